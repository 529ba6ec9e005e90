"""What is said about cells that cannot be read, or read only with a doubt."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from finlink.normalise.columns.amounts import MARKS, affix_of, pattern
from finlink.normalise.columns.currencies import MOST, PLACES, agrees, is_currency
from finlink.normalise.columns.dates import FIGURES, NO_VALUE

if TYPE_CHECKING:
    from finlink.normalise.columns.dates import DateReading
    from finlink.normalise.columns.deciding import Cell, Choice

EXPECTED = {
    "amount": "an amount",
    "rate": "a rate",
    "date": "a date",
    "time": "a time",
    "integer": "a whole number",
    "currency": "a currency code",
    "country": "a country code",
}
_HINTS = {
    "date": "write YYYY-MM-DD (or DD.MM.YYYY)",
    "time": "write YYYY-MM-DDTHH:MM:SSZ (or DD.MM.YYYY HH:MM)",
    "integer": "write a whole number of at most 9 digits",
    "currency": "write the ISO code (EUR) or the asset's ticker (USDT), or map it under [values] in finlink.toml",
    "country": "write the two-letter ISO 3166 code (XK for Kosovo)",
}
_NUMBERS = {
    "compact": "a date without marks (YYYYMMDD)",
    "serial": "an Excel serial day",
    "epoch": "seconds since 1970",
    "epoch_ms": "milliseconds since 1970",
}
_MARK_NAMES = {".": "point", ",": "comma"}
_OTHER = {".": ",", ",": "."}

Refusal = tuple[str, str, str]
"""Code, what the cell is (to follow "which"), and the hint."""


def shown(value: str) -> str:
    r"""Return a cell for a message: quoted, at most 60 characters, characters that nobody sees by their number.

    >>> shown("a\u202eb")
    '"a<U+202E>b"'
    """
    text = "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in value[:80])
    return f'"{text}"' if len(text) <= 60 else f'"{text[:59]}…"'


def cited(cells: tuple[Cell, ...]) -> str:
    """Return cells with their rows, as in ``"1.234,56" (row 7)``."""
    return ", ".join(f"{shown(text)} (row {row})" for row, text in cells)


def refused_code(kind: str, text: str) -> Refusal:
    """Say why ``text`` is no integer, currency or country."""
    if text.lower() in NO_VALUE:
        return kind.upper(), f"says that there is no {EXPECTED[kind].partition(' ')[2]}", "leave the cell empty"
    return kind.upper(), f"is not {EXPECTED[kind]}", _HINTS[kind]


@cache
def _compiled(mark: str, kind: str, *, negative: bool, bounded: bool) -> re.Pattern[str]:
    return re.compile(pattern(mark, kind, negative=negative, bounded=bounded))


def _reads(text: str, mark: str, kind: str, *, negative: bool = True, bounded: bool = True) -> bool:
    return _compiled(mark, kind, negative=negative, bounded=bounded).fullmatch(text) is not None


def refused_amount(text: str, choice: Choice, *, kind: str, negative: bool, currency: str | None) -> Refusal:
    """Say why ``text`` is refused in a column read by ``choice``; ``currency`` is that of its row, "" = no such column.

    Codes: AMOUNT or RATE, CURRENCY-DIFFERS, RANGE, SCALE.
    """
    code = kind.upper()
    hint = f"write digits with the decimal mark {choice.way} and nothing else, as in 1234{choice.way}56"
    if not choice.way:
        hint = "write digits with a decimal point and nothing else, as in 1234.56"
    if text.lower() in NO_VALUE:
        return code, f"says that there is no {kind}", f"give the {kind}, or leave the cell empty"
    ways = [choice.way] if choice.way else ["", *MARKS]
    mark = next((way for way in ways if _reads(text, way, kind)), None)
    if mark is not None:
        return _readable(text, mark, choice, (kind, negative, currency or ""), hint)
    if choice.way and _reads(text, _OTHER[choice.way], kind):
        return code, f"is not written with the decimal {_MARK_NAMES[choice.way]} of its column", hint
    long = next((way for way in ways if _reads(text, way, kind, bounded=False)), None)
    return (code, f"is not {EXPECTED[kind]}", hint) if long is None else _too_long(text, long)


def _readable(text: str, mark: str, choice: Choice, about: tuple[str, bool, str], hint: str) -> Refusal:
    """Say why an amount that the grammar takes is refused; ``about``: kind, whether - means something, currency."""
    kind, negative, currency = about
    code, affix = kind.upper(), affix_of(text)
    if not negative and "-" in text and not _reads(text, mark, kind, negative=False):
        return code, "is negative, where a minus sign has no meaning", f"write the {kind} without its sign"
    if affix and not agrees(affix, currency):
        return _currency_differs(affix, currency, hint, code)
    if choice.state == "exact":
        return code, "is not written with digits and a decimal point, as its format asks", hint
    if choice.state in ("ambiguous", "mixed"):
        return code, f"has a mark that {_open(choice)}", "say --decimal , or --decimal . for this file"
    return _too_fine(text, mark, currency)


def _open(choice: Choice) -> str:
    if choice.state == "mixed":
        return "may be a decimal point or comma, since its column has both"
    return "may be the decimal mark or keep thousands apart"


def _currency_differs(affix: str, currency: str, hint: str, code: str) -> Refusal:
    if not is_currency(affix):
        return code, "is not an amount", hint
    says = f"{currency} stands in the currency column" if currency else "the row has no currency"
    return "CURRENCY-DIFFERS", f'has "{affix}" beside the figure while {says}', "correct one of the two"


def _too_long(text: str, mark: str) -> Refusal:
    whole = re.sub("[^0-9]", "", text.rpartition(mark)[0] if mark and text.count(mark) == 1 else text)
    if len(whole) > MOST:
        return "RANGE", f"has {len(whole)} digits before the decimal mark", f"finlink takes at most {MOST}"
    return "SCALE", f"has more than {MOST} decimals", f"finlink keeps {MOST} decimals and never rounds"


def _too_fine(text: str, mark: str, currency: str) -> Refusal:
    places = len(re.sub("[^0-9].*$", "", text.rpartition(mark)[2]).rstrip("0"))
    has = PLACES.get(currency, MOST)
    return (
        "SCALE",
        f"has {places} decimals while {currency} has {has or 'none'}",
        "correct the amount or its currency; amounts are never rounded",
    )


def refused_date(text: str, choice: Choice, reading: DateReading, *, kind: str) -> Refusal:
    """Say why ``text`` is refused in a column of dates or times (code DATE)."""
    hint = _HINTS[kind]
    if text.lower() in NO_VALUE:
        return "DATE", f"says that there is no {kind}", "leave the cell empty"
    figure = next((form for form, digits in FIGURES.items() if re.fullmatch(digits, text)), "")
    if figure:
        what = f"may be {_NUMBERS[figure]}, which is read only where the whole column has it"
        return "DATE", what, f"{hint}, or give every row the same form"
    slashed = re.match(r"([0-9]{1,2})([/-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?![0-9])", text)
    if slashed and choice.state in ("ambiguous", "mixed"):
        return "DATE", "may be day first or month first", "say --dates dmy or --dates mdy for this file"
    if slashed and reading.order:
        return "DATE", f"is not a {kind} in the order of its column ({reading.order})", hint
    if not reading.two_digits and re.match(r"([0-9]{1,2}[./-] ?){2}[0-9]{2}(?![0-9])", text):
        return "DATE", "has a year of two digits, which tells no date of birth", "write the year with four digits"
    return "DATE", f"is not {EXPECTED[kind]}", hint
