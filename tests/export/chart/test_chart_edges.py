from __future__ import annotations

import random
from decimal import Decimal
from typing import Any

import networkx as nx
import pytest

from finlink.export.chart import cards
from finlink.export.chart.edges import Bundle, bundles
from finlink.export.chart.rows import MOST_ROWS
from finlink.export.chart.writer import Writer


def _graph(*transfers: dict[str, Any]) -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for transfer in transfers:
        facts = {"source": "account:A", "target": "account:B", "relation": "transfer", "currency": "EUR"} | transfer
        graph.add_edge(facts.pop("source"), facts.pop("target"), **facts)
    return graph


def _card(bundle: Bundle) -> dict[str, Any]:
    return cards.edge_card(bundle, {bundle.source: "A", bundle.target: "B"}, Writer())


def test_parallel_transfers_become_one_edge_with_an_exact_sum() -> None:
    amounts = ["0.1", "0.2", "99999999999999999999.000000000000000001"]
    (bundle,) = bundles(
        _graph(*({"amount": amount, "time": f"2024-01-0{9 - n}T08:00:00Z"} for n, amount in enumerate(amounts)))
    )
    assert bundle.total() == Decimal("99999999999999999999.300000000000000001")
    card = _card(bundle)
    assert card["title"] == "99,999,999,999,999,999,999.300000000000000001 EUR ×3"
    assert card["fields"] == [
        ["Total", "99,999,999,999,999,999,999.300000000000000001 EUR"],
        ["Transfers", "3"],
        ["First", "2024-01-07 08:00:00Z"],
        ["Last", "2024-01-09 08:00:00Z"],
    ]
    assert [row[0] for row in card["rows"]] == ["2024-01-07 08:00:00Z", "2024-01-08 08:00:00Z", "2024-01-09 08:00:00Z"]


def test_direction_and_currency_keep_transfers_apart_and_side_by_side() -> None:
    graph = _graph(
        {"amount": "1"},
        {"amount": "2", "currency": "RSD"},
        {"amount": "4", "source": "account:B", "target": "account:A"},
    )
    found = bundles(graph)
    assert [(b.source[-1], b.target[-1], b.variant, b.total()) for b in found] == [
        ("A", "B", "EUR", Decimal(1)),
        ("A", "B", "RSD", Decimal(2)),
        ("B", "A", "EUR", Decimal(4)),
    ]
    sides = [bundle.bend if bundle.source == "account:A" else -bundle.bend for bundle in found]
    assert len(set(sides)) == 3


@pytest.mark.parametrize("junk", ["NaN", "1e999999", "<img src=x>", ""])
def test_an_unreadable_amount_is_counted_and_never_added(junk: str) -> None:
    (bundle,) = bundles(_graph({"amount": "5"}, {"amount": junk}, {}))
    assert bundle.total() == 5
    assert ["Without a readable amount", "2"] in _card(bundle)["fields"]


def test_no_readable_amount_gives_no_sum() -> None:
    (bundle,) = bundles(_graph({"amount": "?"}))
    assert bundle.total() is None
    assert _card(bundle)["title"] == "? EUR"


def test_the_list_behind_an_edge_is_capped_and_says_so() -> None:
    (bundle,) = bundles(_graph(*({"amount": "1", "transfer_id": f"T{n:04d}"} for n in range(MOST_ROWS + 7))))
    card = _card(bundle)
    assert (len(card["rows"]), card["rows_more"]) == (MOST_ROWS, 7)
    assert card["fields"][0] == ["Total", f"{MOST_ROWS + 7} EUR"]


def test_keys_and_insertion_order_do_not_matter() -> None:
    transfers = [{"amount": str(n % 3), "transfer_id": f"T{n}", "evidence": f"t.csv:{n}"} for n in range(20)]
    shuffled = transfers.copy()
    random.Random(5).shuffle(shuffled)  # noqa: S311
    assert bundles(_graph(*transfers)) == bundles(_graph(*shuffled))


def test_links_are_one_edge_per_status_and_list_what_is_shared() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for kind, status in (("shared_account", "proposed"), ("shared_wallet", "proposed"), ("declared", "confirmed")):
        graph.add_edge("case:1", "case:2", relation="link", link_kind=kind, via="x", strength=1.0, status=status)
    confirmed, proposed = bundles(graph)
    assert (confirmed.variant, proposed.variant) == ("confirmed", "proposed")
    assert [row[0] for row in _card(proposed)["rows"]] == ["same account", "same wallet"]


def test_roles_and_source_rows_of_what_a_case_holds() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_edge("case:1", "account:A", relation="holds", role="mule", evidence="a.csv:2; a.csv:9")
    graph.add_edge("case:1", "account:A", relation="holds", role="suspect", evidence="a.csv:3")
    (bundle,) = bundles(graph)
    card = _card(bundle)
    assert card["fields"] == [["Role", "mule, suspect"]]
    assert card["rows"] == [["mule", "a.csv:2; a.csv:9"], ["suspect", "a.csv:3"]]
