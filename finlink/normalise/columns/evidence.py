"""What the cells of a column prove, counted by the engine: over the first rows, the refused cells, or all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from finlink.normalise.columns import amounts, dates
from finlink.normalise.columns.deciding import Evidence
from finlink.normalise.columns.types import AMOUNTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finlink.engine import DuckEngine
    from finlink.schema import Column

FIRST_ROWS = 5000
"""Rows looked at before a file is typed; in most files they settle everything."""


def is_birth(column: Column) -> bool:
    """Say whether a column holds dates of birth, whose century no two digits tell."""
    return column.name.endswith("birth_date")


def gather(
    engine: DuckEngine, source: str, column: Column, *, text: str = "", whole: bool, exact: bool = False
) -> Evidence:
    """Return what the cells of ``column`` in ``source`` (a table with ``source_row``) prove.

    ``text`` is the column that holds the text, the column's own name by default; ``exact`` says that numbers of the
    file may be exact.
    """
    x = text or f'"{column.name}"'
    if column.type in AMOUNTS:
        labelled = f"SELECT source_row, {x} AS x, {amounts.label(x, column.type, exact=exact)} AS label FROM {source}"
    else:
        label = dates.label("x", "p", two_digits=not is_birth(column))
        parts = f"SELECT source_row, {x} AS x, {dates.split(x)} AS p FROM {source}"
        labelled = f"SELECT source_row, x, {label} AS label FROM ({parts})"
    rows = engine.rows(
        f"SELECT label, count(*), min(source_row, 3), min_by(x, source_row, 3) FROM ({labelled}) "
        "WHERE x IS NOT NULL GROUP BY label ORDER BY label"
    )
    return _evidence(rows, whole=whole)


def gather_first(
    engine: DuckEngine, source: str, columns: Sequence[Column], *, whole: bool, exact: bool = False
) -> dict[str, Evidence]:
    """Return what the cells of ``columns`` in a small table prove: at once where they are plain, else one by one."""
    parts = []
    for column in columns:
        x = f'"{column.name}"'
        is_amount = column.type in AMOUNTS
        quick = amounts.quick_label(x, column.type, exact=exact) if is_amount else dates.quick_label(x)
        parts.append(f"SELECT '{column.name}' AS name, source_row, {x} AS x, {quick} AS label FROM {source}")
    rows = engine.rows(
        "SELECT name, label, count(*), min(source_row, 3), min_by(x, source_row, 3) "
        f"FROM ({' UNION ALL '.join(parts)}) WHERE x IS NOT NULL GROUP BY name, label ORDER BY name, label"
    )
    found = {}
    for column in columns:
        own = [row[1:] for row in rows if row[0] == column.name]
        plain = all(label != "other" for label, *_ in own)
        found[column.name] = (
            _evidence(own, whole=whole) if plain else gather(engine, source, column, whole=whole, exact=exact)
        )
    return found


def _evidence(rows: list[tuple[Any, ...]], *, whole: bool) -> Evidence:
    return Evidence(
        {label: count for label, count, _, _ in rows},
        {label: tuple(zip(at, texts, strict=True)) for label, _, at, texts in rows},
        whole,
    )
