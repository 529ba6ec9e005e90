"""Delimited text: as UTF-8, and then either left to the engine or read line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.engine import literal
from finlink.errors import FinlinkError
from finlink.read.careful import Shape, clean_copy
from finlink.read.encodings import Encoding, by_evidence, codec_of, marked, share_of_utf8, transcoded
from finlink.read.formats import Note
from finlink.read.records import Malformed, Splitter, is_total
from finlink.read.scan import Scan, scan
from finlink.read.words import is_header

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from finlink.read.file import FileRead
    from finlink.read.header import Header
    from finlink.read.inputs import Input
    from finlink.settings import Settings

_NEARLY_ALL, _MOST = 0.99, 0.5
"""The share of lines in UTF-8 from which a file is UTF-8, and from which it is where no code page fits."""

TAIL = 40
"""So many of a file's last lines are looked at one by one: totals stand there."""


def as_utf8(one: Input, settings: Settings, start: bytes, copy: Path) -> tuple[Path, Scan, Encoding]:
    """Return a UTF-8 file with the text (the input itself, or ``copy``), what its bytes show, and its encoding.

    Of a copy the size and the hash are those of the input. A declared encoding of one file is taken at its word;
    that of the register is for files that are not UTF-8.
    """
    mark = marked(start)
    declared = codec_of(one.source.encoding, one.name) if one.source.encoding else ""
    encoding = Encoding(mark, "found", "its first bytes") if mark else Encoding(declared, "declared", "")
    found: Scan | None = None
    if encoding.name in ("", "utf-8"):
        found = scan(one.path)
        if encoding.name == "":
            encoding = _encoding_of(one, settings, found)
    if encoding.name == "utf-8" and found is not None:
        found.counted_bytes = found.size
        return one.path, found, encoding
    transcoded(one.path, copy, encoding.name)
    original, found = found or scan(one.path), scan(copy)
    found.counted_bytes = found.size
    found.sha256, found.size = original.sha256, original.size
    return copy, found, encoding


def _encoding_of(one: Input, settings: Settings, found: Scan) -> Encoding:
    """Return the encoding of a file without a mark for which none was declared."""
    general = codec_of(settings.encoding, one.name) if settings.encoding else ""
    if found.utf8:
        return Encoding("utf-8", "found", "every byte is ASCII" if found.ascii else "every line is valid UTF-8")
    share = share_of_utf8(one.path)
    if share >= _NEARLY_ALL:
        return Encoding("utf-8", "found", "99 % or more of the lines with other letters are valid UTF-8")
    if general:
        return Encoding(general, "declared", "")
    try:
        return by_evidence(one.path, one.name)
    except FinlinkError:
        if share < _MOST:  # letters of a code page hardly ever make up UTF-8 by chance
            raise
        return Encoding("utf-8", "found", f"{share:.0%} of the lines with other letters are valid UTF-8")


def may_be_left_to_engine(file: FileRead) -> bool:
    """Say whether a vectorised reader cannot misread the file.

    It has as many delimiters as its lines should have, since the engine drops empty cells too many; and no totals
    row at its end.
    """
    found, header = file.scan, file.header
    if not found.plain or len(header.cells) < 2 or (found.quotes and len(found.delimiters) > 1):
        return False
    wanted = (found.lines - header.preamble) * (len(header.cells) - 1) + header.preamble
    above = "".join(header.above).count(header.delimiter)
    exact = header.preamble in (0, 1) and not above and header.lines == 1
    return exact and found.delimiters.get(header.delimiter) == wanted and not _has_totals(file.counted, header)


def _has_totals(path: Path, header: Header) -> bool:
    """Say whether one of the last lines is a totals row."""
    splitter = Splitter(header.delimiter, "utf-8")
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - 32 * 1024))
        lines = stream.read().splitlines()[-TAIL:]
    for line in lines:
        try:
            if is_total(splitter.cells(line)):
                return True
        except Malformed:
            continue
    return False


def _relation(path: Path, columns: Sequence[str], delimiter: str, how: str, *, quoted: bool) -> str:
    quote = "'\"'" if quoted else "''"
    types = ", ".join(f"'{name}': 'VARCHAR'" for name in columns)
    return (
        f"read_csv({literal(path)}, auto_detect=false, header=false, delim='{delimiter}', quote={quote}, "
        f"escape={quote}, columns={{{types}}}, strict_mode=true, max_line_size=4194304, compression='none', {how})"
    )


def relation_of_copy(path: Path, columns: Sequence[str], delimiter: str) -> str:
    """Return SQL that reads a clean copy as text: every cell may be quoted, and every record ends with a line feed.

    That is said, not found: the engine takes the first line end it meets for that of the file, even within quotes.
    """
    return _relation(path, columns, delimiter, "new_line='\\n', parallel=false", quoted=True)


def cell_names(header: Header) -> list[str]:
    """Return the names of the relation's columns."""
    return [f"c{n}" for n in range(len(header.cells))]


def left_to_engine(file: FileRead) -> None:
    """Hand a plain file straight to the engine; whoever loads it compares the counts."""
    header = file.header
    how = f"skip={header.preamble + header.lines}, parallel=true"
    quoted = file.scan.quotes > 0
    file.relation = _relation(file.counted, cell_names(header), header.delimiter, how, quoted=quoted)


def line_by_line(file: FileRead, target: Path, *, thorough: bool) -> None:
    """Read a file line by line and hand the engine a clean copy of its usable records."""
    header = file.header
    shape = Shape(
        header.preamble + header.lines,
        header.cells,
        header.delimiter,
        file.encoding,
        tail=file.scan.lines - TAIL,
        thorough=thorough,
        is_header=is_header,
        required=header.required(file.input.table),
    )
    file.careful = clean_copy(file.counted, target, shape)
    file.rejects = list(file.careful.rejects)
    file.numbered = True
    names = ["source_row", *cell_names(header)]
    file.relation = relation_of_copy(target, names, header.delimiter)
    if file.careful.cut:
        message = f"{file.name} ends without a line end in a record that is not whole; the file may be cut off."
        file.notes.append(Note(file.scan.lines, "", "TRUNCATED", "warning", "", message, "ask for the file again"))
