"""Sentences that a query made, found again as texts with blanks, so that they can be said in another language.

A query writes ``No step in FI-RO-01 since 2025-03-31, 91 days before the as-of date.``; the text with blanks is
``No step in {ids} since {since_day}, {days} days before the as-of date.`` The value of a blank is put back as it is,
but for those whose name tells what they are: ``…_day`` is a date, ``…_amount`` an amount.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finlink.i18n import Translator

_BLANK = re.compile(r"\{(\w+)\}")


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """Return what finds a text with blanks; the same blank twice is the same value twice."""
    parts, at, seen = [], 0, set()
    for blank in _BLANK.finditer(text):
        name = blank[1]
        parts += [re.escape(text[at : blank.start()]), f"(?P={name})" if name in seen else f"(?P<{name}>.+?)"]
        seen.add(name)
        at = blank.end()
    return re.compile("".join([*parts, re.escape(text[at:])]), re.DOTALL)


def said(translate: Translator, sentence: str, texts: Sequence[tuple[str, str]]) -> str:
    """Return a sentence in the translator's language.

    ``texts`` are pairs: how a query words it, and the message it is said as ("" = the same words), the first that fits
    wins. A sentence that fits none is returned as it is and counted among the missing.
    """
    for worded, message in texts:
        found = _pattern(worded).fullmatch(sentence)
        if found:
            values = {name: _written(translate, name, value) for name, value in found.groupdict().items()}
            return translate(message or worded, **values)
    return translate(sentence)


def _written(translate: Translator, name: str, value: str) -> str:
    try:
        if name.endswith("_day"):
            return translate.day(date.fromisoformat(value))
        if name.endswith("_amount"):
            return translate.amount(Decimal(value))
    except (ValueError, InvalidOperation):
        return value
    return value
