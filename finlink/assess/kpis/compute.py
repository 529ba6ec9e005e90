"""The table of indicators: figures with their words, for a period and a breakdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.assess.kpis.counting import count
from finlink.assess.kpis.figures import figures

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from finlink.assess.kpis.figures import Figure
    from finlink.engine import DuckEngine

TYPES = {
    "kpi": "VARCHAR",
    "label": "VARCHAR",
    "group": "VARCHAR",
    "value": "DECIMAL(38, 4)",
    "numerator": "DECIMAL(38, 2)",
    "denominator": "DECIMAL(38, 2)",
    "unit": "VARCHAR",
    "definition": "VARCHAR",
    "excluded": "VARCHAR",
}
"""The columns of the table, in order, with their types."""


def compute(
    engine: DuckEngine,
    name: str,
    *,
    as_of: date | None,
    since: date | None = None,
    until: date | None = None,
    by: str = "",
) -> None:
    """Make the table ``name``: kpi, label, group, value, numerator, denominator, unit, definition, excluded.

    ``since`` and ``until`` bound the cohort by registration date, and events by their own day; ``by`` is one of GROUPS.
    ``value`` is NULL for 0/0, printed n/a. Rows stand in the order of the definitions, then group. What does not depend
    on the period or the breakdown stays in the engine for the next call; ``forget`` drops it.
    """
    store(engine, name, figures(count(engine, as_of=as_of, since=since, until=until, by=by)))


def store(engine: DuckEngine, name: str, found: Sequence[Figure]) -> None:
    """Make the table ``name`` of figures."""
    rows = [row(one) for one in found]
    columns: dict[str, list[object]] = {
        column: [None if cells[n] is None else str(cells[n]) for cells in rows] for n, column in enumerate(TYPES)
    }
    engine.table_from_columns(name, columns, TYPES)


def row(figure: Figure) -> tuple[object, ...]:
    """Return a figure as a row of the table, in the order of TYPES."""
    of = figure.of
    amounts = (figure.value, figure.numerator, figure.denominator)
    return (of.kpi, of.label, figure.group, *amounts, of.unit, figure.definition, figure.left_out)
