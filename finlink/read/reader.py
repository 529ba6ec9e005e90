"""Reading one file: what it is, in which encoding, where its header stands, and which way its rows are read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from finlink.errors import FinlinkError
from finlink.files import sha256
from finlink.presets import Mapped
from finlink.read import formats
from finlink.read.file import FileRead
from finlink.read.header import NAMES, find_header
from finlink.read.lines import stamp_of
from finlink.read.readings import Reading
from finlink.read.rows_copy import amounts_of, copy_rows, header_of
from finlink.read.scan import START, Scan
from finlink.read.text import as_utf8, cell_names, left_to_engine, line_by_line, may_be_left_to_engine, relation_of_copy
from finlink.schema import Table, match_headers, tables
from finlink.settings import Source

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from finlink.read.header import Header, Judge
    from finlink.read.inputs import Input
    from finlink.read.lines import Stamp
    from finlink.read.readings import How
    from finlink.settings import Settings

_NO_TABLE = Table("", "", ())
_TITLES = {"xlsx": "Excel workbook", "camt053": "ISO 20022 statement", "mt940": "MT940 statement", "tagpack": "TagPack"}


def read_file(
    one: Input, settings: Settings, work: Path, number: int, *, careful: bool = False, thorough: bool = False
) -> FileRead:
    """Read one input; ``work`` is a folder for copies, ``number`` tells inputs apart.

    A plain file is left to the engine unless ``careful``; if the engine then refuses it or counts other rows than
    its lines, the caller reads it again with ``careful``, or ``thorough``: every line by itself. Raises FinlinkError
    when the file as a whole cannot be used: empty, not text, an encoding that must be declared, no usable header.
    """
    stamp = stamp_of(one.path, one.name)
    if stamp.size == 0:
        raise FinlinkError(f"{one.name} is empty (0 bytes); export it again, or remove the file.")
    with one.path.open("rb") as stream:
        start = stream.read(START)
    kind = formats.detect(start, one.name)
    if kind and one.source.encoding == "":
        return _from_rows(one, settings, kind, stamp, work / f"clean-{number}.csv")
    path, found, encoding = as_utf8(one, settings, start, work / f"utf8-{number}.csv")
    delimiter = one.source.delimiter or settings.delimiter
    text = found.start.decode("utf-8-sig", errors="replace")
    table, line = tables()[one.table], one.source.header_line
    header = find_header(text, one.name, table, _judge_of(one, settings), delimiter=delimiter, line=line)
    _refuse_missing_columns(one, header)
    done = FileRead(_settled(one, header), found, encoding.name, header, "", False, path, stamp)
    how: How = "declared" if delimiter else "found"
    done.readings = [
        Reading("encoding", encoding.name, encoding.how, encoding.because),
        Reading(
            "delimiter", NAMES.get(header.delimiter, header.delimiter), how, header.delimiter.join(header.cells[:3])
        ),
        *_header_readings(done),
    ]
    if not careful and not thorough and may_be_left_to_engine(done):
        left_to_engine(done)
    else:
        line_by_line(done, work / f"clean-{number}.csv", thorough=thorough)
    return done


def _from_rows(one: Input, settings: Settings, kind: str, stamp: Stamp, target: Path) -> FileRead:
    """Read a file that is not delimited text: a workbook, a statement, a TagPack."""
    if kind not in formats.READ:
        raise formats.refusal(one.name, kind)
    options = formats.Options(sheet=one.source.sheet, encoding=one.source.encoding)
    parts = formats.read_rows(one.path, one.name, kind, options)
    part = next((part for part in parts if part.table in ("", one.table)), None)
    if part is None:
        feeds = " and ".join(sorted({part.table for part in parts})) or "no table"
        raise FinlinkError(
            f"{one.name} feeds {feeds}, not {one.table}; take it out of [files] or name the right table."
        )
    header = header_of(part, one.name, tables()[one.table], _judge_of(one, settings), one.source.header_line)
    _refuse_missing_columns(one, header)
    found = Scan(sha256=sha256(one.path), size=stamp.size, lines=part.lines, plain=False, padded=True)
    done = FileRead(_settled(one, header), found, kind, header, "", True, one.path, stamp, delimited=False)
    done.part = part
    amounts = amounts_of(header, tables()[one.table], one)
    done.careful = copy_rows(part, header, target, amounts, header.required(one.table))
    done.rejects = list(done.careful.rejects)
    done.notes = [note for note in part.notes if note.severity != "error" or not note.row]
    names = ["source_row", *cell_names(header)]
    done.relation = relation_of_copy(target, names, ",")
    done.readings = [Reading("format", _TITLES[kind], "found", "its first bytes"), *_header_readings(done)]
    return done


def _judge_of(one: Input, settings: Settings) -> Judge:
    """Return what says which columns of the table a line would be the header of."""
    return one.mapper(settings) if one.derive is None else _DerivedJudge(_wanted(one))


def _wanted(one: Input) -> frozenset[str]:
    """Return the headers that a derived table needs."""
    derive = one.derive
    if derive is None:
        return frozenset()
    return frozenset({*derive.columns.values(), *derive.where, *derive.connected, derive.key} - {""})


@dataclass(frozen=True, slots=True)
class _DerivedJudge:
    """Says which of the headers that a derived table needs a line has."""

    wanted: frozenset[str]

    def __call__(self, cells: Sequence[str]) -> Mapped:
        columns = {name: cells.index(name) for name in sorted(self.wanted) if name in cells}
        match = replace(match_headers(_NO_TABLE, cells), columns=columns, unknown=[], duplicates=[])
        return Mapped(match, Source(""))


def _refuse_missing_columns(one: Input, header: Header) -> None:
    for missing in sorted(_wanted(one) - set(header.cells)):
        raise FinlinkError(
            f'{one.name}: [[derive]] for {one.table} uses the column "{missing}", but the headers are: '
            f"{', '.join(header.cells)}."
        )


def _settled(one: Input, header: Header) -> Input:
    """Return the input with what a preset says about its cells filled in."""
    if one.derive is not None or header.mapped is None:
        return one
    return replace(one, source=header.mapped.source)


def _first_of(header: Header) -> str:
    return (header.delimiter or " ").join(header.cells[:4])


def _header_readings(file: FileRead) -> list[Reading]:
    """Say where the header stands, which lines were taken for titles, and which preset was used."""
    header, source = file.header, file.input.source
    found = []
    if not file.is_statement:
        how: How = "declared" if source.header_line else "found"
        line = str(header.preamble + 1)
        found.append(Reading("header line", line, how, _first_of(header)))
    if header.above:
        found.append(Reading("lines above the header", str(header.preamble), "found", " / ".join(header.above[:5])))
    if header.below:
        found.append(Reading("lines of the header", str(header.lines), "found", " / ".join(header.below)))
    mapped = header.mapped
    if mapped is not None and mapped.preset is not None:
        how = "declared" if source.preset else "found"
        found.append(Reading("preset", mapped.preset.name, how, ", ".join(mapped.because)))
    if source.sheet:
        found.append(Reading("sheet", source.sheet, "declared"))
    return found
