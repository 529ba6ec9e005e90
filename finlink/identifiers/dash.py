"""Dash addresses: X... (P2PKH) and 7... (P2SH) in base58 with a checksum.

Source: Dash Core, chainparams.cpp (base58Prefixes). The example is the address of private key 1.

>>> describe("XmN7PQYWKn5MJFna5fRYgP6mxT2F7xpekE").form
'P2PKH'
"""

from finlink.identifiers import coins
from finlink.identifiers.address import Address, verbs


def describe(text: str) -> Address:
    """Return the address with its network and form; errors as in `coins.describe`."""
    return coins.describe(text, "dash")


compact, validate, is_valid, format = verbs(describe)  # noqa: A001 - the verbs python-stdnum made customary
