"""Flat files for i2 Analyst's Notebook: entities.csv and links.csv, for an import specification made once.

The columns and what to map them to stand in docs/how-to/hand-over-to-another-tool.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.export.handover.formats.tables import about, columns, table
from finlink.export.handover.model import NODE_COLUMNS, Files

if TYPE_CHECKING:
    from finlink.export.handover.model import Edge, Handover, Node

ENTITY_HEAD = ("Identity", "Type", "Label")
LINK_HEAD = (
    "Link ID", "From Identity", "From Type", "From Label", "To Identity", "To Type", "To Label", "Link Type", "Label",
    "Direction", "Strength", "Date", "Time", "Last Date", "Amount", "Currency", "Description", "Handling",
    "Source Reference",
)  # fmt: skip

TYPES = {
    "case": "Case", "investigation": "Financial Investigation", "account": "Bank Account", "wallet": "Crypto Wallet",
    "owner": "Owner of Wallets", "tx": "Blockchain Transaction", "outside": "End of Trace",
}  # fmt: skip
PARTIES = {"person": "Person", "company": "Organisation"}
OTHER_PARTY = "Person or Organisation"
LINK_TYPES = {
    "holds": "Named in Case", "covers": "Covers", "holder": "Account Holder", "transfer": "Transfer",
    "proceeds": "Traced Proceeds", "link": "Case Link",
}  # fmt: skip
REJECTED = "Rejected Case Link"
_UNDIRECTED = ("holds", "link")
_DESCRIBED = {
    "proceeds": ("case_id", "method", "sent", "sent_currency", "entered", "paid", "payments", "hop"),
    "transfer": ("transfer_id", "purpose"),
    "link": ("status", "strength", "via", "decided", "reasons"),
}


def files(handover: Handover) -> Files:
    """Return the files, UTF-8 with a byte-order mark, so that Excel and i2 read all letters."""
    names = [name for name in columns(NODE_COLUMNS, handover.nodes) if name != "label"]
    entities = (
        (node.id, type_of(node), label_of(node), *(node.text(name) for name in names)) for node in handover.nodes
    )
    ends = {node.id: (node.id, type_of(node), label_of(node)) for node in handover.nodes}
    links = ((edge.id, *ends[edge.source], *ends[edge.target], *_link(edge)) for edge in handover.edges)
    head = (*ENTITY_HEAD, *(name.replace("_", " ").title() for name in names))
    return Files(
        {
            "entities.csv": table(head, entities, bom=True),
            "links.csv": table(LINK_HEAD, links, bom=True),
            "about.txt": about(handover),
        }
    )


def type_of(node: Node) -> str:
    """Return the type of an entity."""
    if node.kind == "party":
        return PARTIES.get(node.text("person_kind"), OTHER_PARTY)
    return TYPES.get(node.kind, node.kind)


def label_of(node: Node) -> str:
    """Return the label of an entity; without one, its id after the kind."""
    return node.text("label") or node.id.partition(":")[2]


def _link(edge: Edge) -> tuple[str, ...]:
    rejected = edge.relation == "link" and edge.text("status") == "rejected"
    proposed = edge.relation == "link" and edge.text("status") != "confirmed"
    day, _, time = (edge.text("time") or edge.text("first_at")).removesuffix("Z").partition("T")
    return (
        REJECTED if rejected else LINK_TYPES.get(edge.relation, edge.relation),
        _label(edge),
        "None" if edge.relation in _UNDIRECTED else "From -> To",
        "Tentative" if proposed else "Confirmed",
        day,
        time,
        edge.text("last_at").partition("T")[0],
        edge.text("amount"),
        edge.text("currency"),
        _description(edge),
        edge.text("handling"),
        edge.text("evidence"),
    )


def _label(edge: Edge) -> str:
    if edge.relation in ("transfer", "proceeds"):
        return f"{edge.text('amount')} {edge.text('currency')}".strip()
    if edge.relation == "holds":
        return edge.text("role")
    return edge.text("link_kind").replace("_", " ")


def _description(edge: Edge) -> str:
    names = _DESCRIBED.get(edge.relation, ())
    return "; ".join(f"{name.replace('_', ' ')}: {text}" for name in names if (text := edge.text(name)))
