"""Tron addresses: T and 33 more characters of base58 with a checksum.

The 21 bytes inside are the prefix 0x41 and the last 20 bytes of a hash of the public key. Interfaces of nodes write
them as 42 hexadecimal digits that begin with 41; the normal form is base58.

Source: TRON developer documentation, "Accounts".

>>> validate("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t")
'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t'
>>> is_valid("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6T")
False
>>> validate("41a614f803b6fd780986a42c78ec9c7f77e6ded13c")
'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t'
"""

import re

from finlink.identifiers import base58
from finlink.identifiers.address import Address
from finlink.identifiers.errors import IdentifierError, InvalidComponent, InvalidFormat, InvalidLength

_HEX = re.compile(r"41[0-9a-fA-F]{40}")


def compact(text: str) -> str:
    """Return `text` without surrounding white space; the case of the letters matters and stays."""
    return text.strip()


def validate(text: str) -> str:
    """Return the address.

    Raises:
        InvalidFormat: neither a leading T nor 42 hexadecimal digits, or a character outside base58.
        InvalidLength: not 34 characters.
        InvalidChecksum: the checksum does not fit.
        InvalidComponent: the checksum holds but the prefix byte is not 0x41.

    """
    address = text.strip()
    if _HEX.fullmatch(address):
        return base58.encode_check(bytes.fromhex(address))
    if not address.startswith("T"):
        raise InvalidFormat("does not begin with T")
    if len(address) != 34:
        raise InvalidLength(f"has {len(address)} characters, a Tron address has 34")
    payload = base58.decode_check(address)
    if len(payload) != 21 or payload[0] != 0x41:
        raise InvalidComponent("does not begin with the byte 0x41")
    return address


def describe(text: str) -> Address:
    """Return the address; errors as in `validate`."""
    form = "hexadecimal, no checksum" if _HEX.fullmatch(text.strip()) else ""
    return Address(validate(text), "tron", form)


def is_valid(text: str) -> bool:
    """Tell whether `text` is a valid Tron address."""
    try:
        validate(text)
    except IdentifierError:
        return False
    return True


def format(text: str) -> str:  # noqa: A001 - the verb python-stdnum made customary
    """Return the address as it is shown: the same as `compact`."""
    return compact(text)
