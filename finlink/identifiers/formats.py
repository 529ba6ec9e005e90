"""What explains which text: the functions of all families of addresses, and which of them a text may belong to."""

import re
from collections.abc import Callable, Iterator
from functools import partial

from finlink.identifiers import (
    algorand,
    base58,
    bitcoin,
    bitcoin_cash,
    cardano,
    cashaddr,
    coins,
    cosmos,
    dash,
    dogecoin,
    ethereum,
    filecoin,
    icap,
    internet_computer,
    litecoin,
    monero,
    move,
    nano,
    ripple,
    solana,
    stellar,
    substrate,
    tezos,
    ton,
    tron,
    zcash,
)
from finlink.identifiers.address import Address
from finlink.identifiers.errors import IdentifierError

Describe = Callable[[str], Address]


def _evm(text: str) -> Address:
    """Explain an address where an EVM chain is declared: ICAP, or without its 0x."""
    return icap.describe(text) if icap.SHAPE.fullmatch(text) else ethereum.describe_declared(text)


DESCRIBE: dict[str, Describe] = {
    **{chain: partial(coins.describe, chain=chain) for chain in coins.COINS},
    **dict.fromkeys(set(cosmos.PREFIXES.values()), cosmos.describe),
    **{chain: partial(substrate.describe_as, chain=chain) for chain in ("polkadot", "kusama", "astar", "acala")},
    **dict.fromkeys(move.CHAINS, move.describe),
    **{f"bitcoin{network}": bitcoin.describe for network in ("", "-testnet")},
    **{f"monero{network}": monero.describe for network in ("", "-testnet", "-stagenet")},
    "litecoin": litecoin.describe,
    "dogecoin": dogecoin.describe,
    "dash": dash.describe,
    "zcash": zcash.describe,
    "bitcoin-cash": bitcoin_cash.describe,
    "ecash": partial(bitcoin_cash.describe, legacy="ecash"),
    "ethereum": _evm,
    "tron": tron.describe,
    "ripple": ripple.describe,
    "stellar": stellar.describe,
    "solana": solana.describe,
    "cardano": cardano.describe,
    "ton": ton.describe,
    "algorand": algorand.describe,
    "tezos": tezos.describe,
    "filecoin": filecoin.describe,
    "nano": nano.describe,
    "internet-computer": internet_computer.describe,
}
"""Chain family: the function that explains an address of it or raises why it is none."""

_BECH32: dict[str, Describe] = {"sp": bitcoin.describe, "tsp": bitcoin.describe}
_BECH32 |= dict.fromkeys(("ltcmweb", "tmweb"), litecoin.describe)
_BECH32 |= dict.fromkeys(zcash.PREFIXES, zcash.describe)
_BECH32 |= dict.fromkeys(cardano.PREFIXES, cardano.describe)
_BECH32 |= {prefix: DESCRIBE[chain] for prefix, chain in coins.PREFIXES.items() if chain in DESCRIBE}
_BASE32 = re.compile(r"[A-Z2-7]{56}(?:[A-Z2-7]{2}|[A-Z2-7]{13})?")
_MIXED_CASE = re.compile(r"(?=.*[a-z])(?=.*[A-Z])[0-9A-Za-z]+")
_SOLANA = re.compile(r"(?=.*[a-z])(?=.*[A-Z])[1-9A-HJ-NP-Za-km-z]{42,44}")
_LEGACY = re.compile(r"1[0-9A-Za-z]{25,34}|3[0-9A-Za-z]{25,33}")  # 3 and 34 more is a Waves address
_HEXADECIMAL = re.compile(r"0[xX][0-9a-fA-F]{36,44}")
_SHORTEST = 25  # characters of an address
_BYRON_STARTS = ("Ae2td", "DdzFF", "2cWKMJ", "37bt", "KjgoiX")
_HASHED_STARTS = ("f1", "f2", "f3", "f4", "t1", "t2", "t3", "t4")


def _one_case(text: str) -> bool:
    return text.islower() or text.isupper()


def frequent(text: str) -> Describe | None:
    """Return what explains a text of one of the frequent forms, which no other format has."""
    first, size = text[:1], len(text)
    if first == "0" and size == 42:
        return ethereum.describe
    if first == "T" and size == 34:
        return tron.describe
    if (first in {"1", "3"} and size < 37) or (first in {"b", "B"} and (text[:3].lower() == "bc1") and _one_case(text)):
        return bitcoin.describe
    return None


def candidates(text: str, size: int) -> Iterator[Describe]:
    """Yield what explains texts of this shape; all but the last have a checksum that chance does not meet."""
    if size < _SHORTEST:
        if text[:3].lower() == "tb1":  # pay-to-anchor of a test network
            yield bitcoin.describe
        return
    prefixed = _by_prefix(text) if "1" in text[1:] else None
    if prefixed is not None:
        yield prefixed
    if not text.isalnum():
        yield from _with_signs(text, size)
    elif size <= 36:
        if text[0] == "r":
            yield ripple.describe
        elif text[0] in "Xx" and icap.SHAPE.fullmatch(text):
            yield icap.describe
        yield tezos.describe if text[:3] in {"tz1", "tz2", "tz3", "tz4", "KT1", "sr1"} else _coin
    elif size in {42, 61} and text[0] in "qpzrQPZR":  # hashes of 20 and of 32 bytes
        yield bitcoin_cash.describe
    elif size in {56, 58, 69} and _BASE32.fullmatch(text):
        if size == 58:
            yield algorand.describe
        yield stellar.describe
    elif text[0] in "XT" and 46 <= size <= 48:
        yield ripple.describe
    yield from _long(text, size)


def _by_prefix(text: str) -> Describe | None:
    """Return what explains a text with the readable part of a bech32 address."""
    prefix = text.lower().rpartition("1")[0]
    if prefix in _BECH32:
        return _BECH32[prefix] if _one_case(text) else None  # base58 in mixed case may begin so by chance
    return cosmos.describe if cosmos.prefix_of(text) else None


def _with_signs(text: str, size: int) -> Iterator[Describe]:
    """Yield what explains texts with a colon, an underscore or a sign of base64."""
    head = text.partition(":")[0].lower()
    if head in cashaddr.PREFIXES:
        yield bitcoin_cash.describe
    elif head == "ronin":
        yield ethereum.describe
    elif text[:1] == "r" and size <= 60:
        yield ripple.describe
    elif text[:1] == "G" and text[56:57] in {":", "?"}:
        yield stellar.describe
    elif text[36:37] == "%":
        yield tezos.describe
    elif ton.RAW.fullmatch(text):
        yield ton.describe
    elif text[:5].lower() in {"nano_", "nano-"} or text[:4].lower() in {"xrb_", "xrb-"}:
        yield nano.describe


def _long(text: str, size: int) -> Iterator[Describe]:
    """Yield what explains the longer texts that begin in no way of their own."""
    if size == 48 and ton.FRIENDLY.fullmatch(text):
        yield ton.describe
    if size == 43 and text[:3].lower() == "xdc":
        yield ethereum.describe
    if size == 64 and internet_computer.SHAPE.fullmatch(text):
        yield internet_computer.describe
    if 46 <= size <= 50:
        yield substrate.describe
    if text.startswith(_HASHED_STARTS) and text.islower():
        yield filecoin.describe
    if size in {95, 106}:
        yield monero.describe
        yield zcash.describe
    if text.startswith(_BYRON_STARTS):
        yield cardano.describe
    if text.startswith("PM8T"):
        yield bitcoin.describe
    if _SOLANA.fullmatch(text):
        yield solana.describe


def _coin(text: str) -> Address:
    """Explain a base58 address by its version; where several lesser coins share that, none is named."""
    payload = base58.decode_check(text)
    if len(payload) not in {21, 22}:
        raise IdentifierError("not the length of an address")
    known = coins.candidates(payload[:-20])
    chosen = [pair for pair in known if pair[0] in coins.MAIN] or (known if len(known) == 1 else [])
    if chosen:
        return DESCRIBE[chosen[0][0]](text)
    if not known:
        raise IdentifierError("a version that is not known")
    return Address(text, "", " or ".join(coins.COINS[chain].title for chain, _ in known))


def shape(text: str) -> str:
    """Return the chain whose addresses look like `text`, "" where that is not certain."""
    if _HEXADECIMAL.fullmatch(text):
        return "ethereum"
    if text.partition(":")[0].lower() == "bitcoincash":
        return "bitcoin-cash"
    if _MIXED_CASE.fullmatch(text):
        if text[0] == "T" and len(text) == 34:
            return "tron"
        if _LEGACY.fullmatch(text):
            return "bitcoin"
    return _bech32_shape(text)


def _bech32_shape(text: str) -> str:
    """Return the chain of the prefix of a text in the form of bech32, "" for none."""
    prefix, _, data = text.lower().rpartition("1")
    if not prefix or len(data) < 6 or not data.isalnum() or not text.isascii():
        return ""
    if prefix in coins.PREFIXES and len(text) <= 92:
        return coins.PREFIXES[prefix]
    known = "cardano" if prefix in cardano.PREFIXES else cosmos.PREFIXES.get(prefix, "")
    return known if len(data) >= 36 else ""
