"""Links that the case list declares itself: confirmed, of strength 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from registers import a_case, built, issues_of, records

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.result import Build

LINKS = 'SELECT "left", "right", kind, via, strength, status, evidence FROM links ORDER BY ALL'
TWO = """
[files]
cases = [{ path = "a.csv", namespace = "BG" }, { path = "b.csv", namespace = "NI" }]
"""


def declared(tmp_path: Path, **said: str) -> Build:
    cases = [a_case(name, related_cases=said.get(name, "")) for name in ("K 1", "K 2", "K 3", "K 4")]
    return built(tmp_path, {"cases": cases})


@pytest.mark.parametrize("cell", ["K 2;K 3", "K 2, K 3", "K 3 ,K 2;", "K 1; K 2;; K 3", "K 2; K 2, K 3"])
def test_several_in_one_cell(cell: str, tmp_path: Path) -> None:
    build = declared(tmp_path, **{"K 1": cell})
    assert records(build, LINKS) == [
        ("K 1", other, "declared", "related_cases", 1.0, "confirmed", "cases.csv:2") for other in ("K 2", "K 3")
    ]
    assert records(build, "SELECT case_ids FROM networks") == [("K 1;K 2;K 3",)]
    assert [row for row in issues_of(build) if row[3] in ("NOT-APPLIED", "CASE-UNKNOWN")] == []


def test_said_by_both_is_one_link_with_both_rows(tmp_path: Path) -> None:
    build = declared(tmp_path, **{"K 2": "K 1", "K 1": "K 2"})
    [row] = records(build, LINKS)
    assert (row[0], row[1], row[6]) == ("K 1", "K 2", "cases.csv:2; cases.csv:3")


def test_an_unknown_case_is_reported_and_links_nothing(tmp_path: Path) -> None:
    build = declared(tmp_path, **{"K 1": "K 2; K 9"})
    assert [row[:2] for row in records(build, LINKS)] == [("K 1", "K 2")]
    assert ("cases.csv", 2, "related_cases", "CASE-UNKNOWN") in issues_of(build)
    said = records(build, "SELECT value, message FROM issues WHERE issue = 'CASE-UNKNOWN'")
    assert said == [("K 9", "The row names case K 9, which is not in the register; it is kept and connects nothing.")]


def test_an_id_is_of_the_namespace_of_its_file_unless_it_names_another(tmp_path: Path) -> None:
    files = {
        "a": [a_case("1", related_cases="2; NI/1"), a_case("2")],
        "b": [a_case("1", related_cases="1"), a_case("2")],
    }
    build = built(tmp_path, files, TWO)
    assert [row[:2] for row in records(build, LINKS)] == [("BG/1", "BG/2"), ("BG/1", "NI/1")]


def test_the_case_itself_is_no_link(tmp_path: Path) -> None:
    assert records(declared(tmp_path, **{"K 1": "K 1"}), LINKS) == []
