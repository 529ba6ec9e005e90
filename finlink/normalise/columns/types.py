"""How each column type is read: SQL from the trimmed text of a cell to the typed value, or NULL.

Strict on purpose. DuckDB's own casts take ``1e5`` as a number and forget the offset of a time, and its CSV reader
takes ``2024-05-07garbage`` as a date; so every value must first match a grammar written down in finlink.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from finlink.engine import literal
from finlink.normalise.columns import dates, zones
from finlink.normalise.columns.amounts import amount, exact_amount, full
from finlink.read.formats import EXACT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finlink.normalise.columns.dates import DateReading

AMOUNTS = frozenset({"amount", "rate"})
DATES = frozenset({"date", "time"})
IDENTIFIERS = frozenset({"account", "wallet", "end"})

CHECKED = frozenset({"integer", "currency", "country"}) | AMOUNTS | DATES
"""Types whose text may be wrong; the other ones take any text."""

_CODES = {
    "integer": ("[+]?[0-9]{1,9}", "try_cast({0} AS INTEGER)"),
    "currency": ("[A-Za-z][A-Za-z0-9.]{1,11}", "upper({0})"),
    "country": ("[A-Za-z]{2}", "upper({0})"),
}

UNSEEN = r"[\p{Cc}\p{Cf}\x{2028}\x{2029}]"
"""Characters that nobody sees: control and format characters (zero width, soft hyphen, direction), line separators."""

LOOK_ALIKES = "АВЕЅІЈКМНОРСТУХԚԜЗаеѕіјкорсухԛԝһзΑΒΕΖΗΙΚΜΝΟΡΤΥΧικνορυχİı"
"""Cyrillic, Greek and Turkish letters drawn like Latin ones (Unicode UTS 39), as in ``finlink.identifiers.text``."""

_LOOKS = f"[0-9A-Za-z{LOOK_ALIKES}]{{10,}}|(?:РС|БА|БГ|рс|ба|бг)[0-9]{{2}}[0-9A-Za-z{LOOK_ALIKES}]{{8,}}"


@dataclass(frozen=True, slots=True)
class Typed:
    """SQL that types one column, in steps: ``first`` and ``then`` name helping columns, ``value`` is the result.

    ``kept`` are further columns of the result. Each is a name and its SQL; a step sees the steps before it.
    """

    value: str
    first: Mapping[str, str] = field(default_factory=dict)
    then: Mapping[str, str] = field(default_factory=dict)
    kept: Mapping[str, str] = field(default_factory=dict)


def typed_code(kind: str, x: str) -> Typed:
    """Return how a column of a type without a reading of its own is typed: codes by their pattern, text as it is."""
    pattern, value = _CODES.get(kind, ("", x))
    return Typed(f"CASE WHEN {full(x, pattern)} THEN {value.format(x)} END" if pattern else x)


def typed_identifier(x: str) -> Typed:
    """Return how an account, address or end is typed where the file is not all ASCII.

    NULL where it has a character that nobody sees, or is an identifier in which some letters are of another alphabet.
    """
    bare = rf"regexp_replace({x}, '[\s./-]', '', 'g')"
    letters = f"regexp_matches({x}, '[{LOOK_ALIKES}]') AND {full(bare, _LOOKS)} AND regexp_matches({x}, '[0-9]')"
    return Typed(
        f"CASE WHEN strlen({x}) = length({x}) THEN {x} WHEN regexp_matches({x}, {literal(UNSEEN)}) OR ({letters}) "
        f"THEN NULL ELSE {x} END"
    )


def typed_amount(
    name: str, mark: str, *, kind: str = "amount", negative: bool = True, currency: str = "",
    general: bool = True, places: Mapping[str, int] | None = None, exact: bool = False,
) -> Typed:  # fmt: skip
    """Return how the amount or rate in column ``name`` is typed under the decimal ``mark``.

    ``currency`` names the column with the currency; ``places`` are the decimals of the currencies whose amounts must
    be looked at, since some cell has more; ``exact`` says that numbers may be exact. ``<name>__places`` counts the
    digits after the mark, or more.
    """
    x = f'"{name}"'
    code = f'upper("{currency}")' if currency else ""
    value = amount(x, mark, kind=kind, negative=negative, currency=code, general=general)
    if exact:
        value = f"coalesce({exact_amount(x, negative=negative)}, {value})"
    if places and code:
        whens = " ".join(f"WHEN {literal(c)} THEN {step(n)}" for c, n in places.items())
        value = f"CASE WHEN ({value}) % (CASE {code} {whens} END) <> 0 THEN NULL ELSE ({value}) END"
    kept = {}
    if currency and (mark or exact):
        marks = [f"instr({x}, '{one}')" for one in (mark, EXACT if exact else "") if one]
        at = marks[0] if len(marks) == 1 else f"greatest({', '.join(marks)})"
        kept[f"{name}__places"] = f"CAST(CASE WHEN {at} > 0 THEN strlen({x}) - {at} ELSE 0 END AS INTEGER)"
    return Typed(value, kept=kept)


def step(places: int) -> str:
    """Return SQL for the smallest amount of a currency with this many decimals."""
    return f"CAST('{'1' if places == 0 else '0.' + '0' * (places - 1) + '1'}' AS DECIMAL(38,18))"


def typed_date(name: str, reading: DateReading) -> Typed:
    """Return how a column of days is typed: the day as written, whatever its zone."""
    x, parts = f'"{name}"', f'"{name}__parts"'
    if reading.figure:
        return Typed(f"CAST({dates.figure(x, reading.figure)} AS DATE)")
    plain = full(x, dates.iso(local=True))
    written = f"CAST(try_cast({x} AS TIMESTAMP) AS DATE)"
    if not reading.general:
        return Typed(f"CASE WHEN {plain} THEN {written} END")
    day = dates.day(f"{parts}.day", reading.order, two_digits=reading.two_digits)
    return Typed(
        f"CASE WHEN {plain} THEN {written} WHEN {dates.clock(f'{parts}.clock')} IS NOT NULL THEN {day} END",
        {f"{name}__parts": f"CASE WHEN NOT {plain} THEN {dates.split(x)} END"},
    )


def typed_time(name: str, reading: DateReading, *, text: bool = False) -> Typed:
    """Return how a column of times is typed: UTC, a time without zone in the zone of the reading.

    ``<name>__local`` keeps the wall time of a cell with a clock and no zone, ``<name>_text`` (where ``text``) the cell
    where the stored time is not simply what it says.
    """
    x, parts, local, at = f'"{name}"', f'"{name}__parts"', f'"{name}__local"', f'"{name}__at"'
    plain = full(x, dates.iso(local=False))
    simple = full(x, dates.iso(local=reading.zone in ("", "UTC")))
    kept = {f"{name}_text": f"CASE WHEN NOT {simple} THEN {x} END"} if text else {}
    utc = zones.to_utc(reading.zone, local) if reading.zone else local
    if reading.figure:
        value = dates.figure(x, reading.figure)
        if reading.figure != "serial":
            return Typed(value, kept=kept)
        clocked = f"CASE WHEN {x} ~ '.*[.,].*[1-9].*' THEN {value} END"
        value = f"coalesce({utc}, {value})"
        return Typed(value, then={f"{name}__local": clocked}, kept={f"{name}__local": local, **kept})
    if not reading.general:
        if not reading.local:
            return Typed(f"CASE WHEN {plain} THEN try_cast({x} AS TIMESTAMP) END")
        clocked = f"CASE WHEN NOT {plain} AND {full(x, dates.iso(local=True))} THEN try_cast({x} AS TIMESTAMP) END"
        value = f"CASE WHEN {local} IS NOT NULL THEN {utc} WHEN {plain} THEN try_cast({x} AS TIMESTAMP) END"
        if not reading.zone:
            kept = {}
        return Typed(value, then={f"{name}__local": clocked}, kept={f"{name}__local": local, **kept})
    day = dates.day(f"{parts}.day", reading.order, two_digits=reading.two_digits)
    first = {f"{name}__parts": f"CASE WHEN NOT {plain} THEN {dates.split(x)} END"}
    wall = f"CASE WHEN {parts} IS NOT NULL THEN {day} + {dates.clock(f'{parts}.clock')} END"
    clocked = f"CASE WHEN {parts}.clock <> '' AND {parts}.zone = '' THEN {wall} END"
    value = (
        f"CASE WHEN {plain} THEN try_cast({x} AS TIMESTAMP) WHEN {local} IS NOT NULL THEN {utc} "
        f"WHEN {parts}.zone <> '' THEN {at} - to_seconds({dates.offset(f'{parts}.zone')}) "
        f"WHEN {parts}.clock = '' THEN {at} END"
    )
    then = {f"{name}__at": wall, f"{name}__local": clocked}
    return Typed(value, first, then, {f"{name}__local": local, **kept})
