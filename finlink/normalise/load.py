"""From files of text cells to typed tables; rows that cannot be used are set aside with their reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from finlink.engine import literal
from finlink.errors import Issue
from finlink.normalise.cells import Cells, cells_of, refused
from finlink.normalise.loaded import Loaded
from finlink.normalise.types import CHECKED, EXPECTED, HINTS
from finlink.normalise.words import settle_words
from finlink.read import read_file
from finlink.read.careful import Reject
from finlink.read.derive import derived_relation
from finlink.schema import tables

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from finlink.engine import DuckEngine
    from finlink.errors import Severity
    from finlink.read import FileRead, Input
    from finlink.schema import Column
    from finlink.settings import Settings


def load_inputs(inputs: list[Input], settings: Settings, engine: DuckEngine, work: Path) -> Loaded:
    """Read and type every input, in the order given; raises FinlinkError for a file that cannot be used."""
    loaded = Loaded()
    first_with: dict[tuple[str, str, str], str] = {}
    for number, one in enumerate(inputs):
        file = read_file(one, settings, work, number)
        if one.derive is None:
            first = first_with.setdefault((one.table, one.source.namespace, file.scan.sha256), file.name)
            file.same_as = "" if first == file.name else first
        if file.same_as:
            message = f"{file.name} is byte for byte {file.same_as}; its rows count once."
            loaded.issues.append(Issue(file.name, 0, "", "FILE-SAME", "info", "", message, "remove one of the two"))
            loaded.files.append(file)
            continue
        loader = _FileLoader(file, settings, engine, loaded)
        if not loader.load():
            file = read_file(one, settings, work, number, careful=True)
            loader = _FileLoader(file, settings, engine, loaded)
            loader.load()
        loaded.files.append(file)
        loader.finish()
    for file in loaded.files:
        file.assert_nothing_lost()
    return loaded


class _FileLoader:
    """Loads one file into its table."""

    def __init__(self, file: FileRead, settings: Settings, engine: DuckEngine, loaded: Loaded) -> None:
        self.file = file
        self.table = tables()[file.input.table]
        self.engine = engine
        self.loaded = loaded
        self.stored = f"file_{engine.counter()}"
        derive = file.input.derive
        derived = derived_relation(file, derive, engine) if derive is not None else None
        self.cells: Cells = cells_of(file, settings, derived)
        self.row = "source_row" if self.cells.numbered else f"(rowid + {file.first_row})"
        names = {column.name for column in self.cells.columns}
        self.checked = [column for column in self.cells.columns if column.type in CHECKED]
        self.required = [
            column for column in self.cells.columns if column.required and column.optional_with not in names
        ]
        empty = " OR ".join(f'"{column.name}" IS NULL' for column in self.required)
        self.unusable = f"({empty or 'false'})"

    def load(self) -> bool:
        """Type all rows in one pass; False when a file left to the engine is not what its lines say."""
        try:
            self.engine.table(self.stored, self.cells.query)
        except duckdb.Error:
            if self.cells.numbered:
                raise
            return False
        self.file.rows = int(self.engine.value(f"SELECT count(*) FROM {self.stored}"))
        if self.cells.numbered:
            return True
        return self.file.rows == self.file.scan.lines - self.file.first_row + 1 and not self.repeats_header()

    def repeats_header(self) -> bool:
        """Say whether some row may be the header again (files put together): the careful reader then decides."""
        text = next((column.name for column in self.required if column not in self.checked), None)
        if text is None:
            return False
        header = self.file.header.cells[self.file.header.match.columns[text]]
        prefix = f"{self.file.input.source.namespace}/" if self.file.input.source.namespace else ""
        said = f"{literal(header)}, {literal(prefix + header)}"
        return bool(self.engine.rows(f'SELECT 1 FROM {self.stored} WHERE "{text}" IN ({said}) LIMIT 1'))

    def finish(self) -> None:
        """Report, set unusable rows aside, settle words, and append the rows to ``in_<table>``."""
        self.report_file()
        self.count_money()
        self.set_aside()
        for column in self.cells.columns:
            if column.type in ("category", "flag", "list"):
                settle_words(self.engine, self.stored, column, self.unknown_word(column))
        self.append()

    def report_file(self) -> None:
        """Report what concerns the file: records that could not be split, headers unknown or claimed twice."""
        derive = self.file.input.derive
        if derive is not None and self.file.rows == 0:
            where = " and ".join(f"{name} = {value}" for name, value in derive.where.items())
            message = f"[[derive]] made no {self.table.name}: no row of the file has {where or 'a value there'}."
            self.issue(0, "", "DERIVE-EMPTY", "warning", "", message, "check the column and the value under where")
        for reject in self.file.rejects:
            self.issue(reject.row, "", reject.issue, "error", reject.value, reject.message, reject.hint)
        match = self.file.header.match
        for column, positions in match.duplicates:
            headers = ", ".join(self.file.header.cells[position] for position in positions)
            message = f"{column} may be any of the columns {headers}; none of them is used."
            hint = f"say which is meant under [columns.{self.table.name}] in finlink.toml"
            self.issue(0, column, "COLUMN-AMBIGUOUS", "warning", "", message, hint)
        for name in self.cells.extra:
            message = f'The column "{name}" is not one finlink uses; it is kept.'
            self.issue(0, name, "COLUMN-UNKNOWN", "info", "", message)

    def count_money(self) -> None:
        """Note the sums per currency of the rows kept and of all rows (guarantee 1, in money)."""
        names = {column.name for column in self.cells.columns}
        amount = next((name for name in ("amount", "loss") if name in names), None)
        if amount is None or "currency" not in names:
            return
        kept = f'sum("{amount}") FILTER (WHERE NOT {self.unusable})'
        query = f'SELECT currency, {kept}, sum("{amount}") FROM {self.stored} GROUP BY 1 ORDER BY 1'
        for currency, accepted, total in self.engine.rows(query):
            self.loaded.money.append((self.file.name, self.table.name, currency or "", accepted, total))

    def set_aside(self) -> None:
        """Report refused cells, and take rows without their required cells out of the table."""
        counts = [f"count({refused(column)})" for column in self.checked]
        counts.append(f"count(*) FILTER (WHERE {self.unusable})")
        found = self.engine.rows(f"SELECT {', '.join(counts)} FROM {self.stored}")[0]
        for column, count in zip(self.checked, found[:-1], strict=True):
            if count:
                self.report_refused(column)
        if found[-1]:
            self.reject_rows()

    def report_refused(self, column: Column) -> None:
        """Report each cell whose text its type refused."""
        fatal = column in self.required
        tail = "the row is set aside" if fatal else "the cell counts as unknown"
        query = (
            f"SELECT {self.row}, {refused(column)} FROM {self.stored} WHERE {refused(column)} IS NOT NULL ORDER BY 1"
        )
        for row, value in self.engine.rows(query):
            message = f"{column.name} is {_shown(value)}, which is not {EXPECTED[column.type]}; {tail}."
            severity: Severity = "error" if fatal else "warning"
            self.issue(row, column.name, column.type.upper(), severity, value, message, HINTS[column.type])

    def reject_rows(self) -> None:
        """Take the unusable rows out, reporting the required cells that are empty."""
        empty = ", ".join(f'"{column.name}" IS NULL' for column in self.required)
        bad = ", ".join(refused(column) if column in self.checked else "NULL" for column in self.required)
        query = f"SELECT {self.row}, [{empty}], [{bad}] FROM {self.stored} WHERE {self.unusable} ORDER BY 1"
        for row, missing, texts in self.engine.rows(query):
            for column, absent, text in zip(self.required, missing, texts, strict=True):
                if absent and text is None:
                    message = f"The required cell {column.name} is empty; the row is set aside."
                    hint = f"give the {column.name} of this row"
                    self.issue(row, column.name, "EMPTY-CELL", "error", "", message, hint)
            self.file.rejects.append(Reject(row, self.file.lines_of(row), "TYPE", "", "", ""))
        numbered = "*" if self.row == "source_row" else f"*, {self.row} AS source_row"
        self.engine.table(self.stored, f"SELECT {numbered} FROM {self.stored} WHERE NOT {self.unusable}")
        self.row = "source_row"

    def unknown_word(self, column: Column) -> Callable[[str, str], None]:
        """Return what reports a word of ``column`` that is none of its closed list, once, at its first row."""

        def report(cell: str, word: str) -> None:
            where = f'WHERE "{column.name}" = {literal(cell)}'
            row = self.engine.value(f"SELECT min({self.row}) FROM {self.stored} {where}")
            message = f"{column.name} is {_shown(word)}, which finlink does not know; it is kept and given no meaning."
            hint = f"use one of {', '.join(column.values)}, or map it under [values.{self.table.name}.{column.name}]"
            self.issue(int(row), column.name, "WORD-UNKNOWN", "warning", word, message, hint)

        return report

    def append(self) -> None:
        """Add the rows to ``in_<table>``, adding columns that only this file has."""
        table, loaded = self.table.name, self.loaded
        columns = "*"
        if self.checked:
            columns = f"* EXCLUDE ({', '.join(refused(column) for column in self.checked)})"
        if self.row != "source_row":
            columns += f", {self.row} AS source_row"
        query = f"SELECT {columns} FROM {self.stored}"
        described = self.engine.rows(f"SELECT column_name, column_type FROM (DESCRIBE {query})")
        if table not in loaded.present:
            loaded.show(self.engine, table, self.stored, columns)
            loaded.present[table] = [name for name, _ in described]
            return
        target = loaded.keep(self.engine, table)
        for name, kind in described:
            if name not in loaded.present[table]:
                self.engine.run(f'ALTER TABLE {target} ADD COLUMN "{name}" {kind}')
                loaded.present[table].append(name)
        self.engine.run(f"INSERT INTO {target} BY NAME {query}")
        self.engine.run(f"DROP TABLE {self.stored}")
        loaded.show(self.engine, table, target, "*")

    def issue(  # noqa: PLR0917 - the fields of an Issue, in its order of telling
        self, row: int, column: str, issue: str, severity: Severity, value: str, message: str, hint: str = ""
    ) -> None:
        """Note a problem of this file."""
        self.loaded.issues.append(Issue(self.file.name, row, column, issue, severity, value, message, hint))


def _shown(value: str) -> str:
    """Return a cell for a message: quoted, at most 60 characters, control characters escaped."""
    shown = "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in value)
    return f'"{shown}"' if len(shown) <= 60 else f'"{shown[:59]}…"'
