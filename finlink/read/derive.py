"""Tables made from another file: one row per distinct value, or per group of connected values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from networkx.utils import UnionFind

from finlink.engine import literal, quoted

if TYPE_CHECKING:
    from finlink.engine import DuckEngine
    from finlink.read.file import FileRead
    from finlink.settings import Derive


@dataclass(frozen=True, slots=True)
class Relation:
    """A query over text columns ``c0``… and ``source_row``, and what each column is."""

    query: str
    columns: tuple[str, ...]


def derived_relation(file: FileRead, derive: Derive, engine: DuckEngine) -> Relation:
    """Return the rows of a derived table.

    With ``key``: one row per distinct non-empty value, in file order; a mapped cell is kept where all rows of the
    key agree on it, else it is unknown. With ``connected``: one row per connected group for ``cases``, one per
    value and group for every other table (its column ``account`` or ``address``).
    """
    cells = {name: f"nullif(trim(c{n}), '')" for n, name in enumerate(file.header.cells)}
    numbered = "CAST(source_row AS BIGINT)" if file.numbered else f"row_number() OVER () + {file.first_row - 1}"
    names = ", ".join(f"{sql} AS {quoted(name)}" for name, sql in cells.items())
    base = f"SELECT * FROM (SELECT {names}, {numbered} AS source_row FROM {file.relation}) WHERE {_where(derive)}"
    if derive.key:
        return _by_key(base, derive)
    return _by_connection(base, derive, engine)


def _where(derive: Derive) -> str:
    return " AND ".join(f"{quoted(name)} = {literal(value)}" for name, value in derive.where.items()) or "true"


def _by_key(base: str, derive: Derive) -> Relation:
    target = next((name for name, header in derive.columns.items() if header == derive.key), "case_id")
    names = [target, *(name for name in derive.columns if name != target), *derive.constants]
    selected = [f"{literal(derive.prefix)} || {quoted(derive.key)}"]
    for name in derive.columns:
        if name != target:
            cell = quoted(derive.columns[name])
            selected.append(f"CASE WHEN count(DISTINCT {cell}) = 1 THEN min({cell}) END")
    selected += [literal(value) for value in derive.constants.values()]
    columns = ", ".join(f"{sql} AS c{n}" for n, sql in enumerate(selected))
    query = (
        f"SELECT {columns}, min(source_row) AS source_row FROM ({base}) WHERE {quoted(derive.key)} IS NOT NULL "
        f"GROUP BY {quoted(derive.key)} ORDER BY min(source_row)"
    )
    return Relation(query, tuple(names))


def _by_connection(base: str, derive: Derive, engine: DuckEngine) -> Relation:
    """Group the values that stand in one row together; Python touches distinct values and pairs only."""
    cells = [quoted(name) for name in derive.connected]
    pairs = engine.rows(f"SELECT DISTINCT {', '.join(cells)} FROM ({base})")
    groups: UnionFind[str] = UnionFind()
    for row in pairs:
        found = [value for value in row if value]
        groups.union(*found)
    name_of = {value: derive.prefix + min(group) for group in groups.to_sets() for value in group}
    table = f"groups_{derive.table}"
    engine.table_from_columns(
        table, {"value": list(name_of), "name": list(name_of.values())}, {"value": "VARCHAR", "name": "VARCHAR"}
    )
    constants = "".join(
        f", {literal(v)} AS c{n}"
        for n, v in enumerate(derive.constants.values(), start=2 if derive.table != "cases" else 1)
    )
    lists = " UNION ALL ".join(f"SELECT {cell} AS value, source_row FROM ({base})" for cell in cells)
    if derive.table == "cases":
        query = (
            f"SELECT g.name AS c0{constants}, min(v.source_row) AS source_row FROM ({lists}) v "
            f"JOIN {table} g ON g.value = v.value GROUP BY g.name ORDER BY 1"
        )
        return Relation(query, ("case_id", *derive.constants))
    target = "address" if derive.table == "wallets" else "account"
    query = (
        f"SELECT g.value AS c0, g.name AS c1{constants}, min(v.source_row) AS source_row FROM ({lists}) v "
        f"JOIN {table} g ON g.value = v.value GROUP BY g.value, g.name ORDER BY 2, 1"
    )
    return Relation(query, (target, "case_id", *derive.constants))
