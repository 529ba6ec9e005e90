"""Rows that a format module found (a sheet, a statement, a TagPack) → the same clean copy as the careful path makes."""

from __future__ import annotations

import csv
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from finlink.read.careful import Careful
from finlink.read.formats import exact, plain
from finlink.read.header import Candidate, Header, refuse_unusable, settle
from finlink.read.records import CONTROL, Reject, is_total, shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from finlink.read.formats.rows import TextRows
    from finlink.read.header import Judge
    from finlink.read.inputs import Input
    from finlink.schema import Table

_LOOKED_AT = 60
_BEYOND = 20  # columns after the header's last that may have values: a stray cell at the end of a sheet makes thousands
_EXACT_COLUMNS = frozenset({"amount", "received_amount", "fee", "balance", "balance_after"})
"""The columns of statements whose numbers are written as their format says, with a decimal point."""


def header_of(found: TextRows, name: str, table: Table, judge: Judge, line: int) -> Header:
    """Return the header: the one the format gives, where a case is not asked for, or that among a sheet's rows."""
    if found.header is None:
        rows = islice(found.rows(), _LOOKED_AT)
        first = [
            Candidate(row, taken, tuple(" ".join(plain(cell).split()) for cell in cells)) for row, taken, cells in rows
        ]
        header = settle({"": first}, name, table, judge, line)
        above = header.preamble + header.lines
        width = max((_width(cells) for row, _, cells in found.rows() if row > above), default=0)
        beyond = width - len(header.cells)
        return replace(header, cells=(*header.cells, *[""] * beyond)) if beyond <= _BEYOND else header
    mapped = judge(found.header)
    missing = [column for column in mapped.match.missing if column.name != "case_id"]
    mapped = replace(mapped, match=replace(mapped.match, missing=missing))
    header = Header("", found.header, mapped.match, 0, 0, mapped)
    refuse_unusable(header, name, table)
    return header


def _width(cells: list[str]) -> int:
    """Return how many cells a row takes, without the empty ones at its end."""
    return max((n + 1 for n, cell in enumerate(cells) if cell.strip()), default=0)


def amounts_of(header: Header, table: Table, one: Input) -> frozenset[int]:
    """Return the positions whose cells become amounts or rates of ``table``."""
    amounts = {column.name for column in table.columns if column.type in ("amount", "rate")}
    if one.derive is not None:
        wanted = {written for name, written in one.derive.columns.items() if name in amounts}
        return frozenset(n for n, cell in enumerate(header.cells) if cell in wanted)
    found = {position for name, position in header.match.columns.items() if name in amounts}
    if header.mapped is not None:
        parts = [part for name, made in header.mapped.made.items() if name in amounts for part in made.parts]
        parts += [own for name, own in header.mapped.own.items() if name in ("amount", "debit", "credit")]
        found.update(position for part in parts for position in part)
    return frozenset(found)


def copy_rows(
    found: TextRows, header: Header, target: Path, amounts: frozenset[int], required: tuple[int, ...]
) -> Careful:
    """Write the usable rows to ``target`` as CSV, the row number first; the rest is set aside with its reason.

    Rows that the format itself cannot use (its notes with an error) are set aside too. Of a sheet every row down to the
    last is accounted for, of a statement every entry, each as one. Only in the positions ``amounts`` an exact number
    keeps its mark; ``required`` are the places of the cells that every record must have.
    """
    done = Careful()
    cells, width = list(header.cells), len(header.cells)
    above = header.preamble + header.lines if found.header is None else 0
    writers = [_writer(found, name, is_amount=n in amounts) for n, name in enumerate(cells)]
    with target.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
        for row, taken, values in found.rows():
            if row <= above:
                continue
            padded = [*values, *[""] * (width - len(values))]
            problem = _problem(padded, cells, row, done, required)
            if found.header is not None:
                done.places.append((row, taken))
            if problem is None:
                writer.writerow([row, *(write(cell) for write, cell in zip(writers, padded, strict=False))])
                done.rows += 1
            else:
                issue, message, hint = problem
                said = shown(plain(",".join(values)).encode())
                done.rejects.append(Reject(row, 1, issue, said, f"Row {row} {message}.", hint))
    for note in found.notes:
        if note.severity == "error" and note.row:
            done.rejects.append(Reject(note.row, 1, note.issue, note.value, note.message, note.hint))
    done.accepted_lines = done.rows
    done.blank_lines = found.lines - above - done.rows - len(done.rejects) if found.header is None else 0
    return done


def _writer(found: TextRows, name: str, *, is_amount: bool) -> Callable[[str], str]:
    """Return what writes the cells of a column: exact numbers of a statement or sheet keep their mark in amounts."""
    if found.header is None:
        return str if is_amount else plain
    return exact if is_amount and name in _EXACT_COLUMNS else str


def _problem(
    values: list[str], cells: list[str], row: int, done: Careful, required: tuple[int, ...]
) -> tuple[str, str, str] | None:
    if [one.strip() for one in values[: len(cells)]] == cells:
        return "HEADER-AGAIN", "repeats the header", "remove the row"
    if is_total(values, required):
        done.totals.append((row, values))
        return "TOTALS", "is a totals row, not a record", "nothing to do: totals are compared with the rows, not read"
    if any(one.strip() for one in values[len(cells) :]):
        extra = len(values) - len(cells)
        return "FIELDS", f"has values in {extra} cells beyond the header's {len(cells)}", "give these columns a header"
    for name, text in zip(cells, values, strict=False):
        if bad := CONTROL.search(text):
            return "CONTROL", f"has the control character U+{ord(bad[0]):04X} in column {name}", "remove the character"
    return None
