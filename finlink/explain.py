"""Why a build says what it says: the rule, and the source rows behind a node, link, flag or amount."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finlink.assess import kpis
from finlink.engine import sql_file
from finlink.errors import FinlinkError

if TYPE_CHECKING:
    from finlink.result import Build

COLUMNS = ("what", "says", "rule", "evidence", "row")
"""What is explained, the sentence, the rule that made it, the citation, and the cited row as stored."""

Row = tuple[str, str, str, str, str]

_SOURCES = ("cases", "investigations", "parties", "accounts", "wallets", "transfers", "measures", "requests", "rates")
_LINK_RULE = "cases that share an identifier which is no hub (finlink/link/links.sql)"


def explain(build: Build, thing: str) -> list[Row]:
    """Explain ``thing``; raises FinlinkError when the build has nothing by that name.

    ``thing`` is a case id, a node id, ``LEFT..RIGHT`` for the links of two cases, a rule (G13), an indicator (K2),
    or ``file:line``.
    """
    rows = _explain(build, thing.strip())
    if not rows:
        raise FinlinkError(
            f'"{thing}" is nothing this build knows; give a case id, a node such as account:RS35…, CASE..CASE, '
            "a rule such as G13, an indicator such as K2, or FILE:LINE."
        )
    return rows


def _explain(build: Build, thing: str) -> list[Row]:
    if re.fullmatch(r"[Gg]\d\d", thing):
        return _rule(build, thing.upper())
    if re.fullmatch(r"K\d+\w*", thing):
        return _indicator(build, thing)
    case = thing.removeprefix("case:")
    if build.engine.rows(f"SELECT 1 FROM cases WHERE case_id = {_text(case)}"):
        return _case(build, case)
    if ".." in thing and (found := _links(build, *thing.split("..", 1))):
        return found
    if thing.startswith(("account:", "wallet:", "party:", "investigation:")):
        return _node(build, thing)
    if re.fullmatch(r".+:\d+", thing):
        return _citation(build, thing)
    return _written(build, thing)


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _cited(build: Build, what: str, says: str, rule: str, evidence: str | None) -> list[Row]:
    """Return one row per citation of ``evidence``; the sentence stands on the first."""
    places = (evidence or "").split("; ") if evidence else [""]
    return [
        (what if n == 0 else "", says if n == 0 else "", rule if n == 0 else "", place, _stored(build, place))
        for n, place in enumerate(places)
    ]


def _stored(build: Build, place: str) -> str:
    """Return the stored row behind ``file:line`` as ``column=value`` pairs, empty cells left out."""
    file, _, line = place.rpartition(":")
    if not line.isdigit():
        return ""
    for table in _SOURCES:
        result = build.engine.connection.execute(
            f'SELECT * FROM "{table}" WHERE source_file = {_text(file)} AND source_row = {line}'
        )
        names = [column[0] for column in result.description or []]
        found = result.fetchall()
        if found:
            from finlink.cli.output import plain_text  # noqa: PLC0415

            cells = zip(names, found[0], strict=True)
            return "; ".join(f"{n}={plain_text(v)}" for n, v in cells if v is not None and n not in ("source_file", "source_row"))
    return ""


def _case(build: Build, case: str) -> list[Row]:
    where = f"case_id = {_text(case)}"
    rows: list[Row] = []
    for status, reason, evidence in build.engine.rows(f"SELECT status, reason, evidence FROM case_status WHERE {where}"):
        rows += _cited(build, f"case {case}: {status}", reason, "order of precedence (finlink/assess/case_status.sql)", evidence)
    query = f"SELECT rule, severity, reason, evidence FROM findings WHERE {where} ORDER BY rule, evidence"
    for rule, severity, reason, evidence in build.engine.rows(query):
        rows += _cited(build, f"finding {rule} ({severity})", reason, f"finlink/assess/findings/{rule.lower()}.sql", evidence)
    loss = f"SELECT loss, currency, rate, on_date, loss_eur FROM case_money WHERE {where} AND loss IS NOT NULL"
    for amount, currency, rate, on, eur in build.engine.rows(loss):
        says = f"{amount.normalize():f} {currency} at {rate.normalize():f} per EUR on {on}" if rate else f"no rate of {currency} on {on}"
        rows.append((f"loss {eur if eur is not None else 'unknown'} EUR", says, "finlink/money/case_money.sql", "", ""))
    for left, right in build.engine.rows(f'SELECT DISTINCT "left", "right" FROM links WHERE "left" = {_text(case)} OR "right" = {_text(case)} ORDER BY 1, 2'):
        rows += _links(build, left, right)
    return rows


def _links(build: Build, one: str, other: str) -> list[Row]:
    left, right = sorted((one.strip(), other.strip()))
    rows: list[Row] = []
    query = f'SELECT kind, via, strength, status, evidence FROM links WHERE "left" = {_text(left)} AND "right" = {_text(right)} ORDER BY 1, 2'
    for kind, via, strength, status, evidence in build.engine.rows(query):
        says = f"{kind.replace('_', ' ')} {via}, strength {strength:g}, {status}"
        rows += _cited(build, f"link {left} – {right}", says, _LINK_RULE, evidence)
    return rows


def _node(build: Build, node: str) -> list[Row]:
    rows: list[Row] = []
    known = build.engine.rows(f"SELECT DISTINCT value, reason FROM identifiers WHERE node = {_text(node)} ORDER BY 1")
    rows += [(node, f'written "{value}": {reason}', "finlink/identifiers", "", "") for value, reason in known]
    for cases, reason in build.engine.rows(f"SELECT cases, reason FROM hubs WHERE via = {_text(node)}"):
        rows.append(("hub", f"{reason}; in {cases} cases, joins none", "finlink/link/identifier_use.sql", "", ""))
    uses = (
        f"SELECT 'case ' || case_id, coalesce(role, 'no role'), evidence FROM case_holdings WHERE node = {_text(node)} UNION "
        f"SELECT 'case ' || case_id, coalesce(role, 'no role'), evidence FROM party_names WHERE node = {_text(node)} UNION "
        f"SELECT 'covers case ' || case_id, coalesce(form, ''), evidence FROM coverage WHERE 'investigation:' || investigation_id = {_text(node)} "
        "ORDER BY 1, 2, 3"
    )
    for what, says, evidence in build.engine.rows(uses):
        rows += _cited(build, what, says, "", evidence)
    moved = (
        "SELECT count(*), min(source_file || ':' || source_row) FROM flows "
        f"WHERE sender_node = {_text(node)} OR receiver_node = {_text(node)} HAVING count(*) > 0"
    )
    for count, first in build.engine.rows(moved):
        rows += _cited(build, "transfers", f"{count} transfers name it; the first:", "", first)
    return rows


def _rule(build: Build, rule: str) -> list[Row]:
    try:
        query = sql_file("finlink.assess.findings", rule.lower())
    except FileNotFoundError:
        return []
    words = " ".join(line.removeprefix("--").strip() for line in query.splitlines() if line.startswith("--"))
    rows: list[Row] = [(rule, words, query, "", "")]
    listed = build.engine.rows(f"SELECT subject, reason, evidence FROM findings WHERE rule = {_text(rule)} ORDER BY 1, 3")
    for subject, reason, evidence in listed:
        rows += _cited(build, subject, reason, "", evidence)
    return rows


def _indicator(build: Build, kpi: str) -> list[Row]:
    found = build.engine.rows(f"SELECT label, value, numerator, denominator, definition, excluded FROM kpi WHERE kpi = {_text(kpi)}")
    name = f"k{int(m[1]):02d}" if (m := re.match(r"K(\d+)", kpi)) else ""
    rows: list[Row] = []
    for label, value, numerator, denominator, definition, excluded in found:
        figure = "n/a" if value is None else f"{value.normalize():f}"
        parts = f" = {numerator} / {denominator}" if denominator is not None else ""
        rows.append((f"{kpi} {label}: {figure}{parts}", f"{definition} Excluded: {excluded or 'nothing'}.", sql_file(kpis.__name__, name), "", ""))
    return rows


def _citation(build: Build, place: str) -> list[Row]:
    stored = _stored(build, place)
    rows: list[Row] = [("row", "", "", place, stored)] if stored else []
    file, _, line = place.rpartition(":")
    query = f'SELECT issue, message FROM issues WHERE file = {_text(file)} AND "row" = {line} ORDER BY 1'
    rows += [(f"issue {issue}", message, "", place, "") for issue, message in build.engine.rows(query)]
    cited = f"list_contains(string_split(evidence, '; '), {_text(place)})"
    for subject, rule, reason in build.engine.rows(f"SELECT subject, rule, reason FROM findings WHERE {cited} ORDER BY 1, 2"):
        rows.append((f"{subject}: {rule}", reason, f"finlink/assess/findings/{rule.lower()}.sql", place, ""))
    for left, right, kind, via in build.engine.rows(f'SELECT "left", "right", kind, via FROM links WHERE {cited} ORDER BY 1, 2'):
        rows.append((f"link {left} – {right}", f"{kind.replace('_', ' ')} {via}", _LINK_RULE, place, ""))
    return rows


def _written(build: Build, value: str) -> list[Row]:
    """Explain an identifier given as written instead of as a node id."""
    nodes = build.engine.rows(f"SELECT DISTINCT node FROM identifiers WHERE value = {_text(value)} AND node <> '' ORDER BY 1")
    return [row for (node,) in nodes for row in _node(build, node)]
