"""Cardano addresses: addr1... and stake1... in bech32 (Shelley), Ae2... and DdzFF... in base58 (Byron).

The first byte of a Shelley address says its type and network. A Byron address is CBOR: a tagged byte string and the
CRC-32 of it.

Source: CIP-19 (the Shelley examples are its own), CIP-5 (prefixes); Cardano documentation "Byron address format".

>>> describe("addr1vx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzers66hrl8").form
'payment'
>>> describe("stake1uyehkck0lajq8gr28t9uxnuvgcqrc6070x3k9r8048z8y5gh6ffgw").form
'reward'
>>> describe("Ae2tdPwUPEZFRbyhz3cpfC2CumGzNkFBN2L42rcUc2yjQpEkxDbkPodpMAi").form
'Byron'
"""

from binascii import crc32

from finlink.identifiers import base58, bech32
from finlink.identifiers.address import Address, verbs
from finlink.identifiers.errors import InvalidChecksum, InvalidComponent, InvalidFormat, InvalidLength

PREFIXES = {"addr": 1, "stake": 1, "addr_test": 0, "stake_test": 0}  # prefix: network
_FORMS = {**dict.fromkeys(range(4), "base"), 4: "pointer", 5: "pointer", 6: "payment", 7: "payment", 14: "reward",
          15: "reward"}  # fmt: skip
_SIZES = {"base": 57, "payment": 29, "reward": 29}
_LONGEST = 1023  # characters; the checksum's constants hold for so many
_HEAD = b"\x82\xd8\x18"  # CBOR: a list of two, the first an embedded CBOR item


def _shelley(address: str) -> Address:
    decoded = bech32.decode(address, _LONGEST)
    content = bech32.payload(decoded)
    network = PREFIXES[decoded.prefix]
    form = _FORMS.get(content[0] >> 4, "of a type not in CIP-19") if content else ""
    if decoded.variant != "bech32" or not form or (form == "reward") != decoded.prefix.startswith("stake"):
        raise InvalidComponent("not the type of address that its prefix says")
    if content[0] & 15 != network:
        raise InvalidComponent("the network inside is not that of the prefix")
    if len(content) != _SIZES.get(form, len(content)) or len(content) < 29:
        raise InvalidLength(f"holds {len(content)} bytes, which no {form} address does")
    return Address(address.lower(), "cardano" if network else "cardano-testnet", form)


def _item(data: bytes) -> tuple[bytes, bytes]:
    """Return the CBOR byte string at the start of `data`, and what follows it."""
    head = data[0] if data else 0
    length = {0x58: data[1:2], 0x59: data[1:3]}.get(head)
    if length is not None:
        start, size = 1 + len(length), int.from_bytes(length, "big")
    elif 0x40 <= head < 0x58:
        start, size = 1, head - 0x40
    else:
        raise InvalidFormat("not built as a Byron address")
    return data[start : start + size], data[start + size :]


def _byron(address: str) -> Address:
    raw = base58.decode(address)
    if not raw.startswith(_HEAD):
        raise InvalidFormat("not built as a Byron address")
    content, rest = _item(raw[3:])
    if rest[:1] != b"\x1a" or len(rest) != 5:
        raise InvalidFormat("not built as a Byron address")
    if crc32(content).to_bytes(4, "big") != rest[1:]:
        raise InvalidChecksum("the checksum (CRC-32) is wrong")
    has_network = b"\x02\x45\x1a" in content[30:]  # the attribute that names a test network
    return Address(address, "cardano-testnet" if has_network else "cardano", "Byron")


def describe(text: str) -> Address:
    """Return the address with its network and form.

    Raises:
        InvalidFormat: characters or structure that no address has.
        InvalidLength: not the length of an address of its form.
        InvalidComponent: a type or network that does not fit the prefix.
        InvalidChecksum: the checksum does not fit.

    """
    address = text.strip()
    if address.lower().partition("1")[0] in PREFIXES:
        return _shelley(address)
    if len(address) < 50:
        raise InvalidLength(f"has {len(address)} characters, no Cardano address has so few")
    return _byron(address)


compact, validate, is_valid, format = verbs(describe)  # noqa: A001 - the verbs python-stdnum made customary
