"""Texts made safe to show: personal numbers masked, unseen characters made visible, lengths capped.

Nothing here escapes HTML: the template and the page's script do that where the text is written.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LABEL_LENGTH = 60
DETAIL_LENGTH = 4_000
SHORTEST_NUMBER, FEWEST_DIGITS = 6, 3
"""A personal number with less than this is masked where it stands alone, but not looked for inside other texts."""

_UNSEEN = frozenset(["Cc", "Cf", "Cs", "Zl", "Zp"])
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
_PREFIX = 3


def visible(text: str) -> str:
    r"""Return ``text`` in NFC with every character that cannot be seen written out.

    Controls, direction overrides, zero-width characters, line separators, lone surrogates and blank letters are
    meant; spaces of all widths stay.

    >>> visible("exe\u202egnp"), visible("two\nlines")
    ('exe⟨U+202E⟩gnp', 'two⟨U+000A⟩lines')
    """
    text = unicodedata.normalize("NFC", text)
    if text.isprintable() and _FILLERS.isdisjoint(text):
        return text
    return "".join(f"⟨U+{ord(char):04X}⟩" if _is_unseen(char) else char for char in text)


@lru_cache(maxsize=4096)
def _is_unseen(char: str) -> bool:
    return unicodedata.category(char) in _UNSEEN or char in _FILLERS


def cap(text: str, length: int) -> str:
    """Return ``text``, cut to ``length`` characters with an ellipsis where it is longer.

    >>> cap("abcdef", 4)
    'abc…'
    """
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def compact(text: str) -> str:
    """Return the letters and digits of ``text`` in NFKC and upper case: the form in which numbers are compared.

    >>> compact("0101990-710 006")
    '0101990710006'
    """
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).upper()))


def mask(number: str) -> str:
    """Return a personal number of which only the first and the last two characters can be read.

    >>> mask("0101990710006"), mask("AB-12")
    ('01•••••••••06', '••••')
    """
    short = compact(number)
    if len(short) < SHORTEST_NUMBER:
        return "•" * len(short)
    return short[:2] + "•" * (len(short) - 4) + short[-2:]


def mask_own(text: str, numbers: Iterable[str]) -> str:
    """Return a text of a person with that person's own numbers masked, however short these are.

    >>> mask_own("(no name; AB-12)", ["AB12"]), mask_own("CAB12", ["AB12"])
    ('(no name; ••••)', 'CAB12')
    """
    for number in filter(None, map(compact, numbers)):
        spaced = r"[\W_]*".join(map(re.escape, number))
        text = re.sub(rf"(?<!\w){spaced}(?!\w)", mask(number), text, flags=re.IGNORECASE)
    return text


def _is_long(number: str) -> bool:
    return len(number) >= SHORTEST_NUMBER and sum(map(str.isdigit, number)) >= FEWEST_DIGITS


class Cleaner:
    """Cleans every text of one page, and masks the given personal numbers wherever they stand, however written."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._secrets = {number for secret in secrets if _is_long(number := compact(secret))}
        self._lengths = sorted({len(number) for number in self._secrets}, reverse=True)
        self._prefixes = {number[:_PREFIX] for number in self._secrets}
        self._clean = lru_cache(maxsize=65_536)(self._clean_uncached)

    def label(self, value: object) -> str:
        """Return ``value`` as a text of at most `LABEL_LENGTH` characters."""
        return cap(self._clean(str(value)), LABEL_LENGTH)

    def detail(self, value: object) -> str:
        """Return ``value`` as a text of at most `DETAIL_LENGTH` characters."""
        return cap(self._clean(str(value)), DETAIL_LENGTH)

    def lines(self, text: str) -> str:
        """Return a text of any length whose line feeds stay."""
        return "\n".join(map(self._clean, text.split("\n")))

    def masked(self, text: str) -> str:
        """Return ``text`` with the personal numbers masked and nothing else changed, however long it is."""
        return self._masked(text) if self._secrets and self._may_hold_secret(text) else text

    def _clean_uncached(self, text: str) -> str:
        return visible(self.masked(text))

    def _may_hold_secret(self, text: str) -> bool:
        short = compact(text)
        return any(
            short[at : at + _PREFIX] in self._prefixes and self._secret_at(short, at)
            for at in range(len(short) - self._lengths[-1] + 1)
        )

    def _secret_at(self, short: str, at: int) -> int:
        """Return the length of the longest secret that starts at ``at``, 0 when none does."""
        left = len(short) - at
        return next((n for n in self._lengths if n <= left and short[at : at + n] in self._secrets), 0)

    def _masked(self, text: str) -> str:
        """Mask each secret in ``text``, unless it is only a part of a longer run of digits (or of letters)."""
        pairs = [(letter, place) for place, char in enumerate(text) for letter in compact(char)]
        short = "".join(letter for letter, _ in pairs)
        parts, done, at = [], 0, 0
        while at < len(pairs):
            length = self._secret_at(short, at)
            start, end = pairs[at][1], pairs[at + length - 1][1] + 1
            if not length or _runs_on(text, start - 1, start) or _runs_on(text, end, end - 1):
                at += 1
                continue
            parts += [text[done:start], mask(short[at : at + length])]
            done, at = end, at + length
        return "".join([*parts, text[done:]])


def _runs_on(text: str, outside: int, inside: int) -> bool:
    """Tell whether the character outside a match belongs to the same run of digits or letters as the one inside."""
    if not 0 <= outside < len(text):
        return False
    return text[outside].isalnum() and text[outside].isdigit() == text[inside].isdigit()
