"""The dirty register: the same bytes everywhere, and every line of it goes where the truth says."""

from __future__ import annotations

import csv
import os
import shutil
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pytest
from registers import ROOT, digests, rows_of, run

from finlink import demo, pipeline
from finlink.intake import file_account

if TYPE_CHECKING:
    from pathlib import Path

DIRTY = ROOT / "sample_data_dirty"
FATES = ("preamble", "header", "accepted", "rejected", "blank")


@pytest.fixture(scope="module")
def dirty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dirty") / "sample_data_dirty"
    demo.write_dirty(folder)
    return folder


def test_the_committed_dirty_register_is_that_of_seed_1(dirty: Path) -> None:
    if os.environ.get("FINLINK_UPDATE"):
        shutil.rmtree(DIRTY, ignore_errors=True)
        demo.write_dirty(DIRTY)
    assert digests(DIRTY) == digests(dirty), "run with FINLINK_UPDATE=1 to rewrite sample_data_dirty/"


def test_another_seed_gives_other_numbers_and_the_same_truth(dirty: Path, tmp_path: Path) -> None:
    demo.write_dirty(tmp_path / "two", seed=2)
    assert rows_of(tmp_path / "two" / "truth" / "lines.csv") == rows_of(dirty / "truth" / "lines.csv")
    assert digests(tmp_path / "two") != digests(dirty)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_line_goes_where_the_truth_says(seed: int, tmp_path: Path) -> None:
    demo.write_dirty(tmp_path / "r", seed=seed)
    truth = rows_of(tmp_path / "r" / "truth" / "lines.csv")
    loaded, issues = pipeline.check(tmp_path / "r")
    planted = Counter(
        (row["file"], int(row["row"]), code) for row in truth for code in row["issues"].split(";") if code
    )
    assert Counter((one.file, one.row, one.issue) for one in issues) == planted
    lines: dict[str, Counter[str]] = defaultdict(Counter)
    for row in truth:
        lines[row["file"]][row["outcome"]] += int(row["lines"])
    for file in loaded.files:
        if file.input.table == "accounts" and file.name.endswith((".xml", ".sta")):
            continue  # a statement feeds two tables; its lines are those of its transfers
        one = file_account(file)
        counted = {fate: one[f"{fate}_lines"] for fate in FATES}
        assert counted == {fate: lines[file.name][fate] for fate in FATES}, file.name
        assert sum(counted.values()) == one["lines"]


def test_the_command_writes_it_and_check_says_what_the_truth_says(tmp_path: Path, dirty: Path) -> None:
    written = run("demo", tmp_path / "d", "--dirty", "--format", "csv")
    assert written.returncode == 0, written.stderr
    assert digests(tmp_path / "d") == digests(dirty)
    checked = run("check", tmp_path / "d", "--strict", "--format", "csv")
    assert checked.returncode == 3
    said = [(row["file"], row["row"], row["issue"]) for row in csv.DictReader(checked.stdout.splitlines())]
    truth = rows_of(dirty / "truth" / "lines.csv")
    planted = [(row["file"], row["row"], code) for row in truth for code in row["issues"].split(";") if code]
    assert sorted(said) == sorted(planted)


def test_dirty_and_cases_are_two_registers(tmp_path: Path) -> None:
    assert run("demo", tmp_path / "d", "--dirty", "--cases", "3").returncode == 2
    assert not (tmp_path / "d").exists()
