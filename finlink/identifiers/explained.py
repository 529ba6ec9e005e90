"""What any value is, for people who ask: an account, a wallet, a bank's BIC, a national number, or a contact.

`identify` answers for a build, where the column says what to expect. Here nothing is known, so a bare number may be
several things: all are said, and none is guessed.

>>> [explain("DEUTDEFF500").chain, explain("RO18547290").chain, explain("0101006500006", country="RS").chain]
['bic', 'CUI', 'JMBG']
>>> explain("10000000146").reason
'TCKN of TR: the check digit holds; or a domestic account number (nothing says of which country)'
"""

from datetime import date
from typing import NamedTuple

from finlink.identifiers import bic, contacts, email_address, phone, secret_keys
from finlink.identifiers.accounts import country_code
from finlink.identifiers.classify import identify
from finlink.identifiers.errors import IdentifierError, InvalidComponent
from finlink.identifiers.identified import Identified
from finlink.identifiers.persons import PersonId, identify_person

_KNOWN = frozenset({"account", "wallet", "unknown"})


class Explained(NamedTuple):
    """One value explained, as `finlink id` lists it."""

    value: str  # as written; of a secret only the beginning
    kind: str  # "account", "wallet", "bank", "national id", several joined by "or", a contact's, or "unknown"
    chain: str  # of an account or a wallet as in `Identified`, "bic", the national number ("JMBG"), the platform
    valid: bool | None
    reason: str
    normal: str
    country: str
    birth_date: date | None  # in a national number


def _from(found: Identified) -> Explained:
    """Return what `identify` found; the text of a secret key does not leave."""
    value, normal = found.value, found.normal
    if found.kind not in _KNOWN:
        value = normal = secret_keys.masked(value)
    return Explained(value, found.kind, found.chain, found.valid, found.reason, normal, found.country, None)


def _bank(value: str) -> Explained | None:
    """Explain a BIC, or a value with everything of one but the country; None when it is not built like one."""
    if not bic.compact(value)[:4].isalpha():
        return None  # ISO 9362 allows digits there, but no bank has them, and case numbers do
    try:
        number = bic.validate(value)
    except InvalidComponent as error:
        number = bic.compact(value)
        if not any(map(str.isdigit, number)):
            return None  # as likely a word
        return Explained(value, "bank", "bic", False, f"BIC: {error}", number, "", None)
    except IdentifierError:
        return None
    remark = bic.remark(number)
    reason = "BIC: built like one (BICs have no check digit)" + (f"; {remark}" if remark else "")
    return Explained(value, "bank", "bic", True, reason, number, number[4:6], None)


def _national(value: str, person: PersonId, reason: str) -> Explained:
    chain = person.kind or " or ".join(person.kinds)
    return Explained(
        value, "national id", chain, person.valid, reason, person.normal, person.country, person.birth_date
    )


def explain(value: str, *, country: str = "") -> Explained:
    """Say what a value is; never raises.

    `country` (ISO 3166, XK for Kosovo) is the country of a domestic account number or of a national number.
    """
    found = identify(value, country=country)
    contact = _contact(value, country, found)
    if contact is not None:
        return contact
    return _with_phone(_numbered(value, country, found), country)


def _numbered(value: str, country: str, found: Identified) -> Explained:
    """Explain what is no contact: an account, a wallet, a bank, a national number."""
    account = found.kind == "account"
    if found.kind not in {"account", "unknown"} or (account and found.chain == "iban" and not _domestic(found)):
        return _from(found)
    bank = _bank(value)
    if bank is not None:
        return bank
    person = identify_person(value, country)
    fits = bool(person.kinds) or person.valid is not None
    if not fits:
        lost = person.reason if person.reason.startswith("with a 0") else ""
        base = _from(found)
        return base._replace(reason=f"{base.reason}; {lost}") if lost else base
    if _domestic(found) and found.valid is not False:
        both = f"{found.reason}; or {person.reason}"
        return _from(found)._replace(kind="account or national id", reason=both)
    if account and found.valid is None and not any(map(str.isalpha, value)):
        where = f"of {country_code(country)}" if country else "(nothing says of which country)"
        return _national(value, person, f"{person.reason}; or a domestic account number {where}")
    return _national(value, person, person.reason)


def _contact(value: str, country: str, found: Identified) -> Explained | None:
    """Explain what is written as nothing but a contact is: `+381…`, `name@example.org`, `t.me/name`, `IMEI …`."""
    text = value.strip()
    if found.valid is True or found.kind not in _KNOWN or not any(map(str.isalnum, text)):
        return None
    if text[0] == "+" or text.lower().startswith("tel:"):
        return _of(contacts.identify_contact("phone", value, country)[0], country)
    if "@" in text[1:] and email_address.is_valid(text):
        return _of(contacts.identify_contact("email", value)[0], "")
    written_out = text[0] == "@" or "://" in text or "/" in text or ":" in text or " " in text
    one = contacts.identify_contact("handle", value, country)[0]
    known = one.sort or one.kind in {"internet address", "web address"} or one.node.startswith(("mac:", "phone:"))
    if known or (one.node and text[0] == "@") or (one.node.startswith("imei:") and written_out):
        return _of(one, "")
    return None


def _of(one: contacts.Contact, country: str) -> Explained:
    return Explained(one.value, one.kind, one.sort, one.valid, one.reason, one.normal, one.country or country, None)


def _with_phone(base: Explained, country: str) -> Explained:
    """Add that bare digits may be a telephone number too, where its plan lists it."""
    text = base.value.strip()
    if base.valid is True or not text[:1].isdigit() or (not country and text[:2] != "00"):
        return base
    try:
        found = phone.describe(text, country)
    except IdentifierError:
        return base
    if found.sort not in {"mobile", "fixed", "mobile or fixed"}:
        return base
    said = f"{base.reason}; or the {found.sort} telephone number {found.normal} of {found.country}"
    return base._replace(reason=said)


def _domestic(found: Identified) -> bool:
    """Tell whether an account was written as a domestic number, which bare digits can be by chance."""
    return found.kind == "account" and found.reason.startswith("domestic number of ")
