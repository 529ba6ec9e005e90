"""What is handed over, whatever the format: nodes and edges with plain attributes, and what the file says of itself."""

from __future__ import annotations

from dataclasses import dataclass, field

Value = str | int | float | bool
Attributes = dict[str, Value]

NODE_COLUMNS = (
    "kind", "label", "status", "findings", "priority", "network", "reason", "next_step", "title", "name", "unit",
    "offence", "person_kind", "national_id", "birth_date", "holder", "bank", "service", "country", "chain", "valid",
    "why", "hub", "cases", "form", "authority", "scope", "outcome", "opened", "closed", "loss", "currency", "loss_eur",
    "wallets", "traced", "destinations", "as_written", "handling", "evidence",
)  # fmt: skip
"""The attributes of nodes in the order of columns; docs/reference/graph.md says what they mean."""

EDGE_COLUMNS = (
    "relation", "role", "amount", "currency", "time", "transfer_id", "purpose", "case_id", "method", "sent",
    "sent_currency", "entered", "paid", "payments", "hop", "first_at", "last_at", "link_kind", "via", "strength",
    "status", "reasons", "decided", "handling", "evidence",
)  # fmt: skip
"""The same for edges."""

AMOUNTS = frozenset({"amount", "loss", "loss_eur", "sent", "entered", "paid"})
"""Attributes that are exact amounts, written as decimal texts."""

KINDS = ("case", "investigation", "party", "account", "wallet", "owner", "tx", "outside")
RELATIONS = ("holds", "covers", "holder", "transfer", "proceeds", "link")


@dataclass(frozen=True, slots=True)
class Node:
    """One node; ``id`` is its node id, of a person's number another name for it."""

    id: str
    attributes: Attributes

    @property
    def kind(self) -> str:
        """What it is: case, party, account, …."""
        return str(self.attributes.get("kind", ""))

    def text(self, name: str) -> str:
        """Return an attribute as text, "" where it is not known."""
        return written(self.attributes.get(name, ""))


@dataclass(frozen=True, slots=True)
class Edge:
    """One edge; ``id`` is its own in the file: ``e1``, ``e2``, …."""

    id: str
    source: str
    target: str
    attributes: Attributes

    @property
    def relation(self) -> str:
        """Which relation it is: holds, transfer, link, …."""
        return str(self.attributes.get("relation", ""))

    def text(self, name: str) -> str:
        """Return an attribute as text, "" where it is not known."""
        return written(self.attributes.get(name, ""))


@dataclass(frozen=True, slots=True)
class Handover:
    """All that a file holds; ``about`` is (name, text) pairs that the file says of itself where its format can.

    ``stem`` is how its name begins where the user gives none.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    about: tuple[tuple[str, str], ...]
    stem: str = "register"


@dataclass(frozen=True, slots=True)
class Files:
    """What a format wrote: the bytes by file name; of a format of one file its only name is ""."""

    contents: dict[str, bytes]
    notes: tuple[str, ...] = field(default=())


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "row"), counted(2_000, "row")
    ('1 row', '2,000 rows')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def written(value: Value) -> str:
    """Return an attribute as a text; yes and no as JSON and XML write them.

    >>> written(True), written("80000.5"), written(0.9)
    ('true', '80000.5', '0.9')
    """
    return str(value).lower() if isinstance(value, bool) else str(value)
