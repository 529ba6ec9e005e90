"""Hostile texts from the files to the pages: in every column of every table, built, opened, searched and clicked."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from dossier_pages import dossier_of
from hostile_corpus import ASIDE, CORPUS, HALF, RUN, case_of, hostile_register, is_text
from registers import built, csv_text, records
from selenium.webdriver.common.keys import Keys

from finlink.export.dossier.page import html as dossier_page
from finlink.export.overview import register_page
from finlink.export.pages import chart_page
from finlink.export.report.compose import compose
from finlink.export.report.page import render as report_page
from finlink.i18n import translator
from finlink.schema import TABLE_NAMES, tables

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from chart_browser import Page
    from firefox_browser import FirefoxPage
    from registers import Cells

    from finlink.result import Build

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LEFT_BEHIND = """
const strange = 'img, iframe, frame, base, object, embed, form, a, video, audio, source, meta[http-equiv=refresh], '
  + 'svg:not([aria-hidden=true]), svg *:not(path, circle, rect), link:not([rel=icon]), template, math';
return [
  ...('__xss' in window ? ['a payload ran'] : []),
  ...[...document.querySelectorAll(strange)].map((one) => one.outerHTML.slice(0, 200)),
  ...[...document.querySelectorAll('*')].flatMap((one) => [...one.attributes])
    .filter(({name, value}) => name.startsWith('on') || /javascript:/i.test(value)).map(({name}) => name),
  ...(document.styleSheets.length === 1 ? [] : ['style sheets']),
  ...Object.keys(Object.prototype), ...Object.keys(Array.prototype),
  ...(document.title.trim() === document.querySelector('h1').textContent.trim() ? [] : [`title ${document.title}`]),
  ...(getComputedStyle(document.querySelector('h1')).display === 'none' ? ['a style applied'] : []),
];
"""
"""What a payload would have left behind by running or by becoming part of the page; nothing else looks like it."""

POINTER = """
// Press and let go at a place of the window, as the browser tells a page that a mouse did.
function tap(target, x, y) {
  const how = {bubbles: true, cancelable: true, pointerId: 1, pointerType: 'mouse', isPrimary: true, button: 0};
  const event = (type, buttons) => new PointerEvent(type, {...how, buttons, clientX: x, clientY: y});
  target.dispatchEvent(event('pointerdown', 1));
  target.dispatchEvent(event('pointerup', 0));
}
"""
EVERY_NODE_OF_A_CHART = (
    POINTER
    + """
const wrong = [], canvas = document.querySelector('#chart canvas'), box = canvas.getBoundingClientRect();
history.pushState = () => {}; // of very many Chromium complains
data.nodes.forEach(({id}, place) => {
  const {title} = card(id);
  query.value = title;
  query.dispatchEvent(new Event('input'));
  if (!hits.includes(id)) wrong.push(`not found: ${title}`);
  clearSearch();
  if (place % arguments[0]) return;
  panel.replaceChildren();
  const at = finlink.network.getPosition(id);
  finlink.network.moveTo({position: {x: at.x + 90 * (place % 3), y: at.y}, scale: 1, animation: false});
  const {x, y} = finlink.network.canvasToDOM(at);
  if (finlink.network.getNodeAt({x, y}) !== id) wrong.push(`something else lies there: ${title}`);
  tap(canvas, box.x + x, box.y + y);
  if (document.querySelector('#panel h2')?.textContent !== title) wrong.push(`not opened: ${title}`);
});
for (const {id} of data.edges) {
  showPanel(id, finlink.open);
  if (document.querySelector('#panel h2').textContent !== card(id).title) wrong.push(`not shown: ${card(id).title}`);
}
return wrong;
"""
)
EVERY_NODE_OF_THE_REGISTER = (
    POINTER
    + """
const {columns, camera, toCanvas, nodeAt} = finlink, wrong = [], box = canvas.getBoundingClientRect();
history.pushState = () => {};
canvas.setPointerCapture = () => {}; // no pointer of the system is down
for (let node = 0; node < columns.count; node += 1) {
  const title = columns.label.at(node);
  query.value = title;
  query.dispatchEvent(new Event('input'));
  if (!hits.includes(node)) wrong.push(`not found: ${title}`);
  clearSearch();
  panel.replaceChildren();
  Object.assign(camera, {x: columns.x[node], y: columns.y[node], scale: 6});
  const {x, y} = toCanvas(columns.x[node], columns.y[node]);
  if (nodeAt(x, y) !== node) wrong.push(`something else lies there: ${title}`);
  tap(canvas, box.x + x, box.y + y);
  if (document.querySelector('#panel h2')?.textContent !== title) wrong.push(`not opened: ${title}`);
}
return wrong;
"""
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Every payload in every column of every table, those that set their row aside among them."""
    folder: Path = tmp_path_factory.mktemp("hostile")
    return built(folder, hostile_register(CORPUS | ASIDE))


def half_register() -> dict[str, list[Cells]]:
    return hostile_register(HALF | {"plain": "C1"})


@pytest.fixture(scope="module")
def half(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A register in UTF-16, which can hold half letters; and a case without any."""
    files = {
        f"{name}.csv": ("\ufeff" + csv_text(rows)).encode("utf-16-le", "surrogatepass")
        for name, rows in half_register().items()
    }
    return built(tmp_path_factory.mktemp("half"), files)


def _harmless(page: Page | FirefoxPage) -> None:
    page.run("document.getElementById('table').open = true")
    assert page.run(LEFT_BEHIND) == []
    assert page.requests() == []
    assert page.complaints() == []


def test_every_column_of_every_table_has_every_payload(hostile: Build) -> None:
    """The register is what the tests here say it is, and what could be kept of it was."""
    payloads = set(CORPUS.values())
    ids = {case_of(place, payload) for place, payload in enumerate(CORPUS.values())}
    for name, rows in hostile_register(CORPUS).items():
        for column in tables()[name].columns:
            wanted = ids if column.name in {"case_id", "proceeds_of"} else payloads
            if name != "cases" or is_text(column):
                assert wanted <= {row[column.name] for row in rows}, (name, column.name)
    assert hostile.engine.value("SELECT count(*) FROM cases") == len(CORPUS)
    for name in TABLE_NAMES:
        assert hostile.engine.value(f"SELECT count(*) FROM {name}") >= len(CORPUS), name
    assert records(hostile, "SELECT sum(cases), count(*) FROM networks") == [(len(CORPUS), 1)]
    aside = Counter(records(hostile, "SELECT file FROM issues WHERE issue = 'CONTROL'"))
    assert all(aside[f"{name}.csv",] >= len(ASIDE) for name in TABLE_NAMES)


@pytest.mark.parametrize("name", CORPUS)
def test_the_chart_of_a_case(opened: Callable[..., Page], hostile: Build, name: str) -> None:
    ids = [case for (case,) in records(hostile, "SELECT case_id FROM cases ORDER BY source_row")]
    page = opened(chart_page(hostile, case=ids[list(CORPUS).index(name)])).ready()
    assert page.run(EVERY_NODE_OF_A_CHART, 1) == []
    assert re.fullmatch(r"\w[\w-]{0,80}", page.run("return facts.stem")), "the name of a file that is saved"
    _harmless(page)


def _taken_along(page: Page) -> None:
    """Everything of the page as a table and a picture: no cell is a formula, and no text is more than a text."""
    files = page.run(
        "const files = {}; download = (name, type, content) => { files[name.split('.').pop()] = content; };"
        "saveTable(); saveSelection(); saveSvg(); return files"
    )
    rows = list(csv.reader(io.StringIO(files["csv"].lstrip("\ufeff"), newline=""), strict=True))
    assert len(rows) > len(CORPUS)
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert len(json.loads(files["json"])["nodes"]) > len(CORPUS)
    drawn = ET.fromstring(files["svg"])  # noqa: S314 - the page wrote it
    assert {one.tag.rpartition("}")[2] for one in drawn.iter()} <= {"svg", "g", "rect", "path", "text"}
    names = {name.rpartition("}")[2] for one in drawn.iter() for name in one.attrib}
    assert [name for name in names if name.startswith("on") or name in {"href", "style"}] == []


def test_the_chart_of_the_network(opened: Callable[..., Page], hostile: Build) -> None:
    page = opened(chart_page(hostile, network="N001")).ready()
    assert page.run("return data.nodes.filter(({group}) => group.startsWith('case-')).length") == len(CORPUS)
    assert page.run(EVERY_NODE_OF_A_CHART, 1) == []
    _taken_along(page)
    _harmless(page)


def test_the_chart_of_the_build(opened: Callable[..., Page], hostile: Build) -> None:
    page = opened((hostile.folder / "graph.html").read_text(encoding="utf-8")).ready()
    assert page.run("return data.nodes.length") > 0
    # the nodes are those of the network's chart, where each is clicked
    assert page.run(EVERY_NODE_OF_A_CHART, 5) == []
    _harmless(page)


def _cases_by_address(page: Page, count: int) -> None:
    """Open each case by the address of the page, as a link to it does."""
    nodes = page.run("return Array.from(finlink.columns.kind).flatMap((kind, node) => (kind < 4 ? [node] : []))")
    assert len(nodes) == count
    for node in nodes:
        page.run("location.hash = `node=${encodeURIComponent(finlink.nodeId(arguments[0]))}`", node)
        page.until("return finlink.chosen().node === arguments[0]", node)
        assert page.run(
            "return document.querySelector('#panel h2').textContent === columns.label.at(arguments[0])", node
        )


def test_the_register(opened: Callable[..., Page], hostile: Build) -> None:
    page = opened(register_page(hostile)).ready()
    _taken_along(page)
    _cases_by_address(page, len(CORPUS))
    assert page.run(EVERY_NODE_OF_THE_REGISTER) == []
    _harmless(page)


def test_half_letters_are_set_aside_and_listed(opened: Callable[..., Page], half: Build) -> None:
    """No page has them: what only UTF-16 can hold, and is no text, stands in the rejected rows as it was found."""
    assert records(half, "SELECT case_id FROM cases") == [("C1",)]
    counts = Counter(records(half, "SELECT file FROM issues WHERE issue = 'ENCODING'"))
    text = HALF["half letters"]
    wrong = {name: [row for row in rows if text in "".join(row.values())] for name, rows in half_register().items()}
    assert counts == {(f"{name}.csv",): len(rows) for name, rows in wrong.items()}
    for name in TABLE_NAMES:
        found = (half.folder / "rejected" / f"{name}.csv").read_bytes()
        assert text.encode("utf-8", "surrogatepass") in found
    page = opened((half.folder / "graph.html").read_text(encoding="utf-8")).ready()
    assert page.run(EVERY_NODE_OF_A_CHART, 1) == []
    _harmless(page)


def test_the_report_and_a_dossier(opened: Callable[..., Page], hostile: Build) -> None:
    cases = [case for (case,) in records(hostile, "SELECT case_id FROM cases ORDER BY source_row")]
    pages = [report_page(compose(hostile, translator("en")), translator("en"))]
    pages += [dossier_page(dossier_of(hostile, case)) for case in cases[:: len(cases) // 3]]
    for html in pages:
        page = opened(html)
        assert len(page.text("body")) > 2000
        links = page.run("return [...document.querySelectorAll('a')].map((one) => one.getAttribute('href')[0])")
        page.run("for (const one of document.querySelectorAll('a, svg')) one.replaceWith('')")  # they have their own
        assert set(links) == {"#"}
        assert [sign for sign in page.run(LEFT_BEHIND) if not sign.startswith("title ")] == []
        assert page.requests() == []
        assert page.complaints() == []


def test_in_firefox(opened_in_firefox: Callable[..., FirefoxPage], hostile: Build) -> None:
    page = opened_in_firefox(chart_page(hostile, network="N001")).ready()
    assert page.run("for (const id of drawn.keys()) showPanel(id, open); return drawn.size") > len(CORPUS)
    for payload in ("__proto__", CORPUS["close script"], CORPUS["bidi"]):
        page.press("/", payload[:40], Keys.ENTER)
        assert page.run("return hits.length") > 0, payload
        page.press(Keys.ESCAPE)
    _harmless(page)
    page = opened_in_firefox(register_page(hostile)).ready()
    assert page.run(EVERY_NODE_OF_THE_REGISTER) == []
    _harmless(page)


@pytest.mark.parametrize("name", ["script", "image", "svg", "link", "frame", "base", "style", "beacon", "close script"])
def test_a_naive_page_is_caught(opened: Callable[..., Page], name: str) -> None:
    """The negative control: the same payload in a page that escapes nothing must leave a sign."""
    page = opened(f"<!doctype html><title>t</title><style>h1 {{}}</style><h1>t</h1>{CORPUS[name]}<p>end</p>")
    page.until("return document.readyState === 'complete'")
    assert page.run(LEFT_BEHIND)
    if RUN in CORPUS[name] and name not in {"link", "frame"}:
        page.until("return '__xss' in window")
