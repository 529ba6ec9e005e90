"""Filecoin addresses: f0 and a number, f1, f2, f3 and f4 in base 32 with a BLAKE2b checksum; t... on the test network.

Source: Filecoin specification, "Address" (the examples are its own).

>>> is_valid("f17uoq6tp427uzv7fztkbsnn64iwotfrristwpryy")
True
>>> is_valid("f17uoq6tp427uzv7fztkbsnn64iwotfrristwpryx")
False
>>> describe("f01234").form
'a number, no checksum'
"""

import re
from base64 import b32decode, b32encode
from binascii import Error
from hashlib import blake2b

from finlink.identifiers.address import Address, verbs
from finlink.identifiers.errors import InvalidChecksum, InvalidFormat, InvalidLength

_ID = re.compile(r"[ft]0[0-9]{1,20}")
_HASHED = re.compile(r"[ft][123][a-z2-7]{10,120}")
_DELEGATED = re.compile(r"([ft]4)([0-9]{1,20})f([a-z2-7]{7,120})")
_SIZES = {"1": 20, "2": 20, "3": 48}


def describe(text: str) -> Address:
    """Return the address with its network.

    Raises:
        InvalidFormat: not built like an address.
        InvalidLength: not the length of its kind.
        InvalidChecksum: the checksum does not fit.

    """
    address = text.strip()
    chain = "filecoin-testnet" if address[:1] == "t" else "filecoin"
    if _ID.fullmatch(address):
        return Address(address, chain, "a number, no checksum")
    delegated = _DELEGATED.fullmatch(address)
    if not delegated and not _HASHED.fullmatch(address):
        raise InvalidFormat("not built like a Filecoin address")
    data = delegated[3] if delegated else address[2:]
    try:
        raw = b32decode(data.upper() + "=" * (-len(data) % 8))
    except (Error, ValueError):
        raise InvalidFormat("the base 32 part is cut off") from None
    if b32encode(raw).decode().rstrip("=") != data.upper():
        raise InvalidFormat("its last character is not the one the bytes are written with")
    content, found = raw[:-4], raw[-4:]
    if not delegated and len(content) != _SIZES[address[1]]:
        raise InvalidLength(f"holds {len(content)} bytes, f{address[1]} holds {_SIZES[address[1]]}")
    head = bytes([int(address[1])]) + (_leb128(int(delegated[2])) if delegated else b"")
    if blake2b(head + content, digest_size=4).digest() != found:
        raise InvalidChecksum("the checksum (BLAKE2b) is wrong")
    return Address(address, chain, "delegated" if delegated else "hashed")


def _leb128(number: int) -> bytes:
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    return bytes(out) + bytes([number])


compact, validate, is_valid, format = verbs(describe)  # noqa: A001 - the verbs python-stdnum made customary
