"""Which national numbers a compact number fits: those of its country first, then those of the others.

>>> judge("0101006500006", "RS", "", own_only=False).reason
'JMBG: the check digit holds'
>>> judge("7026480", "RS", "", own_only=False).reason
'with a 0 in front it is MB: a spreadsheet may have dropped it'
"""

from functools import lru_cache
from typing import NamedTuple

from finlink.identifiers.national_ids import KINDS, Kind

_DATED = [kind for kind in KINDS if kind.name in {"JMBG", "CNP"}]
_PAPER = "no check holds, but it may be the number of an identity card or a passport, which have none"


def _titled(kind: Kind, home: str) -> str:
    """Return the name of a kind with the country that it needs to be clear."""
    return kind.name if home in kind.countries or len(kind.countries) > 1 else f"{kind.name} of {kind.countries[0]}"


def _listed(kinds: list[Kind], home: str, last: str) -> str:
    names = list(dict.fromkeys(_titled(kind, home) for kind in kinds))
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}"


def _preferring(kinds: list[Kind], party: str) -> list[Kind]:
    """Leave out kinds of the other sort of party: of a person all, of a company where some fit a company.

    A trader may stand among companies under a personal number, but no person has a company's.
    """
    fitting = [kind for kind in kinds if not party or kind.party in {"", party}]
    return fitting if fitting or party == "person" else kinds


class Judgement(NamedTuple):
    """What the rules say about a compact number."""

    valid: bool | None
    reason: str
    kinds: list[Kind]
    chosen: Kind | None = None


def judge(number: str, home: str, party: str, *, own_only: bool) -> Judgement:
    """Hold a number against the rules of its country, then against all others."""
    own = [kind for kind in _of(home) if kind.shape.fullmatch(number)]
    faults = [(kind, kind.fault(number)) for kind in own]
    fits = _preferring([kind for kind, fault in faults if not fault], party)
    if fits and (any(kind.common for kind in fits) or all(kind in fits for kind in own)):
        best = next((kind for kind in fits if kind.checked), fits[0])
        others = [kind for kind in fits if kind is not best]
        also = f" (it fits {_listed(others, home, 'and')} as well)" if others else ""
        if not best.checked:
            return Judgement(None, f"built like {best.name} of {home}, whose check is not public{also}", fits, best)
        return Judgement(True, f"{best.name}: the check digit holds{also}", [best, *others], best)
    abroad = fits if fits or own_only else _preferring(_abroad(number, home), party)
    wrong = [(kind, fault) for kind, fault in faults if fault and (not party or kind.party in {"", party})]
    if party == "person" and any(kind.paper for kind, _ in wrong):
        return Judgement(None, _PAPER, [])
    if not home and not any(kind.elsewhere and kind.elsewhere.fullmatch(number) for kind in abroad):
        wrong = [(kind, kind.fault(number)) for kind in _DATED if _holds_date(kind, number)]
    if not abroad or (home and not wrong and not fits and not any(kind.rare for kind in abroad)):
        return _unfit(number, home, party, wrong)
    abroad = _preferring([kind for kind in abroad if kind.rare] or abroad, party) if wrong or home else abroad
    chosen = abroad[0] if len({kind.name + kind.countries[0] for kind in abroad}) == 1 else None
    if wrong and not any(kind.rare for kind in abroad):
        failed = _listed([kind for kind, _ in wrong], home, "and")
        reason = f"fails the check of {failed}, but fits {_listed(abroad, home, 'and')}; not certain which it is"
        return Judgement(None, reason, abroad)
    valid = True if any(kind.checked for kind in abroad) else None
    if chosen is None:
        reason = f"fits {_listed(abroad, home, 'and')}; only its country settles which it is"
    elif valid:
        reason = f"{_titled(chosen, home)}: the check digit holds"
    else:
        reason = f"built like {_titled(chosen, home)}, whose check is not public"
    return Judgement(valid, reason, abroad, chosen)


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


def _unfit(number: str, home: str, party: str, wrong: list[tuple[Kind, str]]) -> Judgement:
    """Judge a number that fits no rule; `wrong` are the kinds of its country that it is built like."""
    if wrong and all(kind.certain for kind, _ in wrong):
        failed = _listed([kind for kind, _ in wrong], home, "or") + (f" of {home}" if home else "")
        why = wrong[0][1] if len({fault for _, fault in wrong}) == 1 else "no check holds"
        return Judgement(False, f"{failed}: {why}", [], wrong[0][0] if len(wrong) == 1 else None)
    if wrong:
        failed = _listed([kind for kind, _ in wrong], home, "or")
        return Judgement(None, f"built like {failed} of {home}, but its check, which is not published, fails", [])
    near = [kind for kind in KINDS if not home or home in kind.countries]
    lost = [kind for kind in _preferring(near, party) if _lost_zero(kind, number, home)]
    if lost:
        reason = f"with a 0 in front it is {_listed(lost, home, 'or')}: a spreadsheet may have dropped it"
        return Judgement(None, reason, [])
    return Judgement(None, "no rule for such a number is known here", [])


def _holds_date(kind: Kind, number: str) -> bool:
    return kind.shape.fullmatch(number) is not None and kind.born is not None and bool(kind.born(number))


def _lost_zero(kind: Kind, number: str, home: str) -> bool:
    """Tell whether a number holds once the zero that spreadsheets drop is put back.

    Without a country only a number with a date at its head is tried: one check digit is met by chance.
    """
    whole = "0" + number
    told = (kind.rare and kind.born is not None) or (bool(home) and kind.checked)
    return told and number.isdigit() and bool(kind.shape.fullmatch(whole)) and not kind.fault(whole)
