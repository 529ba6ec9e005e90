"""What was read, as tables: one row per file, per thing found out about it, per problem, per file and currency."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from finlink.engine import sql_file
from finlink.errors import ISSUE_COLUMNS
from finlink.intake.statements import lines_of_statement
from finlink.schema import TABLE_NAMES

if TYPE_CHECKING:
    from finlink.engine import DuckEngine
    from finlink.normalise import Loaded
    from finlink.read import FileRead

FILE_TYPES = {
    "file": "VARCHAR", "table": "VARCHAR", "sha256": "VARCHAR", "bytes": "BIGINT", "encoding": "VARCHAR",
    "delimiter": "VARCHAR", "columns": "VARCHAR", "lines": "BIGINT", "preamble_lines": "BIGINT",
    "header_lines": "BIGINT", "accepted_lines": "BIGINT", "rejected_lines": "BIGINT", "blank_lines": "BIGINT",
    "repaired_lines": "BIGINT", "entries": "BIGINT", "rejected_entries": "BIGINT", "unrepaired": "BIGINT",
    "same_as": "VARCHAR", "derived": "BOOLEAN", "archive_sha256": "VARCHAR",
}  # fmt: skip
_READING_TYPES = dict.fromkeys(("file", "table", "what", "column", "value", "how", "because"), "VARCHAR")
_ISSUE_TYPES = dict.fromkeys(ISSUE_COLUMNS, "VARCHAR") | {"row": "BIGINT"}
_MONEY_TYPES = {
    "file": "VARCHAR",
    "table": "VARCHAR",
    "currency": "VARCHAR",
    "accepted": "DECIMAL(38,18)",
    "total": "DECIMAL(38,18)",
}


def file_account(file: FileRead) -> dict[str, Any]:
    """Return how a file was read and where its physical lines went, as plain values."""
    header = file.header
    mapped = {name: header.cells[position] for name, position in header.match.columns.items()}
    if header.mapped is not None:
        mapped = header.mapped.described(header.cells)
    return {
        "file": file.name,
        "table": file.input.table,
        "sha256": file.scan.sha256,
        "bytes": file.scan.size,
        "encoding": file.encoding,
        "delimiter": file.header.delimiter,
        "columns": "; ".join(f"{name} = {made_of}" for name, made_of in sorted(mapped.items())),
        "lines": file.scan.lines,
        **(lines_of_statement(file) if file.is_statement else _lines(file)),
        "entries": file.counted_as_one if file.is_statement else None,
        "rejected_entries": file.rejected_lines if file.is_statement else None,
        "unrepaired": len({reject.row for reject in file.rejects} - file.repaired),
        "same_as": file.same_as,
        "derived": file.input.derive is not None,
        "archive_sha256": file.input.archive,
    }


def _lines(file: FileRead) -> dict[str, int]:
    return {
        "preamble_lines": file.header.preamble,
        "header_lines": file.header.lines,
        "accepted_lines": file.accepted_lines,
        "rejected_lines": file.rejected_lines,
        "blank_lines": file.blank_lines,
        "repaired_lines": file.repaired_lines,
    }


def make_tables(engine: DuckEngine, loaded: Loaded) -> None:
    """Make the tables ``files``, ``readings``, ``issues``, ``money`` and ``quality`` from what was loaded.

    Amounts of money are passed as text: they stay exact.
    """
    files = [file_account(file) for file in loaded.files]
    engine.table_from_columns("files", {name: [one[name] for one in files] for name in FILE_TYPES}, FILE_TYPES)
    readings = [
        (file.name, file.input.table, one.what, one.column, one.value, one.how, one.because)
        for file in loaded.files
        for one in file.readings
    ]
    _from_rows(engine, "readings", readings, _READING_TYPES)
    issues = [tuple(getattr(issue, name) for name in ISSUE_COLUMNS) for issue in sorted(loaded.issues)]
    _from_rows(engine, "issues", issues, _ISSUE_TYPES)
    money = [tuple(str(cell) if cell is not None else None for cell in row) for row in loaded.money]
    _from_rows(engine, "money", money, _MONEY_TYPES)
    _make_quality(engine)


def _from_rows(engine: DuckEngine, name: str, rows: list[tuple[Any, ...]], types: dict[str, str]) -> None:
    columns = {column: [row[n] for row in rows] for n, column in enumerate(types)}
    engine.table_from_columns(name, columns, types)


def _make_quality(engine: DuckEngine) -> None:
    """Make the table ``quality``: one row per file, what share of it could be used and what it lacks."""
    counted = " UNION ALL ".join(
        f"SELECT source_file AS file, '{table}' AS of, count(*) AS records, {_missing(table)} FROM {table} GROUP BY 1"
        for table in TABLE_NAMES
    )
    engine.table("quality", sql_file("finlink.intake", "quality").replace("counted_records", f"({counted})"))


_ASKED = {
    "cases": {"date": "opened", "offence": "offence", "currency": "currency"},
    "investigations": {"date": "opened"},
    "accounts": {"currency": "currency"},
    "measures": {"date": "date", "currency": "currency"},
    "transfers": {"date": '"time"', "currency": "currency"},
    "requests": {"date": "sent"},
}
"""Which columns of a table K23 asks for: a record without its date, offence or currency counts nowhere."""


def _missing(table: str) -> str:
    asked = _ASKED.get(table, {})
    counts = [
        f"count(*) FILTER (WHERE {asked[what]} IS NULL)" if what in asked else "NULL::BIGINT"
        for what in ("date", "offence", "currency")
    ]
    return ", ".join(f"{sql} AS no_{what}" for what, sql in zip(("date", "offence", "currency"), counts, strict=True))
