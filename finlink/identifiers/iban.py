"""IBAN (International Bank Account Number).

A country code, two check digits and the national account number (BBAN). The check digits make the number,
with the first four characters moved to its end and letters written as 10 to 35, leave 1 when divided by 97.

Source: ISO 13616-1:2020, ISO/IEC 7064 (MOD 97-10), SWIFT IBAN Registry.

>>> validate("nl91 abna 0417 1643 00")
'NL91ABNA0417164300'
>>> validate("GB82 WEST 1234 5698 7654 33")
Traceback (most recent call last):
    ...
finlink.identifiers.errors.InvalidChecksum: check digits are wrong (found 82, computed 55)
>>> is_valid("GB82 WEST 1234 5698 7654 32")
True
>>> format("IBAN: RS35260005601001611379")
'RS35 2600 0560 1001 6113 79'
"""

import re
from typing import NamedTuple

from finlink.identifiers.errors import (
    IdentifierError,
    InvalidChecksum,
    InvalidComponent,
    InvalidFormat,
    InvalidLength,
)
from finlink.identifiers.iban_registry import FORMER, STRUCTURES, TERRITORIES, UNREGISTERED
from finlink.identifiers.text import ascii_upper, drop_separators

SHAPE = re.compile(r"[A-Z]{2}[0-9]{2}[0-9A-Z]{8,30}")
_CLASSES = {"n": "[0-9]", "a": "[A-Z]", "c": "[0-9A-Z]"}
_DIGITS = {ord(letter): str(number) for number, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 10)}
_TWO_DIGITS = [f"{number:02d}" for number in range(100)]


class Structure(NamedTuple):
    """What is known of one country's IBANs."""

    length: int  # characters of the whole IBAN
    numeric: bool  # the BBAN is digits only
    pattern: re.Pattern[str]  # the BBAN
    offset: int  # the country code and two zeros as they enter the division
    text: str  # the structure as the registry writes it


def _structure(country: str, text: str) -> Structure:
    groups = [(int(count), kind) for count, kind in re.findall(r"([0-9]+)([nac])", text)]
    return Structure(
        length=4 + sum(count for count, _ in groups),
        numeric=all(kind == "n" for _, kind in groups),
        pattern=re.compile("".join(f"{_CLASSES[kind]}{{{count}}}" for count, kind in groups)),
        offset=int(country.translate(_DIGITS) + "00"),
        text=text,
    )


COUNTRIES: dict[str, Structure] = {
    country: _structure(country, text)
    for country, text in [
        *STRUCTURES.items(),
        *((territory, STRUCTURES[parent]) for territory, parent in TERRITORIES.items()),
        *UNREGISTERED.items(),
    ]
}
_FORMER = {country: _structure(country, text) for country, text in FORMER.items()}


def compact(text: str) -> str:
    """Return `text` in upper case without spaces, hyphens, dots and slashes and without a leading "IBAN"."""
    number = ascii_upper(drop_separators(text))
    if number.startswith("IBAN"):
        number = drop_separators(number[4:].lstrip(":"))
    return number


def check_digits(country: str, bban: str) -> str:
    """Return the two check digits for a country code and a BBAN, both compact.

    >>> check_digits("RS", "260005601001611379")
    '35'
    """
    return _TWO_DIGITS[98 - int((bban + country + "00").translate(_DIGITS)) % 97]


def holds(number: str) -> bool:
    """Tell whether a compact upper-case number is a valid IBAN; the quick form of `is_valid`.

    >>> holds("RS35260005601001611379"), holds("RS36260005601001611379")
    (True, False)
    """
    structure = COUNTRIES.get(number[:2])
    if structure is None or len(number) != structure[0] or not number.isascii():
        return False
    bban = number[4:]
    if bban.isdigit():
        if not structure[1] and structure[2].fullmatch(bban) is None:
            return False
        value = int(bban) * 1_000_000 + structure[3]
    else:
        if structure[2].fullmatch(bban) is None:
            return False
        value = int(bban.translate(_DIGITS)) * 1_000_000 + structure[3]
    return _TWO_DIGITS[98 - value % 97] == number[2:4]


def validate(text: str) -> str:
    """Return the compact IBAN; raise an `IdentifierError` saying what is wrong with it.

    Raises:
        InvalidFormat: not two letters, two digits and a BBAN, or a BBAN not built as in its country.
        InvalidLength: not the length of its country.
        InvalidComponent: the country code is not known to issue IBANs.
        InvalidChecksum: the check digits do not fit.

    """
    number = compact(text)
    if holds(number):
        return number
    if SHAPE.fullmatch(number) is None:
        raise InvalidFormat("not two letters, two digits and an account number")
    country, found, bban = number[:2], number[2:4], number[4:]
    computed = check_digits(country, bban)
    structure = COUNTRIES.get(country)
    if structure is None:
        state = "hold" if found == computed else "are wrong too"
        raise InvalidComponent(f"country code {country} has no known IBANs (the check digits {state})")
    former = _FORMER.get(country)
    if former is not None and former.length == len(number):
        structure = former
    if len(number) != structure.length:
        raise InvalidLength(f"has {len(number)} characters, an IBAN of {country} has {structure.length}")
    if found != computed:
        raise InvalidChecksum(f"check digits are wrong (found {found}, computed {computed})")
    if structure.pattern.fullmatch(bban) is None:
        raise InvalidFormat(f"the part after the check digits is not built as in {country} ({structure.text})")
    return number


def is_valid(text: str) -> bool:
    """Tell whether `text` is a valid IBAN."""
    try:
        validate(text)
    except IdentifierError:
        return False
    return True


def format(text: str) -> str:  # noqa: A001 - the verb python-stdnum made customary
    """Return the IBAN in groups of four characters, as it is printed on paper."""
    number = compact(text)
    return " ".join(number[start : start + 4] for start in range(0, len(number), 4))
