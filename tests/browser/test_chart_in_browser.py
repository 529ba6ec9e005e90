"""The chart in headless Chromium: opened from a file, clicked, searched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import chart_graphs
import pytest
from chart_hands import click_node, mouse, node_id
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from finlink.export.chart import render

if TYPE_CHECKING:
    from collections.abc import Callable

    from chart_browser import Page

pytestmark = pytest.mark.browser

HIDDEN = "12 more networks (31 cases) are not shown; finlink graph BUILD --network N007 shows one"


@pytest.fixture
def page(opened: Callable[..., Page]) -> Page:
    html = render(
        chart_graphs.story(), title="Network N001", notes=["As of 2024-09-30"], hidden=HIDDEN, handling="TLP:AMBER"
    )
    return opened(html).ready()


def _click_edge(page: Page, title: str) -> None:
    """Click the drawn line where no node lies over it."""
    edge = node_id(page, title)
    place: dict[str, Any] = page.run(
        "const line = finlink.network.body.edges[arguments[0]];"
        "for (let part = 0.3; part < 0.7; part += 0.02) {"
        "  const at = finlink.network.canvasToDOM(line.edgeType.getPoint(part));"
        "  if (!finlink.network.getNodeAt(at) && finlink.network.getEdgeAt(at) === arguments[0]) return at;"
        "} return null",
        edge,
    )
    assert place is not None
    mouse(page, [(place["x"], place["y"])])


def test_it_opens_from_a_file_asks_for_nothing_and_complains_of_nothing(page: Page) -> None:
    assert page.url.startswith("file://")
    assert page.text("h1") == "Network N001"
    for text in ("As of 2024-09-30", HIDDEN, "TLP:AMBER", "14 nodes, 22 lines"):
        assert text in page.text("body")
    assert page.run("return document.querySelector('#chart canvas').width") > 300
    assert page.run("return document.compatMode") == "CSS1Compat"
    assert page.requests() == []
    assert page.complaints() == []


def test_the_whole_story_is_in_view_and_nothing_overlaps(page: Page) -> None:
    boxes = page.run(
        "return data.nodes.map((node) => { const box = finlink.network.getBoundingBox(node.id);"
        "const low = finlink.network.canvasToDOM({x: box.left, y: box.top});"
        "const high = finlink.network.canvasToDOM({x: box.right, y: box.bottom});"
        "return [low.x, low.y, high.x, high.y]; })"
    )
    width, height = page.run(
        "const stage = document.getElementById('chart'); return [stage.clientWidth, stage.clientHeight]"
    )
    assert all(x >= 0 and y >= 0 and right <= width and bottom <= height for x, y, right, bottom in boxes)
    overlapping = [
        (one, two)
        for place, one in enumerate(boxes)
        for two in boxes[:place]
        if one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
    ]
    assert overlapping == []


def test_a_click_on_a_node_shows_its_attributes_and_source_rows(page: Page) -> None:
    click_node(page, "RS35260005601001611379")
    page.until("return document.querySelector('#panel h2')?.textContent === 'RS35260005601001611379'")
    panel = page.text("#panel")
    for text in (
        "Bank account",
        "RS35 2600 05601001611379",
        "accounts.csv, row 12",
        "accounts.csv, row 40",
        "Ana Kovač",
    ):
        assert text in panel
    assert page.complaints() == []


def test_a_click_on_a_case_shows_why_and_what_next(page: Page) -> None:
    click_node(page, "KT-1/24")
    page.until("return document.querySelector('#panel h2')?.textContent === 'KT-1/24'")
    panel = page.text("#panel")
    for text in ("MISSING", "48,000 EUR", "G01", "G02", "143 days", "ask the bank", "cases.csv, row 2"):
        assert text in panel


def test_a_click_on_a_gathered_edge_shows_the_transfers_behind_it(page: Page) -> None:
    _click_edge(page, "12,200.30 EUR")
    page.until("return document.querySelector('#panel h2')?.textContent === '12,200.30 EUR ×3'")
    panel = page.text("#panel")
    for text in ("1,200.10 EUR", "1,200.20 EUR", "9,800 EUR", "T50", "T52", "transfers.csv:51", "2024-02-03 10:30:00Z"):
        assert text in panel


def test_neighbours_lead_on(page: Page) -> None:
    page.run("finlink.open(arguments[0])", node_id(page, "FI-12"))
    page.run("document.querySelector('#panel .neighbour').click()")
    page.until("return document.querySelector('#panel h2').textContent === 'SK-77'")
    page.run(
        "[...document.querySelectorAll('#panel .line')].find((b) => b.textContent.includes('Link between')).click()"
    )
    page.until("return document.querySelector('#panel').innerText.includes('same account')")
    assert "proposed" in page.text("#panel")


def test_the_most_urgent_cases_are_offered_first(page: Page) -> None:
    assert "Look at these first" in page.text("#panel")
    page.run("document.querySelector('#panel button.case').click()")
    page.until("return document.querySelector('#panel h2')?.textContent === 'KT-1/24'")


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("RS35 2600 0560", "RS35260005601001611379"),
        ("rs3526000560", "RS35260005601001611379"),
        ("марко јов", "Марко Јовановић"),
        ("kovac", "Ana Kovač"),
        ("accounts.csv:14", "ME25505000012345678951"),
        ("parties.csv, row 9", "Sunrise Trade d.o.o."),
        ("case:KT-9/24", "KT-9/24"),
        ("exchange ltd", "0xde0b295669a9fd93d5f28d9ec85e40f4cb697bae"),
        ("T61", "400 EUR"),
    ],
)
def test_search_finds_what_is_there(page: Page, asked: str, first: str) -> None:
    page.driver.find_element(By.ID, "query").send_keys(asked)
    page.until("return document.querySelector('#results button')")
    page.driver.find_element(By.ID, "query").send_keys(Keys.ENTER)
    titles = page.run("return [...document.querySelectorAll('#results button span')].map((span) => span.textContent)")
    assert first in titles[:2]
    assert page.text("#panel h2") == titles[0]


def test_search_steps_through_what_it_found_and_says_when_there_is_nothing(page: Page) -> None:
    box = page.driver.find_element(By.ID, "query")
    box.send_keys("KT-")
    first = page.run("return find('KT-').map((id) => card(id).title)")
    for title in (*first, first[0]):
        box.send_keys(Keys.ENTER)
        page.until("return document.querySelector('#panel h2').textContent === arguments[0]", title)
    assert page.text("#found") == f"{len(first)} found"
    box.clear()
    box.send_keys("no such thing")
    assert page.text("#found") == "Nothing found"
    box.send_keys(Keys.ENTER)
    box.send_keys(Keys.ESCAPE)
    assert (
        page.run("return document.getElementById('query').value + document.getElementById('found').textContent") == ""
    )


def test_the_legend_hides_and_shows_a_kind(page: Page) -> None:
    button = page.driver.find_element(By.CSS_SELECTOR, '.legend button[data-key="account"]')
    account = node_id(page, "RS35260005601001611379")
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    assert page.text("#count") == "10 of 14 nodes shown"
    assert page.run("return [finlink.network.body.nodes[arguments[0]] === undefined]", account) == [True]
    assert page.run(
        "return finlink.network.body.data.edges.get()"
        ".every((edge) => !/transfer|holder/.test(edge.relation) || edge.label.includes('BTC'))"
    )
    page.run("finlink.open(arguments[0])", account)  # what is looked for comes back
    assert button.get_attribute("aria-pressed") == "true"
    assert page.text("#count") == "14 nodes, 22 lines"
    page.driver.find_element(By.CSS_SELECTOR, '.legend button[data-key="transfer"]').click()
    assert (
        page.run("return finlink.network.body.data.edges.get().some((edge) => edge.relation === 'transfer')") is False
    )


def test_keys(page: Page) -> None:
    body = page.driver.find_element(By.TAG_NAME, "body")
    body.send_keys("/")
    assert page.run("return document.activeElement.id") == "query"
    body.send_keys(Keys.ESCAPE)
    assert page.run("return document.activeElement.id") != "query"
    scale = page.run("return finlink.network.getScale()")
    body.send_keys("+")
    assert page.run("return finlink.network.getScale()") > scale
    body.send_keys("-")
    body.send_keys("-")
    assert page.run("return finlink.network.getScale()") < scale
    body.send_keys("0")
    assert page.run("return finlink.network.getScale()") == pytest.approx(scale, rel=0.05)
    middle = page.run("return finlink.network.getViewPosition().x")
    body.send_keys(Keys.ARROW_RIGHT)
    assert page.run("return finlink.network.getViewPosition().x") > middle


def test_proposed_links_are_dashed_and_confirmed_ones_solid(page: Page) -> None:
    links = page.run(
        "return data.edges.filter((edge) => edge.relation === 'link')"
        ".map((edge) => [card(edge.id).fields[0][1], !!edge.dashes])"
    )
    assert sorted(links) == [["confirmed", False], ["proposed", True]]


def test_the_table_says_the_same(page: Page) -> None:
    page.driver.find_element(By.CSS_SELECTOR, "#table summary").click()
    table = page.text("#table")
    for text in ("KT-1/24", "Марко Јовановић", "accounts.csv:12; accounts.csv:40", "01•••••••••06"):
        assert text in table


def test_without_scripts_the_table_is_there(opened: Callable[..., Page], driver: Any) -> None:
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page = opened(render(chart_graphs.story(), title="t"))
        assert "Scripts are switched off" in driver.find_element(By.TAG_NAME, "body").text
        assert "accounts.csv:12; accounts.csv:40" in driver.find_element(By.ID, "table").text
        assert page.requests() == []
    finally:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_dark_and_light_differ_and_both_draw(page: Page) -> None:
    light = page.run("return finlink.network.body.nodes[data.nodes[0].id].options.color.border")
    page.driver.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}
    )
    try:
        page.until("return finlink.network.body.nodes[data.nodes[0].id].options.color.border !== arguments[0]", light)
    finally:
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert page.complaints() == []


def test_two_thousand_nodes_open_and_answer(opened: Callable[..., Page]) -> None:
    page = opened(render(chart_graphs.register(2000), title="t")).ready()
    page.driver.find_element(By.ID, "query").send_keys("KT-003-0/24" + Keys.ENTER)
    page.until("return document.querySelector('#panel h2')?.textContent === 'KT-003-0/24'")
    assert page.requests() == []
    assert page.complaints() == []
