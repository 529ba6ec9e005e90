"""Links between cases: kind, strength, what joins, hubs; networks checked against networkx on random registers."""

from __future__ import annotations

import itertools
import random
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from registers import OTHER_IBAN, PERSON, VALID_IBAN, WRONG_IBAN, a_case, built, records

if TYPE_CHECKING:
    from pathlib import Path

    from registers import Cells

    from finlink.result import Build

BITCOIN = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"
ETHEREUM = "0x52908400098527886E0F7030069857D2E4169EE7"


def account(case_id: str, value: str = VALID_IBAN, role: str = "mule", **cells: str) -> Cells:
    return {"account": value, "case_id": case_id, "role": role} | cells


def wallet(case_id: str, address: str = BITCOIN, role: str = "suspect", **cells: str) -> Cells:
    return {"address": address, "case_id": case_id, "role": role} | cells


def party(case_id: str, national_id: str = PERSON, **cells: str) -> Cells:
    return {"case_id": case_id, "name": "A B", "national_id": national_id, "role": "suspect"} | cells


def linked(tmp_path: Path, settings: str = "", **files: Any) -> Build:
    names = sorted({row["case_id"] for rows in files.values() for row in rows})
    return built(tmp_path, {"cases": [a_case(name) for name in names], **files}, settings)


def links(build: Build) -> list[tuple[str, str, str, str, float]]:
    others = "kind NOT IN ('same_person', 'same_company')"  # tested in test_link_people.py
    return records(build, f'SELECT "left", "right", kind, via, strength FROM links WHERE {others} ORDER BY ALL')


PAIRS: list[tuple[str, dict[str, list[Cells]], str, str, float]] = [
    ("IBAN", {"accounts": [account("A"), account("B")]}, "shared_account", f"account:{VALID_IBAN}", 1.0),
    (
        "IBAN in another spelling",
        {"accounts": [account("A"), account("B", "rs35 9080 0000 7713 3800 32")]},
        "shared_account",
        f"account:{VALID_IBAN}",
        1.0,
    ),
    (
        "IBAN and domestic number",
        {"accounts": [account("A"), account("B", "908-77133800-32", country="RS")]},
        "shared_account",
        f"account:{VALID_IBAN}",
        1.0,
    ),
    (
        "wrong IBAN",
        {"accounts": [account("A", WRONG_IBAN), account("B", WRONG_IBAN)]},
        "shared_account",
        f"account:{WRONG_IBAN}",
        0.5,
    ),
    (
        "number of a known country",
        {"accounts": [account("A", "12345", country="DE"), account("B", "12345", country="DE")]},
        "shared_account",
        "account:DE/12345",
        0.9,
    ),
    (
        "number of no country",
        {"accounts": [account("A", "12345"), account("B", "12345")]},
        "shared_account",
        "account:-/12345",
        0.5,
    ),
    (
        "wallet",
        {"wallets": [wallet("A"), wallet("B", chain="bitcoin")]},
        "shared_wallet",
        f"wallet:bitcoin:{BITCOIN}",
        1.0,
    ),
    (
        "wallet in two cases of letters",
        {"wallets": [wallet("A", ETHEREUM, chain="ethereum"), wallet("B", ETHEREUM.lower(), chain="polygon")]},
        "shared_wallet",
        f"wallet:ethereum:{ETHEREUM.lower()}",
        1.0,
    ),
    ("person", {"parties": [party("A"), party("B")]}, "shared_national_id", f"party:{PERSON}", 0.95),
    (
        "holder and person",
        {"parties": [party("A")], "accounts": [account("B", OTHER_IBAN, holder_id=PERSON)]},
        "shared_national_id",
        f"party:{PERSON}",
        0.95,
    ),
    (
        "company",
        {"parties": [party("A", "989162671", kind="company"), party("B", "989162671", kind="company")]},
        "shared_company_id",
        "party:989162671",
        0.95,
    ),
    (
        "company on one row only",
        {"parties": [party("A", "989162671", kind="company")], "accounts": [account("B", holder_id="989 162 671")]},
        "shared_company_id",
        "party:989162671",
        0.95,
    ),
    (
        "two victims",
        {"accounts": [account("A", role="victim"), account("B", role="victim")]},
        "shared_account",
        f"account:{VALID_IBAN}",
        0.3,
    ),
    (
        "victim and merchant",
        {"accounts": [account("A", role="victim"), account("B", role="merchant")]},
        "shared_account",
        f"account:{VALID_IBAN}",
        0.3,
    ),
    (
        "victim and mule",
        {"accounts": [account("A", role="victim"), account("B")]},
        "shared_account",
        f"account:{VALID_IBAN}",
        1.0,
    ),
    (
        "no role",
        {"accounts": [account("A", role=""), account("B", role="")]},
        "shared_account",
        f"account:{VALID_IBAN}",
        1.0,
    ),
]


@pytest.mark.parametrize(("files", "kind", "via", "strength"), [p[1:] for p in PAIRS], ids=[p[0] for p in PAIRS])
def test_one_link(files: dict[str, list[Cells]], kind: str, via: str, strength: float, tmp_path: Path) -> None:
    build = linked(tmp_path, "", **files)
    assert links(build) == [("A", "B", kind, via, strength)]
    networks = records(build, "SELECT network, case_ids FROM networks")
    assert networks == ([("N001", "A;B")] if strength >= 0.9 else [])


NOTHING: list[tuple[str, dict[str, list[Cells]]]] = [
    ("different accounts", {"accounts": [account("A"), account("B", OTHER_IBAN)]}),
    (
        "one number in two countries",
        {"accounts": [account("A", "12345", country="DE"), account("B", "12345", country="FR")]},
    ),
    ("one case twice", {"accounts": [account("A"), account("A", role="victim")]}),
    ("a placeholder for an id", {"parties": [party("A", "0000000000000"), party("B", "0000000000000")]}),
    ("the same name", {"parties": [party("A", ""), party("B", "")]}),
    ("letters matter in bitcoin", {"wallets": [wallet("A"), wallet("B", BITCOIN.lower())]}),
]


@pytest.mark.parametrize("files", [n[1] for n in NOTHING], ids=[n[0] for n in NOTHING])
def test_no_link(files: dict[str, list[Cells]], tmp_path: Path) -> None:
    assert links(linked(tmp_path, "", **files)) == []


def test_a_row_of_an_unknown_case_links_nothing(tmp_path: Path) -> None:
    build = built(tmp_path, {"cases": [a_case("A")], "accounts": [account("A"), account("GONE")]})
    assert links(build) == []


def test_evidence_names_the_rows_of_both_cases(tmp_path: Path) -> None:
    build = linked(tmp_path, accounts=[account("B"), account("A"), account("A", role="victim")])
    assert records(build, "SELECT evidence FROM links") == [("accounts.csv:3; accounts.csv:4; accounts.csv:2",)]


HUBS: list[tuple[str, str, dict[str, list[Cells]]]] = [
    ("a service on one row", "", {"wallets": [wallet("A"), wallet("B", role="service"), wallet("C")]}),
    ("a label that names a service", "", {"wallets": [wallet("A"), wallet("B", label="Exchange"), wallet("C")]}),
    (
        "a label of our own",
        'service_labels = ["Our Desk"]',
        {"wallets": [wallet("A"), wallet("B", label="our desk"), wallet("C")]},
    ),
    ("more cases than the limit", "hub_limit = 2", {"wallets": [wallet("A"), wallet("B"), wallet("C")]}),
]


@pytest.mark.parametrize(("settings", "files"), [h[1:] for h in HUBS], ids=[h[0] for h in HUBS])
def test_hubs_are_counted_and_join_nothing(settings: str, files: dict[str, list[Cells]], tmp_path: Path) -> None:
    build = linked(tmp_path, settings, **files)
    assert links(build) == []
    assert records(build, "SELECT * FROM networks") == []
    assert records(build, "SELECT via, cases FROM hubs") == [(f"wallet:bitcoin:{BITCOIN}", 3)]


def test_as_many_cases_as_the_limit_is_no_hub(tmp_path: Path) -> None:
    build = linked(tmp_path, "hub_limit = 3", wallets=[wallet("A"), wallet("B"), wallet("C")])
    assert len(links(build)) == 3
    assert records(build, "SELECT * FROM hubs") == []


def test_the_default_limit_is_a_hundred_cases(tmp_path: Path) -> None:
    rows = [wallet(f"C{n:03d}") for n in range(101)]
    assert len(links(linked(tmp_path / "1", wallets=rows[:100]))) == 100 * 99 // 2
    assert links(linked(tmp_path / "2", wallets=rows)) == []


def test_networks_are_what_networkx_finds_on_the_links_of_random_registers(tmp_path: Path) -> None:
    for seed in range(6):
        dice = random.Random(seed)  # noqa: S311 - invented registers
        cases = [f"C{n:02d}" for n in range(40)]
        roles = ["mule", "victim", "service", "suspect", "witness", "merchant", ""]
        weights = [6, 3, 1, 6, 1, 1, 2]
        numbers = [f"{n}0{n}" for n in range(10, 36)] + [VALID_IBAN, OTHER_IBAN, WRONG_IBAN]
        accounts = [
            account(
                dice.choice(cases),
                dice.choice(numbers),
                dice.choices(roles, weights)[0],
                country=dice.choice(["", "DE"]),
            )
            for _ in range(55)
        ]
        build = built(tmp_path / str(seed), {"cases": [a_case(name) for name in cases], "accounts": accounts})
        graph: nx.Graph[str] = nx.Graph()
        graph.add_edges_from((left, right) for left, right, _, _, strength in links(build) if strength >= 0.9)
        expected = sorted(";".join(sorted(group)) for group in nx.connected_components(graph))
        assert [row[0] for row in records(build, "SELECT case_ids FROM networks ORDER BY 1")] == expected
        pairs = {(left, right, via) for left, right, _, via, _ in links(build)}
        assert all(left < right for left, right, _ in pairs)
        use: dict[str, set[str]] = {}
        for node, case_id in records(build, "SELECT node, case_id FROM accounts"):
            use.setdefault(node, set()).add(case_id)
        hubs = {via for (via,) in records(build, "SELECT node FROM accounts WHERE role = 'service'")}
        assert pairs == {
            (left, right, node)
            for node, held in use.items()
            if node not in hubs
            for left, right in itertools.combinations(sorted(held), 2)
        }
