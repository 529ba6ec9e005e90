"""The page of the listings: what each column means."""

from __future__ import annotations

from finlink.listings import LISTINGS
from finlink.reference.markdown import page, table

WHERE = {
    "links": "`finlink links`, `links.csv`, table `links`",
    "networks": "`finlink networks`, `networks.csv`, table `networks`",
    "gaps": "`finlink gaps`, `gaps.csv`, table `gaps`",
    "kpi": "`finlink kpi`, `kpi.csv`, table `kpi`",
    "issues": "`finlink check`, `issues.csv`, table `issues`",
    "hubs": "table `hubs`",
    "findings": "table `findings`",
}
"""Where each listing is found."""

MEANINGS: dict[str, dict[str, str]] = {
    "links": {
        "left": "One case of the pair; `left` stands before `right` in text order.",
        "right": "The other case.",
        "kind": "What is shared: shared_account, shared_wallet, shared_national_id, shared_company_id, "
        "shared_phone, shared_email, shared_handle.",
        "via": "Node id of what is shared.",
        "strength": "0 to 1: how far the shared identifier can be relied on; from 0.9 a link joins networks.",
        "status": "proposed: found by finlink, not yet judged by an analyst.",
        "evidence": "The rows of both cases, `file:line; file:line`.",
    },
    "networks": {
        "network": "N001, N002, …: biggest known loss first.",
        "cases": "How many cases.",
        "case_ids": "Which, separated by semicolons.",
        "loss_eur": "Sum of the known losses in euro; empty where none is known.",
        "with_investigation": "How many of the cases an investigation covers, open or closed.",
        "lead": "The case with the largest known loss.",
        "losses_unknown": "How many of the cases are in no sum, because their loss or its rate is unknown.",
    },
    "gaps": {
        "case_id": "The case.",
        "status": "Its one [status](findings.md).",
        "findings": "The rules met, separated by semicolons.",
        "priority": "Points; the formula stands below the listing and in [Statuses and findings](findings.md).",
        "reason": "What decided the status.",
        "next_step": "What to do next, in words.",
        "loss_eur": "The loss in euro, rounded to cents; empty where loss or rate is unknown.",
        "traced_eur": "Not yet computed: empty.",
        "freezable_eur": "Not yet computed: empty.",
        "network": "The network it belongs to; empty for a case that nothing joins to another.",
        "joinable_investigation": "The open investigation of a linked case that could be extended to this one.",
    },
    "kpi": {
        "kpi": "The [indicator](indicators.md).",
        "label": "Its name.",
        "group": "`all`, or the group asked for with `--by`.",
        "value": "The figure; n/a for 0 / 0.",
        "numerator": "What was counted.",
        "denominator": "Out of what; empty for a plain count.",
        "unit": "share (0 to 1), cases, investigations, days or EUR.",
        "definition": "What is counted, in words.",
        "excluded": "What was left out, and how many.",
    },
    "issues": {
        "issue": "What is wrong, as one word.",
        "severity": "error: the row was set aside; warning: it is used, the cell is doubtful or unknown; info: said "
        "once, nothing to mend.",
        "file": "The file, relative to the register.",
        "row": "The physical line in the file, counted from 1; 0 when the whole file is meant.",
        "column": "The column of finlink's table, or the header where it is none.",
        "value": "The cell as written.",
        "message": "What is wrong, as a sentence.",
        "hint": "How to mend it.",
    },
    "hubs": {
        "via": "Node id of the identifier.",
        "kind": "What cases would share by it.",
        "cases": "In how many cases it stands.",
        "reason": "Why it joins none.",
    },
    "findings": {
        "subject": "Node id of the case or investigation.",
        "case_id": "The case; empty where the finding is of an investigation without a registered case.",
        "rule": "The [rule](findings.md).",
        "severity": "high, medium or low, as the profile sets it.",
        "reason": "What was found, with the figures and dates.",
        "next_step": "What to do next.",
        "evidence": "The rows that say so.",
    },
}
"""Per listing, what each column means."""


def render() -> str:
    """Return the page as Markdown."""
    parts = []
    for name, listing in LISTINGS.items():
        rows = [(f"`{column}`", MEANINGS[name][column]) for column in listing.columns]
        parts += [f"## {name}", f"Found in: {WHERE[name]}.", table(("column", "meaning"), rows)]
    return page(
        "Listings and their columns",
        "finlink/listings.py and finlink/reference/listings.py",
        "Every listing comes as a table for people, as CSV and as JSON (`--format table|csv|json`). The table of "
        "`gaps` leaves out `reason`, `traced_eur` and `freezable_eur`, and the table of `kpi` prints the definitions "
        "below instead of in a column; CSV and JSON always have all columns, in this order. JSON is an array of "
        "objects.",
        "An empty cell means not known, or not yet computed. It never means 0. In CSV, a text cell that begins with "
        "`=`, `+`, `-`, `@` or a tab gets an apostrophe in front, so that no spreadsheet takes it for a formula.",
        *parts,
    )
