"""Tezos addresses: tz1... to tz4... (accounts), KT1... (contracts), sr1... (rollups) in base58 with a checksum.

Source: Tezos (Octez) documentation, "Addresses and their prefixes"; TZIP and base58.ml of the reference software.

>>> describe("tz1VSUr8wwNhLAzempoch5d6hLRiTh8Cjcjb").form
'account'
>>> describe("KT1PWx2mnDueood7fEmfbBDKx1D9BAnnXitn").form
'contract'
"""

from finlink.identifiers import base58
from finlink.identifiers.address import Address, verbs
from finlink.identifiers.errors import InvalidComponent, InvalidLength

_FORMS = {
    bytes([6, 161, 159]): "account",
    bytes([6, 161, 161]): "account",
    bytes([6, 161, 164]): "account",
    bytes([6, 161, 166]): "account",
    bytes([2, 90, 121]): "contract",
    bytes([6, 124, 117]): "rollup",
}


def describe(text: str) -> Address:
    """Return the address and its form; a contract's entry point after % is dropped.

    Raises:
        InvalidFormat: a character outside base58.
        InvalidLength: not 36 characters.
        InvalidComponent: a prefix that is not known.
        InvalidChecksum: the checksum does not fit.

    """
    address = text.strip().partition("%")[0]
    if len(address) != 36:
        raise InvalidLength(f"has {len(address)} characters, a Tezos address has 36")
    payload = base58.decode_check(address)
    form = _FORMS.get(payload[:3])
    if form is None or len(payload) != 23:
        raise InvalidComponent("the prefix is not one of an address")
    return Address(address, "tezos", form)


compact, validate, is_valid, format = verbs(describe)  # noqa: A001 - the verbs python-stdnum made customary
