"""Pro rata and LIBR: a pot holds one balance, and each case a claim to a part of it.

Pro rata ("haircut"): every payment carries the same share of every claim as it is of the balance. LIBR, the lowest
intermediate balance rule: clean money is spent first; a claim shrinks only where the balance falls below all claims
together, and money that comes in later does not fill it up again (James Roscoe (Bolton) v Winder, 1915; Cunningham v
Brown, 1924). The claims of several cases are capped together and share what falls on them in proportion; whole units by
the largest remainder, then by the number of the case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.trace.methods.lots import followed
from finlink.trace.methods.state import (
    AFTER,
    AHEAD,
    AMOUNT,
    BALANCE,
    CLEAN,
    COLOUR,
    DEPTH,
    ENTERED,
    HEAD,
    HOP,
    LIVE,
    POT,
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


def add_claim(state: State, pot: int, amount: int, colour: int, depth: int) -> bool:
    """Add to the claim of a colour on a pot; claims stand in the order of their colours. False = no room."""
    before, place = -1, state.pots[pot + HEAD]
    while place >= 0 and state.lots[place + COLOUR] < colour:
        before, place = place, state.lots[place + AFTER]
    if place >= 0 and state.lots[place + COLOUR] == colour:
        state.lots[place + AMOUNT] += amount
        state.lots[place + DEPTH] = min(state.lots[place + DEPTH], depth)
        return True
    new = new_lot(state, amount, colour, depth)
    if new < 0:
        return False
    state.lots[new + AFTER] = place
    if before < 0:
        state.pots[pot + HEAD] = new
    else:
        state.lots[before + AFTER] = new
    if place < 0:
        state.pots[pot + TAIL] = new
    return True


def share_out(state: State, scratch: Scratch, pot: int, amount: int, whole: int, clean: int) -> int:
    """Share ``amount`` among the claims on a pot and ``clean``, which together are ``whole``, in proportion.

    Fills ``scratch.part`` in the order of the claims; returns how many there are, -1 where the room does not do. What
    does not come out even goes to the largest remainders, then the first claims; clean money comes last.
    """
    count, given, place = 0, 0, state.pots[pot + HEAD]
    while place >= 0:
        if count + 1 >= len(scratch.part):
            return -1
        scratch.part[count], scratch.rest[count] = muldiv(amount, state.lots[place + AMOUNT], whole)
        given += scratch.part[count]
        count += 1
        place = state.lots[place + AFTER]
    scratch.part[count], scratch.rest[count] = muldiv(amount, clean, whole)
    hand_out(scratch, count + 1, amount - given - scratch.part[count], whole)
    return count


def hand_out(scratch: Scratch, count: int, left: int, whole: int) -> None:
    """Give one unit more to each of the ``left`` largest of ``count`` remainders, the first of equal ones."""
    if left == 0:
        return
    low, high = 0, whole  # more than `left` reach low, or just as many; fewer than `left` reach high
    while high - low > 1:
        middle = (low + high) // 2
        reaching = 0
        for one in range(count):
            if scratch.rest[one] >= middle:
                reaching += 1
        if reaching >= left:
            low = middle
        else:
            high = middle
    for one in range(count):
        if scratch.rest[one] > low:
            scratch.part[one] += 1
            left -= 1
    for one in range(count):
        if left > 0 and scratch.rest[one] == low:
            scratch.part[one] += 1
            left -= 1


def claimed(state: State, scratch: Scratch, pot: int, amount: int, lowest: bool) -> int:
    """Work out what each claim on a pot loses to a payment of ``amount``; returns how many claims, -1 = no room."""
    balance, traced = state.pots[pot + BALANCE], state.pots[pot + TRACED]
    if traced == 0:
        return 0
    used = min(amount, balance)
    if not lowest:
        return share_out(state, scratch, pot, used, balance, balance - traced)
    return share_out(state, scratch, pot, max(0, traced - (balance - used)), traced, 0)


def drop_empty(state: State, pot: int) -> None:
    """Take claims of nothing out of a pot's list."""
    before, place = -1, state.pots[pot + HEAD]
    while place >= 0:
        following = state.lots[place + AFTER]
        if state.lots[place + AMOUNT] == 0:
            if before < 0:
                state.pots[pot + HEAD] = following
            else:
                state.lots[before + AFTER] = following
            if following < 0:
                state.pots[pot + TAIL] = before
            give_back(state, place)
        else:
            before = place
        place = following


def receive(state: State, rules: Rules, pot: int, amount: int, colour: int, depth: int) -> bool:
    """Let money of a colour arrive in a pot. False = no room."""
    if not state.pots[pot + LIVE] or amount == 0:
        return True
    state.pots[pot + BALANCE] += amount
    if colour == CLEAN:
        return True
    state.pots[pot + TRACED] += amount
    return add_claim(state, pot, amount, colour, depth)


def run_claims(moves: Moves, rules: Rules, state: State, scratch: Scratch, out: Written, lowest: bool) -> bool:
    """Play all moves; False where the room of claims, shares or lines does not do."""
    count_of_moves = len(moves.source)
    for move in range(count_of_moves):
        if move % AHEAD == 0:
            scratch.rest[0] = fetch(moves, state, move, min(move + AHEAD, count_of_moves))
        source, target, sent = POT * moves.source[move], POT * moves.target[move], moves.sent[move]
        lines = note_before(state, out, move, source, target)
        count, clean, taken, given = 0, sent, 0, 0
        if state.pots[source + LIVE]:
            count = claimed(state, scratch, source, sent, lowest)
            if count < 0:
                return False
            out.short[out.count[1]] = max(0, sent - state.pots[source + BALANCE])
            state.pots[source + BALANCE] -= min(sent, state.pots[source + BALANCE])
        place = state.pots[source + HEAD] if count > 0 else -1
        emptied = False
        for one in range(count):
            amount, colour, depth = scratch.part[one], state.lots[place + COLOUR], state.lots[place + DEPTH]
            if amount > 0:
                state.lots[place + AMOUNT] -= amount
                state.pots[source + TRACED] -= amount
                emptied = emptied or state.lots[place + AMOUNT] == 0
                kind = followed(state, rules, source, colour, amount, moves.time[move])
                if kind != HOP:
                    if not write(out, move, kind, colour, amount, 0, depth):
                        return False
                else:
                    clean -= amount
                    taken += amount
                    received = muldiv(taken, moves.received[move], sent)[0] - given
                    given += received
                    if not write(out, move, HOP, colour, amount, received, depth + 1):
                        return False
                    if not receive(state, rules, target, received, colour, depth + 1):
                        return False
            place = state.lots[place + AFTER]
        if emptied:
            drop_empty(state, source)
        if clean > 0:
            colour = moves.enters[move]
            received = moves.received[move] - given
            if colour != CLEAN and not write(out, move, ENTERED, colour, clean, received, 1):
                return False
            if not receive(state, rules, target, received, colour, 1):
                return False
        keep_note(out, lines)
    return True
