"""Words for every kind of link, and how weighed links are packed for the page."""

from __future__ import annotations

import networkx as nx
import pytest

from finlink.export.chart import packed, words
from finlink.export.chart.cards import edge_card
from finlink.export.chart.edges import bundles
from finlink.export.chart.writer import Writer
from finlink.export.pages import without_doubled_links
from finlink.link.rules import rules

REASONS = (
    '[{"factor": "name", "bits": 10.64, "says": "2 words the same", "left_says": "Ana", "right_says": "ANA"},'
    ' {"factor": "held back", "bits": 0.0, "says": "x", "left_says": "", "right_says": ""},'
    ' {"factor": "national_id", "bits": -5.0, "says": "different", "left_says": "1409959710022", "right_says": "12"}]'
)


def test_every_kind_of_link_has_its_words() -> None:
    assert set(words.LINK_KINDS) == set(rules())


def linked(**attributes: object) -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in ("case:A", "case:B", "account:X"):
        graph.add_node(node, kind=node.partition(":")[0])
    graph.add_edge("case:A", "case:B", relation="link", link_kind="same_person", strength=0.9, **attributes)
    return graph


def test_a_weighed_link_is_packed_and_unpacked_again() -> None:
    (bundle,) = bundles(linked(via="party:A/x ~ party:B/y", status="proposed", reasons=REASONS))
    card = edge_card(bundle, {"case:A": "A", "case:B": "B"}, Writer())
    steps = [["name: 2 words the same", "+10.6", "Ana / ANA"], ["held back: x", "", ""],
             ["national id: different", "-5.0", "14•••••••••22 / ••"]]  # fmt: skip
    assert card["weighed"] == [["party:A/x ~ party:B/y", steps, "+5.6 bits together; strength 0.9"]]
    made = packed.packed({"e0": card})

    def unpacked(value: object) -> object:
        return [unpacked(part) for part in value] if isinstance(value, list) else made["texts"][value]

    place = made["places"].index("weighed")
    assert unpacked(made["cards"]["e0"][place]) == card["weighed"]
    assert set(card) <= set(made["places"])


@pytest.mark.parametrize(("decided", "kept"), [("", 0), ("different, analyst 7, 2025-02-01", 1)])
def test_a_link_that_the_picture_shows_otherwise_stays_where_it_was_judged(decided: str, kept: int) -> None:
    graph = linked(via="account:X", status="rejected", **({"decided": decided} if decided else {}))
    assert without_doubled_links(graph).number_of_edges() == kept
