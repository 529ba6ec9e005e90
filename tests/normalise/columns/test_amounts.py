"""The grammar of amounts: every usual way to write one, under either mark, exactly; and everything else refused."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from finlink.engine import literal
from finlink.normalise.columns.amounts import affix_of, label, pattern, quick_label
from finlink.normalise.columns.currencies import PLACES, SIGNS, agrees
from finlink.normalise.columns.types import typed_amount

if TYPE_CHECKING:
    from finlink.engine import DuckEngine


def values(engine: DuckEngine, texts: list[str], mark: str, **how: object) -> list[Decimal | None]:
    """Return the value of each text; ``currency`` may be given for all."""
    currency = str(how.pop("currency", ""))
    rows = ", ".join(f"({n}, {literal(text)}, {literal(currency)})" for n, text in enumerate(texts))
    typed = typed_amount("x", mark, currency="currency" if currency else "", **how)  # type: ignore[arg-type]
    return [v for (v,) in engine.rows(f"SELECT {typed.value} FROM (VALUES {rows}) t(n, x, currency) ORDER BY n")]


@pytest.mark.parametrize(
    ("text", "mark", "expected"),
    [
        ("0", ".", "0"),
        ("-0", ".", "0"),
        ("12", "", "12"),
        ("12.50", ".", "12.5"),
        ("12,50", ",", "12.5"),
        ("+7", ".", "7"),
        ("007", ".", "7"),
        ("-3.5", ".", "-3.5"),
        ("0.000000000000000001", ".", "0.000000000000000001"),
        ("0.1000000000000000000000", ".", "0.1"),
        ("999999999999999999.999999999999999999", ".", "999999999999999999.999999999999999999"),
        ("9007199254740993", "", "9007199254740993"),
        ("1.234,56", ",", "1234.56"),
        ("1,234.56", ".", "1234.56"),
        ("1.234.567", ",", "1234567"),
        ("1 234,56", ",", "1234.56"),
        ("1\u00a0234\u00a0567,8", ",", "1234567.8"),
        ("1\u202f234,56", ",", "1234.56"),
        ("1'234.56", ".", "1234.56"),
        ("1’234’567.89", ".", "1234567.89"),
        ("12.345", ".", "12.345"),
        ("12.345", ",", "12345"),
        ("1 234", "", "1234"),
        ("-1.234,56", ",", "-1234.56"),
        ("+1.234,56", ",", "1234.56"),
        ("123.456.789.012.345.678,9", ",", "123456789012345678.9"),
    ],
)
def test_amounts_are_exact(text: str, mark: str, expected: str, engine: DuckEngine) -> None:
    assert values(engine, [text], mark) == [Decimal(expected)]


NO_AMOUNT = [
    "1e999999", "1e5", "1E5", "1e400", "0x10", "1_000", "١٢٣", "１２", "NaN", "nan", "inf", "-inf", "Infinity",
    "(100)", "(100.00)", "100-", "-", "n/a", "null", ".5", "5.", "--1", "+-1", "1.2.3", "0.0000000000000000001",
    "1000000000000000000", "9" * 200_000, "1,23,456.00", "12.34.567", "1.2345,6", "1 23", "1 2345", "1  234",
    "1.234.56", "1'234,567.8", "0.123.456,7", "€ € 5", "€5 EUR", "5 %", "1/2", "12:30", "=1+1", "",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_AMOUNT, ids=lambda text: ascii(text[:24]))
@pytest.mark.parametrize("kind", ["amount", "rate"])
@pytest.mark.parametrize("mark", [".", ",", ""])
def test_what_is_no_amount(text: str, kind: str, mark: str, engine: DuckEngine) -> None:
    assert values(engine, [text], mark, kind=kind, currency="EUR") == [None]


@pytest.mark.parametrize(
    ("text", "mark"), [("1,5", "."), ("1.5", ","), ("1.234,56", "."), ("1,234.56", ","), ("1.5", ""), ("1,5", "")]
)
def test_the_other_mark_is_refused(text: str, mark: str, engine: DuckEngine) -> None:
    assert values(engine, [text], mark) == [None]


def test_one_mark_in_a_rate_is_the_decimal_mark(engine: DuckEngine) -> None:
    assert values(engine, ["117.200", "117", "1,117.2", "117,200"], ".", kind="rate") == [
        Decimal("117.2"), Decimal(117), Decimal("1117.2"), None,
    ]  # fmt: skip
    assert values(engine, ["117,200", "1.117,2", "117.200"], ",", kind="rate") == [
        Decimal("117.2"), Decimal("1117.2"), None,
    ]  # fmt: skip


def test_a_minus_sign_without_a_meaning_is_refused(engine: DuckEngine) -> None:
    texts = ["-5", "-0.00", "+5", "-0", "-€5", "€-5", "-1 000"]
    expected = [None, Decimal(0), Decimal(5), Decimal(0), None, None, None]
    assert values(engine, texts, ".", negative=False, currency="EUR") == expected


AFFIXED = [
    ("€100", "EUR", "100"), ("€ 100", "EUR", "100"), ("100 €", "EUR", "100"), ("100€", "EUR", "100"),
    ("-€100", "EUR", "-100"), ("€-100", "EUR", "-100"), ("100 EUR", "EUR", "100"), ("EUR 100", "EUR", "100"),
    ("eur100", "EUR", "100"), ("100,00 KM", "BAM", "100"), ("100,00 КМ", "BAM", "100"), ("RSD 5.000,00", "RSD", "5000"),
    ("5.000,00 din", "RSD", "5000"), ("5.000,00 din.", "RSD", "5000"), ("5.000,00 дин", "RSD", "5000"),
    ("5000 дин.", "RSD", "5000"), ("5000 ДИН", "RSD", "5000"), ("₺100", "TRY", "100"), ("100 TL", "TRY", "100"),
    ("100 лв", "BGN", "100"), ("100 лв.", "BGN", "100"), ("6.150,00 ден", "MKD", "6150"), ("100 lei", "RON", "100"),
    ("100 lei", "MDL", "100"), ("100 kn", "HRK", "100"), ("100 Lekë", "ALL", "100"), ("$100", "USD", "100"),
    ("$100", "CAD", "100"), ("US$ 100", "USD", "100"), ("£7,50", "GBP", "7.5"), ("₿0,5", "BTC", "0.5"),
    ("1\u00a0000,00\u00a0€", "EUR", "1000"), ("100 USDT", "USDT", "100"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "currency", "expected"), AFFIXED)
def test_a_sign_that_agrees_with_the_row_is_taken(text: str, currency: str, expected: str, engine: DuckEngine) -> None:
    assert values(engine, [text], ",", currency=currency) == [Decimal(expected)]
    assert values(engine, [text], ",", currency="XAU") == [None]
    assert values(engine, [text], ",") == [None]


def test_python_and_the_engine_agree_on_signs(engine: DuckEngine) -> None:
    codes = sorted({code for may in SIGNS.values() for code in may} | {"EUR", "CHF"})
    for code in codes:
        texts = [f"5 {sign}" for sign in SIGNS]
        taken = [value is not None for value in values(engine, texts, ".", currency=code)]
        assert taken == [agrees(affix_of(text), code) for text in texts], code


AMOUNTS = st.decimals(min_value=0, max_value=Decimal(10) ** 17, allow_nan=False, allow_infinity=False, places=18) | (
    st.integers(0, 10**18 - 1).map(Decimal) | st.decimals(0, 10**6, places=2)
)


def written(value: Decimal, mark: str, group: str) -> str:
    """Write a decimal with a mark, its digits grouped by ``group``."""
    whole, _, decimals = format(value, "f").partition(".")
    grouped = f"{int(whole):,}".replace(",", group)
    return grouped + (mark + decimals if decimals else "")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=AMOUNTS, negative=st.booleans(), affix=st.sampled_from(["", "€", " EUR", "\u00a0€"]))
def test_any_amount_in_any_grammar_comes_back_exactly(
    value: Decimal, negative: bool, affix: str, engine: DuckEngine
) -> None:
    value = value.copy_negate() if negative else value  # minus and abs() round to 28 digits
    sign = "-" if negative else ""
    for mark, other in ((".", ","), (",", ".")):
        texts = [
            sign + written(value.copy_abs(), mark, group) + affix
            for group in ("", other, " ", "\u00a0", "\u202f", "'", "’")
        ]
        assert values(engine, texts, mark, currency="EUR") == [value] * len(texts)


@settings(max_examples=60, deadline=None)
@given(st.text("0123456789.,'+- €eE\u00a0\u066b", max_size=14))
def test_whatever_is_read_has_one_meaning(text: str) -> None:
    both = [mark for mark in ".," if re.fullmatch(pattern(mark), text)]
    if re.fullmatch(pattern(""), text):
        assert both == [".", ","]
    if both == [".", ","] and not re.fullmatch(pattern(""), text):
        assert len(re.findall("[.,]", text)) == 1


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.from_regex(r"[+-]?[0-9]{1,5}([.,][0-9]{1,5})?", fullmatch=True), min_size=1, max_size=8))
def test_the_quick_label_says_what_the_label_says(texts: list[str], engine: DuckEngine) -> None:
    rows = ", ".join(f"({literal(text)})" for text in texts)
    for kind in ("amount", "rate"):
        query = f"SELECT x, {quick_label('x', kind)}, {label('x', kind)} FROM (VALUES {rows}) t(x)"
        assert [row for row in engine.rows(query) if row[1] not in ("other", row[2])] == []


def test_scales_are_those_of_iso_4217() -> None:
    expected = {"EUR": 2, "JPY": 0, "ISK": 0, "KWD": 3, "BHD": 3, "RSD": 2, "BAM": 2, "MKD": 2, "ALL": 2, "MDL": 2,
                "BTC": 8, "TRX": 6, "SOL": 9, "XLM": 7, "XMR": 12, "TON": 9, "ADA": 6}  # fmt: skip
    assert {code: PLACES[code] for code in expected} == expected
    assert "USDT" not in PLACES
