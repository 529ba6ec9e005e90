"""Numbers of persons and companies: the form to compare and the placeholders."""

import pytest

from finlink.identifiers import person
from finlink.identifiers.errors import IdentifierError


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0101 006-500006", "0101006500006"),
        ("ro 123.456/78", "RO12345678"),
        ("\uff10\uff11\uff12345", "012345"),
        ("", ""),
    ],
)
def test_compact(text: str, number: str) -> None:
    assert person.compact(text) == number
    assert person.format(text) == number


@pytest.mark.parametrize(
    "text",
    ["", "-", "N/N", "n/a", "N.N.", "UNKNOWN", "nepoznat", "Непознат", "0000000000000", "9999999", "12345",
     "1234567890", "0123456789012",
     "987654321", "XXXXXXXX", "bilinmiyor", "abcdef"],
)  # fmt: skip
def test_placeholder(text: str) -> None:
    assert person.is_placeholder(text)
    assert not person.is_valid(text)
    with pytest.raises(IdentifierError):
        person.validate(text)


@pytest.mark.parametrize("text", ["0101006500006", "RO12345678", "100000001", "J61814009V", "1234567809"])
def test_not_placeholder(text: str) -> None:
    assert not person.is_placeholder(text)
    assert person.validate(text) == text
