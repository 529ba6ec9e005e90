"""Traced money on the chart: what a line says of it, and what a node says at which tracing ended."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from finlink.export.chart import money, words
from finlink.export.chart.rows import MOST_ROWS, moment, sources, table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finlink.export.chart.edges import Bundle
    from finlink.export.chart.rows import Card
    from finlink.export.chart.text import Cleaner


def label(bundle: Bundle) -> str:
    """Return how much traced money a line stands for, as one short text: of one case, or of how many together."""
    cases, amount = _cases(bundle), _together(bundle)
    if cases > 1:
        return words.SEVERAL.format(amount=amount, n=cases)
    return words.ENTERS.format(amount=amount) if any("entered" in one for one in bundle.members) else amount


def _cases(bundle: Bundle) -> int:
    return len({str(member.get("case_id")) for member in bundle.members})


def card(bundle: Bundle, cleaner: Cleaner) -> Card:
    """Return the card of a line of traced money: one case in fields, several as rows."""
    first = bundle.members[0]
    method = words.METHODS.get(str(first.get("method")), str(first.get("method", "")))
    if len(bundle.members) > 1:
        said = [(words.TOTAL, _together(bundle)), (words.CASES, f"{_cases(bundle):,}"), (words.METHOD, method)]
        found = table(said, words.PROCEEDS_HEAD, [_row(one) for one in bundle.members[:MOST_ROWS]], cleaner)
    else:
        said = [*zip(words.PROCEEDS_HEAD[:-1], _row(first)[:-1], strict=True), (words.METHOD, method)]
        if words.LAST not in {name for name, text in said if text}:
            said = [(words.TIME if name == words.FIRST else name, text) for name, text in said]
        found = {"fields": [[name, cleaner.detail(text)] for name, text in said if text]} | sources([first], cleaner)
    whole = bundle.total()
    value = {} if whole is None else {"value": cleaner.detail(format(whole, "f"))}
    return found | {"title": cleaner.detail(label(bundle))} | value


def _row(member: Mapping[str, Any]) -> list[str]:
    """Return what is told of one case's money on a line, as `words.PROCEEDS_HEAD`."""
    currency, sent_currency = (str(member.get(name, "")) for name in ("currency", "sent_currency"))
    amount, sent = (str(member.get(name, "")) for name in ("amount", "sent"))
    first, last = (moment(member.get(name, "")) for name in ("first_at", "last_at"))
    return [
        str(member.get("case_id", "")),
        _written(member, "amount", currency),
        "" if (amount, currency) == (sent, sent_currency) else _written(member, "sent", sent_currency),
        _written(member, "entered", sent_currency),
        "" if member.get("paid") == member.get("sent") else _written(member, "paid", sent_currency),
        str(member.get("payments", "")),
        first,
        "" if last == first else last,
        str(member.get("evidence", "")),
    ]


def _written(member: Mapping[str, Any], name: str, currency: str) -> str:
    return money.written_text(member[name], currency) if name in member else ""


def _together(bundle: Bundle) -> str:
    """Return the amounts of a line added up, in both currencies where they were converted.

    The method is never poison here, whose amounts must not be added up: it cannot be the declared one.
    """
    whole = bundle.total()
    if whole is None:
        return "?"
    currency, sent_currency = (str(bundle.members[0].get(name, "")) for name in ("currency", "sent_currency"))
    arrived = money.written(whole, currency)
    if sent_currency in {"", currency}:
        return arrived
    amounts = (money.decimal_of(member.get("sent", "")) for member in bundle.members)
    sent = money.total(amount for amount in amounts if amount is not None)
    return f"{money.written(sent, sent_currency)} → {arrived}"


def ends_line(attributes: Mapping[str, Any]) -> str:
    """Return what is written under a node at which tracing ended; "" under any other."""
    found = [end for end in _ends(attributes, "traced") if end.get("amount") not in {None, "0"}]
    if len(found) > 1:
        return words.SEVERAL_ENDS.format(n=len(found))
    return words.ENDS.format(amount=_written(found[0], "amount", found[0].get("currency", ""))) if found else ""


def ended(attributes: Mapping[str, Any], cleaner: Cleaner) -> Card:
    """Return the rows of a node's card: whose traced money ended there, of a case where its own did.

    Each with how much, why, and the least and most over the methods; where the declared one brings nothing but another
    would, that too.
    """
    if "destinations" in attributes:
        found = _ends(attributes, "destinations")
        return _rows(words.WENT_HEAD, [(_place(end), end) for end in found[:MOST_ROWS]], len(found), cleaner)
    found = _ends(attributes, "traced")
    return _rows(words.ENDED_HEAD, [(end.get("case_id", ""), end) for end in found[:MOST_ROWS]], len(found), cleaner)


def _ends(attributes: Mapping[str, Any], name: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(str(attributes.get(name, "[]")))
    return found


def _place(end: Mapping[str, str]) -> str:
    """Return how a destination is called: by its number and its service, or what it is instead of an account."""
    kind, _, value = end.get("destination", "").partition(":")
    if kind == "outside":
        return f"({value.partition('/')[0]})"
    number = value.rpartition(":")[2] if kind == "wallet" else value
    return f"{number}, {end['service']}" if end.get("service") else number


def _rows(head: Sequence[str], found: list[tuple[str, dict[str, str]]], count: int, cleaner: Cleaner) -> Card:
    if not found:
        return {}
    rows = []
    for first, end in found:
        low, high = (_written(end, name, "") for name in ("low", "high"))
        rows.append(
            [
                first,
                _written(end, "amount", end.get("currency", "")),
                end.get("reason", ""),
                words.LOW_HIGH.format(low=low, high=high) if low or high else "",
                words.METHODS.get(end.get("method", ""), end.get("method", "")),
                end.get("chain", ""),
            ]
        )
    told = table([], head, rows, cleaner)
    more = count - len(rows)
    return {"head": told["head"], "rows": told["rows"]} | ({"rows_more": more} if more > 0 else {})
