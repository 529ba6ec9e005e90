"""What is said about rates: amounts that have none and why, rates that contradict each other, rows of no use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.errors import Issue
from finlink.words import plain_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from finlink.engine import DuckEngine

_ADD = "add the rate to rates.csv (date,currency,rate,source)"


def report_missing(engine: DuckEngine, issues: list[Issue], basis: Mapping[str, str]) -> None:
    """Report each loss that is in no sum of euro, with the reason; ``basis`` as ``convert`` returns it."""
    missing = engine.rows(
        "SELECT c.source_file, c.source_row, m.currency, m.on_date, m.rate, m.price, m.price_currency, "
        "(SELECT max(r.date) FROM rates r WHERE r.currency = m.currency AND r.date <= m.on_date) "
        "FROM case_money m JOIN cases c USING (case_id) "
        "WHERE m.loss IS NOT NULL AND m.loss_eur IS NULL ORDER BY 1, 2"
    )
    for file, row, currency, on, rate, price, quoted_in, latest in missing:
        if currency is None:
            message, hint = "The loss has no currency, so it is not in any sum.", "give the currency of this row"
        elif rate is not None:
            message, hint = _beyond(currency, rate), "check the loss and the rate"
        elif price is not None:
            message = (
                f"{currency} has a price in {quoted_in}, but there is no rate of {quoted_in} for its day, so the loss "
                "is not in any euro sum."
            )
            hint = f"add the rate of {quoted_in} to rates.csv (date,currency,rate,source)"
        else:
            message, hint = _none(currency, on, latest, basis), _ADD
        issues.append(Issue(file, row, "loss", "RATE-MISSING", "warning", currency or "", message, hint))


def _beyond(currency: str, rate: Decimal) -> str:
    return (
        f"At {plain_text(rate)} {currency} per euro the loss is too large to be an amount; it is not in any euro sum."
    )


def _none(currency: str, on: date | None, latest: date | None, basis: Mapping[str, str]) -> str:
    message = (
        f"There is no rate of {currency} on or before {on or 'an unknown date'}, so the loss is not in any euro sum."
    )
    if latest is not None:
        message = (
            f"The latest rate or price of {currency} before {on} is of {latest}, too old to be used, so the loss is "
            "not in any euro sum."
        )
    until = basis.get("ecb_rates_until", "")
    if on is not None and until and until < on.isoformat():
        message += f" The rates of the European Central Bank that finlink has end on {until}."
    return message


def report_rates(engine: DuckEngine, issues: list[Issue]) -> None:
    """Say where the register has two rates or prices for one day (the smaller is used), and which rows have none."""
    for what in ("rate", "price"):
        group = "currency, date" if what == "rate" else "currency, date, price_currency"
        query = (
            f"SELECT min(source_file), min(source_row), currency, date, min({what}), max({what}) FROM rates "
            f"GROUP BY {group} HAVING count(DISTINCT {what}) > 1 ORDER BY 1, 2"
        )
        for file, row, currency, on, low, high in engine.rows(query):
            both = f"{plain_text(low)} and {plain_text(high)}"
            message = f"{currency} has two {what}s for {on}, {both}; the smaller one is used."
            hint = "keep one of the two rows"
            issues.append(Issue(file, row, what, "RATE-DIFFERS", "warning", currency, message, hint))
    query = (
        "SELECT source_file, source_row, currency FROM rates WHERE NOT coalesce(rate > 0, false) "
        "AND NOT coalesce(price > 0 AND price_currency <> currency, false) ORDER BY 1, 2"
    )
    for file, row, currency in engine.rows(query):
        message = f"The row has neither a rate of {currency} nor a price in another currency; it converts nothing."
        hint = "give rate (units per euro), or price and price_currency"
        issues.append(Issue(file, row, "rate", "RATE-EMPTY", "warning", currency, message, hint))
