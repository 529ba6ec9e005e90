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

UI: dict[str, str] = {
    "case": "Case",
    "network": "Network",
    "cases": "Cases",
    "loss": "Loss in EUR",
    "traced": "Traced to it, in EUR",
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
)
TABLE_HEAD = ("Network", "Cases", "Loss in EUR", "Cases of unknown loss", "With an investigation", "Largest loss")
