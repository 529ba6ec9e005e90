"""What the side panel says about a node or a drawn edge: plain texts in lists, cleaned, ready for JSON.

A card has ``kind`` and ``title``; where known ``value`` (what the copy button copies), ``fields`` ([name, text]
pairs), ``findings``, ``reason``, ``next_step``, ``sources`` ("file:row"), ``head`` and ``rows`` (of an edge the edges
behind it, of a node the traced money that ended there, of a case where its own did), and for an edge ``weighed`` (what
spoke for and against).
``…_more`` counts what a cap left out.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from finlink.export.chart import measures, proceeds, words
from finlink.export.chart.kinds import COMPANY, RELATIONS, group_of
from finlink.export.chart.rows import MOST_ROWS, moment, sources, split, table
from finlink.export.chart.vocabulary import VALUES
from finlink.export.personal import NUMBERS, is_personal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finlink.export.chart.edges import Bundle
    from finlink.export.chart.kinds import Group
    from finlink.export.chart.rows import Card
    from finlink.export.chart.writer import Writer

MOST_WATERFALLS = 20
"""How many weighed links of one line are explained in full; the rest is counted."""

_ELSEWHERE = {
    "kind", "label", "findings", "reason", "next_step", "evidence", "currency", "traced", "destinations", "measures",
}  # fmt: skip
_AMOUNTS = {"loss": True, "loss_eur": False, "traced_eur": False, "held": True}
"""Attributes that are amounts, and whether in the node's own currency."""


def node_card(node: str, attributes: Mapping[str, Any], write: Writer, shown_id: str = "") -> Card:
    """Return the card of one node; ``shown_id`` is its id as the page names it, where that is not its own."""
    kind = str(attributes.get("kind", ""))
    group = group_of(attributes)
    card: Card = {
        "kind": kind_words(kind, group, write),
        "title": write.detail(name_of(node, attributes, write)),
        "fields": [
            *_fields(attributes, write),
            [write.t(words.NODE_ID), write.detail(shown_id or own_id(node, attributes, write))],
        ],
    }
    card["value"] = card["title"]
    findings = [write.label(rule) for rule in split(attributes.get("findings"))]
    said = {key: write.sentence(attributes.get(key, "")) for key in ("reason", "next_step")}
    for key, value in (("findings", findings), *said.items()):
        if value:
            card[key] = value if isinstance(value, list) else write.detail(value)
    told = measures.events(attributes, write) or proceeds.ended(attributes, write)
    return card | told | sources([attributes], write)


def kind_words(kind: str, group: Group, write: Writer) -> str:
    """Return what a kind of node is called; one that this page does not know by its own name."""
    known = COMPANY.words if group is COMPANY else words.KINDS.get(kind) or ("" if kind else group.words)
    return write.t(known) if known else write.label(kind)


def name_of(node: str, attributes: Mapping[str, Any], write: Writer) -> str:
    """Return the label of a node; without one, its id after the kind."""
    if attributes.get("kind") == "outside" and "label" in attributes:
        return write.word("outside", str(attributes["label"]))
    return _own(str(attributes.get("label") or node.partition(":")[2] or node), attributes, write)


def _own(value: str, attributes: Mapping[str, Any], write: Writer) -> str:
    """Return a text with the node's own personal number masked in it, however short that is."""
    numbers = [str(attributes[key]) for key in NUMBERS if key in attributes]
    return write.own(value, numbers) if is_personal(attributes) and numbers else value


def _fields(attributes: Mapping[str, Any], write: Writer) -> list[list[str]]:
    known = [key for key in words.FIELDS if key in attributes]
    other = sorted(str(key) for key in attributes if key not in words.FIELDS and key not in _ELSEWHERE)
    pairs = ((key, _value(key, attributes, write)) for key in [*known, *other] if _says_more(key, attributes))
    return [
        [write.t(words.FIELDS[key]) if key in words.FIELDS else write.label(key.replace("_", " ")), write.detail(text)]
        for key, text in pairs
    ]


def _says_more(key: str, attributes: Mapping[str, Any]) -> bool:
    """Tell whether an attribute adds to what the panel says anyway."""
    if key == "hub":
        return bool(attributes[key])
    return attributes[key] != "" and not (key in {"name", "as_written"} and attributes[key] == attributes.get("label"))


def _value(key: str, attributes: Mapping[str, Any], write: Writer) -> str:
    value = attributes[key]
    if key == "valid" or isinstance(value, bool):
        told = {"True": words.YES, "1": words.YES, "False": words.NO, "0": words.NO}.get(str(value), "")
        return write.t(told) if told else str(value)
    if key == "status" and attributes.get("kind") == "case":
        return write.status(str(value))
    if key in VALUES:
        return write.word(key, str(value))
    if key in _AMOUNTS:
        return write.amount_text(value, str(attributes.get("currency", "")) if _AMOUNTS[key] else "")
    return _own(str(value), attributes, write)


def own_id(node: str, attributes: Mapping[str, Any], write: Writer) -> str:
    """Return the id of a node, masked where it is the node's own personal number."""
    kind, colon, value = node.partition(":")
    return kind + colon + _own(value, attributes, write)


def edge_card(bundle: Bundle, names: Mapping[str, str], write: Writer) -> Card:
    """Return the card of one drawn edge; ``names`` has the cleaned name of each node."""
    makers = {"transfer": _transfers, "link": _links, "proceeds": proceeds.card}
    card = makers.get(bundle.relation, _relations)(bundle, write)
    card["kind"] = write.t(RELATIONS[bundle.relation].words)
    card["title"] = card.get("title") or f"{names[bundle.source]} → {names[bundle.target]}"
    more = len(bundle.members) - MOST_ROWS
    return card | ({"rows_more": more} if more > 0 else {})


def transfer_label(bundle: Bundle, write: Writer) -> str:
    """Return the sum and the number of the transfers of a bundle, as one short text."""
    total, count = bundle.total(), len(bundle.members)
    amount = "?" if total is None else write.amount(total)
    return f"{amount} {bundle.variant}".rstrip() + (f" ×{count}" if count > 1 else "")


def _transfers(bundle: Bundle, write: Writer) -> Card:
    total = bundle.total()
    times = sorted(str(member["time"]) for member in bundle.members if member.get("time"))
    unreadable = len(bundle.members) - len(bundle.amounts())
    said = [
        (words.TOTAL, "" if total is None else write.amount(total, bundle.variant)),
        (words.COUNT, write.count(len(bundle.members))),
        (words.FIRST, moment(times[0]) if len(times) > 1 else ""),
        (words.LAST, moment(times[-1]) if len(times) > 1 else ""),
        (words.UNREADABLE, write.count(unreadable) if unreadable else ""),
    ]
    rows = [
        [
            moment(member.get("time", "")),
            write.amount_text(member.get("amount", "?"), bundle.variant),
            *(str(member.get(key, "")) for key in ("purpose", "transfer_id", "evidence")),
        ]
        for member in bundle.members[:MOST_ROWS]
    ]
    card = table(said, words.TRANSFER_HEAD, rows, write)
    card["title"] = write.detail(transfer_label(bundle, write))
    return card | ({"value": write.detail(format(total, "f"))} if total is not None else {})


def _links(bundle: Bundle, write: Writer) -> Card:
    rows = [
        [
            write.word("link_kind", str(member.get("link_kind", ""))),
            *(str(member.get(key, "")) for key in ("via", "strength", "decided", "evidence")),
        ]
        for member in bundle.members[:MOST_ROWS]
    ]
    card = table([(words.FIELDS["status"], write.word("link_status", bundle.variant))], words.LINK_HEAD, rows, write)
    weighed = [member for member in bundle.members if member.get("reasons")]
    falls = [_waterfall(member, write) for member in weighed[:MOST_WATERFALLS]]
    more = len(weighed) - len(falls)
    return card | ({"weighed": falls} if falls else {}) | ({"weighed_more": more} if more else {})


def _waterfall(member: Mapping[str, Any], write: Writer) -> list[Any]:
    """Return a weighed link as [title, steps, the sum], each step [what, bits, what both sides say]."""
    steps = []
    reasons = json.loads(str(member["reasons"]))
    for reason in reasons:
        sides = [_side(reason, side, write) for side in ("left_says", "right_says")]
        both = write.detail(" / ".join(sides)) if any(sides) else ""
        what = write.detail(": ".join(filter(None, (str(reason["factor"]).replace("_", " "), reason["says"]))))
        steps.append([what, f"{reason['bits']:+.1f}" if reason["bits"] else "", both])
    together = f"{sum(reason['bits'] for reason in reasons):+.1f}"
    words_of_sum = write.t(words.TOGETHER, bits=together.replace("-", "−"), strength=member["strength"])
    return [write.detail(member["via"]), steps, words_of_sum]


def _side(reason: Mapping[str, Any], side: str, write: Writer) -> str:
    """Return what one side says; a personal number is masked, whoever it belongs to."""
    said = str(reason[side])
    return write.hidden(said) if reason["factor"] == "national_id" and said else said


def _relations(bundle: Bundle, write: Writer) -> Card:
    if not any("role" in member for member in bundle.members):
        return {"fields": []} | sources(bundle.members, write)
    rows = [
        [write.word("role", str(member.get("role", ""))), str(member.get("evidence", ""))]
        for member in bundle.members[:MOST_ROWS]
    ]
    return table([(words.FIELDS["role"], roles(bundle, write))], words.HELD_HEAD, rows, write)


def roles(bundle: Bundle, write: Writer) -> str:
    """Return the roles of a bundle, each once."""
    return ", ".join(
        sorted({write.word("role", str(member["role"])) for member in bundle.members if member.get("role")})
    )
