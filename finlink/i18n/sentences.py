"""Sentences that a query made, found again as texts with blanks, so that they can be said in another language.

A query writes ``No step in FI-RO-01 since 2025-03-31, 91 days before the as-of date.``; the text with blanks is
``No step in {ids} since {since_day}, {days} days before the as-of date.`` The value of a blank is put back as it is,
but for those whose name tells what they are: ``…_day`` is a date, ``…_amount`` an amount, ``…_exact`` one that keeps
every digit; and those whose values are finlink's own words, one or several with "; " between them, which are said in
their turn.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finlink.i18n import Translator

    Texts = Sequence[tuple[str, tuple[str, ...]]]
    Within = Mapping[str, Texts]

_BLANK = re.compile(r"\{(\w+)\}")


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """Return what finds a text with blanks: the shortest values that fit; the same blank twice is one value."""
    parts, at, seen = [], 0, set()
    for blank in _BLANK.finditer(text):
        name = blank[1]
        parts += [re.escape(text[at : blank.start()]), f"(?P={name})" if name in seen else f"(?P<{name}>.+?)"]
        seen.add(name)
        at = blank.end()
    return re.compile("".join([*parts, re.escape(text[at:])]), re.DOTALL)


def said(translate: Translator, sentence: str, texts: Texts, within: Within | None = None) -> str:
    """Return one sentence or several in a row in the translator's language.

    ``texts`` are pairs: how a query words a sentence, and the messages that it is said as (() = the same words); the
    first that fits wins. What fits none is returned as it is and counted among the missing. ``within`` has the texts
    of the blanks, by their name, whose values are finlink's own words.
    """
    return _all(translate, sentence, texts, within or {}) or translate(sentence)


def _all(translate: Translator, sentence: str, texts: Texts, within: Within) -> str:
    """Return the sentence if all of it is known; "" where a part of it is not.

    Several in a row are tried first: a text that begins with a blank would take the sentences before it for its value.
    """
    for worded, messages in texts:
        found = _pattern(f"{worded} {{_rest}}").fullmatch(sentence)
        if found and (rest := _all(translate, found["_rest"], texts, within)):
            return f"{_one(translate, found, messages or (worded,), within)} {rest}"
    for worded, messages in texts:
        if found := _pattern(worded).fullmatch(sentence):
            return _one(translate, found, messages or (worded,), within)
    return ""


def _one(translate: Translator, found: re.Match[str], messages: Sequence[str], within: Within) -> str:
    values = {name: _written(translate, name, value, within) for name, value in found.groupdict().items()}
    return " ".join(translate(message, **values) for message in messages)


def _written(translate: Translator, name: str, value: str, within: Within) -> str:
    if name in within:
        return "; ".join(said(translate, part, within[name], within) for part in value.split("; "))
    try:
        if name.endswith("_day"):
            return translate.day(date.fromisoformat(value))
        if name.endswith("_amount"):
            return translate.amount(Decimal(value))
        if name.endswith("_exact"):
            return translate.exact(Decimal(value))
    except (ValueError, InvalidOperation):
        return value
    return value
