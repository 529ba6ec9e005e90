"""FIFO and LIFO: money keeps its order of arrival in a pot, lot by lot.

First in, first out is the rule of Clayton's case (Devaynes v Noble, 1816). Last in, first out takes the newest lot; a
piece of it that arrives elsewhere lies below the older one that follows it, so that one payment and the same payment in
two parts leave the same behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.trace.methods.state import (
    AFTER,
    AGED,
    AHEAD,
    AMOUNT,
    BALANCE,
    CLEAN,
    COLOUR,
    DEPTH,
    DUST,
    ENTERED,
    HEAD,
    HOP,
    LIVE,
    POT,
    SMALLEST,
    TAIL,
    TRACED,
    fetch,
    give_back,
    keep_note,
    muldiv,
    new_lot,
    note_before,
    write,
)

if TYPE_CHECKING:
    from finlink.trace.methods.state import Moves, Rules, Scratch, State, Written


def put_last(state: State, pot: int, amount: int, colour: int, depth: int) -> bool:
    """Add a lot at the end of a pot's list; one of the same colour there grows instead. False = no room."""
    last = state.pots[pot + TAIL]
    if last >= 0 and state.lots[last + COLOUR] == colour:
        state.lots[last + AMOUNT] += amount
        state.lots[last + DEPTH] = min(state.lots[last + DEPTH], depth)
        return True
    place = new_lot(state, amount, colour, depth)
    if place < 0:
        return False
    if last < 0:
        state.pots[pot + HEAD] = place
    else:
        state.lots[last + AFTER] = place
    state.pots[pot + TAIL] = place
    return True


def put_first(state: State, pot: int, amount: int, colour: int, depth: int) -> bool:
    """Add a lot at the beginning of a pot's list; one of the same colour there grows instead. False = no room."""
    first = state.pots[pot + HEAD]
    if first >= 0 and state.lots[first + COLOUR] == colour:
        state.lots[first + AMOUNT] += amount
        state.lots[first + DEPTH] = min(state.lots[first + DEPTH], depth)
        return True
    place = new_lot(state, amount, colour, depth)
    if place < 0:
        return False
    state.lots[place + AFTER] = first
    state.pots[pot + HEAD] = place
    if first < 0:
        state.pots[pot + TAIL] = place
    return True


def put(state: State, pot: int, amount: int, colour: int, depth: int, newest_first: bool) -> bool:
    """Add a lot to a pot at the end that the method wants. False = no room."""
    if newest_first:
        return put_first(state, pot, amount, colour, depth)
    return put_last(state, pot, amount, colour, depth)


def take_first(state: State, pot: int, most: int) -> tuple[int, int, int]:
    """Take at most ``most`` of the first lot of a pot; return amount, colour and depth. The pot must have a lot."""
    place = state.pots[pot + HEAD]
    amount, colour, depth = state.lots[place + AMOUNT], state.lots[place + COLOUR], state.lots[place + DEPTH]
    if amount > most:
        state.lots[place + AMOUNT] = amount - most
        return most, colour, depth
    state.pots[pot + HEAD] = state.lots[place + AFTER]
    if state.pots[pot + HEAD] < 0:
        state.pots[pot + TAIL] = -1
    give_back(state, place)
    return amount, colour, depth


def followed(state: State, rules: Rules, source: int, colour: int, amount: int, time: int) -> int:
    """Return HOP where a piece of a case's money is followed on, else why not."""
    if time > rules.until[colour]:
        return AGED
    return DUST if amount < state.pots[source + SMALLEST] else HOP


def run_lots(moves: Moves, rules: Rules, state: State, scratch: Scratch, out: Written, newest_first: bool) -> bool:
    """Play all moves; False where the room of lots or lines does not do."""
    count_of_moves = len(moves.source)
    for move in range(count_of_moves):
        if move % AHEAD == 0:
            scratch.rest[0] = fetch(moves, state, move, min(move + AHEAD, count_of_moves))
        source, target, left = POT * moves.source[move], POT * moves.target[move], moves.sent[move]
        changed = moves.received[move] != left
        lines = note_before(state, out, move, source, target)
        taken, given = 0, 0
        while left > 0:
            if state.pots[source + HEAD] >= 0:
                amount, colour, depth = take_first(state, source, left)
                state.pots[source + BALANCE] -= amount
                if colour != CLEAN:
                    state.pots[source + TRACED] -= amount
            else:
                amount, colour, depth = left, CLEAN, 0
                if state.pots[source + LIVE]:
                    out.short[out.count[1]] = amount
            left -= amount
            received = amount
            if changed:
                taken += amount
                received = muldiv(taken, moves.received[move], moves.sent[move])[0] - given
                given += received
            kind = ENTERED
            if colour != CLEAN:
                kind = followed(state, rules, source, colour, amount, moves.time[move])
                if kind != HOP:
                    if not write(out, move, kind, colour, amount, 0, depth):
                        return False
                    colour = CLEAN
            elif moves.enters[move] != CLEAN:
                colour, depth = moves.enters[move], 0
            if colour != CLEAN and not write(out, move, kind, colour, amount, received, depth + 1):
                return False
            if state.pots[target + LIVE] and received > 0:
                state.pots[target + BALANCE] += received
                if colour != CLEAN:
                    state.pots[target + TRACED] += received
                if not put(state, target, received, colour, depth + 1, newest_first):
                    return False
        keep_note(out, lines)
    return True
