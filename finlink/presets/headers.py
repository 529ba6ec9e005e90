"""Finding the headers that a preset names among those of a file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from finlink.schema import fold_header

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NTH = re.compile(r"(.+)#([1-9])")


@dataclass(frozen=True, slots=True)
class HeaderIndex:
    """The headers of a file, found as finlink compares headers: case, blanks and accents play no part.

    ``Account#2`` is the second header called Account, unless one is really called so.

    >>> index = HeaderIndex.of(["Account", "To Bank", "account"])
    >>> index.find("ACCOUNT"), index.find("Account#2"), index.find("Account#3"), index.any_of(("x", "to_bank"))
    (0, 2, None, [1])
    """

    cells: tuple[str, ...]
    exact: dict[str, list[int]] = field(repr=False)
    folded: dict[str, list[int]] = field(repr=False)

    @classmethod
    def of(cls, cells: Sequence[str]) -> HeaderIndex:
        """Index ``cells``, the headers in file order."""
        exact: dict[str, list[int]] = {}
        folded: dict[str, list[int]] = {}
        for position, cell in enumerate(cells):
            exact.setdefault(cell, []).append(position)
            if fold := fold_header(cell):
                folded.setdefault(fold, []).append(position)
        return cls(tuple(cells), exact, folded)

    def find(self, header: str) -> int | None:
        """Return the position of a header, None where it is not there; of several like it, the first."""
        found = self.exact.get(header) or self.folded.get(fold_header(header))
        if found:
            return found[0]
        if nth := _NTH.fullmatch(header):
            place = int(nth[2]) - 1
            alike = (self.exact.get(nth[1], []), self.folded.get(fold_header(nth[1]), []))
            return next((found[place] for found in alike if place < len(found)), None)
        return None

    def any_of(self, headers: Iterable[str]) -> list[int]:
        """Return the positions of those headers that are there, in the order asked for, each once."""
        found = (self.find(header) for header in headers)
        return list(dict.fromkeys(position for position in found if position is not None))
