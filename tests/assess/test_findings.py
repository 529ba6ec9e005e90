"""Every finding, and beside each what looks like it and must not fire. As of 2025-06-30."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from registers import OTHER_IBAN, PERSON, VALID_IBAN, WRONG_IBAN, a_case, built, records

from finlink.profiles import load

if TYPE_CHECKING:
    from pathlib import Path

    from registers import Cells

    from finlink.result import Build

ANCHOR = a_case("ANCHOR", opened="2025-06-30", status="unfounded")


def pfi(number: str, case_id: str, **cells: str) -> Cells:
    row = {
        "investigation_id": number,
        "case_id": case_id,
        "opened": "2025-01-20",
        "closed": "",
        "status": "open",
        "scope": "",
        "last_action": "2025-06-01",
    }
    return row | cells


def account(case_id: str, role: str = "mule", value: str = VALID_IBAN, **cells: str) -> Cells:
    return {"account": value, "case_id": case_id, "role": role} | cells


def judged(tmp_path: Path, **files: list[Cells] | str) -> Build:
    files.setdefault("investigations", "investigation_id,case_id\n")
    assert isinstance(files["cases"], list)
    build = built(tmp_path, files | {"cases": [*files["cases"], ANCHOR]})
    assert build.manifest["as_of"] == "2025-06-30"
    return build


def met(build: Build, rule: str) -> list[str]:
    return [subject for (subject,) in records(build, f"SELECT subject FROM findings WHERE rule = '{rule}' ORDER BY 1")]


SINGLE: list[tuple[str, str, bool, Cells, dict[str, Any]]] = [
    ("G01", "listed offence, overdue", True, {}, {}),
    ("G01", "written otherwise", True, {"offence": "Online-Shop Fraud"}, {}),
    ("G01", "offence not listed", False, {"offence": "threats"}, {}),
    ("G01", "not yet due", False, {"opened": "2025-05-31"}, {}),
    ("G01", "opening date unknown", False, {"opened": ""}, {}),
    ("G01", "covered", False, {}, {"investigations": [pfi("F", "C1")]}),
    ("G01", "waived", False, {"waiver_reason": "x", "waiver_by": "y"}, {}),
    ("G02", "at the threshold", True, {"loss": "10000"}, {}),
    ("G02", "whatever the offence", True, {"loss": "10000", "offence": "threats"}, {}),
    ("G02", "undetermined", True, {"loss": "10000", "opened": ""}, {}),
    ("G02", "a cent below", False, {"loss": "9999.99"}, {}),
    ("G02", "not yet due", False, {"loss": "10000", "opened": "2025-06-01"}, {}),
    ("G02", "no rate, so not known in euro", False, {"loss": "99999999", "currency": "RSD"}, {}),
    ("G02", "at the peg of BAM", True, {"loss": "19558.30", "currency": "BAM"}, {}),
    ("G02", "a cent below at the peg of BAM", False, {"loss": "19558.28", "currency": "BAM"}, {}),
    ("G03", "accounts without a loss", True, {"loss": ""}, {"accounts": [account("C1")]}),
    ("G03", "even the victim's", True, {"loss": ""}, {"accounts": [account("C1", "victim")]}),
    ("G03", "a loss of nought is stated", False, {"loss": "0"}, {"accounts": [account("C1")]}),
    ("G03", "nothing is known", False, {"loss": ""}, {}),
    ("G03", "accounts of another case", False, {"loss": ""}, {"accounts": [account("ANCHOR")]}),
    ("G03", "covered", False, {"loss": ""}, {"accounts": [account("C1")], "investigations": [pfi("F", "C1")]}),
    ("G05", "31 days", True, {}, {"investigations": [pfi("F", "C1", opened="2025-02-10")]}),
    ("G05", "30 days", False, {}, {"investigations": [pfi("F", "C1", opened="2025-02-09")]}),
    (
        "G05",
        "late though closed with a result",
        True,
        {},
        {"investigations": [pfi("F", "C1", opened="2025-03-10", closed="2025-05-01", outcome="seized")]},
    ),
    (
        "G05",
        "an unfounded case",
        False,
        {"status": "unfounded"},
        {"investigations": [pfi("F", "C1", opened="2025-03-10")]},
    ),
    ("G15", "closed with a loss", True, {"closed": "2025-03-01"}, {}),
    ("G15", "closed, nothing lost", False, {"closed": "2025-03-01", "loss": "0"}, {}),
    ("G15", "closed, loss unknown", False, {"closed": "2025-03-01", "loss": ""}, {}),
    ("G15", "still open", False, {}, {}),
    ("G15", "closed after an investigation", False, {"closed": "2025-03-01"}, {"investigations": [pfi("F", "C1")]}),
    ("G15", "a loss in a currency without a rate", True, {"closed": "2025-03-01", "currency": "RSD"}, {}),
    ("G22", "closed before opened", True, {"closed": "2025-01-09"}, {}),
    ("G22", "closed the same day", False, {"closed": "2025-01-10"}, {}),
    ("G22", "reported before the incident", True, {"reported_on": "2025-01-01", "incident_on": "2025-01-02"}, {}),
    ("G22", "reported on the day", False, {"reported_on": "2025-01-02", "incident_on": "2025-01-02"}, {}),
    (
        "G22",
        "investigated before the incident",
        True,
        {"incident_on": "2025-01-21"},
        {"investigations": [pfi("F", "C1")]},
    ),
    (
        "G22",
        "investigated before the case opened",
        False,
        {"incident_on": "2024-01-01"},
        {"investigations": [pfi("F", "C1", opened="2025-01-05")]},
    ),
    (
        "G22",
        "an investigation closed before it opened",
        True,
        {},
        {"investigations": [pfi("F", "C1", closed="2025-01-19")]},
    ),
    ("G23", "the list says no, the table has one", True, {"pfi": "no"}, {"investigations": [pfi("F", "C1")]}),
    ("G23", "both say yes", False, {"pfi": "yes"}, {"investigations": [pfi("F", "C1")]}),
    ("G23", "both say no", False, {"pfi": "no"}, {}),
    ("G23", "the list says nothing", False, {"pfi": ""}, {"investigations": [pfi("F", "C1")]}),
]


@pytest.fixture(scope="module")
def singles(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """One register with every situation of SINGLE as a case of its own, ``S00`` and so on."""
    files: dict[str, list[Cells]] = {"cases": [], "investigations": [], "accounts": []}
    for n, (_, _, _, cells, more) in enumerate(SINGLE):
        name = f"S{n:02d}"
        files["cases"].append(a_case(name, **cells))
        for table, rows in more.items():
            mine = [row | {"case_id": name} for row in rows if row["case_id"] == "C1"]
            files[table] += [row | ({"account": f"77-{n}"} if table == "accounts" else {}) for row in mine]
    for n, row in enumerate(files["investigations"]):
        row["investigation_id"] = f"F{n}"
    return judged(tmp_path_factory.mktemp("singles"), **files)


@pytest.mark.parametrize("number", range(len(SINGLE)), ids=[f"{c[0]} {c[1]}" for c in SINGLE])
def test_a_case_alone(number: int, singles: Build) -> None:
    rule, _, fires, _, _ = SINGLE[number]
    assert (f"case:S{number:02d}" in met(singles, rule)) is fires


def test_g14_an_investigation_of_no_case(tmp_path: Path) -> None:
    cases = [a_case(), a_case("DUP", status="duplicate"), a_case("SHUT", status="closed", closed="2025-05-01")]
    rows = [pfi("F1", "GONE"), pfi("F2", "DUP"), pfi("F3", "C1"), pfi("F4", "SHUT")]
    build = judged(tmp_path, cases=cases, investigations=rows)
    assert met(build, "G14") == ["investigation:F1", "investigation:F2"]
    found = records(build, "SELECT case_id, evidence FROM findings WHERE rule = 'G14' ORDER BY subject")
    assert found == [(None, "investigations.csv:2"), ("DUP", "investigations.csv:3; cases.csv:3")]


# Linked cases.

NEIGHBOURS = [
    ("a shared account", True, account("C1"), account("C2", "suspect"), {}),
    ("a shared holder", True, account("C1", holder_id=PERSON), account("C2", value=OTHER_IBAN, holder_id=PERSON), {}),
    ("only one side's role joins", True, account("C1", "victim"), account("C2"), {}),
    ("both are victims", False, account("C1", "victim"), account("C2", "victim"), {}),
    ("a wrong account", False, account("C1", value=WRONG_IBAN), account("C2", value=WRONG_IBAN), {}),
    ("a service", False, account("C1"), account("C2", "service"), {}),
    ("a closed investigation", False, account("C1"), account("C2"), {"closed": "2025-05-01"}),
]


@pytest.mark.parametrize(
    ("fires", "mine", "theirs", "investigation"), [c[1:] for c in NEIGHBOURS], ids=[c[0] for c in NEIGHBOURS]
)
def test_g12_a_case_that_another_investigation_could_take(
    fires: bool, mine: Cells, theirs: Cells, investigation: Cells, tmp_path: Path
) -> None:
    rows = [pfi("F1", "C2", **investigation)]
    build = judged(tmp_path, cases=[a_case(), a_case("C2")], accounts=[mine, theirs], investigations=rows)
    assert met(build, "G12") == (["case:C1"] if fires else [])
    found = records(build, "SELECT joinable_investigation FROM gaps WHERE case_id = 'C1'")
    assert found == [("F1" if fires else None,)]


@pytest.mark.parametrize(
    ("cells", "fires"),
    [
        ({"opened": "2025-06-20"}, True),
        ({"offence": "", "loss": ""}, True),
        ({"waiver_reason": "x", "waiver_by": "y"}, False),
        ({"status": "duplicate"}, False),
    ],
    ids=["not yet due", "undetermined", "waived", "duplicate"],
)
def test_g12_by_status(cells: Cells, fires: bool, tmp_path: Path) -> None:
    build = judged(
        tmp_path,
        cases=[a_case(**cells), a_case("C2")],
        accounts=[account("C1"), account("C2")],
        investigations=[pfi("F1", "C2")],
    )
    assert met(build, "G12") == (["case:C1"] if fires else [])


TOGETHER: list[tuple[str, list[Cells], list[Cells] | str, list[str]]] = [
    ("two small losses reach the threshold", [{"loss": "5000"}, {"loss": "5000"}], "", ["C1", "C2"]),
    ("a cent below", [{"loss": "5000"}, {"loss": "4999.99"}], "", []),
    ("one is large alone", [{"loss": "10000"}, {"loss": "5000"}], "", []),
    ("one is investigated", [{"loss": "5000"}, {"loss": "5000"}], [pfi("F1", "C2", closed="2025-05-01")], []),
    ("one is not required", [{"loss": "5000"}, {"loss": "5000", "status": "duplicate"}], "", []),
    (
        "a waived one and one not yet due count",
        [{"loss": "5000", "waiver_reason": "x", "waiver_by": "y"}, {"loss": "6000", "opened": "2025-06-20"}],
        "",
        ["C1", "C2"],
    ),
    ("an unknown loss adds nothing", [{"loss": "9000"}, {"loss": ""}], "", []),
    ("three, one of them unknown", [{"loss": "6000"}, {"loss": "6000"}, {"loss": ""}], "", ["C1", "C2", "C3"]),
    ("three, one a duplicate", [{"loss": "6000"}, {"loss": "6000"}, {"status": "merged"}], "", ["C1", "C2"]),
]


@pytest.mark.parametrize(
    ("cells", "investigations", "expected"), [c[1:] for c in TOGETHER], ids=[c[0] for c in TOGETHER]
)
def test_g13_small_losses_that_belong_together(
    cells: list[Cells], investigations: list[Cells] | str, expected: list[str], tmp_path: Path
) -> None:
    cases = [a_case(f"C{n}", **one) for n, one in enumerate(cells, start=1)]
    build = judged(
        tmp_path,
        cases=cases,
        accounts=[account(case["case_id"]) for case in cases],
        investigations=investigations or "investigation_id,case_id\n",
    )
    assert met(build, "G13") == [f"case:{case_id}" for case_id in expected]


def test_g13_says_nothing_where_one_status_is_unknown(tmp_path: Path) -> None:
    cases = [a_case("C1", loss="5000", pfi="no"), a_case("C2", loss="6000", pfi="")]
    build = built(tmp_path, {"cases": [*cases, ANCHOR], "accounts": [account("C1"), account("C2")]})
    assert met(build, "G13") == []


def test_every_finding_says_why_what_next_and_from_which_rows(sample_build: Build) -> None:
    found = records(sample_build, "SELECT rule, severity, reason, next_step, evidence FROM findings")
    rules = load().rules
    assert {rule for rule, *_ in found} == set(rules)
    for rule, level, reason, step, evidence in found:
        assert level == rules[str(rule)].severity
        assert reason.endswith(".")
        assert step.endswith(".")
        for place in evidence.split("; "):
            file, _, line = place.rpartition(":")
            assert file.endswith(".csv")
            assert int(line) > 1


def test_a_rule_that_the_profile_switches_off_is_silent(tmp_path: Path) -> None:
    rules = 'G01 = { enabled = false, severity = "high" }\nG02 = { enabled = true, severity = "low" }\n'
    profile = f'extends = "default"\ntitle = "Ours"\n[rules]\n{rules}'
    files: dict[str, list[Cells] | str] = {
        "cases": [a_case(loss="20000"), ANCHOR],
        "investigations": "investigation_id,case_id\n",
        "ours.toml": profile,
    }
    build = built(tmp_path, files, 'profile = "ours.toml"\n')
    assert records(build, "SELECT rule, severity FROM findings") == [("G02", "low")]


@pytest.mark.parametrize(
    ("amount", "currency", "found"),
    [("500", "EUR", False), ("499.99", "EUR", True), ("700", "EUR", True), ("500", "USD", False), ("", "", False)],
    ids=["the loss", "a cent less", "more", "another currency", "nothing entered"],
)
def test_g24_what_entered_beside_the_loss(amount: str, currency: str, found: bool, tmp_path: Path) -> None:
    row = {"time": "2025-01-05", "sender": "RS35908000007713380032", "receiver": "RS35904000003968413039"}
    paid = [row | {"amount": amount, "currency": currency, "proceeds_of": "C1"}] if amount else []
    files: dict[str, list[Cells] | str | bytes] = {
        "cases": [a_case("C1"), ANCHOR],
        "investigations": "investigation_id,case_id\n",
    }
    if paid:
        files["transfers"] = paid
    build = built(tmp_path, files)
    told = records(build, "SELECT reason, evidence FROM findings WHERE rule = 'G24'")
    assert told == (
        [(f"The loss is 500 EUR, but {amount} EUR entered the trace.", "cases.csv:2; transfers.csv:2")] if found else []
    )
