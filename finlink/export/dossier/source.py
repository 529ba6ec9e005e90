"""What the sections of a dossier read from: one case of a build, its queries, its claims."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from finlink.engine import sql_file
from finlink.export.dossier import words
from finlink.export.dossier.claims import Claims
from finlink.trace.listing import COLUMNS, destinations, end_name

if TYPE_CHECKING:
    from datetime import date

    from finlink.export.dossier.claims import Place
    from finlink.result import Build

Record = dict[str, Any]
"""A row of a query, by the names of its columns."""

_QUERIES = "finlink.export.dossier.queries"


class Source:
    """One case of a build as the sections read it."""

    def __init__(self, build: Build, case: str) -> None:
        self.engine, self.manifest, self.case = build.engine, build.manifest, case
        self.claims = Claims()
        self.as_of = build.as_of
        self.engine.table_from_columns("dossier_case", {"case_id": [case]}, {"case_id": "VARCHAR"})
        self.engine.table("dossier_places", sql_file(_QUERIES, "places"))
        self.engine.table("dossier_bearers", sql_file(_QUERIES, "bearers"))

    def ask(self, name: str) -> list[Record]:
        """Return the rows of one of the dossier's queries."""
        names, rows = self.engine.records(sql_file(_QUERIES, name))
        return [dict(zip(names, row, strict=True)) for row in rows]

    def first(self, name: str, most: int) -> tuple[list[Record], int]:
        """Return the first rows of a query, and how many it has in all."""
        query = sql_file(_QUERIES, name)
        names, rows = self.engine.records(f"{query} LIMIT {most}")
        found = [dict(zip(names, row, strict=True)) for row in rows]
        total = len(found) if len(found) < most else int(self.engine.value(f"SELECT count(*) FROM ({query})"))
        return found, total

    def cite(self, places: list[Place]) -> None:
        """Make the table of the cited rows, which the queries on evidence read."""
        columns: dict[str, list[Any]] = {
            "source_file": [file for file, _ in places],
            "source_row": [row for _, row in places],
        }
        self.engine.table_from_columns("dossier_cited", columns, {"source_file": "VARCHAR", "source_row": "BIGINT"})

    @cached_property
    def front(self) -> Record:
        """What is said of the case itself."""
        return self.ask("front")[0]

    @cached_property
    def day(self) -> date | None:
        """The as-of date."""
        return self.as_of.day

    def later(self, day: date | None) -> str:
        """Return the words for a day after the as-of date; "" for any other."""
        return words.LATER if day is not None and self.day is not None and day > self.day else ""

    @cached_property
    def arrivals(self) -> dict[tuple[str, str, str], str]:
        """Return the rows by which money of the case came to a place: end as it is called, chain, currency."""
        return {
            (end_name(row["target"]), row["target_chain"], row["target_currency"]): row["evidence"]
            for row in self.ask("arrivals")
        }

    @cached_property
    def findings(self) -> list[Record]:
        """The findings of the case, the worst first."""
        return self.ask("findings")

    @cached_property
    def links(self) -> list[Record]:
        """The links of the case, the strongest first."""
        return self.ask("links")

    @cached_property
    def entered(self) -> list[Record]:
        """The payments by which money of the case entered the trace."""
        return self.ask("entered")

    @cached_property
    def destinations(self) -> list[Record]:
        """The destinations as ``finlink trace`` lists them."""
        return [dict(zip(COLUMNS, row, strict=True)) for row in destinations(self.engine, self.case)]

    @cached_property
    def places(self) -> list[Record]:
        """Where money of the case lies, what can still be frozen first."""
        return self.engine_records("SELECT * FROM dossier_places")

    @cached_property
    def assets(self) -> list[Record]:
        """The assets that measures of the case concern."""
        return self.ask("case_assets")

    @cached_property
    def measures_set_aside(self) -> int:
        """How many rows of measures reading set aside."""
        return int(self.ask("measures_set_aside")[0]["set_aside"])

    @cached_property
    def subjects(self) -> list[Record]:
        """The people and companies of the case with their first role, in the order of the roles, then of the names."""
        order = list(words.ROLES)
        found = self.ask("subjects")
        for one in found:
            roles = [role for role in (one["roles"] or "").split(";") if role in words.ROLES]
            one["role"] = min(roles, key=order.index, default="")
        return sorted(found, key=lambda one: (order.index(one["role"]), one["names"] or "", one["node"]))

    @cached_property
    def holdings(self) -> list[Record]:
        """The rows of accounts and wallets of the case."""
        return self.ask("holdings")

    @cached_property
    def elsewhere(self) -> dict[str, list[Record]]:
        """In which other cases each identifier of the case stands, by its node."""
        found: dict[str, list[Record]] = {}
        for one in self.ask("elsewhere"):
            found.setdefault(one["node"], []).append(one)
        return found

    def close(self) -> None:
        """Take the tables of the case out of the engine again."""
        for name in ("dossier_case", "dossier_places", "dossier_bearers", "dossier_cited"):
            self.engine.run(f"DROP TABLE IF EXISTS {name}")

    def engine_records(self, query: str) -> list[Record]:
        """Return the rows of a statement by the names of its columns."""
        names, rows = self.engine.records(query)
        return [dict(zip(names, row, strict=True)) for row in rows]
