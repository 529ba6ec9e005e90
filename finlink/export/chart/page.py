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
from finlink.export.chart.text import cap, visible
from finlink.export.chart.writer import Writer
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

    from finlink.export.chart.edges import Bundle
    from finlink.i18n import Translator

SCRIPTS = (
    "dom.js", "unpack.js", "model.js", "fold.js", "amounts.js", "history.js", "lasso.js", "svg.js", "save.js",
    "frame.js", "waterfall.js", "notes.js", "address.js", "view.js", "filter.js", "shown.js", "days.js", "look.js",
    "picture.js", "ways.js", "acts.js", "panel.js", "keep.js", "search.js", "hits.js", "page.js",
)  # fmt: skip
"""The page's own scripts in the order they run; those that are not here are shared with the overview."""
PACKAGE = "finlink.export.chart"
TEMPLATE = "page.html.j2"
NO_NOTES = Notes()
STEM = "chart"
"""What a file that is saved from the page is called, before its ending."""

MOST_TABLE_ROWS = 500
MOST_TABLE_LINES, MOST_CITED = 300, 6
_RELATION_ORDER = ("link", "covers", "restrains", "proceeds", "transfer", "holder", "relation", "holds")
MOST_START_CASES = 40
_TITLE_LENGTH = 200


def render(
    graph: nx.MultiDiGraph[str],
    *,
    title: str,
    notes: Sequence[str] = (),
    hidden: str = "",
    handling: str = "",
    marks: Sequence[str] = (),
    build: str = "",
    noted: Notes = NO_NOTES,
    names: Mapping[str, str] | None = None,
    writer: Writer | None = None,
) -> str:
    """Return the interactive chart of ``graph`` as one self-contained HTML page that makes no request.

    ``graph`` is one of `finlink.graph`; a node or edge with other attributes is shown as "other". ``notes`` are lines
    under the title (the as-of date, the inputs); ``hidden`` says what is not on the chart; ``handling`` is the banner,
    with ``marks`` after it (that numbers can be read, that the page is redacted). ``build`` is the seal of the build
    that it is of; ``noted`` are notes on nodes. ``names`` has the name by which finlink finds each node again,
    ``writer`` the page's language and what is masked on it: without one English, and the numbers of persons everywhere
    (those of companies are not). The same graph gives the same text, whatever the order in which it was filled.

    Raises:
        FinlinkError: the vis-network script is not the one that finlink was tested with.
    """
    write = writer or Writer(personal_numbers(graph))
    t = write.t
    order = sorted(graph.nodes, key=lambda name: (NODE_GROUPS.index(group_of(graph.nodes[name])), str(name)))
    ids = {name: f"n{place}" for place, name in enumerate(sorted(graph.nodes))}
    pairs = bundles(graph)
    cases = {str(data.get("label")): ids[name] for name, data in graph.nodes(data=True) if data.get("kind") == "case"}
    nodes, edges = draw_nodes(graph, ids, pairs, write), draw_edges(pairs, ids, write, cases)
    node_ids = [visible(_id(name, graph.nodes[name], names, write)) for name in ids]
    shown = _cards(graph, dict(zip(ids, node_ids, strict=True)), pairs, write)
    said = map(write.sentence, noted.said(set(node_ids), build))
    facts: dict[str, Any] = {
        "title": cap(write.detail(title), _TITLE_LENGTH),
        "notes": [write.detail(note) for note in (*notes, *said, *write.left_in_english())],
        "hidden": write.detail(hidden),
        "handling": " · ".join(filter(None, [write.label(handling), *marks])),
        "legend": legend(Counter([n["group"] for n in nodes] + [e["relation"] for e in edges]), write),
        "went": t(words.WENT_HEAD[0]),
        "measured": t(words.MEASURES_HEAD[0]),
        "data": packed(shown) | {"ids": node_ids},
        "facts": _facts(graph, ids, write)
        | {"build": build, "noted": [[visible(node), write.lines(text)] for node, text in noted.texts.items()]},
        "table": [shown[ids[name]] for name in order[:MOST_TABLE_ROWS]],
        "table_more": max(len(order) - MOST_TABLE_ROWS, 0),
    } | _line_table(pairs, ids, shown, t)
    return _written(nodes, edges, facts | _keys(nodes, pairs) | language(write))


def _line_table(
    pairs: Sequence[Bundle], ids: Mapping[str, str], shown: Mapping[str, Any], t: Translator
) -> dict[str, Any]:
    """Return the lines as rows of a table, links between cases first: what it is, from, to, what it says, its rows."""
    order = sorted(range(len(pairs)), key=lambda at: (_RELATION_ORDER.index(pairs[at].relation), at))
    rows = []
    for at in order[:MOST_TABLE_LINES]:
        card = shown[f"e{at}"]
        ends = [shown[ids[end]]["title"] for end in (pairs[at].source, pairs[at].target)]
        said = [": ".join(field) for field in card["fields"]]
        if pairs[at].relation == "link":
            said += [", ".join(filter(None, row)) for row in card["rows"]]
        has_sources = card.get("head", [""])[-1] == t(words.UI["source"])
        cited = card.get("sources") or ([row[-1] for row in card["rows"]] if has_sources else [])
        more = len(cited) - MOST_CITED + card.get("sources_more", card.get("rows_more", 0))
        told = [*cited[:MOST_CITED], *([t(words.UI["more"], n=more)] if more > 0 else [])]
        rows.append([card["kind"], *ends, "; ".join(said), "; ".join(told)])
    return {"lines": rows, "lines_more": max(len(pairs) - MOST_TABLE_LINES, 0)}


def _keys(nodes: Sequence[Mapping[str, Any]], pairs: Sequence[Bundle]) -> dict[str, bool]:
    """Return which marks of the picture the key under the legend explains."""
    links = [pair for pair in pairs if pair.relation == "link"]
    return {
        "has_links": bool(links),
        "has_ends": any("ends" in node for node in nodes),
        "has_rejected": any(pair.variant == "rejected" for pair in links),
    }


def _cards(
    graph: nx.MultiDiGraph[str], ids: Mapping[str, str], pairs: Sequence[Bundle], write: Writer
) -> dict[str, dict[str, Any]]:
    """Return what the panel says of each node and line, by its id in the page; ``ids`` are those of the build."""
    called = {name: write.label(cards.name_of(name, graph.nodes[name], write)) for name in ids}
    nodes = {f"n{at}": cards.node_card(name, graph.nodes[name], write, ids[name]) for at, name in enumerate(ids)}
    return nodes | {f"e{place}": cards.edge_card(pair, called, write) for place, pair in enumerate(pairs)}


def language(write: Writer) -> dict[str, Any]:
    """Return what a template says its own words with."""
    return {"_": write.t, "count": write.count, "tag": write.t.tag}


def spoken(texts: Mapping[str, str], t: Translator) -> dict[str, str]:
    """Return the words of a page's script in a language."""
    return {key: t(text) for key, text in texts.items()}


def _id(name: str, attributes: Mapping[str, Any], names: Mapping[str, str] | None, write: Writer) -> str:
    """Return the name by which finlink finds a node again."""
    return names[name] if names else write.masked(cards.own_id(name, attributes, write))


def _facts(graph: nx.MultiDiGraph[str], ids: Mapping[str, str], write: Writer) -> dict[str, Any]:
    """Return what the page's script knows beside the data: its words, what to look at first, how names are folded."""
    t = write.t
    return {
        "start": _start(graph, ids, write),
        "ui": spoken(words.UI, t),
        "font": case_font(len(ids)),
        "folding": fold_rules(),
        "relations": {group.key: t(group.words) for group in EDGE_GROUPS},
        "table_head": [t(name) for name in words.SAVED_HEAD],
        "lines_head": [t(name) for name in words.SAVED_LINES_HEAD],
        "stem": STEM,
        "lang": t.tag,
        "marks": t.marks,
    }


def _start(graph: nx.MultiDiGraph[str], ids: Mapping[str, str], write: Writer) -> list[list[str]]:
    """Return the cases to look at first, most urgent first: id in the page, and what is the matter."""
    urgent = [name for name in ids if group_of(graph.nodes[name]) in {CASE_LACKING, CASE_LATE}]
    found = sorted(urgent, key=lambda name: (_urgency(graph.nodes[name]), name))[:MOST_START_CASES]
    return [[ids[name], write.label(_matter(graph.nodes[name], write))] for name in found]


def _urgency(attributes: Mapping[str, Any]) -> tuple[bool, int, bool, Decimal]:
    """Order by the priority of the gap list; without one, the cases that lack an investigation first, by loss."""
    priority = attributes.get("priority")
    number = priority if isinstance(priority, int) else None
    loss = money.decimal_of(attributes.get("loss_eur", "0")) or Decimal(0)
    return number is None, -(number or 0), group_of(attributes) is not CASE_LACKING, -loss


def _matter(attributes: Mapping[str, Any], write: Writer) -> str:
    loss = write.amount_text(attributes["loss"], str(attributes.get("currency", ""))) if "loss" in attributes else ""
    facts = [write.status(str(attributes.get("status", ""))), loss, str(attributes.get("network", ""))]
    return " · ".join(fact for fact in facts if fact)


def legend(counts: Mapping[str, int], write: Writer) -> list[dict[str, Any]]:
    """Return the sections of the legend with the entries that occur: key, shape, words, and how often."""
    sections = (CASE_GROUPS, NODE_GROUPS[len(CASE_GROUPS) :], EDGE_GROUPS)
    return [
        {
            "words": write.t(title),
            "entries": [
                (group.key, group.shape, write.t(group.words), write.count(counts[group.key]))
                for group in groups
                if counts.get(group.key)
            ],
        }
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
