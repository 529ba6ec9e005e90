"""Litecoin addresses: L... (P2PKH), M... (P2SH), ltc1... (SegWit, Taproot) and ltcmweb1... (MimbleWimble).

Before 2018 scripts were written 3..., as Bitcoin's are; the normal form is M..., which is the same script.

Source: Litecoin Core, chainparams.cpp (base58Prefixes, bech32_hrp, mweb_hrp); LIP-0004 (stealth addresses: two
public keys of 33 bytes in bech32 behind a version).

>>> validate("MCZjFcwYJwwYqXAbd3bbnxaCVGs81cp43Z")
'MCZjFcwYJwwYqXAbd3bbnxaCVGs81cp43Z'
>>> describe("LUxXFcwXFPpRZdMv4aYu6bDwPdC2skQ5YW").form
'P2PKH'
"""

from finlink.identifiers import bech32, coins
from finlink.identifiers.address import Address, verbs
from finlink.identifiers.errors import InvalidComponent, InvalidLength

_STEALTH = {"ltcmweb": "litecoin", "tmweb": "litecoin-testnet"}
_LONGEST = 128  # characters; a stealth address has some 118
_GROUPS = 107  # a version and 66 bytes in groups of five bits


def _stealth(address: str) -> Address:
    decoded = bech32.decode(address, _LONGEST)
    chain = _STEALTH.get(decoded.prefix)
    if chain is None:
        raise InvalidComponent(f"the prefix {decoded.prefix} is not one of Litecoin")
    if decoded.groups != _GROUPS:
        raise InvalidLength("does not hold a version and two public keys")
    return Address(address.lower(), chain, "MWEB")


def describe(text: str) -> Address:
    """Return the address with its network and form; errors as in `coins.describe`."""
    address = text.strip()
    if address[:8].lower().startswith(("ltcmweb1", "tmweb1")):
        return _stealth(address)
    return coins.describe(address, "litecoin")


compact, validate, is_valid, format = verbs(describe)  # noqa: A001 - the verbs python-stdnum made customary
