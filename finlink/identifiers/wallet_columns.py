"""The four most frequent formats of addresses, many at a time in numpy: the same answers as `wallets.verified`.

SegWit of Bitcoin in lower case, base58 of Bitcoin and Tron, and 0x addresses. A value of another format, or one that
does not hold, is left to the scalar path, which says what it is; a test compares the two on every kind of value.
"""

from collections import defaultdict
from collections.abc import Sequence
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from finlink.identifiers import base58, bech32, keccak_columns
from finlink.identifiers.address import Address
from finlink.identifiers.wallets import Found, found

Bytes = NDArray[np.uint8]
Marks = NDArray[np.bool_]

_NONE = 255  # stands for a character outside the alphabet
_SEGWIT = {42: 20, 62: 32}  # characters of bc1...: bytes of the witness program
_BASE58_LIMBS = 7  # of 32 bits each: 58 to the 34th is less than 2 to the 200th
_CHUNK = 5  # base58 digits worked in at a time, less than 2 to the 30th
_KINDS = {"1": 0x00, "3": 0x05, "T": 0x41}  # first character: version byte


def _table(alphabet: str) -> Bytes:
    table = np.full(256, _NONE, np.uint8)
    table[np.frombuffer(alphabet.encode("ascii"), np.uint8)] = np.arange(len(alphabet), dtype=np.uint8)
    return table


_BECH32 = _table(bech32.CHARSET)
_BASE58 = _table(base58.ALPHABET)
_HEX = _table("0123456789abcdef")
_HEX[np.frombuffer(b"ABCDEF", np.uint8)] = np.arange(10, 16, dtype=np.uint8)


def _matrix(texts: Sequence[str], size: int) -> Bytes:
    return np.frombuffer("".join(texts).encode("ascii"), np.uint8).reshape(len(texts), size)


def _reason(chain: str, form: str) -> str:
    return found(Address("", chain, form)).reason


def _segwit(texts: Sequence[str]) -> list[Found | None]:
    """Explain texts of one length that begin with bc1."""
    size = len(texts[0])
    groups = _BECH32[_matrix(texts, size)[:, 3:]]
    holds = (groups < 32).all(axis=1)
    weights = bech32.weights(size - 3)
    checksum = np.full(len(texts), bech32.start("bc", size - 3), np.uint32)
    for place in range(size - 3):
        checksum ^= weights[place][groups[:, place] & 31]
    version = groups[:, 0]
    wanted = np.where(version == 0, *(np.uint32(constant) for constant in bech32.VARIANTS))
    holds &= (checksum == wanted) & (version <= 16)
    if _SEGWIT[size] == 32:  # 52 groups of five bits are four bits more than 32 bytes
        holds &= groups[:, -7] & 15 == 0
    forms = [f"SegWit v{number}" for number in range(17)]
    if _SEGWIT[size] == 32:
        forms[1] = "Taproot"
    reasons = [_reason("bitcoin", form) for form in forms]
    return [
        Found("bitcoin", True, reasons[number], text) if good else None
        for text, number, good in zip(texts, version.tolist(), holds.tolist(), strict=True)
    ]


def _decoded(digits: Bytes) -> Bytes:
    """Return what base58 digits, shape (texts, digits), stand for: 28 bytes each, big end first."""
    count, size = digits.shape
    padded = np.zeros((count, -(-size // _CHUNK) * _CHUNK), np.uint64)
    padded[:, -size:] = digits
    powers = np.array([58**place for place in reversed(range(_CHUNK))], np.uint64)
    chunks = padded.reshape(count, -1, _CHUNK) @ powers
    limbs = np.zeros((_BASE58_LIMBS, count), np.uint64)
    mask, half, scale = np.uint64(0xFFFFFFFF), np.uint64(32), np.uint64(58**_CHUNK)
    for at in range(chunks.shape[1]):
        carry = chunks[:, at]
        for place in range(_BASE58_LIMBS):  # the smallest first
            total = limbs[place] * scale + carry
            limbs[place] = total & mask
            carry = total >> half
    return np.ascontiguousarray(limbs[::-1].T).astype(">u4").view(np.uint8).reshape(count, 4 * _BASE58_LIMBS)


def _base58(texts: Sequence[str]) -> list[Found | None]:
    """Explain texts of one length, 33 or 34, that begin with 1, 3 or T."""
    digits = _BASE58[_matrix(texts, len(texts[0]))]
    right: Marks = np.all(digits < 58, axis=1)
    raw = _decoded(np.where(right[:, None], digits, 0).astype(np.uint8))
    # 25 bytes: those before are zero, and as many zero bytes lead as the text has leading ones
    ones = (np.cumprod(digits == 0, axis=1)).sum(axis=1)
    zeros = (np.cumprod(raw[:, 3:] == 0, axis=1)).sum(axis=1)
    right &= (raw[:, :3] == 0).all(axis=1) & (ones == zeros)
    data = raw[:, 3:].tobytes()
    words = {
        version: (chain, _reason(chain, form))
        for version, chain, form in ((0x00, "bitcoin", "P2PKH"), (0x05, "bitcoin", "P2SH"), (0x41, "tron", ""))
    }
    results: list[Found | None] = []
    for at, (text, good) in enumerate(zip(texts, right.tolist(), strict=True)):
        start = 25 * at
        payload = data[start : start + 21]
        version = payload[0]
        if (
            good
            and _KINDS[text[0]] == version
            and (version != 0x41 or len(text) == 34)
            and sha256(sha256(payload).digest()).digest()[:4] == data[start + 21 : start + 25]
        ):
            chain, reason = words[version]
            results.append(Found(chain, True, reason, text))
        else:
            results.append(None)
    return results


def _hexadecimal(texts: Sequence[str]) -> list[Found | None]:
    """Explain texts of 42 characters that begin with 0x."""
    digits = _matrix(texts, 42)[:, 2:]
    right: Marks = np.all(_HEX[digits] < 16, axis=1)
    letters = digits >= 65
    upper = letters & (digits < 97)
    mixed: Marks = np.any(upper, axis=1) & np.any(letters & ~upper, axis=1)
    lower = np.where(upper, digits | 32, digits)
    checked = np.flatnonzero(right & mixed)
    if checked.size:
        digests = keccak_columns.keccak256(lower[checked])[:, :20]
        marks = np.stack([digests >> 4, digests & 15], axis=2).reshape(-1, 40) >= 8
        right[checked] = (upper[checked] == (marks & letters[checked])).all(axis=1)
    reasons = [_reason("ethereum", form) for form in ("no checksum", "")]
    normals = lower.tobytes().decode("latin-1")
    return [
        Found("ethereum", True, reasons[two], "0x" + normals[40 * at : 40 * at + 40]) if good else None
        for at, (good, two) in enumerate(zip(right.tolist(), mixed.tolist(), strict=True))
    ]


def verified(texts: Sequence[str]) -> list[Found | None]:
    """Return for each text what `wallets.verified` says without a declared chain, or None: not decided here."""
    groups: dict[tuple[int, str], list[int]] = defaultdict(list)
    for at, text in enumerate(texts):
        size, first = len(text), text[:1]
        if size in {33, 34}:
            if first in _KINDS and text.isascii():
                groups[size, "1"].append(at)
        elif size in {42, 62} and text.isascii():
            if first == "b" and text.startswith("bc1"):
                groups[size, "b"].append(at)
            elif size == 42 and text.startswith("0x"):
                groups[size, "0"].append(at)
    results: list[Found | None] = [None] * len(texts)
    explain = {"b": _segwit, "0": _hexadecimal, "1": _base58}
    for (_, kind), places in groups.items():
        for at, one in zip(places, explain[kind]([texts[place] for place in places]), strict=True):
            results[at] = one
    return results
