"""From files of text cells to typed tables; rows that cannot be used are set aside with their reason."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import duckdb

from finlink.engine import literal
from finlink.errors import Issue
from finlink.normalise.columns.cells import KEPT, Cells, cells_of, refused
from finlink.normalise.columns.howread import Finder
from finlink.normalise.columns.typedfile import TypedFile
from finlink.normalise.columns.types import CHECKED
from finlink.normalise.columns.words import settle_words
from finlink.normalise.loaded import Loaded
from finlink.normalise.repairs import settle_repairs
from finlink.normalise.reports.doubts import report_doubts
from finlink.normalise.reports.letters import report_alike_cases, report_letters
from finlink.normalise.reports.messages import shown
from finlink.normalise.reports.refusals import report_readings, report_refused
from finlink.normalise.reports.totals import report_totals
from finlink.read import REPAIR_COLUMNS, Reject, read_file
from finlink.read.derive import derived_relation
from finlink.read.readings import Reading
from finlink.read.records import TOTALS
from finlink.read.words import column_names
from finlink.schema import tables

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from finlink.engine import DuckEngine
    from finlink.read import FileRead, Input
    from finlink.read.readings import How
    from finlink.schema import Column
    from finlink.settings import Settings, Source


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
            if not loader.load():
                file = read_file(one, settings, work, number, thorough=True)
                loader = _FileLoader(file, settings, engine, loaded)
                loader.load(thorough=True)
        loaded.files.append(file)
        loader.finish()
    report_alike_cases(engine, loaded)
    settle_repairs(engine, loaded)
    for file in loaded.files:
        file.assert_unchanged()
        file.assert_nothing_lost()
    return loaded


class _FileLoader(TypedFile):
    """Loads one file into its table."""

    def __init__(self, file: FileRead, settings: Settings, engine: DuckEngine, loaded: Loaded) -> None:
        self.file = file
        self.table = tables()[file.input.table]
        self.engine = engine
        self.loaded = loaded
        self.issues = loaded.issues
        self.stored = f"file_{engine.counter()}"
        derive = file.input.derive
        derived = derived_relation(file, derive, engine) if derive is not None else None
        self.cells: Cells = cells_of(file, settings, derived)
        self.row = "source_row" if self.cells.numbered else f"(rowid + {file.first_row})"
        self.finder = Finder(engine, self.cells, _declared(file, settings), foreign=not file.scan.ascii)
        names = {column.name for column in self.cells.columns}
        self.required = [
            column for column in self.cells.columns if column.required and column.optional_with not in names
        ]
        self.stand_ins = {c.name: [n for n in c.or_one_of if n in names] for c in self.required if c.or_one_of}
        self.empty = [self.is_empty(column) for column in self.required]
        empty = list(self.empty)
        self.either = [column.name for column in self.cells.columns if column.required and column not in self.required]
        both_null = " AND ".join(f'"{name}" IS NULL' for name in self.either)
        self.neither = f"({both_null})" if len(self.either) > 1 else "(false)"
        empty.append(self.neither)
        # A doubtful identifier sets its row aside even where another column makes it optional.
        empty += [f"{refused(c)} IS NOT NULL" for c in self.checked if self.is_fatal(c) and c not in self.required]
        self.unusable = f"({' OR '.join(empty) or 'false'})"

    def is_empty(self, column: Column) -> str:
        """Return SQL that says whether the row lacks a required cell, and every other that may stand in for it."""
        return " AND ".join(f'"{name}" IS NULL' for name in [column.name, *self.stand_ins.get(column.name, [])])

    def load(self, *, thorough: bool = False) -> bool:
        """Type all rows in one pass; False when the file must be read with more care.

        That is where the engine found other rows than there are lines, or, unless every line was looked at
        (``thorough``), where some row may be the header again or a total.
        """
        try:
            self.finder.start()
            self.engine.table(self.stored, self.cells.query(self.how))
            while self.finder.revise(self.stored):
                self.engine.table(self.stored, self.cells.query(self.how))
        except duckdb.Error:
            if self.cells.numbered:
                raise
            return False
        self.file.rows = int(self.engine.value(f"SELECT count(*) FROM {self.stored}"))
        if not self.cells.numbered and self.file.rows != self.file.scan.lines - self.file.first_row + 1:
            return False
        return thorough or not self.file.delimited or self.file.input.derive is not None or not self.repeats_header()

    def repeats_header(self) -> bool:
        """Say whether some row may be a header (files put together) or a total: only the careful reader can tell."""
        columns = self.file.header.match.columns
        named = [column.name for column in self.required if column.type not in CHECKED and column.name in columns]
        text = next(iter(named), None)
        if text is None:
            return False
        header = self.file.header.cells[columns[text]]
        prefix = f"{self.file.input.source.namespace}/" if self.file.input.source.namespace else ""
        words = {header, *column_names()}
        said = ", ".join(literal(before + word) for word in sorted(words) for before in {prefix, ""})
        found = f'"{text}" IN ({said})'
        if self.table.name != "transfers":  # there a total lacks its ends and is set aside for that
            totals = ", ".join(literal(prefix.lower() + word) for word in sorted(TOTALS))
            counted = literal(f"^{re.escape(prefix.lower())}({'|'.join(sorted(TOTALS))})[ :(]+[0-9]")
            found += f' OR lower("{text}") IN ({totals}) OR regexp_matches(lower("{text}"), {counted})'
        return bool(self.engine.rows(f"SELECT 1 FROM {self.stored} WHERE {found} LIMIT 1"))

    def finish(self) -> None:
        """Report, set unusable rows aside, settle words, and append the rows to ``in_<table>``."""
        self.report_preset()
        self.report_file()
        report_readings(self)
        self.choose_rows()
        self.count_money()
        self.set_aside()
        report_totals(self)
        report_doubts(self)
        if not self.file.scan.ascii:
            report_letters(self)
        for column in self.cells.columns:
            if column.type in ("category", "flag", "list"):
                settle_words(self.engine, self.stored, column, self.unknown_word(column))
        self.append()

    def report_preset(self) -> None:
        """Say which preset the file was read with where nobody asked for it, or which two it may be."""
        mapped = self.file.header.mapped
        if mapped is None:
            return
        if mapped.preset is not None and not self.file.input.source.preset:
            message = (
                f"The file is read as {mapped.preset.title} (preset {mapped.preset.name}), since it has the headers "
                f"{', '.join(mapped.because)}."
            )
            hint = f'to read it otherwise, say preset = "none" or another one under [files] {self.table.name}'
            self.issue(0, "", "PRESET", "info", mapped.preset.name, message, hint)
        elif mapped.tied:
            message = f"The file may be read with the presets {' or '.join(mapped.tied)}; neither is used."
            hint = f'say which is meant: preset = "{mapped.tied[0]}" under [files] {self.table.name}'
            self.issue(0, "", "PRESET-TIE", "warning", "", message, hint)

    def choose_rows(self) -> None:
        """Leave out, and count, the rows that ``where`` of the settings or of the preset does not keep."""
        mapped = self.file.header.mapped
        if mapped is None or not self.cells.chosen:
            return
        total = self.file.rows
        left = int(self.engine.value(f"SELECT count(*) FROM {self.stored} WHERE NOT {KEPT}"))
        rows = "" if self.row == "source_row" else f", {self.row} AS source_row"
        self.engine.table(self.stored, f"SELECT * EXCLUDE ({KEPT}){rows} FROM {self.stored} WHERE {KEPT}")
        self.row = "source_row"
        because = mapped.chosen_by(self.file.header.cells)
        how: How = "declared" if self.file.input.source.where else "preset"
        self.file.readings.append(Reading("rows kept", f"{total - left} of {total}", how, because))
        if left:
            message = f"{left} of {total} rows are left out, since only rows are meant where {because}."
            self.issue(0, "", "ROWS-NOT-SELECTED", "info", str(left), message)

    def report_file(self) -> None:
        """Report what concerns the file: records that could not be split, headers unknown or claimed twice."""
        derive = self.file.input.derive
        if derive is not None and self.file.rows == 0:
            where = " and ".join(f"{name} = {value}" for name, value in derive.where.items())
            message = f"[[derive]] made no {self.table.name}: no row of the file has {where or 'a value there'}."
            self.issue(0, "", "DERIVE-EMPTY", "warning", "", message, "check the column and the value under where")
        if derive is None and self.file.rows == 0 and not self.file.rejects:
            self.report_no_rows()
        for reject in self.file.rejects:
            self.issue(reject.row, "", reject.issue, "error", reject.value, reject.message, reject.hint)
        for note in self.file.notes:
            self.issue(note.row, note.column, note.issue, note.severity, note.value, note.message, note.hint)
        match = self.file.header.match
        for column, positions in match.duplicates:
            headers = ", ".join(self.file.header.cells[position] for position in positions)
            message = f"{column} may be any of the columns {headers}; none of them is used."
            hint = f"say which is meant under [columns.{self.table.name}] in finlink.toml"
            self.issue(0, column, "COLUMN-AMBIGUOUS", "warning", "", message, hint)
        mapped = self.file.header.mapped
        filling_in = mapped.used - mapped.whole if mapped else frozenset[int]()
        for name, position in self.cells.extra.items():
            if name in REPAIR_COLUMNS or position in filling_in or self.file.is_statement:
                continue
            message = f"The column {shown(name)} is not one finlink uses; it is kept."
            if not self.file.header.cells[position]:
                message = f'Column {position + 1} has no header; what stands in it is kept as "{name}".'
            self.issue(0, name, "COLUMN-UNKNOWN", "info", "", message)

    def report_no_rows(self) -> None:
        """Say that a file has a header and nothing else: its silence must not pass for a finding."""
        message = "The file has a header and no rows."
        if self.table.name == "investigations":
            message = "The file has a header and no rows, which means that no investigation exists."
        self.issue(0, "", "NO-ROWS", "warning", "", message, "export it again if there should be rows")

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
                report_refused(self, column)
        if found[-1]:
            self.reject_rows()
        for name, others in self.stand_ins.items():
            self.report_stood_in(name, others)

    def report_stood_in(self, name: str, others: list[str]) -> None:
        """Say, once a file, how many rows are kept though a required cell is empty, since another stands in for it."""
        query = f'SELECT count(*), min({self.row}) FROM {self.stored} WHERE "{name}" IS NULL'
        count, row = self.engine.rows(query)[0]
        if count:
            message = (
                f"The {name} is empty in {count} row{'s' if count > 1 else ''}, this one the first; kept, since "
                f"{' or '.join(others)} says who is meant."
            )
            self.issue(row, name, "STANDS-IN", "info", "", message, f"give the {name} where it is known")

    def reject_rows(self) -> None:
        """Take the unusable rows out, reporting the required cells that are empty and the rows without any cell."""
        empty = ", ".join(self.empty)
        bad = ", ".join(refused(column) if column in self.checked else "NULL" for column in self.required)
        cells = [f'"{column.name}"' for column in self.cells.columns] + [f'"x_{name}"' for name in self.cells.extra]
        cells += [refused(column) for column in self.checked]
        blank = f"({' AND '.join(f'{cell} IS NULL' for cell in cells)})"
        selected = f"{self.row}, {blank}, {self.neither}, [{empty}], [{bad}]"
        query = f"SELECT {selected} FROM {self.stored} WHERE {self.unusable} ORDER BY 1"
        for row, nothing, neither, missing, texts in self.engine.rows(query):
            if nothing:
                message = "The row has no cell with anything in it; it is set aside."
                self.issue(row, "", "BLANK", "error", "", message, "remove the row if nothing belongs there")
            if neither and not nothing:
                message = f"Neither {' nor '.join(self.either)} is given; the row is set aside."
                self.issue(row, self.either[0], "EMPTY-CELL", "error", "", message, f"give the {self.either[0]}")
            for column, absent, text in zip(self.required, missing, texts, strict=True):
                if absent and text is None and not nothing:
                    others = self.stand_ins.get(column.name, [])
                    instead = f", and no {' or '.join(others)} is given either" if others else ""
                    message = f"The required cell {column.name} is empty{instead}; the row is set aside."
                    hint = f"give the {column.name}{f' or the {others[0]}' if others else ''} of this row"
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
            message = f"{column.name} is {shown(word)}, which finlink does not know; it is kept and given no meaning."
            hint = f"use one of {', '.join(column.values)}, or map it under [values.{self.table.name}.{column.name}]"
            self.issue(int(row), column.name, "WORD-UNKNOWN", "warning", word, message, hint)

        return report

    def append(self) -> None:
        """Add the rows to ``in_<table>``, adding columns that only this file has."""
        table, loaded = self.table.name, self.loaded
        columns = "*"
        if helping := self.cells.helping(self.how):
            columns = f"* EXCLUDE ({', '.join(helping)})"
        if renamed := self.spelt_otherwise():
            columns += f" RENAME ({', '.join(renamed)})"
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

    def spelt_otherwise(self) -> list[str]:
        """Return SQL that renames columns of the file's own which another file has with other capitals."""
        known = {name.casefold(): name for name in self.loaded.present.get(self.table.name, [])}
        own = (f"x_{name}" for name in self.cells.extra)
        pairs = ((name, known.get(name.casefold(), name)) for name in own)
        return [f'"{name}" AS "{other}"' for name, other in pairs if other != name]


def _declared(file: FileRead, settings: Settings) -> Source:
    """Return what is said about decimal mark, dates and zone: for the file, by its preset, for the whole register."""
    source = file.input.source if file.header.mapped is None else file.header.mapped.source
    return replace(
        source,
        decimal=source.decimal or settings.decimal,
        dates=source.dates or settings.dates,
        zone=source.zone or settings.zone,
    )
