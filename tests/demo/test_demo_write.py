"""What `finlink.demo.write` promises: the same bytes, the committed sample, independence, complete truth."""

from __future__ import annotations

import ast
import csv
import hashlib
import os
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from finlink import demo
from finlink.demo.columns import TRUTH_COLUMNS

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "sample_data"
DEMO = ROOT / "finlink" / "demo"
KINDS = ("same_person", "same_company", "shared_phone", "same_wallet_owner", "direct_transfer", "common_counterparty")
RULES = tuple(f"G{number:02d}" for number in range(1, 25))
UNMET = {"G04", "G07", "G10", "G11", "G17", "G18", "G19", "G20", "G21", "G24"}
"""What a benchmark register has not: its transfers mark no proceeds, and it has no requests, reports or companies."""


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def digests(directory: Path) -> dict[str, str]:
    files = sorted(path for path in directory.rglob("*") if path.is_file())
    return {str(path.relative_to(directory)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("bench")
    demo.write(directory, seed=7, cases=1500, transfers=4000)
    return directory


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("story")
    demo.write(directory)
    return directory


def test_sample_data_is_the_output_of_seed_1(story: Path) -> None:
    if os.environ.get("FINLINK_UPDATE") == "1":
        demo.write(SAMPLE)
    written = digests(story)
    committed = {name: digest for name, digest in digests(SAMPLE).items() if not name.startswith("expected/")}
    assert committed == written, "run with FINLINK_UPDATE=1 to rewrite sample_data/"


@pytest.mark.parametrize("hash_seed", ["0", "4711"])
def test_the_same_seed_gives_the_same_bytes(hash_seed: str, tmp_path: Path, bench: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from finlink import demo; "
        "demo.write(Path(sys.argv[1]) / 'bench', seed=7, cases=1500, transfers=4000); "
        "demo.write(Path(sys.argv[1]) / 'story')"
    )
    environment = os.environ | {"PYTHONHASHSEED": hash_seed, "TZ": "Asia/Tokyo", "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], env=environment, check=True)
    assert digests(tmp_path / "bench") == digests(bench)
    assert digests(tmp_path / "story") == {k: v for k, v in digests(SAMPLE).items() if not k.startswith("expected/")}


def test_another_seed_tells_the_same_stories_with_other_numbers(tmp_path: Path, story: Path) -> None:
    demo.write(tmp_path, seed=2)
    assert rows(tmp_path / "truth" / "status.csv") == rows(story / "truth" / "status.csv")
    assert rows(tmp_path / "truth" / "findings.csv") == rows(story / "truth" / "findings.csv")
    one, two = ({row["account"] for row in rows(base / "accounts.csv")} for base in (tmp_path, story))
    assert not one & two


def test_the_generator_shares_nothing_with_what_it_tests() -> None:
    imported: set[str] = set()
    for path in DEMO.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert node.level == 0
                imported.add(node.module or "")
                imported.update(f"{node.module}.{alias.name}" for alias in node.names)
            elif isinstance(node, ast.Import):
                imported.update(alias.name for alias in node.names)
    own = {name for name in imported if name.split(".")[0] == "finlink"}
    assert own
    assert {name for name in own if not f"{name}.".startswith("finlink.demo.")} == set()


def test_write_returns_every_file(tmp_path: Path) -> None:
    for number, cases in enumerate((None, 1, 40)):
        written = demo.write(tmp_path / str(number), cases=cases)
        assert sorted(written) == sorted(path for path in (tmp_path / str(number)).rglob("*") if path.is_file())


@pytest.mark.parametrize(("cases", "transfers"), [(0, None), (-1, 5), (3, -1), (None, 10)])
def test_impossible_counts_are_refused(cases: int | None, transfers: int | None, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="transfers"):
        demo.write(tmp_path, cases=cases, transfers=transfers)
    assert not list(tmp_path.iterdir())


def test_the_truth_is_complete(story: Path, bench: Path) -> None:
    for base in (story, bench):
        for name, columns in TRUTH_COLUMNS.items():
            with (base / "truth" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
                assert tuple(next(csv.reader(lines))) == columns
        cases = [row["case_id"] for row in rows(base / "cases.csv")]
        assert sorted(cases) == [row["case_id"] for row in rows(base / "truth" / "status.csv")]
        assert len(set(cases)) == len(cases)
        findings = rows(base / "truth" / "findings.csv")
        assert max(Counter((row["subject"], row["rule"]) for row in findings).values()) == 1
        assert {row["rule"] for row in findings} == set(RULES) - (UNMET if base == bench else set())
        assert tomllib.loads((base / "truth" / "manifest.toml").read_text("utf-8")) == {"as_of": "2025-06-30"}
    assert len(rows(bench / "transfers.csv")) == 4000


def test_every_rule_has_two_near_misses_that_did_not_happen(story: Path) -> None:
    near = [row for row in rows(story / "truth" / "near_misses.csv") if ".." not in row["subject"]]
    fired = {(row["subject"], row["rule"]) for row in rows(story / "truth" / "findings.csv")}
    assert {rule: count for rule, count in Counter(row["rule"] for row in near).items() if count < 2} == {}
    assert {row["rule"] for row in near} == set(RULES)
    assert not fired & {(row["subject"], row["rule"]) for row in near}


def test_kinds_of_links_have_near_misses_that_are_not_planted(story: Path) -> None:
    near = [row for row in rows(story / "truth" / "near_misses.csv") if ".." in row["subject"]]
    assert {row["rule"] for row in near} == {*KINDS, "network"}
    links = {(f"{row['left']}..{row['right']}", row["kind"]) for row in rows(story / "truth" / "links.csv")}
    assert {kind for _, kind in links} >= {*KINDS, "shared_email", "shared_handle", "declared"}
    assert not links & {(row["subject"], row["rule"]) for row in near}
    networks = [set(row["case_ids"].split(";")) for row in rows(story / "truth" / "networks.csv")]
    apart = [set(row["subject"].split("..")) for row in near if row["rule"] == "network"]
    assert not any(cases <= network for cases in apart for network in networks)


def test_stories_are_told_with_their_rows(story: Path) -> None:
    page = (story / "STORIES.md").read_text("utf-8")
    assert page.count("\n## S") == 39
    for row in rows(story / "cases.csv"):
        assert f"`{row['case_id']}`" in page
    for row in rows(story / "truth" / "near_misses.csv"):
        assert f"{row['id']} `{row['subject'].removeprefix('case:')}`" in page
