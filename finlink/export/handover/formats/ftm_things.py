"""The nodes of a hand-over as things of the FollowTheMoney model: schema and properties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.export.chart.text import cap

if TYPE_CHECKING:
    from finlink.export.handover.model import Node

NAME = 384
"""Characters of a name; the whole of a longer one stands in the notes."""

PARTIES = {"person": "Person", "company": "Company"}
_MASK = "•"
_NOTED = (
    "status", "findings", "priority", "network", "reason", "next_step", "unit", "loss", "currency", "loss_eur",
    "authority", "scope", "outcome", "form", "why", "hub", "cases", "wallets", "traced", "destinations", "as_written",
    "handling", "evidence",
)  # fmt: skip
"""Attributes that the model has no property for; they stand in the notes, a line each."""


def thing(node: Node) -> tuple[str, dict[str, str]]:
    """Return the schema and properties of a node."""
    schema, properties, noted = _BY_KIND.get(node.kind, _other)(node)
    properties = {"name": node.text("label") or node.id} | properties
    if len(properties["name"]) > NAME:
        noted = ("label", *noted)
        properties["name"] = cap(properties["name"], NAME)
    country = node.text("country")
    if len(country) == 2:
        properties["country"] = country.lower()
    elif country:
        noted = ("country", *noted)
    told = ((name, node.text(name)) for name in (*noted, *_NOTED))
    properties["notes"] = "\n".join(f"{name.replace('_', ' ')}: {text}" for name, text in told if text)
    return schema, properties


_Made = tuple[str, dict[str, str], tuple[str, ...]]


def _case(node: Node) -> _Made:
    return "CourtCase", {
        "type": "criminal case", "caseNumber": node.text("label"), "summary": node.text("title"),
        "category": node.text("offence"), "fileDate": node.text("opened"), "closeDate": node.text("closed"),
    }, ()  # fmt: skip


def _investigation(node: Node) -> _Made:
    return "CourtCase", {
        "type": "parallel financial investigation", "caseNumber": node.text("label"),
        "fileDate": node.text("opened"), "closeDate": node.text("closed"), "status": node.text("status"),
    }, ()  # fmt: skip


def _party(node: Node) -> _Made:
    schema = PARTIES.get(node.text("person_kind"), "LegalEntity")
    number, noted = node.text("national_id"), []
    properties = {"name": node.text("name") or node.text("label") or node.id}
    if _MASK in number:
        noted.append("national_id")
    else:
        properties["idNumber"] = number
    if schema == "Person":
        properties["birthDate"] = node.text("birth_date")
    else:
        noted.append("birth_date")
    return schema, properties, tuple(noted)


def _account(node: Node) -> _Made:
    number = node.text("label")
    properties = {"accountNumber": number, "bankName": node.text("bank")}
    if node.attributes.get("valid") is True and node.text("chain") == "iban":
        properties["iban"] = number
    return "BankAccount", properties, ("holder",)


def _wallet(node: Node) -> _Made:
    return "CryptoWallet", {
        "cryptoAddress": node.text("label"), "blockchain": node.text("chain"),
        "managingExchange": node.text("service"),
    }, ("holder",)  # fmt: skip


def _owner(node: Node) -> _Made:
    return "LegalEntity", {"name": f"owner of wallets {node.text('label')}"}, ()


def _transaction(node: Node) -> _Made:
    return "Event", {"name": f"transaction {node.text('label')}"}, ()


def _outside(node: Node) -> _Made:
    """Return an end of a trace that is no account: the model's plainest thing of value."""
    return "Asset", {"name": f"{node.text('label')}, case {node.id.partition('/')[2]}"}, ()


def _other(_: Node) -> _Made:
    return "Note", {}, ()


_BY_KIND = {
    "case": _case, "investigation": _investigation, "party": _party, "account": _account, "wallet": _wallet,
    "owner": _owner, "tx": _transaction, "outside": _outside,
}  # fmt: skip
