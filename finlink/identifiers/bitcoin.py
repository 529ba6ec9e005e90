"""Bitcoin addresses: P2PKH, P2SH, SegWit version 0 and later versions (Taproot), and what stands for an address.

Addresses of the test networks are recognised too and said to be such; no money moves there. A public key, as early
outputs carry it (P2PK), is shown as the P2PKH address of that key, as block explorers do. A silent payment address
(BIP-352) and a payment code (BIP-47) name a receiver whose outputs have other addresses.

Source: Bitcoin developer reference (version bytes), BIP-141, BIP-173, BIP-350, BIP-341, BIP-352, BIP-47; SEC 1 and
SEC 2 (public keys on secp256k1).

>>> validate("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4")
'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'
>>> describe("1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH").form
'P2PKH'
>>> describe("tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx").chain
'bitcoin-testnet'
>>> is_valid("1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMh")
False
>>> validate("0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798")
'1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH'
"""

import re

from finlink.identifiers import base58, bech32, hashes, segwit
from finlink.identifiers.address import Address
from finlink.identifiers.errors import (
    IdentifierError,
    InvalidComponent,
    InvalidLength,
)

MAINNET = "bitcoin"
TESTNET = "bitcoin-testnet"
REGTEST = "bitcoin-regtest"
_VERSIONS = {0: (MAINNET, "P2PKH"), 5: (MAINNET, "P2SH"), 111: (TESTNET, "P2PKH"), 196: (TESTNET, "P2SH")}
_PREFIXES = {"bc": MAINNET, "tb": TESTNET, "bcrt": REGTEST}
_SEGWIT_STARTS = ("bc1", "tb1", "bcrt1")
_SILENT = {"sp": MAINNET, "tsp": TESTNET}
_SILENT_STARTS = ("sp1", "tsp1")
_LONGEST_SILENT = 1023  # characters, from BIP-352
_PUBLIC_KEY = re.compile(r"0[23][0-9a-fA-F]{64}|04[0-9a-fA-F]{128}")
_FIELD = 2**256 - 2**32 - 977  # of secp256k1


def compact(text: str) -> str:
    """Return `text` without surrounding white space; an upper-case SegWit address becomes lower case."""
    address = text.strip()
    is_segwit = address[:5].lower().startswith(_SEGWIT_STARTS)
    return address.lower() if is_segwit and address.isupper() else address


def _silent(address: str) -> Address:
    decoded = bech32.decode(address, _LONGEST_SILENT)
    chain = _SILENT.get(decoded.prefix)
    if chain is None or decoded.variant != "bech32m":
        raise InvalidComponent(f"the prefix {decoded.prefix} in {decoded.variant} is not one of Bitcoin")
    if decoded.groups < 107:
        raise InvalidLength("too short for a version and two public keys")
    return Address(address.lower(), chain, "silent payment")


def _public_key(text: str) -> Address:
    key = bytes.fromhex(text)
    x = int.from_bytes(key[1:33], "big")
    square = (pow(x, 3, _FIELD) + 7) % _FIELD
    root = int.from_bytes(key[33:], "big") if len(key) == 65 else pow(square, (_FIELD + 1) // 4, _FIELD)
    if x >= _FIELD or root >= _FIELD or pow(root, 2, _FIELD) != square:
        raise InvalidComponent("built like a public key, but no point of the curve")
    return Address(base58.encode_check(b"\0" + hashes.hash160(key)), MAINNET, "P2PKH, given as its public key")


def describe(text: str) -> Address:
    """Return the address with its chain and form; raise an `IdentifierError` saying what is wrong.

    Raises:
        InvalidFormat: characters or padding that no address has.
        InvalidLength: not the length of an address of its form.
        InvalidComponent: a version byte, witness version or prefix that Bitcoin does not use.
        InvalidChecksum: the checksum does not fit.

    """
    address = text.strip()
    start = address[:5].lower()
    if start.startswith(_SEGWIT_STARTS):
        return segwit.describe(address, _PREFIXES)
    if start.startswith(_SILENT_STARTS):
        return _silent(address)
    if len(address) in {66, 130} and _PUBLIC_KEY.fullmatch(address):
        return _public_key(address)
    is_code = address.startswith("PM8T")
    if not 25 <= len(address) <= 36 and not is_code:
        raise InvalidLength(f"has {len(address)} characters, no Bitcoin address has")
    payload = base58.decode_check(address)
    if is_code and len(payload) == 81 and payload[0] == 0x47:
        return Address(address, MAINNET, "payment code")
    if len(payload) != 21:
        raise InvalidLength(f"holds {len(payload)} bytes, an address holds 21")
    known = _VERSIONS.get(payload[0])
    if known is None:
        raise InvalidComponent(f"version byte {payload[0]} is not one of Bitcoin")
    return Address(address, *known)


def validate(text: str) -> str:
    """Return the address in normal form (SegWit in lower case); errors as in `describe`."""
    return describe(text).normal


def is_valid(text: str) -> bool:
    """Tell whether `text` is a valid Bitcoin address, on the main or a test network."""
    try:
        describe(text)
    except IdentifierError:
        return False
    return True


def format(text: str) -> str:  # noqa: A001 - the verb python-stdnum made customary
    """Return the address as it is shown: the same as `compact`."""
    return compact(text)
