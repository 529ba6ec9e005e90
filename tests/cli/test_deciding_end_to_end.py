"""An analyst's word from the command to the next build: links, why, networks, path, graph; the list that comes back."""

from __future__ import annotations

import csv
import io
import json
import shutil
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from registers import OTHER_IBAN, VALID_IBAN, a_case, rows_of, run, write_register

if TYPE_CHECKING:
    from pathlib import Path

BY = ("--by", "analyst 7", "--at", "2025-06-28T10:00+02:00")
ACCOUNT = f"account:{VALID_IBAN}"


def account(case: str, number: str = VALID_IBAN, **cells: str) -> dict[str, str]:
    return {"account": number, "case_id": case, "role": "mule"} | cells


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a register and its build: A, B and C share an account, D has one that E's holder's name joins."""
    accounts = [
        account("A"), account("B"), account("C"), account("D", OTHER_IBAN, holder="Ljubivoje Testović"),
        account("E", "908-1-1", holder="Ljubivoje Testović"),
    ]  # fmt: skip
    cases = [a_case(case, loss=str(100 * n)) for n, case in enumerate("ABCDE", 1)]
    write_register(tmp_path / "register", {"cases": cases, "accounts": accounts})
    build(tmp_path)
    return tmp_path


def build(place: Path) -> None:
    done = run("build", "register", "-o", "b", cwd=place)
    assert done.returncode == 0, done.stderr


def listed(place: Path, *words: str) -> list[dict[str, Any]]:
    done = run(words[0], "b", *words[1:], "--format", "json", cwd=place)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def decide(place: Path, left: str, right: str, word: str, *more: str) -> dict[str, str]:
    words = ["decide", "b", left, right, f"--{word}", "--reason", "as seen", *BY, *more, "--format", "json"]
    done = run(*words, cwd=place)
    assert done.returncode == 0, done.stderr
    return {one["what"]: one["says"] for one in json.loads(done.stdout)}


def statuses(place: Path) -> dict[str, str]:
    return {f"{one['left']}{one['right']} {one['kind']}": one["status"] for one in listed(place, "links")}


def test_from_the_word_to_every_command(place: Path) -> None:
    assert [one["case_ids"] for one in listed(place, "networks")] == ["A;B;C"]
    said = decide(place, "A", "rs35 9080 0000 7713 3800 32", "different")
    assert (
        said["Links"] == f"A and B: shared account {ACCOUNT} (proposed); A and C: shared account {ACCOUNT} (proposed)."
    )
    named = decide(place, "party:D/Ljubivoje Testović", "party:E/Ljubivoje Testović", "same")
    assert named["Links"].startswith("same person party:D/Ljubivoje Testović ~ party:E/Ljubivoje Testović (proposed)")
    assert decide(place, "A", "E", "same")["Links"].startswith("none between these two in this build")
    build(place)
    assert statuses(place) == {
        "AB shared_account": "rejected", "AC shared_account": "rejected", "AE declared": "confirmed",
        "BC shared_account": "proposed", "DE same_person": "confirmed",
    }  # fmt: skip
    assert [one["case_ids"] for one in listed(place, "networks")] == ["A;D;E", "B;C"]
    why = listed(place, "why", "A..B")
    assert ("  decided different", "by analyst 7 on 2025-06-28T08:00:00Z: as seen", "decisions_finlink.csv:2") in [
        (one["what"], one["says"], one["evidence"]) for one in why
    ]
    assert any(one["what"].startswith("  sum ") for one in listed(place, "why", "D..E"))
    assert listed(place, "path", "A", "B") == []
    assert [one["to"] for one in listed(place, "path", "A", "D")] == ["case:E", "case:D"]
    assert "no way between them" in run("path", "b", "A", "C", cwd=place).stdout
    assert run("graph", "b", "--network", "N001", "-o", "c.html", cwd=place).returncode == 0
    assert "as seen" in (place / "c.html").read_text("utf-8")
    hung = listed(place, "networks", "N001")
    assert {one["status"] for one in hung if one["kind"] in {"declared", "same_person"}} == {"confirmed"}
    assert run("verify", "b", cwd=place).returncode == 0


def test_who_thinks_again_adds_a_row_and_the_history_stays(place: Path) -> None:
    decide(place, "A", "B", "same")
    decide(place, "B", "A", "different", "--at", "2025-06-28T10:00:01+02:00")
    build(place)
    assert statuses(place)["AB shared_account"] == "rejected"
    assert [one["case_ids"] for one in listed(place, "networks")] == ["A;B;C"]
    why = [one["what"] for one in listed(place, "why", "A..B")]
    assert why.index("  decided different") < why.index("  earlier same")
    issues = rows_of(place / "b" / "issues.csv")
    assert [(one["issue"], one["row"]) for one in issues if one["file"] == "decisions_finlink.csv"] == [
        ("DECISION-SUPERSEDED", "2")
    ]
    assert [row["decision"] for row in rows_of(place / "register" / "decisions_finlink.csv")] == ["same", "different"]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_list_goes_away_and_comes_back(place: Path, ending: str) -> None:
    name = f"list.{ending}"
    assert run("review", "b", "--export", name, cwd=place).returncode == 0
    words = {"AB": "same", "AC": "different", "DE": "unsure"}
    (_fill_csv if ending == "csv" else _fill_xlsx)(place / name, words)
    done = run("review", "b", "--import", name, "--at", "2025-06-28T10:00+02:00", cwd=place)
    assert done.returncode == 0, done.stderr
    assert "3 rows added to register/decisions_finlink.csv" in done.stdout
    again = run("review", "b", "--import", name, "--at", "2025-06-28T11:00+02:00", cwd=place)
    assert "3 decisions stand there as the last word" in again.stdout
    build(place)
    assert statuses(place) == {
        "AB shared_account": "confirmed", "AC shared_account": "rejected", "BC shared_account": "proposed",
        "DE same_person": "proposed",
    }  # fmt: skip
    assert [(one["left"], one["right"]) for one in listed(place, "review")] == [("B", "C")]
    assert [(one["left"], one["right"]) for one in listed(place, "review", "--unsure")] == [("D", "E"), ("B", "C")]


def _fill_csv(path: Path, words: dict[str, str]) -> None:
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    for row in rows:
        row |= {"decision": words.get(row["left"] + row["right"], ""), "reason": "seen", "by": "analyst 7"}
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def _fill_xlsx(path: Path, words: dict[str, str]) -> None:
    book = openpyxl.load_workbook(path)
    sheet: Any = book.worksheets[0]
    header = next(row for row in sheet.iter_rows() if {"left", "right", "decision"} <= {cell.value for cell in row})
    at = {cell.value: cell.column for cell in header}
    for row in range(header[0].row + 1, sheet.max_row + 1):
        pair = f"{sheet.cell(row, at['left']).value}{sheet.cell(row, at['right']).value}"
        if pair in words:
            for name, text in (("decision", words[pair]), ("reason", "seen"), ("by", "analyst 7")):
                sheet.cell(row, at[name]).value = text
    book.save(path)


REFUSED = [
    ("party:D/Ljubivoje Testović ~ party:E/Ljubivoje Testović", "A", "No decision can be about party:D"),
    ("a", "B", "the nearest are"),
    ("A", "case:A", "Both sides are A"),
    (VALID_IBAN, ACCOUNT, f"Both sides are {ACCOUNT}"),
]


@pytest.mark.parametrize(("left", "right", "said"), REFUSED, ids=[one[2] for one in REFUSED])
def test_what_no_decision_can_be_about(place: Path, left: str, right: str, said: str) -> None:
    done = run("decide", "b", left, right, "--same", "--reason", "x", *BY, cwd=place)
    assert done.returncode == 1
    assert said in " ".join(done.stderr.split())
    assert sorted(path.name for path in (place / "register").iterdir()) == ["accounts.csv", "cases.csv"]


def test_a_hub_is_said_to_join_nothing(place: Path) -> None:
    accounts = rows_of(place / "register" / "accounts.csv")
    write_register(place / "register", {"accounts": [*accounts, account("B", role="service")]})
    build(place)
    assert "is a hub, which joins no cases" in decide(place, "D", ACCOUNT, "same")["Links"]
    build(place)
    assert "AD declared" not in statuses(place)


OLD = [
    ["links"], ["networks"], ["networks", "N001"], ["why", "A..B"], ["why", "A"], ["why", VALID_IBAN],
    ["path", "A", "B"], ["match-table"], ["review", "--list"], ["graph", "-o", "x.html"], ["gaps"], ["kpi"],
    ["decide", "A", "phone:+3816", "--same", "--reason", "x", *BY],
]  # fmt: skip


def test_a_build_of_an_earlier_finlink_asks_to_be_built_again(place: Path) -> None:
    for name in ("link_reasons", "link_decisions", "decisions_in_force", "party_contacts", "identifier_use"):
        (place / "b" / "tables" / f"{name}.parquet").unlink()
    asked = 0
    for words in OLD:
        done = run(words[0], "b", *words[1:], cwd=place)
        if done.returncode:
            assert "build the register again" in done.stderr, (words, done.stderr)
            assert len(done.stderr.strip().splitlines()) == 1
            asked += 1
    assert asked > 3
    shutil.rmtree(place / "b" / "tables")
    done = run("links", "b", cwd=place)
    assert done.returncode == 1
    assert "build the register again" in done.stderr
