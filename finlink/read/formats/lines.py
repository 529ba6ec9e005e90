"""Physical lines of text: CRLF, LF and a lone CR each end one; nothing else does."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_END = re.compile(r"\r\n|\n|\r")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def split_lines(text: str) -> list[str]:
    r"""Return the lines of a text without their ends; a final line end starts no further line.

    >>> split_lines("a\r\nb\rc\n\n"), split_lines("")
    (['a', 'b', 'c', ''], [])
    """
    lines = _END.split(text)
    return lines[:-1] if lines[-1] == "" else lines


class LineNumbers:
    """Tells the physical line, counted from 1, of a character's place in a text."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(end.end() for end in _END.finditer(text))]
        self.count = len(self._starts) - (self._starts[-1] == len(text))

    def at(self, index: int) -> int:
        """Return the line of the character at ``index``, counted from 0."""
        return min(bisect_right(self._starts, index), max(self.count, 1))


def count_lines(path: Path) -> int:
    """Return how many physical lines a file has, reading it in pieces; UTF-16 is told by its byte-order mark."""
    with path.open("rb") as stream:
        start = stream.read(2)
        stream.seek(0)
        decoder = codecs.getincrementaldecoder("utf-16" if start in _UTF16 else "latin-1")(errors="replace")
        lines, last = 0, ""
        while piece := stream.read(1024 * 1024):
            text = decoder.decode(piece)
            if not text:
                continue
            lines += text.count("\n") + text.count("\r") - text.count("\r\n")
            lines -= last == "\r" and text[0] == "\n"
            last = text[-1]
    return lines + (last not in ("", "\n", "\r"))
