"""Coins that write addresses as Bitcoin does: a version, 20 bytes and a checksum in base58, or SegWit in bech32.

Several coins share a version byte (30 is Dogecoin, DigiByte, Verge and PIVX), so only the declared chain can tell
them apart; where none is declared, `candidates` names all of them.

Source: chainparams.cpp of each coin's reference software (base58Prefixes, bech32_hrp).

>>> describe("MCZjFcwYJwwYqXAbd3bbnxaCVGs81cp43Z", "litecoin")
Address(normal='MCZjFcwYJwwYqXAbd3bbnxaCVGs81cp43Z', chain='litecoin', form='P2SH')
>>> [chain for chain, form in candidates(bytes([30]))]
['dogecoin', 'digibyte', 'verge', 'pivx']
"""

from functools import lru_cache
from typing import NamedTuple

from finlink.identifiers import base58, segwit
from finlink.identifiers.address import Address
from finlink.identifiers.errors import InvalidComponent, InvalidLength

_KEY, _SCRIPT = "P2PKH", "P2SH"


class Coin(NamedTuple):
    """How a coin writes its addresses."""

    title: str
    key: tuple[int, ...]  # versions of P2PKH, the current one first; above 255 they take two bytes
    script: tuple[int, ...]  # versions of P2SH, the current one first
    prefixes: tuple[str, ...] = ()  # readable parts of SegWit addresses


COINS = {
    "bitcoin": Coin("Bitcoin", (0,), (5,), ("bc",)),
    "litecoin": Coin("Litecoin", (48,), (50, 5), ("ltc",)),
    "dogecoin": Coin("Dogecoin", (30,), (22,)),
    "dash": Coin("Dash", (76,), (16,)),
    "zcash": Coin("Zcash", (0x1CB8,), (0x1CBD,)),
    "bitcoin-cash": Coin("Bitcoin Cash", (0,), (5,)),
    "bitcoin-sv": Coin("Bitcoin SV", (0,), (5,)),
    "ecash": Coin("eCash", (0,), (5,)),
    "bitcoin-gold": Coin("Bitcoin Gold", (38,), (23,), ("btg",)),
    "digibyte": Coin("DigiByte", (30,), (63, 5), ("dgb",)),
    "verge": Coin("Verge", (30,), (33,), ("vg",)),
    "pivx": Coin("PIVX", (30,), (13,)),
    "vertcoin": Coin("Vertcoin", (71,), (5,), ("vtc",)),
    "viacoin": Coin("Viacoin", (71,), (33,), ("via",)),
    "monacoin": Coin("Monacoin", (50,), (55, 5), ("mona",)),
    "qtum": Coin("Qtum", (58,), (50,), ("qc",)),
    "ravencoin": Coin("Ravencoin", (60,), (122,)),
    "komodo": Coin("Komodo", (60,), (85,)),
    "firo": Coin("Firo", (82,), (7,)),
    "syscoin": Coin("Syscoin", (63,), (5,), ("sys",)),
    "horizen": Coin("Horizen", (0x2089,), (0x2096,)),
    "zclassic": Coin("Zclassic", (0x1CB8,), (0x1CBD,)),
    "namecoin": Coin("Namecoin", (52,), (13,), ("nc",)),
    "neo": Coin("Neo", (23, 53), ()),
    "ontology": Coin("Ontology", (23,), ()),
    "bitcoin-testnet": Coin("Bitcoin test network", (111,), (196,), ("tb",)),
    "bitcoin-regtest": Coin("Bitcoin regression test", (111,), (196,), ("bcrt",)),
    "litecoin-testnet": Coin("Litecoin test network", (111,), (58, 196), ("tltc", "rltc")),
    "dogecoin-testnet": Coin("Dogecoin test network", (113,), (196,)),
    "dash-testnet": Coin("Dash test network", (140,), (19,)),
    "zcash-testnet": Coin("Zcash test network", (0x1D25,), (0x1CBA,)),
}
MAIN = frozenset({"bitcoin", "litecoin", "dogecoin", "dash", "zcash", "bitcoin-testnet"})
"""Chains that a shared version means where none is declared; the others are rare beside them."""
PREFIXES = {prefix: chain for chain, coin in COINS.items() for prefix in coin.prefixes}


def _bytes(version: int) -> bytes:
    return version.to_bytes(2 if version > 255 else 1, "big")


_FORMS: dict[str, dict[bytes, str]] = {
    chain: {_bytes(version): _KEY for version in coin.key} | {_bytes(version): _SCRIPT for version in coin.script}
    for chain, coin in COINS.items()
}


@lru_cache(maxsize=512)
def candidates(version: bytes) -> tuple[tuple[str, str], ...]:
    """Return the chains that use a version, each with the form, the likeliest first."""
    return tuple((chain, forms[version]) for chain, forms in _FORMS.items() if version in forms)


def is_segwit(text: str) -> bool:
    """Tell whether `text` begins like a SegWit address of a coin listed here, and is no base58 address.

    A base58 address may begin so by chance, in mixed case, which SegWit never is.

    >>> is_segwit("ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9"), is_segwit("LTc1WF1FWNCD8GEU2xLgWRSMjWUunSftFs")
    (True, False)
    """
    prefix, separator, _ = text[:6].lower().partition("1")
    if not separator or prefix not in PREFIXES:
        return False
    return text.islower() or text.isupper() or not base58.holds(text)


def is_base58(text: str) -> bool:
    """Tell whether a valid address is one by its version, and not by a readable part."""
    return len(text) <= 36 and not is_segwit(text)


def describe(text: str, chain: str) -> Address:
    """Return the address of `chain` or its test network; an old script version is written with the current one.

    Raises:
        InvalidFormat: characters or padding that no address has.
        InvalidLength: not the length of an address of its form.
        InvalidComponent: a version or prefix that the coin does not use.
        InvalidChecksum: the checksum does not fit.

    """
    address = text.strip()
    chains = [chain, f"{chain}-testnet", f"{chain}-regtest"]
    if is_segwit(address):
        return segwit.describe(address, {p: one for p, one in PREFIXES.items() if one in chains} or {"": chain})
    if not 25 <= len(address) <= 36:
        raise InvalidLength(f"has {len(address)} characters, no such address has")
    payload = base58.decode_check(address)
    version, content = payload[:-20], payload[-20:]
    for one in chains:
        form = _FORMS.get(one, {}).get(version)
        if form is not None:
            return Address(_current(address, one, version, content), one, form)
    if len(payload) not in {21, 22}:
        raise InvalidLength(f"holds {len(payload)} bytes, an address holds 21 or 22")
    raise InvalidComponent(f"version 0x{version.hex()} is not one of {COINS[chain].title}")


def _current(address: str, chain: str, version: bytes, content: bytes) -> str:
    """Return the address with the script version in use today (Litecoin's 3... is the same script as M...)."""
    script = COINS[chain].script
    if len(script) > 1 and version == _bytes(script[1]):
        return base58.encode_check(_bytes(script[0]) + content)
    return address
