"""SQL as text: the ``.sql`` files that ship inside the package, and values written into a statement."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def sql_file(package: str, name: str) -> str:
    """Return the one statement of ``name``.sql inside ``package`` (dotted), without its final semicolon."""
    return files(package).joinpath(f"{name}.sql").read_text(encoding="utf-8").strip().rstrip(";")


def literal(value: object) -> str:
    """Return a text (or path) as an SQL string literal.

    >>> literal("O'Neill")
    "'O''Neill'"
    """
    return "'" + str(value).replace("'", "''") + "'"


def amount_text(cell: str) -> str:
    """Return SQL for a decimal cell as text without idle zeros: 80000.5, never 80000.500000 or 8.00005E4."""
    return f"regexp_replace(regexp_replace(CAST({cell} AS VARCHAR), '(\\.\\d*?)0+$', '\\1'), '\\.$', '')"


def quoted(name: str) -> str:
    """Return the name of a column as SQL.

    >>> quoted('the "real" name')
    '"the ""real"" name"'
    """
    return '"' + name.replace('"', '""') + '"'
