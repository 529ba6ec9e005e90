"""Domestic numbers: conversion to IBAN and the national check digits."""

import pytest

from finlink.identifiers import domestic, iban, identify
from finlink.identifiers.errors import (
    IdentifierError,
    InvalidChecksum,
    InvalidComponent,
    InvalidFormat,
    InvalidLength,
)


@pytest.mark.parametrize(
    ("number", "country", "expected"),
    [
        pytest.param("260-56010016113-79", "RS", "RS35260005601001611379", id="RS unpadded"),
        pytest.param("260-0056010016113-79", "RS", "RS35260005601001611379", id="RS padded"),
        pytest.param("260005601001611379", "RS", "RS35260005601001611379", id="RS digits"),
        pytest.param("2605601001611379", "RS", "RS35260005601001611379", id="RS digits unpadded"),
        pytest.param("260 56010016113 79", "RS", "RS35260005601001611379", id="RS spaces"),
        pytest.param("260/56010016113/79", "RS", "RS35260005601001611379", id="RS slashes"),
        pytest.param("505-123456789-51", "ME", "ME25505000012345678951", id="ME unpadded"),
        pytest.param("250-1200000589-84", "MK", "MK07250120000058984", id="MK"),
        pytest.param("129-007-94010284-94", "BA", "BA391290079401028494", id="BA groups"),
        pytest.param("129-00794010284-94", "BA", "BA391290079401028494", id="BA three groups"),
        pytest.param("1290079401028494", "BA", "BA391290079401028494", id="BA digits"),
        pytest.param("1212 0123 4567 8906", "XK", "XK051212012345678906", id="XK fours"),
        pytest.param("1212-123456789-06", "XK", "XK051212012345678906", id="XK unpadded"),
        pytest.param("19100-0000123438", "SI", "SI56191000000123438", id="SI"),
        pytest.param("19100-123438", "SI", "SI56191000000123438", id="SI unpadded"),
        pytest.param("19100-1234-38", "SI", "SI56191000000123438", id="SI three groups"),
        pytest.param("1001005-1863000160", "HR", "HR1210010051863000160", id="HR"),
    ],
)
def test_to_iban(number: str, country: str, expected: str) -> None:
    assert domestic.to_iban(number, country) == expected
    assert iban.is_valid(expected)
    assert domestic.is_valid(number, country)


@pytest.mark.parametrize(
    ("number", "country", "error", "message"),
    [
        ("260-56010016113-78", "RS", InvalidChecksum, r"found 78, computed 79"),
        ("1001005-1863000161", "HR", InvalidChecksum, "bank code or of the account"),
        ("2605601001611378", "RS", InvalidLength, "has 16 digits"),
        ("123456", "RS", InvalidLength, "has 6 digits, a domestic number of RS has 18"),
        ("260-X-79", "RS", InvalidFormat, "other than digits"),
        ("12345678", "DE", InvalidComponent, "no rule is known for domestic numbers of DE"),
        ("12345678", "", InvalidComponent, "an unknown country"),
    ],
)
def test_refusals(number: str, country: str, error: type[IdentifierError], message: str) -> None:
    with pytest.raises(error, match=message):
        domestic.to_iban(number, country)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (" 260-560/1.0 ", "26056010"),
        ("ab12:34", "AB12-34"),
        ("\u0416\u0440-5", "\u0416\u04205"),
        ("", ""),
    ],
)
def test_compact(text: str, number: str) -> None:
    assert domestic.compact(text) == number


@pytest.mark.parametrize(
    ("number", "country", "expected"),
    [
        pytest.param("212110090000000235698741", "AL", "AL47212110090000000235698741", id="AL"),
        pytest.param("BNBG 9661 1020 3456 78", "BG", "BG80BNBG96611020345678", id="BG"),
        pytest.param("011-0125-0000000012300695", "GR", "GR1601101250000000012300695", id="GR"),
        pytest.param("ag000225100013104168", "MD", "MD24AG000225100013104168", id="MD"),
        pytest.param("AAAA1B31007593840000", "RO", "RO49AAAA1B31007593840000", id="RO"),
        pytest.param("00061-0-0519786457841326", "TR", "TR330006100519786457841326", id="TR"),
    ],
)
def test_a_whole_number_becomes_an_iban(number: str, country: str, expected: str) -> None:
    assert domestic.complete_to_iban(number, country) == expected
    found = identify(number, hint="account", country=country)
    assert (found.chain, found.node) == ("iban", f"account:{expected}")
    assert (found.valid, found.strength) == ((True, 1.0) if country == "AL" else (None, 0.9))


@pytest.mark.parametrize(
    ("number", "country", "error"),
    [
        ("212110080000000235698741", "AL", InvalidChecksum),
        ("0061519786457841326", "TR", InvalidFormat),
        ("0006110519786457841326", "TR", InvalidFormat),
        ("12345678901234567890", "MD", InvalidFormat),
        ("519786457841326", "GR", InvalidFormat),
        ("260005601001611379", "RS", InvalidComponent),
        ("260005601001611379", "", InvalidComponent),
    ],
)
def test_anything_shorter_is_kept_as_it_is(number: str, country: str, error: type[IdentifierError]) -> None:
    with pytest.raises(error):
        domestic.complete_to_iban(number, country)
    if country not in {"", "RS"}:
        found = identify(number, hint="account", country=country)
        assert (found.chain, found.valid, found.node) == ("domestic", None, f"account:{country}/{number}")
