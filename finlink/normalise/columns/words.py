"""Words with a closed list of meanings (roles, statuses, yes and no): their canonical form, never a guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.engine import literal
from finlink.schema import category

if TYPE_CHECKING:
    from collections.abc import Callable

    from finlink.engine import DuckEngine
    from finlink.schema import Column


def settle_words(engine: DuckEngine, table: str, column: Column, unknown: Callable[[str, str], None]) -> None:
    """Give the words of ``column`` their canonical form, in place; Python sees each distinct word once.

    A word that no synonym explains stays as written (a flag becomes unknown) and is handed to ``unknown`` with the
    cell it stands in.
    """
    if not column.values:
        return
    x = f'"{column.name}"'
    written = [word for (word,) in engine.rows(f"SELECT DISTINCT {x} FROM {table} WHERE {x} IS NOT NULL ORDER BY 1")]
    changed = {word: meant for word in written if (meant := _meaning(column, word, unknown)) != word}
    if changed:
        whens = " ".join(f"WHEN {literal(w)} THEN {'NULL' if m is None else literal(m)}" for w, m in changed.items())
        engine.run(f"UPDATE {table} SET {x} = CASE {x} {whens} ELSE {x} END")


def _meaning(column: Column, cell: str, unknown: Callable[[str, str], None]) -> str | None:
    """Return the canonical form of a cell; the words of a list are settled one by one."""
    words = [cell]
    if column.type == "list":
        words = [word.strip() for word in cell.replace(",", ";").split(";") if word.strip()]
    settled = []
    for word in words:
        canonical = word if word in column.values else category(column, word)
        if canonical is None:
            unknown(cell, word)
            if column.type == "flag":
                return None
        settled.append(canonical or word.lower())
    return ";".join(settled)
