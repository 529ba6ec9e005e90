"""The words of the page, in one place so that a catalogue can stand in for them: names of attributes, and the rest."""

from __future__ import annotations

FIELDS: dict[str, str] = {
    "status": "Status",
    "network": "Network",
    "title": "Title",
    "name": "Name",
    "offence": "Offence",
    "loss": "Loss",
    "loss_eur": "Loss in EUR",
    "traced_eur": "Traced in EUR",
    "opened": "Opened",
    "closed": "Closed",
    "unit": "Unit",
    "priority": "Priority",
    "form": "Form",
    "authority": "Authority",
    "scope": "Scope",
    "outcome": "Outcome",
    "person_kind": "Person or company",
    "national_id": "Id number",
    "birth_date": "Born",
    "holder": "Holder",
    "holder_id": "Holder's id number",
    "service": "Service",
    "bank": "Bank",
    "chain": "Chain",
    "country": "Country",
    "valid": "Check digits hold",
    "why": "Check",
    "cases": "In cases",
    "hub": "Hub",
    "wallets": "Wallets",
    "as_written": "As written",
    "handling": "Handling",
    "role": "Role",
}
"""Attributes of finlink.graph in the order of the panel; any other follows under its own name."""

KINDS = {
    "case": "Case",
    "investigation": "Financial investigation",
    "party": "Person",
    "account": "Bank account",
    "wallet": "Crypto wallet",
    "owner": "Wallets of one owner, followed as one",
    "tx": "Transaction with several inputs and outputs",
    "outside": "No account that is known",
}

LINK_KINDS = {
    "shared_account": "same account",
    "shared_wallet": "same wallet",
    "shared_national_id": "same person (id number)",
    "shared_company_id": "same company (id number)",
    "shared_phone": "same telephone number",
    "shared_email": "same e-mail address",
    "shared_handle": "same user name, address or device",
    "same_person": "same person, weighed",
    "same_company": "same company, weighed",
    "same_wallet_owner": "wallets of one owner",
    "direct_transfer": "money from one to the other",
    "common_counterparty": "both paid the same account",
    "declared": "declared or decided",
}

NODE_ID = "Node id"
YES, NO = "yes", "no"
TOTAL, COUNT, FIRST, LAST, UNREADABLE = "Total", "Transfers", "First", "Last", "Without a readable amount"
TRANSFER_HEAD = ("Time", "Amount", "Purpose", "Transfer id", "Source")
LINK_HEAD = ("What connects", "Which", "Strength", "Decided", "Source")
TOGETHER = "{bits} bits together; strength {strength}"
HELD_HEAD = ("Role", "Source")

METHODS = {
    "fifo": "FIFO, first in, first out",
    "lifo": "LIFO, last in, first out",
    "pro_rata": "pro rata",
    "libr": "LIBR, lowest intermediate balance",
}
TIME = "Time"
CASE, CASES, METHOD, AMOUNT, SENT = "Case", "Cases", "Method", "Amount", "Sent"
ENTERED, PAID, PAYMENTS = "Entered here", "Of payments of", "Payments"
ENTERS = "enters {amount}"
SEVERAL = "{amount}, {n} cases"
ENDS, SEVERAL_ENDS = "ends: {amount}", "ends: {n} amounts"
PROCEEDS_HEAD = (CASE, AMOUNT, SENT, ENTERED, PAID, PAYMENTS, FIRST, LAST, "Source")
ENDED_HEAD = (CASE, AMOUNT, "Why it ended", "Low and high", METHOD, FIELDS["chain"])
WENT_HEAD = ("Where", *ENDED_HEAD[1:])
LOW_HIGH = "{low} to {high}"

LEGEND = ("Cases by financial investigation", "What belongs to them", "Connecting lines")

UI: dict[str, str] = {
    "start": "Look at these first",
    "found": "{n} found",
    "nothing": "Nothing found",
    "more": "{n} more",
    "weighed": "For and against, in bits",
    "row": "{file}, row {row}",
    "reason": "Why",
    "next_step": "Next step",
    "findings": "Findings",
    "sources": "Source rows",
    "ended": "Traced money that ended here",
    "went": "Where its money ended",
    "neighbours": "Connected to",
    "ends": "From and to",
    "copy": "Copy",
    "copied": "Copied",
    "shown": "{n} of {m} nodes shown",
    "from": "{relation} from",
    "to": "{relation} to",
}
"""What the page's script says; ``{…}`` is filled there."""
