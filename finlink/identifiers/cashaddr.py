"""CashAddr, the text form of Bitcoin Cash and eCash addresses: a prefix, a colon, 32 characters' base 32, 40-bit code.

The prefix may be left out, since the checksum covers it.

Source: bitcoincash.org specification "Address format for Bitcoin Cash"; CHIP-2022-02-CashTokens (token-aware types).

>>> decode("bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a").prefix
'bitcoincash'
>>> decode("qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a").kind
0
"""

from functools import lru_cache, reduce
from operator import getitem, xor
from typing import NamedTuple

from finlink.identifiers.bech32 import CHARSET
from finlink.identifiers.errors import InvalidChecksum, InvalidComponent, InvalidFormat, InvalidLength

PREFIXES = {
    "bitcoincash": "bitcoin-cash",
    "bchtest": "bitcoin-cash-testnet",
    "bchreg": "bitcoin-cash-testnet",
    "simpleledger": "bitcoin-cash",  # the same scripts, by wallets of its first token standard
    "slptest": "bitcoin-cash-testnet",
    "ecash": "ecash",
    "ectest": "ecash-testnet",
}
_GENERATOR = (0x98F2BC8E61, 0x79B76D99E2, 0xF33E5FB3C4, 0xAE2EABE2A8, 0x1E4F43E470)
_VALUE = {character: value for value, character in enumerate(CHARSET)}
_SIZES = (20, 24, 28, 32, 40, 48, 56, 64)  # bytes of the hash, by the lowest three bits of the version
_LONGEST = 112  # characters of the data part, of a hash of 64 bytes


class Decoded(NamedTuple):
    """A CashAddr taken apart; its checksum holds."""

    prefix: str
    kind: int  # 0 key, 1 script, 2 token-aware key, 3 token-aware script
    content: bytes  # the hash


def _step(checksum: int, value: int) -> int:
    top = checksum >> 35
    checksum = (checksum & 0x07FFFFFFFF) << 5 ^ value
    for bit, generator in enumerate(_GENERATOR):
        if top >> bit & 1:
            checksum ^= generator
    return checksum


@lru_cache(maxsize=256)
def _start(prefix: str, groups: int) -> int:
    """Return the checksum of the prefix followed by `groups` zero groups."""
    return reduce(_step, [ord(character) & 31 for character in prefix] + [0] * (groups + 1), 1)


@lru_cache(maxsize=1)
def _tables() -> list[list[int]]:
    """Return for each group, the last group first, what each of its 32 values adds: the checksum is linear."""
    units = [1, 2, 4, 8, 16]
    tables = []
    for _ in range(_LONGEST + 8):
        table = [0]
        for unit in units:
            table += [unit ^ entry for entry in table]
        tables.append(table)
        units = [_step(unit, 0) for unit in units]
    return tables


def _added(values: list[int]) -> int:
    """Return what the groups add to the checksum of their prefix."""
    return reduce(xor, map(getitem, _tables(), reversed(values)), 0)


def _values(data: str) -> list[int]:
    try:
        return [_VALUE[character] for character in data]
    except KeyError as error:
        raise InvalidFormat(f"contains {error.args[0]!r}, which this form does not use") from None


def decode(text: str) -> Decoded:
    """Take an address with or without its prefix apart.

    Raises:
        InvalidFormat: upper and lower case mixed, a character that is not used, padding not 0.
        InvalidLength: not the length that the version byte says.
        InvalidComponent: a prefix that is not known, or a reserved version.
        InvalidChecksum: the checksum does not fit the prefix, or any known prefix where none is given.

    """
    head, _, tail = text.strip().rpartition(":")
    prefix, data = head.lower(), tail.lower()
    if tail not in (data, tail.upper()):
        raise InvalidFormat("upper and lower case are mixed")
    if prefix and prefix not in PREFIXES:
        raise InvalidComponent(f"the prefix {prefix} is not known")
    if not 42 <= len(data) <= _LONGEST:
        raise InvalidLength(f"has {len(data)} characters after the prefix, an address has 42 or more")
    values = _values(data)
    wanted = _added(values) ^ 1
    for known in (prefix,) if prefix else PREFIXES:
        if _start(known, len(values)) == wanted:
            return _decoded(known, values[:-8])
    raise InvalidChecksum("the checksum is wrong")


def _decoded(prefix: str, values: list[int]) -> Decoded:
    number = reduce(lambda total, value: total << 5 | value, values, 0)
    size, padding = divmod(5 * len(values), 8)
    if padding > 4 or number & ((1 << padding) - 1):
        raise InvalidFormat("the data is not padded with zeros to whole bytes")
    payload = (number >> padding).to_bytes(size, "big")
    version, content = payload[0], payload[1:]
    if version & 0x80:
        raise InvalidComponent("the highest bit of the version is reserved")
    if len(content) != _SIZES[version & 7]:
        raise InvalidLength(f"holds {len(content)} bytes, its version says {_SIZES[version & 7]}")
    return Decoded(prefix, version >> 3, content)


def encode(prefix: str, kind: int, content: bytes) -> str:
    """Return the address of a hash under a known prefix, with the prefix."""
    payload = bytes([kind << 3 | _SIZES.index(len(content))]) + content
    groups = -(-len(payload) * 8 // 5)
    number = int.from_bytes(payload, "big") << (groups * 5 - len(payload) * 8)
    values = [number >> 5 * place & 31 for place in reversed(range(groups))]
    checksum = _added([*values, *[0] * 8]) ^ _start(prefix, groups + 8) ^ 1
    values += [checksum >> 5 * place & 31 for place in reversed(range(8))]
    return f"{prefix}:{''.join(CHARSET[value] for value in values)}"
