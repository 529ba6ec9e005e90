"""What a register's ``finlink.toml`` says: which files feed which table, how, and the house rules.

Every key is checked: an unknown key or a value of the wrong kind refuses the run in one sentence, since a
misspelt setting that is silently ignored would change results.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from finlink.errors import FinlinkError
from finlink.schema import tables

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE_NAME = "finlink.toml"

_MOST_CASES = 1_000_000_000
_LEAST = 0.05  # strength: what is less is not kept
_MOST_DAYS = 36_500
_AMOUNT = re.compile(r"[0-9]{1,12}([.][0-9]{1,18})?")

READING_WORDS = {"dates": ("dmy", "mdy", "ymd"), "decimal": (",", ".")}
"""What may be declared about dates and amounts that could be read in two ways."""


TRACE_METHODS = ("fifo", "lifo", "pro_rata", "libr")
"""The methods of tracing that may be declared; poison is an upper bound and no method to trace by."""


@dataclass(frozen=True, slots=True)
class Source:
    """One input file of one table: its path and how to read it ("" = detect).

    ``preset`` names a mapping (or "none"); ``sheet`` a sheet of a workbook; ``zone`` the IANA time zone of its times;
    ``header_line`` the physical line of the header (0 = find it); ``where`` keeps only the rows with these cells, and
    ``constants`` gives columns that the file does not have a fixed value.
    """

    path: str
    namespace: str = ""
    encoding: str = ""
    delimiter: str = ""
    decimal: str = ""
    dates: str = ""
    zone: str = ""
    preset: str = ""
    sheet: str = ""
    header_line: int = 0
    where: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Derive:
    """A table made from another file: one row per distinct ``key``, or per group of connected values.

    ``connected`` names columns of the file whose values belong together when they stand in one row; each
    group becomes one case, called ``prefix`` + the smallest value of the group. ``where`` keeps only the
    rows with these cell values. ``columns`` maps the new table's columns to the file's.
    """

    table: str
    source: str
    key: str = ""
    connected: tuple[str, ...] = ()
    prefix: str = ""
    where: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a run can be told; the defaults are what an empty ``finlink.toml`` means."""

    profile: str = "default"
    as_of: str = ""
    hub_limit: int = 100
    link_threshold: float = 0.3
    network_strength: float = 0.9
    match_people: bool = True
    counterparty_days: int = 30
    pair_transfers: bool = True
    trace_method: str = ""
    trace_days: int = 0
    trace_pool_owners: bool = False
    trace_balances: bool = True
    trace_dust: Mapping[str, str] = field(default_factory=dict)
    country: str = ""
    encoding: str = ""
    delimiter: str = ""
    decimal: str = ""
    dates: str = ""
    zone: str = ""
    service_labels: tuple[str, ...] = ()
    files: Mapping[str, tuple[Source, ...]] = field(default_factory=dict)
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    derive: tuple[Derive, ...] = ()

    def with_options(self, **options: object) -> Settings:
        """Return a copy in which the options that were given (not None, not "") win over the file."""
        given = {name: value for name, value in options.items() if value not in (None, "")}
        checked = replace(self, **given)  # type: ignore[arg-type]
        _check_as_of(checked.as_of, "--as-of")
        if checked.zone and not is_zone(checked.zone):
            raise FinlinkError(f'--zone "{checked.zone}" is not a time zone; write it as "Europe/Belgrade" or "UTC".')
        return checked


def load(folder: Path) -> Settings:
    """Read ``finlink.toml`` in ``folder``; without one, the defaults.

    Raises FinlinkError, naming the key, when the file is not TOML or says something finlink does not know.
    """
    path = folder / FILE_NAME
    if not path.exists():
        return Settings()
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FinlinkError(f"{path} is not readable as TOML: {error}.") from None
    return _Reader(path).settings(raw)


def is_zone(name: str) -> bool:
    """Say whether ``name`` is a time zone of the IANA database."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _check_as_of(text: str, where: str) -> None:
    if text and text != "today":
        try:
            date.fromisoformat(text)
        except ValueError:
            raise FinlinkError(f'{where} is "{text}"; give a date as YYYY-MM-DD, or "today".') from None


@dataclass(frozen=True, slots=True)
class _Reader:
    """Turns parsed TOML into Settings, refusing what it does not know."""

    path: Path

    def fail(self, what: str) -> FinlinkError:
        return FinlinkError(f"{self.path}: {what}.")

    def settings(self, raw: dict[str, Any]) -> Settings:
        simple = {
            "profile": str, "as_of": str, "hub_limit": int, "link_threshold": float, "network_strength": float,
            "match_people": bool, "counterparty_days": int, "pair_transfers": bool, "trace_method": str,
            "trace_days": int, "trace_pool_owners": bool, "trace_balances": bool, "country": str, "encoding": str,
            "delimiter": str, "decimal": str, "dates": str, "zone": str, "service_labels": list,
        }  # fmt: skip
        known = {*simple, "trace_dust", "files", "columns", "values", "derive"}
        self.known(raw, known, "")
        out: dict[str, Any] = {}
        for name, kind in simple.items():
            if name not in raw:
                continue
            value = raw[name].isoformat() if isinstance(raw[name], date) else raw[name]
            if not isinstance(value, kind) or isinstance(value, bool) is not (kind is bool):
                raise self.fail(f"{name} should be a {kind.__name__}, not {value!r}")
            out[name] = tuple(str(v) for v in raw[name]) if kind is list else value
        for name in ("link_threshold", "network_strength"):
            if not _LEAST <= out.get(name, 1.0) <= 1:
                raise self.fail(f"{name} should be from {_LEAST} to 1, not {out[name]}")
        _check_as_of(out.get("as_of", ""), f"{self.path}: as_of")
        if not 1 <= out.get("hub_limit", 1) <= _MOST_CASES:
            raise self.fail(f"hub_limit should be from 1 to {_MOST_CASES:,}, not {out['hub_limit']:,}")
        for name in ("counterparty_days", "trace_days"):
            if not 0 <= out.get(name, 0) <= _MOST_DAYS:
                raise self.fail(f"{name} should be from 0 to {_MOST_DAYS:,}, not {out[name]:,}")
        if out.get("trace_method", "") not in ("", *TRACE_METHODS):
            raise self.fail(f'trace_method should be one of {", ".join(TRACE_METHODS)}, not "{out["trace_method"]}"')
        if (country := out.get("country", "")) and not (len(country) in (2, 3) and country.isalpha()):
            raise self.fail(f'country should be the letters of ISO 3166, as in RS (XK for Kosovo), not "{country}"')
        self.delimiter(out, "")
        self.reading_words(out, "")
        return Settings(
            **out,
            trace_dust=self.amounts(self.table(raw, "trace_dust")),
            files={t: self.sources(t, v) for t, v in self.by_table(raw, "files").items()},
            columns=self.column_maps(self.table(raw, "columns")),
            values=self.value_maps(self.table(raw, "values")),
            derive=tuple(self.derived(d) for d in raw.get("derive", [])),
        )

    def amounts(self, said: Mapping[str, Any]) -> dict[str, str]:
        """Check a table of amounts by currency, as in trace_dust."""
        for currency, amount in said.items():
            if not isinstance(amount, str) or not _AMOUNT.fullmatch(amount):
                raise self.fail(f'trace_dust.{currency} should be an amount in quotes, as in "1.00", not {amount!r}')
        return dict(said)

    def reading_words(self, said: Mapping[str, Any], where: str) -> None:
        """Check what settles how cells are read: decimal mark, date order, time zone."""
        for name, words in READING_WORDS.items():
            if said.get(name, "") not in ("", *words):
                allowed = " or ".join(f'"{word}"' for word in words)
                raise self.fail(f'{where}{name} should be {allowed}, not "{said[name]}"')
        if (zone := said.get("zone", "")) and not is_zone(zone):
            raise self.fail(f'{where}zone "{zone}" is not a time zone; write it as in "Europe/Belgrade" or "UTC"')

    def delimiter(self, said: Mapping[str, Any], where: str) -> None:
        """Check that a delimiter is one sign that can stand between cells."""
        delimiter = said.get("delimiter", "")
        if delimiter and (len(delimiter) > 1 or delimiter in '"\r\n\0' or delimiter.isalnum()):
            raise self.fail(f"{where}delimiter should be one sign, such as a semicolon, not {delimiter!r}")

    def known(self, found: Mapping[str, object], known: set[str], where: str) -> None:
        for key in found:
            if key not in known:
                raise self.fail(f'the key "{where}{key}" is not known; known are {", ".join(sorted(known))}')

    def table(self, raw: Mapping[str, Any], name: str) -> dict[str, Any]:
        value = raw.get(name, {})
        if not isinstance(value, dict):
            raise self.fail(f"[{name}] should be a table")
        return value

    def by_table(self, raw: Mapping[str, Any], name: str) -> dict[str, Any]:
        value = self.table(raw, name)
        self.known(value, set(tables()), f"{name}.")
        return value

    def strings(self, value: object, where: str) -> dict[str, str]:
        if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
            raise self.fail(f'[{where}] should map names to texts, as in case_id = "broj predmeta"')
        return value

    def column_maps(self, raw: Mapping[str, Any]) -> dict[str, dict[str, str]]:
        """Return [columns.TABLE] and [columns."FILE.csv"]; a key without a dot must be a table."""
        self.known({key: value for key, value in raw.items() if "." not in key}, set(tables()), "columns.")
        return {key: self.strings(value, f"columns.{key}") for key, value in raw.items()}

    def value_maps(self, raw: Mapping[str, Any]) -> dict[str, dict[str, dict[str, str]]]:
        out: dict[str, dict[str, dict[str, str]]] = {}
        for table, columns in raw.items():
            if table not in tables() or not isinstance(columns, dict):
                raise self.fail(f'[values.{table}] should be [values.TABLE.COLUMN] with "as written" = "meant"')
            self.known(columns, {column.name for column in tables()[table].columns}, f"values.{table}.")
            out[table] = {c: self.strings(v, f"values.{table}.{c}") for c, v in columns.items()}
        return out

    def sources(self, table: str, value: object) -> tuple[Source, ...]:
        found = []
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str) and one.strip():
                found.append(Source(one))
            elif isinstance(one, dict) and isinstance(one.get("path"), str) and one["path"].strip():
                found.append(self.source(one, f"files.{table}"))
            else:
                raise self.fail(f'files.{table} should be a path, or {{ path = "…", namespace = "…" }}')
        return tuple(found)

    def source(self, raw: Mapping[str, Any], where: str) -> Source:
        """Return one entry of [files], every key of it checked."""
        self.known(raw, {one.name for one in fields(Source)}, f"{where}.")
        rest = {name: raw[name] for name in raw if name not in ("header_line", "where", "constants")}
        said: dict[str, Any] = dict(self.strings(rest, where))
        for name in ("where", "constants"):
            said[name] = self.strings(raw.get(name, {}), f"{where}.{name}")
        line = raw.get("header_line", 0)
        if not isinstance(line, int) or isinstance(line, bool) or line < 0:
            raise self.fail(f"{where}.header_line should be the number of the header's line, not {line!r}")
        self.reading_words(said, f"{where}.")
        self.delimiter(said, f"{where}.")
        return Source(**said, header_line=line)

    def derived(self, raw: object) -> Derive:
        if not isinstance(raw, dict):
            raise self.fail("each [[derive]] should be a table")
        self.known(raw, {"table", "from", "key", "connected", "prefix", "where", "columns", "constants"}, "derive.")
        if raw.get("table") not in tables() or not isinstance(raw.get("from"), str):
            raise self.fail('each [[derive]] needs table = one of finlink\'s tables and from = "file.csv"')
        for name in ("key", "prefix"):
            if not isinstance(raw.get(name, ""), str):
                raise self.fail(f"{name} under [[derive]] should be a text, not {raw[name]!r}")
        connected = raw.get("connected", [])
        if not isinstance(connected, list) or not all(isinstance(name, str) for name in connected):
            raise self.fail(
                f'connected under [[derive]] should be a list of headers, as in ["from", "to"], not {connected!r}'
            )
        if bool(raw.get("key")) == bool(raw.get("connected")):
            raise self.fail('each [[derive]] needs either key = "column" or connected = ["column", …]')
        if raw.get("connected") and raw.get("columns"):
            raise self.fail("[[derive]] with connected makes its own columns; use constants for fixed values")
        return Derive(
            table=raw["table"],
            source=raw["from"],
            key=raw.get("key", ""),
            connected=tuple(connected),
            prefix=raw.get("prefix", ""),
            where=self.strings(raw.get("where", {}), "derive.where"),
            columns=self.strings(raw.get("columns", {}), "derive.columns"),
            constants=self.strings(raw.get("constants", {}), "derive.constants"),
        )
