"""Names of block chains as people write them, brought to one name a chain family.

All EVM chains share one address space, so they are one family, `ethereum`: an address there is the same key
pair on each of them. A name that is not known here is kept, in lower case. A token that lives on several chains
(USDT) names none of them.
"""

import re
import unicodedata
from functools import lru_cache

CHECKED = frozenset(
    {
        "algorand", "bitcoin", "bitcoin-cash", "bitcoin-regtest", "bitcoin-testnet", "cardano", "dash", "dogecoin",
        "litecoin", "monero", "nano", "ripple", "solana", "stellar", "tezos", "ton", "tron", "zcash",
    }
)  # fmt: skip
"""Chains whose every address can be checked: what is not built like one is none."""

_NAMES = {
    "bitcoin": """btc xbt bitcoin bitcoin-mainnet btc-mainnet bitcoin-core omni omni-layer usdt-omni segwit taproot
        btc-segwit bitcoin-segwit bech32 p2pkh p2sh p2wpkh p2tr bitcoin-btc btc-bitcoin bitcoin-legacy brc20 brc-20
        counterparty xcp runes ordinals btc-network bitcoin-network bitcoin-blockchain""",
    "bitcoin-testnet": "tbtc bitcoin-testnet testnet testnet3 testnet4 signet btc-testnet bitcoin-signet btctest",
    "bitcoin-regtest": "regtest bitcoin-regtest",
    "ethereum": """eth ethereum ether erc20 erc-20 erc721 erc-721 erc1155 erc-1155 eth-mainnet ethereum-mainnet
        usdt-erc20 usdc-erc20 usdt-eth usdc-eth usdt-erc-20 usdt-ethereum ethereum-erc20 eth-erc20 weth evm ethereum-evm
        etc ethereum-classic ethereumclassic binancesmartchain bnbsmartchain
        ethw ethereum-pow bsc bnb bnb-smart-chain bnb-chain binance binance-smart-chain
        binance-chain-bep20 bep20 bep-20 usdt-bep20 usdc-bep20 usdt-bsc bnb-bsc bnb-bep20 bsc-bep20 opbnb
        polygon polygon-pos matic pol polygon-matic matic-polygon usdt-polygon arbitrum arbitrum-one arbitrum-nova arb
        arb1 optimism op op-mainnet base avalanche avax avaxc avax-c avax-c-chain avalanche-c avalanche-c-chain c-chain
        cchain avax-p avax-p-chain avalanche-p p-chain avax-x avax-x-chain avalanche-x x-chain
        fantom ftm opera cronos cro gnosis gnosis-chain xdai gno celo linea scroll zksync zksync-era zk-sync
        polygon-zkevm blast mantle mnt moonbeam glmr moonriver movr sonic kcc kcs kucoin-community-chain heco ht okc
        okt oktc okex-chain rsk rbtc rootstock xdc xinfin xdc-network pulsechain pls aurora boba metis klaytn klay kaia
        flare flr songbird sgb core-dao canto-evm evmos-evm telos-evm harmony-evm iotex-evm berachain bera
        hyperevm ronin ron worldchain world-chain unichain abstract ink mode manta taiko wemix astar-evm callisto clo
        ethereum-goerli ethereum-sepolia goerli sepolia holesky hoodi""",
    "tron": """trx tron trc20 trc-20 trc10 trc-10 usdt-trc20 usdt-trc-20 usdt-trx usdt-tron usdc-trc20 tron-mainnet
        tronix tron-trc20 trx-trc20 tron-network nile shasta""",
    "litecoin": "ltc litecoin lite-coin litecoin-mainnet",
    "litecoin-testnet": "tltc litecoin-testnet ltc-testnet",
    "bitcoin-cash": "bch bitcoin-cash bitcoincash bcash bcc bchabc bch-abc bchn",
    "bitcoin-sv": "bsv bitcoin-sv bitcoinsv bchsv bch-sv bitcoin-satoshi-vision bitcoin-cash-sv",
    "bitcoin-gold": "btg bitcoin-gold bitcoingold",
    "ecash": "xec ecash bcha",
    "dogecoin": "doge dogecoin xdg doge-coin",
    "dash": "dash darkcoin",
    "zcash": "zec zcash z-cash",
    "horizen": "zen horizen zencash",
    "digibyte": "dgb digibyte",
    "verge": "xvg verge",
    "vertcoin": "vtc vertcoin",
    "ravencoin": "rvn ravencoin",
    "qtum": "qtum",
    "komodo": "kmd komodo",
    "monero": "xmr monero",
    "monero-testnet": "monero-testnet xmr-testnet",
    "monero-stagenet": "monero-stagenet xmr-stagenet stagenet",
    "ripple": "xrp xrpl ripple xrp-ledger xrp-ripple ripple-xrp rippled",
    "stellar": "xlm stellar stellar-lumens lumens lumen",
    "solana": """sol solana spl spl-token usdt-sol usdc-sol usdt-solana usdc-solana usdt-spl usdc-spl sol-spl
        solana-mainnet""",
    "cardano": "ada cardano cardano-mainnet",
    "polkadot": "dot polkadot polkadot-relay-chain",
    "kusama": "ksm kusama",
    "cosmos": "atom cosmos cosmos-hub cosmoshub gaia",
    "akash": "akt akash",
    "axelar": "axl axelar",
    "band": "band bandchain band-protocol",
    "celestia": "tia celestia",
    "fetchai": "fet fetchai fetch-ai fetch",
    "irisnet": "iris irisnet iris-hub",
    "neutron": "ntrn neutron",
    "secret": "scrt secret",
    "osmosis": "osmo osmosis",
    "injective": "inj injective",
    "thorchain": "rune thorchain thor",
    "crypto-org": "crypto-org cronos-pos crypto-org-chain",
    "bnb-beacon": "bep2 bep-2 bnb-beacon bnb-beacon-chain binance-chain binance-dex bnb-bep2",
    "terra": "luna lunc terra luna2 terra2 terra-classic terra-luna ust ustc",
    "multiversx": "egld elrond multiversx",
    "zilliqa": "zil zilliqa ziliqa",
    "harmony": "one harmony harmony-one",
    "icon": "icx icon",
    "kaspa": "kas kaspa",
    "ontology": "ont ontology",
    "iota": "iota miota",
    "shimmer": "smr shimmer",
    "ton": "ton toncoin the-open-network theopennetwork usdt-ton ton-network gram",
    "algorand": "algo algorand",
    "tezos": "xtz tezos",
    "filecoin": "fil filecoin",
    "nano": "nano xno xrb raiblocks",
    "aptos": "apt aptos",
    "sui": "sui",
    "starknet": "starknet strk",
    "near": "near near-protocol",
    "vechain": "vet vechain",
    "eos": "eos eosio vaulta",
    "hedera": "hbar hedera hedera-hashgraph",
    "internet-computer": "icp dfinity internet-computer",
    "neo": "neo neo-n3 neo3 nep5 nep-5 nep17 gas neogas",
    "waves": "waves",
    "lightning": "lightning lightning-network ln lnbtc",
}
_FAMILIES = {name: family for family, names in _NAMES.items() for name in [*names.split(), family]}
_UNSAID = frozenset({"", "unknown", "n-a", "na", "none", "null", "other"})
_TOKENS = frozenset(
    {
        "usdt", "tether", "tether-usd", "usd-tether", "usd-t", "usdc", "usd-coin", "usdd", "tusd", "busd", "dai",
        "pyusd", "eurt", "eurc", "fdusd", "usde", "usdp", "crypto", "stablecoin", "cryptocurrency", "virtual-currency",
    }
)  # fmt: skip
_STANDARD = re.compile(r"\b(trc|erc|bep|brc)-(?=[0-9])")
_IN_BRACKETS = re.compile(r"([^(]+)\(([^()]+)\)")
_FILLING = frozenset({"usd", "coin", "on", "token", "network", "chain", "blockchain", "mainnet"})


def _slug(name: str) -> str:
    return re.sub(r"[\W_]+", "-", name).strip("-")


def _of_token(slug: str) -> str | None:
    """Return the chain of a token that is named with it ("USDT on Tron", "Tether TRC-20"), None for any other name."""
    words = _STANDARD.sub(r"\1", slug).split("-")
    rest = [word for word in words if word not in _TOKENS]
    known = _FAMILIES.get("-".join(rest)) or _FAMILIES.get("-".join(word for word in rest if word != "on"))
    if len(rest) == len(words) or known:
        return known
    families = {_FAMILIES.get(word) for word in rest if word not in _FILLING}
    return families.pop() if len(families) == 1 else None


@lru_cache(maxsize=4096)
def family(name: str) -> str:
    """Return the chain family of a declared chain; "" when none is declared, or a token of several chains is.

    >>> family("ERC-20"), family("Binance Smart Chain"), family("XBT"), family("Kaspa"), family("unknown")
    ('ethereum', 'ethereum', 'bitcoin', 'kaspa', '')
    >>> family("USDT (TRC20)"), family("Tether"), family("Bitcoin (BTC)"), family("XRP Ledger")
    ('tron', '', 'bitcoin', 'ripple')
    >>> family("Bitcoin Cash (BCH)"), family("USDT on Tron"), family("Bitcoin (on Ethereum)")
    ('bitcoin-cash', 'tron', 'bitcoin-on-ethereum')
    """
    plain = unicodedata.normalize("NFKC", name).strip().lower()
    slug = _slug(plain)
    if slug in _UNSAID or slug in _TOKENS:
        return ""
    known = _FAMILIES.get(slug)
    if known is None:  # "Litecoin (LTC)", "Tron blockchain": every word that is a name says the same
        both = _IN_BRACKETS.fullmatch(plain)
        words = {_FAMILIES.get(word, "") for word in slug.split("-")} - {""}
        if both is not None:
            sides = {_FAMILIES.get(_slug(side), "") for side in both.groups()}
            words = sides if len(sides) == 1 and "" not in sides else words
        rest = re.sub(r"-(?:mainnet|network|blockchain|chain|coin|token|wallet|address)$", "", slug)
        single = words.pop() if "(" in plain and len(words) == 1 else ""
        known = _FAMILIES.get(rest) or single or _of_token(slug) or slug
    return known
