"""Playing the ledger by a method: groups of assets that no conversion connects are played on their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from finlink.trace.methods import CLEAN, Moves, Rules, play

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from finlink.trace.ledger import Ledger
    from finlink.trace.methods import Method

NEVER = 2**62
"""A time that no movement has."""


@dataclass(slots=True)
class Limits:
    """Where following ends: per pot of the ledger the smallest piece (``dust``), and how long after a case's first
    payment (``age``, microseconds; 0 = no limit).
    """  # noqa: D205

    dust: NDArray[Any]
    age: int = 0


BEFORE = ("source_before", "source_traced", "target_before", "target_traced", "short")


def simulate(ledger: Ledger, method: Method, limits: Limits) -> Iterator[tuple[dict[str, Any], ...]]:
    """Yield lines, what is left, and balances, by column; moves have their place, pots their number in the engine.

    ``lines`` has move, kind, colour, sent, received, depth; ``left`` pot, colour, amount, depth; ``before`` has
    ``move`` and BEFORE for the moves that lines speak of and those of a pot that paid out more than it had. Columns are
    lists of whole numbers, or arrays where these fit. One triple a group of assets.
    """
    until = _until(ledger, limits.age)
    for chosen, pots in _groups(ledger):
        moves, rules = _part(ledger, limits, until, chosen, pots)
        played = play(method, moves, rules, colours=len(ledger.cases))
        del moves
        places = np.asarray(played.lines["move"], dtype=np.int64)
        left = ledger.pots[pots][np.asarray(played.left["pot"], dtype=np.int64)]
        told = np.asarray(played.before["move"], dtype=np.int64)
        before = {**played.before, "move": chosen[told]}
        yield {**played.lines, "move": chosen[places]}, {**played.left, "pot": left}, before


def _until(ledger: Ledger, age: int) -> list[int]:
    """Return per colour the last time at which its money is followed."""
    until = [NEVER] * len(ledger.cases)
    if age:
        entering = np.flatnonzero(np.asarray(ledger.moves.enters) != CLEAN).tolist()
        for move in reversed(entering):
            until[ledger.moves.enters[move]] = int(ledger.moves.time[move]) + age
    return until


def _groups(ledger: Ledger) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Yield the moves and pots that belong together because money may get from one to the other, in text order."""
    count = len(ledger.pots)
    if not count:
        return
    assets, of_pot = np.unique(ledger.asset, return_inverse=True)
    if len(assets) == 1:
        yield np.arange(len(ledger.moves.source)), np.arange(count)
        return
    from scipy.sparse import coo_matrix  # noqa: PLC0415 - slow to import
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    of_pot = of_pot.astype(np.int32)
    source, target = of_pot[ledger.moves.source], of_pot[ledger.moves.target]
    apart = np.flatnonzero(source != target)
    edges = coo_matrix(
        (np.ones(len(apart), dtype=np.int8), (source[apart], target[apart])), shape=(len(assets), len(assets))
    )
    _, group = connected_components(edges, directed=False)
    for one in range(int(group.max()) + 1):
        moves = np.flatnonzero(group[source] == one)
        if len(moves):
            yield moves, np.flatnonzero(group[of_pot] == one)


def _part(
    ledger: Ledger, limits: Limits, until: list[int], chosen: NDArray[np.int64], pots: NDArray[np.int64]
) -> tuple[Moves, Rules]:
    """Return the moves and rules of one group, its pots numbered from 0."""
    given = ledger.moves
    whole = len(chosen) == len(given.source)
    taken = given if whole else Moves(*(one[chosen] for one in given))
    amounts: list[Any] = [taken.sent, taken.received]
    if ledger.exact and any((one < 0).any() for one in amounts):
        amounts = [one[chosen].tolist() for one in ledger.exact]
    ends = taken.source, taken.target
    if len(pots) < len(ledger.pots):
        place = np.zeros(len(ledger.pots), dtype=np.int32)
        place[pots] = np.arange(len(pots))
        ends = place[taken.source], place[taken.target]
    moves = Moves(*ends, amounts[0], amounts[1], taken.enters, taken.time)
    return moves, Rules(ledger.live[pots], limits.dust[pots], until)
