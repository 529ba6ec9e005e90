"""The workbook of the report, opened again by another program: numbers, formulas, names, bytes."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from finlink.export.report.book import workbook
from finlink.export.report.compose import compose
from finlink.export.report.model import Column, Table
from finlink.i18n import LOCALES, catalogue, translator

if TYPE_CHECKING:
    from finlink.export.report.model import Report
    from finlink.result import Build


@pytest.fixture(scope="module")
def report(sample_build: Build) -> Report:
    return compose(sample_build, translator("en"))


def opened(report: Report, lang: str = "en") -> Any:
    return openpyxl.load_workbook(io.BytesIO(workbook(report, translator(lang))))


def test_every_table_has_a_sheet_with_its_cells(report: Report) -> None:
    book = opened(report)
    tables = [table for section in report.sections for table in section.tables]
    assert book.sheetnames == ["Summary", "Charts", *(table.sheet for table in tables)]
    sheet = book["Backlog by unit"]
    assert sheet.freeze_panes == "B5"
    assert [cell.value for cell in sheet[4]] == [
        column.label for column in next(t for t in tables if t.name == "units").columns
    ]
    assert sheet["B5"].value == 9
    assert (sheet["H5"].value, sheet["H5"].number_format) == (pytest.approx(0.3333), "0.0%")
    assert sheet["G5"].number_format == "#,##0.00"


def test_charts_are_a_spreadsheets_own_and_refer_to_the_cells(report: Report) -> None:
    drawn = [chart for section in report.sections for table in section.tables for chart in table.charts]
    book = opened(report)
    assert len(book["Charts"]._charts) == len(drawn) == 8
    series = book["Charts"]._charts[0].series[0]
    assert series.val.numRef.f == "Coverage!$C$5:$C$11"


def test_nothing_is_a_formula_or_a_link(report: Report) -> None:
    evil = '=HYPERLINK("http://attacker.example")\u202e'
    columns = (Column("a", "=1+1", "text"), Column("b", "+b", "prose"), Column("c", "https://x.example", "code"))
    table = Table("evil", "=evil[1]:*?/\\", evil, columns, ((evil, "@SUM(A1)", "https://x.example"),), notes=("=2+2",))
    section = dataclasses.replace(report.sections[1], title=evil, tables=(table, table))
    book = opened(dataclasses.replace(report, title=evil, handling=(evil,), sections=(section,)))
    assert len({name.casefold() for name in book.sheetnames}) == 4
    kinds = {cell.data_type for sheet in book for line in sheet.iter_rows() for cell in line if cell.value is not None}
    assert kinds == {"s"}
    assert not any(cell.hyperlink for sheet in book for line in sheet.iter_rows() for cell in line)
    assert "\u202e" not in "".join(str(cell.value) for sheet in book for line in sheet.iter_rows() for cell in line)


def test_every_printed_sheet_says_how_to_handle_it(report: Report) -> None:
    book = opened(dataclasses.replace(report, handling=("TLP:RED", "R&D 5")))
    assert {sheet.oddHeader.center.text for sheet in book} == {"TLP:RED, R&&D 5"}
    assert len(book.sheetnames) > 10
    assert {sheet.oddHeader.center.text for sheet in opened(report)} == {None}


def test_what_stays_english_is_counted_with_the_sheets_own_texts(
    sample_build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(catalogue("tr")._messages, "Beside it")
    t = translator("tr")
    book = openpyxl.load_workbook(io.BytesIO(workbook(compose(sample_build, t), t)))
    assert t.missing == {"Beside it"}
    said = [cell.value for line in book.worksheets[0].iter_rows() for cell in line]
    assert "Çevrilmemiş ve İngilizce kalan metinler: 1." in said


@pytest.mark.parametrize("lang", LOCALES)
def test_the_same_report_gives_the_same_bytes_in_every_language(sample_build: Build, lang: str) -> None:
    made = compose(sample_build, translator(lang))
    first, again = (workbook(made, translator(lang)) for _ in range(2))
    assert first == again
    names = openpyxl.load_workbook(io.BytesIO(first)).sheetnames
    assert all(len(name) <= 31 for name in names)
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert not [name for name in parts.namelist() if "externalLink" in name or "vba" in name.lower()]
