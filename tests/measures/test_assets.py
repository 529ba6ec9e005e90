"""What became of an asset: counted once, by its last event, at the rate of the day of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from registers import a_case, built, records

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from registers import Cells

CAR, IBAN = "Audi A6, NI-123-AA", "RS35904000003968413039"


def event(measure: str, amount: str, date: str, **more: str) -> Cells:
    return {
        "case_id": "C1",
        "measure": measure,
        "amount": amount,
        "date": date,
        "currency": "EUR",
        "target": CAR,
    } | more


def assets(tmp_path: Path, measures: Sequence[Cells]) -> list[tuple[object, ...]]:
    files = {
        "cases": [a_case("C1"), a_case("C2")],
        "measures": list(measures),
        "rates": [
            {"date": "2025-01-01", "currency": "RSD", "rate": "117"},
            {"date": "2025-02-01", "currency": "RSD", "rate": "120"},
        ],
    }
    query = "SELECT asset, state, held, held_eur, highest, highest_eur, case_ids FROM assets"
    return records(built(tmp_path, files), query)


FROZEN = event("frozen", "100", "2025-01-10")
TABLE: list[tuple[str, list[Cells], list[tuple[object, ...]]]] = [
    ("one freeze", [FROZEN], [(f"{CAR} EUR", "frozen", 100, 100, "frozen", 100, "C1")]),
    (
        "the same asset up the stages is one",
        [FROZEN, event("seized", "90", "2025-01-12"), event("confiscated", "80", "2025-01-20")],
        [(f"{CAR} EUR", "confiscated", 80, 80, "confiscated", 80, "C1")],
    ),
    (
        "a partial release reduces what is held and not what was reached",
        [FROZEN, event("released", "30", "2025-01-11")],
        [(f"{CAR} EUR", "frozen", 70, 70, "frozen", 100, "C1")],
    ),
    (
        "a full release",
        [FROZEN, event("released", "100", "2025-01-11")],
        [(f"{CAR} EUR", "released", 0, 0, "frozen", 100, "C1")],
    ),
    (
        "frozen again after the release",
        [FROZEN, event("released", "100", "2025-01-11"), event("frozen", "60", "2025-01-15")],
        [(f"{CAR} EUR", "frozen", 60, 60, "frozen", 100, "C1")],
    ),
    (
        "found holds nothing",
        [event("identified", "100", "2025-01-10")],
        [(f"{CAR} EUR", "identified", 0, 0, "identified", 100, "C1")],
    ),
    (
        "a release alone",
        [event("released", "100", "2025-01-10")],
        [(f"{CAR} EUR", "released", 0, 0, None, None, "C1")],
    ),
    (
        "one thing in two cases is one asset",
        [FROZEN, event("seized", "100", "2025-01-12", case_id="C2")],
        [(f"{CAR} EUR", "seized", 100, 100, "seized", 100, "C1;C2")],
    ),
    (
        "returned in two parts adds up",
        [FROZEN, event("returned", "40", "2025-02-10"), event("returned", "50", "2025-02-11")],
        [(f"{CAR} EUR", "returned", 50, 50, "returned", 90, "C1")],
    ),
    (
        "one asset_id that two offices gave to different things is two assets",
        [
            event("frozen", "100", "2025-01-10", asset_id="1"),
            event("frozen", "7", "2025-01-11", asset_id="1", case_id="C2", target=IBAN),
        ],
        [
            ("1 of C1", "frozen", 100, 100, "frozen", 100, "C1"),
            ("1 of C2", "frozen", 7, 7, "frozen", 7, "C2"),
        ],
    ),
    (
        "without target and number each row is an asset",
        [event("frozen", "100", "2025-01-10", target=""), event("frozen", "100", "2025-01-10", target="")],
        [
            ("measures.csv:2", "frozen", 100, 100, "frozen", 100, "C1"),
            ("measures.csv:3", "frozen", 100, 100, "frozen", 100, "C1"),
        ],
    ),
    (
        "each event at the rate of its day",
        [
            event("frozen", "11700", "2025-01-10", currency="RSD"),
            event("confiscated", "11700", "2025-02-10", currency="RSD"),
        ],
        [(f"{CAR} RSD", "confiscated", 11700, pytest.approx(97.5), "confiscated", pytest.approx(97.5), "C1")],
    ),
    (
        "no rate, no value",
        [event("frozen", "5", "2025-01-10", currency="XMR")],
        [(f"{CAR} XMR", "frozen", 5, None, "frozen", None, "C1")],
    ),
]


@pytest.mark.parametrize(("measures", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_what_became_of_an_asset(measures: list[Cells], expected: list[tuple[object, ...]], tmp_path: Path) -> None:
    assert assets(tmp_path, measures) == expected


@pytest.mark.parametrize("backwards", [False, True], ids=["as written", "rows turned round"])
def test_the_order_of_rows_is_nothing(backwards: bool, tmp_path: Path) -> None:
    rows = [FROZEN, event("released", "30", "2025-01-11"), event("seized", "70", "2025-01-11")]
    found = assets(tmp_path, rows[::-1] if backwards else rows)
    assert [row[1:3] for row in found] == [("seized", 40)]
