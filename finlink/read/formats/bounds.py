"""Limits on what a file may unpack to, counted while it is unpacked; what a header promises is never trusted.

A text file of payments compresses to a tenth or a twentieth; a bomb to a thousandth and less.
"""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finlink.errors import FinlinkError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from gzip import GzipFile
    from typing import IO

CHUNK = 64 * 1024
DAMAGE = (
    OSError, EOFError, ValueError, IndexError, RuntimeError, struct.error, zipfile.BadZipFile, zlib.error,
    lzma.LZMAError,
)  # fmt: skip
"""What the standard library raises for archives that are damaged in one way or another."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes a file may unpack to, the ratio that holds once ``free`` bytes are exceeded, and members at most."""

    total: int = 4 * 1024**3
    ratio: int = 200
    free: int = 64 * 1024**2
    members: int = 1000


@dataclass(slots=True)
class Meter:
    """Counts the bytes that one file of ``packed`` bytes unpacks to; ``name`` is how the file is cited."""

    name: str
    packed: int
    limits: Limits
    seen: int = 0

    def count(self, size: int) -> None:
        """Add ``size`` bytes; raises FinlinkError when the file unpacks to more than its limits allow."""
        self.seen += size
        if self.seen > self.limits.total:
            raise FinlinkError(
                f"{self.name} unpacks to more than {_size(self.limits.total)}, so it was not read; unpack it yourself "
                "and put its files into the folder if you trust it."
            )
        if self.seen > self.limits.free and self.seen > self.limits.ratio * self.packed:
            raise FinlinkError(
                f"{self.name} unpacks to more than {self.limits.ratio} times its size, as a decompression bomb does, "
                "so it was not read; unpack it yourself and put its files into the folder if you trust it."
            )

    def chunks(self, stream: IO[bytes] | GzipFile) -> Iterator[bytes]:
        """Yield the bytes of a stream in pieces of at most 64 KiB, each counted before it is handed on."""
        while piece := stream.read(CHUNK):
            self.count(len(piece))
            yield piece


def _size(count: int) -> str:
    for unit, size in (("GiB", 1024**3), ("MiB", 1024**2), ("KiB", 1024)):
        if count >= size:
            return f"{count // size} {unit}"
    return f"{count} bytes"
