"""FIFO as SQL windows finds what the kernel finds, on any ledger."""

from __future__ import annotations

from collections import Counter, deque
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finlink.engine import DuckEngine
from finlink.trace.methods import CLEAN, METHODS, Moves, Rules, play
from finlink.trace.methods.state import ENTERED, HOP
from finlink.trace.windows import follow, make_flows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finlink.trace.methods import Played

Lines = dict[tuple[int, int, int], int]
"""Units by move, case and whether they entered."""

TYPES = dict.fromkeys(("move", "source_pot", "target_pot"), "BIGINT")
TYPES |= {"sent_units": "HUGEINT", "received_units": "HUGEINT", "enters": "VARCHAR"}
FLOWS = "SELECT from_move, to_move, from_offset, to_offset, units FROM fifo_flows"


@pytest.fixture(scope="module")
def engine() -> Iterator[DuckEngine]:
    made = DuckEngine()
    made.run("SET threads = 1")
    yield made
    made.close()


def in_order(rows: list[tuple[int, int, int, int, int]]) -> Moves:
    """Return rows of source, target, sent, received, enters as moves."""
    source, target, sent, received, enters = (list(column) for column in zip(*rows, strict=True))
    return Moves(source, target, sent, received, enters, list(range(len(rows))))


def by_kernel(moves: Moves, live: Any, colours: int) -> tuple[Lines, Played]:
    found = play(METHODS["fifo"], moves, Rules(list(live), [0] * len(live), [2**62] * colours), colours=colours)
    sums: Lines = Counter()
    names = ("move", "colour", "kind", "sent")
    for move, colour, kind, sent in zip(*([*map(int, found.lines[name])] for name in names), strict=True):
        assert kind in (HOP, ENTERED)
        sums[move, colour, int(kind == ENTERED)] += sent
    return sums, found


def flows_by_queue(moves: Moves, live: Any) -> set[tuple[int | None, int, int | None, int, int]]:
    """The flows as queues of (move, offset, units) give them; what is not in the queue has no move."""
    queues: list[deque[tuple[int, int, int]]] = [deque() for _ in live]
    flows: set[tuple[int | None, int, int | None, int, int]] = set()
    for move, (source, target, sent, received) in enumerate(zip(*moves[:4], strict=True)):
        done = 0
        while live[source] and done < sent:
            if not queues[source]:
                flows.add((None, move, None, done, sent - done))
                break
            came, offset, units = queues[source].popleft()
            taken = min(units, sent - done)
            flows.add((came, move, offset, done, taken))
            done += taken
            if taken < units:
                queues[source].appendleft((came, offset + taken, units - taken))
        if live[target] and received:
            queues[target].append((move, 0, received))
    return flows


def by_windows(engine: DuckEngine, moves: Moves, live: Any) -> Lines:
    cases = [None if colour == CLEAN else str(colour) for colour in map(int, moves.enters)]
    columns: list[Any] = [range(len(moves.source)), moves.source, moves.target, moves.sent, moves.received]
    given = {name: [str(int(n)) for n in column] for name, column in zip(TYPES, columns, strict=False)}
    engine.table_from_columns("ledger_played", {**given, "enters": cases}, TYPES)
    engine.table_from_numbers("ledger_live", {"pot": np.flatnonzero(np.asarray(live))})
    make_flows(engine)
    follow(engine)
    found = engine.rows("SELECT move, case_id, entered, units FROM fifo_lines")
    return {(move, int(case), entered): int(units) for move, case, entered, units in found}


def agree(engine: DuckEngine, moves: Moves, live: Any, colours: int) -> None:
    sums, found = by_kernel(moves, live, colours)
    assert by_windows(engine, moves, live) == sums
    short = dict(engine.rows("SELECT to_move, units FROM fifo_flows WHERE from_move IS NULL"))
    assert short == {
        int(move): int(units) for move, units in zip(found.before["move"], found.before["short"], strict=True) if units
    }
    # Every unit is followed once: pieces of one move are apart, and within it.
    pieces = engine.rows("SELECT move, low, high FROM fifo_pieces ORDER BY move, low, high")
    assert all(0 <= low < high <= moves.sent[move] for move, low, high in pieces)
    assert all(one[0] < other[0] or one[2] <= other[1] for one, other in pairwise(pieces))


@st.composite
def ledgers(draw: st.DrawFn, *, most: int = 30, conversions: bool = False) -> tuple[Moves, list[int]]:
    pots = draw(st.integers(2, 6))
    live = draw(st.lists(st.sampled_from([0, 1, 1, 1]), min_size=pots, max_size=pots))
    amounts = draw(st.sampled_from([st.integers(1, 3), st.integers(1, 30), st.just(5)]))
    unit = 1 if conversions else draw(st.sampled_from([1, 10**24]))
    rows = []
    for _ in range(draw(st.integers(1, most))):
        source = draw(st.integers(0, pots - 1))
        target = (source + draw(st.integers(1, pots - 1))) % pots
        sent = draw(amounts) * unit
        received = draw(st.integers(0, 60)) if conversions and draw(st.booleans()) else sent
        rows.append((source, target, sent, received, draw(st.sampled_from([CLEAN, CLEAN, CLEAN, 0, 1, 2]))))
    return in_order(rows), live


@settings(deadline=None)
@given(made=ledgers())
def test_the_sql_form_finds_what_the_kernel_finds(engine: DuckEngine, made: tuple[Moves, list[int]]) -> None:
    agree(engine, *made, 3)
    assert set(engine.rows(FLOWS)) == flows_by_queue(*made)


@settings(deadline=None)
@given(made=ledgers(conversions=True))
def test_also_where_money_is_converted(engine: DuckEngine, made: tuple[Moves, list[int]]) -> None:
    agree(engine, *made, 3)
    assert set(engine.rows(FLOWS)) == flows_by_queue(*made)


def test_conversions_too_large_to_multiply_are_refused(engine: DuckEngine) -> None:
    with pytest.raises(ValueError, match="too large"):
        by_windows(engine, in_order([(0, 1, 2**61, 5, 0)]), [0, 1])


def test_a_piece_of_which_a_conversion_leaves_nothing_ends(engine: DuckEngine) -> None:
    pays = [(0, 1, 3, 3, CLEAN), (0, 1, 1, 1, 0), (1, 2, 5, 2, CLEAN), (2, 0, 2, 2, CLEAN)]
    agree(engine, in_order(pays), [0, 1, 1], 1)
    assert engine.rows("SELECT move, units FROM fifo_lines ORDER BY move") == [(1, 1), (2, 1)]


@pytest.mark.slow
@pytest.mark.parametrize(("count", "pots", "first"), [(200_000, 2_000, 0), (20_000, 20, 80)])
def test_large_ledgers(engine: DuckEngine, count: int, pots: int, first: int) -> None:
    """Many busy accounts that often pay what they never had; and few among which what came ``first`` goes round."""
    random = np.random.default_rng(7)
    source = (random.random(count) ** 2 * pots).astype(np.int64)
    target = (source + 1 + (random.random(count) ** 2 * (pots - 1)).astype(np.int64)) % pots
    sent = random.integers(1, 1000, count)
    enters = np.where(random.random(count) < 0.05, random.integers(0, 500, count), CLEAN)
    live = np.ones(pots, dtype=np.int64)
    live[:1] = 0
    if first:
        source, target = (random.integers(1, pots, count) for _ in range(2))
        target = np.where(source == target, target % (pots - 1) + 1, target)
        source[:first], sent[:first], enters[first:] = 0, 5000, CLEAN
        enters[:first:2] = random.integers(0, 500, first // 2)
    agree(engine, Moves(source, target, sent, sent, enters, np.arange(count)), live, 500)
    assert engine.value("SELECT max(hops) FROM fifo_pieces") > 15
