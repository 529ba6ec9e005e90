"""Which pairs are to be judged, the conversation about them, and the list that goes away and comes back."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from click.testing import CliRunner, Result
from registers import OTHER_IBAN, VALID_IBAN, a_case, digests, rows_of, write_register

import finlink
from finlink.cli import cli
from finlink.errors import FinlinkError
from finlink.review import find_register, proposals, read_decisions
from finlink.review.decisions import decided
from finlink.review.returned import read_sheet
from finlink.review.sheet import COLUMNS, write_sheet

if TYPE_CHECKING:
    from finlink.result import Build

EVIL = "=HYPERLINK(1)"


def account(case: str, number: str, role: str = "mule") -> dict[str, str]:
    return {"account": number, "case_id": case, "role": role, "country": "DE"}


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Five cases: A–B share two accounts, A–C one (as victim only), B–C the same, D–=E a third."""
    cases = [
        a_case("A", loss="1000", unit="North", title="=1+1"), a_case("B", loss="500"), a_case("C", loss="100000"),
        a_case("D", loss=""), a_case(EVIL, loss="20"),
    ]  # fmt: skip
    accounts = [
        account("A", VALID_IBAN), account("B", VALID_IBAN), account("A", "12345"), account("B", "12345"),
        account("A", "23456", "victim"), account("C", "23456", "victim"), account("D", OTHER_IBAN),
        account(EVIL, OTHER_IBAN),
    ]  # fmt: skip
    return write_register(tmp_path / "register", {"cases": cases, "accounts": accounts})


@pytest.fixture
def build(register: Path) -> Build:
    return finlink.build(register, register.with_name("register-build"))


def call(*words: str | Path, said: str = "") -> Result:
    return CliRunner().invoke(cli, list(map(str, words)), input=said)


def test_what_is_at_stake_most_comes_first(build: Build) -> None:
    found = proposals(build)
    assert [one.pair for one in found] == [("A", "C"), ("A", "B"), (EVIL, "D")]
    assert [one.value for one in found] == [Decimal("30300.00"), Decimal("1500.00"), Decimal("20.00")]
    assert [len(one.links) for one in found] == [1, 2, 1]
    assert found[1].links[0].via == f"account:{VALID_IBAN}"
    assert found[0].sum_shown == "0.3 × (1,000.00 + 100,000.00) = 30,300.00 EUR"
    assert found[2].sum_shown == "1 × (20.00 + unknown) = 20.00 EUR"


def test_what_is_judged_is_left_out(build: Build) -> None:
    def word(left: str, right: str, decision: str, at: str) -> Any:
        return decided(left, right, decision, by="x", at=at)

    words = [word("B", "A", "different", "2025-01-01T00:00:00Z"), word("A", "C", "unsure", "2025-01-01T00:00:00Z")]
    assert [one.pair for one in proposals(build, words)] == [(EVIL, "D")]
    assert [one.pair for one in proposals(build, words, unsure=True)] == [("A", "C"), (EVIL, "D")]


def test_of_pairs_apart_the_strongest_stands_for_its_two_networks(tmp_path: Path) -> None:
    """A–B is one network of strong links, D–E another; weak accounts lead from each to C, and from A and B to D."""
    cases = [a_case(name, loss=loss) for name, loss in zip("ABCDE", ("1000", "500", "", "20", "7"), strict=True)]
    weak = [("A", "23456"), ("C", "23456"), ("B", "34567"), ("C", "34567"), ("A", "45678"), ("D", "45678"),
            ("B", "56789"), ("E", "56789"), ("B", "67890"), ("D", "67890")]  # fmt: skip
    strong = [("A", VALID_IBAN), ("B", VALID_IBAN), ("D", OTHER_IBAN), ("E", OTHER_IBAN)]
    accounts = [account(case, number) | {"country": ""} for case, number in [*weak, *strong]]
    folder = write_register(tmp_path / "register", {"cases": cases, "accounts": accounts})
    build = finlink.build(folder, tmp_path / "build")
    assert len(proposals(build)) == 7
    found = proposals(build, apart=True)
    assert [one.pair for one in found] == [("A", "D"), ("A", "C")]
    assert found[0].sum_shown == "0.5 × (1,500.00 + 27.00) = 763.50 EUR"
    assert found[1].sum_shown == "0.5 × (1,500.00 + unknown) = 750.00 EUR"
    listed = call("review", build.folder, "--list", "--apart", "--register", folder)
    assert "One pair for each two networks" in listed.output
    assert "763.5" in listed.output
    done = call("review", build.folder, "--apart", "--by", "x", said="d no\nq\n")
    assert "Pair 1 of 2. At stake: 0.5 × (1,500.00 + 27.00)" in done.output
    out = tmp_path / "apart.xlsx"
    assert call("review", build.folder, "--apart", "--export", out, "--register", folder).exit_code == 0
    sheet = openpyxl.load_workbook(out)["how"]
    assert any("one pair for each two networks" in str(row[0].value) for row in sheet.iter_rows())


def test_a_link_with_columns_of_its_own_shows_them(build: Build) -> None:
    build.engine.run("CREATE TABLE more AS SELECT *, 'same birth date' AS spoke_for, NULL AS spoke_against FROM links")
    build.engine.run("CREATE OR REPLACE VIEW links AS SELECT * FROM more")
    assert proposals(build)[0].links[0].notes == (("spoke for", "same birth date"),)


def test_a_conversation(build: Build, register: Path) -> None:
    said = "x\nk\ns\n\nS one holder\nb\nd it is not\nq\n"
    done = call("review", build.folder, "--by", "analyst 7", said=said)
    assert done.exit_code == 0, done.output
    for words in (
        "Pair 1 of 3. At stake: 0.3 × (1,000.00 + 100,000.00)", "That is none of the keys", "Pair 2 of 3", "Why?",
        "A and B: same. Written to", "You said same; another answer is added", "A and B: different",
        "Decided 1, skipped 1, left 2", "2 rows added", "finlink build ", "accounts.csv:2  account=RS", "unit", "North",
    ):  # fmt: skip
        assert words in done.output
    assert [(one.pair, one.decision, one.by, one.reason) for one in read_decisions(register)] == [
        (("A", "B"), "same", "analyst 7", "one holder"),
        (("A", "B"), "different", "analyst 7", "it is not"),
    ]
    again = call("review", build.folder, "--by", "analyst 7", said="")
    assert "1 pair left out: decided in" in again.output
    assert "Pair 1 of 2" in again.output
    assert "Decided 0, skipped 0, left 2" in again.output


def test_nothing_left_to_judge(build: Build) -> None:
    said = "s yes\nu perhaps\nd no\n"
    assert "Decided 3, skipped 0, left 0" in call("review", build.folder, "--by", "x", said=said).output
    assert "Nothing to review" in call("review", build.folder, "--by", "x").output
    assert "Pair 1 of 1" in call("review", build.folder, "--by", "x", "--unsure").output


def test_nobody_decides_without_a_name(build: Build) -> None:
    assert "--by NAME" in call("review", build.folder).output
    done = call("decide", build.folder, "A", "B", "--same", "--reason", "x")
    assert isinstance(done.exception, FinlinkError)
    assert "FINLINK_ANALYST" in str(done.exception)
    named = CliRunner(env={"FINLINK_ANALYST": "analyst 9"}).invoke(
        cli, ["decide", str(build.folder), "A", "B", "--same", "--reason", "x"]
    )
    assert "by analyst 9" in named.output


def filled(path: Path, rows: dict[int, tuple[str, str, str]]) -> None:
    """Fill in decision, reason and by of some rows of a workbook, as a person would in a spreadsheet."""
    book = openpyxl.load_workbook(path)
    sheet = book["review"]
    first = COLUMNS.index("decision") + 1
    for row, cells in rows.items():
        for n, cell in enumerate(cells):
            sheet.cell(row, first + n).value = cell or None
    book.save(path)


def test_a_workbook_goes_away_and_comes_back(build: Build, register: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    done = call("review", build.folder, "--export", path)
    assert "3 pairs to judge" in done.output
    sheet = openpyxl.load_workbook(path)["review"]
    assert tuple(cell.value for cell in sheet[1]) == COLUMNS
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:M4"
    assert [rule.formula1 for rule in sheet.data_validations.dataValidation] == ['"same,different,unsure"']
    values = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert [row[:2] for row in values] == [["A", "C"], ["A", "B"], [EVIL, "D"]]
    assert [row[5] for row in values] == [30300, 1500, 20]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    filled(path, {3: ("Same", "one holder", "analyst 8"), 4: ("different", "+1 is wrong", "")})
    done = call("review", build.folder, "--import", path, "--by", "analyst 7")
    assert "2 rows added" in done.output, done.output
    assert [(one.pair, one.decision, one.by, one.reason) for one in read_decisions(register)] == [
        (("A", "B"), "same", "analyst 8", "one holder"),
        ((EVIL, "D"), "different", "analyst 7", "+1 is wrong"),
    ]
    filled(path, {2: ("same", "=1+1", "x")})
    done = call("review", build.folder, "--import", path, "--by", "analyst 7")
    assert "L2" in done.output
    assert "formula" in done.output
    filled(path, {2: ("", "", "")})
    before = digests(register)
    again = call("review", build.folder, "--import", path, "--by", "analyst 7")
    assert "2 decisions stand there" in again.output
    assert digests(register) == before


def test_a_csv_goes_away_and_comes_back_translated_and_in_another_order(
    build: Build, register: Path, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    call("review", build.folder, "--export", path)
    rows = rows_of(path)
    assert not any(cell.startswith(tuple("=+-@")) for row in rows for cell in row.values())
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";")
    writer.writerow(["razlog", "odluka", "right", "left", "value"])
    for row in rows:
        writer.writerow(["isti čovjek", "isto" if row["left"] == "A" else "", row["right"], row["left"], "x"])
    path.write_text("\ufeff" + stream.getvalue(), encoding="utf-8")
    done = call("review", build.folder, "--import", path, "--by", "x")
    assert "2 rows added" in done.output, done.output
    assert {(one.pair, one.reason) for one in read_decisions(register)} == {
        (("A", "B"), "isti čovjek"),
        (("A", "C"), "isti čovjek"),
    }


PROBLEMS = [
    ("A,GONE,same,x,me", 'row 2: right is "GONE", which is no case and no node'),
    (",B,same,x,me", "row 2: left is empty"),
    ("A,B,yes,x,me", 'row 2: decision is "yes", which is none of same, different, unsure'),
    ("A,A,same,x,me", "row 2: Both sides are A"),
    ("A,B,same,x,", "row 2: nobody is named"),
    ("A,B,same,x,me\nB,A,different,x,me", "row 3: A and B are different here and same in row 2"),
]


@pytest.mark.parametrize(("rows", "said"), PROBLEMS)
def test_every_problem_of_a_list_is_a_sentence(
    rows: str, said: str, build: Build, register: Path, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"left,right,decision,reason,by\n{rows}\nA,C,same,good,me\n", encoding="utf-8")
    done = call("review", build.folder, "--import", path)
    assert said in done.output
    assert "Nothing was written; mend 1 row" in done.output
    assert read_decisions(register) == []


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("gone.csv", None, "is no file"),
        ("list.csv", b"a,b\n1,2\n", "no line with the headers"),
        ("list.csv", "left,right,decision\nA,B,š\n".encode("cp1250"), "is not in UTF-8"),
        ("list.csv", b'left,right,decision\nA,"B,same\n', "row 2"),
        ("list.pdf", b"%PDF-1.7", "neither a workbook"),
    ],
)
def test_files_that_are_no_list(name: str, content: bytes | None, said: str, build: Build, tmp_path: Path) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(FinlinkError, match=said):
        read_sheet(build, path, by="x")


def test_the_same_list_gives_the_same_bytes(build: Build, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_sheet(tmp_path / name, proposals(build), "As of today.")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with pytest.raises(FinlinkError, match=r"neither in \.xlsx nor in \.csv"):
        write_sheet(tmp_path / "a.ods", [], "")


# The register of a build.


def test_the_register_is_found_by_its_files(
    build: Build, register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert find_register(build).resolve() == register
    moved = register.rename(tmp_path / "elsewhere")
    assert find_register(build).resolve() == moved
    monkeypatch.chdir(tmp_path)
    assert find_register(build) == Path("elsewhere")
    (moved / "decisions.csv").write_text("left,right,decision,by,at\n", encoding="utf-8")
    assert find_register(build) == Path("elsewhere"), "what was decided since is no other register"
    (moved / "cases.csv").write_text("case_id\nA\n", encoding="utf-8")
    with pytest.raises(FinlinkError, match="was not found"):
        find_register(build)
    assert find_register(build, "elsewhere") == Path("elsewhere")
    assert find_register(build, "", str(moved)) == moved


def test_two_registers_that_fit_are_asked_about(build: Build, register: Path, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(register, tmp_path / "copy")
    with pytest.raises(FinlinkError, match="say which with --register"):
        find_register(build)
    (tmp_path / "copy" / "accounts.csv").write_text("account,case_id\n1,A\n", encoding="utf-8")
    assert find_register(build).resolve() == register


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("nowhere", "does not exist"),
        ("register-build", "is a build"),
        ("empty", "none of the files of cases"),
        ("file", "is a file"),
    ],
)
def test_folders_that_are_not_the_register(given: str, said: str, build: Build, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(FinlinkError, match=said):
        find_register(build, str(tmp_path / given))
    with pytest.raises(FinlinkError, match=f"FINLINK_REGISTER names .*{said}"):
        find_register(build, "", str(tmp_path / given))
