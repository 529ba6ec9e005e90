"""Giving every account, wallet and end of a transfer its node id; Python sees distinct values only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.errors import Issue
from finlink.identifiers import identify_columns

if TYPE_CHECKING:
    from finlink.engine import DuckEngine
    from finlink.settings import Settings

_TYPES = {
    "id": "INTEGER",
    "value": "VARCHAR",
    "hint": "VARCHAR",
    "declared_chain": "VARCHAR",
    "declared_country": "VARCHAR",
    "bank": "VARCHAR",
    "node": "VARCHAR",
    "kind": "VARCHAR",
    "chain": "VARCHAR",
    "valid": "BOOLEAN",
    "reason": "VARCHAR",
    "country": "VARCHAR",
    "strength": "DOUBLE",
}


def identify_all(engine: DuckEngine, settings: Settings, issues: list[Issue]) -> None:
    """Make the table ``identifiers``: every distinct value as written, what it is, and its node id.

    A domestic number of unknown country gets the country of the one account in ``accounts`` that has the same
    number; where there are several or none it stays ``account:-/…``, which joins no cases.
    """
    values = engine.columns(_distinct_values(settings))
    names = ("value", "hint", "declared_chain", "declared_country", "bank")
    found = identify_columns(*(values[name] for name in names))
    columns = {"id": range(len(values["value"])), **{name: values[name] for name in names}}
    columns |= {name: found[name] for name in ("node", "kind", "chain", "valid", "reason", "country", "strength")}
    engine.table_from_columns("identifiers", columns, _TYPES)
    _resolve_domestic(engine)
    _report_doubtful(engine, issues)


def _distinct_values(settings: Settings) -> str:
    """Return SQL for the distinct (value, hint, chain, country, bank), in text order."""
    default = "'" + settings.country.replace("'", "''") + "'"
    parts = [
        f"SELECT account AS value, 'account' AS hint, '' AS declared_chain, coalesce(country, {default}) "
        "AS declared_country, coalesce(bank, '') AS bank FROM all_accounts",
        "SELECT address, 'wallet', coalesce(chain, ''), '', '' FROM all_wallets",
    ]
    for end in ("sender", "receiver"):
        hint = "CASE WHEN chain IS NULL THEN '' ELSE 'wallet' END"
        parts.append(f"SELECT {end}, {hint}, coalesce(chain, ''), {default}, '' FROM all_transfers WHERE {end} IS NOT NULL")
    return f"SELECT DISTINCT * FROM ({' UNION ALL '.join(parts)}) ORDER BY 1, 2, 3, 4, 5"


def _resolve_domestic(engine: DuckEngine) -> None:
    """Give a domestic number of unknown country the one known account with the same number."""
    if not engine.rows("SELECT 1 FROM identifiers WHERE starts_with(node, 'account:-/') LIMIT 1"):
        return
    engine.table(
        "domestic_known",
        "SELECT number, min(node) AS node, min(country) AS country, min(strength) AS strength FROM ("
        "SELECT regexp_replace(value, '[^0-9A-Za-z]', '', 'g') AS number, node, country, strength FROM identifiers "
        "WHERE hint = 'account' AND kind = 'account' AND NOT starts_with(node, 'account:-/')) "
        "GROUP BY number HAVING count(DISTINCT node) = 1",
    )
    engine.run(
        "UPDATE identifiers SET node = k.node, country = k.country, strength = k.strength, "
        "reason = 'the same number as ' || k.node || ', the only such account in the register' FROM domestic_known k "
        "WHERE starts_with(identifiers.node, 'account:-/') AND identifiers.hint <> 'account' "
        "AND k.number = regexp_replace(identifiers.value, '[^0-9A-Za-z]', '', 'g')"
    )


def _report_doubtful(engine: DuckEngine, issues: list[Issue]) -> None:
    """Report each row of accounts and wallets whose identifier fails its check; it is kept and marked."""
    for table, column, hint in (("accounts", "account", "account"), ("wallets", "address", "wallet")):
        rows = engine.rows(
            f"SELECT DISTINCT t.source_file, t.source_row, t.{column}, i.reason FROM all_{table} t JOIN identifiers i "
            f"ON i.value = t.{column} AND i.hint = '{hint}' WHERE i.valid = false ORDER BY 1, 2"
        )
        for file, row, value, reason in rows:
            message = f'{column} is "{value}": {reason}. It is kept and marked, and joins no cases on its own.'
            hint_text = "compare it with the document it was copied from"
            issues.append(Issue(file, row, column, "CHECKSUM", "warning", value, message, hint_text))
