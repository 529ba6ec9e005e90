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
    from finlink.export.chart.writer import Writer


def label(bundle: Bundle, write: Writer) -> str:
    """Return how much traced money a line stands for, as one short text: of one case, or of how many together."""
    cases, amount = _cases(bundle), _together(bundle, write)
    if cases > 1:
        return write.t(words.SEVERAL, amount=amount, n=write.count(cases))
    return write.t(words.ENTERS, amount=amount) if any("entered" in one for one in bundle.members) else amount


def _cases(bundle: Bundle) -> int:
    return len({str(member.get("case_id")) for member in bundle.members})


def card(bundle: Bundle, write: Writer) -> Card:
    """Return the card of a line of traced money: one case in fields, several as rows."""
    first = bundle.members[0]
    method = write.word("method", str(first.get("method", "")))
    if len(bundle.members) > 1:
        said = [
            (words.TOTAL, _together(bundle, write)),
            (words.CASES, write.count(_cases(bundle))),
            (words.METHOD, method),
        ]
        found = table(said, words.PROCEEDS_HEAD, [_row(one, write) for one in bundle.members[:MOST_ROWS]], write)
    else:
        said = [*zip(words.PROCEEDS_HEAD[:-1], _row(first, write)[:-1], strict=True), (words.METHOD, method)]
        if words.LAST not in {name for name, text in said if text}:
            said = [(words.TIME if name == words.FIRST else name, text) for name, text in said]
        found = {"fields": [[write.t(name), write.detail(text)] for name, text in said if text]} | sources(
            [first], write
        )
    whole = bundle.total()
    value = {} if whole is None else {"value": write.detail(format(whole, "f"))}
    return found | {"title": write.detail(label(bundle, write))} | value


def _row(member: Mapping[str, Any], write: Writer) -> list[str]:
    """Return what is told of one case's money on a line, as `words.PROCEEDS_HEAD`."""
    currency, sent_currency = (str(member.get(name, "")) for name in ("currency", "sent_currency"))
    amount, sent = (str(member.get(name, "")) for name in ("amount", "sent"))
    first, last = (moment(member.get(name, "")) for name in ("first_at", "last_at"))
    return [
        str(member.get("case_id", "")),
        _written(member, "amount", currency, write),
        "" if (amount, currency) == (sent, sent_currency) else _written(member, "sent", sent_currency, write),
        _written(member, "entered", sent_currency, write),
        "" if member.get("paid") == member.get("sent") else _written(member, "paid", sent_currency, write),
        str(member.get("payments", "")),
        first,
        "" if last == first else last,
        str(member.get("evidence", "")),
    ]


def _written(member: Mapping[str, Any], name: str, currency: str, write: Writer) -> str:
    return write.amount_text(member[name], currency) if name in member else ""


def _together(bundle: Bundle, write: Writer) -> str:
    """Return the amounts of a line added up, in both currencies where they were converted.

    The method is never poison here, whose amounts must not be added up: it cannot be the declared one.
    """
    whole = bundle.total()
    if whole is None:
        return "?"
    currency, sent_currency = (str(bundle.members[0].get(name, "")) for name in ("currency", "sent_currency"))
    arrived = write.amount(whole, currency)
    if sent_currency in {"", currency}:
        return arrived
    amounts = (money.decimal_of(member.get("sent", "")) for member in bundle.members)
    sent = money.total(amount for amount in amounts if amount is not None)
    return f"{write.amount(sent, sent_currency)} → {arrived}"


def ends_line(attributes: Mapping[str, Any], write: Writer) -> str:
    """Return what is written under a node at which tracing ended; "" under any other."""
    found = [end for end in _ends(attributes, "traced") if end.get("amount") not in {None, "0"}]
    if len(found) > 1:
        return write.t(words.SEVERAL_ENDS, n=write.count(len(found)))
    return _ends_here(found[0], write) if found else ""


def _ends_here(end: Mapping[str, str], write: Writer) -> str:
    return write.t(words.ENDS, amount=_written(end, "amount", end.get("currency", ""), write))


def ended(attributes: Mapping[str, Any], write: Writer) -> Card:
    """Return the rows of a node's card: whose traced money ended there, of a case where its own did.

    Each with how much, why, and the least and most over the methods; where the declared one brings nothing but another
    would, that too.
    """
    if "destinations" in attributes:
        found = _ends(attributes, "destinations")
        return _rows(words.WENT_HEAD, [(_place(end, write), end) for end in found[:MOST_ROWS]], len(found), write)
    found = _ends(attributes, "traced")
    return _rows(words.ENDED_HEAD, [(end.get("case_id", ""), end) for end in found[:MOST_ROWS]], len(found), write)


def _ends(attributes: Mapping[str, Any], name: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(str(attributes.get(name, "[]")))
    return found


def _place(end: Mapping[str, str], write: Writer) -> str:
    """Return how a destination is called: by its number and its service, or what it is instead of an account."""
    kind, _, value = end.get("destination", "").partition(":")
    if kind == "outside":
        return write.word("outside", f"({value.partition('/')[0]})")
    number = value.rpartition(":")[2] if kind == "wallet" else value
    return f"{number}, {end['service']}" if end.get("service") else number


def _rows(head: Sequence[str], found: list[tuple[str, dict[str, str]]], count: int, write: Writer) -> Card:
    if not found:
        return {}
    rows = []
    for first, end in found:
        low, high = (_written(end, name, "", write) for name in ("low", "high"))
        rows.append(
            [
                first,
                _written(end, "amount", end.get("currency", ""), write),
                write.word("ended", end.get("reason", "")),
                write.t(words.LOW_HIGH, low=low, high=high) if low or high else "",
                write.word("method", end.get("method", "")),
                end.get("chain", ""),
            ]
        )
    told = table([], head, rows, write)
    more = count - len(rows)
    return {"head": told["head"], "rows": told["rows"]} | ({"rows_more": more} if more > 0 else {})
