"""What the files of several units have in common: the list on which they agree who leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from finlink.engine import literal, sql_file

if TYPE_CHECKING:
    from finlink.result import Build

COLUMNS = (
    "identifier", "kind", "units", "countries", "cases", "case_ids", "losses_eur", "losses_unknown", "lead", "status",
    "flag", "evidence",
)  # fmt: skip
"""The columns of the list."""

ON_SCREEN = ("identifier", "kind", "units", "cases", "case_ids", "losses_eur", "losses_unknown", "lead", "status")
"""The columns that a terminal table shows; CSV and JSON have all."""

RULES = (
    "lead = the unit with the largest known loss among these cases; if equal, the one with the earliest case.",
    "weak = named only in roles that mean nothing, such as victim; hub = a service, or in very many cases.",
    "Both connect nobody and stand last.",
)
"""How the list is made, printed below it."""

CITED = 40
HUB_CASES = 20


def collisions(build: Build, unit: str = "") -> list[tuple[Any, ...]]:
    """Return what stands in cases of two units and more, most known loss first; of one ``unit`` what it has a part in.

    The cases of a hub and long evidence are cut and the rest is counted: a hub may stand in every file.
    """
    build.engine.table("named_in", sql_file(__name__, "named_in"))
    query = sql_file(__name__, "collisions")
    if unit:
        of_unit = (
            f"SELECT n.identifier FROM named_in n JOIN cases c ON c.case_id = n.case_id WHERE c.unit = {literal(unit)}"
        )
        query = f"SELECT * FROM ({query}) WHERE identifier IN ({of_unit})"
    names, rows = build.engine.records(query)
    return [tuple(_cut(dict(zip(names, row, strict=True)))[name] for name in COLUMNS) for row in rows]


def _cut(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with each citation once, in order, and without what nobody would read."""
    row["evidence"] = _some(row["evidence"], "; ", CITED)
    if row["flag"] == "hub":
        row["case_ids"] = _some(row["case_ids"], ";", HUB_CASES)
    return row


def _some(text: str | None, separator: str, most: int) -> str:
    parts = list(dict.fromkeys((text or "").split(separator)))
    more = len(parts) - most
    return separator.join(parts[:most]) + (f"{separator}and {more:,} more" if more > 0 else "")
