"""The charts of a build: the networks that matter most, or one case, network or neighbourhood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finlink import graph
from finlink.errors import FinlinkError
from finlink.export.chart import render
from finlink.export.chart.writer import Writer
from finlink.export.handling import handling_shown
from finlink.export.handover.names import Names, register_numbers
from finlink.export.manner import plain
from finlink.export.notes import Notes
from finlink.export.personal import personal_numbers
from finlink.export.redact import Pseudonyms
from finlink.export.redact.graph import redacted
from finlink.export.restrained import with_measures
from finlink.export.traced import case_picture, traced_notes, without_traced
from finlink.trace.notes import method_words

if TYPE_CHECKING:
    from finlink.assess.as_of import AsOf
    from finlink.engine import DuckEngine
    from finlink.export.manner import Manner
    from finlink.i18n import Translator
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


def overview_page(engine: DuckEngine, as_of: AsOf) -> str:
    """Return the page that lies in a build, in English and with personal numbers masked.

    It cannot name the build's seal, which is of every file in it.
    """
    picture, told = _overview(engine, plain().t)
    writer = Writer([*register_numbers(engine), *personal_numbers(picture)])
    notes = [as_of.words, *told.counted]
    handling = ", ".join(handling_shown(engine, picture))
    return render(picture, title=told.title, notes=notes, hidden=told.hidden, handling=handling, writer=writer)


def _overview(engine: DuckEngine, t: Translator) -> tuple[graph.Graph, Told]:
    """Return what is drawn of a build and what is said over it: networks lacking an investigation first, by loss.

    It has as many as fit; a register without networks shows its most urgent cases instead. Whatever the register's
    size, the page stays one that a browser can show: of a case with very many accounts only the first are drawn, and
    how many are not is said.
    """
    title, members, hidden = _chosen(engine, t)
    most = max(_LEAST_A_CASE, 2 * MAX_NODES // max(len(members), 1))
    picture = without_doubled_links(graph.of_cases(engine, members, most=most))
    hubs = [node for node, data in picture.nodes(data=True) if data.get("hub")]
    picture.remove_nodes_from(hubs)
    if undrawn := with_measures(engine, picture):
        hidden.append(_more_assets(undrawn, t))
    left_out = _left_out(engine, members, most)
    if left_out:
        hidden.append(
            t(
                "Of each case at most {most} accounts, wallets and people are drawn; {n} more are not.",
                most=most,
                n=t.count(left_out),
            )
        )
    if payments := picture.graph.get("transfers_left_out"):
        hidden.append(
            t(
                "{n} payments among these are not drawn; finlink graph BUILD --case ID draws a case's own.",
                n=t.count(payments),
            )
        )
    single = engine.value("SELECT count(*) FROM cases") - engine.value("SELECT count(*) FROM network_members")
    notes = [t("{n} cases are linked to no other.", n=single)]
    if hubs:
        said = t("1 hub") if len(hubs) == 1 else t("{n} hubs", n=len(hubs))
        notes.append(
            t("Not drawn, as such join no cases: {hubs} (services, identifiers of very many cases).", hubs=said)
        )
    return picture, Told(title, "", "", [], notes, " ".join(hidden))


def _chosen(engine: DuckEngine, t: Translator) -> tuple[str, list[str], list[str]]:
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
        return _most_urgent(engine, t)
    names = ", ".join(f"'{network}'" for network in shown)
    query = (
        f"SELECT m.case_id FROM network_members m WHERE m.network IN ({names}) "
        "ORDER BY m.loss_eur DESC NULLS LAST, m.case_id"
    )
    members = [case_id for (case_id,) in engine.rows(query)]
    hidden = []
    if len(members) > MAX_NODES:
        hidden.append(t("{n} more cases of the network are not shown.", n=len(members) - MAX_NODES))
    if len(rows) > len(shown):
        hidden.append(
            t(
                "{n} more networks ({m} cases) are not shown; finlink graph BUILD --network N shows one.",
                n=len(rows) - len(shown),
                m=hidden_cases,
            )
        )
    return t("{n} of {m} networks of linked cases", n=len(shown), m=len(rows)), sorted(members[:MAX_NODES]), hidden


def _most_urgent(engine: DuckEngine, t: Translator) -> tuple[str, list[str], list[str]]:
    query = "SELECT case_id FROM case_facts ORDER BY loss_eur DESC NULLS LAST, case_id LIMIT 40"
    members = [case_id for (case_id,) in engine.rows(query)]
    more = engine.value("SELECT count(*) FROM cases") - len(members)
    hidden = [t("{n} more cases are not shown; finlink graph BUILD --case ID shows one.", n=more)] if more > 0 else []
    return t("No linked cases; the cases with the largest loss"), members, hidden


def _left_out(engine: DuckEngine, members: list[str], most: int) -> int:
    """Return how many nodes of the cases shown stand beyond the first ``most`` of their case."""
    engine.table_from_columns("shown_cases", {"case_id": members}, {"case_id": "VARCHAR"})
    held = "SELECT case_id, node FROM case_holdings UNION SELECT case_id, node FROM party_names"
    counted = f"SELECT count(*) AS held FROM ({held}) h JOIN shown_cases s ON s.case_id = h.case_id GROUP BY h.case_id"
    return int(engine.value(f"SELECT coalesce(sum(greatest(held - {most}, 0)), 0) FROM ({counted})"))


def chart_page(
    build: Build,
    manner: Manner | None = None,
    *,
    case: str = "",
    network: str = "",
    node: str = "",
    hops: int = 1,
    noted: Notes = NO_NOTES,
) -> str:
    """Return the page of one case, one network or a node's neighbourhood; without any of them, the overview.

    ``noted`` are notes on its nodes. Traced money is drawn on the charts of a case (its own) and of a node (that of all
    cases). Raises FinlinkError when there is no such thing, or when it is too large to be a picture.
    """
    manner = manner or plain()
    t = manner.t
    if not (case or network or node):
        return _made(*_overview(build.engine, t), manner, build, noted)
    if case:
        _refuse_too_many(_left_out(build.engine, [case], 0))
        picture, hidden = case_picture(build, case, t)
        asked, title = f"case:{case}", t("Case {name}")
    elif network:
        picture, hidden = without_traced(build.graph(network=network)), ""
        asked, title = f"network:{network}", t("Network {name}")
    else:
        picture, hidden = build.graph(node=node, hops=hops), ""
        asked, title = node, t("{name}, 1 hop around") if hops == 1 else t("{name}, {hops} hops around")
    picture = without_doubled_links(picture)
    if undrawn := with_measures(build.engine, picture):
        hidden = f"{hidden} {_more_assets(undrawn, t)}".strip()
    _refuse_too_many(len(picture))
    traced = traced_notes(build.engine, picture, case)
    told = Told(title.replace("{hops}", str(hops)), asked, case or network or node, traced, [], hidden)
    return _made(picture, told, manner, build, noted)


@dataclass(frozen=True, slots=True)
class Told:
    """What a page says over its picture: ``title`` with a blank for the ``name`` of what was ``asked`` for (a node id).

    ``traced`` are notes that cite rows and nodes, ``counted`` those that have nothing but numbers in them.
    """

    title: str
    asked: str
    name: str
    traced: list[str]
    counted: list[str]
    hidden: str

    def heading(self, name: str) -> str:
        """Return the title with a name in its blank."""
        return self.title.replace("{name}", name)


def _made(picture: graph.Graph, told: Told, manner: Manner, build: Build, noted: Notes) -> str:
    """Return the page of a picture in the manner asked for."""
    if manner.redact:
        return _redacted(picture, told, manner, build)
    names = Names(build, unmask=manner.unmask, t=manner.t)
    names.look_through(picture)
    return render(
        picture,
        title=told.heading(told.name),
        notes=[*map(names.write.sentence, [build.as_of.words, *told.traced]), *told.counted],
        hidden=told.hidden,
        handling=", ".join(handling_shown(build.engine, picture)),
        marks=manner.marks(),
        build=str(build.manifest["manifest_sha256"]),
        noted=names.noted(build, noted),
        names={str(node): names.shown(str(node)) for node in picture},
        writer=names.write,
    )


def _redacted(picture: graph.Graph, told: Told, manner: Manner, build: Build) -> str:
    """Return the page of a picture without a name on it."""
    known, write = Pseudonyms(build, manner.t), Writer((), manner.t)
    bare = redacted(picture, known)
    method = [method_words(build.engine)] if told.traced else []
    return render(
        bare,
        title=told.heading(known.label(told.asked) if told.name == told.asked else str(known.number(told.asked))),
        notes=[*map(write.sentence, [build.as_of.day_words, *method]), *told.counted],
        hidden=told.hidden,
        handling=", ".join(known.codes(handling_shown(build.engine, picture))),
        marks=manner.marks(),
        writer=write,
    )


def _more_assets(count: int, t: Translator) -> str:
    return t(
        "Measures on {n} more assets are not drawn; finlink report counts them, measures.csv has them.",
        n=t.count(count),
    )


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
