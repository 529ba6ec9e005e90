"""One look at every byte of a file: its hash, its physical lines, and whether its structure is simple.

A file is *plain* when a vectorised reader cannot misread it: UTF-8, one kind of line end, no control characters,
no blank lines to be skipped unseen, and every quote where RFC 4180 allows one, closed on its own line. Everything
else takes the careful path. The check errs on the careful side; both paths give the same rows.
"""

from __future__ import annotations

import hashlib
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from finlink.read.lines import MAX_LINE, pieces

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

START = 256 * 1024
"""How much of a file's beginning is kept: the header is looked for there."""
ALL = b",;\t|"
"""The delimiters that a file may have."""
_LF, _CR, _QUOTE = 10, 13, 34
_BLANKS = ("\u00a0".encode(), "\u202f".encode(), "\ufeff".encode())
_C1 = re.compile("[\x7f-\x9f]")


@dataclass(slots=True)
class Scan:
    """What one pass over a file's bytes found; ``lines`` counts physical lines (CRLF, LF and CR end one).

    ``padded``: some cell may begin or end with a blank, so cells must be trimmed (slow, and seldom needed).
    ``delimiters``: how often each candidate that the first line has stands outside quotes in the whole file;
    where quotes stand beside several candidates, only the header can tell which one matters. ``counted_bytes`` is the
    size of the file whose lines are counted: of the UTF-8 copy where there is one.
    """

    sha256: str = ""
    size: int = 0
    counted_bytes: int = 0
    lines: int = 0
    crlf: int = 0
    lone_cr: int = 0
    quotes: int = 0
    long_lines: int = 0
    ascii: bool = True
    utf8: bool = True
    plain: bool = True
    padded: bool = False
    start: bytes = b""
    delimiters: dict[str, int] = field(default_factory=dict)


def scan(path: Path, delimiters: bytes = ALL) -> Scan:
    """Read ``path`` once, in pieces of whole lines, and say what is there."""
    found = Scan()
    digest = hashlib.sha256()
    last = b""
    with ThreadPoolExecutor(1) as beside:  # hashing lets other threads run
        for piece in pieces(path, seen=lambda block: beside.submit(digest.update, block)):
            if not found.size:
                found.start = piece.data[:START]
                first = piece.data[: piece.data.find(b"\n") + 1] or piece.data
                delimiters = bytes(one for one in delimiters if one in first)
                found.delimiters = dict.fromkeys(delimiters.decode(), 0)
            found.size += piece.size
            if piece.long:
                found.long_lines += 1
                found.lines += 1
                found.plain = False
                last = b"\n"
                continue
            _look(piece.data, found, delimiters)
            last = piece.data[-1:]
    found.sha256 = digest.hexdigest()
    found.lines += found.lone_cr
    if last not in (b"", b"\n", b"\r"):
        found.lines += 1
    if found.lone_cr or (found.crlf and found.crlf != found.lines - (last not in (b"\n", b"\r"))):
        found.plain = False
    return found


def _look(chunk: bytes, found: Scan, delimiters: bytes) -> None:
    data = np.frombuffer(chunk, dtype=np.uint8)
    ends = np.flatnonzero(data == _LF)
    found.lines += len(ends)
    others = int(np.count_nonzero(data < 32)) - len(ends)
    if others:
        returns = chunk.count(b"\r")
        crlf = chunk.count(b"\r\n")
        found.crlf += crlf
        found.lone_cr += returns - crlf
        if others != returns + chunk.count(b"\t"):
            found.plain = False
    if b"\x7f" in chunk:
        found.plain = False
    if len(ends) and int(np.diff(ends, prepend=-1).max()) > MAX_LINE:
        found.plain = False
    if not chunk.isascii():
        found.ascii = False
        try:
            found.plain = _C1.search(chunk.decode("utf-8")) is None and found.plain
        except UnicodeDecodeError:
            found.plain = found.utf8 = False
    found.padded = found.padded or _is_padded(chunk, data, tabs=b"\t" in delimiters)
    quotes = np.flatnonzero(data == _QUOTE)
    found.quotes += len(quotes)
    for one in found.delimiters:
        found.delimiters[one] += _outside(data, ord(one), quotes)
    if len(quotes) and found.plain:
        found.plain = _quotes_are_plain(data, quotes, ends, delimiters)


def _outside(data: NDArray[np.uint8], delimiter: int, quotes: NDArray[np.intp]) -> int:
    """Count a delimiter where it stands outside quotes; right where the quotes are plain."""
    if len(quotes) == 0:
        return int(np.count_nonzero(data == delimiter))
    return int(np.count_nonzero(np.searchsorted(quotes, np.flatnonzero(data == delimiter)) % 2 == 0))


def _is_padded(chunk: bytes, data: NDArray[np.uint8], *, tabs: bool) -> bool:
    """Say whether a blank stands beside a delimiter, a quote or a line end, or any unusual blank anywhere."""
    if not chunk.isascii() and any(blank in chunk for blank in _BLANKS):
        return True
    edge = np.zeros(256, dtype=np.bool_)
    edge[np.frombuffer(ALL + b'\n\r"', dtype=np.uint8)] = True
    if b"\t" in chunk and not tabs:
        return True
    blanks = np.flatnonzero(data == 32)
    if len(blanks) == 0:
        return False
    before = data[np.maximum(blanks - 1, 0)]
    after = data[np.minimum(blanks + 1, len(data) - 1)]
    return bool(edge[before].any() or edge[after].any() or blanks[0] == 0)


def _quotes_are_plain(
    data: NDArray[np.uint8], quotes: NDArray[np.intp], ends: NDArray[np.intp], delimiters: bytes
) -> bool:
    """Say whether every quote opens or closes a whole cell, or is one of a doubled pair, within one line.

    Within a line quotes alternate: an even one opens a cell or is the second of a doubled pair, an odd one
    closes a cell or is the first of a pair. Odd counts on a line mean a cell that runs on.
    """
    line = np.searchsorted(ends, quotes)
    starts = np.flatnonzero(np.diff(line, prepend=-1))
    if np.any(np.diff(np.append(starts, len(quotes))) % 2):
        return False
    first = np.zeros(len(quotes), dtype=np.intp)
    first[starts] = starts
    rank = np.arange(len(quotes)) - np.maximum.accumulate(first)
    before = np.where(quotes > 0, data[np.maximum(quotes - 1, 0)], _LF)
    after = np.where(quotes + 1 < len(data), data[np.minimum(quotes + 1, len(data) - 1)], _LF)
    separators = np.frombuffer(delimiters, dtype=np.uint8)
    even = rank % 2 == 0
    next_is_pair = np.append(np.diff(quotes) == 1, False)
    previous_is_pair = np.append(False, np.diff(quotes) == 1)
    opens = np.isin(before, separators) | (before == _LF) | (previous_is_pair & (rank > 0))
    closes = np.isin(after, separators) | (after == _LF) | (after == _CR) | next_is_pair
    return bool(np.all(np.where(even, opens, closes)))
