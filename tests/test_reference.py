"""The generated reference pages say what the code does; FINLINK_UPDATE=1 writes them again."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from registers import ROOT

from finlink.assess import STATUS_WORDS, kpis
from finlink.assess.findings import step_order
from finlink.cli import COMMANDS
from finlink.cli import reference as commands
from finlink.export.tables import INPUT_TABLES, RESULT_TABLES
from finlink.listings import LISTINGS
from finlink.reference import PAGES, folder
from finlink.reference.findings import STATUSES, rule_words
from finlink.reference.graph import ALL_EDGES, ALL_NODES, EDGES, NODES
from finlink.reference.listings import MEANINGS, WHERE
from finlink.schema import tables

if TYPE_CHECKING:
    from finlink.result import Build

FOLDER = ROOT / "docs" / "reference"


def page(name: str, made: str) -> str:
    """Return the page as it is stored, written again when asked to."""
    path = FOLDER / f"{name}.md"
    if os.environ.get("FINLINK_UPDATE"):
        path.write_text(made, encoding="utf-8", newline="\n")
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(PAGES))
def test_page_is_up_to_date(name: str) -> None:
    made = PAGES[name]()
    assert page(name, made) == made, "run FINLINK_UPDATE=1 pytest tests/test_reference.py"


def test_commands_page_is_up_to_date() -> None:
    made = commands.render()
    assert page("commands", made) == made, "run FINLINK_UPDATE=1 pytest tests/test_reference.py"


def test_build_folder_page_is_up_to_date(sample_build: Build) -> None:
    paths = sorted((sample_build.folder / "tables").glob("*.parquet"))
    columns = {path.stem: list(sample_build.sql(f'SELECT * FROM "{path.stem}" LIMIT 0').columns) for path in paths}
    made = folder.render(columns)
    assert page("build-folder", made) == made, "run FINLINK_UPDATE=1 pytest tests/test_reference.py"


def test_build_folder_page_names_every_file_and_table(sample_build: Build) -> None:
    assert set(folder.DERIVED) | set(tables()) == {*INPUT_TABLES, *RESULT_TABLES, "transfers"}
    named = {name.removesuffix("/") for name, _ in folder.FILES} - {"rejected"}
    assert named == {path.name for path in sample_build.folder.iterdir()}


def test_every_command_option_and_finding_is_documented() -> None:
    text = (FOLDER / "commands.md").read_text(encoding="utf-8")
    for name in COMMANDS:
        assert f"\n## finlink {name}\n" in text
    assert all(len(rule_words(rule)) > 20 for rule in step_order())
    assert set(STATUSES) == set(STATUS_WORDS)
    text = (FOLDER / "findings.md").read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in text for name in [*step_order(), *STATUSES])
    text = (FOLDER / "indicators.md").read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in text for name in kpis.definitions())


def test_every_option_has_words() -> None:
    assert "|  |" not in commands.render()


def test_statuses_stand_in_the_order_in_which_they_are_tried() -> None:
    """The CASE of the query that decides names each status for the first time in the order of the page."""
    query = (ROOT / "finlink" / "assess" / "case_status.sql").read_text(encoding="utf-8")
    decided = query[: query.index("AS decided\n")]
    reasons = query[query.index("CASE decided\n") :]
    order = []
    for line in decided.splitlines():
        if "'" in line and ("THEN '" in line or "ELSE '" in line):
            word = line.split("THEN '" if "THEN '" in line else "ELSE '")[1].split("'")[0]
            after = reasons.partition(f"WHEN '{word}' THEN '")[2]
            order.append(after.partition("'")[0] if after else "MISSING")
    assert list(dict.fromkeys(order)) == list(STATUSES)


@pytest.mark.parametrize("name", sorted(LISTINGS))
def test_every_column_of_a_listing_has_a_meaning(name: str) -> None:
    assert tuple(MEANINGS[name]) == LISTINGS[name].columns
    assert name in WHERE


def test_the_graph_has_no_attribute_that_is_not_documented(sample_build: Build) -> None:
    graph = sample_build.graph()
    for node, data in graph.nodes(data=True):
        assert set(data) <= {*ALL_NODES, *NODES[data["kind"]]}, node
    for source, target, data in graph.edges(data=True):
        assert set(data) <= {*ALL_EDGES, *EDGES[data["relation"]][1]}, (source, target)


def test_graph_attributes_have_the_documented_types(sample_build: Build) -> None:
    types = {"str": str, "int": int, "float": float, "bool": bool}
    graph = sample_build.graph()
    for _, data in graph.nodes(data=True):
        documented = ALL_NODES | NODES[data["kind"]]
        for name, value in data.items():
            assert type(value) is types[documented[name].partition(";")[0]], name
    for _, _, data in graph.edges(data=True):
        documented = ALL_EDGES | EDGES[data["relation"]][1]
        for name, value in data.items():
            assert type(value) is types[documented[name].partition(";")[0]], name
