"""Charts as plain SVG: geometry only, in whole pixels, for a template that writes shapes and escapes texts.

Standing columns are for time, lying bars for anything with a name: the name stands above its bar, so that it may be as
long as a unit's is. Every bar carries its number, so that a chart can be read in grey and without its table.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from finlink.export.report.model import Valued

if TYPE_CHECKING:
    from finlink.export.report.model import Bars, Cell, Column, Table
    from finlink.export.report.writing import Writer

WIDTH = 760
_LEFT, _RIGHT, _TOP, _FOOT = 44, 8, 26, 34
_HIGH = 200
_LETTER = 7
"""Pixels that a letter of a chart takes, on the safe side."""
_LONGEST_NAME = 90
_BAR, _NAME, _GAP = 16, 17, 11
_ENDING = 120


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes of one chart.

    ``rects`` are (x, y, width, height, tone), ``lines`` (x1, y1, x2, y2), ``texts`` (x, y, anchor, style, text).
    """

    width: int
    height: int
    rects: list[tuple[int, int, int, int, str]] = field(default_factory=list)
    lines: list[tuple[int, int, int, int]] = field(default_factory=list)
    texts: list[tuple[int, int, str, str, str]] = field(default_factory=list)


def legend(chart: Bars, table: Table) -> list[tuple[str, str]]:
    """Return (tone, label) of each series of a chart that has several."""
    if len(chart.series) < 2:
        return []
    labels = [table.columns[table.at(name)].label for name in chart.series]
    return list(zip(chart.tones, labels, strict=True))


def draw(chart: Bars, table: Table, write: Writer) -> Drawing | None:
    """Return the drawing of a chart of a table; None where no bar has a known length."""
    rows = table.rows[-chart.most :] if chart.standing else table.rows[: chart.most]
    places = [table.at(name) for name in chart.series]
    values = [[_length(row[place]) for place in places] for row in rows]
    largest = max((sum(one, Decimal(0)) for one in values), default=Decimal(0))
    if largest <= 0:
        return None
    told = _Told(chart, table, write, rows, values, places)
    return _standing(told, largest) if chart.standing else _lying(told, largest)


@dataclass(frozen=True, slots=True)
class _Told:
    """What both kinds of charts draw: rows, the length of each of their bars, and how cells are written."""

    chart: Bars
    table: Table
    write: Writer
    rows: tuple[tuple[Cell, ...], ...]
    values: list[list[Decimal]]
    places: list[int]

    def cell(self, row: tuple[Cell, ...], place: int) -> str:
        return self.write.cell(row[place], self.column(place))

    def column(self, place: int) -> Column:
        return self.table.columns[place]

    def ending(self, row: tuple[Cell, ...]) -> str:
        return self.cell(row, self.table.at(self.chart.annotate)) if self.chart.annotate else ""

    def name(self, row: tuple[Cell, ...]) -> str:
        return self.write.text(self.cell(row, self.table.at(self.chart.label)), _LONGEST_NAME)


def _length(value: Cell) -> Decimal:
    """Return how long a bar is; what is unknown has no bar."""
    if isinstance(value, Valued):
        value = value.value
    return max(Decimal(value), Decimal(0)) if isinstance(value, (int, Decimal)) else Decimal(0)


def _scaled(value: Decimal, largest: Decimal, pixels: int) -> int:
    """Return a length in pixels; what is more than nothing can be seen."""
    return max(round(value * pixels / largest), 2 if value > 0 else 0)


def _standing(told: _Told, largest: Decimal) -> Drawing:
    top = _round_up(largest)
    out = Drawing(WIDTH, _TOP + _HIGH + _FOOT)
    floor, inside = _TOP + _HIGH, WIDTH - _LEFT - _RIGHT
    for part in range(5):
        y = floor - part * _HIGH // 4
        out.lines.append((_LEFT, y, WIDTH - _RIGHT, y))
        out.texts.append((_LEFT - 6, y + 4, "end", "tick", told.write.t.count(top * part // 4)))
    slot = inside // max(len(told.rows), 1)
    wide = min(slot * 2 // 3, 64)
    for n, (row, values) in enumerate(zip(told.rows, told.values, strict=True)):
        x, y = _LEFT + n * slot + (slot - wide) // 2, floor
        for place, tone, value in zip(told.places, told.chart.tones, values, strict=True):
            high = _scaled(value, Decimal(top), _HIGH)
            y -= high
            out.rects.append((x, y, wide, high, tone))
            if high >= 16 and len(told.chart.series) > 1:
                out.texts.append((x + wide // 2, y + high // 2 + 4, "middle", f"in-{tone}", told.cell(row, place)))
        out.texts.append((x + wide // 2, y - 6, "middle", "value", told.ending(row)))
        out.texts.append((x + wide // 2, floor + 18, "middle", "name", told.name(row)))
    return out


def _round_up(largest: Decimal) -> int:
    """Return the least of 4, 8, 12, 20, 40, 60, 80 … that is no less: four parts of it are round numbers.

    >>> _round_up(Decimal(45)), _round_up(Decimal(19)), _round_up(Decimal("0.5"))
    (60, 20, 4)
    """
    step = 1
    while True:
        for part in (1, 2, 3, 5, 10, 15, 20, 25):
            if 4 * part * step >= largest:
                return 4 * part * step
        step *= 10


def _lying(told: _Told, largest: Decimal) -> Drawing:
    step = _NAME + _BAR + _GAP
    out = Drawing(WIDTH, len(told.rows) * step)
    for n, (row, values) in enumerate(zip(told.rows, told.values, strict=True)):
        x, y = 0, n * step
        out.texts.append((0, y + 12, "start", "name", told.name(row)))
        y += _NAME
        for place, tone, value in zip(told.places, told.chart.tones, values, strict=True):
            wide = _scaled(value, largest, WIDTH - _ENDING)
            text = told.cell(row, place)
            out.rects.append((x, y, wide, _BAR, tone))
            if len(told.places) > 1 and wide >= len(text) * _LETTER + 4:
                out.texts.append((x + wide // 2, y + 12, "middle", f"in-{tone}", text))
            x += wide
        text = told.cell(row, told.places[0]) if len(told.places) == 1 else ""
        ending = " · ".join(dict.fromkeys(filter(None, (text, told.ending(row)))))
        out.texts.append((x + 6, y + 12, "start", "value", ending))
    return out
