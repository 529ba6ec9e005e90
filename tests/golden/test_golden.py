"""The listings of the sample register, as the installed command writes them, against ``sample_data/expected``.

``FINLINK_UPDATE=1`` rewrites the expected files; the difference is then read before it is committed.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from registers import SAMPLE, run

from finlink.files import sha256

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.result import Build

FILES = ("gaps.csv", "links.csv", "networks.csv", "kpi.csv", "issues.csv")
EXPECTED = SAMPLE / "expected"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("golden") / "build"
    done = run("build", SAMPLE, "-o", target)
    assert done.returncode == 0, done.stderr
    return target


@pytest.mark.parametrize("name", FILES)
def test_listing(name: str, written: Path) -> None:
    found = (written / name).read_text("utf-8")
    if os.environ.get("FINLINK_UPDATE") == "1":
        EXPECTED.mkdir(exist_ok=True)
        (EXPECTED / name).write_text(found, encoding="utf-8", newline="\n")
    assert found.splitlines() == (EXPECTED / name).read_text("utf-8").splitlines()
    assert "\r" not in found


def test_the_command_and_the_library_write_the_same(written: Path, sample_build: Build) -> None:
    for name, digest in sample_build.manifest["outputs"].items():
        assert sha256(written / name) == digest, name
