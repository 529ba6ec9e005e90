"""Reads the tables from their TOML files, once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from finlink.schema.model import TYPES, Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

TABLE_NAMES = (
    "cases",
    "investigations",
    "parties",
    "accounts",
    "wallets",
    "transfers",
    "measures",
    "requests",
    "decisions",
    "rates",
)

_OTHER_NAMES = {"prices": "rates"}
"""Beginnings of file names that feed a table of another name."""

_HERE = Path(__file__).parent
_NO_VALUES: Mapping[str, tuple[str, ...]] = MappingProxyType({})
_COLUMN_KEYS = frozenset(
    {
        "name", "type", "required", "aliases", "unit", "description", "example", "values", "values_of",
        "only", "optional_with", "or_one_of",
    }
)  # fmt: skip


def tables() -> dict[str, Table]:
    """Return every input table by name, in the order of design: cases first, rates last (parsed once)."""
    return dict(_tables())


def table_for_file(filename: str) -> str | None:
    """Return the table that a file feeds by its name, or None.

    A file belongs to the table whose name begins its own, whatever the case; the longest such name wins.
    Folders before the name and the ending after it play no part; ``prices`` feeds ``rates``.

    >>> table_for_file("export/Cases-2025.csv"), table_for_file("prices-btc.csv"), table_for_file("persons.csv")
    ('cases', 'rates', None)
    """
    stem = filename.replace("\\", "/").rpartition("/")[2].casefold()
    found = [name for name in (*TABLE_NAMES, *_OTHER_NAMES) if stem.startswith(name)]
    name = max(found, key=len, default=None)
    return _OTHER_NAMES.get(name, name) if name else None


@cache
def _tables() -> Mapping[str, Table]:
    """Parse all files; ValueError names the table and key of a slip in the TOML."""
    shared = _parse("shared")
    return MappingProxyType({name: _table(name, shared) for name in TABLE_NAMES})


def _parse(name: str) -> dict[str, Any]:
    """Return the content of one TOML file of this package."""
    import tomllib  # noqa: PLC0415 - not needed to import the package

    return tomllib.loads((_HERE / f"{name}.toml").read_text(encoding="utf-8"))


def _table(name: str, shared: Mapping[str, Any]) -> Table:
    """Build one table: its own columns, then those that every table takes."""
    parsed = _parse(name)
    rows = [*parsed["column"], *shared["column"]]
    return Table(name, parsed["description"], tuple(_column(name, row, shared) for row in rows))


def _column(table: str, row: Mapping[str, Any], shared: Mapping[str, Any]) -> Column:
    """Build one column from its TOML table."""
    where = f"{table}.{row['name']}"
    if surplus := row.keys() - _COLUMN_KEYS:
        raise ValueError(f"{where}: unknown key {min(surplus)}")
    if row["type"] not in TYPES:
        raise ValueError(f"{where}: unknown type {row['type']}")
    return Column(
        name=row["name"],
        type=row["type"],
        required=row.get("required", False),
        aliases=tuple(_aliases(row.get("aliases", []), shared["aliases"])),
        unit=row.get("unit", ""),
        description=row["description"],
        example=row.get("example", ""),
        values=_values(row, shared["values"]),
        optional_with=row.get("optional_with", ""),
        or_one_of=tuple(row.get("or_one_of", ())),
    )


def _aliases(written: Sequence[str], shared: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield the aliases of a column, `@name` standing for the shared list of that name."""
    for alias in written:
        if alias.startswith("@"):
            yield from shared[alias[1:]]
        else:
            yield alias


def _values(row: Mapping[str, Any], shared: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    """Return the canonical values with their synonyms: its own, or a shared set cut down by `only`."""
    if row["type"] == "flag":
        source = shared["flag"]
    elif "values_of" in row:
        source = {name: shared[row["values_of"]][name] for name in row["only"]}
    else:
        source = row.get("values", {})
    if not source:
        return _NO_VALUES
    return MappingProxyType({name: tuple(synonyms) for name, synonyms in source.items()})
