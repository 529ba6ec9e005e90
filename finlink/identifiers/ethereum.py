"""Ethereum addresses, which are also those of every EVM chain (BNB Smart Chain, Polygon, Arbitrum, ...).

0x and 40 hexadecimal digits. Written in mixed case, the case of the letters is a checksum; all in one case
there is none to check. The normal form is lower case, because the same address is written both ways. XDC writes xdc
and Ronin ronin: where others write 0x.

Source: ERC-55 (mixed-case checksum address encoding); ERC-1191 (the same on Rootstock, with the chain's number);
XDC Network documentation "XDC addresses"; Ronin documentation "Address format".

>>> validate("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")
'0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed'
>>> validate("0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed")
Traceback (most recent call last):
    ...
finlink.identifiers.errors.InvalidChecksum: the EIP-55 checksum (upper and lower case of the letters) is wrong
>>> validate("xdc5aaeb6053f3e94c9b9a09f33669435e7ef1beaed")
'0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed'
>>> format("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed")
'0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
"""

import re

from finlink.identifiers import hashes
from finlink.identifiers.address import Address
from finlink.identifiers.errors import IdentifierError, InvalidChecksum, InvalidFormat, InvalidLength

_OTHER_STARTS = re.compile(r"(?:xdc|ronin:)(?=[0-9a-f]{40}$)", re.IGNORECASE)
_ROOTSTOCK = ("30", "31")  # numbers of the main and the test network, from ERC-1191
_BARE = re.compile(r"[0-9a-fA-F]{40}")
SHAPE = re.compile(r"0[xX][0-9a-fA-F]{40}")


def compact(text: str) -> str:
    """Return `text` in lower case without surrounding white space."""
    return text.strip().lower()


def mixed(digits: str, network: str = "") -> str:
    """Return 40 lower-case hexadecimal digits with the letters' case set to the checksum, of ERC-1191 for a network."""
    text = f"{network}0x{digits}" if network else digits
    marks = hashes.keccak256(text.encode("ascii")).hex()
    return "".join(digit.upper() if mark >= "8" else digit for digit, mark in zip(digits, marks[:40], strict=True))


def _checksum_holds(digits: str, lower: str) -> bool:
    return digits == mixed(lower) or any(digits == mixed(lower, network) for network in _ROOTSTOCK)


def has_checksum(text: str) -> bool:
    """Tell whether an address is written in mixed case and so carries a checksum."""
    digits = text.strip()[-40:]
    return digits not in (digits.lower(), digits.upper())


def describe(text: str) -> Address:
    """Return the address; its form says whether it carries a checksum; errors as in `validate`."""
    return Address(validate(text), "ethereum", "" if has_checksum(text) else "no checksum")


def describe_declared(text: str) -> Address:
    """Return the address of a chain that is known to be an EVM one, where 0x may be missing; errors as in `validate`.

    >>> describe_declared("5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed").form
    'written without its 0x'
    """
    address = text.strip()
    if _BARE.fullmatch(address) is None:
        return describe(address)
    found = describe("0x" + address)
    return found._replace(form=f"written without its 0x, {found.form}" if found.form else "written without its 0x")


def validate(text: str) -> str:
    """Return the address in lower case.

    Raises:
        InvalidFormat: no 0x, or something other than hexadecimal digits.
        InvalidLength: not 40 digits.
        InvalidChecksum: mixed case that does not fit EIP-55.

    """
    address = text.strip()
    if address[:2] not in {"0x", "0X"}:
        address = _OTHER_STARTS.sub("0x", address, count=1)
    if address[:2] not in {"0x", "0X"}:
        raise InvalidFormat("does not begin with 0x")
    if len(address) != 42:
        raise InvalidLength(f"has {len(address) - 2} digits after 0x, an address has 40")
    if SHAPE.fullmatch(address) is None:
        raise InvalidFormat("contains something other than hexadecimal digits")
    digits = address[2:]
    lower = digits.lower()
    if digits not in (lower, digits.upper()) and not _checksum_holds(digits, lower):
        raise InvalidChecksum("the EIP-55 checksum (upper and lower case of the letters) is wrong")
    return "0x" + lower


def is_valid(text: str) -> bool:
    """Tell whether `text` is an address whose checksum, if it has one, holds."""
    try:
        validate(text)
    except IdentifierError:
        return False
    return True


def format(text: str) -> str:  # noqa: A001 - the verb python-stdnum made customary
    """Return a valid address in mixed case with its checksum; errors as in `validate`."""
    return "0x" + mixed(validate(text)[2:])
