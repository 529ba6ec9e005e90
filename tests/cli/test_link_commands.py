"""The commands for work on links as installed: columns, formats, files, and one sentence for whatever goes wrong."""

from __future__ import annotations

import csv
import io
import json
import shutil
from typing import TYPE_CHECKING

import pytest
from registers import SAMPLE, digests, run

from finlink.collisions import COLUMNS as MATCHES
from finlink.graph.network_view import COLUMNS as NETWORK
from finlink.reference.listings import MORE
from finlink.review.sheet import COLUMNS as REVIEW

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.result import Build

WHAT = ("what", "says")
LISTINGS = [
    (["path", "KT-101/25", "JO-301/25"], ("step", "from", "relation", "to", "evidence")),
    (["match-table"], MATCHES),
    (["match-table", "--unit", "Grupa za visokotehnološki kriminal, Podgorica"], MATCHES),
    (["networks", "n001"], NETWORK),
    (["review", "--register", SAMPLE], REVIEW[:10]),
]


@pytest.fixture(scope="module")
def build(sample_build: Build) -> str:
    return str(sample_build.folder)


@pytest.mark.parametrize(("words", "columns"), LISTINGS, ids=lambda value: " ".join(map(str, value[:2])))
def test_csv_and_json_have_the_same_columns_and_rows(words: list[str], columns: tuple[str, ...], build: str) -> None:
    call = [words[0], build, *words[1:]]
    as_csv = run(*call, "--format", "csv")
    assert as_csv.returncode == 0, as_csv.stderr
    rows = list(csv.DictReader(io.StringIO(as_csv.stdout)))
    objects = json.loads(run(*call, "--format", "json").stdout)
    assert tuple(rows[0]) == tuple(columns)
    assert all(tuple(one) == tuple(columns) for one in objects)
    assert len(objects) == len(rows)
    assert "2025-06-30" in as_csv.stderr
    assert run(*call, "--format", "csv").stdout == as_csv.stdout


@pytest.mark.parametrize(("words", "columns"), LISTINGS, ids=lambda value: " ".join(map(str, value[:2])))
def test_tables_and_files_are_for_people(
    words: list[str], columns: tuple[str, ...], build: str, tmp_path: Path
) -> None:
    more = ["--list"] if words[0] == "review" else []
    done = run(words[0], build, *words[1:], *more)
    assert done.returncode == 0, done.stderr
    for never in ("None", "Decimal", "\x1b", "nan"):
        assert never not in done.stdout
    assert "2025-06-30" in done.stdout
    target = tmp_path / "out.txt"
    assert run(words[0], build, *words[1:], "-o", target).stdout == ""
    assert len(target.read_text("utf-8").splitlines()) > 2


def test_columns_are_documented() -> None:
    assert tuple(MORE["path"]) == ("step", "from", "relation", "to", "evidence")
    assert tuple(MORE["match-table"]) == MATCHES
    assert tuple(MORE["network"]) == NETWORK
    assert tuple(MORE["review"]) == REVIEW


def test_decide_writes_a_row_that_the_next_build_reads(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "sample_data")
    run("build", "sample_data", "-o", "b", cwd=tmp_path)
    built_before = digests(tmp_path / "b")
    before = (tmp_path / "sample_data" / "decisions.csv").read_text("utf-8")
    words = ["decide", "b", "case:T20-201/25", "KT-101/25", "--same", "--reason", "one account", "--by", "analyst 7"]
    done = run(*words, "--at", "2025-06-28T10:00+02:00", "--format", "json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    said = {one["what"]: one["says"] for one in json.loads(done.stdout)}
    assert list(said) == ["Decided", "Links", "Written", "Next"]
    assert said["Written"] == "1 row added to sample_data/decisions.csv."
    assert said["Next"].startswith("finlink build sample_data -o b")
    after = (tmp_path / "sample_data" / "decisions.csv").read_text("utf-8")
    assert after == before + "KT-101/25,T20-201/25,same,analyst 7,2025-06-28T08:00:00Z,one account\n"
    assert digests(tmp_path / "b") == built_before
    node = run(
        "decide",
        "b",
        "RS35904000003968413039",
        "party:1409959710022",
        "--unsure",
        "--reason",
        "x",
        "--by",
        "y",
        cwd=tmp_path,
    )
    assert node.returncode == 0, node.stderr
    last = (tmp_path / "sample_data" / "decisions.csv").read_text("utf-8").splitlines()[-1]
    assert last.startswith("account:RS35904000003968413039,party:1409959710022,unsure,y,")
    again = run("build", "sample_data", "-o", "b", cwd=tmp_path)
    assert again.returncode == 0, again.stderr


REFUSED = [
    (["decide", "KT-101/25", "T20-201/25", "--same", "--by", "x"], 2, "--reason"),
    (["decide", "KT-101/25", "T20-201/25", "--same", "--by", "x", "--reason", " "], 2, "--reason is empty"),
    (["decide", "KT-101/25", "T20-201/25", "--by", "x", "--reason", "y"], 2, "--same, --different or --unsure"),
    (["decide", "KT-101/25", "T20-201/25", "--same", "--reason", "y"], 1, "--by NAME"),
    (["decide", "KT-101/25", "KT-101/25", "--same", "--by", "x", "--reason", "y"], 1, "Both sides are KT-101/25"),
    (["decide", "KT-101", "KT-101/25", "--same", "--by", "x", "--reason", "y"], 1, "the nearest are"),
    (
        ["decide", "KT-101/25", "T20-201/25", "--same", "--by", "x", "--reason", "y", "--register", "no"],
        1,
        "does not exist",
    ),
    (["path", "KT-101/25", "nothing"], 1, "is no case and no node"),
    (["path", "KT-101/25", "T20-201/25", "--through", "air"], 2, "air"),
    (["networks", "N999"], 2, "There is no network N999"),
    (["match-table", "--unit", "nowhere"], 2, "There is no unit nowhere"),
    (["review"], 2, "--by NAME"),
    (["review", "--export", "a.csv", "--import", "b.csv"], 2, "not both"),
    (["review", "--export", "a.doc", "--register", str(SAMPLE)], 1, "neither in .xlsx nor in .csv"),
    (["review", "--import", "gone.csv", "--register", str(SAMPLE)], 1, "is no file"),
]


@pytest.mark.parametrize(("words", "code", "said"), REFUSED, ids=[" ".join(words) for words, *_ in REFUSED])
def test_refusals(words: list[str], code: int, said: str, build: str, tmp_path: Path) -> None:
    before = digests(SAMPLE)
    done = run(words[0], build, *words[1:], cwd=tmp_path, env={"FINLINK_ANALYST": "", "FINLINK_REGISTER": ""})
    assert done.returncode == code, done.stderr
    assert said in " ".join(done.stderr.split())
    assert "defect" not in done.stderr
    assert list(tmp_path.iterdir()) == []
    assert digests(SAMPLE) == before


def test_same_node_and_same_ends(build: str) -> None:
    done = run("path", build, "KT-101/25", "case:KT-101/25")
    assert "Both are the same thing." in done.stdout
    empty = json.loads(run("path", build, "KT-101/25", "IST-701/25", "--format", "json").stdout)
    assert empty == []


def test_only_one_way_where_asked(build: str) -> None:
    both = run("path", build, "KT-101/25", "JO-301/25")
    assert "which is the strongest too: 2 steps, strength 1" in both.stdout
    assert "The strongest way: 2 steps" in run("path", build, "KT-101/25", "JO-301/25", "--by", "strongest").stdout
