"""How the queries word the reasons and next steps of the worklist, as texts with blanks.

Each pair is what a query writes and the message it is said as ("" = the same). A report names no persons: where a query
cites one, the message leaves the citation out. A sentence that fits none is shown as the query wrote it.
"""

from __future__ import annotations

import re

from finlink.i18n import N_

STATUS_REASONS = (
    (N_("The case is {status}."), ""),
    (N_("The profile takes this offence out of the duty below the threshold."), ""),
    (N_("The first investigation opened on {first_day}, after the indictment of {indicted_day}."), ""),
    (N_("The first investigation opened on {first_day}, after the case closed on {closed_day}."), ""),
    (N_("All its investigations ({ids}) are closed, with a result."), ""),
    (N_("All its investigations ({ids}) are closed, and none names a result."), ""),
    (N_("No step in {ids} since {since_day}, {days} days before the as-of date."), ""),
    (N_("The case has bank accounts and wallets, but no open investigation covers either."), ""),
    (N_("The case has bank accounts, but no open investigation covers the bank side."), ""),
    (N_("The case has wallets, but no open investigation covers crypto."), ""),
    (N_("The first investigation opened {days} days after the case; the profile asks for {limit}."), ""),
    (N_("Covered by {ids}."), ""),
    (N_("Waived by {by}: {reason}."), ""),
    (N_("The date the case was registered is unknown."), ""),
    (N_("Offence and amount are both unknown."), ""),
    (N_("Registered {days} days before the as-of date; due after {limit}."), ""),
    (N_("No investigation covers the case, {days} days after it was registered."), ""),
)
"""Why a case has its status (finlink/assess/case_status.sql)."""

FINDING_REASONS = (
    (
        N_(
            "The offence {offence} generates proceeds, and no investigation covers the case {days} days after it was "
            "registered."
        ),
        "",
    ),
    (
        N_(
            "The loss of {loss_amount} EUR reaches the threshold of {threshold_amount} EUR, and no investigation "
            "covers the case."
        ),
        "",
    ),
    (
        N_(
            "No loss is recorded, yet {rows} account or wallet rows belong to the case, and no investigation covers it."
        ),
        "",
    ),
    (
        N_("The first investigation opened on {first_day}, {days} days after the case; the profile asks for {limit}."),
        "",
    ),
    (
        N_(
            "The {cases} linked cases of network {network} lost {loss_amount} EUR together; each alone is below "
            "{threshold_amount} EUR, and no investigation covers any of them."
        ),
        "",
    ),
    (N_("Investigation {id} names case {case}, which is not in the register."), ""),
    (N_("Investigation {id} names case {case}, which is {status}."), ""),
    (
        N_("The case closed on {closed_day} with a loss of {loss_amount} EUR, and no investigation ever covered it."),
        "",
    ),
    (N_("The case closed on {closed_day} with a loss of {loss}, and no investigation ever covered it."), ""),
    (N_("Dates that cannot be: {dates}."), ""),
    (N_("The case list says pfi = no, but {ids} covers the case."), ""),
    (N_("The loss is {loss_amount} {currency}, but {entered_amount} {entered_currency} entered the trace."), ""),
)
"""What a finding says (finlink/assess/findings/*.sql), those that propose to join an investigation apart."""

_JOINED = (
    (
        "Money went directly between the case and case {other} ({via})",
        N_("Money went directly between the case and case {other}, which {ids} covers."),
    ),
    (
        "The register or an analyst says that the case belongs with case {other}",
        N_("The register or an analyst says that the case belongs with case {other}, which {ids} covers."),
    ),
    (
        "A person of the case is taken for one of case {other} ({via})",
        N_("A person of the case is taken for one of case {other}, which {ids} covers."),
    ),
    (
        "A company of the case is taken for one of case {other} ({via})",
        N_("A company of the case is taken for one of case {other}, which {ids} covers."),
    ),
    (
        "The case has a wallet of the same owner as case {other} ({via})",
        N_("The case has a wallet of the same owner as case {other}, which {ids} covers."),
    ),
    (
        "The case shares party:{via} with case {other}",
        N_("The case shares a person or company with case {other}, which {ids} covers."),
    ),
    ("The case shares {via} with case {other}", N_("The case shares {via} with case {other}, which {ids} covers.")),
)
_MORE_WAYS = (
    ", which {ids} covers; {ways} more links lead to investigations.",
    ", which {ids} covers; 1 more link leads to an investigation.",
    ", which {ids} covers.",
)
JOIN_REASONS = tuple((worded + more, message) for worded, message in _JOINED for more in _MORE_WAYS)
"""Why an investigation could be extended to the case (G12); how many other ways lead to one is left out."""

NEXT_STEPS = (
    (N_("Open a parallel financial investigation, or record a waiver with its authority."), ""),
    (N_("Establish the loss from the accounts and wallets, and open a parallel financial investigation."), ""),
    (N_("Record why it opened late, and check what moved in the meantime."), ""),
    (N_("Propose to extend {id} to this case instead of opening a new file."), ""),
    (N_("Open one parallel financial investigation for the cases of network {network}."), ""),
    (N_("Correct the case id of the investigation, or add the case it belongs to."), ""),
    (N_("Review the closure: trace the proceeds, or record why not and who decided."), ""),
    (N_("Correct the dates in the register."), ""),
    (N_("Correct the case list or the investigations table."), ""),
    (N_("Find the payments that are missing, mark them in proceeds_of, or correct the loss."), ""),
    (N_("Record the offence, the amount and the date, then decide whether one is due."), ""),
    (N_("Check what can still be restrained, and record why it did not run in parallel."), ""),
    (N_("Ask the officer in charge for the next step, or close the investigation with its result."), ""),
    (N_("Extend the scope of the investigation to the channel it leaves out."), ""),
    (N_("Decide on a parallel financial investigation before it is overdue."), ""),
    (N_("Nothing is required."), ""),
    (N_("Nothing is required while the waiver stands."), ""),
    (N_("Go on."), ""),
)
"""What to do next (finlink/assess: STATUS_WORDS and the findings)."""

_PERSON = re.compile(r"party:[^)]*?(?= ~ |\)|, which | with case |$)", re.DOTALL)


def without_persons(text: str) -> str:
    """Return a text in which no person is cited: a report goes further than the file of the case.

    >>> without_persons("one of case C1 (party:C1/Ana ~ party:C2/Anna), which FI-1 covers.")
    'one of case C1 (party:… ~ party:…), which FI-1 covers.'
    """
    return _PERSON.sub("party:…", text)
