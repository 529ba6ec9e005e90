"""The charts of a build: the networks that matter most, or one case, network or neighbourhood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink import graph
from finlink.errors import FinlinkError
from finlink.export.chart import render
from finlink.export.handling import handling_shown
from finlink.export.notes import Notes
from finlink.export.restrained import with_measures
from finlink.export.traced import case_picture, traced_notes, without_traced

if TYPE_CHECKING:
    from finlink.assess.as_of import AsOf
    from finlink.engine import DuckEngine
    from finlink.result import Build

NO_NOTES = Notes()
MAX_NODES = 300
"""The overview shows whole networks up to about this size; the rest is said in words."""

_LEAST_A_CASE = 6
"""So many accounts, wallets and people of a case are drawn in the overview, however many cases there are."""

TOO_MANY = 5000
"""More than this no browser moves smoothly."""

_QUERY = """
SELECT n.network, n.cases, count(i.node) AS nodes
FROM networks AS n
JOIN network_members AS m ON m.network = n.network
JOIN case_status AS s ON s.case_id = m.case_id
LEFT JOIN case_holdings AS i ON i.case_id = m.case_id
GROUP BY n.network, n.cases, n.loss_eur
ORDER BY max(CASE WHEN s.status = 'MISSING' THEN 1 ELSE 0 END) DESC, n.loss_eur DESC NULLS LAST, n.network
"""


def overview_page(engine: DuckEngine, as_of: AsOf, *, seal: str = "", noted: Notes = NO_NOTES) -> str:
    """Return the page of a build: networks lacking an investigation first, by loss, until the page is full.

    A register without networks shows its most urgent cases instead. Whatever the register's size, the page stays one
    that a browser can show: of a case with very many accounts only the first are drawn, and how many are not is said.
    The page that lies in a build cannot name the build's ``seal``, which is of every file in it.
    """
    title, members, hidden = _chosen(engine)
    most = max(_LEAST_A_CASE, 2 * MAX_NODES // max(len(members), 1))
    picture = without_doubled_links(graph.of_cases(engine, members, most=most))
    hubs = [node for node, data in picture.nodes(data=True) if data.get("hub")]
    picture.remove_nodes_from(hubs)
    if undrawn := with_measures(engine, picture):
        hidden.append(_more_assets(undrawn))
    left_out = _left_out(engine, members, most)
    if left_out:
        hidden.append(f"Of each case at most {most} accounts, wallets and people are drawn; {left_out:,} more are not.")
    if payments := picture.graph.get("transfers_left_out"):
        hidden.append(
            f"{payments:,} payments among these are not drawn; finlink graph BUILD --case ID draws a case's own."
        )
    single = engine.value("SELECT count(*) FROM cases") - engine.value("SELECT count(*) FROM network_members")
    notes = [as_of.words, f"{single} cases are linked to no other."]
    if hubs:
        count = "1 hub" if len(hubs) == 1 else f"{len(hubs)} hubs"
        notes.append(f"Not drawn, as such join no cases: {count} (services, identifiers of very many cases).")
    said = " ".join(hidden)
    handling = ", ".join(handling_shown(engine, picture))
    return render(picture, title=title, notes=notes, hidden=said, handling=handling, build=seal, noted=noted)


def _chosen(engine: DuckEngine) -> tuple[str, list[str], list[str]]:
    """Return the title of the overview, the cases it shows, and what it says of the others."""
    shown: list[str] = []
    size = hidden_cases = 0
    rows = engine.rows(_QUERY)
    for network, cases, nodes in rows:
        if shown and size + cases + nodes > MAX_NODES:
            hidden_cases += cases
            continue
        shown.append(network)
        size += cases + nodes
    if not shown:
        return _most_urgent(engine)
    names = ", ".join(f"'{network}'" for network in shown)
    query = (
        f"SELECT m.case_id FROM network_members m WHERE m.network IN ({names}) "
        "ORDER BY m.loss_eur DESC NULLS LAST, m.case_id"
    )
    members = [case_id for (case_id,) in engine.rows(query)]
    hidden = []
    if len(members) > MAX_NODES:
        hidden.append(f"{len(members) - MAX_NODES} more cases of the network are not shown.")
    if len(rows) > len(shown):
        count = len(rows) - len(shown)
        hidden.append(
            f"{count} more networks ({hidden_cases} cases) are not shown; finlink graph BUILD --network N shows one."
        )
    return f"{len(shown)} of {len(rows)} networks of linked cases", sorted(members[:MAX_NODES]), hidden


def _most_urgent(engine: DuckEngine) -> tuple[str, list[str], list[str]]:
    query = "SELECT case_id FROM case_facts ORDER BY loss_eur DESC NULLS LAST, case_id LIMIT 40"
    members = [case_id for (case_id,) in engine.rows(query)]
    more = engine.value("SELECT count(*) FROM cases") - len(members)
    hidden = [f"{more} more cases are not shown; finlink graph BUILD --case ID shows one."] if more > 0 else []
    return "No linked cases; the cases with the largest loss", members, hidden


def _left_out(engine: DuckEngine, members: list[str], most: int) -> int:
    """Return how many nodes of the cases shown stand beyond the first ``most`` of their case."""
    engine.table_from_columns("shown_cases", {"case_id": members}, {"case_id": "VARCHAR"})
    held = "SELECT case_id, node FROM case_holdings UNION SELECT case_id, node FROM party_names"
    counted = f"SELECT count(*) AS held FROM ({held}) h JOIN shown_cases s ON s.case_id = h.case_id GROUP BY h.case_id"
    return int(engine.value(f"SELECT coalesce(sum(greatest(held - {most}, 0)), 0) FROM ({counted})"))


def chart_page(
    build: Build, *, case: str = "", network: str = "", node: str = "", hops: int = 1, noted: Notes = NO_NOTES
) -> str:
    """Return the page of one case, one network or a node's neighbourhood; without any of them, the overview.

    ``noted`` are notes on its nodes. Traced money is drawn on the charts of a case (its own) and of a node (that of all
    cases). Raises FinlinkError when there is no such thing, or when it is too large to be a picture.
    """
    if not (case or network or node):
        return overview_page(build.engine, build.as_of, seal=str(build.manifest["manifest_sha256"]), noted=noted)
    hidden = ""
    if case:
        _refuse_too_many(_left_out(build.engine, [case], 0))
        picture, hidden = case_picture(build, case)
    elif network:
        picture = without_traced(build.graph(network=network))
    else:
        picture = build.graph(node=node, hops=hops)
    picture = without_doubled_links(picture)
    if undrawn := with_measures(build.engine, picture):
        hidden = f"{hidden} {_more_assets(undrawn)}".strip()
    _refuse_too_many(len(picture))
    title = (
        f"Case {case}"
        if case
        else f"Network {network}"
        if network
        else f"{node}, {hops} {'hop' if hops == 1 else 'hops'} around"
    )
    notes = [build.as_of.words, *traced_notes(build.engine, picture, case)]
    return render(
        picture,
        title=title,
        notes=notes,
        hidden=hidden,
        handling=", ".join(handling_shown(build.engine, picture)),
        build=str(build.manifest["manifest_sha256"]),
        noted=noted,
    )


def _more_assets(count: int) -> str:
    return f"Measures on {count:,} more assets are not drawn; finlink report counts them, measures.csv has them."


def _refuse_too_many(nodes: int) -> None:
    if nodes > TOO_MANY:
        raise FinlinkError(
            f"This would draw {nodes:,} nodes, which is no picture any more (limit {TOO_MANY:,}); "
            "use fewer --hops, or start from a case."
        )


def without_doubled_links(picture: graph.Graph) -> graph.Graph:
    """Drop a link between two cases where the shared node itself is in the picture and shows it.

    What an analyst decided stays: that two cases were parted, or joined, the shared node does not show.
    """
    doubled = [
        (source, target, key)
        for source, target, key, data in picture.edges(keys=True, data=True)
        if data["relation"] == "link" and data["via"] in picture and not data.get("decided")
    ]
    picture.remove_edges_from(doubled)
    return picture
