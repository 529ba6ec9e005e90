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


class State(NamedTuple):
    """The lots of all pots as linked lists.

    Per pot: ``head``, ``tail`` (places of lots, -1 = none), ``balance``, ``traced`` (its part that is some case's). Per
    lot: ``after`` (the next one), ``amount``, ``colour``, ``depth`` (moves since it entered, the fewest). ``free`` has
    two numbers: the first place that was used and is free again (-1 = none), and the first never used.
    """

    head: Numbers
    tail: Numbers
    balance: Numbers
    traced: Numbers
    after: Numbers
    amount: Numbers
    colour: Numbers
    depth: Numbers
    free: Numbers


class Written(NamedTuple):
    """The output: per line the move, kind, colour, amounts and depth; per move the balances before it.

    ``lines`` has one number: how many lines there are. ``short`` is what a pot paid out beyond what it had.
    """

    move: Numbers
    kind: Numbers
    colour: Numbers
    sent: Numbers
    received: Numbers
    depth: Numbers
    lines: Numbers
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


def write(out: Written, move: int, kind: int, colour: int, sent: int, received: int, depth: int) -> bool:
    """Write one line; False where there is no room left."""
    line = out.lines[0]
    if line >= len(out.move):
        return False
    out.move[line] = move
    out.kind[line] = kind
    out.colour[line] = colour
    out.sent[line] = sent
    out.received[line] = received
    out.depth[line] = depth
    out.lines[0] = line + 1
    return True


def new_lot(state: State, amount: int, colour: int, depth: int) -> int:
    """Return the place of a new lot that stands in no list yet; -1 where there is no room left."""
    place = state.free[0]
    if place >= 0:
        state.free[0] = state.after[place]
    else:
        place = state.free[1]
        if place >= len(state.amount):
            return -1
        state.free[1] = place + 1
    state.after[place] = -1
    state.amount[place] = amount
    state.colour[place] = colour
    state.depth[place] = depth
    return int(place)


def give_back(state: State, place: int) -> None:
    """Put the place of a used-up lot among the unused ones."""
    state.after[place] = state.free[0]
    state.free[0] = place


def note_before(state: State, out: Written, move: int, source: int, target: int) -> None:
    """Write down what lay in both pots before a move."""
    out.source_before[move] = state.balance[source]
    out.source_traced[move] = state.traced[source]
    out.target_before[move] = state.balance[target]
    out.target_traced[move] = state.traced[target]


def leftovers(state: State, pots: Numbers, colours: Numbers, amounts: Numbers, depths: Numbers) -> int:
    """Write down every lot that is some case's and lies in a pot at the end; return how many there are."""
    count = 0
    for pot in range(len(state.head)):
        place = state.head[pot]
        while place >= 0:
            if state.colour[place] != CLEAN:
                pots[count] = pot
                colours[count] = state.colour[place]
                amounts[count] = state.amount[place]
                depths[count] = state.depth[place]
                count += 1
            place = state.after[place]
    return count
