"""What playing the ledger found, as tables: lines, destinations, hops, with amounts as people write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from finlink.engine import literal, sql_file
from finlink.money import convert_amounts
from finlink.trace.freeze import find_freezable
from finlink.trace.ledger import TABLES as LEDGER
from finlink.trace.ledger.played import make_played
from finlink.trace.simulate import BEFORE, simulate

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from finlink.engine import DuckEngine
    from finlink.trace.ledger import Ledger
    from finlink.trace.methods import Method
    from finlink.trace.simulate import Limits

TABLES = (
    "trace_params",
    "trace_entries",
    "trace_ends",
    "trace_hops",
    "trace_order",
    "trace_short",
    "trace_stated",
    "freezable",
)
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
    *LEDGER, "trace_lines", "trace_left", "trace_before", "trace_colours", "trace_found", "trace_live", "trace_usual",
    "trace_turned", "ends_found", "end_amounts",
)  # fmt: skip
"""Tables that only tracing itself reads."""


class Results:
    """Collects what the methods find, and tells it as TABLES."""

    def __init__(self, engine: DuckEngine) -> None:
        self.engine = engine
        self.clear()

    def clear(self) -> None:
        """Make the tables of lines and of what is left, empty."""
        self.spoken_of: NDArray[np.bool_] | None = None
        for table, types in (("trace_lines", _LINES), ("trace_left", _LEFT)):
            self.empty(table, {"method": "VARCHAR", "case_id": "VARCHAR", **types})

    def empty(self, table: str, types: dict[str, str]) -> None:
        """Make an empty table."""
        cells = ", ".join(f"CAST(NULL AS {kind}) AS {name}" for name, kind in types.items() if name != "colour")
        self.engine.table(table, f"SELECT {cells} WHERE false")

    def play(self, ledger: Ledger, method: Method, limits: Limits, *, whole: bool) -> None:
        """Add what a method finds to ``trace_lines`` and ``trace_left``; with ``whole``, make ``trace_before`` too."""
        cases: dict[str, list[Any]] = {"case_id": ledger.cases, "colour": [*range(len(ledger.cases))]}
        self.engine.table_from_columns("trace_colours", cases, {"case_id": "VARCHAR", "colour": "INTEGER"})
        if whole:
            self.empty("trace_before", _BEFORE)
        if self.spoken_of is None:
            self.spoken_of = np.zeros(len(ledger.row), dtype=bool)
        for lines, left, before in simulate(ledger, method, limits):
            self.spoken_of[lines["move"]] = True
            if whole:
                self.spoken_of[before["move"]] = True
            self.add("trace_lines", lines, _LINES, method.name)
            self.add("trace_left", left, _LEFT, method.name)
            if whole:
                self.add("trace_before", before, _BEFORE)

    def add(self, table: str, columns: dict[str, Any], types: dict[str, str], method: str = "") -> None:
        """Add rows of whole numbers, arrays or lists of any size, to a table; with ``method``, a case's."""
        if all(isinstance(one, np.ndarray) and one.dtype == np.int64 for one in columns.values()):
            self.engine.table_from_numbers("trace_numbers", columns)
        else:
            self.engine.table_from_columns("trace_numbers", _storable(columns), types)
        casts = ", ".join(f"CAST(p.{name} AS {kind})" for name, kind in types.items() if name != "colour")
        of_case = f"{literal(method)}, c.case_id, " if method else ""
        join = " JOIN trace_colours c ON c.colour = p.colour" if method else ""
        self.engine.run(f"INSERT INTO {table} SELECT {of_case}{casts} FROM trace_numbers p{join}")
        self.engine.run("DROP TABLE trace_numbers")

    def tell_moves(self, ledger: Ledger) -> None:
        """Make ``ledger_played`` of the moves that something was found about."""
        moves = np.empty(0, dtype=np.int64) if self.spoken_of is None else np.flatnonzero(self.spoken_of)
        make_played(self.engine, ledger, moves)

    def find(self, ledger: Ledger) -> None:
        """Make the tables of what was played: entries, destinations (not yet in euro), hops, missing funds."""
        self.tell_moves(ledger)
        self.engine.table("trace_live", sql_file(__name__, "live"))
        self.engine.table("trace_found", sql_file(__name__, "ends"))
        usual = "SELECT case_id, pot, reason, units FROM trace_found WHERE method = (SELECT method FROM trace_params)"
        self.engine.table("trace_usual", usual)
        self.engine.table("trace_turned", usual)
        self.amounted("trace_entries", "entered", {"currency": ("entered",)})
        self.amounted("ends_found", "found", {"currency": ("units:amount", "low", "high")})
        self.amounted("trace_hops", "hops", _HOP_AMOUNTS)
        self.amounted("trace_short", "short", {"currency": ("short",)})
        self.amounted("trace_stated", "stated", {"currency": ("units:amount", "stated")})

    def turn(self, ledger: Ledger, method: Method, limits: Limits) -> None:
        """Make ``trace_turned``: the destinations where movements of one instant go the other way round."""
        self.clear()
        self.play(ledger, method, limits, whole=False)
        self.tell_moves(ledger)
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
            joins.append(f"LEFT JOIN ({_UNITS}) u{number} ON u{number}.currency = q.{currency}")
            for told in counted:
                old, _, new = told.partition(":")
                replaced.append(f"{_decimal(f'q.{old}', f'u{number}')} AS {old}")
                if new:
                    renamed.append(f"{old} AS {new}")
        rename = f" RENAME ({', '.join(renamed)})" if renamed else ""
        self.engine.table("trace_counted", sql_file(__name__, query))
        exact = f"SELECT q.* REPLACE ({', '.join(replaced)}), q.rowid AS nth FROM trace_counted q {' '.join(joins)}"
        self.engine.table(name, f"SELECT * EXCLUDE (nth){rename} FROM ({exact}) ORDER BY nth")
        self.engine.run("DROP TABLE trace_counted")


def _storable(columns: dict[str, Any]) -> dict[str, Any]:
    """Return columns of whole numbers so that the engine takes them whatever their size."""
    return {name: [str(value) for value in values] if _is_long(values) else values for name, values in columns.items()}


def _is_long(values: Any) -> bool:
    return isinstance(values, list) and bool(values) and max(map(abs, values)) >= 2**62


_UNITS = """
    SELECT currency, CAST(rpad('1', CAST(places + 1 AS INTEGER), '0') AS HUGEINT) AS scale, CASE WHEN places = 0
        THEN CAST(0 AS DECIMAL(18,18)) ELSE CAST('0.' || lpad('1', CAST(places AS INTEGER), '0') AS DECIMAL(18,18))
        END AS smallest
    FROM ledger_units
"""
"""How many units of a currency are one, and one unit; nothing where one is the unit."""


def _decimal(units: str, currency: str) -> str:
    """Return SQL for a whole number of units as an exact DECIMAL(38,18): the whole ones, and the rest in units."""
    rest = f"CAST({units} % {currency}.scale AS DECIMAL(18,0))"
    return (
        f"(CAST({units} // {currency}.scale AS DECIMAL(38,18)) + CAST({rest} * {currency}.smallest AS DECIMAL(38,18)))"
    )
