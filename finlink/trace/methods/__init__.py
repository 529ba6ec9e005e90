"""The five methods of tracing, and the engine that plays a ledger by one of them.

Every method is one function over the same moves (``state.Moves``); they differ in which money a payment takes first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from finlink.trace.methods.claims import run_claims
from finlink.trace.methods.lots import run_lots
from finlink.trace.methods.poison import run_poison
from finlink.trace.methods.state import (
    BALANCE,
    CLEAN,
    HEAD,
    LIVE,
    LOT,
    POT,
    SMALLEST,
    TAIL,
    Moves,
    Rules,
    Scratch,
    State,
    Written,
    leftovers,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

__all__ = [
    "CLEAN", "COMPILE_FROM", "LARGEST", "METHODS", "Method", "Moves", "Played", "Rules", "compile_ahead", "play", "run",
]  # fmt: skip

COMPILE_FROM = 60_000
"""So many moves make compiling worth its seconds."""

MOVE_KINDS = ("i4", "i4", "i8", "i8", "i4", "i8")
"""The kinds of numbers of which compiled code takes moves: pots and colours are few."""

LARGEST = 2**61
"""The largest sum of an asset that compiled code takes."""


@dataclass(frozen=True, slots=True)
class Method:
    """One method: its name, what it does in a sentence, its function, and the flag the function gets."""

    name: str
    says: str
    run: Callable[..., bool]
    flag: bool


METHODS = {
    one.name: one
    for one in (
        Method(
            "fifo", "first in, first out: the oldest money of an account leaves first (Clayton's case)", run_lots, False
        ),
        Method("lifo", "last in, first out: the newest money of an account leaves first", run_lots, True),
        Method(
            "pro_rata", "pro rata: every payment carries the same share of the proceeds as the balance",
            run_claims, False,
        ),
        Method(
            "libr", "lowest intermediate balance: other money is spent first, and what comes later fills nothing up",
            run_claims, True,
        ),
        Method(
            "poison", "poison: all that leaves an account after proceeds reached it; an upper bound, never a sum",
            run_poison, False,
        ),
    )
}  # fmt: skip


@dataclass(slots=True)
class Played:
    """What a method found: the lines of output, what was left in the pots, and the balances before moves.

    ``lines`` has columns move, kind, colour, sent, received, depth; ``left`` pot, colour, amount, depth; ``before``
    move, source_before, source_traced, target_before, target_traced, short, for the moves that lines speak of and
    those by which a pot paid out more than it had.
    """

    lines: dict[str, Any]
    left: dict[str, Any]
    before: dict[str, Any]


def play(method: Method, moves: Moves, rules: Rules, *, colours: int) -> Played:
    """Play ``moves`` (in order) by a method; pots are the places of ``rules.live``.

    Large ledgers are compiled where their numbers fit 62 bits; results do not depend on it.
    """
    arrays = len(moves.source) >= COMPILE_FROM and _fit(moves, rules)
    if arrays:
        moves = Moves(*map(_array, moves, MOVE_KINDS))
        rules = Rules(*map(_array, rules, ("i8",) * len(rules)))
    else:
        moves, rules = Moves(*map(_list, moves)), Rules(*map(_list, rules))
    factor = 1
    while True:
        state, scratch, out = _room(len(moves.source), rules, min(colours, 64 * factor), factor, arrays=arrays)
        if run(method.run, moves, rules, state, scratch, out, method.flag, compile_it=arrays):
            return _played(state, out, method, arrays=arrays)
        factor *= 4


def run(function: Callable[..., Any], *given: Any, compile_it: bool | None = None) -> Any:
    """Call a function of whole numbers, compiled where the first argument is long (or as ``compile_it`` says)."""
    if compile_it is None:
        compile_it = len(given[0]) >= COMPILE_FROM
    if not compile_it:
        return function(*given)
    from finlink.trace.methods.compiled import compiled  # noqa: PLC0415 - slow to import

    return compiled(function)(*given)


def compile_ahead(methods: Iterable[Method], *others: tuple[Callable[..., Any], Sequence[str]]) -> Callable[[], None]:
    """Begin to compile methods, and other functions of such arrays, beside other work; returns what waits for it.

    Most of a build's time before is the engine's, which needs no Python meanwhile.
    """
    from threading import Thread  # noqa: PLC0415 - only large ledgers need it

    def compile_all() -> None:
        for function, kinds in others:
            run(function, *(_array([], kind) for kind in kinds), compile_it=True)
        nothing, rules = Moves(*(_array([], kind) for kind in MOVE_KINDS)), Rules(*[_array([])] * 3)
        state, scratch, out = _room(0, rules, 1, 1, arrays=True)
        run(leftovers, state, *(_array([]) for _ in range(4)), compile_it=True)
        for function, flag in {method.run: method.flag for method in methods}.items():
            run(function, nothing, rules, state, scratch, out, flag, compile_it=True)

    thread = Thread(target=compile_all, daemon=True)
    thread.start()
    return thread.join


def _fit(moves: Moves, rules: Rules) -> bool:
    """Say whether no sum of the ledger can leave 62 bits."""
    if isinstance(moves.sent, list) and max([*moves.sent, *moves.received], default=0) >= LARGEST:
        return False
    dust = max(rules.dust, default=0) if isinstance(rules.dust, list) else rules.dust.max(initial=0)
    most = max(int(np.max(one, initial=0)) for one in (moves.sent, moves.received))
    if most * len(moves.source) < LARGEST and int(dust) < LARGEST:
        return True
    sums = (float(np.sum(np.asarray(one, dtype=np.float64))) for one in (moves.sent, moves.received))
    return max(*sums, float(dust)) < LARGEST


def _list(values: Any) -> list[int]:
    return values if isinstance(values, list) else values.tolist()


def _array(values: Sequence[int], kind: str = "i8") -> NDArray[Any]:
    return np.asarray(values, dtype=kind)


def _room(moves: int, rules: Rules, colours: int, factor: int, *, arrays: bool) -> tuple[State, Scratch, Written]:
    """Return empty room for lots and lines; ``factor`` times the usual."""

    def filled(value: int, count: int) -> Any:
        if not arrays:
            return [value] * count
        return np.zeros(count, dtype=np.int64) if value == 0 else np.full(count, value, dtype=np.int64)

    lots, lines = (moves + 1024) * factor, (moves // 2 + 1024) * factor
    state = State(pots=filled(0, POT * len(rules.live)), lots=filled(0, LOT * lots), free=filled(0, 2))
    state.free[0] = -1
    for end in (HEAD, TAIL):
        state.pots[end::POT] = filled(-1, len(rules.live))
    state.pots[LIVE::POT], state.pots[SMALLEST::POT] = rules.live, rules.dust
    columns = [filled(0, lines) for _ in range(6)] + [filled(0, 2)] + [filled(0, moves + 1) for _ in range(6)]
    out = Written._make(columns)
    return state, Scratch(filled(0, colours + 2), filled(0, colours + 2)), out


def _played(state: State, out: Written, method: Method, *, arrays: bool) -> Played:
    count, notes = map(int, out.count)
    lines = {name: getattr(out, name)[:count] for name in ("move", "kind", "colour", "sent", "received", "depth")}
    names = ("source_before", "source_traced", "target_before", "target_traced", "short")
    most = len(state.lots) // LOT
    room = [np.zeros(most, dtype=np.int64) if arrays else [0] * most for _ in range(4)]
    found = int(run(leftovers, state, *room, compile_it=arrays))
    left = dict(zip(("pot", "colour", "amount", "depth"), (one[:found] for one in room), strict=True))
    if method.name == "poison":
        left["amount"] = [state.pots[POT * pot + BALANCE] for pot in left["pot"]]
    return Played(lines, left, {"move": out.at[:notes], **{name: getattr(out, name)[:notes] for name in names}})
