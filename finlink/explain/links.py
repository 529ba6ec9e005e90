"""Why two cases are linked: the rule, the rows, the waterfall of what was weighed, and what analysts decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from finlink.engine import literal
from finlink.explain.rows import Row, ask, cited
from finlink.link.rules import rules
from finlink.words import plain_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finlink.result import Build

_WEIGHTS = "finlink/link/people/model.toml"


def explain_links(build: Build, where: str) -> list[Row]:
    """Explain the links that SQL over their columns picks, by kind and via."""
    rows: list[Row] = []
    columns = '"left", "right", kind, via, strength, status, evidence'
    for left, right, kind, via, strength, status, evidence in ask(
        build, f'SELECT {columns} FROM links WHERE {where} ORDER BY "left", "right", kind, via'
    ):
        rule = rules()[kind]
        says = f"{rule.sentence(via)} Strength {strength:g}, {status}."
        rows += cited(build, f"link {left} – {right}", says, f"{rule.title} (finlink/link/{rule.query})", evidence)
        pair = f'"left" = {literal(left)} AND "right" = {literal(right)}'
        same = f"{pair} AND kind = {literal(kind)} AND via = {literal(via)}"
        for (reasons,) in ask(build, f"SELECT reasons FROM link_reasons WHERE {same}"):
            rows += _waterfall(reasons, strength)
        rows += _decisions(build, same)
    return rows


def _waterfall(reasons: Sequence[dict[str, Any]], strength: float) -> list[Row]:
    """Return one row per thing that spoke for or against, and the sum; weights are in bits (log2)."""
    rows: list[Row] = []
    for reason in reasons:
        sides = (
            f": {reason['left_says']} / {reason['right_says']}" if reason["left_says"] or reason["right_says"] else ""
        )
        sign = "for" if reason["bits"] > 0 else "against" if reason["bits"] < 0 else "note"
        weight = f" {reason['bits']:+.1f}" if reason["bits"] else ""
        rows.append((f"  {sign}{weight}", f"{reason['factor'].replace('_', ' ')}: {reason['says']}{sides}", "", "", ""))
    total = sum(reason["bits"] for reason in reasons)
    rows.append((f"  sum {total:+.1f}", f"bits, so strength {strength:g} (capped as the rule says)", _WEIGHTS, "", ""))
    return rows


def _decisions(build: Build, same: str) -> list[Row]:
    """Return what analysts decided about a link, the decision in force first, then what it superseded."""
    rows: list[Row] = []
    for decision, by, at, reason, evidence in ask(
        build, f'SELECT decision, "by", "at", reason, evidence FROM link_decisions WHERE {same}'
    ):
        says = f"by {by} on {plain_text(at)}" + (f": {reason}" if reason else "")
        rows += cited(build, f"  decided {decision}", says, "finlink/link/decided/link_decisions.sql", evidence)
        earlier = (
            'SELECT d.decision, d."by", d."at", d.reason, d.source_file || \':\' || d.source_row FROM decisions d '
            'JOIN decisions t ON ((d."left" = t."left" AND d."right" = t."right") '
            'OR (d."left" = t."right" AND d."right" = t."left")) '
            f"WHERE t.source_file || ':' || t.source_row = {literal(evidence)} "
            f"AND d.source_file || ':' || d.source_row <> {literal(evidence)} ORDER BY d.\"at\" DESC NULLS LAST, 5 DESC"
        )
        for old, who, when, why, place in ask(build, earlier):
            words = f"by {who} on {plain_text(when)}" + (f": {why}" if why else "") + "; superseded"
            rows += cited(build, f"  earlier {old}", words, "", place)
    return rows
