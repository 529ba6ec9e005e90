"""Figures: what the counted parts of one register, or of several, come to, exactly."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from finlink.assess.kpis.definitions import NEEDS, definitions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finlink.assess.kpis.counting import Counts
    from finlink.assess.kpis.definitions import Definition

_SHARE, _CENT = Decimal("0.0001"), Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator for one group; ``value`` is None for 0 / 0 and for what no register can tell.

    ``excluded`` has the number and the words of each exclusion, ``notes`` what is to be known beside it; ``behind`` are
    the numbers of things on which an amount or a median rests.
    """

    of: Definition
    group: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    definition: str
    excluded: tuple[tuple[int, str], ...] = ()
    notes: tuple[str, ...] = ()
    behind: tuple[int, ...] = ()

    @property
    def left_out(self) -> str:
        """The exclusions and notes as printed."""
        return ", ".join((*(f"{number} {words}" for number, words in self.excluded), *self.notes))


def figures(*registers: Counts, words: Mapping[str, Definition] | None = None) -> list[Figure]:
    """Return every indicator in the order of the definitions, "all" before the groups, which are sorted.

    Of several registers the parts are added up; a register that lacks what an indicator needs stays out of it, which is
    said.
    """
    method = next((one.method for one in registers if one.method), "")
    result = []
    for one in (words or definitions()).values():
        usable = [counts for counts in registers if not counts.lacks.intersection(one.needs)]
        empty = Figure(one, "all", None, None, None, one.words(method), notes=_notes(one, registers))
        groups = {group for counts in registers for group in _groups(one, counts)} - {"all"}
        result += [_figure(replace(empty, group=group), usable, registers) for group in ("all", *sorted(groups))]
    return result


def percentile(days: Mapping[int, int], tenths: int) -> Decimal | None:
    """Return the value below which ``tenths`` / 10 of the things lie, by linear interpolation; None of nothing.

    >>> percentile({1: 1, 4: 1}, 5), percentile({1: 1, 4: 1}, 9)
    (Decimal('2.5'), Decimal('3.7'))
    """
    total = sum(days.values())
    if not total:
        return None
    place, part = divmod((total - 1) * tenths, 10)
    lower, upper = _at(days, place), _at(days, min(place + 1, total - 1))
    return Decimal(lower * (10 - part) + upper * part) / 10


def _at(days: Mapping[int, int], place: int) -> int:
    """Return the days of the thing at a place, counted from 0, in order."""
    for day in sorted(days):
        place -= days[day]
        if place < 0:
            return day
    raise IndexError(place)


def _groups(one: Definition, counts: Counts) -> set[str]:
    """Return the groups in which a register has anything to say on an indicator."""
    found = set(counts.days[one.days]) if one.days else set()
    return found | {group for group, columns in counts.columns.items() if any(name in columns for name in one.columns)}


def _notes(one: Definition, registers: Sequence[Counts]) -> tuple[str, ...]:
    """Say which registers an indicator cannot be counted for, and why."""
    missing = [next((need for need in one.needs if need in counts.lacks), "") for counts in registers]
    if len(registers) == 1:
        return tuple(f"the register {NEEDS[need]}" for need in missing if need)
    needs = dict.fromkeys(filter(None, missing))
    return tuple(
        f"left out: {missing.count(need)} of {len(registers)} registers, which {NEEDS[need]}" for need in needs
    )


def _figure(empty: Figure, usable: Sequence[Counts], registers: Sequence[Counts]) -> Figure:
    """Return the figure of one group, counted over the usable registers; without any, its exclusions alone."""
    one, group = empty.of, empty.group
    columns = {name: _sum(name, group, usable or registers) for name in one.columns}
    excluded = tuple((int(columns[name] or 0), words) for name, words in one.excluded.items())
    if not usable:
        return replace(empty, excluded=excluded)
    if one.days:
        days: dict[int, int] = {}
        for counts in usable:
            for day, things in counts.days[one.days].get(group, {}).items():
                days[day] = days.get(day, 0) + things
        total = sum(days.values())
        value = percentile(days, one.tenths)
        return replace(empty, excluded=excluded, behind=(total,), value=value, denominator=Decimal(total))
    value, numerator, denominator = _quotient(one, _number(one.numerator, group, usable), group, usable)
    behind = tuple(int(columns[name] or 0) for name in one.behind)
    found = replace(empty, excluded=excluded, behind=behind)
    return replace(found, value=value, numerator=numerator, denominator=denominator)


def _quotient(
    one: Definition, numerator: Decimal | None, group: str, usable: Sequence[Counts]
) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Return value, numerator and denominator of an indicator that is no percentile."""
    denominator = _number(one.denominator, group, usable) if one.denominator else None
    if one.unit != "share":
        return numerator, numerator, denominator
    if denominator is None:
        return None, None, None
    value = (numerator / denominator).quantize(_SHARE, ROUND_HALF_UP) if denominator and numerator is not None else None
    return value, numerator, denominator


def _sum(name: str, group: str, registers: Sequence[Counts]) -> int | Decimal | None:
    """Return a column summed over registers; None where it is known in none."""
    known = [value for one in registers if (value := one.columns.get(group, {}).get(name)) is not None]
    return sum(known[1:], known[0]) if known else None


def _number(name: str, group: str, registers: Sequence[Counts]) -> Decimal | None:
    """Return a count, or an amount in cents: None where things are there and none of them has a known value."""
    value = _sum(name, group, registers)
    stem = name.removesuffix("_eur")
    if value is None:
        return None if stem != name and _sum(f"{stem}_unknown", group, registers) else Decimal(0)
    return Decimal(value).quantize(_CENT) if stem != name else Decimal(value)
