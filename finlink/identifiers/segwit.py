"""Witness programs in bech32 and bech32m: the addresses of Bitcoin from 2017 on, and of the coins that follow it.

Source: BIP-141 (witness versions 0 to 16), BIP-173, BIP-350 (bech32m from version 1 on), BIP-341 (Taproot).

>>> describe("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", {"bc": "bitcoin"})
Address(normal='bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', chain='bitcoin', form='SegWit v0')
"""

from collections.abc import Mapping

from finlink.identifiers import bech32
from finlink.identifiers.address import Address
from finlink.identifiers.errors import InvalidComponent, InvalidFormat, InvalidLength

_FORMS = tuple(f"SegWit v{version}" for version in range(17))


def describe(address: str, prefixes: Mapping[str, str]) -> Address:
    """Return the address, in lower case; `prefixes` leads from the readable part to the chain.

    Raises:
        InvalidFormat: characters or padding that no address has.
        InvalidLength: no witness program, or one of a length that its version does not have.
        InvalidComponent: a witness version or a prefix that is not used, or bech32 for bech32m.
        InvalidChecksum: the checksum does not fit.

    """
    prefix, number, groups, variant = bech32.decode(address)
    chain = prefixes.get(prefix)
    if chain is None:
        raise InvalidComponent(f"the prefix {prefix} is not one of {' or '.join(sorted(set(prefixes.values())))}")
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
    return Address(address.lower(), chain, "Taproot" if version == 1 and size == 32 else _FORMS[version])
