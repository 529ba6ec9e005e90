"""Rows set aside, repaired and handed in again: they count once, and say where they come from."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from registers import VALID_IBAN, built, issues_of, records, run, write_register

if TYPE_CHECKING:
    from pathlib import Path

CASES = "case_id;title;loss;currency\nA1;one;1,50;EUR\nA2;two\nA3;thr;ee;3,25;EUR\n"


def rejected(build_folder: Path) -> str:
    return (build_folder / "rejected" / "cases.csv").read_text("utf-8-sig")


def test_a_repaired_row_counts_once_and_names_its_original(tmp_path: Path) -> None:
    first = built(tmp_path / "one", {"cases.csv": CASES})
    repaired = (
        rejected(first.folder).replace(";A2;two", ";A2;two;2,00;EUR").replace(";A3;thr;ee;3,25", ";A3;three;3,25")
    )
    files = {"cases.csv": CASES, "corrected.csv": repaired}
    build = built(tmp_path / "two", files)
    assert [row[0] for row in records(build, "SELECT case_id FROM cases ORDER BY 1")] == ["A1", "A2", "A3"]
    link = "SELECT case_id, x_finlink_file, x_finlink_row FROM cases WHERE source_file = 'corrected.csv' ORDER BY 1"
    assert records(build, link) == [("A2", "cases.csv", "3"), ("A3", "cases.csv", "4")]
    assert [one for one in issues_of(build) if one[3] in ("FIELDS", "REPAIRED")] == [
        ("cases.csv", 3, "", "REPAIRED"),
        ("cases.csv", 4, "", "REPAIRED"),
    ]
    lines = "SELECT rejected_lines, repaired_lines FROM files WHERE file = 'cases.csv'"
    assert records(build, lines) == [(2, 2)]


def test_repaired_rows_pass_the_gate_that_rejected_ones_do_not(tmp_path: Path) -> None:
    register = write_register(tmp_path / "r", {"cases.csv": CASES})
    assert run("build", register, "-o", tmp_path / "b").returncode == 0
    assert run("check", register, "--strict").returncode == 3
    repaired = (
        rejected(tmp_path / "b").replace(";A2;two", ";A2;two;2,00;EUR").replace(";A3;thr;ee;3,25", ";A3;three;3,25")
    )
    (register / "corrected.csv").write_text(repaired, encoding="utf-8")
    assert run("check", register, "--strict").returncode == 0


def test_what_is_still_wrong_is_set_aside_again(tmp_path: Path) -> None:
    first = built(tmp_path / "one", {"cases.csv": CASES})
    build = built(tmp_path / "two", {"cases.csv": CASES, "corrected.csv": rejected(first.folder)})
    assert [row[0] for row in records(build, "SELECT case_id FROM cases")] == ["A1"]
    assert {one[:2] for one in issues_of(build) if one[3] == "FIELDS"} == {
        ("cases.csv", 3),
        ("cases.csv", 4),
        ("corrected.csv", 2),
        ("corrected.csv", 3),
    }


@pytest.mark.parametrize("times", [1, 2], ids=["its original is in use", "repaired twice"])
def test_nothing_counts_twice(times: int, tmp_path: Path) -> None:
    row = 3 if times == 2 else 2
    head = "finlink_file,finlink_row,finlink_why,account,case_id,balance,currency\n"
    line = f"accounts.csv,{row},x,{VALID_IBAN},A1,5.00,EUR\n"
    accounts = f"account,case_id,balance,currency\n{VALID_IBAN},A1,7.50,EUR\n,A1,1.00,EUR\n"
    files = {"cases.csv": "case_id\nA1\n", "accounts.csv": accounts, "more.csv": head + line * times}
    build = built(tmp_path, files)
    assert records(build, "SELECT count(*) FROM accounts") == [(times,)]
    assert [one for one in issues_of(build) if one[3] == "REPAIR-TWICE"] == [
        ("more.csv", times + 1, "", "REPAIR-TWICE")
    ]


def test_the_settings_of_the_original_hold_for_its_repairs(tmp_path: Path) -> None:
    settings = '[files]\ncases = [{ path = "cases.csv", namespace = "BG" }]\n'
    first = built(tmp_path / "one", {"cases.csv": CASES}, settings)
    repaired = (
        rejected(first.folder).replace(";A2;two", ";A2;two;2,00;EUR").replace(";A3;thr;ee;3,25", ";A3;three;3,25")
    )
    build = built(tmp_path / "two", {"cases.csv": CASES, "corrected.csv": repaired}, settings)
    assert [row[0] for row in records(build, "SELECT case_id FROM cases ORDER BY 1")] == ["BG/A1", "BG/A2", "BG/A3"]


def test_what_is_repaired_in_a_second_round_still_names_the_first_original(tmp_path: Path) -> None:
    first = built(tmp_path / "one", {"cases.csv": CASES})
    half = rejected(first.folder).replace(";A2;two", ";A2;two;2,00;EUR")
    second = built(tmp_path / "two", {"cases.csv": CASES, "corrected.csv": half})
    left = (second.folder / "rejected" / "corrected.csv").read_text("utf-8-sig")
    assert left.splitlines()[0] == "finlink_file;finlink_row;finlink_why;case_id;title;loss;currency"
    assert left.splitlines()[1].startswith("cases.csv;4;")
    assert "line 3" in left.splitlines()[1].lower()
    files = {"cases.csv": CASES, "corrected.csv": half, "again.csv": left.replace("thr;ee", "three")}
    build = built(tmp_path / "three", files)
    link = "SELECT case_id, source_file, x_finlink_file, x_finlink_row FROM cases ORDER BY 1"
    assert records(build, link) == [
        ("A1", "cases.csv", None, None),
        ("A2", "corrected.csv", "cases.csv", "3"),
        ("A3", "again.csv", "cases.csv", "4"),
    ]


def test_records_with_broken_quotes_stand_last_so_that_a_spreadsheet_reads_the_others(tmp_path: Path) -> None:
    text = 'case_id,title\nA1,"never closed\nA2\nA3,fine\nA4,x,y\n'
    build = built(tmp_path, {"cases.csv": text})
    with (build.folder / "rejected" / "cases.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    assert [(row[1], row[3:]) for row in rows[1:]] == [
        ("3", ["A2"]),
        ("5", ["A4", "x", "y"]),
        ("2", ["A1", "never closed\n"]),
    ]
