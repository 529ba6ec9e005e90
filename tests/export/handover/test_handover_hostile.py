"""Hostile texts in every free cell stay texts in every format; what it cannot hold is written out, not dropped."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import networkx as nx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from registers import OTHER_IBAN, VALID_IBAN, a_case, built, records

from finlink.export.handover.audiences import audience
from finlink.export.handover.compose import compose
from finlink.export.handover.extent import Extent
from finlink.export.handover.formats import FORMATS, render
from finlink.export.handover.model import Edge, Handover, Node
from finlink.export.handover.names import Names
from finlink.export.handover.scrub import one_type, scrubbed, seen

if TYPE_CHECKING:
    from finlink.export.handover.model import Attributes
    from finlink.result import Build

HOSTILE = (
    "=HYPERLINK(\"http://attacker.example\")", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "<script>alert(1)</script>",
    "]]><x/>&amp;", "__proto__", "constructor", "a\x00b", "\x01\x1b[31m", "exe\u202egnp", "\u200b", "a\ufffeb",
    "one\ntwo\r\nthree", "W" * 10_000, "'=1", "\"; DROP TABLE cases;--", "%s {0} {{ 7*7 }}", "e\u0301", "\U0001f600",
)  # fmt: skip


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A register with one hostile text in every free cell of a case, for each of them."""
    ids = [f"C{n}" for n in range(len(HOSTILE))]
    pairs = list(zip(ids, HOSTILE, strict=True))
    return built(
        tmp_path_factory.mktemp("hostile"),
        {
            "cases": [a_case(case, title=text, unit=text, offence=text) for case, text in pairs],
            "parties": [{"case_id": case, "name": text, "role": "suspect", "address": text} for case, text in pairs],
            "accounts": [
                {"account": VALID_IBAN, "case_id": case, "role": "mule", "holder": text, "bank": text}
                for case, text in pairs
            ],
            "wallets": [{"address": f"x{text[:50]}", "case_id": case, "service": text} for case, text in pairs],
            "investigations": [
                {"investigation_id": f"I{text[:40]}", "case_id": case, "authority": text, "opened": "2025-02-01"}
                for case, text in pairs
            ],
            "transfers": [
                {
                    "transfer_id": f"{n} {text[:60]}", "time": "2025-02-01", "sender": VALID_IBAN,
                    "receiver": OTHER_IBAN, "amount": f"{n + 1}.01", "currency": "EUR", "purpose": text,
                }
                for n, text in enumerate(HOSTILE)
            ],
        },
    )  # fmt: skip


@pytest.fixture(scope="module")
def hostile(register: Build) -> Handover:
    return compose(register, Extent(), audience("own-unit"), unmask=True)[0]


@pytest.fixture(scope="module")
def paid_in_all(register: Build) -> Decimal:
    """What all transfers come to; the two rows with control characters were set aside when the register was read."""
    ((count, paid),) = records(register, "SELECT count(*), sum(amount) FROM transfers")
    assert count == len(HOSTILE) - 2
    return Decimal(paid)


def sum_of(amounts: list[Any]) -> Decimal:
    return sum((Decimal(str(one)) for one in amounts), Decimal(0))


def test_the_register_holds_what_is_tried(hostile: Handover, paid_in_all: Decimal) -> None:
    names = {node.text("name") for node in hostile.nodes if node.kind == "party"}
    assert len(names) >= len(HOSTILE) - 4
    assert "W" * 10_000 in names
    assert "exe⟨U+202E⟩gnp" in names
    assert sum_of([edge.text("amount") for edge in hostile.edges if edge.relation == "transfer"]) == paid_in_all


@pytest.mark.parametrize("to", ["graphml", "gexf", "json"])
def test_graph_formats_hold_them(to: str, hostile: Handover, paid_in_all: Decimal) -> None:
    content = render(to, hostile).contents[""]
    graph: Any
    if to == "json":
        graph = nx.node_link_graph(json.loads(content), edges="edges")
    else:
        ET.fromstring(content)  # noqa: S314 - finlink's own file
        graph = nx.read_gexf(io.BytesIO(content)) if to == "gexf" else nx.read_graphml(
            io.BytesIO(content), edge_key_type=str, force_multigraph=True
        )  # fmt: skip
    assert set(graph) == {node.id for node in hostile.nodes}
    for node in hostile.nodes:
        assert graph.nodes[node.id].get("name", "") == node.text("name")
    paid = [data["amount"] for *_, data in graph.edges(data=True) if data["relation"] == "transfer"]
    assert sum_of(paid) == paid_in_all


@pytest.mark.parametrize(
    ("to", "files"), [("csv", ("nodes.csv", "edges.csv")), ("i2-csv", ("entities.csv", "links.csv"))]
)
def test_no_cell_of_csv_can_start_a_formula(to: str, files: tuple[str, str], hostile: Handover) -> None:
    made = render(to, hostile).contents
    for name, count in zip(files, (len(hostile.nodes), len(hostile.edges)), strict=True):
        rows = list(csv.reader(io.StringIO(made[name].decode("utf-8-sig"), newline="")))
        assert len(rows) == count + 1
        assert {len(row) for row in rows} == {len(rows[0])}
        assert not [cell for row in rows for cell in row if re.match(r"[=+@\t\r\n-]", cell)]
    text = b"".join(made.values()).decode("utf-8")
    assert "'=HYPERLINK" in text
    assert "'@SUM" in text
    assert "\x00" not in text


def test_a_workbook_has_no_formula(hostile: Handover, paid_in_all: Decimal) -> None:
    book = openpyxl.load_workbook(io.BytesIO(render("xlsx", hostile).contents[""]))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b"}
    assert not [cell for cell in cells if cell.hyperlink]
    edges, nodes = (
        [dict(zip(head, row, strict=True)) for row in rows]
        for head, *rows in (book[name].iter_rows(values_only=True) for name in ("edges", "nodes"))
    )
    assert sum_of([row["amount"] for row in edges if row["relation"] == "transfer"]) == paid_in_all
    assert "W" * 10_000 in {row["name"] for row in nodes}


def test_a_workbook_says_what_it_cut() -> None:
    made = Handover((Node("case:C1", {"kind": "case", "title": "W" * 40_000}),), (), (("build", "x"),))
    book = openpyxl.load_workbook(io.BytesIO(render("xlsx", made).contents[""]))
    title = str(book["nodes"]["C2"].value)
    assert len(title) == 32_767
    assert title.endswith("[40,000 characters; the rest is in the CSV]")


def test_ids_that_look_alike_stay_apart(register: Build) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(["party:C1/a\x00b", "party:C1/a⟨U+0000⟩b", "party:C1/a⟨U+0000⟩b (2)"])
    ids = Names(register).ids(graph)
    assert len(set(ids.values())) == 3
    assert not any("\x00" in name for name in ids.values())


@pytest.mark.parametrize("to", FORMATS)
def test_nothing_unseen_is_in_a_file(to: str, hostile: Handover) -> None:
    for content in render(to, hostile).contents.values():
        if not content.startswith(b"PK"):
            text = content.decode("utf-8-sig")
            assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u200b\u202a-\u202e\u2066-\u2069\ufffe\uffff]", text)


VALUES: st.SearchStrategy[Any] = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), st.decimals(), st.dates(),
    st.datetimes(), st.lists(st.one_of(st.text(max_size=5), st.integers(), st.decimals()), max_size=3),
    st.dictionaries(st.text(max_size=3), st.dates(), max_size=2), st.sets(st.text(max_size=3), max_size=3),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.dictionaries(st.sampled_from(["a", "b", "name", "__proto__"]), VALUES), min_size=1, max_size=4),
    st.lists(st.dictionaries(st.sampled_from(["a", "relation"]), VALUES), max_size=4),
)
def test_any_attributes_can_be_written_and_read_in_every_format(
    nodes: list[dict[str, Any]], edges: list[dict[str, Any]]
) -> None:
    plain = [_clean(data) for data in nodes]
    ties = [_clean(data) for data in edges]
    one_type(plain)
    one_type(ties)
    made = Handover(
        tuple(Node(f"case:{n}", data) for n, data in enumerate(plain)),
        tuple(Edge(f"e{n}", "case:0", "case:0", data) for n, data in enumerate(ties)),
        (("build", "x"),),
    )
    for to in FORMATS:
        render(to, made)
    content = render("graphml", made).contents[""]
    graphml: Any = nx.read_graphml(io.BytesIO(content), edge_key_type=str, force_multigraph=True)
    gexf: Any = nx.read_gexf(io.BytesIO(render("gexf", made).contents[""]))
    for graph in (graphml, gexf):
        assert graph.number_of_edges() == len(ties)
        for n, data in enumerate(plain):
            read = {name: value for name, value in graph.nodes[f"case:{n}"].items() if name != "label"}
            assert read == data


def _clean(attributes: dict[str, Any]) -> Attributes:
    return {name: seen(value) if isinstance(value, str) else value for name, value in scrubbed(attributes).items()}


def test_values_become_plain() -> None:
    day, moment = date(2024, 5, 1), datetime(2024, 5, 1, 10, 15, tzinfo=UTC)
    kept = scrubbed({
        "none": None, "empty": "", "nan": float("nan"), "inf": float("-inf"), "bad": Decimal("NaN"),
        "amount": Decimal("0.000000000000000001"), "day": day, "moment": moment, "list": [Decimal("1.50"), None],
        "map": {"b": day}, "flag": True, "set": {"b", "a"},
    })  # fmt: skip
    assert kept == {
        "amount": "0.000000000000000001", "day": "2024-05-01", "moment": "2024-05-01T10:15:00+00:00",
        "list": '["1.5", null]', "map": '{"b": "2024-05-01"}', "flag": True, "set": '["a", "b"]',
    }  # fmt: skip


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, 2.5], [1.0, 2.5]), ([True, 1], ["true", "1"]), (["a", 1], ["a", "1"]), ([1.5, "x"], ["1.5", "x"]),
        ([True, False], [True, False]), ([1, 2], [1, 2]),
    ],
)  # fmt: skip
def test_an_attribute_has_one_type(values: list[Any], expected: list[Any]) -> None:
    records: list[Attributes] = [{"a": value} for value in values]
    one_type(records)
    assert [record["a"] for record in records] == expected
    assert len({type(record["a"]) for record in records}) == 1
