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


LINES = ("move", "kind", "colour", "sent", "received", "depth")
LEFT = ("pot", "colour", "amount", "depth")
BEFORE = ("source_before", "source_traced", "target_before", "target_traced", "short")


def simulate(ledger: Ledger, method: Method, limits: Limits) -> tuple[dict[str, Any], ...]:
    """Return lines, what is left, and balances, by column; moves and pots have their numbers in the engine's tables.

    ``lines`` has LINES, ``left`` LEFT; ``before`` has ``move`` and BEFORE for the moves that lines speak of and those
    of a pot that paid out more than it had. Columns are lists of whole numbers, or arrays where these fit.
    """
    parts: tuple[list[dict[str, Any]], ...] = ([], [], [])
    until = _until(ledger, limits.age)
    for chosen, pots in _groups(ledger):
        moves, rules = _part(ledger, limits, until, chosen, pots)
        played = play(method, moves, rules, colours=len(ledger.cases))
        number = ledger.number[chosen]
        places = np.asarray(played.lines["move"], dtype=np.int64)
        parts[0].append({**played.lines, "move": number[places]})
        parts[1].append({**played.left, "pot": ledger.pots[pots][np.asarray(played.left["pot"], dtype=np.int64)]})
        told = np.union1d(places, np.flatnonzero(np.asarray(played.moves["short"], dtype=object) != 0))
        before = {name: _chosen(values, told) for name, values in played.moves.items()}
        parts[2].append({**before, "move": number[told]})
    return tuple(
        {name: _joined([one[name] for one in part]) for name in names}
        for part, names in zip(parts, (LINES, LEFT, ("move", *BEFORE)), strict=True)
    )


def _chosen(values: Any, places: NDArray[np.int64]) -> Any:
    return [values[place] for place in places.tolist()] if isinstance(values, list) else values[places]


def _joined(columns: list[Any]) -> Any:
    """Return columns one after the other: as an array where all are, else as a list."""
    if len(columns) == 1:
        return columns[0]
    if columns and all(isinstance(one, np.ndarray) for one in columns):
        return np.concatenate(columns)
    return [value for one in columns for value in (one if isinstance(one, list) else np.asarray(one).tolist())]


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
    from scipy.sparse import coo_matrix  # noqa: PLC0415 - slow to import
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    assets, of_pot = np.unique(ledger.asset, return_inverse=True)
    source, target = of_pot[ledger.moves.source], of_pot[ledger.moves.target]
    edges = coo_matrix((np.ones(len(source), dtype=np.int8), (source, target)), shape=(len(assets), len(assets)))
    _, group = connected_components(edges, directed=False)
    for one in range(int(group.max()) + 1):
        moves = np.flatnonzero(group[source] == one)
        if len(moves):
            yield moves, np.flatnonzero(group[of_pot] == one)


def _part(
    ledger: Ledger, limits: Limits, until: list[int], chosen: NDArray[np.int64], pots: NDArray[np.int64]
) -> tuple[Moves, Rules]:
    """Return the moves and rules of one group, its pots numbered from 0."""
    place = np.zeros(len(ledger.pots), dtype=np.int64)
    place[pots] = np.arange(len(pots))
    given = ledger.moves
    amounts = [
        [one[move] for move in chosen.tolist()] if isinstance(one, list) else one[chosen]
        for one in (given.sent, given.received)
    ]
    ends = place[given.source[chosen]], place[given.target[chosen]]
    moves = Moves(*ends, amounts[0], amounts[1], given.enters[chosen], given.time[chosen])
    return moves, Rules(ledger.live[pots], limits.dust[pots], until)
