"""Ways in built registers: what is gathered from both sides gives the same as looking at everything."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from registers import OTHER_IBAN, VALID_IBAN, a_case, built, records

from finlink.engine import sql_file
from finlink.errors import FinlinkError
from finlink.graph.paths import THROUGH, connect
from finlink.graph.ways import places, shortest, strongest
from finlink.lookup import find_node

if TYPE_CHECKING:
    from pathlib import Path

    from registers import Cells

    from finlink.graph.steps import Step
    from finlink.graph.ways import Edge
    from finlink.result import Build


def account(case: str, number: str, role: str = "mule", **cells: str) -> Cells:
    return {"account": number, "case_id": case, "role": role, "country": "DE"} | cells


def paid(sender: str, receiver: str, number: int, **cells: str) -> Cells:
    return {
        "transfer_id": f"T{number}", "time": f"2025-02-{number % 27 + 1:02}T09:00:00Z", "sender": sender,
        "receiver": receiver, "amount": "100.50", "currency": "EUR",
    } | cells  # fmt: skip


def route(steps: list[Step]) -> list[str]:
    return [*(step.source for step in steps), steps[-1].target] if steps else []


def everything(build: Build, through: str) -> list[Edge]:
    """Return every relation of a build, by the same queries with every node in the frontier."""
    nodes = "SELECT 'case:' || case_id AS node FROM cases UNION SELECT node FROM identifiers UNION SELECT node FROM "
    nodes += "party_names UNION SELECT 'investigation:' || investigation_id FROM coverage"
    build.engine.table("frontier", nodes)
    for name in ("payment_nodes", "payments"):
        build.engine.table(name, sql_file("finlink.graph", name))
    edges: list[Edge] = []
    for name in THROUGH[through]:
        query = f"SELECT source, target, relation, strength FROM ({sql_file('finlink.graph', f'near_{name}')})"
        edges += [(a, b, r, float(s)) for a, b, r, s in build.engine.rows(query)]
    return edges


def test_random_registers(tmp_path: Path) -> None:
    for seed in range(4):
        dice = random.Random(seed)  # noqa: S311 - invented registers
        cases = [f"C{n:02}" for n in range(30)]
        numbers = [VALID_IBAN, OTHER_IBAN, *(f"{n}0{n}" for n in range(10, 50))]
        roles = ["mule", "victim", "suspect", "service"]
        accounts = [
            account(dice.choice(cases), dice.choice(numbers), dice.choices(roles, [6, 4, 4, 1])[0]) for _ in range(50)
        ]
        transfers = [paid(VALID_IBAN, OTHER_IBAN, 1), paid(OTHER_IBAN, VALID_IBAN, 2)]
        persons = [
            {"case_id": dice.choice(cases), "name": "x", "national_id": f"14099597100{n}", "role": "suspect"}
            for n in range(22, 30)
        ]
        covers = [{"investigation_id": f"I{n}", "case_id": dice.choice(cases)} for n in (1, 1, 2, 2)]
        files = {"accounts": accounts, "transfers": transfers, "parties": persons, "investigations": covers}
        build = built(tmp_path / str(seed), {"cases": [a_case(one) for one in cases], **files})
        edges = everything(build, "any")
        closed = {str(node) for (node,) in build.engine.rows(sql_file("finlink.graph", "not_walked"))}
        for _ in range(25):
            start, goal = (f"case:{one}" for one in dice.sample(cases, 2))
            first, last = sorted((start, goal))
            graph = places(edges, first, last, closed)
            short = shortest(graph, first, last)
            found = connect(build.engine, start, goal)
            assert len(route(found.shortest)) == len(short or [])
            back = connect(build.engine, goal, start)
            assert route(back.shortest) == route(found.shortest)[::-1]
            assert route(back.strongest) == route(found.strongest)[::-1]
            if short:
                strong = strongest(graph, first, last, len(short) + 1)
                assert len(route(found.strongest)) == len(strong or [])
                assert all(step.evidence for step in [*found.shortest, *found.strongest])
                assert not {node for node in route(found.shortest)[1:-1] if node in closed}
            else:
                assert found.notes


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A and B share an account, B and C only a victim's, C's mule paid D's; E and F have a service in common."""
    accounts = [
        account("A", "12345"), account("B", "12345"), account("B", "23456", "victim"), account("C", "23456", "victim"),
        account("C", VALID_IBAN), account("D", OTHER_IBAN), account("E", "98761", "service"), account("F", "98761"),
    ]  # fmt: skip
    return built(
        tmp_path_factory.mktemp("ways"),
        {
            "cases": [a_case(one) for one in "ABCDEF"],
            "accounts": accounts,
            "transfers": [paid(VALID_IBAN, OTHER_IBAN, 1), paid(VALID_IBAN, OTHER_IBAN, 2)],
        },
    )


def test_every_step_says_what_and_where(build: Build) -> None:
    found = connect(build.engine, "case:A", "case:D")
    assert route(found.shortest) == [
        "case:A", "case:B", "case:C", f"account:{VALID_IBAN}", f"account:{OTHER_IBAN}", "case:D",
    ]  # fmt: skip
    said = [step.relation for step in found.shortest]
    assert said[0] == "shared account account:DE/12345 (proposed, strength 0.9)"
    assert said[1] == "shared account account:DE/23456 (proposed, strength 0.3)"
    assert said[2:] == [
        "names it as mule",
        "paid 201 EUR (2 payments, 2025-02-02 to 2025-02-03)",
        "is named as mule in",
    ]
    assert found.shortest[0].evidence == "accounts.csv:2; accounts.csv:3"
    assert found.shortest[3].evidence == "transfers.csv:2; transfers.csv:3"
    back = connect(build.engine, "case:D", "case:A").shortest
    assert back[1].relation == "was paid 201 EUR (2 payments, 2025-02-02 to 2025-02-03) by"


def test_what_may_connect(build: Build) -> None:
    assert connect(build.engine, "case:A", "case:D", "identifiers").shortest == []
    assert route(connect(build.engine, "case:A", "case:C", "identifiers").shortest) == ["case:A", "case:B", "case:C"]
    assert connect(build.engine, "case:A", "case:B", "money").shortest == []
    money = route(connect(build.engine, "case:C", "case:D", "money").shortest)
    assert money == ["case:C", f"account:{VALID_IBAN}", f"account:{OTHER_IBAN}", "case:D"]


def test_no_way_leads_through_a_service_and_it_is_said(build: Build) -> None:
    found = connect(build.engine, "case:E", "case:F")
    assert found.shortest == []
    assert any("1 hub or service was met" in note for note in found.notes)
    assert any("2 steps over account:DE/98761" in note for note in found.notes)
    assert route(connect(build.engine, "account:DE/98761", "case:F").shortest) == ["account:DE/98761", "case:F"]


def test_a_rejected_link_is_no_way_and_a_confirmed_one_is_certain(build: Build) -> None:
    columns = '"left", "right", kind, via, strength, evidence'
    original = records(build, "SELECT sql FROM duckdb_views() WHERE view_name = 'links'")[0][0]
    build.engine.run(f"CREATE OR REPLACE TABLE judged AS SELECT {columns}, 'rejected' AS status FROM links")
    try:
        build.engine.run("CREATE OR REPLACE VIEW links AS SELECT * FROM judged")
        assert connect(build.engine, "case:A", "case:B").shortest == []
        build.engine.run("UPDATE judged SET status = 'confirmed'")
        found = connect(build.engine, "case:B", "case:C").shortest
        assert [(step.strength, "(confirmed, strength 1)" in step.relation) for step in found] == [(1.0, True)]
    finally:
        build.engine.run("DROP VIEW links")
        build.engine.run(original)


def test_the_strongest_way_may_be_longer(tmp_path: Path) -> None:
    rows = [
        ("A", "1", "victim"),
        ("B", "1", "victim"),
        ("A", "2", "mule"),
        ("C", "2", "mule"),
        ("C", "3", "mule"),
        ("B", "3", "mule"),
    ]
    accounts = [account(case, number + "2345", role) for case, number, role in rows]
    build = built(tmp_path, {"cases": [a_case(one) for one in "ABC"], "accounts": accounts})
    found = connect(build.engine, "case:A", "case:B")
    assert route(found.shortest) == ["case:A", "case:B"]
    assert route(found.strongest) == ["case:A", "case:C", "case:B"]
    assert found.differ


def test_names(sample_build: Build) -> None:
    node = "account:RS35904000003968413039"
    for asked in (node, "RS35904000003968413039"):
        assert find_node(sample_build, asked) == node
    for asked in ("KT-101/25", "case:KT-101/25", " KT-101/25 "):
        assert find_node(sample_build, asked) == "case:KT-101/25"
    with pytest.raises(FinlinkError, match="the nearest are KT-101/25"):
        find_node(sample_build, "KT-101/2")
    with pytest.raises(FinlinkError, match="list what there is"):
        find_node(sample_build, "~~~~")
