"""Rows that a format module found (a sheet, a statement, a TagPack) → the same clean copy as the careful path makes."""

from __future__ import annotations

import csv
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from finlink.read.careful import Careful
from finlink.read.header import Candidate, Header, refuse_unusable, settle
from finlink.read.records import CONTROL, Reject, is_total, shown

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.read.formats.rows import TextRows
    from finlink.read.header import Judge
    from finlink.schema import Table

_LOOKED_AT = 60


def header_of(found: TextRows, name: str, table: Table, judge: Judge, line: int) -> Header:
    """Return the header: the one the format gives, where a case is not asked for, or that among a sheet's rows."""
    if found.header is None:
        rows = islice(found.rows(), _LOOKED_AT)
        first = [Candidate(row, taken, tuple(" ".join(cell.split()) for cell in cells)) for row, taken, cells in rows]
        return settle({"": first}, name, table, judge, line)
    mapped = judge(found.header)
    missing = [column for column in mapped.match.missing if column.name != "case_id"]
    mapped = replace(mapped, match=replace(mapped.match, missing=missing))
    header = Header("", found.header, mapped.match, 0, 0, mapped)
    refuse_unusable(header, name, table)
    return header


def copy_rows(found: TextRows, header: Header, target: Path, required: tuple[int, ...]) -> Careful:
    """Write the usable rows to ``target`` as CSV, the row number first; the rest is set aside with its reason.

    Rows that the format itself cannot use (its notes with an error) are set aside too. Several rows may share a line:
    lines are counted once. ``required`` are the places of the cells that every record must have.
    """
    done = Careful()
    cells, width = list(header.cells), len(header.cells)
    above = header.preamble + header.lines if found.header is None else 0
    covered: set[int] = set()
    with target.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
        for row, taken, values in found.rows():
            if row <= above:
                continue
            padded = [*values, *[""] * (width - len(values))]
            problem = _problem(padded, cells, row, done, required)
            covered.update(range(row, row + taken))
            if taken > 1:
                done.multiline[row] = taken
            if problem is None:
                writer.writerow([row, *padded[:width]])
                done.rows += 1
            else:
                issue, message, hint = problem
                said = shown(",".join(values).encode())
                done.rejects.append(Reject(row, taken, issue, said, f"Row {row} {message}.", hint))
    for note in found.notes:
        if note.severity == "error" and note.row:
            done.rejects.append(Reject(note.row, 1, note.issue, note.value, note.message, note.hint))
            covered.add(note.row)
    rejected = sum({reject.row: reject.lines for reject in done.rejects}.values())
    done.accepted_lines = len(covered) - rejected
    done.blank_lines = found.lines - above - len(covered) if found.header is None else 0
    return done


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
