"""The period before, and the change since."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from registers import a_case, built, run

from finlink.assess import kpis
from finlink.assess.kpis.listing import NO_VALUE, TREND_COLUMNS, trend
from finlink.assess.kpis.periods import Period, before
from finlink.errors import FinlinkError

if TYPE_CHECKING:
    from pathlib import Path


def period(text: str) -> Period:
    since, until = map(date.fromisoformat, text.split(" to "))
    return Period(since, until)


@pytest.mark.parametrize(
    ("now", "earlier"),
    [
        ("2025-03-01 to 2025-03-31", "2025-02-01 to 2025-02-28"),
        ("2024-03-01 to 2024-03-31", "2024-02-01 to 2024-02-29"),
        ("2025-01-01 to 2025-01-31", "2024-12-01 to 2024-12-31"),
        ("2025-01-01 to 2025-03-31", "2024-10-01 to 2024-12-31"),
        ("2025-04-01 to 2025-06-30", "2025-01-01 to 2025-03-31"),
        ("2025-01-01 to 2025-12-31", "2024-01-01 to 2024-12-31"),
        ("2024-01-01 to 2025-12-31", "2022-01-01 to 2023-12-31"),
        ("2025-03-02 to 2025-03-31", "2025-01-31 to 2025-03-01"),
        ("2025-03-01 to 2025-03-30", "2025-01-30 to 2025-02-28"),
        ("2025-03-10 to 2025-03-10", "2025-03-09 to 2025-03-09"),
    ],
    ids=[
        "month", "leap year", "january", "quarter", "quarter of other days", "year", "two years", "not from the first",
        "not to the last", "a day",
    ],
)  # fmt: skip
def test_the_period_before(now: str, earlier: str) -> None:
    assert before(period(now)) == period(earlier)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 800))
def test_it_ends_the_day_before_and_is_as_long(since: date, days: int) -> None:
    now = Period(since, since + timedelta(days=days))
    earlier = before(now)
    assert now.since
    assert now.until
    assert earlier.since
    assert earlier.until
    assert earlier.until + timedelta(days=1) == now.since
    whole_months = now.since.day == 1 and (now.until + timedelta(days=1)).day == 1
    assert whole_months or earlier.until - earlier.since == now.until - now.since
    assert not whole_months or earlier.since.day == 1


@pytest.mark.parametrize(
    ("now", "message"),
    [
        (Period(), "needs both ends"),
        (Period(date(2025, 1, 1), None), "needs both ends"),
        (Period(date(1, 1, 1), date(1, 1, 31)), "no period before"),
        (Period(date(1, 1, 2), date(1, 1, 31)), "no period before"),
    ],
)
def test_no_period_before(now: Period, message: str) -> None:
    with pytest.raises(FinlinkError, match=message):
        before(now)


def test_a_period_ends_after_it_begins() -> None:
    with pytest.raises(
        FinlinkError, match="ends on 2025-01-01, before it begins on 2025-01-02; give --from the earlier"
    ):
        Period(date(2025, 1, 2), date(2025, 1, 1))


def test_the_change_stands_beside_the_figure(tmp_path: Path) -> None:
    rows = [
        a_case("C1", opened="2025-01-10", unit="North"),
        a_case("C2", opened="2025-02-10", unit="North"),
        a_case("C3", opened="2025-02-11", unit="North"),
        a_case("C4", opened="2025-01-11", unit="South"),
    ]
    head = "investigation_id,case_id,opened\n"
    build = built(tmp_path, {"cases": rows, "investigations": head}, as_of="2025-06-30")
    now, earlier = (
        kpis.figures(kpis.count(build.engine, as_of=build.as_of.day, since=one.since, until=one.until, by="unit"))
        for one in (period("2025-02-01 to 2025-02-28"), period("2025-01-01 to 2025-01-31"))
    )
    listed = {(row[0], row[2]): dict(zip(TREND_COLUMNS, row, strict=True)) for row in trend(now, earlier)}
    cells = ("value", "previous", "change")
    assert [listed["K5", "all"][cell] for cell in cells] == [2, 2, 0]
    assert [listed["K5", "North"][cell] for cell in cells] == [2, 1, 1]
    assert [listed["K5", "South"][cell] for cell in cells] == [NO_VALUE, 1, NO_VALUE]
    assert [listed["K5eur", "all"][cell] for cell in cells] == [1000, 1000, Decimal(0)]
    assert [listed["K23date", "all"][cell] for cell in cells] == [0, NO_VALUE, NO_VALUE]


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        (["--trend"], 1, "give --from DATE and --to DATE"),
        (["--trend", "--suppress", "5"], 2, "ask for the --trend without it"),
        (["--trend", "--by", "month"], 2, "--by month has none in common"),
        (["--pack", "eu-ar", "--trend"], 2, "--pack takes one BUILD"),
        (["--suppress", "1"], 2, "--suppress"),
    ],
)
def test_options_that_do_not_go_together(options: list[str], code: int, message: str, sample_folder: Path) -> None:
    done = run("kpi", sample_folder, *options)
    assert done.returncode == code
    assert message in " ".join(done.stderr.split())


@pytest.fixture(scope="session")
def sample_folder(sample_build: object) -> Path:
    return sample_build.folder  # type: ignore[attr-defined,no-any-return]
