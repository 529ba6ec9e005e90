"""Poison: whatever leaves a pot after a case's money reached it counts whole. An upper bound, never a sum.

No split is made, so the same money may count at every destination; two cases do not compete for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.trace.methods.claims import add_claim
from finlink.trace.methods.lots import followed
from finlink.trace.methods.state import (
    AFTER,
    BALANCE,
    CLEAN,
    COLOUR,
    DEPTH,
    ENTERED,
    HEAD,
    HOP,
    LIVE,
    POT,
    keep_note,
    note_before,
    write,
)

if TYPE_CHECKING:
    from finlink.trace.methods.state import Moves, Rules, Scratch, State, Written


def run_poison(moves: Moves, rules: Rules, state: State, scratch: Scratch, out: Written, alone: bool) -> bool:
    """Play all moves; False where the room does not do. A pot's list has each colour that ever reached it."""
    for move in range(len(moves.source)):
        source, target, sent = POT * moves.source[move], POT * moves.target[move], moves.sent[move]
        lines = note_before(state, out, move, source, target)
        if state.pots[source + LIVE]:
            out.short[out.count[1]] = max(0, sent - state.pots[source + BALANCE])
            state.pots[source + BALANCE] -= min(sent, state.pots[source + BALANCE])
        if state.pots[target + LIVE]:
            state.pots[target + BALANCE] += moves.received[move]
        place = state.pots[source + HEAD]
        met = False
        while place >= 0:
            colour, depth = state.lots[place + COLOUR], state.lots[place + DEPTH]
            met = met or colour == moves.enters[move]
            if followed(state, rules, source, colour, sent, moves.time[move]) == HOP:
                if not write(out, move, HOP, colour, sent, moves.received[move], depth + 1):
                    return False
                if state.pots[target + LIVE] and not add_claim(state, target, 0, colour, depth + 1):
                    return False
            place = state.lots[place + AFTER]
        colour = moves.enters[move]
        if colour != CLEAN and not met:
            if not write(out, move, ENTERED, colour, sent, moves.received[move], 1):
                return False
            if state.pots[target + LIVE] and not add_claim(state, target, 0, colour, 1):
                return False
        keep_note(out, lines)
    return True
