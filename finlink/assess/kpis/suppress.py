"""Small counts hidden for publication, and enough beside them that no total gives them back.

A cell is one count of one group. A count from 1 to N - 1 is *small*; so is what a share leaves of its denominator.
Small cells are hidden ("<N"), and then, until nothing changes, in every line of cells that add up to a total:

- if exactly one cell of the line is hidden, a second is hidden: the smallest that is not 0;
- if the total is shown, more are hidden, until each small cell could be any number from 1 to N - 1;
- where the line has not enough cells for that, or its total is small and so are several parts, the total is hidden and
  none of the hidden cells says that it is small.

Lines are: one count over all groups and "all"; and, within a group, the sums of LINES and of each share. An amount or a
median is hidden with the counts it rests on. A line over groups that share things (one investigation in two units) is
treated as if it added up. 0 is shown. What several publications tell together, or
who knows how the cells are chosen, is not looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from finlink.assess.kpis.figures import Figure

LINES = (
    ("k02.covered", ("k02.parallel", "k02.post_hoc")),
    ("k02.due", ("k02.covered", "k02.waived", "k05.missing")),
    ("k05.missing", ("k05.days_30", "k05.days_90", "k05.days_180", "k05.days_more")),
    ("k19.sent", ("k19.answered", "k19.refused", "k19.withdrawn", "k19.pending")),
)
"""Which counts of one group add up to another."""

Cell = tuple[str, str]
"""The name of a count, and its group."""


class _Grid:
    """The counts of a listing and which are hidden: ``marks`` has "<" for a small one, "hidden" for another.

    What a share leaves of its denominator is never shown: a cell of ``unseen``.
    """

    def __init__(self, counts: Mapping[Cell, int], unseen: set[Cell], limit: int) -> None:
        self.counts = counts
        self.unseen = unseen
        self.limit = limit
        self.small = {cell for cell, count in counts.items() if 1 <= count < limit}
        self.marks = dict.fromkeys(self.small, "<")

    def protect(self, whole: Cell, parts: Sequence[Cell]) -> bool:
        """Hide more of one line if need be; says whether anything was hidden."""
        if not parts or any(cell not in self.counts for cell in (whole, *parts)):
            return False
        line = (whole, *parts)
        hidden = [cell for cell in line if cell in self.marks or cell in self.unseen]
        if not any(cell in self.marks for cell in hidden):
            return False
        crowded = self.marks.get(whole) == "<" and sum(self.marks.get(cell) == "<" for cell in parts) > 1
        if self._safe(whole, hidden) and not crowded:
            return False
        left = [cell for cell in parts if cell not in self.marks and cell not in self.unseen and self.counts[cell]]
        if left and not crowded:
            self.marks[min(left, key=lambda cell: (self.counts[cell], cell))] = "hidden"
            return True
        before = dict(self.marks)
        self.marks |= {cell: "hidden" for cell in line if cell in self.marks or cell == whole}
        return self.marks != before

    def _safe(self, whole: Cell, hidden: Sequence[Cell]) -> bool:
        """Say whether nobody can tell a small cell of the line from what is shown."""
        if len(hidden) < 2:
            return False
        if whole in hidden or any(cell in self.unseen for cell in hidden):
            return True
        marked = [cell for cell in hidden if self.marks[cell] == "<"]
        others = len(hidden) - len(marked)
        if not marked:
            return True
        least = len(marked) - 1 + self.limit * others + self.limit - 1
        return others > 0 and sum(self.counts[cell] for cell in hidden) >= least


def suppressed(found: Sequence[Figure], limit: int) -> list[tuple[object, object, object]]:
    """Return value, numerator and denominator of each figure as shown where counts below ``limit`` are hidden."""
    counts, unseen = _cells(found)
    grid = _Grid(counts, unseen, limit)
    lines = list(_lines(found, counts))
    again = True
    while again:
        again = sum(grid.protect(whole, parts) for whole, parts in lines) > 0
    return [_shown(one, grid) for one in found]


def _cells(found: Sequence[Figure]) -> tuple[dict[Cell, int], set[Cell]]:
    """Return every count on which the figures rest, and which of them are never shown."""
    counts: dict[Cell, int] = {}
    unseen: set[Cell] = set()
    for one in found:
        for name, number in _counted(one):
            counts[name, one.group] = number
        if one.of.unit == "share" and not one.of.behind and one.numerator is not None and one.denominator is not None:
            rest = (f"{one.of.kpi} rest", one.group)
            counts[rest] = max(int(one.denominator - one.numerator), 0)
            unseen.add(rest)
    return counts, unseen


def _counted(one: Figure) -> Iterable[tuple[str, int]]:
    """Yield the names and numbers of the counts of one figure."""
    of = one.of
    if of.days:
        yield of.days, one.behind[0] if one.behind else 0
    elif of.behind:
        yield from zip(of.behind, one.behind, strict=False)
    else:
        for name, number in ((of.numerator, one.numerator), (of.denominator, one.denominator)):
            if name and number is not None:
                yield name, int(number)


def _lines(found: Sequence[Figure], counts: Mapping[Cell, int]) -> Iterable[tuple[Cell, list[Cell]]]:
    """Yield every total with its parts: over the groups, and within a group."""
    names = dict.fromkeys(name for name, _ in counts)
    groups = list(dict.fromkeys(one.group for one in found))
    for name in names:
        yield (name, "all"), [(name, group) for group in groups if group != "all" and (name, group) in counts]
    for group in groups:
        for whole, parts in LINES:
            yield (whole, group), [(part, group) for part in parts]
    for one in found:
        if (f"{one.of.kpi} rest", one.group) in counts:
            rest = f"{one.of.kpi} rest"
            yield (one.of.denominator, one.group), [(one.of.numerator, one.group), (rest, one.group)]


def _shown(one: Figure, grid: _Grid) -> tuple[object, object, object]:
    """Return value, numerator and denominator as shown."""
    of = one.of
    marks = [grid.marks.get((name, one.group)) for name in (of.numerator, of.denominator)]
    resting = [grid.marks.get((name, one.group)) for name in ((of.days,) if of.days else of.behind)]
    if any(resting):
        said = f"<{grid.limit}" if "<" in resting else "hidden"
        hidden = [None if number is None else "hidden" for number in (one.value, one.numerator, one.denominator)]
        return (hidden[0], hidden[1], said) if of.days else (hidden[0], hidden[1], hidden[2])
    numerator, denominator = (
        number if mark is None else f"<{grid.limit}" if mark == "<" else "hidden"
        for number, mark in zip((one.numerator, one.denominator), marks, strict=True)
    )
    if of.unit == "share":
        return "hidden" if any(marks) else one.value, numerator, denominator
    return one.value if marks[0] is None else numerator, numerator, denominator
