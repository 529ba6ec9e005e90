"""Hashes that addresses are checked with and that Python's hashlib may lack; loaded only where one is computed."""

from typing import Any


def _keccak() -> Any:
    from Crypto.Hash import keccak  # noqa: PLC0415 - loaded only where a checksum is computed

    return keccak


def keccak256(data: bytes) -> bytes:
    """Return Keccak-256 as Ethereum and Monero use it (not SHA3-256, whose padding differs).

    >>> keccak256(b"").hex()[:16]
    'c5d2460186f7233c'
    """
    digest: bytes = _keccak().new(digest_bits=256, data=data).digest()
    return digest


def hash160(data: bytes) -> bytes:
    """Return RIPEMD-160 of SHA-256, which Bitcoin makes an address of a public key with."""
    from hashlib import sha256  # noqa: PLC0415

    from Crypto.Hash import RIPEMD160  # noqa: PLC0415 - OpenSSL may refuse it as old

    digest: bytes = RIPEMD160.new(data=sha256(data).digest()).digest()
    return digest


def sha512_256(data: bytes) -> bytes:
    """Return SHA-512/256, which is not SHA-512 cut short."""
    from Crypto.Hash import SHA512  # noqa: PLC0415

    digest: bytes = SHA512.new(data=data, truncate="256").digest()
    return digest
