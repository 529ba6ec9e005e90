"""What a table and a column are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

TYPES = (
    "text",
    "key",
    "date",
    "time",
    "amount",
    "rate",
    "integer",
    "currency",
    "country",
    "category",
    "flag",
    "list",
    "account",
    "wallet",
    "end",
    "person_id",
)
"""The closed vocabulary of column types; docs/reference/columns.md explains each."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an input table.

    `unit` says what the number counts ("" where there is none). `values` maps each canonical value of a
    category, flag or closed list to its synonyms; it is empty where any text is allowed. `optional_with`
    names the column that lets a required cell stay empty ("" where nothing does); `or_one_of` the columns of which one
    that is filled lets it stay empty in that row.
    """

    name: str
    type: str
    required: bool
    aliases: tuple[str, ...]
    unit: str
    description: str
    example: str
    values: Mapping[str, tuple[str, ...]] = field(hash=False)
    optional_with: str
    or_one_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One input table, its columns in the order of its template."""

    name: str
    description: str
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        """Return the column called `name`, its canonical name; KeyError where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name}.{name}")
