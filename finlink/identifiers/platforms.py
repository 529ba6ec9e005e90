"""User names on platforms: `telegram:@ana`, `t.me/ana`, `https://instagram.com/ana/`, all in one form.

Which platforms, their hosts and the form of their names are data (`platforms.toml`). A name keeps its capitals only
where the platform tells them apart.

Source: the platforms' own help pages, as far as they say which names they allow.

>>> of_url("https://www.Instagram.com/Ana.B/?hl=sr"), named("TG", "@AnaB_")
(User(platform='instagram', name='ana.b'), User(platform='telegram', name='anab_'))
>>> of_url("https://example.org/ana") is None, of_url("https://instagram.com/p/AbC") is None
(True, True)
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from finlink.identifiers.placeholders import fold

_URL = re.compile(r"(?:https?://)?([a-z0-9.-]+)(?::\d{1,5})?([/?#]\S*)?", re.IGNORECASE)
_NUMBERED = re.compile(r"^id(?:\s*[:=]\s*|\s+)", re.IGNORECASE)
_ID = re.compile(r"[?&](?:id|phone)=(\+?%2B?[0-9]+|[0-9]+)", re.IGNORECASE)


class Platform(NamedTuple):
    """One platform of `platforms.toml`."""

    name: str
    user: re.Pattern[str]
    under: frozenset[str]
    no_users: frozenset[str]
    capitals: bool
    drop: str
    phone: bool


class User(NamedTuple):
    """A user name and its platform; `name` is a telephone number (`+…`) where the platform names its users so."""

    platform: str
    name: str


@cache
def _all() -> tuple[dict[str, Platform], dict[str, Platform]]:
    """Return the platforms by their names as people write them, folded, and by their hosts."""
    text = files(__package__).joinpath("platforms.toml").read_text(encoding="utf-8")
    names: dict[str, Platform] = {}
    hosts: dict[str, Platform] = {}
    for key, one in tomllib.loads(text).items():
        platform = Platform(
            one.get("as", key),
            re.compile(one["user"]),
            frozenset(one.get("under", ())),
            frozenset(one.get("not", ())),
            one.get("capitals", False),
            one.get("drop", ""),
            one.get("phone", False),
        )
        names |= dict.fromkeys(map(fold, one["names"]), platform)
        hosts |= dict.fromkeys(one["hosts"], platform)
    return names, hosts


def is_platform(label: str) -> bool:
    """Tell whether a word in front of a user name is a platform's name."""
    return fold(label) in _all()[0]


def _at(host: str) -> Platform | None:
    """Return the platform behind a host, with or without `www.` or `m.` in front."""
    hosts, short = _all()[1], host.lower().removeprefix("www.")
    return hosts.get(short) or hosts.get(short.removeprefix("m."))


def is_host(host: str) -> bool:
    """Tell whether a host is a platform's, which everybody uses."""
    return _at(host) is not None


def named(label: str, text: str) -> User | None:
    """Return the user whose name stands beside a platform's; None where it cannot be a name there."""
    platform = _all()[0].get(fold(label))
    return _user(platform, text) if platform else None


def of_url(text: str) -> User | None:
    """Return the user that an address of a platform leads to; None where it leads to none."""
    found = _URL.fullmatch(text)
    platform = _at(found[1]) if found else None
    if platform is None or found is None:
        return None
    asked = _ID.search(found[2] or "")
    if asked and (platform.phone or platform.name == "facebook"):
        return _user(platform, ("+" if platform.phone else "") + re.sub("%2B|[+]", "", asked[1], flags=re.IGNORECASE))
    parts = [part for part in re.split(r"[/?#]", re.sub(r"\?.*", "", (found[2] or "").replace("#/", ""))) if part]
    if len(parts) > 1 and parts[0].lower() in platform.under:
        parts = parts[-1:] if parts[0].lower() == "people" else parts[1:]
    elif not parts or parts[0].lower() in platform.no_users | platform.under:
        return None
    user = _user(platform, parts[0])
    return user._replace(name="+" + user.name) if user and platform.phone and user.name.isdigit() else user


def _user(platform: Platform, text: str) -> User | None:
    name = _NUMBERED.sub("", text.strip()).removeprefix("@").strip()
    digits = re.sub(r"[\s()./-]", "", name)
    if platform.phone and re.fullmatch(r"\+?[0-9]{6,17}", digits):
        return User(platform.name, digits)
    if platform.name == "telegram" and re.fullmatch(r"\+[0-9]{7,15}|0[0-9]{7,14}", digits):
        return User(platform.name, digits)
    secret = name.startswith("+")  # an invitation: its letters matter
    as_it_is = secret or (platform.capitals and not text.strip().startswith("@"))
    name = name if as_it_is else name.lower()
    for sign in platform.drop:
        name = name.replace(sign, "")
    return User(platform.name, name) if platform.user.fullmatch(name) else None
