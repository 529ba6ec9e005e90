"""The bad input of the main job, through the installed command: one clear sentence or one issue each, nothing lost.

Each case is a small register, what the command must say, and what must survive; one more case is one more entry.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from registers import rows_of, run, write_register

import finlink

if TYPE_CHECKING:
    from pathlib import Path

GOOD = "case_id,title,opened,loss,currency\nA1,one,2025-01-01,10,EUR\n"
LAST = "A9,nine,2025-01-09,90,EUR\n"
SHORT = GOOD + "A2,two\n" + LAST


@dataclass(frozen=True)
class Bad:
    """A register with one thing wrong: ``refused`` is the sentence's core, ``issues`` what issues.csv must hold."""

    name: str
    files: dict[str, str | bytes]
    refused: str = ""
    issues: tuple[tuple[str, int, str, str], ...] = ()
    options: tuple[str, ...] = ()
    cases: tuple[str, ...] = ("A1", "A9")
    rejected: int = 0
    settings: str = field(default="")


CASES = [
    Bad("no cases file", {"accounts.csv": "account,case_id\n"}, "has no cases file; add cases.csv"),
    Bad("required column missing", {"cases.csv": "cas_id,title\nA1,x\n"}, "required column case_id"),
    Bad("its nearest header is named", {"cases.csv": "cas_id,title\nA1,x\n"}, "did you mean 'cas_id'"),
    Bad("empty file", {"cases.csv": ""}, "cases.csv is empty (0 bytes)"),
    Bad("empty file of another table", {"cases.csv": GOOD, "accounts.csv": b""}, "accounts.csv is empty (0 bytes)"),
    Bad(
        "unreadable encoding",
        {"cases.csv": "case_id,title\nA1,Đurić\nA2,Čolić\n".encode("cp1250")},
        "--encoding cp1250",
    ),
    Bad(
        "the wrong encoding declared",
        {"cases.csv": GOOD},
        'encoding "rot99" is not known',
        options=("--encoding", "rot99"),
    ),
    Bad("zip called csv", {"cases.csv": b"PK\x03\x04junk"}, "ZIP or XLSX"),
    Bad("header claimed twice", {"cases.csv": "case_id,case_id\nA1,A1\n"}, "claimed by more than one header"),
    Bad("one id, two offices", {"cases.csv": "case_id,unit\nA1,x\nA1,y\n"}, "namespace"),
    Bad("no such file named", {"cases.csv": GOOD}, "there is no such file", settings='[files]\nwallets = "w.csv"\n'),
    Bad("unknown setting", {"cases.csv": GOOD}, 'key "colour" is not known', settings='colour = "red"\n'),
    Bad("too few cells", {"cases.csv": SHORT}, issues=(("cases.csv", 3, "", "FIELDS"),), rejected=1),
    Bad(
        "too many cells",
        {"cases.csv": GOOD + "A2,two,,,,,\n" + LAST},
        issues=(("cases.csv", 3, "", "FIELDS"),),
        rejected=1,
    ),
    Bad(
        "unclosed quote",
        {"cases.csv": GOOD + 'A2,"two,,,\n' + LAST},
        issues=(("cases.csv", 3, "", "QUOTE"),),
        rejected=1,
    ),
    Bad(
        "control character",
        {"cases.csv": GOOD + "A2,t\x00o,,,\n" + LAST},
        issues=(("cases.csv", 3, "", "CONTROL"),),
        rejected=1,
    ),
    Bad(
        "header again",
        {"cases.csv": GOOD + GOOD.splitlines()[0] + "\n" + LAST},
        issues=(("cases.csv", 3, "", "HEADER-AGAIN"),),
        rejected=1,
    ),
    Bad(
        "no case id",
        {"cases.csv": GOOD + ",two,,,\n" + LAST},
        issues=(("cases.csv", 3, "case_id", "EMPTY-CELL"),),
        rejected=1,
    ),
    Bad(
        "identical rows",
        {"cases.csv": GOOD + GOOD.splitlines()[1] + "\n" + LAST},
        issues=(("cases.csv", 2, "case_id", "CASE-SAME"),),
    ),
    Bad(
        "one office, differing cells",
        {"cases.csv": GOOD + "A1,one,2025-01-01,11,EUR\n" + LAST},
        issues=(("cases.csv", 2, "loss", "CASE-DIFFERS"),),
    ),
    Bad(
        "unknown case",
        {"cases.csv": GOOD + LAST, "accounts.csv": "account,case_id\n123,A7\n"},
        issues=(("accounts.csv", 2, "case_id", "CASE-UNKNOWN"),),
    ),
    Bad(
        "impossible date",
        {"cases.csv": GOOD + "A2,two,2025-02-30,,\n" + LAST},
        issues=(("cases.csv", 3, "opened", "DATE"),),
        cases=("A1", "A2", "A9"),
    ),
    Bad(
        "amount beyond reason",
        {"cases.csv": GOOD + "A2,two,,1e999999,EUR\n" + LAST},
        issues=(("cases.csv", 3, "loss", "AMOUNT"),),
        cases=("A1", "A2", "A9"),
    ),
    Bad(
        "file of no table",
        {"cases.csv": GOOD + LAST, "notes.csv": "x\n"},
        issues=(("notes.csv", 0, "", "FILE-UNUSED"),),
    ),
]


@pytest.mark.parametrize("bad", CASES, ids=[bad.name for bad in CASES])
def test_bad_input(bad: Bad, tmp_path: Path) -> None:
    folder = write_register(tmp_path / "r", bad.files, bad.settings)
    done = run("build", folder, "-o", tmp_path / "b", *bad.options)
    assert "Traceback" not in done.stderr
    assert "defect" not in done.stderr
    if bad.refused:
        assert done.returncode == 1
        assert bad.refused in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1
        assert sorted(path.name for path in tmp_path.iterdir()) == ["r"]
        return
    assert done.returncode == 0, done.stderr
    issues = rows_of(tmp_path / "b" / "issues.csv")
    found = [(one["file"], int(one["row"]), one["column"], one["issue"]) for one in issues]
    for issue in bad.issues:
        assert issue in found
    assert all(one["message"].endswith(".") for one in issues)
    build = finlink.open_build(tmp_path / "b")
    assert build.engine.rows("SELECT case_id FROM cases ORDER BY 1") == [(case_id,) for case_id in bad.cases]
    [cases] = [one for one in build.manifest["inputs"] if one["file"] == "cases.csv"]
    assert cases["rejected_lines"] == bad.rejected
    lines = len(bad.files["cases.csv"].splitlines())
    assert 1 + cases["accepted_lines"] + cases["rejected_lines"] + cases["blank_lines"] == lines
    kept = tmp_path / "b" / "rejected" / "cases.csv"
    assert kept.exists() is bool(bad.rejected)
    if bad.rejected:
        with kept.open(encoding="utf-8", newline="") as stream:
            assert len(list(csv.reader((line.replace("\0", "") for line in stream), quoting=csv.QUOTE_NONE))) == 2
