"""Cells as text for people: numbers as the language writes them, texts of the register made harmless."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from finlink.export.chart.text import cap, visible
from finlink.export.report.model import NUMBERS, unfolded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finlink.export.report.model import Cell, Column, Kind
    from finlink.i18n import Translator

LONGEST = 400
"""Characters of a cell that are shown; a longer text ends in an ellipsis."""

_LINE, _CODE = 120, 40
"""Characters of handling codes that a margin has room for, and of one of them."""


def left_in_english(t: Translator) -> tuple[str, ...]:
    """Say how many texts had no translation; asked for when everything else was looked up."""
    if not t.missing:
        return ()
    says = t("Texts that are not translated and stand in English: {n}.")
    return (says.format(n=t.count(len(t.missing))),)


class Writer:
    """Writes the cells of one report in its language."""

    def __init__(self, t: Translator) -> None:
        self.t = t

    def text(self, value: object, length: int = LONGEST) -> str:
        """Return a text with nothing in it that cannot be seen, at most so long."""
        return cap(visible(str(value)), length)

    def handling(self, codes: Sequence[str], length: int = _LINE) -> str:
        """Return handling codes in a line that has room for so many characters; what is left out is counted."""
        shown = [self.text(code, _CODE) for code in codes]
        for kept in range(len(shown), 0, -1):
            more = [self.t("and {n} more", n=self.t.count(len(shown) - kept))] if kept < len(shown) else []
            line = ", ".join([*shown[:kept], *more])
            if len(line) <= length:
                return line
        return ""

    def number(self, value: int | Decimal, kind: Kind) -> str:
        """Return a number of a kind."""
        match kind:
            case "share":
                return self.t.share(Decimal(value))
            case "eur":
                return self.t.whole(Decimal(value))
            case "count":
                return self.t.count(value)
            case _:
                return self.t.number(Decimal(value))

    def cell(self, value: Cell, column: Column) -> str:
        """Return a cell of a column; what is unknown is said in the column's words."""
        value, kind = unfolded(value, column.kind)
        if value is None or value == "":
            return self.text(column.missing) or self.t("unknown")
        if isinstance(value, (int, Decimal)):
            return self.number(value, kind if kind in NUMBERS else "number")
        if isinstance(value, date):
            return self.t.day(value)
        return self.text(value)
