"""Why a build says what it says: the rule, and the source rows behind a node, link, flag or amount."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finlink.assess import kpis
from finlink.assess.findings import definitions
from finlink.engine import amount_text, literal, sql_file
from finlink.errors import FinlinkError
from finlink.explain.links import explain_links
from finlink.explain.rows import Row, ask, cited, stored
from finlink.link.rules import rules
from finlink.words import plain_text

if TYPE_CHECKING:
    from finlink.result import Build

COLUMNS = ("what", "says", "rule", "evidence", "row")
"""What is explained, the sentence, the rule that made it, the citation, and the cited row as stored."""

_STATUS_RULE = "order of precedence (finlink/assess/case_status.sql)"


def explain(build: Build, thing: str) -> list[Row]:
    """Explain ``thing``; raises FinlinkError when the build has nothing by that name.

    ``thing`` is a case id, a node id, an identifier as written, ``LEFT..RIGHT`` for the links of two cases, a rule
    (G13), an indicator (K2), or ``file:line``.
    """
    asked = thing.strip()
    for answer in (_case, _rule, _indicator, _pair, _network, _node, _citation, _written):
        if rows := answer(build, asked):
            return rows
    raise FinlinkError(
        f'"{thing}" is nothing this build knows; give a case id, a node such as account:RS35…, CASE..CASE, '
        "a rule such as G13, an indicator such as K2, or FILE:LINE."
    )


def _case(build: Build, thing: str) -> list[Row]:
    case = thing.removeprefix("case:")
    where = f"case_id = {literal(case)}"
    rows: list[Row] = []
    for status, reason, evidence in ask(build, f"SELECT status, reason, evidence FROM case_status WHERE {where}"):
        rows += cited(build, f"case {case}: {status}", reason, _STATUS_RULE, evidence)
    findings = f"SELECT rule, severity, reason, evidence FROM findings WHERE {where} ORDER BY rule, evidence"
    for rule, severity, reason, evidence in ask(build, findings):
        rows += cited(build, f"finding {rule} ({severity})", reason, _finding_file(rule), evidence)
    for priority, parts in ask(build, f"SELECT priority, priority_parts FROM gaps WHERE {where}"):
        rows.append((f"priority {priority}", f"the sum of: {parts}", "finlink/assess/gaps.sql", "", ""))
    losses = f"SELECT loss, currency, rate, on_date, loss_eur FROM case_money WHERE {where} AND loss IS NOT NULL"
    for loss, currency, rate, on, eur in ask(build, losses):
        says = f"{plain_text(loss)} {currency or 'of unknown currency'}, no rate on or before {on}"
        if rate is not None:
            says = f"{plain_text(loss)} {currency} at {plain_text(rate)} per EUR, the rate for {on}"
        rows.append((f"loss {plain_text(eur) or 'unknown'} EUR", says, "finlink/money/case_money.sql", "", ""))
    pairs = 'SELECT DISTINCT "left" || \'..\' || "right" FROM links '
    for (pair,) in ask(build, f'{pairs} WHERE "left" = {literal(case)} OR "right" = {literal(case)} ORDER BY 1'):
        rows += _pair(build, pair)
    return rows


def _pair(build: Build, thing: str) -> list[Row]:
    """Explain every link of two cases: what made it, the waterfall of a weighed one, and what analysts decided."""
    if ".." not in thing:
        return []
    left, right = sorted(one.strip().removeprefix("case:") for one in thing.split("..", 1))
    return explain_links(build, f'"left" = {literal(left)} AND "right" = {literal(right)}')


def _network(build: Build, thing: str) -> list[Row]:
    members = f"SELECT case_id, loss_eur FROM network_members WHERE network = {literal(thing.upper())}"
    rule = "connected by links that are confirmed or strong enough, over no hubs (finlink/link/networks/star_edges.sql)"
    rows: list[Row] = [
        (f"case {case_id}", f"loss {plain_text(loss) or 'unknown'} EUR", rule if n == 0 else "", "", "")
        for n, (case_id, loss) in enumerate(ask(build, f"{members} ORDER BY 1"))
    ]
    pairs = (
        f'SELECT DISTINCT l."left", l."right" FROM links l JOIN ({members}) a ON a.case_id = l."left" '
        f'JOIN ({members}) b ON b.case_id = l."right" ORDER BY 1, 2'
    )
    for left, right in ask(build, pairs):
        rows += _pair(build, f"{left}..{right}")
    return rows


def _node(build: Build, node: str) -> list[Row]:
    own = f"= {literal(node)}"
    rows: list[Row] = [
        (node, f'written "{value}": {reason}', "finlink/identifiers", "", "")
        for value, reason in ask(build, f"SELECT DISTINCT value, reason FROM identifiers WHERE node {own} ORDER BY 1")
    ]
    for cases, reason in ask(build, f"SELECT cases, reason FROM hubs WHERE via {own}"):
        rows.append(
            ("hub", f"{reason}; in {cases} cases, joins none", "finlink/link/shared/identifier_use.sql", "", "")
        )
    for kind, cases in ask(build, f"SELECT kind, cases FROM busy_ends WHERE node {own} ORDER BY kind"):
        says = f"pays, or is paid by, {cases} other cases: its payments make no link of the kind {kind}"
        rows.append(("used like a service", says, "finlink/link/flows/busy_ends.sql", "", ""))
    uses = (
        f"SELECT 'case ' || case_id, coalesce(role, 'no role'), evidence FROM case_holdings WHERE node {own} UNION "
        f"SELECT 'case ' || case_id, coalesce(role, 'no role'), evidence FROM party_names WHERE node {own} UNION "
        "SELECT 'case ' || case_id, coalesce(role, 'no role') || ', written \"' || value || '\": ' || reason, "
        f"source_file || ':' || source_row FROM party_contacts WHERE node {own} UNION "
        "SELECT 'covers case ' || case_id, coalesce(form, ''), evidence FROM coverage "
        f"WHERE 'investigation:' || investigation_id {own} UNION "
        "SELECT 'names case ' || i.case_id, 'which is not in the register', i.source_file || ':' || i.source_row "
        "FROM investigations i LEFT JOIN cases c ON c.case_id = i.case_id "
        f"WHERE c.case_id IS NULL AND 'investigation:' || i.investigation_id {own} ORDER BY 1, 2, 3"
    )
    for what, says, evidence in ask(build, uses):
        rows += cited(build, what, says, "", evidence)
    rows += _traced(build, node)
    moved = (
        "SELECT count(*), min(source_file || ':' || source_row) FROM flows "
        f"WHERE sender_node {own} OR receiver_node {own} HAVING count(*) > 0"
    )
    for count, first in ask(build, moved):
        says = "1 transfer names it:" if count == 1 else f"{count} transfers name it, such as:"
        rows += cited(build, "transfers", says, "", first)
    return rows


def _traced(build: Build, node: str) -> list[Row]:
    """Explain the money of cases that was traced to a node: how much, by which method, by which payments."""
    ends = (
        f"SELECT e.case_id, {amount_text('e.amount')}, e.currency, e.reason, e.method, array_to_string(list_sort("
        "list(DISTINCT h.evidence)), '; ') FROM trace_ends e LEFT JOIN trace_hops h ON h.case_id = e.case_id "
        "AND h.target = e.destination AND h.target_chain = e.chain AND h.target_currency = e.currency "
        f"WHERE e.destination = {literal(node)} AND e.amount > 0 GROUP BY ALL ORDER BY ALL"
    )
    rows: list[Row] = []
    for case_id, amount, currency, reason, method, evidence in ask(build, ends):
        says = f"{amount} {currency} of case {case_id} by {method}: {reason}; came by:"
        rows += cited(build, "traced here", says, f"finlink trace {build.folder} {case_id}", evidence)
    return rows


def _finding_file(rule: str) -> str:
    return f"finlink/assess/findings/{rule.lower()}.sql"


def _rule(build: Build, thing: str) -> list[Row]:
    if not re.fullmatch(r"[Gg]\d\d", thing):
        return []
    rule = thing.upper()
    try:
        query = sql_file("finlink.assess.findings", rule.lower())
    except FileNotFoundError:
        return []
    words = " ".join(line.removeprefix("--").strip() for line in query.splitlines() if line.startswith("--"))
    rows: list[Row] = [(rule, words, query, "", "")]
    if rule in definitions():
        rows.append(("where the duty comes from", f"{definitions()[rule].source}.", "", "", ""))
    listed = f"SELECT subject, reason, evidence FROM findings WHERE rule = {literal(rule)} ORDER BY 1, 3"
    for subject, reason, evidence in ask(build, listed):
        rows += cited(build, subject, reason, "", evidence)
    return rows


def _indicator(build: Build, thing: str) -> list[Row]:
    if thing not in kpis.definitions():
        return []
    columns = "label, value, numerator, denominator, definition, excluded"
    rows: list[Row] = []
    for label, value, numerator, denominator, definition, excluded in ask(
        build, f"SELECT {columns} FROM kpi WHERE kpi = {literal(thing)}"
    ):
        figure = "n/a" if value is None else plain_text(value)
        parts = "" if denominator is None else f" = {plain_text(numerator) or 'n/a'} / {plain_text(denominator)}"
        says = f"{definition} Excluded: {excluded or 'nothing'}."
        query = kpis.query_text(thing)
        rows.append((f"{thing} {label}: {figure}{parts}", says, query, "", ""))
    return rows


def _citation(build: Build, place: str) -> list[Row]:
    file, _, line = place.rpartition(":")
    if not file or not line.isdigit():
        return []
    found = stored(build, place)
    rows: list[Row] = [("row", "", "", place, found)] if found else []
    issues = f'SELECT issue, message FROM issues WHERE file = {literal(file)} AND "row" = {line} ORDER BY 1'
    rows += [(f"issue {issue}", message, "", place, "") for issue, message in ask(build, issues)]
    holds = f"list_contains(string_split(evidence, '; '), {literal(place)})"
    for subject, rule, reason in ask(build, f"SELECT subject, rule, reason FROM findings WHERE {holds} ORDER BY 1, 2"):
        rows.append((f"{subject}: {rule}", reason, _finding_file(rule), place, ""))
    for left, right, kind, via in ask(
        build, f'SELECT "left", "right", kind, via FROM links WHERE {holds} ORDER BY 1, 2, 3, 4'
    ):
        rule = rules()[kind]
        rows.append((f"link {left} – {right}", rule.sentence(via), f"finlink/link/{rule.query}", place, ""))
    return rows


def _written(build: Build, value: str) -> list[Row]:
    """Explain an identifier given as written instead of as a node id."""
    query = " UNION ".join(
        f"SELECT node FROM {table} WHERE (value = {literal(value)} OR node IN ({found})) AND node <> ''"
        for table, found in (
            ("identifiers", "''"),
            ("party_contacts", f"'phone:' || {literal(value)}, 'email:' || lower({literal(value)})"),
        )
    )
    query += " ORDER BY 1"
    return [row for (node,) in ask(build, query) for row in _node(build, node)]
