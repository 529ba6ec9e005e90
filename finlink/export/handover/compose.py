"""Build in, hand-over out: the steps in their order, and what the file says of itself."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from finlink import __version__
from finlink.engine import sql_file
from finlink.errors import FinlinkError
from finlink.export.handling import strictest_first
from finlink.export.handover.audiences import audiences
from finlink.export.handover.extent import picture, resolved
from finlink.export.handover.model import KINDS, RELATIONS, Edge, Handover, Node, counted
from finlink.export.handover.names import Names
from finlink.export.handover.scrub import one_type, scrubbed
from finlink.export.handover.withhold import OF_ITS_CASE, permitted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from finlink.export.handover.audiences import Audience
    from finlink.export.handover.extent import Extent
    from finlink.export.handover.model import Attributes
    from finlink.export.handover.withhold import Withheld
    from finlink.graph import Graph
    from finlink.result import Build


@dataclass(frozen=True, slots=True)
class Missing:
    """What is not in the file though it belongs to its extent: rows by why, and what went with them."""

    rows: dict[str, int]
    nodes: int = 0
    edges: int = 0
    unjudged: int = 0
    untraced: int = 0

    @property
    def count(self) -> int:
        """How many rows."""
        return sum(self.rows.values())

    @property
    def words(self) -> str:
        """The rows by code, such as ``H2 3, TLP:RED 1``."""
        coded = strictest_first(code for code in self.rows if code != OF_ITS_CASE)
        return ", ".join(f"{code} {self.rows[code]:,}" for code in (*coded, *({OF_ITS_CASE} & self.rows.keys())))


def compose(build: Build, extent: Extent, audience: Audience, *, unmask: bool = False) -> tuple[Handover, Missing]:
    """Return what the audience may have of an extent of a build, and what it may not.

    Raises FinlinkError when the build has no such thing, or when nothing of it may go to the audience.
    """
    names = Names(build, unmask=unmask)
    extent = resolved(build, extent, names)
    allowed, withheld = permitted(build, audience)
    try:
        whole = picture(build, build, extent)
        graph = _without_hubs(picture(allowed, build, extent), withheld) if withheld else whole
        names.look_through(whole)
        missing = _missing(build, whole, graph, withheld) if withheld else Missing({})
        if not len(graph):
            raise FinlinkError(_nothing(extent, audience, missing))
        nodes, edges = _records(graph, names, _codes(allowed))
    finally:
        if allowed is not build:
            allowed.engine.close()
    named = dataclasses.replace(extent, node=names.shown(extent.node)) if extent.node else extent
    about = [
        ("made by", f"finlink {__version__}"),
        ("build", str(build.manifest["manifest_sha256"])),
        ("as of", _as_of(build, withheld)),
        ("holds", named.words),
        ("for", f"{audience.name} ({audience.title})"),
        ("handling", _handling(nodes, edges) or "no row of this file carries a handling code"),
        ("personal numbers", "readable" if unmask else "masked"),
        *_about(missing),
    ]
    return Handover(nodes, edges, tuple((name, names.text(text)) for name, text in about), named.stem), missing


def _missing(build: Build, whole: Graph, graph: Graph, withheld: Withheld) -> Missing:
    """Return what a graph lacks of the whole one, and how many rows that is; other rows are not of this extent."""
    kept = {node: (whole.nodes[node], data) for node, data in graph.nodes(data=True) if node in whole}
    lost = Counter(map(_ends, whole.edges(data=True))) - Counter(map(_ends, graph.edges(data=True)))
    return Missing(
        dict(Counter(withheld.cited([*_evidence(whole), *_decisions(build, whole)]).values())),
        nodes=sum(node not in graph for node in whole),
        edges=lost.total(),
        unjudged=sum("status" in before and "status" not in now for before, now in kept.values()),
        untraced=sum("destinations" in before and "destinations" not in now for before, now in kept.values()),
    )


def _ends(edge: tuple[str, str, dict[str, Any]]) -> tuple[str, str, str]:
    source, target, attributes = edge
    return source, target, str(attributes.get("relation"))


def _without_hubs(graph: Graph, withheld: Withheld) -> Graph:
    """Leave open whether what withheld rows name is a hub: they may be why it is one."""
    for node in withheld.touched & set(graph):
        graph.nodes[node].pop("hub", None)
    return graph


def _nothing(extent: Extent, audience: Audience, missing: Missing) -> str:
    others = ", ".join(name for name in audiences() if name != audience.name)
    return (
        f"Nothing of {extent.words} may go to {audience.name} ({audience.title}): its rows are withheld "
        f"({missing.words}); name another audience with --audience ({others}) if it may have them."
    )


def _evidence(graph: Graph) -> Iterable[str]:
    yield from (str(data.get("evidence", "")) for _, data in graph.nodes(data=True))
    yield from (str(data.get("evidence", "")) for *_, data in graph.edges(data=True))


def _decisions(build: Build, graph: Graph) -> Iterable[str]:
    """Return the evidence of the decisions behind the links of a graph."""
    links = {
        (str(source), str(target), data.get("link_kind"), data.get("via"))
        for source, target, data in graph.edges(data=True)
        if data.get("relation") == "link"
    }
    rows = build.engine.rows(sql_file(f"{__package__}.withhold", "decision_rows"))
    return (str(evidence) for *link, evidence in rows if tuple(link) in links)


def _codes(build: Build) -> dict[str, str]:
    """Return the handling code of each row that has one, by how evidence cites the row."""
    marked = sql_file(f"{__package__}.withhold", "marked_rows")
    query = f"SELECT source_file || ':' || CAST(source_row AS VARCHAR), handling FROM ({marked}) WHERE handling <> ''"
    return {str(row).rpartition("; ")[2]: str(code) for row, code in build.engine.rows(query)}


def _records(graph: Graph, names: Names, codes: Mapping[str, str]) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    """Return nodes by kind and name, edges by relation and ends: an order that says nothing of what is masked."""
    ids = names.ids(graph)
    nodes = [
        Node(ids[name], names.cleaned(_with_codes(scrubbed(data), codes))) for name, data in graph.nodes(data=True)
    ]
    nodes.sort(key=lambda node: (_rank(KINDS, node.kind), node.id))
    edges = [
        (ids[source], ids[target], names.cleaned(_with_codes(scrubbed(data), codes)))
        for source, target, data in graph.edges(data=True)
    ]
    edges.sort(
        key=lambda edge: (
            _rank(RELATIONS, str(edge[2].get("relation", ""))), *edge[:2], str(edge[2].get("time", "")),
            json.dumps(edge[2], sort_keys=True),
        )
    )  # fmt: skip
    one_type(node.attributes for node in nodes)
    one_type(attributes for *_, attributes in edges)
    return tuple(nodes), tuple(Edge(f"e{number}", *edge) for number, edge in enumerate(edges, 1))


def _rank(order: tuple[str, ...], name: str) -> int:
    return order.index(name) if name in order else len(order)


def _with_codes(attributes: Attributes, codes: Mapping[str, str]) -> Attributes:
    """Add the handling codes of the rows that a node or an edge cites: they go along with what rests on the rows."""
    if codes:
        parts = str(attributes.get("evidence", "")).split("; ")
        met = strictest_first({codes[part] for part in parts if part in codes})
        if met:
            attributes["handling"] = "; ".join(met)
    return attributes


def _handling(nodes: Iterable[Node], edges: Iterable[Edge]) -> str:
    met = {one.text("handling") for group in (nodes, edges) for one in group} - {""}
    return ", ".join(strictest_first({code for text in met for code in text.split("; ")}))


def _as_of(build: Build, withheld: Withheld) -> str:
    """Return the as-of date, with the row that it rests on unless that is withheld."""
    as_of = build.as_of
    part = as_of.basis.rpartition("; ")[2].partition(" ")[0]
    return f"{as_of.day}" if withheld and part in withheld.rows else as_of.words


def _about(missing: Missing) -> list[tuple[str, str]]:
    """Return what the file says of what is withheld: only how much, never what."""
    rows = f"{counted(missing.count, 'row')} ({missing.words})" if missing.count else "no rows"
    said = [("withheld", rows)]
    if missing.nodes or missing.edges:
        lost = f"{counted(missing.nodes, 'node')}, {counted(missing.edges, 'edge')}"
        said.append(("not in the file for that", lost))
    if missing.unjudged:
        cases = counted(missing.unjudged, "case")
        said.append(("without status, findings and network", f"{cases}: these may rest on withheld rows"))
    if missing.untraced:
        said.append(("without traced money", f"{counted(missing.untraced, 'case')}: it may rest on withheld rows"))
    return said
