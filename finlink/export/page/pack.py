"""Data of a page, compressed: JSON as it is, or columns (numbers as they lie in memory, texts in lines)."""

from __future__ import annotations

import base64
import gzip
import io
from typing import TYPE_CHECKING, Any

import numpy as np

from finlink.export.html import canonical_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

TYPES = {"u1": "Uint8Array", "u2": "Uint16Array", "u4": "Uint32Array", "i4": "Int32Array"}
"""Kinds of numbers, and what a page's script calls an array of them."""


def packed_json(value: object) -> str:
    """Return a value as canonical JSON, compressed, as base64; equal values give equal text."""
    return compressed([canonical_json(value).encode()])


def compressed(parts: Iterable[bytes]) -> str:
    """Return the parts, one after the other, as one gzip stream in base64."""
    target = io.BytesIO()
    with gzip.GzipFile(fileobj=target, mode="wb", compresslevel=9, mtime=0, filename="") as stream:
        for part in parts:
            stream.write(part)
    return base64.b64encode(target.getvalue()).decode()


class Block:
    """Columns that a page reads by name: `text` gives them as base64, `index` says what each is and where."""

    def __init__(self) -> None:
        self.index: list[list[Any]] = []
        self._parts: list[bytes] = []

    def numbers(self, name: str, values: Sequence[int] | NDArray[Any], kind: str) -> None:
        """Add a column of whole numbers of a kind of `TYPES`; one that does not fit is a defect."""
        given = np.asarray(values, dtype=np.int64)
        stored = given.astype(f"<{kind}")
        if not np.array_equal(stored.astype(np.int64), given):
            raise ValueError(f"a number of {name} does not fit {kind}")
        self._add(name, TYPES[kind], stored.tobytes())

    def texts(self, name: str, values: Sequence[str]) -> None:
        """Add a column of texts; none has a line feed in it."""
        joined = "\n".join(values)
        if joined.count("\n") != max(len(values) - 1, 0):
            raise ValueError(f"a text of {name} has a line feed")
        self._add(name, "text", joined.encode())

    def words(self, name: str, values: Sequence[str]) -> list[str]:
        """Add a column of texts that are often the same, as numbers; return the texts in the order of these numbers."""
        known = sorted(set(values))
        number = {text: place for place, text in enumerate(known)}
        self.numbers(name, [number[text] for text in values], "u4")
        return known

    def text(self) -> str:
        """Return all of it, compressed, as base64; equal columns give equal text."""
        return compressed(self._parts)

    def _add(self, name: str, kind: str, stored: bytes) -> None:
        self.index.append([name, kind, len(stored)])
        self._parts.append(stored)
