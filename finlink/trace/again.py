"""Tracing once more over a finished build: by another method, or to see what an answer hangs on (what-if)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from finlink.engine import literal
from finlink.settings import Settings
from finlink.trace import TABLES, trace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from finlink.engine import DuckEngine

_SETTINGS = ("trace_days", "trace_pool_owners", "trace_balances", "trace_dust")


@dataclass(frozen=True, slots=True)
class Opening:
    """Money that lay on an account before the first booking: nobody's proceeds."""

    holder: str
    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What is taken to be otherwise.

    Opening balances, transfers left out (file:row), one case traced alone, the order of movements of one instant
    turned round, or the balances that rows state left aside.
    """

    opening: Sequence[Opening] = field(default=())
    without: Sequence[str] = field(default=())
    alone: str = ""
    outgoing_first: bool = False
    no_balances: bool = False

    def __bool__(self) -> bool:
        """Say whether anything is taken to be otherwise."""
        return bool(self.opening or self.without or self.alone or self.outgoing_first or self.no_balances)


def trace_again(engine: DuckEngine, settings: Mapping[str, Any], method: str, what_if: WhatIf | None = None) -> None:
    """Make TABLES anew in an engine over the tables of a build, whose own stay as they are in the folder.

    ``settings`` are those of the build's manifest.
    """
    given = {name: settings[name] for name in _SETTINGS if name in settings}
    for name in TABLES:
        engine.run(f"DROP VIEW IF EXISTS {name}")
    asked = what_if or WhatIf()
    _change(engine, asked)
    if asked.no_balances:
        given["trace_balances"] = False
    trace(engine, replace(Settings(**given), trace_method=method), how="asked", outgoing_first=asked.outgoing_first)


def _change(engine: DuckEngine, asked: WhatIf) -> None:
    """Put the transfers that are asked for in the place of the build's."""
    if not (asked.opening or asked.without or asked.alone):
        return
    columns = [str(name) for (name,) in engine.rows("SELECT column_name FROM (DESCRIBE transfers)")]
    kept = "SELECT * FROM transfers"
    if asked.without:
        listed = ", ".join(map(literal, asked.without))
        kept += f" WHERE source_file || ':' || CAST(source_row AS VARCHAR) NOT IN ({listed})"
    if asked.alone:
        alone = f"CASE WHEN proceeds_of = {literal(asked.alone)} THEN proceeds_of END AS proceeds_of"
        kept = f"SELECT * REPLACE ({alone}) FROM ({kept})"
    parts = [kept]
    for number, one in enumerate(asked.opening, 1):
        cells = {
            "time": "TIMESTAMP '1900-01-01'", "receiver": literal(one.holder), "amount": str(one.amount),
            "direction": "'in'", "currency": literal(one.currency), "source_file": "'(opening balance)'",
            "source_row": str(number),
        }  # fmt: skip
        parts.append("SELECT " + ", ".join(f"{cells.get(name, 'NULL')} AS {name}" for name in columns))
    engine.table("transfers_changed", " UNION ALL ".join(parts))
    engine.run("DROP VIEW transfers")
    engine.run("CREATE VIEW transfers AS SELECT * FROM transfers_changed")
