"""Analysts' decisions: what each side names, and which decision on a pair is in force.

The later one wins, by its time and then by its place in the files; earlier ones stay in ``decisions`` as the history.
A side may be a case id, a node id, or an identifier as written (of an account also in another spelling). What names
nothing in the register, or may be several things, is reported, kept, and takes effect once it names one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.engine import literal, sql_file
from finlink.errors import Issue

if TYPE_CHECKING:
    from finlink.engine import DuckEngine

_UNKNOWN = (
    'SELECT DISTINCT d.source_file, d.source_row, d."{0}", s.may_be FROM decisions d '
    'LEFT JOIN decision_sides s ON s.written = d."{0}" WHERE s.ref IS NULL AND d."{0}" IS NOT NULL ORDER BY 1, 2'
)
_ONE_THING = (
    'SELECT d.source_file, d.source_row, d."right", l.ref FROM decisions d JOIN decision_sides l ON l.written = '
    'd."left" JOIN decision_sides r ON r.written = d."right" AND r.ref = l.ref ORDER BY 1, 2'
)
_SUPERSEDED = (
    'SELECT d.source_file, d.source_row, d.decision, f.decision, f.evidence, f."by" FROM decisions_read d '
    "JOIN decisions_in_force f ON f.left_ref = d.left_ref AND f.right_ref = d.right_ref "
    "WHERE f.evidence <> d.source_file || ':' || CAST(d.source_row AS VARCHAR) AND f.decision <> d.decision "
    "ORDER BY 1, 2"
)


def settle_decisions(engine: DuckEngine, issues: list[Issue]) -> None:
    """Make ``decisions_in_force``: the last decision on each pair, both sides as node ids (``case:…`` for cases)."""
    folder = __name__.rpartition(".")[0]
    engine.table("decision_sides", sql_file(folder, "decision_sides"))
    if any(engine.rows(_UNKNOWN.format(side)) for side in ("left", "right")):
        engine.table("decision_spellings", sql_file(folder, "decision_spellings"))
        engine.run("INSERT INTO decision_sides SELECT * FROM decision_spellings")
        engine.run("DROP TABLE decision_spellings")
    for name in ("decisions_read", "decisions_in_force"):
        engine.table(name, sql_file(folder, name))
    _report_unknown(engine, issues)
    _report_one_thing(engine, issues)
    _report_superseded(engine, issues)


def _report_unknown(engine: DuckEngine, issues: list[Issue]) -> None:
    """Report each side of a decision that names nothing in the register, or may be several things."""
    for side in ("left", "right"):
        for file, row, value, may_be in engine.rows(_UNKNOWN.format(side)):
            message = f"The decision names {value}, which is not in the register; it is kept and decides nothing."
            hint = "correct it, or wait until the register has it: a case id, or a node id as finlink links shows it"
            if may_be:
                message = f"The decision names {value}, which may be {may_be}; it is kept and decides nothing."
                hint = "write the one that is meant"
            elif longer := _longer(engine, value):
                hint = f"write the id as finlink links shows it, with the namespace: {longer}"
            issues.append(Issue(file, row, side, "DECISION-UNKNOWN", "warning", value, message, hint))


def _longer(engine: DuckEngine, value: str) -> str:
    """Return the cases whose id is ``value`` behind something (a namespace); "" where there are none."""
    end = literal("/" + value.removeprefix("case:"))
    query = f"SELECT case_id FROM cases WHERE ends_with(case_id, {end}) ORDER BY 1 LIMIT 3"
    return " or ".join(str(case_id) for (case_id,) in engine.rows(query))


def _report_one_thing(engine: DuckEngine, issues: list[Issue]) -> None:
    """Report each decision whose two sides are one thing: it says nothing about two."""
    for file, row, value, ref in engine.rows(_ONE_THING):
        message = f"Both sides of the decision are {ref}; it is kept and decides nothing."
        hint = "name the two cases, or the thing and the one case to which it does not belong"
        issues.append(Issue(file, row, "right", "DECISION-ONE-THING", "warning", value, message, hint))


def _report_superseded(engine: DuckEngine, issues: list[Issue]) -> None:
    """Report each decision that a later one contradicts."""
    for file, row, said, now, place, by in engine.rows(_SUPERSEDED):
        message = f'"{said}" was decided here, and later "{now}" at {place} by {by}; the later decision counts.'
        issues.append(Issue(file, row, "decision", "DECISION-SUPERSEDED", "info", said, message, ""))
