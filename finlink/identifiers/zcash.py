"""Zcash addresses: transparent t1... and t3..., shielded zc... (Sprout) and zs1... (Sapling), unified u1..., tex1...

A unified address may hold several receivers; only its checksum is looked at.

Source: Zcash protocol specification, section 5.6; ZIP-316 (unified), ZIP-320 (tex). The first
example is the address of private key 1.

>>> describe("t1UYsZVJkLPeMjxEtACvSxfWuNmddpWfxzs").form
'transparent P2PKH'
>>> describe("zs1z7rejlpsa98s2rrrfkwmaxu53e4ue0ulcrw0h4x5g8jl04tak0d3mm47vdtahatqrlkngh9slya").form
'Sapling, shielded'
"""

from finlink.identifiers import base58, bech32, coins
from finlink.identifiers.address import Address, verbs
from finlink.identifiers.errors import InvalidComponent, InvalidLength

_SPROUT = {b"\x16\x9a": "zcash", b"\x16\xb6": "zcash-testnet"}
_BECH32 = {  # prefix: chain, form, bech32 variant, bytes inside (None: several)
    "zs": ("zcash", "Sapling, shielded", "bech32", 43),
    "ztestsapling": ("zcash-testnet", "Sapling, shielded", "bech32", 43),
    "zregtestsapling": ("zcash-testnet", "Sapling, shielded", "bech32", 43),
    "u": ("zcash", "unified", "bech32m", None),
    "utest": ("zcash-testnet", "unified", "bech32m", None),
    "uregtest": ("zcash-testnet", "unified", "bech32m", None),
    "tex": ("zcash", "transparent, from transparent only", "bech32m", 20),
    "textest": ("zcash-testnet", "transparent, from transparent only", "bech32m", 20),
}
PREFIXES = frozenset(_BECH32)
_LONGEST = 1023  # characters; the checksum's constants hold for so many
_SHORTEST_UNIFIED = 48  # bytes, from ZIP-316


def _bech32(address: str) -> Address:
    decoded = bech32.decode(address, _LONGEST)
    chain, form, variant, size = _BECH32[decoded.prefix]
    if decoded.variant != variant:
        raise InvalidComponent(f"{decoded.prefix}1 is not written in {decoded.variant}")
    content = bech32.payload(decoded)
    if len(content) != size if size else len(content) < _SHORTEST_UNIFIED:
        raise InvalidLength(f"holds {len(content)} bytes, which no such address does")
    return Address(address.lower(), chain, form)


def describe(text: str) -> Address:
    """Return the address with its network and form.

    Raises:
        InvalidFormat: characters or padding that no address has.
        InvalidLength: not the length of an address of its form.
        InvalidComponent: a version that Zcash does not use, or bech32 for bech32m.
        InvalidChecksum: the checksum does not fit.

    """
    address = text.strip()
    if address.lower().partition("1")[0] in PREFIXES:
        return _bech32(address)
    if len(address) > 36:
        payload = base58.decode_check(address)
        chain = _SPROUT.get(payload[:2])
        if chain is None or len(payload) != 66:
            raise InvalidComponent("not the version and length of a Sprout address")
        return Address(address, chain, "Sprout, shielded")
    found = coins.describe(address, "zcash")
    return found._replace(form=f"transparent {found.form}")


compact, validate, is_valid, format = verbs(describe)  # noqa: A001 - the verbs python-stdnum made customary
