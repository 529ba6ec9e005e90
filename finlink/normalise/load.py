"""From a file of text cells to rows of a typed table; rows that cannot be used are set aside with their reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import duckdb

from finlink.errors import Issue
from finlink.normalise.types import CHECKED, EXPECTED, HINTS, sql_type, typed
from finlink.read import read_file
from finlink.read.careful import Reject
from finlink.read.derive import derived_relation
from finlink.schema import category, tables

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.engine import DuckEngine
    from finlink.read import FileRead, Input
    from finlink.schema import Column, Table
    from finlink.settings import Settings

NOT_NEGATIVE = frozenset({"transfers.amount", "cases.loss", "measures.amount", "rates.rate", "transfers.fee"})
"""Columns in which a minus sign has no meaning without a declared rule, so the value is refused."""


@dataclass(slots=True)
class Loaded:
    """All input tables, typed, in the engine as views ``in_<table>``; with every file and every problem met.

    ``rows`` names the stored table behind each view. ``present`` names the columns each table has (input columns, ``source_file``, ``source_row``, and ``x_…`` for
    headers that are no column of the table).
    """

    files: list[FileRead] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    present: dict[str, list[str]] = field(default_factory=dict)
    money: list[tuple[str, str, str, object, object]] = field(default_factory=list)
    rows: dict[str, str] = field(default_factory=dict)

    def keep(self, engine: DuckEngine, table: str, condition: str = "true") -> str:
        """Store the rows of ``in_<table>`` that satisfy ``condition`` in a table of their own; return its name.

        ``in_<table>`` then is a view over that table whose column ``row_at`` is the table's ``rowid``.
        """
        stored = f"rows_{table}_{len(self.rows)}_{engine.counter()}"
        engine.table(stored, f"SELECT * EXCLUDE (row_at) FROM in_{table} WHERE {condition}")
        previous = self.rows.get(table)
        self.show(engine, table, stored, "*")
        if previous is not None:
            engine.run(f"DROP TABLE {previous}")
        return stored

    def show(self, engine: DuckEngine, table: str, stored: str, columns: str) -> None:
        """Make the view ``in_<table>`` over the table ``stored``."""
        engine.run(f"CREATE OR REPLACE VIEW in_{table} AS SELECT {columns}, rowid AS row_at FROM {stored}")
        self.rows[table] = stored


def quote(text: str) -> str:
    """Return ``text`` as an SQL string literal."""
    return "'" + text.replace("'", "''") + "'"


def load_inputs(inputs: list[Input], settings: Settings, engine: DuckEngine, work: Path) -> Loaded:
    """Read and type every input, in the order given; raises FinlinkError for a file that cannot be used."""
    loaded = Loaded()
    first_with: dict[tuple[str, str], str] = {}
    for number, one in enumerate(inputs):
        file = read_file(one, settings, work, number)
        loaded.files.append(file)
        if one.derive is None:
            file.same_as = first_with.setdefault((one.table, file.scan.sha256), file.name)
            file.same_as = "" if file.same_as == file.name else file.same_as
        if file.same_as:
            loaded.issues.append(_same_file(file))
            continue
        loader = _FileLoader(file, settings, engine, loaded)
        if not loader.load():
            loaded.files[-1] = file = read_file(one, settings, work, number, careful=True)
            loader = _FileLoader(file, settings, engine, loaded)
            loader.load()
        loader.finish()
    for file in loaded.files:
        file.assert_nothing_lost()
    return loaded


def _same_file(file: FileRead) -> Issue:
    return Issue(
        file=file.name,
        row=0,
        column="",
        issue="FILE-SAME",
        severity="info",
        value="",
        message=f"{file.name} is byte for byte {file.same_as}; its rows count once.",
        hint="remove one of the two",
    )


class _FileLoader:
    """Loads one file into its table."""

    def __init__(self, file: FileRead, settings: Settings, engine: DuckEngine, loaded: Loaded) -> None:
        self.file = file
        self.settings = settings
        self.engine = engine
        self.loaded = loaded
        self.table: Table = tables()[file.input.table]
        self.derived = file.input.derive
        self.name = f"file_{len(loaded.files)}"
        self.columns: list[Column] = []
        self.extra: list[str] = []
        self.row = "source_row"

    def load(self) -> bool:
        """Type all rows in one pass; False when a file read by the fast path is not what its lines say."""
        if self.derived is not None:
            relation = derived_relation(self.file, self.derived, self.engine)
            header = list(relation.columns)
            positions = {name: position for position, name in enumerate(header)}
            query, numbered = relation.query, True
        else:
            positions = dict(self.file.header.match.columns)
            header = list(self.file.header.cells)
            query, numbered = f"SELECT * FROM {self.file.relation}", self.file.numbered
        self.columns = [column for column in self.table.columns if column.name in positions]
        taken = set(positions.values())
        self.extra = [name for n, name in enumerate(header) if n not in taken] if self.derived is None else []
        selected = [self.trimmed(column, positions[column.name]) for column in self.columns]
        selected += [f'nullif(c{n}, \'\') AS "x_{_plain(name)}"' for n, name in enumerate(header) if self.is_extra(n, taken)]
        inner = f"SELECT {', '.join(selected)}{', source_row' if numbered else ''} FROM ({query})"
        typed_columns = ", ".join([*self.typed_columns(), *(f'"x_{_plain(n)}"' for n in self.extra)])
        constants = f"{quote(self.file.name)} AS source_file"
        source_row = ", CAST(source_row AS BIGINT) AS source_row" if numbered else ""
        try:
            self.engine.table(self.name, f"SELECT {typed_columns}, {constants}{source_row} FROM ({inner})")
        except duckdb.Error:
            if self.file.careful is not None or self.derived is not None:
                raise
            return False
        self.file.rows = int(self.engine.value(f"SELECT count(*) FROM {self.name}"))
        if not numbered:
            if self.file.rows != self.file.scan.lines - self.file.first_row + 1:
                return False
            self.row = f"(rowid + {self.file.first_row})"
        return True

    def is_extra(self, position: int, taken: set[int]) -> bool:
        """Say whether a position of the file is no column of the table."""
        return self.derived is None and position not in taken

    def trimmed(self, column: Column, position: int) -> str:
        """Return SQL for the trimmed text of a column, with [values] of finlink.toml applied."""
        x = f"nullif(c{position}, '')"
        if self.file.careful is not None or self.file.scan.padded or self.derived is not None:
            x = f"nullif(trim(c{position}, ' \t\u00a0\u202f\ufeff'), '')"
        meant = self.settings.values.get(self.table.name, {}).get(column.name, {})
        if meant:
            whens = " ".join(f"WHEN {quote(written)} THEN {quote(value)}" for written, value in meant.items())
            x = f"(CASE {x} {whens} ELSE {x} END)"
        if column.name == "case_id" and self.file.input.source.namespace:
            x = f"{quote(self.file.input.source.namespace + '/')} || {x}"
        return f'{x} AS "{column.name}"'

    def typed_columns(self) -> list[str]:
        """Return SQL for every typed column, and for the checked ones the text that its type refused."""
        found = []
        for column in self.columns:
            x = f'"{column.name}"'
            negative = f"{self.table.name}.{column.name}" not in NOT_NEGATIVE
            value = typed(column.type, x, dates=self.settings.dates, negative=negative)
            if column.type in ("key", "person_id") and column.name == "case_id":
                value = f"regexp_replace(nfc_normalize({x}), '\\s+', ' ', 'g')"
            found.append(f"{value} AS {x}" if value != x else x)
            if column.type in CHECKED:
                found.append(f'CASE WHEN {x} IS NOT NULL AND ({value}) IS NULL THEN {x} END AS "{column.name}__bad"')
        return found

    def finish(self) -> None:
        """Set unusable rows aside, settle categories, report, and append the rows to ``in_<table>``."""
        self.report_structure()
        self.report_unknown_columns()
        self.count_money()
        self.set_aside()
        for column in self.columns:
            if column.type in ("category", "flag", "list"):
                self.settle_values(column)
        self.append()

    def report_structure(self) -> None:
        """Report the records that could not even be split into cells."""
        for reject in self.file.rejects:
            self.issue(reject.row, "", reject.issue, "error", reject.value, reject.message, reject.hint)

    def report_unknown_columns(self) -> None:
        """Say once which headers are no column of the table; their cells are kept as ``x_…``."""
        for column, positions in self.file.header.match.duplicates:
            headers = ", ".join(self.file.header.cells[position] for position in positions)
            message = f"{column} may be any of the columns {headers}; none of them is used."
            hint = f"say which is meant under [columns.{self.table.name}] in finlink.toml"
            self.issue(0, column, "COLUMN-AMBIGUOUS", "warning", "", message, hint)
        for name in self.extra:
            self.issue(0, name, "COLUMN-UNKNOWN", "info", "", f'The column "{name}" is not one finlink uses; it is kept.')

    def count_money(self) -> None:
        """Note the sums per currency of the rows kept and the rows set aside (guarantee 1, in money)."""
        names = {column.name for column in self.columns}
        amount = next((n for n in ("amount", "loss") if n in names), None)
        if amount is None or "currency" not in names:
            return
        kept = f"sum(\"{amount}\") FILTER (WHERE NOT ({self.unusable()}))"
        query = f'SELECT currency, {kept}, sum("{amount}") FROM {self.name} GROUP BY 1 ORDER BY 1'
        for currency, accepted, total in self.engine.rows(query):
            self.loaded.money.append((self.file.name, self.table.name, currency or "", accepted, total))

    def required(self) -> list[Column]:
        """Return the columns of the file without which a row cannot be used."""
        names = {column.name for column in self.columns}
        return [c for c in self.columns if c.required and not (c.optional_with and c.optional_with in names)]

    def unusable(self) -> str:
        """Return SQL that is true for a row in which a required cell is empty or refused."""
        return " OR ".join(f'"{column.name}" IS NULL' for column in self.required()) or "false"

    def set_aside(self) -> None:
        """Report refused cells, and take rows without their required cells out of the table."""
        checked = [column for column in self.columns if column.type in CHECKED]
        counts = [f'count("{c.name}__bad")' for c in checked] + [f"count(*) FILTER (WHERE {self.unusable()})"]
        found = self.engine.rows(f"SELECT {', '.join(counts)} FROM {self.name}")[0]
        required = {column.name for column in self.required()}
        for column, count in zip(checked, found[:-1], strict=True):
            if count:
                self.report_refused(column, required=column.name in required)
        if found[-1]:
            self.reject_rows()
    def report_refused(self, column: Column, *, required: bool) -> None:
        """Report each cell whose text its type refused."""
        query = f'SELECT {self.row}, "{column.name}__bad" FROM {self.name} WHERE "{column.name}__bad" IS NOT NULL ORDER BY 1'
        for row, value in self.engine.rows(query):
            what = f"{column.name} is {_shown(value)}, which is not {EXPECTED[column.type]}"
            tail = "the row is set aside" if required else "the cell counts as unknown"
            severity = "error" if required else "warning"
            self.issue(row, column.name, column.type.upper(), severity, value, f"{what}; {tail}.", HINTS[column.type])

    def reject_rows(self) -> None:
        """Take the unusable rows out, noting for each the first column that makes it so."""
        required = self.required()
        flags = ", ".join(f'"{c.name}" IS NULL' for c in required)
        bad = ", ".join(f'"{c.name}__bad"' if c.type in CHECKED else "NULL" for c in required)
        query = f"SELECT {self.row}, [{flags}], [{bad}] FROM {self.name} WHERE {self.unusable()} ORDER BY 1"
        for row, empty, texts in self.engine.rows(query):
            missing = [c for c, e, t in zip(required, empty, texts, strict=True) if e and t is None]
            for column in missing:
                message = f"The required cell {column.name} is empty; the row is set aside."
                self.issue(row, column.name, "EMPTY-CELL", "error", "", message, f"give the {column.name} of this row")
            self.file.rejects.append(Reject(row, self.file.lines_of(row), "TYPE", "", "", ""))
        numbered = "*" if self.row == "source_row" else f"*, {self.row} AS source_row"
        self.engine.table(self.name, f"SELECT {numbered} FROM {self.name} WHERE NOT ({self.unusable()})")
        self.row = "source_row"

    def settle_values(self, column: Column) -> None:
        """Give words with a closed list their canonical form; unknown ones stay as written and are reported."""
        known = set(column.values)
        written = [w for (w,) in self.engine.rows(f'SELECT DISTINCT "{column.name}" FROM {self.name} WHERE "{column.name}" IS NOT NULL')]
        changed: dict[str, str | None] = {}
        for word in sorted(written):
            meant = self.meaning(column, word, known)
            if meant != word:
                changed[word] = meant
        if changed:
            whens = " ".join(
                f"WHEN {quote(w)} THEN {'NULL' if m is None else quote(m)}" for w, m in changed.items()
            )
            self.engine.run(f'UPDATE {self.name} SET "{column.name}" = CASE "{column.name}" {whens} ELSE "{column.name}" END')

    def meaning(self, column: Column, word: str, known: set[str]) -> str | None:
        """Return the canonical form of ``word``; reports, and keeps, what no synonym explains."""
        if not known:
            return word
        parts = [part.strip() for part in word.replace(",", ";").split(";") if part.strip()] if column.type == "list" else [word]
        out = []
        for part in parts:
            canonical = part if part in known else category(column, part)
            if canonical is None:
                self.report_unknown_word(column, word, part)
            out.append(canonical or part.lower())
        if column.type == "flag" and out[0] not in known:
            return None
        return ";".join(out)

    def report_unknown_word(self, column: Column, word: str, part: str) -> None:
        """Report a word that is none of a closed list, once per file, at its first row."""
        row = self.engine.value(f'SELECT min({self.row}) FROM {self.name} WHERE "{column.name}" = {quote(word)}')
        message = f"{column.name} is {_shown(part)}, which finlink does not know; it is kept as written and given no meaning."
        hint = f"use one of {', '.join(column.values)}, or map it under [values.{self.table.name}.{column.name}]"
        self.issue(int(row), column.name, "WORD-UNKNOWN", "warning", part, message, hint)

    def append(self) -> None:
        """Add the rows to ``in_<table>``, adding columns that only this file has."""
        table = self.table.name
        bad = [f'"{column.name}__bad"' for column in self.columns if column.type in CHECKED]
        columns = f"* EXCLUDE ({', '.join(bad)})" if bad else "*"
        columns += "" if self.row == "source_row" else f", {self.row} AS source_row"
        query = f"SELECT {columns} FROM {self.name}"
        described = self.engine.rows(f"SELECT column_name, column_type FROM (DESCRIBE {query})")
        if table not in self.loaded.present:
            self.loaded.show(self.engine, table, self.name, columns)
            self.loaded.present[table] = [name for name, _ in described]
            return
        target = self.loaded.keep(self.engine, table)
        present = self.loaded.present[table]
        for name, kind in described:
            if name not in present:
                self.engine.run(f'ALTER TABLE {target} ADD COLUMN "{name}" {kind}')
                present.append(name)
        self.engine.run(f"INSERT INTO {target} BY NAME {query}")
        self.engine.run(f"DROP TABLE {self.name}")
        self.loaded.show(self.engine, table, target, "*")

    def issue(self, row: int, column: str, issue: str, severity: str, value: str, message: str, hint: str = "") -> None:
        """Note a problem of this file."""
        self.loaded.issues.append(Issue(self.file.name, row, column, issue, severity, value, message, hint))  # type: ignore[arg-type]


def _plain(name: str) -> str:
    """Return a header as it may stand in SQL between double quotes."""
    return name.replace('"', "'")


def _shown(value: str) -> str:
    """Return a cell for a message: quoted, at most 60 characters, control characters escaped."""
    shown = "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in value)
    return f'"{shown}"' if len(shown) <= 60 else f'"{shown[:59]}…"'


def empty_column(column: Column) -> str:
    """Return SQL for a column that no file has."""
    return f'CAST(NULL AS {sql_type(column.type)}) AS "{column.name}"'
