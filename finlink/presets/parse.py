"""Reading one preset file; every key is checked, and what is wrong is said in one sentence."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from finlink.errors import FinlinkError
from finlink.presets.model import OWN_ACCOUNT, Cell, Feed, Own, Preset
from finlink.schema import tables
from finlink.settings import READING_WORDS, is_zone

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from finlink.presets.model import Headers

_TOP = {"title", "description", "source", "verified", "headers", "not", "words", "instead", "table"}
_TABLE = {one.name for one in fields(Feed)}
_CELL = {"from", "join", "with", "nonzero", "shift", "unix", "prefix"}
_OWN = {"account", "counterparty", "amount", "debit", "credit", "direction", "in", "out"}
MOST_SHIFT = 18
"""How far the decimal point may be moved: wei are 18 places."""


def parse(path: Path) -> Preset:
    """Return the preset of a TOML file, called as the file; FinlinkError, naming file and key, where it is wrong."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FinlinkError(f"{path} is not readable as TOML: {error}.") from None
    return _Parser(path).preset(raw)


@dataclass(slots=True)
class _Parser:
    path: Path
    words: Mapping[str, Headers] | None = None
    table: str = ""

    def fail(self, what: str) -> FinlinkError:
        return FinlinkError(f"{self.path}: {what}.")

    def preset(self, raw: dict[str, Any]) -> Preset:
        self.known(raw, _TOP, "")
        for key in ("title", "source"):
            if not isinstance(raw.get(key), str) or not raw[key].strip():
                raise self.fail(f'{key} is missing; a preset says at least title = "…", source = "…" and headers')
        if not isinstance(raw.get("verified", False), bool):
            raise self.fail("verified should be true or false")
        words = self.mapping(raw, "words", "")
        self.words = {name: self.texts(value, f"words.{name}") for name, value in words.items()}
        feeds = raw.get("table", [])
        if not isinstance(feeds, list) or not all(isinstance(one, dict) for one in feeds):
            raise self.fail("each table should be a [[table]]")
        instead = self.text(raw, "instead", "")
        if bool(feeds) == bool(instead):
            raise self.fail(
                "a preset has either [[table]] entries, or instead = what to ask for where none can be made"
            )
        made = tuple(self.feed(one) for one in feeds)
        if len({one.table for one in made}) != len(made):
            raise self.fail("two [[table]] entries feed the same table; a preset feeds a table once")
        self.table = ""
        return Preset(
            name=self.path.stem,
            title=raw["title"],
            description=self.text(raw, "description", ""),
            source=raw["source"],
            verified=raw.get("verified", False),
            headers=self.signature(raw.get("headers"), "headers"),
            absent=self.signature(raw.get("not", []), "not", empty=True),
            feeds=made,
            instead=instead,
            path=str(self.path),
        )

    def known(self, found: Collection[str], known: Collection[str], where: str) -> None:
        for key in found:
            if key not in known:
                raise self.fail(f'the key "{where}{key}" is not known; known are {", ".join(sorted(known))}')

    def text(self, raw: Mapping[str, Any], key: str, where: str) -> str:
        value = raw.get(key, "")
        if not isinstance(value, str):
            raise self.fail(f"{where}{key} should be a text, not {value!r}")
        return value

    def texts(self, value: object, where: str, *, empty: bool = False) -> tuple[str, ...]:
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed) or not (listed or empty):
            raise self.fail(f'{where} should be a text or a list of texts, as in ["Date", "Datum"]')
        return tuple(listed)

    def mapping(self, raw: Mapping[str, Any], key: str, where: str) -> Mapping[str, Any]:
        value = raw.get(key, {})
        if not isinstance(value, dict):
            raise self.fail(f"{where}{key} should be a table")
        return value

    def strings(self, raw: Mapping[str, Any], key: str, where: str) -> dict[str, str]:
        value = self.mapping(raw, key, where)
        if not all(isinstance(one, str) for one in value.values()):
            raise self.fail(f'{where}{key} should map names to texts, as in currency = "ETH"')
        return dict(value)

    def signature(self, value: object, where: str, *, empty: bool = False) -> tuple[Headers, ...]:
        """Return the headers a file is known by; an inner list names several of which one must be there."""
        if not isinstance(value, list) or not (value or empty):
            raise self.fail(f'{where} should list the headers that the file is known by, as in ["Txhash", "Blockno"]')
        return tuple(self.headers(one, where) for one in value)

    def headers(self, value: object, where: str) -> Headers:
        """Return headers of which any may stand; ``@word`` stands for a list under [words] or a column's aliases."""
        found: list[str] = []
        for one in self.texts(value, where):
            found += self.word(one[1:], where) if one.startswith("@") else [one]
        if not all(one.strip() for one in found):
            raise self.fail(f"{where} names an empty header")
        return tuple(dict.fromkeys(found))

    def word(self, name: str, where: str) -> Headers:
        if self.words and name in self.words:
            return self.words[name]
        table, _, column = name.rpartition(".")
        known = tables().get(table or self.table)
        if known is not None:
            for one in known.columns:
                if one.name == column:
                    return (one.name, *one.aliases)
        raise self.fail(f'{where} uses "@{name}", which is neither under [words] nor a column as in "@transfers.time"')

    def feed(self, raw: Mapping[str, Any]) -> Feed:
        self.known(raw, _TABLE, "table.")
        name = raw.get("table")
        if name not in tables():
            raise self.fail(f"table should be one of {', '.join(tables())}, not {name!r}")
        self.table = name
        columns = {one.name for one in tables()[name].columns}
        made = self.mapping(raw, "columns", "table.")
        self.known(made, columns, "columns.")
        cells = {one: self.cell(value, f"columns.{one}") for one, value in made.items()}
        own = self.own(raw["own"], cells) if "own" in raw else None
        constants = self.strings(raw, "constants", "table.")
        self.known(constants, columns | ({OWN_ACCOUNT} if own else set()), "constants.")
        by_name = self.mapping(raw, "by_name", "table.")
        for pattern in by_name:
            self.known(self.strings(by_name, pattern, "by_name."), columns, f'by_name."{pattern}".')
        decimal, dates, zone = (self.text(raw, one, "table.") for one in ("decimal", "dates", "zone"))
        self.reading(decimal=decimal, dates=dates, zone=zone)
        if any(one.shift for one in cells.values()) and decimal != ".":
            raise self.fail('a table with shift needs decimal = "."')
        optional = self.texts(raw.get("optional", []), "optional", empty=True)
        self.known(optional, columns, "optional.")
        return Feed(
            table=name,
            columns=cells,
            own=own,
            constants=constants,
            by_name={pattern: dict(by_name[pattern]) for pattern in by_name},
            values=self.values(raw, columns),
            where=self.words_of(raw, "where"),
            where_not=self.words_of(raw, "where_not"),
            optional=optional,
            zone=zone,
            dates=dates,
            decimal=decimal,
        )

    def reading(self, *, zone: str, **said: str) -> None:
        for key, words in READING_WORDS.items():
            if said[key] not in ("", *words):
                raise self.fail(f'{key} should be {" or ".join(words)}, not "{said[key]}"')
        if zone and not is_zone(zone):
            raise self.fail(f'zone "{zone}" is not a time zone; write it as in "Europe/Belgrade" or "UTC"')

    def values(self, raw: Mapping[str, Any], columns: set[str]) -> dict[str, dict[str, str]]:
        found = self.mapping(raw, "values", "table.")
        self.known(found, columns, "values.")
        return {one: self.strings(found, one, "values.") for one in found}

    def words_of(self, raw: Mapping[str, Any], key: str) -> dict[str, tuple[str, ...]]:
        found = self.mapping(raw, key, "table.")
        return {header: self.texts(value, f"{key}.{header}") for header, value in found.items()}

    def cell(self, value: object, where: str) -> Cell:
        if not isinstance(value, dict):
            return Cell((self.headers(value, where),))
        self.known(value, _CELL, f"{where}.")
        if ("from" in value) == ("join" in value):
            raise self.fail(f"{where} needs either from = headers, or join = a list of headers")
        for key in ("nonzero", "unix"):
            if not isinstance(value.get(key, False), bool):
                raise self.fail(f"{where}.{key} should be true or false")
        shift = value.get("shift", 0)
        if not isinstance(shift, int) or isinstance(shift, bool) or not -MOST_SHIFT <= shift <= 0:
            raise self.fail(f"{where}.shift should be from -{MOST_SHIFT} to 0, as in -8 for satoshi")
        if "join" in value:
            parts = self.signature(value["join"], f"{where}.join")
        else:
            parts = (self.headers(value["from"], f"{where}.from"),)
        return Cell(
            parts,
            glue=self.text(value, "with", f"{where}."),
            nonzero=value.get("nonzero", False),
            shift=shift,
            unix=value.get("unix", False),
            prefix=self.text(value, "prefix", f"{where}."),
        )

    def own(self, raw: object, cells: Collection[str]) -> Own:
        if self.table != "transfers" or not isinstance(raw, dict):
            raise self.fail("own belongs to a [[table]] that feeds transfers: [table.own]")
        self.known(raw, _OWN, "own.")
        found = {key: self.headers(raw[key], f"own.{key}") for key in _OWN - {"in", "out"} if key in raw}
        ways = [{"amount"} <= found.keys(), {"debit", "credit"} <= found.keys()]
        if sum(ways) != 1 or len({"debit", "credit"} & found.keys()) == 1 or ("direction" in found and ways[1]):
            raise self.fail("own needs amount (negative = out, or with direction), or both debit and credit")
        for column in ("sender", "receiver", "amount", "direction"):
            if column in cells:
                raise self.fail(f"columns.{column} is made by own; leave one of them out")
        category = tables()["transfers"].column("direction").values
        inward, outward = (
            self.texts(raw.get(key, []), f"own.{key}", empty=True) or (key, *category[key]) for key in ("in", "out")
        )
        return Own(**found, inward=inward, outward=outward)
