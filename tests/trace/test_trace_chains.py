"""On which chain an end of a transfer is: what its address tells, what the row says, what its wallet says."""

from __future__ import annotations

import doctest
from typing import TYPE_CHECKING

import pytest
from registers import a_case, built, records

from finlink.normalise import networks

if TYPE_CHECKING:
    from pathlib import Path

    from registers import Cells

    from finlink.result import Build

MULE = "RS35904000003968413039"
TRON, TRON_TOO = "TAL43mhHCYgkvrPAKa1N2KZBR6sRnbEEAw", "TLm2BfwGwWQuzJjx3zLxqN3SS3k9hib7ud"
BITCOIN = "17YcUcpPHPhgLR6BZWqYPtmLQWW3vS5Qgv"
EVM, EVM_TOO = "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", "0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359"

NAMED = {"evm": EVM, "evm_too": EVM_TOO}


def coins(day: str, ends: tuple[str, str], sent: str, chain: str, arrived: str = "") -> Cells:
    """Return a transfer of so much ("10 USDT"), of which something else may have arrived."""
    (amount, currency), (received, of) = (part.split() or ["", ""] for part in (sent, arrived))
    return {
        "time": f"2025-01-{day}", "sender": ends[0], "receiver": ends[1], "amount": amount, "currency": currency,
        "chain": chain, "received_amount": received, "received_currency": of,
    }  # fmt: skip


def register(tmp_path: Path, transfers: list[Cells], config: str = "", **wallets: str) -> Build:
    """Build a register whose first transfer is a victim's payment; ``wallets`` says a chain for EVM and EVM_TOO."""
    first = transfers[0] | {"proceeds_of": "C1"}
    rows = [
        {"address": NAMED[name], "chain": chain, "case_id": "C1", "role": "suspect", "cluster": "ring"}
        for name, chain in wallets.items()
    ]
    files = {"cases": [a_case()], "transfers": [first, *transfers[1:]], **({"wallets": rows} if rows else {})}
    return built(tmp_path, files, config)


def ends(build: Build) -> set[tuple[str, str, str]]:
    """Return address, chain and money of each destination."""
    rows = records(build, "SELECT destination, chain, amount, currency FROM trace_ends WHERE amount > 0")
    return {(end.rsplit(":", 1)[-1], chain, f"{amount.normalize():f} {unit}") for end, chain, amount, unit in rows}


def over_a_bridge(chain: str) -> list[Cells]:
    """Return a purchase, a bridge whose row says ``chain``, and a payment on Ethereum behind it."""
    return [
        coins("01", (MULE, TRON), "90 EUR", "", "100 USDT"),
        coins("02", (TRON, EVM), "100 USDT", chain, "99 USDC"),
        coins("03", (EVM, EVM_TOO), "99 USDC", "ethereum"),
    ]


@pytest.mark.parametrize("chain", ["TRC20", "tron", "", "ERC20", "bitcoin"])
def test_behind_a_bridge_money_is_where_the_wallet_says(chain: str, tmp_path: Path) -> None:
    build = register(tmp_path, over_a_bridge(chain), evm="ERC-20")
    assert ends(build) == {(EVM_TOO, "ethereum", "99 USDC")}
    assert records(build, "SELECT count(*) FROM trace_short") == [(0,)]


@pytest.mark.parametrize("wallets", [{}, {"evm": "tron"}], ids=["no row of wallets", "one that cannot be"])
def test_without_a_word_of_the_wallet_its_other_transfers_tell_the_chain(
    wallets: dict[str, str], tmp_path: Path
) -> None:
    assert ends(register(tmp_path, over_a_bridge("tron"), **wallets)) == {(EVM_TOO, "ethereum", "99 USDC")}
    two = [*over_a_bridge("tron"), coins("04", (EVM, EVM_TOO), "1 USDC", "polygon")]
    assert ends(register(tmp_path / "two", two, **wallets)) == {(EVM, "", "99 USDC")}


@pytest.mark.parametrize("wallets", [{}, {"evm_too": "polygon"}], ids=["by its transfers", "by its row"])
def test_a_bridge_between_two_chains_of_the_ethereum_kind(wallets: dict[str, str], tmp_path: Path) -> None:
    transfers = [
        coins("01", (MULE, EVM), "90 EUR", "", "99 USDC"),
        coins("02", (EVM, EVM_TOO), "99 USDC", "ethereum", "98 USDC"),
        coins("03", (EVM_TOO, EVM), "98 USDC", "polygon"),
    ]
    assert ends(register(tmp_path, transfers, evm="ethereum", **wallets)) == {(EVM, "polygon", "98 USDC")}


def test_back_over_the_bridge(tmp_path: Path) -> None:
    transfers = [
        coins("01", (MULE, EVM), "90 EUR", "", "99 USDC"),
        coins("02", (EVM, TRON), "99 USDC", "tron", "98 USDT"),
        coins("03", (TRON, TRON_TOO), "98 USDT", "tron"),
    ]
    assert ends(register(tmp_path, transfers, evm="ethereum")) == {(TRON_TOO, "tron", "98 USDT")}
    transfers[1]["chain"] = "ethereum"
    assert ends(register(tmp_path / "said", transfers, evm="ethereum")) == {(TRON_TOO, "tron", "98 USDT")}


def test_wrapped_bitcoin(tmp_path: Path) -> None:
    transfers = [
        coins("01", (MULE, BITCOIN), "90 EUR", "", "0.001 BTC"),
        coins("02", (BITCOIN, EVM), "0.001 BTC", "bitcoin", "0.00099 WBTC"),
        coins("03", (EVM, EVM_TOO), "0.00099 WBTC", "polygon"),
    ]
    assert ends(register(tmp_path, transfers, evm="polygon")) == {(EVM_TOO, "polygon", "0.00099 WBTC")}


def test_a_name_that_is_not_known_may_be_a_new_chain(tmp_path: Path) -> None:
    transfers = over_a_bridge("some new chain")
    transfers[2]["chain"] = "Some-new-chain"
    assert ends(register(tmp_path, transfers, evm="ethereum")) == {(EVM_TOO, "some-new-chain", "99 USDC")}


def test_wallets_of_one_owner_keep_to_their_chains(tmp_path: Path) -> None:
    chained = {"evm": "ethereum", "evm_too": "ethereum"}
    transfers = [*over_a_bridge("tron")[:2], coins("03", (EVM_TOO, TRON_TOO), "99 USDC", "ethereum", "98 USDT")]
    build = register(tmp_path, transfers, "trace_pool_owners = true", **chained)
    assert ends(build) == {(TRON_TOO, "tron", "98 USDT")}
    transfers[2]["chain"] = "polygon"
    apart = register(tmp_path / "apart", transfers, "trace_pool_owners = true", **chained)
    assert {(chain, money) for _, chain, money in ends(apart)} == {("ethereum", "99 USDC")}


def test_the_examples_hold() -> None:
    assert doctest.testmod(networks).failed == 0
