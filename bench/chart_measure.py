"""One page in headless Chromium without a graphics card: when it is ready, how smoothly it moves, what it needs.

A page says that it is ready by the attribute ``data-ready`` of its root, on the second animation frame after its first
picture; the clock is the browser's own, from the start of the navigation. The pages get the same events: the pointer
goes round with its button down, or the wheel turns to and fro, one event an animation frame. A frame counts when
something was drawn on a canvas that is seen. Linux.
"""

from __future__ import annotations

import contextlib
import os
import signal
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service
from urllib3.exceptions import HTTPError

if TYPE_CHECKING:
    from collections.abc import Iterator

CHROMIUM, CHROMEDRIVER = "/usr/bin/chromium", "/usr/bin/chromedriver"
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--disable-dev-shm-usage", "--force-prefers-reduced-motion",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--window-size=1440,900",
)  # fmt: skip
NO_WEBGL = ("--disable-software-rasterizer", "--disable-3d-apis")
SECONDS = 4
"""So long the picture is moved."""

WATCH = """
window.bench = { ready: 0, drawn: false, ask: "", first: null };
new MutationObserver(() => {
  if (bench.ready || document.documentElement.dataset.ready !== "1") return;
  bench.ready = performance.now();
  if (!bench.ask || !window.finlink || !finlink.find) return;
  finlink.find(bench.ask);
  bench.first = performance.now() - bench.ready;
}).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-ready"] });
for (const name of ["clearRect", "drawImage", "fillRect"]) {
  const plain = CanvasRenderingContext2D.prototype[name];
  CanvasRenderingContext2D.prototype[name] = function (...given) {
    if (this.canvas.isConnected) bench.drawn = true;
    return plain.apply(this, given);
  };
}
Element.prototype.setPointerCapture = () => {};  // it refuses pointers that no device has
"""
"""Runs in every page before its own scripts."""

MOVE = """
const [how, seconds, done] = arguments;
const size = (one) => one.width * one.height;
const canvas = [...document.querySelectorAll("canvas")].sort((one, other) => size(other) - size(one))[0];
const box = canvas.getBoundingClientRect();
const nodes = (window.finlink && finlink.network) || window.network;  // vis drags a node that is under the pointer
const taken = (place) => nodes && nodes.getNodeAt && nodes.getNodeAt(place) !== undefined;
const start = { x: 20, y: 20 };
while (taken(start) && start.x < 300) start.x += 7;
function send(names, x, y, more) {
  for (const name of names) {
    const kind = name === "wheel" ? WheelEvent : name.startsWith("pointer") ? PointerEvent : MouseEvent;
    canvas.dispatchEvent(new kind(name, {
      bubbles: true, cancelable: true, view: window, clientX: box.left + x, clientY: box.top + y,
      pointerId: 1, pointerType: "mouse", isPrimary: true, button: 0, buttons: 1, ...more,
    }));
  }
}
function input(n) {
  if (how === "zoom") send(["wheel"], box.width / 2, box.height / 2, { buttons: 0, deltaY: n % 80 < 40 ? -30 : 30 });
  else send(["pointermove", "mousemove"], start.x + 120 * Math.sin(n / 15), start.y + 120 - 120 * Math.cos(n / 15));
}
let [inputs, frames, longest] = [0, 0, 0];
if (how === "pan") send(["pointerdown", "mousedown"], start.x, start.y);
bench.drawn = false;
const began = performance.now();
let last = began;
function tick() {
  const now = performance.now();
  if (bench.drawn) { frames += 1; longest = Math.max(longest, now - last); last = now; }
  bench.drawn = false;
  if (now - began < 1000 * seconds) { input(inputs); inputs += 1; requestAnimationFrame(tick); return; }
  if (how === "pan") send(["pointerup", "mouseup"], start.x, start.y, { buttons: 0 });
  done({ fps: frames / (now - began) * 1000, longest: Math.max(longest, now - last) });
}
requestAnimationFrame(tick);
"""
"""Moves the picture; tells the frames a second, and the longest time without a new one."""

NEAR = """
const { camera, columns: c } = finlink;
const group = c.group_radius.indexOf(c.group_radius.reduce((one, other) => Math.max(one, other), 0));
Object.assign(camera, { x: c.group_x[group], y: c.group_y[group], scale: arguments[0] });
finlink.takeSnapshot();
finlink.move(0, 0);
"""
"""Shows the middle of the largest network, so near."""

PANEL = """
const done = arguments[0];
const began = performance.now();
finlink.open(finlink.facts.start[0][0]);
function look() {
  if (document.querySelector("#panel [aria-busy]")) requestAnimationFrame(look);
  else done(performance.now() - began);
}
look();
"""
"""Opens the first of the cases to look at, and waits until nothing of its panel is still being unpacked."""

SEARCH = """
const field = document.getElementById("query");
const took = (text) => {
  const began = performance.now();
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  document.body.offsetHeight;
  return performance.now() - began;
};
const middle = (list) => list.sort((one, other) => one - other)[list.length >> 1];
took(arguments[0][0]);
if (!document.querySelector("#results button")) throw new Error("the search does not answer");
for (const text of arguments[0]) took(text);
const each = arguments[0].map((text) => middle([1, 2, 3, 4, 5].map(() => took(text))));
took("");
return Math.max(...each);
"""
"""Asks each question five times as if it were typed, up to the list of answers; the slowest counts.

The first question must have answers.
"""

COLOURS = """
const size = (one) => one.width * one.height;
const canvas = [...document.querySelectorAll("canvas")].sort((one, other) => size(other) - size(one))[0];
if (!canvas) return [0, 0, 0];
const paper = canvas.getContext("2d");
if (!paper) return [0, canvas.clientWidth, canvas.clientHeight];
const { data } = paper.getImageData(0, 0, canvas.width, canvas.height);
const found = new Set();
for (let at = 0; at < data.length; at += 4) found.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
return [found.size, canvas.clientWidth, canvas.clientHeight];
"""
"""How many colours the picture has, and its size: a blank one has one."""


class Page:
    """A page in a browser of its own."""

    def __init__(self, path: Path, *, limit: float, flags: tuple[str, ...] = (), ask: str = "") -> None:
        self.limit = limit
        self._folder = tempfile.TemporaryDirectory(prefix="finlink-bench-", ignore_cleanup_errors=True)
        options = webdriver.ChromeOptions()
        options.binary_location = CHROMIUM
        options.page_load_strategy = "none"
        for flag in (*FLAGS, *flags, f"--user-data-dir={self._folder.name}"):
            options.add_argument(flag)
        self._service = Service(CHROMEDRIVER)
        self.driver = webdriver.Chrome(options=options, service=self._service)
        self.driver.set_script_timeout(limit)
        self.version = str(self.driver.capabilities["browserVersion"])
        given = WATCH.replace('ask: ""', f"ask: {ask!r}")
        self.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": given})
        self.driver.get(path.as_uri())

    def ready(self) -> float | None:
        """Return the seconds from the start of the navigation until the page was ready; None = not within the limit."""
        end = time.monotonic() + self.limit
        while time.monotonic() < end:
            with contextlib.suppress(WebDriverException, HTTPError):
                found = self.driver.execute_script("return window.bench ? bench.ready : 0")
                if found:
                    return float(found) / 1000 if found <= 1000 * self.limit else None
            time.sleep(0.05)
        return None

    def moved(self, how: str) -> dict[str, float] | None:
        """Return the frames a second while it is moved ("pan", "zoom"), and the longest wait, in milliseconds."""
        try:
            return dict(self.driver.execute_async_script(MOVE, how, SECONDS))
        except (WebDriverException, HTTPError):
            return None

    def panel(self) -> float:
        """Return the milliseconds until the first panel of a case is complete."""
        return float(self.driver.execute_async_script(PANEL))

    def run(self, script: str, *given: object) -> Any:
        """Run a script in the page and return its result."""
        return self.driver.execute_script(script, *given)

    def memory(self) -> dict[str, float]:
        """Return what the page holds after its garbage is collected, and what its process has of its own, in MB."""
        self.driver.execute_cdp_cmd("HeapProfiler.collectGarbage", {})
        used = self.driver.execute_cdp_cmd("Runtime.getHeapUsage", {})
        parts = ("usedSize", "embedderHeapUsedSize", "backingStorageSize")
        own = max((_own(one) for one in _below(self._service.process.pid) if _is_renderer(one)), default=0.0)
        return {
            "heap": used["usedSize"] / 1e6,
            "page": sum(float(used.get(name, 0)) for name in parts) / 1e6,
            "process": own,
        }

    def close(self) -> None:
        """End the browser, also one that does not answer."""
        mine = [*_below(self._service.process.pid), self._service.process.pid]
        for one in mine:
            with contextlib.suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)
        self._service.process.wait()
        with contextlib.suppress(WebDriverException, HTTPError, OSError):
            self._service.stop()
        time.sleep(0.2)
        self._folder.cleanup()


@contextlib.contextmanager
def opened(path: Path, **how: Any) -> Iterator[Page]:
    """Open a page, and end its browser afterwards."""
    page = Page(path, **how)
    try:
        yield page
    finally:
        page.close()


def _below(process: int) -> list[int]:
    """Return the processes that a process started, and these started."""
    found = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in task.read_text().split():
                found += [int(child), *_below(int(child))]
    return found


def _is_renderer(process: int) -> bool:
    try:
        return b"--type=renderer" in Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return False


def _own(process: int) -> float:
    """Return the memory that a process shares with no other, in MB."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1000
