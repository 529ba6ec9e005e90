"""Measures on charts, and the handling codes of all that a chart shows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from registers import VALID_IBAN, a_case, built

from finlink.export import pages, restrained
from finlink.export.handling import handling_shown
from finlink.export.restrained import with_measures

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.result import Build

ACCOUNT = {"account": VALID_IBAN, "case_id": "C1", "role": "mule"}


def _event(measure: str, amount: str, date: str, **cells: str) -> dict[str, str]:
    return {"measure_id": f"M-{measure}-{date}", "case_id": "C1", "measure": measure, "target": VALID_IBAN,
            "amount": amount, "currency": "EUR", "date": date} | cells  # fmt: skip


def _register(tmp_path: Path, *events: dict[str, str], **files: Any) -> Build:
    return built(
        tmp_path,
        {"cases": [a_case("C1"), a_case("C2")], "accounts": [ACCOUNT], "measures": list(events)} | files,
    )


def test_an_asset_stands_at_its_account_with_what_is_held_and_what_was_done(tmp_path: Path) -> None:
    build = _register(
        tmp_path,
        _event("frozen", "500.25", "2025-02-01", authority="Court", order_ref="K-1"),
        _event("released", "200.00", "2025-03-01"),
    )
    picture = build.graph(case="C1")
    assert with_measures(build.engine, picture) == 0
    (name, data), *others = [(node, data) for node, data in picture.nodes(data=True) if data["kind"] == "measure"]
    assert others == []
    assert (data["held"], data["currency"], data["first_on"]) == ("300.25", "EUR", "2025-02-01")
    assert data["evidence"] == "measures.csv:2; measures.csv:3"
    told = json.loads(data["measures"])
    assert [(event["measure"], event["amount"], event["date"]) for event in told] == [
        ("frozen", "500.25", "2025-02-01"),
        ("released", "200", "2025-03-01"),
    ]
    assert (told[0]["authority"], told[0]["order_ref"], told[0]["evidence"]) == ("Court", "K-1", "measures.csv:2")
    assert [end for _, end in picture.edges(name)] == [f"account:{VALID_IBAN}"]


def test_an_asset_that_is_no_account_stands_at_its_case(tmp_path: Path) -> None:
    build = _register(tmp_path, _event("seized", "9000", "2025-02-01", target="Yacht", asset_type="vessel"))
    picture = build.graph(case="C1")
    with_measures(build.engine, picture)
    (asset,) = [node for node, data in picture.nodes(data=True) if data["kind"] == "measure"]
    assert [end for _, end in picture.edges(asset)] == ["case:C1"]
    assert picture.nodes[asset]["label"] == "Yacht"
    other = build.graph(case="C2")
    with_measures(build.engine, other)
    assert not [node for node, data in other.nodes(data=True) if data["kind"] == "measure"]


def test_what_there_is_no_room_for_is_counted_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    events = [_event("seized", "1", "2025-02-01", target=f"Car {n}", measure_id=f"M{n}") for n in range(5)]
    build = _register(tmp_path, *events)
    monkeypatch.setattr(restrained, "MOST_ASSETS", 3)
    picture = build.graph(case="C1")
    assert with_measures(build.engine, picture) == 2
    assert sum(data["kind"] == "measure" for _, data in picture.nodes(data=True)) == 3
    assert "Measures on 2 more assets are not drawn" in pages.chart_page(build, case="C1")


@pytest.mark.parametrize("table", ["accounts", "transfers", "measures", "parties", "investigations"])
def test_the_banner_has_the_code_of_every_row_that_is_shown(tmp_path: Path, table: str) -> None:
    rows: dict[str, list[dict[str, str]]] = {
        "accounts": [ACCOUNT],
        "transfers": [{"sender": VALID_IBAN, "receiver": "BA399124449318416423", "amount": "1", "currency": "EUR",
                       "time": "2025-01-02", "transfer_id": "T1"}],
        "measures": [_event("frozen", "5", "2025-02-01")],
        "parties": [{"case_id": "C1", "name": "Ana Kovač", "role": "suspect"}],
        "investigations": [{"investigation_id": "F1", "case_id": "C1", "opened": "2025-02-01"}],
    }  # fmt: skip
    rows[table] = [row | {"handling": "TLP:RED"} for row in rows[table]]
    build = built(tmp_path, {"cases": [a_case("C1", handling="TLP:AMBER"), a_case("C2", handling="H1")], **rows})
    picture = build.graph(case="C1")
    with_measures(build.engine, picture)
    assert handling_shown(build.engine, picture) == ("TLP:RED", "TLP:AMBER")
    assert '<p class="banner" role="note">TLP:RED, TLP:AMBER</p>' in pages.chart_page(build, case="C1")
    other = build.graph(case="C2")
    assert handling_shown(build.engine, other) == ("H1",)
