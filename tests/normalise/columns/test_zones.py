"""Wall time to UTC: equal to Python's zoneinfo and to the engine's own calendar; what the clocks left out or gave twice."""  # noqa: E501

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from finlink.normalise.columns.zones import changes, doubtful, to_utc, zone

if TYPE_CHECKING:
    from finlink.engine import DuckEngine

ZONES = [
    "Europe/Belgrade", "Europe/Istanbul", "Europe/Sarajevo", "Europe/Bucharest", "Europe/Chisinau", "Europe/Athens",
    "America/New_York", "UTC",
]  # fmt: skip


@pytest.mark.parametrize("name", ZONES)
def test_every_hour_from_1990_to_2030_is_that_of_zoneinfo(name: str, engine: DuckEngine) -> None:
    first, hours = datetime(1990, 1, 1), 24 * 365 * 41  # noqa: DTZ001
    moments = f"SELECT TIMESTAMP '{first}' + to_minutes(n * 60 + n % 2 * 30) AS wall, n FROM range({hours}) t(n)"
    found = engine.rows(f"SELECT wall, {to_utc(name, 'wall')} FROM ({moments}) ORDER BY n")
    rules = zone(name)
    wrong = [
        (wall, utc) for wall, utc in found if wall.replace(tzinfo=rules).astimezone(UTC).replace(tzinfo=None) != utc
    ]
    assert len(found) == hours
    assert wrong == []


@pytest.mark.parametrize("name", [name for name in ZONES if name != "Europe/Chisinau"])
def test_clear_hours_are_those_of_the_engines_calendar(name: str, engine: DuckEngine) -> None:
    clear = " AND ".join(
        f"NOT (wall >= TIMESTAMP '{one.doubtful[0]}' AND wall < TIMESTAMP '{one.doubtful[1]}')"
        for one in doubtful(name, datetime(1990, 1, 1), datetime(2024, 1, 1))  # noqa: DTZ001
    )
    moments = "SELECT TIMESTAMP '1990-01-01' + to_minutes(n * 37) AS wall FROM range(480000) t(n)"
    wrong = engine.rows(
        f"SELECT wall FROM ({moments}) WHERE ({clear or 'true'}) "
        f"AND {to_utc(name, 'wall')} <> timezone('UTC', timezone('{name}', wall)) LIMIT 5"
    )
    assert wrong == []


def test_the_changes_of_2024() -> None:
    spring, autumn = doubtful("Europe/Belgrade", datetime(2024, 1, 1), datetime(2024, 12, 31))  # noqa: DTZ001
    assert spring.left_out
    assert not autumn.left_out
    assert [f"{t:%m-%d %H:%M}" for t in (*spring.doubtful, *autumn.doubtful)] == [
        "03-31 02:00", "03-31 03:00", "10-27 02:00", "10-27 03:00",
    ]  # fmt: skip
    assert doubtful("Europe/Istanbul", datetime(2024, 1, 1), datetime(2024, 12, 31)) == []  # noqa: DTZ001


def test_the_rules_come_from_the_package() -> None:
    assert zone("Europe/Belgrade").key == "Europe/Belgrade"
    assert str(zone("UTC")) == "UTC"
    assert changes("UTC") == ()


@pytest.mark.parametrize(("wall", "utc"), [("2024-03-31 02:30", "01:30"), ("2024-10-27 02:30", "00:30")])
def test_doubtful_hours_are_read_as_python_reads_them(wall: str, utc: str, engine: DuckEngine) -> None:
    found = engine.value(f"SELECT {to_utc('Europe/Belgrade', 'w')} FROM (SELECT TIMESTAMP '{wall}:00' AS w)")
    assert f"{found:%H:%M}" == utc
    assert found - datetime.fromisoformat(wall) < timedelta(0)
