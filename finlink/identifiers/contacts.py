"""Contacts of parties: what a cell of telephone numbers, e-mail addresses or user names holds, one by one.

Each gets a node id under which two writings of one contact meet, and a strength that says how far sharing it means
anything; one that is wrong, or that stands for "not known", joins nothing.

>>> [one.node for one in identify_contact("phone", "060/555-0101, 061 222 3333", "RS")]
['phone:+381605550101', 'phone:+381612223333']
>>> identify_contact("email", "info@example.org").pop().strength
0.5
>>> identify_contact("handle", "viber: 060 555 0101", "RS").pop().node
'phone:+381605550101'
"""

import gc
from collections.abc import Iterable
from typing import NamedTuple

from finlink.identifiers import email_address, handle, phone, placeholders
from finlink.identifiers.errors import IdentifierError
from finlink.identifiers.identified import UNCHECKED, WEAK
from finlink.identifiers.phone_plans import UNLISTED
from finlink.identifiers.text import visible

NOT_KNOWN = "stands for "
"""How the reason begins where a value was only typed to fill the field."""

NO_COUNTRY = "telephone number without its country"
"""How the reason begins where only the digits of a telephone number are known."""


class Contact(NamedTuple):
    """One contact explained."""

    value: str  # as written
    node: str  # "" where it joins nothing
    valid: bool | None  # True checked and right, False wrong, None no check exists or none is certain
    strength: float  # of a link by an exact match; 0.0 where it joins nothing
    reason: str  # plain words
    kind: str  # "phone", "email", "user name", "internet address", ...
    normal: str
    sort: str  # of a phone "mobile", ...; of a user name its platform
    country: str  # of a phone


def _wrong(value: str, kind: str, error: IdentifierError) -> Contact:
    reason = str(error)
    valid = None if reason.startswith(NOT_KNOWN) else False
    return Contact(value, "", valid, 0.0, reason, kind, "", "", "")


def _phone(value: str, country: str) -> Contact:
    try:
        found = phone.describe(value, country)
    except IdentifierError as error:
        if not any(map(str.isdigit, value)) and placeholders.is_placeholder(value):
            return _wrong(value, "phone", IdentifierError("stands for an unknown number"))
        return _wrong(value, "phone", error)
    more = f"; extension {found.extension} is left out" if found.extension else ""
    more += "; its last digits look typed to fill the field" if found.doubtful else ""
    if not found.sort:
        reason = f"{NO_COUNTRY}, so only its digits are known{more}"
        return Contact(value, f"phone:-/{found.normal}", None, WEAK, reason, "phone", found.normal, "", "")
    owner = found.country or "several countries"
    valid = None if found.sort == UNLISTED else True
    if found.sort == UNLISTED:
        reason = f"telephone number in no range that is known of {owner}{more}"
    else:
        reason = f"{found.sort} number of {owner}{more}"
    strength = WEAK if found.sort == UNLISTED or found.of_a_service or found.doubtful else UNCHECKED
    node = f"phone:{found.normal}"
    return Contact(value, node, valid, strength, reason, "phone", found.normal, found.sort, found.country)


def _email(value: str) -> Contact:
    if email_address.is_placeholder(value):
        return Contact(value, "", None, 0.0, "stands for an unknown e-mail address", "email", "", "", "")
    try:
        address = email_address.validate(value)
    except IdentifierError as error:
        return _wrong(value, "email", error)
    role = email_address.is_role(address)
    reason = "e-mail address of an office, which several people read" if role else "e-mail address, built like one"
    return Contact(
        value, f"email:{visible(address)}", True, WEAK if role else UNCHECKED, reason, "email", address, "", ""
    )


def _handle(value: str, country: str) -> Contact:
    if "@" in value[1:] and email_address.is_valid(value) and ":" not in value and "/" not in value:
        return _email(value)
    try:
        found = handle.describe(value)
    except IdentifierError as error:
        if value.lstrip()[:1] == "+" and phone.is_valid(value):
            return _phone(value, country)
        return _wrong(value, "handle", error)
    if found.kind == "phone":
        one = _phone(found.normal, country)
        return one._replace(value=value, reason=f"{one.reason}; {found.reason}")
    if value.lstrip()[:1] == "+" and found.kind == "user name":
        return _phone(value, country)
    valid = True if found.kind == "internet address" or found.node.startswith("imei:") else None
    node = visible(found.node)
    return Contact(value, node, valid, found.strength, found.reason, found.kind, found.normal, found.platform, "")


def identify_contact(column: str, value: str, country: str = "") -> list[Contact]:
    """Say what a cell of the column "phone", "email" or "handle" holds; never raises.

    `country` (ISO 3166) is where a telephone number without `+` would be dialled so, "" when not known.
    """
    if column == "phone":
        if "@" in value and email_address.is_valid(email_address.split(value)[0]):
            return [_email(one) for one in email_address.split(value)]
        return [_phone(one, country) for one in phone.split(value)]
    if column == "email":
        return [_email(one) for one in email_address.split(value)]
    return [_handle(one, country) for one in handle.split(value)]


def identify_contacts(cells: Iterable[tuple[str, str, str]]) -> list[list[Contact]]:
    """Say what each (column, value, country) holds, in order; the same as `identify_contact` on each."""
    collecting = gc.isenabled()
    gc.disable()  # looking for cycles among new values that have none takes a quarter of the time
    try:
        return [identify_contact(*cell) for cell in cells]
    finally:
        if collecting:
            gc.enable()
