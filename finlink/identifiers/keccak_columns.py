"""Keccak-256 of many short texts at once, lane by lane over whole columns; the same bytes as `hashes.keccak256`.

Source: FIPS 202 (Keccak-f[1600]: rotations, round constants), with the padding of the original Keccak.
"""

import numpy as np
from numpy.typing import NDArray

Lanes = NDArray[np.uint64]

_RATE_LANES = 17  # 136 bytes of a block of Keccak-256
_ROUNDS = 24
_ROTATIONS = (  # by x, then y
    (0, 36, 3, 41, 18),
    (1, 44, 10, 45, 2),
    (62, 6, 43, 15, 61),
    (28, 55, 25, 21, 56),
    (27, 20, 39, 8, 14),
)


def _constants() -> Lanes:
    """Return the round constants from the shift register that defines them."""
    constants, register = [], 1
    for _ in range(_ROUNDS):
        constant = 0
        for power in range(7):
            constant ^= (register & 1) << ((1 << power) - 1)
            register = register << 1 ^ (0x171 if register & 0x80 else 0)
        constants.append(constant)
    return np.array(constants, dtype=np.uint64)


_CONSTANTS = _constants()


def _permute(state: Lanes) -> None:
    """Apply the 24 rounds to `state`, of shape (5, 5, texts) by y, then x, in place."""
    count = state.shape[2]
    moved = np.empty_like(state)
    parity = np.empty((5, count), np.uint64)
    turned, scratch = np.empty_like(parity), np.empty_like(parity)
    for constant in _CONSTANTS:
        np.bitwise_xor.reduce(state, axis=0, out=parity)
        np.left_shift(parity, np.uint64(1), out=turned)
        np.right_shift(parity, np.uint64(63), out=scratch)
        turned |= scratch
        for x in range(5):
            np.bitwise_xor(parity[(x - 1) % 5], turned[(x + 1) % 5], out=scratch[x])
        state ^= scratch
        for x in range(5):
            for y in range(5):
                target, by = moved[(2 * x + 3 * y) % 5, y], _ROTATIONS[x][y]
                np.left_shift(state[y, x], np.uint64(by), out=target)
                if by:
                    np.right_shift(state[y, x], np.uint64(64 - by), out=scratch[0])
                    target |= scratch[0]
        for x in range(5):
            np.invert(moved[:, (x + 1) % 5], out=scratch)
            scratch &= moved[:, (x + 2) % 5]
            np.bitwise_xor(moved[:, x], scratch, out=state[:, x])
        state[0, 0] ^= constant


def keccak256(texts: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the digests, shape (texts, 32), of texts of equal length, shape (texts, bytes), less than 136 bytes each.

    >>> from finlink.identifiers import hashes
    >>> keccak256(np.frombuffer(b"abcd", np.uint8).reshape(2, 2))[1].tobytes() == hashes.keccak256(b"cd")
    True
    """
    count, length = texts.shape
    block = np.zeros((count, _RATE_LANES * 8), np.uint8)
    block[:, :length] = texts
    block[:, length] = 0x01
    block[:, -1] |= 0x80
    state = np.zeros((25, count), np.uint64)
    state[:_RATE_LANES] = block.view("<u8").T
    _permute(state.reshape(5, 5, count))
    return np.ascontiguousarray(state[:4].T).astype("<u8").view(np.uint8).reshape(count, 32)
