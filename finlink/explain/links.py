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
    for decision, by, at, reason, evidence, earlier in ask(
        build, f'SELECT decision, "by", "at", reason, evidence, earlier FROM link_decisions WHERE {same}'
    ):
        says = _said(by, at, reason)
        rows += cited(build, f"  decided {decision}", says, "finlink/link/decided/link_decisions.sql", evidence)
        query = (
            'SELECT decision, "by", "at", reason, source_file || \':\' || source_row FROM decisions WHERE '
            f"list_contains(string_split({literal(earlier or '')}, '; '), source_file || ':' || source_row) "
            'ORDER BY "at" DESC, source_file DESC, source_row DESC'
        )
        for old, *said, place in ask(build, query):
            rows += cited(build, f"  earlier {old}", f"{_said(*said)}; superseded", "", place)
    return rows


def _said(by: str | None, at: Any, reason: str | None) -> str:
    when = f"{plain_text(at)}Z" if at else "?"
    return f"by {by or '?'} on {when}" + (f": {reason}" if reason else "")
