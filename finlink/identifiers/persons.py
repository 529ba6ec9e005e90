"""Which national number a person's or a company's number is, and whether its check digits hold.

The country of the row comes first, because one number can fit the rules of several. Where it fits none of them but that
of another country it is that country's: people move. Where several fit and nothing settles it, all are named and none
is chosen. A number that no rule here knows (a passport, a number of another region) is unknown, not wrong.

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

from finlink.identifiers import person
from finlink.identifiers.accounts import country_code
from finlink.identifiers.national_ids import KINDS, Kind, born_on

_PREFIXES = {
    "AL": "AL", "BA": "BA", "BG": "BG", "EL": "GR", "GR": "GR", "HR": "HR", "MD": "MD", "ME": "ME", "MK": "MK",
    "МК": "MK", "RO": "RO", "RS": "RS", "SI": "SI", "TR": "TR", "XK": "XK", "BIH": "BA", "SRB": "RS",
}  # fmt: skip
_SHORTEST = 6  # digits or letters; the same as of `person.is_placeholder`
_DATED = [kind for kind in KINDS if kind.name in {"JMBG", "CNP"}]


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


def _titled(kind: Kind, home: str) -> str:
    """Return the name of a kind with the country that it needs to be clear."""
    return kind.name if home in kind.countries or len(kind.countries) > 1 else f"{kind.name} of {kind.countries[0]}"


def _listed(kinds: list[Kind], home: str, last: str) -> str:
    names = list(dict.fromkeys(_titled(kind, home) for kind in kinds))
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}"


def _split(number: str) -> tuple[str, str]:
    """Return the country that the letters in front of a compact number name, and the number without them."""
    if number[0].isdigit():
        return "", number
    for length in (3, 2):
        country = _PREFIXES.get(number[:length], "")
        rest = number[length:]
        if country and len(rest) >= _SHORTEST - 2 and (rest.isdigit() or (country == "AL" and len(rest) == 10)):
            return country, rest
    return "", number


def _preferring(kinds: list[Kind], party: str) -> list[Kind]:
    """Leave out kinds of the other sort of party where some fit this one."""
    return [kind for kind in kinds if not party or kind.party in {"", party}] or kinds


class _Judgement(NamedTuple):
    """What the rules say about a compact number."""

    valid: bool | None
    reason: str
    kinds: list[Kind]
    chosen: Kind | None = None


def _judge(number: str, home: str, party: str, *, own_only: bool) -> _Judgement:
    """Hold a number against the rules of its country, then against all others."""
    own = [kind for kind in _of(home) if kind.shape.fullmatch(number)]
    faults = [(kind, kind.fault(number)) for kind in own]
    fits = _preferring([kind for kind, fault in faults if not fault], party)
    if fits and (any(kind.common for kind in fits) or all(kind in fits for kind in own)):
        best = next((kind for kind in fits if kind.checked), fits[0])
        others = [kind for kind in fits if kind is not best]
        also = f" (it fits {_listed(others, home, 'and')} as well)" if others else ""
        if not best.checked:
            return _Judgement(None, f"built like {best.name} of {home}, whose check is not public{also}", fits, best)
        return _Judgement(True, f"{best.name}: the check digit holds{also}", [best, *others], best)
    abroad = fits if fits or own_only else _abroad(number, home)
    wrong = [(kind, fault) for kind, fault in faults if fault and (not party or kind.party in {"", party})]
    if not home and not any(kind.elsewhere and kind.elsewhere.fullmatch(number) for kind in abroad):
        wrong = [(kind, kind.fault(number)) for kind in _DATED if _holds_date(kind, number)]
    if not abroad:
        return _unfit(number, home, wrong)
    abroad = _preferring([kind for kind in abroad if kind.rare] or abroad, party) if wrong or home else abroad
    chosen = abroad[0] if len({kind.name + kind.countries[0] for kind in abroad}) == 1 else None
    if wrong and not any(kind.rare for kind in abroad):
        failed = _listed([kind for kind, _ in wrong], home, "and")
        reason = f"fails the check of {failed}, but fits {_listed(abroad, home, 'and')}; not certain which it is"
        return _Judgement(None, reason, abroad)
    valid = True if any(kind.checked for kind in abroad) else None
    if chosen is None:
        reason = f"fits {_listed(abroad, home, 'and')}; only its country settles which it is"
    elif valid:
        reason = f"{_titled(chosen, home)}: the check digit holds"
    else:
        reason = f"built like {_titled(chosen, home)}, whose check is not public"
    return _Judgement(valid, reason, abroad, chosen)


_home = lru_cache(maxsize=4096)(country_code)


@lru_cache(maxsize=512)
def _of(home: str) -> tuple[Kind, ...]:
    return tuple(kind for kind in KINDS if home in kind.countries)


@lru_cache(maxsize=512)
def _foreign_to(home: str) -> tuple[Kind, ...]:
    far = bool(home) and not _of(home)
    others = (kind for kind in KINDS if home not in kind.countries and kind.elsewhere is not None)
    return tuple(kind for kind in others if kind.rare or not far)


def _abroad(number: str, home: str) -> list[Kind]:
    """Return the kinds of other countries that a number fits; far away only those that seldom fit by chance.

    A German tax number, for one, has the check digit of a Croatian OIB. Without a country, the wide shapes are tried
    where no narrow one fits.
    """
    others = _foreign_to(home)
    narrow = [kind for kind in others if kind.elsewhere and kind.elsewhere.fullmatch(number) and not kind.fault(number)]
    if narrow or home:
        return narrow
    return [kind for kind in others if kind.shape.fullmatch(number) and not kind.fault(number)]


def _unfit(number: str, home: str, wrong: list[tuple[Kind, str]]) -> _Judgement:
    """Judge a number that fits no rule; `wrong` are the kinds of its country that it is built like."""
    if wrong and all(kind.certain for kind, _ in wrong):
        failed = _listed([kind for kind, _ in wrong], home, "or") + (f" of {home}" if home else "")
        why = wrong[0][1] if len({fault for _, fault in wrong}) == 1 else "no check holds"
        return _Judgement(False, f"{failed}: {why}", [], wrong[0][0] if len(wrong) == 1 else None)
    if wrong:
        failed = _listed([kind for kind, _ in wrong], home, "or")
        return _Judgement(None, f"built like {failed} of {home}, but its check, which is not published, fails", [])
    lost = [kind for kind in KINDS if (not home or home in kind.countries) and _lost_zero(kind, number)]
    if lost:
        reason = f"with a 0 in front it is {_listed(lost, home, 'or')}: a spreadsheet may have dropped it"
        return _Judgement(None, reason, [])
    return _Judgement(None, "no rule for such a number is known here", [])


def _holds_date(kind: Kind, number: str) -> bool:
    return kind.shape.fullmatch(number) is not None and kind.born is not None and bool(kind.born(number))


def _lost_zero(kind: Kind, number: str) -> bool:
    """Tell whether a number with a date at its head holds once the zero that spreadsheets drop is put back."""
    whole = "0" + number
    return kind.rare and kind.born is not None and bool(kind.shape.fullmatch(whole)) and not kind.fault(whole)


def identify_person(number: str, country: str = "", birth_date: date | None = None, party: str = "") -> PersonId:
    """Say which national number this is and whether it holds; never raises.

    `country` is what the row says (ISO 3166), `birth_date` its date of birth, `party` "person" or "company", each empty
    when not known.
    """
    compact = person.compact(number)
    if not any(map(str.isalnum, compact)):
        return PersonId(number, "", None, "empty: no letter or digit", "", "", None, False, ())
    if person.is_placeholder(compact):
        reason = "stands for an unknown number, or is too short to be one"
        return PersonId(number, "", None, reason, compact, "", None, False, ())
    named, body = _split(compact)
    home = named or _home(country)
    found = _judge(body, home, party, own_only=bool(named))
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
