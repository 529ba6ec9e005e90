"""Handling codes: which of them limit onward use. A code is shown as the source set it, never turned into another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finlink.export.dossier import words

if TYPE_CHECKING:
    from collections.abc import Iterable

_SEPARATORS = re.compile(r"[,;/|]|\s+")
_TLP = re.compile(r"^TLP[:\s-]*")


def codes_of(cell: str | None) -> set[str]:
    """Return the codes in a cell, in capitals, the word TLP left out.

    >>> sorted(codes_of("TLP:Amber+Strict; h1")), codes_of(None)
    (['AMBER+STRICT', 'H1'], set())
    """
    parts = (_TLP.sub("", part.upper()) for part in _SEPARATORS.split(cell or ""))
    return {part for part in parts if part}


def restricting(codes: Iterable[str]) -> list[str]:
    """Return the codes that forbid or limit onward use.

    >>> restricting({"H1", "GREEN", "RED"})
    ['H1', 'RED']
    """
    return sorted(code for code in codes if code in words.RESTRICTED)
