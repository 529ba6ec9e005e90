"""Reproducible pseudo-random integers that depend on a seed and a label, and on nothing else.

SplitMix64 (Steele, Lea, Flood 2014) over a counter: the same on every platform, Python and numpy
version, in any order of asking, which no library generator promises.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)


class Draws:
    """Integers drawn by label from one seed."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def bytes(self, label: str) -> bytes:
        """Return 32 bytes for a label."""
        return hashlib.sha256(f"{self.seed}/{label}".encode()).digest()

    def number(self, label: str, below: int) -> int:
        """Return one integer of [0, below)."""
        return int.from_bytes(self.bytes(label)[:16]) % below

    def words(self, label: str, count: int, start: int = 0) -> NDArray[np.uint64]:
        """Return words `start` to `start + count` of the label's stream, each uniform over 64 bits."""
        first = np.uint64(int.from_bytes(self.bytes(label)[:8]))
        z = np.arange(start + 1, start + count + 1, dtype=np.uint64) * _GOLDEN + first
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return z ^ (z >> np.uint64(31))

    def below(self, label: str, count: int, high: int, start: int = 0) -> NDArray[np.int64]:
        """Return `count` integers of [0, high) from the label's stream; `high` up to 2**32."""
        return (self.words(label, count, start) % np.uint64(high)).astype(np.int64)

    def shuffled(self, label: str, count: int) -> list[int]:
        """Return the numbers 0 to count - 1 in a drawn order."""
        order: list[int] = np.argsort(self.words(label, count), kind="stable").tolist()
        return order
