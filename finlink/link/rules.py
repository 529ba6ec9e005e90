"""The kinds of links, explained: one sentence each, how strong, and where it is wrong (``rules.toml``)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of link: its title, a sentence with ``{via}``, its strength and limits in words, and its query."""

    kind: str
    title: str
    says: str
    strength: str
    limits: str
    query: str

    def sentence(self, via: str) -> str:
        """Return the sentence about one link."""
        return self.says.replace("{via}", via)


@cache
def rules() -> dict[str, Rule]:
    """Return the rules by kind, in the order of the design."""
    raw = tomllib.loads(files("finlink.link").joinpath("rules.toml").read_text(encoding="utf-8"))
    return {kind: Rule(kind=kind, **one) for kind, one in raw.items()}
