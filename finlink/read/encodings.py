"""Which encoding a file has: by its mark, by what was declared, strictly as UTF-8, and else by evidence.

Trial decoding cannot decide: most bytes are letters under five code pages. So every candidate must turn the words of
the file into words of languages written with it (``languages`` says at what cost). If none is clearly ahead, nothing is
guessed and the user is asked.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finlink.errors import FinlinkError
from finlink.read.languages import lower, reading
from finlink.read.lines import pieces

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from finlink.read.languages import Reading
    from finlink.read.readings import How

CANDIDATES = (
    "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "iso8859-2", "iso8859-5", "iso8859-7", "iso8859-9",
)  # fmt: skip
"""Tried in this order; where two give the same text, the first is named."""

BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_USUAL = {"Turkish": "cp1254"} | dict.fromkeys(
    ("German", "French", "Italian", "Spanish", "Portuguese", "Danish or Norwegian", "Swedish or Finnish"), "cp1252"
)
_WORD = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
_MOST_WORDS = 20000
_PAGES = bytes((0x00, 0x01, 0x02, 0x03, 0x04, 0x1E, 0x20))
"""High bytes of UTF-16: Latin, Greek, Cyrillic, and the punctuation beside them."""
_WITHOUT_MARK = {"utf-16": "utf-16-le", "utf-32": "utf-32-le"}
_NO_CODE_PAGES = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "utf-7", "undefined"})
_LEAD = 3  # in cost, from which one reading is better than another
_CLEAR = 12  # in cost: what no text has, or several words that make no sense
_SEVERAL = 5  # words that decide even where they differ in one letter only
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding by Python's name, how it is known, and what decided."""

    name: str
    how: How
    because: str


def marked(start: bytes) -> str:
    """Return the encoding that a file's first bytes show: by a mark, or UTF-16 by its high bytes; "" = none."""
    for mark, name in BOMS:
        if start.startswith(mark):
            return name
    sample = start[: len(start) // 2 * 2][:4096]
    if len(sample) < 8:
        return ""
    for name, high, low in (("utf-16-le", sample[1::2], sample[0::2]), ("utf-16-be", sample[0::2], sample[1::2])):
        pages = sum(map(high.count, _PAGES)) / len(high)
        if pages > 0.9 and high.count(0) > 0.05 * len(high) and low.count(0) < 0.05 * len(low):
            return name
    return ""


def codec_of(encoding: str, name: str) -> str:
    """Return Python's name of a declared encoding ("utf-8" for all its spellings); raises FinlinkError."""
    try:
        found = codecs.lookup(encoding).name
        sound = "a;1\n".encode(found).decode(found) == "a;1\n" and found.replace("_", "-") not in _NO_CODE_PAGES
    except (LookupError, ValueError):
        sound = False
    if not sound:
        raise FinlinkError(f'{name}: the encoding "{encoding}" is not known; try utf-8, cp1250 or cp1251.')
    return "utf-8" if found in ("utf-8", "utf-8-sig", "ascii") else _WITHOUT_MARK.get(found, found)


def share_of_utf8(path: Path) -> float:
    """Return which share of the lines with bytes beyond ASCII are valid UTF-8."""
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
    return (beyond - bad) / beyond if beyond else 1.0


def by_evidence(path: Path, name: str) -> Encoding:
    """Return the code page under which the file's words make most sense; raises FinlinkError when unsure."""
    words = _words(path)
    found = [one for encoding in CANDIDATES if (one := reading(encoding, words)) is not None]
    if not found:
        raise FinlinkError(_none_fits(name, words))
    best = min(found, key=lambda one: one.cost)
    rivals = [one for one in found if one.texts != best.texts and not _is_ahead(best, one)]
    if rivals:
        raise FinlinkError(_question(name, [best, *rivals]))
    same = [one for one in found if one.texts == best.texts]
    language = best.languages[0] if best.languages else ""
    chosen = min(same, key=lambda one: one.encoding != _USUAL.get(language, one.encoding))
    shown = ", ".join(f'"{text}"' for text in _telling(best.texts))
    return Encoding(chosen.encoding, "found", f"{shown} are {' and '.join(best.languages[:2])}")


def _is_ahead(best: Reading, other: Reading) -> bool:
    """Say whether the evidence decides: a lead that more than one letter or several words show, or a very clear one."""
    differing = [text for text, odd in zip(best.texts, other.texts, strict=True) if text != odd]
    letters = {c for text in differing for c in lower(text) if not c.isascii()}
    shown = len(letters) > 1 or len(differing) >= _SEVERAL
    return other.cost - best.cost >= (_LEAD if shown else _CLEAR)


def transcoded(path: Path, target: Path, encoding: str) -> None:
    """Write a file as UTF-8; bytes that the encoding does not have stay as they are and so spoil only their line."""
    errors = "surrogatepass" if encoding.startswith(("utf-16", "utf-32")) else "surrogateescape"
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    first = True
    with path.open("rb") as source, target.open("wb") as stream:
        while True:
            block = source.read(1024 * 1024)
            try:
                text = decoder.decode(block, final=not block)
            except UnicodeDecodeError:  # half a character at the end of UTF-16 or UTF-32
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


def _telling(texts: Iterable[str]) -> list[str]:
    """Return the few words that show most: those with the most letters beyond ASCII."""
    return sorted(texts, key=lambda text: (-len({c for c in text if not c.isascii()}), text))[:_SHOWN]


def _question(name: str, found: list[Reading]) -> str:
    """Return the sentence that asks for the encoding, with what the words would be under each."""
    differing = [n for n, texts in enumerate(zip(*(one.texts for one in found), strict=True)) if len(set(texts)) > 1]
    by_text: dict[tuple[str, ...], str] = {}
    for one in sorted(found, key=lambda one: CANDIDATES.index(one.encoding)):
        by_text.setdefault(tuple(one.texts[n] for n in differing[:2]), one.encoding)
    readings = " or ".join(f"{encoding} ({', '.join(said)})" for said, encoding in by_text.items())
    first = next(iter(by_text.values()))
    return (
        f"{name} is not UTF-8 and could be {readings}; say which it is: --encoding {first}, or encoding "
        f'= "{first}" for the file in finlink.toml.'
    )


def _none_fits(name: str, words: tuple[bytes, ...]) -> str:
    sample = words[0] if words else b""
    tries = ("cp1250", "cp1251", "cp1252", "cp1253", "cp1254")
    readings = ", ".join(f"{one} {sample.decode(one, 'replace')}" for one in tries)
    return (
        f"{name} is not UTF-8, and its words are none that finlink knows under any code page it tries ({readings}); "
        'say what it is: --encoding cp1250, or encoding = "cp1250" for the file in finlink.toml.'
    )
