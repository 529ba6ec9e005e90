"""Addresses of Polkadot, Kusama and other Substrate chains (SS58): a network number, 32 bytes and a checksum in base58.

Number 42 is the generic form of an account on any of them.

Source: Polkadot documentation, "SS58 address format"; the registry github.com/paritytech/ss58-registry.

>>> describe("15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5").chain
'polkadot'
>>> describe("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY").chain
'substrate'
>>> validate_as("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY", "polkadot")
'15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5'
"""

from hashlib import blake2b

from finlink.identifiers import base58
from finlink.identifiers.address import Address, verbs
from finlink.identifiers.errors import InvalidChecksum, InvalidComponent, InvalidLength

NETWORKS = {0: "polkadot", 2: "kusama", 5: "astar", 10: "acala", 12: "polymesh", 13: "substrate", 42: "substrate"}
_GENERIC = "substrate"
_NUMBERS = {"polkadot": 0, "kusama": 2, "astar": 5, "acala": 10, "polymesh": 12}


def _checksum(body: bytes) -> bytes:
    return blake2b(b"SS58PRE" + body).digest()[:2]


def _decode(address: str) -> tuple[int, bytes]:
    """Return the network number and the 32 bytes of an address."""
    if not 45 <= len(address) <= 50:
        raise InvalidLength(f"has {len(address)} characters, an SS58 address has 46 to 49")
    raw = base58.decode(address)
    if len(raw) not in {35, 36}:
        raise InvalidLength(f"holds {len(raw)} bytes, an SS58 address holds 35 or 36")
    if _checksum(raw[:-2]) != raw[-2:]:
        raise InvalidChecksum("the checksum (BLAKE2b) is wrong")
    first = raw[0]
    if len(raw) == 35 and first < 64:
        return first, raw[1:-2]
    if len(raw) == 36 and 64 <= first < 128:
        return (first & 63) << 2 | raw[1] >> 6 | (raw[1] & 63) << 8, raw[2:-2]
    raise InvalidComponent("the network number is not written as it should be")


def encode(number: int, key: bytes) -> str:
    """Return the address of 32 bytes on a network whose number is less than 64."""
    body = bytes([number]) + key
    return base58.encode(body + _checksum(body))


def describe(text: str) -> Address:
    """Return the address with its network.

    Raises:
        InvalidFormat: a character outside base58.
        InvalidLength: not the length of an account with a public key.
        InvalidComponent: a network number in the wrong form.
        InvalidChecksum: the checksum does not fit.

    """
    address = text.strip()
    number, _ = _decode(address)
    return Address(address, NETWORKS.get(number, _GENERIC), f"SS58 network {number}")


def describe_as(text: str, chain: str) -> Address:
    """Return an address as one of `chain`: the generic form is written with the chain's own number."""
    found = describe(text)
    if found.chain != _GENERIC or chain not in _NUMBERS:
        return found
    number, key = _decode(found.normal)
    if number != 42:
        return found
    return Address(encode(_NUMBERS[chain], key), chain, found.form)


def validate_as(text: str, chain: str) -> str:
    """Return the normal form of an address declared as one of `chain`."""
    return describe_as(text, chain).normal


compact, validate, is_valid, format = verbs(describe)  # noqa: A001 - the verbs python-stdnum made customary
