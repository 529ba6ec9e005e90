"""Personal numbers: whose they are, and where in a graph they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import networkx as nx

NUMBERS = ("national_id", "holder_id")
"""Attributes that hold a personal number."""

OF_COMPANIES = frozenset({"shared_company_id", "same_company"})
"""Kinds of links whose ``via`` is a company's number, which is no secret."""


def is_personal(attributes: Mapping[str, Any]) -> bool:
    """Tell whether the numbers of a node are those of a person, or of someone not known to be a company."""
    return attributes.get("person_kind") != "company"


def personal_numbers(graph: nx.MultiDiGraph[str]) -> Iterator[str]:
    """Yield the numbers that must not be read: of every party that is not known to be a company."""
    for name, attributes in graph.nodes(data=True):
        if is_personal(attributes):
            yield from number_in(str(name))
            yield from (str(attributes[key]) for key in NUMBERS if key in attributes)
    for _, _, attributes in graph.edges(data=True):
        if attributes.get("link_kind") not in OF_COMPANIES:
            for node in str(attributes.get("via", "")).split(" ~ "):
                yield from number_in(node)


def number_in(node: str) -> list[str]:
    """Return the number in a party's node id; ``party:<case id>/<name>`` has none.

    >>> number_in("party:0101990710006"), number_in("party:KT-1/25/Ana")
    (['0101990710006'], [])
    """
    kind, _, value = node.partition(":")
    return [value] if kind == "party" and "/" not in value else []
