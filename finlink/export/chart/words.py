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
    "target": "What it is on",
    "asset_type": "Kind of asset",
    "first_on": "First measure",
    "state": "State",
    "held": "Held now",
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
    "measure": "Asset with measures",
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
MEASURES_HEAD = ("Measure", AMOUNT, "Date", FIELDS["authority"], "Order", CASE, "Source")
LOW_HIGH = "{low} to {high}"

LEGEND = ("Cases by financial investigation", "What belongs to them", "Connecting lines")

SAVED_HEAD = ("Kind", "Name", NODE_ID, "Attributes", "Findings", "Source rows", "Note")
SAVED_LINES_HEAD = ("Line", "From", "To", "Says", "Source rows")

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
    "source": TRANSFER_HEAD[-1],
    "ended": "Traced money that ended here",
    "went": "Where its money ended",
    "measures": "What was done, in its order",
    "neighbours": "Connected to",
    "ends": "From and to",
    "copy": "Copy",
    "copied": "Copied",
    "case": CASE,
    "counts": "{n} nodes, {m} lines",
    "shown": "{n} of {m} nodes shown",
    "method": METHOD,
    "node_id": NODE_ID,
    "build": "build {seal}",
    "no_such": "This chart has no {name}.",
    "of_all": "of {n}",
    "paid_between": "Payments {from} to {to}; what was opened later is not there yet.",
    "no_amount": "{text} is no amount, so nothing is filtered by it.",
    "paid_least": "Payments in {currency} of {amount} and more; those in other currencies stay.",
    "with_rule": "Cases with {rule}.",
    "payments_hidden": "Payments not counted now: {n}.",
    "play": "Play",
    "stop": "Stop",
    "no_day": "no date",
    "way": "The shortest way",
    "way_from": "Way to …",
    "common": "What both are joined with",
    "common_with": "Common with …",
    "pick_end": "Now choose the other",
    "from_to": "{from} to {to}",
    "of_both": "{from} and {to}",
    "steps": "Steps",
    "number": "Number",
    "no_way": "No line that is shown leads from one to the other, but for hubs.",
    "none_common": "Nothing that is shown is joined with both.",
    "trace": "Trace of the money of a case",
    "show_trace": "Trace",
    "no_trace": "No line of its money is on this chart.",
    "mark": "Mark",
    "unmark": "Unmark",
    "expand": "Show {n} more",
    "fold": "Fold",
    "only": "Only this",
    "hide": "Hide",
    "pin": "Pin",
    "unpin": "Unpin",
    "cite": "Cite",
    "group": "Group",
    "ungroup": "Ungroup",
    "members": "In it",
    "gathered": "Lines in one",
    "mark_two": "Mark two nodes or more; they are then drawn as one.",
    "marked": "{n} marked: a table or selection has these.",
    "none_marked": "None marked: a table or selection has all that is shown. Shift and click or drag to mark.",
    "note": "Note",
    "no_notes": "There is no note yet: select a node and write one.",
    "not_notes": "This file has no notes as this page saves them.",
    "notes_read": "Notes read: {n}.",
}
"""What the page's script says; ``{…}`` is filled there."""
