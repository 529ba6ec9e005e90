"""Checks the values of one profile file; every complaint is one sentence with file and key."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from finlink.errors import FinlinkError
from finlink.profiles.model import SEVERITIES, Rule, normalise_offence
from finlink.profiles.rules import PARAMETERS, RULE_IDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TRACE_METHODS = ("fifo", "lifo", "pro_rata", "libr")
"""The methods of tracing that a profile may declare."""

NEEDED = (
    "title",
    "jurisdiction",
    "currency",
    "timely_days",
    "stalled_days",
    "threshold_eur",
    "offences",
    "sources",
)
"""What a profile must say, itself or through what it extends."""

_MAX_DAYS = 36_500
_AMOUNT = re.compile(r"[0-9]{1,15}(\.[0-9]{1,2})?")
_CODE = re.compile(r"[a-z]{2}", re.IGNORECASE | re.ASCII)
_UNVERIFIED = re.compile(r"\b(unverified|not verified|verify|unknown)\b", re.IGNORECASE)
_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Sourced:
    """A value with where it comes from."""

    value: Any
    source: str


def parse(path: Path) -> dict[str, Any]:
    """Return the content of a profile's file as TOML has it; amounts written as numbers stay exact."""
    import tomllib  # noqa: PLC0415 - not needed to import the package

    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"), parse_float=Decimal)
    except OSError as error:
        raise FinlinkError(f"{path}: the profile cannot be read ({error.strerror or error}).") from None
    except UnicodeDecodeError:
        raise FinlinkError(f"{path}: the profile is not UTF-8 text; save it as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise FinlinkError(f"{path}: the profile is not valid TOML: {error}.") from None


def check(path: Path, parsed: dict[str, Any]) -> dict[str, Any]:
    """Return the values of one file, typed; what the file leaves out is left out."""
    checked: dict[str, Any] = {}
    for key, value in parsed.items():
        if key not in _CHECKS:
            raise FinlinkError(f"{path}: {key} is not a key of a profile{_nearest(key, _CHECKS)}.")
        if key != "extends":
            checked[key] = _CHECKS[key](path, key, value)
    return checked


def is_unverified(source: str) -> bool:
    """Say whether the source of a value admits that nobody has checked it."""
    return _UNVERIFIED.search(source) is not None


def _nearest(key: str, known: dict[str, Any] | tuple[str, ...]) -> str:
    """Return a hint with the key most like an unknown one."""
    from difflib import get_close_matches  # noqa: PLC0415 - only to word an error

    close = get_close_matches(key, list(known), n=1)
    return f"; did you mean {close[0]}" if close else ""


def _text(path: Path, key: str, value: object) -> str:
    """Return a text that says something."""
    if not isinstance(value, str) or not value.strip():
        raise FinlinkError(f"{path}: {key} must be a text, not {value!r}.")
    return value


def _texts(path: Path, key: str, value: object) -> tuple[str, ...]:
    """Return a list of texts, in order."""
    if not isinstance(value, list):
        raise FinlinkError(f"{path}: {key} must be a list of texts, not {value!r}.")
    return tuple(_text(path, key, item) for item in value)


def _country(path: Path, key: str, value: object) -> str:
    """Return a two-letter country code, or "" where the profile belongs to none."""
    if value == "":
        return ""
    if not isinstance(value, str) or not _CODE.fullmatch(value):
        raise FinlinkError(f"{path}: {key} must be a two-letter country code or empty, not {value!r}.")
    return value.upper()


def _currency(path: Path, key: str, value: object) -> str:
    """Return a three-letter currency code."""
    if not isinstance(value, str) or not _CURRENCY.fullmatch(value):
        raise FinlinkError(f"{path}: {key} must be a three-letter currency code such as EUR, not {value!r}.")
    return value


def _table(
    path: Path, key: str, value: object, keys: tuple[str, ...], *, may_have: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Return a TOML table that has `keys`, and besides them none but those that it `may_have`."""
    if not isinstance(value, dict):
        raise FinlinkError(f"{path}: {key} must have {' and '.join(keys)}, not the single value {value!r}.")
    for name in value:
        if name not in (*keys, *may_have):
            raise FinlinkError(f"{path}: {key}.{name} is not a key of a profile{_nearest(name, (*keys, *may_have))}.")
    for name in keys:
        if name not in value:
            raise FinlinkError(f"{path}: {key}.{name} is missing; every value needs one.")
    return value


def _days(path: Path, key: str, value: object) -> Sourced:
    """Return a number of days with its source."""
    table = _table(path, key, value, ("value", "source"))
    days = _whole_days(path, f"{key}.value", table["value"])
    return Sourced(days, _text(path, f"{key}.source", table["source"]))


def _whole_days(path: Path, key: str, days: object) -> int:
    """Return a number of days."""
    if isinstance(days, bool) or not isinstance(days, int) or not 0 <= days <= _MAX_DAYS:
        raise FinlinkError(f"{path}: {key} must be a whole number of days from 0 to {_MAX_DAYS}, not {days!r}.")
    return days


def _amount(path: Path, key: str, value: object) -> Sourced:
    """Return an amount in EUR with its source; exact, whether written as a number or as text."""
    table = _table(path, key, value, ("value", "source"))
    amount = _euro(path, f"{key}.value", table["value"])
    return Sourced(amount, _text(path, f"{key}.source", table["source"]))


def _euro(path: Path, key: str, written: object) -> Decimal:
    """Return an amount in EUR."""
    if isinstance(written, bool) or not _AMOUNT.fullmatch(str(written)):
        raise FinlinkError(f'{path}: {key} must be an amount in EUR such as "10000" or "10000.00", not {written!r}.')
    return Decimal(str(written))


def _offences(path: Path, key: str, value: object) -> Sourced:
    """Return the proceeds-generating offences, normalised, with their source."""
    table = _table(path, key, value, ("proceeds_generating", "source"))
    texts = _texts(path, f"{key}.proceeds_generating", table["proceeds_generating"])
    codes = tuple(dict.fromkeys(normalise_offence(text) for text in texts))
    return Sourced(codes, _text(path, f"{key}.source", table["source"]))


def _trace_method(path: Path, key: str, value: object) -> Sourced:
    """Return the method by which proceeds are traced, with its source."""
    table = _table(path, key, value, ("value", "source"))
    if table["value"] not in TRACE_METHODS:
        allowed = ", ".join(TRACE_METHODS)
        raise FinlinkError(f"{path}: {key}.value must be one of {allowed}, not {table['value']!r}.")
    return Sourced(table["value"], _text(path, f"{key}.source", table["source"]))


def _not_required(path: Path, key: str, value: object) -> dict[str, str]:
    """Return the offences that a source takes out of the duty, normalised, each with that source."""
    if not isinstance(value, list):
        raise FinlinkError(f"{path}: {key} must be written as [[{key}]] with offence and source, not {value!r}.")
    found = {}
    for entry in value:
        table = _table(path, key, entry, ("offence", "source"))
        offence = normalise_offence(_text(path, f"{key}.offence", table["offence"]))
        source = _text(path, f"{key}.source", table["source"])
        if is_unverified(source):
            raise FinlinkError(
                f"{path}: {key} names {offence} with a source that is not verified ({source!r}); "
                "only a source that a reader can open takes an offence out of the duty."
            )
        found[offence] = source
    return found


def _rules(path: Path, key: str, value: object) -> dict[str, Rule]:
    """Return the rules that the file names, by id."""
    if not isinstance(value, dict):
        raise FinlinkError(f"{path}: {key} must be a table of rules such as [rules.G01], not {value!r}.")
    rules = {}
    for rule_id, entry in value.items():
        if rule_id not in RULE_IDS:
            known = ", ".join(RULE_IDS)
            raise FinlinkError(f"{path}: {key}.{rule_id} is not a rule of finlink; the rules are {known}.")
        named = f"{key}.{rule_id}"
        table = _table(path, named, entry, ("enabled", "severity"), may_have=PARAMETERS[rule_id])
        if not isinstance(table["enabled"], bool):
            raise FinlinkError(f"{path}: {key}.{rule_id}.enabled must be true or false, not {table['enabled']!r}.")
        if table["severity"] not in SEVERITIES:
            allowed = ", ".join(SEVERITIES)
            raise FinlinkError(f"{path}: {key}.{rule_id}.severity must be one of {allowed}, not {table['severity']!r}.")
        days = _whole_days(path, f"{named}.days", table["days"]) if "days" in table else None
        least = _euro(path, f"{named}.amount_eur", table["amount_eur"]) if "amount_eur" in table else None
        rules[rule_id] = Rule(rule_id, table["enabled"], table["severity"], days, least)
    return rules


_CHECKS: dict[str, Callable[[Path, str, Any], Any]] = {
    "extends": _text,
    "title": _text,
    "jurisdiction": _country,
    "currency": _currency,
    "may_open": _texts,
    "sources": _texts,
    "notes": _texts,
    "unverified": _texts,
    "timely_days": _days,
    "stalled_days": _days,
    "threshold_eur": _amount,
    "offences": _offences,
    "trace_method": _trace_method,
    "not_required": _not_required,
    "rules": _rules,
}
