"""Base58 and Base58Check, the text form of older Bitcoin addresses, of Tron addresses and of many others.

58 letters and digits without 0, O, I and l. In Base58Check the last four bytes are the start of a double SHA-256
of the others.

Source: Bitcoin developer reference, "Base58Check encoding".

>>> encode_check(bytes(21))
'1111111111111111111114oLvT2'
>>> decode_check("1111111111111111111114oLvT2") == bytes(21)
True
"""

from hashlib import sha256
from operator import getitem

from finlink.identifiers.errors import IdentifierError, InvalidChecksum, InvalidFormat, InvalidLength

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_LONGEST = 128  # characters; extended keys have 111, and no address comes near
_WORTH: list[dict[str, int]] = [
    {digit: value * 58**place for value, digit in enumerate(ALPHABET)} for place in range(_LONGEST)
]


def decode(text: str) -> bytes:
    """Return the bytes that `text` stands for; each leading 1 is a zero byte.

    Raises:
        InvalidFormat: a character outside the alphabet.
        InvalidLength: more than 128 characters.

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


def checked(raw: bytes) -> bytes:
    """Return decoded bytes without their checksum.

    Raises:
        InvalidLength: too short to hold a checksum.
        InvalidChecksum: the checksum does not fit.

    """
    if len(raw) < 5:
        raise InvalidLength("too short to hold a checksum")
    payload = raw[:-4]
    if sha256(sha256(payload).digest()).digest()[:4] != raw[-4:]:
        raise InvalidChecksum("the base58 checksum is wrong")
    return payload


def decode_check(text: str) -> bytes:
    """Return the bytes that `text` stands for without their checksum; errors as in `decode` and `checked`."""
    return checked(decode(text))


def holds(text: str) -> bool:
    """Tell whether `text` is base58 with its checksum.

    >>> holds("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"), holds("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb")
    (True, False)
    """
    try:
        decode_check(text)
    except IdentifierError:
        return False
    return True


def encode(raw: bytes) -> str:
    """Return the text form of `raw`, without a checksum."""
    number = int.from_bytes(raw, "big")
    digits = []
    while number:
        number, digit = divmod(number, 58)
        digits.append(ALPHABET[digit])
    return "1" * (len(raw) - len(raw.lstrip(b"\0"))) + "".join(reversed(digits))


def encode_check(payload: bytes) -> str:
    """Return the text form of `payload` with its checksum."""
    return encode(payload + sha256(sha256(payload).digest()).digest()[:4])
