"""Every preset on a file in its real shape, through a whole build: the rows it makes, and what is said about it."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from preset_files import IBAN, OTHER, SAMPLES, USELESS
from registers import a_case, built, issues_of, records

from finlink.errors import FinlinkError
from finlink.presets import shipped

if TYPE_CHECKING:
    from pathlib import Path

    from preset_files import Sample

    from finlink.result import Build


def settings_for(sample: Sample, **more: str) -> str:
    """Return the finlink.toml that gives a sample its constants; "" where it needs nothing said."""
    said = dict(more)
    given = ", ".join(f'{name} = "{value}"' for name, value in sample.constants.items())
    entry = ", ".join([f'path = "{sample.name}"', *(f'{name} = "{value}"' for name, value in said.items())])
    if not (given or more):
        return ""
    return f"[files]\n{sample.table} = [{{ {entry}, constants = {{ {given} }} }}]\n"


def build_of(sample: Sample, tmp_path: Path, **more: str) -> Build:
    return built(tmp_path, {"cases": [a_case()], sample.name: sample.text}, settings_for(sample, **more))


def texts(rows: list[tuple[object, ...]]) -> list[tuple[str | None, ...]]:
    """Return values as text, amounts without superfluous zeros."""
    return [
        tuple(
            f"{value.normalize():f}" if isinstance(value, Decimal) else None if value is None else str(value)
            for value in row
        )
        for row in rows
    ]


@pytest.mark.parametrize("sample", SAMPLES, ids=[f"{one.preset} {one.name}" for one in SAMPLES])
def test_a_file_in_its_real_shape_becomes_the_rows_it_means(sample: Sample, tmp_path: Path) -> None:
    build = build_of(sample, tmp_path)
    names = ", ".join(sample.columns.split())
    query = f"SELECT {names} FROM {sample.table} WHERE source_file = '{sample.name}' ORDER BY source_row"
    assert texts(records(build, query)) == sample.rows
    issues = [(row, issue) for file, row, _, issue in issues_of(build) if file == sample.name]
    assert (0, "PRESET") in issues
    assert ((0, "ROWS-NOT-SELECTED") in issues) == bool(sample.left_out)
    lines = records(build, f"SELECT lines, accepted_lines, rejected_lines FROM files WHERE file = '{sample.name}'")
    total = len(sample.text.splitlines())
    assert lines == [(total, total - 1 - sample.set_aside, sample.set_aside)]
    assert len(sample.rows) == total - 1 - sample.set_aside - sample.left_out


@pytest.mark.parametrize("sample", SAMPLES, ids=[f"{one.preset} {one.name}" for one in SAMPLES])
def test_the_careful_path_reads_the_same(sample: Sample, tmp_path: Path) -> None:
    """A blank line at the end takes the file to the careful path; the rows stay what they are."""
    names = ", ".join(sample.columns.split())
    files: dict[str, Any] = {"cases": [a_case()], sample.name: sample.text + "\n\n"}
    build = built(tmp_path, files, settings_for(sample))
    assert texts(records(build, f"SELECT {names} FROM {sample.table} ORDER BY source_row")) == sample.rows


def test_every_preset_has_a_sample() -> None:
    assert {one.preset for one in SAMPLES} | USELESS.keys() == set(shipped())
    assert {name for name, preset in shipped().items() if not preset.feeds} == USELESS.keys()


@pytest.mark.parametrize("name", sorted(USELESS))
def test_a_file_of_no_use_is_named_with_what_to_ask_for_instead(name: str, tmp_path: Path) -> None:
    build = built(tmp_path, {"cases": [a_case()], "data.tsv": USELESS[name]})
    (found,) = records(build, "SELECT issue, message, hint FROM issues WHERE file = 'data.tsv'")
    preset = shipped()[name]
    assert found == (
        "FILE-UNUSED",
        f"data.tsv is {preset.title}, which no table can be made of; it was not read.",
        preset.instead,
    )


def test_a_preset_can_be_declared_and_then_nothing_is_said(tmp_path: Path) -> None:
    sample = next(one for one in SAMPLES if one.preset == "etherscan-tokens")
    build = build_of(sample, tmp_path, preset="etherscan-tokens")
    assert "PRESET" not in [issue for *_, issue in issues_of(build)]
    assert len(records(build, "SELECT * FROM transfers")) == 1


def test_none_turns_the_preset_off(tmp_path: Path) -> None:
    sample = next(one for one in SAMPLES if one.preset == "amlworld-transactions")
    with pytest.raises(FinlinkError, match=r"HI-Small_Trans.csv, line 1: Account is claimed by more than one header"):
        build_of(sample, tmp_path, preset="none")


def test_constants_of_files_win_over_the_preset(tmp_path: Path) -> None:
    sample = next(one for one in SAMPLES if one.preset == "etherscan-tokens")
    settings = f'[files]\ntransfers = [{{ path = "{sample.name}", constants = {{ chain = "bsc", case_id = "C1" }} }}]\n'
    build = built(tmp_path, {"cases": [a_case()], sample.name: sample.text}, settings)
    assert records(build, "SELECT chain, case_id FROM transfers") == [("bsc", "C1")]


def test_a_mapping_of_ones_own_turns_detection_off(tmp_path: Path) -> None:
    sample = next(one for one in SAMPLES if one.preset == "graphsense-tags")
    settings = f'[files]\nwallets = "{sample.name}"\n[columns.wallets]\ncase_id = "label"\nchain = "currency"\n'
    build = built(tmp_path, {"cases": [a_case()], sample.name: sample.text}, settings)
    assert records(build, "SELECT case_id, label FROM wallets ORDER BY 1") == [
        ("Some exchange", None),
        ("Some family", None),
    ]
    assert "PRESET" not in [issue for *_, issue in issues_of(build)]


def test_a_mapping_wins_over_a_declared_preset_column_by_column(tmp_path: Path) -> None:
    sample = next(one for one in SAMPLES if one.preset == "graphsense-tags")
    settings = (
        f'[files]\nwallets = [{{ path = "{sample.name}", preset = "graphsense-tags" }}]\n'
        '[columns.wallets]\ncase_id = "label"\n'
    )
    build = built(tmp_path, {"cases": [a_case()], sample.name: sample.text}, settings)
    assert records(build, "SELECT case_id, label, chain FROM wallets ORDER BY 1") == [
        ("Some exchange", "exchange", "ETH"),
        ("Some family", "Some family", "BTC"),
    ]


def test_a_statement_that_does_not_say_whose_it_is_is_not_read_and_says_how(tmp_path: Path) -> None:
    sample = next(one for one in SAMPLES if one.preset == "bank-statement-signed")
    build = built(tmp_path, {"cases": [a_case()], sample.name: sample.text})
    (found,) = records(build, "SELECT issue, message, hint FROM issues WHERE file = 'izvadak.csv'")
    assert found[0] == "FILE-UNUSED"
    assert "does not say its own_account" in found[1]
    assert 'transfers = [{ path = "izvadak.csv", constants = { own_account = "…" } }]' in found[2]
    with pytest.raises(FinlinkError, match=r'add constants = \{ own_account = "…" \} to the file under'):
        built(tmp_path / "2", {"cases": [a_case()], sample.name: sample.text}, '[files]\ntransfers = "izvadak.csv"\n')


def test_where_of_files_counts_the_rows_it_leaves_out(tmp_path: Path) -> None:
    text = f"time,sender,receiver,amount,currency,kind\n2024-01-01,{IBAN},{OTHER},1,EUR,a\n" + "".join(
        f"2024-01-0{n},{IBAN},{OTHER},{n}x,EUR,b\n" for n in range(2, 5)
    )
    settings = '[files]\ntransfers = [{ path = "t.csv", where = { kind = "a" } }]\n'
    build = built(tmp_path, {"cases": [a_case()], "t.csv": text}, settings)
    assert records(build, "SELECT source_row, amount FROM transfers") == [(2, Decimal(1))]
    found = records(build, "SELECT issue, severity, message FROM issues WHERE file = 't.csv' AND \"column\" <> 'kind'")
    assert found == [
        ("ROWS-NOT-SELECTED", "info", "3 of 4 rows are left out, since only rows are meant where kind is a.")
    ]
    assert records(build, "SELECT accepted_lines, rejected_lines FROM files WHERE file = 't.csv'") == [(4, 0)]
    assert records(build, "SELECT accepted, total FROM money WHERE file = 't.csv'") == [(Decimal(1), Decimal(1))]
    text = json.dumps(json.loads((build.folder / "manifest.json").read_text("utf-8"))["inputs"])
    assert "t.csv" in text


def test_where_and_constants_are_refused_where_they_cannot_be_meant(tmp_path: Path) -> None:
    files: dict[str, Any] = {"cases": [a_case()], "w.csv": "address,case_id\nx,C1\n"}
    wrong = '[files]\nwallets = [{ path = "w.csv", where = { colour = "red" } }]\n'
    message = r'w.csv, line 1: where names the column "colour", but the headers are: address, case_id\.'
    with pytest.raises(FinlinkError, match=message):
        built(tmp_path, files, wrong)
    wrong = '[files]\nwallets = [{ path = "w.csv", constants = { colour = "red" } }]\n'
    with pytest.raises(FinlinkError, match=r'w\.csv: constants names "colour", which is no column of wallets'):
        built(tmp_path, files, wrong)
    wrong = '[files]\nwallets = [{ path = "w.csv", preset = "trm-walets" }]\n'
    with pytest.raises(FinlinkError, match=r'the preset "trm-walets", which does not exist; did you mean trm-wallets'):
        built(tmp_path, files, wrong)
    wrong = '[files]\nwallets = [{ path = "w.csv", preset = "amlworld-accounts" }]\n'
    with pytest.raises(FinlinkError, match='the preset "amlworld-accounts" feeds accounts, not wallets'):
        built(tmp_path, files, wrong)
    wrong = '[files]\nwallets = [{ path = "w.csv", preset = "trm-wallets" }]\n'
    with pytest.raises(FinlinkError, match=r'is not a list of addresses from TRM.*: there is no header "Blockchain"'):
        built(tmp_path, files, wrong)


def test_constants_fill_a_column_the_file_lacks_and_win_over_one_it_has(tmp_path: Path) -> None:
    files: dict[str, Any] = {"cases": [a_case()], "w.csv": f"address,role\n{'0x' + 'ab' * 20},victim\n"}
    settings = '[files]\nwallets = [{ path = "w.csv", constants = { case_id = "C1", role = "suspect" } }]\n'
    build = built(tmp_path, files, settings)
    assert records(build, "SELECT case_id, role, x_role FROM wallets") == [("C1", "suspect", "victim")]


MINE = """
title = "a list of my bank"
source = "its own export, 2024"
verified = true
headers = ["Kto", "Gegenkonto", "Betrag", "S/H"]
[[table]]
table = "transfers"
constants = { currency = "CHF" }
decimal = ","
dates = "dmy"
[table.own]
account = "Kto"
counterparty = "Gegenkonto"
amount = "Betrag"
direction = "S/H"
out = ["S"]
in = ["H"]
[table.columns]
time = "Buchung"
"""


def test_a_preset_of_ones_own_reads_a_file_no_shipped_one_knows(tmp_path: Path) -> None:
    rows = (
        f"Kto;Gegenkonto;Buchung;Betrag;S/H\n{IBAN};{OTHER};03.04.2024;1.000,50;S\n{IBAN};{OTHER};04.04.2024;2,00;H\n"
    )
    text = rows + f"{IBAN};{OTHER};05.04.2024;3,00;?\n"
    build = built(tmp_path, {"cases": [a_case()], "umsatz.csv": text}, settings="")
    assert "FILE-UNUSED" in [issue for *_, issue in issues_of(build)]
    (tmp_path / "register" / "presets").mkdir()
    (tmp_path / "register" / "presets" / "my-bank.toml").write_text(MINE, encoding="utf-8")
    build = built(tmp_path, {})
    found = records(build, "SELECT time, sender, receiver, amount, currency FROM transfers ORDER BY 1")
    assert texts(found) == [
        ("2024-04-03 00:00:00", IBAN, OTHER, "1000.5", "CHF"),
        ("2024-04-04 00:00:00", OTHER, IBAN, "2", "CHF"),
    ]
    assert ("umsatz.csv", 4, "amount", "AMOUNT") in issues_of(build)


def test_a_preset_of_ones_own_wins_over_one_that_comes_with_finlink(tmp_path: Path) -> None:
    sample = next(one for one in SAMPLES if one.preset == "trm-wallets")
    own = 'title = "mine"\nsource = "x"\nheaders = ["Address", "Blockchain", "Entity", "Risk Score"]\n'
    own += '[[table]]\ntable = "wallets"\noptional = ["case_id"]\n[table.columns]\n'
    own += 'address = "Address"\nservice = "Entity"\n'
    (tmp_path / "register" / "presets").mkdir(parents=True)
    (tmp_path / "register" / "presets" / "trm-wallets.toml").write_text(own, encoding="utf-8")
    build = built(tmp_path, {"cases": [a_case()], sample.name: sample.text})
    assert records(build, "SELECT service, holder FROM wallets") == [("Some mixer", None)]
    twin = own.replace("mine", "twin")
    (tmp_path / "register" / "presets" / "twin.toml").write_text(twin, encoding="utf-8")
    build = built(tmp_path, {})
    (found,) = records(build, f"SELECT issue, message FROM issues WHERE file = '{sample.name}'")
    assert found[0] == "FILE-UNUSED"
    assert "the presets trm-wallets or twin" in found[1]
    (tmp_path / "register" / sample.name).rename(tmp_path / "register" / "wallets_trm.csv")
    with pytest.raises(FinlinkError, match="required column case_id"):
        built(tmp_path, {})
