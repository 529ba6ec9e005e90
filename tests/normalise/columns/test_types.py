"""Typed codes, numbers and text: what each type takes, and what it refuses and leaves to be reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from finlink.engine import literal
from finlink.normalise.columns.types import LOOK_ALIKES, typed_code, typed_identifier

if TYPE_CHECKING:
    from finlink.engine import DuckEngine


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
        ("integer", "٣", None),
        ("text", " =1", " =1"),
        ("key", "0012", "0012"),
    ],
)
def test_codes_numbers_and_text(kind: str, text: str, expected: object, engine: DuckEngine) -> None:
    assert engine.value(f"SELECT {typed_code(kind, 'x').value} FROM (SELECT {literal(text)} AS x)") == expected


KEPT = [
    "RS35260005601001611379",
    "RS35 2600 0560 1001 6113 79",
    "260-56010016113-79",
    "ＲＳ３５２６０００５６０１００１６１１３７９",
    "RS35\u00a02600",
    "готовина",
    "каса 12",
    "рачун број 265-1234567890123-45",
    "Müller 12345678901",
    "касса",
    "Kasa 3",
]
REFUSED = [
    "RS35\u200b260005601001611379",
    "RS35260005601001611379\u200b",
    "RS35\u00ad260005601001611379",
    "RS35\u2028260005601001611379",
    "RS35\u0085260005601001611379",
    "\u202eRS35260005601001611379",
    "RS35260005601001611379".replace("S", "Ѕ"),
    "BА391290079401028494",
    "РС35260005601001611379",
    "БА39 1290 0794 0102 8494",
    "1А1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
    "bс1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
    "ΑBC1234567890",
]


@pytest.mark.parametrize("text", KEPT, ids=ascii)
def test_identifiers_that_are_kept_as_written(text: str, engine: DuckEngine) -> None:
    assert engine.value(f"SELECT {typed_identifier('x').value} FROM (SELECT {literal(text)} AS x)") == text


@pytest.mark.parametrize("text", REFUSED, ids=ascii)
def test_identifiers_that_only_look_right_are_refused(text: str, engine: DuckEngine) -> None:
    assert engine.value(f"SELECT {typed_identifier('x').value} FROM (SELECT {literal(text)} AS x)") is None


def test_the_look_alikes_are_not_ascii() -> None:
    assert all(not one.isascii() for one in LOOK_ALIKES)
    assert len(set(LOOK_ALIKES)) == len(LOOK_ALIKES)
