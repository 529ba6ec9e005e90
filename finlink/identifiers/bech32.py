"""Bech32 and bech32m, the text form of SegWit and Taproot addresses.

A human-readable part, the separator 1, groups of five bits and six checksum characters. The two variants
differ only in the constant that the checksum must leave.

The checksum is linear over bits, so it is computed as an exclusive-or of table entries, one for each byte of
the data part, instead of a loop over characters (some five times faster in Python).

Source: BIP-173 and BIP-350.

>>> decode("A12UEL5L").variant
'bech32'
>>> decode("a1lqfn3a").variant
'bech32m'
>>> encode("bc", [0] * 33, "bech32")
'bc1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq9e75rs'
"""

from collections.abc import Sequence
from functools import lru_cache, reduce
from operator import getitem, xor
from typing import NamedTuple

from finlink.identifiers.errors import InvalidChecksum, InvalidFormat, InvalidLength

CHARSET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
VARIANTS = {1: "bech32", 0x2BC830A3: "bech32m"}
_CONSTANTS = {name: constant for constant, name in VARIANTS.items()}
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_BASE32 = dict.fromkeys(range(128), "!") | {
    ord(character): "0123456789abcdefghijklmnopqrstuv"[value] for value, character in enumerate(CHARSET)
}
_LONGEST = 90  # characters, from BIP-173


class Decoded(NamedTuple):
    """A bech32 text taken apart; its checksum holds."""

    prefix: str  # the human-readable part, lower case
    number: int  # the data without checksum, as one number of five-bit groups
    groups: int  # how many five-bit groups that number has
    variant: str  # "bech32" or "bech32m"


def _step(checksum: int, value: int) -> int:
    top = checksum >> 25
    checksum = (checksum & 0x1FFFFFF) << 5 ^ value
    for bit, generator in enumerate(_GENERATOR):
        if top >> bit & 1:
            checksum ^= generator
    return checksum


@lru_cache(maxsize=1)
def _tables() -> list[list[int]]:
    """Return for each byte of the data part, last byte first, what each of its 256 values adds."""
    weights: list[int] = []
    units = [1, 2, 4, 8, 16]
    while len(weights) < _LONGEST * 5:
        weights += units
        units = [_step(unit, 0) for unit in units]
    tables = []
    for start in range(0, len(weights), 8):
        table = [0]
        for weight in weights[start : start + 8]:
            table += [weight ^ entry for entry in table]
        tables.append(table)
    return tables


@lru_cache(maxsize=1024)
def _start(prefix: str, groups: int) -> int:
    """Return the checksum of the human-readable part followed by `groups` zero groups."""
    values = [ord(character) >> 5 for character in prefix] + [0]
    values += [ord(character) & 31 for character in prefix]
    return reduce(_step, values + [0] * groups, 1)


def _checksum(prefix: str, number: int, groups: int) -> int:
    data = number.to_bytes((groups * 5 + 7) >> 3, "little")
    return reduce(xor, map(getitem, _tables(), data), _start(prefix, groups))


def decode(text: str) -> Decoded:
    """Take a bech32 or bech32m text apart.

    Raises:
        InvalidLength: more than 90 characters, or no room for a checksum.
        InvalidFormat: upper and lower case mixed, no separator, or a character that bech32 does not use.
        InvalidChecksum: the checksum leaves neither constant.

    """
    if len(text) > _LONGEST:
        raise InvalidLength(f"has {len(text)} characters, bech32 has at most {_LONGEST}")
    lower = text.lower()
    if text not in (lower, text.upper()):
        raise InvalidFormat("upper and lower case are mixed")
    prefix, separator, data = lower.rpartition("1")
    if not separator or not prefix or not lower.isascii() or not lower.isprintable() or " " in lower:
        raise InvalidFormat("not a readable part, the digit 1 and data")
    groups = len(data)
    if groups < 6:
        raise InvalidLength("too short to hold a checksum")
    try:
        number = int(data.translate(_BASE32), 32)
    except ValueError:
        wrong = next(character for character in data if character not in CHARSET)
        raise InvalidFormat(f"contains {wrong!r}, which bech32 does not use") from None
    variant = VARIANTS.get(_checksum(prefix, number, groups))
    if variant is None:
        raise InvalidChecksum("the bech32 checksum is wrong")
    return Decoded(prefix, number >> 30, groups - 6, variant)


def encode(prefix: str, values: Sequence[int], variant: str) -> str:
    """Return the text for five-bit `values` (each 0 to 31) under a lower-case human-readable part."""
    number = reduce(lambda total, value: total << 5 | value, values, 0) << 30
    groups = len(values) + 6
    number |= _checksum(prefix, number, groups) ^ _CONSTANTS[variant]
    return prefix + "1" + "".join(CHARSET[number >> 5 * place & 31] for place in reversed(range(groups)))
