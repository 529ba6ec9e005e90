"""XRP Ledger addresses: r... in base58 with its own alphabet, and X-addresses that hold a destination tag too.

An X-address without a tag is written in normal form as the r... it holds; one with a tag, or r... with `?dt=`, `:` and
a tag, stays apart from the bare account: at an exchange the tag is the customer.

Source: xrpl.org, "Addresses" and "base58 Encodings"; XLS-5 (X-addresses).

>>> validate("rGWrZyQqhTp9Xu7G5Pkayo7bXjH4k4QYpf")
'rGWrZyQqhTp9Xu7G5Pkayo7bXjH4k4QYpf'
>>> validate("XVLhHMPHU98es4dbozjVtdWzVrDjtV18pX8yuPT7y4xaEHi")
'rGWrZyQqhTp9Xu7G5Pkayo7bXjH4k4QYpf?dt=4294967295'
>>> describe("T7oKJ3q7s94kDH6tpkBowhetT1JKfcfdSCmAXbS75iATyLD").chain
'ripple-testnet'
"""

import re

from finlink.identifiers import base58
from finlink.identifiers.address import Address, verbs
from finlink.identifiers.errors import InvalidComponent, InvalidFormat, InvalidLength

ALPHABET = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
_TO_BITCOIN = str.maketrans(ALPHABET, base58.ALPHABET)
_FROM_BITCOIN = str.maketrans(base58.ALPHABET, ALPHABET)
_TAGGED = {b"\x05\x44": "ripple", b"\x04\x93": "ripple-testnet"}
_WITH_TAG = re.compile(r"(r[0-9A-Za-z]{24,34})(?:\?dt=|:)([0-9]{1,10})")


def _decode(address: str) -> bytes:
    wrong = next((character for character in address if character not in ALPHABET), "")
    if wrong:
        raise InvalidFormat(f"contains {wrong!r}, which this base58 does not use")
    return base58.decode_check(address.translate(_TO_BITCOIN))


def decode(text: str) -> bytes:
    """Return what base58 in this alphabet stands for, without its checksum; errors as in `base58.decode_check`."""
    return _decode(text)


def _tagged(address: str) -> Address:
    payload = _decode(address)
    chain = _TAGGED.get(payload[:2])
    if chain is None or len(payload) != 31:
        raise InvalidComponent("not the prefix and length of an X-address")
    flag, tag = payload[22], int.from_bytes(payload[23:], "little")
    if flag > 1 or tag >> 32 or (not flag and tag):
        raise InvalidComponent("the tag is not of the form in use")
    account = base58.encode_check(b"\0" + payload[2:22]).translate(_FROM_BITCOIN)
    return Address(f"{account}?dt={tag}" if flag else account, chain, "X-address")


def describe(text: str) -> Address:
    """Return the address with its network and form.

    Raises:
        InvalidFormat: a character outside the alphabet, or not beginning with r, X or T.
        InvalidLength: not the length of an address.
        InvalidComponent: the checksum holds, but what is inside is no account.
        InvalidChecksum: the checksum does not fit.

    """
    address = text.strip()
    if address[:1] in {"X", "T"} and 46 <= len(address) <= 48:
        return _tagged(address)
    with_tag = _WITH_TAG.fullmatch(address)
    account, tag = (with_tag[1], f"?dt={int(with_tag[2])}") if with_tag else (address, "")
    if with_tag and int(with_tag[2]) >> 32:
        raise InvalidComponent("the destination tag is above 4294967295")
    if not account.startswith("r"):
        raise InvalidFormat("does not begin with r")
    if not 25 <= len(account) <= 35:
        raise InvalidLength(f"has {len(account)} characters, an XRP address has 25 to 35")
    payload = _decode(account)
    if len(payload) != 21 or payload[0]:
        raise InvalidComponent("the checksum holds, but what is inside is no account")
    return Address(account + tag, "ripple", "with a destination tag" if tag else "classic")


compact, validate, is_valid, format = verbs(describe)  # noqa: A001 - the verbs python-stdnum made customary
