"""A way as steps for people: what connects each two neighbours, and the rows that say so."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from finlink.engine import sql_file
from finlink.words import plain_text

if TYPE_CHECKING:
    from finlink.engine import DuckEngine
    from finlink.graph.ways import Graph, Place

CITED = 6
"""Rows cited of many payments in one step; the others are counted."""

_DETAILS = {"names": "names", "link": "links", "holder": "holders", "covers": "covers", "transfer": "transfers"}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a way: from one node to the next, in words, with its rows and how sure it is (1 = a fact)."""

    number: int
    source: str
    relation: str
    target: str
    evidence: str
    strength: float


def steps_of(engine: DuckEngine, graph: Graph, way: list[Place], *, turned: bool) -> list[Step]:
    """Return the steps of a way in words, or of the same way from its other end (``turned``)."""
    pairs = list(pairwise(way))
    kinds = [graph.edges[pair] for pair in pairs]
    ends = [(source[0], target[0]) for source, target in pairs]
    if turned:
        kinds.reverse()
        ends = [(target, source) for source, target in reversed(ends)]
    steps = []
    details = _details(engine, ends, [kind["relation"] for kind in kinds])
    for n, (kind, (source, target)) in enumerate(zip(kinds, ends, strict=True), start=1):
        relation, evidence = _words(kind["relation"], source, details.get(n, []))
        steps.append(Step(n, source, relation, target, evidence, kind["strength"]))
    return steps


def _details(engine: DuckEngine, ends: list[tuple[str, str]], relations: list[str]) -> dict[int, list[dict[str, Any]]]:
    """Return the rows behind each step, by its number."""
    found: dict[int, list[dict[str, Any]]] = {}
    for relation, name in _DETAILS.items():
        chosen = [n for n, one in enumerate(relations) if one == relation]
        if not chosen:
            continue
        columns: dict[str, list[Any]] = {
            "step": [n + 1 for n in chosen],
            "source": [ends[n][0] for n in chosen],
            "target": [ends[n][1] for n in chosen],
        }
        engine.table_from_columns("steps", columns, {"step": "INTEGER", "source": "VARCHAR", "target": "VARCHAR"})
        names, rows = engine.records(sql_file(__package__, f"step_{name}"))
        for row in rows:
            found.setdefault(row[0], []).append(dict(zip(names, row, strict=True)))
    return found


def _words(relation: str, source: str, rows: list[dict[str, Any]]) -> tuple[str, str]:
    """Return the relation in words, read from the first node to the second, and its evidence."""
    if relation == "link":
        first = rows[0]
        what = f"{first['kind'].replace('_', ' ')} {first['via'] or ''}".strip()
        more = f"; and {len(rows) - 1} more" if len(rows) > 1 else ""
        return f"{what} ({first['status']}, strength {first['strength']:g}{more})", first["evidence"] or ""
    if relation == "transfer":
        said = "; ".join(_payments(row) for row in rows)
        return said, _cited([place for row in rows for place in row["evidence"].split("; ")])
    evidence = "; ".join(row["evidence"] or "" for row in rows)
    if relation == "names":
        roles = "; ".join(row["roles"] or "" for row in rows)
        role = f" as {roles}" if roles else ""
        return (f"names it{role}" if source.startswith("case:") else f"is named{role} in"), evidence
    if relation == "holder":
        return ("holds" if source.startswith("party:") else "is held by"), evidence
    return ("covers" if source.startswith("investigation:") else "is covered by"), evidence


def _payments(row: dict[str, Any]) -> str:
    verb = "paid" if row["forward"] else "was paid"
    amount = "an unknown amount" if row["amount"] is None else f"{plain_text(row['amount'])} {row['currency'] or ''}"
    first, last = (f"{row[at]:%Y-%m-%d}" if row[at] else "" for at in ("first_at", "last_at"))
    when = first if first == last else f"{first} to {last}"
    count = "" if row["payments"] == 1 else f"{row['payments']:,} payments"
    inside = ", ".join(one for one in (count, when) if one)
    return f"{verb} {amount.strip()}" + (f" ({inside})" if inside else "") + ("" if row["forward"] else " by")


def _cited(places: list[str]) -> str:
    more = len(places) - CITED
    return "; ".join(places[:CITED]) + (f"; and {more:,} more" if more > 0 else "")
