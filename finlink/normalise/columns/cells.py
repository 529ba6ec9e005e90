"""SQL over one file's text cells: trimmed, with [values] applied, typed, and what its type refused kept beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finlink.engine import literal
from finlink.normalise.columns.types import (
    AMOUNTS,
    CHECKED,
    IDENTIFIERS,
    Typed,
    typed_amount,
    typed_code,
    typed_date,
    typed_identifier,
    typed_time,
)
from finlink.presets import BLANKS, Plan, plan_of
from finlink.read.formats import EXACT
from finlink.schema import tables
from finlink.words import visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finlink.normalise.columns.howread import HowRead
    from finlink.read import FileRead
    from finlink.read.derive import Relation
    from finlink.schema import Column
    from finlink.settings import Settings

NOT_NEGATIVE = frozenset(
    {"transfers.amount", "cases.loss", "measures.amount", "rates.rate", "rates.price", "transfers.fee"}
)
"""Columns in which a minus sign has no meaning without a declared rule, so the value is refused."""

KEPT = '"__kept"'
"""The column that says whether ``where`` keeps a row."""

CASE_REFERENCES = ("case_id", "proceeds_of")
"""Columns that name one case; the namespace of their file goes before the id."""


def refused(column: Column) -> str:
    """Return the name of the column that keeps the text which the type of ``column`` refused."""
    return f'"{column.name}__bad"'


@dataclass(frozen=True, slots=True)
class Cells:
    """How the cells of one file become typed columns.

    ``columns`` are the columns of ``table`` that the file has; ``extra`` its other headers by position. ``texts`` is
    the query that yields all of them as trimmed text, with ``source_row`` where ``numbered`` (else the nth row is
    ``first_row`` + n) and the column ``KEPT`` where only some rows are meant (``chosen``). ``exact`` says that amounts
    may be exact numbers (of a file that is not delimited text), ``fixed`` that the format leaves no other way to write
    them. ``query`` types it.
    """

    table: str
    file: str
    columns: tuple[Column, ...]
    extra: Mapping[str, int]
    texts: str
    numbered: bool
    first_row: int
    chosen: bool = False
    exact: bool = False
    fixed: bool = False

    def query(self, how: HowRead) -> str:
        """Return the SQL that types all rows in one pass; what a type refused stands in ``<name>__bad``."""
        parts = [(column, self._typed(column, how)) for column in self.columns]
        source = f"({self.texts})"
        for step in ([one.first for _, one in parts], [one.then for _, one in parts]):
            if helping := ", ".join(f'{sql} AS "{name}"' for names in step for name, sql in names.items()):
                source = f"(SELECT *, {helping} FROM {source})"
        selected = []
        for column, one in parts:
            x = f'"{column.name}"'
            selected.append(f"{one.value} AS {x}" if one.value != x else x)
            if self.is_checked(column, how):
                selected.append(
                    f"CASE WHEN {x} IS NOT NULL AND ({one.value}) IS NULL THEN {x} END AS {refused(column)}"
                )
            selected += [f'{sql} AS "{name}"' for name, sql in one.kept.items()]
        selected += [f'"x_{name}"' for name in self.extra] + [f"{literal(self.file)} AS source_file"]
        selected += [KEPT] if self.chosen else []
        selected += ["source_row"] if self.numbered else []
        return f"SELECT {', '.join(selected)} FROM {source}"

    def is_checked(self, column: Column, how: HowRead) -> bool:
        """Say whether the text of ``column`` may be refused; identifiers only where the file is not all ASCII."""
        return column.type in CHECKED or (how.foreign and column.type in IDENTIFIERS)

    def helping(self, how: HowRead) -> list[str]:
        """Return the columns of the typed table that are not the table's own, quoted."""
        names = [refused(column) for column in self.columns if self.is_checked(column, how)]
        kept = [name for column in self.columns for name in self._typed(column, how).kept]
        return names + [f'"{name}"' for name in kept if "__" in name]

    def is_negative(self, column: Column) -> bool:
        """Say whether a minus sign means something in an amount column."""
        return f"{self.table}.{column.name}" not in NOT_NEGATIVE

    def currency_of(self, column: Column) -> str:
        """Return the column of this file that has the currency of an amount column, "" where there is none."""
        named = re.search(r"^in `(\w+)`$", column.unit)
        return named[1] if named and named[1] in {one.name for one in self.columns} else ""

    def numbered_texts(self, columns: Sequence[Column], limit: int) -> str:
        """Return SQL for the texts of ``columns`` with ``source_row``; of the first ``limit`` rows if not 0."""
        names = ", ".join(f'"{column.name}"' for column in columns)
        kept = f", {KEPT}" if self.chosen else ""
        row = ", source_row" if self.numbered else ""
        query = f"SELECT {names}{kept}{row} FROM ({self.texts})" + (f" LIMIT {limit}" if limit else "")
        if not self.numbered:
            query = f"SELECT *, row_number() OVER () + {self.first_row - 1} AS source_row FROM ({query})"
        return f"SELECT * FROM ({query}) WHERE {KEPT}" if self.chosen else query

    def refused_texts(self, column: Column, stored: str) -> str:
        """Return SQL for the texts ``x`` of ``column`` that were refused in the typed table, with ``source_row``."""
        row = "source_row" if self.numbered else f"rowid + {self.first_row} AS source_row"
        kept = f" AND {KEPT}" if self.chosen else ""
        return f"SELECT {row}, {refused(column)} AS x FROM {stored} WHERE {refused(column)} IS NOT NULL{kept}"

    def _typed(self, column: Column, how: HowRead) -> Typed:
        x = f'"{column.name}"'
        if column.name in CASE_REFERENCES:
            return Typed(f"regexp_replace(nfc_normalize({x}), '[\\s\u00a0\u202f]+', ' ', 'g')")
        if column.type in AMOUNTS:
            return typed_amount(
                column.name,
                how.marks[column.name].way,
                kind=column.type,
                negative=self.is_negative(column),
                currency=self.currency_of(column),
                general=how.marks[column.name].general,
                places=how.places.get(column.name),
                exact=self.exact,
            )
        if column.type == "date":
            return typed_date(column.name, how.orders[column.name][1])
        if column.type == "time":
            return typed_time(column.name, how.orders[column.name][1], text=self.table == "transfers")
        if how.foreign and column.type in IDENTIFIERS:
            return typed_identifier(x)
        return typed_code(column.type, x)


def cells_of(file: FileRead, settings: Settings, derived: Relation | None) -> Cells:
    """Return how all rows of ``file`` (or of the table derived from it) become text and then typed columns."""
    table = tables()[file.input.table]
    trim = derived is not None or file.scan.padded
    if derived is not None:
        texts_of = {name: f"nullif(trim(c{n}, '{BLANKS}'), '')" for n, name in enumerate(derived.columns)}
        plan = Plan(texts_of)
        extra: dict[str, int] = {}
        relation, numbered = f"({derived.query})", True
    else:
        assert file.header.mapped is not None  # noqa: S101 - every header that is not derived was mapped
        plan = plan_of(file.header.mapped, trim=trim)
        extra = _names([(n, h) for n, h in enumerate(file.header.cells) if n not in plan.used])
        relation, numbered = file.relation, file.numbered
    columns = tuple(column for column in table.columns if column.name in plan.texts)
    texts = [f'{_text(file, settings, column, plan.texts[column.name])} AS "{column.name}"' for column in columns]
    texts += [f"nullif(c{n}, '') AS \"x_{name}\"" for name, n in extra.items()]
    texts += [f"{plan.kept} AS {KEPT}"] if plan.kept else []
    row = ", CAST(source_row AS BIGINT) AS source_row" if numbered else ""
    query = f"SELECT {', '.join(texts)}{row} FROM {relation}"
    return Cells(
        table.name, file.name, columns, extra, query, numbered, file.first_row,
        chosen=bool(plan.kept), exact=not file.delimited, fixed=file.is_statement,
    )  # fmt: skip


def _text(file: FileRead, settings: Settings, column: Column, x: str) -> str:
    """Return SQL for the text of a column, made from ``x``, with [values] and the namespace applied."""
    mapped = file.header.mapped
    meant = dict(mapped.feed.values.get(column.name, {})) if mapped is not None and mapped.feed is not None else {}
    meant |= settings.values.get(file.input.table, {}).get(column.name, {})
    if meant:
        whens = " ".join(f"WHEN {literal(written)} THEN {literal(value)}" for written, value in meant.items())
        x = f"(CASE {x} {whens} ELSE {x} END)"
    if not file.delimited and mapped is not None and column.name in mapped.made and column.type not in AMOUNTS:
        x = f"replace({x}, '{EXACT}', '.')"  # made of a cell from which an amount is made too
    if column.name in CASE_REFERENCES and file.input.source.namespace:
        x = f"{literal(file.input.source.namespace + '/')} || {x}"
    return x


def _names(headers: list[tuple[int, str]]) -> dict[str, int]:
    """Return headers as they may stand in SQL between double quotes, no two alike, each with its position.

    The engine takes no notice of case. A column without a header is called by its place.
    """
    found: dict[str, int] = {}
    taken: set[str] = set()
    for n, header in headers:
        name = visible(header).replace('"', "'") or f"column {n + 1}"
        while name.casefold() in taken:
            name += f" (column {n + 1})"
        taken.add(name.casefold())
        found[name] = n
    return found
