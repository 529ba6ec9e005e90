"""Which cells differ between two builds, for the tables whose rows are known again by a key.

The columns are those of the builds, a register's own (``x_…``) too, so that these queries are put together here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finlink.engine import amount_text, literal, quoted

if TYPE_CHECKING:
    from finlink.engine import DuckEngine


@dataclass(frozen=True, slots=True)
class Keyed:
    """A table compared cell by cell: its kind of change, its key, SQL for its words, and columns that are no cells."""

    table: str
    what: str
    key: tuple[str, ...]
    subject: str
    named: str
    evidence: str
    apart: tuple[str, ...] = ()


_ROW = "n.source_file || ':' || CAST(n.source_row AS VARCHAR)"
_SAYS = {("investigations_said", "cases"): "The cases that it covers differ."}
"""Cells that are none of a row, in words of their own."""
_PLACE = ("source_file", "source_row")
"""Where a row stands is no cell: a file that grew in the middle moves all rows after it."""

KEYED = (
    Keyed("cases", "case_changed", ("case_id",), "'case:' || n.case_id", "''", _ROW, _PLACE),
    Keyed(
        "investigations_said",
        "pfi_changed",
        ("investigation_id",),
        "'investigation:' || n.investigation_id",
        "''",
        "n.evidence",
        ("evidence",),
    ),
    Keyed(
        "measures_said",
        "measure_changed",
        ("case_id", "name", "nth"),
        "'case:' || n.case_id",
        "' of measure ' || n.name",
        "n.evidence",
        (*_PLACE, "evidence"),
    ),
    Keyed(
        "requests_said",
        "request_changed",
        ("case_id", "name", "nth"),
        "'case:' || n.case_id",
        "' of request ' || n.name",
        "n.evidence",
        (*_PLACE, "evidence"),
    ),
)


def cell_query(engine: DuckEngine, keyed: Keyed) -> str:
    """Return SQL for the cells of one table that differ, one row a cell, in the columns of every line."""
    old, new = (_columns(engine, f"{side}_{keyed.table}") for side in ("old", "new"))
    names = [name for name in {**new, **old} if name not in (*keyed.key, *keyed.apart)]
    cells = {name: (_text("o", name, old), _text("n", name, new)) for name in names}
    listed = ", ".join(
        f"{{'says': {_says(keyed, name)}, 'before': {before}, 'after': {after}}}"
        for name, (before, after) in cells.items()
    )
    same = " AND ".join(f"o.{quoted(name)} = n.{quoted(name)}" for name in keyed.key)
    differs = " OR ".join(f"{before} IS DISTINCT FROM {after}" for before, after in cells.values())
    return (
        f"SELECT {literal(keyed.what)} AS what, subject, coalesce(c.before, '') AS before, "
        "coalesce(c.after, '') AS after, c.says AS reason, evidence FROM ("
        f"SELECT {keyed.subject} AS subject, {keyed.evidence} AS evidence, "
        f"unnest([{listed}]) AS c FROM old_{keyed.table} AS o JOIN new_{keyed.table} AS n ON {same} WHERE {differs}"
        ") AS cells WHERE c.before IS DISTINCT FROM c.after"
    )


def _says(keyed: Keyed, name: str) -> str:
    """Return SQL for the sentence about one cell."""
    words = _SAYS.get((keyed.table, name))
    return literal(words) if words else f"{literal(f'The cell {name}')} || {keyed.named} || ' differs.'"


def _columns(engine: DuckEngine, table: str) -> dict[str, str]:
    """Return the columns of a view and their types."""
    return dict(engine.rows(f"SELECT column_name, column_type FROM (DESCRIBE {table})"))


def _text(side: str, name: str, types: dict[str, str]) -> str:
    """Return SQL for a cell as text, NULL where the build has no such column."""
    if name not in types:
        return "CAST(NULL AS VARCHAR)"
    cell = f"{side}.{quoted(name)}"
    return amount_text(cell) if types[name].startswith("DECIMAL") else f"CAST({cell} AS VARCHAR)"
