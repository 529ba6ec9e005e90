"""Which network a chain's name means, finer than its family.

One 0x address is one wallet on every EVM chain, but a payment on Polygon is no payment on Ethereum.
"""

from __future__ import annotations

import re

from finlink.identifiers.chains import CHECKED, family

_NAMES = {
    "ethereum": "eth ether ethereum erc20 erc-20 eth-mainnet ethereum-mainnet usdt-erc20 usdc-erc20 usdt-eth",
    "bsc": "bsc bnb bnb-smart-chain bnb-chain binance-smart-chain bep20 bep-20 usdt-bep20",
    "polygon": "polygon polygon-pos matic pol",
    "arbitrum": "arbitrum arbitrum-one arb arb1",
    "optimism": "optimism op",
    "avalanche": "avalanche avax avaxc avax-c avalanche-c-chain c-chain",
    "fantom": "fantom ftm opera",
    "cronos": "cronos cro",
    "gnosis": "gnosis xdai",
    "zksync": "zksync zksync-era",
    "ethereum-classic": "etc ethereum-classic",
}
_NETWORKS = {name: network for network, names in _NAMES.items() for name in names.split()} | {"evm": ""}


def network_of(chain: str) -> str:
    """Return one name for a chain as written; "" where the writing leaves open which it is.

    >>> network_of("ERC-20"), network_of("ETH"), network_of("Matic"), network_of("XBT"), network_of("EVM")
    ('ethereum', 'ethereum', 'polygon', 'bitcoin', '')
    """
    slug = re.sub(r"[\W_]+", "-", chain.strip().lower()).strip("-")
    return _NETWORKS[slug] if slug in _NETWORKS else slug if family(chain) == "ethereum" else family(chain)


def evm_network(chain: str) -> str:
    """Return the network of a 0x address in a row that says ``chain``; "" where no such address can be on that chain.

    A row of a bridge says one chain and has ends on two. A name that is not known may be that of a new EVM chain.

    >>> evm_network("ERC-20"), evm_network("Tron"), evm_network("BTC"), evm_network("some new chain")
    ('ethereum', '', '', 'some-new-chain')
    """
    return "" if family(chain) in CHECKED else network_of(chain)
