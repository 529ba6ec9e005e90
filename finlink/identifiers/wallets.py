"""Which chain an address belongs to, by its format, and by the declared chain where the format serves several."""

from functools import lru_cache
from typing import NamedTuple

from finlink.identifiers import base58, coins, formats
from finlink.identifiers.address import Address
from finlink.identifiers.errors import IdentifierError, InvalidChecksum
from finlink.identifiers.formats import DESCRIBE

_TITLES = {"ethereum": "Ethereum (EVM)", "ripple": "XRP Ledger", "ton": "TON", "bnb-beacon": "BNB Beacon Chain",
           "internet-computer": "Internet Computer"}  # fmt: skip
_TITLES |= {chain: coin.title for chain, coin in coins.COINS.items()}
NOBODY = frozenset(
    {
        "0x" + "0" * 40,
        "0x" + "0" * 36 + "dead",
        "0x" + "e" * 40,
        "1111111111111111111114oLvT2",
        "1BitcoinEaterAddressDontSendf59kuE",
        "1CounterpartyXXXXXXXXXXXXXXXUWLpVr",
        "DDogepartyxxxxxxxxxxxxxxxxxxw1dfzr",
        "T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb",
        "rrrrrrrrrrrrrrrrrrrrrhoLvTp",
        "rrrrrrrrrrrrrrrrrrrrBZbvji",
        "GAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAWHF",
        "0:" + "0" * 64,
        "-1:" + "0" * 64,
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAY5HFKQ",
        "tz1burnburnburnburnburnburnburjAYjjX",
        "bitcoincash:qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqfnhks603",
        "11111111111111111111111111111111",
        "So11111111111111111111111111111111111111112",
        "1nc1nerator11111111111111111111111111111111",
    }
)  # addresses that no one can spend from, used to mint, burn or stand for a chain's own coin


class Found(NamedTuple):
    """An address in a format that is known."""

    chain: str  # "" where the format serves several chains and none is declared
    valid: bool | None
    reason: str
    normal: str  # as given when the checksum is wrong
    checked: bool = True  # whether a checksum was there to check, or the form alone tells addresses apart


def title(chain: str) -> str:
    """Return the name of a chain family for people.

    >>> title("litecoin"), title("ripple"), title("monero-stagenet")
    ('Litecoin', 'XRP Ledger', 'Monero stage network')
    """
    known = _TITLES.get(chain)
    if known is None:
        base, _, network = chain.rpartition("-") if chain.endswith(("-testnet", "-stagenet")) else (chain, "", "")
        known = _TITLES.get(base) or base.replace("-", " ").title()
        known += {"testnet": " test network", "stagenet": " stage network"}.get(network, "")
    return known


@lru_cache(maxsize=1024)
def _words(chain: str, form: str) -> tuple[str, bool]:
    """Return the reason for a valid address, and whether its checksum was checked."""
    if chain == "ethereum" and form.endswith("no checksum"):
        how = form.removesuffix("no checksum").rstrip(", ")
        said = f" ({how})" if how else ""
        return f"Ethereum (EVM) address{said}: all letters in one case, so there is no checksum to check", True
    if not chain:
        return f"address of {form}, which share a version: checksum holds", True
    if form.endswith("no checksum"):
        return f"{title(chain)} address: built like one; the form has no checksum to check", False
    return f"{title(chain)} address{f' ({form})' if form else ''}: checksum holds", True


def found(address: Address) -> Found:
    """Return a valid address with the reason for it."""
    normal, chain, form = address
    reason, checked = _words(chain, form)
    return Found(chain, True, reason, normal, checked)


def verified(text: str, declared: str = "") -> Found | None:
    """Return what `text` is when it is an address whose checksum holds, or that has none to check.

    `declared` is the chain family that the file names, "" for none; it decides where the format fits it. A form
    without a checksum says nothing against a chain that is not known here, and little against one that is.
    """
    by_format = _by_format(text)
    if not declared or (by_format is not None and by_format.chain == declared and by_format.checked):
        return by_format
    describe = DESCRIBE.get(declared)
    if describe is not None:
        try:
            address = describe(text)
            return found(address._replace(chain=address.chain or declared))
        except IdentifierError:
            pass
    if by_format is None or by_format.checked:
        return by_format
    return None if describe is None else by_format._replace(valid=None)


def _by_format(text: str) -> Found | None:
    """Return what `text` is by its format; the four most frequent formats first."""
    frequent = formats.frequent(text)
    if frequent is not None:
        try:
            return found(frequent(text))
        except IdentifierError:
            pass
    for describe in formats.candidates(text, len(text)):
        try:
            address = describe(text)
        except IdentifierError:
            continue
        return found(address)
    return None


def resembles(text: str) -> Found | None:
    """Return what `text` was meant to be when it has the shape of an address but does not hold.

    What holds as base58 was not mistyped: it is an address of a coin that is not known here.
    """
    chain = formats.shape(text)
    if not chain or base58.holds(text):
        return None
    try:
        DESCRIBE[chain](text)
    except IdentifierError as error:
        return Found(chain, False, f"{title(chain)} address: {error}", text)
    return None


def declared_fault(text: str, declared: str) -> tuple[str, bool] | None:
    """Return why `text` is no address of the declared chain, and whether it is a checksum that fails.

    None where nothing is known of the chain's addresses, or `text` is one.
    """
    describe = DESCRIBE.get(declared)
    if describe is None:
        return None
    try:
        describe(text)
    except IdentifierError as error:
        return str(error), isinstance(error, InvalidChecksum)
    return None
