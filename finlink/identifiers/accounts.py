"""Explains values that are accounts: IBANs, IBANs gone wrong, and domestic numbers."""

from finlink.identifiers import domestic, iban, iban_national, placeholders
from finlink.identifiers.errors import IdentifierError, InvalidChecksum
from finlink.identifiers.iban_registry import UNREGISTERED
from finlink.identifiers.identified import UNCHECKED, VERIFIED, WEAK, Identified
from finlink.identifiers.text import visible

_HOLDS = "IBAN: check digits hold"
_HOLDS_UNREGISTERED = {
    country: f"IBAN: check digits hold ({country} is not in the IBAN registry, so only its length is known)"
    for country in UNREGISTERED
}
_COUNTRIES = {
    "SRB": "RS", "MNE": "ME", "MKD": "MK", "BIH": "BA", "XKX": "XK", "XKK": "XK", "UNK": "XK", "KOS": "XK",
    "SVN": "SI", "HRV": "HR", "ALB": "AL", "BGR": "BG", "ROU": "RO", "MDA": "MD", "TUR": "TR", "GRC": "GR",
    "EL": "GR", "UK": "GB",
}  # fmt: skip
_LENGTH_SLACK = 4  # characters; a value further off is some other number that begins like an IBAN
_SHORTEST_IBAN = 15  # characters, of Norway
_SHORTEST = 5  # letters and digits of a domestic number that can tell one account from another


def country_code(country: str) -> str:
    """Return a country code in upper case, alpha-3 codes of the region as alpha-2.

    >>> country_code("srb"), country_code("XK"), country_code("")
    ('RS', 'XK', '')
    """
    code = domestic.compact(country)
    return _COUNTRIES.get(code, code)


def good_iban(value: str, number: str) -> Identified:
    """Explain a valid compact IBAN."""
    country = number[:2]
    reason = _HOLDS_UNREGISTERED.get(country, _HOLDS)
    fault = iban_national.fault(number)
    if fault:
        reason = f"{_HOLDS}; the national check digits of {country} do not ({fault}), so compare it with the document"
    return Identified(value, "account", "iban", True, reason, number, country, VERIFIED, "account:" + number)


def bad_iban(value: str, text: str, remark: str) -> Identified | None:
    """Explain a value that is built like an IBAN but is none; return None when it is not built like one.

    `text` is the value with look-alike characters replaced, `remark` what was replaced ("" when nothing was).
    """
    number = iban.compact(text)
    if iban.SHAPE.fullmatch(number) is None or len(number) < _SHORTEST_IBAN:
        return None
    structure = iban.COUNTRIES.get(number[:2])
    if structure is None and iban.check_digits(number[:2], number[4:]) != number[2:4]:
        return None
    if structure is not None and abs(len(number) - structure.length) > _LENGTH_SLACK:
        return None
    reason = remark
    if not remark:
        try:
            return good_iban(value, iban.validate(number))
        except IdentifierError as error:
            reason = str(error)
    shown = visible(iban.compact(value)) if remark else number
    country = number[:2] if structure is not None else ""
    node = "account:" + shown
    return Identified(value, "account", "iban", False, f"IBAN: {reason}", shown, country, WEAK, node)


def converted(value: str, text: str, country: str) -> Identified | None:
    """Explain a domestic number by the rule of its country: an IBAN, or wrong; None when no rule applies."""
    if country in domestic.COMPLETE:
        return _complete(value, text, country)
    if country not in domestic.RULES:
        return None
    number = domestic.compact(text)
    try:
        full = domestic.to_iban(text, country)
    except InvalidChecksum as error:
        node = f"account:{country}/{number}"
        reason = f"domestic number of {country}: {error}"
        return Identified(value, "account", "domestic", False, reason, number, country, WEAK, node)
    except IdentifierError:
        return None
    reason = f"domestic number of {country}: national check digits hold; converted to IBAN"
    return Identified(value, "account", "iban", True, reason, full, country, VERIFIED, "account:" + full)


def _complete(value: str, text: str, country: str) -> Identified | None:
    """Explain a number that is built like its country's whole account number; None when it is not."""
    try:
        full = domestic.complete_to_iban(text, country)
    except IdentifierError:
        return None
    node = "account:" + full
    if country in iban_national.RULES:
        reason = f"domestic number of {country}: the check digit of the bank code holds; converted to IBAN"
        return Identified(value, "account", "iban", True, reason, full, country, VERIFIED, node)
    reason = f"domestic number of {country}: built like a whole one, which has no check; converted to IBAN"
    return Identified(value, "account", "iban", None, reason, full, country, UNCHECKED, node)


def other(value: str, text: str, country: str, bank: str, remark: str) -> Identified:
    """Explain any other account number; a `remark` says what is wrong with its characters."""
    number = domestic.compact(text)
    owner = country or domestic.compact(bank)
    strength = WEAK
    if remark:
        reason = f"domestic number: {remark}"
    elif placeholders.is_filler(number):
        reason = "stands for an unknown account, not for a number"
    elif len(number) < _SHORTEST or not any(map(str.isdigit, number)):
        reason = "domestic number: too short, or without a digit, to tell accounts apart"
    elif owner:
        reason, strength = "domestic number: no check is known", UNCHECKED
    else:
        reason = "domestic number: neither country nor bank is known, so it cannot tell accounts apart"
    code = country if len(country) == 2 and country.isascii() and country.isalpha() else ""
    valid = False if remark else None
    node = f"account:{owner or '-'}/{number}"
    return Identified(value, "account", "domestic", valid, reason, number, code, strength, node)


def looks_numeric(number: str) -> bool:
    """Tell whether a compact value without any context is an account number rather than words."""
    digits = sum(map(str.isdigit, number))
    return digits >= _SHORTEST and digits * 2 >= len(number)
