"""Cutting a name into words: legal forms, titles and general words set apart, person and company told apart."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from finlink.names.fold import fold

_DOTTED = re.compile(r"\b(?:[^\W\d_]{1,2}\.\s?){2,}(?:[^\W\d_]{1,2}\b(?!\w))?", re.IGNORECASE)
_SHORT = 2  # letters: such a legal form counts at the ends of a name only
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_SHORT_WORD = re.compile(r"(?<!\w)[^\W\d_]{2,5}(?!\w)")
_MARK = "ꙮ"
"""Stands, with the number of letters, behind a word that folding makes shorter, so that ``DD`` is no ``D`` and ``doo``
no ``do``; with 0 behind a form in dots, which counts anywhere."""
_HYPHENED = re.compile(r"(?<!\w)([дгdg])-(р|r|н|n|жа|ђа|đa)(?!\w)", re.IGNORECASE)
"""Titles with a hyphen: д-р, г-н, г-жа."""

MOST_WORDS, LONGEST = 16, 64
"""So many words of a name, and letters of a word, are compared: what is longer is no name, and costs time."""


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name as it is compared.

    ``words``: the folded words in the order written, without titles and legal forms. ``company``: True, False, or None
    where nothing says. ``legal_form``: the kind of company ("LLC"), "" where none is written. ``aside``: words in
    brackets (a father's name, a place), which may or may not be part of the name.
    """

    words: tuple[str, ...]
    company: bool | None = None
    legal_form: str = ""
    aside: tuple[str, ...] = ()


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("finlink.names").joinpath("words.toml").read_text(encoding="utf-8"))


@cache
def _legal_forms() -> dict[tuple[str, ...], tuple[str, bool]]:
    """Return the folded words of each legal form: which kind it is, and whether it is long enough to stand anywhere."""
    found: dict[tuple[str, ...], tuple[str, bool]] = {}
    for kind, texts in _data()["legal_forms"].items():
        for text in texts:
            words = tuple(fold(_marked(_DOTTED.sub(_joined, text))).split())
            long = sum(map(str.isalpha, text)) > _SHORT or found.get(words, ("", False))[1]
            found[words] = (kind, long)
            if len(words) == 1 and not long:
                found[(f"{words[0].partition(_MARK)[0]}{_MARK}0",)] = (kind, True)
    return found


def _folded_words(text: str) -> list[str]:
    """Return the folded words of a name in which the dotted letters of a legal form are one word: ``d.o.o.``, ``doo``.

    Other dotted letters stay apart, since they are initials; so do those before a name with blanks between them, and
    two letters before a single word: ``S.A. Petrović``.
    """

    def joined_if_form(match: re.Match[str]) -> str:
        joined = _joined(match)
        kind, long = _legal_forms().get(tuple(fold(_marked(joined)).split()), ("", False))
        short = len(joined.strip()) < len("doo") and len(text[match.end() :].split()) == 1
        initials = match.start() == 0 and (short or " " in match[0].strip())
        if initials or not kind:
            return match[0]
        return joined if long or match.start() == 0 else f" {joined.strip()}{_MARK}0 "

    return fold(_marked(_DOTTED.sub(joined_if_form, text))).split()


def _marked(text: str) -> str:
    """Return a text in which words that folding makes shorter have their number of letters behind."""

    def mark(match: re.Match[str]) -> str:
        word = match[0]
        return f"{word}{_MARK}{len(word)}" if len(fold(word)) < len(word) else word

    return _SHORT_WORD.sub(mark, text)


def _unmarked(word: str) -> str:
    return word.partition(_MARK)[0]


def _joined(match: re.Match[str]) -> str:
    return match[0].replace(".", "").replace(" ", "") + " "


@cache
def _longest() -> int:
    return max(map(len, _legal_forms()))


@cache
def words_of(what: str) -> frozenset[str]:
    """Return the folded words of a list of words.toml: titles, particles, general."""
    return frozenset(word for text in _data()["words"][what] for word in fold(_HYPHENED.sub(r"\1\2", text)).split())


@lru_cache(maxsize=200_000)
def form_of(name: str, kind: str = "") -> NameForm:
    """Return how a name is compared; ``kind`` is "person", "company" or "" where the source does not say.

    A legal form (d.o.o., EOOD, A.Ş., SRL, Sh.p.k., ΑΕ …) at the beginning or the end makes a company of a name whose
    kind is not said.

    >>> form_of("„Zlatni grafik“ d.o.o. Beograd")
    NameForm(words=('zlatni', 'grafik', 'beograd'), company=True, legal_form='LLC', aside=())
    >>> form_of("dr Petar (Marko) Petrović", "person")
    NameForm(words=('petar', 'petrovic'), company=False, legal_form='', aside=('marko',))
    """
    aside = tuple(fold(" ".join(_BRACKETS.findall(name))).split())
    outside = _HYPHENED.sub(r"\1\2", _BRACKETS.sub(" ", name))
    words, found = (fold(outside).split(), "") if kind == "person" else _without_legal_form(_folded_words(outside))
    words = [word[:LONGEST] for word in words[:MOST_WORDS] or aside[:MOST_WORDS]]
    company = True if kind == "company" or found else (False if kind == "person" else None)
    if not company:
        titles = words_of("titles")
        words = [word for word in words if word not in titles] or words
    return NameForm(tuple(words), company, found, aside[:MOST_WORDS] if words != list(aside) else ())


def _without_legal_form(words: list[str]) -> tuple[list[str], str]:
    """Return the words without the legal forms among them, and the kind of the last one ("" = none).

    A form of one short word counts at the ends of the name only: ``AE`` may be part of a name.
    """
    forms, found, kept, at = _legal_forms(), "", [], 0
    while at < len(words):
        for size in range(min(_longest(), len(words) - at), 0, -1):
            part = tuple(words[at : at + size])
            kind, long = forms.get(part, ("", False))
            if kind and len(words) > size and (long or at == 0 or at + size == len(words)):
                found, at = kind, at + size
                break
        else:
            kept.append(_unmarked(words[at]))
            at += 1
    return (
        (kept, found) if kept else ([_unmarked(word) for word in words], "")
    )  # a name that is nothing but legal forms
