"""Amounts in euro: the register's own rates and prices, fixed pegs, the ECB's reference rates; exact arithmetic.

A missing rate is said, never guessed: the amount stays in its currency and is in no sum of euro. A stablecoin is no
dollar here: without a price in the register it has none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.engine import sql_file
from finlink.money import ecb
from finlink.money.exact import settle_long_figures
from finlink.money.pegs import PEG_TYPES, peg_columns
from finlink.money.reports import report_missing, report_rates

if TYPE_CHECKING:
    from finlink.engine import DuckEngine
    from finlink.errors import Issue

__all__ = ["convert", "convert_amounts"]

_LOSS_COLUMNS = (
    "id AS case_id, amount AS loss, currency, on_date, rate, eur AS loss_eur, price, price_currency, rate_source"
)
_NO_ECB = "CAST(NULL AS VARCHAR) AS currency, CAST(NULL AS DATE) AS on_date, CAST(NULL AS DECIMAL(38,18)) AS rate"


def convert(engine: DuckEngine, issues: list[Issue]) -> dict[str, str]:
    """Make ``case_money``: per case the loss in euro (two decimals, half up), by which rate, or why it is not known.

    Returns what the figures rest on beyond the register: the edition and the last day of the ECB's rates where they
    were looked at, else nothing.
    """
    basis = convert_amounts(engine, sql_file(__name__, "case_money"), "case_amounts")
    engine.table("case_money", f"SELECT {_LOSS_COLUMNS} FROM case_amounts ORDER BY case_id")
    report_missing(engine, issues, basis)
    report_rates(engine, issues)
    return basis


def convert_amounts(engine: DuckEngine, amounts: str, name: str) -> dict[str, str]:
    """Make the table ``name``: id, amount, currency, on_date, rate, price, price_currency, rate_source, eur.

    ``amounts`` is a query that yields id, amount (not negative), currency and on_date for anything that has them. EUR =
    amount × price ÷ rate, where ``rate`` is in units per euro and a rate stands for itself (no ``price``);
    ``rate_source`` cites the row, the peg or the day of the ECB's rate. Where there is no rate, ``eur`` is empty.
    Returns as ``convert``.
    """
    engine.run(f"CREATE OR REPLACE VIEW amounts_wanted AS {amounts}")
    wanted = "SELECT DISTINCT currency, on_date FROM amounts_wanted WHERE amount IS NOT NULL AND currency IS NOT NULL"
    engine.table("rates_wanted", wanted)
    engine.table_from_columns("pegs", peg_columns(), PEG_TYPES)
    engine.table("price_chosen", sql_file(__name__, "price_chosen"))
    engine.table("ecb_rates", f"SELECT {_NO_ECB}, CAST(NULL AS DATE) AS published WHERE false")
    engine.table("rate_chosen", sql_file(__name__, "rate_chosen"))
    basis = _ask_ecb(engine)
    engine.table("eur_rates", sql_file(__name__, "eur_rates"))
    engine.table(name, sql_file(__name__, "in_euro"))
    settle_long_figures(engine, name)
    return basis


def _ask_ecb(engine: DuckEngine) -> dict[str, str]:
    """Add the ECB's rates for what the register and the pegs leave open; nothing is read where they leave nothing."""
    query = "SELECT currency, on_date FROM rate_chosen WHERE rate IS NULL AND on_date IS NOT NULL ORDER BY ALL"
    # A price of the register needs no rate of what it prices.
    priced = "ANTI JOIN price_chosen USING (currency, on_date)"
    asked = engine.rows(query.replace("WHERE", f"{priced} WHERE"))
    if not asked:
        return {}
    past = ecb.history({currency for currency, _ in asked})
    found = [rate for currency, on in asked if (rate := past.rate(currency, on)) is not None]
    types = {"currency": "VARCHAR", "on_date": "DATE", "rate": "DECIMAL(38,18)", "published": "DATE"}
    columns = {name: [str(getattr(rate, name)) for rate in found] for name in types}
    engine.table_from_columns("ecb_rates", columns, types)
    engine.table("rate_chosen", sql_file(__name__, "rate_chosen"))
    return {"ecb_rates": ecb.edition(), "ecb_rates_until": past.last.isoformat()}
