"""How each column type is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from finlink.schema.model import Column

SQL_TYPES = {
    "date": "DATE",
    "time": "TIMESTAMP",
    "amount": "DECIMAL(38,18)",
    "rate": "DECIMAL(38,18)",
    "integer": "INTEGER",
    "flag": "VARCHAR",
}
"""The stored type of a column type; every other one is text."""


def sql_type(kind: str) -> str:
    """Return the SQL type in which a column of type ``kind`` is stored."""
    return SQL_TYPES.get(kind, "VARCHAR")


def empty_column(column: Column) -> str:
    """Return SQL for a column that no file has."""
    return f'CAST(NULL AS {sql_type(column.type)}) AS "{column.name}"'
