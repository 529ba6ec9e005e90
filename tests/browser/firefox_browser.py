"""Headless Firefox ESR for the tests of pages, spoken to in WebDriver BiDi; Debian has no geckodriver for Selenium.

When Firefox is missing the tests fail, for a page nobody opened is not tested.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import websocket

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FIREFOX = Path("/usr/bin/firefox-esr")
SECONDS = 60
"""How long the browser may take to start, and to answer."""

_PREFERENCES: dict[str, bool | int | str] = {
    "app.normandy.enabled": False,
    "browser.download.folderList": 2,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "layout.css.prefers-color-scheme.content-override": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.type": 1,
    "services.settings.server": "data:,",
    "toolkit.telemetry.enabled": False,
    "ui.prefersReducedMotion": 1,
}
"""Nothing but the page runs, nothing moves, and whatever is asked for does not get further than a closed port."""

_EVENTS = ("log.entryAdded", "network.beforeRequestSent")
_OWN = ("data:", "blob:", "about:", "chrome:", "resource:", "moz-extension:")


class Firefox:
    """A running Firefox with an empty profile in ``folder``; ``close`` ends it with all its processes."""

    def __init__(self, folder: Path) -> None:
        assert FIREFOX.exists(), f"{FIREFOX} is missing; install it with: apt-get install firefox-esr"
        self.profile, self.downloads = folder / "profile", folder / "downloads"
        for made in (self.profile, self.downloads):
            made.mkdir()
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in self._preferences().items()]
        (self.profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        self.events: list[dict[str, Any]] = []
        self._number = 0
        self._log = (folder / "firefox.log").open("w+", encoding="utf-8")
        self._process = subprocess.Popen(
            [FIREFOX, "--headless", "--no-remote", "--profile", self.profile, "--remote-debugging-port", "0"],
            stdout=self._log, stderr=subprocess.STDOUT, start_new_session=True,
            env={**os.environ, "HOME": str(folder), "MOZ_CRASHREPORTER_DISABLE": "1", **_sandbox()},
        )  # fmt: skip
        try:
            self._socket = websocket.create_connection(
                f"{self._address()}/session", suppress_origin=True, timeout=SECONDS
            )
            self.command("session.new", capabilities={})
            self.command("session.subscribe", events=list(_EVENTS))
            self.context = str(self.command("browsingContext.getTree")["contexts"][0]["context"])
            viewport = {"width": 1440, "height": 800}
            self.command("browsingContext.setViewport", context=self.context, viewport=viewport)
        except BaseException:
            self.close()
            raise

    def _preferences(self) -> dict[str, bool | int | str]:
        return {**_PREFERENCES, "browser.download.dir": str(self.downloads)}

    def _address(self) -> str:
        """Return where the browser listens: it writes that into its profile once it does."""
        told, end = self.profile / "WebDriverBiDiServer.json", time.monotonic() + SECONDS
        while True:
            with suppress(FileNotFoundError, json.JSONDecodeError):
                server = json.loads(told.read_text(encoding="utf-8"))
                return f"ws://{server['ws_host']}:{server['ws_port']}"
            ended = self._process.poll() is not None
            assert not ended, f"{FIREFOX} ended at once, with this last word: {self._last_words()}"
            assert time.monotonic() < end, f"{FIREFOX} did not listen within {SECONDS} s: {self._last_words()}"
            time.sleep(0.05)

    def _last_words(self) -> str:
        self._log.seek(0)
        return self._log.read()[-2000:].strip()

    def command(self, method: str, **parameters: object) -> dict[str, Any]:
        """Send a command and return its result; what happens meanwhile is kept in ``events``."""
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": parameters}))
        while True:
            said = json.loads(self._socket.recv())
            if said["type"] == "event":
                self.events.append(said)
            elif said["id"] == self._number:
                assert said["type"] == "success", f"{method}: {said.get('error')}: {said.get('message')}"
                return dict(said["result"])

    def close(self) -> None:
        """End the browser and whatever it started; the processes are one group, of their own session."""
        with suppress(AttributeError, OSError, websocket.WebSocketException):
            self._socket.close(timeout=1)
        for sign, seconds in ((signal.SIGTERM, 5), (signal.SIGKILL, 5)):
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, sign)
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(seconds)
        self._log.close()


def _sandbox() -> dict[str, str]:
    """Return what root in a container needs, where the kernel gives Firefox no namespace for its own sandbox."""
    return {"MOZ_DISABLE_CONTENT_SANDBOX": "1"} if os.geteuid() == 0 else {}


class FirefoxPage:
    """One HTML file open in Firefox, with what it asked for and what it complained of."""

    def __init__(self, firefox: Firefox, path: Path) -> None:
        self.firefox, self.url, self.downloads = firefox, path.as_uri(), firefox.downloads
        self.visit("about:blank")
        firefox.events.clear()
        self.visit(self.url)

    def visit(self, url: str) -> None:
        self.firefox.command("browsingContext.navigate", context=self.firefox.context, url=url, wait="complete")

    def run(self, script: str, *arguments: object) -> Any:
        """Run the body of a function in the page and return what it returns; what it throws fails the test."""
        body = f"(text) => JSON.stringify([(function () {{ {script} }}).apply(null, JSON.parse(text))])"
        done = self.firefox.command(
            "script.callFunction",
            functionDeclaration=body,
            arguments=[{"type": "string", "value": json.dumps(arguments)}],
            target={"context": self.firefox.context},
            awaitPromise=False,
        )
        assert done["type"] == "success", f"{done['exceptionDetails']['text']}: {script}"
        return json.loads(done["result"]["value"])[0]

    def until(self, script: str, *arguments: object, seconds: float = 20) -> Any:
        """Wait until the script returns something true, and return it."""
        end = time.monotonic() + seconds
        while not (found := self.run(script, *arguments)):
            assert time.monotonic() < end, f"not within {seconds} s: {script}"
            time.sleep(0.03)
        return found

    def ready(self) -> FirefoxPage:
        self.until("return document.documentElement.dataset.ready === '1'")
        return self

    def text(self, selector: str) -> str:
        return str(self.run("return document.querySelector(arguments[0]).innerText", selector))

    def press(self, *keys: str) -> None:
        """Press and let go one key after the other, as a keyboard does; a text is its letters."""
        steps = [{"type": kind, "value": key} for key in "".join(keys) for kind in ("keyDown", "keyUp")]
        self._perform({"type": "key", "id": "keyboard", "actions": steps})

    def click_at(self, x: float, y: float) -> None:
        """Move the mouse to a place of the window and click."""
        self._mouse({"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}, x=x, y=y)

    def hover_at(self, x: float, y: float) -> None:
        self._mouse(x=x, y=y)

    def click(self, selector: str) -> None:
        """Click the middle of the first element that the selector chooses, where the mouse would meet it."""
        place = self.run(
            "const one = document.querySelector(arguments[0]); one.scrollIntoView({block: 'nearest'});"
            "const box = one.getBoundingClientRect();"
            "const at = {x: box.x + box.width / 2, y: box.y + box.height / 2};"
            "return {...at, met: one.contains(document.elementFromPoint(at.x, at.y))}",
            selector,
        )
        assert place["met"], f"something lies over {selector}"
        self.click_at(place["x"], place["y"])

    def _mouse(self, *steps: dict[str, object], x: float, y: float) -> None:
        move = {"type": "pointerMove", "x": round(x), "y": round(y), "origin": "viewport"}
        self._perform({"type": "pointer", "id": "mouse", "actions": [move, *steps]})

    def _perform(self, source: dict[str, object]) -> None:
        self.firefox.command("input.performActions", context=self.firefox.context, actions=[source])

    def saved(self, selector: str, name: str) -> bytes:
        """Click what saves a file and return the file."""
        target, end = self.downloads / name, time.monotonic() + 10
        target.unlink(missing_ok=True)
        self.click(selector)
        while not (target.exists() and target.stat().st_size) or list(self.downloads.glob("*.part")):
            assert time.monotonic() < end, f"{name} was not saved"
            time.sleep(0.05)
        return target.read_bytes()

    def _happened(self, method: str) -> list[dict[str, Any]]:
        """Return what the browser told since the page was opened; a frame is awaited, for it tells with a delay."""
        self.firefox.command(
            "script.callFunction",
            functionDeclaration="() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))",
            target={"context": self.firefox.context},
            awaitPromise=True,
        )
        return [event["params"] for event in self.firefox.events if event["method"] == method]

    def complaints(self) -> list[str]:
        """Return errors and warnings of the console since the page was opened, violations of its policy among them."""
        return [str(said["text"]) for said in self._happened("log.entryAdded") if said["level"] in {"error", "warn"}]

    def requests(self) -> list[str]:
        """Return every address asked for since the page was opened, but for the page itself and data in it."""
        asked = [str(sent["request"]["url"]) for sent in self._happened("network.beforeRequestSent")]
        return [url for url in asked if url.partition("#")[0] != self.url and not url.startswith(_OWN)]


@pytest.fixture(scope="session")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    browser = Firefox(tmp_path_factory.mktemp("firefox"))
    yield browser
    browser.close()


@pytest.fixture
def opened_in_firefox(firefox: Firefox, tmp_path: Path) -> Callable[..., FirefoxPage]:
    """Return a function that writes a page and opens it in Firefox."""
    shutil.rmtree(firefox.downloads, ignore_errors=True)
    firefox.downloads.mkdir()

    def open_page(html: str, name: str = "page.html") -> FirefoxPage:
        path = tmp_path / name
        path.write_text(html, encoding="utf-8", newline="\n")
        return FirefoxPage(firefox, path)

    return open_page
