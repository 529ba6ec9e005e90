"""Giving every account, wallet and end of a transfer its node id; Python sees distinct values only.

First every distinct value as written gets a number (``ends``), so that transfers can carry integers; then the
values are identified in one batch (``identifiers``). Between the two steps transfers are complete and can be written.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from finlink.engine import literal
from finlink.errors import Issue
from finlink.identifiers import identify_columns

if TYPE_CHECKING:
    from finlink.engine import DuckEngine
    from finlink.settings import Settings

_FOUND = {
    "node": "VARCHAR",
    "kind": "VARCHAR",
    "chain": "VARCHAR",
    "valid": "BOOLEAN",
    "reason": "VARCHAR",
    "country": "VARCHAR",
    "strength": "DOUBLE",
}


def number_ends(engine: DuckEngine, settings: Settings) -> None:
    """Make ``ends``: every distinct (value as written, hint, chain, country, bank) with its number, in text order."""
    default = literal(settings.country)
    parts = [
        (
            f"SELECT account AS value, 'account' AS hint, '' AS declared_chain, coalesce(country, {default}) "
            "AS declared_country, coalesce(bank, '') AS bank FROM all_accounts"
        ),
        "SELECT address, 'wallet', coalesce(chain, ''), '', '' FROM all_wallets",
    ]
    for end in ("sender", "receiver"):
        hint = "CASE WHEN chain IS NULL THEN '' ELSE 'wallet' END"
        parts.append(
            f"SELECT {end}, {hint}, coalesce(chain, ''), {default}, '' FROM all_transfers WHERE {end} IS NOT NULL"
        )
    distinct = f"SELECT DISTINCT * FROM ({' UNION ALL '.join(parts)}) ORDER BY 1, 2, 3, 4, 5"
    engine.table("distinct_ends", distinct)
    engine.table("ends", "SELECT CAST(rowid AS INTEGER) AS id, * FROM distinct_ends")
    engine.run("DROP TABLE distinct_ends")


def identify_all(engine: DuckEngine, issues: list[Issue]) -> None:
    """Make the table ``identifiers`` from ``ends``: what each value is, and its node id.

    A domestic number of unknown country gets the country of the one account in ``accounts`` that has the same
    number; where there are several or none it stays ``account:-/…``, which joins no cases.
    """
    names = ("value", "hint", "declared_chain", "declared_country", "bank")
    values = engine.columns(f"SELECT {', '.join(names)} FROM ends ORDER BY id")
    # The batch makes some million short-lived objects and no cycles; the collector would only walk them again.
    collecting = gc.isenabled()
    gc.disable()
    try:
        found = identify_columns(*(values[name] for name in names))
        engine.table_from_columns("found", {name: found[name] for name in _FOUND}, _FOUND)
    finally:
        if collecting:
            gc.enable()
    engine.table("identifiers", "SELECT * FROM ends POSITIONAL JOIN found")
    engine.run("DROP TABLE found")
    engine.run("DROP TABLE ends")
    _resolve_domestic(engine)
    _report_doubtful(engine, issues)


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
