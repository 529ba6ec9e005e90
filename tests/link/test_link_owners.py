"""Wallets of one owner: which transactions and clusters join, what is left out, and how sure it is."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest
from registers import a_case, built, records

from finlink.identifiers.base58 import encode_check
from finlink.link.owners.utxo import UTXO_CHAINS, coins_spent_on, confidence_factor

if TYPE_CHECKING:
    from pathlib import Path

    from registers import Cells

    from finlink.result import Build

HASH = "ab" * 32


def address(number: int, version: int = 0) -> str:
    """Return a valid address (of bitcoin, unless another version is given) with an invented key hash."""
    return encode_check(bytes([version]) + number.to_bytes(20, "big"))


W = sorted(address(number) for number in range(1, 90))
"""Addresses in text order."""


def wallet(case_id: str, one: int, role: str = "suspect", **cells: str) -> Cells:
    return {"address": W[one], "chain": "bitcoin", "case_id": case_id, "role": role} | cells


def paid(sender: int | None, receiver: int | None, amount: str = "0.5", tx_hash: str = HASH, **cells: str) -> Cells:
    ends = {"sender": "" if sender is None else W[sender], "receiver": "" if receiver is None else W[receiver]}
    side = {"direction": "in" if sender is None else "out"} if None in (sender, receiver) else {}
    row = {"time": "2025-02-01", "amount": amount, "currency": "BTC", "chain": "bitcoin", "tx_hash": tx_hash}
    return ends | row | side | cells


def register(tmp_path: Path, transfers: list[Cells], wallets: list[Cells], settings: str = "", **more: Any) -> Build:
    cases = sorted({row["case_id"] for row in wallets})
    files = {"cases": [a_case(name) for name in cases], "wallets": wallets, **more}
    return built(tmp_path, files | ({"transfers": transfers} if transfers else {}), settings)


def owner_links(build: Build) -> list[tuple[str, str, str, float]]:
    query = 'SELECT "left", "right", via, strength FROM links WHERE kind = \'same_wallet_owner\' ORDER BY ALL'
    return records(build, query)


def owner(number: int) -> str:
    return f"owner:wallet:bitcoin:{W[number]}"


HELD = [wallet("A", 1), wallet("B", 2, "mule")]
BOTH = [paid(1, 50), paid(2, 50, "0.7")]
AGAIN = [paid(2, 50, tx_hash="cd" * 32), paid(3, 50, tx_hash="cd" * 32)]


def clustered(cluster: str, confidence: str = "", other: str = "") -> list[Cells]:
    return [
        wallet("A", 1, cluster=cluster, confidence=confidence),
        wallet("B", 2, cluster=other or cluster, confidence=confidence),
    ]


JOINED: list[tuple[str, list[Cells], list[Cells], float]] = [
    ("two senders, one receiver", BOTH, HELD, 0.9),
    ("another spelling of chain and hash", [paid(1, 50), paid(2, 50, tx_hash=HASH.upper(), chain="BTC")], HELD, 0.9),
    ("a payment and its change", [paid(1, 50), paid(2, 50), paid(1, 51, "0.2"), paid(2, 51, "0.2")], HELD, 0.9),
    ("sides, outputs complete", [paid(1, None), paid(2, None), paid(None, 50, "0.999")], HELD, 0.9),
    ("sides, two outputs", [paid(1, None), paid(2, None), paid(None, 50, "0.9"), paid(None, 51, "0.09")], HELD, 0.9),
    ("inputs only", [paid(1, None), paid(2, None)], HELD, 0.8),
    ("outputs of which most is missing", [paid(1, None), paid(2, None), paid(None, 50, "0.4")], HELD, 0.8),
    ("many senders, one receiver listed", [*BOTH, paid(3, 50)], HELD, 0.8),
    ("many senders, two receivers", [*BOTH, paid(3, 50), paid(3, 51, "0.1")], HELD, 0.9),
    ("two equal outputs and no other", [paid(1, 50), paid(2, 51)], HELD, 0.8),
    ("a receiver that is a service", BOTH, [*HELD, wallet("C", 50, "service")], 0.8),
    ("over a wallet that no case has", [*BOTH, *AGAIN], [HELD[0], wallet("B", 3)], 0.9),
    ("one row says both", [paid(1, 50, direction="out"), paid(2, 50, direction="out")], HELD, 0.9),
    ("one cluster by name", [], clustered("Ring 7 of Nis", "", "ring 7 of nis"), 0.9),
    ("a cluster that is less sure", [], clustered("Ring of Nis", "0.5"), 0.45),
    ("a cluster whose confidence is a word", [], clustered("Ring of Nis", "high"), 0.9),
    ("a number within one file", [], [wallet("A", 1, cluster="17"), wallet("B", 2, cluster="17")], 0.9),
]  # fmt: skip


@pytest.mark.parametrize(("transfers", "wallets", "strength"), [j[1:] for j in JOINED], ids=[j[0] for j in JOINED])
def test_one_owner(transfers: list[Cells], wallets: list[Cells], strength: float, tmp_path: Path) -> None:
    build = register(tmp_path, transfers, wallets)
    [(left, right, via, found)] = owner_links(build)
    assert (left, right, via) == ("A", "B", owner(1))
    assert found == pytest.approx(strength)
    assert records(build, "SELECT case_ids FROM networks") == ([("A;B",)] if strength >= 0.9 else [])


def split(outputs: list[tuple[int, str]], senders: tuple[int, ...] = (1, 2)) -> list[Cells]:
    """Return ordinary rows that split each output evenly among the senders."""
    return [paid(one, to, f"{float(amount) / len(senders):.8f}") for one in senders for to, amount in outputs]


LEFT_OUT: list[tuple[str, list[Cells], list[Cells], str]] = [
    (
        "three equal outputs",
        [paid(1, None), paid(2, None), *(paid(None, to, "0.3") for to in (50, 51, 52)), paid(None, 53, "0.1")],
        HELD,
        "like a CoinJoin: 3 outputs of equal value",
    ),
    (
        "three equal outputs split among senders",
        split([(50, "0.1"), (51, "0.1"), (52, "0.1"), (53, "0.7")], (1, 2, 3)),
        HELD,
        "like a CoinJoin: 3 outputs of equal value",
    ),
    (
        "two of three outputs equal",
        [paid(1, None), paid(2, None), paid(None, 50, "0.4"), paid(None, 51, "0.4"), paid(None, 52, "0.19")],
        HELD,
        "like a CoinJoin of two: 2 of 3 outputs of equal value",
    ),
    (
        "five equal inputs, outputs unknown",
        [paid(n, None) for n in range(1, 6)],
        HELD,
        "CoinJoin not excluded: 5 inputs of equal value, outputs not all known",
    ),
    (
        "fifty inputs, outputs unknown",
        [paid(n, None, f"0.{n:03d}") for n in range(1, 51)],
        HELD,
        "CoinJoin not excluded: 50 input addresses, outputs not all known",
    ),
    ("an input of a service", [*BOTH, paid(3, 51)], [*HELD, wallet("C", 3, "service")], "of a service"),
    ("an input that a service hosts", BOTH, [HELD[0], wallet("B", 2, service="Exchange 9")], "of a service"),
    (
        "a service two transactions away",
        [*BOTH, paid(2, 51, tx_hash="cd" * 32), paid(3, 51, tx_hash="cd" * 32)],
        [*HELD, wallet("C", 3, label="Hot wallet")],
        "of a service",
    ),
    (
        "a cluster called like a label",
        [],
        [wallet("A", 1, cluster="Mixer"), wallet("B", 2, cluster="Mixer")],
        "of a service",
    ),
    (
        "a cluster called like a service of some row",
        [],
        [wallet("A", 1, cluster="Kraken 2"), wallet("B", 2, cluster="Kraken 2"), wallet("C", 9, service="kraken 2")],
        "of a service",
    ),
]


@pytest.mark.parametrize(("transfers", "wallets", "reason"), [x[1:] for x in LEFT_OUT], ids=[x[0] for x in LEFT_OUT])
def test_left_out_with_its_reason(transfers: list[Cells], wallets: list[Cells], reason: str, tmp_path: Path) -> None:
    build = register(tmp_path, transfers, wallets)
    assert owner_links(build) == []
    assert records(build, "SELECT * FROM wallet_owners") == []
    said = records(build, "SELECT kind, name, reason, evidence FROM owner_exclusions ORDER BY ALL")
    assert said
    assert all(reason in row[2] for row in said)
    assert {row[0] for row in said} == {"transaction" if transfers else "cluster"}
    files = {place.split(":")[0] for row in said for place in row[3].split("; ")}
    assert files == {"transfers.csv" if transfers else "wallets.csv"}


E = ["0x52908400098527886E0F7030069857D2E4169EE7", "0x8617E340B3D01FA5F11F306F4090FD50E238070D"]

NOTHING: list[tuple[str, list[Cells], list[Cells]]] = [
    (
        "a chain with accounts",
        [paid(1, 50, chain="ethereum") | {"sender": one, "receiver": E[1]} for one in E],
        [wallet("A", 1, address=E[0], chain="eth"), wallet("B", 1, address=E[1], chain="eth")],
    ),
    ("no chain", [row | {"chain": ""} for row in BOTH], HELD),
    ("no hash", [row | {"tx_hash": ""} for row in BOTH], HELD),
    ("two hashes", [paid(1, 50), paid(2, 50, tx_hash="cd" * 32)], HELD),
    ("one hash on two chains", [paid(1, 50), paid(2, 50, chain="litecoin")], HELD),
    ("an asset that both sides sign for", [row | {"chain": "BRC-20"} for row in BOTH], HELD),
    ("one sender twice", [paid(1, 50), paid(1, 51)], HELD),
    ("sender and receiver", [paid(1, 2)], HELD),
    ("outputs only", [paid(None, 1), paid(None, 2)], HELD),
    ("a sender that is no address of the chain", [paid(1, 50), paid(2, 50) | {"sender": E[0]}], HELD),
    ("different clusters", [], [wallet("A", 1, cluster="Ring of Nis"), wallet("B", 2, cluster="Ring of Bar")]),
    (
        "one name on two chains",
        [],
        [
            wallet("A", 1, cluster="Ring of Nis"),
            wallet("B", 1, address=address(7, 48), chain="litecoin", cluster="Ring of Nis"),
        ],
    ),
]


@pytest.mark.parametrize(("transfers", "wallets"), [n[1:] for n in NOTHING], ids=[n[0] for n in NOTHING])
def test_no_owner(transfers: list[Cells], wallets: list[Cells], tmp_path: Path) -> None:
    build = register(tmp_path, transfers, wallets)
    assert owner_links(build) == []
    assert records(build, "SELECT * FROM wallet_owners UNION ALL SELECT *, '' FROM owner_exclusions") == []


@pytest.mark.parametrize(
    ("cluster", "joined"), [("17", False), ("Cluster 17", False), ("w12", False), ("Ring of Nis", True)]
)
def test_tools_number_on_their_own(cluster: str, joined: bool, tmp_path: Path) -> None:
    files = {"wallets_1": [wallet("A", 1, cluster=cluster)], "wallets_2": [wallet("B", 2, cluster=cluster)]}
    build = built(tmp_path, {"cases": [a_case("A"), a_case("B")], **files})
    assert bool(owner_links(build)) is joined


def test_the_same_single_wallet_is_linked_once(tmp_path: Path) -> None:
    build = register(tmp_path, BOTH, [wallet("A", 1), wallet("B", 1)])
    assert owner_links(build) == []
    assert records(build, "SELECT kind FROM links") == [("shared_wallet",)]


def test_cases_with_the_same_single_wallet_are_linked_to_a_third_only(tmp_path: Path) -> None:
    build = register(tmp_path, BOTH, [wallet("A", 1), wallet("B", 1), wallet("C", 2)])
    assert [row[:2] for row in owner_links(build)] == [("A", "C"), ("B", "C")]


def test_evidence_is_the_wallets_and_the_transactions_between_them(tmp_path: Path) -> None:
    build = register(tmp_path, [*BOTH, *AGAIN], [wallet("A", 1), wallet("B", 3)])
    [(evidence,)] = records(build, "SELECT evidence FROM links WHERE kind = 'same_wallet_owner'")
    assert set(evidence.split("; ")) == {"wallets.csv:2", "wallets.csv:3", *(f"transfers.csv:{n}" for n in range(2, 6))}
    rows = records(build, "SELECT node, owner, strength, reason FROM wallet_owners ORDER BY 1")
    assert rows == [(f"wallet:bitcoin:{W[n]}", owner(1), 0.9, "inputs of one transaction") for n in (1, 2, 3)]


def test_what_is_only_possible_makes_no_sure_owner_weaker(tmp_path: Path) -> None:
    possible = [paid(2, None, tx_hash="cd" * 32), paid(3, None, tx_hash="cd" * 32)]
    build = register(tmp_path, [*BOTH, *possible], [*HELD, wallet("C", 3)])
    wide = owner(1).replace("owner:", "owner:possible:")
    assert owner_links(build) == [
        ("A", "B", owner(1), 0.9), ("A", "C", wide, 0.8), ("B", "C", wide, 0.8),
    ]  # fmt: skip
    assert records(build, "SELECT case_ids FROM networks") == [("A;B",)]


def test_an_owner_in_more_cases_than_the_limit_is_a_hub(tmp_path: Path) -> None:
    wallets = [wallet(f"C{n}", n) for n in range(1, 5)]
    transfers = [paid(n, to, f"0.{n}{to}") for n in range(1, 5) for to in (50, 51)]
    assert len(owner_links(register(tmp_path / "1", transfers, wallets, "hub_limit = 4"))) == 6
    build = register(tmp_path / "2", transfers, wallets, "hub_limit = 3")
    assert owner_links(build) == []
    assert records(build, "SELECT via, cases FROM hubs") == [(owner(1), 4)]


def test_a_wallet_of_more_cases_than_the_limit_joins_no_others(tmp_path: Path) -> None:
    wallets = [wallet("A", 1), wallet("B", 1), wallet("C", 1), wallet("D", 2)]
    assert owner_links(register(tmp_path, BOTH, wallets, "hub_limit = 2")) == []


def test_a_victims_wallets_join_nothing(tmp_path: Path) -> None:
    build = register(tmp_path, BOTH, [wallet("A", 1, "victim"), wallet("B", 2, "victim")])
    assert owner_links(build) == [("A", "B", owner(1), 0.3)]
    assert records(build, "SELECT * FROM networks") == []


def test_the_order_of_rows_changes_nothing(tmp_path: Path) -> None:
    dice = random.Random(5)  # noqa: S311 - an invented register
    transfers = [
        paid(dice.randrange(40), dice.randrange(40, 60), f"0.{dice.randrange(1, 9)}", f"{dice.randrange(25):064x}")
        for _ in range(90)
    ]
    wallets = [wallet(f"C{dice.randrange(12)}", dice.randrange(40)) for _ in range(25)]
    wallets += [wallet(f"C{n}", dice.randrange(40), cluster=f"Ring of {n % 3}a", confidence="80 %") for n in range(6)]
    found = []
    for turn in range(3):
        build = register(tmp_path / str(turn), transfers, wallets)
        query = "SELECT node, owner, strength, reason FROM wallet_owners ORDER BY ALL"
        left_out = "SELECT kind, name, reason FROM owner_exclusions ORDER BY ALL"
        found.append([records(build, query), records(build, left_out), owner_links(build)])
        dice.shuffle(transfers)
        dice.shuffle(wallets)
    assert found[0][0]
    assert found[0][2]
    assert found[0] == found[1] == found[2]


def test_chains_are_told_by_any_name() -> None:
    spent = {name: coins_spent_on(name) for name in ("XBT", "LTC", "Dogecoin", "BCH", "Dash", "ZEC")}
    assert spent == {
        "XBT": "bitcoin", "LTC": "litecoin", "Dogecoin": "dogecoin", "BCH": "bitcoin-cash", "Dash": "dash",
        "ZEC": "zcash",
    }  # fmt: skip
    names = ("ETH", "TRX", "USDT", "XMR", "ADA", "SOL", "XRP", "Omni", "Runes", "testnet", "")
    assert [coins_spent_on(name) for name in names] == [""] * len(names)
    assert "ethereum" not in UTXO_CHAINS


@pytest.mark.parametrize(
    ("said", "factor"), [("1", 1), ("0,8", 0.8), ("80%", 0.8), ("LOW", 0.5), ("?", 0.8), ("250", 1)]
)
def test_confidence_in_any_words(said: str, factor: float) -> None:
    assert confidence_factor(said) == pytest.approx(factor)
