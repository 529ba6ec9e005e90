"""Tidying a picture: turned so that it is wider than high, nothing overlapping, its parts side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from finlink.export.chart.force import Floats, Ints

Point = tuple[float, float]

_GAP = 10.0
_PART_GAP = 50.0
_ROUNDS = 30
_STEPS = 12
_ASPECT = 1.45
"""Screens are wider than high; the packed picture is about this much wider."""


def turn_wide(points: Floats) -> Floats:
    """Return the points about their middle, turned so that they spread most from left to right."""
    centred: Floats = points - points.mean(axis=0)
    xx, yy = (centred * centred).sum(axis=0)
    xy = (centred[:, 0] * centred[:, 1]).sum()
    root = np.sqrt((xx - yy) * (xx - yy) / 4 + xy * xy)
    east, north = (root + (xx - yy) / 2, xy) if xx >= yy else (xy, root - (xx - yy) / 2)
    length = np.sqrt(east * east + north * north)
    if length < 1e-9:
        return centred
    east, north = east / length, north / length
    turned: Floats = np.empty_like(centred)
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
        if not _hits(points, half, left, right).any():
            break
        for _ in range(_STEPS):
            _push(points, half, left, right)
        left_over = int(_hits(points, half, left, right).sum())
        points *= 1.02 + 0.2 * min(1.0, left_over / len(points))
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


def _hits(points: Floats, half: Floats, left: Ints, right: Ints) -> NDArray[np.bool_]:
    """Tell which of the pairs overlap."""
    across, down = _overlaps(points, half, left, right).T
    found: NDArray[np.bool_] = (across > 0) & (down > 0)
    return found


def _push(points: Floats, half: Floats, left: Ints, right: Ints) -> None:
    """Move every overlapping pair apart along the axis on which less is missing."""
    missing = _overlaps(points, half, left, right)
    hit = _hits(points, half, left, right)
    missing, left, right = missing[hit], left[hit], right[hit]
    axis = (missing[:, 1] < missing[:, 0]).astype(np.int64)
    rows = np.arange(len(left))
    apart = points[right, axis] - points[left, axis]
    step = missing[rows, axis] * np.where(apart >= 0, 0.3, -0.3)
    for way in (0, 1):
        moved = np.where(axis == way, step, 0.0)
        points[:, way] += np.bincount(right, moved, len(points)) - np.bincount(left, moved, len(points))


def pack(points: Floats, sizes: Floats, parts: Sequence[Sequence[int]]) -> Floats:
    """Return the points with the parts set in rows, highest first, around the origin.

    Of several lengths of the rows the one is taken whose picture is shown largest on a screen.
    """
    lows = [(points[members] - sizes[members] / 2).min(axis=0) for members in parts]
    highs = [(points[members] + sizes[members] / 2).max(axis=0) for members in parts]
    boxes = [(float(width), float(height)) for width, height in (np.array(highs) - np.array(lows) + _PART_GAP)]
    order = sorted(range(len(parts)), key=lambda part: (-boxes[part][1], part))
    tight = float(np.sqrt(sum(width * height for width, height in boxes) * _ASPECT))
    widest = max(width for width, _ in boxes)
    tries = [_in_rows(boxes, order, max(widest, tight * (0.8 + step / 20))) for step in range(24)]
    corners, _ = min(tries, key=lambda tried: tried[1])
    placed = points.copy()
    for members, low, corner in zip(parts, lows, corners, strict=True):
        placed[members] += np.array(corner) - low
    placed -= (placed.min(axis=0) + placed.max(axis=0)) / 2
    return placed


def _in_rows(boxes: list[Point], order: list[int], room: float) -> tuple[list[Point], float]:
    """Return the corner of each box when rows are ``room`` long, and the size of the whole (to be small).

    A row is as high as its first box; a later box goes under another of the row where it fits.
    """
    corners = [(0.0, 0.0)] * len(boxes)
    columns: list[list[float]] = []  # of the row: left side, width, filled down to
    x = y = row = longest = 0.0
    for part in order:
        width, height = boxes[part]
        column = next((one for one in columns if one[1] >= width and one[2] + height <= row), None)
        if column is None:
            if not columns or x + width > room:
                x, y, row, columns = 0.0, y + row, height, []
            column = [x, width, 0.0]
            columns.append(column)
            x += width
            longest = max(longest, x)
        corners[part] = (column[0], y + column[2])
        column[2] += height
    return corners, max(longest / _ASPECT, y + row)
