"""The listing of the indicators: rows as users see them, with a trend or with small counts hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.assess.kpis.compute import TYPES, row
from finlink.assess.kpis.suppress import suppressed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finlink.assess.kpis.figures import Figure

COLUMNS = tuple(TYPES)
TREND_COLUMNS = (*COLUMNS, "previous", "change")
"""The columns with a trend: the value of the period before, and the value less that."""

NO_VALUE = "n/a"


def plain(found: Sequence[Figure]) -> list[tuple[object, ...]]:
    """Return figures as rows of COLUMNS, 0 / 0 as n/a."""
    return [_with_value(row(one), one.value) for one in found]


def hidden(found: Sequence[Figure], limit: int) -> list[tuple[object, ...]]:
    """Return figures as rows of COLUMNS with counts below ``limit`` hidden.

    The exclusions are named without their numbers: they are not protected, so they are not published.
    """
    rows: list[tuple[object, ...]] = []
    for one, (value, numerator, denominator) in zip(found, suppressed(found, limit), strict=True):
        kpi, label, group, *_, unit, definition, _ = row(one)
        words = ", ".join((*(said for number, said in one.excluded if number), *one.notes))
        shown = NO_VALUE if value is None else value
        rows.append((kpi, label, group, shown, numerator, denominator, unit, definition, words))
    return rows


def trend(found: Sequence[Figure], earlier: Sequence[Figure]) -> list[tuple[object, ...]]:
    """Return figures as rows of TREND_COLUMNS beside those of the period before.

    A group that is in one of the periods only stands beside n/a; so does what is of the whole register in any period.
    """
    before = {(one.of.kpi, one.group): one.value for one in earlier if one.of.basis != "register"}
    now = {(one.of.kpi, one.group) for one in found}
    gone = [one for one in earlier if (one.of.kpi, one.group) not in now]
    rows: list[tuple[object, ...]] = []
    for one in found:
        previous = before.get((one.of.kpi, one.group))
        rows.append((*_with_value(row(one), one.value), *_compared(one, previous)))
    for one in gone:
        kpi, label, group, *_, unit, definition, _ = row(one)
        cells = (kpi, label, group, NO_VALUE, None, None, unit, definition, "nothing in this period")
        rows.append((*cells, NO_VALUE if one.value is None else one.value, NO_VALUE))
    order = {one.of.kpi: n for n, one in enumerate(found)}
    return sorted(rows, key=lambda cells: (order[str(cells[0])], cells[2] != "all", str(cells[2])))


def _compared(one: Figure, previous: object) -> tuple[object, object]:
    if previous is None:
        return NO_VALUE, NO_VALUE
    return previous, NO_VALUE if one.value is None else one.value - previous  # type: ignore[operator]


def _with_value(cells: tuple[object, ...], value: object) -> tuple[object, ...]:
    return (*cells[:3], NO_VALUE if value is None else value, *cells[4:])
