from __future__ import annotations

import doctest
from decimal import Decimal  # noqa: TC003 - read by hypothesis
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finlink.export.chart import cards, kinds, layout, money, packed, text

NUMBER = "0101990710006"


@pytest.mark.parametrize("module", [text, money, kinds, layout, packed, cards], ids=lambda module: module.__name__)
def test_examples_in_docstrings_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("zero\u200bwidth", "zero⟨U+200B⟩width"),
        ("nul\x00", "nul⟨U+0000⟩"),
        ("line\u2028end", "line⟨U+2028⟩end"),
        ("\ud800", "⟨U+D800⟩"),
        ("\u3164", "⟨U+3164⟩"),
        ("e\u0301", "\u00e9"),
        ("Марко Јовановић Ω", "Марко Јовановић Ω"),
        ("no\u00a0break", "no\u00a0break"),
    ],
)
def test_what_cannot_be_seen_is_written_out(written: str, shown: str) -> None:
    assert text.visible(written) == shown


@given(st.text(st.characters(exclude_categories=[]), max_size=200))
def test_any_text_comes_out_printable_and_capped(anything: str) -> None:
    cleaner = text.Cleaner([NUMBER])
    detail = cleaner.detail(anything)
    detail.encode("utf-8")
    assert not set(detail) & {"\u202e", "\u2028", "\x00", "\n", "\u200b"}
    assert len(cleaner.label(anything)) <= text.LABEL_LENGTH


def test_lengths_are_capped() -> None:
    cleaner = text.Cleaner()
    assert len(cleaner.label("x" * 10_000)) == text.LABEL_LENGTH
    assert len(cleaner.detail("x" * 10_000)) == text.DETAIL_LENGTH
    assert cleaner.detail("x" * 4_000) == "x" * 4_000


@pytest.mark.parametrize(
    "written",
    [
        NUMBER,
        f"party:{NUMBER}",
        "0101990-710006",
        "0101 990 710 006",
        f"JMBG{NUMBER}",
        f"({NUMBER})",
        "０１０１９９０７１０００６",
        "0101990\u200b710006",
        f"twice {NUMBER} {NUMBER}",
    ],
)
def test_a_personal_number_is_masked_however_it_is_written(written: str) -> None:
    shown = text.Cleaner([NUMBER]).detail(written)
    assert NUMBER not in text.compact(shown)
    assert "01•••••••••06" in shown


@pytest.mark.parametrize("written", [f"9{NUMBER}", f"{NUMBER}7", "010199071000", "RS35" + "1" * 18, "1,200.10 EUR", ""])
def test_other_numbers_stay(written: str) -> None:
    assert text.Cleaner([NUMBER]).detail(written) == written


def test_a_short_number_is_masked_in_its_own_form_only() -> None:
    assert text.mask("1234") == "••••"
    assert text.Cleaner(["1234"]).detail("1234 EUR") == "1234 EUR"


@given(st.lists(st.decimals(allow_nan=False, allow_infinity=False, places=18, min_value=-(10**18), max_value=10**18)))
def test_sums_are_exact(amounts: list[Decimal]) -> None:
    assert Fraction(money.total(amounts)) == sum(map(Fraction, amounts))


@pytest.mark.parametrize("junk", ["", "NaN", "-Infinity", "1e999999", "1e-999999", "12,5", "0x10", "1" * 100, "<b>"])
def test_what_is_no_amount_is_none(junk: str) -> None:
    assert money.decimal_of(junk) is None
    assert money.written_text(junk, "EUR") == f"{junk} EUR"
