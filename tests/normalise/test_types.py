"""Typed values: what each type takes, and what it refuses and leaves to be reported."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from finlink.engine import DuckEngine
from finlink.normalise.types import typed

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def engine() -> Iterator[DuckEngine]:
    one = DuckEngine()
    yield one
    one.close()


def value(engine: DuckEngine, kind: str, text: str, *, dates: str = "", negative: bool = True) -> object:
    quoted = "'" + text.replace("'", "''") + "'"
    return engine.value(f"SELECT {typed(kind, 'x', dates=dates, negative=negative)} FROM (SELECT {quoted} AS x)")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-07", date(2024, 5, 7)),
        ("2024-02-29", date(2024, 2, 29)),
        ("07.05.2024", date(2024, 5, 7)),
        ("7.5.2024", date(2024, 5, 7)),
        ("07.05.2024.", date(2024, 5, 7)),
        ("03.04.2024", date(2024, 4, 3)),
        ("2024/5/7", date(2024, 5, 7)),
        ("2024-05-07T23:59:59Z", date(2024, 5, 7)),
        ("2024-05-07 10:15", date(2024, 5, 7)),
    ],
)
def test_dates(text: str, expected: date, engine: DuckEngine) -> None:
    assert value(engine, "date", text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2024-02-30",
        "2023-02-29",
        "0000-00-00",
        "2024-13-01",
        "2024-05-07garbage",
        "2024-05",
        "2024",
        "20240507",
        "2024-W18-3",
        "45413",
        "1714521600",
        "03/04/2024",
        "03/04/24",
        "07.05.24",
        "31.4.2024",
        "yesterday",
        "-",
        "2024-05-07T25:00:00Z",
        "2024-05-07T10:61",
        "٢٠٢٤-٠٥-٠٧",
        "2024-5-7x",
        "infinity",
        "epoch",
        "-infinity",
    ],
)
@pytest.mark.parametrize("kind", ["date", "time"])
def test_what_is_no_date(text: str, kind: str, engine: DuckEngine) -> None:
    assert value(engine, kind, text) is None


@pytest.mark.parametrize(("dates", "expected"), [("dmy", date(2024, 4, 3)), ("mdy", date(2024, 3, 4))])
def test_slashed_dates_are_read_as_declared(dates: str, expected: date, engine: DuckEngine) -> None:
    assert value(engine, "date", "03/04/2024", dates=dates) == expected
    assert value(engine, "date", "31/12/2024", dates="mdy") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-07T10:15:00Z", datetime.fromisoformat("2024-05-07T10:15:00")),
        ("2024-05-07 10:15:00", datetime.fromisoformat("2024-05-07T10:15:00")),
        ("2024-05-07T10:15", datetime.fromisoformat("2024-05-07T10:15:00")),
        ("2024-05-07T10:15:00.123456Z", datetime.fromisoformat("2024-05-07T10:15:00.123456")),
        ("2024-05-07T10:15:00+02:00", datetime.fromisoformat("2024-05-07T08:15:00")),
        ("2024-05-07T00:15:00+0200", datetime.fromisoformat("2024-05-06T22:15:00")),
        ("2024-05-07T23:45:00-05:30", datetime.fromisoformat("2024-05-08T05:15:00")),
        ("2024-05-07 10:15+00:00", datetime.fromisoformat("2024-05-07T10:15:00")),
        ("07.05.2024 10:15", datetime.fromisoformat("2024-05-07T10:15:00")),
        ("07.05.2024 9:05", datetime.fromisoformat("2024-05-07T09:05:00")),
        ("07.05.2024 10:15:30", datetime.fromisoformat("2024-05-07T10:15:30")),
        ("2024-05-07", datetime.fromisoformat("2024-05-07T00:00:00")),
    ],
)
def test_times_are_utc(text: str, expected: datetime, engine: DuckEngine) -> None:
    assert value(engine, "time", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", "0"),
        ("-0", "0"),
        ("12", "12"),
        ("12.50", "12.5"),
        ("+7", "7"),
        ("007", "7"),
        ("-3.5", "-3.5"),
        ("0.000000000000000001", "0.000000000000000001"),
        ("999999999999999999.999999999999999999", "999999999999999999.999999999999999999"),
        ("9007199254740993", "9007199254740993"),
    ],
)
def test_amounts_are_exact(text: str, expected: str, engine: DuckEngine) -> None:
    assert value(engine, "amount", text) == Decimal(expected)


NO_AMOUNT = [
    "1e999999",
    "1e5",
    "1E5",
    "0x10",
    "1_000",
    "١٢٣",
    "１２",
    "NaN",
    "nan",
    "inf",
    "-inf",
    "Infinity",
    "1,5",
    "1.234,56",
    "1 234",
    "1,234.56",
    "(100)",
    "100-",
    "€100",
    "100 EUR",
    "-",
    "n/a",
    "null",
    ".5",
    "5.",
    "--1",
    "1.2.3",
    "0.0000000000000000001",
    "1000000000000000000",
    "9" * 200_000,
]


@pytest.mark.parametrize("text", NO_AMOUNT, ids=lambda text: text[:24])
@pytest.mark.parametrize("kind", ["amount", "rate"])
def test_what_is_no_amount(text: str, kind: str, engine: DuckEngine) -> None:
    assert value(engine, kind, text) is None


def test_a_minus_sign_without_a_meaning_is_refused(engine: DuckEngine) -> None:
    assert value(engine, "amount", "-5", negative=False) is None
    assert value(engine, "amount", "-0.00", negative=False) == 0
    assert value(engine, "amount", "+5", negative=False) == 5


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("currency", "eur", "EUR"),
        ("currency", "USDT", "USDT"),
        ("currency", "USDC.E", "USDC.E"),
        ("currency", "€UR", None),
        ("currency", "E", None),
        ("currency", "1234", None),
        ("currency", "EURO MARKA", None),
        ("country", "rs", "RS"),
        ("country", "XK", "XK"),
        ("country", "SRB", None),
        ("country", "Србија", None),
        ("country", "R5", None),
        ("integer", "17", 17),
        ("integer", "+3", 3),
        ("integer", "1.0", None),
        ("integer", "-1", None),
        ("integer", "9999999999", None),
        ("text", " =1", " =1"),
        ("key", "0012", "0012"),
    ],
)
def test_codes_numbers_and_text(kind: str, text: str, expected: object, engine: DuckEngine) -> None:
    assert value(engine, kind, text) == expected
