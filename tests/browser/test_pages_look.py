"""The pages that draw look as they did: small pictures of their key states, kept in ``looks/``.

``FINLINK_UPDATE=1`` takes them anew; look at them before they are committed. The letters of another machine may differ
from ours, and so a picture may by `TOLERANCE`; what is blank, mirrored, moved, without its colours or laid out
otherwise differs by more, which is tried here on every picture.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageOps
from small_pictures import SMALL, dark, distances, other_font, set_stage, small, taken

from finlink.export.overview import register_page
from finlink.export.pages import chart_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from chart_browser import Page
    from selenium.webdriver.chrome.webdriver import WebDriver

    from finlink.result import Build

pytestmark = pytest.mark.browser

FOLDER = Path(__file__).parent / "looks"
TOLERANCE = 0.2
"""How much of light or colour may lie elsewhere: other letters move up to a tenth, one step of 20 pixels a quarter."""

CASE = "KT-101/25"
PAGES: dict[str, Callable[[Build], str]] = {
    "case": lambda build: chart_page(build, case=CASE),
    "network": lambda build: chart_page(build, network="N001"),
    "register": register_page,
}
NETWORK = "openNetwork(finlink.columns.group_name.all().indexOf('N001'))"
LOOKS = {
    "case": "",
    "case-selected": f"open(data.nodes.find((node) => card(node.id).title === '{CASE}').id)",
    "case-without-accounts": "switchKey('account', false); fitAll()",
    "case-dark": "",
    "network": "",
    "register": "",
    "register-network": NETWORK,
    "register-without-lacking": "switchKey('case-lacking', false)",
    "register-dark": "",
}
"""What is done on each page before its picture is taken."""


def _paper(picture: Image.Image) -> tuple[int, ...]:
    return tuple(int(part) for part in np.median(np.asarray(picture), axis=(0, 1)))


def _inner(picture: Image.Image) -> tuple[int, int, int, int]:
    wide, high = picture.width // 20, picture.height // 20
    return wide, high, picture.width - wide, picture.height - high


def _first_half(picture: Image.Image) -> Image.Image:
    """Return a picture without what is drawn to the right of the place where half of it is drawn."""
    points = np.asarray(picture, dtype=np.float64)
    drawn = np.abs(points - np.array(_paper(picture))).sum(axis=(0, 2)).cumsum()
    cut = picture.copy()
    cut.paste(_paper(picture), (int(np.searchsorted(drawn, drawn[-1] / 2)), 0, picture.width, picture.height))
    return cut


DISTORTIONS: dict[str, Callable[[Image.Image], Image.Image]] = {
    "blank": lambda picture: Image.new("RGB", picture.size, _paper(picture)),
    "mirrored": ImageOps.mirror,
    "upside down": ImageOps.flip,
    "other colours": lambda picture: Image.merge("RGB", picture.split()[::-1]),
    "no colours": lambda picture: picture.convert("L").convert("RGB"),
    "moved to the right": lambda picture: ImageChops.offset(picture, picture.width // SMALL[0], 0),
    "moved down": lambda picture: ImageChops.offset(picture, 0, picture.height // SMALL[1]),
    "grown": lambda picture: picture.crop(_inner(picture)).resize(picture.size),
    "half of it": _first_half,
}


def _stored(name: str) -> Image.Image:
    path = FOLDER / f"{name}.png"
    assert path.exists(), f"{path.name} is missing; run FINLINK_UPDATE=1 pytest tests/browser/test_pages_look.py"
    return Image.open(path).convert("RGB")


@pytest.fixture
def look(opened: Callable[..., Page], driver: WebDriver, sample_build: Build) -> Callable[[str, str], Image.Image]:
    """Return a function that opens a page, does what a look asks for and more, and takes the picture."""

    def take(name: str, more: str = "") -> Image.Image:
        with dark(driver, on=name.endswith("dark")):
            page = opened(PAGES[name.partition("-")[0]](sample_build)).ready()
            set_stage(page)
            page.run(LOOKS[name])
            page.run(more)
            return taken(page)

    return take


@pytest.mark.parametrize("name", LOOKS)
def test_it_looks_as_it_did(look: Callable[..., Image.Image], name: str) -> None:
    picture = look(name)
    if os.environ.get("FINLINK_UPDATE"):
        FOLDER.mkdir(exist_ok=True)
        small(picture).save(FOLDER / f"{name}.png", optimize=True)
    stored = _stored(name)
    assert max(distances(small(picture), stored)) < TOLERANCE, "FINLINK_UPDATE=1 if it is meant to look otherwise"
    seen = {why: max(distances(small(change(picture)), stored)) for why, change in DISTORTIONS.items()}
    assert {why: far for why, far in seen.items() if far < TOLERANCE} == {}


SHUFFLED = {
    "case": "const places = Object.values(finlink.network.getPositions());"
    "data.nodes.forEach(({id}, n) => {"
    "  const {x, y} = places[(n + 3) % places.length]; finlink.network.moveNode(id, x, y); })",
    "register": "const {x} = finlink.columns; x.set(Int32Array.from(x).map((_, n) => -x[n] + 400)); makeGrid()",
}
SHUFFLED["network"] = SHUFFLED["case"]


@pytest.mark.parametrize("name", SHUFFLED)
def test_another_layout_is_seen(look: Callable[..., Image.Image], name: str) -> None:
    assert max(distances(small(look(name, SHUFFLED[name])), _stored(name))) > TOLERANCE


@pytest.mark.parametrize("family", ["serif", "monospace"])
@pytest.mark.parametrize("name", ["case", "case-selected", "network", "register", "register-network"])
def test_other_letters_are_no_other_look(
    look: Callable[..., Image.Image], driver: WebDriver, name: str, family: str
) -> None:
    ours = look(name)
    with other_font(driver, family):
        theirs = look(name)
    assert ImageChops.difference(ours, theirs).getbbox(), "the letters are others"
    assert max(distances(small(theirs), _stored(name))) < TOLERANCE


def test_every_look_is_another() -> None:
    """What is clicked, hidden, or asked of the system shows: no picture could stand for another."""
    names = list(LOOKS)
    pairs = [(one, other) for place, one in enumerate(names) for other in names[:place]]
    assert [pair for pair in pairs if max(distances(*map(_stored, pair))) < TOLERANCE] == []
    assert {path.stem for path in FOLDER.glob("*.png")} == set(names)
