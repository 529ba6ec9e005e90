"""The reference page of the input tables, `docs/reference/columns.md`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.schema.load import tables
from finlink.schema.model import TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finlink.schema.model import Column, Table

_TYPE_MEANINGS: Mapping[str, str] = {
    "text": "any text, kept as written",
    "key": "number or name of a record, compared as the source writes it",
    "date": "a day",
    "time": "a day, or a day and a time with its zone",
    "amount": "an exact amount of money or of a crypto asset",
    "rate": "an exact exchange rate",
    "integer": "a whole number",
    "currency": "ISO 4217 code of a currency, or symbol of a crypto asset",
    "country": "ISO 3166 two-letter code (XK for Kosovo\\*), or the country's name",
    "category": "one of the values listed below, or a synonym; an unknown one is reported, never guessed",
    "flag": "yes or no, or a synonym; empty means unknown",
    "list": "several values separated by semicolons",
    "account": "IBAN or domestic account number",
    "wallet": "address of a crypto wallet",
    "end": "one end of a transfer: an account or a wallet",
    "person_id": "national number of a person, or registration or tax number of a company",
}

_INTRODUCTION = """# Input tables and their columns

<!-- Generated from finlink/schema/*.toml; FINLINK_UPDATE=1 pytest tests/schema writes it again. -->

A register is a folder of CSV files. A file belongs to the table whose name begins its own (`cases-2025.csv`
feeds `cases`), or to the one that `finlink.toml` names. Only `cases` must exist.

A header is recognised under the column's name or under one of the other headers listed, whatever its case,
accents, blanks, hyphens, underscores or dots, and in Latin or Cyrillic letters. The name wins over other
headers, and a mapping in `finlink.toml` wins over both. Where two headers stand for one column, the mapping
must say which. A header that is none of these is kept, and reported once.

The words in languages other than English were not reviewed by a speaker of each: report a wrong one. A word
that can mean two things is left out on purpose (`payer`, which banks use for a name as often as for an
account): map such a header in `finlink.toml`.
"""

_STATUS_NOTE = (
    "\\* This designation is without prejudice to positions on status, and is in line with UNSCR 1244/1999 "
    "and the ICJ Opinion on the Kosovo declaration of independence."
)


def render() -> str:
    """Return the page as Markdown: the types, then each table with its columns, headers and values."""
    parts = [_INTRODUCTION, "## Types\n", _types()]
    for table in tables().values():
        parts += [
            f"## {table.name}\n",
            f"{table.description}\n",
            _columns(table),
            *_headers(table),
            *_values(table),
        ]
    return "\n".join(parts).rstrip("\n") + "\n"


def _types() -> str:
    """Return the table of column types."""
    rows = [f"| {name} | {_TYPE_MEANINGS[name]} |" for name in TYPES]
    return "\n".join(["| type | what a cell holds |", "|---|---|", *rows, "", _STATUS_NOTE, ""])


def _columns(table: Table) -> str:
    """Return the table of columns."""
    head = ["| column | type | required | unit | meaning | example |", "|---|---|---|---|---|---|"]
    rows = [" | ".join(_cells(column)) for column in table.columns]
    return "\n".join([*head, *(f"| {row} |" for row in rows), ""])


def _cells(column: Column) -> tuple[str, ...]:
    """Return the cells of one column's row."""
    required = "yes" if column.required else ""
    if column.required and column.optional_with:
        required = f"yes, unless `{column.optional_with}` says so"
    if column.or_one_of:
        required = f"yes, or one of {', '.join(f'`{name}`' for name in column.or_one_of)}"
    example = f"`{column.example}`" if column.example else ""
    cells = (f"`{column.name}`", column.type, required, column.unit, column.description, example)
    return tuple(cell.replace("|", "\\|") for cell in cells)


def _headers(table: Table) -> Iterator[str]:
    """Yield the lists of other headers, for the columns that have any."""
    yield "Other headers recognised:\n"
    for column in table.columns:
        if column.aliases:
            yield f"- `{column.name}`: {', '.join(column.aliases)}"
    yield ""


def _values(table: Table) -> Iterator[str]:
    """Yield the values of each column with a closed list, with their synonyms."""
    for column in table.columns:
        if column.values:
            yield f"Values of `{column.name}`:\n"
            for name, synonyms in column.values.items():
                yield f"- `{name}`: {', '.join(synonyms)}" if synonyms else f"- `{name}`"
            yield ""
