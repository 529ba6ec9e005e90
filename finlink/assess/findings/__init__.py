"""The findings: one rule a query, named like the rule; each says why, what to do next, and from which rows.

``definitions.toml`` has the words of each rule, and the order in which next steps are shown: the most urgent
and the most specific advice wins.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from finlink.engine import sql_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finlink.engine import DuckEngine
    from finlink.profiles import Rule


@dataclass(frozen=True, slots=True)
class Definition:
    """What a rule is called, where its duty comes from, and its place in the order of next steps (1 first).

    The next step of an ``urgent`` rule is shown before that of another one, not in its place.
    """

    rule: str
    label: str
    source: str
    step: int
    urgent: bool = False


@cache
def definitions() -> dict[str, Definition]:
    """Return the definitions by rule, in the order of the rules."""
    raw = tomllib.loads(files(__name__).joinpath("definitions.toml").read_text(encoding="utf-8"))
    return {rule: Definition(rule, **words) for rule, words in sorted(raw.items())}


def step_order() -> tuple[str, ...]:
    """Return the rules in the order in which their next steps are shown."""
    return tuple(sorted(definitions(), key=lambda rule: definitions()[rule].step))


def find(engine: DuckEngine, rules: Mapping[str, Rule]) -> None:
    """Make ``findings``: one row a finding, with its reason, next step, evidence, severity and source.

    Only the rules that are enabled are looked for; ``rules`` becomes a table too, with the limits of each.
    """
    known = definitions()
    asked = [rule for rule in rules.values() if rule.enabled and rule.id in known]
    columns: dict[str, list[object]] = {
        "rule": [rule.id for rule in asked],
        "severity": [rule.severity for rule in asked],
        "days": [rule.days for rule in asked],
        "amount_eur": [None if rule.amount_eur is None else str(rule.amount_eur) for rule in asked],
        "step_rank": [known[rule.id].step for rule in asked],
        "source": [known[rule.id].source for rule in asked],
        "urgent": [int(known[rule.id].urgent) for rule in asked],
    }
    types = {"rule": "VARCHAR", "severity": "VARCHAR", "days": "INTEGER", "amount_eur": "DECIMAL(30,2)"}
    types |= {"step_rank": "INTEGER", "source": "VARCHAR", "urgent": "INTEGER"}
    engine.table_from_columns("rules", columns, types)
    queries = [sql_file(__name__, rule.id.lower()) for rule in sorted(asked, key=lambda rule: rule.id)]
    nothing = ", ".join(f"CAST(NULL AS VARCHAR) AS {name}" for name in _FOUND)
    union = " UNION ALL ".join([*(f"SELECT * FROM ({query})" for query in queries), f"SELECT {nothing} WHERE false"])
    engine.table(
        "findings",
        "SELECT f.subject, f.case_id, f.rule, r.severity, f.reason, f.next_step, f.evidence, f.joinable, r.step_rank, "
        f"r.urgent, r.source FROM ({union}) f JOIN rules r ON r.rule = f.rule ORDER BY f.subject, f.rule, f.evidence",
    )


_FOUND = ("subject", "case_id", "rule", "reason", "next_step", "evidence", "joinable")
