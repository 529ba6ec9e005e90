"""Amounts in euro: fixed pegs, the register's own rates, exact arithmetic; a missing rate stays unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.engine import sql_file
from finlink.errors import Issue
from finlink.words import plain_text

if TYPE_CHECKING:
    from finlink.engine import DuckEngine

PEGS = {"EUR": "1", "BAM": "1.95583", "BGN": "1.95583", "HRK": "7.53450"}
"""Units per euro that do not move: the euro, the currency boards of BA and BG, and the rate at which HR joined.

Sources: Central Bank of Bosnia and Herzegovina Act art. 32; Council Regulations (EU) 2022/1208 (HRK) and the
Bulgarian National Bank Act art. 29 (BGN).
"""


def convert(engine: DuckEngine, issues: list[Issue]) -> None:
    """Make ``case_money``: per case the loss in euro (two decimals, half up) or why it is not known."""
    rows = {"currency": list(PEGS), "rate": list(PEGS.values())}
    engine.table_from_columns("pegs", rows, {"currency": "VARCHAR", "rate": "DECIMAL(38,18)"})
    engine.table("case_money", sql_file(__name__, "case_money"))
    missing = engine.rows(
        "SELECT c.source_file, c.source_row, m.currency, m.on_date FROM case_money m JOIN cases c USING (case_id) "
        "WHERE m.loss IS NOT NULL AND m.loss_eur IS NULL ORDER BY 1, 2"
    )
    for file, row, currency, on in missing:
        if currency is None:
            message, hint = "The loss has no currency, so it is not in any sum.", "give the currency of this row"
        else:
            day = on or "an unknown date"
            message = f"There is no rate of {currency} on or before {day}, so the loss is not in any euro sum."
            hint = "add the rate to rates.csv (date,currency,rate,source)"
        issues.append(Issue(file, row, "loss", "RATE-MISSING", "warning", currency or "", message, hint))
    _report_differing_rates(engine, issues)


def _report_differing_rates(engine: DuckEngine, issues: list[Issue]) -> None:
    """Say where the register has two rates of one currency for one day; the smaller one is used."""
    query = (
        "SELECT min(source_file), min(source_row), currency, date, min(rate), max(rate) FROM rates "
        "GROUP BY currency, date HAVING count(DISTINCT rate) > 1 ORDER BY 1, 2"
    )
    for file, row, currency, on, low, high in engine.rows(query):
        both = f"{plain_text(low)} and {plain_text(high)}"
        message = f"{currency} has two rates for {on}, {both}; the smaller one is used."
        hint = "keep one of the two rows"
        issues.append(Issue(file, row, "rate", "RATE-DIFFERS", "warning", currency, message, hint))
