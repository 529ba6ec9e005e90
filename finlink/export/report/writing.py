"""Cells as text for people: numbers as the language writes them, texts of the register made harmless."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from finlink.export.chart.text import cap, visible
from finlink.export.report.model import NUMBERS, unfolded

if TYPE_CHECKING:
    from finlink.export.report.model import Cell, Column, Kind
    from finlink.i18n import Translator

LONGEST = 400
"""Characters of a cell that are shown; a longer text ends in an ellipsis."""


class Writer:
    """Writes the cells of one report in its language."""

    def __init__(self, t: Translator) -> None:
        self.t = t

    def text(self, value: object, length: int = LONGEST) -> str:
        """Return a text with nothing in it that cannot be seen, at most so long."""
        return cap(visible(str(value)), length)

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
