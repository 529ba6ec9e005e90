"""The claims of a dossier: each gets a number where it is made, and keeps the rows that it rests on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_PLACE = re.compile(r"(.+):([0-9]+)", re.DOTALL)

Place = tuple[str, int]
"""A source file and a line in it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim: its number, the section that makes it, what it says, its rows, and what it rests on beside rows."""

    number: int
    section: str
    says: str
    places: tuple[Place, ...]
    basis: str


class Claims:
    """The claims in the order in which they are made."""

    def __init__(self) -> None:
        self.made: list[Claim] = []
        self.section = ""

    def add(self, says: str, evidence: str | Iterable[str] | None, basis: str = "") -> int:
        """Note a claim of the current section and return its number; ``evidence`` is ``file:line; file:line``."""
        texts = [evidence or ""] if isinstance(evidence, str) or evidence is None else list(evidence)
        places = sorted({place for text in texts for place in places_in(text)})
        number = len(self.made) + 1
        self.made.append(Claim(number, self.section, says, tuple(places), basis))
        return number

    def places(self) -> list[Place]:
        """Return every cited row once, in order."""
        return sorted({place for claim in self.made for place in claim.places})


def places_in(evidence: str) -> list[Place]:
    """Return the rows that a citation names, in its order.

    >>> places_in("cases.csv:2; a.csv:10")
    [('cases.csv', 2), ('a.csv', 10)]
    """
    found = (_PLACE.fullmatch(part.strip()) for part in evidence.split("; "))
    return [(match[1], int(match[2])) for match in found if match]


def ranges(rows: Iterable[int], most: int = 40) -> str:
    """Return line numbers in few words; of more than ``most`` runs the rest is counted.

    >>> ranges([2, 3, 4, 7]), ranges([1, 3, 5], most=2)
    ('2-4, 7', '1, 3 and 1 more')
    """
    runs: list[list[int]] = []
    for row in sorted(set(rows)):
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    words = ", ".join(f"{a}-{b}" if b > a else str(a) for a, b in runs[:most])
    left = sum(b - a + 1 for a, b in runs[most:])
    return f"{words} and {left:,} more" if left else words
