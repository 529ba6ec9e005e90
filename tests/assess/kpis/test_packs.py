"""Statistics packs: every line has its source and its count, or says that the register does not know."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from registers import a_case, built, records, run

from finlink.assess.kpis import packs

if TYPE_CHECKING:
    from pathlib import Path

    from registers import Cells

    from finlink.result import Build


def event(measure: str, amount: str, on: str, **cells: str) -> Cells:
    base = {"case_id": "C1", "measure": measure, "target": "Car", "amount": amount, "currency": "EUR", "date": on}
    return base | {"order_ref": "", "country": ""} | cells


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    case = {"str_refs": "", "indicted": "", "country": "HR", "opened": "2025-01-10"}
    files = {
        "cases": [
            a_case("C1", **(case | {"indicted": "2025-05-01", "offence": "money laundering"})),
            a_case("C2", **(case | {"str_refs": "S-1;S-2"})),
            a_case("C3", **(case | {"indicted": "2025-05-02"})),
        ],
        "investigations": [
            {"investigation_id": "F", "case_id": "C1", "opened": "2025-02-01", "ml_charge": "yes", "status": "closed"}
        ],
        "measures": [
            event("frozen", "100", "2025-02-01", order_ref="O-1"),
            event("frozen", "40", "2025-02-01", order_ref="O-1", target="Boat"),
            event("seized", "90", "2025-03-01", order_ref="O-2"),
            event("confiscated", "80", "2025-04-01", country="SI"),
            event("confiscated", "30", "2025-04-01", target="Boat", country="HR"),
            event("returned", "20", "2025-05-01"),
        ],
        "requests": [
            {"case_id": "C1", "channel": "EGMONT", "sent": "2025-02-01", "answered": "2025-02-09", "outcome": ""},
            {"case_id": "C1", "channel": "EGMONT", "sent": "2025-02-02", "answered": "", "outcome": "refused"},
            {"case_id": "C1", "channel": "MLA", "sent": "2025-02-02", "answered": "", "outcome": ""},
            {"case_id": "C1", "channel": "BC-29", "sent": "2025-02-02", "answered": "", "outcome": ""},
        ],
    }  # fmt: skip
    return built(tmp_path_factory.mktemp("packs"), files, as_of="2025-06-30")


EXPECTED = {
    "fatf-r33": {
        "1a": packs.ABSENT, "1c": 1, "2a": 1, "2b": 1, "2c": 1, "2d": 1, "2e": packs.ABSENT, "2f": packs.ABSENT,
        "3a1": 2, "3a2": 140, "3b1": 1, "3b2": 90, "3c1": 2, "3c2": 110, "4a1": 1, "4a2": 0, "4b1": 1, "4d1": 2,
        "4d2": 1, "4d3": 1, "4g": packs.ABSENT,
    },
    "eu-ar": {
        "2014/42 a": 2, "2014/42 b": 2, "2014/42 c": 140, "2014/42 d": 110, "2014/42 e": packs.ABSENT,
        "2014/42 f": packs.ABSENT, "2014/42 g": 80, "2018/1805 1": packs.ABSENT, "2018/1805 2a": 1,
        "2018/1805 2b": packs.ABSENT, "2024/1260 1": 20, "2024/1260 3": packs.ABSENT,
    },
    "amld-44": {
        "b1": packs.ABSENT, "b2": 1, "b3": 1, "b4": 1, "b5": packs.ABSENT, "b6": 2, "b7": packs.ABSENT, "b8": 140,
        "b9": 90, "b10": 110, "d1": 2, "d2": 1, "d3": 1, "d4": packs.ABSENT,
    },
}  # fmt: skip


@pytest.mark.parametrize("name", packs.NAMES)
def test_every_line_is_counted_or_says_that_nobody_knows(name: str, build: Build) -> None:
    rows = packs.rows(build.engine, packs.pack(name), as_of=build.as_of.day)
    found = {row[0]: row[3] for row in rows}
    assert {line: found[str(line)] for line in EXPECTED[name]} == EXPECTED[name]


@pytest.mark.parametrize("name", packs.NAMES)
def test_a_period_without_anything_is_0_where_the_register_knows(name: str, build: Build) -> None:
    period = {"since": date(2031, 1, 1), "until": date(2031, 12, 31)}
    rows = packs.rows(build.engine, packs.pack(name), as_of=build.as_of.day, **period)  # type: ignore[arg-type]
    assert {row[3] for row in rows} == {packs.ABSENT, 0}


@pytest.mark.parametrize("name", packs.NAMES)
def test_a_register_of_cases_alone_knows_hardly_anything(name: str, tmp_path: Path) -> None:
    bare = built(tmp_path, {"cases": [a_case()]}, as_of="2025-06-30")
    rows = packs.rows(bare.engine, packs.pack(name), as_of=bare.as_of.day)
    assert {row[0] for row in rows if row[3] != packs.ABSENT} <= {"2a", "b3"}


@pytest.mark.parametrize("name", packs.NAMES)
def test_every_line_names_its_source_and_its_table(name: str, build: Build) -> None:
    tables = {table for (table,) in records(build, "SELECT table_name FROM information_schema.tables")}
    for line, one in packs.pack(name).lines.items():
        assert one.source.startswith(("FATF R.33", "Directive", "Regulation")), line
        named = set(packs.pack(name).tables[line].split(", ")) - {""}
        assert named <= tables
        assert bool(named) == bool(one.numerator)
        assert bool(named) != one.definition.startswith("Not in the register: ")
        assert ("2024/1260" not in one.source) or "(verify)" in one.source


def test_the_command_prints_a_pack(build: Build) -> None:
    done = run("kpi", build.folder, "--pack", "eu-ar", "--by", "offence", "--format", "json")
    rows = json.loads(done.stdout)
    assert list(rows[0]) == list(packs.COLUMNS)
    assert {row["group"] for row in rows if row["line"] == "2014/42 c"} == {"all", "money laundering"}
    assert "verify" in done.stderr.lower()
