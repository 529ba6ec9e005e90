"""Bech32 addresses of the Cosmos family and of other chains that write accounts alike: a prefix of the chain, 1, data.

The prefix names the chain. Operators (`cosmosvaloper1...`) and the like are recognised with it. Avalanche's X and P
chains put a letter and a hyphen before it.

Source: SLIP-173 (registered prefixes), Cosmos SDK documentation "Bech32"; each chain's own documentation
(Penumbra protocol specification, "Addresses").

>>> describe("cosmos1hsk6jryyqjfhp5dhc55tc9jtckygx0eph6dd02").chain
'cosmos'
>>> describe("bnb1grpf0955h0ykzq3ar5nmum7y6gdfl6lxfn46h2").chain
'bnb-beacon'
>>> is_valid("cosmos1hsk6jryyqjfhp5dhc55tc9jtckygx0eph6dd03")
False
"""

from finlink.identifiers import bech32
from finlink.identifiers.address import Address, verbs
from finlink.identifiers.errors import InvalidComponent, InvalidLength

_NAMES = {  # prefix: chain, where they differ
    "bnb": "bnb-beacon", "tbnb": "bnb-beacon-testnet", "osmo": "osmosis", "inj": "injective", "thor": "thorchain",
    "maya": "mayachain", "cro": "crypto-org", "tcro": "crypto-org-testnet", "stars": "stargaze", "somm": "sommelier",
    "fetch": "fetchai", "core": "coreum", "cre": "crescent", "iaa": "irisnet", "pb": "provenance", "zeta": "zetachain",
    "erd": "multiversx", "zil": "zilliqa", "one": "harmony", "io": "iotex", "avax": "avalanche",
    "fuji": "avalanche-testnet", "smr": "shimmer", "rms": "shimmer-testnet", "like": "likecoin",
    "gravity": "gravity-bridge", "emoney": "e-money", "sent": "sentinel", "orai": "oraichain", "bcna": "bitcanna",
    "panacea": "medibloc", "ckb": "nervos", "ckt": "nervos-testnet", "xch": "chia", "txch": "chia-testnet",
    "tp": "provenance-testnet", "dym": "dymension", "init": "initia", "bbn": "babylon", "nil": "nillion",
    "nibi": "nibiru", "allo": "allora", "certik": "shentu",
}  # fmt: skip
_PLAIN = (
    "cosmos terra juno secret akash kava sei evmos canto stride axelar persistence kujira neutron dydx noble agoric "
    "umee comdex mars quasar chihuahua desmos migaloo celestia regen ixo cheqd bostrom decentr iota oasis archway saga "
    "lava nolus elys penumbra mantra pryzm band bluzelle union warden bitsong omniflix shentu xion xpla"
)
_ROLES = ("valoper", "valcons", "pub", "valoperpub", "valconspub")
PREFIXES = _NAMES | {one: one for one in _PLAIN.split()}
_ROLE_PREFIXES = {prefix + role: chain for prefix, chain in PREFIXES.items() for role in _ROLES}
_LONGEST = 143  # characters, of Penumbra; Nervos writes some 97
_SIZES = range(18, 67)  # bytes of an account: 20 of a key, 32 of a module or contract, more in Nervos
_LARGER = {"penumbra": 80}  # its addresses hold a diversifier, a transmission key and a clue key


def prefix_of(text: str) -> str:
    """Return the prefix of a text that begins like an address listed here, "" for any other.

    >>> prefix_of("X-avax1pue5luvhxu6r4w24mrr96jvr0h5f8zkq6wlx9l"), prefix_of("bc1sw50qgdz25j")
    ('avax', '')
    """
    lower = text.lower()
    prefix = (lower[2:] if lower[:2] in {"x-", "p-", "c-"} else lower).rpartition("1")[0]
    return prefix if prefix in PREFIXES or prefix in _ROLE_PREFIXES else ""


def describe(text: str) -> Address:
    """Return the address with its chain.

    Raises:
        InvalidFormat: upper and lower case mixed, or characters that bech32 does not use.
        InvalidLength: not the length of an account.
        InvalidComponent: a prefix that is not known.
        InvalidChecksum: the checksum does not fit.

    """
    address = text.strip()
    prefix = prefix_of(address)
    head = address[:2].upper() if address[1:2] == "-" else ""
    decoded = bech32.decode(address[len(head) :], _LONGEST)
    if not prefix:
        raise InvalidComponent(f"the prefix {decoded.prefix} is not known")
    size = decoded.groups * 5 // 8
    if size not in _SIZES and size != _LARGER.get(prefix):
        raise InvalidLength(f"holds {size} bytes, no account does")
    chain = PREFIXES.get(prefix)
    form = prefix if chain else f"{prefix}, an operator's"
    return Address(head + address[len(head) :].lower(), chain or _ROLE_PREFIXES[prefix], form)


compact, validate, is_valid, format = verbs(describe)  # noqa: A001 - the verbs python-stdnum made customary
