"""Measures on charts: what was frozen, seized, confiscated or given back, at the account, wallet or case it is of."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any

from finlink.engine import sql_file
from finlink.graph import plain

if TYPE_CHECKING:
    from finlink.engine import DuckEngine
    from finlink.graph import Graph

KIND, RELATION = "measure", "restrains"
MOST_ASSETS = 400
"""So many assets are drawn, in the order of their names; the rest is counted."""


def with_measures(engine: DuckEngine, picture: Graph) -> int:
    """Add a node for each asset of the picture with the measures on it, and return how many there was no room for.

    An asset stands at its account or wallet; one whose target is not in the picture at the cases that it belongs to.
    ``measures`` of a node holds its events, as JSON: date, measure, amount, currency, authority, order_ref, case_id,
    evidence.
    """
    engine.table_from_columns("drawn", {"node": sorted(picture)}, {"node": "VARCHAR"})
    found = engine.rows(sql_file("finlink.export", "measures_drawn"))
    rows = [dict(zip(_COLUMNS, map(plain, row), strict=True)) for row in found]
    assets = [list(events) for _, events in groupby(rows, key=lambda row: row["asset"])]
    for events in assets[:MOST_ASSETS]:
        _add(picture, events)
    return max(len(assets) - MOST_ASSETS, 0)


_COLUMNS = (
    "asset", "node", "asset_type", "target", "state", "held", "currency", "first_on", "all_evidence", "case_id",
    "measure", "date", "amount", "event_currency", "authority", "order_ref", "evidence",
)  # fmt: skip


def _add(picture: Graph, events: list[dict[str, Any]]) -> None:
    first = events[0]
    asset = f"{KIND}:{first['asset']}"
    known = {key: first[key] for key in ("asset_type", "state", "held", "currency", "target") if first[key] is not None}
    opened = {} if first["first_on"] is None else {"first_on": first["first_on"]}
    told = [_told(event) for event in events]
    label = str(first["target"] or first["asset"])
    picture.add_node(
        asset, kind=KIND, label=label, **known, **opened, measures=json.dumps(told), evidence=first["all_evidence"]
    )
    at = [first["node"]] if first["node"] in picture else []
    at = at or sorted({f"case:{event['case_id']}" for event in events} & set(picture))
    for node in at:
        picture.add_edge(asset, node, relation=RELATION, evidence=first["all_evidence"])


def _told(event: dict[str, Any]) -> dict[str, str]:
    names = ("measure", "date", "amount", "authority", "order_ref", "case_id", "evidence")
    return {"currency": str(event["event_currency"] or "")} | {
        name: str(event[name]) for name in names if event[name] is not None
    }
