"""Amounts whose exact conversion needs more digits than the engine's whole numbers have."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from finlink.engine import DuckEngine

_CENT = Decimal("0.01")
_MOST = Decimal(10) ** 26
"""Results beyond this have no use as money and no room in DECIMAL(28, 2)."""


def in_euro(amount: Decimal, price: Decimal, rate: Decimal) -> Decimal | None:
    """Return amount × price ÷ rate rounded half up to cents; None for a rate of 0 or a result beyond 10**26.

    >>> in_euro(Decimal("1.5"), Decimal("0.0033333333333333333"), Decimal(1))
    Decimal('0.01')
    """
    whole = Context(prec=400, rounding=ROUND_HALF_UP)
    top = whole.multiply(whole.multiply(amount, price), Decimal(100))
    try:
        cents, rest = whole.divmod(top, rate)
    except InvalidOperation:
        return None
    cents += 1 if 2 * rest >= rate else 0
    euro = whole.multiply(cents, _CENT)
    return euro if euro < _MOST else None


def settle_long_figures(engine: DuckEngine, name: str) -> None:
    """Fill ``eur`` of the rows of table ``name`` that have a rate but no result; Python sees distinct figures only."""
    where = "eur IS NULL AND rate IS NOT NULL AND amount IS NOT NULL"
    figures = engine.rows(f"SELECT DISTINCT amount, coalesce(price, 1), rate FROM {name} WHERE {where} ORDER BY ALL")
    if not figures:
        return
    found = [(*one, in_euro(*one)) for one in figures]
    types = {"amount": "DECIMAL(38,18)", "price": "DECIMAL(38,18)", "rate": "DECIMAL(38,18)", "eur": "DECIMAL(30,2)"}
    columns = {key: [None if row[n] is None else str(row[n]) for row in found] for n, key in enumerate(types)}
    engine.table_from_columns("long_figures", columns, types)
    engine.run(
        f"UPDATE {name} SET eur = f.eur FROM long_figures f "
        f"WHERE {name}.eur IS NULL AND {name}.rate IS NOT NULL AND f.amount = {name}.amount "
        f"AND f.price = coalesce({name}.price, 1) AND f.rate = {name}.rate"
    )
