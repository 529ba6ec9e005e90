"""finlink's figures beside a second count in plain Python, on random registers, periods and breakdowns."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from random_register import AS_OF, random_register
from recount import recount
from registers import records, write_register

import finlink
from finlink.assess import kpis

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from recount import Figures

    from finlink.result import Build

PERIODS = [(None, None), (date(2025, 1, 1), date(2025, 3, 31)), (date(2025, 3, 1), None), (None, date(2024, 12, 31))]
GROUPS = ["", "unit", "country", "month", "quarter", "channel"]


def counted(build: Build, since: date | None, until: date | None, by: str) -> Figures:
    kpis.compute(build.engine, "asked", as_of=build.as_of.day, since=since, until=until, by=by)
    rows = records(build, 'SELECT kpi, "group", value, numerator, denominator FROM asked')
    return {(row[0], row[1]): (row[2], row[3], row[4]) for row in rows if not row[0].startswith("K23")}


def differences(found: Figures, expected: Figures) -> list[str]:
    """Say where two counts differ; a group of which one has no row must be nothing in the other."""
    nothing = {(None, None, None), (None, 0, 0), (0, 0, None), (0, 0, 0), (None, None, 0)}
    said = []
    for key in sorted(found.keys() | expected.keys()):
        one = tuple(found[key]) if key in found else None
        other = tuple(expected[key]) if key in expected else None
        if one is None or other is None:
            if (one or other) not in nothing:
                said.append(f"{key}: finlink {one}, by hand {other}")
        elif one != other:
            said.append(f"{key}: finlink {one}, by hand {other}")
    return said


def compared(folder: Path, seed: int, periods: Sequence[tuple[date | None, date | None]]) -> None:
    register = write_register(folder / "register", random_register(seed))
    build = finlink.build(register, folder / "build", as_of=AS_OF.isoformat())
    by = GROUPS[seed % len(GROUPS)]
    for since, until in periods:
        found = counted(build, since, until, by)
        assert differences(found, recount(register, AS_OF, since, until, by)) == [], (seed, since, until, by)


@pytest.mark.parametrize("seed", range(6))
def test_a_second_count_gives_the_same(seed: int, tmp_path: Path) -> None:
    compared(tmp_path, seed, (PERIODS[0], PERIODS[1 + seed % 3]))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6, 48))
def test_a_second_count_gives_the_same_on_many_registers(seed: int, tmp_path: Path) -> None:
    compared(tmp_path, seed, PERIODS)


def test_the_comparison_sees_a_difference() -> None:
    key = ("K1", "all")
    one: Figures = {key: (1, 1, None)}  # type: ignore[dict-item]
    two: Figures = {key: (2, 2, None)}  # type: ignore[dict-item]
    assert differences(one, two) != []
    assert differences(one, {}) != []
    assert differences(one, one) == []
