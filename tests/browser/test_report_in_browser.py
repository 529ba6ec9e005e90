"""The report in headless Chromium: no request, nothing run, whole on A4, hostile texts harmless."""

from __future__ import annotations

import base64
import dataclasses
import re
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from test_chart_hostile import MARK, PAYLOADS

from finlink.export.report.compose import compose
from finlink.export.report.model import Bars, Column, Report
from finlink.export.report.page import render
from finlink.i18n import translator

if TYPE_CHECKING:
    from collections.abc import Callable

    from chart_browser import Page

    from finlink.result import Build

pytestmark = pytest.mark.browser

A4_WIDE, A4_LANDSCAPE = 680, 1009
"""The width in pixels of what is printed between the margins, upright and lying."""
_KEPT = {"name", "kind", "label", "series", "tones", "annotate", "tag", "definition", "anchor"}
"""What a report's model says to the code and not to the reader (the label of a chart names a column)."""


@pytest.fixture(scope="module")
def reports(sample_build: Build) -> dict[str, tuple[Report, str]]:
    found = {}
    for lang in ("en", "mk", "tr"):
        t = translator(lang)
        report = compose(sample_build, t)
        found[lang] = (report, render(report, t))
    return found


def hostile(part: Any, payload: str) -> Any:
    """Return a part of a report's model in which every text that is shown is the payload."""
    if isinstance(part, str):
        return payload
    if isinstance(part, tuple):
        return tuple(hostile(one, payload) for one in part)
    if not dataclasses.is_dataclass(part) or isinstance(part, type):
        return part
    kept = _KEPT - ({"label"} if not isinstance(part, Bars) else set())
    if isinstance(part, Column):
        kept = {"name", "kind"}
    changed = {f.name: hostile(getattr(part, f.name), payload) for f in dataclasses.fields(part) if f.name not in kept}
    return dataclasses.replace(part, **changed)


STRANGE = """
const all = (chosen) => [...document.querySelectorAll(chosen)];
return all('script, img, iframe, base, object, embed, form, input, meta[http-equiv=refresh]').map((one) => one.tagName)
  .concat(all('*').flatMap((one) => [...one.attributes]).map((one) => one.name)
    .filter((name) => name.startsWith('on') || name === 'style'))
  .concat(all('a').map((one) => one.getAttribute('href')).filter((href) => !href.startsWith('#')))
  .concat(all('link, style').map((one) => one.tagName).slice(2));
"""
CUT = """
const cells = (table) => [...table.querySelectorAll('th, td')];
return [...document.querySelectorAll('table' + arguments[0])].filter((table) =>
  table.getBoundingClientRect().right > document.documentElement.clientWidth
  || cells(table).some((cell) => cell.scrollWidth > cell.clientWidth + 1)).map((table) => table.id);
"""
LABELLED = """
return [...document.querySelectorAll('svg.chart')].map((chart) =>
  chart.getAttribute('aria-labelledby').split(' ').every((id) => document.getElementById(id).textContent));
"""
TWICE = """
const ids = [...document.querySelectorAll('[id]')].map((one) => one.id);
return ids.filter((id, place) => ids.indexOf(id) !== place);
"""
LOST = 'return arguments[0].filter((href) => document.querySelectorAll(`[id="${href.slice(1)}"]`).length !== 1)'


def strange(page: Page) -> list[str]:
    """Return what a report's page never has: elements that run or ask, attributes that run, links that lead away."""
    return list(page.run(STRANGE))


@pytest.mark.parametrize("lang", ["en", "mk", "tr"])
def test_the_page_asks_for_nothing_and_runs_nothing(
    opened: Callable[..., Page], reports: dict[str, tuple[Report, str]], lang: str
) -> None:
    report, html = reports[lang]
    page = opened(html, "report.html")
    assert page.run("return document.title") == report.title
    assert strange(page) == []
    assert page.requests() == []
    assert page.complaints() == []
    assert "default-src 'none'; style-src 'sha256-" in unescape(html)
    assert page.run("return getComputedStyle(document.querySelector('h1')).color") == "rgb(11, 58, 91)", (
        "its style applies"
    )


def test_every_table_can_be_read_without_a_script(
    opened: Callable[..., Page], reports: dict[str, tuple[Report, str]]
) -> None:
    report, html = reports["en"]
    assert "<script" not in html
    page = opened(html, "report.html")
    page.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page.driver.refresh()
        text = page.driver.find_element("tag name", "main").text
    finally:
        page.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    for section in report.sections:
        assert section.title in text
        for table in section.tables:
            for cells in table.rows:
                assert str(cells[0]) in text, (table.name, cells[0])


def test_every_definition_is_one_click_away(
    opened: Callable[..., Page], reports: dict[str, tuple[Report, str]]
) -> None:
    page = opened(reports["en"][1], "report.html")
    links = page.run("return [...document.querySelectorAll('a')].map((a) => a.getAttribute('href'))")
    assert len(links) == 6 + len(reports["en"][0].sections)
    assert page.run(LOST, links) == []
    page.driver.find_element("css selector", ".definition a").click()
    assert page.run("return document.querySelector(':target th').innerText") == "K2"


def test_the_page_can_be_heard_and_navigated(
    opened: Callable[..., Page], reports: dict[str, tuple[Report, str]]
) -> None:
    page = opened(reports["tr"][1], "report.html")
    assert page.run("return document.documentElement.lang") == "tr"
    assert page.run("return document.querySelectorAll('h1').length") == 1
    assert page.run("return [...document.querySelectorAll('table')].every((t) => t.caption && t.caption.innerText)")
    assert page.run("return [...document.querySelectorAll('th')].every((one) => ['col', 'row'].includes(one.scope))")
    assert page.run(LABELLED) == [True] * 8
    assert page.run(TWICE) == []
    right = "return [...document.querySelectorAll('td.n')].every((one) => getComputedStyle(one).textAlign === 'right')"
    assert page.run(right)


@pytest.mark.parametrize("lang", ["en", "mk", "tr"])
def test_no_table_or_chart_is_cut_on_a4(
    opened: Callable[..., Page], reports: dict[str, tuple[Report, str]], lang: str
) -> None:
    page = opened(reports[lang][1], "report.html")
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        for width, chosen in ((A4_WIDE, ":not(.t-worklist)"), (A4_LANDSCAPE, ".t-worklist")):
            metrics = {"width": width, "height": 1000, "deviceScaleFactor": 1, "mobile": False}
            page.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
            assert page.run(CUT, chosen) == []
            assert page.run("return document.documentElement.scrollWidth") <= width or chosen != ":not(.t-worklist)"
    finally:
        page.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    made = page.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
    boxes = re.findall(rb"/MediaBox\s*\[([^\]]*)\]", base64.b64decode(made["data"]))
    sizes = {tuple(round(float(number)) for number in box.split()[2:]) for box in boxes}
    assert sizes == {(595, 842), (842, 595)}
    assert len(boxes) < 30


@pytest.mark.parametrize("name", PAYLOADS)
def test_a_hostile_text_stays_a_text(
    opened: Callable[..., Page], reports: dict[str, tuple[Report, str]], name: str
) -> None:
    payload = PAYLOADS[name].encode("utf-8", "replace").decode("utf-8")  # no engine gives half a letter
    evil = hostile(reports["en"][0], payload)
    page = opened(render(evil, translator("en")), "report.html")
    assert page.run("return document.title") != "EXECUTED"
    assert strange(page) == []
    assert page.requests() == []
    assert page.complaints() == []
    shown = page.run("return document.body.innerText")
    assert not {"\u202e", "\u2066", "\u200b", "\u2028"} & set(shown)
    assert page.run("return document.querySelectorAll('table').length") == len(re.findall("<table ", reports["en"][1]))


@pytest.mark.parametrize("name", ["script", "image", "svg", "beacon"])
def test_the_policy_stops_what_escaping_would_miss(
    opened: Callable[..., Page], reports: dict[str, tuple[Report, str]], name: str
) -> None:
    report, html = reports["en"]
    page = opened(html.replace("<main>", f"<main>{PAYLOADS[name]}<script>{MARK}</script>", 1), "report.html")
    assert page.run("return document.title") == report.title
    assert strange(page) != [], "the check sees what the escaping would have let through"
    assert any("Content Security Policy" in complaint for complaint in page.complaints())
