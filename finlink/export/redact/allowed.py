"""What may stay on a redacted page: attribute by attribute, the form of the values that do.

Amounts, dates, countries, currencies, roles, statuses, methods and the rules met stay; names become pseudonyms. Titles,
purposes, reasons, notes, offences in the register's own wording, dates of birth, values as they were written, numbers
of transfers and orders, and the rows of files are not here, and so are never shown.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from finlink.export.chart import vocabulary
from finlink.export.chart.kinds import RELATIONS
from finlink.export.chart.money import decimal_of
from finlink.export.chart.words import KINDS, LINK_KINDS, METHODS
from finlink.export.handling import is_code
from finlink.export.statuses import STATUS_LABELS
from finlink.identifiers.chains import CHECKED

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from finlink.export.redact.pseudonyms import Pseudonyms

    Rule = Callable[[Any, Pseudonyms], Any]
    """A value and the pseudonyms → what stays of it; None for nothing."""

_BETWEEN = re.compile("( ~ | > )")


def _one_of(known: Collection[str]) -> Rule:
    return lambda value, _: value if value in known else None


def _like(pattern: str) -> Rule:
    form = re.compile(pattern, re.ASCII)
    return lambda value, _: value if isinstance(value, str) and form.fullmatch(value) else None


def _amount(value: Any, _: Pseudonyms) -> str | None:
    number = decimal_of(value)
    return None if number is None else format(number, "f")


def _number(value: Any, _: Pseudonyms) -> Any:
    return value if isinstance(value, (bool, int, float)) else None


def _named(kind: str) -> Rule:
    return lambda value, pseudonyms: pseudonyms.label(f"{kind}:{value}") or None


def _via(value: Any, pseudonyms: Pseudonyms) -> str | None:
    """Return what connects two cases: one node, or two with what stands between them."""
    parts = [part if _BETWEEN.fullmatch(part) else pseudonyms.id(part) for part in _BETWEEN.split(str(value))]
    return "".join(parts) if all(parts) else None


def _destination(value: Any, pseudonyms: Pseudonyms) -> str | None:
    kind, _, rest = str(value).partition(":")
    if kind == "outside":
        word = rest.partition("/")[0]
        return f"outside:{word}/" if f"({word})" in vocabulary.OUTSIDE else None
    label = pseudonyms.label(str(value))
    return f"{kind}:{label}" if label else None


def _decided(value: Any, _: Pseudonyms) -> str | None:
    """Return what was decided and when, without who did and why."""
    found = re.match(r"(same|different|unsure), .*?, (\d{4}-\d\d-\d\d)(?:: |$)", str(value), re.DOTALL)
    return ", ".join(found.groups()) if found else None


def _reasons(value: Any, pseudonyms: Pseudonyms) -> str | None:
    """Return what was weighed and how much it weighs, without what either side says."""
    told = [
        {"factor": factor, "bits": bits, "says": "", "left_says": "", "right_says": ""}
        for one in json.loads(str(value))
        if (factor := _WORD(one.get("factor"), pseudonyms))
        and (bits := _number(one.get("bits"), pseudonyms)) is not None
    ]
    return json.dumps(told) if told else None


def _list_of(rules: Mapping[str, Rule]) -> Rule:
    def redacted(value: Any, pseudonyms: Pseudonyms) -> str | None:
        told = [allowed(one, rules, pseudonyms) for one in json.loads(str(value))]
        return json.dumps(told, ensure_ascii=False) if told else None

    return redacted


_WORD = _like("[a-z_]{2,24}")
_DAY = _like(r"\d{4}-\d\d-\d\d")
_MOMENT = _like(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?Z?)?")
_CURRENCY_FORM = re.compile("[A-Z][A-Z0-9]{1,4}")
_COUNTRY = _like("[A-Z]{2}")
CHAINS = frozenset({*CHECKED, "ethereum", "iban", "domestic"})
"""Kinds of accounts and chains that finlink knows; any other is a word of the register."""


def is_currency(value: object) -> bool:
    """Tell whether a value has the form of a currency or a coin, and not of a word that somebody wrote in its place."""
    return isinstance(value, str) and bool(_CURRENCY_FORM.fullmatch(value))


def _currency(value: Any, _: Pseudonyms) -> str | None:
    return value if is_currency(value) else None


def _scope(value: Any, _: Pseudonyms) -> str | None:
    return ";".join(part for part in str(value).split(";") if part in vocabulary.SCOPES) or None


def _handling(value: Any, _: Pseudonyms) -> str | None:
    return str(value) if is_code(str(value)) else None


_ENDS: dict[str, Rule] = {
    "destination": _destination,
    "case_id": _named("case"),
    "service": _named("service"),
    "reason": _one_of(vocabulary.ENDED),
    "amount": _amount,
    "currency": _currency,
    "low": _amount,
    "high": _amount,
    "method": _one_of(METHODS),
    "chain": _one_of(CHAINS),
}

_EVENTS: dict[str, Rule] = {
    "measure": _one_of(vocabulary.MEASURES),
    "date": _DAY,
    "amount": _amount,
    "currency": _currency,
    "authority": _named("authority"),
    "case_id": _named("case"),
}

NODES: dict[str, Rule] = {
    "kind": _one_of(KINDS),
    "status": _one_of({*STATUS_LABELS, *vocabulary.INVESTIGATION_STATUSES}),
    "findings": _like(r"G\d\d(;G\d\d)*"),
    "priority": _number,
    "network": _named("network"),
    "unit": _named("unit"),
    "authority": _named("authority"),
    "bank": _named("bank"),
    "service": _named("service"),
    "country": _COUNTRY,
    "opened": _DAY,
    "closed": _DAY,
    "loss": _amount,
    "loss_eur": _amount,
    "traced_eur": _amount,
    "currency": _currency,
    "handling": _handling,
    "form": _one_of(vocabulary.FORMS),
    "scope": _scope,
    "outcome": _one_of(vocabulary.OUTCOMES),
    "person_kind": _one_of(vocabulary.PERSON_KINDS),
    "valid": _number,
    "hub": _number,
    "cases": _number,
    "chain": _one_of(CHAINS),
    "traced": _list_of(_ENDS),
    "destinations": _list_of(_ENDS),
    "state": _one_of(vocabulary.MEASURES),
    "held": _amount,
    "first_on": _DAY,
    "measures": _list_of(_EVENTS),
}
"""Attributes of nodes that may stay; a node's name and label are its pseudonym."""

EDGES: dict[str, Rule] = {
    "relation": _one_of(RELATIONS),
    "role": _one_of(vocabulary.ROLES),
    "link_kind": _one_of(LINK_KINDS),
    "status": _one_of(vocabulary.LINK_STATUSES),
    "strength": lambda value, _: value if isinstance(value, (int, float)) else _amount(value, _),
    "via": _via,
    "reasons": _reasons,
    "decided": _decided,
    "case_id": _named("case"),
    "method": _one_of(METHODS),
    "amount": _amount,
    "currency": _currency,
    "sent": _amount,
    "sent_currency": _currency,
    "paid": _amount,
    "entered": _amount,
    "payments": _number,
    "hop": _number,
    "time": _MOMENT,
    "first_at": _MOMENT,
    "last_at": _MOMENT,
}
"""Attributes of edges that may stay."""


def allowed(attributes: Mapping[str, Any], rules: Mapping[str, Rule], pseudonyms: Pseudonyms) -> dict[str, Any]:
    """Return what stays of the attributes, in their order."""
    found = {name: rules[name](value, pseudonyms) for name, value in attributes.items() if name in rules}
    return {name: value for name, value in found.items() if value is not None}
