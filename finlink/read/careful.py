"""The careful path: any bytes → records, one bad line never costs another.

A record normally is one physical line. A quoted cell may run over several lines (at most 100 lines or 1 MiB) if
the whole record is then well formed and has as many cells as the header; otherwise only its first line is
rejected and reading goes on with the next line.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_LINES = 100
MAX_BYTES = 1024 * 1024
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Reject:
    """A record that cannot be used: where it starts, how many lines it takes, and why."""

    row: int
    lines: int
    issue: str
    value: str
    message: str
    hint: str


@dataclass(slots=True)
class Careful:
    """What the careful path made of a file, in physical lines; ``rows`` were written as clean CSV."""

    rows: int = 0
    accepted_lines: int = 0
    blank_lines: int = 0
    rejects: list[Reject] = field(default_factory=list)
    multiline: dict[int, int] = field(default_factory=dict)


class _Malformed(Exception):  # noqa: N818 - never leaves this module
    """A record cannot be split into cells; ``unclosed`` when its last cell was never closed."""

    def __init__(self, message: str, *, issue: str = "QUOTE", unclosed: bool = False) -> None:
        super().__init__(message)
        self.issue = issue
        self.unclosed = unclosed


_HINTS = {
    "QUOTE": "double every quote inside a quoted cell, or remove the stray one",
    "ENCODING": "save the file as UTF-8, or declare its encoding (--encoding)",
}


def physical_lines(path: Path) -> Iterator[bytes]:
    """Yield the lines of a file with their ends; CRLF, LF and a lone CR each end one."""
    with path.open("rb") as stream:
        for line in stream:
            if b"\r" in line.removesuffix(b"\n").removesuffix(b"\r"):
                yield from line.splitlines(keepends=True)
            else:
                yield line


def clean_copy(
    path: Path, target: Path, *, skip: int, cells: tuple[str, ...], delimiter: str, encoding: str
) -> Careful:
    """Write the usable records of ``path`` to ``target`` as plain UTF-8 CSV, every cell quoted.

    The first column of the copy is the record's physical line, counted from 1; ``skip`` lines come before the
    rows; ``cells`` is the header, whose length every record must have.
    """
    done = Careful()
    with target.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
        reader = _Records(path, skip, cells, delimiter, encoding, done)
        for row, fields in reader.records():
            writer.writerow([row, *fields])
            done.rows += 1
    return done


class _Records:
    """Groups physical lines to records and decides which are usable."""

    def __init__(  # noqa: PLR0917 - private, called once
        self, path: Path, skip: int, cells: tuple[str, ...], delimiter: str, encoding: str, done: Careful
    ) -> None:
        self.lines = physical_lines(path)
        self.row = skip
        for _ in range(skip):
            next(self.lines, None)
        self.cells = cells
        self.delimiter = delimiter
        self.encoding = encoding
        self.done = done
        self.pending: list[bytes] = []
        escaped = re.escape(delimiter)
        self.cell = re.compile(rf'(?:"((?:[^"]|"")*)"|([^"{escaped}]*))({escaped}|$)', re.DOTALL)

    def records(self) -> Iterator[tuple[int, list[str]]]:
        """Yield (line, cells) of each usable record; everything else goes to ``done``."""
        while (line := self.next_line()) is not None:
            self.row += 1
            if not line.strip():
                self.done.blank_lines += 1
                continue
            row, taken = self.row, 1
            try:
                fields = self.parse(line)
            except _Malformed as problem:
                extended = self.extend(line) if problem.unclosed else None
                if extended is None:
                    self.reject(row, 1, problem.issue, _show(line), str(problem), _HINTS[problem.issue])
                    continue
                fields, taken = extended
                self.row += taken - 1
            if self.usable(row, taken, fields, line):
                self.done.accepted_lines += taken
                if taken > 1:
                    self.done.multiline[row] = taken
                yield row, fields

    def next_line(self) -> bytes | None:
        """Take the next physical line, those put back first."""
        return self.pending.pop(0) if self.pending else next(self.lines, None)

    def parse(self, record: bytes) -> list[str]:
        """Split one record into its cells; raises _Malformed."""
        try:
            text = record.decode(self.encoding)
        except UnicodeDecodeError as error:
            raise _Malformed(
                f"is not valid {self.encoding} at byte {error.start + 1} of the line ({record[error.start]:#04x})",
                issue="ENCODING",
            ) from None
        text = text.rstrip("\r\n")
        if '"' not in text:
            return text.split(self.delimiter)
        fields, at = [], 0
        while True:
            found = self.cell.match(text, at)
            if found is None:
                raise self.why(text, at)
            quoted = found[1]
            fields.append(found[2] if quoted is None else quoted.replace('""', '"'))
            at = found.end()
            if not found[3]:
                return fields

    def why(self, text: str, at: int) -> _Malformed:
        """Say in words what is wrong with the cell that starts at ``at``."""
        if text[at] != '"':
            return _Malformed(f"has a quote inside an unquoted cell (character {text.index(chr(34), at) + 1})")
        closing = re.compile(r'"(?:[^"]|"")*"(?!")').match(text, at)
        if closing is None:
            return _Malformed(f"opens a quote at character {at + 1} that is never closed", unclosed=True)
        return _Malformed(f"has text after a closing quote (character {closing.end() + 1})")

    def extend(self, line: bytes) -> tuple[list[str], int] | None:
        """Try to complete a record whose quote stayed open with the lines that follow; None if it cannot be."""
        more: list[bytes] = []
        record = line
        while len(more) < MAX_LINES - 1 and len(record) < MAX_BYTES:
            following = self.next_line()
            if following is None:
                break
            more.append(following)
            record += following
            try:
                fields = self.parse(record)
            except _Malformed as problem:
                if problem.unclosed:
                    continue
                break
            if len(fields) == len(self.cells):
                return fields, len(more) + 1
            break
        self.pending = more + self.pending
        return None

    def usable(self, row: int, taken: int, fields: list[str], line: bytes) -> bool:
        """Check what can be checked without types: the number of cells, blank rows, control characters."""
        if len(fields) != len(self.cells):
            word = "few" if len(fields) < len(self.cells) else "many"
            self.reject(
                row, taken, "FIELDS", _show(line),
                f"has too {word} cells: {len(fields)} where the header has {len(self.cells)}",
                f"put text that contains the delimiter {self.delimiter!r} in quotes",
            )  # fmt: skip
            return False
        if not any(field.strip() for field in fields):
            self.reject(row, taken, "BLANK", _show(line), "has cells but no values", "remove the row")
            return False
        if [field.strip() for field in fields] == list(self.cells):
            self.reject(row, taken, "HEADER-AGAIN", _show(line), "repeats the header", "remove the line")
            return False
        for name, text in zip(self.cells, fields, strict=True):
            if bad := _CONTROL.search(text):
                self.reject(
                    row, taken, "CONTROL", _show(text.encode()),
                    f"has the control character U+{ord(bad[0]):04X} in column {name}", "remove the character",
                )  # fmt: skip
                return False
        return True

    def reject(self, row: int, lines: int, issue: str, value: str, message: str, hint: str) -> None:  # noqa: PLR0917
        """Set a record aside."""
        self.done.rejects.append(Reject(row, lines, issue, value, f"Line {row} {message}.", hint))


def _show(record: bytes) -> str:
    """Return at most 120 characters of a record for a message, control characters escaped."""
    text = record.decode("utf-8", errors="backslashreplace").rstrip("\r\n")
    shown = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
    return shown if len(shown) <= 120 else shown[:119] + "…"
