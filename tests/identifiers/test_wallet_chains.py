"""Names of chains as people write them, and the page of the families."""

import pytest

from finlink.identifiers import formats, identify
from finlink.identifiers.chains import CHECKED, family
from finlink.identifiers.families import Family
from finlink.identifiers.wallet_families import WALLET_FAMILIES
from finlink.reference import identifiers


@pytest.mark.parametrize(
    ("names", "chain"),
    [
        ("BTC XBT Bitcoin btc-mainnet OMNI", "bitcoin"),
        ("LTC Litecoin", "litecoin"),
        ("XRP Ripple XRPL", "ripple"),
        ("XLM Stellar", "stellar"),
        ("XMR Monero", "monero"),
        ("SOL Solana SPL", "solana"),
        ("ADA Cardano", "cardano"),
        ("TON Toncoin", "ton"),
        ("DOGE Dogecoin", "dogecoin"),
        ("BCH bitcoin_cash BitcoinCash", "bitcoin-cash"),
        ("DASH", "dash"),
        ("ZEC Zcash", "zcash"),
        ("ETH ERC20 ERC-20 BSC BNB BEP20 Polygon MATIC Arbitrum Optimism Base AVAX USDT-ERC20 ETC RSK XDC", "ethereum"),
        ("TRX TRC20 TRC-20 USDT-TRC20 USDT_TRC20", "tron"),
        ("ATOM Cosmos", "cosmos"),
        ("DOT Polkadot", "polkadot"),
        ("XTZ Tezos", "tezos"),
        ("BEP2", "bnb-beacon"),
        ("USDT Tether USDC unknown n/a null", ""),
        ("KAS Kaspa", "kaspa"),
        ("ONT Ontology", "ontology"),
        ("ICX Icon", "icon"),
        ("AKT", "akash"),
        ("ONE", "harmony"),
        ("AXL", "axelar"),
        ("TIA", "celestia"),
        ("NTRN", "neutron"),
        ("auroracoin", "auroracoin"),
    ],
)
def test_names(names: str, chain: str) -> None:
    assert {family(name) for name in names.split()} == {chain}


@pytest.mark.parametrize(
    ("name", "chain"),
    [
        ("Litecoin (LTC)", "litecoin"),
        ("BNB Smart Chain", "ethereum"),
        ("USDT (TRC20)", "tron"),
        ("Tron network", "tron"),
        (" bitcoin\u00a0cash ", "bitcoin-cash"),
        ("Bitcoin (on Ethereum)", "bitcoin-on-ethereum"),
        ("Bitcoin Cash (BCH)", "bitcoin-cash"),
        ("Bitcoin SV (BSV)", "bitcoin-sv"),
        ("Bitcoin Gold (BTG)", "bitcoin-gold"),
        ("Akash Network", "akash"),
        ("Secret Network", "secret"),
        ("Band Protocol", "band"),
        ("Fetch.ai", "fetchai"),
        ("IRIS Network", "irisnet"),
        ("Avax P-Chain", "ethereum"),
        ("Avalanche X-Chain", "ethereum"),
        ("USDT on Tron", "tron"),
        ("Tether TRC-20", "tron"),
        ("TRC20-USDT", "tron"),
        ("Tron TRC20 USDT", "tron"),
        ("USDC on BNB Smart Chain", "ethereum"),
        ("Tether USD (TRC20)", "tron"),
        ("USDT TRC20 ERC20", "usdt-trc20-erc20"),
    ],
)
def test_names_of_several_words(name: str, chain: str) -> None:
    assert family(name) == chain


def test_every_chain_that_is_checked_can_be_explained() -> None:
    assert set(formats.DESCRIBE) >= CHECKED
    assert all(family(chain) == chain for chain in CHECKED)


@pytest.mark.parametrize("one", WALLET_FAMILIES, ids=lambda one: one.title)
def test_the_example_of_a_family_holds(one: Family) -> None:
    found = identify(one.example, hint="wallet", chain=one.chain)
    assert (found.kind, found.chain, found.valid) == ("wallet", one.chain, True)
    assert "declared" not in found.reason


def test_the_page_names_every_family_once() -> None:
    page = identifiers.render()
    assert len({one.title for one in WALLET_FAMILIES}) == len(WALLET_FAMILIES)
    assert all(page.count(f"| {one.title} |") == 1 for one in WALLET_FAMILIES)
