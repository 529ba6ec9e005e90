"""Statistics packs: the tables that FATF and the EU ask for, each line with its legal source and how it is counted.

A pack is a TOML file: a line names a column of ``counts/``, as an indicator does, or says why no register of cases
knows it. Such a line is "not in the register", never 0.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from finlink.assess.kpis.counting import count
from finlink.assess.kpis.definitions import Definition
from finlink.assess.kpis.figures import Figure, figures
from finlink.assess.kpis.listing import NO_VALUE

if TYPE_CHECKING:
    from datetime import date

    from finlink.engine import DuckEngine

NAMES = ("fatf-r33", "eu-ar", "amld-44")
COLUMNS = ("line", "label", "group", "value", "unit", "source", "table", "definition", "excluded")
"""The columns of a pack's listing."""
ABSENT = "not in the register"


@dataclass(frozen=True, slots=True)
class Pack:
    """One pack: ``lines`` by their names in order, ``tables`` the tables of a build from which each is counted."""

    name: str
    title: str
    note: str
    lines: dict[str, Definition]
    tables: dict[str, str]


@cache
def pack(name: str) -> Pack:
    """Return the pack of that name, one of NAMES."""
    raw: dict[str, Any] = tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    lines = {
        line: Definition(line, basis="event", **{key: value for key, value in words.items() if key != "table"})
        for line, words in raw["line"].items()
    }
    return Pack(name, raw["title"], raw["note"], lines, {line: words["table"] for line, words in raw["line"].items()})


def rows(
    engine: DuckEngine,
    asked: Pack,
    *,
    as_of: date | None,
    since: date | None = None,
    until: date | None = None,
    by: str = "",
) -> list[tuple[object, ...]]:
    """Return a pack's lines as rows of COLUMNS for a period and a breakdown, over a build's tables."""
    counted = {line: one for line, one in asked.lines.items() if one.numerator}
    found = figures(count(engine, as_of=as_of, since=since, until=until, by=by, words=counted), words=counted)
    result: list[tuple[object, ...]] = []
    for line, one in asked.lines.items():
        mine = [each for each in found if each.of is one] or [Figure(one, "all", None, None, None, one.definition)]
        for each in mine:
            unknown = ABSENT if each.notes or not one.numerator else NO_VALUE
            words = (one.unit, one.source, asked.tables[line], one.definition, each.left_out)
            result.append((line, one.label, each.group, unknown if each.value is None else each.value, *words))
    return result
