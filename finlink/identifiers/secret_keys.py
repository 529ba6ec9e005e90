"""Private keys, seed phrases and transaction hashes: recognised so that they are refused as addresses.

Whoever reads a private key can take the money, so what is found here is never printed: `masked` keeps the first four
characters, `fingerprint` the start of the SHA-256, which tells two values apart and gives neither away.

Source: Bitcoin developer reference "Wallet Import Format", BIP-32, BIP-38, BIP-39, SLIP-132; SEP-23 (S...); XRP Ledger
"base58 Encodings" (s...); CIP-5 (Cardano keys); NIP-19 (nsec); RFC 7468 (PEM); Web3 Secret Storage Definition (JSON).

>>> describe("5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ").kind
'private key'
>>> describe("4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b").kind
'transaction hash'
>>> describe("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa") is None
True
>>> masked("5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ")
'5Hue…'
"""

import re
from contextlib import suppress
from hashlib import sha256
from typing import NamedTuple

from finlink.identifiers import base58, phrases, ripple, stellar, written
from finlink.identifiers.errors import IdentifierError

KEY, HASH, PUBLIC = "private key", "transaction hash", "extended public key"
KINDS = frozenset({KEY, HASH})  # what `Identified.kind` is for a value that is not printed
WARNING = "a private key, not an address: do not store it here; whoever reads it can take the money"
EITHER = "a transaction hash or a private key, not an address: if it is a key, do not store it here"
SIGNATURE = "a transaction's signature, not an address"
WATCHING = "an extended public key, not an address: all addresses of its wallet follow from it"
_SHORTEST, _LONGEST = 22, 1024  # characters; the shortest stands on coins, a list of 64 numbers has some 250
_LONGEST_KEYSTORE = 8192  # characters of JSON that are looked through


class Refused(NamedTuple):
    """What a value is that is no address."""

    kind: str  # KEY, HASH or PUBLIC
    reason: str


_HEX = re.compile(r"(?:0[xX])?(?:[0-9a-fA-F]{64}|[0-9a-fA-F]{128})")
_HEX_SIZES = frozenset({64, 66, 128, 130})
_NUMBERS = re.compile(r"\[\s*\d{1,3}(?:\s*,\s*\d{1,3}){63}\s*\]|\[\s*\d{1,3}(?:\s*,\s*\d{1,3}){31}\s*\]")
_PREFIXED = re.compile(
    r"(?:(?:ed25519_e?sk|(?:root|acct|addr|stake)_x?sk|root_xprv|xprv|nsec|age-secret-key-|secret-extended-key-(?:main|test)"
    r"|suiprivkey)1[02-9a-z]{20,300}|ed25519:[1-9A-Za-z]{87,88}|PVT_[KR]1_[1-9A-Za-z]{40,60}|edsk[1-9A-Za-z]{50,100}"
    r"|edesk[1-9A-Za-z]{70,100}|spsk[1-9A-Za-z]{50}|p2sk[1-9A-Za-z]{50})",
    re.ASCII,
)
_EXTENDED = re.compile(r"(?:[xyztuvYZUV](?:p(rv)|pub)|(?:[LMt]t|[dt]g)(?:p(v)|ub))[1-9A-HJ-NP-Za-km-z]{100,112}")
_KEYSTORE = re.compile(r"ciphertext", re.IGNORECASE)
_LABELLED = re.compile(r"[^:=]{1,40}[:=]\s*(?P<rest>\S.*)", re.DOTALL)
_WIF = frozenset({0x80, 0xEF, 0xB0, 0x9E, 0xCC, 0xF1, 0xBC})  # Bitcoin (and others), test, LTC, DOGE, DASH, test, ...
_MINI = re.compile(r"S(?=.*[a-z])[1-9A-HJ-NP-Za-km-z]{21}|S(?=.*[a-z])[1-9A-HJ-NP-Za-km-z]{29}")
_BASE58 = re.compile(r"[1-9A-HJ-NP-Za-km-z]+")
_ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141  # of secp256k1


def masked(text: str) -> str:
    """Return what may be shown of a secret: its first four characters."""
    return f"{text.strip()[:4]}…"


def fingerprint(text: str) -> str:
    """Return the start of the SHA-256 of a secret without white space, to tell it from others."""
    return sha256("".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _holds(text: str) -> bytes:
    """Return the payload of base58 with a checksum, or nothing."""
    try:
        return base58.decode_check(text)
    except IdentifierError:
        return b""


def has_checksum(text: str) -> bool:
    """Tell whether a key's own checksum holds: a text that only looks like one hardly ever has it.

    >>> has_checksum("5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ")
    True
    """
    return bool(_holds(text)) or _seed(text)


def _wif(text: str) -> bool:
    """Tell whether `text` is a key in Wallet Import Format; one with a wrong checksum is one mistyped."""
    try:
        raw = base58.decode(text)
    except IdentifierError:
        return False
    payload = raw[:-4]
    if len(payload) not in {33, 34} or (len(payload) == 34 and payload[33] != 1):
        return False
    known = payload[0] in _WIF or bool(_holds(text))
    return known and 0 < int.from_bytes(payload[1:33], "big") < _ORDER


def _encrypted(text: str) -> bool:
    """Tell whether `text` is a key with a passphrase (BIP-38)."""
    return text.startswith("6P") and _holds(text)[:2] in {b"\x01\x42", b"\x01\x43"}


def _solana(raw: bytes) -> bool:
    """Tell whether 64 bytes are a seed and the public key that belongs to it."""
    from Crypto.PublicKey import ECC  # noqa: PLC0415 - loaded only for a value of this form

    public: bytes = ECC.construct(curve="Ed25519", seed=raw[:32]).public_key().export_key(format="raw")
    return public == raw[32:]


def _long_base58(text: str) -> Refused | None:
    """Explain 64 bytes in base58: a Solana key pair or a signature, which names a transaction there."""
    raw = base58.decode(text)
    if len(raw) != 64:
        return None
    return Refused(KEY, WARNING) if _solana(raw) else Refused(HASH, SIGNATURE)


def _extended(text: str) -> Refused | None:
    """Explain an extended key of BIP-32: private where 33 bytes of key begin with 0.

    One with a known prefix may be mistyped; under any other version its checksum must hold.
    """
    shape = _EXTENDED.fullmatch(text)
    payload = b""
    with suppress(IdentifierError):
        payload = base58.decode(text)[:-4] if shape else base58.decode_check(text)
    if shape is None and len(payload) != 78:
        return None
    private = (len(payload) == 78 and payload[45] == 0) or (shape is not None and bool(shape[1] or shape[2]))
    return Refused(KEY, WARNING) if private else Refused(PUBLIC, WATCHING)


def _seed(text: str) -> bool:
    """Tell whether `text` is a secret of Stellar (S...) or of the XRP Ledger (s...)."""
    try:
        if len(text) == 56 and text[0] == "S":
            return stellar.decode(text)[0] == stellar.SEED
        if 26 <= len(text) <= 31 and text[0] == "s":
            payload = ripple.decode(text)
            return (payload[0] == 0x21 and len(payload) == 17) or payload.startswith(b"\x01\xe1\x4b")
    except IdentifierError:
        return False
    return False


def _mini(text: str) -> bool:
    """Tell whether `text` is a short key as it stands on coins and paper (Casascius)."""
    return _MINI.fullmatch(text) is not None and sha256(f"{text}?".encode("ascii")).digest()[0] == 0


def _is_key(value: str, size: int) -> bool:
    """Tell whether `value` is a private key or a seed phrase, by its form or by its checksum."""
    if not value.isalnum() and (phrases.is_phrase(value) or _NUMBERS.fullmatch(value)):
        return True
    if _PREFIXED.fullmatch(value) or _PREFIXED.fullmatch(value.lower()) or _seed(value):
        return True
    if not _BASE58.fullmatch(value):
        return False
    return (size in {51, 52} and _wif(value)) or (size == 58 and _encrypted(value)) or _mini(value)


def describe(text: str) -> Refused | None:
    """Return what `text` is when it is a private key, a transaction hash or an extended key; None when neither.

    64 hexadecimal digits are a transaction hash or a private key; nothing in them says which. Quotes around a key and a
    label in front of it ("seed: ...") make it no less one.
    """
    value = text.strip()
    found = _described(value)
    if found is not None or value.isalnum():
        return found
    bare = written.core(value)
    found = _described(bare) if bare != value else None
    label = _LABELLED.fullmatch(value) if found is None else None
    behind = _described(written.core(label["rest"])) if label else None
    return behind if behind is not None and behind.kind == KEY else found


def _described(value: str) -> Refused | None:
    size = len(value)
    found = None
    if "PRIVATE KEY-----" in value[:64] or (value[:1] == "{" and _KEYSTORE.search(value, 0, _LONGEST_KEYSTORE)):
        found = Refused(KEY, WARNING)
    elif not _SHORTEST <= size <= _LONGEST:
        found = None
    elif size in _HEX_SIZES and _HEX.fullmatch(value):
        found = Refused(HASH, EITHER)
    elif _is_key(value, size):
        found = Refused(KEY, WARNING)
    elif size in {86, 87, 88} and _BASE58.fullmatch(value):
        found = _long_base58(value)
    elif 104 <= size <= 115:
        found = _extended(value)
    return found
