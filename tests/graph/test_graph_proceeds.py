"""Traced money in the graph against the hop schedule and the destinations; no money is made or lost at a node."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from registers import a_case, built, records

from finlink import graph
from finlink.trace import RANGE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import networkx as nx
    from registers import Cells

    from finlink.result import Build

IBANS = ("RS35908000007713380032", "RS35904000003968413039", "BA399124449318416423", "ME25505000012345678951")
TRON, EXCHANGE = "TAL43mhHCYgkvrPAKa1N2KZBR6sRnbEEAw", "TLm2BfwGwWQuzJjx3zLxqN3SS3k9hib7ud"
BITCOIN = (
    "17YcUcpPHPhgLR6BZWqYPtmLQWW3vS5Qgv",
    "1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
    "324N8Q7jiTxzhP7V3ivGmMXE6DspjMnfoW",
)
PLACES = ("account", "wallet", "owner", "tx", "outside")

Sums = dict[tuple[str, ...], Decimal]


def paid(time: str, sender: str, receiver: str, amount: str, **cells: str) -> Cells:
    return {"time": time, "sender": sender, "receiver": receiver, "amount": amount, "currency": "EUR"} | cells


def everything() -> dict[str, list[Cells]]:
    """Return a register with all that tracing knows: fees, conversions, unknown ends, a transaction of many ends."""
    dice = random.Random(7)  # noqa: S311 - a test register
    coins = {"currency": "BTC", "chain": "bitcoin"}
    both = coins | {"tx_hash": "ab" * 32}
    first, second, third = BITCOIN
    rows = [paid("2025-01-01", IBANS[0], IBANS[1], "100.10", proceeds_of="C1", fee="0.30")]
    rows += [paid("2025-01-01", "", IBANS[1], "50", direction="in", proceeds_of="C2")]
    for _ in range(40):
        sender, receiver = dice.sample(IBANS[1:], 2)
        amount = f"{dice.randint(1, 30)}.{dice.randint(10, 99)}"
        rows.append(paid(f"2025-01-{dice.randint(2, 9):02}", sender, receiver, amount, fee=dice.choice(("", "0.07"))))
    converted = {"received_amount": "32.5", "received_currency": "USDT"}
    rows += [paid("2025-01-10", sender, TRON, "30", **converted) for sender in IBANS[1:]]
    rows += [paid("2025-01-11", TRON, EXCHANGE, "60", currency="USDT", chain="tron")]
    rows += [paid("2025-01-10", sender, TRON, "1", received_currency="USDT") for sender in IBANS[1:]]
    rows += [paid("2025-01-12", sender, "", "2", direction="out") for sender in IBANS[1:]]
    rows += [
        paid("2025-01-01", IBANS[0], first, "1000", proceeds_of="C3", received_amount="1", received_currency="BTC"),
        paid("2025-01-02", first, "", "1", direction="out", log_index="in-0", **both),
        paid("2025-01-02", second, "", "2", direction="out", log_index="in-1", **both),
        paid("2025-01-02", "", third, "2.5", direction="in", log_index="out-0", **both),
        paid("2025-01-02", "", second, "0.4999", direction="in", log_index="out-1", **both),
    ]
    service = {"address": EXCHANGE, "chain": "TRC20", "case_id": "C1", "role": "service", "service": "X"}
    wallets = [service, *({"address": one, "chain": "bitcoin", "case_id": "C3"} for one in BITCOIN[:2])]
    return {"cases": [a_case(case) for case in ("C1", "C2", "C3")], "transfers": rows, "wallets": wallets}


@pytest.fixture(scope="module", params=[*RANGE, "owners as one", "sample"])
def build(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    if request.param == "sample":
        found: Build = request.getfixturevalue("sample_build")
        return found
    setting = "trace_pool_owners = true" if request.param == "owners as one" else f'trace_method = "{request.param}"'
    return built(tmp_path_factory.mktemp("everything"), everything(), setting)


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return built(tmp_path_factory.mktemp("mixed"), everything())


def proceeds(picture: nx.MultiDiGraph[str]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for source, target, data in picture.edges(data=True):
        if data["relation"] == "proceeds":
            yield source, target, data


def in_graph(node: str, case_id: str, *, pays: bool = False) -> str:
    """Return the graph's node for a node of the trace tables: what is no account is one node a case."""
    if node.startswith("outside:"):
        return f"outside:sender/{case_id}" if pays else f"{node}/{case_id}"
    return node


def test_edges_come_to_what_the_hop_schedule_says(build: Build) -> None:
    rows = records(build, """SELECT case_id, source, target, source_currency, target_currency, method, sent, received,
        whole, time, evidence FROM trace_hops""")  # fmt: skip
    expected: dict[tuple[str, ...], list[tuple[Any, ...]]] = defaultdict(list)
    for case_id, source, target, sent_currency, currency, *rest in rows:
        ends = in_graph(source, case_id, pays=True), in_graph(target, case_id)
        expected[(case_id, *ends, sent_currency, currency)].append(tuple(rest))
    seen = set()
    for source, target, data in proceeds(build.graph()):
        key = (data["case_id"], source, target, data["sent_currency"], data["currency"])
        hops = expected[key]
        seen.add(key)
        assert {data["method"]} == {hop[0] for hop in hops}
        assert [Decimal(data[name]) for name in ("sent", "amount", "paid")] == [
            sum((hop[at] for hop in hops), Decimal(0)) for at in (1, 2, 3)
        ]
        assert data["evidence"].split("; ") == sorted({hop[5] for hop in hops})
        assert data["payments"] == len({hop[5] for hop in hops})
        times = [hop[4].isoformat(timespec="seconds") + "Z" for hop in hops]
        assert (data["first_at"], data["last_at"]) == (min(times), max(times))
    assert seen == set(expected)
    assert len(seen) > 10


def test_what_comes_to_a_node_and_does_not_leave_it_ended_there(build: Build) -> None:
    """Per case, node and currency: received less what was sent on, but for what entered with it, is what ended."""
    stays: Sums = defaultdict(Decimal)
    for source, target, data in proceeds(build.graph()):
        stays[data["case_id"], target, data["currency"]] += Decimal(data["amount"])
        stays[data["case_id"], source, data["sent_currency"]] -= Decimal(data["sent"]) - Decimal(data.get("entered", 0))
    ended: Sums = defaultdict(Decimal)
    for case_id, end, currency, amount in records(
        build, "SELECT case_id, destination, currency, amount FROM trace_ends"
    ):
        ended[case_id, in_graph(end, case_id), currency] += amount
    assert {key: amount for key, amount in stays.items() if amount} == {
        key: amount for key, amount in ended.items() if amount
    }


def test_what_entered_stands_on_the_edges(build: Build) -> None:
    found: Sums = defaultdict(Decimal)
    for _, _, data in proceeds(build.graph()):
        if "entered" in data:
            found[data["case_id"], data["sent_currency"]] += Decimal(data["entered"])
    entered = records(build, """SELECT case_id, currency, sum(entered) FROM trace_entries
        WHERE case_id IS NOT NULL AND entered > 0 GROUP BY ALL""")  # fmt: skip
    assert found == {(case_id, currency): amount for case_id, currency, amount in entered}


def test_nodes_say_what_ended_there(build: Build) -> None:
    """All that the declared method brings; where it brings nothing but another would, only at nodes that are there."""
    picture = build.graph()
    columns = "reason, currency, method, amount, low, high"
    expected = []
    for end, case_id, reason, currency, method, *amounts in records(
        build, f"SELECT destination, case_id, {columns} FROM trace_ends"
    ):
        node = in_graph(end, case_id)
        assert node in picture or not amounts[0]
        if node in picture:
            expected.append((node, case_id, reason, currency, method, amounts))
    found = [
        (node, *(end[name] for name in ("case_id", "reason", "currency", "method")),
         [Decimal(end[name]) for name in ("amount", "low", "high")])
        for node, data in picture.nodes(data=True)
        for end in json.loads(data.get("traced", "[]"))
    ]  # fmt: skip
    assert sorted(found) == sorted(expected)


def test_cases_say_where_their_money_ended(build: Build) -> None:
    columns = "destination, reason, currency, amount, low, high"
    expected = [
        (case_id, in_graph(end, case_id), *rest)
        for case_id, end, *rest in records(build, f"SELECT case_id, {columns} FROM trace_ends")
    ]
    found = [
        (data["label"], end["destination"], end["reason"], end["currency"],
         *(Decimal(end[name]) for name in ("amount", "low", "high")))
        for _, data in build.graph().nodes(data=True)
        for end in json.loads(data.get("destinations", "[]"))
    ]  # fmt: skip
    assert sorted(found) == sorted(expected)


def test_every_kind_of_place_has_its_node(mixed: Build) -> None:
    picture = mixed.graph()
    labels = {node: picture.nodes[node]["label"] for node in picture if node.startswith(("outside:", "tx:"))}
    assert labels["outside:fee/C1"] == "(fee)"
    reached = records(mixed, "SELECT DISTINCT case_id FROM trace_hops WHERE target = 'outside:unknown'")
    assert reached
    assert {labels[f"outside:unknown/{case_id}"] for (case_id,) in reached} == {"(unknown)"}
    assert labels["outside:conversion/C1"] == "(conversion)"
    assert labels["outside:sender/C2"] == "(unknown sender)"
    assert labels[f"tx:bitcoin:{'ab' * 32}"] == "ab" * 32
    assert "outside:sender/C1" not in labels
    for source, target, _ in proceeds(picture):
        assert picture.nodes[source]["kind"] in PLACES
        assert picture.nodes[target]["kind"] in PLACES


def test_a_fee_joins_no_two_cases(mixed: Build) -> None:
    picture = mixed.graph()
    for node in picture:
        if node.startswith("outside:"):
            cases = {data["case_id"] for source, target, data in proceeds(picture) if node in {source, target}}
            assert cases == {node.partition("/")[2]}


def test_wallets_of_one_owner_stand_as_one(tmp_path: Path) -> None:
    picture = built(tmp_path, everything(), "trace_pool_owners = true").graph()
    owners = {node: data for node, data in picture.nodes(data=True) if data["kind"] == "owner"}
    (owner,) = owners.values()
    assert [wallet.rpartition(":")[2] for wallet in owner["wallets"].split("; ")] == list(BITCOIN[:2])
    assert any(target in owners for _, target, data in proceeds(picture) if "entered" in data)


def test_a_case_comes_with_its_whole_trail_and_no_other_money(mixed: Build) -> None:
    picture = mixed.graph(case="C3")
    assert {data["case_id"] for *_, data in proceeds(picture)} == {"C3"}
    hops = records(mixed, "SELECT source, target FROM trace_hops WHERE case_id = 'C3'")
    assert {in_graph(end, "C3") for hop in hops for end in hop} <= set(picture)
    entered = [data for *_, data in proceeds(picture) if "entered" in data]
    assert [(one["sent"], one["sent_currency"], one["amount"], one["currency"]) for one in entered] == [
        ("1000", "EUR", "1", "BTC")
    ]


def test_a_trail_may_be_cut_to_what_is_nearest(mixed: Build) -> None:
    whole = graph.of_cases(mixed.engine, ["C1"], counterparties=True)
    cut = graph.of_cases(mixed.engine, ["C1"], counterparties=True, trail=2)
    assert {f"account:{IBANS[0]}", f"account:{IBANS[1]}"} <= set(cut)
    assert set(cut) < set(whole)


def test_a_network_has_the_money_of_its_cases(sample_build: Build) -> None:
    members = {case for (case,) in records(sample_build, "SELECT case_id FROM network_members WHERE network = 'N001'")}
    found = {data["case_id"] for *_, data in proceeds(sample_build.graph(network="N001"))}
    assert found
    assert found <= members


def test_what_is_around_a_node_has_the_money_of_all_cases_but_does_not_go_through_fees(mixed: Build) -> None:
    near = mixed.graph(node=f"account:{IBANS[1]}")
    assert {data["case_id"] for *_, data in proceeds(near)} == {"C1", "C2"}
    assert "outside:fee/C1" in near
    transaction = mixed.graph(node=f"tx:bitcoin:{'ab' * 32}")
    assert {node.rpartition(":")[2] for node in transaction} >= {BITCOIN[0], BITCOIN[2]}
    fee = mixed.graph(node="outside:fee/C1", hops=1)
    assert {data["case_id"] for _, target, data in proceeds(fee) if target.startswith("outside:")} == {"C1"}
