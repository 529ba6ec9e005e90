"""Numbers and dates of a worksheet as exact text.

Excel stores every number as a binary fraction and shows at most 15 digits of it. So 1234.56 may stand in the file as
1234.5600000000002: the text here is what a person sees. Dates are numbers too; only the cell's number format tells.
Source: ECMA-376 part 1, 18.17.4 (dates), 18.8.30 (number formats).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

MAX_EXACT = 15
"""Decimal digits that Excel keeps of a number."""

_PLAIN = re.compile(r"-?\d{1,15}", re.ASCII)
_NUMBER = re.compile(r"[+-]?(?:\d{1,400}\.?\d{0,400}|\.\d{1,400})(?:[eE][+-]?\d{1,4})?", re.ASCII)
_BUILTIN_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_BUILTIN_TIMED = frozenset((*range(18, 23), *range(45, 48), 32, 33, 55, 56))
_NOT_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_DATE_CODE = re.compile(
    r"(?:d{1,4}|m{1,5}|y{1,4}|h{1,2}|ss?(?:[.,]0{1,3})?|\[(?:h+|m+|s+)\]|am/pm|a/p|g{1,3}e{1,2}|e{2,4}|(?<=d)t(?=h)|[^a-z0#?%])+"
)
"""A code that is nothing but day, month, year, era and clock, with separators: ``KM`` and ``Din.`` are currencies."""
_LAST_DAY = 2_958_466  # 9999-12-31 is 2958465


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """What a cell's number format means for its text: a date, a duration, or digits filled up with zeros."""

    date: bool = False
    duration: bool = False
    zeros: int = 0


GENERAL = NumberFormat()


def number_format(code_id: int, code: str | None) -> NumberFormat:
    """Return what a number format means: ``code`` is the format's own code, None for one of Excel's built-in ones.

    >>> number_format(14, None).date, number_format(164, 'dd.mm.yyyy "um" hh:mm').date
    (True, True)
    >>> number_format(165, '#,##0.00 "RSD"').date, number_format(166, "0000000000000").zeros
    (False, 13)
    >>> number_format(167, "#,##0.00 Din.").date, number_format(168, "Standard").date
    (False, False)
    """
    if code is None:
        return NumberFormat(date=code_id in _BUILTIN_DATES, duration=code_id == 46)
    first = _NOT_CODE.sub("", code).split(";")[0].lower()
    if re.fullmatch("0{2,20}", first):
        return NumberFormat(zeros=len(first))
    if "general" in first or "@" in first:
        return GENERAL
    is_date = bool(re.search("[dmyhse]", first)) and _DATE_CODE.fullmatch(first) is not None
    return NumberFormat(date=is_date, duration=is_date and "[" in first)


def number_text(raw: str) -> str | None:
    """Return a number as plain decimal text, without exponent; None where ``raw`` is no number.

    >>> number_text("1234.5600000000002"), number_text("0.7999999999999999"), number_text("12345678901234.56")
    ('1234.56', '0.8', '12345678901234.56')
    >>> number_text("1.0E-05"), number_text("1E3"), number_text("9007199254740993"), number_text("1_0")
    ('0.00001', '1000', '9007199254740993', None)
    """
    if _PLAIN.fullmatch(raw) and not raw.startswith(("0", "-0")):
        return raw
    if not _NUMBER.fullmatch(raw):
        return None
    exact = Decimal(raw)
    text = _plain(exact)
    digits = len(text.replace(".", "").replace("-", "").strip("0"))
    if digits <= MAX_EXACT or exact == exact.to_integral_value():
        return text if len(text) <= 400 else None
    value = float(raw)
    shortest, seen = _plain(Decimal(repr(value))), _plain(Decimal(f"{value:.15g}"))
    return seen if len(shortest) - len(seen) >= 2 else shortest


def lost_digits(text: str) -> bool:
    """Tell whether a whole number has more digits than Excel keeps, so that its last ones became zeros."""
    return "." not in text and len(text.lstrip("-")) > MAX_EXACT


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def date_text(raw: str, form: NumberFormat, *, from_1904: bool) -> str | None:
    """Return the day, moment, time of day or duration that a number stands for, in ISO writing; None where none.

    A moment at midnight is written as its day: Excel does not tell the two apart.

    >>> date_text("45385", NumberFormat(date=True), from_1904=False)
    '2024-04-03'
    >>> date_text("45385.427083333336", NumberFormat(date=True), from_1904=False)
    '2024-04-03T10:15:00'
    """
    if not _NUMBER.fullmatch(raw):
        return None
    serial = float(raw)
    if form.duration and 0 <= serial < _LAST_DAY:
        seconds = round(serial * 86400)
        return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    last = _LAST_DAY - 1462 if from_1904 else _LAST_DAY
    day, millis = divmod(round(serial * 86_400_000), 86_400_000) if 0 <= serial < last else (-1, 0)
    if day < 0 or day >= last or (day == 60 and not from_1904):
        return None  # day 60 is 1900-02-29, which only Excel has
    if day == 0:
        return _clock(millis)
    if not from_1904 and day > 60:
        day -= 1
    start = date(1904, 1, 1) if from_1904 else date(1899, 12, 31)
    written = (start + timedelta(days=day)).isoformat()
    return f"{written}T{_clock(millis)}" if millis else written


def _clock(millis: int) -> str:
    seconds, rest = divmod(millis, 1000)
    text = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return f"{text}.{rest:03}" if rest else text
