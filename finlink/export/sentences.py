"""How the queries word the reasons and next steps of the worklist, as texts with blanks.

Each pair is what a query writes and the messages that it is said as (() = the same words). A report names no persons:
where a query cites one, or a telephone, an address or a device by which one is known, the message leaves it out. A
sentence that fits none is shown as the query wrote it.
"""

from __future__ import annotations

import re

from finlink.i18n import N_

STATUS_REASONS = (
    (N_("The case is {status}."), ()),
    (N_("The profile takes this offence out of the duty below the threshold."), ()),
    (N_("The first investigation opened on {first_day}, after the indictment of {indicted_day}."), ()),
    (N_("The first investigation opened on {first_day}, after the case closed on {closed_day}."), ()),
    (N_("All its investigations ({ids}) are closed, with a result."), ()),
    (N_("All its investigations ({ids}) are closed, and none names a result."), ()),
    (N_("No step in {ids} since {since_day}, {days} days before the as-of date."), ()),
    (N_("The case has bank accounts and wallets, but no open investigation covers either."), ()),
    (N_("The case has bank accounts, but no open investigation covers the bank side."), ()),
    (N_("The case has wallets, but no open investigation covers crypto."), ()),
    (N_("The first investigation opened {days} days after the case; the profile asks for {limit}."), ()),
    (N_("Covered by {ids}."), ()),
    ("Waived by {by}: {reason}.", (N_("Waived."),)),
    (N_("The register says nothing about parallel financial investigations for this case."), ()),
    (N_("The date the case was registered is unknown."), ()),
    (N_("Offence and amount are both unknown."), ()),
    (N_("Registered {days} days before the as-of date; due after {limit}."), ()),
    (N_("No investigation covers the case, {days} days after it was registered."), ()),
)
"""Why a case has its status (finlink/assess/case_status.sql)."""

FINDING_REASONS = (
    (
        N_(
            "The offence {offence} generates proceeds, and no investigation covers the case {days} days after it was "
            "registered."
        ),
        (),
    ),
    (
        N_(
            "The loss of {loss_amount} EUR reaches the threshold of {threshold_amount} EUR, and no investigation "
            "covers the case."
        ),
        (),
    ),
    (
        N_(
            "No loss is recorded, yet {rows} account or wallet rows belong to the case, and no investigation covers it."
        ),
        (),
    ),
    (
        N_("The first investigation opened on {first_day}, {days} days after the case; the profile asks for {limit}."),
        (),
    ),
    (
        N_(
            "The {cases} linked cases of network {network} lost {loss_amount} EUR together; each alone is below "
            "{threshold_amount} EUR, and no investigation covers any of them."
        ),
        (),
    ),
    (N_("Investigation {id} names case {case}, which is not in the register."), ()),
    (N_("Investigation {id} names case {case}, which is {status}."), ()),
    (
        N_("The case closed on {closed_day} with a loss of {loss_amount} EUR, and no investigation ever covered it."),
        (),
    ),
    (N_("The case closed on {closed_day} with a loss of {loss}, and no investigation ever covered it."), ()),
    (N_("Dates that cannot be: {dates}."), ()),
    (N_("The case list says pfi = no, but {ids} covers the case."), ()),
    (N_("The loss is {loss_amount} {currency}, but {entered_amount} {entered_currency} entered the trace."), ()),
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
    (
        "The case shares phone:{via} with case {other}",
        N_("The case shares a telephone number with case {other}, which {ids} covers."),
    ),
    (
        "The case shares email:{via} with case {other}",
        N_("The case shares an e-mail address with case {other}, which {ids} covers."),
    ),
    (
        "The case shares account:{via} with case {other}",
        N_("The case shares account:{via} with case {other}, which {ids} covers."),
    ),
    (
        "The case shares wallet:{via} with case {other}",
        N_("The case shares wallet:{via} with case {other}, which {ids} covers."),
    ),
    (
        "The case shares {via} with case {other}",
        N_("The case shares a user name, a device or the like with case {other}, which {ids} covers."),
    ),
)
_MORE_WAYS = (
    (
        ", which {ids} covers; {more} more links lead to investigations.",
        (N_("Other links that lead to investigations: {more}."),),
    ),
    (
        ", which {ids} covers; {more} more link leads to an investigation.",
        ("Other links that lead to investigations: {more}.",),
    ),
    (", which {ids} covers.", ()),
)
JOIN_REASONS = tuple((worded + ending, (message, *more)) for worded, message in _JOINED for ending, more in _MORE_WAYS)
"""Why an investigation could be extended to the case (G12)."""

_ELSEWHERE = (
    (
        (
            "{amount} of the case reached {place} by {last_day}, and no measure holds anything there",
            N_("{amount} of the case reached {place} by {last_day}, and no measure holds anything there."),
        ),
        N_("The same is true of other places: {more}."),
        "place",
    ),
    (
        (
            "At {place}, where {amount} of the case lies, only {restrained} is restrained; {freezable} more could be",
            N_(
                "At {place}, where {amount} of the case lies, only {restrained} is restrained; {freezable} more could "
                "be."
            ),
        ),
        "The same is true of other places: {more}.",
        "place",
    ),
    (
        (
            "What request {request} obtained ran out on {until_day}, and nothing followed it",
            N_("What request {request} obtained ran out on {until_day}, and nothing followed it."),
        ),
        N_("The same is true of other requests: {more}."),
        "request",
    ),
    (
        (
            "What request {request} obtained runs out on the as-of date, and nothing followed it",
            N_("What request {request} obtained runs out on the as-of date, and nothing followed it."),
        ),
        "The same is true of other requests: {more}.",
        "request",
    ),
    (
        (
            "What request {request} obtained runs out in {days} days, on {until_day}, and nothing followed it",
            N_("What request {request} obtained runs out on {until_day}, and nothing followed it."),
        ),
        "The same is true of other requests: {more}.",
        "request",
    ),
    (
        (
            "What request {request} obtained runs out in 1 day, on {until_day}, and nothing followed it",
            "What request {request} obtained runs out on {until_day}, and nothing followed it.",
        ),
        "The same is true of other requests: {more}.",
        "request",
    ),
)
MONEY_REASONS = tuple(
    (worded + ending, (message, *more))
    for (worded, message), others, thing in _ELSEWHERE
    for ending, more in (
        (f"; the same is true of {{more}} more {thing}s.", (others,)),
        (f"; the same is true of {{more}} more {thing}.", (others,)),
        (".", ()),
    )
)
"""What a finding says of money that can still be reached, and of what runs out (G10, G11, G20)."""

_ABROAD = N_("Accounts or services of the case abroad ({countries}): {ends}; the register has no request there.")
_CLOSED_YET = N_(
    "All its investigations ({ids}) are closed without a result, yet money of the case could still be found."
)
GAP_REASONS = (
    (N_("No loss is recorded, yet proceeds of {amount} are estimated, and no investigation covers the case."), ()),
    (
        N_("The loss is recorded as 0, yet proceeds of {amount} are estimated, and no investigation covers the case."),
        (),
    ),
    (
        "The first investigation opened on {first_day}, after the closure of {closed_day}.",
        ("The first investigation opened on {first_day}, after the case closed on {closed_day}.",),
    ),
    ("All its investigations ({ids}) are closed without a result, yet {what}.", (_CLOSED_YET,)),
    (N_("The scope of {ids} leaves out wallets, which the case has."), ()),
    (N_("The scope of {ids} leaves out bank accounts, which the case has."), ()),
    (N_("The scope of {ids} leaves out wallets, to which money of the case was traced."), ()),
    (N_("The scope of {ids} leaves out bank accounts, to which money of the case was traced."), ()),
    (
        "{ends} account or service of the case is abroad ({countries}), and the register has no request to {what}.",
        (_ABROAD,),
    ),
    (
        "{ends} accounts or services of the case are abroad ({countries}), and the register has no request to {what}.",
        (_ABROAD,),
    ),
    (N_("No step in {ids} since {since_day}, {days} days before the as-of date; the profile allows {limit}."), ()),
    (
        "There are reports of suspicious transactions ({what}), and no investigation covers the case.",
        (N_("There are reports of suspicious transactions, and no investigation covers the case."),),
    ),
    (
        N_(
            "The case is about money laundering, and no case of the offence behind it is linked with it or named by it."
        ),
        (),
    ),
    (
        N_(
            "The case was indicted on {indicted_day} and {ids} closed with a result, but money laundering was not "
            "charged."
        ),
        (),
    ),
    (
        "A company is involved ({names}), and nobody is recorded as its beneficial owner.",
        (N_("A company is involved, and nobody is recorded as its beneficial owner."),),
    ),
    (
        "Neither the FIU nor an asset recovery office was asked within {days} days in {ids}.",
        (N_("The FIU and the asset recovery office were not asked within {days} days in {ids}."),),
    ),
)
"""What further findings say (G04 to G21), the order being that of their numbers."""

WITHIN = {
    "status": ((N_("duplicate"), ()), (N_("unfounded"), ()), (N_("merged"), ())),
    "measure": (
        (N_("identified"), ()),
        (N_("suspended"), ()),
        (N_("frozen"), ()),
        (N_("seized"), ()),
        (N_("confiscated"), ()),
        (N_("realised"), ()),
        (N_("returned"), ()),
        (N_("released"), ()),
    ),
    "dates": (
        (N_("an asset {measure} on {measured_day}, after the as-of date"), ()),
        (N_("a request sent on {sent_day}, after the as-of date"), ()),
        (N_("a request answered on {answered_day}, after the as-of date"), ()),
        (N_("a request answered on {answered_day}, before it was sent on {sent_day}"), ()),
        (N_("opened on {opened_day}, after the as-of date"), ()),
        (N_("closed on {closed_day}, after the as-of date"), ()),
        (N_("closed on {closed_day}, before it opened on {opened_day}"), ()),
        (N_("reported on {reported_day}, before the incident of {incident_day}"), ()),
        (N_("{id} opened on {opened_day}, before the incident of {incident_day}"), ()),
        (N_("{id} opened on {opened_day}, after the as-of date"), ()),
        (N_("{id} closed on {closed_day}, after the as-of date"), ()),
        (N_("{id} last acted on {acted_day}, after the as-of date"), ()),
        (N_("{id} closed on {closed_day}, before it opened on {opened_day}"), ()),
    ),
}
"""The words that stand in a sentence's blank of this name: states of cases, measures, dates that cannot be (G22)."""

_UNVALUED = (N_("The same is true of what has no known value in euro: {unvalued}."), ())

FOUND = (*FINDING_REASONS, *JOIN_REASONS, *MONEY_REASONS, _UNVALUED, *GAP_REASONS)
"""All that a finding can say."""

NEXT_STEPS = (
    (N_("Open a parallel financial investigation, or record a waiver with its authority."), ()),
    (N_("Establish the loss from the accounts and wallets, and open a parallel financial investigation."), ()),
    (N_("Record why it opened late, and check what moved in the meantime."), ()),
    (N_("Propose to extend {id} to this case instead of opening a new file."), ()),
    (N_("Open one parallel financial investigation for the cases of network {network}."), ()),
    (N_("Correct the case id of the investigation, or add the case it belongs to."), ()),
    (N_("Review the closure: trace the proceeds, or record why not and who decided."), ()),
    (N_("Correct the dates in the register."), ()),
    (N_("Correct the case list or the investigations table."), ()),
    (N_("Find the payments that are missing, mark them in proceeds_of, or correct the loss."), ()),
    (N_("Record the offence, the amount and the date, then decide whether one is due."), ()),
    (N_("Check what can still be restrained, and record why it did not run in parallel."), ()),
    (N_("Ask the officer in charge for the next step, or close the investigation with its result."), ()),
    (N_("Extend the scope of the investigation to the channel it leaves out."), ()),
    (N_("Decide on a parallel financial investigation before it is overdue."), ()),
    (
        "Have {place} frozen or suspended (channel: {channel}); finlink freeze drafts the request.",
        (N_("Have {place} frozen or suspended (channel: {channel})."),),
    ),
    (
        "Have {place} frozen or suspended; finlink freeze drafts the request.",
        (N_("Have {place} frozen or suspended."),),
    ),
    (
        "Have the order on {place} extended to what was traced; finlink freeze says how much.",
        (N_("Have the order on {place} extended to what was traced."),),
    ),
    (
        "Ask {countries} for information, and to hold what is there, by the fastest channel; finlink freeze names it.",
        (N_("Ask {countries} for information, and to hold what is there, by the fastest channel."),),
    ),
    (N_("Establish what was gained, and open a parallel financial investigation."), ()),
    (N_("Reopen the investigation for what was not followed, or record why it is left."), ()),
    (
        N_(
            "Ask at once whether the data or money is still there, and send the request or order that should have "
            "followed."
        ),
        (),
    ),
    (N_("Have it extended before {until_day}, or send the request or order that follows it."), ()),
    (N_("Ask the FIU for what it has on the subjects, and open a parallel financial investigation."), ()),
    (N_("Find the case of the predicate offence and name it in related_cases, or record that none is needed."), ()),
    (N_("Ask the prosecutor whether laundering can be charged, or record why not."), ()),
    (N_("Look up the beneficial owner in the registers, and record who it is."), ()),
    (N_("Ask the FIU for what it has on the subjects, and the asset recovery office for what they own."), ()),
    (N_("Nothing is required."), ()),
    (N_("Nothing is required while the waiver stands."), ()),
    (N_("Go on."), ()),
)
"""What to do next (finlink/assess: STATUS_WORDS and the findings)."""

_PERSON = re.compile(
    r"\b(party|phone|email|handle|imei|imsi|mac|device):[^)]*?(?= ~ |\)|, which | with case |$)", re.DOTALL
)


def without_persons(text: str) -> str:
    """Return a text in which no person is cited: a report goes further than the file of the case.

    >>> without_persons("one of case C1 (party:C1/Ana ~ party:C2/Anna), which FI-1 covers.")
    'one of case C1 (party:… ~ party:…), which FI-1 covers.'
    >>> without_persons("It shares phone:+381605550101 with case C2.")
    'It shares phone:… with case C2.'
    """
    return _PERSON.sub(r"\1:…", text)
