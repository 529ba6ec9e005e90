"""Account identifiers of the Internet Computer (ICP): 64 hexadecimal digits that begin with a CRC-32 of the rest.

The checksum tells them from transaction hashes and private keys, which have as many digits.

Source: Internet Computer documentation, "ICP ledger: account identifier".

>>> is_valid("4cb2ca5cfcfa1d952f8cd7f0ec46c96e1023ab057b83a2c7ce236b9e71ccca0b")
True
>>> is_valid("4cb2ca5cfcfa1d952f8cd7f0ec46c96e1023ab057b83a2c7ce236b9e71ccca0c")
False
"""

import re
from binascii import crc32

from finlink.identifiers.address import Address, verbs
from finlink.identifiers.errors import InvalidChecksum, InvalidFormat

SHAPE = re.compile(r"[0-9a-fA-F]{64}")


def describe(text: str) -> Address:
    """Return the account identifier in lower case.

    Raises:
        InvalidFormat: not 64 hexadecimal digits (a principal, in groups with hyphens, is not looked at).
        InvalidChecksum: the CRC-32 does not fit.

    """
    address = text.strip().lower()
    if SHAPE.fullmatch(address) is None:
        raise InvalidFormat("not 64 hexadecimal digits")
    raw = bytes.fromhex(address)
    if crc32(raw[4:]).to_bytes(4, "big") != raw[:4]:
        raise InvalidChecksum("the checksum (CRC-32) is wrong")
    return Address(address, "internet-computer", "account identifier")


compact, validate, is_valid, format = verbs(describe)  # noqa: A001 - the verbs python-stdnum made customary
