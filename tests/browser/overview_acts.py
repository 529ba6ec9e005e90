"""What the tests of the register's page do with it: find, drag, save, copy."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from chart_browser import Page


def node_of(page: Page, label: str) -> int:
    return int(page.run("return finlink.columns.label.all().indexOf(arguments[0])", label))


def place_of(page: Page, node: int) -> dict[str, Any]:
    """Return where a node stands on the canvas, and which node a click there would hit."""
    place: dict[str, Any] = page.run(
        "const n = arguments[0], c = finlink.columns; const at = finlink.toCanvas(c.x[n], c.y[n]);"
        "return {...at, hit: finlink.nodeAt(at.x, at.y)}",
        node,
    )
    return place


def search_keys(page: Page, text: str) -> None:
    """Open what is called so with the keyboard alone."""
    page.run("document.activeElement.blur()")
    ActionChains(page.driver).send_keys("/").send_keys(text, Keys.ENTER).perform()
    page.run("document.activeElement.blur()")


def dragged(page: Page, start: tuple[float, float], steps: list[tuple[int, int]], *, alt: bool) -> None:
    """Drag on the canvas: from a place of it moved by the first step, and on by the others."""
    canvas = page.driver.find_element(By.ID, "map")
    (across, down), *others = steps
    x, y = (round(at - canvas.size[name] / 2) for at, name in zip(start, ("width", "height"), strict=True))
    action = ActionChains(page.driver)
    if alt:
        action.key_down(Keys.ALT)
    action.move_to_element_with_offset(canvas, x + across, y + down).click_and_hold()
    for step in others:
        action.move_by_offset(*step)
    action.release()
    if alt:
        action.key_up(Keys.ALT)
    action.perform()


def saved(page: Page, button: str, folder: Path, name: str) -> bytes:
    """Press a button that saves a file, and return what was saved."""
    page.driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(folder)})
    page.driver.find_element(By.ID, button).click()
    target = folder / name
    end = time.monotonic() + 10
    while not (target.exists() and target.stat().st_size):
        assert time.monotonic() < end, f"{name} was not saved"
        time.sleep(0.05)
    return target.read_bytes()


def citations(page: Page) -> Callable[[], str]:
    """Return a function that returns what was copied last."""
    page.run(
        "Object.defineProperty(navigator, 'clipboard', {configurable: true, value: "
        "{writeText: (text) => { window.copied = text; return Promise.resolve(); }}})"
    )
    return lambda: str(page.until("return window.copied"))
