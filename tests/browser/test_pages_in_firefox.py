"""The pages in headless Firefox ESR: opened from a file, searched by keys, clicked, saved from; quiet all the while."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

import chart_graphs
import firefox_browser
import pytest
from dossier_pages import dossier_of
from firefox_browser import Firefox
from selenium.webdriver.common.keys import Keys
from test_chart_hostile import MARK, PAYLOADS

from finlink.export.chart import render
from finlink.export.dossier.page import html as dossier_page
from finlink.export.overview import register_page
from finlink.export.pages import chart_page
from finlink.export.report.compose import compose
from finlink.export.report.page import render as report_page
from finlink.i18n import translator

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from firefox_browser import FirefoxPage

    from finlink.result import Build

pytestmark = pytest.mark.browser

CASE, SHARED = "KT-101/25", "RS35904000003968413039"

PAGES: dict[str, Callable[[Build], str]] = {
    "the chart of a case": lambda build: chart_page(build, case=CASE),
    "the chart of a network": lambda build: chart_page(build, network="N001"),
    "the chart of a node": lambda build: chart_page(build, node=f"account:{SHARED}", hops=2),
    "the chart of a build": chart_page,
    "the register": register_page,
    "the report": lambda build: report_page(compose(build, translator("en")), translator("en")),
    "the dossier": lambda build: dossier_page(dossier_of(build, CASE)),
}
DRAWN = [name for name in PAGES if "chart" in name or "register" in name]


@pytest.fixture
def chart(opened_in_firefox: Callable[..., FirefoxPage], sample_build: Build) -> FirefoxPage:
    return opened_in_firefox(chart_page(sample_build, case=CASE), "chart.html").ready()


@pytest.fixture
def register(opened_in_firefox: Callable[..., FirefoxPage], sample_build: Build) -> FirefoxPage:
    return opened_in_firefox(register_page(sample_build), "register.html").ready()


def _quiet(page: FirefoxPage) -> None:
    assert page.requests() == []
    assert page.complaints() == []


def _colours(page: FirefoxPage, canvas: str) -> int:
    """Return how many colours a canvas has, at every third point."""
    return int(
        page.run(
            "const one = document.querySelector(arguments[0]), found = new Set();"
            "const {data} = one.getContext('2d').getImageData(0, 0, one.width, one.height);"
            "for (let at = 0; at < data.length; at += 12) found.add([...data.slice(at, at + 3)].join());"
            "return found.size",
            canvas,
        )
    )


@pytest.mark.parametrize("name", PAGES)
def test_it_opens_from_a_file_and_is_quiet(
    opened_in_firefox: Callable[..., FirefoxPage], sample_build: Build, name: str
) -> None:
    page = opened_in_firefox(PAGES[name](sample_build))
    assert page.url.startswith("file://")
    assert "Firefox/" in page.run("return navigator.userAgent")
    assert page.run("return document.compatMode") == "CSS1Compat"
    if name in DRAWN:
        page.ready()
        assert _colours(page, ".stage canvas") > 20
    assert len(page.text("h1")) > 5
    _quiet(page)


def test_what_a_page_asks_for_and_what_stops_it_is_seen(opened_in_firefox: Callable[..., FirefoxPage]) -> None:
    """The negative control: what the tests here hope not to see they would see."""
    page = opened_in_firefox("<title>t</title><img src=https://attacker.example/a.png>")
    assert page.requests() == ["https://attacker.example/a.png"]
    html = render(chart_graphs.story(), title="t").replace("<main>", f"<script>{MARK}</script><main>", 1)
    page = opened_in_firefox(html).ready()
    assert page.run("return document.title") == "t"
    assert ["Content-Security-Policy" in complaint for complaint in page.complaints()] == [True]
    page.run("console.warn('strange'); setTimeout(() => { throw new Error('wrong'); })")
    assert page.complaints()[1:] == ["strange", "Error: wrong"]


def test_a_chart_is_searched_by_keys(chart: FirefoxPage) -> None:
    chart.press("/", SHARED[:8], Keys.ENTER)
    assert chart.run("return query.value") == SHARED[:8]
    assert chart.text("#panel h2") == SHARED
    assert "accounts.csv, row " in chart.text("#panel")
    chart.press(Keys.ESCAPE)
    assert chart.run("return [query.value, document.activeElement.id]") == ["", ""]
    scale = chart.run("return finlink.network.getScale()")
    chart.press("+")
    assert chart.run("return finlink.network.getScale()") > scale
    _quiet(chart)


def test_a_result_of_a_search_is_clicked(chart: FirefoxPage) -> None:
    chart.click("#query")
    chart.press(CASE)
    chart.click("#results .hit")
    assert chart.text("#panel h2") == CASE
    _quiet(chart)


def _place_in_chart(page: FirefoxPage, node: str) -> dict[str, Any]:
    place: dict[str, Any] = page.run(
        "const at = finlink.network.canvasToDOM(finlink.network.getPosition(arguments[0]));"
        "const box = document.querySelector('#chart canvas').getBoundingClientRect();"
        "return {x: box.x + at.x, y: box.y + at.y, hit: finlink.network.getNodeAt(at)}",
        node,
    )
    return place


def test_a_node_of_a_chart_is_pointed_at_and_clicked(chart: FirefoxPage) -> None:
    node = chart.run("return data.nodes.find((one) => card(one.id).title === arguments[0]).id", SHARED)
    place = _place_in_chart(chart, node)
    assert place["hit"] == node
    chart.hover_at(place["x"], place["y"])
    chart.until("return document.querySelector('.vis-tooltip')?.style.visibility === 'visible'")
    assert SHARED in chart.run("return document.querySelector('.vis-tooltip').textContent")
    chart.click_at(place["x"], place["y"])
    chart.until("return document.querySelector('#panel h2')?.textContent === arguments[0]", SHARED)
    chart.click("#panel .neighbour")
    assert chart.text("#panel h2") != SHARED
    _quiet(chart)


def test_the_legend_of_a_chart_hides_a_kind(chart: FirefoxPage) -> None:
    every, accounts = chart.run("return [data.nodes.length, data.nodes.filter((n) => n.group === 'account').length]")
    assert 0 < accounts < every
    chart.click('.legend button[data-key="account"]')
    assert chart.run("return finlink.network.body.data.nodes.length") == every - accounts
    assert f"{every - accounts} of {every} nodes" in chart.text("#count")
    chart.click('.legend button[data-key="account"]')
    assert chart.run("return finlink.network.body.data.nodes.length") == every
    _quiet(chart)


def test_a_node_of_a_chart_is_hidden_and_taken_back(chart: FirefoxPage) -> None:
    every = chart.run("return shown.nodes.size")
    chart.press("/", SHARED, Keys.ENTER)
    chart.click('#panel [data-act="hide"]')
    assert chart.run("return shown.nodes.size") < every
    chart.click("#undo")
    assert chart.run("return shown.nodes.size") == every
    chart.click("#redo")
    assert chart.run("return shown.nodes.size") < every
    chart.click("#show-all")
    assert chart.run("return shown.nodes.size") == every
    _quiet(chart)


def test_a_link_to_a_node_of_a_chart_opens_it(chart: FirefoxPage) -> None:
    chart.visit("about:blank")
    chart.visit(f"{chart.url}#node={quote(f'account:{SHARED}', safe='')}")
    assert chart.ready().text("#panel h2") == SHARED
    chart.click("#panel .neighbour")
    chart.run("history.back()")
    chart.until("return document.querySelector('#panel h2')?.textContent === arguments[0]", SHARED)
    _quiet(chart)


def test_a_chart_is_taken_along(chart: FirefoxPage, sample_build: Build) -> None:
    nodes = chart.run("return data.nodes.map(({id}) => nodeId(id))")
    table = list(csv.reader(chart.saved("#save-table", "chart.csv").decode("utf-8-sig").splitlines()))
    assert {row[2] for row in table[1 : table.index([])]} == set(nodes)
    selection = json.loads(chart.saved("#save-selection", "selection.json"))
    assert selection["build"] == sample_build.manifest["manifest_sha256"]
    assert set(selection["nodes"]) == set(nodes)
    drawn = ET.fromstring(chart.saved("#save-svg", "chart.svg"))  # noqa: S314 - finlink wrote it
    texts = {text.text for text in drawn.iter("{http://www.w3.org/2000/svg}text")}
    assert {
        line for label in chart.run("return data.nodes.map(({label}) => label)") for line in label.split("\n")
    } <= texts
    assert chart.saved("#save-png", "chart.png").startswith(b"\x89PNG")
    _quiet(chart)


def test_the_register_is_searched_by_keys(register: FirefoxPage) -> None:
    register.press("/", "ЉУБИСАВЉЕВИЋ", Keys.ENTER)
    assert register.text("#panel h2") == "Đorđe Ljubisavljević"
    register.press("/", CASE, Keys.ENTER)
    assert register.text("#panel h2") == CASE
    assert register.run("return decodeURIComponent(location.hash)") == f"#node=case:{CASE}"
    register.run("history.back()")
    register.until("return document.querySelector('#panel h2').textContent === 'Đorđe Ljubisavljević'")
    _quiet(register)


def test_a_case_of_the_register_is_clicked(register: FirefoxPage) -> None:
    register.press("/", CASE, Keys.ENTER)
    register.run("finlink.selectNode(-1)")
    place = register.run(
        "const node = finlink.find(arguments[0])[0], {x, y} = finlink.columns, at = finlink.toCanvas(x[node], y[node]);"
        "const box = document.getElementById('map').getBoundingClientRect();"
        "return {x: box.x + at.x, y: box.y + at.y, hit: finlink.nodeAt(at.x, at.y) === node}",
        CASE,
    )
    assert place["hit"]
    register.hover_at(place["x"], place["y"])
    assert CASE in register.text("#tip")
    register.click_at(place["x"], place["y"])
    assert register.text("#panel h2") == CASE
    assert "cases.csv, row 2" in register.text("#panel")
    _quiet(register)


def test_the_legend_of_the_register_hides_a_kind(register: FirefoxPage) -> None:
    every = register.run("return finlink.columns.count")
    accounts = register.run(
        "const key = finlink.facts.kinds.findIndex(([name]) => name === 'account');"
        "return [...finlink.columns.kind].filter((kind) => kind === key).length"
    )
    register.click('.legend button[data-key="account"]')
    assert f"{every - accounts:,} of {every:,} nodes" in register.text("#count")
    register.click('.legend button[data-key="account"]')
    assert f"{every:,} of {every:,} nodes" in register.text("#count")
    _quiet(register)


def test_a_link_to_a_node_of_the_register_opens_it(register: FirefoxPage) -> None:
    register.visit("about:blank")
    register.visit(f"{register.url}#node={quote(f'case:{CASE}', safe='')}")
    assert register.ready().text("#panel h2") == CASE
    _quiet(register)


def test_the_register_is_taken_along(register: FirefoxPage, sample_build: Build) -> None:
    register.run("finlink.mark([finlink.find(arguments[0])[0]], true)", CASE)
    table = list(csv.reader(register.saved("#save-table", "register.csv").decode("utf-8-sig").splitlines()))
    assert table[1][1:4] == [CASE, f"case:{CASE}", "MISSING"]
    selection = json.loads(register.saved("#save-selection", "selection.json"))
    assert selection["build"] == sample_build.manifest["manifest_sha256"]
    assert selection["nodes"] == [f"case:{CASE}"]
    drawn = ET.fromstring(register.saved("#save-svg", "register.svg"))  # noqa: S314 - finlink wrote it
    assert any("As of" in (text.text or "") for text in drawn.iter("{http://www.w3.org/2000/svg}text"))
    assert register.saved("#save-png", "register.png").startswith(b"\x89PNG")
    _quiet(register)


@pytest.mark.parametrize("name", ["close script", "image", "svg", "href", "beacon", "style", "prototype", "bidi"])
def test_a_hostile_text_stays_a_text(opened_in_firefox: Callable[..., FirefoxPage], name: str) -> None:
    payload = PAYLOADS[name]
    page = opened_in_firefox(
        render(chart_graphs.hostile(payload), title=payload, notes=[payload], hidden=payload, handling=payload)
    ).ready()
    page.run("for (const id of drawn.keys()) finlink.open(id);")
    assert page.run("return document.title.trim() === document.querySelector('h1').textContent.trim()")
    strange = page.run("return document.querySelectorAll('img, iframe, base, object, embed, form, a').length")
    assert (strange, page.run("return document.scripts.length")) == (0, 3)
    _quiet(page)


def test_a_firefox_that_is_not_there_fails_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(firefox_browser, "FIREFOX", tmp_path / "firefox-esr")
    with pytest.raises(AssertionError, match=r"is missing; install it with: apt-get install firefox-esr"):
        Firefox(tmp_path)


def test_a_firefox_that_ends_at_once_says_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.write_text("#!/bin/sh\necho no display >&2\nexit 3\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr(firefox_browser, "FIREFOX", broken)
    with pytest.raises(AssertionError, match="no display"):
        Firefox(tmp_path)
