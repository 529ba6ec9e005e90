"""Monero addresses: standard 4..., subaddress 8..., integrated 4... with 106 characters; test networks told apart.

Base58 in blocks of 8 bytes (11 characters); a network byte, two public keys, in an integrated address a payment id of
8 bytes, and four bytes of Keccak-256.

Source: Monero's cryptonote_config.h (network bytes), "Address Base58 encoding" in its documentation.

>>> describe("44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A").form
'standard'
>>> describe("888tNkZrPN6JsEgekjMnABU4TBzc2Dt29EPAvkRxbANsAnjyPbb3iQ1YBRk1UXcdRsiKc9dhwMVgN5S9cQUiyoogDavup3H").form
'subaddress'
"""

from operator import getitem

from finlink.identifiers import hashes
from finlink.identifiers.address import Address, verbs
from finlink.identifiers.base58 import ALPHABET
from finlink.identifiers.errors import InvalidChecksum, InvalidComponent, InvalidFormat, InvalidLength

_NETWORKS = {
    18: ("monero", "standard"),
    19: ("monero", "integrated"),
    42: ("monero", "subaddress"),
    53: ("monero-testnet", "standard"),
    54: ("monero-testnet", "integrated"),
    63: ("monero-testnet", "subaddress"),
    24: ("monero-stagenet", "standard"),
    25: ("monero-stagenet", "integrated"),
    36: ("monero-stagenet", "subaddress"),
}
_VALUE = {character: value for value, character in enumerate(ALPHABET)}
_WORTH = [{character: value * 58**place for character, value in _VALUE.items()} for place in range(11)]
_SIZES = {95: 69, 106: 77}  # characters: bytes
_BYTES = {11: 8, 7: 5}  # characters of a block: bytes; 95 = 8 × 11 + 7, 106 = 9 × 11 + 7


def _block(text: str) -> bytes:
    try:
        number: int = sum(map(getitem, _WORTH, reversed(text)))
        return number.to_bytes(_BYTES[len(text)], "big")
    except KeyError:
        wrong = next(character for character in text if character not in _VALUE)
        raise InvalidFormat(f"contains {wrong!r}, which base58 does not use") from None
    except OverflowError:
        raise InvalidFormat("a block of characters stands for too large a number") from None


def describe(text: str) -> Address:
    """Return the address with its network and form.

    Raises:
        InvalidFormat: a character outside base58, or a block that no encoder writes.
        InvalidLength: not 95 or 106 characters.
        InvalidChecksum: the checksum does not fit.
        InvalidComponent: the checksum holds, but the network byte is not one of Monero.

    """
    address = text.strip()
    if len(address) not in _SIZES:
        raise InvalidLength(f"has {len(address)} characters, a Monero address has 95 or 106")
    raw = b"".join(_block(address[start : start + 11]) for start in range(0, len(address), 11))
    if hashes.keccak256(raw[:-4])[:4] != raw[-4:]:
        raise InvalidChecksum("the checksum (Keccak-256) is wrong")
    chain, form = _NETWORKS.get(raw[0], ("", ""))
    if not chain or (form == "integrated") != (len(address) == 106):
        raise InvalidComponent(f"network byte {raw[0]} is not one of Monero for this length")
    return Address(address, chain, form)


compact, validate, is_valid, format = verbs(describe)  # noqa: A001 - the verbs python-stdnum made customary
