"""Bitcoin addresses: P2PKH, P2SH, SegWit version 0 and later versions (Taproot).

Addresses of the test networks are recognised too and said to be such; no money moves there.

Source: Bitcoin developer reference (version bytes), BIP-141, BIP-173, BIP-350, BIP-341.

>>> validate("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4")
'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'
>>> describe("1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH").form
'P2PKH'
>>> describe("tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx").chain
'bitcoin-testnet'
>>> is_valid("1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMh")
False
"""

from typing import NamedTuple

from finlink.identifiers import base58, bech32
from finlink.identifiers.errors import (
    IdentifierError,
    InvalidComponent,
    InvalidFormat,
    InvalidLength,
)

MAINNET = "bitcoin"
TESTNET = "bitcoin-testnet"
_VERSIONS = {0: (MAINNET, "P2PKH"), 5: (MAINNET, "P2SH"), 111: (TESTNET, "P2PKH"), 196: (TESTNET, "P2SH")}
_PREFIXES = {"bc": MAINNET, "tb": TESTNET, "bcrt": TESTNET}
_SEGWIT_STARTS = ("bc1", "tb1", "bcrt1")


class Address(NamedTuple):
    """A valid Bitcoin address and what its form tells."""

    normal: str
    chain: str  # "bitcoin" or "bitcoin-testnet"
    form: str  # "P2PKH", "P2SH", "SegWit v0", "Taproot", "SegWit v2", ...


def compact(text: str) -> str:
    """Return `text` without surrounding white space; an upper-case SegWit address becomes lower case."""
    address = text.strip()
    segwit = address[:5].lower().startswith(_SEGWIT_STARTS)
    return address.lower() if segwit and address.isupper() else address


def _segwit(address: str) -> Address:
    prefix, number, groups, variant = bech32.decode(address)
    chain = _PREFIXES.get(prefix)
    if chain is None:
        raise InvalidComponent(f"the prefix {prefix} is not one of Bitcoin")
    if groups == 0:
        raise InvalidLength("has no witness program")
    bits = 5 * (groups - 1)
    version = number >> bits
    size, padding = divmod(bits, 8)
    if version > 16:
        raise InvalidComponent(f"witness version {version} does not exist")
    if padding > 4 or number & ((1 << padding) - 1):
        raise InvalidFormat("the witness program is not padded with zeros to whole bytes")
    if not 2 <= size <= 40 or (version == 0 and size not in {20, 32}):
        raise InvalidLength(f"a witness program of {size} bytes does not exist in version {version}")
    if variant != ("bech32" if version == 0 else "bech32m"):
        raise InvalidComponent(f"witness version {version} is not written in {variant}")
    return Address(address.lower(), chain, "Taproot" if version == 1 and size == 32 else f"SegWit v{version}")


def describe(text: str) -> Address:
    """Return the address with its chain and form; raise an `IdentifierError` saying what is wrong.

    Raises:
        InvalidFormat: characters or padding that no address has.
        InvalidLength: not the length of an address of its form.
        InvalidComponent: a version byte, witness version or prefix that Bitcoin does not use.
        InvalidChecksum: the checksum does not fit.

    """
    address = text.strip()
    if address[:5].lower().startswith(_SEGWIT_STARTS):
        return _segwit(address)
    if not 25 <= len(address) <= 36:
        raise InvalidLength(f"has {len(address)} characters, no Bitcoin address has")
    payload = base58.decode_check(address)
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
