"""What the chart draws: groups of nodes and edges, each with its shape and its words; colours are in `page.css`.

Colours are those of Okabe and Ito (2008), which people who see colours differently can tell apart; each kind also
has a shape of its own. Every word a reader sees stands here or in `words`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finlink.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Group:
    """One entry of the legend: ``key`` (also the name of its colour in the style), shape, and words."""

    key: str
    shape: str
    words: str


CASE_LACKING = Group("case-lacking", "box", N_("none"))
CASE_LATE = Group("case-late", "box", N_("late, stalled or partial"))
CASE_COVERED = Group("case-covered", "box", N_("open or closed"))
CASE_OTHER = Group("case-other", "box", N_("not due, not required, unknown"))
INVESTIGATION = Group("investigation", "triangle", N_("Financial investigation"))
PERSON = Group("person", "dot", N_("Person"))
COMPANY = Group("company", "hexagon", N_("Company"))
ACCOUNT = Group("account", "square", N_("Bank account"))
WALLET = Group("wallet", "diamond", N_("Crypto wallet"))
MEASURE = Group("measure", "lock", N_("Asset: frozen, seized, released …"))
OUTSIDE = Group("outside", "triangleDown", N_("Fee, unknown, transaction"))
OTHER = Group("other", "star", N_("Other"))

CASE_GROUPS = (CASE_LACKING, CASE_LATE, CASE_COVERED, CASE_OTHER)
NODE_GROUPS = (*CASE_GROUPS, INVESTIGATION, PERSON, COMPANY, ACCOUNT, WALLET, MEASURE, OUTSIDE, OTHER)
"""The order of the legend, and of the table."""

EDGE_GROUPS = (
    Group("proceeds", "flow", N_("Traced money")),
    Group("transfer", "arrow", N_("Transfers of money")),
    Group("link", "line", N_("Link between cases")),
    Group("holds", "line", N_("In the case's file")),
    Group("holder", "line", N_("Holds the account")),
    Group("covers", "arrow", N_("Covers the case")),
    Group("restrains", "line", N_("Measure on it")),
    Group("relation", "line", N_("Other relation")),
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
