"""Addresses of the internet, v4 and v6, in one form, and whether one leads to anybody.

Behind one public address stand a household, a company or thousands of customers of a mobile network, so that a shared
one is a hint and no more. An address from a block that is not routed leads to nobody. The blocks of examples
(RFC 5737, RFC 3849) are taken as if they were routed.

Source: RFC 791, RFC 5952 (form of v6), IANA's registries of special-purpose addresses (RFC 6890).

>>> validate("203.0.113.7:443"), validate("[2001:DB8:0::1]"), validate("::ffff:203.0.113.7")
('203.0.113.7', '2001:db8::1', '203.0.113.7')
>>> leads_nowhere("192.168.1.4"), leads_nowhere("203.0.113.7")
('private network', '')
"""

import ipaddress
import re

from finlink.identifiers.errors import IdentifierError, InvalidFormat
from finlink.identifiers.text import nfkc

_NOWHERE = {
    "this network": ("0.0.0.0/8", "::/128"),
    "private network": ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fec0::/10"),
    "shared by customers of a provider": ("100.64.0.0/10",),
    "the device itself": ("127.0.0.0/8", "::1/128"),
    "link-local": ("169.254.0.0/16", "fe80::/10"),
    "protocol assignments": ("192.0.0.0/24",),
    "benchmarks": ("198.18.0.0/15", "2001:2::/48"),
    "multicast": ("224.0.0.0/4", "ff00::/8"),
    "reserved": ("240.0.0.0/4", "100::/64"),
}
_BLOCKS = [(ipaddress.ip_network(one), what) for what, blocks in _NOWHERE.items() for one in blocks]
_LABEL = re.compile(
    r"ip(?:v[46])?(?:\s*(?:adresa|address|адреса|адрес|adresi|adres))?\s*[:=]?\s+|ip[:=]\s*", re.IGNORECASE
)
_PORT = re.compile(r"([0-9.]+|\[[0-9a-fA-F:.%]+\])(?::[0-9]{1,5})?(?:/(?:32|128))?")


def compact(text: str) -> str:
    """Return `text` without a label, a port, brackets and white space."""
    whole = "".join(one for one in nfkc(text) if one.isprintable()).strip()
    found = _LABEL.match(whole)
    whole = whole[found.end() :].strip() if found else whole
    port = _PORT.fullmatch(whole)
    return port[1].strip("[]") if port else whole


def validate(text: str) -> str:
    """Return the address in the form of RFC 5952; raise `InvalidFormat` where it is none."""
    try:
        found = ipaddress.ip_address(compact(text).partition("%")[0])
    except ValueError:
        raise InvalidFormat("is no internet address") from None
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return str(mapped or found)


def is_valid(text: str) -> bool:
    """Tell whether `text` is an address of the internet, routed or not."""
    try:
        validate(text)
    except IdentifierError:
        return False
    return True


def format(text: str) -> str:  # noqa: A001 - the verb python-stdnum made customary
    """Return the address as it is shown: the same as `compact`."""
    return compact(text)


def leads_nowhere(address: str) -> str:
    """Say why an address leads to nobody; "" where it may."""
    parsed = ipaddress.ip_address(address)
    return next((what for block, what in _BLOCKS if parsed.version == block.version and parsed in block), "")
