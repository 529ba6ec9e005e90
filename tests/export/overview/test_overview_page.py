"""The page of the whole register has every node and line of the register's graph, and says what it leaves out."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from overview_pages import read_page
from registers import OTHER_IBAN, VALID_IBAN, a_case, built, records

import finlink
from finlink.export.chart.text import mask
from finlink.export.overview import register_page

if TYPE_CHECKING:
    from pathlib import Path

    from overview_pages import Read

    from finlink.graph import Graph
    from finlink.result import Build

NUMBER, COMPANY_NUMBER = "0101990710006", "100000024"
INVESTIGATIONS = "investigation_id,case_id,opened\n"


@pytest.fixture(scope="module")
def page(sample_build: Build) -> Read:
    return read_page(register_page(sample_build))


@pytest.fixture(scope="module")
def graph(sample_build: Build) -> Graph:
    return sample_build.graph()


def of_graph(graph: Graph, node: str) -> str:
    """Return the name by which the overview knows a node of the graph."""
    data = graph.nodes[node]
    kind = data["kind"]
    if kind == "party":
        kind = "company" if data.get("person_kind") == "company" else "person"
    return f"{kind}:{data['label']}"


def test_every_node_of_the_register_is_there_once(page: Read, graph: Graph) -> None:
    drawn = {"case", "account", "wallet", "party", "investigation"}
    expected = Counter(of_graph(graph, node) for node, data in graph.nodes(data=True) if data["kind"] in drawn)
    assets = [name for name in page.names if name.startswith("measure:")]
    assert Counter(page.names) - Counter(assets) == expected


def test_every_asset_that_a_measure_was_taken_on_is_there_once_and_joins_nothing(
    page: Read, sample_build: Build
) -> None:
    targets = [target for (target,) in records(sample_build, "SELECT target FROM assets")]
    assert Counter(name for name in page.names if name.startswith("measure:")) == Counter(
        f"measure:{one}" for one in targets
    )
    ends = {source: target for source, target, *_ in page.lines("restrains")}
    assert ends == {f"measure:{target}": f"account:{target}" for target in targets}


@pytest.mark.parametrize("relation", ["holds", "holder", "covers"])
def test_every_relation_of_the_files_is_there_once(relation: str, page: Read, graph: Graph) -> None:
    expected = {
        (of_graph(graph, source), of_graph(graph, target))
        for source, target, data in graph.edges(data=True)
        if data["relation"] == relation
    }
    found = Counter((source, target) for source, target, *_ in page.lines(relation))
    assert found == Counter(expected)


def test_payments_are_added_up_by_direction_and_currency(page: Read, graph: Graph) -> None:
    expected: dict[tuple[str, str, str], list[Decimal]] = {}
    for source, target, data in graph.edges(data=True):
        if data["relation"] == "transfer":
            key = of_graph(graph, source), of_graph(graph, target), data["currency"]
            expected.setdefault(key, []).append(Decimal(data["amount"]))
    found = {tuple(line[:3]): (line[3], Decimal(line[4])) for line in page.lines("transfer")}
    assert found == {key: (len(amounts), sum(amounts)) for key, amounts in expected.items()}


def test_links_that_the_picture_shows_by_what_is_shared_are_no_lines(page: Read, graph: Graph) -> None:
    expected = {
        (of_graph(graph, source), of_graph(graph, target))
        for source, target, data in graph.edges(data=True)
        if data["relation"] == "link" and (data["via"] not in graph or data.get("decided"))
    }
    found = page.lines("link")
    assert {line[:2] for line in found} == expected
    assert len(found) == len(expected)
    assert all(line[2].split(":")[0] in {"confirmed", "proposed", "rejected"} for line in found)


def test_a_case_says_its_status_loss_network_and_row(page: Read, sample_build: Build) -> None:
    query = """
        SELECT c.case_id, s.status, f.loss_eur, f.network, c.source_file, c.source_row
        FROM cases c JOIN case_status s USING (case_id) JOIN case_facts f USING (case_id)
    """
    columns, facts = page.columns, page.facts
    names = {name: n for n, name in enumerate(page.names)}
    group = np.searchsorted(columns["group_first"], np.arange(len(page.names)), side="right") - 1
    for case, status, loss, network, file, row in sample_build.engine.rows(query):
        n = names[f"case:{case}"]
        assert facts["statuses"][columns["status"][n]] == status
        assert (Decimal(columns["amount"][n]) if columns["amount"][n] else None) == loss
        assert facts["networks_of"][columns["network"][n]] == (network or "")
        assert columns["group_name"][group[n]] == (network or "")
        assert (facts["files"][columns["file"][n]], columns["row"][n]) == (file, row)


def test_every_node_names_a_row(page: Read) -> None:
    assert all(row > 0 for row in page.columns["row"])


def test_what_stands_in_one_file_only_is_in_the_disc_of_that_case(page: Read) -> None:
    holders: dict[str, set[str]] = {}
    for source, target, *_ in page.lines("holds"):
        holders.setdefault(target, set()).add(source)
    names, home, hub = page.names, page.columns["home"], page.columns["hub"]
    for n, name in enumerate(names):
        cases = holders.get(name, set())
        if len(cases) == 1 and not hub[n] and name.startswith(("account:", "wallet:")):
            assert {names[home[n]]} == cases


def test_the_same_build_gives_the_same_page(sample_build: Build) -> None:
    before = sample_build.engine.names()
    assert register_page(sample_build) == register_page(finlink.open_build(sample_build.folder))
    assert sample_build.engine.names() == before


def test_what_there_is_no_room_for_is_counted(tmp_path: Path) -> None:
    rows = [
        {"time": f"2025-01-0{n}", "sender": VALID_IBAN, "receiver": OTHER_IBAN, "amount": "10", "currency": "EUR"}
        for n in (1, 2)
    ]
    rows.append({"time": "2025-01-03", "sender": OTHER_IBAN, "receiver": "AL47212110090000000235698741", "amount": "5",
                 "currency": "EUR"})  # fmt: skip
    files = {"cases": [a_case("C1")], "accounts": [{"account": VALID_IBAN, "case_id": "C1"}], "transfers": rows}
    build = built(tmp_path, {**files, "investigations": INVESTIGATIONS})
    html = register_page(build, most_nodes=3)
    assert "1 accounts and wallets that no list names are not drawn" in html
    found = read_page(html)
    assert set(found.names) == {"case:C1", f"account:{VALID_IBAN}", f"account:{OTHER_IBAN}"}
    assert [line[3:] for line in found.lines("transfer")] == [(2, "20")]
    assert "1 lines of payments are not drawn" in html
    html = register_page(build, most_lines=1)
    assert "2 lines of payments are not drawn" in html
    html = register_page(build, most_lines=0)
    assert "2 lines of payments are not drawn" in html
    assert "1 other lines are not drawn" in html
    html = register_page(build, most_lines=1)
    assert [line[0] for line in read_page(html).lines("holds")] == ["case:C1"]
    assert "not drawn" not in register_page(build)


def test_a_node_that_no_case_has_is_of_no_network(tmp_path: Path) -> None:
    third, fourth = "AL47212110090000000235698741", "XK051212012345678906"
    pairs = [(VALID_IBAN, third), (third, fourth)]
    files: Any = {
        "cases": [a_case("C1"), a_case("C2")],
        "accounts": [{"account": VALID_IBAN, "case_id": case, "role": "mule"} for case in ("C1", "C2")],
        "transfers": [
            {"time": "2025-01-01", "sender": sender, "receiver": receiver, "amount": "1", "currency": "EUR"}
            for sender, receiver in pairs
        ],
        "investigations": INVESTIGATIONS,
    }
    found = read_page(register_page(built(tmp_path, files)))
    networks = {name: found.facts["networks_of"][found.columns["network"][n]] for n, name in enumerate(found.names)}
    assert networks == {
        "case:C1": "N001", "case:C2": "N001", f"account:{VALID_IBAN}": "N001",
        f"account:{third}": "", f"account:{fourth}": "",
    }  # fmt: skip


def test_what_has_no_value_in_euro_is_told_beside_what_has(tmp_path: Path) -> None:
    rows = [
        {"time": "2025-01-01", "sender": VALID_IBAN, "receiver": OTHER_IBAN, "amount": amount, "currency": currency,
         "proceeds_of": "C1"} for amount, currency in (("400", "EUR"), ("300", "XDR"))
    ]  # fmt: skip
    files: Any = {"cases": [a_case("C1", loss="400")], "transfers": rows, "investigations": INVESTIGATIONS}
    found = read_page(register_page(built(tmp_path, files)))
    n = found.names.index(f"account:{OTHER_IBAN}")
    assert (found.columns["amount"][n], found.columns["unvalued"][n]) == ("400", 1)


def test_no_number_of_a_person_can_be_read(tmp_path: Path) -> None:
    parties = [
        {"case_id": "C1", "name": "", "national_id": NUMBER, "role": "suspect"},
        {"case_id": "C1", "name": f"Petar ({NUMBER[:7]} {NUMBER[7:]})", "role": "suspect"},
        {"case_id": "C1", "name": "Firma d.o.o.", "national_id": COMPANY_NUMBER, "kind": "company"},
    ]
    build = built(tmp_path, {"cases": [a_case("C1")], "parties": parties, "investigations": INVESTIGATIONS})
    html = register_page(build)
    names = read_page(html).names
    assert f"person:(no name; {mask(NUMBER)})" in names
    assert not any(NUMBER in name.replace(" ", "") for name in names)
    assert NUMBER not in html
    texts = [text for column in read_page(html).columns.values() if isinstance(column, list) for text in column]
    assert not any(NUMBER in text for text in texts)
    assert "company:Firma d.o.o." in names


def test_the_handling_codes_of_all_rows_stand_on_the_page(tmp_path: Path) -> None:
    cases = [a_case("C1", handling="TLP:GREEN"), a_case("C2", handling="H2")]
    html = register_page(built(tmp_path, {"cases": cases, "investigations": INVESTIGATIONS}))
    assert '<p class="banner" role="note">H2, TLP:GREEN</p>' in html


def test_a_register_without_anything_has_a_page(tmp_path: Path) -> None:
    html = register_page(built(tmp_path, {"cases": [a_case("C1")], "investigations": INVESTIGATIONS}))
    assert read_page(html).names == ["case:C1"]
    nothing = built(tmp_path / "none", {"cases": "case_id\n", "investigations": INVESTIGATIONS})
    assert read_page(register_page(nothing)).columns["x"].tolist() == []
