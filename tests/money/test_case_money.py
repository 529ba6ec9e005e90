"""Losses in euro: pegs, the register's rates, the right day, exact rounding; no rate, no figure."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from registers import a_case, built, issues_of, records

from finlink import money
from finlink.engine import DuckEngine
from finlink.normalise.columns.types import typed_amount

if TYPE_CHECKING:
    from pathlib import Path

RATES = "date,currency,rate,source\n2025-01-01,RSD,117.2,x\n2025-02-01,RSD,120,x\n2025-01-01,BTC,0.00001953125,x\n"

AMOUNTS = [
    ("euro", {"loss": "12.35", "currency": "EUR"}, "12.35"),
    ("half a cent goes up", {"loss": "0.60", "currency": "RSD", "incident_on": "2025-02-01"}, "0.01"),
    ("below half a cent", {"loss": "0.59", "currency": "RSD", "incident_on": "2025-02-01"}, "0.00"),
    ("BAM at its peg", {"loss": "195583", "currency": "BAM"}, "100000.00"),
    ("BGN at its peg", {"loss": "19558.30", "currency": "BGN"}, "10000.00"),
    ("HRK at its rate", {"loss": "753.45", "currency": "HRK"}, "100.00"),
    (
        "the latest rate before the incident",
        {"loss": "11720", "currency": "RSD", "incident_on": "2025-01-31"},
        "100.00",
    ),
    ("the rate of the day itself", {"loss": "12000", "currency": "RSD", "incident_on": "2025-02-01"}, "100.00"),
    (
        "the report's day where no incident is known",
        {"loss": "12000", "currency": "RSD", "reported_on": "2025-02-03"},
        "100.00",
    ),
    (
        "the day it was opened as the last resort",
        {"loss": "11720", "currency": "RSD", "opened": "2025-01-05"},
        "100.00",
    ),
    ("before the first rate", {"loss": "5", "currency": "RSD", "incident_on": "2024-12-31"}, None),
    ("no rate at all", {"loss": "5", "currency": "ALL"}, None),
    ("no currency", {"loss": "5", "currency": ""}, None),
    ("no day", {"loss": "5", "currency": "RSD", "opened": ""}, None),
    ("a peg needs no day", {"loss": "5", "currency": "EUR", "opened": ""}, "5.00"),
    ("bitcoin to the satoshi", {"loss": "0.12345678", "currency": "BTC"}, "6320.99"),
    ("very large", {"loss": "999999999999999999.99", "currency": "EUR"}, "999999999999999999.99"),
    ("nought", {"loss": "0", "currency": "EUR"}, "0.00"),
]


def test_losses(tmp_path: Path) -> None:
    cases = [a_case(f"C{n:02d}", **cells) for n, (_, cells, _) in enumerate(AMOUNTS)]
    build = built(tmp_path, {"cases": cases, "rates": RATES})
    found = dict(records(build, "SELECT case_id, loss_eur FROM case_money"))
    expected = {f"C{n:02d}": Decimal(euro) if euro else None for n, (_, _, euro) in enumerate(AMOUNTS)}
    named = {f"C{n:02d}": name for n, (name, _, _) in enumerate(AMOUNTS)}
    assert {named[k]: v for k, v in found.items()} == {named[k]: v for k, v in expected.items()}
    unknown = [row for _, row, _, issue in issues_of(build) if issue == "RATE-MISSING"]
    assert unknown == [n + 2 for n, (_, _, euro) in enumerate(AMOUNTS) if euro is None]


@pytest.mark.parametrize("order", [("100", "200"), ("200", "100")])
def test_two_rates_of_one_day_do_not_depend_on_their_order(order: tuple[str, str], tmp_path: Path) -> None:
    rates = "date,currency,rate\n" + "".join(f"2025-01-01,RSD,{rate}\n" for rate in order)
    build = built(tmp_path, {"cases": [a_case(loss="1000", currency="RSD")], "rates": rates})
    assert records(build, "SELECT loss_eur FROM case_money") == [(Decimal("10.00"),)]


def test_a_rate_beyond_reason_gives_no_figure_and_no_crash(tmp_path: Path) -> None:
    rates = (
        "date,currency,rate\n2025-01-01,XXA,0.0000000000000001\n2025-01-01,XXB,0.000000000000000001\n2025-01-01,XXC,0\n"
    )
    cases = [a_case(f"C{c}", loss="999999999999999999", currency=f"XX{c}") for c in "ABC"]
    build = built(tmp_path, {"cases": cases, "rates": rates})
    assert records(build, "SELECT loss_eur FROM case_money") == [(None,)] * 3


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.decimals(0, 10**12, places=8), st.decimals("0.00000001", 10**6, places=8)), min_size=1, max_size=20
    )
)
def test_the_conversion_is_what_exact_arithmetic_says(pairs: list[tuple[Decimal, Decimal]]) -> None:
    engine = DuckEngine()
    names = [f"C{n}" for n in range(len(pairs))]
    day = ["2025-01-01"] * len(pairs)
    engine.table_from_columns(
        "cases",
        {
            "case_id": names,
            "loss": [str(a) for a, _ in pairs],
            "currency": names,
            "incident_on": day,
            "source_row": range(len(pairs)),
        },
        {
            "case_id": "VARCHAR",
            "loss": "DECIMAL(38,18)",
            "currency": "VARCHAR",
            "incident_on": "DATE",
            "source_row": "INTEGER",
        },
    )
    engine.run("ALTER TABLE cases ADD COLUMN reported_on DATE")
    engine.run("ALTER TABLE cases ADD COLUMN opened DATE")
    engine.run("ALTER TABLE cases ADD COLUMN source_file VARCHAR")
    engine.table_from_columns(
        "rates",
        {
            "date": day,
            "currency": names,
            "rate": [str(r) for _, r in pairs],
            "source_file": day,
            "source_row": range(len(pairs)),
        },
        {
            "date": "DATE",
            "currency": "VARCHAR",
            "rate": "DECIMAL(38,18)",
            "source_file": "VARCHAR",
            "source_row": "INTEGER",
        },
    )
    engine.run("ALTER TABLE rates ADD COLUMN price DECIMAL(38,18)")
    engine.run("ALTER TABLE rates ADD COLUMN price_currency VARCHAR")
    money.convert(engine, [])
    found = dict(engine.rows("SELECT case_id, loss_eur FROM case_money"))
    engine.close()
    for name, (amount, rate) in zip(names, pairs, strict=True):
        exact = (amount / rate).quantize(Decimal("0.01"), ROUND_HALF_UP)
        assert found[name] == exact, (amount, rate)


def test_amounts_are_stored_as_decimals() -> None:
    assert "DECIMAL(38,18)" in typed_amount("x", ".").value


def test_two_rates_for_one_day_are_said(tmp_path: Path) -> None:
    cases = [a_case(loss="117", currency="RSD", opened="2025-01-02")]
    rates = [{"date": "2025-01-01", "currency": "RSD", "rate": rate} for rate in ("117", "118")]
    build = built(tmp_path, {"cases.csv": cases, "rates.csv": rates})
    said = records(build, "SELECT message FROM issues WHERE issue = 'RATE-DIFFERS'")
    assert said == [("RSD has two rates for 2025-01-01, 117 and 118; the smaller one is used.",)]
    assert records(build, "SELECT loss_eur FROM case_money") == [(1,)]
