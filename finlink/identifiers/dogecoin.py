"""Dogecoin addresses: D... (P2PKH) and 9... or A... (P2SH) in base58 with a checksum.

DigiByte, Verge and PIVX use the same version byte for D..., so there the declared chain decides.

Source: Dogecoin Core, chainparams.cpp (base58Prefixes).

>>> describe("DDogepartyxxxxxxxxxxxxxxxxxxw1dfzr")
Address(normal='DDogepartyxxxxxxxxxxxxxxxxxxw1dfzr', chain='dogecoin', form='P2PKH')
>>> is_valid("DDogepartyxxxxxxxxxxxxxxxxxxw1dfzR")
False
"""

from finlink.identifiers import coins
from finlink.identifiers.address import Address, verbs


def describe(text: str) -> Address:
    """Return the address with its network and form; errors as in `coins.describe`."""
    return coins.describe(text, "dogecoin")


compact, validate, is_valid, format = verbs(describe)  # noqa: A001 - the verbs python-stdnum made customary
