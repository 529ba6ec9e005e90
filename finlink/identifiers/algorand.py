"""Algorand addresses: 58 characters of base 32, 32 bytes and the last four of their SHA-512/256.

Source: Algorand developer documentation, "Accounts: transformation of a public key to an address".

>>> is_valid("VCMJKWOY5P5P7SKMZFFOCEROPJCZOTIJMNIYNUCKH7LRO45JMJP6UYBIJA")
True
>>> is_valid("VCMJKWOY5P5P7SKMZFFOCEROPJCZOTIJMNIYNUCKH7LRO45JMJP6UYBIJB")
False
"""

from base64 import b32decode, b32encode
from binascii import Error

from finlink.identifiers import hashes
from finlink.identifiers.address import Address, verbs
from finlink.identifiers.errors import InvalidChecksum, InvalidFormat, InvalidLength


def describe(text: str) -> Address:
    """Return the address.

    Raises:
        InvalidFormat: not base 32 in upper case.
        InvalidLength: not 58 characters.
        InvalidChecksum: the checksum does not fit.

    """
    address = text.strip()
    if len(address) != 58:
        raise InvalidLength(f"has {len(address)} characters, an Algorand address has 58")
    try:
        raw = b32decode(address + "======")
    except (Error, ValueError):
        raise InvalidFormat("contains something other than A to Z and 2 to 7") from None
    if hashes.sha512_256(raw[:-4])[-4:] != raw[-4:] or b32encode(raw).decode("ascii")[:58] != address:
        raise InvalidChecksum("the checksum (SHA-512/256) is wrong")
    return Address(address, "algorand", "")


compact, validate, is_valid, format = verbs(describe)  # noqa: A001 - the verbs python-stdnum made customary
