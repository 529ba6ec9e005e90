"""Addresses in payment links and behind the name of their chain: `bitcoin:1...?amount=1`, `eip155:1:0x...`, `BTC:1...`.

The link's chain counts where the row names none. An amount, a label and the like are cut off; the destination tag of an
XRP address and the memo of a Stellar one stay, since they say whose the money is.

Source: BIP-21 and what follows it; ERC-681 and ERC-831 (`pay-`, `@chain`, `/transfer`); CAIP-10 (`eip155:1:...`);
SEP-7; TON documentation, "Deep links"; XRP Ledger documentation, "Destination tags".

>>> taken_apart("ripple:rGWrZyQqhTp9Xu7G5Pkayo7bXjH4k4QYpf?amount=1&dt=12")
Link(address='rGWrZyQqhTp9Xu7G5Pkayo7bXjH4k4QYpf?dt=12', chain='ripple')
>>> taken_apart("eip155:1:0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed").chain
'ethereum'
>>> taken_apart("IBAN:RS35260005601001611379") is None
True
"""

import re
from typing import NamedTuple

from finlink.identifiers import cashaddr, chains, formats

_LINK = re.compile(r"(?:([A-Za-z][0-9A-Za-z+.-]{1,19}):)?(?://)?([!-~]{12,})")
_CAIP = re.compile(r"[-_0-9A-Za-z]{1,32}:([^:?]{20,}(?:\?.*)?)")
_SPACES = {"eip155": "ethereum", "bip122": ""}  # CAIP-2 namespaces that are no chain's name
_ERC681 = re.compile(r"(?:pay-)?([^@/]+)(?:@\w+)?(/transfer)?")


class Link(NamedTuple):
    """What a payment link holds."""

    address: str  # with the tag or memo, in the way that the modules of addresses read it
    chain: str  # family, "" where the link does not say


def _tagged(address: str, chain: str, query: dict[str, str]) -> str:
    """Return the address with the destination tag or the numeric memo of the query."""
    tag = query.get("dt") or query.get("tag") or ""
    memo = query.get("memo", "")
    if tag.isdigit() and (chain == "ripple" or address[:1] == "r"):
        return f"{address}?dt={tag}"
    if memo.isdigit() and (chain == "stellar" or address[:1] == "G"):
        return f"{address}?memo={memo}"
    return address


def taken_apart(text: str) -> Link | None:
    """Return what a payment link without white space holds; None where `text` is none."""
    link = _LINK.fullmatch(text)
    if link is None or (link[1] is None and "?" not in text):
        return None
    scheme = (link[1] or "").lower().removeprefix("web+")
    chain = _SPACES.get(scheme, chains.family(scheme))
    if scheme and scheme not in _SPACES and scheme not in cashaddr.PREFIXES and chain not in formats.DESCRIBE:
        return None
    inner = _CAIP.fullmatch(link[2])
    body, _, asked = (inner[1] if inner else link[2]).partition("?")
    query = dict(pair.partition("=")[::2] for pair in asked.lower().split("&"))
    if chain == "stellar" and body == "pay":  # SEP-7
        body = query.get("destination", "").upper()
    body = body.removeprefix("transfer/")
    call = _ERC681.fullmatch(body) if chain == "ethereum" else None
    if call is not None:
        body = query.get("address", "") if call[2] else call[1]
    if scheme in cashaddr.PREFIXES:
        return Link(f"{scheme}:{body}", "")
    return Link(_tagged(body, chain, query), chain)
