"""Tidying a picture: turned so that it is wider than high, nothing overlapping, its parts side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finlink.export.chart.force import Floats, Ints

_GAP = 10.0
_PART_GAP = 70.0
_ROUNDS = 12
_STEPS = 12
_ASPECT = 1.7
"""Screens are wider than high; the packed picture is about this much wider."""


def turn_wide(points: Floats) -> Floats:
    """Return the points about their middle, turned so that they spread most from left to right."""
    centred = points - points.mean(axis=0)
    xx, yy = (centred * centred).sum(axis=0)
    xy = (centred[:, 0] * centred[:, 1]).sum()
    root = np.sqrt((xx - yy) * (xx - yy) / 4 + xy * xy)
    east, north = (root + (xx - yy) / 2, xy) if xx >= yy else (xy, root - (xx - yy) / 2)
    length = np.sqrt(east * east + north * north)
    if length < 1e-9:
        return centred
    east, north = east / length, north / length
    turned = np.empty_like(centred)
    turned[:, 0] = centred[:, 0] * east + centred[:, 1] * north
    turned[:, 1] = centred[:, 1] * east - centred[:, 0] * north
    return turned


def separate(points: Floats, sizes: Floats) -> Floats:
    """Return the points pushed apart until no two rectangles of ``sizes`` around them overlap (or rounds run out)."""
    points = points.copy()
    if len(points) < 2:
        return points
    half = (sizes + _GAP) / 2
    for _ in range(_ROUNDS):
        left, right = _near(points, half)
        if not (_overlaps(points, half, left, right) > 0).all(axis=1).any():
            return points
        for _ in range(_STEPS):
            _push(points, half, left, right)
        points *= 1.02
    return points


def _near(points: Floats, half: Floats) -> tuple[Ints, Ints]:
    """Return the pairs of nodes whose rectangles overlap or could after a few pushes."""
    reach = half * 1.6
    near = np.abs(points[:, 0, None] - points[:, 0]) < reach[:, 0, None] + reach[:, 0]
    near &= np.abs(points[:, 1, None] - points[:, 1]) < reach[:, 1, None] + reach[:, 1]
    left, right = np.nonzero(np.triu(near, 1))
    return left, right


def _overlaps(points: Floats, half: Floats, left: Ints, right: Ints) -> Floats:
    return half[left] + half[right] - np.abs(points[left] - points[right])


def _push(points: Floats, half: Floats, left: Ints, right: Ints) -> None:
    """Move every overlapping pair apart along the axis on which less is missing."""
    missing = _overlaps(points, half, left, right)
    hit = (missing > 0).all(axis=1)
    missing, left, right = missing[hit], left[hit], right[hit]
    axis = (missing[:, 1] < missing[:, 0]).astype(np.int64)
    rows = np.arange(len(left))
    apart = points[right, axis] - points[left, axis]
    step = missing[rows, axis] * np.where(apart >= 0, 0.3, -0.3)
    for way in (0, 1):
        moved = np.where(axis == way, step, 0.0)
        points[:, way] += np.bincount(right, moved, len(points)) - np.bincount(left, moved, len(points))


def pack(points: Floats, sizes: Floats, parts: Sequence[Sequence[int]]) -> Floats:
    """Return the points with the parts set in rows, highest first, around the origin."""
    boxes = []
    for members in parts:
        low = (points[members] - sizes[members] / 2).min(axis=0)
        high = (points[members] + sizes[members] / 2).max(axis=0)
        boxes.append((low, high - low + _PART_GAP))
    area = sum(float(width * height) for _, (width, height) in boxes)
    room = max([float(np.sqrt(area * _ASPECT)), *(float(width) for _, (width, _) in boxes)])
    placed = points.copy()
    x = y = tallest = 0.0
    for part in sorted(range(len(parts)), key=lambda part: (-float(boxes[part][1][1]), part)):
        low, (width, height) = boxes[part]
        if x + width > room and x > 0:
            x, y, tallest = 0.0, y + tallest, 0.0
        placed[parts[part]] += np.array([x, y]) - low
        x, tallest = x + float(width), max(tallest, float(height))
    if len(placed):
        placed -= (placed.min(axis=0) + placed.max(axis=0)) / 2
    return placed
