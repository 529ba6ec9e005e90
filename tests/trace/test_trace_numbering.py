"""Rows that are cited alike are different rows, and a wallet is in one pot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from registers import a_case, records, write_register

import finlink
from finlink.demo import numbers
from finlink.engine import DuckEngine, sql_file
from finlink.trace.ledger.numbering import any_twice

if TYPE_CHECKING:
    from pathlib import Path

VICTIM, MULE, NEXT, STRANGER, OTHER, THIRD = (numbers.iban("RS", 3, 100 + n) for n in range(6))
HEADER = ("time", "sender", "receiver", "amount", "currency", "proceeds_of")
JANUARY = (("2025-01-01", VICTIM, MULE, "100", "EUR", "C1"), ("2025-01-02", MULE, NEXT, "60", "EUR", ""))
FEBRUARY = (("2025-02-01", STRANGER, OTHER, "500", "EUR", ""), ("2025-02-02", OTHER, THIRD, "500", "EUR", ""))
FILES: dict[str, list[dict[str, str]] | str | bytes] = {
    "cases": [a_case("C1", loss="100")],
    "investigations": "investigation_id,case_id\n",
}


def workbook(path: Path, sheets: dict[str, tuple[tuple[str, ...], ...]]) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in (HEADER, *rows):
            sheet.append(list(row))
    book.save(path)


@pytest.mark.parametrize("order", [("Jan", "Feb"), ("Feb", "Jan")], ids=["as written", "the other way"])
def test_rows_of_two_sheets_are_different_rows(order: tuple[str, str], tmp_path: Path) -> None:
    sheets = ", ".join(f'{{ path = "statement.xlsx", sheet = "{name}" }}' for name in order)
    register = write_register(tmp_path / "register", FILES, f"[files]\ntransfers = [{sheets}]\n")
    workbook(register / "statement.xlsx", {"Jan": JANUARY, "Feb": FEBRUARY})
    build = finlink.build(register, tmp_path / "build")
    assert records(build, "SELECT entered FROM trace_entries") == [(100,)]
    found = records(build, "SELECT destination, amount FROM trace_ends WHERE amount > 0 ORDER BY amount")
    assert found == [(f"account:{MULE}", 40), (f"account:{NEXT}", 60)]
    hops = records(build, "SELECT target, evidence FROM trace_hops ORDER BY step")
    assert hops == [(f"account:{MULE}", "statement.xlsx:2"), (f"account:{NEXT}", "statement.xlsx:3")]


def test_a_file_that_feeds_the_transfers_twice_is_read_twice(tmp_path: Path) -> None:
    rows = [dict(zip(HEADER, row, strict=True)) for row in (*JANUARY, *FEBRUARY)]
    settings = '[files]\ntransfers = ["payments.csv", { path = "payments.csv", zone = "UTC" }]\n'
    register = write_register(tmp_path / "register", {**FILES, "payments": rows}, settings)
    build = finlink.build(register, tmp_path / "build")
    assert records(build, "SELECT count(*) FROM transfers") == [(8,)]
    assert records(build, "SELECT entered FROM trace_entries") == [(100,), (100,)]
    ends = records(build, "SELECT destination, amount FROM trace_ends WHERE amount > 0 ORDER BY amount")
    assert ends == [(f"account:{MULE}", 80), (f"account:{NEXT}", 120)]


@given(st.lists(st.integers(0, 3_000_000), max_size=60))
def test_a_number_that_stands_twice_is_found(found: list[int]) -> None:
    assert any_twice(np.array(found, dtype=np.int64)) is (len(set(found)) < len(found))


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 30)), max_size=20))
def test_lines_of_different_files_are_never_one(rows: list[tuple[str, int]]) -> None:
    engine = DuckEngine()
    columns: dict[str, list[Any]] = {
        "source_file": [file for file, _ in rows],
        "source_row": [line for _, line in rows],
    }
    engine.table_from_columns("transfers", columns, {"source_file": "VARCHAR", "source_row": "BIGINT"})
    lines = [line for (line,) in engine.rows(sql_file("finlink.trace.ledger", "lines"))]
    engine.close()
    assert len(lines) == len(rows)
    assert len(set(lines)) == len(set(rows))
