"""BIC (business identifier code, also SWIFT code): who a bank is.

Four letters or digits of the institution (letters in practice), the country, two letters or digits, and three more for
a branch (`XXX` the head office). There is no check digit: what is built like a BIC need not have been issued. Kosovo
uses XK. The last of the first eight characters says whether messages can be sent: 0 is a test code, 1 a passive one.

Source: ISO 9362:2022; ISO 3166-1 for the countries.

>>> validate("deut de ff 500")
'DEUTDEFF500'
>>> validate("DEUTZZFF")
Traceback (most recent call last):
    ...
finlink.identifiers.errors.InvalidComponent: ZZ is no country
>>> format("DEUTDEFF500")
'DEUT DE FF 500'
"""

import re

from finlink.identifiers.errors import IdentifierError, InvalidComponent, InvalidFormat, InvalidLength
from finlink.identifiers.text import ascii_upper, drop_separators, intruder

COUNTRIES = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
    GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO
    JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR
    MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO
    RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV
    TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
    """.split()  # noqa: SIM905 - a table of codes reads better than one of quotes
)
"""ISO 3166-1 alpha-2 codes, and XK for Kosovo."""

_LABEL = re.compile(r"\s*(?:BIC(?:\s*/\s*SWIFT)?|SWIFT(?:\s*/\s*BIC)?(?:\s*CODE)?)\s*[:#]\s*", re.IGNORECASE)
_SHAPE = re.compile(r"[0-9A-Z]{4}[A-Z]{2}[0-9A-Z]{2}(?:[0-9A-Z]{3})?")


def compact(text: str) -> str:
    """Return `text` in upper case without spaces, hyphens and a leading "BIC:" or "SWIFT:"."""
    label = _LABEL.match(text)
    return ascii_upper(drop_separators(text[label.end() :] if label else text))


def validate(text: str) -> str:
    """Return the compact BIC of 8 or 11 characters; raise an `IdentifierError` saying what is wrong with it.

    Raises:
        InvalidLength: not 8 or 11 characters.
        InvalidFormat: not built like a BIC.
        InvalidComponent: no such country.

    """
    number = compact(text)
    if _SHAPE.fullmatch(number) is None:
        remark = intruder(text)
        if remark:
            raise InvalidFormat(remark)
        if len(number) not in {8, 11}:
            raise InvalidLength(f"has {len(number)} characters, a BIC has 8 or 11")
        raise InvalidFormat("not four letters, a country, two letters or digits and, for a branch, three more")
    if number[4:6] not in COUNTRIES:
        raise InvalidComponent(f"{number[4:6]} is no country")
    return number


def is_valid(text: str) -> bool:
    """Tell whether `text` is built like a BIC of a country that there is."""
    try:
        validate(text)
    except IdentifierError:
        return False
    return True


def remark(number: str) -> str:
    """Say what the eighth character of a compact BIC means; "" when nothing special.

    >>> remark("DEUTDEF0"), remark("NBSRRSB1")
    ('a test code, no payments go there', 'a passive code, not connected to SWIFT')
    """
    return {"0": "a test code, no payments go there", "1": "a passive code, not connected to SWIFT"}.get(number[7], "")


def format(text: str) -> str:  # noqa: A001 - the verb python-stdnum made customary
    """Return the BIC in its parts."""
    number = compact(text)
    return " ".join(part for part in (number[:4], number[4:6], number[6:8], number[8:]) if part)
