"""Stellar addresses: G... (account), M... (account with a number), C... (contract), L... (pool), B... (claimable).

Base 32 of a version byte, the key and a CRC-16. G... with `:` or `?memo=` and a number stays apart from the bare
account: at an exchange the memo is the customer.

Source: SEP-23 (strkey; the examples are its own), SEP-7 (memo).

>>> describe("GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ").form
'account'
>>> describe("MA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJUAAAAAAAAAAAACJUQ").form
'muxed account'
>>> is_valid("GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGA")
False
>>> validate("GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ:12345")
'GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ?memo=12345'
"""

import re
from base64 import b32decode
from binascii import Error, crc_hqx

from finlink.identifiers.address import Address, verbs
from finlink.identifiers.errors import InvalidChecksum, InvalidComponent, InvalidFormat, InvalidLength

_WITH_MEMO = re.compile(r"(G[A-Z2-7]{55})(?::|\?memo=)([0-9]{1,20})")
SEED = 18 << 3  # the version byte of S..., a secret key
_FORMS = {  # version byte: form, bytes of the content
    6 << 3: ("account", 32),
    12 << 3: ("muxed account", 40),
    2 << 3: ("contract", 32),
    11 << 3: ("liquidity pool", 32),
    1 << 3: ("claimable balance", 33),
}


def decode(text: str) -> bytes:
    """Return the version byte and the content of a strkey whose checksum holds.

    Raises:
        InvalidFormat: not base 32 in upper case, or not written as an encoder writes it.
        InvalidLength: too short or too long.
        InvalidChecksum: the CRC-16 does not fit.

    """
    if not 56 <= len(text) <= 165:
        raise InvalidLength(f"has {len(text)} characters, an address has 56, 58 or 69")
    try:
        raw = b32decode(text + "=" * (-len(text) % 8))
    except (Error, ValueError):
        raise InvalidFormat("contains something other than A to Z and 2 to 7, or is cut off") from None
    if len(text) != -(-len(raw) * 8 // 5):
        raise InvalidLength(f"has {len(text)} characters, which hold no whole bytes")
    if crc_hqx(raw[:-2], 0).to_bytes(2, "little") != raw[-2:]:
        raise InvalidChecksum("the checksum (CRC-16) is wrong")
    return raw[:-2]


def describe(text: str) -> Address:
    """Return the address and its form; errors as in `decode`, and InvalidComponent for what is no address."""
    address = text.strip()
    with_memo = _WITH_MEMO.fullmatch(address)
    if with_memo is not None:
        if int(with_memo[2]) >> 64:
            raise InvalidComponent("the memo is above 18446744073709551615")
        return Address(f"{describe(with_memo[1]).normal}?memo={int(with_memo[2])}", "stellar", "with a memo")
    content = decode(address)
    form, size = _FORMS.get(content[0], ("", 0))
    if not form:
        raise InvalidComponent(f"{address[0]}... is not an address")
    if len(content) != 1 + size:
        raise InvalidLength(f"holds {len(content) - 1} bytes, a {form} holds {size}")
    return Address(address, "stellar", form)


compact, validate, is_valid, format = verbs(describe)  # noqa: A001 - the verbs python-stdnum made customary
