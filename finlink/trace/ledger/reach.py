"""Which pots proceeds can reach, in time: only these are simulated, with all that flows through them."""

from __future__ import annotations

from typing import Any


def reached(source: Any, target: Any, time: Any, enters: Any, live: Any, stop: Any) -> None:
    """Set ``live`` to 1 for each pot that a case's money may come to and is followed out of (not ``stop``).

    Movements are given by time; those of one instant may go either way round, so they are looked at until none reaches
    a further pot.
    """
    first, count = 0, len(source)
    while first < count:
        last = first + 1
        while last < count and time[last] == time[first]:
            last += 1
        again = True
        while again:
            again = False
            for move in range(first, last):
                pot = target[move]
                if live[pot] == 0 and stop[pot] == 0 and (enters[move] >= 0 or live[source[move]] == 1):
                    live[pot] = 1
                    again = last - first > 1
        first = last
