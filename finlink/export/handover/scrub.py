"""A graph's attributes made such that every format can hold them: plain values, one type a name, nothing unseen."""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from finlink.export.chart.text import visible
from finlink.export.handover.model import written
from finlink.words import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from finlink.export.handover.model import Attributes, Value

_NO_CHARACTERS = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")


def scrubbed(attributes: Mapping[str, Any]) -> Attributes:
    """Return attributes as texts, numbers and flags; what is unknown or no number is left out.

    >>> scrubbed({"a": Decimal("5.50"), "b": None, "c": float("nan"), "d": ["x"], "e": date(2024, 5, 1), "f": 3})
    {'a': '5.5', 'd': '["x"]', 'e': '2024-05-01', 'f': 3}
    """
    found = ((str(name), _plain(value)) for name, value in attributes.items())
    return {name: value for name, value in found if value is not None}


def _plain(value: object) -> Value | None:
    if value is None or value == "" or (isinstance(value, float) and not math.isfinite(value)):
        return None
    if isinstance(value, (Decimal, date, datetime)):
        return plain_text(value) if not isinstance(value, Decimal) or value.is_finite() else None
    if isinstance(value, (str, bool, int, float)):
        return value
    items = sorted(value, key=str) if isinstance(value, (set, frozenset)) else value
    return json.dumps(items, ensure_ascii=False, sort_keys=True, default=plain_text)


def seen(text: str) -> str:
    r"""Return a text with every character that cannot be seen, or that XML cannot hold, written out.

    >>> seen("a\x00b\ufffe")
    'a⟨U+0000⟩b⟨U+FFFE⟩'
    """
    return _NO_CHARACTERS.sub(lambda met: f"⟨U+{ord(met[0]):04X}⟩", visible(text))


def one_type(records: Iterable[Attributes]) -> None:
    """Give each attribute one type over all records, in place: of mixed ones numbers become floats, others texts."""
    records = list(records)
    types: dict[str, set[type]] = defaultdict(set)
    for record in records:
        for name, value in record.items():
            types[name].add(type(value))
    for name, met in types.items():
        if len(met) > 1:
            convert = float if met == {int, float} else written
            for record in records:
                if name in record:
                    record[name] = convert(record[name])
