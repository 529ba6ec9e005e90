"""Lint the scripts of the pages, as ``make lint`` does: each page's joined into one, as they run.

A name is wrong when nothing in the page has it, or when no page uses it. What is found is said by file and line.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import subprocess
import sys
import tempfile
from bisect import bisect_right
from pathlib import Path
from typing import TYPE_CHECKING, Any

import finlink.export

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

RULES = Path(__file__).with_name("oxlint.json")
OXLINT = Path(sys.executable).with_name("oxlint")
FOLDER = Path(finlink.export.__file__).parent
FILES = sorted(FOLDER.rglob("*.js"))
"""Every script that finlink ships."""

_UNUSED = "eslint(no-unused-vars)"


def pages() -> dict[str, str]:
    """Return the joined script of each page that has one, by the name of the module that writes it."""
    found = {}
    for module in pkgutil.walk_packages(finlink.export.__path__, "finlink.export."):
        if module.name.endswith(".page"):
            scripts = getattr(importlib.import_module(module.name), "own_scripts", None)
            if scripts:
                found[module.name] = str(scripts())
    return found


def origins(script: str) -> dict[int, Path]:
    """Return which file begins at which line of a page's script; a part that is no file of ours is a mistake."""
    starts = {script.find(text): path for path in FILES if (text := path.read_text(encoding="utf-8")) in script}
    joined = "\n".join(starts[at].read_text(encoding="utf-8") for at in sorted(starts))
    assert joined == script, "a page has a script that is no file below finlink/export"
    return {script.count("\n", 0, at) + 1: path for at, path in starts.items()}


def complaints(script: str) -> list[tuple[int, str, str]]:
    """Return what oxlint finds in a script: line, rule, message."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.js"
        path.write_text(script, encoding="utf-8")
        done = subprocess.run(
            [OXLINT, "--config", RULES, "--format", "json", path], capture_output=True, text=True, check=False
        )
    if done.returncode not in {0, 1} or not done.stdout.startswith("{"):
        raise RuntimeError(f"oxlint could not read {RULES.name} or the script: {done.stdout}{done.stderr}")
    return sorted(_complaint(one) for one in json.loads(done.stdout)["diagnostics"])


def _complaint(found: Mapping[str, Any]) -> tuple[int, str, str]:
    return int(found["labels"][0]["span"]["line"]), str(found.get("code", "syntax")), str(found["message"])


def findings(scripts: Mapping[str, str]) -> list[str]:
    """Return what is wrong in the scripts of all pages, each once, as ``file:line: message (rule)``.

    A name of a shared file may be of no use to one page; when it is of none to any, it is said.
    """
    used_by: dict[str, set[str]] = {}
    places = {page: origins(script) for page, script in scripts.items()}
    for page, script in scripts.items():
        for line, rule, message in complaints(script):
            used_by.setdefault(_said(places[page], line, rule, message), set()).add(page)
    return sorted(said for said, found in used_by.items() if _UNUSED not in said or found >= _with(said, places))


def _said(starts: Mapping[int, Path], line: int, rule: str, message: str) -> str:
    begins = sorted(starts)
    first = begins[bisect_right(begins, line) - 1]
    return f"{starts[first].relative_to(FOLDER.parents[1])}:{line - first + 1}: {message} ({rule})"


def _with(said: str, places: Mapping[str, Mapping[int, Path]]) -> set[str]:
    """Return the pages that have the file of a finding."""
    file = FOLDER.parents[1] / said.split(":", 1)[0]
    return {page for page, starts in places.items() if file in starts.values()}


def lines() -> Iterator[str]:
    """Say what is wrong, or that nothing is."""
    found = findings(pages())
    yield from found
    yield f"{len(found)} found in {len(FILES)} scripts of {len(pages())} pages"
    if found:
        raise SystemExit(1)


if __name__ == "__main__":
    for one in lines():
        sys.stdout.write(f"{one}\n")
