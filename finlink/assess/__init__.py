"""What the register means: one status a case, findings, the worklist, and the indicators.

``case_facts`` gathers what a status depends on; ``case_status`` decides it; ``findings/`` has one query a rule;
``gaps`` is the worklist; ``kpis/`` counts. Rules can be switched off, and their severity set, in the profile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.assess import kpis
from finlink.engine import sql_file
from finlink.profiles import normalise_offence

if TYPE_CHECKING:
    from datetime import date

    from finlink.engine import DuckEngine
    from finlink.profiles import Profile

STEP_ORDER = ("G12", "G13", "G02", "G01", "G03", "G15", "G05", "G14", "G22", "G24", "G23")
"""Whose next step is shown first where a case has several findings: the most specific advice wins."""

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
    "NOT_YET_DUE 5) + 20 per high, 10 per medium and 1 per low finding + 10 if the case has wallets (crypto moves "
    "fast) + 10/20/30/40 for a known loss from 1,000/10,000/100,000/1,000,000 EUR"
)
"""The formula of the priority, printed with the worklist."""


def assess(engine: DuckEngine, profile: Profile, as_of: date | None, *, has_investigations: bool) -> None:
    """Make ``case_status``, ``findings``, ``gaps``, ``networks`` (completed), ``coverage`` and ``kpi``.

    ``has_investigations`` is whether an investigations file was given at all; without one, and without the case
    list's own columns, a case is UNKNOWN and never MISSING.
    """
    _parameters(engine, profile, as_of, has_investigations=has_investigations)
    for name in ("coverage", "channels", "case_facts", "case_status"):
        engine.table(name, sql_file(__name__, name))
    rules = [rule for rule in profile.rules.values() if rule.enabled and rule.id in STEP_ORDER]
    columns: dict[str, list[object]] = {
        "rule": [rule.id for rule in rules],
        "severity": [rule.severity for rule in rules],
        "step_rank": [STEP_ORDER.index(rule.id) for rule in rules],
    }
    engine.table_from_columns("rules", columns, {"rule": "VARCHAR", "severity": "VARCHAR", "step_rank": "INTEGER"})
    queries = [sql_file(f"{__name__}.findings", rule.lower()) for rule in sorted(STEP_ORDER)]
    union = " UNION ALL ".join(f"SELECT * FROM ({query})" for query in queries)
    engine.table(
        "findings",
        "SELECT f.subject, f.case_id, f.rule, r.severity, f.reason, f.next_step, f.evidence, f.joinable, r.step_rank "
        f"FROM ({union}) f JOIN rules r ON r.rule = f.rule ORDER BY f.subject, f.rule, f.evidence",
    )
    # Tables of their own: in one query with the worklist, a national register's would not fit the memory of a build.
    for name in ("case_reach", "case_findings", "gaps"):
        engine.table(name, sql_file(__name__, name))
    engine.run("DROP TABLE case_reach")
    engine.run("DROP TABLE case_findings")
    engine.table("networks", sql_file(__name__, "network_summary"))
    kpis.compute(engine, "kpi", as_of=as_of)


def _parameters(engine: DuckEngine, profile: Profile, as_of: date | None, *, has_investigations: bool) -> None:
    """Make the small tables that the queries read instead of constants."""
    engine.table_from_columns(
        "params",
        {
            "as_of": [as_of],
            "timely_days": [profile.timely_days],
            "stalled_days": [profile.stalled_days],
            "threshold_eur": [str(profile.threshold_eur)],
            "has_investigations": [int(has_investigations)],
        },
        {
            "as_of": "DATE",
            "timely_days": "INTEGER",
            "stalled_days": "INTEGER",
            "threshold_eur": "DECIMAL(30,2)",
            "has_investigations": "INTEGER",
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
