"""Bytes → physical lines, in pieces of bounded size: CRLF, LF and a lone CR each end one line.

A line longer than ``MAX_LINE`` is never held whole: its beginning is handed on, marked, and the rest is passed over.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finlink.errors import FinlinkError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CHUNK = 1024 * 1024
MAX_LINE = 1024 * 1024
SHOWN = 4096
"""How many bytes of an over-long line are handed on."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some whole physical lines of a file; or, where ``long``, the beginning of one line of ``size`` bytes."""

    data: bytes
    size: int
    long: bool = False


@dataclass(frozen=True, slots=True)
class Stamp:
    """What changes when a file is written to: its identity, size and times."""

    inode: int
    size: int
    modified: int
    changed: int


def stamp_of(path: Path, name: str) -> Stamp:
    """Return the stamp of a plain file.

    Raises FinlinkError for a symbolic link, a pipe, a device or a folder: it could hang, never end, or be another file
    when it is read again.
    """
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        if path.is_symlink():
            raise FinlinkError(f"{name} is a symbolic link, not a file; copy the file itself to its place.") from None
        raise FinlinkError(f"{name} cannot be opened: {error.strerror}.") from None
    try:
        found = os.fstat(handle)
    finally:
        os.close(handle)
    if not stat.S_ISREG(found.st_mode):
        raise FinlinkError(f"{name} is not a plain file, so it cannot be read twice and cited; copy it to a file.")
    return Stamp(found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def pieces(path: Path, seen: Callable[[bytes], object] = len, size: int = 0) -> Iterator[Piece]:
    """Yield a file in pieces of whole lines (the last line may lack its end); ``seen`` gets every block as read."""
    rest, size = b"", size or CHUNK
    with path.open("rb") as stream:
        while block := stream.read(size):
            seen(block)
            cut = _last_end(block)
            if cut:
                whole = rest + block[:cut]
                yield Piece(whole, len(whole))
                rest = block[cut:]
                continue
            rest += block
            if len(rest) > MAX_LINE:
                long, rest = _pass_over(stream.read, seen, rest, size)
                yield long
    if rest:
        yield Piece(rest, len(rest))


def _last_end(block: bytes) -> int:
    """Return the position after the last line end of a block; a CR at its very end may be half of a CRLF."""
    cut = block.rfind(b"\n") + 1
    return cut or block.rfind(b"\r", 0, len(block) - 1) + 1


def _pass_over(
    read: Callable[[int], bytes], seen: Callable[[bytes], object], start: bytes, size: int
) -> tuple[Piece, bytes]:
    """Read to the end of an over-long line; return its beginning, marked, and what follows it."""
    length, block = 0, start
    while block:
        ends = [at for at in (block.find(b"\n"), block.find(b"\r")) if at >= 0]
        if ends and (block[min(ends)] == 10 or min(ends) + 1 < len(block)):
            end = min(ends) + (2 if block[min(ends) : min(ends) + 2] == b"\r\n" else 1)
            return Piece(start[:SHOWN], length + end, long=True), block[end:]
        kept = block[-1:] if block.endswith(b"\r") else b""
        length += len(block) - len(kept)
        following = read(size)
        seen(following)
        if not following:
            return Piece(start[:SHOWN], length + len(kept), long=True), b""
        block = kept + following
    return Piece(start[:SHOWN], length, long=True), b""


def physical_lines(path: Path) -> Iterator[bytes]:
    """Yield the lines of a file with their ends; of an over-long line only its beginning, closed with LF."""
    for piece in pieces(path):
        if piece.long:
            yield piece.data + b"\n"
        else:
            yield from piece.data.splitlines(keepends=True)
