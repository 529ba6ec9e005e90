"""Private keys and seed phrases in rows that are used: said with their row, and masked in every table of a build.

Where an address should stand anything that looks like a secret is one. In free text only keys whose checksum holds are
masked: a row of twelve words may be a sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finlink.errors import Issue
from finlink.identifiers import secret_keys
from finlink.schema import tables

if TYPE_CHECKING:
    from finlink.engine import DuckEngine
    from finlink.normalise.loaded import Loaded

_CELLS = (("accounts", "account"), ("wallets", "address"), ("transfers", "sender"), ("transfers", "receiver"))
_SHORTEST = 51
_KEY = (
    r"\b(?:[5KL9c67XTQ][1-9A-HJ-NP-Za-km-z]{50,51}|6P[1-9A-HJ-NP-Za-km-z]{56}|S[A-Z2-7]{55}"
    r"|[a-zA-Z]{1,2}p(?:rv|v)[1-9A-HJ-NP-Za-km-z]{100,112})\b"
)
"""What a key may look like in a text, for Python and the engine alike."""


def mask_secrets(engine: DuckEngine, loaded: Loaded) -> bool:
    """Replace every secret by its mask, in the tables and in ``identifiers``; True where there was one.

    The mask shows the first four characters and a number that keeps two secrets apart.
    """
    found = _mask_ends(engine, loaded)
    for table in loaded.rows:
        for column in _texts(loaded, table):
            found |= _mask_text(engine, loaded, table, column)
    return found


def _mask_ends(engine: DuckEngine, loaded: Loaded) -> bool:
    found = engine.rows("SELECT DISTINCT value FROM identifiers WHERE starts_with(node, 'wallet:secret:')")
    if not found:
        return False
    _make_masks(engine, {value: _mask(value) for (value,) in found})
    engine.run("UPDATE identifiers SET value = s.shown FROM secret_values s WHERE identifiers.value = s.value")
    for table, column in _CELLS:
        if table in loaded.rows and column in loaded.present[table]:
            _replace(engine, loaded.rows[table], column)
    engine.run("DROP TABLE secret_values")
    return True


def _mask(value: str) -> str:
    return f"{secret_keys.masked(value)} ({secret_keys.fingerprint(value)})"


def _make_masks(engine: DuckEngine, masks: dict[str, str]) -> None:
    columns = {"value": list(masks), "shown": list(masks.values())}
    engine.table_from_columns("secret_values", columns, {"value": "VARCHAR", "shown": "VARCHAR"})


def _replace(engine: DuckEngine, stored: str, column: str) -> None:
    engine.run(f'UPDATE {stored} SET "{column}" = s.shown FROM secret_values s WHERE {stored}."{column}" = s.value')


def _texts(loaded: Loaded, table: str) -> list[str]:
    """Return the columns of a table that hold free text, those that are not finlink's own among them."""
    free = {column.name for column in tables()[table].columns if column.type == "text"}
    return [name for name in loaded.present[table] if name in free or name.startswith("x_")]


def _mask_text(engine: DuckEngine, loaded: Loaded, table: str, column: str) -> bool:
    stored, x = loaded.rows[table], f'"{column}"'
    may = f"length({x}) >= {_SHORTEST} AND regexp_matches({x}, '{_KEY}')"
    written = [text for (text,) in engine.rows(f"SELECT DISTINCT {x} FROM {stored} WHERE {may}")]
    masks = {text: masked for text in written if (masked := re.sub(_KEY, _masked_key, text, flags=re.ASCII)) != text}
    if not masks:
        return False
    _make_masks(engine, masks)
    rows = engine.rows(
        f"SELECT source_file, source_row, s.shown FROM in_{table} t JOIN secret_values s ON t.{x} = s.value "
        "ORDER BY 1, 2"
    )
    for file, row, shown in rows:
        name = column.removeprefix("x_")
        message = f"{name} has a private key in it; the build shows only the key's first four characters."
        hint = "take it out of the file; a key that others have read is no longer safe"
        loaded.issues.append(Issue(file, row, name, "SECRET", "warning", shown, message, hint))
    _replace(engine, stored, column)
    engine.run("DROP TABLE secret_values")
    return True


def _masked_key(found: re.Match[str]) -> str:
    """Return the mask of what is a key by its checksum, and anything else as it is."""
    what = secret_keys.describe(found[0])
    sure = what is not None and what.kind == secret_keys.KEY and secret_keys.has_checksum(found[0])
    return _mask(found[0]) if sure else found[0]
