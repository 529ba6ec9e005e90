"""Giving every contact of a party its node id: telephone numbers, e-mail addresses, user names and what else.

A cell may hold several. Python sees distinct cells only, once each; a telephone number is looked up with its row's
country, or the register's, unless it says its own. What is wrong joins nothing and is said once a file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from finlink.engine import literal
from finlink.errors import Issue
from finlink.identifiers.contacts import NO_COUNTRY, NOT_KNOWN, identify_contacts
from finlink.normalise.reports.messages import shown

if TYPE_CHECKING:
    from finlink.engine import DuckEngine
    from finlink.settings import Settings

COLUMNS = ("phone", "email", "handle")
"""The columns of ``parties`` that hold contacts."""

_FOUND = {
    "at": "BIGINT",
    "place": "BIGINT",
    "value": "VARCHAR",
    "node": "VARCHAR",
    "valid": "BOOLEAN",
    "strength": "DOUBLE",
    "reason": "VARCHAR",
}
_BATCH = 50_000
_SAYS_ITS_COUNTRY = "regexp_full_match(t.{0}, '(\\+|00)[1-9][0-9 ]+')"
_WHERE = {
    "phone": "compare it with the document; write the number with + and the country's calling code",
    "email": "compare it with the document it was copied from",
    "handle": "write the platform in front, as in telegram:@name, or compare it with the document",
}
_SAID_ONCE: tuple[tuple[str, str, str, Literal["warning", "info"], str], ...] = (
    (
        NOT_KNOWN,
        "stands for what is not known, so it joins no cases",
        "stand for what is not known, so they join no cases",
        "info",
        "",
    ),
    (
        NO_COUNTRY,
        "does not say its country and the row does not either, so it joins no networks",
        "do not say their country and their rows do not either, so they join no networks",
        "warning",
        'give the rows a column country, or the register one in finlink.toml: country = "RS"',
    ),
)
"""Per beginning of a reason: what is said of one such entry and of many, the severity and the hint."""


def identify_party_contacts(engine: DuckEngine, settings: Settings, issues: list[Issue]) -> None:
    """Make the table ``party_contacts``, one row a contact of a row of ``all_parties``; doubtful ones to ``issues``."""
    keys = {column: _country(column, settings.country) for column in COLUMNS}
    cells = " UNION ALL ".join(
        f"SELECT '{column}' AS \"column\", t.{column} AS cell, {country} AS country FROM all_parties t "
        f"WHERE t.{column} IS NOT NULL"
        for column, country in keys.items()
    )
    engine.table("contact_cells", f"SELECT DISTINCT * FROM ({cells}) ORDER BY 1, 2, 3")
    engine.table_from_columns("contacts_found", {name: [] for name in _FOUND}, _FOUND)
    for start in range(0, engine.value("SELECT count(*) FROM contact_cells"), _BATCH):
        _identify(engine, start)
    rows = " UNION ALL ".join(
        f"SELECT t.source_file, t.source_row, t.case_id, t.role, '{column}' AS \"column\", t.{column} AS cell, "
        f"{country} AS country FROM all_parties t WHERE t.{column} IS NOT NULL"
        for column, country in keys.items()
    )
    engine.table(
        "party_contacts",
        'SELECT r.source_file, r.source_row, r.case_id, r.role, r."column", f.value, f.node, f.valid, f.strength, '
        f"f.reason FROM ({rows}) r "
        'JOIN (SELECT *, rowid AS at FROM contact_cells) c ON c."column" = r."column" AND c.cell = r.cell '
        "AND c.country = r.country JOIN contacts_found f ON f.at = c.at "
        "ORDER BY r.source_file, r.source_row, "
        f'list_position({list(COLUMNS)}, r."column"), f.place',
    )
    engine.run("DROP TABLE contact_cells")
    engine.run("DROP TABLE contacts_found")
    _report(engine, issues)


def _country(column: str, country: str) -> str:
    """Return SQL for the country with which a cell of ``column`` is read: "" where it plays no part."""
    if column == "email":
        return "''"
    if column == "handle":
        return f"coalesce(t.country, {literal(country)})"
    return f"CASE WHEN {_SAYS_ITS_COUNTRY.format(column)} THEN '' ELSE coalesce(t.country, {literal(country)}) END"


def _identify(engine: DuckEngine, start: int) -> None:
    """Add a batch of cells, from number ``start``, to ``contacts_found``: few objects live at once."""
    cells = engine.columns(
        f'SELECT "column", cell, country FROM contact_cells WHERE rowid >= {start} AND rowid < {start + _BATCH} '
        "ORDER BY rowid"
    )
    found = identify_contacts(zip(*cells.values(), strict=True))
    every = [one for contacts in found for one in contacts]
    columns: dict[str, list[object]] = {
        "at": [start + at for at, contacts in enumerate(found) for _ in contacts],
        "place": [place for contacts in found for place, _ in enumerate(contacts)],
    }
    columns |= {name: [getattr(one, name) for one in every] for name in list(_FOUND)[2:]}
    engine.table_from_columns("contacts_batch", columns, _FOUND)
    engine.run("INSERT INTO contacts_found SELECT * FROM contacts_batch")
    engine.run("DROP TABLE contacts_batch")


def _report(engine: DuckEngine, issues: list[Issue]) -> None:
    """Say once a file what is wrong, at its first row; and once a file and column what is not known."""
    wrong = engine.rows(
        'SELECT source_file, min(source_row), "column", value, reason, count(*) FROM party_contacts '
        'WHERE valid = false GROUP BY source_file, "column", value, reason ORDER BY 1, 2, 3, 4'
    )
    for file, row, column, value, reason, count in wrong:
        more = f" It stands in {count} rows of the file; this is the first." if count > 1 else ""
        message = f"{column} is {shown(value)}: {reason}. It is kept, and joins no cases.{more}"
        issues.append(Issue(file, row, column, "CONTACT", "warning", value, message, _WHERE[column]))
    for begins, one, many, severity, hint in _SAID_ONCE:
        rows = engine.rows(
            'SELECT source_file, min(source_row), "column", arg_min(value, (source_row, value)), count(*) '
            f"FROM party_contacts WHERE starts_with(reason, {literal(begins)}) "
            'GROUP BY source_file, "column" ORDER BY 1, 3'
        )
        for file, row, column, value, count in rows:
            message = f"{column} {shown(value)} {one}."
            if count > 1:
                message = f"{count} entries of {column}, such as {shown(value)}, {many}."
            issues.append(Issue(file, row, column, "CONTACT", severity, value, message, hint))
