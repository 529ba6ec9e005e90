"""What the hands of a reader do to a chart: click a node, drag with a key held, press keys, save a file."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from chart_browser import Page


def node_id(page: Page, title: str) -> str:
    """Return the id in the page of what has a title that begins so."""
    return str(page.until("return [...drawn.keys()].find((id) => card(id).title.startsWith(arguments[0]))", title))


def place_of(page: Page, title: str) -> tuple[float, float]:
    """Return where a node stands on the canvas, and prove that a click there meets it."""
    node = node_id(page, title)
    place: dict[str, Any] = page.run(
        "const at = finlink.network.canvasToDOM(finlink.network.getPosition(arguments[0]));"
        "return {x: at.x, y: at.y, hit: finlink.network.getNodeAt(at)}",
        node,
    )
    assert place["hit"] == node
    return place["x"], place["y"]


def mouse(page: Page, points: Sequence[tuple[float, float]], key: str = "") -> None:
    """Press the mouse at the first of some places on the canvas, lead it over the others, and let it go."""
    canvas = page.driver.find_element(By.CSS_SELECTOR, "#chart canvas")
    middle = canvas.size["width"] / 2, canvas.size["height"] / 2
    hand = ActionChains(page.driver, duration=0)
    if key:
        hand.key_down(key)
    for place, (x, y) in enumerate(points):
        hand.move_to_element_with_offset(canvas, round(x - middle[0]), round(y - middle[1]))
        if place == 0:
            hand.click_and_hold()
    hand.release()
    if key:
        hand.key_up(key)
    hand.perform()


def click_node(page: Page, title: str, key: str = "") -> None:
    mouse(page, [place_of(page, title)], key)


def press(page: Page, *keys: str) -> None:
    ActionChains(page.driver, duration=0).send_keys(*keys).perform()


def with_control(page: Page, letter: str) -> None:
    ActionChains(page.driver, duration=0).key_down(Keys.CONTROL).send_keys(letter).key_up(Keys.CONTROL).perform()


def push(page: Page, button: str) -> None:
    """Push a button of the page, wherever it has to be scrolled to."""
    element = page.driver.find_element(By.ID, button)
    page.run("arguments[0].scrollIntoView({block: 'center'})", element)
    element.click()


def saved(page: Page, button: str, folder: Path, name: str) -> bytes:
    """Push a button that saves a file, and return what was saved."""
    page.driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(folder)})
    push(page, button)
    target, end = folder / name, time.monotonic() + 10
    while not (target.exists() and target.stat().st_size):
        assert time.monotonic() < end, f"{name} was not saved"
        time.sleep(0.05)
    return target.read_bytes()
