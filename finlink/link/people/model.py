"""The model by which two profiles are weighed, read from ``model.toml``, and the SQL that applies it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import cycle
from math import log2

from finlink.engine import literal

SMALLEST, LARGEST = 1_000, 1_000_000_000
"""Bounds of the size class of a register."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a comparison: the condition over ``l`` and ``r``, a sentence, and how often it is met (m, u)."""

    when: str
    says: str
    m: float
    u: float

    @property
    def bits(self) -> float:
        """The weight of the level: log2(m / u)."""
        return round(log2(self.m / self.u), 3)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One thing that two profiles may both say; ``left`` and ``right`` show what each says."""

    name: str
    says: str
    left: str
    right: str
    unknown: str
    levels: tuple[Level, ...]

    def level(self) -> str:
        """Return SQL for the number of the first level that holds, from 1; NULL where one side says nothing."""
        whens = " ".join(f"WHEN {level.when} THEN {n}" for n, level in enumerate(self.levels, 1))
        return f"CASE WHEN {self.unknown} THEN NULL {whens} END"

    def of_level(self, column: str, what: str) -> str:
        """Return SQL for an attribute (bits, says) of the level whose number is in ``column``."""
        values = [getattr(level, what) for level in self.levels]
        texts = [literal(value) if isinstance(value, str) else str(value) for value in values]
        whens = " ".join(f"WHEN {n} THEN {text}" for n, text in enumerate(texts, 1))
        return f"CASE {column} {whens} END"


@dataclass(frozen=True, slots=True)
class Model:
    """All comparisons, and what may be made of names alone, and of dates of birth alone."""

    comparisons: tuple[Comparison, ...]
    name_only: float
    birth_only: float


@cache
def model() -> Model:
    """Return the model that ships with finlink."""
    raw = tomllib.loads(files("finlink.link.people").joinpath("model.toml").read_text(encoding="utf-8"))
    comparisons = tuple(
        Comparison(
            name=one["name"],
            says=one["says"],
            left=one["left"],
            right=one["right"],
            unknown=one["unknown"],
            levels=tuple(Level(level["when"], level["says"], level["m"], level["u"]) for level in one["level"]),
        )
        for one in raw["comparison"]
    )
    return Model(comparisons, raw["name"]["name_only"], raw["name"]["birth_only"])


def size_class(profiles: int) -> int:
    """Return the size class of a register: 1,000, 2,000, 5,000, 10,000 … at or above the number of its profiles.

    It is the population in which two may meet by chance. Classes, so that one more case changes no weight.

    >>> size_class(59), size_class(1000), size_class(1001), size_class(7_000)
    (1000, 1000, 2000, 10000)
    """
    size, steps = SMALLEST, cycle((2, 2.5, 2))
    while size < min(profiles, LARGEST):
        size = int(size * next(steps))
    return size


def two_sided(condition: str) -> str:
    """Return a condition over ``l.`` and ``r.`` as Splink writes it: ``column_l`` and ``column_r``.

    >>> two_sided("l.born = r.born")
    '"born_l" = "born_r"'
    """
    return re.sub(r"\b([lr])\.([a-z_]+)", r'"\2_\1"', condition)
