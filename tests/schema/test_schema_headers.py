"""Header lines: which column of a file is which, and what is said where that is not clear."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finlink.errors import FinlinkError
from finlink.schema import HeaderMatch, fold_header, match_headers, table_for_file, tables

FILES = [
    ("cases.csv", "cases"),
    ("Cases 2025.CSV", "cases"),
    ("CASES.csv", "cases"),
    ("in/put/cases_rs.csv", "cases"),
    ("in\\put\\accounts.csv", "accounts"),
    ("cases/other.csv", None),
    ("investigations-final.csv", "investigations"),
    ("decisions", "decisions"),
    ("case.csv", None),
    ("my_cases.csv", None),
    ("", None),
]
REAL = [
    pytest.param(
        "cases",
        "Broj predmeta;Krivično delo;Datum otvaranja;Šteta;Valuta",
        "case_id offence opened loss currency",
        id="sr",
    ),
    pytest.param(
        "cases",
        "Број предмета;Кривично дело;Датум отварања",
        "case_id offence opened",
        id="sr-Cyrl",
    ),
    pytest.param(
        "accounts",
        "Број на предмет;Трансакциска сметка;Банка",
        "case_id account bank",
        id="mk",
    ),
    pytest.param(
        "accounts",
        "Номер на дело;Банкова сметка;ЕГН",
        "case_id account holder_id",
        id="bg",
    ),
    pytest.param(
        "accounts",
        "Numri i lëndës;Numri i llogarisë;Mbajtësi",
        "case_id account holder",
        id="sq",
    ),
    pytest.param(
        "accounts",
        "Număr dosar;Număr cont;CNP",
        "case_id account holder_id",
        id="ro",
    ),
    pytest.param(
        "accounts",
        "DOSYA NO;HESAP NO;BAKİYE;PARA BİRİMİ",
        "case_id account balance currency",
        id="tr",
    ),
    pytest.param(
        "accounts",
        "ΑΡΙΘΜΟΣ ΥΠΟΘΕΣΗΣ;ΑΡΙΘΜΟΣ ΛΟΓΑΡΙΑΣΜΟΥ;ΥΠΟΛΟΙΠΟ",
        "case_id account balance",
        id="el",
    ),
    pytest.param(
        "transfers",
        "Tarih;Gönderen IBAN;Alıcı IBAN;Tutar;Para birimi",
        "time sender receiver amount currency",
        id="tr-bank",
    ),
    pytest.param(
        "transfers",
        "From;To;DateTime;Amount;Token;TxHash",
        "sender receiver time amount currency tx_hash",
        id="explorer",
    ),
]


def match(table: str, headers: str, **mapping: str) -> HeaderMatch:
    return match_headers(tables()[table], headers.split(";"), mapping)


@pytest.mark.parametrize(("name", "table"), FILES)
def test_table_for_file(name: str, table: str | None) -> None:
    assert table_for_file(name) == table


@pytest.mark.parametrize(("table", "headers", "columns"), REAL)
def test_headers_people_have(table: str, headers: str, columns: str) -> None:
    found = match(table, headers)
    assert sorted(found.columns, key=lambda name: found.columns[name]) == columns.split()
    assert (found.unknown, found.missing, found.duplicates) == ([], [], [])


def test_the_name_wins_over_an_alias() -> None:
    found = match("cases", "Case number;case_id")
    assert (found.columns, found.unknown, found.duplicates) == ({"case_id": 1}, ["Case number"], [])


def test_the_mapping_wins_over_the_name() -> None:
    found = match("cases", "case_id;KT;title", case_id="KT")
    assert (found.columns, found.unknown) == ({"case_id": 1, "title": 2}, ["case_id"])


def test_the_mapping_takes_the_exact_header_first() -> None:
    assert match("cases", "kt;KT", case_id="KT").columns == {"case_id": 1}


def test_the_mapping_finds_a_header_written_otherwise() -> None:
    assert match("cases", "Broj  KT", case_id="broj_kt").columns == {"case_id": 0}


def test_one_header_may_hold_two_columns() -> None:
    assert match("cases", "KT", case_id="KT", title="KT").columns == {"case_id": 0, "title": 0}


def test_a_mapping_without_its_header_is_told_and_not_replaced() -> None:
    found = match("cases", "case_id;loss", case_id="KT", title="Name")
    assert found.not_found == {"case_id": "KT", "title": "Name"}
    assert [column.name for column in found.missing] == ["case_id"]
    assert found.columns == {"loss": 1}
    assert found.unknown == ["case_id"]


def test_a_mapping_of_no_column_is_refused() -> None:
    with pytest.raises(FinlinkError, match=r"^The mapping of cases names a column 'los' .* did you mean loss\.$"):
        match("cases", "case_id", los="x")


def test_a_mapping_to_a_header_written_twice_is_a_duplicate() -> None:
    found = match("cases", "KT;KT", case_id="KT")
    assert (found.columns, found.duplicates, found.missing) == ({}, [("case_id", [0, 1])], [])


def test_two_aliases_of_one_column_are_a_duplicate() -> None:
    found = match("accounts", "IBAN;Broj računa;case_id")
    assert (found.columns, found.duplicates, found.missing) == ({"case_id": 2}, [("account", [0, 1])], [])


def test_the_same_name_twice_is_a_duplicate() -> None:
    assert match("cases", "case_id;Case ID").duplicates == [("case_id", [0, 1])]


def test_the_same_unknown_header_twice_is_a_duplicate() -> None:
    found = match("cases", "case_id;Foo;foo")
    assert (found.unknown, found.duplicates) == (["Foo", "foo"], [("Foo", [1, 2])])


def test_blank_headers_are_unknown_and_no_duplicates() -> None:
    found = match("cases", "case_id;;")
    assert (found.unknown, found.duplicates) == (["", ""], [])


def test_a_missing_column_names_the_nearest_headers() -> None:
    found = match("cases", "caseid nr.;title;cse_id")
    assert [column.name for column in found.missing] == ["case_id"]
    assert set(found.nearest["case_id"]) == {"cse_id", "caseid nr."}


def test_nothing_like_it_names_nothing() -> None:
    assert match("cases", "zzz;qqq").nearest == {"case_id": []}


ONE_SIDED = [
    pytest.param("sender;direction", [], id="sender and direction"),
    pytest.param("receiver;direction", [], id="receiver and direction"),
    pytest.param("sender", ["receiver"], id="no direction"),
    pytest.param("direction", ["sender", "receiver"], id="neither end"),
    pytest.param("sender;receiver", [], id="both ends"),
]


@pytest.mark.parametrize(("ends", "missing"), ONE_SIDED)
def test_one_end_may_be_absent_with_a_direction(ends: str, missing: list[str]) -> None:
    found = match("transfers", f"time;amount;currency;{ends}")
    assert [column.name for column in found.missing] == missing


HEADERS = st.one_of(
    st.text(max_size=12),
    st.sampled_from([h for c in tables()["transfers"].columns for h in (c.name, *c.aliases)]),
)


@given(st.lists(HEADERS, max_size=12))
def test_every_header_is_accounted_for_once(headers: list[str]) -> None:
    table = tables()["transfers"]
    found = match_headers(table, headers)
    names = {column.name for column in table.columns}
    claimed = [*found.columns.values()]
    claimed += [at for name, positions in found.duplicates if name in names for at in positions]
    rest = [headers[at] for at in range(len(headers)) if at not in claimed]
    assert len(claimed) == len(set(claimed))
    assert found.unknown == rest
    assert not found.columns.keys() & {column.name for column in found.missing}


@given(st.permutations(["Datum", "IBAN pošiljaoca", "sender", "receiver", "Iznos", "Valuta", "Svrha"]))
def test_order_of_headers_changes_nothing(headers: list[str]) -> None:
    found = match_headers(tables()["transfers"], headers)
    assert {name: headers[at] for name, at in found.columns.items()} == {
        "time": "Datum",
        "sender": "sender",
        "receiver": "receiver",
        "amount": "Iznos",
        "currency": "Valuta",
        "purpose": "Svrha",
    }


@given(st.sampled_from([c for t in tables().values() for c in t.columns]), st.booleans())
def test_a_name_in_capitals_is_that_column(column: object, spaced: bool) -> None:
    name = str(getattr(column, "name", ""))
    written = name.upper().replace("_", " ") if spaced else name.upper()
    assert fold_header(written) == fold_header(name)


def test_columns_given_from_elsewhere_are_neither_missing_nor_looked_for() -> None:
    match = match_headers(
        tables()["accounts"], ["account", "role"], {"bank": "nowhere"}, given={"case_id", "role", "bank"}
    )
    assert (match.columns, match.missing, match.unknown, match.not_found) == ({"account": 0}, [], ["role"], {})


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Број предметаа", "case_id"),
        ("Broj premdeta", "case_id"),
        ("Номер на преписката", "case_id"),
        ("Αριθμός υποθέσεως", "case_id"),
        ("Dosya numrası", "case_id"),
        ("Numri i lendes.", "case_id"),
    ],
)
def test_the_nearest_header_is_found_in_any_script(header: str, column: str) -> None:
    match = match_headers(tables()["cases"], ["x", header, "Napomena"])
    assert match.nearest == {column: [header]} or match.columns == {column: 1, "notes": 2}


def test_every_missing_column_has_its_own_nearest_headers() -> None:
    match = match_headers(tables()["transfers"], ["Račun primaocaa", "Sa računna", "Iznoss", "Valuuta", "Datumm"])
    nearest = {name: headers[:1] for name, headers in match.nearest.items()}
    assert nearest == {
        "time": ["Datumm"],
        "sender": ["Sa računna"],
        "receiver": ["Račun primaocaa"],
        "amount": ["Iznoss"],
        "currency": ["Valuuta"],
    }
