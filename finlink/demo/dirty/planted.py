"""A file written line by line, each with its fate noted as it is written."""

from __future__ import annotations

import csv
import io
import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = {"p": "preamble", "h": "header", "a": "accepted", "r": "rejected", "b": "blank"}


class Planted:
    """One file of the dirty register: its bytes so far, and the truth about each of its records.

    ``encoding``, ``end`` (of a line) and ``delimiter`` are those of the file; ``packed``: it is stored as gzip.
    """

    def __init__(
        self,
        name: str,
        about: str,
        *,
        encoding: str = "utf-8",
        end: str = "\n",
        delimiter: str = ",",
        packed: bool = False,
    ) -> None:
        self.name = name
        self.about = about
        self.encoding = encoding
        self.end = end
        self.delimiter = delimiter
        self.packed = packed
        self.content = b""
        self.lines = 0
        self.truth: list[tuple[str, str, str, str, str]] = []

    def line(self, text: str | bytes, outcome: str, *issues: str, end: str | None = None) -> int:
        """Write one record as it stands, with its outcome (p, h, a, r, b) and issues; return its first line."""
        raw = text if isinstance(text, bytes) else text.encode(self.encoding)
        row, took = self.lines + 1, 1 + raw.count(b"\n")
        self.content += raw + (self.end if end is None else end).encode(self.encoding)
        self.lines += took
        self.truth.append((self.name, str(row), str(took), WORDS[outcome], ";".join(sorted(issues))))
        return row

    def row(self, cells: Sequence[str], outcome: str = "a", *issues: str, end: str | None = None) -> int:
        """Write one record from its cells, quoted where they must be; return its first line."""
        stream = io.StringIO()
        csv.writer(stream, delimiter=self.delimiter, lineterminator="\n").writerow(cells)
        return self.line(stream.getvalue().removesuffix("\n"), outcome, *issues, end=end)

    def said(self, *issues: str) -> None:
        """Note what is said of the file as a whole."""
        self.truth.append((self.name, "0", "0", "file", ";".join(sorted(issues))))

    def stored(self) -> bytes:
        """Return the bytes as they are written to disk."""
        return gzip_stored(self.content) if self.packed else self.content


def gzip_stored(content: bytes) -> bytes:
    """Return gzip whose blocks are stored, not compressed: what compressors make differs between machines."""
    body = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
    pieces = [content[at : at + 65535] for at in range(0, len(content), 65535)] or [b""]
    for number, piece in enumerate(pieces, 1):
        body += struct.pack("<BHH", number == len(pieces), len(piece), len(piece) ^ 0xFFFF) + piece
    return body + struct.pack("<II", zlib.crc32(content), len(content) & 0xFFFFFFFF)
