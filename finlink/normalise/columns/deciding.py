"""What the values of a whole column prove about its decimal mark or date order; never one cell by itself.

Pure: from counts of what the cells prove to how each column is read. A column is decided when some cell can be read
in one way only; cells that prove the other way are then refused, and where they are more than one in a hundred nothing
is decided. A column whose cells all allow both ways follows the other columns of its file when those agree.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from finlink.normalise.columns.amounts import MARKS
from finlink.normalise.columns.dates import FIGURES, DateReading

if TYPE_CHECKING:
    from collections.abc import Mapping

State = Literal["declared", "proven", "beside", "plain", "ambiguous", "mixed", "exact"]
"""Why a column is read as it is: it was declared; its own cells prove it; the columns beside it do; no cell asks; it
stays open, because its cells allow both ways or prove both; or the format of the file leaves nothing to be found."""

SHARE = 0.99
"""The share of the cells with one reading that must agree, so that one slip of the pen does not cost a whole file."""

Cell = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """How many cells of a column prove what, and the first cells of each kind, as (row, text).

    ``whole`` says that every row was looked at, not only the first ones.
    """

    counts: Mapping[str, int] = field(default_factory=dict)
    cells: Mapping[str, tuple[Cell, ...]] = field(default_factory=dict)
    whole: bool = True

    def count(self, *labels: str) -> int:
        """Return how many cells prove one of ``labels``; of ``what/clock`` either half may be named."""
        return sum(n for label, n in self.counts.items() if set(labels) & {label, *label.split("/")})

    def first(self, *labels: str, most: int = 3) -> tuple[Cell, ...]:
        """Return the first cells that prove one of ``labels``, by row."""
        found = [c for label, cells in self.cells.items() if set(labels) & {label, *label.split("/")} for c in cells]
        return tuple(sorted(found)[:most])


@dataclass(frozen=True, slots=True)
class Choice:
    """Which of two ways a column is read ("" = only what both read alike), why, and the cells that say so.

    ``general`` says that some amount is more than bare digits with one mark.
    """

    way: str
    state: State
    cells: tuple[Cell, ...] = ()
    general: bool = True


def choose(evidence: Mapping[str, Evidence], ways: tuple[str, str], declared: str) -> dict[str, Choice]:
    """Return the choice for every column of one file."""
    own = {column: _own(one, ways, declared) for column, one in evidence.items()}
    proven = {choice.way for choice in own.values() if choice.state == "proven"}
    if len(proven) != 1:
        return own
    [way] = proven
    beside = next(choice.cells[:1] for choice in own.values() if choice.state == "proven")
    return {
        column: Choice(way, "beside", beside) if choice.state == "ambiguous" else choice
        for column, choice in own.items()
    }


def _own(evidence: Evidence, ways: tuple[str, str], declared: str) -> Choice:
    one, other = (evidence.count(way) for way in ways)
    if declared and (one or other or evidence.count("both")):
        return Choice(declared, "declared", evidence.first(*ways, "both", most=1))
    if not one and not other:
        both = evidence.count("both")
        return Choice("", "ambiguous", evidence.first("both")) if both else Choice("", "plain")
    more = ways[0] if one > other else ways[1]
    if evidence.count(more) >= SHARE * (one + other):
        return Choice(more, "proven", evidence.first(more, most=1))
    return Choice("", "mixed", tuple(sorted(evidence.first(ways[0], most=1) + evidence.first(ways[1], most=1))))


def unsettled(evidence: Evidence, ways: tuple[str, str]) -> bool:
    """Say whether the first rows do not settle a column, so that all of them must be looked at."""
    one, other = (evidence.count(way) for way in ways)
    return not evidence.whole and bool((one and other) or (evidence.count("both") and not one and not other))


def choose_marks(evidence: Mapping[str, Evidence], declared: str) -> dict[str, Choice]:
    """Return the decimal mark of every amount column of one file."""
    chosen = choose(evidence, MARKS, declared)
    return {
        column: replace(one, general=bool(evidence[column].count("general", "both"))) for column, one in chosen.items()
    }


def exact_marks(evidence: Mapping[str, Evidence]) -> dict[str, Choice]:
    """Return how the amount columns of a statement are read, whose format says how a number is written."""
    return {column: Choice("", "exact", general=bool(one.count("general", "both"))) for column, one in evidence.items()}


def choose_orders(
    evidence: Mapping[str, Evidence], declared: str, start: Mapping[str, DateReading]
) -> dict[str, tuple[Choice, DateReading]]:
    """Return, for every date column of one file, its order and how it is read; ``start`` has zone and two digits."""
    orders = choose(evidence, ("dmy", "mdy"), "" if declared == "ymd" else declared)
    out = {}
    for column, one in evidence.items():
        choice = orders[column]
        if declared == "ymd" and one.count("both", "dmy", "mdy"):
            choice = Choice("ymd", "declared", one.first("both", "dmy", "mdy", most=1))
        figures = [form for form in FIGURES if one.count(form)]
        readable = one.count("iso", "dotted", "self", "both", "dmy", "mdy", "none")
        figure = figures[0] if len(figures) == 1 and not readable else ""
        out[column] = (
            choice,
            replace(
                start[column],
                order=declared or choice.way,
                figure=figure,
                general=bool(
                    one.count("dotted", "self", "both", "dmy", "mdy") or (declared == "ymd" and one.count("none"))
                ),
                local=bool(one.count("local") or figure == "serial"),
            ),
        )
    return out
