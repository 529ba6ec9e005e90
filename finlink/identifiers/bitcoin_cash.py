"""Bitcoin Cash addresses: CashAddr with or without `bitcoincash:`, token-aware CashAddr, and the legacy 1... and 3...

The normal form is CashAddr with its prefix, of the type that is not token-aware: all of them pay the same script.
eCash writes its addresses alike under `ecash:`.

Source: bitcoincash.org specification "Address format for Bitcoin Cash" (the example is its own); CHIP-2022-02-
CashTokens; e.cash specification "Address format for eCash".

>>> validate("1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu")
'bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a'
>>> validate("qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a")
'bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a'
>>> validate("bitcoincash:zr6m7j9njldwwzlg9v7v53unlr4jkmx6eycnjehshe")
'bitcoincash:qr6m7j9njldwwzlg9v7v53unlr4jkmx6eylep8ekg2'
"""

from finlink.identifiers import base58, cashaddr
from finlink.identifiers.address import Address, verbs
from finlink.identifiers.errors import InvalidComponent, InvalidLength

_FORMS = ("P2PKH", "P2SH", "token-aware P2PKH", "token-aware P2SH")
_CURRENT = {"simpleledger": "bitcoincash", "slptest": "bchtest"}
_LEGACY = {0: (True, 0), 5: (True, 1), 111: (False, 0), 196: (False, 1)}  # version: main network, type
_NETWORKS = {"bitcoin-cash": ("bchtest", "bitcoincash"), "ecash": ("ectest", "ecash")}


def describe(text: str, legacy: str = "bitcoin-cash") -> Address:
    """Return the address with its network and form; a legacy address, which does not say, is one of chain `legacy`.

    >>> describe("1P6NgKvgGeo34M55hLxdGd36AuTcfKFKnj", "ecash").normal
    'ecash:qre9dutxteduaxhqkapkqe5l65kuqtztkc5ggl0397'

    Raises:
        InvalidFormat: characters or padding that no address has.
        InvalidLength: not the length of an address.
        InvalidComponent: a version, type or prefix that is not known.
        InvalidChecksum: the checksum does not fit.

    """
    address = text.strip()
    if ":" in address or len(address) >= 42:
        prefix, kind, content = cashaddr.decode(address)
        if kind >= len(_FORMS):
            raise InvalidComponent(f"the address type {kind} is not known")
        if kind < 2 and prefix not in _CURRENT:
            normal = f"{prefix}:{address.rpartition(':')[2].lower()}"
        else:
            normal = cashaddr.encode(_CURRENT.get(prefix, prefix), kind & 1, content)
        return Address(normal, cashaddr.PREFIXES[prefix], _FORMS[kind])
    if not 25 <= len(address) <= 36:
        raise InvalidLength(f"has {len(address)} characters, no such address has")
    payload = base58.decode_check(address)
    if len(payload) != 21 or payload[0] not in _LEGACY:
        raise InvalidComponent(f"version byte {payload[0]} is not one of Bitcoin Cash")
    is_main, kind = _LEGACY[payload[0]]
    prefix = _NETWORKS[legacy][is_main]
    return Address(cashaddr.encode(prefix, kind, payload[1:]), cashaddr.PREFIXES[prefix], f"legacy {_FORMS[kind]}")


compact, validate, is_valid, format = verbs(describe)  # noqa: A001 - the verbs python-stdnum made customary
