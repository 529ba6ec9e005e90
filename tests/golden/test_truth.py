"""What was planted is found exactly, and nothing else: the training scenario and a register of 2,000 cases."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from registers import SAMPLE, records, rows_of
from slow_links import common_counterparties

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.result import Build

REGISTERS = ("sample", "bulk")
WEIGHED = {"same_person", "same_company"}


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


def links_of(build: Build) -> list[tuple[Any, ...]]:
    """Return the links as the truth writes them: strength as a number, and whether they join."""
    return records(
        build,
        'SELECT "left", "right", kind, via, round(strength, 6), status, CASE WHEN status = \'confirmed\' OR '
        "(status = 'proposed' AND joining = 1 AND strength >= 0.9) THEN 'yes' ELSE 'no' END FROM links",
    )


def test_links_that_follow_from_what_is_shared(build: Build, truth: Path) -> None:
    """Whatever is planted with its strength is found so; of these kinds nothing else is found."""
    expected = [row for row in planted(truth, "links") if row[2] not in WEIGHED]
    kinds = {row[2] for row in expected}
    found = sorted(row for row in links_of(build) if row[2] in kinds)
    assert found == [(*row[:4], float(row[4]), *row[5:]) for row in expected]
    assert len(found) > 20


def test_links_that_are_weighed(build: Build, truth: Path) -> None:
    """Of the links of one kind between two cases the strongest tells; how strong it is, is for other tests."""
    found: dict[tuple[str, ...], tuple[float, str, str]] = {}
    for left, right, kind, _, strength, status, joins in links_of(build):
        if kind in WEIGHED:
            one = (float(strength), status, joins)
            found[left, right, kind] = max(one, found.get((left, right, kind), one))
    expected = {row[:3]: row[5:] for row in planted(truth, "links") if row[2] in WEIGHED}
    assert {pair: said[1:] for pair, said in found.items()} == expected


def test_what_is_found_by_chance_joins_nothing(bulk_build: Build, bulk_register: Path) -> None:
    """In the generated register strangers pay one account within 30 days now and then; nothing else is unplanned."""
    kinds = {row[2] for row in planted(bulk_register / "truth", "links")}
    further = [row for row in links_of(bulk_build) if row[2] not in kinds]
    assert {row[:5] for row in further} == common_counterparties(bulk_register)
    assert {row[6] for row in further} == {"no"}


def test_every_link_cites_rows_that_name_both_cases(build: Build) -> None:
    """Of a declared link it is the row that says so; a wallet's owner may take the rows of further wallets."""
    where = {
        f"{file}:{row}": case_id
        for table in ("accounts", "wallets", "parties")
        for file, row, case_id in records(build, f"SELECT source_file, source_row, case_id FROM {table}")
    }
    for left, right, kind, evidence in records(build, 'SELECT "left", "right", kind, evidence FROM links'):
        assert left < right
        places = evidence.split("; ")
        assert places
        assert kind == "declared" or {where[place] for place in places if place in where} == {left, right}


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
    pairs = {(subject, rule) for subject, rule in near if ".." in subject}
    assert not pairs & set(records(sample_build, 'SELECT "left" || \'..\' || "right", kind FROM links'))
    together = records(
        sample_build,
        "SELECT a.case_id || '..' || b.case_id, 'network' FROM network_members a "
        "JOIN network_members b ON b.network = a.network AND a.case_id < b.case_id",
    )
    assert len(together) > 20
    assert not pairs & set(together)


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
