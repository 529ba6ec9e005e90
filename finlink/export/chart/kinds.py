"""What the chart draws: groups of nodes and edges, each with its shape and its words; colours are in `page.css`.

Colours are those of Okabe and Ito (2008), which people who see colours differently can tell apart; each kind also
has a shape of its own. Every word a reader sees stands here or in `words`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Group:
    """One entry of the legend: ``key`` (also the name of its colour in the style), shape, and words."""

    key: str
    shape: str
    words: str


CASE_LACKING = Group("case-lacking", "box", "none")
CASE_LATE = Group("case-late", "box", "late, stalled or partial")
CASE_COVERED = Group("case-covered", "box", "open or closed")
CASE_OTHER = Group("case-other", "box", "not due, not required, unknown")
INVESTIGATION = Group("investigation", "triangle", "Financial investigation")
PERSON = Group("person", "dot", "Person")
COMPANY = Group("company", "hexagon", "Company")
ACCOUNT = Group("account", "square", "Bank account")
WALLET = Group("wallet", "diamond", "Crypto wallet")
MEASURE = Group("measure", "lock", "Frozen, seized, confiscated")
OUTSIDE = Group("outside", "triangleDown", "Fee, unknown, transaction")
OTHER = Group("other", "star", "Other")

CASE_GROUPS = (CASE_LACKING, CASE_LATE, CASE_COVERED, CASE_OTHER)
NODE_GROUPS = (*CASE_GROUPS, INVESTIGATION, PERSON, COMPANY, ACCOUNT, WALLET, MEASURE, OUTSIDE, OTHER)
"""The order of the legend, and of the table."""

EDGE_GROUPS = (
    Group("proceeds", "flow", "Traced money"),
    Group("transfer", "arrow", "Transfers of money"),
    Group("link", "line", "Link between cases"),
    Group("holds", "line", "In the case's file"),
    Group("holder", "line", "Holds the account"),
    Group("covers", "arrow", "Covers the case"),
    Group("restrains", "line", "Measure on it"),
    Group("relation", "line", "Other relation"),
)
"""The relations of finlink.graph; the last stands for any that this page does not know."""

RELATIONS = {group.key: group for group in EDGE_GROUPS}

_BY_STATUS = {
    "MISSING": CASE_LACKING,
    "OPENED_LATE": CASE_LATE,
    "OPEN_STALLED": CASE_LATE,
    "PARTIAL": CASE_LATE,
    "POST_HOC": CASE_LATE,
    "OPEN": CASE_COVERED,
    "CLOSED_RESULT": CASE_COVERED,
    "CLOSED_NO_RESULT": CASE_COVERED,
}
_KIND_GROUPS = {
    "investigation": INVESTIGATION,
    "party": PERSON,
    "account": ACCOUNT,
    "wallet": WALLET,
    "measure": MEASURE,
    "owner": WALLET,
    "tx": OUTSIDE,
    "outside": OUTSIDE,
}


def group_of(attributes: Mapping[str, object]) -> Group:
    """Return the group of a node: of a case by its status, of a party by whether it is a company.

    >>> group_of({"kind": "case", "status": "MISSING"}).key, group_of({"kind": "party"}).key
    ('case-lacking', 'person')
    """
    kind = attributes.get("kind")
    if kind == "case":
        return _BY_STATUS.get(str(attributes.get("status")), CASE_OTHER)
    if kind == "party" and attributes.get("person_kind") == "company":
        return COMPANY
    return _KIND_GROUPS.get(str(kind), OTHER)


def relation_of(attributes: Mapping[str, object]) -> str:
    """Return the key of the edge's group."""
    relation = str(attributes.get("relation"))
    return relation if relation in RELATIONS else "relation"
