"""What was planted is found exactly, and nothing else: the training scenario and a register of 2,000 cases."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from registers import SAMPLE, records, rows_of

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.result import Build

REGISTERS = ("sample", "bulk")


@pytest.fixture(params=REGISTERS)
def build(request: pytest.FixtureRequest) -> Build:
    found: Build = request.getfixturevalue(f"{request.param}_build")
    return found


@pytest.fixture
def truth(request: pytest.FixtureRequest, build: Build) -> Path:
    if build is request.getfixturevalue("sample_build"):
        return SAMPLE / "truth"
    register: Path = request.getfixturevalue("bulk_register")
    return register / "truth"


def planted(truth: Path, name: str) -> list[tuple[str, ...]]:
    return sorted(tuple(row.values()) for row in rows_of(truth / f"{name}.csv"))


def test_links(build: Build, truth: Path) -> None:
    found = records(build, 'SELECT "left", "right", kind, via, strength FROM links')
    assert sorted((*row[:4], float(row[4])) for row in found) == [
        (*row[:4], float(row[4])) for row in planted(truth, "links")
    ]
    assert len(found) > 20


def test_every_link_says_proposed_and_cites_rows_that_name_both_cases(build: Build) -> None:
    where = {
        f"{file}:{row}": case_id
        for table in ("accounts", "wallets", "parties")
        for file, row, case_id in records(build, f"SELECT source_file, source_row, case_id FROM {table}")
    }
    for left, right, status, evidence in records(build, 'SELECT "left", "right", status, evidence FROM links'):
        assert status == "proposed"
        assert left < right
        assert {where[place] for place in evidence.split("; ")} == {left, right}


def test_networks(build: Build, truth: Path) -> None:
    found = records(build, "SELECT case_ids, cases FROM networks")
    assert sorted((case_ids,) for case_ids, _ in found) == planted(truth, "networks")
    assert all(len(case_ids.split(";")) == cases for case_ids, cases in found)


def test_networks_stand_by_loss_and_are_numbered(build: Build) -> None:
    found = records(build, "SELECT network, loss_eur FROM networks")
    losses = [loss for _, loss in found]
    assert losses == sorted(losses, reverse=True)
    assert [network for network, _ in found] == [f"N{n:03d}" for n in range(1, len(found) + 1)]


def test_statuses(build: Build, truth: Path) -> None:
    assert sorted(records(build, "SELECT case_id, status FROM case_status")) == planted(truth, "status")


def test_findings(build: Build, truth: Path) -> None:
    found = sorted(records(build, "SELECT subject, rule FROM findings"))
    assert found == sorted((subject, rule) for subject, _, rule in planted(truth, "findings"))


def test_near_misses_do_not_fire(sample_build: Build) -> None:
    near = {(subject, rule) for _, subject, rule, _ in planted(SAMPLE / "truth", "near_misses")}
    assert len(near) > 40
    assert not near & set(records(sample_build, "SELECT subject, rule FROM findings"))


def test_hubs(build: Build, truth: Path) -> None:
    hubs = sorted(records(build, "SELECT via FROM hubs"))
    assert hubs == planted(truth, "hubs")
    joined = records(build, "SELECT l.via FROM links l JOIN hubs h ON h.via = l.via")
    assert joined == []


def test_joinable_investigations(build: Build, truth: Path) -> None:
    found = records(build, "SELECT case_id, joinable_investigation FROM gaps WHERE joinable_investigation IS NOT NULL")
    assert sorted(found) == planted(truth, "gaps")


def test_indicators(build: Build, truth: Path) -> None:
    found = {
        kpi: (numerator, denominator)
        for kpi, numerator, denominator in records(
            build, "SELECT kpi, numerator, denominator FROM kpi WHERE \"group\" = 'all'"
        )
    }
    expected = {kpi: (numerator, denominator) for kpi, numerator, denominator, _ in planted(truth, "kpi")}
    for kpi in ("K1", "K2", "K3"):
        numerator, denominator = expected[kpi]
        assert found[kpi] == (Decimal(numerator), Decimal(denominator) if denominator else None)
    assert found["K5"][0] == Decimal(expected["K5"][0])
    assert sum(found[band][0] for band in ("K5a", "K5b", "K5c", "K5d")) == found["K5"][0]


def test_as_of_date(build: Build) -> None:
    assert build.manifest["as_of"] == "2025-06-30"
    file, _, rest = build.manifest["as_of_basis"].partition(":")
    row, column = rest.split()
    assert records(
        build, f"SELECT CAST({column} AS VARCHAR) FROM {file.removesuffix('.csv')} WHERE source_row = {row}"
    ) == [("2025-06-30",)]


def test_the_gaps_are_the_cases_that_the_design_lists(build: Build) -> None:
    listed = {
        "MISSING",
        "NOT_YET_DUE",
        "UNDETERMINED",
        "OPENED_LATE",
        "OPEN_STALLED",
        "PARTIAL",
        "POST_HOC",
    }
    statuses = dict(records(build, "SELECT case_id, status FROM case_status"))
    with_finding = {case for (case,) in records(build, "SELECT case_id FROM findings WHERE case_id IS NOT NULL")}
    expected = {case for case, status in statuses.items() if status in listed or case in with_finding}
    found = records(build, "SELECT case_id, status FROM gaps")
    assert {case for case, _ in found} == expected & set(statuses)
    assert all(statuses[case] == status for case, status in found)


def test_the_most_urgent_stands_first(build: Build) -> None:
    order = records(build, "SELECT priority, coalesce(loss_eur, -1) FROM gaps")
    assert order == sorted(order, reverse=True)
