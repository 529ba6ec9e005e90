"""The build folder: what it holds, that the same input gives the same bytes, and that every change is noticed."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from registers import SAMPLE, VALID_IBAN, a_case, built, digests, records, rows_of, run, write_register

import finlink
from finlink.errors import FinlinkError
from finlink.files import safe_name, safe_stem, sha256, swap_in
from finlink.publish import verify

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.result import Build


@pytest.fixture
def copy(sample_build: Build, tmp_path: Path) -> Path:
    return shutil.copytree(sample_build.folder, tmp_path / "copy")


def test_the_manifest_names_every_file_and_its_hash(sample_build: Build) -> None:
    outputs = dict(sample_build.manifest["outputs"])
    found = digests(sample_build.folder)
    del found["manifest.json"]
    assert outputs == found
    assert {"gaps.csv", "links.csv", "networks.csv", "kpi.csv", "issues.csv", "graph.html"} <= outputs.keys()
    assert {"tables/cases.parquet", "tables/transfers.parquet", "tables/links.parquet"} <= outputs.keys()


def test_the_manifest_says_what_was_read(sample_build: Build) -> None:
    manifest = sample_build.manifest
    assert manifest["finlink"] == finlink.__version__
    assert manifest["profile"]["name"] == "default"
    assert manifest["settings"]["hub_limit"] == 100
    for one in manifest["inputs"]:
        path = SAMPLE / one["file"]
        assert one["sha256"] == sha256(path)
        assert one["lines"] == len(path.read_bytes().splitlines())
        kinds = ("preamble", "header", "accepted", "rejected", "blank")
        assert sum(one[f"{kind}_lines"] for kind in kinds) == one["lines"]


def test_nothing_of_the_machine_stands_in_the_build(sample_build: Build) -> None:
    text = (sample_build.folder / "manifest.json").read_text("utf-8")
    assert str(sample_build.folder) not in text
    assert str(SAMPLE) not in text


def test_every_row_of_every_table_names_its_source(sample_build: Build) -> None:
    for table in (
        "cases",
        "investigations",
        "parties",
        "accounts",
        "wallets",
        "transfers",
        "measures",
        "requests",
        "rates",
    ):
        bad = records(
            sample_build, f"SELECT 1 FROM {table} WHERE source_file IS NULL OR source_row IS NULL OR source_row < 2"
        )
        assert bad == [], table


def test_the_stored_row_is_the_line_it_names(bulk_build: Build, bulk_register: Path) -> None:
    lines = (bulk_register / "transfers.csv").read_text("utf-8").splitlines()
    found = records(
        bulk_build, "SELECT source_row, transfer_id, sender, receiver FROM transfers WHERE source_row % 997 = 0"
    )
    assert len(found) == 40
    for row, transfer_id, sender, receiver in found:
        cells = lines[row - 1].split(",")
        assert transfer_id in cells
        assert {sender or "", receiver or ""} <= set(cells)


def test_every_file_changed_in_one_byte_is_named(copy: Path) -> None:
    assert verify(copy) == []
    for path in sorted(p for p in copy.rglob("*") if p.is_file()):
        whole = path.read_bytes()
        name = path.relative_to(copy).as_posix()
        for at in {0, len(whole) // 2, len(whole) - 1}:
            path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
            problems = verify(copy)
            assert any(problem.startswith(f"{name} ") for problem in problems), (name, at)
        path.write_bytes(whole)
    assert verify(copy) == []


def test_missing_and_added_files_are_named(copy: Path) -> None:
    (copy / "tables" / "links.parquet").unlink()
    (copy / "tables" / "more.parquet").write_bytes(b"x")
    (copy / "note.txt").write_text("x", encoding="utf-8")
    assert verify(copy) == [
        "tables/links.parquet is missing.",
        "note.txt does not belong to the build.",
        "tables/more.parquet does not belong to the build.",
    ]
    done = run("verify", copy)
    assert done.returncode == 5
    assert "tables/links.parquet is missing." in done.stderr


def test_a_manifest_that_agrees_with_a_changed_file_is_noticed(copy: Path) -> None:
    path = copy / "manifest.json"
    (copy / "gaps.csv").write_text("case_id\n", encoding="utf-8")
    manifest = json.loads(path.read_text("utf-8"))
    manifest["outputs"]["gaps.csv"] = sha256(copy / "gaps.csv")
    path.write_text(json.dumps(manifest), encoding="utf-8")
    assert verify(copy) == ["manifest.json was changed."]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"outputs": 3}', "\ufeff{}", '{"outputs": {"a": 1}}'])
def test_a_damaged_manifest_is_said(text: str, copy: Path) -> None:
    (copy / "manifest.json").write_text(text, encoding="utf-8")
    assert any(problem.startswith("manifest.json ") for problem in verify(copy))
    done = run("verify", copy)
    assert done.returncode == 5
    assert "Traceback" not in done.stderr
    assert "defect" not in done.stderr


def test_a_damaged_table_is_a_sentence_that_points_to_verify(copy: Path) -> None:
    (copy / "tables" / "links.parquet").write_bytes(b"PAR1 no more")
    done = run("links", copy)
    assert done.returncode == 1
    assert "finlink verify" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_what_is_no_build_cannot_be_opened(tmp_path: Path) -> None:
    for folder, message in ((tmp_path, "is not a finlink build"), (tmp_path / "none", "does not exist")):
        with pytest.raises(FinlinkError, match=message):
            finlink.open_build(folder)
    with pytest.raises(FinlinkError, match="is not a finlink build"):
        verify(tmp_path)


def test_rejected_rows_are_kept_byte_for_byte(tmp_path: Path) -> None:
    content = b'case_id,title\nA1,one\nA2,"tw\xc4\x8d o\nA3\nA4,"x\ny",z\r\nA5,five'
    build = built(tmp_path, {"cases.csv": content})
    assert records(build, "SELECT case_id FROM cases ORDER BY 1") == [("A1",), ("A5",)]
    kept = (build.folder / "rejected" / "cases.csv").read_bytes()
    assert kept.startswith(b"\xef\xbb\xbffinlink_file,finlink_row,finlink_why,case_id,title\n")
    for line in (b'A2,"tw\xc4\x8d o\n', b"A3\n", b'A4,"x\n', b'y",z\r\n'):
        assert line in kept
    assert b"A5" not in kept


def test_rejected_rows_of_a_utf_16_file_are_the_right_ones(tmp_path: Path) -> None:
    text = "case_id,title\nA1,Њива\nA2\nA3,Ċ\nA4,x,y\n"
    build = built(tmp_path, {"cases.csv": b"\xff\xfe" + text.encode("utf-16-le")})
    assert records(build, "SELECT case_id, title FROM cases ORDER BY 1") == [("A1", "Њива"), ("A3", "Ċ")]
    kept = (build.folder / "rejected" / "cases.csv").read_text("utf-8").splitlines()
    assert kept[0] == "finlink_file,finlink_row,finlink_why,case_id,title"
    assert [line.startswith(f"cases.csv,{row},") for line, row in zip(kept[1:], (3, 5), strict=True)] == [True, True]
    assert [line.rpartition(".,")[2] for line in kept[1:]] == ["A2", "A4,x,y"]


def test_two_files_of_one_name_keep_their_rejected_rows_apart(tmp_path: Path) -> None:
    settings = '[files]\naccounts = ["north/accounts.csv", "south/accounts.csv"]\n'
    (tmp_path / "register" / "north").mkdir(parents=True)
    (tmp_path / "register" / "south").mkdir()
    bad = {side: f"account,case_id\n{VALID_IBAN},{side}-1\n,{side}-2\n" for side in ("north", "south")}
    files = {f"{side}/accounts.csv": text for side, text in bad.items()}
    build = built(tmp_path, {"cases": [a_case()], **files}, settings)
    kept = b"".join(path.read_bytes() for path in sorted((build.folder / "rejected").iterdir()))
    assert b",north-2" in kept
    assert b",south-2" in kept


@pytest.mark.parametrize("name", ["../../x", "CON", "-rf", "a" * 300, "", "зbучни назив", ".hidden", "a/b\\c:d*e?f"])
def test_names_made_from_data_are_harmless(name: str) -> None:
    for made in (safe_stem(name), safe_name(name)):
        assert 0 < len(made) <= 80
        assert made[0] not in ".-"
        assert all(c.isascii() and (c.isalnum() or c in "._-") for c in made)
    assert safe_name(name).endswith(".csv")


def test_csv_cells_cannot_start_a_formula(tmp_path: Path) -> None:
    evil = "=cmd|'/C calc'!A0"
    cases = [a_case(evil), a_case("+1"), a_case("-2"), a_case("@x")]
    build = built(tmp_path, {"cases": cases, "investigations": "investigation_id,case_id\n"})
    found = {row["case_id"] for row in rows_of(build.folder / "gaps.csv")}
    assert found == {f"'{evil}", "'+1", "'-2", "'@x"}
    assert set(build.table("gaps").case_id) == {evil, "+1", "-2", "@x"}


def test_swap_without_the_kernels_exchange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("finlink.files._exchange", lambda _left, _right: False)
    for n in (1, 2):
        part = tmp_path / ".b.finlink-part"
        write_register(part, {"a.txt": str(n)})
        swap_in(part, tmp_path / "b")
        assert (tmp_path / "b" / "a.txt").read_text("utf-8") == str(n)
        assert [path.name for path in tmp_path.iterdir()] == ["b"]
