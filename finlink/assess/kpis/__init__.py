"""The indicators: one query each, and the words printed beside it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from finlink.engine import literal, sql_file

if TYPE_CHECKING:
    from datetime import date

    from finlink.engine import DuckEngine

GROUPS = ("unit", "offence", "country", "month", "quarter", "year")
"""What an indicator can be broken down by."""

NEED_PFI_DATA = ("K1", "K1b", "K2", "K2a", "K2v", "K3", "K4", "K4p90", "K5", "K5eur", "K5a", "K5b", "K5c", "K5d")
"""The indicators that mean nothing where no one recorded whether there are investigations."""

QUERIES = ("k01", "k02", "k03", "k04", "k05", "k22", "k23")


@dataclass(frozen=True, slots=True)
class Definition:
    """What an indicator counts, and in which unit (share = 0 to 1)."""

    kpi: str
    label: str
    unit: str
    definition: str


def definitions() -> dict[str, Definition]:
    """Return the definitions by indicator, in the order in which they are printed."""
    raw = tomllib.loads(files(__name__).joinpath("definitions.toml").read_text(encoding="utf-8"))
    return {name: Definition(name, **words) for name, words in raw.items()}


def compute(
    engine: DuckEngine,
    name: str,
    *,
    as_of: date | None,
    since: date | None = None,
    until: date | None = None,
    by: str = "",
) -> None:
    """Make the table ``name``: kpi, label, group, value, numerator, denominator, unit, definition, excluded.

    ``since`` and ``until`` bound the cohort by registration date (K1 by the investigation's opening); ``by`` is
    one of GROUPS. ``value`` is NULL for 0/0, printed n/a. Rows stand in the order of the definitions, then group.
    """
    params: dict[str, list[object]] = {"as_of": [as_of], "from_date": [since], "to_date": [until], "by_what": [by]}
    types = {"as_of": "DATE", "from_date": "DATE", "to_date": "DATE", "by_what": "VARCHAR"}
    engine.table_from_columns("kpi_params", params, types)
    engine.table("kpi_groups", sql_file(__name__, "kpi_groups"))
    engine.table("kpi_cases", sql_file(__name__, "kpi_cases"))
    for query in QUERIES:
        engine.table(f"kpi_{query}", sql_file(__name__, query))
    words = list(definitions().values())
    columns: dict[str, list[object]] = {
        "nth": list(range(len(words))),
        "kpi": [w.kpi for w in words],
        "label": [w.label for w in words],
        "unit": [w.unit for w in words],
        "definition": [w.definition for w in words],
    }
    texts = dict.fromkeys(("kpi", "label", "unit", "definition"), "VARCHAR")
    engine.table_from_columns("kpi_words", columns, {"nth": "INTEGER", **texts})
    union = " UNION ALL ".join(f"SELECT * FROM kpi_{query}" for query in QUERIES)
    # Where the register says nothing about investigations at all, whatever rests on them is n/a, never 0.
    told = int(engine.value("SELECT count(*) FROM case_facts WHERE pfi_told = 1 OR has_investigations = 1"))
    known = "true" if told else f"w.kpi NOT IN ({', '.join(literal(kpi) for kpi in NEED_PFI_DATA)})"
    # An indicator without any case still stands there, as n/a or 0, so that nobody takes its absence for an answer.
    engine.table(
        name,
        "SELECT w.kpi, w.label, coalesce(k.grp, 'all') AS \"group\", "
        f"CASE WHEN NOT ({known}) THEN NULL "
        "WHEN k.kpi IS NULL AND w.unit IN ('cases', 'investigations') THEN 0 ELSE k.value END AS value, "
        f"CASE WHEN NOT ({known}) THEN NULL "
        "WHEN k.kpi IS NULL AND w.unit IN ('cases', 'investigations') THEN 0 ELSE k.numerator END AS numerator, "
        "k.denominator, w.unit, w.definition, coalesce(k.excluded, '') AS excluded "
        f"FROM kpi_words w LEFT JOIN ({union}) k ON k.kpi = w.kpi ORDER BY w.nth, (k.grp <> 'all'), k.grp",
    )
    for table in ("kpi_params", "kpi_groups", "kpi_cases", "kpi_words", *(f"kpi_{query}" for query in QUERIES)):
        engine.run(f"DROP TABLE {table}")
