"""Registers and builds that many tests read and none may change: made once a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from registers import SAMPLE

import finlink
from finlink import demo
from finlink.engine import DuckEngine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from finlink.result import Build

pytest_plugins = ["chart_browser", "firefox_browser", "handover_registers"]


@pytest.fixture(scope="session")
def sample_build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The build of the committed sample register."""
    return finlink.build(SAMPLE, tmp_path_factory.mktemp("sample") / "build")


@pytest.fixture(scope="session")
def bulk_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A generated register of 2,000 cases and 40,000 transfers, with its truth."""
    folder = tmp_path_factory.mktemp("bulk") / "register"
    demo.write(folder, seed=11, cases=2000)
    return folder


@pytest.fixture(scope="session")
def bulk_build(bulk_register: Path) -> Build:
    """The build of the generated register."""
    return finlink.build(bulk_register, bulk_register.with_name("build"))


@pytest.fixture(scope="module")
def engine() -> Iterator[DuckEngine]:
    """An engine without any table, to try SQL with."""
    one = DuckEngine()
    yield one
    one.close()
