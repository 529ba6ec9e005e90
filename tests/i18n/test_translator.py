"""Texts, numbers, dates and sentences in a language, and what has none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finlink.errors import FinlinkError
from finlink.i18n import LOCALES, translator
from finlink.i18n.sentences import said

AMOUNTS = {"en": "1,234,567.80", "sr": "1.234.567,80", "sq": "1 234 567,80", "mk": "1.234.567,80", "tr": "1.234.567,80"}
SHARES = {"en": "26.1%", "sr": "26,1%", "sq": "26,1%", "mk": "26,1 %", "tr": "%26,1"}
TEXTS = (
    ("No step in {ids} since {since_day}, {days} days before the as-of date.", ()),
    ("The loss of {loss_amount} EUR reaches {threshold_amount} EUR.", ()),
    ("{name} met {name}.", ("{name} met itself.",)),
    ("It is {sum_exact} BTC.", ()),
)


@pytest.mark.parametrize("lang", LOCALES)
def test_numbers_are_written_as_the_language_does(lang: str) -> None:
    t = translator(lang)
    assert t.amount(Decimal("1234567.80")).replace("\u00a0", " ") == AMOUNTS[lang]
    assert t.share(Decimal("0.2614")).replace("\u00a0", " ") == SHARES[lang]


@given(st.decimals(min_value=0, max_value=Decimal("1e24"), places=2, allow_nan=False))
def test_an_amount_keeps_every_digit(value: Decimal) -> None:
    for lang in LOCALES:
        written = "".join(filter(str.isdigit, translator(lang).amount(value)))
        assert Decimal(written) / 100 == value


def test_days_and_countries() -> None:
    assert [translator(lang).day(date(2025, 6, 30)) for lang in ("en", "tr")] == ["30 Jun 2025", "30 Haz 2025"]
    assert [translator(lang).country("xk") for lang in ("en", "sq", "mk")] == ["Kosovo", "Kosovë", "Косово"]
    assert translator("tr").country("Z9") == "Z9"


def test_a_text_without_a_translation_stays_english_and_is_noted() -> None:
    t = translator("mk")
    assert t("Case") == "Предмет"
    assert t.missing == set()
    assert t("Nobody wrote {what}.", what="this") == "Nobody wrote this."
    assert t.missing == {"Nobody wrote {what}."}
    assert translator("mk").missing == set(), "each report counts its own"


def test_english_needs_no_catalogue() -> None:
    t = translator("en")
    assert (t("Case"), t.missing, t.reviewed, t.tag) == ("Case", set(), True, "en")


def test_an_unknown_language_is_refused_in_words() -> None:
    with pytest.raises(FinlinkError, match="finlink has no texts in de; there are: en, sr, sq, mk, tr"):
        translator("de")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "No step in FI-1 since 2025-03-31, 91 days before the as-of date.",
            "No step in FI-1 since 31 Mar 2025, 91 days before the as-of date.",
        ),
        ("The loss of 60000.00 EUR reaches 10000.00 EUR.", "The loss of 60,000.00 EUR reaches 10,000.00 EUR."),
        ("It is 0.00770 BTC.", "It is 0.00770 BTC."),
        ("No step in {x} since soon, 9 days before the as-of date.",) * 2,
        ("A met A.", "A met itself."),
        ("A met A. The loss of 1 EUR reaches 1 EUR.", "A met itself. The loss of 1.00 EUR reaches 1.00 EUR."),
        ("The loss of 1 EUR reaches 1 EUR. A met A.", "The loss of 1.00 EUR reaches 1.00 EUR. A met itself."),
        ("A met A. And more.", "A met A. And more."),
        ("A met B.", "A met B."),
        ("Something {else}.", "Something {else}."),
    ],
)  # fmt: skip
def test_a_sentence_of_a_query_is_found_again(sentence: str, expected: str) -> None:
    assert said(translator("en"), sentence, TEXTS) == expected


@given(st.text(min_size=1), st.text(min_size=1))
def test_no_value_of_the_register_breaks_a_sentence(ids: str, days: str) -> None:
    sentence = f"No step in {ids} since 2025-03-31, {days} days before the as-of date."
    made = said(translator("tr"), sentence, TEXTS)
    assert ids in made
    assert days in made
