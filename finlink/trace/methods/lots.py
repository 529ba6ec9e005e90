"""FIFO and LIFO: money keeps its order of arrival in a pot, lot by lot.

First in, first out is the rule of Clayton's case (Devaynes v Noble, 1816). Last in, first out takes the newest lot; a
piece of it that arrives elsewhere lies below the older one that follows it, so that one payment and the same payment in
two parts leave the same behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.trace.methods.state import (
    AGED,
    CLEAN,
    DUST,
    ENTERED,
    HOP,
    give_back,
    muldiv,
    new_lot,
    note_before,
    write,
)

if TYPE_CHECKING:
    from finlink.trace.methods.state import Moves, Rules, Scratch, State, Written


def put_last(state: State, pot: int, amount: int, colour: int, depth: int) -> bool:
    """Add a lot at the end of a pot's list; one of the same colour there grows instead. False = no room."""
    last = state.tail[pot]
    if last >= 0 and state.colour[last] == colour:
        state.amount[last] += amount
        state.depth[last] = min(state.depth[last], depth)
        return True
    place = new_lot(state, amount, colour, depth)
    if place < 0:
        return False
    if last < 0:
        state.head[pot] = place
    else:
        state.after[last] = place
    state.tail[pot] = place
    return True


def put_first(state: State, pot: int, amount: int, colour: int, depth: int) -> bool:
    """Add a lot at the beginning of a pot's list; one of the same colour there grows instead. False = no room."""
    first = state.head[pot]
    if first >= 0 and state.colour[first] == colour:
        state.amount[first] += amount
        state.depth[first] = min(state.depth[first], depth)
        return True
    place = new_lot(state, amount, colour, depth)
    if place < 0:
        return False
    state.after[place] = first
    state.head[pot] = place
    if first < 0:
        state.tail[pot] = place
    return True


def put(state: State, pot: int, amount: int, colour: int, depth: int, newest_first: bool) -> bool:
    """Add a lot to a pot at the end that the method wants. False = no room."""
    if newest_first:
        return put_first(state, pot, amount, colour, depth)
    return put_last(state, pot, amount, colour, depth)


def take_first(state: State, pot: int, most: int) -> tuple[int, int, int]:
    """Take at most ``most`` of the first lot of a pot; return amount, colour and depth. The pot must have a lot."""
    place = state.head[pot]
    amount, colour, depth = state.amount[place], state.colour[place], state.depth[place]
    if amount > most:
        state.amount[place] = amount - most
        return most, colour, depth
    state.head[pot] = state.after[place]
    if state.head[pot] < 0:
        state.tail[pot] = -1
    give_back(state, place)
    return amount, colour, depth


def followed(rules: Rules, source: int, colour: int, amount: int, time: int) -> int:
    """Return HOP where a piece of a case's money is followed on, else why not."""
    if time > rules.until[colour]:
        return AGED
    return DUST if amount < rules.dust[source] else HOP


def run_lots(moves: Moves, rules: Rules, state: State, scratch: Scratch, out: Written, newest_first: bool) -> bool:
    """Play all moves; False where the room of lots or lines does not do."""
    for move in range(len(moves.source)):
        source, target, left = moves.source[move], moves.target[move], moves.sent[move]
        changed = moves.received[move] != left
        note_before(state, out, move, source, target)
        taken, given = 0, 0
        while left > 0:
            if rules.live[source] and state.head[source] >= 0:
                amount, colour, depth = take_first(state, source, left)
                state.balance[source] -= amount
                if colour != CLEAN:
                    state.traced[source] -= amount
            else:
                amount, colour, depth = left, CLEAN, 0
                if rules.live[source]:
                    out.short[move] = amount
            left -= amount
            received = amount
            if changed:
                taken += amount
                received = muldiv(taken, moves.received[move], moves.sent[move])[0] - given
                given += received
            kind = ENTERED
            if colour != CLEAN:
                kind = followed(rules, source, colour, amount, moves.time[move])
                if kind != HOP:
                    if not write(out, move, kind, colour, amount, 0, depth):
                        return False
                    colour = CLEAN
            elif moves.enters[move] != CLEAN:
                colour, depth = moves.enters[move], 0
            if colour != CLEAN and not write(out, move, kind, colour, amount, received, depth + 1):
                return False
            if rules.live[target] and received > 0:
                state.balance[target] += received
                if colour != CLEAN:
                    state.traced[target] += received
                if not put(state, target, received, colour, depth + 1, newest_first):
                    return False
    return True
