"""What a report asks of a build: the cases of its period, their indicators, and the queries of this package."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from finlink.assess import kpis
from finlink.engine import sql_file

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from finlink.i18n import Translator
    from finlink.result import Build

_KPI = 'SELECT kpi, label, "group", value, numerator, denominator, unit, definition, excluded FROM '


TOP = 20
"""Rows of a list where nobody asks for more."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure of an indicator as the table ``kpi`` has it; ``value`` None is n/a."""

    kpi: str
    label: str
    group: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    unit: str
    definition: str
    excluded: str


class Source:
    """A build seen through the period of a report; ``t`` puts finlink's words into the report's language.

    ``since`` and ``until`` bound the registration of cases, None = no bound; ``top`` is how many rows a list has.
    """

    def __init__(self, build: Build, t: Translator, since: date | None, until: date | None, top: int) -> None:
        self.build, self.t, self.since, self.until, self.top = build, t, since, until, top
        period: dict[str, list[object]] = {"since": [since], "until": [until]}
        build.engine.table_from_columns("report_period", period, dict.fromkeys(period, "DATE"))
        for name, query in (("report_cases", "cohort"), ("report_keepers", "keepers"), ("report_places", "places")):
            build.engine.table(name, self._query(query))

    def rows(self, name: str) -> list[tuple[Any, ...]]:
        """Return the rows of one of this package's queries."""
        return self.build.engine.rows(self._query(name))

    def one(self, name: str) -> tuple[Any, ...]:
        """Return the only row of a query."""
        return self.rows(name)[0]

    def has_file(self, table: str) -> bool:
        """Say whether the register has a file of a table at all; without one, nothing is known of it."""
        return any(one["table"] == table for one in self.build.manifest["inputs"])

    @cached_property
    def indicators(self) -> list[Indicator]:
        """The indicators of all cases of the period, in order."""
        return self.by("")

    def indicator(self, kpi: str) -> Indicator | None:
        """Return an indicator by its id; None where this finlink does not count it."""
        return next((one for one in self.indicators if one.kpi == kpi), None)

    def by(self, what: str) -> list[Indicator]:
        """Return the indicators by unit, quarter, …; the group "all" among them."""
        name = f"report_kpi_{what or 'all'}"
        engine, as_of = self.build.engine, self.build.as_of.day
        if name not in engine.names():
            kpis.compute(engine, name, as_of=as_of, since=self.since, until=self.until, by=what)
        return [Indicator(*row) for row in engine.rows(_KPI + name)]

    def groups(self, what: str, *wanted: str) -> dict[str, dict[str, Indicator]]:
        """Return the wanted indicators by group and id."""
        found: dict[str, dict[str, Indicator]] = {}
        for one in self.by(what):
            if one.kpi in wanted:
                found.setdefault(one.group, {})[one.kpi] = one
        return found

    def close(self) -> None:
        """Take away the tables that the report made, and what the indicators kept for its breakdowns."""
        kpis.forget(self.build.engine)
        for name in self.build.engine.names():
            if name.startswith("report_"):
                self.build.engine.run(f'DROP TABLE "{name}"')

    @staticmethod
    def _query(name: str) -> str:
        return sql_file("finlink.export.report", f"queries/{name}")
