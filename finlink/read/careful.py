"""The careful path: any bytes → records, one bad line never costs another.

A record normally is one physical line. A quoted cell may run over several lines (at most 100 lines or 1 MiB) if
the whole record is then well formed and has as many cells as the header; otherwise only its first line is
rejected and reading goes on with the next line. Lines that need no second look are copied in runs.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from finlink.read.lines import pieces
from finlink.read.records import CONTROL, HINTS, Malformed, Reject, Splitter, is_total, shown
from finlink.read.simple import Lines, look

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MAX_LINES = 100
MAX_BYTES = 1024 * 1024
_FURTHEST = 1000  # lines within which a quote that does close is told from one that never does


@dataclass(slots=True)
class Careful:
    """What the careful path made of a file, in physical lines and bytes; ``rows`` were written as clean CSV.

    ``totals`` are the totals rows, set aside, with their cells. ``places`` has, for the entries of a statement, the
    first line and the number of lines of each. ``cut`` says that the last record, which lacks its
    line end, had to be set aside: the file may be cut off.
    """

    rows: int = 0
    accepted_lines: int = 0
    blank_lines: int = 0
    header_bytes: int = 0
    accepted_bytes: int = 0
    blank_bytes: int = 0
    rejected_bytes: int = 0
    rejects: list[Reject] = field(default_factory=list)
    multiline: dict[int, int] = field(default_factory=dict)
    totals: list[tuple[int, list[str]]] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    cut: bool = False

    @property
    def bytes(self) -> int:
        """All bytes accounted for."""
        return self.header_bytes + self.accepted_bytes + self.blank_bytes + self.rejected_bytes


@dataclass(frozen=True, slots=True)
class Shape:
    """How the records of a file look: ``skip`` lines come before the rows; ``cells`` is the header.

    ``thorough`` looks at every line by itself, else only those after line ``tail`` and those that are not simple.
    ``is_header`` says whether cells are the header of some table; ``required`` are the places of the cells that every
    record must have.
    """

    skip: int
    cells: tuple[str, ...]
    delimiter: str
    encoding: str
    tail: int = 1 << 62
    thorough: bool = False
    is_header: Callable[[list[str]], bool] = lambda _cells: False
    required: tuple[int, ...] = ()


def clean_copy(path: Path, target: Path, shape: Shape) -> Careful:
    """Write the usable records of ``path``, a UTF-8 file, to ``target`` as CSV with the same delimiter.

    The first column of the copy is the record's physical line, counted from 1.
    """
    with target.open("wb") as stream:
        copy = _Copy(path, shape, stream)
        copy.run()
    return copy.done


class _Copy:
    """Walks through a file: simple lines in runs, every other line by itself."""

    def __init__(self, path: Path, shape: Shape, stream: io.BufferedWriter) -> None:
        self.pieces = pieces(path)
        self.shape = shape
        self.stream = stream
        self.done = Careful()
        self.splitter = Splitter(shape.delimiter, shape.encoding)
        self.run_format = b"%d" + shape.delimiter.encode() + b"%b\n"
        self.row = 0  # the last physical line taken
        self.lines: list[bytes] = []
        self.sizes = np.zeros(0, dtype=np.int64)
        self.simple = np.zeros(0, dtype=np.bool_)
        self.returns = np.zeros(0, dtype=np.bool_)
        self.odd: list[int] = []  # which of the lines are not simple, last first
        self.at = 0  # how many of the lines were taken
        self.long: dict[int, int] = {}  # physical line → bytes of a line that was not held whole
        self.loaded = 0  # the last physical line in ``lines``
        self.other_table = ""
        self.ended = True

    def run(self) -> None:
        """Take every line of the file."""
        self.pass_over_header()
        while self.at < len(self.lines) or self.load():
            while self.odd and self.odd[-1] < self.at:
                self.odd.pop()
            run = (self.odd[-1] if self.odd else len(self.lines)) - self.at
            if run and not self.shape.thorough:
                self.copy_run(run)
            else:
                self.take_record()
        if not self.ended and self.done.rejects:
            last = self.done.rejects[-1]
            self.done.cut = last.row + last.lines - 1 == self.row and last.issue in ("FIELDS", "QUOTE", "ENCODING")

    def pass_over_header(self) -> None:
        """Take the lines before the rows."""
        while self.row < self.shape.skip and (self.at < len(self.lines) or self.load()):
            taken = min(self.shape.skip - self.row, len(self.lines) - self.at)
            self.done.header_bytes += self.take(taken)

    def load(self) -> bool:
        """Add the next piece of the file to the lines; False at its end."""
        piece = next(self.pieces, None)
        if piece is None:
            return False
        if piece.long:
            found = Lines([piece.data], np.array([piece.size]), *np.zeros((2, 1), dtype=np.bool_))
            self.long[self.loaded + 1] = piece.size
        else:
            found = look(piece.data, self.shape.delimiter, len(self.shape.cells))
            for place in np.flatnonzero(found.sizes > MAX_BYTES + 2).tolist():
                self.long[self.loaded + 1 + place] = int(found.sizes[place])
                found.simple[place] = False
        self.ended = piece.long or piece.data.endswith((b"\n", b"\r"))
        self.loaded += len(found.lines)
        self.lines = self.lines[self.at :] + found.lines
        self.sizes = np.concatenate((self.sizes[self.at :], found.sizes))
        self.simple = np.concatenate((self.simple[self.at :], found.simple))
        self.returns = np.concatenate((self.returns[self.at :], found.returns))
        if self.loaded > self.shape.tail:
            self.simple[max(0, self.shape.tail - self.row) :] = False
        self.odd = np.flatnonzero(~self.simple)[::-1].tolist()
        self.at = 0
        return True

    def take(self, count: int) -> int:
        """Leave the next lines behind; return how many bytes they have."""
        taken = int(self.sizes[self.at : self.at + count].sum())
        self.row += count
        self.at += count
        return taken

    def copy_run(self, count: int) -> None:
        """Copy simple lines as they are, each with its number."""
        numbers = range(self.row + 1, self.row + count + 1)
        run = zip(numbers, self.lines[self.at : self.at + count], strict=True)
        self.stream.write(b"".join(map(self.run_format.__mod__, run)))
        self.done.rows += count
        self.done.accepted_lines += count
        self.done.accepted_bytes += self.take(count)

    def take_record(self) -> None:
        """Take one record that needs a second look."""
        line, row = self.lines[self.at], self.row + 1
        if not line.strip() and self.shape.delimiter.encode() not in line:
            self.done.blank_lines += 1
            self.done.blank_bytes += self.take(1)
            return
        if row in self.long:
            kilobytes = self.long[row] // 1024
            message = f"is {kilobytes:,} KiB long, and finlink reads lines of at most {MAX_BYTES // 1024:,} KiB"
            self.reject(1, "LIMIT", message, "check that the file has line ends, and is what it should be")
            return
        taken = 1
        try:
            fields = self.splitter.cells(line)
        except Malformed as problem:
            found = self.extended() if problem.unclosed else None
            if found is None:
                self.reject(1, problem.issue, str(problem), HINTS[problem.issue])
                return
            fields, taken = found
            if taken > MAX_LINES:
                message = f"begins a quoted cell of more than {MAX_LINES} lines"
                self.reject(1, "LIMIT", message, "close the quote, or split the text into several rows")
                return
        if self.usable(fields, taken):
            self.accept(fields, taken)

    def extended(self) -> tuple[list[str], int] | None:
        """Complete a record whose quote stayed open with the lines that follow; None if it cannot be.

        A record is whole when its quotes are even in number, so lines are only counted until then, and split once.
        """
        parts, size, count = [self.lines[self.at]], len(self.lines[self.at]), 1
        quotes = parts[0].count(b'"')
        while quotes % 2:
            if count >= _FURTHEST or size >= MAX_BYTES:
                return None
            if self.at + count >= len(self.lines) and not self.load():
                return None
            if self.row + count + 1 in self.long:
                return None
            following = self.lines[self.at + count]
            parts += [self.end_of(self.at + count - 1), following]
            size += len(following)
            quotes += following.count(b'"')
            count += 1
        try:
            fields = self.splitter.cells(b"".join(parts))
        except Malformed:
            return None
        return (fields, count) if len(fields) == len(self.shape.cells) else None

    def end_of(self, at: int) -> bytes:
        """Return the line end of the line at ``at``."""
        if self.returns[at]:
            return b"\r"
        return b"\r\n" if self.sizes[at] == len(self.lines[at]) + 2 else b"\n"

    def usable(self, fields: list[str], taken: int) -> bool:
        """Check what can be checked without types: number of cells, headers and totals, control characters."""
        problem = self.problem_of(fields, taken)
        if problem is not None:
            self.reject(taken, *problem)
        return problem is None

    def problem_of(self, fields: list[str], taken: int) -> tuple[str, str, str] | None:
        """Return issue, message and hint of a record that cannot be used."""
        cells = self.shape.cells
        if [" ".join(one.split()) for one in fields] == list(cells):
            return "HEADER-AGAIN", "repeats the header", "remove the line"
        if self.other_table or (taken == 1 and fields != list(cells) and self.shape.is_header(fields)):
            self.other_table = self.other_table or str(self.row + 1)
            here = self.other_table == str(self.row + 1)
            what = (
                "is the header of another table"
                if here
                else f"stands below another table's header (line {self.other_table})"
            )
            return "SECOND-TABLE", what, "put each table into a file of its own"
        if is_total(fields, self.shape.required):
            self.done.totals.append((self.row + 1, fields))
            return (
                "TOTALS",
                "is a totals row, not a record",
                "nothing to do: totals are compared with the rows, not read",
            )
        if len(fields) != len(cells):
            if len(fields) < len(cells):
                few = f"has too few cells: {len(fields)} where the header has {len(cells)}"
            else:
                few = f"has too many cells: {len(fields)} where the header has {len(cells)}"
            return "FIELDS", few, f"put text that contains the delimiter {self.shape.delimiter!r} in quotes"
        for name, text in zip(cells, fields, strict=True):
            if bad := CONTROL.search(text):
                what = f"has the control character U+{ord(bad[0]):04X} in column {name}"
                return "CONTROL", what, "remove the character"
        return None

    def accept(self, fields: list[str], taken: int) -> None:
        """Write one record, every cell quoted."""
        row = self.row + 1
        text = io.StringIO()
        csv.writer(text, delimiter=self.shape.delimiter, quoting=csv.QUOTE_ALL, lineterminator="\n").writerow(fields)
        self.stream.write(b"%d" % row + self.shape.delimiter.encode() + text.getvalue().encode())
        self.done.rows += 1
        self.done.accepted_lines += taken
        self.done.accepted_bytes += self.take(taken)
        if taken > 1:
            self.done.multiline[row] = taken

    def reject(self, taken: int, issue: str, message: str, hint: str) -> None:
        """Set the record at hand aside."""
        row = self.row + 1
        found = Reject(row, taken, issue, shown(self.lines[self.at]), f"Line {row} {message}.", hint)
        self.done.rejects.append(found)
        self.done.rejected_bytes += self.take(taken)
