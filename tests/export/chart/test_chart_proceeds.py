"""Traced money on the chart: lines, cards, what nodes say, and where they stand."""

from __future__ import annotations

import json
import re
from typing import Any

import chart_graphs
import networkx as nx
import pytest

from finlink.export.chart import cards, proceeds, render
from finlink.export.chart.draw import draw_edges, draw_nodes
from finlink.export.chart.edges import Bundle, bundles
from finlink.export.chart.rows import MOST_ROWS
from finlink.export.chart.writer import Writer

HOP = {
    "relation": "proceeds", "case_id": "K1", "method": "libr", "amount": "100", "currency": "EUR", "sent": "100",
    "sent_currency": "EUR", "paid": "100", "payments": 1, "hop": 1, "first_at": "2025-01-01T00:00:00Z",
    "last_at": "2025-01-01T00:00:00Z", "evidence": "t.csv:2",
}  # fmt: skip


def line(*hops: dict[str, Any]) -> Bundle:
    """Return the one line that hops from A to B are drawn as."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for hop in hops:
        graph.add_edge("account:A", "account:B", **(HOP | hop))
    (bundle,) = bundles(graph)
    return bundle


def told(bundle: Bundle) -> dict[str, Any]:
    return cards.edge_card(bundle, {"account:A": "A", "account:B": "B"}, Writer())


def test_a_payment_of_one_case_says_its_amount_method_and_rows() -> None:
    card = told(line({"entered": "100", "paid": "130", "evidence": "t.csv:2; t.csv:9", "payments": 2}))
    assert (card["kind"], card["title"], card["value"]) == ("Traced money", "enters 100 EUR", "100")
    assert card["fields"] == [
        ["Case", "K1"], ["Amount", "100 EUR"], ["Entered here", "100 EUR"], ["Of payments of", "130 EUR"],
        ["Payments", "2"], ["Time", "2025-01-01"], ["Method", "LIBR, lowest intermediate balance"],
    ]  # fmt: skip
    assert card["sources"] == ["t.csv:2", "t.csv:9"]
    assert "rows" not in card


def test_a_conversion_says_both_currencies() -> None:
    bundle = line({"amount": "108.5", "currency": "USDT", "last_at": "2025-01-04T00:00:00Z"})
    assert proceeds.label(bundle, Writer()) == "100 EUR → 108.50 USDT"
    fields = dict(told(bundle)["fields"])
    assert (fields["Amount"], fields["Sent"]) == ("108.50 USDT", "100 EUR")
    assert (fields["First"], fields["Last"]) == ("2025-01-01", "2025-01-04")


def test_a_bridge_that_keeps_a_part_says_what_was_sent() -> None:
    assert dict(told(line({"amount": "99"}))["fields"])["Sent"] == "100 EUR"


def test_several_cases_are_one_line_with_a_row_each() -> None:
    bundle = line({}, {"case_id": "K2", "amount": "20.5", "sent": "20.5", "paid": "100"})
    card = told(bundle)
    assert card["title"] == "120.50 EUR, 2 cases"
    assert card["fields"][:2] == [["Total", "120.50 EUR"], ["Cases", "2"]]
    assert [row[:2] for row in card["rows"]] == [["K1", "100 EUR"], ["K2", "20.50 EUR"]]
    assert card["rows"][1][card["head"].index("Of payments of")] == "100 EUR"


def test_conversions_and_currencies_are_lines_of_their_own() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for hop in ({}, {"currency": "USDT"}, {"sent_currency": "BAM"}, {"case_id": "K2"}):
        graph.add_edge("account:A", "account:B", **(HOP | hop))
    assert [(one.variant, len(one.members)) for one in bundles(graph)] == [
        ("BAM → EUR", 1), ("EUR", 2), ("EUR → USDT", 1),
    ]  # fmt: skip


def test_an_unreadable_amount_is_no_amount() -> None:
    assert proceeds.label(line({"amount": "<b>"}), Writer()) == "?"


def ends(*found: dict[str, str]) -> dict[str, str]:
    return {"kind": "account", "label": "A", "traced": json.dumps(found)}


def test_a_node_says_whose_money_ended_there_why_and_between_what() -> None:
    end = {"case_id": "K1", "amount": "1500.5", "currency": "EUR", "reason": "service", "low": "0", "high": "2000",
           "method": "fifo"}  # fmt: skip
    card = cards.node_card("account:A", ends(end), Writer())
    assert dict(zip(card["head"], card["rows"][0], strict=True)) == {
        "Case": "K1", "Amount": "1,500.50 EUR", "Why it ended": "service", "Low and high": "0 to 2,000",
        "Method": "FIFO, first in, first out",
    }  # fmt: skip
    assert "traced" not in dict(card["fields"])
    assert proceeds.ends_line(ends(end), Writer()) == "ends: 1,500.50 EUR"
    assert proceeds.ends_line(ends(end, end | {"case_id": "K2"}), Writer()) == "ends: 2 amounts"


def test_where_another_method_alone_would_bring_money_the_panel_says_so_and_the_picture_does_not() -> None:
    attributes = ends({"case_id": "K1", "amount": "0", "currency": "EUR", "low": "0", "high": "5", "method": "fifo"})
    assert proceeds.ends_line(attributes, Writer()) == ""
    assert cards.node_card("account:A", attributes, Writer())["rows"][0][:2] == ["K1", "0 EUR"]


def test_a_case_says_where_its_money_ended() -> None:
    found = [
        {"destination": "wallet:tron:TX", "service": "Exchange", "amount": "5", "currency": "USDT", "chain": "tron"},
        {"destination": "account:RS35", "amount": "7", "currency": "EUR", "reason": "left on the account"},
        {"destination": "outside:fee/K/1", "amount": "1", "currency": "EUR", "reason": "fee"},
    ]
    attributes = {"kind": "case", "label": "K/1", "destinations": json.dumps(found)}
    card = cards.node_card("case:K/1", attributes, Writer())
    assert card["head"][:2] == ["Where", "Amount"]
    assert [row[:2] for row in card["rows"]] == [["TX, Exchange", "5 USDT"], ["RS35", "7 EUR"], ["(fee)", "1 EUR"]]
    assert proceeds.ends_line(attributes, Writer()) == ""


def test_of_very_many_ends_the_rest_is_counted() -> None:
    attributes = ends(*({"case_id": f"K{n}", "amount": "1", "currency": "EUR"} for n in range(MOST_ROWS + 3)))
    card = cards.node_card("account:A", attributes, Writer())
    assert (len(card["rows"]), card["rows_more"]) == (MOST_ROWS, 3)


def trail(*cases: str, wide: int = 1) -> nx.MultiDiGraph[str]:
    """Return per case a victim, ``wide`` mules that it paid, and an exchange to which these paid."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for case in cases:
        graph.add_node(f"case:{case}", kind="case", label=case)
        for mule in range(wide):
            for source, target, hop in (("V", f"M{mule}", 1), (f"M{mule}", "X", 2)):
                graph.add_edge(f"account:{source}", f"account:{target}", **(HOP | {"case_id": case, "hop": hop}))
                graph.add_edge(f"case:{case}", f"account:{target}", relation="holds", role="mule")
    return graph


def drawn(graph: nx.MultiDiGraph[str]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    ids = {name: name for name in sorted(graph)}
    pairs = bundles(graph)
    nodes = draw_nodes(graph, ids, pairs, Writer())
    return {node["id"]: node for node in nodes}, draw_edges(pairs, ids, Writer())


def test_the_trail_of_a_case_runs_from_left_to_right() -> None:
    nodes, _ = drawn(trail("K1", wide=3))
    across = [nodes[f"account:{name}"]["x"] for name in ("V", "M0", "M1", "M2", "X")]
    assert max(across[:1]) < min(across[1:4]) <= max(across[1:4]) < across[4]
    assert nodes["case:K1"]["y"] < nodes["account:X"]["y"]


@pytest.mark.parametrize("graph", [trail("K1", "K2"), trail("K1", wide=40)], ids=["two cases", "very wide"])
def test_what_is_no_trail_for_the_eye_is_laid_out_as_all_else(graph: nx.MultiDiGraph[str]) -> None:
    nodes, _ = drawn(graph)
    assert len({(node["x"], node["y"]) for node in nodes.values()}) == len(graph)


def test_traced_money_is_straight_and_wide_and_its_transfer_beside_it_has_no_amount() -> None:
    graph = trail("K1")
    graph.add_edge("account:V", "account:M0", relation="transfer", amount="100", currency="EUR")
    graph.add_edge("account:M0", "account:V", relation="transfer", amount="1", currency="EUR")
    _, edges = drawn(graph)
    (flow,) = (edge for edge in edges if edge["relation"] == "proceeds" and edge["from"] == "account:V")
    there, back = sorted((edge for edge in edges if edge["relation"] == "transfer"), key=lambda edge: edge["to"])
    assert "smooth" not in flow
    assert flow["label"] == "100 EUR"
    assert flow["width"] > there["width"]
    assert (there.get("doubled"), back.get("doubled")) == (True, None)
    assert there["smooth"] == back["smooth"]  # each to its own left: on two sides, as they go opposite ways


def test_the_legend_and_the_table_tell_of_it() -> None:
    html = render(chart_graphs.traced(), title="t")
    legend = html.partition('class="legend"')[2].partition("</section>")[0]
    for text in ("Traced money", "Traced money ended here", "Fee, unknown, transaction"):
        assert f"<span>{text}</span>" in legend
    table, _ = re.findall(r"<tbody>(.*?)</tbody>", html, re.DOTALL)
    assert "Traced money that ended here: KT-1/24, 4,000 EUR, left on the account, 0 to 4,000" in table
    assert "Where its money ended: 0xde0b295669a9fd93d5f28d9ec85e40f4cb697bae, Exchange Ltd, 0.18250001 BTC" in table
    assert (
        "Traced money"
        not in render(chart_graphs.story(), title="t").partition('class="legend"')[2].partition("</section>")[0]
    )
