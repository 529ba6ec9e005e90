"""Ethereum addresses in the form of an IBAN (ICAP): XE, two check digits, and the address in base 36.

A direct address holds 30 characters after the check digits (the address begins with a zero byte), a basic one 31. An
indirect one holds ETH and the name of an institution and of its client, which only a registry leads to an address.

Source: Ethereum wiki, "ICAP: Inter exchange Client Address Protocol" (the examples are its own); ISO/IEC 7064.

>>> describe("XE7338O073KYGTWWZN0F2WZ0R8PX5ZPPZS").normal
'0x00c5496aee77c1ba1f0854206a26dda82a81d6d8'
>>> is_name("XE81ETHXREGGAVOFYORK"), is_name("XE82ETHXREGGAVOFYORK")
(True, False)
"""

import re

from finlink.identifiers import iban
from finlink.identifiers.address import Address, verbs
from finlink.identifiers.errors import InvalidChecksum, InvalidComponent, InvalidFormat

SHAPE = re.compile(r"XE[0-9]{2}(?:ETH[0-9A-Z]{13}|[0-9A-Z]{30,31})", re.IGNORECASE | re.ASCII)
_INDIRECT = 20  # characters


def _holds(number: str) -> bool:
    return iban.check_digits("XE", number[4:]) == number[2:4]


def is_name(text: str) -> bool:
    """Tell whether `text` is an indirect one whose check digits hold: a name that stands for an address."""
    number = text.strip().upper()
    return len(number) == _INDIRECT and SHAPE.fullmatch(number) is not None and _holds(number)


def describe(text: str) -> Address:
    """Return the address that a direct or basic one holds.

    Raises:
        InvalidFormat: not built like one.
        InvalidChecksum: the check digits do not fit.
        InvalidComponent: an indirect one, or more than 20 bytes.

    """
    number = text.strip().upper()
    if SHAPE.fullmatch(number) is None:
        raise InvalidFormat("not XE, two digits and an address in base 36")
    if not _holds(number):
        raise InvalidChecksum("the check digits of the ICAP form are wrong")
    if len(number) == _INDIRECT:
        raise InvalidComponent("a name that holds no address")
    content = int(number[4:], 36)
    if content >> 160:
        raise InvalidComponent("holds more than 20 bytes")
    return Address(f"0x{content:040x}", "ethereum", "ICAP")


compact, validate, is_valid, format = verbs(describe)  # noqa: A001 - the verbs python-stdnum made customary
