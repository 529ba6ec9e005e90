"""What the load step leaves: typed tables in the engine, the account of every file, and the problems met."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from finlink.engine import DuckEngine
    from finlink.errors import Issue
    from finlink.read import FileRead


@dataclass(slots=True)
class Loaded:
    """All input tables, typed, in the engine as views ``in_<table>``, with every file and every problem met.

    ``rows`` names the stored table behind each view. ``present`` names the columns each table has (input columns,
    ``source_file``, ``source_row``, and ``x_…`` for headers that are no column of the table). ``money`` has, per
    file, table and currency, the sum of the rows kept and of all rows. ``had_secrets`` says that private keys stood in
    it, which were masked after loading.
    """

    files: list[FileRead] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    present: dict[str, list[str]] = field(default_factory=dict)
    money: list[tuple[str, str, str, Decimal | None, Decimal | None]] = field(default_factory=list)
    rows: dict[str, str] = field(default_factory=dict)
    had_secrets: bool = False

    def keep(self, engine: DuckEngine, table: str, condition: str = "true") -> str:
        """Store the rows of ``in_<table>`` that satisfy ``condition`` in a table of their own; return its name.

        ``in_<table>`` then is a view over that table whose column ``row_at`` is the table's ``rowid``.
        """
        stored = f"rows_{table}_{engine.counter()}"
        engine.table(stored, f"SELECT * EXCLUDE (row_at) FROM in_{table} WHERE {condition}")
        previous = self.rows.get(table)
        self.show(engine, table, stored, "*")
        if previous is not None:
            engine.run(f"DROP TABLE {previous}")
        return stored

    def take_out_money(self, engine: DuckEngine, table: str, condition: str) -> None:
        """Take the amounts of rows about to be set aside out of the sums of what is used; the files' totals stay."""
        names = set(self.present[table])
        amount = next((name for name in ("amount", "loss") if name in names), None)
        if amount is None or "currency" not in names:
            return
        query = f'SELECT source_file, currency, sum("{amount}") FROM in_{table} WHERE {condition} GROUP BY 1, 2'
        gone = {(file, currency or ""): sum_ for file, currency, sum_ in engine.rows(query) if sum_ is not None}
        self.money = [
            (
                file,
                of,
                currency,
                kept - gone.get((file, currency), 0) if of == table and kept is not None else kept,
                total,
            )
            for file, of, currency, kept, total in self.money
        ]

    def show(self, engine: DuckEngine, table: str, stored: str, columns: str) -> None:
        """Make the view ``in_<table>`` over the table ``stored``."""
        engine.run(f"CREATE OR REPLACE VIEW in_{table} AS SELECT {columns}, rowid AS row_at FROM {stored}")
        self.rows[table] = stored
