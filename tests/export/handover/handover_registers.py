"""What the tests of the hand-over share: the sample as its own unit has it, and the sample with handling codes."""

from __future__ import annotations

import csv
import shutil
from typing import TYPE_CHECKING

import pytest
from registers import SAMPLE, rows_of

import finlink
from finlink.export.handover.audiences import audience
from finlink.export.handover.compose import compose
from finlink.export.handover.extent import Extent

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.export.handover.model import Handover
    from finlink.result import Build

CODED = {
    "cases.csv": {3: "H2", 7: "TLP:RED", 20: "H1"},
    "investigations.csv": {9: "H2", 12: "TLP:AMBER"},
    "parties.csv": {4: "TLP:AMBER+STRICT", 9: "TLP:GREEN", 20: "H0"},
    "accounts.csv": {10: "H1; TLP:GREEN", 30: "tlp:clear", 115: "H2"},
    "wallets.csv": {14: "H3", 24: "H1"},
    "transfers.csv": {5: "H1", 9: "for Unit 5 only", 40: "H2", 71: "TLP:RED", 96: "TLP:AMBER"},
    "measures.csv": {3: "H2"},
    "decisions.csv": {4: "H2"},
}
"""Handling codes by file and line of the sample, so that each table and every sort of code has some."""


@pytest.fixture(scope="session")
def whole(sample_build: Build) -> Handover:
    """The sample as its own unit may have it, personal numbers readable."""
    return compose(sample_build, Extent(), audience("own-unit"), unmask=True)[0]


@pytest.fixture(scope="session")
def coded_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample register with the codes of `CODED`."""
    folder = tmp_path_factory.mktemp("coded") / "register"
    shutil.copytree(SAMPLE, folder)
    for name, codes in CODED.items():
        write_rows(folder / name, codes)
    return folder


@pytest.fixture(scope="session")
def coded_build(coded_register: Path) -> Build:
    """The build of the register with codes."""
    return finlink.build(coded_register, coded_register.with_name("build"), as_of="2025-06-30")


def write_rows(path: Path, codes: dict[int, str]) -> None:
    """Write a file again with a column ``handling``; every row of the sample is one line."""
    rows = rows_of(path)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, [*rows[0], "handling"], lineterminator="\n")
        writer.writeheader()
        for line, row in enumerate(rows, 2):
            writer.writerow(row | {"handling": codes.get(line, "")})
