"""E-mail addresses in one form: lower case; at Gmail without the dots and what follows `+`, which it does not look at.

A server may tell capital letters apart (RFC 5321), but none that matters does. Elsewhere `+` may belong to the name,
so it stays. Whether the box exists is not asked.

Source: RFC 5321 and 5322 (form and lengths), RFC 6531 (letters of any script), RFC 2142 (boxes of an office); Google,
"Dots don't matter in Gmail addresses".

>>> validate("Petar.Petrovic+shop@GoogleMail.com"), validate("<Ana+2@Example.ORG>")
('petarpetrovic@gmail.com', 'ana+2@example.org')
>>> is_role("info@example.org"), is_placeholder("nema@nema.com"), is_valid("petar.example.org")
(True, True, False)
"""

import re

from finlink.identifiers import placeholders
from finlink.identifiers.errors import IdentifierError, InvalidComponent, InvalidFormat, InvalidLength
from finlink.identifiers.text import nfkc, refanged

_LOCAL = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*")
_LABEL = re.compile(r"[^\W_](?:[^\W_]|-(?=[\w-]*[^\W_]))*")
_TOP = re.compile(r"(?:[^\W\d_]{2,24}|xn--[a-z0-9-]{2,59})")
_GMAIL = frozenset({"gmail.com", "googlemail.com"})
_AROUND = "<>()[]\"'«»„“”‚‘’ .,;:?!"
_LABELLED = re.compile(r"(?:mailto|e-?mail|mejl|имејл|имейл|мејл|e-?posta)\s*[:=]\s*", re.IGNORECASE)
_BRACKETED = re.compile(r"<([^<>@]*@[^<>@]*)>")  # Ana <ana@example.org>
_NOBODYS = frozenset({"invalid", "localhost", "local"})
_LONGEST_LOCAL, _LONGEST = 64, 254  # characters, from RFC 5321


def compact(text: str) -> str:
    """Return `text` in lower case without what is typed around an address: `mailto:`, brackets, a full stop.

    >>> compact("mailto:<Ana@Example.org>. ")
    'ana@example.org'
    """
    whole = "".join(one for one in nfkc(refanged(text)) if one.isprintable())
    bracketed = _BRACKETED.search(whole)
    whole = (bracketed[1] if bracketed else whole).strip(_AROUND)
    return re.sub(r"\s*@\s*", "@", _LABELLED.sub("", whole, count=1)).strip(_AROUND).lower()


def split(text: str) -> list[str]:
    """Return the addresses of a cell as written, one by one; words beside them are remarks.

    >>> split("Ana <ana@example.org>; ivo@example.org / iva@example.org")
    ['<ana@example.org>', 'ivo@example.org', 'iva@example.org']
    """
    joined = re.sub(r"\s*@\s*", "@", refanged(text))
    parts = [one for one in re.split(r"[\s;,|]+|(?<=\w)/(?=[^/@]+@)", joined) if "@" in one]
    return parts or [text]


def validate(text: str) -> str:
    """Return the address in the form in which two are compared.

    Raises:
        InvalidFormat: not built like an address.
        InvalidLength: longer than any address.
        InvalidComponent: its domain cannot be one.

    """
    address = compact(text)
    local, at, domain = address.rpartition("@")
    if not at:
        raise InvalidFormat("has no @")
    if len(local) > _LONGEST_LOCAL or len(address) > _LONGEST:
        raise InvalidLength(f"has {len(address)} characters, more than any e-mail address")
    if not _LOCAL.fullmatch(local):
        raise InvalidFormat("has nothing, or signs that no address has, in front of @")
    labels = domain.rstrip(".").split(".")
    if len(labels) < 2 or not all(len(one) <= 63 and _LABEL.fullmatch(one) for one in labels):
        raise InvalidComponent("has no domain after @")
    if not _TOP.fullmatch(labels[-1]):
        raise InvalidComponent(f"has a domain that ends in .{labels[-1]}, which none does")
    domain = ".".join(labels)
    if domain in _GMAIL:
        local, domain = local.partition("+")[0].replace(".", ""), "gmail.com"
        if not local:
            raise InvalidFormat("has nothing, or signs that no address has, in front of @")
    return f"{local}@{domain}"


def is_valid(text: str) -> bool:
    """Tell whether `text` is built like an e-mail address."""
    try:
        validate(text)
    except IdentifierError:
        return False
    return True


def format(text: str) -> str:  # noqa: A001 - the verb python-stdnum made customary
    """Return the address as it is shown: the same as `compact`."""
    return compact(text)


def is_role(address: str) -> bool:
    """Tell whether a valid address is of an office, not of a person: `info@…`, `noreply@…`."""
    local = address.partition("@")[0].partition("+")[0]
    return placeholders.fold(local) in placeholders.listed("role_mailboxes")


def is_placeholder(text: str) -> bool:
    """Tell whether an address was typed to fill the field: a word for "not known" on either side, `x@x.x`."""
    local, at, domain = compact(text).rpartition("@")
    if not at:
        return placeholders.is_placeholder(domain)
    name = domain.rstrip(".").rpartition(".")[0].rpartition(".")[2]
    if placeholders.fold(local) in placeholders.listed("words") or domain.rpartition(".")[2] in _NOBODYS:
        return True
    if not name.isdigit() and placeholders.fold(name) in placeholders.listed("words"):
        return True
    empty = len(set(local)) < 2 or placeholders.is_counting(placeholders.fold(local))
    return empty and (name == local or len(name) < 2 or (len(name) > 2 and len(set(name)) < 2))
