"""What joins networks joins cases: the setting network_strength, in findings, indicators and the match table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from registers import a_case, records, write_register

import finlink
from finlink.collisions import collisions
from finlink.identifiers.base58 import encode_check

if TYPE_CHECKING:
    from pathlib import Path

FIRST, SECOND = (encode_check(bytes([0]) + number.to_bytes(20, "big")) for number in (1, 2))


@pytest.mark.parametrize(
    ("setting", "joined"), [("", False), ("network_strength = 0.75", True), ("network_strength = 0.85", False)]
)
def test_a_link_joins_where_it_joins_networks(setting: str, joined: bool, tmp_path: Path) -> None:
    together = {"time": "2025-02-01", "currency": "BTC", "chain": "bitcoin", "tx_hash": "ab" * 32, "direction": "out"}
    files = {
        "cases": [a_case("A", opened="2025-01-05", unit="North"), a_case("B", opened="2025-01-05", unit="South")],
        "wallets": [
            {"address": one, "chain": "bitcoin", "case_id": case, "role": "suspect"}
            for one, case in ((FIRST, "A"), (SECOND, "B"))
        ],
        "transfers": [{**together, "sender": one, "receiver": "", "amount": "0.5"} for one in (FIRST, SECOND)],
        "investigations": [{"investigation_id": "FI-1", "case_id": "B", "opened": "2025-01-06"}],
    }
    build = finlink.build(write_register(tmp_path / "register", files, setting), tmp_path / "build", as_of="2025-03-31")
    assert records(build, "SELECT strength FROM links") == [(0.8,)]
    assert bool(records(build, "SELECT * FROM networks")) is joined
    assert records(build, "SELECT case_id FROM findings WHERE rule = 'G12'") == ([("A",)] if joined else [])
    query = "SELECT numerator, denominator FROM kpi WHERE kpi = 'K22' AND \"group\" = 'all'"
    assert records(build, query) == [(2 if joined else 0, 2)]
    assert bool(collisions(build)) is joined
