"""The register as a networkx graph: what is in it, plain attributes, and that other tools take it as it is."""

from __future__ import annotations

import io
import json
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from registers import OTHER_IBAN, PERSON, VALID_IBAN, a_case, built, records

from finlink.errors import FinlinkError
from finlink.graph import plain

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.result import Build

KINDS = {
    "whole": {},
    "case": {"case": "KT-101/25"},
    "a case alone": {"case": "PP-752/25"},
    "network": {"network": "N001"},
    "account": {"node": "account:RS35904000003968413039"},
    "two hops": {"node": "case:KT-101/25", "hops": 2},
    "party": {"node": f"party:{PERSON}"},
    "investigation": {"node": "investigation:FI-RS-01"},
    "hub": {"node": "wallet:tron:TLm2BfwGwWQuzJjx3zLxqN3SS3k9hib7ud"},
}
RELATIONS = {
    "holds": ({"case"}, {"account", "wallet", "party"}),
    "covers": ({"investigation"}, {"case"}),
    "holder": ({"party"}, {"account"}),
    "transfer": ({"account", "wallet"}, {"account", "wallet"}),
    "link": ({"case"}, {"case"}),
    "proceeds": ({"account", "wallet", "outside", "tx"}, {"account", "wallet", "outside", "tx"}),
}


@pytest.fixture(scope="module", params=KINDS, ids=str)
def picture(request: pytest.FixtureRequest, sample_build: Build) -> nx.MultiDiGraph[str]:
    return sample_build.graph(**KINDS[request.param])  # type: ignore[arg-type]


def test_it_is_a_multidigraph_with_something_in_it(picture: nx.MultiDiGraph[str]) -> None:
    assert type(picture) is nx.MultiDiGraph
    assert picture.number_of_nodes() > 0


def test_every_attribute_is_plain(picture: nx.MultiDiGraph[str]) -> None:
    values = [value for _, data in picture.nodes(data=True) for value in data.values()]
    values += [value for *_, data in picture.edges(data=True) for value in data.values()]
    assert {type(value) for value in values} <= {str, int, float, bool}
    assert "" not in values


def test_nodes_and_edges_say_what_they_are(picture: nx.MultiDiGraph[str]) -> None:
    for node, data in picture.nodes(data=True):
        assert data["kind"] == node.partition(":")[0]
        assert data["label"]
    for source, target, data in picture.edges(data=True):
        sources, targets = RELATIONS[data["relation"]]
        assert picture.nodes[source]["kind"] in sources
        assert picture.nodes[target]["kind"] in targets
        assert data["evidence"]


def test_graphml_and_json_take_it_and_give_it_back(picture: nx.MultiDiGraph[str]) -> None:
    stream = io.BytesIO()
    nx.write_graphml(picture, stream)
    stream.seek(0)
    back = nx.read_graphml(stream, force_multigraph=True)
    assert set(back.nodes) == set(picture.nodes)
    assert back.number_of_edges() == picture.number_of_edges()
    data = json.loads(json.dumps(nx.node_link_data(picture, edges="edges"), allow_nan=False))
    again = nx.node_link_graph(data, edges="edges")
    assert nx.utils.graphs_equal(again, picture)


@pytest.mark.parametrize("register", ["sample_build", "bulk_build"])
def test_the_whole_register_counts_as_the_tables_do(register: str, request: pytest.FixtureRequest) -> None:
    build: Build = request.getfixturevalue(register)
    whole = build.graph()

    def count(query: str) -> int:
        return int(records(build, query)[0][0])

    kinds = [data["kind"] for _, data in whole.nodes(data=True)]
    assert kinds.count("case") == count("SELECT count(*) FROM cases")
    assert kinds.count("account") + kinds.count("wallet") == count(
        "SELECT count(DISTINCT node) FROM identifiers WHERE node <> ''"
    )
    assert kinds.count("party") == count("SELECT count(DISTINCT node) FROM party_names")
    assert kinds.count("investigation") == count("SELECT count(DISTINCT investigation_id) FROM coverage")
    relations = [data["relation"] for *_, data in whole.edges(data=True)]
    assert relations.count("link") == count("SELECT count(*) FROM links")
    assert relations.count("covers") == count("SELECT count(*) FROM coverage")
    assert relations.count("transfer") == count(
        "SELECT count(*) FROM flows WHERE sender_node <> '' AND receiver_node <> ''"
    )


def test_a_case_comes_with_all_that_is_its_own(sample_build: Build) -> None:
    case = sample_build.graph(case="KT-106/25")
    own = {node for (node,) in records(sample_build, "SELECT node FROM case_holdings WHERE case_id = 'KT-106/25'")}
    own |= {node for (node,) in records(sample_build, "SELECT node FROM party_names WHERE case_id = 'KT-106/25'")}
    assert {"case:KT-106/25", "investigation:FI-RS-01", *own} <= set(case.nodes)
    assert [n for n, data in case.nodes(data=True) if data["kind"] == "case"] == ["case:KT-106/25"]


def test_a_network_has_its_cases_and_no_others(sample_build: Build) -> None:
    for network, case_ids in records(sample_build, "SELECT network, case_ids FROM networks"):
        found = {
            data["label"] for _, data in sample_build.graph(network=network).nodes(data=True) if data["kind"] == "case"
        }
        assert found == set(case_ids.split(";"))


def test_the_case_says_its_status_findings_and_money(sample_build: Build) -> None:
    data = sample_build.graph(case="KT-101/25").nodes["case:KT-101/25"]
    assert (data["status"], data["findings"], data["network"]) == ("MISSING", "G01;G02;G10", "N001")
    assert (data["loss"], data["currency"], data["loss_eur"]) == ("2340000", "RSD", "20000")
    assert data["opened"] == "2025-02-10"
    assert data["evidence"] == "cases.csv:2"
    assert isinstance(data["priority"], int)
    assert "closed" not in data


def test_accounts_say_whether_they_are_valid_and_hubs_that_they_are(sample_build: Build) -> None:
    whole = sample_build.graph()
    wrong = whole.nodes["account:MK07905004876503096"]
    assert wrong["valid"] is False
    assert "check digits" in wrong["why"]
    assert whole.nodes["wallet:tron:TLm2BfwGwWQuzJjx3zLxqN3SS3k9hib7ud"]["hub"] is True
    assert whole.nodes["account:RS35904000003968413039"]["hub"] is False


def test_hops_grow_the_neighbourhood_but_not_through_hubs(sample_build: Build) -> None:
    node = "case:IST-701/25"
    sizes = [len(sample_build.graph(node=node, hops=hops)) for hops in (1, 2, 3)]
    assert sizes == sorted(sizes)
    hub = "wallet:tron:TLm2BfwGwWQuzJjx3zLxqN3SS3k9hib7ud"
    near = sample_build.graph(node=node, hops=3)
    assert hub in near
    others = {n for n, data in near.nodes(data=True) if data["kind"] == "case"} - {node}
    assert others == set()
    assert len([n for n in sample_build.graph(node=hub) if n.startswith("case:")]) == 5


def test_parallel_transfers_stay_apart_and_keep_their_amounts(tmp_path: Path) -> None:
    rows = [
        {
            "time": f"2025-03-0{n}T10:00:00+02:00",
            "sender": VALID_IBAN,
            "receiver": OTHER_IBAN,
            "amount": amount,
            "currency": "ETH",
        }
        for n, amount in ((1, "0.10"), (2, "0.10"), (3, "123456789012345678.000000000000000001"))
    ]
    build = built(tmp_path, {"cases": [a_case()], "transfers": rows})
    edges = build.graph().get_edge_data(f"account:{VALID_IBAN}", f"account:{OTHER_IBAN}")
    assert edges is not None
    assert [edge["amount"] for edge in edges.values()] == ["0.1", "0.1", "123456789012345678.000000000000000001"]
    assert next(edge["time"] for edge in edges.values()).startswith("2025-03-01T08:00:00")
    assert list(edges) == [0, 1, 2]


@pytest.mark.parametrize(
    "wanted", [{"case": "nope"}, {"network": "N999"}, {"node": "account:nope"}, {"case": "' OR 1=1"}]
)
def test_what_is_not_there_is_said(wanted: dict[str, str], sample_build: Build) -> None:
    with pytest.raises(FinlinkError, match="There is no "):
        sample_build.graph(**wanted)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        ("", None),
        (Decimal("80000.500000"), "80000.5"),
        (Decimal("1E+3"), "1000"),
        (Decimal("0.00"), "0"),
        (date(2024, 5, 1), "2024-05-01"),
        (datetime.fromisoformat("2024-05-01T08:30:00"), "2024-05-01T08:30:00Z"),
        (True, True),
        (3, 3),
        (0.5, 0.5),
        ("x", "x"),
        ((1, 2), "(1, 2)"),
    ],
)
def test_values_become_plain(value: object, expected: object) -> None:
    assert plain(value) == expected
    assert type(plain(value)) is type(expected)


def test_tables_come_as_pandas(sample_build: Build) -> None:
    gaps = sample_build.table("gaps")
    assert list(gaps.columns)[:3] == ["case_id", "status", "findings"]
    assert len(gaps) > 40
    transfers = sample_build.table("transfers")
    assert {"sender_node", "receiver_node", "source_file", "source_row"} <= set(transfers.columns)
    with pytest.raises(FinlinkError, match=r"There is no table nope; there are: .*cases"):
        sample_build.table("nope")
    assert sample_build.sql("SELECT 1 AS one").one.tolist() == [1]
