"""What the report says, before it is a page: against a golden file, small registers by hand, and a recount."""

from __future__ import annotations

import dataclasses
import json
import os
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from registers import OTHER_IBAN, SAMPLE, VALID_IBAN, a_case, built, records, rows_of

from finlink.export.report.compose import compose
from finlink.export.report.sections.coverage import _quarters
from finlink.i18n import LOCALES, translator

if TYPE_CHECKING:
    from finlink.export.report.model import Cell, Figure, Report, Table
    from finlink.result import Build

GOLDEN = Path(__file__).with_name("sample.json")


def table(report: Report, name: str) -> Table:
    return next(one for section in report.sections for one in section.tables if one.name == name)


def row(report: Report, name: str, first: str) -> dict[str, Cell]:
    found = table(report, name)
    cells = next(one for one in found.rows if one[0] == first)
    return {column.name: cell for column, cell in zip(found.columns, cells, strict=True)}


def figure(report: Report, name: str) -> Figure:
    return next(one for section in report.sections for one in section.figures if one.name == name)


def english(build: Build, **options: Any) -> Report:
    return compose(build, translator("en"), **options)


def test_the_report_of_the_sample_is_as_expected(sample_build: Build) -> None:
    made = json.dumps(dataclasses.asdict(english(sample_build)), default=str, ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("FINLINK_UPDATE") == "1":
        GOLDEN.write_text(made, encoding="utf-8", newline="\n")
    assert made.splitlines() == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_the_figures_are_those_of_an_independent_count(sample_build: Build) -> None:
    report = english(sample_build)
    statuses = dict(records(sample_build, "SELECT status, count(*) FROM case_status GROUP BY ALL"))
    out = sum(statuses.get(name, 0) for name in ("NOT_REQUIRED", "UNDETERMINED", "UNKNOWN", "NOT_YET_DUE"))
    due = sum(statuses.values()) - out
    assert figure(report, "K5").value == statuses["MISSING"]
    covered = due - statuses["MISSING"] - statuses["WAIVED"] - statuses["POST_HOC"]
    assert figure(report, "K2").beside == f"{covered} of {due} cases"
    in_euro = dict(records(sample_build, "SELECT measure_id, amount_eur FROM asset_events"))
    held: dict[str, Decimal] = {}
    for one in rows_of(SAMPLE / "measures.csv"):
        if one["measure"] in ("suspended", "frozen", "seized"):
            held[one["target"]] = max(held.get(one["target"], Decimal(0)), in_euro[one["measure_id"]])
    assert figure(report, "restrained").value == sum(held.values())
    coverage = table(report, "coverage")
    assert coverage.total is not None
    for name in ("due", "covered", "open_gap", "opened", "first"):
        place = coverage.at(name)
        assert sum(one[place] for one in coverage.rows) == coverage.total[place], name  # type: ignore[misc]
    assert sum(one[2] for one in table(report, "statuses").rows) == len(rows_of(SAMPLE / "cases.csv"))  # type: ignore[misc]


@pytest.mark.parametrize("lang", [lang for lang in LOCALES if lang != "en"])
def test_only_words_differ_between_languages(sample_build: Build, lang: str) -> None:
    t = translator(lang)
    english_report, report = english(sample_build), compose(sample_build, t)
    assert t.missing == set()
    for one, other in zip(english_report.sections, report.sections, strict=True):
        for left, right in zip(one.tables, other.tables, strict=True):
            kept = [n for n, column in enumerate(left.columns) if column.kind not in ("word", "prose")]
            assert [[cells[n] for n in kept] for cells in left.rows] == [
                [cells[n] for n in kept] for cells in right.rows
            ]
    said = {cell for cells in table(report, "worklist").rows for cell in cells[-2:]}
    assert said.isdisjoint(cell for cells in table(english_report, "worklist").rows for cell in cells[-2:])
    assert any("not reviewed" in text or t(text) for text in report.footer)


def test_no_person_of_the_register_is_named(sample_build: Build) -> None:
    text = json.dumps(dataclasses.asdict(english(sample_build, top=1000)), default=str, ensure_ascii=False)
    people = records(sample_build, "SELECT name FROM parties UNION SELECT holder FROM accounts WHERE role <> 'service'")
    numbers = records(sample_build, "SELECT national_id FROM parties WHERE national_id IS NOT NULL")
    assert len(people) > 20
    assert [value for (value,) in (*people, *numbers) if value and value in text] == []


def test_a_register_without_investigations_has_no_rates(tmp_path: Path) -> None:
    report = english(built(tmp_path, {"cases": [a_case("C1"), a_case("C2")]}))
    assert [figure(report, name).value for name in ("K2", "K5", "K3")] == [None, None, None]
    assert table(report, "coverage").rows[0][2:] == (None,) * 6
    assert table(report, "age").rows[0][1:] == (None, None)
    assert [figure(report, name).beside for name in ("K2", "K5", "K3")] == ["the register does not say"] * 3
    assert "does not say whether there is an investigation: 2." in report.warnings[0]


def test_what_was_traced_is_unknown_where_nothing_says_what_entered(tmp_path: Path) -> None:
    paid = {"transfer_id": "T1", "time": "2025-02-01", "sender": VALID_IBAN, "receiver": OTHER_IBAN}
    paid |= {"amount": "500", "currency": "EUR"}
    unmarked = english(built(tmp_path / "a", {"cases": [a_case()], "transfers": [paid]}))
    marked = english(built(tmp_path / "b", {"cases": [a_case()], "transfers": [paid | {"proceeds_of": "C1"}]}))
    assert [(figure(one, "traced").value, figure(one, "traced").beside) for one in (unmarked, marked)] == [
        (None, "no known value"),
        (500, "100.0% of the known loss"),
    ]


def test_what_no_file_tells_is_unknown_and_what_a_file_does_not_have_is_nothing(tmp_path: Path) -> None:
    without = english(built(tmp_path / "a", {"cases": [a_case()]}))
    assert [figure(without, name).value for name in ("traced", "restrained", "returned")] == [None, None, None]
    assert figure(without, "traced").beside == "the register has no such file"
    header = "measure_id,case_id,measure,target,amount,currency,date\n"
    empty = english(built(tmp_path / "b", {"cases": [a_case()], "measures": header}))
    assert [figure(empty, name).value for name in ("traced", "restrained", "returned")] == [None, 0, 0]


def measure(measure: str, amount: str, day: str, asset: str = "A", **cells: str) -> dict[str, str]:
    order = {"measure_id": f"{asset}-{measure}-{day}", "case_id": "C1", "measure": measure, "asset_id": asset}
    return order | {"amount": amount, "currency": "EUR", "date": day} | cells


def test_an_asset_counts_once_in_each_stage(tmp_path: Path) -> None:
    orders = [
        measure("suspended", "900", "2025-02-01"),
        measure("frozen", "800", "2025-02-03"),
        measure("seized", "700", "2025-03-01"),
        measure("confiscated", "600", "2025-04-01"),
        measure("returned", "250", "2025-05-01"),
        measure("returned", "150", "2025-05-09"),
        measure("frozen", "5", "2025-02-03", "B", currency="XMR"),
        measure("frozen", "40", "2025-02-03", "D"),
        measure("released", "40", "2025-02-04", "D"),
    ]
    report = english(built(tmp_path, {"cases": [a_case(loss="1000")], "measures": orders}))
    found = {name: row(report, "value", label) for name, label in (
        ("loss", "Known loss"), ("restrained", "Ever restrained"), ("confiscated", "Confiscated"),
        ("returned", "Returned to victims"),
    )}  # fmt: skip
    told = {name: (one["eur"], one["share"], one["things"], one["unknown"]) for name, one in found.items()}
    assert told == {
        "loss": (Decimal(1000), Decimal(1), 1, 0),
        "restrained": (Decimal(940), Decimal("0.94"), 3, 1),
        "confiscated": (Decimal(600), Decimal("0.6"), 1, 0),
        "returned": (Decimal(400), Decimal("0.4"), 1, 0),
    }
    assert row(report, "orders", "Restrained at the as-of date")["things"] == 1
    assert figure(report, "restrained").beside == "94.0% of the known loss; without a known value: 1"


def test_a_period_takes_the_cases_registered_in_it(tmp_path: Path) -> None:
    cases = [
        a_case("C1", opened="2024-12-31"),
        a_case("C2", opened="2025-01-01", loss="7"),
        a_case("C3", opened="2025-03-31", loss="11", status="duplicate"),
        a_case("C4", opened="2025-04-01"),
        a_case("C5", opened=""),
    ]
    header = "investigation_id,case_id,opened\n"
    orders = [
        measure("frozen", "3", "2025-05-05", "A"),
        measure("frozen", "2", "2025-05-05", "B", case_id="C2"),
    ]
    build = built(tmp_path, {"cases": cases, "investigations": header, "measures": orders}, as_of="2025-06-30")
    report = english(build, since=date(2025, 1, 1), until=date(2025, 3, 31))
    assert dict(report.facts)["Cases"] == "2"
    assert report.subtitle == "Cases registered from 1 Jan 2025 to 31 Mar 2025"
    assert row(report, "value", "Known loss")["eur"] == 7
    assert figure(report, "restrained").value == 2
    assert figure(report, "K5").value == 1
    assert [cells[0] for cells in table(report, "worklist").rows] == ["C2"]
    assert report.warnings == ("Cases without a date of registration, in no period: 1.",)
    assert [cells[0] for cells in table(report, "coverage").rows] == ["2025-Q1"]


def test_quarters_without_a_case_are_there(tmp_path: Path) -> None:
    assert _quarters(["2023-Q4", "2024-Q3"]) == ["2023-Q4", "2024-Q1", "2024-Q2", "2024-Q3"]
    assert _quarters(["0001-Q1", "2024-Q3"]) == ["0001-Q1", "2024-Q3"], "a wrong date must not make a book"
    cases = [a_case("C1", opened="2024-11-02"), a_case("C2", opened="2025-05-02")]
    header = "investigation_id,case_id,opened\n"
    report = english(built(tmp_path, {"cases": cases, "investigations": header}, as_of="2025-06-30"))
    empty = row(report, "coverage", "2025-Q1")
    assert (empty["due"], empty["covered"], empty["coverage"], empty["opened"]) == (0, 0, None, 0)


def test_an_unverified_entry_of_the_profile_is_named(tmp_path: Path) -> None:
    build = built(tmp_path, {"cases": [a_case()]}, profile="rs")
    entries = build.manifest["profile"]["unverified"]
    assert len(entries) > 1
    assert english(build).warnings[: len(entries)] == tuple(f"In use although not verified: {one}." for one in entries)


def test_the_report_leaves_the_build_as_it_was(sample_build: Build) -> None:
    before = sample_build.engine.names()
    english(sample_build)
    assert sample_build.engine.names() == before
