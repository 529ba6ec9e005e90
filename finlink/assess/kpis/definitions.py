"""What an indicator is: the words printed beside it, and the counts that it is made of."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BASES = {
    "event": "what happened in the period, by the day on which it happened",
    "cohort": "the cases registered in the period, and what became of them until the as-of date",
    "stock": "how it stands at the as-of date; with a period, of what was opened in it",
    "register": "the whole register, whatever the period",
}
"""On which basis an indicator counts."""

NEEDS = {
    "pfi": "says nothing about parallel financial investigations",
    "investigations": "has no investigations file",
    "measures": "has no measures file",
    "requests": "has no requests file",
    "fiu": "has no requests file and no reference of a suspicious transaction report",
    "transfers": "has no transfers file",
    "reports": "names no suspicious transaction report",
    "indictments": "names no day of an indictment",
    "one_method": "was traced by another method than the first",
}
"""What must hold of a register for an indicator to mean anything, and what is said of it where that does not hold."""


@dataclass(frozen=True, slots=True)
class Definition:
    """What an indicator counts, and in which unit (share = 0 to 1).

    ``numerator``, ``denominator``, ``behind`` (the numbers of things on which an amount rests) and the keys of
    ``excluded`` name columns: ``k02.due`` is the column ``due`` of ``counts/k02.sql``. ``days`` is the query that
    counts things by days, of which ``tenths`` / 10 lie below the figure. ``needs`` are among NEEDS, ``basis`` is one of
    BASES.
    """

    kpi: str
    label: str
    unit: str
    basis: str
    definition: str
    source: str
    numerator: str = ""
    denominator: str = ""
    behind: Sequence[str] = ()
    days: str = ""
    tenths: int = 0
    needs: Sequence[str] = ()
    excluded: Mapping[str, str] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that it reads, each once."""
        return tuple(dict.fromkeys(filter(None, (self.numerator, self.denominator, *self.behind, *self.excluded))))

    @property
    def queries(self) -> tuple[str, ...]:
        """The queries that count what it is made of: ``counts/<query>.sql``."""
        names = (*(column.partition(".")[0] for column in self.columns), self.days)
        return tuple(dict.fromkeys(filter(None, names)))

    @property
    def formula(self) -> str:
        """Its parts by the names of their columns: "k02.parallel / k02.due"."""
        if self.days:
            return f"the value of {self.days} below which {self.tenths} of 10 lie"
        return " / ".join(filter(None, (self.numerator, self.denominator)))

    def words(self, method: str) -> str:
        """Return the definition as printed; ``method`` is that of tracing."""
        return self.definition.replace("{method}", method or "none, as nothing was traced")


@cache
def _raw() -> dict[str, Any]:
    return tomllib.loads(files(__package__ or "").joinpath("definitions.toml").read_text(encoding="utf-8"))


def definitions() -> dict[str, Definition]:
    """Return the definitions by indicator, in the order in which they are printed."""
    return {name: Definition(name, **words) for name, words in _raw().items() if name != "edition"}


def edition() -> str:
    """Return the number under which the definitions were published."""
    return str(_raw()["edition"])
