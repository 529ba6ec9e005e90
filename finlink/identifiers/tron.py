"""Tron addresses: T and 33 more characters of base58 with a checksum.

The 21 bytes inside are the prefix 0x41 and the last 20 bytes of a hash of the public key.

Source: TRON developer documentation, "Accounts".

>>> validate("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t")
'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t'
>>> is_valid("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6T")
False
"""

from finlink.identifiers import base58
from finlink.identifiers.errors import IdentifierError, InvalidComponent, InvalidFormat, InvalidLength


def compact(text: str) -> str:
    """Return `text` without surrounding white space; the case of the letters matters and stays."""
    return text.strip()


def validate(text: str) -> str:
    """Return the address.

    Raises:
        InvalidFormat: no leading T, or a character outside base58.
        InvalidLength: not 34 characters.
        InvalidChecksum: the checksum does not fit.
        InvalidComponent: the checksum holds but the prefix byte is not 0x41.

    """
    address = text.strip()
    if not address.startswith("T"):
        raise InvalidFormat("does not begin with T")
    if len(address) != 34:
        raise InvalidLength(f"has {len(address)} characters, a Tron address has 34")
    payload = base58.decode_check(address)
    if len(payload) != 21 or payload[0] != 0x41:
        raise InvalidComponent("does not begin with the byte 0x41")
    return address


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
