"""What a profile's file says is unknown: its comments that begin "unknown - verify:".

Such a comment is a paragraph of words; below it may stand, commented out as well, the block of TOML that would switch
the value on once somebody has read the law.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARK = "unknown - verify:"
_TABLE = re.compile(r"\[\[?([a-z_]+)\]?\]")


@dataclass(frozen=True, slots=True)
class Unknown:
    """One thing that nobody has read yet: what it is, and the block that waits for it ("" = none, then no key)."""

    words: str
    block: str = ""

    @property
    def key(self) -> str:
        """Return the key that the block would set."""
        found = _TABLE.match(self.block)
        return found[1] if found else ""


def unknowns(path: Path) -> tuple[Unknown, ...]:
    """Return what a profile's file says is unknown, in its order."""
    return tuple(_read(lines) for lines in _comments(path.read_text(encoding="utf-8-sig")))


def _comments(text: str) -> Iterator[list[str]]:
    """Yield the paragraphs of comment that begin with the mark, each as its lines without the hash."""
    for paragraph in re.split(r"\n\s*\n", text):
        lines = [line.removeprefix("#").strip() for line in paragraph.splitlines() if line.startswith("#")]
        starts = [n for n, line in enumerate(lines) if line.startswith(MARK)]
        for start, end in pairwise([*starts, len(lines)]):
            yield lines[start:end]


def _read(lines: list[str]) -> Unknown:
    """Return one paragraph as its words and its block."""
    start = next((n for n, line in enumerate(lines) if _TABLE.fullmatch(line)), len(lines))
    words = " ".join(lines[:start]).removeprefix(MARK).strip()
    return Unknown(words[:1].upper() + words[1:], "\n".join(lines[start:]))
