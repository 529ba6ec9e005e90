"""One file as it was read: a relation of text cells that the engine can query, and the account of its lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from finlink.errors import FinlinkError
from finlink.read.lines import stamp_of

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.read.careful import Careful
    from finlink.read.formats.rows import Note, TextRows
    from finlink.read.header import Header
    from finlink.read.inputs import Input
    from finlink.read.lines import Stamp
    from finlink.read.readings import Reading
    from finlink.read.records import Reject
    from finlink.read.scan import Scan


@dataclass(slots=True)
class FileRead:
    """One input file as read: what it is, how it was read, and where each physical line went.

    ``relation`` is SQL that yields its cells as text columns ``c0``, ``c1``, … (and ``source_row`` where
    ``numbered``; otherwise the nth row is physical line ``first_row`` + n, n counted from 0). ``readings`` says what
    was found out about it, ``notes`` what is to be reported. ``counted`` is the UTF-8 file whose lines are counted; a
    file that is not ``delimited`` has rows of its own kind, in ``part``: of a statement every entry is accounted for
    as one line. ``rows`` were loaded by the engine (-1 = not yet). ``repaired`` are the rejected rows that stand,
    repaired, in another file.
    """

    input: Input
    scan: Scan
    encoding: str
    header: Header
    relation: str
    numbered: bool
    counted: Path
    stamp: Stamp
    delimited: bool = True
    careful: Careful | None = None
    same_as: str = ""
    rows: int = -1
    rejects: list[Reject] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    repaired: set[int] = field(default_factory=set)
    part: TextRows | None = None

    @property
    def name(self) -> str:
        """The name by which the file is cited."""
        return self.input.name

    @property
    def is_statement(self) -> bool:
        """Whether the format, not a header line, says what its columns are: a statement or a TagPack."""
        return self.part is not None and self.part.header is not None

    @property
    def counted_as_one(self) -> int:
        """What is accounted for one by one: the physical lines, of a sheet its rows, of a statement its entries."""
        return self.part.entries if self.part is not None and self.is_statement else self.scan.lines

    @property
    def shares_lines(self) -> bool:
        """Whether entries of a statement share lines, so that they are cited by number."""
        return self.part is not None and any(note.issue == "ENTRY-NUMBERS" for note in self.part.notes)

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
        return sum({reject.row: reject.lines for reject in self.rejects}.values())

    @property
    def repaired_lines(self) -> int:
        """Physical lines of the records set aside that stand, repaired, in another file."""
        return sum({reject.row: reject.lines for reject in self.rejects if reject.row in self.repaired}.values())

    @property
    def accepted_lines(self) -> int:
        """Physical lines of all records in use."""
        if self.careful is None:
            return self.scan.lines - self.first_row + 1 - self.rejected_lines
        read = sum({reject.row: reject.lines for reject in self.careful.rejects}.values())
        return self.careful.accepted_lines - (self.rejected_lines - read)

    def lines_of(self, row: int) -> int:
        """Return how many physical lines the record that starts at ``row`` takes."""
        return self.careful.multiline.get(row, 1) if self.careful else 1

    def assert_nothing_lost(self) -> None:
        """Guarantee 1: preamble + header + accepted + rejected + blank = physical lines; and so for the bytes.

        Of a statement: accepted + rejected = the entries that its format counted. What was written for the engine must
        be what it loaded.
        """
        total = self.first_row - 1 + self.accepted_lines + self.rejected_lines + self.blank_lines
        wrong = total != self.counted_as_one or min(self.accepted_lines, self.rejected_lines) < 0
        what = (
            f"{self.counted_as_one} {'entries' if self.is_statement else 'lines'}, but finlink can account for {total}"
        )
        if not wrong and self.careful is not None and self.input.derive is None:
            wrong = self.rows not in (-1, self.careful.rows)
            what = f"{self.careful.rows} usable rows, but {self.rows} were loaded"
        if not wrong and self.careful is not None and self.delimited:
            wrong = self.careful.bytes != self.scan.counted_bytes
            what = f"{self.scan.counted_bytes} bytes, but finlink can account for {self.careful.bytes}"
        if wrong:
            raise FinlinkError(
                f"{self.name} has {what}; this is a defect in finlink, and nothing was written. Please report it with "
                "the file's first lines."
            )

    def assert_unchanged(self) -> None:
        """Refuse a file that somebody wrote to while it was read."""
        if stamp_of(self.input.path, self.name) != self.stamp:
            raise FinlinkError(f"{self.name} was changed while it was read; build again when nothing writes to it.")
