"""The main job as a whole: what does not change its results, and that it appears whole or not at all."""

from __future__ import annotations

import csv
import random
import shutil
import signal
import subprocess
import time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from registers import COMMAND, SAMPLE, VALID_IBAN, a_case, built, digests, records, rows_of, run, write_register

import finlink
from finlink import demo
from finlink.errors import FinlinkError
from finlink.explain import explain
from finlink.files import claim_part_folder, old_folder, part_folder
from finlink.publish import verify
from finlink.schema import tables, template_csv

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from finlink.result import Build

# What changes no result.

LISTS = {
    "links": 'SELECT "left", "right", kind, via, strength, status FROM links ORDER BY ALL',
    "networks": "SELECT network, cases, case_ids, loss_eur, with_investigation, lead FROM networks ORDER BY ALL",
    "status": "SELECT case_id, status, reason FROM case_status ORDER BY ALL",
    "gaps": "SELECT case_id, status, findings, priority, next_step, loss_eur, network, "
    "joinable_investigation FROM gaps",
    "findings": "SELECT subject, rule, severity, reason FROM findings ORDER BY ALL",
    "hubs": "SELECT via, cases, reason FROM hubs ORDER BY ALL",
    "kpi": "SELECT kpi, \"group\", value, numerator, denominator, excluded FROM kpi WHERE kpi <> 'K23'",
    "flows": "SELECT sender_node, receiver_node, amount, currency, time FROM flows ORDER BY ALL",
}


def results(build: Build) -> dict[str, list[tuple[Any, ...]]]:
    """Return what a build says, citations and lines apart."""
    return {name: records(build, query) for name, query in LISTS.items()}


def tables_of(folder: Path) -> Iterator[tuple[Path, list[str], str]]:
    """Yield (path, lines, header) of every CSV file of a register."""
    for path in sorted(folder.glob("*.csv")):
        header, *lines = path.read_text("utf-8").splitlines(keepends=True)
        yield path, lines, header


def shuffled(folder: Path) -> None:
    dice = random.Random(7)  # noqa: S311 - the order of rows, no secret
    for path, lines, header in tables_of(folder):
        dice.shuffle(lines)
        path.write_text(header + "".join(lines), encoding="utf-8")


def renamed(folder: Path) -> None:
    for path, _, _ in list(tables_of(folder)):
        path.rename(path.with_name(f"{path.stem}_z.CSV" if "_" not in path.stem else f"{path.stem.split('_')[0]}.csv"))


def split(folder: Path) -> None:
    for path, lines, header in list(tables_of(folder)):
        half = len(lines) // 2
        path.write_text(header + "".join(lines[:half]), encoding="utf-8")
        path.with_name(f"{path.stem}_0.csv").write_text(header + "".join(lines[half:]), encoding="utf-8")


def duplicated(folder: Path) -> None:
    for path, _, _ in list(tables_of(folder)):
        shutil.copy(path, path.with_name(f"{path.stem}_copy.csv"))


def other_dialect(folder: Path) -> None:
    for path, _, _ in list(tables_of(folder)):
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.reader(stream, delimiter=";" if "reply" in path.name else ","))
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream, delimiter="\t", lineterminator="\r\n", quoting=csv.QUOTE_ALL).writerows(rows)


def with_a_stranger(folder: Path) -> None:
    """Add a case that shares nothing; only its own rows may be new."""
    with (folder / "cases.csv").open(encoding="utf-8") as stream:
        width = len(stream.readline().split(","))
    with (folder / "cases.csv").open("a", encoding="utf-8") as stream:
        stream.write("ZZ-1/25" + "," * (width - 1) + "\n")


@pytest.mark.parametrize("change", [shuffled, renamed, split, duplicated, other_dialect])
def test_what_changes_no_result(change: Callable[[Path], None], sample_build: Build, tmp_path: Path) -> None:
    folder = shutil.copytree(SAMPLE, tmp_path / "sample_data")
    change(folder)
    again = finlink.build(folder, tmp_path / "build")
    expected = results(sample_build)
    for name, found in results(again).items():
        assert found == expected[name], name
    assert again.manifest["as_of"] == sample_build.manifest["as_of"]


def test_a_case_that_shares_nothing_changes_nothing_of_the_others(sample_build: Build, tmp_path: Path) -> None:
    folder = shutil.copytree(SAMPLE, tmp_path / "sample_data")
    with_a_stranger(folder)
    again = results(finlink.build(folder, tmp_path / "build"))
    expected = results(sample_build)
    for name in ("links", "networks", "hubs", "findings", "flows"):
        assert again[name] == expected[name], name
    assert [row for row in again["status"] if row[0] != "ZZ-1/25"] == expected["status"]
    assert [row for row in again["gaps"] if row[0] != "ZZ-1/25"] == expected["gaps"]


def test_shuffled_rows_change_nothing_in_a_large_register(
    bulk_register: Path, bulk_build: Build, tmp_path: Path
) -> None:
    folder = shutil.copytree(bulk_register, tmp_path / "register")
    shuffled(folder)
    again = results(finlink.build(folder, tmp_path / "build"))
    for name, found in results(bulk_build).items():
        assert again[name] == found, name


@pytest.mark.slow
def test_the_surroundings_change_no_byte(sample_build: Build, tmp_path: Path) -> None:
    surroundings = (
        {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Auckland", "LC_ALL": "tr_TR.UTF-8", "COLUMNS": "40"},
        {"PYTHONHASHSEED": "1", "TZ": "America/St_Johns", "LC_ALL": "POSIX", "OMP_NUM_THREADS": "1"},
    )
    expected = digests(sample_build.folder)
    for n, variables in enumerate(surroundings):
        cwd = tmp_path / str(n)
        cwd.mkdir()
        done = run("build", SAMPLE, "-o", f"out {n}", cwd=cwd, env=variables)
        assert done.returncode == 0, done.stderr
        assert digests(cwd / f"out {n}") == expected, variables


def test_the_same_bulk_register_gives_the_same_bytes(bulk_register: Path, bulk_build: Build, tmp_path: Path) -> None:
    again = finlink.build(bulk_register, tmp_path / "again")
    assert digests(again.folder) == digests(bulk_build.folder)


def test_rebuilding_in_place_gives_the_same_build(tmp_path: Path) -> None:
    folder = write_register(tmp_path / "r", {"cases": [a_case()]})
    first = digests(finlink.build(folder, tmp_path / "b").folder)
    assert digests(finlink.build(folder, tmp_path / "b").folder) == first
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b", "r"]


def test_a_register_is_never_written_to(tmp_path: Path) -> None:
    folder = shutil.copytree(SAMPLE, tmp_path / "sample")
    before = digests(folder)
    finlink.build(folder, tmp_path / "b")
    assert digests(folder) == before


# The folder appears whole or not at all.


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"a.txt": "mine"}, "is not a finlink build"),
        ({"manifest.json": '{"name": "my app"}'}, "is not a finlink build"),
    ],
    ids=["a folder of something else", "a manifest of something else"],
)
def test_a_folder_that_is_no_build_is_left_alone(files: dict[str, str], message: str, tmp_path: Path) -> None:
    target = write_register(tmp_path / "mine", files)
    before = digests(target)
    with pytest.raises(FinlinkError, match=message):
        finlink.build(SAMPLE, target)
    assert digests(target) == before


def test_a_file_that_no_build_wrote_is_not_swept_away(tmp_path: Path) -> None:
    target = tmp_path / "build"
    finlink.build(SAMPLE, target)
    (target / "my notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FinlinkError, match=r"holds my notes\.txt, which no build wrote"):
        finlink.build(SAMPLE, target)
    assert (target / "my notes.txt").read_text(encoding="utf-8") == "mine"


def test_a_file_and_the_register_itself_are_no_place_for_a_build(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(FinlinkError, match="is a file"):
        finlink.build(SAMPLE, tmp_path / "file")
    with pytest.raises(FinlinkError, match="is the register itself"):
        finlink.build(SAMPLE, SAMPLE)


def test_an_empty_folder_may_become_a_build(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    assert finlink.build(SAMPLE, tmp_path / "b").folder == tmp_path / "b"


@pytest.fixture
def earlier(tmp_path: Path) -> tuple[Path, Path, dict[str, str]]:
    """A register, its build, and the build's hashes."""
    folder = write_register(tmp_path / "register", {"cases": [a_case()]})
    build = finlink.build(folder, tmp_path / "build")
    return folder, build.folder, digests(build.folder)


def untouched(target: Path, before: dict[str, str]) -> None:
    assert digests(target) == before
    assert verify(target) == []
    assert not [path.name for path in target.parent.iterdir() if path.name.startswith(".")]


def test_a_failing_build_leaves_the_earlier_one(earlier: tuple[Path, Path, dict[str, str]]) -> None:
    folder, target, before = earlier
    (folder / "cases.csv").write_text("title\nx\n", encoding="utf-8")
    with pytest.raises(FinlinkError, match="case_id"):
        finlink.build(folder, target)
    untouched(target, before)


@pytest.mark.parametrize("stage", ["read", "normalise", "link", "assess", "write", "chart"])
def test_a_failure_in_any_stage_leaves_the_earlier_one(stage: str, earlier: tuple[Path, Path, dict[str, str]]) -> None:
    folder, target, before = earlier

    def listener(name: str) -> None:
        if name == stage:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        finlink.build(folder, target, listener=listener)
    untouched(target, before)


def test_a_file_size_limit_is_said_and_leaves_the_earlier_one(earlier: tuple[Path, Path, dict[str, str]]) -> None:
    _, target, before = earlier
    command = f'ulimit -f 100; exec "{COMMAND}" build "{SAMPLE}" -o "{target}"'
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert "defect" not in done.stderr
    untouched(target, before)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte; skipped, visibly, where this user may not make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if not mounted or mounted.returncode:
        pytest.skip("mounting a small tmpfs needs root")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_is_said_and_leaves_the_earlier_one(small_disk: Path, tmp_path: Path) -> None:
    folder = write_register(tmp_path / "r", {"cases": "case_id\n"})
    small = finlink.build(folder, small_disk / "build").folder
    before = digests(small)
    done = run("build", SAMPLE, "-o", small)
    assert done.returncode == 1
    assert "The disk is full" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    untouched(small, before)


@pytest.fixture(scope="module")
def mid_size(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register whose build takes some seconds, so that it can be interrupted."""
    folder = tmp_path_factory.mktemp("mid") / "register"
    demo.write(folder, seed=3, cases=3000, transfers=250_000)
    return folder


def started(register: Path, target: Path) -> subprocess.Popen[str]:
    """Start a build and return when it has begun to write."""
    process = subprocess.Popen(
        [str(COMMAND), "build", str(register), "-o", str(target)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    deadline = time.monotonic() + 30
    while not part_folder(target).exists():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.005)
    return process


@pytest.mark.slow
@pytest.mark.parametrize("wait", [0.0, 0.2, 0.6])
def test_ctrl_c_leaves_the_earlier_build(
    wait: float, mid_size: Path, earlier: tuple[Path, Path, dict[str, str]]
) -> None:
    _, target, before = earlier
    process = started(mid_size, target)
    time.sleep(wait)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.strip() == "finlink: Stopped; nothing was changed."
    untouched(target, before)


@pytest.mark.slow
def test_what_a_killed_build_left_is_swept_by_the_next(
    mid_size: Path, earlier: tuple[Path, Path, dict[str, str]]
) -> None:
    folder, target, before = earlier
    process = started(mid_size, target)
    process.kill()
    process.communicate(timeout=60)
    assert part_folder(target).is_dir()
    assert digests(target) == before
    finlink.build(folder, target)
    untouched(target, before)


@pytest.mark.slow
def test_of_two_builds_of_one_folder_the_second_refuses(mid_size: Path, tmp_path: Path) -> None:
    target = tmp_path / "build"
    process = started(mid_size, target)
    done = run("build", SAMPLE, "-o", target)
    assert done.returncode == 1
    assert "Another finlink is writing" in done.stderr
    assert process.wait(timeout=60) == 0
    assert verify(target) == []
    assert finlink.open_build(target).manifest["inputs"][0]["lines"] == 3001


def test_a_claimed_folder_refuses_in_one_process_too(tmp_path: Path) -> None:
    with claim_part_folder(tmp_path / "b") as part:
        assert part.is_dir()
        with pytest.raises(FinlinkError, match="Another finlink"), claim_part_folder(tmp_path / "b"):
            pass
        assert part.is_dir()
    assert not part.exists()


def test_a_swap_cut_between_its_two_steps_is_completed(earlier: tuple[Path, Path, dict[str, str]]) -> None:
    folder, target, before = earlier
    target.rename(old_folder(target))
    assert finlink.open_build(target).manifest["as_of"] == "2025-01-10"
    untouched(target, before)
    shutil.copytree(target, old_folder(target))
    finlink.build(folder, target)
    untouched(target, before)


def test_the_build_says_how_long_each_stage_took(tmp_path: Path) -> None:
    build = built(tmp_path, {"cases": [a_case()]})
    assert set(build.timings) == {"read", "normalise", "link", "trace", "assess", "write", "chart"}
    assert "timings" not in build.manifest


# Registers at the edge.


def test_a_register_without_any_row_builds(tmp_path: Path) -> None:
    build = built(tmp_path, {"cases": "case_id\n"})
    assert records(build, "SELECT * FROM gaps") == []
    assert rows_of(build.folder / "links.csv") == []
    assert (build.folder / "graph.html").stat().st_size > 1000


@pytest.mark.parametrize(
    "name",
    ["accounts", "wallets", "parties", "transfers", "measures", "requests", "rates", "decisions", "investigations"],
)
def test_a_table_with_only_a_header_builds(name: str, tmp_path: Path) -> None:
    header = template_csv(tables()[name]).splitlines()[0]
    build = built(tmp_path, {"cases": [a_case()], name: header + "\n"})
    assert records(build, f"SELECT count(*) FROM {name}") == [(0,)]


HOSTILE = [
    "'; DROP TABLE cases; --",
    '"quoted"',
    "<script>alert(1)</script>",
    "\u202eevil",
    "a;b|c",
    "{{7*7}}",
    "../../x",
    "%s%n",
    "N\u0301",
    "🦊",
    "=1+1",
    "x" * 5000,
    "NULL",
    "nan",
    "-1",
    "''",
    "\\",
    "$(id)",
]


def test_hostile_text_in_every_field_builds_and_comes_back_as_it_was(tmp_path: Path) -> None:
    cases = [
        a_case(text, title=text, unit=text, offence=text, notes=text, waiver_reason=text, waiver_by=text, pfi_ref=text)
        for text in HOSTILE
    ]
    accounts = [{"account": text, "case_id": text, "holder": text, "holder_id": text, "bank": text} for text in HOSTILE]
    accounts += [{"account": VALID_IBAN, "case_id": text, "role": text} for text in HOSTILE]
    build = built(tmp_path, {"cases": cases, "accounts": accounts})
    assert {title for (title,) in records(build, "SELECT title FROM cases")} == set(HOSTILE)
    for row in records(build, "SELECT case_id FROM cases"):
        assert build.graph(case=row[0]).number_of_nodes() > 0
    assert verify(build.folder) == []


def test_the_working_folder_may_be_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_register(
        tmp_path / 'it\'s a; "réğister"', {"cases": [a_case()], "accounts": [{"account": VALID_IBAN, "case_id": "C1"}]}
    )
    monkeypatch.chdir(tmp_path)
    build = finlink.build(folder)
    assert build.folder == tmp_path / f"{folder.name}-build"
    assert len(build.table("accounts")) == 1


def test_sql_takes_a_final_semicolon_and_keeps_amounts_exact(sample_build: Build) -> None:
    frame = sample_build.sql("SELECT CAST(0.1 AS DECIMAL(38,18)) AS tenth, CAST(NULL AS DECIMAL(9,2)) AS unknown;\n")
    assert frame["tenth"].tolist() == [Decimal("0.1")]
    assert frame["unknown"].tolist() == [None]


def test_why_of_a_network_names_its_cases_and_only_its_links(sample_build: Build) -> None:
    (case_ids,) = records(sample_build, "SELECT case_ids FROM networks WHERE network = 'N001'")[0]
    cases = case_ids.split(";")
    told = [what for what, *_ in explain(sample_build, "n001") if what]
    assert [what for what in told if what.startswith("case ")] == [f"case {case}" for case in cases]
    links = [what.removeprefix("link ").split(" – ") for what in told if what.startswith("link ")]
    assert links
    assert {case for pair in links for case in pair} == set(cases)
