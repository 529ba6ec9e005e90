"""Solana addresses: 32 bytes in base58, without a checksum, so only the form can be checked.

Source: Solana documentation, "Accounts".

>>> describe("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA").form
'no checksum'
>>> is_valid("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA9999")
False
"""

from finlink.identifiers import base58
from finlink.identifiers.address import Address, verbs
from finlink.identifiers.errors import InvalidLength


def describe(text: str) -> Address:
    """Return the address.

    Raises:
        InvalidFormat: a character outside base58.
        InvalidLength: not 32 bytes.

    """
    address = text.strip()
    if not 32 <= len(address) <= 44:
        raise InvalidLength(f"has {len(address)} characters, a Solana address has 32 to 44")
    size = len(base58.decode(address))
    if size != 32:
        raise InvalidLength(f"holds {size} bytes, a Solana address holds 32")
    return Address(address, "solana", "no checksum")


compact, validate, is_valid, format = verbs(describe)  # noqa: A001 - the verbs python-stdnum made customary
