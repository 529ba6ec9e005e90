"""What a decision is about in a build: the links that it will confirm or reject, before the next build does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.engine import literal

if TYPE_CHECKING:
    from finlink.result import Build

Link = tuple[str, str, str, str, str]


def links_about(build: Build, left: str, right: str) -> list[Link]:
    """Return (left, right, kind, via, status) of the links of a build on which a decision on two things bears.

    The two are case ids or node ids. As in a build: two cases mean all their links, two nodes the link between them, a
    node and a case the links of that case through the node.
    """
    one, other = _is_case(build, left), _is_case(build, right)
    if one and other:
        low, high = sorted((left, right))
        where = f'"left" = {literal(low)} AND "right" = {literal(high)}'
    elif one or other:
        case, node = (left, right) if one else (right, left)
        where = f'via = {literal(node)} AND ("left" = {literal(case)} OR "right" = {literal(case)})'
    else:
        pairs = (f"{a}{mark}{b}" for mark in (" ~ ", " > ") for a, b in ((left, right), (right, left)))
        where = f"via IN ({', '.join(map(literal, pairs))})"
    return [
        (str(low), str(high), str(kind), str(via or ""), str(status))
        for low, high, kind, via, status in build.engine.rows(
            f'SELECT "left", "right", kind, via, status FROM links WHERE {where} ORDER BY 1, 2, 3, 4'
        )
    ]


def hubs_among(build: Build, *things: str) -> list[str]:
    """Return those of several things that are hubs, which join no cases whatever is decided on them."""
    query = f"SELECT via FROM hubs WHERE via IN ({', '.join(map(literal, things))}) ORDER BY 1"
    return [str(via) for (via,) in build.engine.rows(query)]


def _is_case(build: Build, thing: str) -> bool:
    return bool(build.engine.rows(f"SELECT 1 FROM cases WHERE case_id = {literal(thing)}"))
