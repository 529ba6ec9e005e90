"""Rows that an audience may not have are withheld and counted, and what stays says nothing that rests on them.

The oracle is a register in which the withheld rows are blank lines: what its build does not say, no file may say.
"""

from __future__ import annotations

import json
import random
import re
import shutil
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from handover_registers import CODED, write_rows
from registers import SAMPLE, a_case, built, rows_of

import finlink
from finlink.errors import FinlinkError
from finlink.export.handover.audiences import audience, audiences
from finlink.export.handover.compose import compose
from finlink.export.handover.extent import Extent

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from finlink.export.handover.model import Edge, Handover, Node
    from finlink.result import Build

SLOW = pytest.mark.slow

PERMITTED = {
    "own-unit": None,
    "own-organisation": {"H0", "H1", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "tlp:clear", "H1; TLP:GREEN"},
    "prosecutor": {"H0", "TLP:GREEN", "tlp:clear"},
    "partner": {"H0", "H1", "TLP:GREEN", "tlp:clear", "H1; TLP:GREEN"},
    "anyone-in-law-enforcement": {"H0", "TLP:GREEN", "tlp:clear"},
    "public": {"tlp:clear"},
}
"""The codes of the test register that each audience may have (None = all), said once more by hand."""


def withheld_lines(folder: Path, name: str, coded: Mapping[str, Mapping[int, str]] = CODED) -> dict[str, set[int]]:
    """Return the lines that the audience may not have: by their own code, or by that of the case they name."""
    allowed = PERMITTED[name]
    if allowed is None:
        return {}
    cells = {path.name: rows_of(path) for path in folder.glob("*.csv") if path.name != "rates.csv"}
    own = {file: {line for line, code in codes.items() if code not in allowed} for file, codes in coded.items()}
    closed = {cells["cases.csv"][line - 2]["case_id"] for line in own["cases.csv"]}
    for file, rows in cells.items():
        named = {line for line, row in enumerate(rows, 2) if _named_cases(row) & closed}
        own[file] = own.get(file, set()) | named
    return own


def _named_cases(row: Mapping[str, str]) -> set[str]:
    """Return the cases that a row names; one file of the sample has semicolons, and the case before the first."""
    if any(";" in name for name in row):
        return {next(iter(row.values())).partition(";")[0]}
    return {row.get("case_id", ""), row.get("proceeds_of", "")} - {""}


@pytest.mark.parametrize(
    "name", ["prosecutor", pytest.param("own-organisation", marks=SLOW), pytest.param("partner", marks=SLOW)]
)
def test_a_file_says_nothing_that_a_register_without_the_rows_would_not(
    coded_build: Build, coded_register: Path, tmp_path: Path, name: str
) -> None:
    _compare(coded_build, coded_register, withheld_lines(coded_register, name), name, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [*range(6), 14, 16, 31])
def test_nor_does_one_with_codes_on_any_rows(tmp_path: Path, seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - no secret
    folder = tmp_path / "coded"
    shutil.copytree(SAMPLE, folder)
    coded: dict[str, dict[int, str]] = {}
    for file in (*CODED, "requests.csv"):
        lines = range(2, 2 + len(rows_of(folder / file)))
        share = 0.02 if file == "cases.csv" else draw.choice((0.02, 0.1))
        coded[file] = {line: "H2" for line in lines if draw.random() < share}
        write_rows(folder / file, coded[file])
    build = finlink.build(folder, tmp_path / "coded-build", as_of="2025-06-30")
    _compare(build, folder, withheld_lines(folder, "partner", coded), "partner", tmp_path)


def _compare(build: Build, register: Path, withheld: Mapping[str, set[int]], name: str, base: Path) -> None:
    """Compare what the audience gets with all that a register says in which the withheld rows are blank lines."""
    folder = base / "register"
    shutil.copytree(register, folder)
    for file, lines in withheld.items():
        text = (folder / file).read_text(encoding="utf-8").splitlines()
        (folder / file).write_text(
            "".join(("" if at in lines else line) + "\n" for at, line in enumerate(text, 1)), encoding="utf-8"
        )
    less = finlink.build(folder, base / "build", as_of="2025-06-30")
    without = compose(less, Extent(), audience("own-unit"), unmask=True)[0]
    _says_no_more(compose(build, Extent(), audience(name), unmask=True)[0], without)


def _says_no_more(made: Handover, without: Handover) -> None:
    known = {node.id: node.attributes for node in without.nodes}
    assert {node.id for node in made.nodes} <= known.keys()
    left = known.keys() - {node.id for node in made.nodes}
    assert {node.partition(":")[0] for node in left} <= {"outside", "tx", "owner"}
    numbered = {"network", "next_step", "reason", "priority"}  # these count or name networks of the whole register
    for node in made.nodes:
        for key, value in node.attributes.items():
            if key in {"traced", "destinations"}:
                ends = json.loads(str(known[node.id].get(key, "[]")))
                assert all(end in ends for end in json.loads(str(value))), (node.id, key)
            elif key not in numbered:
                assert known[node.id].get(key) == value, (node.id, key)
    told, all_told = Counter(map(_facts, made.edges)), Counter(map(_facts, without.edges))
    assert list(told - all_told) == []
    assert {json.loads(facts)[2]["relation"] for facts in all_told - told} <= {"proceeds", "link"}


def all_of(made: Handover) -> list[Node | Edge]:
    return [*made.nodes, *made.edges]


def _facts(edge: Edge) -> str:
    """Return what an edge says, but for the weights of a likeness: these count names in the whole register."""
    said = {name: value for name, value in edge.attributes.items() if name != "reasons"}
    return json.dumps([edge.source, edge.target, said], sort_keys=True)


@pytest.mark.parametrize("name", PERMITTED)
def test_the_rows_are_counted_by_code(coded_build: Build, coded_register: Path, name: str) -> None:
    if name == "public":
        with pytest.raises(FinlinkError, match=r"^Nothing of the whole register may go to public \(everybody\): "):
            compose(coded_build, Extent(), audience(name))
        return
    made, missing = compose(coded_build, Extent(), audience(name))
    lines = withheld_lines(coded_register, name)
    allowed = PERMITTED[name]
    expected: Counter[str] = Counter()
    for file, withheld in lines.items():
        if file in {"measures.csv", "requests.csv"}:  # these are no part of the graph
            continue
        for line in withheld:
            code = CODED.get(file, {}).get(line)
            expected[code if code is not None and code not in (allowed or ()) else "row of a withheld case"] += 1
    assert missing.rows == expected
    about = dict(made.about)
    assert about["withheld"].startswith(f"{expected.total():,} rows (" if expected else "no rows")
    for code, count in expected.items():
        assert f"{code} {count}" in about["withheld"]


@pytest.mark.parametrize("name", ["own-organisation", "prosecutor", "partner"])
def test_no_withheld_row_is_cited(coded_build: Build, coded_register: Path, name: str) -> None:
    made, _ = compose(coded_build, Extent(), audience(name))
    rows = {f"{file}:{line}" for file, lines in withheld_lines(coded_register, name).items() for line in lines}
    for one in all_of(made):
        assert not rows & set(re.findall(r"[\w.]+:\d+", one.text("evidence"))), one
    closed = {rows_of(coded_register / "cases.csv")[line - 2]["case_id"]
              for line in withheld_lines(coded_register, name)["cases.csv"]}  # fmt: skip
    text = json.dumps([[one.id, one.attributes] for one in all_of(made)], ensure_ascii=False)
    assert {case for case in closed if case in text} == set()


def test_a_code_goes_along_with_what_rests_on_its_row(coded_build: Build) -> None:
    made, _ = compose(coded_build, Extent(), audience("partner"))
    coded = {f"{file}:{line}": code for file, codes in CODED.items() for line, code in codes.items()}
    some = 0
    for one in all_of(made):
        codes = {coded[row] for row in one.text("evidence").split("; ") if row in coded}
        assert set(one.text("handling").split("; ")) - {""} == {part for code in codes for part in code.split("; ")}
        some += bool(codes)
    assert some > 5
    assert "H1" in dict(made.about)["handling"]


def test_without_codes_nothing_is_withheld(sample_build: Build, whole: Handover) -> None:
    made, missing = compose(sample_build, Extent(), audience(""), unmask=True)
    assert not missing.rows
    assert (made.nodes, made.edges) == (whole.nodes, whole.edges)


@pytest.mark.parametrize(
    ("handling", "permitted"),
    [
        ("", "own-unit own-organisation prosecutor partner anyone-in-law-enforcement"),
        ("H0", "own-unit own-organisation prosecutor partner anyone-in-law-enforcement"),
        ("H1", "own-unit own-organisation partner"),
        ("H2", "own-unit"),
        ("H3", "own-unit"),
        ("TLP:RED", "own-unit"),
        ("TLP:AMBER+STRICT", "own-unit own-organisation"),
        ("TLP: AMBER", "own-unit own-organisation"),
        ("tlp-green", "own-unit own-organisation prosecutor partner anyone-in-law-enforcement"),
        ("TLP:CLEAR", "own-unit own-organisation prosecutor partner anyone-in-law-enforcement public"),
        ("TLP:WHITE", "own-unit own-organisation prosecutor partner anyone-in-law-enforcement public"),
        ("H0; TLP:RED", "own-unit"),
        ("for Unit 5 only", "own-unit"),
        ("STRICTLY SECRET", "own-unit"),
        (";", "own-unit"),
        ("\u202eH0", "own-unit"),
    ],
)
def test_what_a_code_permits(handling: str, permitted: str) -> None:
    assert [name for name, one in audiences().items() if one.permits(handling)] == permitted.split()


def test_a_node_stays_with_what_its_other_rows_say(tmp_path: Path) -> None:
    account = "RS35908000007713380032"
    build = built(
        tmp_path,
        {
            "cases": [a_case("C1"), a_case("C2")],
            "accounts": [
                {"account": account, "case_id": "C1", "holder": "Ana", "bank": "Alpha", "handling": "H2"},
                {"account": account, "case_id": "C2", "holder": "Zoran", "bank": "Beta"},
            ],
        },
    )
    made, missing = compose(build, Extent(), audience("partner"))
    (node,) = (node for node in made.nodes if node.kind == "account")
    assert (node.text("holder"), node.text("bank"), node.attributes["cases"]) == ("Zoran", "Beta", 1)
    assert [(edge.source, edge.relation) for edge in made.edges] == [("case:C2", "holds")]
    assert missing.rows == {"H2": 1}
    assert (missing.nodes, missing.edges) == (0, 2)
    with pytest.raises(FinlinkError, match="withheld"):
        compose(build, Extent(case="C1"), audience("public"))


def test_a_part_counts_its_own_rows(tmp_path: Path) -> None:
    build = built(
        tmp_path,
        {
            "cases": [a_case("C1"), a_case("C2")],
            "parties": [
                {"case_id": "C1", "name": "Ana", "role": "suspect", "handling": "H2"},
                {"case_id": "C2", "name": "Zoran", "role": "suspect", "handling": "TLP:RED"},
            ],
        },
    )
    assert compose(build, Extent(case="C1"), audience(""))[1].rows == {"H2": 1}
    assert compose(build, Extent(), audience(""))[1].rows == {"H2": 1, "TLP:RED": 1}
