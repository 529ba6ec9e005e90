"""What playing the ledger found, as tables: lines, destinations, hops, with amounts as people write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from finlink.engine import literal, sql_file
from finlink.money import convert_amounts
from finlink.trace.freeze import find_freezable
from finlink.trace.simulate import BEFORE, LEFT, LINES, simulate

if TYPE_CHECKING:
    from finlink.engine import DuckEngine
    from finlink.trace.ledger import Ledger
    from finlink.trace.methods import Method
    from finlink.trace.simulate import Limits

TABLES = ("trace_params", "trace_entries", "trace_ends", "trace_hops", "trace_order", "trace_short", "freezable")
"""The tables that tracing makes."""

_HOP_AMOUNTS = {
    "source_currency": (
        "sent_units:sent", "whole_units:whole", "source_before", "source_after", "source_own_before",
        "source_own_after", "short",
    ),
    "target_currency": (
        "received_units:received", "target_before", "target_after", "target_own_before", "target_own_after",
    ),
}  # fmt: skip
_LINES = {
    "move": "BIGINT", "kind": "INTEGER", "colour": "INTEGER", "sent": "HUGEINT", "received": "HUGEINT",
    "depth": "INTEGER",
}  # fmt: skip
_LEFT = {"pot": "BIGINT", "colour": "INTEGER", "amount": "HUGEINT", "depth": "INTEGER"}
_BEFORE = {"move": "BIGINT", **dict.fromkeys(BEFORE, "HUGEINT")}
_HELPERS = (
    "trace_chains", "known_places", "pooled_wallets", "node_chains", "ledger_rows", "trace_entries_found",
    "ledger_sides", "ledger_units", "trace_pots", "ledger_counted", "ledger_moves", "trace_lines", "trace_left",
    "trace_before",
    "trace_colours", "trace_played", "trace_found", "trace_live", "trace_followed", "trace_usual", "trace_turned",
    "ends_found", "end_amounts",
)  # fmt: skip
"""Tables that only tracing itself reads."""


class Results:
    """Collects what the methods find, and tells it as TABLES."""

    def __init__(self, engine: DuckEngine) -> None:
        self.engine = engine
        self.clear()

    def clear(self) -> None:
        """Make the tables of lines and of what is left, empty."""
        for table, types in (("trace_lines", _LINES), ("trace_left", _LEFT)):
            columns = {"method": "VARCHAR", "case_id": "VARCHAR", **types}
            cells = ", ".join(f"CAST(NULL AS {kind}) AS {name}" for name, kind in columns.items() if name != "colour")
            self.engine.table(table, f"SELECT {cells} WHERE false")

    def play(self, ledger: Ledger, method: Method, limits: Limits, *, whole: bool) -> None:
        """Add what a method finds to ``trace_lines`` and ``trace_left``; with ``whole``, make ``trace_before`` too."""
        lines, left, before = simulate(ledger, method, limits)
        cases: dict[str, list[Any]] = {"case_id": ledger.cases, "colour": [*range(len(ledger.cases))]}
        self.engine.table_from_columns("trace_colours", cases, {"case_id": "VARCHAR", "colour": "INTEGER"})
        for table, found, types, names in (
            ("trace_lines", lines, _LINES, LINES),
            ("trace_left", left, _LEFT, LEFT),
        ):
            self.store("trace_played", found, types)
            columns = ", ".join(f"p.{name}" for name in names if name != "colour")
            self.engine.run(
                f"INSERT INTO {table} SELECT {literal(method.name)}, c.case_id, {columns} FROM trace_played p "
                "JOIN trace_colours c ON c.colour = p.colour"
            )
        if whole:
            self.store("trace_before", before, _BEFORE)

    def store(self, name: str, columns: dict[str, Any], types: dict[str, str]) -> None:
        """Make the table ``name`` from columns of whole numbers, arrays or lists, whatever their size."""
        if not all(isinstance(one, np.ndarray) and one.dtype == np.int64 for one in columns.values()):
            self.engine.table_from_columns(name, _storable(columns), types)
            return
        self.engine.table_from_numbers("trace_numbers", columns)
        casts = ", ".join(f"CAST({column} AS {kind}) AS {column}" for column, kind in types.items())
        self.engine.table(name, f"SELECT {casts} FROM trace_numbers")
        self.engine.run("DROP TABLE trace_numbers")

    def find(self, ledger: Ledger) -> None:
        """Make the tables of what was played: entries, destinations (not yet in euro), hops, missing funds."""
        live = {"pot": ledger.pots.tolist(), "live": ledger.live.tolist()}
        self.engine.table_from_columns("trace_followed", live, {"pot": "BIGINT", "live": "INTEGER"})
        self.engine.table(
            "trace_live",
            "SELECT p.*, coalesce(f.live, 0) AS live FROM trace_pots p LEFT JOIN trace_followed f ON f.pot = p.pot",
        )
        self.engine.table("trace_found", sql_file(__name__, "ends"))
        usual = "SELECT case_id, pot, reason, units FROM trace_found WHERE method = (SELECT method FROM trace_params)"
        self.engine.table("trace_usual", usual)
        self.engine.table("trace_turned", usual)
        self.amounted("trace_entries", "entered", {"currency": ("entered",)})
        self.amounted("ends_found", "found", {"currency": ("units:amount", "low", "high")})
        self.amounted("trace_hops", "hops", _HOP_AMOUNTS)
        self.amounted("trace_short", "short", {"currency": ("short",)})

    def turn(self, ledger: Ledger, method: Method, limits: Limits) -> None:
        """Make ``trace_turned``: the destinations where movements of one instant go the other way round."""
        self.clear()
        self.play(ledger, method, limits, whole=False)
        self.engine.table("trace_turned", f"SELECT case_id, pot, reason, units FROM ({sql_file(__name__, 'ends')})")

    def tell(self) -> dict[str, str]:
        """Make ``trace_order`` and ``trace_ends``, drop what nobody else reads; returns what the euro rests on."""
        self.amounted("trace_order", "order", {"currency": ("units:amount", "other")})
        self.engine.table("ends_found", "SELECT row_number() OVER () AS id, * FROM ends_found")
        wanted = "SELECT id, amount, currency, CAST(last_at AS DATE) AS on_date FROM ends_found"
        basis = convert_amounts(self.engine, wanted, "end_amounts")
        self.engine.table(
            "trace_ends",
            "SELECT e.* EXCLUDE (id), a.eur AS amount_eur FROM ends_found e JOIN end_amounts a ON a.id = e.id "
            "ORDER BY e.id",
        )
        basis |= find_freezable(self.engine)
        for name in _HELPERS:
            self.engine.run(f"DROP TABLE IF EXISTS {name}")
        return basis

    def amounted(self, name: str, query: str, columns: dict[str, tuple[str, ...]]) -> None:
        """Make the table ``name`` from a query file whose columns count units, as exact amounts of their currency.

        ``columns`` names them by the column of their currency; ``units:amount`` renames one.
        """
        replaced, renamed, joins = [], [], []
        for number, (currency, counted) in enumerate(columns.items()):
            joins.append(f"LEFT JOIN ledger_units u{number} ON u{number}.currency = q.{currency}")
            for told in counted:
                old, _, new = told.partition(":")
                replaced.append(f"{_decimal(f'q.{old}', f'u{number}.places')} AS {old}")
                if new:
                    renamed.append(f"{old} AS {new}")
        rename = f" RENAME ({', '.join(renamed)})" if renamed else ""
        source = f"({sql_file(__name__, query)}) q {' '.join(joins)}"
        self.engine.table("trace_counted", f"SELECT q.* REPLACE ({', '.join(replaced)}) FROM {source}")
        self.engine.table(name, f"SELECT *{rename} FROM trace_counted")
        self.engine.run("DROP TABLE trace_counted")


def _storable(columns: dict[str, Any]) -> dict[str, Any]:
    """Return columns of whole numbers so that the engine takes them whatever their size."""
    return {name: [str(value) for value in values] if _is_long(values) else values for name, values in columns.items()}


def _is_long(values: Any) -> bool:
    return isinstance(values, list) and bool(values) and max(map(abs, values)) >= 2**62


def _decimal(units: str, places: str) -> str:
    """Return SQL for a whole number of units as an exact DECIMAL(38,18)."""
    digits = f"CAST(abs({units}) AS VARCHAR)"
    text = f"lpad({digits}, CAST(greatest(length({digits}), {places} + 1) AS INTEGER), '0')"
    whole = f"left({text}, CAST(length({text}) - {places} AS BIGINT))"
    part = f"right({text}, CAST({places} AS BIGINT))"
    sign = f"CASE WHEN {units} < 0 THEN '-' ELSE '' END"
    return f"CAST({sign} || {whole} || '.' || {part} || '0' AS DECIMAL(38,18))"
