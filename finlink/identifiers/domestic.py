"""Domestic account numbers, and their conversion to IBAN where the country's rule is known.

Numbers of Serbia, Montenegro, North Macedonia, Bosnia and Herzegovina, Kosovo and Slovenia end in two check
digits that make the whole number leave 1 when divided by 97; in Croatia bank code and account each end in one
check digit (ISO 7064 MOD 11,10). Such a number is the BBAN of the IBAN. The account part is often written
without its leading zeros; they are put back when the separators show where it begins and ends.

In Albania, Bulgaria, Greece, Moldova, Romania and Türkiye a number that is complete, as long as the BBAN and built like
it, is the BBAN too. Only Albania's has a check digit (of the bank's code); the others are converted, not verified.

Source: SWIFT IBAN Registry (BBAN structures and examples), ISO/IEC 7064.

>>> to_iban("260-56010016113-79", "RS")
'RS35260005601001611379'
>>> to_iban("2360000-1101234565", "HR")
'HR1723600001101234565'
>>> compact(" 260-5601 0016113-79 ")
'2605601001611379'
"""

import re
from typing import NamedTuple

from finlink.identifiers import iban, iban_national
from finlink.identifiers.errors import (
    IdentifierError,
    InvalidChecksum,
    InvalidComponent,
    InvalidFormat,
    InvalidLength,
)
from finlink.identifiers.text import drop_separators, nfkc


class Rule(NamedTuple):
    """How a country's domestic number is built."""

    length: int  # digits in full
    leads: tuple[int, ...]  # digits of bank code, or of bank and branch code, before the account
    tails: tuple[int, ...]  # check digits that may stand apart after the account


RULES: dict[str, Rule] = {
    "BA": Rule(16, (6, 3), (2,)),
    "HR": Rule(17, (7,), (0,)),
    "ME": Rule(18, (3,), (2,)),
    "MK": Rule(15, (3,), (2,)),
    "RS": Rule(18, (3,), (2,)),
    "SI": Rule(15, (5,), (2, 0)),
    "XK": Rule(16, (4,), (2,)),
}


COMPLETE: dict[str, re.Pattern[str]] = {
    "AL": re.compile("[0-9]{8}[0-9A-Z]{16}"),
    "BG": re.compile("[A-Z]{4}[0-9]{6}[0-9A-Z]{8}"),
    "GR": re.compile("[0-9]{7}[0-9A-Z]{16}"),
    "MD": re.compile("[A-Z]{2}[0-9A-Z]{18}"),
    "RO": re.compile("[A-Z]{4}[0-9A-Z]{16}"),
    "TR": re.compile("[0-9]{5}0[0-9A-Z]{16}"),
}
"""How a number is built that is its country's whole BBAN; Moldova's banks have letters, Türkiye's sixth digit is 0."""

_SHORTEST_ACCOUNT = 6  # digits of account and check digits; with fewer, too much would be zeros put back


def compact(text: str) -> str:
    """Return the letters and digits of `text` in upper case; spaces, hyphens, dots and slashes are dropped.

    Any other character becomes a hyphen, so that `12:34` and `1234` stay different.
    """
    number = drop_separators(text).upper()
    if number.isalnum():
        return number
    return "".join(character if character.isalnum() else "-" for character in number)


def _fault(digits: str, country: str) -> str:
    """Say what is wrong with the check digits of a domestic number in full; "" when they hold."""
    if country == "HR":
        holds = iban_national.mod_11_10(digits[:6]) == digits[6] and iban_national.mod_11_10(digits[7:16]) == digits[16]
        return "" if holds else "the check digit of the bank code or of the account is wrong"
    computed = f"{98 - int(digits[:-2]) * 100 % 97:02d}"
    found = digits[-2:]
    return "" if found == computed else f"the national check digits are wrong (found {found}, computed {computed})"


def _padded(text: str, rule: Rule, country: str) -> str:
    """Return all digits of a domestic number, with the leading zeros of the account part put back.

    Without separators they are put back only where the check digits then hold.
    """
    groups: list[str] = re.findall("[0-9]+", text)
    joined = "".join(groups)
    if len(joined) == rule.length:
        return joined
    for tail in rule.tails:
        body, end = (groups[:-1], groups[-1]) if tail and groups else (groups, "")
        if len(end) != tail or len(body) < 2:
            continue
        lead, account = "".join(body[:-1]), body[-1]
        if len(lead) in rule.leads and len(lead) + len(account) + tail <= rule.length:
            return lead + account.zfill(rule.length - len(lead) - tail) + end
    first = rule.leads[0]
    if len(groups) == 1 and first + _SHORTEST_ACCOUNT < len(joined) < rule.length:
        padded = joined[:first] + joined[first:].zfill(rule.length - first)
        if not _fault(padded, country):
            return padded
    raise InvalidLength(f"has {len(joined)} digits, a domestic number of {country} has {rule.length}")


def national(text: str, country: str) -> str:
    """Return all digits of a domestic number of a country in `RULES`, its check digits verified.

    Raises:
        InvalidComponent: no rule is known for that country.
        InvalidFormat: something other than digits and separators.
        InvalidLength: too few or too many digits.
        InvalidChecksum: the national check digits do not fit.

    """
    rule = RULES.get(country)
    if rule is None:
        raise InvalidComponent(f"no rule is known for domestic numbers of {country or 'an unknown country'}")
    plain = drop_separators(text)
    if not (plain.isascii() and plain.isdigit()):
        raise InvalidFormat("contains something other than digits and separators")
    digits = _padded(nfkc(text), rule, country)
    fault = _fault(digits, country)
    if fault:
        raise InvalidChecksum(fault)
    return digits


def to_iban(number: str, country: str) -> str:
    """Return the IBAN of a domestic number; errors as in `national`.

    `country` is an ISO 3166 alpha-2 code in upper case (XK for Kosovo).
    """
    digits = national(number, country)
    return country + iban.check_digits(country, digits) + digits


def complete_to_iban(text: str, country: str) -> str:
    """Return the IBAN of a number that is its country's whole BBAN by its build alone (`COMPLETE`).

    >>> complete_to_iban("00061 0 0519786457841326", "TR")
    'TR330006100519786457841326'

    Raises:
        InvalidComponent: no such rule is known for that country.
        InvalidFormat: not built like the country's BBAN.
        InvalidChecksum: the check digit of an Albanian bank code does not fit.

    """
    pattern = COMPLETE.get(country)
    if pattern is None:
        raise InvalidComponent(f"no rule is known for domestic numbers of {country or 'an unknown country'}")
    number = compact(text)
    if pattern.fullmatch(number) is None:
        raise InvalidFormat(f"not built like a whole account number of {country}")
    full = country + iban.check_digits(country, number) + number
    fault = iban_national.fault(full)
    if fault:
        raise InvalidChecksum(f"the check digit of the bank code is wrong ({fault})")
    return full


def validate(text: str, country: str = "") -> str:
    """Return the compact number, verified where the country has a rule; errors as in `national`."""
    number = compact(text)
    if not any(map(str.isalnum, number)):
        raise InvalidFormat("has no letter or digit")
    return national(text, country) if country in RULES else number


def is_valid(text: str, country: str = "") -> bool:
    """Tell whether `text` can be an account number, verified where the country has a rule."""
    try:
        validate(text, country)
    except IdentifierError:
        return False
    return True


def format(text: str) -> str:  # noqa: A001 - the verb python-stdnum made customary
    """Return the number as it is shown: the same as `compact`."""
    return compact(text)
