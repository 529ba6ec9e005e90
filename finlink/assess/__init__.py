"""What the register means: one status a case, findings, the worklist, and the indicators.

``case_facts`` gathers what a status depends on; ``case_status`` decides it; ``findings/`` has one query a rule;
``gaps`` is the worklist; ``kpis/`` counts. Rules can be switched off, and their severity set, in the profile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.assess import findings, kpis
from finlink.engine import sql_file
from finlink.profiles import normalise_offence

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from finlink.engine import DuckEngine
    from finlink.profiles import Profile

STATUS_WORDS = {
    "MISSING": (50, True, "Open a parallel financial investigation, or record a waiver with its authority."),
    "UNDETERMINED": (30, True, "Record the offence, the amount and the date, then decide whether one is due."),
    "POST_HOC": (25, True, "Check what can still be restrained, and record why it did not run in parallel."),
    "OPEN_STALLED": (
        30,
        True,
        "Ask the officer in charge for the next step, or close the investigation with its result.",
    ),
    "PARTIAL": (20, True, "Extend the scope of the investigation to the channel it leaves out."),
    "OPENED_LATE": (10, True, "Record why it opened late, and check what moved in the meantime."),
    "NOT_YET_DUE": (5, True, "Decide on a parallel financial investigation before it is overdue."),
    "NOT_REQUIRED": (0, False, "Nothing is required."),
    "WAIVED": (0, False, "Nothing is required while the waiver stands."),
    "OPEN": (0, False, "Go on."),
    "CLOSED_RESULT": (0, False, "Nothing is required."),
    "CLOSED_NO_RESULT": (0, False, "Nothing is required."),
    "UNKNOWN": (0, False, "Add the register of parallel financial investigations, or a pfi column."),
}
"""Per status: its points in the priority, whether gaps lists it, and the next step without a finding."""

PRIORITY = (
    "points of the status (MISSING 50, OPEN_STALLED 30, UNDETERMINED 30, POST_HOC 25, PARTIAL 20, OPENED_LATE 10, "
    "NOT_YET_DUE 5) + 20 per high, 10 per medium and 1 per low finding + 10/20/30/40 for a known loss from "
    "1,000/10,000/100,000/1,000,000 EUR + 5/10/20/30 for what could still be frozen, from the same amounts + 10 if the "
    "case has wallets (crypto moves fast) + 30 if a preservation or suspension runs out within 3 days, 15 if within "
    "the days of G11 + 1 per full 30 days since the case became due, at most 12"
)
"""The formula of the priority, printed with the worklist."""


def assess(
    engine: DuckEngine, profile: Profile, as_of: date | None, *, given: Collection[str], network_strength: float
) -> None:
    """Make ``case_status``, ``findings``, ``gaps``, ``networks`` (completed), ``coverage`` and ``kpi``.

    ``given`` are the tables for which a file was given at all, if only a header: without investigations, and without
    the case list's own columns, a case is UNKNOWN and never MISSING; without requests nobody failed to ask. From
    ``network_strength`` on a proposed link joins cases, as it joins networks.
    """
    _parameters(engine, profile, as_of, given=given, network_strength=network_strength)
    for name in ("coverage", "channels", "case_facts", "case_status", "case_ends", "case_traced"):
        engine.table(name, sql_file(__name__, name))
    findings.find(engine, profile.rules)
    # A table of its own: in one query with the worklist, a national register's would not fit the memory of a build.
    for name in ("case_findings", "gaps"):
        engine.table(name, sql_file(__name__, name))
    engine.run("DROP TABLE case_findings")
    engine.table("networks", sql_file(__name__, "network_summary"))
    kpis.compute(engine, "kpi", as_of=as_of)
    kpis.forget(engine)


_TELLING = ("investigations", "measures", "requests")
"""The tables of which it matters whether a file was given: one with only a header says that there are none."""


def _parameters(
    engine: DuckEngine, profile: Profile, as_of: date | None, *, given: Collection[str], network_strength: float
) -> None:
    """Make the small tables that the queries read instead of constants."""
    engine.table_from_columns(
        "params",
        {
            "as_of": [as_of],
            "timely_days": [profile.timely_days],
            "stalled_days": [profile.stalled_days],
            "threshold_eur": [str(profile.threshold_eur)],
            "network_strength": [network_strength],
            **{f"has_{table}": [int(table in given)] for table in _TELLING},
        },
        {
            "as_of": "DATE",
            "timely_days": "INTEGER",
            "stalled_days": "INTEGER",
            "threshold_eur": "DECIMAL(30,2)",
            "network_strength": "DOUBLE",
            **{f"has_{table}": "INTEGER" for table in _TELLING},
        },
    )
    written = [
        text for (text,) in engine.rows("SELECT DISTINCT offence FROM cases WHERE offence IS NOT NULL ORDER BY 1")
    ]
    codes = [normalise_offence(text) for text in written]
    engine.table_from_columns(
        "offences",
        {
            "written": written,
            "code": codes,
            "listed": [code in profile.offences for code in codes],
            "exempt": [code in profile.not_required_offences for code in codes],
        },
        {"written": "VARCHAR", "code": "VARCHAR", "listed": "BOOLEAN", "exempt": "BOOLEAN"},
    )
    engine.table_from_columns(
        "status_words",
        {
            "status": list(STATUS_WORDS),
            "points": [points for points, _, _ in STATUS_WORDS.values()],
            "listed": [listed for _, listed, _ in STATUS_WORDS.values()],
            "next_step": [step for _, _, step in STATUS_WORDS.values()],
        },
        {"status": "VARCHAR", "points": "INTEGER", "listed": "BOOLEAN", "next_step": "VARCHAR"},
    )
