"""The tables themselves: complete, well typed, and with aliases that name one column each."""

import csv
import io
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import finlink.schema
from finlink.schema import TABLE_NAMES, TYPES, Column, Table, category, fold_header, tables, template_csv

REQUIRED = {
    "cases": ["case_id"],
    "investigations": ["investigation_id", "case_id"],
    "parties": ["case_id", "name"],
    "accounts": ["account", "case_id"],
    "wallets": ["address", "case_id"],
    "transfers": ["time", "sender", "receiver", "amount", "currency"],
    "measures": ["case_id", "measure", "amount", "currency", "date"],
    "requests": ["case_id", "channel", "sent"],
    "decisions": ["left", "right", "decision", "by", "at"],
    "rates": ["date", "currency", "rate"],
}
TABLES = [pytest.param(table, id=name) for name, table in tables().items()]
COLUMNS = [
    pytest.param(table, column, id=f"{name}.{column.name}")
    for name, table in tables().items()
    for column in table.columns
]


def test_order_of_tables() -> None:
    assert tuple(tables()) == TABLE_NAMES == tuple(REQUIRED)


def test_changing_what_tables_returns_changes_nothing() -> None:
    tables().clear()
    assert tuple(tables()) == TABLE_NAMES


@pytest.mark.parametrize("table", TABLES)
def test_required_columns(table: Table) -> None:
    assert [column.name for column in table.columns if column.required] == REQUIRED[table.name]


@pytest.mark.parametrize("table", TABLES)
def test_every_table_takes_handling_and_source(table: Table) -> None:
    assert [column.name for column in table.columns[-2:]] == ["handling", "source_ref"]


@pytest.mark.parametrize("table", TABLES)
def test_no_header_names_two_columns(table: Table) -> None:
    owner: dict[str, str] = {}
    for column in table.columns:
        for header in (column.name, *column.aliases):
            folded = fold_header(header)
            assert folded, f"{header!r} folds to nothing"
            assert owner.setdefault(folded, column.name) == column.name, header


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_column_is_well_formed(table: Table, column: Column) -> None:
    assert column.type in TYPES
    assert column.description.endswith(".")
    assert bool(column.unit) == (column.type in {"amount", "rate"} or column.name == "victims")
    assert bool(column.values) or column.type not in {"category", "flag"}
    assert not column.values or column.type in {"category", "flag", "list"}
    assert column.example or not column.required
    if column.optional_with:
        assert table.column(column.optional_with).type in {"category", "rate"}


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_no_value_has_two_meanings(table: Table, column: Column) -> None:
    owner: dict[str, str] = {}
    for name, synonyms in column.values.items():
        for written in (name, *synonyms):
            assert owner.setdefault(fold_header(written), name) == name, written
            assert category(column, written) == name


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_example_is_one_of_the_values(table: Table, column: Column) -> None:
    if column.values and column.example:
        assert all(category(column, part) == part for part in column.example.split(";"))


@pytest.mark.parametrize("table", TABLES)
def test_template_has_every_column_and_one_example(table: Table) -> None:
    header, example = csv.reader(io.StringIO(template_csv(table)))
    assert header == [column.name for column in table.columns]
    assert example == [column.example for column in table.columns]


def test_unknown_column_is_a_key_error() -> None:
    with pytest.raises(KeyError, match=r"cases\.nothing"):
        tables()["cases"].column("nothing")


def test_every_toml_file_is_used() -> None:
    folder = Path(finlink.schema.__file__).parent
    assert {path.stem for path in folder.glob("*.toml")} == {*TABLE_NAMES, "shared"}


def test_every_shared_list_of_aliases_is_used() -> None:
    folder = Path(finlink.schema.__file__).parent
    shared = tomllib.loads((folder / "shared.toml").read_text(encoding="utf-8"))["aliases"]
    text = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.toml"))
    assert [name for name in shared if f'"@{name}"' not in text] == []


def test_import_parses_nothing() -> None:
    code = "import sys, finlink.schema; sys.exit('tomllib' in sys.modules or 'difflib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
