"""How single values are written for people: one place for amounts, dates and unknowns."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal

_FORMULA = re.compile(r"^[=+@\t\r-]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def plain_text(value: object) -> str:
    """Return a cell as text: no idle zeros, dates in ISO form, yes and no, "" for unknown.

    >>> plain_text(Decimal("80000.500000")), plain_text(date(2024, 5, 1)), plain_text(None)
    ('80000.5', '2024-05-01', '')
    """
    if value is None:
        return ""
    if isinstance(value, Decimal):
        text = format(value, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else str(value)


def visible(text: str) -> str:
    """Return text in which control and direction characters are shown, so that data cannot drive the terminal."""
    return _UNPRINTABLE.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)


def formula_safe(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: an apostrophe before ``= + - @`` or a tab (OWASP).

    >>> formula_safe("=1+1"), formula_safe("a=1")
    ("'=1+1", 'a=1')
    """
    return f"'{text}" if _FORMULA.match(text) else text
