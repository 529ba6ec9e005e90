"""The page of the listings: what each column means."""

from __future__ import annotations

from finlink.compare import KINDS
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
    "freeze": "`finlink freeze`, table `freezable`",
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
        "traced_eur": (
            "Traced by the declared method to a service or an account where it lies; empty where nothing entered, or "
            "where a part of it has no value in euro."
        ),
        "freezable_eur": "Its share of what could still be frozen where its money is; empty as `traced_eur`.",
        "network": "The network it belongs to; empty for a case that nothing joins to another.",
        "joinable_investigation": "The open investigation of a linked case that could be extended to this one.",
    },
    "freeze": {
        "destination": "The account, wallet or service where traced money is.",
        "service": "The bank or service that keeps it; empty where no row names one.",
        "country": "Its country; empty where no row says it.",
        "traced_eur": "Traced there from all cases together, in euro; empty where a part has no value in euro.",
        "restrained_eur": "Restrained there now, in euro: of each asset its latest measure, less later releases.",
        "freezable_eur": "The rest in euro: no more than a balance stated after the last arrival; never below 0.",
        "cases": "How many cases' money lies there.",
        "last_at": "When the last of it arrived.",
        "channel": "Codes of the ways by which a request may go, to be checked; empty where they cannot be told.",
        "currency": "The asset of the next amounts.",
        "traced": "As `traced_eur`, in that asset.",
        "restrained": "As `restrained_eur`, in that asset.",
        "freezable": "As `freezable_eur`, in that asset.",
        "balance": "A balance that a row states on or after the day of the last arrival; never a service's.",
        "balance_on": "The day of that balance.",
        "case_ids": "Which cases, separated by semicolons.",
        "note": "What is not known, or what has to be done first.",
        "chain": "The chain of the asset; empty for a bank account.",
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

MORE_WHERE = {
    "network": "`finlink networks BUILD NETWORK`",
    "trace": "`finlink trace`, table `trace_ends`",
    "trace --hops": "`finlink trace --hops`, table `trace_hops`",
    "trace --what-if": "`finlink trace --what-if`",
    "path": "`finlink path`",
    "match-table": "`finlink match-table`",
    "diff": "`finlink diff`",
    "review": "`finlink review` with `--list`, `--format` or `--export`; the last three only with `--export`",
}
"""Where the listings are found that are made when they are asked for."""

MORE: dict[str, dict[str, str]] = {
    "network": {
        "rank": "In which order to look: the largest betweenness, then the most cases, then the largest loss; 0 for a "
        "naming and a hub.",
        "node": "Node id of the case or the shared thing; of a naming, the thing and the case whose rows name it.",
        "kind": "case, the kinds of links that go over the thing, naming, or hub.",
        "cases": "In how many cases of the network it stands.",
        "betweenness": "On what share of the shortest ways between two others it lies, to three places; estimated in "
        "networks of more than 1,500 nodes.",
        "splits_into": "How many cases would stand in each part if this were wrong; empty where the network would stay "
        "whole.",
        "cuts_off": "The cases outside the largest part, separated by semicolons; their number where there are many.",
        "strength": "Of the strongest link over the thing; 1 where an analyst confirmed one.",
        "status": "Of a thing proposed or confirmed; of a case its [status](findings.md).",
        "loss_eur": "Of a case: its loss in euro; empty where unknown.",
        "received": "Of an account or wallet: what it received by the transfers of the register, per currency.",
        "reason": "Why it stands here, in words.",
        "evidence": "The rows that say so.",
    },
    "trace": {
        "case_id": "The case.",
        "method": "The method of tracing: fifo, lifo, pro_rata, libr or poison.",
        "destination": (
            "An end point, or the account itself for what is left on it; (fee), (unknown) and (conversion) where money "
            "went to no account that is known."
        ),
        "amount": "How much of the case's money is there by the method.",
        "currency": "The asset of the amount.",
        "amount_eur": "The amount in euro on the day of the last arrival; empty where there is no rate.",
        "low": "The least by FIFO, LIFO, pro rata and LIBR.",
        "high": "The most by these four.",
        "hops": "The fewest movements from the victim to there.",
        "first_at": "When the first of it arrived.",
        "last_at": "When the last of it arrived.",
        "service": "The bank or service that keeps it, where a row names one.",
        "country": "Its country, where a row says it.",
        "path": "The shortest way there: who pays whom, each with the row.",
        "reason": "Why the trace ends there.",
        "chain": "The chain of the asset; empty for a bank account.",
    },
    "trace --hops": {
        "case_id": "The case.",
        "method": "The method of tracing.",
        "step": "1, 2, 3, … in the order of the ledger.",
        "time": "When the money moved.",
        "source": "Who pays.",
        "target": "Who is paid.",
        "sent": "How much of the case's money leaves.",
        "sent_currency": "Its asset.",
        "received": "How much of it arrives: another amount where it was converted.",
        "received_currency": "The asset that arrives.",
        "whole_payment": "The whole payment of which this is a part.",
        "source_balance_before": "All money that the payer had, as far as is known; empty where not followed.",
        "source_balance_after": "What the payer had after it.",
        "source_traced_before": "What of the payer's balance was this case's money.",
        "source_traced_after": "What of it still was after the payment.",
        "target_balance_before": "All money that the payee had; empty for an end point.",
        "target_balance_after": "What the payee had after it.",
        "target_traced_before": "What of the payee's balance was this case's money.",
        "target_traced_after": "What of it was after the payment.",
        "unknown_funds": "What the payer paid out beyond what it had: money of unknown origin.",
        "hop": "The fewest movements since the money entered.",
        "entered": "yes where the money enters here as a victim's payment.",
        "tx_hash": "The transaction on the chain, where the transfer names it.",
        "reference": "The deposit reference or memo, by which a custodian finds its customer.",
        "evidence": "The row of the transfer.",
    },
    "trace --what-if": {
        "case_id": "The case.",
        "method": "The method of tracing.",
        "destination": "An end point whose amount changes.",
        "currency": "Its asset.",
        "reason": "Why the trace ends there.",
        "amount": "The amount in the build.",
        "what_if": "The amount with what is taken to be otherwise.",
        "change": "The difference.",
    },
    "path": {
        "step": "1, 2, 3, …",
        "from": "Node id where the step begins.",
        "relation": "What connects the two, read from left to right; of a link its kind, status and strength.",
        "to": "Node id where it ends.",
        "evidence": "The rows that say so; of many payments the first six.",
    },
    "match-table": {
        "identifier": "Node id of what stands in the cases of several units.",
        "kind": "The kind of link over it.",
        "units": "Which units, separated by semicolons; with the country where two have one name.",
        "countries": "The countries of the cases.",
        "cases": "How many cases name it.",
        "case_ids": "Which, separated by semicolons; of a hub the first twenty.",
        "losses_eur": "Sum of the known losses of these cases in euro; empty where none is known.",
        "losses_unknown": "How many of them are not in the sum.",
        "lead": "The unit with the largest known loss among these cases; if equal, the one with the earliest case, "
        "then the first by name.",
        "status": "confirmed where an analyst confirmed a link over it, else proposed; rejected links do not count.",
        "flag": "weak: named only in roles that mean nothing; hub: a service, or in very many cases; else empty.",
        "evidence": "The rows that name it.",
    },
    "diff": {
        "what": "The kind of change, one of those below.",
        "subject": "What changed: node id of the case or investigation, `LEFT..RIGHT` of linked cases, the number of "
        "the network in NEW (of one gone or split in OLD), or the indicator. `finlink why NEW` explains it.",
        "before": "What OLD says; empty where it has nothing of the kind.",
        "after": "What NEW says; empty where it has nothing of the kind.",
        "reason": "What decided it, which cell it is, or by how much a figure changed.",
        "evidence": "The rows of NEW that say so, of OLD where the thing is gone; of a network the rows that now join "
        "its cases, or joined them. Indicators cite none: `finlink why` prints their query.",
    },
    "review": {
        "left": "One case of the pair.",
        "right": "The other case.",
        "kind": "The kinds of its proposed links, separated by semicolons.",
        "via": "What is shared.",
        "strength": "Of the strongest of them.",
        "value_eur": "What is at stake: strength × (known loss of the left case + of the right case); the list is in "
        "this order.",
        "left_loss_eur": "The loss of the left case in euro; empty where unknown.",
        "right_loss_eur": "The loss of the right case.",
        "notes": "What else the build says for or against the links.",
        "evidence": "The rows of both cases.",
        "decision": "To fill in: same, different, unsure; empty = not decided.",
        "reason": "To fill in: why.",
        "by": "To fill in: who decides; empty = the name given with `--by`.",
    },
}
"""Per such listing, what each column means."""


def render() -> str:
    """Return the page as Markdown."""
    parts = []
    for name, listing in LISTINGS.items():
        rows = [(f"`{column}`", MEANINGS[name][column]) for column in listing.columns]
        parts += [f"## {name}", f"Found in: {WHERE[name]}.", table(("column", "meaning"), rows)]
    for name, meanings in MORE.items():
        rows = [(f"`{column}`", words) for column, words in meanings.items()]
        parts += [f"## {name}", f"Found in: {MORE_WHERE[name]}.", table(("column", "meaning"), rows)]
        if name == "diff":
            parts.append(table(("what", "meaning"), [(f"`{kind.name}`", kind.means) for kind in KINDS.values()]))
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
