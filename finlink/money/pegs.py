"""Rates to the euro that do not move, with the law that fixes them."""

from __future__ import annotations

PEGS = {
    "EUR": ("1", None, "the euro itself"),
    "BAM": ("1.95583", None, "peg: Law on the Central Bank of Bosnia and Herzegovina, art. 32"),
    "BGN": ("1.95583", None, "peg: Law on the Bulgarian National Bank, art. 29"),
    "HRK": ("7.53450", "2023-01-01", "conversion rate: Council Regulation (EU) 2022/1208"),
}
"""Units per euro, the first day on which the rate holds (None = always), and its source.

The mark of Bosnia and Herzegovina and the lev stand on the German mark's conversion rate (Council Regulation (EC)
2866/98) under a currency board; the lev's is also the rate at which Bulgaria joined. The kuna floated until Croatia
joined: before 2023 it has the European Central Bank's rates.
"""

PEG_TYPES = {"currency": "VARCHAR", "rate": "DECIMAL(38,18)", "since": "DATE", "source": "VARCHAR"}


def peg_columns() -> dict[str, list[str | None]]:
    """Return the pegs by column: currency, rate, since, source."""
    return {
        "currency": list(PEGS),
        "rate": [rate for rate, _, _ in PEGS.values()],
        "since": [since for _, since, _ in PEGS.values()],
        "source": [source for _, _, source in PEGS.values()],
    }
