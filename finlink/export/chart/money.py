"""Amounts: exact sums of decimal texts, and how they are written for a reader."""

from __future__ import annotations

from decimal import Context, Decimal, Inexact, InvalidOperation
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MAGNITUDE = 38
"""Stored amounts are DECIMAL(38,18); a text far outside of that is no amount."""
_EXACT = Context(prec=200, traps=[Inexact, InvalidOperation])


def decimal_of(value: object) -> Decimal | None:
    """Return the finite decimal that ``value`` writes, or None when it is none that finlink can have stored.

    >>> decimal_of("12.50"), decimal_of("1e999999"), decimal_of("NaN"), decimal_of("<b>")
    (Decimal('12.50'), None, None, None)
    """
    text = str(value)
    try:
        number = Decimal(text) if len(text) <= 2 * _MAGNITUDE else None
    except InvalidOperation:
        return None
    if number is None or not number.is_finite():
        return None
    exponent = number.as_tuple().exponent
    inside = isinstance(exponent, int) and exponent >= -_MAGNITUDE and number.adjusted() <= _MAGNITUDE
    return number if inside else None


def total(amounts: Iterable[Decimal]) -> Decimal:
    """Return the exact sum.

    >>> total([Decimal("0.1"), Decimal("0.2"), Decimal("1e20")])
    Decimal('100000000000000000000.3')
    """
    result = Decimal(0)
    for amount in amounts:
        result = _EXACT.add(result, amount)
    return result


ENGLISH = (",", ".")
"""What stands between thousands, and before the decimal places."""


def written(amount: Decimal, currency: str = "", marks: tuple[str, str] = ENGLISH) -> str:
    """Return an amount with thousands apart: no decimals when there are none, else two or all that there are.

    ``marks`` are what a language puts between thousands and before the decimal places.

    >>> written(Decimal("48000.00"), "EUR"), written(Decimal("1234.5"), "EUR"), written(Decimal("0.00123"), "BTC")
    ('48,000 EUR', '1,234.50 EUR', '0.00123 BTC')
    >>> written(Decimal("1234.5"), marks=(".", ","))
    '1.234,50'
    """
    whole, _, fraction = format(amount, ",f").partition(".")
    fraction = fraction.rstrip("0")
    between, before = marks
    text = whole.replace(",", between) + (f"{before}{fraction.ljust(2, '0')}" if fraction else "")
    return f"{text} {currency}".rstrip()


def written_text(value: object, currency: str = "", marks: tuple[str, str] = ENGLISH) -> str:
    """Return a stored amount written for a reader; what is no amount comes back as it is."""
    amount = decimal_of(value)
    return f"{value} {currency}".rstrip() if amount is None else written(amount, currency, marks)
