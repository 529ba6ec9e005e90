"""Tracing from Python: a case of a build, and a frame of transfers without a register."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from registers import SAMPLE

import finlink

if TYPE_CHECKING:
    from pathlib import Path

FIRST = pd.DataFrame({
    "time": ["2025-01-01", "2025-01-02", "2025-01-03", "2025-01-04", "2025-01-05", "2025-01-06"],
    "sender": ["others", "victim", "account", "others", "account", "account"],
    "receiver": ["account", "account", "A", "account", "B", "C"],
    "amount": ["70", "30", "40", "20", "50", "10"],
    "currency": "EUR",
    "proceeds_of": [None, "case", None, None, None, None],
})  # fmt: skip
ENDS = {
    "fifo": {"B": "20", "C": "10"},
    "lifo": {"A": "30"},
    "pro_rata": {"A": "12", "B": "11.25", "C": "2.25", "ACCOUNT": "4.5"},
    "libr": {"C": "10", "ACCOUNT": "20"},
}


@pytest.mark.parametrize("method", ENDS)
def test_a_frame_is_enough(method: str) -> None:
    found = finlink.trace_transfers(FIRST, method)
    amounts = {
        end.rsplit("/", 1)[-1]: amount for end, amount in zip(found["destination"], found["amount"], strict=True)
    }
    assert {end: amount for end, amount in amounts.items() if amount} == {
        end: Decimal(amount) for end, amount in ENDS[method].items()
    }


def test_a_service_ends_the_trace() -> None:
    frame = pd.concat([FIRST, pd.DataFrame([{
        "time": "2025-01-07", "sender": "B", "receiver": "D", "amount": "50", "currency": "EUR",
    }])])  # fmt: skip
    found = finlink.trace_transfers(frame, services=["B"])
    assert set(found.loc[found["amount"] > 0, "reason"]) == {"service", "left on the account"}
    assert not any(end.endswith("/D") for end in found["destination"])


def test_a_frame_without_proceeds_is_refused() -> None:
    with pytest.raises(finlink.FinlinkError, match="marks no payment as proceeds"):
        finlink.trace_transfers(FIRST.drop(columns="proceeds_of"))


def test_a_build_is_traced_by_any_method(tmp_path: Path) -> None:
    build = finlink.build(SAMPLE, tmp_path / "build")
    assert build.trace("KT-116/25")["amount"].sum() == Decimal(52300)
    assert set(build.trace("KT-116/25", "poison")["method"]) == {"poison"}
    assert len(build.hops("KT-116/25")) == 5
    with pytest.raises(finlink.FinlinkError, match="There is no method x; there are: fifo"):
        build.trace("KT-116/25", "x")
    with pytest.raises(finlink.FinlinkError, match="There is no case Q"):
        build.trace("Q")
