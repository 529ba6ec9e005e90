"""The SQL that makes a column's text: checked against plain Python, on text that people and machines write."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finlink.presets import Cell, Feed, Mapper, Own, Preset, plan_of
from finlink.schema import tables
from finlink.settings import Source

if TYPE_CHECKING:
    from collections.abc import Mapping

HEADER = ["H0", "H1", "H2"]
CONNECTION = duckdb.connect()


def texts(cells: tuple[str | None, ...], feed: Feed) -> dict[str, str | None]:
    """Return the text of every column that ``feed`` makes of one row."""
    preset = Preset("p", "p", "", "", verified=True, headers=(("H0",),), feeds=(feed,))
    mapper = Mapper(tables()[feed.table], {}, Source("f.csv", preset="p"), {"p": preset}, "f.csv")
    plan = plan_of(mapper(HEADER))
    values = ", ".join(f"CAST(? AS VARCHAR) AS c{n}" for n in range(len(HEADER)))
    columns = ", ".join(f"{sql}" for sql in plan.texts.values())
    found = CONNECTION.execute(f"SELECT {columns} FROM (SELECT {values})", list(cells)).fetchone()
    assert found is not None
    return dict(zip(plan.texts, found, strict=True))


def amount(cell: Cell, *cells: str | None) -> str | None:
    row = (*cells, *[None] * (3 - len(cells)))
    return texts(row, Feed("transfers", columns={"amount": cell}))["amount"]


@given(st.integers(0, 10**27), st.integers(1, 18), st.sampled_from(["", "0", "000"]), st.sampled_from(["", ".", ".00"]))
@settings(deadline=None)
def test_a_shift_is_exact(units: int, places: int, zeros: str, point: str) -> None:
    found = amount(Cell((("H0",),), shift=-places), f"{zeros}{units}{point}")
    assert found is not None
    assert Decimal(found) == Decimal(units).scaleb(-places)
    assert len(found.partition(".")[2]) == places


@pytest.mark.parametrize("text", ["1.5", "1e8", "1,000", "abc", "1 000", "0x10", "1.99e+19", "--1", "٣"])
def test_what_is_no_whole_number_of_units_is_no_amount(text: str) -> None:
    found = amount(Cell((("H0",),), shift=-8), text)
    assert found == f"{text} (not a whole number of units of 1e-8)"


def test_a_sign_survives_a_shift() -> None:
    assert amount(Cell((("H0",),), shift=-8), "-5") == "-0.00000005"


@given(st.integers(0, 9_999_999_999))
@settings(deadline=None)
def test_seconds_since_1970_become_a_utc_time(seconds: int) -> None:
    found = texts((str(seconds), None, None), Feed("transfers", columns={"time": Cell((("H0",),), unix=True)}))["time"]
    assert found == datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ").zfill(20)


@pytest.mark.parametrize("text", ["2024-01-01", "1700000000000", "1.7e9", "-1"])
def test_what_is_not_seconds_stays_as_it_is(text: str) -> None:
    cell = Cell((("H0",),), unix=True)
    assert texts((text, None, None), Feed("transfers", columns={"time": cell}))["time"] == text


CELLS: list[tuple[Cell, tuple[str | None, ...], str | None]] = [
    (Cell((("H0", "H1"),)), ("a", "b"), "a"),
    (Cell((("H0", "H1"),)), (" \u00a0", "b"), "b"),
    (Cell((("H0", "H1"),)), (None, None), None),
    (Cell((("H9", "H1"),)), ("a", "b"), "b"),
    (Cell((("H0", "H1"),), nonzero=True), ("0", "0.25"), "0.25"),
    (Cell((("H0", "H1"),), nonzero=True), ("0.00", "0"), "0.00"),
    (Cell((("H0", "H1"),), nonzero=True), ("-1", "2"), "-1"),
    (Cell((("H0", "H1"),), nonzero=True), (None, "0,00"), "0,00"),
    (Cell((("H0",), ("H1",)), glue=":"), ("10", "A1"), "10:A1"),
    (Cell((("H0",), ("H1",)), glue=":"), (None, "A1"), None),
    (Cell((("H0",),), prefix="in:"), ("3",), "in:3"),
    (Cell((("H0",),), prefix="in:"), (None,), None),
]


@pytest.mark.parametrize(("cell", "row", "expected"), CELLS, ids=[str(n) for n in range(len(CELLS))])
def test_what_a_column_is_made_of(cell: Cell, row: tuple[str | None, ...], expected: str | None) -> None:
    assert amount(cell, *row) == expected


DEBIT = Own(counterparty=("H2",), debit=("H0",), credit=("H1",))
SIGNED = Own(counterparty=("H2",), amount=("H0",))
WORDS = Own(counterparty=("H2",), amount=("H0",), direction=("H1",), inward=("H", "in"), outward=("S", "out"))
STATEMENTS: list[tuple[Own, tuple[str | None, ...], tuple[str | None, ...]]] = [
    (DEBIT, ("5", None, "B"), ("ME", "B", "5", None)),
    (DEBIT, (None, "5", "B"), ("B", "ME", "5", None)),
    (DEBIT, ("5", "0,00", None), ("ME", None, "5", "out")),
    (DEBIT, ("0.00", "5", None), (None, "ME", "5", "in")),
    (DEBIT, ("5", "6", "B"), (None, None, "5 out and 6 in", None)),
    (DEBIT, ("0", "0", "B"), (None, None, None, None)),
    (DEBIT, ("-5", None, "B"), ("ME", "B", "-5", None)),
    (SIGNED, ("-5", None, "B"), ("ME", "B", "5", None)),
    (SIGNED, ("5", None, "B"), ("B", "ME", "5", None)),
    (SIGNED, ("+1.000,50", None, "B"), ("B", "ME", "1.000,50", None)),
    (SIGNED, ("\u22125", None, None), ("ME", None, "5", "out")),
    (SIGNED, ("5-", None, "B"), ("ME", "B", "5", None)),
    (SIGNED, ("(5.00)", None, "B"), ("ME", "B", "5.00", None)),
    (SIGNED, (None, None, "B"), (None, None, None, None)),
    (WORDS, ("5", "s", "B"), ("ME", "B", "5", None)),
    (WORDS, ("5", "H", None), (None, "ME", "5", "in")),
    (WORDS, ("5", "?", "B"), (None, None, "5 ? (in or out?)", None)),
    (WORDS, ("5", None, "B"), (None, None, "5  (in or out?)", None)),
]


@pytest.mark.parametrize(("own", "row", "expected"), STATEMENTS, ids=[str(n) for n in range(len(STATEMENTS))])
def test_the_rows_of_a_statement(own: Own, row: tuple[str | None, ...], expected: tuple[str | None, ...]) -> None:
    found = texts(row, Feed("transfers", own=own, constants={"own_account": "ME"}))
    assert tuple(found[name] for name in ("sender", "receiver", "amount", "direction")) == expected


def test_a_row_that_does_not_say_whose_account_it_is_has_no_amount() -> None:
    own = Own(account=("H1",), counterparty=("H2",), amount=("H0",))
    found = texts(("-5", None, "B"), Feed("transfers", own=own))
    assert found["amount"] == "5 (of which account?)"
    assert texts(("-5", "A", "B"), Feed("transfers", own=own))["amount"] == "5"


def kept(cell: str | None, feed: Feed, where: Mapping[str, str] | None = None) -> bool:
    preset = Preset("p", "p", "", "", verified=True, headers=(("H0",),), feeds=(feed,))
    source = Source("f.csv", preset="p", where=where or {})
    plan = plan_of(Mapper(tables()["transfers"], {}, source, {"p": preset}, "f.csv")(HEADER))
    found = CONNECTION.execute(f"SELECT {plan.kept} FROM (SELECT CAST(? AS VARCHAR) AS c0)", [cell]).fetchone()
    assert found is not None
    return bool(found[0])


@pytest.mark.parametrize(
    ("words", "cell", "expected"),
    [
        (("Error*",), "error(0)", True),
        (("Error*",), None, False),
        (("*",), "x", True),
        (("*",), " ", False),
        (("",), None, True),
        (("",), "x", False),
        (("1", "true"), "TRUE", True),
        (("it's",), "it's", True),
    ],
)
def test_rows_are_chosen_by_words_and_never_lost_to_an_empty_cell(
    words: tuple[str, ...], cell: str | None, expected: bool
) -> None:
    assert kept(cell, Feed("transfers", where={"H0": words})) is expected
    assert kept(cell, Feed("transfers", where_not={"H0": words})) is not expected


@pytest.mark.parametrize(("cell", "expected"), [("*", True), ("x", False), ("Err", False), (" * ", True)])
def test_where_of_the_settings_is_exact(cell: str, expected: bool) -> None:
    assert kept(cell, Feed("transfers"), {"H0": "*"}) is expected
