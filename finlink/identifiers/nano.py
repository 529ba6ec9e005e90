"""Nano addresses: nano_ or xrb_ and 60 characters of base 32, the last eight a BLAKE2b checksum.

Source: Nano documentation, "The basics: account public address".

>>> validate("xrb_1anrzcuwe64rwxzcco8dkhpyxpi8kd7zsjc1oeimpc3ppca4mrjtwnqposrs")
'nano_1anrzcuwe64rwxzcco8dkhpyxpi8kd7zsjc1oeimpc3ppca4mrjtwnqposrs'
"""

import re
from hashlib import blake2b

from finlink.identifiers.address import Address, verbs
from finlink.identifiers.errors import InvalidChecksum, InvalidFormat

_ALPHABET = "13456789abcdefghijkmnopqrstuwxyz"
_SHAPE = re.compile(r"(?:nano|xrb)[_-]([13][13-9a-km-uw-z]{59})", re.IGNORECASE)
_TO_BASE32 = str.maketrans(_ALPHABET, "0123456789abcdefghijklmnopqrstuv")


def describe(text: str) -> Address:
    """Return the address under its present prefix.

    Raises:
        InvalidFormat: not built like an address.
        InvalidChecksum: the checksum does not fit.

    """
    shape = _SHAPE.fullmatch(text.strip())
    if shape is None:
        raise InvalidFormat("not nano_ and 60 characters of its alphabet")
    digits = shape[1].lower()
    number = int(digits.translate(_TO_BASE32), 32)
    key = (number >> 40).to_bytes(33, "big")[1:]
    if blake2b(key, digest_size=5).digest()[::-1] != (number & (1 << 40) - 1).to_bytes(5, "big"):
        raise InvalidChecksum("the checksum (BLAKE2b) is wrong")
    return Address(f"nano_{digits}", "nano", "")


compact, validate, is_valid, format = verbs(describe)  # noqa: A001 - the verbs python-stdnum made customary
