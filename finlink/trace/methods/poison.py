"""Poison: whatever leaves a pot after a case's money reached it counts whole. An upper bound, never a sum.

No split is made, so the same money may count at every destination; two cases do not compete for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.trace.methods.claims import add_claim
from finlink.trace.methods.lots import followed
from finlink.trace.methods.state import CLEAN, ENTERED, HOP, note_before, write

if TYPE_CHECKING:
    from finlink.trace.methods.state import Moves, Rules, Scratch, State, Written


def run_poison(moves: Moves, rules: Rules, state: State, scratch: Scratch, out: Written, alone: bool) -> bool:
    """Play all moves; False where the room does not do. A pot's list has each colour that ever reached it."""
    for move in range(len(moves.source)):
        source, target, sent = moves.source[move], moves.target[move], moves.sent[move]
        note_before(state, out, move, source, target)
        known = rules.live[source] and state.head[source] >= 0
        if rules.live[source]:
            out.short[move] = max(0, sent - state.balance[source])
            state.balance[source] -= min(sent, state.balance[source])
        if rules.live[target]:
            state.balance[target] += moves.received[move]
        place = state.head[source] if known else -1
        met = False
        while place >= 0:
            colour, depth = state.colour[place], state.depth[place]
            met = met or colour == moves.enters[move]
            if followed(rules, source, colour, sent, moves.time[move]) == HOP:
                if not write(out, move, HOP, colour, sent, moves.received[move], depth + 1):
                    return False
                if rules.live[target] and not add_claim(state, target, 0, colour, depth + 1):
                    return False
            place = state.after[place]
        colour = moves.enters[move]
        if colour != CLEAN and not met:
            if not write(out, move, ENTERED, colour, sent, moves.received[move], 1):
                return False
            if rules.live[target] and not add_claim(state, target, 0, colour, 1):
                return False
    return True
