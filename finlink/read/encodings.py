"""Which encoding a file has: by its mark, by what was declared, strictly as UTF-8, and else by evidence.

Trial decoding cannot decide: most bytes are letters under five code pages. So every candidate must turn the words of
the file into words of a language that is written with it: letters of its alphabet, one script a word, capitals only
where words have them. If candidates that differ still fit, nothing is guessed and the user is asked.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finlink.errors import FinlinkError
from finlink.read.alphabets import FREQUENT, NEIGHBOURS, REGION, VOWELS
from finlink.read.lines import pieces

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from finlink.read.readings import How

CANDIDATES = (
    "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "iso8859-2", "iso8859-5", "iso8859-7", "iso8859-9",
)  # fmt: skip
"""Tried in this order; where two give the same text, the first is named."""

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_USUAL = {"Turkish": "cp1254", "German": "cp1252", "French": "cp1252", "Italian": "cp1252", "Spanish": "cp1252"}
_WORD = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
_MOST_WORDS = 20000
_FITTING = 0.97  # of the words must fit a language
_SOME = 10  # words from which one may be odd
_FOREIGN = 0.1  # of the letters beyond ASCII may be of other languages, in files with many words
_VOWELS = 0.25  # of the letters of Cyrillic and Greek words are vowels at the least; about 0.45 usually
_FREQUENT = 0.55  # of the letters of a text are frequent ones at the least; about 0.75 usually
_ENOUGH = 12  # letters from which frequency tells something
_SHOWN = 3
_MARKS = "„“”‘’‚‹›«»–—…€§°\u00a0"
"""Signs that stand beside words in any language."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding by Python's name, how it is known, and what decided."""

    name: str
    how: How
    because: str


@dataclass(frozen=True, slots=True)
class _Fit:
    """One candidate that turns the words into a language."""

    encoding: str
    language: str
    texts: tuple[str, ...]
    letters: int
    near: bool


def marked(start: bytes) -> str:
    """Return the encoding that a file's first bytes show: by a mark, or UTF-16 by its zero bytes; "" = none."""
    for mark, name in BOMS:
        if start.startswith(mark):
            return name
    sample = start[: len(start) // 2 * 2][:4096]
    if len(sample) >= 8:
        even, odd = sample[0::2].count(0) / (len(sample) / 2), sample[1::2].count(0) / (len(sample) / 2)
        if odd > 0.4 and even < 0.05:
            return "utf-16-le"
        if even > 0.4 and odd < 0.05:
            return "utf-16-be"
    return ""


def codec_of(encoding: str, name: str) -> str:
    """Return Python's name of a declared encoding ("utf-8" for all its spellings); raises FinlinkError."""
    try:
        found = codecs.lookup(encoding).name
        b"a".decode(found)
    except (LookupError, ValueError):
        raise FinlinkError(f'{name}: the encoding "{encoding}" is not known; try utf-8, cp1250 or cp1251.') from None
    return "utf-8" if found in ("utf-8", "utf-8-sig", "ascii") else "utf-16-le" if found == "utf-16" else found


def is_utf8(path: Path) -> bool:
    """Say whether at least 99 % of the lines with bytes beyond ASCII are valid UTF-8; then only the others are bad."""
    beyond = bad = 0
    for piece in pieces(path):
        if piece.data.isascii():
            continue
        for line in piece.data.splitlines():
            if line.isascii():
                continue
            beyond += 1
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                bad += 1
    return bad * 100 <= beyond


def by_evidence(path: Path, name: str) -> Encoding:
    """Return the code page under which the file's words are words of one language; raises FinlinkError when unsure."""
    words = _words(path)
    fits = [fit for encoding in CANDIDATES if (fit := _fit(encoding, words)) is not None]
    texts = {fit.texts for fit in fits}
    if len(texts) > 1:
        near = [fit for fit in fits if fit.near]
        if len({fit.texts for fit in near}) == 1 and near[0].letters > 1:
            fits, texts = near, {near[0].texts}
    if len(texts) != 1:
        raise FinlinkError(_question(name, fits, words))
    fit = min(fits, key=lambda one: one.encoding != _USUAL.get(one.language, one.encoding))
    shown = ", ".join(f'"{text}"' for text in _telling(fit.texts))
    return Encoding(fit.encoding, "found", f"{shown} are {fit.language}")


def transcoded(path: Path, target: Path, encoding: str) -> None:
    """Write a file as UTF-8; bytes that the encoding does not have stay as they are and so spoil only their line."""
    errors = "surrogatepass" if encoding.startswith("utf-16") else "surrogateescape"
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    first = True
    with path.open("rb") as source, target.open("wb") as stream:
        while True:
            block = source.read(1024 * 1024)
            try:
                text = decoder.decode(block, final=not block)
            except UnicodeDecodeError:  # half a character at the end of UTF-16
                stream.write(b"\xff")
                return
            if first and text:
                text, first = text.removeprefix("\ufeff"), False
            stream.write(text.encode("utf-8", errors))
            if not block:
                return


def _words(path: Path) -> tuple[bytes, ...]:
    """Return the distinct words with a byte beyond ASCII, in order of first use, at most 20,000."""
    found: dict[bytes, None] = {}
    for piece in pieces(path):
        if not piece.data.isascii():
            found.update(dict.fromkeys(_WORD.findall(piece.data)))
        if len(found) > _MOST_WORDS:
            break
    return tuple(found)[:_MOST_WORDS]


def _fit(encoding: str, words: tuple[bytes, ...]) -> _Fit | None:
    """Say under which language the words make sense in an encoding; None = under none."""
    try:
        texts = tuple(word.decode(encoding) for word in words)
    except UnicodeDecodeError:
        texts = tuple(word.decode(encoding, "replace") for word in words)
    bare = [one for text in texts if (one := text.strip(_MARKS)) not in ("", "№")]
    sound = [text for text in bare if text.isascii() or _is_sound(text)]
    if len(bare) - len(sound) > max(len(bare) >= _SOME, (1 - _FITTING) * len(bare)):
        return None
    letters = [c for text in sound for c in _lower(text) if not c.isascii()]
    if letters and letters[0] > "\u0250" and not _is_likely(letters):
        return None
    for languages, near in ((REGION, True), (NEIGHBOURS, False)):
        best = max(languages, key=lambda one: _share(letters, languages[one]))
        share = _share(letters, languages[best])
        if share == 1 or (share >= 1 - _FOREIGN and len(bare) >= 20):
            used = set(letters) & set(languages[best])
            return _Fit(encoding, best, texts, len(used), near)
    return None


def _is_likely(letters: list[str]) -> bool:
    """Say whether Cyrillic or Greek letters are about as frequent as in a text: wrong code pages mix them up."""
    if sum(c in VOWELS for c in letters) < _VOWELS * len(letters):
        return False
    return len(letters) < _ENOUGH or sum(c in FREQUENT for c in letters) >= _FREQUENT * len(letters)


def _share(letters: list[str], alphabet: str) -> float:
    return sum(map(alphabet.__contains__, letters)) / len(letters) if letters else 1.0


def _lower(text: str) -> str:
    return text.replace("İ", "i").lower()


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
    if len(beyond) != len(text) or ("ς" in text[:-1] and text.islower()):
        return False
    if sum(c in "άέήίόύώΐΰ" for c in text) > 1:
        return False
    return len(text) < 4 or any(c in VOWELS for c in text.lower())


def _telling(texts: Iterable[str]) -> list[str]:
    """Return the few words that show most: those with the most letters beyond ASCII."""
    return sorted(texts, key=lambda text: (-len({c for c in text if not c.isascii()}), text))[:_SHOWN]


def _question(name: str, fits: list[_Fit], words: tuple[bytes, ...]) -> str:
    """Return the sentence that asks for the encoding, with what the words would be under each."""
    if fits:
        differing = [n for n in range(len(words)) if len({fit.texts[n] for fit in fits}) > 1][:2]
        by_text: dict[tuple[str, ...], str] = {}
        for fit in fits:
            by_text.setdefault(tuple(fit.texts[n] for n in differing), fit.encoding)
        readings = " or ".join(f"{one} ({', '.join(said)})" for said, one in by_text.items())
        return (
            f"{name} is not UTF-8 and could be {readings}; say which it is: --encoding {fits[0].encoding}, or encoding "
            f'= "{fits[0].encoding}" for the file in finlink.toml.'
        )
    sample = words[0] if words else b""
    tries = ("cp1250", "cp1251", "cp1252", "cp1253", "cp1254")
    readings = ", ".join(f"{one} {sample.decode(one, 'replace')}" for one in tries)
    return (
        f"{name} is not UTF-8, and its words are none that finlink knows under any code page it tries ({readings}); "
        'say what it is: --encoding cp1250, or encoding = "cp1250" for the file in finlink.toml.'
    )
