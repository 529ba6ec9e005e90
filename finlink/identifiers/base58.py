"""Base58Check, the text form of older Bitcoin addresses and of Tron addresses.

58 letters and digits without 0, O, I and l; the last four bytes are the start of a double SHA-256 of the
others.

Source: Bitcoin developer reference, "Base58Check encoding".

>>> encode_check(bytes(21))
'1111111111111111111114oLvT2'
>>> decode_check("1111111111111111111114oLvT2") == bytes(21)
True
"""

from hashlib import sha256
from operator import getitem

from finlink.identifiers.errors import InvalidChecksum, InvalidFormat, InvalidLength

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_LONGEST = 64  # characters; no address comes near
_WORTH: list[dict[str, int]] = [
    {digit: value * 58**place for value, digit in enumerate(ALPHABET)} for place in range(_LONGEST)
]


def decode(text: str) -> bytes:
    """Return the bytes that `text` stands for; each leading 1 is a zero byte.

    Raises:
        InvalidFormat: a character outside the alphabet.
        InvalidLength: more than 64 characters.

    """
    length = len(text)
    if length > _LONGEST:
        raise InvalidLength(f"has {length} characters, more than any address")
    try:
        number: int = sum(map(getitem, _WORTH, reversed(text)))
    except KeyError:
        wrong = next(character for character in text if character not in ALPHABET)
        raise InvalidFormat(f"contains {wrong!r}, which base58 does not use") from None
    zeros = length - len(text.lstrip("1"))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) >> 3, "big")


def decode_check(text: str) -> bytes:
    """Return the bytes that `text` stands for without their checksum.

    Raises:
        InvalidFormat: a character outside the alphabet.
        InvalidLength: too short to hold a checksum, or more than 64 characters.
        InvalidChecksum: the checksum does not fit.

    """
    raw = decode(text)
    if len(raw) < 5:
        raise InvalidLength("too short to hold a checksum")
    payload = raw[:-4]
    if sha256(sha256(payload).digest()).digest()[:4] != raw[-4:]:
        raise InvalidChecksum("the base58 checksum is wrong")
    return payload


def encode_check(payload: bytes) -> str:
    """Return the text form of `payload` with its checksum."""
    raw = payload + sha256(sha256(payload).digest()).digest()[:4]
    number = int.from_bytes(raw, "big")
    text = ""
    while number:
        number, digit = divmod(number, 58)
        text = ALPHABET[digit] + text
    return "1" * (len(raw) - len(raw.lstrip(b"\0"))) + text
