"""Which chain an address belongs to, by its format alone."""

import re
from typing import NamedTuple

from finlink.identifiers import bitcoin, ethereum, tron
from finlink.identifiers.errors import IdentifierError

_TITLES = {"bitcoin": "Bitcoin address", "ethereum": "Ethereum (EVM) address", "tron": "Tron address"}
_HOLDS = {
    (chain, form): f"{title} ({form}): checksum holds"
    for chain, title in (
        (bitcoin.MAINNET, "Bitcoin address"),
        (bitcoin.TESTNET, "Bitcoin test network address"),
    )
    for form in ("P2PKH", "P2SH", "Taproot", *(f"SegWit v{version}" for version in range(17)))
}
_MIXED_CASE = re.compile(r"(?=.*[a-z])(?=.*[A-Z])[0-9A-Za-z]+")
_SEGWIT = re.compile(r"(?:bc|tb|bcrt)1[0-9a-z]{6,86}", re.IGNORECASE)
_LEGACY = re.compile(r"1[0-9A-Za-z]{25,34}|3[0-9A-Za-z]{25,33}")  # 3 and 34 more is a Waves address
_HEXADECIMAL = re.compile(r"0[xX][0-9a-fA-F]{36,44}")


NOBODY = frozenset(
    {
        "0x" + "0" * 40,
        "0x" + "0" * 36 + "dead",
        "0x" + "e" * 40,
        "1111111111111111111114oLvT2",
        "1BitcoinEaterAddressDontSendf59kuE",
        "T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb",
    }
)  # addresses that no one can spend from, used to mint, burn or stand for a chain's own coin


class Found(NamedTuple):
    """An address in a format that is known."""

    chain: str
    valid: bool
    reason: str
    normal: str  # as given when the checksum is wrong


def verified(text: str) -> Found | None:
    """Return what `text` is when it is an address whose checksum holds, or that has none to check."""
    first = text[:1]
    try:
        if first == "0":
            if len(text) != 42:
                return None
            normal = ethereum.validate(text)
            if ethereum.has_checksum(text):
                return Found("ethereum", True, "Ethereum (EVM) address: checksum holds", normal)
            reason = "Ethereum (EVM) address: all letters in one case, so there is no checksum to check"
            return Found("ethereum", True, reason, normal)
        if first == "T" and len(text) == 34:
            return Found("tron", True, "Tron address: checksum holds", tron.validate(text))
        if first and first in "13bBmn2tT":
            address, chain, form = bitcoin.describe(text)
            return Found(chain, True, _HOLDS[chain, form], address)
    except IdentifierError:
        pass
    return None


def resembles(text: str) -> Found | None:
    """Return what `text` was meant to be when it has the shape of an address but does not hold."""
    chain = ""
    try:
        if _HEXADECIMAL.fullmatch(text):
            chain = "ethereum"
            ethereum.validate(text)
        elif _SEGWIT.fullmatch(text):
            chain = "bitcoin" if text[:2].lower() == "bc" and text[:4].lower() != "bcrt" else "bitcoin-testnet"
            bitcoin.validate(text)
        elif _MIXED_CASE.fullmatch(text):
            if text[0] == "T" and len(text) == 34:
                chain = "tron"
                tron.validate(text)
            elif _LEGACY.fullmatch(text):
                chain = "bitcoin"
                bitcoin.validate(text)
    except IdentifierError as error:
        title = _TITLES.get(chain, "Bitcoin test network address")
        return Found(chain, False, f"{title}: {error}", text)
    return None
