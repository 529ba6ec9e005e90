"""Bech32 and bech32m, the text form of SegWit and Taproot addresses and of many younger chains.

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
from typing import TYPE_CHECKING, NamedTuple

from finlink.identifiers.errors import InvalidChecksum, InvalidFormat, InvalidLength

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CHARSET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
VARIANTS = {1: "bech32", 0x2BC830A3: "bech32m"}
_CONSTANTS = {name: constant for constant, name in VARIANTS.items()}
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_BASE32 = dict.fromkeys(range(128), "!") | {
    ord(character): "0123456789abcdefghijklmnopqrstuv"[value] for value, character in enumerate(CHARSET)
}
_LONGEST = 90  # characters, from BIP-173; some chains (Cardano, Zcash) write more


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


@lru_cache(maxsize=8)
def weights(groups: int) -> "NDArray[np.uint32]":
    """Return for each group of the data part, the first first, what each of its 32 values adds to the checksum."""
    import numpy as np  # noqa: PLC0415 - only for many addresses at a time

    units = [1, 2, 4, 8, 16]
    rows = []
    for _ in range(groups):
        row = [0]
        for unit in units:
            row += [unit ^ entry for entry in row]
        rows.append(row)
        units = [_step(unit, 0) for unit in units]
    return np.array(rows[::-1], dtype=np.uint32)


@lru_cache(maxsize=1024)
def start(prefix: str, groups: int) -> int:
    """Return the checksum of the human-readable part followed by `groups` zero groups."""
    values = [ord(character) >> 5 for character in prefix] + [0]
    values += [ord(character) & 31 for character in prefix]
    return reduce(_step, values + [0] * groups, 1)


def _checksum(prefix: str, number: int, groups: int) -> int:
    if groups > _LONGEST:  # beyond the tables, group by group
        return reduce(_step, (number >> 5 * place & 31 for place in reversed(range(groups))), start(prefix, 0))
    data = number.to_bytes((groups * 5 + 7) >> 3, "little")
    return reduce(xor, map(getitem, _tables(), data), start(prefix, groups))


def decode(text: str, longest: int = _LONGEST) -> Decoded:
    """Take a bech32 or bech32m text of at most `longest` characters apart.

    Raises:
        InvalidLength: more characters, or no room for a checksum.
        InvalidFormat: upper and lower case mixed, no separator, or a character that bech32 does not use.
        InvalidChecksum: the checksum leaves neither constant.

    """
    if len(text) > longest:
        raise InvalidLength(f"has {len(text)} characters, bech32 has at most {longest} here")
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


def payload(decoded: Decoded) -> bytes:
    """Return the data as bytes.

    Raises:
        InvalidFormat: the data is not padded with zeros to whole bytes.

    """
    size, padding = divmod(5 * decoded.groups, 8)
    if padding > 4 or decoded.number & ((1 << padding) - 1):
        raise InvalidFormat("the data is not padded with zeros to whole bytes")
    return (decoded.number >> padding).to_bytes(size, "big")


def encode(prefix: str, values: Sequence[int], variant: str) -> str:
    """Return the text for five-bit `values` (each 0 to 31) under a lower-case human-readable part."""
    number = reduce(lambda total, value: total << 5 | value, values, 0) << 30
    groups = len(values) + 6
    number |= _checksum(prefix, number, groups) ^ _CONSTANTS[variant]
    return prefix + "1" + "".join(CHARSET[number >> 5 * place & 31] for place in reversed(range(groups)))
