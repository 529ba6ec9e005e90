"""``finlink diff`` as installed: the sample register a week later, against ``expected/week.csv``; words and exit codes.

``FINLINK_UPDATE=1`` rewrites the expected file; the difference is then read before it is committed.
"""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from registers import SAMPLE, a_case, built, csv_text, rows_of, run

import finlink
from finlink.compare import COLUMNS, KINDS, compare, diff

if TYPE_CHECKING:
    from collections.abc import Callable

    from registers import Cells

    from finlink.result import Build

EXPECTED = Path(__file__).parent / "expected" / "week.csv"

NEW_CASE = {"case_id": "KT-130/25", "title": "Lažna pošta", "offence": "phishing", "opened": "2025-07-04"}
NEW_CASE |= {"status": "open", "unit": "Odjel za cyber kriminal, Sarajevo", "country": "BA", "loss": "900.00"}
NEW_PFI = {"investigation_id": "FI-ME-09", "case_id": "KT-116/25", "form": "separate", "opened": "2025-07-03"}
ORDER = {"measure_id": "M-freeze-2", "case_id": "KT-101/25", "measure": "frozen", "amount": "10000.00"}
WEEK: list[tuple[str, Callable[[list[Cells]], object]]] = [
    ("cases", lambda rows: rows.insert(3, NEW_CASE | {"currency": "EUR"})),
    ("cases", lambda rows: rows[0].update(prosecutor="Više javno tužilaštvo")),
    ("cases", lambda rows: rows.pop(20)),
    ("accounts", lambda rows: rows.insert(3, rows[0] | {"case_id": "KT-130/25", "holder": "", "holder_id": ""})),
    ("investigations", lambda rows: rows.insert(2, NEW_PFI | {"status": "open", "last_action": "2025-07-07"})),
    ("investigations", lambda rows: rows[-1].update(last_action="2025-07-02")),
    ("measures", lambda rows: rows.insert(0, ORDER | {"currency": "RSD", "target": "RS35904000003968413039",
        "date": "2025-07-05", "authority": "Viši sud u Beogradu"})),
    ("requests", lambda rows: rows[2].update(answered="2025-07-06", outcome="answered")),
    ("decisions", lambda rows: rows.pop()),
]  # fmt: skip
"""What a week brings: rows that come in the middle of files, cells that change, rows that go."""


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The sample register a week later."""
    folder = tmp_path_factory.mktemp("week") / "register"
    shutil.copytree(SAMPLE, folder)
    for table, edit in WEEK:
        rows = rows_of(folder / f"{table}.csv")
        edit(rows)
        (folder / f"{table}.csv").write_text(csv_text(rows), encoding="utf-8", newline="")
    return finlink.build(folder, folder.with_name("build"))


@pytest.fixture(scope="module")
def found(sample_build: Build, week: Build) -> str:
    done = run("diff", sample_build.folder, week.folder, "--format", "csv")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_week_of_the_sample(found: str) -> None:
    if os.environ.get("FINLINK_UPDATE") == "1":
        EXPECTED.parent.mkdir(exist_ok=True)
        EXPECTED.write_text(found, encoding="utf-8", newline="\n")
    assert found.splitlines() == EXPECTED.read_text(encoding="utf-8").splitlines()
    assert "\r" not in found


def test_csv_json_and_python_say_the_same(found: str, sample_build: Build, week: Build) -> None:
    as_json = run("diff", sample_build.folder, week.folder, "--format", "json")
    objects = json.loads(as_json.stdout)
    assert [list(one) for one in objects] == [list(COLUMNS)] * len(objects)
    rows = list(csv.DictReader(io.StringIO(found)))
    assert [{name: cell.removeprefix("'") for name, cell in row.items()} for row in rows] == objects
    assert diff(sample_build, week).to_dict("records") == objects
    assert as_json.stderr.splitlines()[0] == compare(sample_build, week).summary


def test_the_table_begins_with_the_summary_and_groups_by_kind(sample_build: Build, week: Build) -> None:
    said = run("diff", sample_build.folder, week.folder, "--only", "case", "--only", "newly_overdue").stdout
    lines = said.splitlines()
    assert lines[0].startswith("1 new case, 1 case gone, ")
    assert "OLD speaks as of 2025-06-30, NEW as of 2025-07-07" in lines[1]
    titles = [line.split("(")[1].split(")")[0] for line in lines[2:] if line.rstrip().endswith(")")]
    assert [title for title in titles if title in KINDS] == ["case_new", "case_gone", "newly_overdue", "case_changed"]
    assert "accounts.csv (142 → 143 lines used)" in lines[-1]


def test_many_changes_of_a_kind_are_cut_on_the_screen_and_never_in_a_file(tmp_path: Path) -> None:
    cases = [a_case(f"C{n:02d}") for n in range(30)]
    old, new = built(tmp_path / "1", {"cases": cases[:2]}), built(tmp_path / "2", {"cases": cases})
    cut = run("diff", old.folder, new.folder).stdout
    assert "28 new cases (case_new; the first 20 of them, --only case_new shows all)" in cut
    assert cut.count("case:C") == 20
    for more in (["--only", "case_new"], ["--format", "csv"]):
        assert run("diff", old.folder, new.folder, *more).stdout.count("case:C") == 28
    run("diff", old.folder, new.folder, "-o", tmp_path / "all.txt")
    assert (tmp_path / "all.txt").read_text(encoding="utf-8").count("case:C") == 28


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 0),
        (["--fail-on", "newly_overdue"], 3),
        (["--fail-on", "network"], 3),
        (["--fail-on", "measure_gone"], 0),
        (["--only", "case_new", "--fail-on", "newly_overdue"], 3),
        (["--only", "measure_gone"], 0),
        (["--fail-on", "newly_overdu"], 2),
        (["--only", "case_"], 2),
    ],
)
def test_exit_codes(options: list[str], code: int, sample_build: Build, week: Build) -> None:
    assert run("diff", sample_build.folder, week.folder, *options).returncode == code


def test_a_build_and_itself(sample_build: Build) -> None:
    same = [sample_build.folder, sample_build.folder]
    assert run("diff", *same).stdout.strip() == "Nothing changed."
    as_json = run("diff", *same, "--format", "json", "--fail-on", "case")
    assert (as_json.returncode, json.loads(as_json.stdout), as_json.stderr.strip()) == (0, [], "Nothing changed.")


OURS = 'extends = "default"\ntitle = "Ours"\n[threshold_eur]\nvalue = "2000"\nsource = "https://example.org/instruction-7"\n'


def test_builds_that_were_made_differently_say_so(tmp_path: Path) -> None:
    cases = [a_case("A", loss="3000")]
    old = built(tmp_path / "1", {"cases": cases})
    new = built(tmp_path / "2", {"cases": cases, "ours.toml": OURS}, 'profile = "ours.toml"\nhub_limit = 50\n')
    path = new.folder / "manifest.json"
    path.write_text(path.read_text(encoding="utf-8").replace(finlink.__version__, "0.0.9"), encoding="utf-8")
    said = compare(old, finlink.open_build(new.folder)).head
    assert all(line.startswith("Made differently: ") for line in said)
    text = "\n".join(said)
    assert f"OLD was built by finlink {finlink.__version__}, NEW by 0.0.9" in text
    assert "OLD has the profile default, NEW ours" in text
    assert "threshold_eur was 10000, is 2000" in text
    assert "the setting hub_limit was 100, is 50" in text
    assert len(said) == 4


def test_a_build_that_cannot_be_read_is_one_sentence(sample_build: Build, tmp_path: Path) -> None:
    assert "does not exist" in run("diff", sample_build.folder, tmp_path / "none").stderr
    broken = tmp_path / "broken"
    shutil.copytree(sample_build.folder, broken)
    (broken / "tables" / "findings.parquet").write_bytes(b"nothing")
    done = run("diff", sample_build.folder, broken)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert f"{broken} cannot be compared" in done.stderr
