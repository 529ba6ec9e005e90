"""Where each node stands: every connected component drawn by forces, nothing overlapping, the components packed.

Only sums, products, quotients and square roots are used, and those of a fixed order: no matrix library and no
trigonometry whose last digit depends on the processor. The start is seeded by the content, so the same graph always
gets the same picture. Lengths are in the page's units (CSS pixels at zoom 1); y grows downwards.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import numpy as np

from finlink.export.chart.force import settle, settle_beside
from finlink.export.chart.spread import pack, separate, turn_wide
from finlink.export.chart.trail import beside, columns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finlink.export.chart.force import Floats

    Edge = tuple[int, int]

_ASIDE = 3.0
"""So much longer is a line from a trail to what stands beside it."""


def positions(
    names: Sequence[str], edges: Mapping[Edge, float], sizes: Floats, hops: Mapping[int, int] | None = None
) -> list[tuple[float, float]]:
    """Return x and y of the middle of each node, rounded to 0.1.

    ``names`` are the node ids, sorted; ``edges`` join their places (low, high) and say how long each should be;
    ``sizes`` (n × 2) holds the width and height that each node takes with its label; ``hops`` says of places on a trail
    of money how many hops they are from its beginning: these stand from left to right.
    """
    if not names:
        return []
    points = np.zeros((len(names), 2))
    joined = sorted(edge for edge in edges if edge[0] != edge[1])
    parts = components(len(names), joined)
    place = {node: (part, at) for part, members in enumerate(parts) for at, node in enumerate(members)}
    inside: list[dict[Edge, float]] = [{} for _ in parts]
    for low, high in joined:
        inside[place[low][0]][place[low][1], place[high][1]] = edges[low, high]
    for members, own in zip(parts, inside, strict=True):
        trail = {at: hops[node] for at, node in enumerate(members) if hops and node in hops}
        points[members] = _component([names[node] for node in members], own, sizes[members], trail)
    points = pack(points, sizes, parts)
    return [(float(x), float(y)) for x, y in np.round(points, 1) + 0.0]


def _component(names: list[str], edges: Mapping[Edge, float], sizes: Floats, trail: Mapping[int, int]) -> Floats:
    seed = int.from_bytes(sha256("\n".join(names).encode("utf-8", "surrogatepass")).digest()[:8], "big")
    joined = np.array(list(edges), dtype=np.int64).reshape(-1, 2)
    if trail:
        fixed = columns(trail, edges)
        held = np.array([place in fixed for place in range(len(names))])
        lengths = np.array([edge[1] if held[list(edge[0])].sum() != 1 else _ASIDE * edge[1] for edge in edges.items()])
        return separate(settle_beside(beside(fixed, len(names), edges, seed), joined, lengths, held), sizes)
    points = settle(len(names), joined, np.array(list(edges.values()), dtype=np.float64), seed)
    return separate(turn_wide(points), sizes)


def components(count: int, edges: Sequence[Edge]) -> list[list[int]]:
    """Return the connected components of ``count`` nodes: largest first, then by their first node.

    >>> components(4, [(1, 3)])
    [[1, 3], [0], [2]]
    """
    around: list[list[int]] = [[] for _ in range(count)]
    for low, high in edges:
        around[low].append(high)
        around[high].append(low)
    seen = [False] * count
    found = []
    for start in range(count):
        if seen[start]:
            continue
        seen[start] = True
        members = [start]
        for node in members:
            fresh = [other for other in around[node] if not seen[other]]
            for other in fresh:
                seen[other] = True
            members += dict.fromkeys(fresh)
        found.append(sorted(members))
    return sorted(found, key=lambda members: (-len(members), members[0]))
