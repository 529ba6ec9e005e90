"""Numbering plans: whether a number of a country is one, and of which sort, as the library phonenumbers knows.

The library's own answer costs 15 microseconds a number. The frequent case is answered here from the library's patterns
in two: a mobile or fixed number of a country calling code that one country has, written with that code or as people
there dial it. Everything else is asked of the library; both give the same answer, which a test holds.

Source: the metadata of Google's libphonenumber, from the ITU's and the countries' numbering plans (phonenumbers).

>>> number_of("+381605550101", ""), number_of("0605550101", "RS")
(Number(full='+381605550101', country='RS', sort='mobile'), Number(full='+381605550101', country='RS', sort='mobile'))
>>> number_of("+38160", "").sort
'impossible'
"""

import re
from functools import cache
from typing import NamedTuple

import phonenumbers
from phonenumbers import PhoneMetadata, PhoneNumberType

from finlink.identifiers.errors import InvalidFormat

_SORTS = {
    PhoneNumberType.FIXED_LINE: "fixed",
    PhoneNumberType.MOBILE: "mobile",
    PhoneNumberType.FIXED_LINE_OR_MOBILE: "mobile or fixed",
    PhoneNumberType.TOLL_FREE: "toll-free",
    PhoneNumberType.PREMIUM_RATE: "premium-rate",
    PhoneNumberType.SHARED_COST: "shared-cost",
    PhoneNumberType.VOIP: "internet",
    PhoneNumberType.PERSONAL_NUMBER: "personal",
    PhoneNumberType.PAGER: "pager",
    PhoneNumberType.UAN: "company-wide",
    PhoneNumberType.VOICEMAIL: "voicemail",
}
_OTHERS = (
    "premium_rate", "toll_free", "shared_cost", "voip", "personal_number", "pager", "uan", "voicemail",
)  # fmt: skip
UNLISTED, IMPOSSIBLE = "unlisted", "impossible"
"""Sorts of numbers whose length fits but that no plan lists, and of those that cannot be."""


class Number(NamedTuple):
    """A number read against the numbering plans."""

    full: str  # E.164, "+381605550101"
    country: str  # ISO 3166 alpha-2, "" where several share the code and the number is of none of them
    sort: str  # "mobile", "fixed", ..., UNLISTED or IMPOSSIBLE


class _Plan(NamedTuple):
    """What of a country's numbering plan the frequent case needs."""

    country: str
    mobile: re.Pattern[str]
    fixed: re.Pattern[str]
    prefixed: re.Pattern[str] | None  # what is dialled in front inside the country, in whatever form
    trunk: str  # the same where it is plain digits, "" elsewhere


def _alternatives(metadata: PhoneMetadata, names: tuple[str, ...]) -> str:
    patterns = [getattr(metadata, name).national_number_pattern for name in names if getattr(metadata, name)]
    return "|".join(f"(?:{pattern})" for pattern in patterns if pattern) or "(?!)"


@cache
def _plan(code: str) -> _Plan | None:
    """Return the plan behind a country calling code; None where it is none, or several countries share it."""
    countries = phonenumbers.COUNTRY_CODE_TO_REGION_CODE.get(int(code), ())
    metadata = PhoneMetadata.metadata_for_region(countries[0], None) if len(countries) == 1 else None
    if metadata is None or metadata.general_desc is None or metadata.same_mobile_and_fixed_line_pattern:
        return None
    general = f"(?=(?:{metadata.general_desc.national_number_pattern})\\Z)"
    other = _alternatives(metadata, _OTHERS)
    sorts = []
    for one, instead in (("mobile", "fixed_line"), ("fixed_line", "mobile")):
        lengths = set(getattr(metadata, one).possible_length) if getattr(metadata, one) else set()
        long = "|".join(f"[0-9]{{{length}}}" for length in sorted(lengths) if length > 0) or "(?!)"
        never = f"(?!(?:{other}|{_alternatives(metadata, (instead,))})\\Z)"
        sorts.append(re.compile(f"{general}(?=(?:{long})\\Z){never}(?:{_alternatives(metadata, (one,))})\\Z"))
    prefix = metadata.national_prefix_for_parsing
    plain = prefix if prefix and prefix.isdigit() and not metadata.national_prefix_transform_rule else ""
    prefixed = re.compile(prefix) if prefix else None
    return _Plan(countries[0], sorts[0], sorts[1], prefixed, "" if code.startswith(plain or code) else plain)


@cache
def _code_of(country: str) -> str:
    """Return a country's calling code, "" where it has none."""
    return str(phonenumbers.country_code_for_region(country) or "")


def knows(country: str) -> bool:
    """Tell whether a country (ISO 3166 alpha-2, XK for Kosovo) has a numbering plan here."""
    return bool(_code_of(country))


def calling_code(country: str) -> str:
    """Return `+` and the calling code of a country, "" where it has none."""
    code = _code_of(country)
    return "+" + code if code else ""


def _quickly(digits: str, country: str) -> Number | None:
    """Answer the frequent case; None where only the library knows."""
    if digits[0] == "+":
        code, plan = "", None
        for length in (3, 2, 1):
            code = digits[1 : length + 1]
            plan = _plan(code) if code else None
            if plan is not None:
                break
        national = digits[len(code) + 1 :]
        if plan is None or (plan.prefixed is not None and plan.prefixed.match(national)):
            return None
    else:
        code = _code_of(country)
        plan = _plan(code) if code else None
        if plan is None or plan.country != country or not plan.trunk or not digits.startswith(plan.trunk):
            return None
        if digits.startswith("00"):
            return None
        national = digits[len(plan.trunk) :]
    sort = "mobile" if plan.mobile.match(national) else "fixed" if plan.fixed.match(national) else ""
    return Number(f"+{code}{national}", plan.country, sort) if sort else None


def asked(digits: str, country: str) -> Number:
    """Return what the library says of a number; raises `InvalidFormat` where it has no country and none is given."""
    try:
        number = phonenumbers.parse(digits, country or None)
    except phonenumbers.NumberParseException as error:
        if error.error_type == phonenumbers.NumberParseException.INVALID_COUNTRY_CODE:
            raise InvalidFormat("begins with no country's calling code") from None
        return Number(digits, country, IMPOSSIBLE)
    full = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    owner = phonenumbers.region_code_for_number(number) or ""
    sort = _SORTS.get(phonenumbers.number_type(number), "")
    if not sort:
        reason = phonenumbers.is_possible_number_with_reason(number)
        sort = UNLISTED if reason == phonenumbers.ValidationResult.IS_POSSIBLE else IMPOSSIBLE
    return Number(full, owner if owner != "001" else "", sort)


def number_of(digits: str, country: str) -> Number:
    """Read a number of `+` and digits, or of digits only as dialled in `country` (ISO 3166 alpha-2).

    Raises:
        InvalidFormat: it begins with no country's calling code.

    """
    return _quickly(digits, country) or asked(digits, country)


def shown(full: str) -> str:
    """Return an E.164 number as people write it: `+381 60 5550101`."""
    try:
        number = phonenumbers.parse(full, None)
    except phonenumbers.NumberParseException:
        return full
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
