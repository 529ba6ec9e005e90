"""Counting: the additive parts of every indicator, by group. Figures are made of them, and offices add them up."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from finlink.assess.kpis.definitions import NEEDS, definitions, edition
from finlink.engine import sql_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from finlink.assess.kpis.definitions import Definition
    from finlink.engine import DuckEngine

BY_TIME = ("month", "quarter", "year")
GROUPS = ("unit", "offence", "country", *BY_TIME, "channel")
"""What an indicator can be broken down by; ``channel`` divides only the international requests."""

BASE = ("requests", "channels", "pfi_cases", "pfis", "assets", "cases")
"""What does not depend on the period or the breakdown: made once for an engine, in this order."""

SHARED = (
    "days",
    "places",
    "cohort",
    "pfi_groups",
    "pfis_opened",
    "pfis_closed",
    "assets_grouped",
    "requests_sent",
    "answered",
)
"""What several queries of one period and breakdown read, in the order in which they are made."""

_HERE = "finlink.assess.kpis"


@dataclass(slots=True)
class Counts:
    """The parts of all indicators: ``columns`` by group and column; ``days`` by query, group and days.

    ``lacks`` are the NEEDS that the register does not meet; ``method`` is that of tracing, "" where nothing was traced.
    An amount of which nothing is known is None.
    """

    columns: dict[str, dict[str, int | Decimal | None]] = field(default_factory=dict)
    days: dict[str, dict[str, dict[int, int]]] = field(default_factory=dict)
    lacks: frozenset[str] = frozenset()
    method: str = ""


def count(
    engine: DuckEngine,
    *,
    as_of: date | None,
    since: date | None = None,
    until: date | None = None,
    by: str = "",
    words: Mapping[str, Definition] | None = None,
) -> Counts:
    """Count the parts of all indicators over a build's tables, or of the ``words`` given.

    ``since`` and ``until`` bound the period; ``by`` is one of GROUPS, or "" for no breakdown.
    """
    _prepare(engine, as_of, since, until, by)
    found = Counts({"all": {}}, lacks=_lacks(engine), method=_method(engine))
    words = words or definitions()
    by_days = {one.days for one in words.values()}
    for query in _queries(words):
        if query in by_days:
            found.days[query] = _days(engine, query)
        else:
            _add_columns(engine, query, found)
    for name in ("params", *SHARED):
        engine.run(f"DROP TABLE kpi_{name}")
    return found


def forget(engine: DuckEngine) -> None:
    """Drop what ``count`` keeps for the next breakdown."""
    for name in BASE:
        engine.run(f"DROP TABLE IF EXISTS base_{name}")


def query_text(kpi: str) -> str:
    """Return the queries that count an indicator, one after the other."""
    return "\n\n".join(sql_file(f"{_HERE}.counts", query) for query in definitions()[kpi].queries)


@cache
def version() -> str:
    """Return the edition of the definitions with a digest of their words and queries: equal only where both are."""
    words = json.dumps([asdict(one) for one in definitions().values()], sort_keys=True)
    shared = [sql_file(f"{_HERE}.shared", name) for name in (*(f"base_{name}" for name in BASE), *SHARED)]
    queries = [sql_file(f"{_HERE}.counts", query) for query in _queries(definitions())]
    text = "\n".join((words, *shared, *queries))
    return f"{edition()}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def _queries(words: Mapping[str, Definition]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(query for one in words.values() for query in one.queries))


def _prepare(engine: DuckEngine, as_of: date | None, since: date | None, until: date | None, by: str) -> None:
    """Make the tables that the queries share: those of the engine once, those of this call."""
    if "base_cases" not in engine.names():
        for name in BASE:
            engine.table(f"base_{name}", sql_file(f"{_HERE}.shared", f"base_{name}"))
    columns: dict[str, tuple[object, str]] = {
        "as_of": (as_of, "DATE"),
        "from_date": (since, "DATE"),
        "to_date": (until, "DATE"),
        "bounded": (int(since is not None or until is not None), "INTEGER"),
        "by_what": (by, "VARCHAR"),
        "by_time": (int(by in BY_TIME), "INTEGER"),
        "elsewhere": ("all" if by in ("", "channel") else "unknown", "VARCHAR"),
    }
    values: dict[str, list[object]] = {name: [value] for name, (value, _) in columns.items()}
    engine.table_from_columns("kpi_params", values, {name: kind for name, (_, kind) in columns.items()})
    for name in SHARED:
        engine.table(f"kpi_{name}", sql_file(f"{_HERE}.shared", name))


def _add_columns(engine: DuckEngine, query: str, found: Counts) -> None:
    """Add what a query counts; a query whose groups share nothing leaves "all" to be summed."""
    names, rows = engine.records(sql_file(f"{_HERE}.counts", query))
    columns = [f"{query}.{name}" for name in names[1:]]
    for group, *numbers in rows:
        found.columns.setdefault(group, {}).update(zip(columns, numbers, strict=True))
    if not any(row[0] == "all" for row in rows):
        known = [[number for number in column if number is not None] for column in list(zip(*rows, strict=True))[1:]]
        totals = [sum(numbers) if numbers else None for numbers in known]
        found.columns["all"].update(zip(columns, totals, strict=False))


def _days(engine: DuckEngine, query: str) -> dict[str, dict[int, int]]:
    """Return group → days → how many things took that long, "all" always among the groups."""
    found: dict[str, dict[int, int]] = {}
    for group, days, things in engine.rows(sql_file(f"{_HERE}.counts", query)):
        found.setdefault(group, {})[int(days)] = int(things)
    if "all" not in found:
        total: dict[int, int] = {}
        for by_days in found.values():
            for days, things in by_days.items():
                total[days] = total.get(days, 0) + things
        found["all"] = total
    return found


def _lacks(engine: DuckEngine) -> frozenset[str]:
    """Return the NEEDS that the register does not meet; a file with only a header is there."""
    given = {name for (name,) in engine.rows('SELECT DISTINCT "table" FROM files')}
    told = engine.value("SELECT count(*) FROM case_facts WHERE pfi_told = 1 OR has_investigations = 1")
    reports = engine.value("SELECT count(*) FROM cases WHERE str_refs IS NOT NULL")
    indictments = engine.value("SELECT count(*) FROM cases WHERE indicted IS NOT NULL")
    met = {"pfi": told, "fiu": "requests" in given or reports, "reports": reports, "indictments": indictments}
    met["one_method"] = True
    return frozenset(need for need in NEEDS if not met.get(need, need in given))


def _method(engine: DuckEngine) -> str:
    """Return the method of tracing; "" where nothing was traced."""
    rows = engine.rows("SELECT method FROM trace_params")
    return str(rows[0][0]) if rows else ""
