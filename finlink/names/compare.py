"""Weighing two names word by word: what agrees, how rare it is, and what stands against.

The weight is in bits: log2 of how much likelier the pair is if both names belong to one person than if they belong to
two. A rare word in common weighs more than a common one. Swapped order costs nothing (many sources write the family
name first); a word that only one side has (a middle name, a patronymic) costs little; a word on each side that has
no counterpart costs much.

Source of the method: Fellegi and Sunter (1969) with term frequencies; the figures are finlink's working figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log2, sqrt
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA, JaroWinkler

from finlink.names.fold import skeleton
from finlink.names.forms import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from finlink.names.forms import NameForm

SAME = 0.9
"""How often a word of a person's name is written the same in two records of that person (m)."""

COMMON, GENERAL = 1 / 60, 1 / 8
"""How often two strangers share a word (u): a common name, a general word of companies' names."""

CONFLICT_PERSON, CONFLICT_COMPANY, ONE_SIDED, COMPANY_ONE_SIDED = -9.0, -6.0, -1.0, -2.5
SIBLINGS = 10.0
"""What agrees counts no more than this where each side has a word of its own: siblings, branches of one firm."""

INITIAL = 2.5
_LIKE, _ALIKE = 0.93, 0.87
"""Jaro-Winkler similarity from which two words are taken for one with a slip, or for alike."""


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How two names compare: the weight in bits, how alike they are (one of LEVELS), and a sentence that says why."""

    bits: float
    level: str
    says: str


LEVELS = ("same", "alike", "one word", "part", "different")
"""All words agree; they agree but for slips, initials or missing words; one word of a longer name is all that the other
has; some agree and some stand against each other; none agrees."""


def rarity(counts: Mapping[str, int], size: int) -> Callable[[str], float]:
    """Return a function that says how often two strangers share a word (u), for a register of ``size`` people.

    ``counts`` says for how many of them the word stands. A word that is rare here is not taken to be rarer than one
    in ten times the root of the size: with two such words, chance and evidence then keep the same distance in registers
    of every size.
    """
    rare = 1 / (10 * sqrt(size))

    def u(word: str) -> float:
        listed = COMMON if word in words_of("common") else rare
        listed = GENERAL if word in words_of("general") else listed
        return min(0.5, max(listed, counts.get(word, 1) / size))

    return u


@dataclass(slots=True)
class _Pairing:
    """The words of two names, each with its counterpart where it has one."""

    bits: float
    slips: list[str]
    same: int
    left_over: list[str]
    right_over: list[str]


def compare(left: NameForm, right: NameForm, u: Callable[[str], float]) -> NameMatch:
    """Return how two names compare; ``u`` says how often two strangers share a word (``rarity``)."""
    if left.company is not None and right.company is not None and left.company is not right.company:
        return NameMatch(-10.0, "different", "one is a company, the other a person")
    company = bool(left.company or right.company)
    if "".join(left.words) == "".join(right.words) and left.words != right.words:
        bits = sum(log2(SAME / u(word)) for word in min(left.words, right.words, key=len)) - 1
        return _with_form(left, right, NameMatch(bits, "alike", "the same letters, the words divided otherwise"))
    pairing = _pair(left.words, right.words, u)
    _use_aside(left, right, pairing)
    return _with_form(left, right, _judged(pairing, u, company=company))


def _pair(left: Sequence[str], right: Sequence[str], u: Callable[[str], float]) -> _Pairing:
    """Pair equal words first, then the most similar ones; ties in the order of the words."""
    ours, theirs = list(left), list(right)
    pairing = _Pairing(0.0, [], 0, ours, theirs)
    for word in sorted(set(ours) & set(theirs)):
        for _ in range(min(ours.count(word), theirs.count(word))):
            ours.remove(word)
            theirs.remove(word)
            pairing.same += 1
            pairing.bits += INITIAL if len(word) == 1 else log2(SAME / u(word))
    likeness = sorted(
        ((_likeness(a, b), a, b) for a in sorted(set(ours)) for b in sorted(set(theirs))),
        key=lambda one: (-one[0], min(one[1:]), max(one[1:])),
    )
    for degree, a, b in likeness:
        if degree > 0 and a in ours and b in theirs:
            ours.remove(a)
            theirs.remove(b)
            pairing.slips.append(f"{a} ~ {b}")
            pairing.bits += INITIAL if 1 in (len(a), len(b)) else degree * log2(SAME / max(u(a), u(b))) - 2
    return pairing


def _likeness(a: str, b: str) -> float:
    """Return from 0 to 1 how far two different words may be one: an initial, a slip of the pen, a sound alike."""
    if 1 in (len(a), len(b)):
        return 0.5 if a[0] == b[0] else 0.0
    longest = max(len(a), len(b))
    slips = OSA.distance(a, b, score_cutoff=3)
    similar = JaroWinkler.similarity(a, b, score_cutoff=0.7)
    if (
        (similar == 0 and slips > 2 and sorted(a) != sorted(b)) or a.isdigit() or b.isdigit() or _two_names(a, b)
    ):  # the dear one last
        return 0.0
    if (slips == 1 and longest > 3) or (slips == 2 and longest > 7) or similar >= _LIKE:
        return 0.9
    if skeleton(a) == skeleton(b) and longest > 3 and similar > 0.7:
        return 0.8
    mixed = longest > 4 and sorted(a) == sorted(b)
    begins = min(len(a), len(b)) > 3 and (a.startswith(b) or b.startswith(a))
    if similar >= _ALIKE or (slips == 2 and longest > 5) or begins or mixed:
        return 0.6
    return 0.25 if slips <= 2 and longest > 4 else 0.0  # it says nothing either way


_SEXES = (("ov", "ova"), ("ev", "eva"), ("ski", "ska"), ("in", "ina"), ("os", "u"), ("is", "i"), ("as", "a"))


def _two_names(a: str, b: str) -> bool:
    """Say whether two words are two names, however alike.

    Both are common ones (Goran, Zoran), or a man's and a woman's form of one family name (Ivanov, Ivanova).
    """
    common = words_of("common")
    return (a in common and b in common) or any(
        (a.endswith(man) and b == a[: -len(man)] + woman) or (b.endswith(man) and a == b[: -len(man)] + woman)
        for man, woman in _SEXES
    )


def _use_aside(left: NameForm, right: NameForm, pairing: _Pairing) -> None:
    """Let words in brackets account for words that the other side has."""
    for over, aside in ((pairing.left_over, right.aside), (pairing.right_over, left.aside)):
        for word in [word for word in over if word in aside]:
            over.remove(word)
            pairing.bits += INITIAL


def _judged(pairing: _Pairing, u: Callable[[str], float], *, company: bool) -> NameMatch:
    """Turn a pairing into a weight, a level and a sentence."""
    light = words_of("general") if company else words_of("particles")
    left, right = ([word for word in over if word not in light] for over in (pairing.left_over, pairing.right_over))
    idle = len(pairing.left_over) + len(pairing.right_over) - len(left) - len(right)
    bits = pairing.bits - 0.5 * idle
    agreed = pairing.same + len(pairing.slips)
    says = [f"{pairing.same} word{'s' if pairing.same != 1 else ''} the same"] if pairing.same else []
    if pairing.slips:
        says.append("alike: " + ", ".join(pairing.slips))
    both, one = min(len(left), len(right)), abs(len(left) - len(right))
    if both:
        bits = min(bits, SIBLINGS)
        bits += both * (CONFLICT_COMPANY if company else CONFLICT_PERSON)
        says.append(f"against: {' '.join(left)} / {' '.join(right)}")
    if one:
        bits += sum(_missing(word, u) for word in _longer(left, right)[both:]) if company else one * ONE_SIDED
        if not both:
            says.append(f"only on one side: {' '.join(left + right)}")
    level = "same" if not (pairing.slips or both or one) else "alike"
    if both:
        level = "part" if agreed else "different"
    elif not company and agreed < 2 and one:
        level = "one word"  # alone it is no name
    return NameMatch(round(bits, 3), level, "; ".join(says) or "no word in common")


def _longer(left: list[str], right: list[str]) -> list[str]:
    return max(left, right, key=lambda words: (len(words), words))


def _missing(word: str, u: Callable[[str], float]) -> float:
    """Return what it costs that only one company's name has a word: a rare one more than a common one."""
    return max(COMPANY_ONE_SIDED, log2(u(word)) / 4)


def _with_form(left: NameForm, right: NameForm, match: NameMatch) -> NameMatch:
    """Let two different legal forms weigh against the match."""
    if left.legal_form and right.legal_form and left.legal_form != right.legal_form:
        return NameMatch(match.bits - 2, match.level, f"{match.says}; legal forms differ")
    return match
