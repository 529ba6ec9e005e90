"""Both pages that draw, for everyone: more contrast, the reader's own colours, 200 % zoom, paper of two sizes."""

from __future__ import annotations

import base64
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from registers import a_case, built, records

from finlink.export.manner import Manner
from finlink.export.overview import register_page
from finlink.export.pages import chart_page
from finlink.i18n import translator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from chart_browser import Page

    from finlink.result import Build

pytestmark = pytest.mark.browser

CASE, CODE = "KT-116/25", "TLP:AMBER"
INK = {
    "plain": ([], (27, 36, 48), (255, 255, 255)),
    "more": ([("prefers-contrast", "more")], (0, 0, 0), (255, 255, 255)),
    "more, dark": ([("prefers-contrast", "more"), ("prefers-color-scheme", "dark")], (255, 255, 255), (0, 0, 0)),
    "own": ([("forced-colors", "active")], (0, 0, 0), (255, 255, 255)),
    "own, dark": ([("forced-colors", "active"), ("prefers-color-scheme", "dark")], (255, 255, 255), (0, 0, 0)),
}
"""What a reader prefers, and then the colours of ink and of paper."""
SIZES = {"A4": (297, 210), "A4 upright": (210, 297), "A3": (420, 297)}
"""Millimetres."""
CANVAS = {"chart": "#chart canvas", "register": "#map"}
WRITTEN = {"chart": "--ink", "register": "--soft"}
"""The colour of the texts in a picture that is seen from afar: names, or the titles of sections."""
ENOUGH = 7.0
"""The contrast that WCAG asks for at its highest level (1.4.6)."""


def html(build: Build, kind: str, lang: str = "en") -> str:
    manner = Manner(translator(lang))
    return register_page(build, manner) if kind == "register" else chart_page(build, manner, case=CASE)


@pytest.fixture(params=["chart", "register"])
def page(
    request: pytest.FixtureRequest, opened: Callable[..., Page], sample_build: Build
) -> Iterator[tuple[str, Page]]:
    page = opened(html(sample_build, request.param)).ready()
    yield request.param, page
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    page.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def prefer(page: Page, features: list[tuple[str, str]]) -> None:
    told = [{"name": name, "value": value} for name, value in features]
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": told})


def colour(page: Page, name: str) -> tuple[int, ...]:
    """Return a colour of the page as the canvas is painted with it."""
    found = page.run(
        "const paper = document.createElement('canvas').getContext('2d'); paper.fillStyle = styleValue(arguments[0]);"
        "paper.fillRect(0, 0, 1, 1); return [...paper.getImageData(0, 0, 1, 1).data].slice(0, 3)",
        name,
    )
    return tuple(found)


def painted(page: Page, kind: str) -> set[tuple[int, ...]]:
    """Return the colours of the picture, at every other point."""
    found = page.run(
        "const paper = document.querySelector(arguments[0]), found = new Set();"
        "const {data} = paper.getContext('2d').getImageData(0, 0, paper.width, paper.height);"
        "for (let at = 0; at < data.length; at += 8)"
        " if (data[at + 3] === 255) found.add([...data.slice(at, at + 3)].join());"
        "return [...found]",
        CANVAS[kind],
    )
    return {tuple(map(int, one.split(","))) for one in found}


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Return the contrast of two colours as WCAG 2 reckons it."""

    def light(colour: tuple[int, ...]) -> float:
        parts = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("wish", INK)
def test_the_picture_is_painted_in_the_colours_that_the_reader_prefers(page: tuple[str, Page], wish: str) -> None:
    kind, opened_page = page
    features, ink, paper = INK[wish]
    prefer(opened_page, features)
    opened_page.until("return styleValue('--ink') && styleValue('--paper')")
    assert colour(opened_page, "--ink") == ink
    assert colour(opened_page, "--paper") == paper
    opened_page.until("return new Promise((done) => setTimeout(() => done(true), 400))")
    assert {paper, colour(opened_page, WRITTEN[kind])} <= painted(opened_page, kind)
    assert opened_page.complaints() == []


@pytest.mark.parametrize("wish", [wish for wish in INK if wish != "plain"])
def test_words_and_lines_have_contrast_enough_where_more_is_asked_for(page: tuple[str, Page], wish: str) -> None:
    _, opened_page = page
    prefer(opened_page, INK[wish][0])
    paper = colour(opened_page, "--paper")
    for name in ("--ink", "--soft", "--outline"):
        assert contrast(colour(opened_page, name), paper) >= ENOUGH, name
    for name in ("--rule", "--edge-holds", "--edge-link", "--edge-transfer", "--edge-proceeds", "--edge-relation"):
        assert contrast(colour(opened_page, name), paper) >= 3, f"{name}: WCAG 1.4.11"
    kinds = ("case-lacking", "case-late", "case-covered", "case-other")
    for name in kinds:
        assert contrast(colour(opened_page, "--on-node"), colour(opened_page, f"--node-{name}")) >= 4.5, name
    assert len({colour(opened_page, f"--node-{name}") for name in kinds}) == len(kinds), "statuses stay apart"


def zoomed(page: Page) -> None:
    """Make the window what 1440 × 900 is at 200 %."""
    metrics = {"width": 720, "height": 450, "deviceScaleFactor": 2, "mobile": False}
    page.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    page.driver.refresh()
    page.ready()


UNREACHED = """
const missed = [];
for (const one of document.querySelectorAll('button, input, select, summary')) {
  if (one.hidden || !one.checkVisibility() || one.closest('[hidden]')) continue;
  one.scrollIntoView({block: 'center', inline: 'center'});
  const {left, top, width, height} = one.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  const right = left + width <= innerWidth + 1 && left >= -1;
  const met = hit && (one.contains(hit) || hit.contains(one) || hit.closest('label')?.contains(one));
  if (!right || !met) missed.push(one.id || one.textContent);
}
return missed"""


def test_at_200_percent_everything_can_be_reached_and_nothing_is_cut(page: tuple[str, Page]) -> None:
    kind, opened_page = page
    zoomed(opened_page)
    assert opened_page.run("return document.documentElement.scrollWidth <= innerWidth")
    assert opened_page.run(UNREACHED) == []
    size = opened_page.run(
        "const box = document.querySelector(arguments[0]).getBoundingClientRect(); return [box.width, box.height]",
        CANVAS[kind],
    )
    assert min(size) > 180
    cut = opened_page.run(
        "return [...document.querySelectorAll('h1, h2, h3, nav button, nav label, aside p')].filter((one) =>"
        " one.checkVisibility() && one.scrollWidth > one.clientWidth + 1"
        " && getComputedStyle(one).overflowX === 'hidden')"
        ".map((one) => one.textContent)"
    )
    assert cut == []
    assert opened_page.complaints() == []


@pytest.mark.parametrize("lang", ["sq", "mk", "tr"])
@pytest.mark.parametrize("kind", ["chart", "register"])
def test_words_of_other_languages_have_room(
    kind: str, lang: str, opened: Callable[..., Page], sample_build: Build
) -> None:
    page = opened(html(sample_build, kind, lang)).ready()
    try:
        for narrow in (False, True):
            if narrow:
                zoomed(page)
            assert page.run("return document.documentElement.scrollWidth <= innerWidth")
            assert page.run(UNREACHED) == []
    finally:
        page.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert page.requests() == []
    assert page.complaints() == []


def printed(page: Page, width: int, height: int, path: Path) -> list[str]:
    """Print the page on paper of a size in millimetres; return the text of each sheet."""
    asked = {"paperWidth": width / 25.4, "paperHeight": height / 25.4, "printBackground": False}
    made: Any = page.driver.execute_cdp_cmd("Page.printToPDF", asked)
    path.write_bytes(base64.b64decode(made["data"]))
    told = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
    return told.stdout.decode("utf-8").split("\f")[:-1]


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A register with a handling code, and a case with enough in it for a second sheet."""
    accounts = [
        {"account": f"AT-{number:08}", "case_id": "C1", "role": "mule", "holder": f"Holder {number}"}
        for number in range(60)
    ]
    return built(
        tmp_path_factory.mktemp("coded"),
        {"cases": [a_case("C1", handling=CODE, title="A title"), a_case("C2", handling=CODE)], "accounts": accounts},
    )


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", ["chart", "register"])
def test_paper_has_picture_legend_code_and_date(
    kind: str, size: str, opened: Callable[..., Page], coded: Build, tmp_path: Path
) -> None:
    how = Manner(translator("en"))
    page = opened(register_page(coded, how) if kind == "register" else chart_page(coded, how, case="C1")).ready()
    if kind == "chart":
        page.run("finlink.select(data.nodes.find((node) => node.group.startsWith('case')).id)")
    told = page.run("return [...document.querySelectorAll('#panel .neighbours li')].map((one) => one.innerText)")
    assert len(told) > 50 or kind == "register"
    sheets = printed(page, *SIZES[size], tmp_path / "page.pdf")
    assert all(CODE in sheet for sheet in sheets), "the code stands on every sheet"
    first = " ".join(sheets[0].split())
    ((day,),) = records(coded, "SELECT CAST(as_of AS VARCHAR) FROM params")
    for text in ("The whole register" if kind == "register" else "Case C1", f"As of {day}", "Legend", "Bank account"):
        assert text in first
    assert "Search" not in first
    whole = " ".join(" ".join(sheets).split())
    for text in told:
        assert text.split("\n")[0].strip() in whole, "nothing of the panel is lost between two sheets"
    drawn = subprocess.run(["pdfimages", "-list", str(tmp_path / "page.pdf")], capture_output=True, check=True)
    pictures = [line.split() for line in drawn.stdout.decode().splitlines()[2:]]
    assert any(line[0] == "1" and int(line[3]) > 300 for line in pictures), "the picture is on the first sheet"
