"""What one row more changes in statuses and findings: of its own case exactly what it must, of others nothing."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
from registers import SAMPLE, csv_text, records, rows_of
from test_status_recount import Drawn

import finlink

if TYPE_CHECKING:
    from pathlib import Path

    from registers import Cells

    from finlink.result import Build

ABSENCE = {"G01", "G02", "G03", "G04", "G12", "G13", "G15", "G17"}
"""The findings that say that no investigation covers the case."""
OTHERS = {"G05", "G09", "G10", "G11", "G14", "G18", "G19", "G20", "G22", "G23", "G24"}
"""Those that say something else, and stay as they are when one opens in time."""


def with_row(register: Path, folder: Path, table: str, row: Cells, *, at: int = -1) -> Build:
    """Build a copy of a register with one row more, at the end or at a place."""
    shutil.copytree(register, folder / "register")
    path = folder / "register" / f"{table}.csv"
    rows = rows_of(path)
    rows.insert(len(rows) if at < 0 else at, row)
    path.write_text(csv_text(rows), encoding="utf-8", newline="")
    return finlink.build(folder / "register", folder / "build")


def findings(build: Build, where: str = "true") -> list[tuple[Any, ...]]:
    return records(build, f"SELECT subject, rule, severity, reason, evidence FROM findings WHERE {where} ORDER BY ALL")


def rules(build: Build, case_id: str) -> set[str]:
    return {rule for (rule,) in records(build, f"SELECT rule FROM findings WHERE case_id = '{case_id}'")}


def one_that(build: Build, where: str) -> str:
    """Return the first case of the sample of which SQL over its facts, status and findings holds."""
    found = records(
        build,
        "SELECT f.case_id FROM case_facts f JOIN case_status s USING (case_id) JOIN ("
        f"SELECT case_id, list(rule) AS rules FROM findings GROUP BY 1) r USING (case_id) WHERE {where} ORDER BY 1",
    )
    return str(found[0][0])


KINDS = [
    ("overdue and alone", "s.status = 'MISSING' AND list_has_all(r.rules, ['G01', 'G02']) AND f.network IS NULL"),
    ("known accounts without a loss", "list_contains(r.rules, 'G03')"),
    ("beside a case with an investigation", "list_contains(r.rules, 'G12')"),
    ("small losses that belong together", "list_contains(r.rules, 'G13') AND s.status = 'MISSING'"),
    ("closed with a loss", "list_contains(r.rules, 'G15')"),
]


@pytest.mark.parametrize("where", [one[1] for one in KINDS], ids=[one[0] for one in KINDS])
def test_an_investigation_clears_exactly_the_flags_of_its_case(where: str, sample_build: Build, tmp_path: Path) -> None:
    case = one_that(sample_build, where)
    opened = records(sample_build, f"SELECT opened FROM cases WHERE case_id = '{case}'")[0][0].isoformat()
    row = {
        "investigation_id": "F-NEW",
        "case_id": case,
        "opened": opened,
        "status": "open",
        "last_action": "2025-06-30",
    }
    after = with_row(SAMPLE, tmp_path, "investigations", row)
    assert after.manifest["as_of"] == sample_build.manifest["as_of"]
    before = rules(sample_build, case)
    assert before & ABSENCE
    assert rules(after, case) & (ABSENCE | OTHERS) == before & OTHERS
    assert records(after, f"SELECT status FROM case_status WHERE case_id = '{case}'") == [("OPEN",)]
    near = records(
        sample_build,
        "SELECT m.case_id FROM network_members m JOIN network_members mine ON mine.network = m.network "
        f"WHERE mine.case_id = '{case}'",
    )
    names = ", ".join(f"'{one}'" for one in {case, *(other for (other,) in near)})
    statuses = f"SELECT case_id, status, reason, evidence FROM case_status WHERE case_id <> '{case}' ORDER BY 1"
    assert records(after, statuses) == records(sample_build, statuses)
    far = f"coalesce(case_id, '') NOT IN ({names})"
    assert findings(after, far) == findings(sample_build, far)
    for (other,) in near:
        if other != case:
            changed = rules(after, other) ^ rules(sample_build, other)
            assert changed <= {"G12", "G13"}, other
            assert "G13" not in rules(after, other)


def test_an_unrelated_case_changes_nothing_of_any_other(sample_build: Build, tmp_path: Path) -> None:
    row = {"case_id": "ZZ-1/25", "offence": "fraud", "opened": "2025-02-01", "loss": "50000", "currency": "EUR"}
    after = with_row(SAMPLE, tmp_path, "cases", row)
    assert rules(after, "ZZ-1/25") >= {"G01", "G02"}
    others = "coalesce(case_id, '') <> 'ZZ-1/25'"
    assert findings(after, others) == findings(sample_build)
    for table in ("case_status", "gaps"):
        query = f"SELECT * FROM {table} WHERE case_id <> 'ZZ-1/25' ORDER BY case_id"
        assert records(after, query) == records(sample_build, query)


@pytest.mark.parametrize("at", [0, 100])
def test_nor_does_one_in_the_middle_of_the_file(at: int, tmp_path: Path) -> None:
    """All later rows move by one; statuses, and findings but for the rows that they cite, stay."""
    drawn = Drawn(6)
    base = tmp_path / "base"
    base.mkdir()
    for name, content in drawn.files.items():
        text = content if isinstance(content, str) else csv_text(content)
        (base / (name if "." in name else f"{name}.csv")).write_text(text, encoding="utf-8", newline="")
    (base / "finlink.toml").write_text('profile = "ours.toml"\nas_of = "2025-06-30"\n', encoding="utf-8")
    before = finlink.build(base, tmp_path / "before")
    row = {"case_id": "ZZ", "offence": "fraud", "opened": "2025-02-01", "loss": "50000", "currency": "EUR", "pfi": "no"}
    after = with_row(base, tmp_path / "more", "cases", row, at=at)
    told = "SELECT case_id, status, reason FROM case_status WHERE case_id <> 'ZZ' ORDER BY 1"
    assert records(after, told) == records(before, told)
    said = "SELECT subject, rule, severity, reason FROM findings WHERE coalesce(case_id, '') <> 'ZZ' ORDER BY ALL"
    assert records(after, said) == records(before, said)
    assert len(records(before, said)) > 100
