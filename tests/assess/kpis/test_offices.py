"""Counts of several registers added up: the same figures as those of one register with all their rows."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from random_register import AS_OF, random_register
from registers import run, write_register

import finlink
from finlink.assess import kpis
from finlink.assess.kpis.offices import added, counted, from_json, to_json
from finlink.assess.kpis.periods import Period
from finlink.errors import FinlinkError

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.assess.kpis import Figure
    from finlink.assess.kpis.offices import Office
    from finlink.result import Build


def office(build: Build, by: str = "", period: Period | None = None) -> Office:
    return counted(build.engine, str(build.folder), build.as_of.day, "default", period or Period(), by)


def numbers(found: list[Figure]) -> dict[tuple[str, str], tuple[object, ...]]:
    """Return the figures that are anything; a group without a row is as good as one of nothing."""
    listed = {(one.of.kpi, one.group): (one.value, one.numerator, one.denominator, one.left_out) for one in found}
    # K23 counts the lines of the rates file, which every register has for itself.
    return {key: cells for key, cells in listed.items() if key[0] != "K23" and (key[1] == "all" or any(cells[1:3]))}


def build_of(base: Path, files: object) -> Build:
    return finlink.build(write_register(base / "register", files), base / "build", as_of=AS_OF.isoformat())  # type: ignore[arg-type]


@pytest.mark.parametrize(("seed", "by"), [(1, "unit"), (2, "month")])
def test_the_sum_of_the_parts_is_the_whole(seed: int, by: str, tmp_path: Path) -> None:
    parts = [random_register(100 + seed, "A-"), random_register(200 + seed, "B-")]
    whole = {
        name: [*parts[0][name], *parts[1][name]] if not isinstance(parts[0][name], str) else parts[1][name]
        for name in parts[0]
    }
    whole["rates"] = parts[0]["rates"]
    for name, rows in parts[1].items():
        if isinstance(rows, str):
            whole[name] = parts[0][name]
    builds = [build_of(tmp_path / str(n), files) for n, files in enumerate((*parts, whole))]
    offices = [office(build, by) for build in builds]
    assert numbers(kpis.figures(*added(offices[:2]))) == numbers(kpis.figures(offices[2].counts))
    again = [from_json(to_json(one, "1"), one.source) for one in offices[:2]]
    assert kpis.figures(*added(again)) == kpis.figures(*added(offices[:2]))


def test_a_register_without_a_file_stays_out_of_what_needs_it(tmp_path: Path) -> None:
    whole = office(build_of(tmp_path / "a", random_register(1, "A-")))
    lacking = office(build_of(tmp_path / "b", random_register(2, "B-", files=("investigations",))))
    both = {one.of.kpi: one for one in kpis.figures(*added([whole, lacking])) if one.group == "all"}
    alone = {one.of.kpi: one for one in kpis.figures(whole.counts) if one.group == "all"}
    for kpi in ("K12c", "K13", "K19"):
        assert both[kpi].numerator == alone[kpi].numerator
        assert "left out: 1 of 2 registers" in both[kpi].left_out
    assert both["K2"].denominator != alone["K2"].denominator
    assert both["K2"].notes == ()


def test_what_was_traced_by_two_methods_is_not_added(sample_build: Build) -> None:
    first = office(sample_build)
    other = replace(first, counts=replace(first.counts, method="libr"))
    found = {one.of.kpi: one for one in kpis.figures(*added([first, other])) if one.group == "all"}
    assert found["K21"].numerator == next(one for one in kpis.figures(first.counts) if one.of.kpi == "K21").numerator
    assert "another method" in found["K21"].left_out
    assert found["K5"].numerator == 2 * next(one for one in kpis.figures(first.counts) if one.of.kpi == "K5").numerator  # type: ignore[operator]


def test_no_case_leaves_the_office(sample_build: Build) -> None:
    text = to_json(office(sample_build), "1")
    names = sample_build.sql("SELECT case_id AS name FROM cases UNION SELECT investigation_id FROM investigations").name
    assert len(names) > 50
    assert [name for name in names if name in text] == []


def test_other_definitions_and_other_periods_are_refused(sample_build: Build) -> None:
    first = office(sample_build)
    with pytest.raises(FinlinkError, match=r"was counted by other definitions \(1-old\)"):
        added([first, replace(first, source="b.json", definitions="1-old")])
    with pytest.raises(FinlinkError, match=r"counts the whole register by unit and .* the whole register, so they"):
        added([first, replace(first, by="unit")])


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", '{"finlink_counts": 1}', '{"finlink_counts": 2}', "null"],
)
def test_what_is_no_file_of_counts(text: str) -> None:
    with pytest.raises(FinlinkError, match=r"^x\.json is (no file of counts|damaged)"):
        from_json(text, "x.json")


def test_a_number_that_is_none_is_refused(sample_build: Build) -> None:
    content = json.loads(to_json(office(sample_build), "1"))
    for wrong in ("NaN", "many", "1e400x"):
        content["columns"]["all"]["k02.due"] = wrong
        with pytest.raises(FinlinkError, match="damaged"):
            from_json(json.dumps(content), "x.json")


def test_the_command_adds_builds_and_files(sample_build: Build, tmp_path: Path) -> None:
    build, counts = sample_build.folder, tmp_path / "counts.json"
    assert run("kpi", build, "--by", "unit", "--export-counts", counts).returncode == 0
    alone = json.loads(run("kpi", build, "--by", "unit", "--format", "json").stdout)
    for sources in ([counts, build], [build, counts], [counts, counts]):
        done = run("kpi", *sources, "--format", "json")
        assert "Added up from 2 registers." in done.stderr
        both = json.loads(done.stdout)
        assert [row["group"] for row in both] == [row["group"] for row in alone]
        for one, two in zip(alone, both, strict=True):
            assert two["numerator"] == (None if one["numerator"] is None else pytest.approx(2 * one["numerator"]))
    refused = run("kpi", build, counts, "--by", "country")
    assert refused.returncode == 1
    assert "cannot be added" in refused.stderr
    assert run("kpi", counts, "--trend", "--from", "2025-01-01", "--to", "2025-01-31").returncode == 1
