"""Traced money in the browser: the trail of a case of the sample register, clicked, hidden, and read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from finlink.export.pages import chart_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from chart_browser import Page

    from finlink.result import Build

pytestmark = pytest.mark.browser

CASE = "KT-116/25"
TRAIL = ["enters 48,000 EUR", "47,500 EUR", "47,000 EUR →\n51,300 USDT", "51,299 USDT", "1 USDT"]


@pytest.fixture
def page(opened: Callable[..., Page], sample_build: Build) -> Page:
    return opened(chart_page(sample_build, case=CASE)).ready()


def _labels(page: Page, relation: str) -> list[str]:
    """Return the texts drawn on the lines of a relation that the legend lets be seen."""
    script = "return edges.get({filter: (e) => e.relation === arguments[0]}).map((e) => e.label.trim())"
    return list(page.run(script.replace("arguments[0]", f"'{relation}'")))


def _click(page: Page, title: str) -> None:
    """Click the middle of the line of traced money with this title, as a mouse does."""
    script = (
        "const id = [...drawn.keys()].find((id) => isEdge(id) && card(id).title === arguments[0]"
        " && drawn.get(id).relation === 'proceeds');"
        "const at = finlink.network.canvasToDOM(finlink.network.body.edges[id].edgeType.getPoint(0.3));"
        "if (finlink.network.getEdgeAt(at) !== id) return null;"
        "const box = document.querySelector('#chart canvas').getBoundingClientRect();"
        "return [at.x + box.left, at.y + box.top]"
    )
    place: Any = page.run(script, title)
    assert place is not None
    mouse = {"x": place[0], "y": place[1], "button": "left", "clickCount": 1}
    for kind in ("mousePressed", "mouseReleased"):
        page.driver.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": kind, **mouse})


def test_the_trail_is_drawn_with_its_amounts_and_nothing_is_asked_or_complained_of(page: Page) -> None:
    assert sorted(_labels(page, "proceeds")) == sorted(TRAIL)
    assert "Entered: 48000 EUR by 1 payment" in page.text("header")
    assert "chosen by default, not by law" in page.text("header")
    assert page.requests() == []
    assert page.complaints() == []


def test_the_trail_runs_from_left_to_right(page: Page) -> None:
    script = (
        "return data.edges.filter((e) => e.relation === 'proceeds').every((e) => "
        "finlink.network.getPosition(e.from).x < finlink.network.getPosition(e.to).x)"
    )
    assert page.run(script)


def test_a_click_on_a_line_tells_case_amounts_method_and_row(page: Page) -> None:
    _click(page, "47,000 EUR → 51,300 USDT")
    page.until("return document.querySelector('#panel h2')?.textContent === '47,000 EUR → 51,300 USDT'")
    panel = page.text("#panel")
    for text in ("Traced money", CASE, "51,300 USDT", "47,000 EUR", "FIFO", "2025-05-07 13:31:00Z"):
        assert text in panel
    assert "transfers.csv, row 54" in panel


def test_the_exchange_says_whose_money_ended_there_and_where_it_came_from(page: Page) -> None:
    page.run("finlink.open([...drawn.keys()].find((id) => card(id).title.startsWith('TLm2')))")
    panel = page.text("#panel")
    assert "Traced money that ended here" in panel
    for text in (CASE, "51,299 USDT", "Why it ended: service", "Low and high: 51,299 to 51,299", "Method: FIFO"):
        assert text in panel
    assert "← Crypto wallet: Traced money, 51,299 USDT" in panel


def test_by_time_every_node_has_its_place_and_money_runs_to_the_right(page: Page) -> None:
    page.run("layOut()")
    places = page.run("return data.nodes.map((node) => Object.values(network.getPosition(node.id)))")
    assert all(len(place) == 2 for place in places)
    assert {"measure"} <= set(page.run("return data.nodes.map((node) => node.group)"))
    assert page.run(
        "return data.edges.filter((e) => e.relation === 'proceeds').every((e) => "
        "network.getPosition(e.from).x <= network.getPosition(e.to).x)"
    )


def test_the_case_says_where_its_money_ended(page: Page) -> None:
    page.run("finlink.open([...drawn.keys()].find((id) => card(id).title === arguments[0]))", CASE)
    panel = page.text("#panel")
    assert "Where its money ended" in panel
    for text in ("Exchange A (invented)", "51,299 USDT", "(fee)", "1 USDT", "Why it ended: left on the account"):
        assert text in panel


def test_the_legend_hides_the_trail_and_then_the_transfers_tell_their_amounts(page: Page) -> None:
    assert _labels(page, "transfer") == [""] * 4
    page.run("document.querySelector('.legend button[data-key=proceeds]').click()")
    assert _labels(page, "proceeds") == []
    assert sorted(_labels(page, "transfer")) == ["47,000 EUR", "47,500 EUR", "48,000 EUR", "51,299 USDT"]
    page.run("document.querySelector('.legend button[data-key=proceeds]').click()")
    assert len(_labels(page, "proceeds")) == 5


def test_the_trail_is_found_by_its_row_and_by_its_amount(page: Page) -> None:
    page.run("query.value = '51,299'; query.dispatchEvent(new Event('input'))")
    page.until("return document.querySelectorAll('#results button').length > 0")
    assert "Traced money" in page.text("#results")
