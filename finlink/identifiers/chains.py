"""Names of block chains as people write them, brought to one name a chain family.

All EVM chains share one address space, so they are one family, `ethereum`: an address there is the same key
pair on each of them. A name that is not known here is kept, in lower case.
"""

import re
import unicodedata
from functools import lru_cache

CHECKED = frozenset({"bitcoin", "bitcoin-testnet", "tron"})  # every address can be checked

_NAMES = {
    "bitcoin": "btc xbt bitcoin bitcoin-mainnet btc-mainnet bitcoin-core omni usdt-omni segwit taproot",
    "bitcoin-testnet": "tbtc bitcoin-testnet testnet testnet3 testnet4 signet regtest btc-testnet",
    "ethereum": """eth ethereum ether erc20 erc-20 eth-mainnet ethereum-mainnet usdt-erc20 usdc-erc20 usdt-eth
        evm etc ethereum-classic bsc bnb bnb-smart-chain bnb-chain binance-smart-chain bep20 bep-20 usdt-bep20
        polygon polygon-pos matic pol arbitrum arbitrum-one arb arb1 optimism op base avalanche avax avaxc
        avax-c avalanche-c-chain c-chain fantom ftm opera cronos cro gnosis xdai celo linea scroll zksync
        zksync-era blast mantle moonbeam moonriver sonic""",
    "tron": "trx tron trc20 trc-20 trc10 trc-10 usdt-trc20 usdt-tron tron-mainnet tronix",
    "litecoin": "ltc litecoin",
    "bitcoin-cash": "bch bitcoin-cash bitcoincash bcash",
    "bitcoin-sv": "bsv bitcoin-sv bitcoinsv",
    "dogecoin": "doge dogecoin",
    "dash": "dash",
    "zcash": "zec zcash",
    "monero": "xmr monero",
    "ripple": "xrp xrpl ripple xrp-ledger",
    "stellar": "xlm stellar",
    "solana": "sol solana spl",
    "cardano": "ada cardano",
    "polkadot": "dot polkadot",
    "cosmos": "atom cosmos",
    "ton": "ton toncoin the-open-network",
    "algorand": "algo algorand",
}
_FAMILIES = {name: family for family, names in _NAMES.items() for name in names.split()}
_UNSAID = frozenset({"", "unknown", "n-a", "na", "none", "null", "other"})


@lru_cache(maxsize=4096)
def family(name: str) -> str:
    """Return the chain family of a declared chain; "" when none is declared.

    >>> family("ERC-20"), family("Binance Smart Chain"), family("XBT"), family("Kaspa"), family("unknown")
    ('ethereum', 'ethereum', 'bitcoin', 'kaspa', '')
    """
    plain = unicodedata.normalize("NFKC", name).strip().lower()
    slug = re.sub(r"[\W_]+", "-", plain).strip("-")
    return "" if slug in _UNSAID else _FAMILIES.get(slug, slug)
