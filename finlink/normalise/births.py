"""Dates of birth of which only the year, or the year and month, are known: kept as far as they go.

A cell such as ``1985``, ``03.1985``, ``1985-03`` or ``00.00.1985`` is no date, and is said to be none; what it does say
is kept beside it, as YYYY or YYYY-MM, since it may tell two people of one name apart.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from finlink.engine import literal

if TYPE_CHECKING:
    from finlink.engine import DuckEngine
    from finlink.normalise.loaded import Loaded

BIRTHS = {"parties": "birth_date", "accounts": "holder_birth_date"}
"""The tables with a date of birth, and its column."""

PARTIAL = "b.partial AS birth_partial"
"""SQL for the part of a date of birth that is known."""

_YEAR = "(?P<year>(?:18|19|20)[0-9]{2})"
_MONTH = "(?P<month>0?[0-9]|1[0-2])"
_FORMS = tuple(
    re.compile(form)
    for form in (
        f"{_YEAR}[.]?", rf"{_MONTH}[./-] ?{_YEAR}[.]?", f"{_YEAR}[./-]{_MONTH}", f"{_YEAR}[./-]{_MONTH}[./-]00",
        rf"00[./-] ?{_MONTH}[./-] ?{_YEAR}[.]?", f"(?:xx|\\?\\?|XX)[./-](?:xx|\\?\\?|XX)[./-]{_YEAR}",
    )
)  # fmt: skip


def partial(text: str) -> str:
    """Return what a cell says of a date of birth, as YYYY or YYYY-MM; "" where it says nothing, or a whole date.

    >>> partial("1985"), partial("00.00.1985"), partial("3/1985"), partial("1985-03-07"), partial("12.5.85")
    ('1985', '1985', '1985-03', '', '')
    """
    for form in _FORMS:
        if found := form.fullmatch(text.strip()):
            parts = found.groupdict()
            month = int(parts.get("month") or 0)
            return f"{parts['year']}-{month:02}" if month else parts["year"]
    return ""


def find_partial_births(engine: DuckEngine, loaded: Loaded) -> None:
    """Make ``partial_births`` (source_file, source_row, cell, partial) of cells that are no date.

    Their issues are reworded. ``cell`` is the column: one file may feed both tables.
    """
    found: list[tuple[str, int, str, str]] = []
    for n, issue in enumerate(loaded.issues):
        if issue.issue == "DATE" and issue.column in BIRTHS.values() and (known := partial(issue.value)):
            found.append((issue.file, issue.row, issue.column, known))
            message = f'{issue.column} is "{issue.value}", which is no whole date; {known} is used as far as it goes.'
            loaded.issues[n] = replace(issue, issue="DATE-PARTIAL", severity="info", message=message)
    names = {"source_file": "VARCHAR", "source_row": "BIGINT", "cell": "VARCHAR", "partial": "VARCHAR"}
    columns = {name: [one[n] for one in found] for n, name in enumerate(names)}
    engine.table_from_columns("partial_births", columns, names)


def partial_join(table: str) -> str:
    """Return the join of a table (``t``) with the parts of its dates of birth (``b``)."""
    here = "b.source_file = t.source_file AND b.source_row = t.source_row"
    return f"LEFT JOIN partial_births b ON {here} AND b.cell = {literal(BIRTHS[table])}"
