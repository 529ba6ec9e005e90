"""Headless Chromium for the tests of pages; when it is missing they fail, for a page nobody opened is not tested."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selenium.webdriver.chrome.webdriver import WebDriver

CHROMIUM, CHROMEDRIVER = Path("/usr/bin/chromium"), Path("/usr/bin/chromedriver")
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--disable-dev-shm-usage", "--force-prefers-reduced-motion",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--window-size=1440,900",
)  # fmt: skip


@pytest.fixture(scope="session")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebDriver]:
    for program in (CHROMIUM, CHROMEDRIVER):
        assert program.exists(), f"{program} is missing; install it with: apt-get install chromium chromium-driver"
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in (*_FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    browser = webdriver.Chrome(options=options, service=Service(str(CHROMEDRIVER)))
    yield browser
    browser.quit()


def _log(driver: WebDriver, name: str) -> list[dict[str, Any]]:
    return list(driver.get_log(name))  # type: ignore[no-untyped-call]


class Page:
    """One HTML file open in the browser, with what it asked for and what it complained of."""

    def __init__(self, driver: WebDriver, path: Path) -> None:
        self.driver, self.url = driver, path.as_uri()
        driver.get("about:blank")
        _log(driver, "browser")
        _log(driver, "performance")
        driver.get(self.url)

    def run(self, script: str, *arguments: object) -> Any:
        return self.driver.execute_script(script, *arguments)

    def until(self, script: str, *arguments: object, seconds: float = 10) -> Any:
        """Wait until the script returns something true, and return it."""
        end = time.monotonic() + seconds
        while not (found := self.run(script, *arguments)):
            assert time.monotonic() < end, f"not within {seconds} s: {script}"
            time.sleep(0.03)
        return found

    def ready(self) -> Page:
        self.until("return document.documentElement.dataset.ready === '1'")
        return self

    def text(self, selector: str) -> str:
        return str(self.run("return document.querySelector(arguments[0]).innerText", selector))

    def complaints(self) -> list[str]:
        """Return errors and warnings of the console since the page was opened, violations of its policy among them."""
        return [entry["message"] for entry in _log(self.driver, "browser") if entry["level"] in {"SEVERE", "WARNING"}]

    def requests(self) -> list[str]:
        """Return every address asked for since the page was opened, but for the page itself and data in it."""
        asked = []
        for entry in _log(self.driver, "performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                asked.append(str(message["params"]["request"]["url"]))
            elif message["method"] == "Network.webSocketCreated":
                asked.append(str(message["params"]["url"]))
        own = ("data:", "blob:", "about:", "chrome:", "chrome-extension:")
        return [url for url in asked if url != self.url and not url.startswith(own)]


@pytest.fixture
def opened(driver: WebDriver, tmp_path: Path) -> Any:
    """Return a function that writes a page and opens it."""

    def open_page(html: str, name: str = "chart.html") -> Page:
        path = tmp_path / name
        path.write_text(html, encoding="utf-8", newline="\n")
        return Page(driver, path)

    return open_page
