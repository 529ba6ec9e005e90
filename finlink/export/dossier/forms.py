"""How single values stand in a dossier: amounts, days, ends of payments, unknowns, counts."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from finlink.export.chart.money import written
from finlink.export.dossier import words
from finlink.trace.listing import end_name
from finlink.words import plain_text

if TYPE_CHECKING:
    from decimal import Decimal

_WALLET = re.compile(r"wallet:([^:]*):(.*)", re.DOTALL)
_TRANSACTION = re.compile(r"tx:([^:]*):(.{16}).*", re.DOTALL)
_PLAIN = re.compile(r"(account|party|phone|email|written):(.*)", re.DOTALL)
_UNDERSCORES = str.maketrans("_", " ")


def amount(value: Decimal | None, currency: str | None = "", nothing: str = words.UNKNOWN) -> str:
    """Return an amount with its currency; ``nothing`` where there is none.

    >>> from decimal import Decimal
    >>> amount(Decimal("26000.000"), "EUR"), amount(None)
    ('26,000 EUR', 'unknown')
    """
    return nothing if value is None else written(value, currency or "")


def told(value: Any, nothing: str = words.UNKNOWN) -> str:
    """Return a cell as text; ``nothing`` where it is empty.

    >>> told(None), told(date(2025, 5, 1)), told("")
    ('unknown', '2025-05-01', 'unknown')
    """
    return plain_text(value) or nothing


def day(value: date | datetime | None, nothing: str = "") -> str:
    """Return the day of a date or time."""
    if value is None:
        return nothing
    return (value.date() if isinstance(value, datetime) else value).isoformat()


def moment(value: datetime | None) -> str:
    """Return a time to the second, day and time apart.

    >>> moment(datetime(2025, 5, 14, 8, 50))
    '2025-05-14 08:50:00'
    """
    return "" if value is None else value.isoformat(" ", "seconds")


def end(node: str | None) -> str:
    """Return an end of a payment, or what links two cases, as a reader knows it: number, or address with its chain.

    >>> end("account:RS35908"), end("wallet:tron:TLm2"), end("outside:fee"), end("account:XK/12 > account:RS1")
    ('RS35908', 'TLm2 (tron)', '(fee)', 'XK/12 > RS1')
    """
    return "".join(part if part in (" ~ ", " > ") else _one_end(part) for part in re.split("( ~ | > )", node or ""))


def _one_end(node: str) -> str:
    if found := _WALLET.fullmatch(node):
        return f"{found[2]} ({found[1]})" if found[1] else found[2]
    if found := _TRANSACTION.fullmatch(node):
        return words.TRANSACTION.format(digits=found[2], chain=found[1])
    found = _PLAIN.fullmatch(node)
    return found[2] if found else end_name(node)


def counted(what: str, number: int) -> str:
    """Return a number of things in words.

    >>> counted("payment", 1), counted("payment", 2)
    ('1 payment', '2 payments')
    """
    one, many = words.COUNTED[what]
    return one if number == 1 else many.format(n=number)


def spaced(code: str | None) -> str:
    """Return a code word of the register as words: underscores are blanks, semicolons are lists.

    >>> spaced("beneficial_owner;suspect")
    'beneficial owner, suspect'
    """
    return ", ".join((code or "").translate(_UNDERSCORES).split(";"))


def listed(things: list[str], most: int = 8) -> str:
    """Return a list in words, no longer than ``most``; how many more there are is said.

    >>> listed(["a", "b", "c"], most=2)
    'a; b; and 1 more'
    """
    shown = "; ".join(things[:most])
    return shown if len(things) <= most else f"{shown}; and {len(things) - most:,} more"


def how_known(code: str) -> str:
    """Return how it is known that a payment was the case's."""
    return words.HOW.get(code, code)


def reason_short(code: str) -> str:
    """Return why money ended where it did, in a few words."""
    return words.REASON_SHORT.get(code, code)


def reason_told(code: str) -> str:
    """Return why money ended where it did, as the head of a sum."""
    return words.REASONS.get(code, code)
