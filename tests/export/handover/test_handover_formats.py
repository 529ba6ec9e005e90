"""Every format, read back by its own reader, holds what the graph holds: nodes, edges, attributes, sums of money."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections import Counter, defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import networkx as nx
import openpyxl
import pytest

from finlink.cli.export_command import AUDIENCES
from finlink.cli.export_command import FORMATS as OFFERED
from finlink.export.handover import FORMATS, audiences, default_audience, hand_over
from finlink.export.handover.formats import render
from finlink.export.handover.formats.i2 import LINK_TYPES
from finlink.export.handover.model import AMOUNTS, EDGE_COLUMNS, NODE_COLUMNS, Files, written
from finlink.reference.graph import ALL_EDGES, ALL_NODES, EDGES, NODES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from finlink.export.handover.model import Handover
    from finlink.result import Build

Read = tuple[dict[str, dict[str, Any]], list[tuple[str, str, dict[str, Any]]]]
"""Nodes by id with their attributes; edges as source, target, attributes."""


def of_networkx(graph: Any) -> Read:
    assert graph.is_directed()
    assert graph.is_multigraph()
    edges = [(str(s), str(t), {**data, "id": str(key)}) for s, t, key, data in graph.edges(keys=True, data=True)]
    return {str(node): dict(data) for node, data in graph.nodes(data=True)}, edges


def from_graphml(files: Files) -> Read:
    return of_networkx(nx.read_graphml(io.BytesIO(files.contents[""]), edge_key_type=str, force_multigraph=True))


def from_gexf(files: Files) -> Read:
    return of_networkx(nx.read_gexf(io.BytesIO(files.contents[""])))


def from_json(files: Files) -> Read:
    return of_networkx(nx.node_link_graph(json.loads(files.contents[""]), edges="edges"))


def from_table(content: bytes) -> list[dict[str, str]]:
    text = content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    return [{name: cell for name, cell in row.items() if cell} for row in rows]


def from_csv(files: Files) -> Read:
    nodes = {row.pop("id"): row for row in from_table(files.contents["nodes.csv"])}
    return nodes, [(row.pop("source"), row.pop("target"), row) for row in from_table(files.contents["edges.csv"])]


def from_i2(files: Files) -> Read:
    relations = {words: relation for relation, words in LINK_TYPES.items()} | {"Rejected Case Link": "link"}
    entities = {row.pop("Identity"): row for row in from_table(files.contents["entities.csv"])}
    links = [
        (row["From Identity"], row["To Identity"], {
            "relation": relations[row["Link Type"]], "id": row["Link ID"],
            **{name: row[name.title()] for name in ("amount", "currency") if name.title() in row},
        })
        for row in from_table(files.contents["links.csv"])
    ]  # fmt: skip
    return entities, links


def from_xlsx(files: Files) -> Read:
    book = openpyxl.load_workbook(io.BytesIO(files.contents[""]))
    assert book.sheetnames == ["read me", "nodes", "edges"]
    read: list[list[dict[str, Any]]] = []
    for name in ("nodes", "edges"):
        head, *rows = book[name].iter_rows(values_only=True)
        read.append([
            {str(key): cell for key, cell in zip(head, row, strict=True) if cell is not None} for row in rows
        ])  # fmt: skip
    return {row.pop("id"): row for row in read[0]}, [(row.pop("source"), row.pop("target"), row) for row in read[1]]


READERS: dict[str, Callable[[Files], Read]] = {
    "graphml": from_graphml, "gexf": from_gexf, "json": from_json, "i2-csv": from_i2, "xlsx": from_xlsx,
    "csv": from_csv,
}  # fmt: skip
NUMBERS = AMOUNTS | {"strength", "cases", "priority", "payments", "hop"}
WHOLE = ("graphml", "gexf", "json", "xlsx", "csv")
"""The formats that hold every attribute under its own name."""


def amount(value: object) -> Decimal:
    return Decimal(repr(value)) if isinstance(value, float) else Decimal(str(value))


def sums(edges: Iterable[tuple[Any, Any, Mapping[str, Any]]]) -> dict[tuple[str, str], Decimal]:
    found: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for _, _, data in edges:
        if "amount" in data:
            found[data["relation"], data.get("currency", "")] += amount(data["amount"])
    return dict(found)


@pytest.mark.parametrize("to", READERS)
def test_a_format_read_back_is_the_graph(to: str, whole: Handover, sample_build: Build) -> None:
    graph = sample_build.graph()
    nodes, edges = READERS[to](render(to, whole))
    assert set(nodes) == set(graph)
    expected = Counter((s, t, data["relation"]) for s, t, data in graph.edges(data=True))
    assert Counter((s, t, data["relation"]) for s, t, data in edges) == expected
    assert len({data["id"] for *_, data in edges}) == len(edges) == graph.number_of_edges()
    assert sums(edges) == sums(graph.edges(data=True))
    assert len(sums(edges)) > 6


@pytest.mark.parametrize("to", WHOLE)
def test_a_format_keeps_every_attribute(to: str, whole: Handover) -> None:
    nodes, edges = READERS[to](render(to, whole))

    def text(name: str, value: Any) -> Any:
        return amount(value) if name in NUMBERS else written(value)

    def texts(data: Mapping[str, Any]) -> dict[str, Any]:
        return {name: text(name, value) for name, value in data.items() if name != "id"}

    safe = {
        node.id: {name: _as_cell(to, name, value) for name, value in node.attributes.items()} for node in whole.nodes
    }
    assert {node: texts(data) for node, data in nodes.items()} == {node: texts(data) for node, data in safe.items()}
    expected = {
        edge.id: texts({name: _as_cell(to, name, value) for name, value in edge.attributes.items()})
        for edge in whole.edges
    }
    assert {data["id"]: texts(data) for *_, data in edges} == expected


def _as_cell(to: str, name: str, value: Any) -> Any:
    """Return a value as CSV holds it: an apostrophe before what a spreadsheet would run."""
    if to == "csv" and isinstance(value, str) and name not in AMOUNTS and re.match(r"[=+@\t\r-]", value):
        return f"'{value}"
    return value


@pytest.mark.parametrize("to", ["graphml", "gexf", "json"])
def test_numbers_and_flags_keep_their_types(to: str, whole: Handover) -> None:
    nodes, _ = READERS[to](render(to, whole))
    for node in whole.nodes:
        for name in ("valid", "hub", "cases", "priority"):
            if name in node.attributes:
                assert type(nodes[node.id][name]) is type(node.attributes[name])


def test_the_graph_is_told_as_documented(whole: Handover) -> None:
    """No attribute of the graph is without a column, and none is a column that the graph does not have."""
    assert set(NODE_COLUMNS) == {*ALL_NODES, *(name for attributes in NODES.values() for name in attributes)}
    assert set(EDGE_COLUMNS) - {"handling"} == {*ALL_EDGES, *(name for _, told in EDGES.values() for name in told)}
    assert {name for node in whole.nodes for name in node.attributes} <= set(NODE_COLUMNS)
    assert {name for edge in whole.edges for name in edge.attributes} <= set(EDGE_COLUMNS)


def test_the_command_offers_what_there_is() -> None:
    assert tuple(FORMATS) == OFFERED
    assert tuple(audiences()) == AUDIENCES
    assert default_audience() in AUDIENCES


def test_i2_files_are_as_excel_and_i2_read_them(whole: Handover) -> None:
    files = render("i2-csv", whole).contents
    links = from_table(files["links.csv"])
    for name in ("entities.csv", "links.csv"):
        assert files[name].startswith(b"\xef\xbb\xbf")
        assert files[name].count(b"\r\n") == len(from_table(files[name])) + 1
    transfers = [row for row in links if row["Link Type"] == "Transfer"]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", row["Date"]) for row in transfers)
    assert all(re.fullmatch(r"\d\d:\d\d:\d\d", row["Time"]) for row in transfers)
    assert {row["Direction"] for row in transfers} == {"From -> To"}
    types = {row["Identity"]: row["Type"] for row in from_table(files["entities.csv"])}
    assert all(row["From Type"] == types[row["From Identity"]] for row in links)
    statuses = {edge.id: edge.text("status") for edge in whole.edges if edge.relation == "link"}
    told = {row["Link ID"]: (row["Link Type"], row["Strength"]) for row in links if row["Link ID"] in statuses}
    assert told == {
        link: ("Rejected Case Link" if status == "rejected" else "Case Link",
               "Confirmed" if status == "confirmed" else "Tentative")
        for link, status in statuses.items()
    }  # fmt: skip
    assert {"rejected", "confirmed", "proposed"} == set(statuses.values())


@pytest.mark.parametrize("to", ["graphml", "gexf", "json", "i2-csv", "xlsx", "csv", "ftm"])
def test_the_file_says_what_it_is(to: str, whole: Handover, sample_build: Build) -> None:
    contents = render(to, whole).contents
    text = "\n".join(_text_of(content) for content in contents.values())
    assert sample_build.manifest["manifest_sha256"] in text
    assert "own-unit" in text
    assert sample_build.manifest["as_of"] in text


def _text_of(content: bytes) -> str:
    if not content.startswith(b"PK"):
        return content.decode("utf-8")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "".join(archive.read(name).decode("utf-8") for name in archive.namelist())


def test_the_same_build_gives_the_same_bytes(sample_build: Build) -> None:
    code = (
        "import hashlib, sys\n"
        "from finlink.result import open_build\n"
        "from finlink.export.handover.audiences import audience\n"
        "from finlink.export.handover.compose import compose\n"
        "from finlink.export.handover.extent import Extent\n"
        "from finlink.export.handover.formats import FORMATS, render\n"
        "made = compose(open_build(sys.argv[1]), Extent(), audience(''))[0]\n"
        "for to in FORMATS:\n"
        "    for name, content in render(to, made).contents.items():\n"
        "        print(to, name, hashlib.sha256(content).hexdigest())\n"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", code, str(sample_build.folder)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}, capture_output=True, text=True, check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    ]  # fmt: skip
    assert said[0] == said[1]
    assert len(said[0].splitlines()) == len(FORMATS) + 4


def test_several_files_go_into_a_folder_or_a_zip(sample_build: Build, tmp_path: Path) -> None:
    hand_over(sample_build, "csv", tmp_path / "folder")
    hand_over(sample_build, "csv", tmp_path / "all.zip")
    folder = {path.name: path.read_bytes() for path in (tmp_path / "folder").iterdir()}
    assert set(folder) == {"nodes.csv", "edges.csv", "about.txt"}
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == folder
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
