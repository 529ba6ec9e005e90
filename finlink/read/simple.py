"""Which lines of a piece of a file are simple: records that need no second look, found with numpy.

A simple line is valid UTF-8 without control characters, has as many cells as the header, and every quote where
RFC 4180 allows one, closed on its own line. All others are looked at one by one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LF, _CR, _QUOTE, _TAB, _DEL = 10, 13, 34, 9, 127


@dataclass(frozen=True, slots=True)
class Lines:
    """The physical lines of a piece: without their ends, how many bytes each takes with its end, which are simple.

    ``returns`` says which end in a carriage return alone.
    """

    lines: list[bytes]
    sizes: NDArray[np.int64]
    simple: NDArray[np.bool_]
    returns: NDArray[np.bool_]


def look(piece: bytes, delimiter: str, columns: int) -> Lines:
    """Split a piece that ends with a line end (but for the file's last) into lines and judge each."""
    data = np.frombuffer(piece, dtype=np.uint8)
    ends = _ends(piece, data)
    starts = np.concatenate((np.zeros(1, dtype=np.int64), ends[:-1]))
    simple = np.ones(len(ends), dtype=np.bool_)
    controls = (data < 32) & (data != _LF) & (data != _CR) & (data != _TAB) | (data == _DEL)
    if controls.any():
        simple[_line_of(ends, np.flatnonzero(controls))] = False
    lines = piece.splitlines()
    if not piece.isascii():
        _judge_letters(piece, data, ends, lines, simple)
    marks = np.flatnonzero(data == ord(delimiter))
    if b'"' in piece:
        marks = _judge_quotes(data, ends, starts, marks, ord(delimiter), simple)
    counts = np.diff(np.searchsorted(marks, np.concatenate((starts, ends[-1:]))))
    simple &= counts == columns - 1
    sizes = ends - starts
    if columns == 1:
        simple &= np.fromiter((bool(line.strip()) for line in lines), dtype=np.bool_, count=len(lines))
    return Lines(lines, sizes, simple, data[ends - 1] == _CR)


def _ends(piece: bytes, data: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Return the position after each physical line."""
    is_end = data == _LF
    if b"\r" in piece:
        follows = np.append(data[1:] == _LF, False)
        is_end |= (data == _CR) & ~follows
    ends = np.flatnonzero(is_end) + 1
    if len(ends) == 0 or ends[-1] != len(data):
        ends = np.append(ends, len(data))
    return ends.astype(np.int64)


def _line_of(ends: NDArray[np.int64], positions: NDArray[np.intp]) -> NDArray[np.intp]:
    return np.asarray(np.searchsorted(ends, positions, side="right"), dtype=np.intp)


def _judge_letters(
    piece: bytes, data: NDArray[np.uint8], ends: NDArray[np.int64], lines: list[bytes], simple: NDArray[np.bool_]
) -> None:
    """Mark lines that are not UTF-8, or hold a control character U+0080 to U+009F."""
    controls = np.flatnonzero(data[:-1] == 0xC2)
    if len(controls):
        following = data[controls + 1]
        simple[_line_of(ends, controls[(following < 0xA0) & (following != 0x85)])] = False
    try:
        piece.decode("utf-8")
    except UnicodeDecodeError:
        for number in np.unique(_line_of(ends, np.flatnonzero(data > 127))):
            try:
                lines[number].decode("utf-8")
            except UnicodeDecodeError:
                simple[number] = False


def _judge_quotes(  # noqa: PLR0917 - arrays of one piece
    data: NDArray[np.uint8],
    ends: NDArray[np.int64],
    starts: NDArray[np.int64],
    marks: NDArray[np.intp],
    delimiter: int,
    simple: NDArray[np.bool_],
) -> NDArray[np.intp]:
    """Mark lines whose quotes do not all open or close a whole cell or double; return the delimiters outside quotes.

    Within a line quotes alternate: the first, third, … opens a cell or is the second of a doubled pair, the others
    close a cell or are the first of a pair.
    """
    quotes = np.flatnonzero(data == _QUOTE)
    line = _line_of(ends, quotes)
    first_of_line = np.searchsorted(quotes, starts)
    rank = np.arange(len(quotes)) - first_of_line[line]
    before = np.where(quotes > starts[line], data[np.maximum(quotes - 1, 0)], _LF)
    after = np.where(quotes + 1 < len(data), data[np.minimum(quotes + 1, len(data) - 1)], _LF)
    next_is_pair = np.append(np.diff(quotes) == 1, False)
    previous_is_pair = np.append(False, np.diff(quotes) == 1)
    opens = (before == delimiter) | (before == _LF) | (previous_is_pair & (rank > 0))
    closes = (after == delimiter) | (after == _LF) | (after == _CR) | next_is_pair
    fine = np.where(rank % 2 == 0, opens, closes)
    simple[line[~fine]] = False
    counts = np.diff(np.append(first_of_line, len(quotes)))
    simple[counts % 2 == 1] = False
    inside = np.searchsorted(quotes, marks) - first_of_line[_line_of(ends, marks)]
    return np.asarray(marks[inside % 2 == 0], dtype=np.intp)
