"""Folding: the form under which two writings of a header or a category are the same."""

from __future__ import annotations

import unicodedata

_TURKISH_I = str.maketrans({"İ": "i", "I": "i", "ı": "i"})

_SEPARATORS = frozenset("_-‐‑–—./:;,*'\"`’·|")

_LETTERS = str.maketrans(
    {
        "đ": "dj", "ђ": "dj", "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "z", "з": "z",
        "и": "i", "ј": "j", "к": "k", "л": "l", "љ": "lj", "м": "m", "н": "n", "њ": "nj", "о": "o", "п": "p",
        "р": "r", "с": "s", "т": "t", "ћ": "c", "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "c", "џ": "dz",
        "ш": "s", "щ": "st", "ъ": "a", "ь": "", "ю": "ju", "я": "ja", "ѕ": "z",
    }
)  # fmt: skip


def fold_header(text: str) -> str:
    r"""Return `text` as finlink compares headers and categories; "" where nothing but separators is left.

    Ignored: byte-order mark, no-break and zero-width spaces, case (İ, I, ı and i are one letter), accents,
    and blanks, underscores, hyphens, dots, slashes and other separators. South Slavic Cyrillic folds to its
    Latin spelling, so that a header in either script needs one alias. For comparing only: never shown to a
    user.

    >>> fold_header("\ufeffCase\u00a0ID") == fold_header("case_id")
    True
    >>> fold_header("Број рачуна"), fold_header("BROJ RAČUNA"), fold_header("broj_racuna")
    ('brojracuna', 'brojracuna', 'brojracuna')
    >>> fold_header("ΗΜΕΡΟΜΗΝΙΑ") == fold_header("Ημερομηνία")
    True
    """
    text = unicodedata.normalize("NFKC", text).translate(_TURKISH_I).casefold()
    kept = [char for char in unicodedata.normalize("NFKD", text) if not _ignored(char)]
    return "".join(kept).translate(_LETTERS)


def _ignored(char: str) -> bool:
    """Say whether `char` plays no part in a comparison: a mark, blank, separator or control character."""
    return char in _SEPARATORS or char.isspace() or unicodedata.category(char) in {"Mn", "Cf", "Cc"}
