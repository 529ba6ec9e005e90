"""Which column of a file is which column of its table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from finlink.errors import FinlinkError
from finlink.schema.fold import fold_header

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from finlink.schema.model import Column, Table

_NO_MAPPING: Mapping[str, str] = MappingProxyType({})
_NEAREST = 3
_NEAR = 0.6


@dataclass(frozen=True, slots=True)
class HeaderMatch:
    """What a header line means for a table.

    `columns` gives each column found its position in the file, counted from 0. `unknown` holds the headers
    that are no column of the table, as written and in file order ("" for a blank one). `missing` holds the
    required columns not found, and `nearest` the headers of the file most like each of them, best first.
    `duplicates` names a column claimed by several headers (it is then in neither `columns` nor `missing`), or
    an unknown header that stands there more than once, with the positions. `not_found` holds the entries of
    the mapping whose header the file lacks.
    """

    columns: dict[str, int]
    unknown: list[str]
    missing: list[Column]
    duplicates: list[tuple[str, list[int]]]
    not_found: dict[str, str]

    @property
    def nearest(self) -> dict[str, list[str]]:
        """The unknown headers most like each missing column, best first; found when asked for, since it is slow."""
        return {column.name: _nearest(column, self.unknown) for column in self.missing}


def match_headers(
    table: Table, headers: Sequence[str], mapping: Mapping[str, str] = _NO_MAPPING, given: Collection[str] = ()
) -> HeaderMatch:
    """Match the `headers` of a file, in file order, with the columns of `table`.

    `mapping` gives a column's name the header that holds it (one header may hold several); it wins over
    names, and names win over aliases: where `case_id` is present, a header `case number` beside it is
    unknown. A column that `optional_with` lets stay empty is missing only where that other column, or every
    column like it, is missing too. `given` are columns whose values come from elsewhere (constants, a preset): they are
    neither looked for nor missing. FinlinkError where `mapping` names a column that the table does not have.

    >>> from finlink.schema import tables
    >>> match_headers(tables()["accounts"], ["Broj računa", "Broj predmeta", "Napomena"]).columns
    {'account': 0, 'case_id': 1}
    """
    folded = [fold_header(header) for header in headers]
    said = {name: header for name, header in mapping.items() if name not in given}
    columns, duplicates, not_found = _mapped(table, headers, folded, said)
    taken = {*columns.values(), *(position for _, positions in duplicates for position in positions)}
    settled = {*columns, *not_found, *given, *(name for name, _ in duplicates)}
    for index in (_by_name(table), _by_alias(table)):
        for name, positions in _claims(folded, taken, index).items():
            if name in settled:
                continue
            settled.add(name)
            taken.update(positions)
            if len(positions) == 1:
                columns[name] = positions[0]
            else:
                duplicates.append((name, positions))
    rest = [position for position in range(len(headers)) if position not in taken]
    unknown = [headers[position] for position in rest]
    missing = _missing(table, settled - not_found.keys())
    return HeaderMatch(
        columns=columns,
        unknown=unknown,
        missing=missing,
        duplicates=[*duplicates, *_repeated(headers, folded, rest)],
        not_found=not_found,
    )


def _mapped(
    table: Table, headers: Sequence[str], folded: Sequence[str], mapping: Mapping[str, str]
) -> tuple[dict[str, int], list[tuple[str, list[int]]], dict[str, str]]:
    """Apply the mapping: columns found, columns whose header stands there twice, entries without a header."""
    columns: dict[str, int] = {}
    duplicates: list[tuple[str, list[int]]] = []
    not_found: dict[str, str] = {}
    known = {column.name for column in table.columns}
    for name, header in mapping.items():
        if name not in known:
            raise FinlinkError(_no_such_column(table, name))
        exact = [position for position, text in enumerate(headers) if text == header]
        wanted = fold_header(header)
        positions = exact or [position for position, text in enumerate(folded) if text and text == wanted]
        if not positions:
            not_found[name] = header
        elif len(positions) == 1:
            columns[name] = positions[0]
        else:
            duplicates.append((name, positions))
    return columns, duplicates, not_found


def _no_such_column(table: Table, name: str) -> str:
    """Return the sentence for a mapping that names an unknown column."""
    from difflib import get_close_matches  # noqa: PLC0415 - only to word an error

    close = get_close_matches(name, [column.name for column in table.columns], n=1)
    hint = f"; did you mean {close[0]}" if close else ""
    return f"The mapping of {table.name} names a column {name!r} that this table does not have{hint}."


def _claims(folded: Sequence[str], taken: Iterable[int], index: Mapping[str, str]) -> dict[str, list[int]]:
    """Return the positions that claim each column through `index`, leaving out those already taken."""
    claims: dict[str, list[int]] = {}
    for position, text in enumerate(folded):
        if position not in taken and text in index:
            claims.setdefault(index[text], []).append(position)
    return claims


@cache
def _by_name(table: Table) -> Mapping[str, str]:
    """Return the folded name of each column with its name."""
    return {fold_header(column.name): column.name for column in table.columns}


@cache
def _by_alias(table: Table) -> Mapping[str, str]:
    """Return each folded alias with the name of its column."""
    return {fold_header(alias): column.name for column in table.columns for alias in column.aliases}


def _repeated(headers: Sequence[str], folded: Sequence[str], rest: Sequence[int]) -> list[tuple[str, list[int]]]:
    """Return the unknown headers written more than once, as first written; blank ones do not count."""
    seen: dict[str, list[int]] = {}
    for position in rest:
        if folded[position]:
            seen.setdefault(folded[position], []).append(position)
    return [(headers[positions[0]], positions) for positions in seen.values() if len(positions) > 1]


def _missing(table: Table, found: Iterable[str]) -> list[Column]:
    """Return the required columns that are not in `found`, in the table's order."""
    have = set(found)
    absent = [column for column in table.columns if column.required and column.name not in have]
    return [column for column in absent if not _excused(table, column, have)]


def _excused(table: Table, column: Column, have: set[str]) -> bool:
    """Say whether `column` may be absent: the column that excuses it is there, and so is one of its like."""
    if column.optional_with not in have:
        return False
    return any(other.name in have for other in table.columns if other.optional_with == column.optional_with)


def _nearest(column: Column, headers: Sequence[str]) -> list[str]:
    """Return at most three `headers` that look most like `column` or one of its aliases, best first."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - only to word an error

    names = [fold_header(text) for text in (column.name, *column.aliases)]
    scores = {
        header: max(SequenceMatcher(None, fold_header(header), name).ratio() for name in names)
        for header in dict.fromkeys(headers)
        if header.strip()
    }
    near = [header for header in scores if scores[header] >= _NEAR]
    return sorted(near, key=lambda header: -scores[header])[:_NEAREST]
