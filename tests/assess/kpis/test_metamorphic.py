"""What one more row moves in the indicators, and what it must leave: over the sample register."""

from __future__ import annotations

import shutil
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from registers import SAMPLE, csv_text, records, rows_of

import finlink
from finlink.assess import kpis

if TYPE_CHECKING:
    from pathlib import Path

    from registers import Cells

    from finlink.result import Build

Figures = dict[tuple[str, str], tuple[object, ...]]


def with_row(folder: Path, table: str, row: Cells) -> Build:
    """Build the sample with one row more."""
    shutil.copytree(SAMPLE, folder / "register")
    path = folder / "register" / f"{table}.csv"
    path.write_text(csv_text([*rows_of(path), row]), encoding="utf-8", newline="")
    return finlink.build(folder / "register", folder / "build")


def figures(build: Build, by: str) -> Figures:
    """Return numerator, denominator and value of each indicator and group."""
    kpis.compute(build.engine, "asked", as_of=build.as_of.day, by=by)
    rows = records(build, 'SELECT kpi, "group", numerator, denominator, value FROM asked')
    return {(str(kpi), str(group)): tuple(rest) for kpi, group, *rest in rows}


def moves(old: tuple[object, ...], new: tuple[object, ...]) -> list[Decimal | None]:
    """Return by how much numerator and denominator moved; None where there is none."""
    pairs = zip(old[:2], new[:2], strict=True)
    return [Decimal(str(b)) - Decimal(str(a)) if a is not None and b is not None else None for a, b in pairs]


CASE = {"case_id": "ZZ-1/25", "offence": "fraud", "opened": "2025-02-01", "loss": "50000", "currency": "EUR"}


@pytest.mark.parametrize("by", ["unit", "offence", "country"])
def test_a_case_of_a_group_of_its_own_moves_no_other_group(by: str, sample_build: Build, tmp_path: Path) -> None:
    after = with_row(tmp_path, "cases", CASE | {by: "Elsewhere" if by != "country" else "LU"})
    old, new = figures(sample_build, by), figures(after, by)
    whole = {"all", "unknown"}
    kept = {key: value for key, value in new.items() if key[1] not in {*whole, "Elsewhere", "LU", "elsewhere"}}
    assert kept == {key: value for key, value in old.items() if key[1] not in whole}
    assert new["K5", "all"][0] == int(str(old["K5", "all"][0]).split(".")[0]) + 1


def test_an_investigation_moves_what_it_must_and_no_more(sample_build: Build, tmp_path: Path) -> None:
    row = {"investigation_id": "F-NEW", "case_id": "JO-307/25", "opened": "2025-04-20", "status": "open",
           "scope": "bank", "last_action": "2025-06-30"}  # fmt: skip
    after = with_row(tmp_path, "investigations", row)
    old, new = figures(sample_build, ""), figures(after, "")
    watched = ("K1", "K1b", "K2", "K2a", "K3", "K5", "K6", "K8", "K22")
    moved = {kpi: moves(old[kpi, "all"], new[kpi, "all"]) for kpi in watched}
    assert moved["K1"][0] == moved["K1b"][0] == 1
    assert moved["K2"] == moved["K2a"] == moved["K3"] == [1, 0]
    assert moved["K5"][0] == -1
    assert moved["K6"] == moved["K22"] == [0, 0]
    assert moved["K8"] == [0, 1]
    untouched = [
        key for key in old if key[0].startswith(("K12", "K13", "K14", "K15", "K16", "K19", "K20", "K21", "K23"))
    ]
    changed = [key for key in untouched if old[key] != new[key]]
    assert [key for key in changed if not key[0].startswith("K23")] == []
