"""Telephone numbers as they are typed, in E.164: `+` and at most 15 digits, the country's calling code first.

A number written for its own country (`060/555-0101`) needs that country to be read; without it only the digits are
known. What people type around a number (`tel.`, `(Viber)`, an extension) is left out.

Source: ITU-T E.164; numbering plans by the library phonenumbers (see `phone_plans`).

>>> validate("060/555-0101", "RS"), validate("+381 (0)60 555 0101"), validate("00381605550101")
('+381605550101', '+381605550101', '+381605550101')
>>> split("060/555-0101; 061 222 3333"), split("060/555-0101/061/222-3333")
(['060/555-0101', '061 222 3333'], ['060/555-0101', '061/222-3333'])
>>> describe("3.81606E+11", "RS")
Traceback (most recent call last):
finlink.identifiers.errors.InvalidFormat: was rounded by a spreadsheet, so its last digits are lost
"""

import re
from functools import lru_cache
from typing import NamedTuple

from finlink.identifiers import phone_plans, placeholders
from finlink.identifiers.accounts import country_code
from finlink.identifiers.errors import IdentifierError, InvalidComponent, InvalidFormat, InvalidLength
from finlink.identifiers.phone_plans import IMPOSSIBLE, UNLISTED
from finlink.identifiers.text import nfkc

_PLAIN = re.compile(r"\+?[0-9][0-9 ()./-]{3,24}")
_TO_DIGITS = str.maketrans("", "", " ()./-")
_DATE = re.compile(r"(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]|[0-3]?[0-9]\.[ ]?[01]?[0-9]\.[ ]?(?:19|20)[0-9]{2}\.?")
_ROUNDED = re.compile(r"[+-]?[0-9](?:[.,][0-9]+)?[Ee]\+?[0-9]{1,2}")
_FLOAT = re.compile(r"([0-9]{5,15})[.,]0+")
_EXTENSION = re.compile(
    r"[\s,;(]*(?:;ext=|(?:ext|extension|lok|lokal|int|interno|вн|лок|локал|dahili|εσωτ|x|#)[\s.:#]*)([0-9]{1,6})\)?\s*$",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?<=[0-9])\s*/\s*([0-9]{1,4})\s*$")  # 011/3333-444/12: another line of the same subscriber
_BODY = re.compile(r"[+(]*[0-9](?:.*[0-9])?")
_BETWEEN = re.compile(r"[+0-9\s()./\u2010-\u2015\u2212-]+")
_JOINED = re.compile(r"\s*(?:;(?!ext=)|[,|\r\n]|\s(?:i|и|and|ili|или|si|şi|și|dhe|ve|και)\s)\s*")
_LONGEST, _SHORTEST = 15, 5  # digits of E.164, and of any number that is no emergency call
_TOLD_APART, _WITH_AREA = 7, 9  # digits of a number without its country, and of one with its area code
_LONGEST_TEXT, _LONGEST_CELL = 200, 4000  # characters of one number with its remarks, and of many
_SERVICES = frozenset({"toll-free", "premium-rate", "shared-cost", "company-wide", "voicemail"})
_FILLED = re.compile(r"([0-9])\1{6}$|1234567$|7654321$")


class Phone(NamedTuple):
    """A telephone number explained."""

    normal: str  # E.164; only digits where the country is not known
    country: str  # ISO 3166 alpha-2, "" where it is not known
    sort: str  # "mobile", "fixed", ..., phone_plans.UNLISTED; "" where the country is not known
    extension: str  # "" for none
    doubtful: bool  # its last digits look typed to fill the field

    @property
    def mobile(self) -> bool | None:
        """Whether it is a mobile number; None where its plan does not say."""
        return {"mobile": True, "fixed": False}.get(self.sort)

    @property
    def of_a_service(self) -> bool:
        """Whether it is a hotline: many people call it, and it leads to no person."""
        return self.sort in _SERVICES


def _parts(text: str) -> tuple[str, str]:
    """Return what of a text is the number, as `+` and digits or digits, and the extension."""
    if _DATE.fullmatch(text):
        raise InvalidFormat("is a date")
    if _PLAIN.fullmatch(text) and text[-2:] != ".0" and "/" not in text[-6:]:
        return text.translate(_TO_DIGITS), ""
    whole = "".join(str(int(one)) if one.isdecimal() else one for one in nfkc(text) if one.isprintable())
    if len(whole) > _LONGEST_TEXT:
        raise InvalidLength(f"has {len(whole)} characters, more than any telephone number")
    if _ROUNDED.fullmatch(whole):
        raise InvalidFormat("was rounded by a spreadsheet, so its last digits are lost")
    found = _FLOAT.fullmatch(whole)
    if found:
        return found[1], ""
    extension = ""
    for pattern, least in ((_EXTENSION, _TOLD_APART), (_TAIL, _WITH_AREA)):
        found = pattern.search(whole)
        if found and _digits(whole[: found.start()]) >= least:
            whole, extension = whole[: found.start()], found[1]
            break
    body = _BODY.search(whole)
    if body is None:
        raise InvalidFormat("has no digit")
    if not _BETWEEN.fullmatch(body[0]) or "+" in body[0].lstrip("+("):
        raise InvalidFormat("has letters or signs among its digits")
    digits = "".join(filter(str.isdigit, body[0]))
    if whole[: body.start()][-1:].isalpha():
        raise InvalidFormat("has letters right before its digits")
    return ("+" if "+" in body[0] else "") + digits, extension


def compact(text: str) -> str:
    """Return the digits of a number, with `+` in front where it says its country; "" where it is no number.

    >>> compact("tel: 00381 60/555-01-01 (Viber)"), compact("٠٦٠ ٥٥٥ ٠١٠١")
    ('+381605550101', '0605550101')
    """
    try:
        return _international(_parts(text)[0])
    except IdentifierError:
        return ""


def _international(digits: str) -> str:
    bare = digits.removeprefix("+")
    return "+" + bare[2:] if bare[:2] == "00" and bare[2:3] not in {"", "0"} else digits


_home = lru_cache(maxsize=4096)(country_code)


def describe(text: str, country: str = "") -> Phone:
    """Return the number in E.164 and what its plan says; `country` (ISO 3166) is where it would be dialled so.

    Raises:
        InvalidFormat: no number, or one that a spreadsheet damaged.
        InvalidLength: too short or too long for any number, or for one of its country.
        InvalidComponent: it stands for "not known".

    """
    digits, extension = _parts(text)
    digits = _international(digits)
    bare = digits.lstrip("+")
    if not _SHORTEST <= len(bare) <= _LONGEST:
        size = "short" if len(bare) < _SHORTEST else "long"
        if placeholders.is_placeholder(bare):
            raise InvalidComponent("stands for an unknown number")
        raise InvalidLength(f"has {len(bare)} digits, too {size} for a telephone number")
    if bare[-6:] == "000000" or placeholders.is_placeholder(bare.lstrip("0")):
        raise InvalidComponent("stands for an unknown number")
    home = _home(country) if country else ""
    if digits[0] != "+" and not phone_plans.knows(home):
        if len(bare) < _TOLD_APART:
            raise InvalidLength(f"has {len(bare)} digits, too short to be told from another without its country")
        return Phone(digits, "", "", extension, bool(_FILLED.search(bare)))
    found = phone_plans.number_of(digits, home)
    if found.sort == IMPOSSIBLE:
        where = found.country or "its country"
        plus = "; if it begins with a country's calling code, + is missing" if digits[0] not in "+0" else ""
        raise InvalidLength(f"is no possible number of {where}: it has digits too many or too few{plus}")
    national = found.full.removeprefix(phone_plans.calling_code(found.country))
    if placeholders.is_placeholder(national):
        raise InvalidComponent("stands for an unknown number")
    return Phone(found.full, found.country, found.sort, extension, bool(_FILLED.search(national)))


def validate(text: str, country: str = "") -> str:
    """Return the number in E.164; raise an `IdentifierError` where it is none that a numbering plan lists."""
    found = describe(text, country)
    if not found.sort:
        raise InvalidFormat("does not say its country")
    if found.sort == UNLISTED:
        raise InvalidComponent(f"is in no range of the numbering plan of {found.country or 'its country'}")
    return found.normal


def is_valid(text: str, country: str = "") -> bool:
    """Tell whether `text` is a number that the numbering plan of its country lists."""
    try:
        validate(text, country)
    except IdentifierError:
        return False
    return True


def format(text: str, country: str = "") -> str:  # noqa: A001 - the verb python-stdnum made customary
    """Return the number as people write it: `+381 60 5550101`."""
    try:
        return phone_plans.shown(validate(text, country))
    except IdentifierError:
        return compact(text)


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def _cut(text: str) -> list[str]:
    """Part a text at the slashes that stand between two whole numbers, not inside one (`060/555-0101`)."""
    start = 0
    out = []
    for found in re.finditer("/", text):
        left, right = text[start : found.start()].strip(), text[found.end() :].strip()
        before = _digits(left.removeprefix("+").removeprefix("00"))
        new = right[:1] in {"+", "0"} and before >= _TOLD_APART and _digits(right) >= _TOLD_APART
        if new or (before >= 8 and before == _digits(right)):
            out.append(left)
            start = found.end()
    return [*out, text[start:].strip()]


def split(text: str) -> list[str]:
    """Return the numbers of a cell as written, one by one; the whole text where they cannot be told apart."""
    if _PLAIN.fullmatch(text) and _digits(text) <= _LONGEST and text.count("/") < 2:
        return [text]
    if len(text) > _LONGEST_CELL:
        return [text]
    parts = [part for part in _JOINED.split(text) if part]
    if len(parts) > 1 and any(0 < _digits(part) < _SHORTEST for part in parts):
        parts = [part for part in re.split(r";(?!ext=)|[|\r\n]", text) if part.strip()]  # 060,555,0101 is one
    out = [one for part in parts for one in _cut(part)]
    apart = []
    for one in out:
        words = one.split()
        many = _digits(one) > _LONGEST and all(_digits(word) >= 8 for word in words)
        apart += words if many else [one]
    return [one.strip() for one in apart] or [text]
