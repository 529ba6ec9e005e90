"""Which national number a person's or a company's number is, and whether its check digits hold.

The country of the row comes first, because one number can fit the rules of several. Where it fits none of them but one
of another country whose check chance seldom meets (two digits, or a date) it is that country's: people move. One check
digit of another country proves nothing, as every tenth number has it. Where several fit and nothing settles it, all are
named and none is chosen. A number that no rule here knows (a passport, a number of another region) is unknown, not
wrong; nor does a person's number become a company's.

>>> identify_person("0101006500006", "RS").reason
'JMBG: the check digit holds'
>>> identify_person("RO 18547290").normal
'18547290'
>>> identify_person("0101006500007", "RS").valid
False
>>> identify_person("12345678903").kinds
('OIB',)
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from finlink.identifiers import person, placeholders
from finlink.identifiers.accounts import country_code
from finlink.identifiers.judging import Judgement, judge
from finlink.identifiers.national_ids import born_on
from finlink.identifiers.text import nfkc
from finlink.identifiers.written import person_core

_PREFIXES = {
    "AL": "AL", "BA": "BA", "BG": "BG", "EL": "GR", "GR": "GR", "HR": "HR", "MD": "MD", "ME": "ME", "MK": "MK",
    "МК": "MK", "RO": "RO", "RS": "RS", "SI": "SI", "TR": "TR", "XK": "XK", "BIH": "BA", "SRB": "RS",
}  # fmt: skip
_SHORTEST = 6  # digits or letters; the same as of `person.is_placeholder`
_SHORTEST_CUI = 2  # digits


class PersonId(NamedTuple):
    """A national number explained."""

    number: str  # as written
    kind: str  # "JMBG", ...; "" where no rule fits, or several do and nothing settles it
    valid: bool | None  # True a check holds, False it does not, None no rule is known or none is certain
    reason: str  # plain words
    normal: str  # without separators and, where the kind is known, without the country's letters
    country: str  # ISO 3166 alpha-2 of the rule, "" where it is not known
    birth_date: date | None  # in the number; None where it has none, or not the century
    differs: bool  # from the date of birth that the row gives
    kinds: tuple[str, ...]  # all that fit


def _split(number: str) -> tuple[str, str]:
    """Return the country that the letters in front of a compact number name, and the number without them."""
    if number[0].isdigit():
        return "", number
    for length in (3, 2):
        country = _PREFIXES.get(number[:length], "")
        rest = number[length:]
        shortest = _SHORTEST_CUI if country == "RO" else _SHORTEST - 2
        if country and len(rest) >= shortest and (rest.isdigit() or (country == "AL" and len(rest) == 10)):
            return country, rest
    return "", number


_home = lru_cache(maxsize=4096)(country_code)


def _short_cui(found: Judgement, body: str) -> bool:
    """Tell whether a number too short to be another's is an old Romanian company's."""
    is_cui = found.chosen is not None and found.chosen.name == "CUI" and found.valid is True
    return is_cui and len(body) < _SHORTEST and not placeholders.is_filler(body)


def identify_person(number: str, country: str = "", birth_date: date | None = None, party: str = "") -> PersonId:
    """Say which national number this is and whether it holds; never raises.

    `country` is what the row says (ISO 3166), `birth_date` its date of birth, `party` "person" or "company", each empty
    when not known.
    """
    compact = person.compact(person_core(nfkc(number)))
    if not any(map(str.isalnum, compact)):
        return PersonId(number, "", None, "empty: no letter or digit", "", "", None, False, ())
    named, body = _split(compact)
    home = named or _home(country)
    found = judge(body, home, party, own_only=bool(named))
    if person.is_placeholder(compact) and not (home == "RO" and _short_cui(found, body)):
        reason = "stands for an unknown number, or is too short to be one"
        return PersonId(number, "", None, reason, compact, "", None, False, ())
    if found.chosen is None or found.valid is False:
        normal = compact
    else:
        normal = body.zfill(9) if found.chosen.name == "AFM" else body
    kind, born, differs = "", None, False
    if found.chosen is not None:
        kind = found.chosen.name
        if found.valid is not False:
            born, differs = born_on(found.chosen, body, birth_date)
            differs = differs and len(found.kinds) == 1
    owner = "" if found.chosen is None else home if home in found.chosen.countries else ""
    if found.chosen is not None and not owner and len(found.chosen.countries) == 1:
        owner = found.chosen.countries[0]
    kinds = tuple(dict.fromkeys(one.name for one in found.kinds))
    return PersonId(number, kind, found.valid, found.reason, normal, owner, born, differs, kinds)


def identify_persons(rows: Iterable[tuple[str, str, date | None, str]]) -> list[PersonId]:
    """Say what each (number, country, birth date, party) is, in order; the same as `identify_person` on each."""
    return [identify_person(*row) for row in rows]
