"""The command and what it says: parts of a build, selections, errors as one sentence, what was withheld."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from registers import ROOT, rows_of, run

from finlink.errors import FinlinkError
from finlink.export.handover import FORMATS, Extent, audiences, hand_over, read_selection
from finlink.publish import verify

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.result import Build


def read(path: Path) -> Any:
    return nx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="edges")


def write_selection(path: Path, **content: Any) -> Path:
    path.write_text(json.dumps({"finlink": "selection", "build": "", **content}), encoding="utf-8")
    return path


def test_the_installed_command_writes_a_case_and_says_so(coded_build: Build, tmp_path: Path) -> None:
    case = "KT-103/25"
    done = run("export", coded_build.folder, "--to", "graphml", "--case", case, "--audience", "partner", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    (path,) = tmp_path.iterdir()
    assert path.name == "KT-103_25.graphml"
    graph: Any = nx.read_graphml(path, edge_key_type=str, force_multigraph=True)
    assert f"case:{case}" in graph
    lines = done.stdout.splitlines()
    assert lines[0] == (f"Written   {path.name}: case {case}, {len(graph)} nodes and {graph.number_of_edges()} edges")
    assert lines[1].startswith("For       partner (another authority")
    assert "personal numbers are masked" in done.stdout
    assert lines[-1] == coded_build.as_of.words


def test_what_was_done_as_json(coded_build: Build, tmp_path: Path) -> None:
    target = tmp_path / "all.json"
    done = run("export", coded_build.folder, "--to", "json", "-o", target, "--format", "json")
    (row,) = json.loads(done.stdout)
    graph = read(target)
    assert row["file"] == str(target)
    assert (row["nodes"], row["edges"]) == (len(graph), graph.number_of_edges())
    assert (row["audience"], row["withheld_rows"] > 5) == ("anyone-in-law-enforcement", True)
    assert str(row["withheld_rows"]) in graph.graph["withheld"]


@pytest.mark.parametrize(
    ("extent", "arguments"),
    [
        (Extent(case="KT-103/25"), {"case": "KT-103/25"}),
        (Extent(network="N001"), {"network": "N001"}),
        (Extent(node="case:KT-103/25", hops=2), {"node": "case:KT-103/25", "hops": 2}),
        (Extent(), {}),
    ],
    ids=["case", "network", "node", "whole"],
)
def test_a_part_is_the_graphs_part(
    sample_build: Build, tmp_path: Path, extent: Extent, arguments: dict[str, Any]
) -> None:
    made = hand_over(sample_build, "json", tmp_path / "x.json", extent=extent, unmask=True)
    expected = sample_build.graph(**arguments)
    graph = read(made.target)
    assert set(graph) == set(expected)
    assert graph.number_of_edges() == expected.number_of_edges()


def test_a_selection_is_its_nodes_and_what_is_between_them(sample_build: Build, tmp_path: Path) -> None:
    whole = sample_build.graph()
    chosen = sorted(node for node in whole if node.startswith(("case:KT", "account:RS", "outside:")))
    path = write_selection(tmp_path / "chosen.json", nodes=chosen, build=sample_build.manifest["manifest_sha256"])
    made = hand_over(sample_build, "json", tmp_path / "x.json", extent=read_selection(path))
    expected = whole.subgraph(chosen)
    graph = read(made.target)
    assert set(graph) == set(chosen)
    assert graph.number_of_edges() == expected.number_of_edges() > 0
    assert made.notes == ()
    assert graph.graph["holds"] == f"a selection of {len(chosen)} nodes"
    other = read_selection(write_selection(tmp_path / "other.json", nodes=chosen[:2], build="0" * 64))
    (note,) = hand_over(sample_build, "json", tmp_path / "y.json", extent=other).notes
    assert "another build" in note


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "is no JSON"),
        ("[" * 100_000, "is no JSON"),
        ("[]", "is no selection"),
        ('{"nodes": ["case:KT-103/25"]}', "is no selection"),
        ('{"finlink": "selection", "nodes": "case:KT-103/25"}', "is no selection"),
        ('{"finlink": "selection", "nodes": [1]}', "is no selection"),
        ('{"finlink": "selection", "nodes": []}', "selects nothing"),
        ('{"finlink": "selection", "nodes": ["case:nobody", "case:KT-103/25", "wallet:x"]}',
         "case:nobody, wallet:x of the selection are no nodes of"),
        ('{"finlink": "selection", "nodes": ["case:nobody"]}', "case:nobody of the selection is no node of"),
        ('{"finlink": "selection", "nodes": ["1", "2", "3", "4", "5", "6", "7"]}', "1, 2, 3, 4, 5 and 2 more of"),
    ],
)  # fmt: skip
def test_a_selection_that_is_none_is_refused_in_one_sentence(
    sample_build: Build, tmp_path: Path, content: str, said: str
) -> None:
    path = tmp_path / "chosen.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FinlinkError) as met:
        hand_over(sample_build, "json", tmp_path / "x.json", extent=read_selection(path))
    assert said in str(met.value)
    assert str(met.value).endswith(".")
    assert not (tmp_path / "x.json").exists()


def test_wrong_names_are_refused_in_one_sentence(sample_build: Build, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    target = tmp_path / "x"
    for arguments, said in (
        ({"to": "json", "extent": Extent(case="KT-9999")}, "There is no case KT-9999"),
        ({"to": "json", "extent": Extent(network="N999")}, "There is no network N999"),
        ({"to": "json", "extent": Extent(node="wallet:nobody")}, "is no case and no node"),
        ({"to": "json", "audience": "press"}, "There is no audience press; there are: own-unit, "),
        ({"to": "visio"}, "There is no format visio; there are: graphml, "),
        ({"to": "json", "target": tmp_path}, "is a folder; name a file"),
        ({"to": "csv", "target": tmp_path / "file"}, "is a file, and nodes.csv and edges.csv"),
    ):
        with pytest.raises(FinlinkError, match=said):
            hand_over(sample_build, **{"target": target, **arguments})  # type: ignore[arg-type]
    assert not target.exists()
    done = run("export", sample_build.folder, "--to", "json", "--case", "C1", "--network", "N001")
    assert (done.returncode, "Give one of" in done.stderr) == (2, True)
    missing = run("export", sample_build.folder, "--to", "json", "--selection", tmp_path / "nowhere.json")
    assert missing.returncode == 1
    assert missing.stderr.startswith("finlink: There is no selection ")


def test_all_of_a_case_withheld_is_said(coded_build: Build, coded_register: Path, tmp_path: Path) -> None:
    case = rows_of(coded_register / "cases.csv")[3 - 2]["case_id"]
    done = run("export", coded_build.folder, "--to", "xlsx", "--case", case, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith(f"finlink: Nothing of case {case} may go to anyone-in-law-enforcement (")
    assert "H2 1" in done.stderr
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
    assert run("export", coded_build.folder, "--to", "xlsx", "--case", case, "--audience", "own-unit",
               cwd=tmp_path).returncode == 0  # fmt: skip


def test_a_withheld_node_of_a_selection_is_no_unknown_one(
    coded_build: Build, coded_register: Path, tmp_path: Path
) -> None:
    cases = rows_of(coded_register / "cases.csv")
    closed, open_case = cases[3 - 2]["case_id"], cases[0]["case_id"]
    path = write_selection(tmp_path / "chosen.json", nodes=[f"case:{closed}", f"case:{open_case}"])
    made = hand_over(coded_build, "json", tmp_path / "x.json", extent=read_selection(path))
    assert set(read(made.target)) == {f"case:{open_case}"}
    assert made.missing.rows["H2"] == 1


def test_the_guide_shows_the_table_of_audiences() -> None:
    page = (ROOT / "docs" / "how-to" / "hand-over-to-another-tool.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z][a-z-]+)`[^|\n]*\|((?:[^|\n]*\|){10})$", page, re.M)
    codes = ("", "H0", "H1", "H2", "H3", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED", "TLP:CLEAR")
    shown = {name: [bool(cell.strip()) for cell in cells.split("|")[:-1]] for name, cells in rows}
    assert shown == {name: [one.permits(code) for code in codes] for name, one in audiences().items()}


@pytest.mark.parametrize("to", FORMATS)
def test_a_build_is_not_changed_by_handing_it_over(to: str, coded_build: Build, tmp_path: Path) -> None:
    before = list(coded_build.graph().nodes(data=True))
    hand_over(coded_build, to, tmp_path / "x")
    assert list(coded_build.graph().nodes(data=True)) == before
    assert verify(coded_build.folder) == []
