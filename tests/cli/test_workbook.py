"""Listings as workbooks: opened again by another program, exact, and never a formula."""

from __future__ import annotations

import io
from datetime import datetime
from decimal import Decimal

import openpyxl
from click.testing import CliRunner
from registers import SAMPLE

import finlink
from finlink.cli import cli
from finlink.cli.workbook import workbook


def test_numbers_are_numbers_and_nothing_is_a_formula() -> None:
    rows = [
        ("=1+1", Decimal("1234.50"), 7, None),
        ("https://example.org", Decimal("123456789.123456789012345678"), True, datetime(2025, 1, 2, 3, 4)),  # noqa: DTZ001 - as the engine gives it
    ]
    book = openpyxl.load_workbook(io.BytesIO(workbook(("a", "b", "c", "d"), rows, ["a note"])))
    sheet = book["listing"]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert cells[0] == ["=1+1", 1234.5, 7, None]
    assert sheet["A2"].data_type == "s"
    assert cells[1][:2] == ["https://example.org", "123456789.123456789012345678"]
    assert sheet.freeze_panes == "A2"
    assert book["about"]["A1"].value == "a note"


def test_the_same_listing_gives_the_same_bytes() -> None:
    rows = [("x", Decimal(1))]
    assert workbook(("a", "b"), rows, []) == workbook(("a", "b"), rows, [])


def test_a_listing_goes_into_a_workbook_with_all_its_columns(tmp_path) -> None:  # type: ignore[no-untyped-def]
    finlink.build(SAMPLE, tmp_path / "build")
    target = tmp_path / "hops.xlsx"
    command = ["trace", str(tmp_path / "build"), "KT-116/25", "--hops", "-o", str(target)]
    assert CliRunner().invoke(cli, command).exit_code == 0
    sheet = openpyxl.load_workbook(target)["listing"]
    assert sheet.max_row == 6
    assert [cell.value for cell in sheet[1]][-1] == "evidence"


def test_a_text_that_no_cell_holds_says_that_it_goes_on() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(("a",), [("x" * 40_000,)], [])))["listing"]
    assert len(sheet["A2"].value) == 32_767
    assert sheet["A2"].value.endswith("x … [40,000 characters; the rest is in the CSV]")
