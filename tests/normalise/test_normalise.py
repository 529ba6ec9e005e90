"""From text cells to typed tables: repeated cases and files, transfers seen twice, mappings, and what is reported."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from registers import OTHER_IBAN, VALID_IBAN, WRONG_IBAN, a_case, built, issues_of, records, write_register

import finlink
from finlink.errors import FinlinkError

if TYPE_CHECKING:
    from pathlib import Path

    from registers import Cells


def transfer(number: str = "T1", **cells: str) -> Cells:
    row = {
        "transfer_id": number,
        "time": "2025-03-01T10:00:00Z",
        "sender": VALID_IBAN,
        "receiver": OTHER_IBAN,
        "amount": "100",
        "currency": "EUR",
    }
    return row | cells


# Case ids that stand in the register more than once.


def test_identical_cases_count_once(tmp_path: Path) -> None:
    build = built(tmp_path, {"cases": [a_case(), a_case("C2"), a_case()]})
    assert records(build, "SELECT case_id, source_row FROM cases ORDER BY 1") == [("C1", 2), ("C2", 3)]
    assert ("cases.csv", 2, "case_id", "CASE-SAME") in issues_of(build)


@pytest.mark.parametrize("column", ["unit", "country"])
def test_one_id_of_two_offices_is_refused(column: str, tmp_path: Path) -> None:
    values = {"unit": ("Belgrade", "Zagreb"), "country": ("RS", "HR")}[column]
    cases = [a_case(**{column: value}) for value in values]
    with pytest.raises(FinlinkError, match=r"cases\.csv:2.*cases\.csv:3.*namespace"):
        built(tmp_path, {"cases": cases})
    assert not (tmp_path / "build").exists()


def test_one_office_with_differing_cells_makes_them_unknown(tmp_path: Path) -> None:
    cases = [a_case(unit="B", loss="500", title=""), a_case(unit="B", loss="700", title="told once")]
    build = built(tmp_path, {"cases": cases})
    assert records(build, "SELECT case_id, unit, loss, title FROM cases") == [("C1", "B", None, "told once")]
    [(message,)] = records(build, "SELECT message FROM issues WHERE issue = 'CASE-DIFFERS'")
    assert "500" in message
    assert "700" in message
    assert "cases.csv:2" in message
    assert "cases.csv:3" in message


def test_namespaces_keep_two_offices_apart(tmp_path: Path) -> None:
    settings = '[files]\ncases = [{ path = "a.csv", namespace = "BG" }, { path = "b.csv", namespace = "NI" }]\n'
    files = {"a.csv": [a_case(unit="Belgrade")], "b.csv": [a_case(unit="Nis")]}
    build = built(tmp_path, files, settings)
    assert records(build, "SELECT case_id, unit FROM cases ORDER BY 1") == [("BG/C1", "Belgrade"), ("NI/C1", "Nis")]


def test_a_file_given_twice_counts_once(tmp_path: Path) -> None:
    accounts = [{"account": VALID_IBAN, "case_id": "C1"}]
    build = built(tmp_path, {"cases": [a_case()], "accounts": accounts, "accounts_copy": accounts})
    assert records(build, "SELECT count(*) FROM accounts") == [(1,)]
    assert ("accounts_copy.csv", 0, "", "FILE-SAME") in issues_of(build)
    copy = next(one for one in build.manifest["inputs"] if one["file"] == "accounts_copy.csv")
    assert copy["same_as"] == "accounts.csv"
    assert copy["lines"] == copy["header_lines"] + copy["accepted_lines"]


# The same transfer twice.


def test_the_same_transfer_twice_counts_once(tmp_path: Path) -> None:
    spaced = f"{VALID_IBAN[:4]} {VALID_IBAN[4:]}"
    rows = [transfer(), transfer(), transfer("T2")]
    build = built(tmp_path, {"cases": [a_case()], "transfers": rows, "transfers_b": [transfer(sender=spaced)]})
    found = records(build, "SELECT transfer_id, source_file, source_row FROM transfers ORDER BY 1, 2, 3")
    assert found == [("T1", "transfers.csv", 2), ("T2", "transfers.csv", 4)]
    same = [(file, row) for file, row, _, issue in issues_of(build) if issue == "TRANSFER-SAME"]
    assert same == [("transfers.csv", 3), ("transfers_b.csv", 2)]


def test_one_id_with_two_figures_in_one_file_sets_both_aside(tmp_path: Path) -> None:
    rows = [transfer(), transfer("T2"), transfer(amount="200")]
    build = built(tmp_path, {"cases": [a_case()], "transfers": rows})
    assert records(build, "SELECT transfer_id FROM transfers") == [("T2",)]
    conflicts = [(row, column) for _, row, column, issue in issues_of(build) if issue == "CONFLICT"]
    assert conflicts == [(2, "transfer_id"), (4, "transfer_id")]
    [one] = [one for one in build.manifest["inputs"] if one["file"] == "transfers.csv"]
    assert (one["accepted_lines"], one["rejected_lines"]) == (1, 2)
    kept = (build.folder / "rejected" / "transfers.csv").read_text("utf-8").splitlines()
    assert len(kept) == 3


def test_an_id_that_another_file_uses_for_another_payment_is_kept_and_said(tmp_path: Path) -> None:
    files = {"cases": [a_case()], "transfers": [transfer()], "transfers_b": [transfer(amount="999")]}
    build = built(tmp_path, files)
    assert records(build, "SELECT amount FROM transfers ORDER BY 1") == [(Decimal(100),), (Decimal(999),)]
    assert "ID-REUSED" in {issue for *_, issue in issues_of(build)}


def test_payments_without_an_id_are_each_their_own(tmp_path: Path) -> None:
    build = built(tmp_path, {"cases": [a_case()], "transfers": [transfer(""), transfer(""), transfer("")]})
    assert records(build, "SELECT count(*) FROM transfers") == [(3,)]


def test_one_log_entry_of_a_chain_counts_once(tmp_path: Path) -> None:
    chain = {"chain": "tron", "tx_hash": "ab", "sender": "x", "receiver": "y", "currency": "USDT"}
    rows = [
        transfer("", **chain, log_index="1"),
        transfer("", **chain, log_index="1"),
        transfer("", **chain, log_index="2"),
    ]
    build = built(tmp_path, {"cases": [a_case()], "transfers": rows})
    assert records(build, "SELECT log_index FROM transfers ORDER BY 1") == [("1",), ("2",)]


# What is kept and reported, and what is set aside.


def test_a_row_of_an_unknown_case_is_kept_and_reported(tmp_path: Path) -> None:
    accounts = [{"account": VALID_IBAN, "case_id": "KT-21/25"}, {"account": OTHER_IBAN, "case_id": "KT-12/25"}]
    build = built(tmp_path, {"cases": [a_case("KT-12/25")], "accounts": accounts})
    assert records(build, "SELECT case_id FROM accounts ORDER BY 1") == [("KT-12/25",), ("KT-21/25",)]
    [(row, hint)] = records(build, "SELECT \"row\", hint FROM issues WHERE issue = 'CASE-UNKNOWN'")
    assert (row, hint) == (2, "did you mean KT-12/25?")


BAD_CELLS = [
    ("impossible date", "cases", a_case(opened="2025-02-30"), "opened", "DATE"),
    ("slashed date", "cases", a_case(opened="03/04/2025"), "opened", "DATE"),
    ("amount beyond reason", "cases", a_case(loss="1e999999"), "loss", "AMOUNT"),
    ("negative loss", "cases", a_case(loss="-5"), "loss", "AMOUNT"),
    ("no currency", "cases", a_case(currency="€UR"), "currency", "CURRENCY"),
    ("no country", "cases", a_case(country="Serbia"), "country", "COUNTRY"),
]


@pytest.mark.parametrize(("table", "row", "column", "issue"), [c[1:] for c in BAD_CELLS], ids=[c[0] for c in BAD_CELLS])
def test_a_cell_that_is_not_needed_is_unknown_and_reported(
    table: str, row: Cells, column: str, issue: str, tmp_path: Path
) -> None:
    build = built(tmp_path, {table: [row, a_case("C2")]})
    assert records(build, f"SELECT \"{column}\" FROM {table} WHERE case_id = 'C1'") == [(None,)]
    assert (f"{table}.csv", 2, column, issue) in issues_of(build)
    assert not (build.folder / "rejected").exists()


BAD_ROWS = [
    ("impossible time", transfer(time="2025-02-30T00:00:00Z"), "time", "DATE"),
    ("amount beyond reason", transfer(amount="1e999999"), "amount", "AMOUNT"),
    ("no amount", transfer(amount=""), "amount", "EMPTY-CELL"),
    ("no currency", transfer(currency=""), "currency", "EMPTY-CELL"),
    ("one end missing", transfer(receiver=""), "receiver", "EMPTY-CELL"),
]


@pytest.mark.parametrize(("row", "column", "issue"), [c[1:] for c in BAD_ROWS], ids=[c[0] for c in BAD_ROWS])
def test_a_row_without_a_needed_cell_is_set_aside_as_found(row: Cells, column: str, issue: str, tmp_path: Path) -> None:
    build = built(
        tmp_path, {"cases": [a_case()], "transfers": [transfer(), row | {"transfer_id": "T2"}, transfer("T3")]}
    )
    assert records(build, "SELECT transfer_id FROM transfers ORDER BY 1") == [("T1",), ("T3",)]
    assert ("transfers.csv", 3, column, issue) in issues_of(build)
    found = (build.folder / "rejected" / "transfers.csv").read_bytes().splitlines()
    source = (tmp_path / "register" / "transfers.csv").read_bytes().splitlines()
    assert [line.partition(b"transfer_id")[1:] for line in found[:1]] == [(b"transfer_id", source[0][11:])]
    assert found[0].startswith(b"finlink_file,finlink_row,finlink_why,")
    assert found[1].startswith(b"transfers.csv,3,")
    assert found[1].endswith(b"," + source[2])
    assert len(found) == 2


def test_with_a_direction_one_end_may_be_empty(tmp_path: Path) -> None:
    build = built(tmp_path, {"cases": [a_case()], "transfers": [transfer(receiver="", direction="out")]})
    assert records(build, "SELECT receiver, direction FROM transfers") == [(None, "out")]


def test_money_balances_per_currency(tmp_path: Path) -> None:
    rows = [transfer(), transfer("T2", amount="40", currency="RSD"), transfer("T3", amount="7", time="never")]
    build = built(tmp_path, {"cases": [a_case()], "transfers": rows})
    found = records(build, "SELECT currency, accepted, total FROM money WHERE file = 'transfers.csv' ORDER BY 1")
    assert found == [("EUR", Decimal(100), Decimal(107)), ("RSD", Decimal(40), Decimal(40))]


def test_an_identifier_that_fails_its_check_is_kept_and_marked(tmp_path: Path) -> None:
    build = built(tmp_path, {"cases": [a_case()], "accounts": [{"account": WRONG_IBAN, "case_id": "C1"}]})
    assert records(build, "SELECT account, valid, strength FROM accounts") == [(WRONG_IBAN, False, 0.5)]
    assert ("accounts.csv", 2, "account", "CHECKSUM") in issues_of(build)


def test_unknown_columns_are_kept_and_said_once(tmp_path: Path) -> None:
    build = built(tmp_path, {"cases": [a_case(zodiac="lion"), a_case("C2", zodiac="bull")]})
    assert records(build, "SELECT x_zodiac FROM cases ORDER BY case_id") == [("lion",), ("bull",)]
    assert [row for row in issues_of(build) if row[3] == "COLUMN-UNKNOWN"] == [
        ("cases.csv", 0, "zodiac", "COLUMN-UNKNOWN")
    ]


@pytest.mark.parametrize(
    ("written", "stored", "reported"),
    [
        ("mule", "mule", False),
        ("osumnjičeni", "suspect", False),
        ("ОШТЕЋЕНИ", "victim", False),
        ("astronaut", "astronaut", True),
        ("", None, False),
    ],
)
def test_words_of_a_closed_list(written: str, stored: str | None, reported: bool, tmp_path: Path) -> None:
    files = {"cases": [a_case()], "accounts": [{"account": VALID_IBAN, "case_id": "C1", "role": written}]}
    build = built(tmp_path, files)
    assert records(build, "SELECT role FROM accounts") == [(stored,)]
    assert (("accounts.csv", 2, "role", "WORD-UNKNOWN") in issues_of(build)) is reported


@pytest.mark.parametrize(
    ("written", "stored"), [("da", "yes"), ("1", "yes"), ("Nu", "no"), ("FALSE", "no"), ("maybe", None), ("", None)]
)
def test_flags_are_yes_no_or_unknown(written: str, stored: str | None, tmp_path: Path) -> None:
    build = built(tmp_path, {"cases": [a_case(pfi=written)]})
    assert records(build, "SELECT pfi FROM cases") == [(stored,)]


def test_case_ids_are_compared_without_idle_blanks(tmp_path: Path) -> None:
    build = built(
        tmp_path, {"cases": [a_case("KT  1\u00a0/24")], "accounts": [{"account": VALID_IBAN, "case_id": " KT 1 /24 "}]}
    )
    assert records(build, "SELECT c.case_id FROM cases c JOIN accounts a ON a.case_id = c.case_id") == [("KT 1 /24",)]


# Domestic numbers.


def test_a_domestic_number_in_transfers_is_the_only_account_with_that_number(tmp_path: Path) -> None:
    number = VALID_IBAN[4:]
    files = {
        "cases": [a_case()],
        "accounts": [{"account": number, "case_id": "C1", "country": "RS"}],
        "transfers": [transfer(sender=number)],
    }
    build = built(tmp_path, files)
    assert list(build.table("transfers").sender_node) == [f"account:{VALID_IBAN}"]
    assert records(build, "SELECT node FROM accounts") == [(f"account:{VALID_IBAN}",)]


def test_a_domestic_number_that_two_countries_have_stays_unresolved(tmp_path: Path) -> None:
    number = "123456789"
    files = {
        "cases": [a_case()],
        "accounts": [
            {"account": number, "case_id": "C1", "country": "DE"},
            {"account": number, "case_id": "C1", "country": "FR"},
        ],
        "transfers": [transfer(sender=number)],
    }
    build = built(tmp_path, files)
    assert list(build.table("transfers").sender_node) == [f"account:-/{number}"]


# Mappings of finlink.toml.


def test_columns_and_values_are_mapped(tmp_path: Path) -> None:
    settings = (
        '[columns.cases]\ncase_id = "Ref"\nloss = "How much"\n[values.cases.currency]\n"Evro" = "EUR"\n'
        '[values.cases.offence]\n"7a" = "phishing"\n'
    )
    text = "Ref,How much,currency,offence,opened\nC1,12.5,Evro,7a,2025-01-01\n"
    build = built(tmp_path, {"cases": text}, settings)
    found = records(build, "SELECT case_id, loss, currency, offence FROM cases")
    assert found == [("C1", Decimal("12.5"), "EUR", "phishing")]


def test_a_mapping_to_a_header_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FinlinkError, match='stands under "Ref", but there is no such header'):
        built(tmp_path, {"cases": [a_case()]}, '[columns.cases]\ncase_id = "Ref"\n')


@pytest.mark.parametrize("column", ["case_id", "proceeds_of"])
def test_a_transfer_that_names_an_unknown_case_is_kept_and_reported(column: str, tmp_path: Path) -> None:
    transfer = {"transfer_id": "T1", "time": "2025-01-12", "sender": VALID_IBAN, "receiver": OTHER_IBAN}
    rows = [transfer | {"amount": "5", "currency": "EUR", column: "C9"}]
    build = built(tmp_path, {"cases.csv": [a_case()], "transfers.csv": rows})
    said = records(build, 'SELECT file, "row", "column", value FROM issues WHERE issue = \'CASE-UNKNOWN\'')
    assert said == [("transfers.csv", 2, column, "C9")]
    assert records(build, "SELECT count(*) FROM transfers") == [(1,)]


def test_equal_files_of_two_offices_are_two_registers(tmp_path: Path) -> None:
    settings = '[files]\ncases = [{ path = "a.csv", namespace = "A" }, { path = "b.csv", namespace = "B" }]\n'
    build = built(tmp_path, {"a.csv": [a_case()], "b.csv": [a_case()]}, settings)
    assert records(build, "SELECT case_id FROM cases ORDER BY 1") == [("A/C1",), ("B/C1",)]


def test_a_conflict_stands_with_the_transfers_of_a_file_that_feeds_two_tables(tmp_path: Path) -> None:
    settings = '[files]\ntransfers = "x.csv"\nmeasures = "x.csv"\n'
    head = "transfer_id,time,sender,receiver,amount,currency,case_id,measure,date\n"
    lines = [f"T1,2025-01-12,{VALID_IBAN},{OTHER_IBAN},{n},EUR,C1,frozen,2025-01-13\n" for n in (5, 6)]
    build = built(tmp_path, {"cases.csv": [a_case()], "x.csv": head + "".join(lines)}, settings)
    account = "SELECT \"table\", accepted_lines, rejected_lines FROM files WHERE file = 'x.csv' ORDER BY 1"
    assert records(build, account) == [("measures", 2, 0), ("transfers", 0, 2)]


def test_cases_derived_by_key(tmp_path: Path) -> None:
    settings = (
        '[files]\nwallets = "tags.csv"\n[columns.wallets]\ncase_id = "label"\n'
        '[[derive]]\ntable = "cases"\nfrom = "tags.csv"\nkey = "label"\n'
        'columns = { offence = "abuse", title = "seen" }\n'
        'where = { kind = "x" }\nconstants = { unit = "lab" }\n'
    )
    text = "address,label,abuse,seen,kind\na1,F1,ransomware,s1,x\na2,F1,ransomware,s2,x\n"
    text += "a3,F2,fraud,s3,x\na4,F3,fraud,s4,y\n"
    build = built(tmp_path, {"tags.csv": text}, settings)
    found = records(build, "SELECT case_id, offence, title, unit, source_row FROM cases ORDER BY 1")
    assert found == [("F1", "ransomware", None, "lab", 2), ("F2", "fraud", "s3", "lab", 4)]
    assert records(build, "SELECT count(*) FROM wallets") == [(4,)]


def test_what_columns_say_of_a_table_counts_for_a_derived_one_too(tmp_path: Path) -> None:
    settings = (
        '[files]\nwallets = "tags.csv"\n[columns.wallets]\ncase_id = "the \\"label\\""\n'
        '[columns.cases]\noffence = "abuse"\ncase_id = "the \\"label\\""\n'
        '[[derive]]\ntable = "cases"\nfrom = "tags.csv"\nkey = "the \\"label\\""\n'
    )
    text = 'address,"the ""label""",abuse\na1,F1,ransomware\na2,F2,fraud\n'
    build = built(tmp_path, {"tags.csv": text}, settings)
    found = records(build, "SELECT case_id, offence FROM cases ORDER BY 1")
    assert found == [("F1", "ransomware"), ("F2", "fraud")]


def test_cases_derived_by_connection(tmp_path: Path) -> None:
    settings = "\n".join(
        f'[[derive]]\ntable = "{table}"\nfrom = "rows.csv"\n'
        f'connected = ["a", "b"]\nprefix = "G-"\nwhere = {{ bad = "1" }}'
        for table in ("cases", "accounts")
    )
    text = "a,b,bad\n1,2,1\n3,2,1\n8,9,1\n5,6,0\n,7,1\n"
    build = built(tmp_path, {"rows.csv": text}, settings)
    assert records(build, "SELECT case_id FROM cases ORDER BY 1") == [("G-1",), ("G-7",), ("G-8",)]
    found = records(build, "SELECT case_id, account FROM accounts ORDER BY ALL")
    assert found == [("G-1", "1"), ("G-1", "2"), ("G-1", "3"), ("G-7", "7"), ("G-8", "8"), ("G-8", "9")]


BAD_SETTINGS = [
    ('profil = "default"', 'key "profil" is not known'),
    ("hub_limit = 0", "hub_limit should be from 1 to"),
    ("hub_limit = 99999999999999999999", "hub_limit should be from 1 to"),
    ('country = "Serbia"', "country should be the letters of ISO 3166"),
    ('delimiter = ";;"', "delimiter should be one sign"),
    ('delimiter = "\\n"', "delimiter should be one sign"),
    ('encoding = "idna"', "is not known"),
    ("[files]\ncases = ''", "files.cases should be a path"),
    ("[[derive]]\ntable = 'cases'\nfrom = 'cases.csv'\nconnected = ['case_id']\nprefix = 5", "prefix"),
    ("[[derive]]\ntable = 'cases'\nfrom = 'cases.csv'\nconnected = 'case_id'", "connected"),
    ('hub_limit = "many"', "hub_limit should be a int"),
    ('as_of = "soon"', "YYYY-MM-DD"),
    ("[files]\nkases = 'x.csv'", 'key "files.kases" is not known'),
    ("[files]\ncases = { path = 'cases.csv', space = 'A' }", 'key "files.cases.space" is not known'),
    ("[files]\ncases = 'nowhere.csv'", "there is no such file"),
    ("[columns.cases]\ncase_id = 3", "should map names to texts"),
    ("[columns.cases]\ncase_idd = 'case_id'", "case_idd"),
    ("[columns.casess]\ncase_id = 'case_id'", "casess"),
    ("[values.casess.currency]\nx = 'y'", "casess"),
    ("[values.cases.curency]\nx = 'y'", "curency"),
    ("[[derive]]\ntable = 'cases'\nfrom = 'cases.csv'", "either key"),
    ("[[derive]]\ntable = 'cases'\nfrom = 'cases.csv'\nkey = 'nope'", "nope"),
    ("profile = 'atlantis'", "atlantis"),
    ("not toml", "not readable as TOML"),
    ("dates = 'ydm'", "dates"),
]


@pytest.mark.parametrize(("settings", "message"), BAD_SETTINGS, ids=[text.splitlines()[-1] for text, _ in BAD_SETTINGS])
def test_settings_that_mean_nothing_are_refused(settings: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(FinlinkError, match=message) as caught:
        built(tmp_path, {"cases": [a_case()]}, settings)
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "build").exists()


def test_check_reads_and_types_without_writing(tmp_path: Path) -> None:
    folder = write_register(tmp_path / "r", {"cases": [a_case(opened="never")], "notes.csv": "a,b\n"})
    loaded, issues = finlink.check(folder)
    assert {issue.issue for issue in issues} == {"DATE", "FILE-UNUSED"}
    assert [file.name for file in loaded.files] == ["cases.csv"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["r"]


def test_check_notices_a_profile_that_is_not_there(tmp_path: Path) -> None:
    folder = write_register(tmp_path / "r", {"cases": [a_case()]}, 'profile = "atlantis"\n')
    with pytest.raises(FinlinkError, match="atlantis"):
        finlink.check(folder)


def test_a_row_that_names_neither_end_is_set_aside(tmp_path: Path) -> None:
    rows = [transfer(direction="out"), transfer("T2", sender="", receiver="", direction="in")]
    build = built(tmp_path, {"cases": [a_case()], "transfers": rows})
    assert records(build, "SELECT transfer_id FROM transfers") == [("T1",)]
    assert ("transfers.csv", 3, "sender", "EMPTY-CELL") in issues_of(build)
