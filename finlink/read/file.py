"""Reading one file: bytes → a relation of text cells that the engine can query, and the account of its lines."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from finlink.engine import literal
from finlink.errors import FinlinkError
from finlink.read.careful import Careful, Reject, clean_copy, physical_lines
from finlink.read.header import Header, find_header, refuse_other_types
from finlink.read.inputs import require_regular
from finlink.read.readings import Reading  # noqa: TC001
from finlink.read.scan import Scan, scan
from finlink.schema import tables

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.read.inputs import Input
    from finlink.settings import Settings

_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


@dataclass(slots=True)
class FileRead:
    """One input file as read: what it is, how it was read, and where each physical line went.

    ``relation`` is SQL that yields its cells as text columns ``c0``, ``c1``, … (and ``source_row`` where
    ``numbered``; otherwise the nth row is physical line ``first_row`` + n, n counted from 0).
    """

    input: Input
    scan: Scan
    encoding: str
    header: Header
    relation: str
    numbered: bool
    careful: Careful | None = None
    same_as: str = ""
    rows: int = 0
    rejects: list[Reject] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    copy: Path | None = None

    @property
    def name(self) -> str:
        """The name by which the file is cited."""
        return self.input.name

    @property
    def counted(self) -> Path:
        """The file whose physical lines are counted: the input itself, or the UTF-8 copy of a UTF-16 file."""
        return self.copy or self.input.path

    @property
    def first_row(self) -> int:
        """The physical line of the first row."""
        return self.header.preamble + self.header.lines + 1

    @property
    def blank_lines(self) -> int:
        """Lines with nothing on them."""
        return self.careful.blank_lines if self.careful else 0

    @property
    def rejected_lines(self) -> int:
        """Physical lines of all records set aside, by reading or by typing."""
        return sum(reject.lines for reject in self.rejects)

    @property
    def accepted_lines(self) -> int:
        """Physical lines of all records in use."""
        if self.careful is None:
            return self.scan.lines - self.first_row + 1 - self.rejected_lines
        typed = self.rejected_lines - sum(reject.lines for reject in self.careful.rejects)
        return self.careful.accepted_lines - typed

    def lines_of(self, row: int) -> int:
        """Return how many physical lines the record that starts at ``row`` takes."""
        return self.careful.multiline.get(row, 1) if self.careful else 1

    def assert_nothing_lost(self) -> None:
        """Guarantee 1: preamble + header + accepted + rejected + blank = physical lines."""
        total = self.first_row - 1 + self.accepted_lines + self.rejected_lines + self.blank_lines
        if total != self.scan.lines or min(self.accepted_lines, self.rejected_lines) < 0:
            raise FinlinkError(
                f"{self.name} has {self.scan.lines} lines, but finlink can account for {total}; this is a defect in "
                "finlink, and nothing was written. Please report it with the file's first lines."
            )


def read_file(one: Input, settings: Settings, work: Path, number: int, *, careful: bool = False) -> FileRead:
    """Read one input; ``work`` is a folder for copies, ``number`` tells inputs apart.

    A plain file is left to the engine unless ``careful``; if the engine then refuses it or counts other rows than
    its lines, the caller reads it again with ``careful``. Raises FinlinkError when the file as a whole cannot be
    used: empty, not text, an encoding that must be declared, no usable header.
    """
    require_regular(one.path, one.name)
    path, encoding = one.path, one.source.encoding or settings.encoding
    found = scan(path)
    if found.size == 0:
        raise FinlinkError(f"{one.name} is empty (0 bytes); export it again, or remove the file.")
    bom = next((name for mark, name in _BOMS.items() if found.start.startswith(mark)), "")
    encoding = bom or encoding or "utf-8"
    if bom == "":
        refuse_other_types(found.start, one.name)
    if encoding.replace("_", "-").lower().startswith("utf-16"):
        path, found = _transcoded(one, found, encoding, work / f"utf8-{number}.csv")
    elif not _is_utf8(encoding):
        found.plain = False
    codec = _codec(encoding, one.name)
    start = found.start.decode("utf-8-sig" if codec == "utf-8" else codec, errors="replace")
    header = _header(one, settings, start)
    reader = _Reader(one, path, found, codec, header)
    if found.plain and len(header.cells) > 1 and not careful and _is_rectangular(found, header):
        done = reader.fast()
    else:
        done = reader.careful(work / f"clean-{number}.csv")
    done.copy = None if path == one.path else path
    return done


def _is_rectangular(found: Scan, header: Header) -> bool:
    """Say whether the file has as many delimiters as its lines should have: the engine drops empty cells too many."""
    if found.quotes and len(found.delimiters) > 1:
        return False
    wanted = (found.lines - header.preamble) * (len(header.cells) - 1) + header.preamble
    return found.delimiters.get(header.delimiter) == wanted


def _is_utf8(encoding: str) -> bool:
    return encoding.lower().replace("_", "-") in ("utf-8", "utf8", "utf-8-sig", "ascii")


def _codec(encoding: str, name: str) -> str:
    if _is_utf8(encoding) or encoding.lower().startswith("utf-16"):
        return "utf-8"
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        raise FinlinkError(f'{name}: the encoding "{encoding}" is not known; try utf-8, cp1250 or cp1251.') from None


def _transcoded(one: Input, found: Scan, encoding: str, target: Path) -> tuple[Path, Scan]:
    """Write a UTF-16 file as UTF-8 and look at that; the hash and size stay those of the original."""
    try:
        target.write_text(one.path.read_bytes().decode(encoding), encoding="utf-8", newline="")
    except UnicodeDecodeError as error:
        raise FinlinkError(
            f"{one.name} is not valid {encoding} at byte {error.start + 1}; export it as UTF-8."
        ) from None
    copy = scan(target)
    copy.sha256, copy.size = found.sha256, found.size
    return target, copy


def _header(one: Input, settings: Settings, start: str) -> Header:
    """Find the header; a derived table takes its columns from the [[derive]] entry alone."""
    mapping = {**settings.columns.get(one.table, {}), **settings.columns.get(one.name, {})}
    table = tables()[one.table]
    delimiter = one.source.delimiter or settings.delimiter
    if one.derive is None:
        return find_header(start, one.name, table, delimiter, mapping)
    bare = type(table)(table.name, table.description, ())
    header = find_header(start, one.name, bare, delimiter, {})
    wanted = {*one.derive.columns.values(), *one.derive.where, *one.derive.connected, one.derive.key} - {""}
    for missing in sorted(wanted - set(header.cells)):
        raise FinlinkError(
            f'{one.name}: [[derive]] for {one.table} uses the column "{missing}", but the headers are: '
            f"{', '.join(header.cells)}."
        )
    return header


@dataclass(frozen=True, slots=True)
class _Reader:
    one: Input
    path: Path
    scan: Scan
    codec: str
    header: Header

    def relation(
        self, path: Path, columns: list[str], *, delimiter: str, quoted: bool, skip: int, parallel: bool
    ) -> str:
        """Return SQL that reads a CSV file as text; DuckDB guesses nothing."""
        quote = "'\"'" if quoted else "''"
        types = ", ".join(f"'{name}': 'VARCHAR'" for name in columns)
        return (
            f"read_csv({literal(path)}, auto_detect=false, header=false, skip={skip}, delim='{delimiter}', "
            f"quote={quote}, escape={quote}, columns={{{types}}}, strict_mode=true, max_line_size=4194304, "
            f"parallel={parallel})"
        )

    def fast(self) -> FileRead:
        """Hand a plain file straight to the engine; whoever loads it compares the counts."""
        names = [f"c{n}" for n in range(len(self.header.cells))]
        skip = self.header.preamble + self.header.lines
        relation = self.relation(
            self.path, names, delimiter=self.header.delimiter, quoted=self.scan.quotes > 0, skip=skip, parallel=True
        )
        return FileRead(self.one, self.scan, "utf-8", self.header, relation, numbered=False)

    def careful(self, target: Path) -> FileRead:
        """Read a file line by line and hand the engine a clean copy of its usable records."""
        if self.codec == "utf-8":
            _refuse_other_encodings(self.path, self.one.name)
        skip = self.header.preamble + self.header.lines
        done = clean_copy(
            self.path, target, skip=skip, cells=self.header.cells, delimiter=self.header.delimiter, encoding=self.codec
        )
        names = ["source_row", *(f"c{n}" for n in range(len(self.header.cells)))]
        relation = self.relation(target, names, delimiter=",", quoted=True, skip=0, parallel=False)
        return FileRead(
            self.one,
            self.scan,
            self.codec,
            self.header,
            relation,
            numbered=True,
            careful=done,
            rejects=list(done.rejects),
        )


def _refuse_other_encodings(path: Path, name: str) -> None:
    """Refuse a file that is not UTF-8 as a whole: fewer than 99 % of its non-ASCII lines are valid."""
    marked = bad = 0
    sample = ""
    for line in physical_lines(path):
        if line.isascii():
            continue
        marked += 1
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            bad += 1
            sample = sample or ascii(line.strip()[:60])
    if bad * 100 > marked:
        raise FinlinkError(
            f"{name} is not UTF-8 ({bad} of {marked} lines with letters outside ASCII, the first {sample}); save it as "
            'UTF-8, or say what it is: --encoding cp1250, or encoding = "cp1250" in finlink.toml '
            "(cp1250 Latin, cp1251 Cyrillic, cp1253 Greek, cp1254 Turkish)."
        )
