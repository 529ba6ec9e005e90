"""Folding names of the region: Cyrillic, Greek, Turkish, Romanian, Albanian and South Slavic Latin to one spelling.

Many spellings of one name become one, and a few different names too: ``Đorđe``, ``Djordje``, ``Ђорђе`` and a
``Dorde`` whose marks were lost are the same here. It serves to find what may be the same, never to show a name.

Source: ISO 9 and the national romanisations (BG law of 2009, MK 2007, ELOT 743), and the habits of people who write
names without marks; the rules are finlink's own.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TURKISH_I = str.maketrans({"İ": "i", "I": "i", "ı": "i"})

_LETTERS = str.maketrans(
    {
        # Cyrillic: Serbian, Macedonian, Bulgarian, and what Russian and Ukrainian add
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "ђ": "dj", "ѓ": "gj", "е": "e", "ё": "io", "є": "ie",
        "ж": "z", "з": "z", "ѕ": "dz", "и": "i", "і": "i", "ї": "i", "й": "i", "ј": "i", "к": "k", "л": "l",
        "љ": "li", "м": "m", "н": "n", "њ": "ni", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "ћ": "c",
        "ќ": "c", "у": "u", "ў": "u", "ф": "f", "х": "h", "ц": "c", "ч": "c", "џ": "dz", "ш": "s", "щ": "st",
        "ъ": "a", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia", "ґ": "g",
        # Latin letters that lose more than a mark
        "đ": "dj", "ð": "d", "ł": "l", "ø": "o", "œ": "oe", "æ": "ae", "ß": "ss", "þ": "th", "ħ": "h",
    }
)  # fmt: skip

_GREEK_LETTERS = str.maketrans(
    {
        "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "t", "ι": "i", "κ": "k",
        "λ": "l", "μ": "m", "ν": "n", "ξ": "ks", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t",
        "υ": "i", "φ": "f", "χ": "h", "ψ": "ps", "ω": "o",
    }
)  # fmt: skip

_GREEK = [
    (re.compile(r"ου"), "u"), (re.compile(r"γγ"), "ng"), (re.compile(r"γκ"), "g"), (re.compile(r"\bμπ"), "b"),
    (re.compile(r"μπ"), "mp"), (re.compile(r"\bντ"), "d"), (re.compile(r"ντ"), "nt"), (re.compile(r"τσ"), "c"),
    (re.compile(r"τζ"), "dz"), (re.compile(r"(?<=[αεη])υ(?=[θκξπστφχψς]|\b)"), "f"), (re.compile(r"(?<=[αεη])υ"), "v"),
    (re.compile(r"αι"), "e"), (re.compile(r"ει|οι|υι"), "i"),
]  # fmt: skip
"""Pairs of Greek letters that are one sound, in order."""

_LATIN = [
    (re.compile(r"ou"), "u"), (re.compile(r"sht|sch?t"), "st"), (re.compile(r"sch|sh"), "s"),
    (re.compile(r"zh"), "z"), (re.compile(r"dzh|xh"), "dz"), (re.compile(r"kh"), "h"), (re.compile(r"ph"), "f"),
    (re.compile(r"th"), "t"), (re.compile(r"\bch(?=[rl]|ar[ai]l|atz)"), "h"), (re.compile(r"ch|tch"), "c"),
    (re.compile(r"qu"), "kv"), (re.compile(r"ck"), "k"), (re.compile(r"kj|q"), "c"), (re.compile(r"t[sz]"), "c"),
    (re.compile(r"dj|gj"), "d"), (re.compile(r"x"), "ks"), (re.compile(r"w"), "v"), (re.compile(r"[jy]"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
]  # fmt: skip
"""Digraphs and letters of Latin spellings that are one sound, in order; doubled letters become one."""

_GREEK_LETTER = re.compile(r"[α-ω]")
_NOT_A_WORD = re.compile(r"[^\w]+|_", re.UNICODE)
_APOSTROPHES = re.compile(r"[’'`´ʼ‘]")


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Return a name as words of plain Latin letters and digits, in the order written; "" where none is left.

    >>> {fold(name) for name in ("Ђорђе Љубисављевић", "Đorđe Ljubisavljević", "DJORDJE LJUBISAVLJEVIC")}
    {'dorde liubisavlievic'}
    >>> fold("Ѓорѓи Ќосев") == fold("Gjorgji Kjosev"), fold("IŞIK Yılmaz") == fold("Isik Yilmaz")
    (True, True)
    >>> fold("Παναγιώτης Παπαδόπουλος"), fold("Panagiotis Papadopoulos")
    ('panagiotis papadopulos', 'panagiotis papadopulos')
    >>> fold("Ștefan Țurcanu") == fold("Ştefan Ţurcanu") == fold("Stefan Turcanu")
    True
    """
    text = unicodedata.normalize("NFKC", text).translate(_TURKISH_I).casefold()
    text = _APOSTROPHES.sub("", text)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_LETTERS))  # ѓ and ќ are letters, no marked г and к
        text = _without_greek("".join(char for char in text if unicodedata.category(char) != "Mn"))
    text, before = " ".join(_NOT_A_WORD.sub(" ", text).split()), ""
    while text != before:  # what is folded folds to itself
        before = text
        for pattern, plain in _LATIN:
            text = pattern.sub(plain, text)
    return text


def fold_rules() -> dict[str, object]:
    """Return the tables of ``fold`` as plain values for a page's script: letters, and pairs of pattern and text.

    The patterns are those of JavaScript with its ``u`` flag, where the end of a word knows plain letters only.
    """
    return {
        "letters": {chr(letter): plain for letter, plain in _LETTERS.items()},
        "greek": [_for_scripts(pattern, plain) for pattern, plain in _GREEK],
        "greek_letters": {chr(letter): plain for letter, plain in _GREEK_LETTERS.items()},
        "latin": [_for_scripts(pattern, plain) for pattern, plain in _LATIN],
    }


def _for_scripts(pattern: re.Pattern[str], plain: str) -> list[str]:
    before, after = r"(?<![\p{L}\p{N}])", r"(?![\p{L}\p{N}])"
    text = pattern.pattern.replace(r"|\b", "|" + after).replace(r"\b", before)
    return [text, plain.replace(r"\1", "$1")]


def _without_greek(text: str) -> str:
    if not _GREEK_LETTER.search(text):
        return text
    for pattern, plain in _GREEK:
        text = pattern.sub(plain, text)
    return text.translate(_GREEK_LETTERS)


_CLASSES = str.maketrans({"p": "b", "t": "d", "k": "g", "f": "v", "s": "z", "c": "z", "h": "", "m": "n"})


@lru_cache(maxsize=400_000)
def skeleton(word: str) -> str:
    """Return what is left of a folded word when vowels go and sounds that are often mistaken become one.

    The first letter stays when it is a consonant, else it becomes ``a``. For finding candidates only.

    >>> skeleton("muhamad") == skeleton("mohamed"), skeleton("papadopulos")
    (True, 'bdblz')
    """
    if word[:1].isdigit():
        return word
    first = "a" if word[:1] in "aeiou" else ""
    rest = "".join(letter for letter in word.translate(_CLASSES) if letter not in "aeiou")
    return first + re.sub(r"(.)\1+", r"\1", rest) if rest else first + word[:1]
