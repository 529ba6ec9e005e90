"""Private keys and seed phrases that stand where an address should: marked, and never copied into a build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.identifiers import secret_keys

if TYPE_CHECKING:
    from finlink.engine import DuckEngine
    from finlink.normalise.loaded import Loaded

_CELLS = (("accounts", "account"), ("wallets", "address"), ("transfers", "sender"), ("transfers", "receiver"))


def mask_secrets(engine: DuckEngine, loaded: Loaded) -> bool:
    """Replace every secret by its mask and its node, in the tables and in ``identifiers``; True where there was one.

    The mask shows the first four characters; the end of the node keeps two secrets apart.
    """
    found = engine.rows("SELECT DISTINCT value, node FROM identifiers WHERE starts_with(node, 'wallet:secret:')")
    if not found:
        return False
    shown = [f"{secret_keys.masked(value)} ({node.rpartition(':')[2]})" for value, node in found]
    columns = {"value": [value for value, _ in found], "shown": shown}
    engine.table_from_columns("secret_values", columns, {"value": "VARCHAR", "shown": "VARCHAR"})
    engine.run("UPDATE identifiers SET value = s.shown FROM secret_values s WHERE identifiers.value = s.value")
    for table, column in _CELLS:
        if table not in loaded.rows or column not in loaded.present[table]:
            continue
        stored = loaded.rows[table]
        engine.run(f'UPDATE {stored} SET "{column}" = s.shown FROM secret_values s WHERE {stored}."{column}" = s.value')
    engine.run("DROP TABLE secret_values")
    return True
