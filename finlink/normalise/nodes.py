"""Giving every account, wallet and end of a transfer its node id; Python sees distinct values only.

Tables keep what was written; ``identifiers`` says what each distinct value is. A row finds its identifier by the value
and what else was said about it (``account_key``, ``wallet_key``, ``transfer_key``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.engine import literal
from finlink.identifiers import iban_registry, identify_columns

if TYPE_CHECKING:
    from pathlib import Path

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

_KEY = ("value", "hint", "declared_chain", "declared_country", "bank")
_SAME_NUMBER = "the same number as "
_WORTH_IT = 0.2  # of the values are known from an earlier build, or all are checked in one go

_COUNTRIES = "|".join(sorted(iban_registry.STRUCTURES))
_PLAIN_IBAN = f"regexp_full_match({{0}}, '({_COUNTRIES})[0-9]{{{{2}}}}[A-Z0-9]{{{{11,30}}}}')"
"""SQL: a value that says by itself what it is, whatever stands beside it; most accounts are written so."""


def account_key(alias: str, country: str) -> dict[str, str]:
    """Return SQL for what identifies the account of a row of ``accounts``; ``country`` is the register's default."""
    plain = _PLAIN_IBAN.format(f"{alias}.account")
    return {
        "value": f"{alias}.account",
        "hint": f"CASE WHEN {plain} THEN '' ELSE 'account' END",
        "declared_chain": "''",
        "declared_country": f"CASE WHEN {plain} THEN '' ELSE coalesce({alias}.country, {literal(country)}) END",
        "bank": f"CASE WHEN {plain} THEN '' ELSE coalesce({alias}.bank, '') END",
    }


def wallet_key(alias: str) -> dict[str, str]:
    """Return SQL for what identifies the address of a row of ``wallets``."""
    chain = f"coalesce({alias}.chain, '')"
    return {
        "value": f"{alias}.address",
        "hint": "'wallet'",
        "declared_chain": chain,
        "declared_country": "''",
        "bank": "''",
    }


def transfer_key(alias: str, end: str, country: str) -> dict[str, str]:
    """Return SQL for what identifies one end (sender or receiver) of a row of ``transfers``."""
    value, chain = f"{alias}.{end}", f"{alias}.chain"
    default = literal(country)
    if country:
        default = f"CASE WHEN {chain} IS NOT NULL OR {_PLAIN_IBAN.format(value)} THEN '' ELSE {default} END"
    return {
        "value": value,
        "hint": f"CASE WHEN {chain} IS NULL THEN '' ELSE 'wallet' END",
        "declared_chain": f"coalesce({chain}, '')",
        "declared_country": default,
        "bank": "''",
    }


def on_key(key: dict[str, str], identifiers: str) -> str:
    """Return the condition that joins a row with its identifier, the table called ``identifiers``."""
    return " AND ".join(f"{identifiers}.{name} = {sql}" for name, sql in key.items())


def _distinct_values(settings: Settings) -> str:
    """Return SQL for the distinct keys of all accounts, wallets and ends, in text order."""
    country = settings.country
    # Transfers are many and most ends recur: fewer and narrower rows first.
    ends = " UNION ALL ".join(f"SELECT {end} AS one_end, chain FROM all_transfers" for end in ("sender", "receiver"))
    keys = [
        ("all_accounts", account_key("t", country)),
        ("all_wallets", wallet_key("t")),
        (f"(SELECT DISTINCT * FROM ({ends}))", transfer_key("t", "one_end", country)),
    ]
    parts = []
    for table, key in keys:
        columns = ", ".join(f"{sql} AS {name}" for name, sql in key.items())
        parts.append(f"SELECT {columns} FROM {table} t WHERE {key['value']} IS NOT NULL")
    return f"SELECT DISTINCT * FROM ({' UNION ALL '.join(parts)}) ORDER BY 1, 2, 3, 4, 5"


def identify_all(engine: DuckEngine, settings: Settings, known: Path | None = None) -> None:
    """Make the table ``identifiers``: what each distinct value is, and its node id, in text order.

    ``known`` is the same table of an earlier build, made by the same code: what stands there is not checked again. A
    domestic number of unknown country gets the country of the one account in ``accounts`` that has the same number;
    where there are several or none it stays ``account:-/…``, which joins no cases.
    """
    engine.table("ends", _distinct_values(settings))
    if known is None or not _found_before(engine, known):
        _identify(engine, "ends", "found")
        engine.table("identifiers", "SELECT * FROM ends POSITIONAL JOIN found")
        engine.run("DROP TABLE found")
    engine.run("DROP TABLE ends")
    _resolve_domestic(engine)


def _identify(engine: DuckEngine, keys: str, target: str) -> None:
    """Make the table ``target``: what each row of the table ``keys`` is, in its order."""
    values = engine.columns(f"SELECT {', '.join(_KEY)} FROM {keys} ORDER BY rowid")
    found = identify_columns(*(values[name] for name in _KEY))
    engine.table_from_columns(target, {name: found[name] for name in _FOUND}, _FOUND)


def _found_before(engine: DuckEngine, known: Path) -> bool:
    """Take what an earlier build says and check only the rest; False where it knows too little to pay.

    What it says of domestic numbers of unknown country rests on its other rows, so they are checked again.
    """
    key, columns = ", ".join(_KEY), ", ".join(_FOUND)
    earlier = f"(SELECT * FROM read_parquet({literal(known)}) WHERE NOT starts_with(reason, {literal(_SAME_NUMBER)}))"
    engine.table("known", f"SELECT {key}, {columns} FROM ends JOIN {earlier} k USING ({key})")
    engine.table("unknown", f"SELECT {key} FROM ends ANTI JOIN known USING ({key}) ORDER BY {key}")
    share = engine.value("SELECT (SELECT count(*) FROM known) / greatest((SELECT count(*) FROM ends), 1)")
    if share > _WORTH_IT:
        _identify(engine, "unknown", "found")
        engine.table(
            "identifiers",
            f"SELECT {key}, {columns} FROM known UNION ALL SELECT {key}, {columns} FROM unknown POSITIONAL JOIN found "
            f"ORDER BY {key}",
        )
        engine.run("DROP TABLE found")
    engine.run("DROP TABLE known")
    engine.run("DROP TABLE unknown")
    return bool(share > _WORTH_IT)


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
        f"reason = {literal(_SAME_NUMBER)} || k.node || ', the only such account in the register' "
        "FROM domestic_known k "
        "WHERE starts_with(identifiers.node, 'account:-/') AND identifiers.hint <> 'account' "
        "AND k.number = regexp_replace(identifiers.value, '[^0-9A-Za-z]', '', 'g')"
    )
