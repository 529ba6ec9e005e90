"""National numbers and BICs of a register: kept, marked, reported, and what they still join."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from registers import VALID_IBAN, a_case, built, issues_of, records

if TYPE_CHECKING:
    from pathlib import Path

    from registers import Cells

    from finlink.result import Build

GOOD, WRONG = "0101006500006", "0101006500007"


def party(case_id: str = "C1", **cells: str) -> Cells:
    return {"case_id": case_id, "name": "A B", "role": "suspect", "country": "RS", "kind": "person"} | cells


def holder(case_id: str = "C1", **cells: str) -> Cells:
    return {"account": VALID_IBAN, "case_id": case_id, "role": "mule", "country": "RS"} | cells


def register(tmp_path: Path, files: dict[str, list[Cells]], settings: str = "") -> Build:
    return built(tmp_path, {"cases": [a_case(), a_case("C2")], **files}, settings)


def test_a_good_number_is_named(tmp_path: Path) -> None:
    build = register(tmp_path, {"parties": [party(national_id=GOOD)], "accounts": [holder(holder_id=GOOD)]})
    assert records(build, "SELECT person_key, id_kind, id_valid FROM parties") == [(GOOD, "JMBG", True)]
    assert records(build, "SELECT holder_key, id_kind, id_valid FROM accounts") == [(GOOD, "JMBG", True)]
    assert not [row for row in issues_of(build) if row[0] in {"parties.csv", "accounts.csv"}]


@pytest.mark.parametrize("table", ["parties", "accounts"])
def test_a_wrong_number_is_kept_marked_and_reported(tmp_path: Path, table: str) -> None:
    column = {"parties": "national_id", "accounts": "holder_id"}[table]
    row = {"parties": party, "accounts": holder}[table](**{column: WRONG})
    build = register(tmp_path, {table: [row, row | {"case_id": "C2"}]})
    found = records(build, f"SELECT {column}, id_valid, id_reason FROM {table}")
    assert found == [(WRONG, False, "JMBG of RS: the check digit is wrong")] * 2
    issues = [row for row in issues_of(build) if row[3] == "CHECKSUM"]
    assert issues == [(f"{table}.csv", 2, column, "CHECKSUM"), (f"{table}.csv", 3, column, "CHECKSUM")]
    [message] = {message for (message,) in records(build, "SELECT message FROM issues WHERE issue = 'CHECKSUM'")}
    assert message == (
        f'{column} is "{WRONG}": JMBG of RS: the check digit is wrong. '
        "It is kept and marked, and joins no cases on its own."
    )


@pytest.mark.parametrize(("number", "strength", "networks"), [(GOOD, 0.95, 1), (WRONG, 0.5, 0), ("P1234567", 0.95, 1)])
def test_a_wrong_number_joins_nothing_by_itself(tmp_path: Path, number: str, strength: float, networks: int) -> None:
    rows = [party("C1", national_id=number, name="Ana Perić"), party("C2", national_id=number, name="Boris Šterev")]
    build = register(tmp_path, {"parties": rows})
    assert records(build, "SELECT kind, strength FROM links") == [("shared_national_id", strength)]
    assert records(build, "SELECT count(*) FROM networks") == [(networks,)]


def test_the_default_country_of_the_register_counts(tmp_path: Path) -> None:
    rows = [party(national_id="33392005962", country="")]
    build = register(tmp_path, {"parties": rows}, 'country = "HR"\n')
    assert records(build, "SELECT id_valid FROM parties") == [(False,)]
    (tmp_path / "second").mkdir()
    build = register(tmp_path / "second", {"parties": rows}, 'country = "RS"\n')
    assert records(build, "SELECT id_valid FROM parties") == [(None,)]


def test_an_unclear_number_is_said_and_joins_as_before(tmp_path: Path) -> None:
    unclear = "100000001"  # fails PIB, fits AFM
    rows = [
        party("C1", national_id=unclear, kind="", name="Ana Perić"),
        party("C2", national_id=unclear, kind="", name="Boris Šterev"),
    ]
    build = register(tmp_path, {"parties": rows})
    assert records(build, "SELECT id_kind, id_valid FROM parties") == [("", None)] * 2
    assert ("parties.csv", 2, "national_id", "ID-UNCLEAR") in issues_of(build)
    assert records(build, "SELECT strength FROM links") == [(0.95,)]


def test_one_number_in_several_spellings_is_one_person(tmp_path: Path) -> None:
    rows = [
        party("C1", national_id="RO 18547290", kind="company"),
        party("C2", national_id="185472\u201390", country="RO"),
    ]
    build = register(tmp_path, {"parties": rows})
    assert records(build, "SELECT person_key FROM parties") == [("18547290",)] * 2


@pytest.mark.parametrize(
    ("born", "reported"), [("2006-01-01", False), ("2006-02-01", True), ("1906-01-01", True), ("", False)]
)
def test_a_birth_date_is_held_against_the_number(tmp_path: Path, born: str, reported: bool) -> None:
    rows = [party(national_id=GOOD, birth_date=born)]
    accounts = [holder(holder_id=GOOD, holder_birth_date=born)]
    build = register(tmp_path, {"parties": rows, "accounts": accounts})
    found = [row for row in issues_of(build) if row[3] == "BIRTH-DATE-DIFFERS"]
    both = [
        ("accounts.csv", 2, "holder_birth_date", "BIRTH-DATE-DIFFERS"),
        ("parties.csv", 2, "birth_date", "BIRTH-DATE-DIFFERS"),
    ]
    assert found == (both if reported else [])
    for (message,) in records(build, "SELECT message FROM issues WHERE issue = 'BIRTH-DATE-DIFFERS'"):
        assert born in message
        assert "2006-01-01" in message
        assert GOOD in message


def test_a_bic_that_is_none_is_kept_and_reported(tmp_path: Path) -> None:
    rows = [holder(bic="AAAARSBG"), holder("C2", bic="AAAAZZBG")]
    build = register(tmp_path, {"accounts": rows})
    assert records(build, "SELECT bic FROM accounts ORDER BY 1") == [("AAAARSBG",), ("AAAAZZBG",)]
    assert [row for row in issues_of(build) if row[3] == "BIC"] == [("accounts.csv", 3, "bic", "BIC")]
    [(message,)] = records(build, "SELECT message FROM issues WHERE issue = 'BIC'")
    assert message == 'bic is "AAAAZZBG": ZZ is no country. It is kept and marked.'
