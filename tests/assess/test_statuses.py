"""One status a case: every status, its near misses, and who comes first when several would hold. As of 2025-06-30."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from registers import OTHER_IBAN, VALID_IBAN, a_case, built, records

from finlink.errors import FinlinkError

if TYPE_CHECKING:
    from pathlib import Path

    from registers import Cells

    from finlink.result import Build

ANCHOR = a_case("ANCHOR", opened="2025-06-30")
"""A case whose date is the as-of date, so that the others keep theirs."""


def pfi(number: str = "F1", case_id: str = "C1", **cells: str) -> Cells:
    row = {
        "investigation_id": number,
        "case_id": case_id,
        "opened": "2025-01-20",
        "closed": "",
        "status": "open",
        "scope": "bank;crypto",
        "last_action": "2025-06-01",
        "outcome": "",
        "ml_charge": "",
    }
    return row | cells


def judged(
    tmp_path: Path,
    case: Cells,
    investigations: list[Cells] | str | None = None,
    accounts: list[Cells] | None = None,
    wallets: list[Cells] | None = None,
) -> Build:
    header = "investigation_id,case_id,opened\n"
    files: dict[str, list[Cells] | str] = {"cases": [case, ANCHOR]}
    if investigations is None:
        files["investigations"] = header
    elif investigations != "no file":
        files["investigations"] = investigations
    files |= {"accounts": accounts} if accounts else {}
    files |= {"wallets": wallets} if wallets else {}
    build = built(tmp_path, files)
    assert build.manifest["as_of"] == "2025-06-30"
    return build


def status(build: Build, case_id: str = "C1") -> str:
    [(found,)] = records(build, f"SELECT status FROM case_status WHERE case_id = '{case_id}'")
    return str(found)


def account(role: str = "mule", value: str = VALID_IBAN) -> Cells:
    return {"account": value, "case_id": "C1", "role": role}


def wallet(role: str = "suspect") -> Cells:
    return {"address": "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "chain": "bitcoin", "case_id": "C1", "role": role}


WITHOUT: list[tuple[str, str, Cells]] = [
    ("MISSING", "overdue", {}),
    ("MISSING", "day 31", {"opened": "2025-05-30"}),
    ("NOT_YET_DUE", "day 30", {"opened": "2025-05-31"}),
    ("NOT_YET_DUE", "opened today", {"opened": "2025-06-30"}),
    ("UNDETERMINED", "no opening date", {"opened": ""}),
    ("UNDETERMINED", "neither offence nor amount", {"offence": "", "loss": ""}),
    ("MISSING", "offence alone", {"loss": "", "currency": ""}),
    ("MISSING", "amount alone", {"offence": ""}),
    ("MISSING", "an estimate alone", {"offence": "", "loss": "", "proceeds_estimate": "5"}),
    ("WAIVED", "reason and authority", {"waiver_reason": "small", "waiver_by": "prosecutor"}),
    ("MISSING", "a waiver without authority", {"waiver_reason": "small"}),
    ("MISSING", "a waiver without reason", {"waiver_by": "prosecutor"}),
    ("WAIVED", "a waiver comes before what is unknown", {"waiver_reason": "x", "waiver_by": "y", "opened": ""}),
    ("NOT_REQUIRED", "duplicate", {"status": "duplicate"}),
    ("NOT_REQUIRED", "unfounded", {"status": "unfounded"}),
    ("NOT_REQUIRED", "merged", {"status": "merged"}),
    ("NOT_REQUIRED", "duplicate before waived", {"status": "duplicate", "waiver_reason": "x", "waiver_by": "y"}),
    ("MISSING", "closed is a case all the same", {"status": "closed", "closed": "2025-03-01"}),
    ("MISSING", "the list says no", {"pfi": "no"}),
]


COVERED: list[tuple[str, str, Cells, list[Cells]]] = [
    ("OPEN", "in time", {}, [{}]),
    ("OPEN", "day 30", {}, [{"opened": "2025-02-09"}]),
    ("OPENED_LATE", "day 31", {}, [{"opened": "2025-02-10"}]),
    ("OPEN", "opened before the case", {}, [{"opened": "2025-01-02"}]),
    ("OPEN", "the first of two counts", {}, [{"opened": "2025-04-01"}, {"opened": "2025-01-15"}]),
    ("POST_HOC", "after indictment", {"indicted": "2025-01-19"}, [{}]),
    ("OPEN", "on the day of indictment", {"indicted": "2025-01-20"}, [{}]),
    ("POST_HOC", "after closure", {"closed": "2025-01-19"}, [{}]),
    (
        "POST_HOC",
        "after indictment though closed with a result",
        {"indicted": "2025-01-19"},
        [{"closed": "2025-05-01", "outcome": "seized"}],
    ),
    ("OPEN", "one of two before indictment", {"indicted": "2025-01-25"}, [{}, {"opened": "2025-03-01"}]),
    ("CLOSED_RESULT", "seized", {}, [{"closed": "2025-05-01", "outcome": "seized"}]),
    ("CLOSED_RESULT", "a charge of money laundering", {}, [{"closed": "2025-05-01", "ml_charge": "yes"}]),
    ("CLOSED_NO_RESULT", "nothing found", {}, [{"closed": "2025-05-01", "outcome": "no_assets"}]),
    ("CLOSED_NO_RESULT", "closed by status", {}, [{"status": "closed"}]),
    (
        "CLOSED_RESULT",
        "one of two with a result",
        {},
        [{"closed": "2025-05-01"}, {"closed": "2025-05-02", "outcome": "frozen"}],
    ),
    ("OPEN", "one closed, one open", {}, [{"closed": "2025-05-01", "outcome": "seized"}, {}]),
    ("OPEN_STALLED", "91 days idle", {}, [{"last_action": "2025-03-31"}]),
    ("OPEN", "90 days idle", {}, [{"last_action": "2025-04-01"}]),
    ("OPEN_STALLED", "nothing since it opened", {}, [{"last_action": ""}]),
    ("OPEN", "one of two at work", {}, [{"last_action": "2025-02-01"}, {}]),
    ("OPEN_STALLED", "stalled comes before late", {}, [{"opened": "2025-03-01", "last_action": "2025-03-02"}]),
    ("NOT_REQUIRED", "unfounded though covered", {"status": "unfounded"}, [{}]),
    ("OPEN", "covered though waived", {"waiver_reason": "x", "waiver_by": "y"}, [{}]),
    ("OPEN", "covered though nothing is known", {"offence": "", "loss": "", "opened": ""}, [{}]),
]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """One register with every situation of WITHOUT (``W00``…) and COVERED (``V00``…)."""
    cases = [a_case(f"W{n:02d}", **cells) for n, (_, _, cells) in enumerate(WITHOUT)]
    cases += [a_case(f"V{n:02d}", **cells) for n, (_, _, cells, _) in enumerate(COVERED)]
    rows = [
        pfi(f"F{n}-{which}", f"V{n:02d}", **one)
        for n, (_, _, _, investigations) in enumerate(COVERED)
        for which, one in enumerate(investigations)
    ]
    return built(tmp_path_factory.mktemp("many"), {"cases": [*cases, ANCHOR], "investigations": rows})


@pytest.mark.parametrize("number", range(len(WITHOUT)), ids=[c[1] for c in WITHOUT])
def test_without_an_investigation(number: int, many: Build) -> None:
    assert many.manifest["as_of"] == "2025-06-30"
    assert status(many, f"W{number:02d}") == WITHOUT[number][0]


@pytest.mark.parametrize("number", range(len(COVERED)), ids=[c[1] for c in COVERED])
def test_covered(number: int, many: Build) -> None:
    assert status(many, f"V{number:02d}") == COVERED[number][0]


SCOPES = [
    ("OPEN", "both looked at", "bank;crypto", [account()], [wallet()]),
    ("PARTIAL", "crypto left out", "bank", [account()], [wallet()]),
    ("PARTIAL", "bank left out", "crypto", [account()], [wallet()]),
    ("PARTIAL", "both left out", "cash", [account()], [wallet()]),
    ("OPEN", "a scope that is not said is unknown", "", [account()], [wallet()]),
    ("OPEN", "only the victim has a wallet", "bank", [account()], [wallet("victim")]),
    ("OPEN", "only the victim has an account", "crypto", [account("victim")], [wallet()]),
    ("OPEN", "nothing is known", "cash", None, None),
]


@pytest.mark.parametrize(
    ("expected", "scope", "accounts", "wallets"), [(c[0], *c[2:]) for c in SCOPES], ids=[c[1] for c in SCOPES]
)
def test_scope(
    expected: str, scope: str, accounts: list[Cells] | None, wallets: list[Cells] | None, tmp_path: Path
) -> None:
    assert status(judged(tmp_path, a_case(), [pfi(scope=scope)], accounts, wallets)) == expected


def test_scopes_of_several_open_investigations_add_up(tmp_path: Path) -> None:
    rows = [pfi("F1", scope="bank"), pfi("F2", scope="crypto"), pfi("F3", scope="cash", closed="2025-05-01")]
    assert status(judged(tmp_path, a_case(), rows, [account()], [wallet()])) == "OPEN"


def test_a_closed_investigation_covers_no_channel(tmp_path: Path) -> None:
    rows = [pfi("F1", scope="bank"), pfi("F2", scope="crypto", closed="2025-05-01")]
    assert status(judged(tmp_path, a_case(), rows, [account()], [wallet()])) == "PARTIAL"


def test_stalled_comes_before_partial_and_partial_before_late(tmp_path: Path) -> None:
    stalled = judged(tmp_path / "1", a_case(), [pfi(scope="bank", last_action="2025-02-01")], None, [wallet()])
    assert status(stalled) == "OPEN_STALLED"
    late = judged(tmp_path / "2", a_case(), [pfi(scope="bank", opened="2025-05-01")], None, [wallet()])
    assert status(late) == "PARTIAL"
    assert records(late, "SELECT rule FROM findings WHERE case_id = 'C1'") == [("G05",), ("G08",)]


# What the case list says itself, and what it does not say.


@pytest.mark.parametrize("pfi_cell", ["", None])
def test_without_a_file_of_investigations_nothing_is_missing(pfi_cell: str | None, tmp_path: Path) -> None:
    cells = {} if pfi_cell is None else {"pfi": pfi_cell}
    build = judged(tmp_path, a_case(loss="50000", **cells), "no file")
    assert status(build) == "UNKNOWN"
    assert records(build, "SELECT * FROM gaps") == []
    assert records(build, "SELECT rule FROM findings") == []
    assert records(build, "SELECT value FROM kpi WHERE kpi = 'K2'") == [(None,)]


def test_a_file_of_investigations_with_only_a_header_means_none_exist(tmp_path: Path) -> None:
    assert status(judged(tmp_path, a_case())) == "MISSING"


OWN = [
    ("OPEN", "yes with a date", {"pfi": "yes", "pfi_opened": "2025-06-20", "opened": "2025-06-01"}),
    ("OPENED_LATE", "a date alone", {"pfi_opened": "2025-06-20"}),
    ("MISSING", "no", {"pfi": "no"}),
    ("MISSING", "no with a date is no", {"pfi": "no", "pfi_opened": "2025-06-20"}),
    ("UNKNOWN", "empty", {"pfi": ""}),
    ("POST_HOC", "after closure", {"pfi": "yes", "pfi_opened": "2025-06-20", "closed": "2025-06-19"}),
]


@pytest.mark.parametrize(("expected", "cells"), [(c[0], c[2]) for c in OWN], ids=[c[1] for c in OWN])
def test_the_case_lists_own_columns(expected: str, cells: Cells, tmp_path: Path) -> None:
    build = judged(tmp_path, a_case(**cells), "no file")
    assert status(build) == expected
    found = records(build, "SELECT investigation_id, form FROM coverage WHERE case_id = 'C1'")
    assert found == ([("PFI:C1", "integrated")] if expected not in ("MISSING", "UNKNOWN") else [])


def test_yes_without_a_date_is_an_investigation_of_unknown_age(tmp_path: Path) -> None:
    build = judged(tmp_path, a_case(pfi="yes"), "no file")
    assert status(build) == "OPEN"
    assert records(build, "SELECT rule FROM findings WHERE case_id = 'C1'") == []


def test_pfi_ref_names_an_investigation_of_the_table(tmp_path: Path) -> None:
    case = a_case(pfi="yes", pfi_ref="F7")
    build = judged(tmp_path, case, [pfi("F7", "ELSEWHERE", closed="2025-04-01", outcome="seized")])
    assert records(build, "SELECT investigation_id FROM coverage WHERE case_id = 'C1'") == [("F7",)]
    assert status(build) == "CLOSED_RESULT"


def test_a_row_of_the_table_covers_the_case_instead_of_its_own_columns(tmp_path: Path) -> None:
    build = judged(tmp_path, a_case(pfi="yes", pfi_opened="2025-01-11"), [pfi("F7")])
    assert records(build, "SELECT investigation_id FROM coverage WHERE case_id = 'C1'") == [("F7",)]


# A profile that takes an offence out of the duty.

EXEMPTING = """\
extends = "default"
title = "Ours"
[[not_required]]
offence = "vandalism"
source = "{source}"
"""
READ = "Instruction 7/2024, article 3, at https://example.org/i7"


@pytest.mark.parametrize(("loss", "expected"), [("9999.99", "NOT_REQUIRED"), ("10000", "MISSING"), ("", "MISSING")])
def test_a_sourced_entry_takes_a_case_below_the_threshold_out(loss: str, expected: str, tmp_path: Path) -> None:
    files: dict[str, list[Cells] | str] = {
        "cases": [a_case(offence="Vandalism", loss=loss), ANCHOR],
        "investigations": "investigation_id,case_id\n",
        "ours.toml": EXEMPTING.format(source=READ),
    }
    assert status(built(tmp_path, files, 'profile = "ours.toml"\n')) == expected


def test_an_unverified_entry_takes_nothing_out(tmp_path: Path) -> None:
    files: dict[str, list[Cells] | str] = {
        "cases": [a_case(offence="Vandalism")],
        "ours.toml": EXEMPTING.format(source="somewhere, verify"),
    }
    with pytest.raises(FinlinkError, match="not verified"):
        built(tmp_path, files, 'profile = "ours.toml"\n')


# The as-of date.


def test_the_latest_date_of_the_register_is_the_as_of_date(tmp_path: Path) -> None:
    files: dict[str, list[Cells] | str] = {
        "cases": [a_case(opened="2025-01-10", closed="2025-02-01")],
        "transfers": [
            {
                "time": "2025-03-07T23:30:00Z",
                "sender": VALID_IBAN,
                "receiver": OTHER_IBAN,
                "amount": "1",
                "currency": "EUR",
            }
        ],
    }
    build = built(tmp_path, files)
    assert build.manifest["as_of"] == "2025-03-07"
    assert build.manifest["as_of_basis"] == "transfers.csv:2 time"


@pytest.mark.parametrize(
    ("table", "row", "expected"),
    [
        ("investigations", {"investigation_id": "F", "last_action": "2025-04-01"}, "2025-04-01"),
        ("investigations", {"investigation_id": "F", "closed": "2025-04-02"}, "2025-04-02"),
        ("measures", {"measure": "frozen", "amount": "1", "currency": "EUR", "date": "2025-04-03"}, "2025-04-03"),
        (
            "requests",
            {"channel": "FIU", "sent": "2025-04-04", "due": "2025-05-30", "valid_until": "2025-06-30"},
            "2025-04-04",
        ),
        ("requests", {"channel": "FIU", "sent": "2025-02-04", "answered": "2025-04-05"}, "2025-04-05"),
        ("accounts", {"account": VALID_IBAN, "opened": "2025-06-01", "balance_on": "2025-06-01"}, "2025-01-10"),
    ],
)
def test_which_dates_count(table: str, row: Cells, expected: str, tmp_path: Path) -> None:
    build = built(tmp_path, {"cases": [a_case()], table: [{"case_id": "C1"} | row]})
    assert build.manifest["as_of"] == expected


@pytest.mark.parametrize(
    ("latest", "expected"), [("2025-07-10", "2025-01-10"), ("2025-07-09", "2025-07-09"), ("2052-01-01", "2025-01-10")]
)
def test_a_date_more_than_180_days_ahead_is_set_aside(latest: str, expected: str, tmp_path: Path) -> None:
    build = built(
        tmp_path, {"cases": [a_case(), a_case("C2", opened=latest)], "investigations": "investigation_id,case_id\n"}
    )
    assert build.manifest["as_of"] == expected
    found = records(build, "SELECT case_id FROM findings WHERE rule = 'G22'")
    assert found == ([("C2",)] if latest != expected else [])


def test_the_as_of_date_may_be_given(tmp_path: Path) -> None:
    files: dict[str, list[Cells] | str] = {
        "cases": [a_case(opened="2025-01-10")],
        "investigations": "investigation_id,case_id\n",
    }
    build = built(tmp_path / "1", files, as_of="2025-02-09")
    assert (build.manifest["as_of"], build.manifest["as_of_basis"]) == ("2025-02-09", "given")
    assert status(build) == "NOT_YET_DUE"
    assert status(built(tmp_path / "2", files, 'as_of = "2025-02-10"\n')) == "MISSING"
    assert status(built(tmp_path / "3", files, 'as_of = "2025-02-10"\n', as_of="2025-02-09")) == "NOT_YET_DUE"
    today = built(tmp_path / "4", files, as_of="today")
    assert today.manifest["as_of"] > "2025-06-30"
