"""Preset files: what is wrong with one is said in one sentence that names the file and the key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from registers import run

from finlink.errors import FinlinkError
from finlink.presets import load_presets, shipped
from finlink.presets.loading import named
from finlink.presets.parse import parse
from finlink.schema import tables

if TYPE_CHECKING:
    from pathlib import Path

TOP = 'title = "t"\nsource = "s"\nheaders = ["A"]\n'
TABLE = TOP + '[[table]]\ntable = "transfers"\n'
WRONG = [
    ("x = [", "is not readable as TOML"),
    ('source = "s"\nheaders = ["A"]', "title is missing"),
    ('title = "t"\nheaders = ["A"]', "source is missing"),
    (TOP + "colour = 1", 'the key "colour" is not known'),
    ('title = "t"\nsource = "s"\ninstead = "x"', "headers should list"),
    ('title = "t"\nsource = "s"\ninstead = "x"\nheaders = []', "headers should list"),
    ('title = "t"\nsource = "s"\ninstead = "x"\nheaders = [1]', "headers should be a text or a list"),
    ('title = "t"\nsource = "s"\ninstead = "x"\nheaders = [" "]', "headers names an empty header"),
    ('title = "t"\nsource = "s"\ninstead = "x"\nheaders = ["@nothing"]', '"@nothing", which is neither'),
    (TOP, "either .* entries, or instead"),
    (TOP + 'verified = "yes"\ninstead = "x"', "verified should be true or false"),
    (TOP + 'table = "transfers"', "each table should be a"),
    (TOP + '[[table]]\ntable = "people"', "table should be one of cases, .*, not 'people'"),
    (TABLE + '[[table]]\ntable = "transfers"', "two .* entries feed the same table"),
    (TABLE + "colour = 1", 'the key "table.colour" is not known'),
    (TABLE + '[table.columns]\namuont = "A"', 'the key "columns.amuont" is not known'),
    (TABLE + "[table.columns]\namount = 1", "columns.amount should be a text or a list"),
    (TABLE + '[table.columns]\namount = { form = "A" }', 'the key "columns.amount.form" is not known'),
    (TABLE + "[table.columns]\namount = { shift = -8 }", "needs either from = headers, or join"),
    (TABLE + '[table.columns]\namount = { from = "A", shift = 8 }', "shift should be from -18 to 0"),
    (TABLE + '[table.columns]\namount = { from = "A", shift = true }', "shift should be from -18 to 0"),
    (TABLE + '[table.columns]\namount = { from = "A", shift = -8 }', 'with shift needs decimal = "."'),
    (TABLE + '[table.columns]\namount = { from = "A", unix = 1 }', "unix should be true or false"),
    (TABLE + 'constants = { colour = "x" }', 'the key "constants.colour" is not known'),
    (TABLE + 'constants = { own_account = "x" }', 'the key "constants.own_account" is not known'),
    (TABLE + "constants = { currency = 1 }", "constants should map names to texts"),
    (TABLE + 'by_name = { "x*" = { colour = "x" } }', 'colour" is not known'),
    (TABLE + 'values = { currency = "x" }', "values.currency should be a table"),
    (TABLE + "where = { A = 1 }", "where.A should be a text or a list"),
    (TABLE + 'optional = ["colour"]', 'the key "optional.colour" is not known'),
    (TABLE + 'zone = "Mars/Base"', 'zone "Mars/Base" is not a time zone'),
    (TABLE + 'decimal = ";"', "decimal should be"),
    (TABLE + 'dates = "ddd"', "dates should be"),
    (TABLE + '[table.own]\ndebit = "A"', "own needs amount"),
    (TABLE + '[table.own]\namount = "A"\ndebit = "A"\ncredit = "B"', "own needs amount"),
    (TABLE + '[table.own]\ndirection = "A"\ndebit = "A"\ncredit = "B"', "own needs amount"),
    (TABLE + '[table.own]\ncolour = "A"', 'the key "own.colour" is not known'),
    (TABLE + '[table.own]\namount = "A"\n[table.columns]\namount = "A"', "columns.amount is made by own"),
    (TOP + '[[table]]\ntable = "wallets"\n[table.own]\namount = "A"', "own belongs to a .* that feeds transfers"),
]


@pytest.mark.parametrize(("text", "message"), WRONG, ids=[message for _, message in WRONG])
def test_a_wrong_preset_is_refused_in_one_sentence(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FinlinkError, match=message) as caught:
        parse(path)
    assert str(caught.value).startswith(str(path))
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", sorted(shipped()))
def test_a_shipped_preset_says_where_it_comes_from(name: str) -> None:
    preset = shipped()[name]
    assert preset.name == name
    assert len(preset.source) > 10
    assert len(preset.description) > 40
    assert preset.verified or "not " in f"{preset.source} {preset.description}" or "general" in preset.source
    for feed in preset.feeds:
        assert set(feed.columns) <= {column.name for column in tables()[feed.table].columns}


@pytest.mark.parametrize("name", sorted(shipped()))
def test_the_signature_has_every_header_without_which_a_required_column_is_missing(name: str) -> None:
    """A file that matches has each required column, but for the currency: that a constant can give."""
    for feed in shipped()[name].feeds:
        made = {*feed.columns, *feed.constants, *feed.optional, *(c for given in feed.by_name.values() for c in given)}
        made |= {"sender", "receiver", "amount", "direction"} if feed.own else set()
        required = {c.name for c in tables()[feed.table].columns if c.required and c.optional_with not in made}
        assert required - made <= {"currency"}


def test_the_presets_of_a_register_win_and_none_is_no_name(tmp_path: Path) -> None:
    (tmp_path / "presets").mkdir()
    assert load_presets(tmp_path) == shipped()
    path = tmp_path / "presets" / "etherscan-nft.toml"
    path.write_text(TOP + 'instead = "x"', encoding="utf-8")
    assert load_presets(tmp_path)["etherscan-nft"].title == "t"
    path.rename(tmp_path / "presets" / "none.toml")
    with pytest.raises(FinlinkError, match='"none" means no preset'):
        load_presets(tmp_path)


def test_an_unknown_name_is_refused_with_the_nearest_ones() -> None:
    with pytest.raises(FinlinkError, match=r'f.csv asks for the preset "ether-scan-tokens", .* etherscan-tokens'):
        named(shipped(), "ether-scan-tokens", "f.csv asks for")
    with pytest.raises(FinlinkError, match="known are amlsim-accounts, "):
        named(shipped(), "???", "f.csv asks for")


def test_the_command_lists_explains_and_checks(tmp_path: Path) -> None:
    listed = run("presets", "--format", "csv")
    assert listed.returncode == 0
    assert len(listed.stdout.splitlines()) == len(shipped()) + 1
    explained = run("presets", "blockchair-outputs", "--format", "json")
    assert '"made_of": "value, times 1e-8"' in explained.stdout
    assert "not verified" not in explained.stderr
    assert "not verified" in run("presets", "trm-wallets").stdout
    unknown = run("presets", "etherscam-nft")
    assert unknown.returncode == 1
    assert "did you mean etherscan-nft" in unknown.stderr
    mine = tmp_path / "mine.toml"
    mine.write_text(TABLE + '[table.columns]\namount = "A"\n', encoding="utf-8")
    assert run("presets", mine).returncode == 0
    mine.write_text(TABLE + 'colour = "A"\n', encoding="utf-8")
    assert 'the key "table.colour" is not known' in run("presets", mine).stderr
    assert "is no file" in run("presets", tmp_path / "other.toml").stderr


def test_a_register_with_presets_of_its_own_lists_them(tmp_path: Path) -> None:
    (tmp_path / "presets").mkdir()
    (tmp_path / "presets" / "my-bank.toml").write_text(TOP + 'instead = "x"', encoding="utf-8")
    assert "my-bank" in run("presets", "--register", tmp_path).stdout
    assert "x" in run("presets", "my-bank", "--register", tmp_path).stdout
