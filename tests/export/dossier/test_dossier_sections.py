"""What each section says, and that what is not known is said as not known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from dossier_pages import dossier_of, facts_of, figures_of, named_tables, table_of, texts_of
from registers import OTHER_IBAN, PERSON, VALID_IBAN, a_case, built

from finlink.errors import FinlinkError
from finlink.export.dossier import words
from finlink.export.dossier.claims import ranges
from finlink.export.dossier.handling import codes_of, restricting
from finlink.export.dossier.sections.assets import state
from finlink.lookup import find_case

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.export.dossier.model import Dossier
    from finlink.result import Build

A, B, C = "RS35904000004728111316", "RS35907000006435540198", "ME25906000007191510034"
Rows = dict[str, Any]


def of(folder: Path, files: Rows, case: str = "C1", *, mask: bool = False, settings: str = "") -> Dossier:
    return dossier_of(built(folder, files, settings, as_of="2025-06-30"), case, mask=mask)


def paid(number: str, sender: str, receiver: str, amount: str, **cells: str) -> dict[str, str]:
    row = {"transfer_id": number, "time": f"2025-01-{int(number):02d}", "sender": sender, "receiver": receiver}
    return row | {"amount": amount, "currency": "EUR"} | cells


def test_a_case_with_nothing_but_an_id_makes_a_dossier(tmp_path: Path) -> None:
    dossier = of(tmp_path, {"cases": [{"case_id": "C1"}]})
    said = texts_of(dossier, "summary")
    assert words.SUMMARY["no loss"] in said
    assert "Where the money went is not known." in said
    assert words.SUMMARY["nothing traced"] in said
    assert words.SUMMARY["no subjects"] in said
    assert set(figures_of(dossier).values()) == {"unknown", "none"}
    assert figures_of(dossier)["Could still be frozen"] == "unknown"
    front = facts_of(dossier, "front")[0]
    assert front["Offence"] == front["Incident"] == front["Loss in euro"] == "unknown"
    assert [table_of(dossier, name) for name in ("destinations", "links", "assets", "requests")] == [[]] * 4


def test_a_register_without_investigations_says_unknown_and_not_none(tmp_path: Path) -> None:
    dossier = of(tmp_path, {"cases": [a_case()]})
    assert named_tables(dossier)["investigations"].empty == words.NOT_TOLD
    given = of(tmp_path / "given", {"cases": [a_case()], "investigations": "investigation_id,case_id\n"})
    assert named_tables(given)["investigations"].empty == "No investigation covers the case."


LOSSES = {
    "euro": ({"loss": "500", "currency": "EUR"}, "The register states a loss of 500 EUR."),
    "rate": (
        {"loss": "2340000", "currency": "RSD", "incident_on": "2025-01-02"},
        "20,000 EUR at 117 RSD per euro",
    ),
    "no rate": (
        {"loss": "5", "currency": "XAG"},
        "unknown: the register and the rates give no rate of XAG for 2025-01-10",
    ),
    "no currency": ({"loss": "5", "currency": ""}, "in a currency that is not known"),
    "no loss": ({"loss": "", "currency": ""}, "The loss is not known: the register states none."),
}


@pytest.fixture(scope="module")
def losses(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The build of a case with each loss, and of one rate."""
    rates = [{"date": "2025-01-01", "currency": "RSD", "rate": "117", "source": "National bank, list 1"}]
    cases = [a_case(case) | cells for case, (cells, _) in LOSSES.items()]
    return built(tmp_path_factory.mktemp("losses"), {"cases": cases, "rates": rates}, as_of="2025-06-30")


@pytest.mark.parametrize("case", LOSSES)
def test_the_loss_is_told_with_the_rate_and_its_source(losses: Build, case: str) -> None:
    dossier = dossier_of(losses, case)
    assert LOSSES[case][1] in texts_of(dossier, "summary")
    if case == "rate":
        assert "source: National bank, list 1" in facts_of(dossier, "front")[0]["Loss in euro"]


def test_traced_restrained_and_freezable_in_plain_sentences(tmp_path: Path) -> None:
    said = texts_of(of(tmp_path, _restrained()), "summary")
    assert "500 EUR of what entered was traced to 2 places where it lies" in said
    assert "Left on accounts and wallets at the end of the data: 500 EUR." in said
    assert "120 EUR is restrained now, in 1 asset." in said
    assert f"380 EUR could still be frozen for this case at 2 places; the most at {B}." in said


def _restrained() -> Rows:
    measure = {
        "measure_id": "M1",
        "case_id": "C1",
        "measure": "frozen",
        "target": C,
        "amount": "120",
        "currency": "EUR",
    }
    return {
        "cases": [a_case(loss="500")],
        "accounts": [{"account": B, "case_id": "C1", "role": "mule", "holder": "Ana Test", "holder_id": PERSON}],
        "transfers": [paid("1", A, B, "500", proceeds_of="C1"), paid("2", B, C, "200")],
        "measures": [measure | {"date": "2025-02-01", "authority": "Court", "order_ref": "N-1"}],
    }


def test_confiscated_money_is_told_and_not_called_restrained(tmp_path: Path) -> None:
    files = _restrained()
    files["measures"] = [dict(files["measures"][0]) | {"measure": "confiscated"}]
    said = texts_of(of(tmp_path, files), "summary")
    assert words.SUMMARY["not restrained"] in said
    assert "Confiscated: 120 EUR, in 1 asset." in said


@pytest.fixture(scope="module")
def missing(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """The dossier of a case of a large loss that no investigation covers."""
    files: Rows = {"cases": [a_case(loss="50000")], "investigations": "investigation_id,case_id\n"}
    return of(tmp_path_factory.mktemp("missing"), files)


def test_findings_come_worst_first_with_their_sources(missing: Dossier) -> None:
    rows = table_of(missing, "findings")
    assert [row["Rule"] for row in rows][:2] == ["G02", "G01"]
    order = ["high", "medium", "low"]
    assert [row["Severity"] for row in rows] == sorted((row["Severity"] for row in rows), key=order.index)
    assert all(row["Where the duty comes from"] for row in rows)
    assert "FATF" in rows[0]["Where the duty comes from"]


def test_a_step_that_two_findings_advise_stands_once_with_both(missing: Dossier) -> None:
    steps = [row["What to do"] for row in table_of(missing, "plan")]
    assert len(steps) == len(set(steps))
    numbers = {row["Rule"]: row["No."] for row in table_of(missing, "findings")}
    first = table_of(missing, "plan")[0]
    assert first["Because of"] == f"G02 {numbers['G02']}, G01 {numbers['G01']}"


def test_subjects_come_by_role_with_what_identifies_them(tmp_path: Path) -> None:
    party = {"case_id": "C1", "kind": "person"}
    files: Rows = {
        "cases": [a_case(), a_case("C2")],
        "parties": [
            party | {"name": "Vera Test", "role": "victim"},
            party | {"name": "Mile Test", "role": "mule"},
            party | {"name": "Sava Test", "role": "suspect", "national_id": PERSON, "phone": "+381601234567"},
            {"case_id": "C2", "kind": "person", "name": "S. Test", "role": "mule", "national_id": PERSON},
        ],
    }
    dossier = of(tmp_path, files)
    profiles = facts_of(dossier, "profile")
    assert [one["Named as"] for one in profiles] == ["Sava Test", "Mile Test"]
    assert profiles[0]["Number"] == PERSON
    assert "+381601234567" in profiles[0]["Contacts"]
    assert "C2 (mule)" in profiles[0]["In other cases"]
    assert [(row["Role"], row["Name"]) for row in table_of(dossier, "subjects")] == [("victim", "Vera Test")]


def test_numbers_are_shown_unless_masked_and_then_nowhere(tmp_path: Path) -> None:
    number = {"national_id": PERSON, "kind": "person", "role": "suspect"}
    files: Rows = {
        "cases": [a_case(title=f"the man {PERSON}"), a_case("C2")],
        "parties": [
            {"case_id": "C1", "name": "Sava Test"} | number,
            {"case_id": "C2", "name": "S. Test"} | number,
            {"case_id": "C1", "name": "Firma d.o.o.", "kind": "company", "national_id": "989162671", "role": "suspect"},
        ],
    }
    build = built(tmp_path, files)
    shown, masked = (repr(dossier_of(build, "C1", mask=mask)) for mask in (False, True))
    assert shown.count(PERSON) > 3
    assert PERSON not in masked
    assert "14•••••••••22" in masked
    assert "989162671" in masked


def test_a_short_number_is_masked_where_it_stands_alone(tmp_path: Path) -> None:
    party = {"case_id": "C1", "name": "Sava Test", "kind": "person", "role": "suspect", "national_id": "12-34"}
    dossier = of(tmp_path, {"cases": [a_case()], "parties": [party]}, mask=True)
    assert facts_of(dossier, "profile")[0]["Number"] == "••••"


def test_the_timeline_has_every_kind_of_event_in_order(tmp_path: Path) -> None:
    dates = {"incident_on": "2024-12-30", "reported_on": "2025-01-05", "indicted": "2025-03-01", "closed": "2025-04-01"}
    request = {"request_id": "R1", "case_id": "C1", "channel": "BC-29", "sent": "2025-02-01", "due": "2025-02-10"}
    files = _restrained() | {
        "cases": [a_case(loss="500") | dates],
        "investigations": [{"investigation_id": "F1", "case_id": "C1", "opened": "2025-01-20", "status": "open"}],
        "requests": [request | {"valid_until": "2025-09-01"}],
    }
    rows = table_of(of(tmp_path, files), "timeline")
    days = [row["Day"] for row in rows]
    assert days == sorted(days)
    said = [row["What"].replace(words.LATER, "") for row in rows]
    for kind in ("incident", "reported", "case opened", "indicted", "case closed", "entered", "arrived", "PFI opened",
                 "frozen", "request sent", "answer due", "valid until", "as of"):  # fmt: skip
        assert words.EVENTS[kind] in said, kind
    assert rows[-1]["What"] == words.EVENTS["valid until"] + words.LATER


DAYS: dict[str, Any] = {"answered": None, "answer_late": None, "due_in": None}


@pytest.mark.parametrize(
    ("days", "says"),
    [
        ({"answered": "2025-01-01", "answer_late": -2}, "answered"),
        ({"answered": "2025-01-01", "answer_late": 0}, "answered"),
        ({"answered": "2025-01-01", "answer_late": 1}, "answered, 1 day late"),
        ({"due_in": -3}, "not answered, 3 days overdue"),
        ({"due_in": 0}, "not answered, due in 0 days"),
        ({}, "not answered, no due date stated"),
    ],
)
def test_where_a_request_stands(days: dict[str, Any], says: str) -> None:
    assert state(DAYS | days) == says


def test_links_come_with_reasons_decisions_and_limits(tmp_path: Path) -> None:
    born = {"birth_date": "1987-03-14", "kind": "person", "role": "suspect", "phone": "+381645550142"}
    files: Rows = {
        "cases": [a_case(), a_case("C2")],
        "parties": [
            {"case_id": "C1", "name": "Živorad Petronijević"} | born,
            {"case_id": "C2", "name": "PETRONIJEVIC ZIVORAD"} | born,
        ],
        "decisions": [
            {
                "left": "C1",
                "right": "C2",
                "decision": "same",
                "by": "A. Nalyst",
                "at": "2025-05-01",
                "reason": "one photograph",
            }
        ],
    }
    dossier = of(tmp_path, files)
    kinds = [row["What links them"] for row in table_of(dossier, "links")]
    assert "the same telephone number" in kinds
    factors = {row["What was compared"] for row in table_of(dossier, "weighed")}
    assert {"name", "birth date", "phone"} <= factors
    assert {row["Reason"] for row in table_of(dossier, "decisions")} == {"one photograph"}
    assert {row["Kind"] for row in table_of(dossier, "limits of links")} == set(kinds)


@pytest.mark.parametrize(
    ("cell", "codes", "bound"),
    [
        ("H1", {"H1"}, ["H1"]),
        ("TLP:AMBER+STRICT", {"AMBER+STRICT"}, ["AMBER+STRICT"]),
        ("tlp: red", {"RED"}, ["RED"]),
        ("H3; GREEN", {"H3", "GREEN"}, []),
        ("h2/H1", {"H1", "H2"}, ["H1", "H2"]),
        ("", set(), []),
    ],
)
def test_handling_codes(cell: str, codes: set[str], bound: list[str]) -> None:
    assert codes_of(cell) == codes
    assert restricting(codes) == bound


def test_rows_that_may_not_be_passed_on_are_marked(tmp_path: Path) -> None:
    files = _restrained()
    marked_with = ({"handling": "H1", "source_ref": "letter 0"}, {"handling": "H3", "source_ref": "letter 1"})
    files["transfers"] = [row | more for row, more in zip(files["transfers"], marked_with, strict=True)]
    dossier = of(tmp_path, files)
    assert dossier.banner.startswith("1 row behind this dossier may not be passed on, or not be used in court")
    assert words.RESTRICTED["H1"] in dossier.banner
    marked = table_of(dossier, "entered")[0]
    assert marked["No."].endswith("! H1")
    matrix = table_of(dossier, "matrix")
    assert {row["Handling"] for row in matrix} == {"", "H1", "H3"}
    assert {row["Document"] for row in matrix if row["Handling"] == "H1"} == {"letter 0"}
    assert "other handling codes, whose meaning finlink does not know: H3" in texts_of(dossier, "front")


def test_a_payment_that_two_files_tell_cites_both(tmp_path: Path) -> None:
    row = {"time": "2025-01-01", "sender": A, "receiver": B, "amount": "300", "currency": "EUR"}
    files: Rows = {
        "cases": [a_case(loss="300")],
        "transfers_a": [row | {"proceeds_of": "C1"}],
        "transfers_b": [row | {"proceeds_of": "C1", "purpose": "the other side"}],
    }
    rows = [row for row in table_of(of(tmp_path, files), "matrix") if "transfers" in row["File"]]
    assert any("the same payment in transfers_b.csv:2" in row["Rows"] for row in rows)


def test_limits_and_how_to_repeat(tmp_path: Path) -> None:
    dossier = of(tmp_path, {"cases": [a_case("KT 1/24")]}, "KT 1/24", settings='trace_method = "libr"\n')
    blocks = dossier.sections[-1].blocks
    commands = next(block.lines for block in blocks if hasattr(block, "lines"))
    assert "finlink dossier BUILD 'KT 1/24'" in commands
    said = texts_of(dossier, "limits")
    assert 'trace_method = "libr"' in said
    assert "declared in the settings of the register" in texts_of(dossier, "money")


@pytest.fixture(scope="module")
def two_cases(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A build of two cases, one of them with accounts."""
    accounts = [{"account": VALID_IBAN, "case_id": "KT-1/24"}, {"account": OTHER_IBAN, "case_id": "KT-1/24"}]
    return built(tmp_path_factory.mktemp("two"), {"cases": [a_case(), a_case("KT-1/24")], "accounts": accounts})


@pytest.mark.parametrize("asked", ["C1", "case:C1", " C1 "])
def test_a_case_is_found_by_its_id(two_cases: Build, asked: str) -> None:
    assert find_case(two_cases, asked) == "C1"


@pytest.mark.parametrize(
    ("asked", "hint"), [("KT-2/24", "the nearest are KT-1/24"), ("zzzz", "list cases"), (VALID_IBAN, "list")]
)
def test_an_unknown_case_is_refused_with_the_nearest(two_cases: Build, asked: str, hint: str) -> None:
    with pytest.raises(FinlinkError, match=hint):
        find_case(two_cases, asked)


@pytest.mark.parametrize(
    ("rows", "says"),
    [([2], "2"), ([2, 3, 4, 9, 11, 12], "2-4, 9, 11-12"), ([4, 4, 3], "3-4"), ([], ""), (range(2, 5002), "2-5001")],
)
def test_rows_are_told_in_runs(rows: Any, says: str) -> None:
    assert ranges(rows) == says
