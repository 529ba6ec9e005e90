"""The traces that were worked out by hand when the training scenario was told, beside what finlink finds."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from registers import SAMPLE, rows_of

import finlink
from finlink import demo

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.result import Build

CASES = ("KDO-408/25", "KT-116/25")
METHODS = ("fifo", "lifo", "pro_rata", "libr")


def planted(register: Path) -> list[tuple[object, ...]]:
    return sorted(
        (row["case_id"], row["method"], row["destination"], row["currency"], row["reason"], Decimal(row["amount"]))
        for row in rows_of(register / "truth" / "traces.csv")
    )


def found(build: Build, case: str, method: str = "") -> list[tuple[object, ...]]:
    """Return what a trace says as the truth writes it; where another method alone has something is left out."""
    frame = build.trace(case, method)
    columns = (frame[name] for name in ("case_id", "method", "destination", "currency", "reason", "amount"))
    return [row for row in zip(*columns, strict=True) if row[-1]]


def traced(build: Build) -> list[tuple[object, ...]]:
    return sorted(row for case in CASES for row in found(build, case))


def test_every_destination_is_found_with_its_amount(sample_build: Build) -> None:
    assert traced(sample_build) == planted(SAMPLE)


def test_other_account_numbers_change_no_amount(tmp_path: Path) -> None:
    demo.write(tmp_path / "register", seed=2)
    assert traced(finlink.build(tmp_path / "register", tmp_path / "build")) == planted(tmp_path / "register")


def test_the_planted_traces_are_those_of_both_cases() -> None:
    assert {row[0] for row in planted(SAMPLE)} == set(CASES)


@pytest.mark.parametrize("method", METHODS[1:])
def test_in_a_mixed_account_the_method_matters(sample_build: Build, method: str) -> None:
    mixed, plain = ({row[2:] for row in found(sample_build, case, method)} for case in CASES)
    assert mixed != {row[2:] for row in planted(SAMPLE) if row[0] == CASES[0]}
    assert plain == {row[2:] for row in planted(SAMPLE) if row[0] == CASES[1]}
