"""How the columns of one file are read, found from their own values before, and again while, they are typed.

The first rows settle it in most files. Whatever the typing then refuses is looked at once more: where it might have
proved something else, all rows of that column are counted and the file is typed again. The result is the same as if
every row had been counted at once, whatever their order.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from finlink.engine import literal
from finlink.normalise.columns.cells import refused
from finlink.normalise.columns.currencies import MOST, PLACES
from finlink.normalise.columns.dates import FIGURES, DateReading
from finlink.normalise.columns.deciding import choose_marks, choose_orders, exact_marks, unsettled
from finlink.normalise.columns.evidence import FIRST_ROWS, gather, gather_first, is_birth
from finlink.normalise.columns.types import AMOUNTS, DATES, step

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finlink.engine import DuckEngine
    from finlink.normalise.columns.cells import Cells
    from finlink.normalise.columns.deciding import Choice, Evidence
    from finlink.schema import Column
    from finlink.settings import Source

_DAYS = ("iso", "dotted", "self", "both", "dmy", "mdy", *FIGURES)


@dataclass(frozen=True, slots=True)
class HowRead:
    """How each amount, rate, date and time column of one file is read.

    ``places`` has, per amount column, the currencies in which some cell has too many decimals, and how many they have;
    ``foreign`` says that the file is not all ASCII, so that identifiers must be looked at.
    """

    marks: Mapping[str, Choice] = field(default_factory=dict)
    orders: Mapping[str, tuple[Choice, DateReading]] = field(default_factory=dict)
    places: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    foreign: bool = True


class Finder:
    """Finds out how the columns of one file are read; ``how`` is what is known so far."""

    def __init__(self, engine: DuckEngine, cells: Cells, declared: Source, *, foreign: bool) -> None:
        self.engine = engine
        self.cells = cells
        self.declared = declared
        self.columns = [column for column in cells.columns if column.type in AMOUNTS | DATES]
        self.evidence: dict[str, Evidence] = {}
        self.how = HowRead(foreign=foreign)

    def start(self) -> None:
        """Look at the first rows, and at all rows of the columns which those leave open."""
        if not self.columns:
            return
        table = f"first_{self.engine.counter()}"
        self.engine.table(table, self.cells.numbered_texts(self.columns, FIRST_ROWS))
        looked_at = int(self.engine.value(f"SELECT count(*) FROM {table}"))
        whole = looked_at < FIRST_ROWS and not self.cells.chosen
        self.evidence = gather_first(self.engine, table, self.columns, whole=whole, exact=self.cells.exact)
        self.engine.run(f"DROP TABLE {table}")
        self._look_at_all([column for column in self.columns if self._open(column)])
        self._decide()

    def revise(self, stored: str) -> bool:
        """Look at what was refused in the table ``stored``; True where ``how`` changed and it must be typed again."""
        before = self.how
        suspect = [column for column in self._refusing(stored) if self._may_prove_more(column, stored)]
        if suspect:
            self._look_at_all(suspect)
            self._decide()
            if self.how != before:
                return True
        for column in self.columns:
            if column.type == "amount" and column.name not in self.how.places:
                self._count_places(column, stored)
        return self.how != before

    def _refusing(self, stored: str) -> list[Column]:
        """Return the columns known by their first rows only in which something was refused."""
        columns = [column for column in self.columns if not self.evidence[column.name].whole]
        counts = ", ".join(f"count({refused(column)})" for column in columns)
        found = self.engine.rows(f"SELECT {counts} FROM {stored}")[0] if columns else ()
        return [column for column, count in zip(columns, found, strict=True) if count]

    def _open(self, column: Column) -> bool:
        ways = (".", ",") if column.type in AMOUNTS else ("dmy", "mdy")
        return unsettled(self.evidence[column.name], ways)

    def _may_prove_more(self, column: Column, stored: str) -> bool:
        """Say whether the refused cells of a column would have been read under another choice."""
        bad = self.cells.refused_texts(column, stored)
        found = gather(self.engine, f"({bad})", column, text="x", whole=True, exact=self.cells.exact)
        if column.type in AMOUNTS:
            return bool(found.count(".", ",", "both", "alike"))
        asks = self.how.orders[column.name][1].figure or self.declared.dates == "ymd"
        return bool(found.count(*_DAYS)) or (bool(asks) and bool(found.count("none")))

    def _look_at_all(self, columns: list[Column]) -> None:
        """Count what every row of ``columns`` proves, in one more pass over the file."""
        if not columns:
            return
        table = f"all_{self.engine.counter()}"
        self.engine.table(table, self.cells.numbered_texts(columns, 0))
        for column in columns:
            self.evidence[column.name] = gather(self.engine, table, column, whole=True, exact=self.cells.exact)
        self.engine.run(f"DROP TABLE {table}")

    def _decide(self) -> None:
        amounts = {c.name: self.evidence[c.name] for c in self.columns if c.type in AMOUNTS}
        days = {c.name: self.evidence[c.name] for c in self.columns if c.type in DATES}
        start = {
            c.name: DateReading(zone=self.declared.zone if c.type == "time" else "", two_digits=not is_birth(c))
            for c in self.columns
        }
        self.how = replace(
            self.how,
            marks=exact_marks(amounts) if self.cells.fixed else choose_marks(amounts, self.declared.decimal),
            orders=choose_orders(days, self.declared.dates, start),
        )

    def _count_places(self, column: Column, stored: str) -> None:
        """Note the currencies in which some cell of ``column`` has more decimals than the currency."""
        currency = self.cells.currency_of(column)
        if not currency or not (self.how.marks[column.name].way or self.cells.exact):
            return
        rows = self.engine.rows(
            f'SELECT "{currency}", max("{column.name}__places") FROM {stored} WHERE "{currency}" IS NOT NULL GROUP BY 1'
        )
        over = {code: PLACES.get(code, MOST) for code, most in sorted(rows) if most > PLACES.get(code, MOST)}
        exact = [
            f'("{currency}" = {literal(code)} AND "{column.name}" % {step(places)} <> 0)'
            for code, places in over.items()
            if places < MOST
        ]
        if exact and self.engine.rows(f"SELECT 1 FROM {stored} WHERE {' OR '.join(exact)} LIMIT 1"):
            self.how = replace(self.how, places={**self.how.places, column.name: over})
