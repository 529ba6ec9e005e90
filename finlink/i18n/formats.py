"""Numbers, dates and countries as a locale writes them; amounts stay exact (babel formats Decimal as it is)."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from babel import Locale

PLACES = 2
"""Decimal places of an amount in euro that is written out."""


class Formats:
    """Writes values for people in one locale; an unknown value is the caller's to word."""

    def __init__(self, locale: str) -> None:
        self._name = locale

    @cached_property
    def locale(self) -> Locale:
        """The locale itself."""
        from babel import Locale  # noqa: PLC0415 - only what is written for people needs it

        return Locale.parse(self._name)

    @cached_property
    def marks(self) -> tuple[str, str]:
        """What stands between thousands, and before the decimal places.

        >>> Formats("mk").marks, Formats("en_GB").marks
        (('.', ','), (',', '.'))
        """
        symbols = self.locale.number_symbols["latn"]
        return str(symbols["group"]), str(symbols["decimal"])

    def count(self, value: int | Decimal) -> str:
        """Return a whole number with groups of thousands."""
        return self._number(value, "#,##0")

    def whole(self, value: Decimal) -> str:
        """Return an amount rounded to whole units (half to even)."""
        return self._number(value, "#,##0")

    def amount(self, value: Decimal) -> str:
        """Return an amount with two decimal places."""
        return self._number(value, "#,##0.00")

    def exact(self, value: Decimal) -> str:
        """Return a number with every decimal place that it has.

        >>> Formats("tr").exact(Decimal("1234.00770"))
        '1.234,00770'
        """
        between, before = self.marks
        whole, _, part = format(value, ",f").partition(".")
        return whole.replace(",", between) + (f"{before}{part}" if part else "")

    def number(self, value: Decimal) -> str:
        """Return a number with the decimal places it has, at most two."""
        return self._number(value, "#,##0.##")

    def share(self, value: Decimal) -> str:
        """Return a share of 1 as percent with one decimal place."""
        from babel.numbers import format_percent  # noqa: PLC0415 - as above

        pattern = self.locale.percent_formats[None].pattern.replace("#,##0", "#,##0.0")
        return str(format_percent(value, format=pattern, locale=self.locale))

    def day(self, value: date) -> str:
        """Return a date in short words, such as 30 Jun 2025."""
        from babel.dates import format_date  # noqa: PLC0415 - as above

        return str(format_date(value, "medium", locale=self.locale))

    def country(self, code: str) -> str:
        """Return the name of a country; its code where the locale has no name for it.

        >>> Formats("en").country("XK"), Formats("en").country("??")
        ('Kosovo', '??')
        """
        return str(self.locale.territories.get(code.upper(), code))

    def _number(self, value: int | Decimal, pattern: str) -> str:
        from babel.numbers import format_decimal  # noqa: PLC0415 - as above

        return str(format_decimal(Decimal(value), format=pattern, locale=self.locale))
