"""Cells that are used and said to be doubtful: zones, changes of the clocks, far years, odd letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typed_files import IBAN, OTHER, readings, said, transfers, typed

from finlink.normalise.reports.letters import is_wrongly_decoded
from finlink.reference.messages import MEANINGS

if TYPE_CHECKING:
    from pathlib import Path

BELGRADE = "Europe/Belgrade"


def test_times_without_a_zone_are_said_once(tmp_path: Path) -> None:
    file = transfers(times=["2024-05-07T10:15:00Z", "2024-05-07 10:15", "07.05.2024 11:00", "2024-05-08"])
    with typed(tmp_path, {"transfers.csv": file}) as (engine, loaded):
        assert said(loaded) == [(0, "time", "TIME-ZONE", "warning")]
        assert '2 clock times without a time zone, the first "2024-05-07 10:15" (row 3)' in loaded.issues[0].message
        assert 'zone = "Europe/Belgrade"' in loaded.issues[0].hint
        assert [str(t) for (t,) in engine.rows("SELECT time FROM in_transfers")][1] == "2024-05-07 10:15:00"
        [reading] = readings(loaded, "time zone")
        assert (reading.value, reading.how) == ("UTC", "default")


def test_a_declared_zone_is_applied_and_the_text_kept(tmp_path: Path) -> None:
    times = ["2024-05-07T10:15:00Z", "2024-05-07 10:15", "07.01.2024 11:00", "2024-05-08", "2024-05-07T10:15:00+00:00"]
    with typed(tmp_path, {"transfers.csv": transfers(times=times)}, zone=BELGRADE) as (engine, loaded):
        assert [(str(t), text) for t, text in engine.rows("SELECT time, time_text FROM in_transfers")] == [
            ("2024-05-07 10:15:00", None),
            ("2024-05-07 08:15:00", times[1]),
            ("2024-01-07 10:00:00", times[2]),
            ("2024-05-08 00:00:00", None),
            ("2024-05-07 10:15:00", times[4]),
        ]
        assert loaded.issues == []
        assert [(one.value, one.how) for one in readings(loaded, "time zone")] == [(BELGRADE, "declared")]


def test_plain_utc_files_have_no_text_column(tmp_path: Path) -> None:
    with typed(tmp_path, {"transfers.csv": transfers(times=["2024-05-07T10:15:00Z"])}, zone=BELGRADE) as (_, loaded):
        assert "time_text" not in loaded.present["transfers"]


@pytest.mark.parametrize("zone", ["UTC", "Europe/Istanbul"])
def test_a_zone_without_changes_doubts_nothing(zone: str, tmp_path: Path) -> None:
    file = transfers(times=["2024-03-31T02:30", "2024-10-27T02:30"])
    with typed(tmp_path, {"transfers.csv": file}, zone=zone) as (_, loaded):
        assert loaded.issues == []


def test_hours_that_the_clocks_left_out_or_gave_twice(tmp_path: Path) -> None:
    file = transfers(times=["2024-03-31T02:30", "27.10.2024 02:30", "2024-03-31T03:00", "2024-10-27T03:00"])
    with typed(tmp_path, {"transfers.csv": file}, zone=BELGRADE) as (engine, loaded):
        assert said(loaded) == [(2, "time", "DST-GAP", "warning"), (3, "time", "DST-TWICE", "warning")]
        gap, twice = sorted(loaded.issues, key=lambda one: one.row)
        assert "2024-03-31 01:30:00 UTC" in gap.message
        assert "2024-03-31 00:30:00 UTC" in gap.message
        assert '"27.10.2024 02:30"' in twice.message
        assert "stored as 2024-10-27 00:30:00 UTC, the first of the two" in twice.message
        assert "2024-10-27 01:30:00 UTC" in twice.message
        stored = [str(t) for (t,) in engine.rows("SELECT time FROM in_transfers")]
        assert stored == [
            "2024-03-31 01:30:00", "2024-10-27 00:30:00", "2024-03-31 01:00:00", "2024-10-27 02:00:00",
        ]  # fmt: skip


@pytest.mark.parametrize(("day", "far"), [("1969-12-31", True), ("1970-01-01", False), ("2100-12-31", False), ("2101-01-01", True), ("9999-01-01", True)])  # fmt: skip  # noqa: E501
def test_far_years_are_kept_and_said(day: str, far: bool, tmp_path: Path) -> None:
    with typed(tmp_path, {"transfers.csv": transfers(times=[day])}) as (engine, loaded):
        assert said(loaded) == ([(2, "time", "RANGE", "warning")] if far else [])
        assert engine.value("SELECT count(*) FROM in_transfers") == 1


def test_births_before_1970_are_usual(tmp_path: Path) -> None:
    accounts = f"account,case_id,holder_birth_date\n{IBAN},C1,1931-02-03\n{OTHER},C1,1831-02-03\n"
    with typed(tmp_path, {"accounts.csv": accounts}) as (_, loaded):
        assert said(loaded) == [(3, "holder_birth_date", "RANGE", "warning")]


@pytest.mark.parametrize(
    ("account", "code"),
    [(f"{IBAN[:4]}\u200b{IBAN[4:]}", "INVISIBLE"), (f"{IBAN[:4]}\u2028{IBAN[4:]}", "INVISIBLE"), ("BА391290079401028494", "CONFUSABLE")],  # noqa: E501
)  # fmt: skip
@pytest.mark.parametrize("table", ["accounts", "transfers", "wallets", "transfers with direction"])
def test_identifiers_that_only_look_right_are_set_aside(table: str, account: str, code: str, tmp_path: Path) -> None:
    files = {
        "accounts": ("accounts.csv", f"account,case_id\n{account},C1\n{OTHER},C1\n", "account"),
        "wallets": ("wallets.csv", f"address,case_id\n{account},C1\n{OTHER},C1\n", "address"),
        "transfers": ("transfers.csv", f"time,sender,receiver,amount,currency\n2024-05-07,{account},{OTHER},5,EUR\n", "sender"),  # noqa: E501
        "transfers with direction": (
            "transfers.csv",
            f"time,sender,receiver,amount,currency,direction\n2024-05-07,{account},{OTHER},5,EUR,out\n",
            "sender",
        ),
    }  # fmt: skip
    name, text, column = files[table]
    with typed(tmp_path, {name: text}) as (_, loaded):
        assert said(loaded) == [(2, column, code, "error")]
        [file] = [file for file in loaded.files if file.name == name]
        assert [reject.row for reject in file.rejects] == [2]


def test_case_ids_that_only_look_alike(tmp_path: Path) -> None:
    cases = "case_id\nKT-14/2025\nКТ-14/2025\nЖ-1\nX-1\nКЖ-2\n"
    accounts = f"account,case_id\n{IBAN},КT-14/2025\n"
    with typed(tmp_path, {"cases.csv": cases, "accounts.csv": accounts}) as (engine, loaded):
        assert said(loaded) == [(2, "case_id", "CONFUSABLE", "warning"), (3, "case_id", "CONFUSABLE", "warning")]
        assert engine.value("SELECT count(*) FROM in_cases") == 5
        assert "<U+041A><U+0422>-14/2025" in next(one.message for one in loaded.issues if one.row == 3)


def test_direction_marks_and_separators_are_shown(tmp_path: Path) -> None:
    cases = "case_id,title,mark\nC1,a\u202eb,x\nC2,a\u2028b,x\u2066y\nC3,plain,Müller\n"
    with typed(tmp_path, {"cases.csv": cases}) as (_, loaded):
        found = [one for one in said(loaded) if one[2] != "COLUMN-UNKNOWN"]
        assert found == [
            (2, "title", "BIDI", "warning"), (3, "mark", "BIDI", "warning"), (3, "title", "SEPARATOR", "warning"),
        ]  # fmt: skip
        assert "a<U+202E>b" in next(one.message for one in loaded.issues if one.row == 2)


def test_wrongly_decoded_letters_are_said_once(tmp_path: Path) -> None:
    cases = "case_id,title\nC1,Müller\nC2,MÃ¼ller\nC3,MarkoviÄ‡\nC4,Å½ivko JankoviÄ‡\n"
    with typed(tmp_path, {"cases.csv": cases}) as (_, loaded):
        [issue] = loaded.issues
        assert (issue.issue, issue.row, issue.column, issue.severity) == ("ENCODING-SUSPECT", 0, "title", "warning")
        assert '"MÃ¼ller" in row 3: 3 cells look' in issue.message


NAMES = [
    "Đorđe Šćepanović", "Ђорђе Шћепановић", "Çağrı Öztürk", "Gheorghiță Ștefănescu", "Γιώργος Παπαδόπουλος", "Müller",
    "Ѓорѓи Ќосев", "Şükrü İğdır", "Łukasz", "Привет", "Đ", "Ş", "ă â î", "Råd", "Ähre", "“quoted” – text", "…", "100 €",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_right_letters_are_no_suspects(name: str) -> None:
    assert not is_wrongly_decoded(name)


@pytest.mark.parametrize("page", ["cp1252", "cp1250", "cp1254", "latin-1"])
@pytest.mark.parametrize("name", ["Đorđe Šćepanović", "Çağrı Öztürk", "Gheorghiță Ștefănescu", "Müller", "Ђорђе"])
def test_utf8_read_with_a_code_page_is_suspect(name: str, page: str) -> None:
    wrong = "".join(bytes([b]).decode(page, "ignore") or chr(b) for b in name.encode())
    assert is_wrongly_decoded(wrong)


@given(st.text(st.characters(codec="cp1251"), max_size=12) | st.text(st.characters(codec="cp1250"), max_size=12))
def test_any_text_is_looked_at_without_trouble(text: str) -> None:
    assert is_wrongly_decoded(text) in (True, False)


def test_every_code_has_a_meaning() -> None:
    assert all(meaning.endswith(".") for meaning in MEANINGS.values())
