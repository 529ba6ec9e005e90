"""One network: what it hangs on, whom to look at first, and the hubs in its files that join nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from finlink.engine import literal, sql_file
from finlink.graph.articulation import JOINS_FROM, betweenness, cuts, is_case, shared_graph
from finlink.words import plain_text

if TYPE_CHECKING:
    from finlink.engine import DuckEngine
    from finlink.graph.articulation import Cut, Graph

COLUMNS = (
    "rank", "node", "kind", "cases", "betweenness", "splits_into", "cuts_off", "strength", "status", "loss_eur",
    "received", "reason", "evidence",
)  # fmt: skip
"""The columns of one network's listing. First what splits it, the worst first, then all others by ``rank``."""

RULES = (
    "splits into = how many cases would stand in each part if this were wrong: check its rows first.",
    "betweenness = the share of shortest ways between two others (cases and what they share) on which it lies.",
    "Look at first = the largest betweenness, then the most cases, then the largest loss.",
)
"""How to read the listing, printed below it."""

_CITED = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to look at; the fields are the columns of the listing (``rank`` is 0 for a hub and for a naming)."""

    rank: int
    node: str
    kind: str
    cases: int
    betweenness: float | None
    splits_into: str = ""
    cuts_off: str = ""
    strength: float | None = None
    status: str = ""
    loss_eur: Decimal | None = None
    received: str = ""
    reason: str = ""
    evidence: str = ""

    def cells(self) -> tuple[Any, ...]:
        """Return the row in the order of the columns."""
        return tuple(getattr(self, name) for name in COLUMNS)


def network_view(engine: DuckEngine, network: str, joins_from: float = JOINS_FROM) -> list[Row]:
    """Return what a network is made of, judged: see ``COLUMNS``; [] where there is no such network.

    ``joins_from`` is the strength from which proposed links joined it: the setting ``network_strength`` of its build.
    """
    members = engine.rows(f"SELECT case_id FROM network_members WHERE network = {literal(network)} ORDER BY 1")
    if not members:
        return []
    engine.table_from_columns("chosen_cases", {"case_id": [one for (one,) in members]}, {"case_id": "VARCHAR"})
    links = engine.rows(sql_file(__package__, "network_links"))
    graph = shared_graph(
        ((left, right, kind, via or "", float(s), status) for left, right, kind, via, s, status, _ in links),
        joins_from,
    )
    graph.add_nodes_from(f"case:{case_id}" for (case_id,) in members)
    return _View(engine, graph, links, len(members)).rows()


class _View:
    """The facts of one network, and its rows made of them."""

    def __init__(self, engine: DuckEngine, graph: Graph, links: list[tuple[Any, ...]], members: int) -> None:
        self.graph, self.members = graph, members
        nodes = {"node": [node for node in sorted(graph) if not is_case(node)]}
        engine.table_from_columns("chosen_nodes", nodes, {"node": "VARCHAR"})
        self.cases = {row[0]: row for row in engine.rows(sql_file(__package__, "network_cases"))}
        self.names = {row[:2]: row[2] for row in engine.rows(sql_file(__package__, "network_names"))}
        self.hubs = engine.rows(sql_file(__package__, "network_hubs"))
        self.received: dict[str, list[str]] = {}
        for node, currency, amount, _ in engine.rows(sql_file(__package__, "network_money")):
            said = "unknown amounts" if amount is None else f"{_grouped(amount)} {currency or ''}".strip()
            self.received.setdefault(node, []).append(said)
        self.evidence: dict[str, dict[str, None]] = {}
        for left, right, kind, via, *_, evidence in links:
            for thing in {via or "", f"{kind} {left}..{right}"} & graph.nodes:
                self.evidence.setdefault(thing, {}).update(dict.fromkeys((evidence or "").split("; ")))

    def rows(self) -> list[Row]:
        """Return all rows: what splits the network, then the others in the order to look at them, then hubs."""
        found = cuts(self.graph)
        between = betweenness(self.graph)
        whole = {one.thing: one for one in found if not one.case}
        ranked = sorted((self.row(node, between[node], whole.get(node)) for node in self.graph), key=_first)
        ranked = [replace(row, rank=n) for n, row in enumerate(ranked, start=1)]
        by_node = {row.node: row for row in ranked}
        splitting = [self.naming(one) if one.case else by_node[one.thing] for one in found]
        others = [row for row in ranked if not row.splits_into]
        hubs = [
            Row(0, node, "hub", cases, None, reason=f"joins nothing: {reason}", evidence=_cited(evidence))
            for node, cases, reason, evidence in self.hubs
        ]
        return [*splitting, *others, *hubs]

    def row(self, node: str, between: float, cut: Cut | None) -> Row:
        """Return one case or one shared thing."""
        degree = self.graph.degree(node)
        if is_case(node):
            _, loss, status, evidence = self.cases.get(node, (node, None, "", ""))
            said = f"shares {_many(degree, 'thing')} with other cases of the network"
            reason = f"{said}; {'loss unknown' if loss is None else f'loss {_grouped(loss)} EUR'}"
            return Row(
                0, node, "case", 1, between, status=status or "", loss_eur=loss, reason=reason, evidence=evidence
            )
        data = self.graph.nodes[node]
        kinds = ", ".join(kind.replace("_", " ") for kind in data["kinds"])
        received = " + ".join(self.received.get(node, []))
        reason = f"{kinds}: in {degree} of {self.members} cases" + (f"; received {received}" if received else "")
        if cut:
            reason += "; nothing else joins the parts"
        return Row(
            0, node, ", ".join(data["kinds"]), degree, between, _parts(cut) if cut else "", _list(cut) if cut else "",
            data["strength"], data["status"], None, received, reason, _cited("; ".join(self.evidence.get(node, {}))),
        )  # fmt: skip

    def naming(self, cut: Cut) -> Row:
        """Return a case's naming of a thing as a row of its own: only that row need be wrong."""
        data = self.graph.nodes[cut.thing]
        evidence = self.names.get((f"case:{cut.case}", cut.thing)) or "; ".join(self.evidence.get(cut.thing, {}))
        reason = f"only by this row does case {cut.case} belong to the others"
        return Row(
            0, f"{cut.thing} in case {cut.case}", "naming", 1, None, _parts(cut), _list(cut), data["strength"],
            data["status"], None, "", reason, _cited(evidence),
        )  # fmt: skip


def _first(row: Row) -> tuple[float, int, Decimal, str]:
    return (-(row.betweenness or 0.0), -row.cases, -(row.loss_eur or Decimal(0)), row.node)


def _parts(cut: Cut) -> str:
    return " + ".join(map(str, cut.parts))


def _list(cut: Cut) -> str:
    outside = sum(cut.parts) - cut.parts[0]
    return ";".join(cut.cut_off) or f"{outside:,} cases"


def _many(count: int, word: str) -> str:
    return f"1 {word}" if count == 1 else f"{count or 'no'} {word}s"


def _grouped(amount: Decimal) -> str:
    whole, point, fraction = plain_text(amount).partition(".")
    return f"{int(whole):,}" + (point + fraction.ljust(2, "0") if fraction else "")


def _cited(evidence: str | None) -> str:
    places = list(dict.fromkeys((evidence or "").split("; ")))
    more = len(places) - _CITED
    return "; ".join(places[:_CITED]) + (f"; and {more:,} more" if more > 0 else "")
