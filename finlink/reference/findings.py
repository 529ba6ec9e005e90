"""The page of the statuses and the findings, from the rules themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink import profiles
from finlink.assess import PRIORITY, STATUS_WORDS
from finlink.assess.findings import definitions, step_order
from finlink.engine import sql_file
from finlink.reference.markdown import page, table

if TYPE_CHECKING:
    from finlink.profiles import Rule

STATUSES = {
    "NOT_REQUIRED": "The case is closed as duplicate, unfounded or merged; or a verified entry of the profile takes "
    "its offence out of the duty and its loss is below the threshold.",
    "POST_HOC": "The first investigation opened after the indictment or after the closure of the case.",
    "CLOSED_RESULT": "All its investigations are closed, and at least one has a result.",
    "CLOSED_NO_RESULT": "All its investigations are closed, and none names a result.",
    "OPEN_STALLED": "In every open investigation the last step is longer ago than the profile allows.",
    "PARTIAL": "The scopes of the open investigations together leave out a channel (bank, crypto) that the case has. "
    "A scope that is not stated is unknown, not missing.",
    "OPENED_LATE": "The first investigation opened later after the case than the profile allows.",
    "OPEN": "An open investigation covers the case.",
    "WAIVED": "None covers it, and the register names a reason and an authority for that.",
    "UNKNOWN": "None covers it, the register has no investigations file, and the case list does not say.",
    "UNDETERMINED": "None covers it, and the day the case was registered is unknown, or offence and amount both are.",
    "NOT_YET_DUE": "None covers it, and the case is not older than the profile's limit.",
    "MISSING": "None covers it, and the case is older than the profile's limit.",
}
"""What each status means, in the order in which they are tried."""


def rule_words(rule: str) -> str:
    """Return what a rule finds: the comment at the head of its query, without the rule's own name."""
    query = sql_file("finlink.assess.findings", rule.lower())
    lines = [line.removeprefix("--").strip() for line in query.splitlines() if line.startswith("--")]
    words = " ".join(lines).removeprefix(f"{rule}: ")
    return words[:1].upper() + words[1:]


def _limits(rule: Rule) -> str:
    """Return the limits of a rule in words."""
    days = "" if rule.days is None else f"{rule.days} days"
    least = "" if rule.amount_eur is None else f"{rule.amount_eur} EUR"
    return ", ".join(filter(None, (days, least)))


def render() -> str:
    """Return the page as Markdown."""
    rules = profiles.load("default").rules
    urgent = [rule for rule in step_order() if definitions()[rule].urgent]
    statuses = [
        (f"`{name}`", words, str(STATUS_WORDS[name][0]), "yes" if STATUS_WORDS[name][1] else "", STATUS_WORDS[name][2])
        for name, words in STATUSES.items()
    ]
    findings = [
        (
            f"`{rule}`",
            rules[rule].severity,
            rule_words(rule),
            _limits(rules[rule]),
            definitions()[rule].source + ".",
            f"[{rule.lower()}.sql](../../finlink/assess/findings/{rule.lower()}.sql)",
        )
        for rule in definitions()
    ]
    return page(
        "Statuses and findings",
        "finlink/assess",
        "A case has exactly one status: the first of this table that holds. It may have any number of findings. "
        "Why the order is as it is: [Status and findings](../explanation/status-and-findings.md). "
        "`finlink why BUILD G13` prints a rule, and every case it was met in.",
        "## Statuses",
        table(("status", "holds when", "points", "in `gaps`", "next step without a finding"), statuses),
        "A case of any other status is in `gaps` too when it has a finding. A result is one of the outcomes "
        "assets identified, frozen, seized, confiscated, returned, or a money-laundering charge.",
        "## Findings",
        table(("rule", "severity", "what it finds", "own limits", "where the duty comes from", "the rule"), findings),
        "Severities and limits are those of the default profile; a [profile](profiles.md) can change them and switch a "
        "rule off. Where a case has several findings, `gaps` shows the next step of the first of: "
        f"{', '.join(rule for rule in step_order() if rule not in urgent)}; and before it that of the first of "
        f"{', '.join(urgent)}, as money moves while files are opened.",
        "## Priority",
        f"The priority by which `gaps` is sorted is the sum of: {PRIORITY}.",
    )
