"""What the page filters and lays out by: days, exact amounts, and whose money a line stands for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finlink.export.chart.edges import Bundle
    from finlink.export.chart.writer import Writer

MOST_PAYMENTS = 5_000
"""A line of more payments is filtered as a whole, by its first and last day."""

_EPOCH = date(1970, 1, 1).toordinal()
_MONEY = frozenset({"transfer", "proceeds"})


def node_facts(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``at``, the day (since 1970) on which a case or an investigation was opened, or something first frozen.

    {} where nobody knows.
    """
    at = day_of(attributes.get("opened") or attributes.get("first_on"))
    return {} if at is None else {"at": at}


def edge_facts(bundle: Bundle, cases: Mapping[str, str], write: Writer) -> dict[str, Any]:
    """Return what a line of money is filtered by.

    ``pays`` has a payment each: first day, last day (null where no time is known) and the exact amount as text (""
    where it cannot be read); with more than `MOST_PAYMENTS` only one for all, without an amount, and how
    many they are as ``span``. ``currency`` is
    theirs, ``of`` those of the ``cases`` (case id → id in the page) whose traced money it is. A link that an analyst
    rejected has ``rejected``.
    """
    if bundle.relation == "link":
        return {"rejected": True} if bundle.variant == "rejected" else {}
    if bundle.relation not in _MONEY:
        return {}
    pays, span = [_payment(member) for member in bundle.members], dict[str, int]()
    if len(pays) > MOST_PAYMENTS:
        firsts, lasts = ([pay[at] for pay in pays if pay[at] is not None] for at in (0, 1))
        span = {"span": len(pays)}
        pays = [[min(firsts, default=None), max(lasts, default=None), ""]]
    found: dict[str, Any] = span | {"pays": pays, "currency": write.label(bundle.members[0].get("currency", ""))}
    if bundle.relation == "proceeds":
        named = {str(member.get("case_id")) for member in bundle.members}
        found["of"] = sorted(cases[case] for case in named if case in cases)
    return found


def _payment(member: Mapping[str, Any]) -> list[Any]:
    first = day_of(member.get("time") or member.get("first_at"))
    last = day_of(member.get("time") or member.get("last_at"))
    amount = str(member.get("amount", ""))
    return [first, last if last is not None else first, amount if _is_plain(amount) else ""]


def _is_plain(amount: str) -> bool:
    whole, _, part = amount.partition(".")
    return whole.isascii() and whole.isdigit() and (not part or (part.isascii() and part.isdigit()))


def day_of(text: object) -> int | None:
    """Return the days from 1970-01-01 to the day with which an ISO date or time begins; None where there is none.

    >>> day_of("1970-01-02T10:00:00Z"), day_of("1970-01"), day_of(None)
    (1, None, None)
    """
    try:
        return date.fromisoformat(str(text)[:10]).toordinal() - _EPOCH
    except ValueError:
        return None
