"""The values within the fields of MT940: the booking line, accounts, amounts, and days of two-digit years."""

from __future__ import annotations

import re
from datetime import date

ENTRY = re.compile(
    r"(?P<value>\d{6})(?P<booked>\d{4})?(?P<mark>R[CD]|E[CD]|[CD])(?P<funds>[A-Z])?"
    r"(?P<amount>\d+(?:,\d*|\.(?:\d\d?|\d{4,})?)?) ?(?P<code>[FNS][A-Z0-9]{3})(?P<rest>.*)",
    re.ASCII | re.DOTALL,
)
"""Field 61 from end to end; a point is taken for the comma only where it cannot keep thousands apart."""
BALANCE = re.compile(r"([CD])R?\s*(\d{6})([A-Z]{3})\s*(\d+(?:[.,]\d*)?)\s*")
FAR = 180
"""Days between the value date and a booking date that is taken to be meant; banks correct a quarter back."""

_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3,4})?")
_CURRENCY = re.compile(r"(.*\d)\s*/?\s*([A-Z]{3})", re.ASCII)
_IBAN_CURRENCY = re.compile(r"([A-Z]{2}\d{2}[A-Z0-9]{10,30}?)\s*([A-Z]{3})")


def account_of(text: str, bic: str) -> tuple[str, str, str]:
    """Return (account, BIC, currency) of field 25: BIC/account, IBAN with its currency, or as it stands."""
    left, slash, right = text.partition("/")
    if slash and _BIC.fullmatch(left.strip()):
        text, bic = right.strip(), left.strip()
    text = text.strip().removeprefix("/")
    for form in (_IBAN_CURRENCY, _CURRENCY):
        if found := form.fullmatch(text):
            return found[1], bic, found[2]
    return text, bic, ""


def decimal(text: str) -> str:
    """Return an amount with a decimal point.

    >>> decimal("1234,5"), decimal("1000,"), decimal("000,50")
    ('1234.5', '1000', '0.50')
    """
    whole, _, rest = text.replace(",", ".").partition(".")
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{rest}" if rest else whole


def day(text: str) -> str:
    """Return the ISO writing of YYMMDD; years from 80 belong to the 20th century."""
    century = "19" if text[:2] >= "80" else "20"
    return f"{century}{text[:2]}-{text[2:4]}-{text[4:6]}"


def is_day(text: str) -> bool:
    """Say whether a day in ISO writing exists."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def booked_on(value: str, booked: str | None) -> str | None:
    """Return the booking day, whose year is the one that brings it nearest to the value date.

    None where a booking day is written but does not exist, or lies more than ``FAR`` days from the value date; the
    value date as it stands where none is written or it is no day itself.

    >>> booked_on("241231", "0102"), booked_on("250102", "1231"), booked_on("250331", None)
    ('2025-01-02', '2024-12-31', '2025-03-31')
    >>> booked_on("250301", "0229"), booked_on("250203", "1301"), booked_on("250231", "0301")
    (None, None, '2025-02-31')
    """
    written = day(value)
    if booked is None:
        return written
    month_day = f"{booked[:2]}-{booked[2:]}"
    if not is_day(written):
        return written if is_day(f"2024-{month_day}") else None
    near = date.fromisoformat(written)
    days = [f"{year}-{month_day}" for year in (near.year - 1, near.year, near.year + 1)]
    found = [date.fromisoformat(one) for one in days if is_day(one)]
    nearest = min(found, key=lambda one: abs(one - near), default=None)
    return nearest.isoformat() if nearest is not None and abs(nearest - near).days <= FAR else None
