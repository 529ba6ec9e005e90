"""The columns of the overview made anew without a name, in an order that says nothing of the names either."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from finlink.export.chart import vocabulary
from finlink.export.chart.words import LINK_KINDS
from finlink.export.redact.allowed import NODES, allowed, is_currency

if TYPE_CHECKING:
    from finlink.export.overview.read import Register
    from finlink.export.redact.pseudonyms import Pseudonyms

_STAY = ("kind", "amount_eur", "unvalued", "opened_month", "hub")
_NAMED = ("also", "secret", "place")
_LINES = ("relation", "status", "payments", "amount", "first_month", "last_month", "joins")


def redacted(register: Register, pseudonyms: Pseudonyms) -> Register:
    """Return a register of the same shape that says no name: its nodes, groups and networks numbered anew."""
    names = register.nodes["node"]
    ids = [pseudonyms.id(name) for name in names]
    kinds = register.nodes["kind"]
    order = sorted(range(len(names)), key=lambda n: (kinds[n], pseudonyms.number(names[n])))
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    home = register.home[order]
    groups = [_group(name, pseudonyms) for name in register.groups]
    at = {name: number for number, name in enumerate(sorted(groups))}
    moved = np.array([at[name] for name in groups], dtype=np.int64)
    return type(register)(  # every column by name: one that is new is not shown until it stands here
        nodes=_nodes(register, ids, order, pseudonyms),
        home=np.where(home >= 0, place[home], -1),
        group=moved[register.group[order]] if order else register.group,
        groups=sorted(groups),
        section=register.section[order],
        lines=_lines(register, place),
        networks=sorted((_network(row, pseudonyms) for row in register.networks), key=_first),
        urgent=[_urgent(row, place, pseudonyms) for row in register.urgent],
        handling=tuple(pseudonyms.codes(register.handling)),
        left_out=register.left_out,
        more={},
    )


def _nodes(register: Register, ids: list[str], order: list[int], pseudonyms: Pseudonyms) -> dict[str, list[Any]]:
    nodes, kinds = register.nodes, register.nodes["kind"]
    labels = [
        pseudonyms.label(name, "company" if kind == "company" else "")
        for name, kind in zip(nodes["node"], nodes["kind"], strict=True)
    ]
    said = [
        allowed({"state" if kind == "measure" else "status": status, "network": network}, NODES, pseudonyms)
        for kind, status, network in zip(kinds, nodes["status"], _first_network(nodes["network"]), strict=True)
    ]
    found = {name: [nodes[name][n] for n in order] for name in _STAY}
    found |= {name: [None] * len(order) for name in _NAMED}
    found |= {"status": [said[n].get("status", said[n].get("state")) for n in order]}
    found |= {"network": [said[n].get("network") for n in order]}
    return found | {"node": [ids[n] for n in order], "label": [labels[n] for n in order]}


def _first_network(networks: list[str | None]) -> list[str | None]:
    """Return the networks of the nodes; of several, which a hub may have, none."""
    return [None if network is None or ", " in network else network for network in networks]


def _group(name: str, pseudonyms: Pseudonyms) -> str:
    """Return what stands for a group, which is a network, or a node that stands for itself."""
    return pseudonyms.label(f"network:{name}") or pseudonyms.id(name)


def _lines(register: Register, place: Any) -> dict[str, list[Any]]:
    lines = register.lines
    words = [_words(*said) for said in zip(lines["relation"], lines["words"], strict=True)]
    source, target = (place[np.array(lines[end], dtype=np.int64)].tolist() for end in ("source", "target"))
    order = sorted(
        range(len(words)),
        key=lambda n: (source[n], target[n], lines["relation"][n], words[n] or "", lines["amount"][n] or ""),
    )
    found = {name: [lines[name][n] for n in order] for name in _LINES}
    return found | {
        "source": [source[n] for n in order],
        "target": [target[n] for n in order],
        "words": [words[n] for n in order],
    }


def _words(relation: str, words: str | None) -> str | None:
    """Return what a line says beside its kind, as far as it is finlink's own words or a currency."""
    if relation == "transfer":
        return words if is_currency(words) else "?"
    known, between = (vocabulary.ROLES, ", ") if relation == "holds" else (LINK_KINDS, ";")
    return between.join(part for part in (words or "").split(between) if part in known) or None


def _network(row: dict[str, Any], pseudonyms: Pseudonyms) -> dict[str, Any]:
    counts = {name: row[name] for name in ("cases", "loss_eur", "losses_unknown", "with_investigation")}
    lead = pseudonyms.label(f"case:{row['lead']}")
    return {"network": pseudonyms.label(f"network:{row['network']}"), **counts, "lead": lead}


def _first(row: dict[str, Any]) -> tuple[int, bool, Any, str]:
    return -row["cases"], row["loss_eur"] is None, -(row["loss_eur"] or 0), row["network"]


def _urgent(row: dict[str, Any], place: Any, pseudonyms: Pseudonyms) -> dict[str, Any]:
    said = allowed({"status": row["status"], "network": row["network"]}, NODES, pseudonyms)
    return {
        "number": int(place[row["number"]]),
        "status": said.get("status", ""),
        "loss_eur": row["loss_eur"],
        "network": said.get("network"),
    }
