"""Every word of a dossier that is not data: heads, columns, sentences. A translation needs this module alone."""

from __future__ import annotations

TITLE = "Case {case}: dossier of the financial investigation"
SUBJECT = "Dossier of case {case}, as of {day}"
FOOTER = "finlink {version} · {as_of} · seal of the build {seal}"
UNKNOWN = "unknown"
NONE = "none"
CUT = "… [cut here: {length:,} characters in all]"
CLAIM = "No."
PAGE = "Page {page} of {pages}"
CONTENTS = "Contents"
FRAGMENT = "A number in brackets, such as [7], is a claim: section 9 names the rows behind it."

SECTIONS = {
    "front": "The case",
    "summary": "Summary",
    "plan": "Findings and investigative plan",
    "subjects": "Subjects, accounts and wallets",
    "timeline": "Timeline",
    "links": "Links to other cases",
    "money": "Where the money went",
    "assets": "Assets, requests and what can still be restrained",
    "evidence": "Evidence matrix",
    "limits": "Assumptions, limits, and how to repeat this",
}

FRONT = {
    "case_id": "Case", "title": "Title", "unit": "Unit", "country": "Country", "offence": "Offence",
    "incident_on": "Incident", "reported_on": "Reported", "opened": "Registered",
    "case_status": "State in the register", "closed": "Closed", "indicted": "Indicted", "prosecutor": "Prosecutor",
    "victims": "Victims", "loss": "Loss", "loss_eur": "Loss in euro", "proceeds_estimate": "Estimate of the proceeds",
    "str_refs": "Reports to the FIU", "notes": "Notes", "status": "Parallel financial investigation",
    "rule": "Status holds when", "waiver": "Waiver", "network": "Network of linked cases", "as_of": "As of",
    "handling": "Handling", "profile": "Profile", "limits": "Figures of the profile",
    "unverified": "Entries of the profile that nobody has verified", "version": "Made by",
}  # fmt: skip
LEFT_OUT_WHEN_EMPTY = ("closed", "indicted", "proceeds_estimate", "str_refs", "notes", "waiver", "handling")
"""Facts of the front that are not a gap when the register has none."""
SOUGHT = ("offence", "incident_on", "reported_on", "opened", "victims", "loss", "prosecutor")
"""Cells of the case whose absence the summary tells."""

FIGURES = {
    "loss": "Loss", "entered": "Entered the trace", "traced": "Traced to a place", "restrained": "Restrained now",
    "freezable": "Could still be frozen",
}  # fmt: skip
IN_EURO = "in euro"
NO_EURO = "value in euro unknown"
NOT_TRACED = "nothing was traced"
AT_LEAST = "at least {eur}"
IN_PART = "a part has no known value in euro"
RATE = "{eur} at {rate} {currency} per euro (rate for {day}; source: {source})"
PRICE = "{eur} at a price of {price} {price_currency} (for {day}; source: {source})"
NO_RATE = "unknown: the register and the rates give no rate of {currency} for {day}"
PROFILE = "{title} ({name})"
PROFILE_FIGURES = "timely within {timely_days} days, stalled after {stalled_days} days, threshold {threshold} EUR"
NOBODY_SWITCHED = "none"
NOT_TOLD = "The register says nothing of investigations, so whether one covers the case is not known."
WAIVER = "{reason} (by {by})"

COUNTED = {
    "payment": ("1 payment", "{n:,} payments"), "event": ("1 event", "{n:,} events"),
    "case": ("1 case", "{n:,} cases"), "place": ("1 place", "{n:,} places"), "day": ("1 day", "{n:,} days"),
    "finding": ("1 finding", "{n:,} findings"), "row": ("1 row", "{n:,} rows"), "asset": ("1 asset", "{n:,} assets"),
    "account": ("1 account", "{n:,} accounts"), "wallet": ("1 wallet", "{n:,} wallets"),
    "subject": ("1 person or company", "{n:,} persons and companies"),
    "other": ("1 other case", "{n:,} other cases"),
}  # fmt: skip

SUMMARY = {
    "loss": "The register states a loss of {loss}.",
    "loss in euro": "The register states a loss of {loss}: {eur}.",
    "loss of no currency": "The register states a loss of {loss}, in a currency that is not known.",
    "no loss": "The loss is not known: the register states none.",
    "entered": "{amount} of it entered the trace by {payments} ({how}).",
    "entered, not of it": "{amount} entered the trace by {payments} ({how}).",
    "already traced": "{amount} more of these payments was traced money of a case already and is not counted twice.",
    "entered less": "That is not the loss stated: {loss} was lost, {entered} entered the trace. Where the difference "
    "went is not known.",
    "paid less": "That is not the loss stated: {loss} was lost, these payments are {paid} in all. Where the difference "
    "went is not known.",
    "entered more": "That is not the loss stated: {loss} was lost, {entered} entered the trace.",
    "nothing entered": "No money of the case was traced: no payment is marked as its proceeds, and no account or "
    "wallet of a "
    "victim pays another one of the case. Where the money went is not known.",
    "traced": "{eur} of what entered was traced to {places} where it lies, at the euro rates of the days of arrival.",
    "traced, no value": "Money was traced to {places} where it lies: {amounts}. Its value in euro is not known, as no "
    "rate is "
    "known for a part of it.",
    "by reason": "{reason}: {amounts}.",
    "method": "All of it by one method, {method}; {chosen}. Other methods give other figures: see section 7.",
    "restrained": "{eur} is restrained now, in {assets}{shared}.",
    "restrained, no value": "{assets} restrained now{shared}: {amounts}. The value in euro is not known.",
    "not restrained": "Nothing is restrained, as far as the register says.",
    "set aside": "{rows} of measures {were} set aside and {are} in no figure.",
    "taken": "{state}: {amounts}, in {assets}{shared}.",
    "freezable": "{eur} could still be frozen for this case at {places}; the most at {first}.",
    "freezable, no value": "At least {eur} could still be frozen for this case at {places}; the value in euro of a "
    "part of it is "
    "not known. First: {first}.",
    "nothing traced": "What could still be frozen is not known, as no money of the case was traced.",
    "nothing to freeze": "Nothing is left that could be frozen, as far as the trace and the measures say.",
    "status": "Parallel financial investigation: {status}. {reason}",
    "findings": "{findings}: {list}.",
    "no findings": "No rule of the profile was met.",
    "subjects": "The case names {subjects} ({roles}), {accounts} and {wallets}.",
    "no subjects": "The register names no person, company, account or wallet in the case.",
    "links": "The case is linked to {others}: {confirmed} confirmed by an analyst or declared, {proposed} proposed, "
    "{rejected} "
    "rejected.",
    "no links": "Nothing links the case to another of the register.",
    "network": "It belongs to network {network} of {cases}.",
    "join": "An open investigation could be extended to this case: {names}.",
    "not known": "Not known, because the register does not say: {cells}.",
}
HOW = {
    "stated": "marked as its proceeds in the register",
    "victim pays": "a victim of the case pays one of its accounts",
}
CHOSEN = {
    "declared": "declared in the settings of the register",
    "profile": "the method of the profile",
    "default": "chosen by default, not by law",
    "asked": "asked for, beside the build's own",
}
REASONS = {
    "service": "At services (exchange, payment institution, mixer; their records lead on)",
    "left on the account": "Left on accounts and wallets at the end of the data",
    "unknown outflow": "Paid out to nobody the register names",
    "overdraft repaid": "Paid off an overdraft",
    "fee": "Gone as fees",
    "conversion, one side missing": "Converted, and one side is not recorded",
    "age limit": "Followed no further: age limit of the settings",
    "smaller than the dust limit": "Followed no further: smaller than the dust limit",
}
LOCATED = ("service", "left on the account", "age limit", "smaller than the dust limit")
"""Reasons for which money is at a place; by the others it is gone, or nobody knows where."""
ROLES = {
    "suspect": "suspect", "beneficial_owner": "beneficial owner", "mule": "mule",
    "collection": "holder of a collection account", "other": "other", "": "no role stated", "merchant": "merchant",
    "service": "service", "witness": "witness", "victim": "victim",
}  # fmt: skip
"""The roles in the order in which a prosecutor looks at them."""
PLAIN_ROLES = ("merchant", "service", "witness", "victim")
"""Who stands in a table and gets no profile."""

EVENTS = {
    "incident": "Incident", "reported": "Reported", "case opened": "Case registered", "indicted": "Indictment",
    "case closed": "Case closed", "entered": "Money entered the trace",
    "first arrival": "First arrival of traced money",
    "arrived": "Last arrival of traced money (amount: what is there)", "gone": "Traced money gone (last)",
    "account opened": "Account opened", "account closed": "Account closed",
    "PFI opened": "Financial investigation opened", "PFI last action": "Last step of the financial investigation",
    "PFI closed": "Financial investigation closed", "identified": "Asset identified",
    "suspended": "Transaction suspended", "frozen": "Asset frozen", "seized": "Asset seized",
    "confiscated": "Asset confiscated", "realised": "Asset realised", "returned": "Asset returned",
    "released": "Asset released", "request sent": "Request sent", "answer due": "Answer due",
    "answered": "Request answered", "valid until": "Measure asked for runs out",
    "as of": "As-of date of this dossier",
}  # fmt: skip
LANES = {
    "Case": ("incident", "reported", "case opened", "indicted", "case closed"),
    "Money": ("entered", "first arrival", "arrived", "gone", "account opened", "account closed"),
    "Investigation": ("PFI opened", "PFI last action", "PFI closed"),
    "Measures": ("identified", "suspended", "frozen", "seized", "confiscated", "realised", "returned", "released"),
    "Requests": ("request sent", "answer due", "answered", "valid until"),
}
"""The lanes of the strip of time, and the events on each."""
STRIP = "The events of the table below on a line, from {first} to {last}."
STRIP_OUTSIDE = "{events} far outside of it stand in the table only."
ALL_CASES = "(all cases together)"
TAKEN = {"confiscated": "Confiscated", "realised": "Realised", "returned": "Returned", "released": "Released again"}
LATER = " (after the as-of date)"

REQUEST = {
    "answered": "answered", "answered late": "answered, {days} late", "overdue": "not answered, {days} overdue",
    "open": "not answered, due in {days}", "open, no due date": "not answered, no due date stated",
    "valid": "runs out in {days}", "expired": "ran out {days} ago",
}  # fmt: skip

PROFILE_FACTS = {
    "roles": "Role in the case", "names": "Named as", "kind": "Kind", "born": "Born", "numbers": "Number",
    "number_check": "Check of the number", "country": "Country", "address": "Address", "contacts": "Contacts",
    "holdings": "Holds", "elsewhere": "In other cases", "weighed": "Taken for the same, by what records say",
}  # fmt: skip
ELSEWHERE = "{case} ({roles})"
ELSEWHERE_MORE = "{cases} in all"
HUB = "joins no cases: a service, or in very many cases"

PLAN = "Steps in their order: what is urgent first, as money moves meanwhile, then the more specific advice."
COUNTED_FROM = "Severities are those of the profile; a finding is a lead with its rows, not a reproach."

LINKS = {
    "how": "A link is a lead. Its strength from 0 to 1 says how far the shared thing can be relied on; {joins} joins "
    "cases to a "
    "network. What analysts decided outranks every figure.",
    "joins": "{strength:g} and more, or a confirmed link,",
    "weighed": "Why a person or company of {left} is taken for one of {right}",
    "sum": "sum",
    "sum says": "bits, so strength {strength}",
    "for": "for",
    "against": "against",
    "note": "note",
    "more": "{n} more weighed links are not explained here: finlink why BUILD {case}.",
}

MONEY = {
    "method": "Method declared for the whole dossier: {method}; {chosen}. It was applied to every movement of the "
    "register, of "
    "all cases at once, and never changed on the way.",
    "spread": "Low and high are the least and the most that four methods (FIFO, LIFO, pro rata, LIBR) give a place. "
    "Where both "
    "are the same the choice of method does not matter there.",
    "in and out": "Every recorded payment into and out of the accounts and wallets on the way is listed, whether it "
    "carried "
    "money of the case or not; the last column names the step of the case's money. Accounts of services are left out: "
    "they "
    "are their customers'.",
    "schedule": "Every movement of the case's money by the declared method, in order, with the balance of both sides "
    "and the "
    "case's part of it before and after. An empty balance was not known, or was nothing of the case's.",
    "nothing": "No money of the case was traced, so there is no schedule.",
}

LIMITS = (
    (
        "The dossier follows what the register holds and nothing else. A missing statement ends a trace at left "
        "on the account, which then means: last seen."
    ),
    ("Traced money is traced by a method, not proven. Which method applies is a question of law; the choice is yours."),
    (
        "An opening balance that no row tells is taken as 0. Within one instant money is taken to come in before "
        "it goes out, unless the statement says its order."
    ),
    (
        "A trace stops at a service (exchange, payment institution, mixer): its customers' money lies together, "
        "and only its records lead on."
    ),
    (
        "An account's holder is who the register names. Who used it, and whether a payment was a sale, a salary or "
        "a loan, the register does not say."
    ),
    (
        "Euro values are at the rate of the day: of the incident for the loss, of the arrival for traced money, of "
        "the measure for assets. They do not add up to each other exactly where rates moved."
    ),
    (
        "Whoever a row names without a number is taken for the one person or company of the case that has this very "
        "name and a number, unless birth dates differ. So two of one name in a case may be taken for one."
    ),
    (
        "Figures of this case are its own. Assets, and what can still be frozen, may be shared with other cases: "
        "then this is said."
    ),
)
REPEAT = (
    "Whoever has the same files and the same version of finlink gets the same build, byte for byte, and this dossier "
    "from it. "
    "REGISTER is the folder of the files listed in section 9, BUILD the folder of the build. That list does not name "
    "finlink.toml, the file of settings, which is part of REGISTER where there is one, nor a profile of one's own, "
    "which is needed too."
)
MASK_NOTE = {
    False: "Personal numbers are shown as the register has them. A copy with masked numbers is made with --mask.",
    True: "The personal numbers that the register gives people in a column of their own are masked wherever they "
    "stand: the first and last two characters can be read. The copy without --mask shows them.",
}
SETTINGS_NOTE = "Settings that differ from finlink's own: {settings}."
NO_SETTINGS = "All settings are finlink's own."
SEAL = "Seal of the build (SHA-256 of its manifest): {seal}. finlink verify BUILD compares every file with it."
RATES_NOTE = "Rates of the European Central Bank as of {until} ({edition}), where the register has no rate of its own."

RESTRICTED = {
    "H1": "not to be used in judicial proceedings without the provider's permission",
    "H2": "not to be passed on without the provider's permission",
    "RED": "for the named recipients only",
    "AMBER+STRICT": "for the receiving organisation only",
    "AMBER": "for the receiving organisation and its clients, who need to know",
}
"""Handling codes that forbid or limit onward use: Europol's handling codes, and the Traffic Light Protocol 2.0."""
RESTRICTED_BANNER = (
    "{rows} behind this dossier may not be passed on, or not be used in court, without permission: {codes}. Their "
    "claims are "
    "marked; ask the provider first."
)
UNCLEAR_BANNER = "{rows} carry other handling codes, whose meaning finlink does not know: {codes}."
NO_HANDLING = "No row behind this dossier carries a handling code."
MARK = "! {code}"

NO_EURO_THERE = "The value in euro of {assets} is not known: no rate is given for it; add it to the file of rates."
NO_TARGET = "{assets} of measures without a target: what they hold is not taken off what could still be frozen."
NO_ROW = "no row: the register says nothing of it"
ASK = "Ask {keeper}{place}, to restrain {amount} (all cases together). {channel}"
CHANNEL = "Channels to check: {channel}."
BECAUSE_TRACED = "traced there, and not restrained"
NO_CHANNEL = "By which channel is not known: neither the country nor the keeper is."
MORE_TO_ASK = "{n:,} more places, in finlink freeze BUILD."
NO_NAME = "(no name)"
NO_DAY = "day unknown"
WEIGHED = "case {case}, strength {strength}, {status} (section 6)"
MORE_SUBJECTS = "{n:,} more, in finlink why BUILD and in the tables parties, accounts and wallets of the build."
AUTHORITY_EVENTS = (
    "PFI opened",
    "suspended",
    "frozen",
    "seized",
    "confiscated",
    "realised",
    "returned",
    "released",
    "identified",
    "request sent",
    "answer due",
    "valid until",
)
"""Events whose detail is a name, to be shown as it is written."""
MORE_EVENTS = "{n:,} later events are not listed here: finlink trace BUILD {case} --hops has those of the money."
NETWORK = (
    "{network}, {cases} cases, known losses {loss} (unknown in {unknown}), {covered} with an investigation, "
    "largest loss in {lead}"
)
MORE_LINKS = "{n:,} more links: finlink links BUILD {case}."
MORE_MEMBERS = "{n:,} more cases: finlink networks BUILD {network}."
REASON_SHORT = {
    "service": "service", "left on the account": "left on the account",
    "unknown outflow": "paid out to nobody the register names", "overdraft repaid": "overdraft repaid", "fee": "fee",
    "conversion, one side missing": "converted, one side missing",
}  # fmt: skip
WAYS = {"in": "in", "out": "out"}
TRANSACTION = "transaction {digits}… ({chain})"
NO_END = "(not stated)"
MORE_ENTERED = "{n:,} more payments, {amounts} in all: finlink trace BUILD {case} names their rows."
MORE_PLACES = "{n:,} more destinations, {amounts} in all: finlink trace BUILD {case} lists them."
MORE_CLAIMS = "{n:,} more claims: finlink freeze BUILD, column case_ids."
MORE_NOTES = "{n:,} more notes: finlink trace BUILD {case}."
MORE_STEPS = "{n:,} more movements: finlink trace BUILD {case} --hops lists every one."
MORE_PASSING = "{n:,} more payments: the table transfers of the build has every one (finlink why BUILD ACCOUNT)."
MORE_ROWS = "{n:,} more rows, in the tables assets, asset_events and requests of the build."
ALSO = "the same payment in {rows}"
ARCHIVE = "of the archive: {sha256}"
MORE_DOUBTS = "{n:,} more doubts: table issues of the build."
