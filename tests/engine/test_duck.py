"""The embedded engine: tables from queries and columns, exact decimals, its own words for what goes wrong."""

from __future__ import annotations

import errno
from decimal import Decimal
from typing import TYPE_CHECKING

import duckdb
import pytest

from finlink.engine import DuckEngine
from finlink.errors import FinlinkError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def engine() -> Iterator[DuckEngine]:
    one = DuckEngine()
    yield one
    one.close()


def allowed(engine: DuckEngine) -> str:
    return str(engine.value("SELECT current_setting('memory_limit')"))


def test_a_step_may_hold_more_memory_but_never_less_than_before() -> None:
    engine = DuckEngine(memory="64MiB")
    with engine.room_for(96 * 2**20):
        assert allowed(engine) == "96.0 MiB"
    assert allowed(engine) == "64.0 MiB"
    with engine.room_for(32 * 2**20):
        assert allowed(engine) == "64.0 MiB"
    with pytest.raises(KeyError), engine.room_for(96 * 2**20):
        raise KeyError
    assert allowed(engine) == "64.0 MiB"
    engine.close()


def test_columns_keep_their_values_and_order(engine: DuckEngine) -> None:
    columns: dict[str, list[object]] = {
        "a": ["x'y", None, "ž"],
        "b": ["0.1", "123456789012345678.000000000000000001", None],
    }
    engine.table_from_columns("t", columns, {"a": "VARCHAR", "b": "DECIMAL(38,18)"})
    assert engine.rows("SELECT a, b FROM t ORDER BY rowid") == [
        ("x'y", Decimal("0.100000000000000000")),
        (None, Decimal("123456789012345678.000000000000000001")),
        ("ž", None),
    ]
    assert engine.columns("SELECT a FROM t ORDER BY rowid") == {"a": ["x'y", None, "ž"]}


def test_an_empty_table_has_its_types(engine: DuckEngine) -> None:
    engine.table_from_columns("t", {"a": [], "b": []}, {"a": "VARCHAR", "b": "DATE"})
    assert engine.rows("SELECT column_type FROM (DESCRIBE t)") == [("VARCHAR",), ("DATE",)]
    assert engine.value("SELECT count(*) FROM t") == 0
    assert "t" in engine.names()


def test_a_twin_reads_the_same_tables(engine: DuckEngine) -> None:
    engine.table("t", "SELECT 7 AS n")
    twin = engine.twin()
    assert twin.rows("SELECT n FROM t") == [(7,)]
    assert twin.counter() != engine.counter()


def test_parquet_of_the_same_rows_is_the_same_bytes(engine: DuckEngine, tmp_path: Path) -> None:
    query = "SELECT range AS n, 'row ' || range AS t FROM range(5000) ORDER BY 1"
    for name in ("one", "two"):
        engine.copy_to_parquet(query, tmp_path / f"{name}'s.parquet")
    assert (tmp_path / "one's.parquet").read_bytes() == (tmp_path / "two's.parquet").read_bytes()


class _Broken:
    """A connection on which every statement fails in one way."""

    def __init__(self, problem: Exception) -> None:
        self.problem = problem

    def execute(self, _statement: str) -> None:
        raise self.problem

    def close(self) -> None:
        """Do nothing."""


def test_a_full_disk_is_an_oserror_that_says_so(engine: DuckEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "connection", _Broken(duckdb.IOException("Could not write: No space left on device")))
    with pytest.raises(OSError, match="No space left") as caught:
        engine.run("SELECT 1")
    assert caught.value.errno == errno.ENOSPC


def test_too_little_memory_is_said_in_a_sentence(engine: DuckEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "connection", _Broken(duckdb.OutOfMemoryException("…")))
    with pytest.raises(FinlinkError, match="not enough memory"):
        engine.run("SELECT 1")
