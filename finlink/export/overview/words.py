"""The words of the overview, beside those of every chart (`finlink.export.chart.words`)."""

from __future__ import annotations

SECTIONS = (
    "Networks of linked cases",
    "Cases in no network",
    "In no registered case",
    "Hubs: they join no cases",
)
"""The sections of the picture, by their number."""

NOTE = "Lines inside a network are drawn; those that lead elsewhere when one of their ends is selected."
TITLE = "The whole register"
LEFT_OUT = (
    "{n} accounts and wallets that no list names are not drawn; those with most payments are.",
    "{n} lines of payments are not drawn; those of most payments between what is drawn are.",
    "{n} other lines are not drawn: links between cases, and at the last what files say.",
)
"""What there was no room for: nodes, lines of payments, other lines."""
PARTS_LEFT_OUT = "Panels are short, as the page would be too large: they lack {parts}; finlink why tells of these."
PARTS_REDACTED = "Panels are short, as on every redacted page of a register: no reasons, rows, links and traced money."
PARTS: dict[str, str] = {
    "findings": "reasons and findings",
    "rows": "more rows than the first",
    "trace": "traced money step by step",
    "links": "what connects two cases",
}
"""What panels say beyond the picture, by the names of its parts."""

UI: dict[str, str] = {
    "case": "Case",
    "network": "Network",
    "cases": "Cases",
    "loss": "Loss in EUR",
    "traced": "Traced to it, in EUR",
    "held": "Held now, in EUR",
    "unknown_losses": "Cases of unknown loss",
    "with": "With an investigation",
    "lead": "Largest loss",
    "status": "Status",
    "also": "Also named",
    "chart": "Its own chart",
    "members": "Cases of the network",
    "count": "{n} of {m} nodes, {k} lines",
    "payments": "{amount} {currency}, payments: {n}, {from} to {to}",
    "unvalued": "{amount}, and amounts of unknown value: {n}",
    "only_unvalued": "amounts of unknown value: {n}",
    "first_row": "First row that names it",
    "no_such": "This register has no {name}.",
    "nothing_to_save": "Nothing is in view and nothing is marked, so there is nothing to save.",
    "nothing_row": "No node is first named in that row; finlink why BUILD FILE:ROW tells of every row.",
    "no": "This browser is too old to unpack the picture (it has no DecompressionStream). The table has the networks.",
    "unknown": "unknown",
    "opened_between": "Opened {from} to {to}.",
    "without_date": "Cases that say no date or loss are hidden: {n}.",
    "loss_from": "Loss from {amount} EUR.",
    "of_status": "Status {status}.",
    "with_rule": "Cases with {rule}.",
    "open_network": "Open network {name}",
    "play": "Play",
    "stop": "Stop",
    "way": "The shortest way",
    "from_to": "{from} to {to}",
    "steps": "Steps",
    "no_way": "No line leads from one to the other, but for hubs and what the legend hides.",
    "way_from": "Way from here",
    "pick_end": "Now choose the other end",
    "mark": "Mark",
    "unmark": "Unmark",
    "marked": "{n} marked: a table or selection has these.",
    "hide": "Hide",
    "hidden_by_hand": "Hidden by hand: {n}.",
    "undone": "Undone",
    "redone": "Done again",
    "common": "Common neighbours",
    "common_with": "Common neighbours with …",
    "between": "{one} and {other}",
    "no_common": "No line that is shown leads from both to the same node.",
    "is_hub": "a hub: it joins no cases",
    "cite": "Copy as citation",
    "cited_rows": "rows: {rows}",
    "cited_build": "finlink build {build}. {day}",
    "why_status": "Why this status",
    "priority": "How its priority is made up",
    "duty": "What makes it a finding: {source}",
    "rows": "Rows that name it",
    "link": "Links between two cases",
    "linked": "Linked cases",
    "why_linked": "why? {kinds}",
    "why_link": "why? what connects the two",
    "no_link": "The register has no link between these two cases.",
    "open_via": "Open {name}",
    "strength": "Strength",
    "decided": "Decided by",
    "nobody_decided": "no analyst",
    "limits": "Where it may be wrong",
    "trace": "Trace of its money",
    "no_trace": "No money of this case was traced.",
    "back_to": "Back to {name}",
    "method": "Method",
    "entered": "Entered",
    "reached": "Ended, in all",
    "moves": "Step by step",
    "move": "hop {hop}, from {from}: {amount}",
    "enters": "of which {amount} enters here",
    "low_high": "{low} to {high} by the four methods",
    "other_methods": "{n} more, to which only another method brings money",
    "every_payment": "Every payment",
    "table_marked": "What is marked: {n}",
    "table_in_view": "What is in view, as nothing is marked: {n}",
    "table_more": "{n} more are not in this table; the saved table (CSV) has all.",
    "no_findings_part": "This page has no room for reasons and findings; finlink why BUILD CASE has them.",
    "no_rows_part": "This page has no room for more rows; finlink why BUILD NODE has them.",
    "no_links_part": "This page has no room for what connects cases; finlink why BUILD CASE..CASE has it.",
    "no_trace_part": "This page has no room for traced money; finlink trace BUILD CASE has it.",
    "none_marked": "None marked: a table or selection has what is in view. Shift and click or drag to mark.",
}
"""What the overview's script says; ``{…}`` is filled there."""

SAVED_HEAD = (
    "Kind",
    "Name",
    "Node id",
    "Status",
    "Network",
    "Amount in EUR",
    "Amounts of unknown value",
    "Also named",
    "First row",
    "Note",
)
TABLE_HEAD = ("Network", "Cases", "Loss in EUR", "Cases of unknown loss", "With an investigation", "Largest loss")
