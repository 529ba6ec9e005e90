"""How well the words of a file make sense under one code page: as words of how few languages, at what cost.

A wrong code page turns letters into letters that no word has there: another script, capitals within, control
characters, letters that no one language has together. So the words are explained by languages: every language in use
costs something, one from outside the region more, and a word that no language explains costs most. The reading with
the lowest cost says most with least; whoever compares readings decides by how far it is ahead.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from finlink.read.alphabets import AFTER_VOWEL, FINAL_ONLY, FREQUENT, NEIGHBOURS, REGION, VOWELS

COST = {"region": 2, "neighbour": 4, "foreign word": 1, "unexplained": 8, "impossible": 20}
"""What a language, each word of a language outside the region, and each word that makes no sense costs."""

_UNEXPLAINED = 0.03  # of the words may make no sense
_SOME = 10  # words from which one may be odd
_VOWELS = 0.25  # of the letters of Cyrillic and Greek words are vowels at the least; about 0.45 usually
_FREQUENT = 0.55  # of the letters of a text are frequent ones at the least; about 0.75 usually
_ENOUGH = 12  # letters from which frequency tells something
_MARKS = "„“”‘’‚‹›«»–—…€§°\u00a0"  # signs that stand beside words in any language
_PARTS = re.compile(f"[{re.escape(_MARKS)}]+")
_NEVER = re.compile(
    r"[\x80-\x9f]"  # control characters
    r"|(?:^[”’›»]|[©®™ªº])[^\W\d_]"  # a closing mark or a sign right before a word
    r"|iæ|è[aeiouy]|è\w*è"  # ć and č misread: no language has æ after i, or è before a vowel or twice
    r"|ã[^oes\W\d_]"  # ă misread: in Portuguese ã stands before o, e, s or nothing
    r"|ŕ\b|[^\Waeiouyáéíóúýäôě]ň\b|ń[aeiouyóąę]|ăo|\bĺ",  # à, ò, ñ, ã, å misread as Slovak, Polish, Romanian letters
    re.IGNORECASE,
)
"""What no text has under its right encoding."""

_ALPHABETS = {language: frozenset(letters) for language, letters in {**REGION, **NEIGHBOURS}.items()}


@dataclass(frozen=True, slots=True)
class Reading:
    """The words as one encoding has them: their texts, what they cost, and the languages, most words first."""

    encoding: str
    texts: tuple[str, ...]
    cost: int
    languages: tuple[str, ...]


def reading(encoding: str, words: tuple[bytes, ...]) -> Reading | None:
    """Return the words under ``encoding``; None where too many of them make no sense."""
    texts = tuple(word.decode(encoding, "replace") for word in words)
    parts = [part for text in texts for part in _PARTS.split(text) if part not in ("", "№")]
    sound = [part for part in parts if part.isascii() or _is_sound(part)]
    letters = [c for part in sound for c in lower(part) if not c.isascii()]
    if letters and letters[0] > "\u0250" and not _is_likely(letters):
        return None
    shapes = Counter(_shape(part) for part in sound if not part.isascii())
    cost, languages = _explained(shapes)
    unexplained = len(parts) - len(sound) + sum(shapes.values())
    if unexplained > max(len(parts) >= _SOME, _UNEXPLAINED * len(parts)):
        return None
    cost += unexplained * COST["unexplained"] + any(map(_NEVER.search, texts)) * COST["impossible"]
    return Reading(encoding, texts, cost, languages)


def lower(text: str) -> str:
    """Return a text in small letters; the Turkish dotted capital becomes one letter, not two."""
    return text.replace("İ", "i").lower()


def _shape(word: str) -> tuple[frozenset[str], bool]:
    """Return the letters of a word beyond ASCII, and whether only its last letter is one."""
    text = lower(word)
    return frozenset(c for c in text if not c.isascii()), text[:-1].isascii()


def _explained(shapes: Counter[tuple[frozenset[str], bool]]) -> tuple[int, tuple[str, ...]]:
    """Take the language that explains most of what is left until none pays; what is left stays in ``shapes``."""
    cost, used = 0, list[str]()
    while shapes:
        best, gain, taken = "", 0, list[tuple[frozenset[str], bool]]()
        for language, alphabet in _ALPHABETS.items():
            near = language in REGION
            mine = [one for one in shapes if one[0] <= alphabet and (one[1] or language not in FINAL_ONLY)]
            count = sum(shapes[one] for one in mine)
            saved = count * (COST["unexplained"] - (0 if near else COST["foreign word"]))
            saved -= COST["region" if near else "neighbour"]
            if saved > gain:
                best, gain, taken = language, saved, mine
        if not best:
            break
        words = sum(shapes.pop(one) for one in taken)
        cost += words * COST["unexplained"] - gain
        used.append(best)
    return cost, tuple(used)


def _is_likely(letters: list[str]) -> bool:
    """Say whether Cyrillic or Greek letters are about as frequent as in a text: wrong code pages mix them up."""
    if sum(c in VOWELS for c in letters) < _VOWELS * len(letters):
        return False
    return len(letters) < _ENOUGH or sum(c in FREQUENT for c in letters) >= _FREQUENT * len(letters)


def _is_sound(text: str) -> bool:
    """Say whether a text can be a word: letters of one script, capitals first or throughout, with vowels if long."""
    if not text.isalpha():
        return False
    if not (text.islower() or text.isupper() or text.istitle() or text[1:].islower() or len(text) == 1):
        return False
    beyond = [c for c in text if not c.isascii()]
    latin = [c for c in beyond if c < "\u0250"]
    if latin:
        return len(latin) == len(beyond) and (len(beyond) <= 3 or len(beyond) * 4 <= len(text) * 3)
    if len(beyond) != len(text) or "ς" in text[:-1] or AFTER_VOWEL.search(text.lower()):
        return False
    if sum(c in "άέήίόύώΐΰ" for c in text.lower()) > 1:
        return False
    return len(text) < 4 or any(c in VOWELS for c in text.lower())
