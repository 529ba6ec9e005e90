"""Which files of a register feed which table: by name, by settings, by what they are, by their headers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from registers import write_register

from finlink.errors import FinlinkError
from finlink.presets import shipped
from finlink.read.inputs import candidates, find_inputs
from finlink.read.peek import LINES, first_rows, preset_of
from finlink.read.repairs import original_of
from finlink.read.unread import SUFFIXES
from finlink.settings import load

if TYPE_CHECKING:
    from pathlib import Path

CASES = {"cases.csv": "case_id\nC1\n"}
AML = "Bank Name,Bank ID,Account Number,Entity ID,Entity Name\n"
STATEMENT = "Datum;Duguje;Potražuje;Račun;Valuta\n2024-01-01;1,00;;RS35260005601001611379;RSD\n"
CAMT = (
    '<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt/></Document>'
)
MT940 = ":20:X\r\n:25:1/2\r\n:28C:1\r\n:60F:C240101EUR1,\r\n:61:240101C1,NTRFX\r\n:62F:C240101EUR2,\r\n"
OUTPUTS = "\t".join(headers[0] for headers in shipped()["blockchair-outputs"].headers)
TAGPACK = "title: x\ntags:\n- address: 1Lud76Q98VRHCUiyK7XUs7AgFofrqXeP78\n  label: y\n"


def found_in(
    folder: Path, files: dict[str, str | bytes], settings: str = ""
) -> tuple[set[tuple[str, str, str]], list[str]]:
    """Return (file, table, preset) of all inputs, and the messages about files that are not read."""
    register = write_register(folder / "register", {**CASES, **files}, settings)
    inputs, unused = find_inputs(register, load(register), folder / "work")
    assert all(issue.issue == "FILE-UNUSED" for issue in unused)
    seen = {(one.name, one.table, one.preset) for one in inputs} - {("cases.csv", "cases", "")}
    return seen, [issue.message for issue in unused]


FEEDS: list[tuple[str, str | bytes, set[tuple[str, str]]]] = [
    ("accounts-2024.csv", "account,case_id\n", {("accounts", "")}),
    ("Wallets.TSV", "address\tcase_id\n", {("wallets", "")}),
    ("transfers.tab", "x\n", {("transfers", "")}),
    ("statement.xml", CAMT, {("accounts", ""), ("transfers", "")}),
    ("transfers-march.xml", CAMT, {("accounts", ""), ("transfers", "")}),
    ("march.sta", MT940, {("accounts", ""), ("transfers", "")}),
    ("march.txt", MT940, {("accounts", ""), ("transfers", "")}),
    ("pack.yaml", TAGPACK, {("wallets", "")}),
    ("HI-Small.csv", AML, {("accounts", "amlworld-accounts")}),
    ("bom.csv", AML.encode("utf-8-sig"), {("accounts", "amlworld-accounts")}),
    ("utf16.csv", AML.encode("utf-16"), {("accounts", "amlworld-accounts")}),
    ("titled.csv", "A title\n\n" + AML, {("accounts", "amlworld-accounts")}),
    ("quoted.csv", AML.replace("Bank Name", '"Bank Name"'), {("accounts", "amlworld-accounts")}),
    ("izvod.csv", STATEMENT, {("transfers", "bank-statement")}),
    ("izvod-1250.csv", STATEMENT.encode("cp1250"), {("transfers", "bank-statement")}),
    ("izvod-1251.csv", "Датум;Дугује;Потражује;Рачун;Валута\n".encode("cp1251"), {("transfers", "bank-statement")}),
    ("ekstre-1254.csv", "Tarih;Borç;Alacak;Hesap;Para birimi\n".encode("cp1254"), {("transfers", "bank-statement")}),
    ("kinisi-1253.csv", "Ημερομηνία;Χρέωση;Πίστωση;Λογαριασμός;Νόμισμα\n".encode("cp1253"),
     {("transfers", "bank-statement")}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "expected"), FEEDS, ids=[name for name, *_ in FEEDS])
def test_what_a_file_is_read_for(
    name: str, content: str | bytes, expected: set[tuple[str, str]], tmp_path: Path
) -> None:
    seen, unused = found_in(tmp_path, {name: content})
    assert seen == {(name, table, preset) for table, preset in expected}
    assert unused == []


UNUSED = [
    ("notes.txt", "nothing in particular, really\n", "belongs to no table by its name or its headers"),
    ("empty.csv", "", "belongs to no table"),
    ("bytes.csv", bytes(range(256)) * 20, "belongs to no table"),
    ("late.csv", "\n".join("x" for _ in range(LINES)) + "\n" + AML, "belongs to no table"),
    ("ledger.csv", "Date,Debit,Credit\n", "does not say its currency and own_account"),
    ("blockchair.tsv", OUTPUTS, "does not say its currency; it was not read"),
]


@pytest.mark.parametrize(("name", "content", "message"), UNUSED, ids=[name for name, *_ in UNUSED])
def test_a_file_that_is_not_read_is_named(name: str, content: str | bytes, message: str, tmp_path: Path) -> None:
    seen, unused = found_in(tmp_path, {name: content})
    assert seen == set()
    (said,) = unused
    assert said.startswith(name)
    assert message in said


def test_a_file_of_another_ending_is_passed_over_and_said_where_it_may_hold_data(tmp_path: Path) -> None:
    silent, said = ("README.md", ".accounts.csv", "ours.toml"), ("cases.pdf", "accounts.xls", "export.ods", "x.csv.bz2")
    files: dict[str, str | bytes] = dict.fromkeys((*silent, *said), "x")
    seen, unused = found_in(tmp_path, files)
    assert seen == set()
    assert sorted(message.split(" was not read")[0] for message in unused) == sorted(said)


def test_columns_of_a_file_that_is_not_there_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FinlinkError, match=r"is for a file that is not read; did you mean cases\.csv"):
        found_in(tmp_path, {}, '[columns."case.csv"]\ncase_id = "x"\n')


def test_settings_name_the_files_of_a_table_and_no_other_feeds_it(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"a.csv": "x\n", "accounts2.csv": "x\n", "HI-Small.csv": AML, "s.xml": CAMT}
    seen, unused = found_in(tmp_path, files, '[files]\naccounts = "a.csv"\n')
    assert seen == {("a.csv", "accounts", ""), ("s.xml", "transfers", "")}
    assert unused == [
        "HI-Small.csv is accounts of IBM AMLworld, but finlink.toml names the files of its tables; it was not read.",
        "accounts2.csv is accounts by its name, but finlink.toml names the files of its table; it was not read.",
    ]


def test_a_file_whose_name_says_its_table_is_not_asked_for_another(tmp_path: Path) -> None:
    assert found_in(tmp_path, {"wallets.csv": AML}) == ({("wallets.csv", "wallets", "")}, [])


def test_two_presets_that_fit_alike_are_both_named(tmp_path: Path) -> None:
    own = 'title = "t"\nsource = "s"\nheaders = ["Kto", "Betrag"]\n[[table]]\ntable = "transfers"\n'
    (tmp_path / "register" / "presets").mkdir(parents=True)
    for name in ("one", "two"):
        (tmp_path / "register" / "presets" / f"{name}.toml").write_text(own, encoding="utf-8")
    seen, unused = found_in(tmp_path, {"umsatz.csv": "Kto;Betrag\n"})
    assert (seen, unused) == (
        set(),
        ["umsatz.csv may be read with the presets one or two; nobody said which, so it was not."],
    )


def test_a_folder_that_cannot_be_a_register_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FinlinkError, match="does not exist"):
        find_inputs(tmp_path / "nowhere", load(tmp_path), tmp_path / "work")
    (tmp_path / "cases.csv").write_text("case_id\n", encoding="utf-8")
    with pytest.raises(FinlinkError, match="is a file, not a folder"):
        find_inputs(tmp_path / "cases.csv", load(tmp_path), tmp_path / "work")


def test_candidates_are_all_files_that_may_be_read_and_are_not_taken(tmp_path: Path) -> None:
    for suffix in SUFFIXES:
        (tmp_path / f"x{suffix.upper()}").write_text("x", encoding="utf-8")
    names = [name for _, name in candidates(tmp_path)]
    assert sorted(names) == sorted(f"x{suffix.upper()}" for suffix in SUFFIXES)
    assert candidates(tmp_path, {path.resolve() for path in tmp_path.iterdir()}) == []


def test_looking_at_a_file_never_fails(tmp_path: Path) -> None:
    for start in (
        b"",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b'"',
        b'"a,b\n' * 100,
        b"\x00" * 100,
        b"\xff\xfe\x00",
        b"PK\x03\x04xl/",
    ):
        (tmp_path / "x.xlsx").write_bytes(start)
        assert preset_of(first_rows(tmp_path / "x.xlsx", "x.xlsx", start), shipped())[0].preset is None


HEAD = "finlink_file,finlink_row,finlink_why,case_id\ncases.csv,3,short,C2\n"
REPAIRS: list[tuple[str, bytes, str | None]] = [
    ("as it was written", HEAD.encode(), "cases.csv"),
    ("with a mark", HEAD.encode("utf-8-sig"), "cases.csv"),
    ("as Unicode text", HEAD.replace(",", "\t").encode("utf-16"), "cases.csv"),
    ("with semicolons and sep=", b"sep=;\n" + HEAD.replace(",", ";").encode(), "cases.csv"),
    ("all quoted", b'"finlink_file","finlink_row","case_id"\n"cases.csv","3","C2"\n', "cases.csv"),
    ("columns in another order", b"case_id,finlink_row,finlink_file\nC2,3,cases.csv\n", "cases.csv"),
    ("the first row without a file", HEAD.replace("\n", "\n,,,\n", 1).encode(), "cases.csv"),
    ("no row names a file", b"finlink_file,finlink_row,case_id\n,,C2\n", ""),
    ("no such columns", b"case_id\nC2\n", None),
    ("no such columns under a title", b"finlink_file\ncase_id,title\nC2,x\n", None),
]


@pytest.mark.parametrize(("content", "original"), [case[1:] for case in REPAIRS], ids=[case[0] for case in REPAIRS])
def test_which_file_a_file_repairs(content: bytes, original: str | None, tmp_path: Path) -> None:
    (tmp_path / "corrected.csv").write_bytes(content)
    assert original_of(first_rows(tmp_path / "corrected.csv", "corrected.csv", content)) == original


def test_a_workbook_may_be_a_repair(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["finlink_file", "finlink_row", "case_id"], ["cases.csv", 3, "C2"]):
        book.worksheets[0].append(row)
    path = tmp_path / "corrected.xlsx"
    book.save(path)
    assert original_of(first_rows(path, path.name, path.read_bytes())) == "cases.csv"
