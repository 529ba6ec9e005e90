"""What every method works on: moves of money between pots, the lots that lie in them, and what is written down.

Everything is a sequence of whole numbers, so that the same code runs as plain Python over lists (numbers of any size)
and, for large ledgers, compiled over numpy arrays (amounts below 2**61). Amounts are in the smallest unit of their
asset, never a fraction. A colour is the number of the case whose money it is; CLEAN is everybody else's, also money
that nobody can say anything about.
"""

from __future__ import annotations

from typing import Any, NamedTuple

CLEAN = -1
"""The colour of money that is no case's proceeds, as far as is known."""

HOP, ENTERED, AGED, DUST = 0, 1, 2, 3
"""What a line of the output says: money moved on; entered as a victim's payment; is followed no further (age, dust)."""

Numbers = Any
"""A list of whole numbers, or a numpy array of them."""


class Moves(NamedTuple):
    """The ledger in its order, one move a place.

    ``source`` and ``target`` are pots; ``sent`` leaves the source, ``received`` reaches the target (in its own asset);
    ``enters`` is the colour that clean money of the move takes on, CLEAN for none; ``time`` in whole seconds.
    """

    source: Numbers
    target: Numbers
    sent: Numbers
    received: Numbers
    enters: Numbers
    time: Numbers


class Rules(NamedTuple):
    """What is simulated and where it ends.

    Per pot: ``live`` (1 = its lots are kept), ``dust`` (smaller pieces are not followed). Per colour: ``until`` (moves
    after this time are not followed).
    """

    live: Numbers
    dust: Numbers
    until: Numbers


HEAD, TAIL, BALANCE, TRACED, LIVE, SMALLEST = 0, 1, 2, 3, 4, 5
"""What stands where in a pot's part of ``State.pots``.

First and last lot (-1 = none), all money, that of any case; whether its lots are kept, and the smallest piece followed.
"""
POT = 8
"""So many numbers are a pot's; the place of a pot is its number times this."""
AFTER, AMOUNT, COLOUR, DEPTH = 0, 1, 2, 3
"""What stands where in a lot: the next lot (-1 = none), its money, whose it is, moves since it entered (fewest)."""
LOT = 4
"""So many numbers are a lot's; the place of a lot is a multiple of it."""


class State(NamedTuple):
    """The lots of all pots as linked lists; what is of one pot, or of one lot, lies together in memory.

    ``free`` has two numbers: the first place that was used and is free again (-1 = none), and the first never used.
    """

    pots: Numbers
    lots: Numbers
    free: Numbers


class Written(NamedTuple):
    """The output: per line the move, kind, colour, amounts and depth; per note the balances before a move.

    Notes are of the moves (``at``) that lines speak of and of those by which a pot paid out more than it had:
    ``short`` says how much. ``count`` has two numbers, of lines and of notes.
    """

    move: Numbers
    kind: Numbers
    colour: Numbers
    sent: Numbers
    received: Numbers
    depth: Numbers
    count: Numbers
    at: Numbers
    source_before: Numbers
    source_traced: Numbers
    target_before: Numbers
    target_traced: Numbers
    short: Numbers


class Scratch(NamedTuple):
    """Room for the shares of one move: per colour that may stand in one pot, its part and its remainder."""

    part: Numbers
    rest: Numbers


def muldiv(a: int, b: int, c: int) -> tuple[int, int]:
    """Return quotient and remainder of a × b ÷ c, exact whatever the size of the product."""
    return divmod(a * b, c)


def muldiv_64(a: int, b: int, c: int) -> tuple[int, int]:
    """Return what ``muldiv`` does within 64 bits: for a, b and c below 2**62 and a quotient below 2**62.

    >>> muldiv_64(2**61, 3 * 10**17, 2**61 + 5) == divmod(2**61 * 3 * 10**17, 2**61 + 5)
    True
    """
    whole, part = b // c, b % c
    quotient, rest = 0, 0
    for bit in range(62, -1, -1):
        quotient += quotient
        rest += rest
        if rest >= c:
            rest -= c
            quotient += 1
        if (a >> bit) & 1:
            quotient += whole
            rest += part
            if rest >= c:
                rest -= c
                quotient += 1
    return quotient, rest


AHEAD = 64
"""So many moves are looked at together by ``fetch``."""


def fetch(moves: Moves, state: State, first: int, last: int) -> int:
    """Do nothing: only compiled code has something to gain, see ``fetch_compiled``."""
    return 0


def fetch_compiled(moves: Moves, state: State, first: int, last: int) -> int:
    """Read what the moves ``first`` to ``last`` will need, so that memory brings it while none has to wait for it.

    The sum that is returned means nothing; whoever calls must keep it, or the reads are left out.
    """
    total = 0
    for move in range(first, last):
        total += state.pots[POT * moves.source[move] + HEAD] + state.pots[POT * moves.target[move] + TAIL]
    for move in range(first, last):
        old, new = state.pots[POT * moves.source[move] + HEAD], state.pots[POT * moves.target[move] + TAIL]
        if old >= 0:
            total += state.lots[old]
        if new >= 0:
            total += state.lots[new]
    return total


def write(out: Written, move: int, kind: int, colour: int, sent: int, received: int, depth: int) -> bool:
    """Write one line; False where there is no room left."""
    line = out.count[0]
    if line >= len(out.move):
        return False
    out.move[line] = move
    out.kind[line] = kind
    out.colour[line] = colour
    out.sent[line] = sent
    out.received[line] = received
    out.depth[line] = depth
    out.count[0] = line + 1
    return True


def new_lot(state: State, amount: int, colour: int, depth: int) -> int:
    """Return the place of a new lot that stands in no list yet; -1 where there is no room left."""
    place = state.free[0]
    if place >= 0:
        state.free[0] = state.lots[place + AFTER]
    else:
        place = state.free[1]
        if place >= len(state.lots):
            return -1
        state.free[1] = place + LOT
    state.lots[place + AFTER] = -1
    state.lots[place + AMOUNT] = amount
    state.lots[place + COLOUR] = colour
    state.lots[place + DEPTH] = depth
    return int(place)


def give_back(state: State, place: int) -> None:
    """Put the place of a used-up lot among the unused ones."""
    state.lots[place + AFTER] = state.free[0]
    state.free[0] = place


def note_before(state: State, out: Written, move: int, source: int, target: int) -> int:
    """Write down what lies in both pots before a move, to be kept or not; returns how many lines there are."""
    note = out.count[1]
    out.at[note] = move
    out.source_before[note] = state.pots[source + BALANCE]
    out.source_traced[note] = state.pots[source + TRACED]
    out.target_before[note] = state.pots[target + BALANCE]
    out.target_traced[note] = state.pots[target + TRACED]
    out.short[note] = 0
    return int(out.count[0])


def keep_note(out: Written, lines: int) -> None:
    """Keep the note of a move where a line was written since there were ``lines``, or where money was short."""
    note = out.count[1]
    if out.count[0] > lines or out.short[note] > 0:
        out.count[1] = note + 1


def leftovers(state: State, pots: Numbers, colours: Numbers, amounts: Numbers, depths: Numbers) -> int:
    """Write down every lot that is some case's and lies in a pot at the end; return how many there are."""
    count = 0
    for pot in range(0, len(state.pots), POT):
        place = state.pots[pot + HEAD]
        while place >= 0:
            if state.lots[place + COLOUR] != CLEAN:
                pots[count] = pot // POT
                colours[count] = state.lots[place + COLOUR]
                amounts[count] = state.lots[place + AMOUNT]
                depths[count] = state.lots[place + DEPTH]
                count += 1
            place = state.lots[place + AFTER]
    return count
