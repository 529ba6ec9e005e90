"""Small registers written from Python values, and the installed command: what most tests start from."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import finlink

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finlink.result import Build

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "sample_data"
COMMAND = Path(sys.executable).with_name("finlink")

Cells = dict[str, str]

VALID_IBAN = "RS35908000007713380032"
OTHER_IBAN = "BA399124449318416423"
WRONG_IBAN = "RS35908000007713380033"
PERSON = "1409959710022"


def csv_text(rows: Sequence[Cells], *, delimiter: str = ",") -> str:
    """Return rows as CSV with the union of their columns, in order of first use."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    stream = io.StringIO()
    writer = csv.DictWriter(stream, columns, lineterminator="\n", restval="", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def write_register(folder: Path, files: Mapping[str, Sequence[Cells] | str | bytes], settings: str = "") -> Path:
    """Write a register: file name (``.csv`` may be left out) → rows, text, or bytes; ``settings`` is finlink.toml."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / (name if "." in name else f"{name}.csv")
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(content if isinstance(content, str) else csv_text(content), encoding="utf-8", newline="")
    if settings:
        (folder / "finlink.toml").write_text(settings, encoding="utf-8")
    return folder


def built(base: Path, files: Mapping[str, Sequence[Cells] | str | bytes], settings: str = "", **options: str) -> Build:
    """Write a register below ``base`` and build it."""
    return finlink.build(write_register(base / "register", files, settings), base / "build", **options)  # type: ignore[arg-type]


def a_case(case_id: str = "C1", **cells: str) -> Cells:
    """Return a case that is MISSING as of 2025-06-30, with ``cells`` changed."""
    return {"case_id": case_id, "offence": "fraud", "opened": "2025-01-10", "loss": "500", "currency": "EUR"} | cells


def rows_of(path: Path) -> list[Cells]:
    """Return a CSV file as dicts."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def records(build: Build, query: str) -> list[tuple[Any, ...]]:
    """Return the rows of a query over a build."""
    return build.engine.rows(query)


def issues_of(build: Build) -> list[tuple[str, int, str, str]]:
    """Return (file, row, column, issue) of every issue, informational ones included."""
    return records(build, 'SELECT file, "row", "column", issue FROM issues ORDER BY ALL')


def digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file below a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def run(
    *arguments: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the installed ``finlink`` and return what it said; never raises for an exit code."""
    return subprocess.run(
        [str(COMMAND), *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
