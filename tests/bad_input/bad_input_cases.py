"""The corpus of bad input: one TOML file a case, its register as bytes, and what finlink must make of it.

Keys of a case file. ``case``: the number in the list of 78 (absent: beyond it). ``title``, ``expect``: the rule in one
sentence. ``[files]``: name → content (``bad_input_bytes``); without ``cases.csv`` a register of one case is written.
``settings``: finlink.toml. ``options``: the reading options of the command line. ``limits``: a limit of the reader,
lowered for the test. ``touch``: the reader's function after which the file grows. ``bare``: no cases file.
``installed``: also run as a user would. ``pending``: what finlink does not do yet (the test must fail).
Outcome: ``refused``, the sentence; or ``lines`` (file → before the header, header, used, set aside, blank),
``rejected`` (file → the lines set aside, as found), ``[rows.TABLE]`` (columns, and what survived), ``readings`` (file →
what was found out), and one ``[[issue]]`` for every issue of the build, none more (but for the codes in ``besides``).
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from bad_input_bytes import place

FOLDER = Path(__file__).parent / "cases"
DEFAULT = "case_id,title,opened\nC1,Deposit fraud,2025-01-10\n"
"""The cases file of a register that gives none."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One issue: where, what, and the exact words."""

    file: str
    row: int
    column: str
    issue: str
    severity: str
    message: str
    hint: str

    @property
    def place(self) -> tuple[str, int, str, str, str]:
        """Everything but the words."""
        return (self.file, self.row, self.column, self.issue, self.severity)


@dataclass(frozen=True, slots=True)
class Case:
    """One bad input and what must come of it; ``number`` is 0 for what is beyond the list of 78."""

    path: Path
    number: int
    title: str
    expect: str
    files: dict[str, Any]
    settings: str = ""
    options: dict[str, str] = field(default_factory=dict)
    limits: dict[str, int] = field(default_factory=dict)
    touch: str = ""
    bare: bool = False
    pending: str = ""
    besides: tuple[str, ...] = ()
    installed: bool = False
    refused: str | None = None
    lines: dict[str, list[int]] = field(default_factory=dict)
    rejected: dict[str, list[str]] = field(default_factory=dict)
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    readings: dict[str, list[str]] = field(default_factory=dict)
    issues: tuple[Expected, ...] = ()

    @property
    def name(self) -> str:
        """The name of the case file without its ending."""
        return self.path.stem

    @property
    def own_cases(self) -> bool:
        """Whether the register has its own cases file, or is meant to have none."""
        return self.bare or any(name.startswith("cases") for name in self.files)

    def write(self, folder: Path) -> Path:
        """Write the register into ``folder``, which must not exist, and return it."""
        folder.mkdir(parents=True)
        files = self.files if self.own_cases else {"cases.csv": DEFAULT} | self.files
        for name, content in files.items():
            place(folder / name, content)
        if self.settings:
            (folder / "finlink.toml").write_text(self.settings, encoding="utf-8", newline="")
        return folder


@cache
def all_cases() -> tuple[Case, ...]:
    """Return every case, by file name."""
    return tuple(read_case(path) for path in sorted(FOLDER.glob("*.toml")))


def read_case(path: Path) -> Case:
    """Read one case file; a key that means nothing is an error."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    issues = tuple(
        Expected(one["at"][0], one["at"][1], one["at"][2], one["issue"], one["severity"], one["message"], one["hint"])
        for one in raw.pop("issue", [])
    )
    besides = tuple(raw.pop("besides", ()))
    return Case(path, raw.pop("case", 0), issues=issues, besides=besides, **raw)


def rewrite_words(case: Case, refused: str | None, issues: list[Expected]) -> None:
    """Write the actual words into a case file; what happened, and where, must already be what the file says."""
    text = case.path.read_text(encoding="utf-8")
    if refused is not None:
        text = re.sub(r"(?m)^refused = .*$", lambda _: f"refused = {_quoted(refused)}", text)
    head = text.split("\n[[issue]]")[0].rstrip("\n")
    blocks = [
        f"\n[[issue]]\nat = [{_quoted(one.file)}, {one.row}, {_quoted(one.column)}]\n"
        f"issue = {_quoted(one.issue)}\nseverity = {_quoted(one.severity)}\n"
        f"message = {_quoted(one.message)}\nhint = {_quoted(one.hint)}\n"
        for one in issues
    ]
    case.path.write_text("\n".join([head, *blocks]) if blocks else head + "\n", encoding="utf-8", newline="\n")


def _quoted(text: str) -> str:
    """Return a TOML basic string; what does not print is escaped."""
    shown = (c if c.isprintable() else f"\\u{ord(c):04X}" for c in json.dumps(text, ensure_ascii=False))
    return "".join(shown)
