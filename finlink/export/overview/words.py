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
LEFT_OUT_NODES = "{n} accounts and wallets that no list names are not drawn; those with most payments are."
LEFT_OUT_LINES = "{n} lines of payments between these are not drawn; those of most payments are."

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
    "service": "Service",
    "chart": "Its own chart",
    "members": "Cases of the network",
    "count": "{n} of {m} nodes, {k} lines",
    "case_count": "{n} cases",
    "payments": "{amount} {currency}, payments: {n}",
    "no": "This browser is too old to unpack the picture (it has no DecompressionStream). The table has the networks.",
    "unknown": "unknown",
    "opened_between": "Opened {from} to {to}.",
    "without_date": "Cases that say no date or loss are hidden: {n}.",
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

SAVED_HEAD = ("Kind", "Name", "Node id", "Status", "Network", "Amount in EUR", "Service", "Source row")
TABLE_HEAD = ("Network", "Cases", "Loss in EUR", "Cases of unknown loss", "With an investigation", "Largest loss")
