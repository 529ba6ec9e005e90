"""What somebody used on the internet: a user name, an address, a site, a device, each recognised by its form.

A user name tells people apart on its platform only, so one without a platform weighs less. A site is a domain, or an
address with its path. An internet address weighs least: many people may stand behind one.

Source: see `platforms`, `ip_address`, `imei`; RFC 1034 (domains), RFC 3986 (addresses of sites), IEEE 802 (MAC).

>>> describe("telegram: @AnaB").node, describe("https://instagram.com/Ana.B/").node, describe("@ana").node
('handle:telegram/anab', 'handle:instagram/ana.b', 'handle:-/ana')
>>> describe("IP 203.0.113.7").node, describe("scam.example.org").node, describe("490154203237518").node
('ip:203.0.113.7', 'domain:scam.example.org', 'imei:490154203237518')
"""

import re
from typing import NamedTuple

from finlink.identifiers import imei, ip_address, placeholders, platforms
from finlink.identifiers.errors import IdentifierError, InvalidComponent, InvalidFormat, InvalidLength
from finlink.identifiers.handle_words import DEVICE, SITES, TOPS, USER_NAMES
from finlink.identifiers.text import nfkc, refanged

ON_PLATFORM, BARE, ADDRESS = 0.8, 0.6, 0.4
"""Strengths of a link by a user name with its platform or a device, by one without, by an internet address."""

_SEPARATOR = re.compile(r"[;|\r\n]+|,\s+|,(?=@)|\s+/\s+")
_BESIDE = r"(?:\s*[:=]\s*|\s+[–-]\s+|\s+|(?=@))(?P<rest>\S.*)"
_LABELS = (
    re.compile(r"(?P<label>[^\W\d_]+[ .-][^\W\d_]+)" + _BESIDE),
    re.compile(r"(?P<label>[^\W\d_]+)" + _BESIDE),
)  # of two words, of one
_URL = re.compile(r"(?:https?://)?(?P<host>[^\s/?#@:]+)(?::\d{1,5})?(?P<path>[/?#]\S*)?", re.IGNORECASE)
_HOST = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+(?:[^\W\d_]{2,24}|xn--[a-z0-9-]{2,59})", re.IGNORECASE)
_COUNTRY_TOP = re.compile(r"[a-z]{2}")
_MAC = re.compile(
    r"(?:[0-9a-f]{2}([:-]))(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}|(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}", re.IGNORECASE
)
_NUMBER = re.compile(r"[0-9 /-]{15,24}")
_WORD = re.compile(r"[^\s@/\\<>\"']{2,64}")
_UNKNOWN = "stands for something that is not known"
_LONGEST = 500  # characters


class Handle(NamedTuple):
    """What somebody used, explained."""

    kind: str  # "user name", "internet address", "domain", "web address", "device", "phone"
    platform: str  # "telegram", ...; "" where it is not known or there is none
    normal: str
    node: str  # "" where it joins nothing; that of a phone is the telephone number's
    strength: float
    reason: str


def compact(text: str) -> str:
    """Return `text` without unseen characters, brackets and quotes around it, white space as one space."""
    seen = "".join(one if one.isprintable() else " " for one in nfkc(refanged(text)))
    return " ".join(seen.split()).strip("<>()\"'«»„“”").rstrip(".,").strip()


def split(text: str) -> list[str]:
    """Return what stands in a cell, one by one, as written.

    >>> split("tg: @ana; 203.0.113.7, @bob")
    ['tg: @ana', '203.0.113.7', '@bob']
    """
    out: list[str] = []
    for part in _SEPARATOR.split(text.strip()):
        words = part.split()
        many = len(words) > 1 and len(part) <= _LONGEST and all(map(ip_address.is_valid, words))
        out += words if many else [part.strip()] if words else []
    return out or [text]


def describe(text: str) -> Handle:
    """Return what `text` is.

    Raises:
        InvalidFormat: it is none of them.
        InvalidLength: longer than any of them.
        InvalidComponent: it stands for "not known".
        InvalidChecksum: a device's number whose check digit is wrong.

    """
    whole = compact(text)
    if len(whole) > _LONGEST:
        raise InvalidLength(f"has {len(whole)} characters, more than any user name or address")
    site = _URL.fullmatch(whole)
    address = site["host"] if site is not None and "://" in whole else whole
    if ip_address.is_valid(address):
        return _address(address)
    if placeholders.is_placeholder(whole):
        raise InvalidComponent(_UNKNOWN)
    if platforms.is_platform(whole):
        raise InvalidFormat("names a platform and no user")
    if _MAC.fullmatch(whole):
        return _card(whole)
    found = _labelled(whole) or _site(whole)
    if found is not None:
        return found
    if _NUMBER.fullmatch(whole) and imei.is_valid(whole):
        return _device(imei.validate(whole))
    return _bare(whole, at=whole[0] == "@")


def _labelled(whole: str) -> Handle | None:
    """Return what stands behind a word that says what it is: `telegram: @ana`, `IMEI 4901…`; None without one."""
    for pattern in _LABELS:
        found = pattern.fullmatch(whole)
        if found is None:
            continue
        label, rest = found["label"].casefold(), found["rest"]
        if label in DEVICE:
            return _device(imei.validate(rest))
        if label in SITES:
            return _site(rest, sure=True)
        if label in USER_NAMES:
            return _bare(rest, at=True)
        if platforms.is_platform(label):
            return _on(label, rest)
    return None


def _device(number: str) -> Handle:
    return Handle("device", "", number, "imei:" + number, ON_PLATFORM, "IMEI of a device: the check digit holds")


def _on(label: str, rest: str) -> Handle | None:
    inner = _site(rest)
    if inner is not None and inner.platform:
        return inner
    user = platforms.named(label, rest)
    if user is None:
        if placeholders.is_placeholder(rest):
            raise InvalidComponent(_UNKNOWN)
        raise InvalidFormat(f"cannot be a user name of {label}")
    return _user(user)


def _user(user: platforms.User) -> Handle:
    if placeholders.is_placeholder(user.name):
        raise InvalidComponent(_UNKNOWN)
    digits = user.name.lstrip("+")
    if digits.isdigit() and (user.name[0] in "+0" or user.platform in {"whatsapp", "viber", "signal"}):
        return Handle("phone", user.platform, user.name, "", 0.0, f"telephone number of a user of {user.platform}")
    node = f"handle:{user.platform}/{user.name}"
    return Handle("user name", user.platform, user.name, node, ON_PLATFORM, f"user name of {user.platform}")


def _site(text: str, *, sure: bool = False) -> Handle | None:
    """Return the platform's user, the domain or the address of a site; None where `text` is built like none."""
    found = _URL.fullmatch(text)
    if found is None or _HOST.fullmatch(found["host"]) is None:
        return None
    user = platforms.of_url(text)
    if user is not None:
        return _user(user)
    host = found["host"].lower().removeprefix("www.")
    top = host.rpartition(".")[2]
    written_out = sure or text.lower().startswith(("http://", "https://", "www.")) or found["path"]
    if not written_out and top not in TOPS and not _COUNTRY_TOP.fullmatch(top) and top.isascii():
        return None  # petar.petrovic is a user name
    path = re.sub(r"#.*", "", found["path"] or "").rstrip("/")
    if not path and (platforms.is_host(host) or host in placeholders.as_written("public_domains")):
        return Handle("domain", "", host, "", 0.0, "a site that everybody uses, so it joins nothing")
    if path:
        return Handle("web address", "", host + path, f"url:{host}{path}", BARE, "address of a site, without a check")
    return Handle("domain", "", host, f"domain:{host}", BARE, "domain, without a check")


def _address(whole: str) -> Handle:
    address = ip_address.validate(whole)
    nowhere = ip_address.leads_nowhere(address)
    if nowhere or address in placeholders.as_written("public_addresses"):
        why = nowhere or "of a public name server"
        reason = f"internet address that leads to nobody ({why}), so it joins nothing"
        return Handle("internet address", "", address, "", 0.0, reason)
    reason = "internet address; many people may stand behind one"
    return Handle("internet address", "", address, f"ip:{address}", ADDRESS, reason)


def _card(whole: str) -> Handle:
    """Explain a MAC address; one whose second bit is set was made up by the device and changes."""
    digits = re.sub(r"[^0-9a-f]", "", whole.lower())
    if placeholders.is_placeholder(digits):
        raise InvalidComponent("stands for an unknown device")
    number = ":".join(digits[at : at + 2] for at in range(0, 12, 2))
    if int(digits[:2], 16) & 2:
        return Handle("device", "", number, "", 0.0, "MAC address that the device made up, so it joins nothing")
    return Handle("device", "", number, "mac:" + number, ON_PLATFORM, "MAC address of a device, without a check")


def _bare(text: str, *, at: bool) -> Handle:
    """Return a user name whose platform is not known."""
    name = text.removeprefix("@").strip()
    if placeholders.is_placeholder(name) or placeholders.fold(name) in placeholders.listed("name_words"):
        raise InvalidComponent(_UNKNOWN)
    if _NUMBER.fullmatch(name) and len(imei.compact(name)) == 15 and not at:
        imei.validate(name)
    if not _WORD.fullmatch(name):
        raise InvalidFormat("has spaces or signs that no user name has")
    reason = "user name whose platform is not known"
    return Handle("user name", "", name.lower(), f"handle:-/{name.lower()}", BARE, reason)


def validate(text: str) -> str:
    """Return the normal form; raise an `IdentifierError` where `text` is no user name, address, site or device."""
    return describe(text).normal


def is_valid(text: str) -> bool:
    """Tell whether `text` is built like a user name, an address, a site or a device's number."""
    try:
        describe(text)
    except IdentifierError:
        return False
    return True


def format(text: str) -> str:  # noqa: A001 - the verb python-stdnum made customary
    """Return the value as it is shown: the same as `compact`."""
    return compact(text)
