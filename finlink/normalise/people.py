"""Checking the national numbers of parties and holders, and the banks' BICs; Python sees distinct values only.

A number is looked up by the value and what else its row says about it: the country, the date of birth, and whether it
is a person or a company. A number whose check fails is kept and marked, and joins no cases on its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.engine import literal
from finlink.errors import Issue
from finlink.identifiers import bic, identify_persons
from finlink.identifiers.errors import IdentifierError

if TYPE_CHECKING:
    from finlink.engine import DuckEngine
    from finlink.settings import Settings

_FOUND = {
    "kind": "VARCHAR",
    "valid": "BOOLEAN",
    "reason": "VARCHAR",
    "normal": "VARCHAR",
    "birth_date": "DATE",
    "differs": "BOOLEAN",
    "unclear": "BOOLEAN",
}
_COLUMNS = {"parties": ("national_id", "birth_date", "t.kind"), "accounts": ("holder_id", "holder_birth_date", "''")}
"""Per table: the column of the number, of the date of birth, and SQL for the sort of party."""

ADDED = "p.kind AS id_kind, p.valid AS id_valid, p.reason AS id_reason, p.birth_date AS id_birth_date"
"""SQL for the columns that say which national number it is, whether its check holds, why, and the birth it holds."""

NORMAL = "nullif(p.normal, '')"
"""SQL for the number by which people are compared."""

_COMPARE = "compare it with the document it was copied from"


def _key(table: str, country: str) -> dict[str, str]:
    """Return SQL for what identifies the national number of a row of ``table``, called ``t``."""
    number, born, party = _COLUMNS[table]
    return {
        "value": f"t.{number}",
        "declared_country": f"coalesce(t.country, {literal(country)})",
        "born": f"coalesce(CAST(t.{born} AS VARCHAR), '')",
        "party": f"coalesce({party}, '')",
    }


def person_join(table: str, country: str) -> str:
    """Return the join of a table (``t``) with what was found about its national numbers (``p``)."""
    on = " AND ".join(f"p.{name} = {sql}" for name, sql in _key(table, country).items())
    return f"LEFT JOIN person_ids p ON {on}"


def identify_people(engine: DuckEngine, settings: Settings, issues: list[Issue]) -> None:
    """Make the table ``person_ids``: what each distinct national number is; doubtful ones go to ``issues``."""
    parts = []
    for table in _COLUMNS:
        columns = ", ".join(f"{sql} AS {name}" for name, sql in _key(table, settings.country).items())
        born = _COLUMNS[table][1]
        parts.append(
            f"SELECT {columns}, t.{born} AS stated FROM all_{table} t WHERE t.{_COLUMNS[table][0]} IS NOT NULL"
        )
    engine.table("person_numbers", f"SELECT DISTINCT * FROM ({' UNION ALL '.join(parts)}) ORDER BY 1, 2, 3, 4")
    rows = engine.rows("SELECT value, declared_country, stated, party FROM person_numbers ORDER BY rowid")
    found = identify_persons(rows)
    cells: dict[str, list[object]] = {name: [getattr(one, name, None) for one in found] for name in _FOUND}
    cells["unclear"] = [one.valid is None and not one.kind and bool(one.kinds) for one in found]
    engine.table_from_columns("person_found", cells, _FOUND)
    engine.table("person_ids", "SELECT * EXCLUDE (stated) FROM person_numbers POSITIONAL JOIN person_found")
    engine.run("DROP TABLE person_numbers")
    engine.run("DROP TABLE person_found")
    for table in _COLUMNS:
        _report(engine, settings, issues, table)
    _report_bics(engine, issues)


def _report(engine: DuckEngine, settings: Settings, issues: list[Issue], table: str) -> None:
    """Report each row whose national number is wrong or unclear, or holds another date of birth than the row."""
    column, born, _ = _COLUMNS[table]
    rows = engine.rows(
        f"SELECT t.source_file, t.source_row, t.{column}, p.kind, p.valid, p.reason, CAST(t.{born} AS VARCHAR), "
        "CASE WHEN p.differs THEN coalesce(CAST(p.birth_date AS VARCHAR), 'another') END, p.unclear "
        f"FROM all_{table} t {person_join(table, settings.country)} "
        "WHERE p.valid = false OR p.differs OR p.unclear ORDER BY 1, 2"
    )
    for file, row, value, kind, valid, reason, stated, inside, unclear in rows:
        said = f'{column} is "{value}": {reason}.'
        if valid is False:
            message = f"{said} It is kept and marked, and joins no cases on its own."
            issues.append(Issue(file, row, column, "CHECKSUM", "warning", value, message, _COMPARE))
        elif unclear:
            message = f"{said} It is kept as it is."
            issues.append(Issue(file, row, column, "ID-UNCLEAR", "warning", value, message, _COMPARE))
        if inside is not None:
            message = f'{born} is {stated}, but {column} "{value}" ({kind}) holds {inside}. Both are kept.'
            hint = "compare both with the document they were copied from"
            issues.append(Issue(file, row, born, "BIRTH-DATE-DIFFERS", "warning", stated, message, hint))


def _report_bics(engine: DuckEngine, issues: list[Issue]) -> None:
    """Report each row of ``accounts`` whose BIC is not built like one; it is kept and joins nothing in any case."""
    wrong = {}
    for (value,) in engine.rows("SELECT DISTINCT bic FROM all_accounts WHERE bic IS NOT NULL ORDER BY 1"):
        try:
            bic.validate(value)
        except IdentifierError as error:
            wrong[value] = str(error)
    if not wrong:
        return
    listed = ", ".join(map(literal, wrong))
    query = f"SELECT source_file, source_row, bic FROM all_accounts WHERE bic IN ({listed}) ORDER BY 1, 2"
    for file, row, value in engine.rows(query):
        message = f'bic is "{value}": {wrong[value]}. It is kept and marked.'
        issues.append(Issue(file, row, "bic", "BIC", "warning", value, message, _COMPARE))
