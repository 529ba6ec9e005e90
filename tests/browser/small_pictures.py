"""Pictures of the pages that draw, small enough to be kept, and how far one is from another.

Only the drawn picture is compared, on a stage of a fixed size: what stands beside it may change its place and words.
"""

from __future__ import annotations

import base64
import io
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chart_browser import Page
    from numpy.typing import NDArray
    from selenium.webdriver.chrome.webdriver import WebDriver

    Picture = NDArray[np.float64]

WIDE, HIGH = 960, 600
SMALL = (48, 30)

STAGE = """
const [wide, high] = arguments, stage = document.querySelector('.stage');
Object.assign(stage.style, {position: 'fixed', left: 0, top: 0, width: `${wide}px`, height: `${high}px`, zIndex: 9});
if (finlink.network) {
  finlink.network.setSize(`${wide}px`, `${high}px`);
  finlink.network.fit({maxZoomLevel: 1.1, animation: false});
}
"""
DRAWN = """
const canvas = document.querySelector('.stage canvas'), {width, height} = canvas;
if (finlink.network) finlink.network.redraw();
else { finlink.takeSnapshot(); showSnapshot(); }
const sheet = document.createElement('canvas');
Object.assign(sheet, {width, height});
const paper = sheet.getContext('2d', {alpha: false});
paper.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--paper');
paper.fillRect(0, 0, width, height);
paper.drawImage(canvas, 0, 0);
return sheet.toDataURL('image/png');
"""
OTHER_FONT = """
const own = Object.getOwnPropertyDescriptor(CanvasRenderingContext2D.prototype, 'font');
Object.defineProperty(CanvasRenderingContext2D.prototype, 'font', {
  ...own, set(font) { own.set.call(this, font.replace(/px .*/, 'px FAMILY')); },
});
"""


def set_stage(page: Page) -> None:
    """Give the stage its fixed size, whatever stands beside it, and show the whole picture on it."""
    page.run(STAGE, WIDE, HIGH)
    box = "const {width, height} = document.querySelector('.stage canvas').getBoundingClientRect()"
    page.until(f"{box}; return width === arguments[0] && height === arguments[1]", WIDE, HIGH)
    page.run("fitAll()")
    page.driver.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")


def taken(page: Page) -> Image.Image:
    """Return what is drawn now, on the page's paper."""
    page.driver.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
    data = str(page.run(DRAWN)).partition(",")[2]
    return Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB")


def small(picture: Image.Image) -> Image.Image:
    return picture.resize(SMALL, Image.Resampling.BOX)


def distances(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """Return how much of the light, and how much of the colour, of two small pictures is not at the same place.

    0 for the same picture; 1 where one is blank, or where nothing of one meets anything of the other.
    """
    light, colour = (_share(a, b) for a, b in zip(_planes(one), _planes(other), strict=True))
    return light, colour


def _planes(picture: Image.Image) -> tuple[Picture, Picture]:
    """Return how far each point is from the paper in light, and in its colours without the light."""
    points = np.asarray(picture, dtype=np.float64)
    light = points.mean(axis=2)
    colour = points - light[:, :, None]
    return light - np.median(light), colour - np.median(colour, axis=(0, 1))


def _share(one: Picture, other: Picture) -> float:
    whole = float(np.abs(one).sum() + np.abs(other).sum())
    return float(np.abs(one - other).sum()) / whole if whole else 0.0


@contextmanager
def other_font(driver: WebDriver, family: str) -> Iterator[None]:
    """Have every page that is opened draw its texts in another family of letters."""
    script: dict[str, Any] = {"source": OTHER_FONT.replace("FAMILY", family)}
    made = driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", script)
    try:
        yield
    finally:
        driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", made)


@contextmanager
def dark(driver: WebDriver, *, on: bool = True) -> Iterator[None]:
    """Have the pages be dark, as a reader's system asks for."""
    features = [{"name": "prefers-color-scheme", "value": "dark"}] if on else []
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    try:
        yield
    finally:
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
