"""SQL over one file's text cells: trimmed, with [values] applied, typed, and what its type refused kept beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finlink.engine import literal
from finlink.normalise.types import CHECKED, typed
from finlink.schema import tables

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finlink.read import FileRead
    from finlink.read.derive import Relation
    from finlink.schema import Column
    from finlink.settings import Settings

NOT_NEGATIVE = frozenset({"transfers.amount", "cases.loss", "measures.amount", "rates.rate", "transfers.fee"})
"""Columns in which a minus sign has no meaning without a declared rule, so the value is refused."""


CASE_REFERENCES = ("case_id", "proceeds_of")
"""Columns that name one case; the namespace of their file goes before the id."""


def refused(column: Column) -> str:
    """Return the name of the column that keeps the text which the type of ``column`` refused."""
    return f'"{column.name}__bad"'


@dataclass(frozen=True, slots=True)
class Cells:
    """How the cells of one file become typed columns.

    ``columns`` are the table's columns that the file has; ``extra`` its other headers; ``query`` yields everything,
    with ``source_row`` where ``numbered``.
    """

    columns: tuple[Column, ...]
    extra: tuple[str, ...]
    query: str
    numbered: bool


def cells_of(file: FileRead, settings: Settings, derived: Relation | None) -> Cells:
    """Return the SQL that reads and types all rows of ``file`` (or of the table derived from it) in one pass."""
    table = tables()[file.input.table]
    positions: Mapping[str, int]
    if derived is not None:
        positions = {name: n for n, name in enumerate(derived.columns)}
        extra: dict[str, int] = {}
        relation, numbered = f"({derived.query})", True
    else:
        positions = file.header.match.columns
        extra = {_plain(h): n for n, h in enumerate(file.header.cells) if n not in set(positions.values())}
        relation, numbered = file.relation, file.numbered
    columns = tuple(column for column in table.columns if column.name in positions)
    trim = derived is not None or file.careful is not None or file.scan.padded
    texts = [
        f'{_text(file, settings, column, positions[column.name], trim=trim)} AS "{column.name}"' for column in columns
    ]
    texts += [f"nullif(c{n}, '') AS \"x_{name}\"" for name, n in extra.items()]
    row = ", CAST(source_row AS BIGINT) AS source_row" if numbered else ""
    selected = [sql for column in columns for sql in _typed(table.name, column, settings)]
    selected += [f'"x_{name}"' for name in extra] + [f"{literal(file.name)} AS source_file"]
    query = (
        f"SELECT {', '.join(selected)}{row and ', source_row'} FROM (SELECT {', '.join(texts)}{row} FROM {relation})"
    )
    return Cells(columns, tuple(extra), query, numbered)


def _text(file: FileRead, settings: Settings, column: Column, position: int, *, trim: bool) -> str:
    """Return SQL for the text of a cell: trimmed, NULL when empty, with [values] and the namespace applied."""
    x = f"nullif(trim(c{position}, ' \t\u00a0\u202f\ufeff'), '')" if trim else f"nullif(c{position}, '')"
    meant = settings.values.get(file.input.table, {}).get(column.name, {})
    if meant:
        whens = " ".join(f"WHEN {literal(written)} THEN {literal(value)}" for written, value in meant.items())
        x = f"(CASE {x} {whens} ELSE {x} END)"
    if column.name in CASE_REFERENCES and file.input.source.namespace:
        x = f"{literal(file.input.source.namespace + '/')} || {x}"
    return x


def _typed(table: str, column: Column, settings: Settings) -> list[str]:
    """Return SQL for a typed column and, where its type checks, for the text that it refused."""
    x = f'"{column.name}"'
    value = typed(column.type, x, dates=settings.dates, negative=f"{table}.{column.name}" not in NOT_NEGATIVE)
    if column.name in CASE_REFERENCES:
        value = f"regexp_replace(nfc_normalize({x}), '[\\s\u00a0\u202f]+', ' ', 'g')"
    found = [f"{value} AS {x}" if value != x else x]
    if column.type in CHECKED:
        found.append(f"CASE WHEN {x} IS NOT NULL AND ({value}) IS NULL THEN {x} END AS {refused(column)}")
    return found


def _plain(name: str) -> str:
    """Return a header as it may stand in SQL between double quotes."""
    return name.replace('"', "'")
