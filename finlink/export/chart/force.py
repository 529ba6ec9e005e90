"""A force-directed layout in numpy: springs along edges, repulsion between all nodes, cooling.

After Fruchterman and Reingold (1991). Up to `EXACT` nodes every pair repels; above, a node is repelled by the middle
of each cell of a grid (and the nodes of its own cell by chance of their places), which keeps 2,000 nodes under three
seconds. Nodes with one edge are set beside their neighbour only when the rest stands.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

LENGTH = 100.0
"""How far apart neighbours settle, about."""
EXACT = 350
_ROUNDS, _ROUNDS_MANY = 220, 110
_GRAVITY = 0.012
_LEAF_ROUNDS = 60


def settle(count: int, edges: Ints, lengths: Floats, seed: int) -> Floats:
    """Return positions (n × 2) for the nodes of one connected component.

    ``edges`` (m × 2) joins places; ``lengths`` (m) says how long each edge should be, 1 for the usual length.
    """
    if count == 1:
        return np.zeros((1, 2))
    random = np.random.default_rng(seed)
    degree = np.bincount(edges.ravel(), minlength=count)
    inner = np.flatnonzero(degree > 1)
    if len(inner) < 2:
        return _relax(random.random((count, 2)) * LENGTH * np.sqrt(count), edges, lengths, _rounds(count))
    points = np.zeros((count, 2))
    number = np.full(count, -1)
    number[inner] = np.arange(len(inner))
    kept = (number[edges] >= 0).all(axis=1)
    start = random.random((len(inner), 2)) * LENGTH * np.sqrt(count)
    mass = np.sqrt(1.0 + _leaves(degree, edges)[inner])
    points[inner] = _relax(start, number[edges[kept]], lengths[kept], _rounds(len(inner)), mass=mass)
    _set_leaves(points, edges, degree, random)
    return _relax(points, edges, lengths, _LEAF_ROUNDS, heat=0.5)


def settle_beside(points: Floats, edges: Ints, lengths: Floats, held: NDArray[np.bool_]) -> Floats:
    """Return ``points`` with those that are not ``held`` moved by the forces of all."""
    return _relax(points, edges, lengths, _rounds(len(points)), heat=0.5, held=held)


def _rounds(count: int) -> int:
    return _ROUNDS if count <= EXACT else _ROUNDS_MANY


def _leaves(degree: Ints, edges: Ints) -> Floats:
    """Return how many neighbours of each node have no other edge."""
    single = degree[edges] == 1
    found = np.bincount(edges[:, 0], single[:, 1], len(degree)).astype(np.float64)
    return found + np.bincount(edges[:, 1], single[:, 0], len(degree))


def _set_leaves(points: Floats, edges: Ints, degree: Ints, random: np.random.Generator) -> None:
    """Put each node with one edge near its neighbour, away from the middle of the picture."""
    ends = np.concatenate([edges, edges[:, ::-1]])
    leaf, hub = ends[degree[ends[:, 0]] == 1].T
    outwards = points[hub] - points.mean(axis=0)
    outwards /= _lengths(outwards)[:, None]
    points[leaf] = points[hub] + LENGTH * (0.6 * outwards + random.random((len(leaf), 2)) - 0.5)


def _lengths(vectors: Floats) -> Floats:
    found: Floats = np.sqrt((vectors * vectors).sum(axis=-1)) + 1e-9
    return found


def _relax(
    points: Floats,
    edges: Ints,
    lengths: Floats,
    rounds: int,
    *,
    heat: float = 1.0,
    mass: Floats | None = None,
    held: NDArray[np.bool_] | None = None,
) -> Floats:
    """Move the nodes by their forces, each round a little less far."""
    count = len(points)
    mass = np.ones(count) if mass is None else mass
    exact = count <= EXACT
    hottest = heat * LENGTH * 0.12 * np.sqrt(count)
    for turn in range(rounds):
        force = _repelled(points, mass) if exact else _repelled_by_cells(points, mass)
        pull = points[edges[:, 1]] - points[edges[:, 0]]
        pull *= (_lengths(pull) / (LENGTH * lengths))[:, None]
        for axis in (0, 1):
            force[:, axis] += np.bincount(edges[:, 0], pull[:, axis], count)
            force[:, axis] -= np.bincount(edges[:, 1], pull[:, axis], count)
        force -= _GRAVITY * LENGTH / 10 * (points - points.mean(axis=0)) * mass[:, None]
        if held is not None:
            force[held] = 0.0
        length = _lengths(force)
        limit = hottest * (1 - turn / rounds) ** 2 + 1.0
        points = points + force * (np.minimum(length, limit) / length)[:, None]
    return points


def _repelled(points: Floats, mass: Floats) -> Floats:
    x, y = points.T
    across, down = x[:, None] - x, y[:, None] - y
    strength = (LENGTH * LENGTH) * mass[:, None] * mass / (across * across + down * down + 1.0)
    return np.stack([(across * strength).sum(axis=1), (down * strength).sum(axis=1)], axis=1)


def _repelled_by_cells(points: Floats, mass: Floats) -> Floats:
    """Return the repulsion by the centre of mass of each cell of a grid, instead of by every single node."""
    low, high = points.min(axis=0), points.max(axis=0)
    side = max(float((high - low).max()), 1.0) / 22
    cell = ((points - low) / side).astype(np.int64)
    _, number = np.unique(cell[:, 0] * 64 + cell[:, 1], return_inverse=True)
    weight = np.bincount(number, mass)
    x = np.bincount(number, points[:, 0] * mass) / weight
    y = np.bincount(number, points[:, 1] * mass) / weight
    across, down = points[:, 0, None] - x, points[:, 1, None] - y
    soft = LENGTH * LENGTH / 4
    strength = (LENGTH * LENGTH) * mass[:, None] * weight / (across * across + down * down + soft)
    return np.stack([(across * strength).sum(axis=1), (down * strength).sum(axis=1)], axis=1)
