"""Addresses of Aptos, Sui and Starknet: 0x and 64 hexadecimal digits, without a checksum.

They look like transaction hashes and private keys of other chains, so they are recognised only where the chain is
declared. Leading zeros may be left out; the normal form has all 64 digits, in lower case.

Source: AIP-40 (Aptos address standard), Sui documentation "Address", Starknet documentation "Contract address".

>>> validate("0x1")
'0x0000000000000000000000000000000000000000000000000000000000000001'
"""

import re

from finlink.identifiers.address import Address, verbs
from finlink.identifiers.errors import InvalidFormat

CHAINS = frozenset({"aptos", "sui", "starknet"})
_SHAPE = re.compile(r"0[xX]([0-9a-fA-F]{56,64}|[0-9a-fA-F]{1,4})|([0-9a-fA-F]{64})")


def describe(text: str) -> Address:
    """Return the address; the chain is left to the caller.

    Raises:
        InvalidFormat: not hexadecimal, or not so many digits.

    """
    shape = _SHAPE.fullmatch(text.strip())
    if shape is None:
        raise InvalidFormat("not 0x and up to 64 hexadecimal digits")
    return Address(f"0x{(shape[1] or shape[2]).lower():0>64}", "", "no checksum")


compact, validate, is_valid, format = verbs(describe)  # noqa: A001 - the verbs python-stdnum made customary
