"""The tables of a dossier: caption, columns, and what stands there when a table is empty. Words only, as in `words`."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from finlink.export.dossier.model import Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finlink.export.dossier.model import Kind

TABLES: dict[str, tuple[str, str, str]] = {
    "investigations": (
        "Investigations that cover the case",
        "No investigation covers the case.",
        """
        Investigation code 3 | Form short 2 | Opened short 2 | Last step short 2 | Closed short 2 |
        Authority text 4 | Scope text 2 | Outcome text 2 | Charge of money laundering short 2
        """,
    ),
    "findings": (
        "Findings",
        "No rule of the profile was met.",
        """
        Severity short 2 | Rule short 1 | What was found text 6 | Next step text 5 |
        Where the duty comes from text 4
        """,
    ),
    "plan": (
        "Steps",
        "There is nothing to do that the rules know of.",
        """
        Step short 1 | What to do text 8 | Because of text 3
        """,
    ),
    "subjects": (
        "Victims, witnesses, merchants and services, and whom no profile above has",
        "Nobody else is named.",
        """
        Role text 2 | Name text 4 | Kind short 2 | Number code 3 | Born short 2 | Contacts text 3 |
        In other cases text 3
        """,
    ),
    "accounts": (
        "Accounts of the case",
        "The register names no account in this case.",
        """
        Account code 5 | Role text 2 | Holder text 4 | Bank text 3 | Country short 2 | Opened short 2 |
        Balance (on) text 3 | Check text 3 | In other cases text 4
        """,
    ),
    "wallets": (
        "Wallets of the case",
        "The register names no wallet in this case.",
        """
        Address code 6 | Asset short 2 | Role text 2 | Holder text 3 | Service, label text 3 | Country short 2 |
        Balance (on) text 3 | Check text 3 | In other cases text 4
        """,
    ),
    "timeline": (
        "Events",
        "The register has no date for this case.",
        """
        Day short 2 | Time short 2 | What text 4 | Of code 5 | Amount amount 3 | Detail text 4
        """,
    ),
    "links": (
        "Links",
        "Nothing links the case to another of the register.",
        """
        Other case text 4 | Its status short 2 | Network short 1 | What links them text 3 | Over code 5 |
        Strength amount 1 | State short 2
        """,
    ),
    "weighed": (
        "",
        "",
        """
        For or against short 2 | Bits amount 1 | What was compared text 3 | Says text 6 | In {left} text 3 |
        In {right} text 3
        """,
    ),
    "decisions": (
        "Decisions by analysts",
        "No analyst has decided on a link of this case.",
        """
        Link text 3 | Over code 4 | Decision short 2 | By text 2 | On (UTC) short 2 | Reason text 4 |
        Earlier decisions text 2
        """,
    ),
    "network": (
        "The network: {network}",
        "The case belongs to no network of linked cases.",
        """
        Case code 2 | Title text 5 | Unit text 4 | Loss in euro amount 2 | Status short 2
        """,
    ),
    "joinable": (
        "Open investigations of linked cases that could be extended to this one",
        "No strong link leads to an open investigation.",
        """
        Investigation code 3 | Covers code 2 | Authority text 4 | Opened short 2 | Scope text 2 |
        Linked by text 4
        """,
    ),
    "hubs": (
        "Identifiers of the case that join nothing",
        "None of the identifiers is a service's or stands in very many cases.",
        """
        Identifier code 5 | In cases amount 1 | Why it joins none text 5
        """,
    ),
    "limits of links": (
        "Where each kind of link is wrong",
        "",
        """
        Kind text 2 | Strength text 5 | Limits text 5
        """,
    ),
    "entered": (
        "Payments by which money entered the trace",
        "Nothing entered the trace.",
        """
        Time short 3 | From code 4 | To code 4 | Paid amount 3 | Entered amount 3 | How it is known text 3 |
        Purpose text 3
        """,
    ),
    "destinations": (
        "Where it is, by the declared method",
        "No money of the case was traced.",
        """
        Place code 5 | Reason text 3 | Amount amount 3 | In euro amount 2 | Low amount 3 | High amount 3 |
        Hops amount 2 | First arrival short 2 | Last arrival short 2 | Kept by text 3 | Country short 2
        """,
    ),
    "untraced": (
        "What lies at no place, and why",
        "All that entered was traced to a place.",
        """
        Reason text 6 | Amount amount 3 | In euro amount 2 | Last movement short 3
        """,
    ),
    "balance": (
        "What entered, and what became of it, by asset",
        "",
        """
        Asset short 2 | Entered amount 3 | Converted in amount 3 | At places amount 3 | Fees amount 3 |
        Converted out amount 3 | Elsewhere amount 3 | Difference amount 2
        """,
    ),
    "competing": (
        "Who else has a claim where this case's money lies",
        "No other case's money was traced to the same places.",
        """
        Place code 5 | Asset short 1 | This case amount 3 | Other case code 3 | Its part amount 3
        """,
    ),
    "schedule": (
        "The hop schedule",
        "There is no movement to list.",
        """
        Step amount 2 | Hop amount 2 | Time short 3 | From code 5 | To code 5 | Of the case, sent amount 3 |
        Received amount 3 | Whole payment amount 3 | Balance of the sender, before and after amount 4 |
        Of it the case's amount 3 | Balance of the receiver, before and after amount 4 |
        Of it the case's amount 3 | Reference code 3
        """,
    ),
    "passing": (
        "All payments into and out of the accounts on the way",
        "There is no payment to list.",
        """
        Account or wallet code 5 | Time short 3 | In or out short 1 | Other side code 5 | Amount amount 3 |
        Step of the case's money amount 2
        """,
    ),
    "assets": (
        "What became of each asset",
        "The register has no measure in this case.",
        """
        Asset code 4 | State short 2 | Held now amount 3 | In euro amount 2 | Identified amount 2 |
        Suspended amount 2 | Frozen amount 2 | Seized amount 2 | Confiscated amount 2 | Realised amount 2 |
        Returned amount 2 | Shared with text 2
        """,
    ),
    "measures": (
        "Measures",
        "The register has no measure in this case.",
        """
        Date short 2 | Measure short 2 | Asset code 4 | Amount amount 3 | In euro amount 2 | Authority text 3 |
        Order code 2 | Legal basis text 2 | Case code 2
        """,
    ),
    "freezable": (
        "What could still be frozen",
        "Nothing is left that could be frozen, as far as the trace and the measures say.",
        """
        Place code 5 | Kept by text 3 | Country short 2 | This case's part amount 3 | All cases amount 3 |
        Restrained there amount 3 | Could be frozen, all cases amount 3 | Of it for this case, in euro amount 2 |
        Stated balance text 3 | Channels to check text 2 | Note text 3
        """,
    ),
    "requests": (
        "Requests",
        "The register has no request in this case.",
        """
        Request code 2 | Channel short 2 | Country short 2 | Counterpart text 4 | Sent short 2 | Due short 2 |
        Answered short 2 | State text 4 | Outcome text 2 | Valid until text 3
        """,
    ),
    "files": (
        "The files",
        "",
        """
        File short 1 | Name code 3 | Table short 2 | SHA-256 code 8 | Lines amount 1 | Used amount 1 |
        Set aside amount 1
        """,
    ),
    "matrix": (
        "Claims and the rows behind them",
        "The dossier makes no claim.",
        """
        Claim short 1 | Section short 1 | What it says text 7 | File code 3 | Rows text 3 |
        SHA-256 begins code 2 | Document text 3 | Handling text 2
        """,
    ),
    "doubts": (
        "Doubts about the cited rows that reading found",
        "Reading found nothing to doubt in the cited rows.",
        """
        Row code 3 | Severity short 2 | What text 8 | How to mend it text 4
        """,
    ),
}
"""By name: caption, what stands there when it is empty, and the columns as ``head kind width`` apart by ``|``."""


def table(name: str, rows: Sequence[Row], more: str = "", **named: str) -> Table:
    """Return a table by its name; ``named`` fills caption and heads."""
    caption, empty, columns = TABLES[name]
    made = tuple(_column(told.format(**named)) for told in columns.split("|"))
    return Table(name, caption.format(**named) if rows else caption.partition(":")[0], made, tuple(rows), more, empty)


def _column(told: str) -> Column:
    """Return a column from ``head kind width``."""
    head, kind, weight = told.strip().rsplit(" ", 2)
    return Column(head, cast("Kind", kind), int(weight))
