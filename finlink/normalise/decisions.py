"""Analysts' decisions: what each side names, and which decision on a pair is in force.

The later one wins, by its time and then by its place in the files; earlier ones stay in ``decisions`` as the history.
A side may be a case id, a node id, or an identifier as written. What names nothing in the register is reported, kept,
and takes effect once the register has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.engine import sql_file
from finlink.errors import Issue

if TYPE_CHECKING:
    from finlink.engine import DuckEngine


def settle_decisions(engine: DuckEngine, issues: list[Issue]) -> None:
    """Make ``decisions_in_force``: the last decision on each pair, both sides as node ids (``case:…`` for cases)."""
    for name in ("decision_sides", "decisions_read", "decisions_in_force"):
        engine.table(name, sql_file(__name__.rpartition(".")[0], name))
    _report_unknown(engine, issues)
    _report_superseded(engine, issues)


def _report_unknown(engine: DuckEngine, issues: list[Issue]) -> None:
    """Report each side of a decision that names nothing in the register."""
    for side in ("left", "right"):
        query = (
            f'SELECT d.source_file, d.source_row, d."{side}" FROM decisions d '
            f'LEFT JOIN decision_sides s ON s.written = d."{side}" '
            f'WHERE s.ref IS NULL AND d."{side}" IS NOT NULL ORDER BY 1, 2'
        )
        for file, row, value in engine.rows(query):
            message = f"The decision names {value}, which is not in the register; it is kept and decides nothing."
            hint = "correct it, or wait until the register has it: a case id, or a node id as finlink links shows it"
            issues.append(Issue(file, row, side, "DECISION-UNKNOWN", "warning", value, message, hint))


def _report_superseded(engine: DuckEngine, issues: list[Issue]) -> None:
    """Report each decision that a later one contradicts."""
    query = (
        'SELECT d.source_file, d.source_row, d.decision, f.decision, f.evidence, f."by" FROM decisions_read d '
        "JOIN decisions_in_force f ON f.left_ref = d.left_ref AND f.right_ref = d.right_ref "
        "WHERE f.evidence <> d.source_file || ':' || CAST(d.source_row AS VARCHAR) AND f.decision <> d.decision "
        "ORDER BY 1, 2"
    )
    for file, row, said, now, place, by in engine.rows(query):
        message = f'"{said}" was decided here, and later "{now}" at {place} by {by}; the later decision counts.'
        issues.append(Issue(file, row, "decision", "DECISION-SUPERSEDED", "info", said, message, ""))
