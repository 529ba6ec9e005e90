"""The way from where a case's proceeds entered to each destination: the fewest movements, the earliest of these."""

from __future__ import annotations

from typing import NamedTuple


class Hop(NamedTuple):
    """One movement of a case's money in order: its number, the pots (node, chain, currency), the hop it is, its row."""

    move: int
    source: tuple[str, str, str]
    target: tuple[str, str, str]
    hop: int
    evidence: str


def ways(hops: list[Hop]) -> dict[tuple[str, str, str], list[Hop]]:
    """Return for each pot that money came to the movements that lead there.

    >>> a, b, c = ("a", "", "EUR"), ("b", "", "EUR"), ("c", "", "EUR")
    >>> found = ways([Hop(0, a, b, 1, "t:2"), Hop(1, b, c, 2, "t:3")])
    >>> [hop.evidence for hop in found[c]]
    ['t:2', 't:3']
    """
    best: dict[tuple[str, str, str], list[Hop]] = {}
    for hop in sorted(hops, key=lambda one: one.move):
        before = best.get(hop.source, []) if hop.hop > 1 else []
        way = [*before, hop]
        if hop.target not in best or len(way) < len(best[hop.target]):
            best[hop.target] = way
    return best
