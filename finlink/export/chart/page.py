"""Graph in, page out: the steps of a chart in their order."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from finlink.export.chart import cards, money, vis, words
from finlink.export.chart.draw import case_font, draw_edges, draw_nodes
from finlink.export.chart.edges import bundles
from finlink.export.chart.kinds import CASE_GROUPS, CASE_LACKING, CASE_LATE, EDGE_GROUPS, NODE_GROUPS, group_of
from finlink.export.chart.packed import packed
from finlink.export.chart.text import Cleaner, cap, visible
from finlink.export.html import environment, packaged, policy
from finlink.export.notes import Notes
from finlink.export.page import STYLE, SWATCH, joined_scripts, shared
from finlink.export.page.pack import packed_json
from finlink.export.personal import personal_numbers
from finlink.names import fold_rules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import jinja2
    import networkx as nx

SCRIPTS = (
    "dom.js", "unpack.js", "model.js", "fold.js", "amounts.js", "history.js", "lasso.js", "svg.js", "save.js",
    "notes.js", "address.js", "view.js", "filter.js", "shown.js", "days.js", "look.js", "picture.js", "ways.js",
    "acts.js", "panel.js", "keep.js", "search.js", "hits.js", "page.js",
)  # fmt: skip
"""The page's own scripts in the order they run; those that are not here are shared with the overview."""
PACKAGE = "finlink.export.chart"
TEMPLATE = "page.html.j2"
NO_NOTES = Notes()
MOST_TABLE_ROWS = 500
MOST_START_CASES = 40
_TITLE_LENGTH = 200


def render(
    graph: nx.MultiDiGraph[str],
    *,
    title: str,
    notes: Sequence[str] = (),
    hidden: str = "",
    handling: str = "",
    build: str = "",
    noted: Notes = NO_NOTES,
) -> str:
    """Return the interactive chart of ``graph`` as one self-contained HTML page that makes no request.

    ``graph`` is one of `finlink.graph`; a node or edge with other attributes is shown as "other". ``notes`` are lines
    under the title (the as-of date, the inputs); ``hidden`` says what is not on the chart; ``handling`` is the banner.
    ``build`` is the seal of the build that it is of; ``noted`` are notes on nodes.
    Numbers of persons are masked everywhere (those of companies are not). The same graph gives the same text,
    whatever the order in which it was filled.

    Raises:
        FinlinkError: the vis-network script is not the one that finlink was tested with.
    """
    cleaner = Cleaner(personal_numbers(graph))
    order = sorted(graph.nodes, key=lambda name: (NODE_GROUPS.index(group_of(graph.nodes[name])), str(name)))
    ids = {name: f"n{place}" for place, name in enumerate(sorted(graph.nodes))}
    pairs = bundles(graph)
    names = {name: cleaner.label(cards.name_of(name, graph.nodes[name])) for name in ids}
    shown = {ids[name]: cards.node_card(name, graph.nodes[name], cleaner) for name in ids}
    shown |= {f"e{place}": cards.edge_card(pair, names, cleaner) for place, pair in enumerate(pairs)}
    nodes, edges = draw_nodes(graph, ids, pairs, cleaner), draw_edges(pairs, ids, cleaner)
    node_ids = [visible(cleaner.masked(cards.own_id(name, graph.nodes[name]))) for name in ids]
    facts = {
        "title": cap(cleaner.detail(title), _TITLE_LENGTH),
        "notes": [cleaner.detail(note) for note in (*notes, *noted.said(set(node_ids), build))],
        "hidden": cleaner.detail(hidden),
        "handling": cleaner.label(handling),
        "legend": legend(Counter(node["group"] for node in nodes) + Counter(edge["relation"] for edge in edges)),
        "has_links": any(edge["relation"] == "link" for edge in edges),
        "went": words.WENT_HEAD[0],
        "measured": words.MEASURES_HEAD[0],
        "has_ends": any("ends" in node for node in nodes),
        "has_rejected": any(pair.relation == "link" and pair.variant == "rejected" for pair in pairs),
        "data": packed(shown) | {"ids": node_ids},
        "facts": _facts(graph, ids, cleaner)
        | {"build": build, "noted": [[visible(node), cleaner.lines(text)] for node, text in noted.texts.items()]},
        "table": [shown[ids[name]] for name in order[:MOST_TABLE_ROWS]],
        "table_more": max(len(order) - MOST_TABLE_ROWS, 0),
    }
    return _written(nodes, edges, facts)


def _facts(graph: nx.MultiDiGraph[str], ids: Mapping[str, str], cleaner: Cleaner) -> dict[str, Any]:
    """Return what the page's script knows beside the data: its words, what to look at first, how names are folded."""
    return {
        "start": _start(graph, ids, cleaner),
        "ui": words.UI,
        "font": case_font(len(ids)),
        "folding": fold_rules(),
        "relations": {group.key: group.words for group in EDGE_GROUPS},
        "table_head": words.SAVED_HEAD,
        "lines_head": words.SAVED_LINES_HEAD,
        "stem": words.STEM,
        "lang": "en",
    }


def _start(graph: nx.MultiDiGraph[str], ids: Mapping[str, str], cleaner: Cleaner) -> list[list[str]]:
    """Return the cases to look at first, most urgent first: id in the page, and what is the matter."""
    urgent = [name for name in ids if group_of(graph.nodes[name]) in {CASE_LACKING, CASE_LATE}]
    found = sorted(urgent, key=lambda name: (_urgency(graph.nodes[name]), name))[:MOST_START_CASES]
    return [[ids[name], cleaner.label(_matter(graph.nodes[name]))] for name in found]


def _urgency(attributes: Mapping[str, Any]) -> tuple[bool, int, bool, Decimal]:
    """Order by the priority of the gap list; without one, the cases that lack an investigation first, by loss."""
    priority = attributes.get("priority")
    number = priority if isinstance(priority, int) else None
    loss = money.decimal_of(attributes.get("loss_eur", "0")) or Decimal(0)
    return number is None, -(number or 0), group_of(attributes) is not CASE_LACKING, -loss


def _matter(attributes: Mapping[str, Any]) -> str:
    loss = money.written_text(attributes["loss"], str(attributes.get("currency", ""))) if "loss" in attributes else ""
    facts = [str(attributes.get("status", "")), loss, str(attributes.get("network", ""))]
    return " · ".join(fact for fact in facts if fact)


def legend(counts: Mapping[str, int]) -> list[dict[str, Any]]:
    """Return the sections of the legend with the entries that occur, and how often."""
    sections = (CASE_GROUPS, NODE_GROUPS[len(CASE_GROUPS) :], EDGE_GROUPS)
    return [
        {"words": title, "entries": [(group, counts[group.key]) for group in groups if counts.get(group.key)]}
        for title, groups in zip(words.LEGEND, sections, strict=True)
    ]


def _written(nodes: list[dict[str, Any]], edges: list[dict[str, Any]], facts: dict[str, Any]) -> str:
    """Let pyvis write the page: its model and its `generate_html`, finlink's template in place of its own."""
    from pyvis.network import Network  # noqa: PLC0415 - pyvis brings IPython; only a chart needs it

    network = Network(directed=True, heading=facts["title"])
    network.nodes, network.edges = nodes, edges  # add_edge looks through all edges for every new one
    network.node_ids = [node["id"] for node in nodes]
    network.node_map = {node["id"]: node for node in nodes}
    network.toggle_physics(False)
    network.templateEnv = _environment(facts)
    network.path = TEMPLATE
    page: str = network.generate_html()
    return page


def _environment(facts: dict[str, Any]) -> jinja2.Environment:
    from markupsafe import Markup  # noqa: PLC0415 - only a page needs it

    made = environment({TEMPLATE: packaged(PACKAGE, TEMPLATE), SWATCH: shared(SWATCH)})
    vis_script, own_script, style = vis.script(), own_scripts(), shared(STYLE)
    made.filters["packed"] = packed_json
    made.globals.update(
        facts,
        csp=policy(style, [vis_script, own_script]),
        vis_script=Markup(vis_script),  # noqa: S704 - checked by its hash
        own_script=Markup(own_script),  # noqa: S704 - finlink's own files
        style=Markup(style),  # noqa: S704 - finlink's own file
    )
    return made


def own_scripts() -> str:
    """Return the page's own scripts as the one that stands in the page."""
    return joined_scripts(PACKAGE, SCRIPTS)
