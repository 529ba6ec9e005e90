"""Audiences: which handling codes keep a row from whom; the table is ``audiences.toml``, with its sources."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from finlink.errors import FinlinkError
from finlink.export.dossier.handling import codes_of


@dataclass(frozen=True, slots=True)
class Audience:
    """Who receives a file, and the codes that do not forbid it."""

    name: str
    title: str
    codes: frozenset[str]
    uncoded: bool
    everything: bool = False

    def permits(self, handling: str | None) -> bool:
        """Say whether a row with these handling codes may go there; every code must be one that permits it."""
        if self.everything:
            return True
        if not (handling or "").strip():
            return self.uncoded
        codes = codes_of(handling)
        return bool(codes) and codes <= self.codes


@cache
def audiences() -> dict[str, Audience]:
    """Return the audiences by name, in the order of the table."""
    return {
        name: Audience(
            name, one["title"], frozenset(one.get("codes", ())), one.get("uncoded", True), one.get("everything", False)
        )
        for name, one in _table()["audiences"].items()
    }


def default_audience() -> str:
    """Return the audience where none is named: the safe one."""
    return str(_table()["default"])


def audience(name: str) -> Audience:
    """Return the audience of a name ("" = the default); raises FinlinkError, naming all, where there is none."""
    known = audiences()
    asked = name or default_audience()
    if asked not in known:
        raise FinlinkError(f"There is no audience {asked}; there are: {', '.join(known)}.")
    return known[asked]


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("audiences.toml").read_text(encoding="utf-8"))
