"""TON addresses: 48 characters of base64 with a CRC-16, or `workchain:` and 64 hexadecimal digits.

The same account is written with standard or URL-safe base64, bounceable or not; the normal form is the raw one. The
raw form carries no checksum.

Source: TON documentation, "Smart contract addresses" and TEP-2.

>>> validate("EQDtFpEwcFAEcRe5mLVh2N6C0x-_hJEM7W61_JLnSF74p4q2")
'0:ed1691307050047117b998b561d8de82d31fbf84910ced6eb5fc92e7485ef8a7'
>>> validate("UQDtFpEwcFAEcRe5mLVh2N6C0x-_hJEM7W61_JLnSF74p9dz")
'0:ed1691307050047117b998b561d8de82d31fbf84910ced6eb5fc92e7485ef8a7'
"""

import re
from base64 import b64decode
from binascii import crc_hqx

from finlink.identifiers.address import Address, verbs
from finlink.identifiers.errors import InvalidChecksum, InvalidComponent, InvalidFormat

RAW = re.compile(r"(0|-1):([0-9a-fA-F]{64})")
FRIENDLY = re.compile(r"[0-9A-Za-z+/]{48}|[0-9A-Za-z_-]{48}")
_FORMS = {0x11: "bounceable", 0x51: "non-bounceable"}
_TEST_ONLY = 0x80


def describe(text: str) -> Address:
    """Return the account with its network and form.

    Raises:
        InvalidFormat: neither 48 characters of base64 nor the raw form.
        InvalidComponent: a flag or workchain that is not in use.
        InvalidChecksum: the CRC-16 does not fit.

    """
    address = text.strip()
    raw = RAW.fullmatch(address)
    if raw is not None:
        return Address(f"{raw[1]}:{raw[2].lower()}", "ton", "raw, no checksum")
    if FRIENDLY.fullmatch(address) is None:
        raise InvalidFormat("neither 48 characters of base64 nor a workchain, a colon and 64 hexadecimal digits")
    data = b64decode(address, altchars=b"-_" if "-" in address or "_" in address else b"+/")
    if crc_hqx(data[:-2], 0).to_bytes(2, "big") != data[-2:]:
        raise InvalidChecksum("the checksum (CRC-16) is wrong")
    form = _FORMS.get(data[0] & ~_TEST_ONLY)
    workchain = data[1] - 256 if data[1] > 127 else data[1]
    if form is None or workchain not in {0, -1}:
        raise InvalidComponent("the flag or the workchain is not one in use")
    chain = "ton-testnet" if data[0] & _TEST_ONLY else "ton"
    return Address(f"{workchain}:{data[2:-2].hex()}", chain, form)


compact, validate, is_valid, format = verbs(describe)  # noqa: A001 - the verbs python-stdnum made customary
