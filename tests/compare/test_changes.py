"""What ``finlink diff`` says after one known change to a register: exactly that, and nothing else but counts."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from registers import OTHER_IBAN, VALID_IBAN, a_case, built, records

from finlink.compare import KINDS, compare

if TYPE_CHECKING:
    from pathlib import Path

    from registers import Cells

    from finlink.compare import Line
    from finlink.result import Build

Register = dict[str, list["Cells"]]
THIRD_IBAN = "ME25914000003508568375"
ANCHOR = a_case("ANCHOR", opened="2025-06-30", status="unfounded")
"""Its date is the as-of date, so that a change of another row leaves it."""


def pfi(number: str, case_id: str, **cells: str) -> Cells:
    row = {"investigation_id": number, "case_id": case_id, "form": "separate", "opened": "2025-01-20", "status": "open"}
    return row | {"closed": "", "scope": "bank", "outcome": "", "last_action": "2025-06-01"} | cells


def account(case_id: str, value: str, role: str = "mule") -> Cells:
    return {"account": value, "case_id": case_id, "role": role}


def measure(number: str, case_id: str, **cells: str) -> Cells:
    row = {"measure_id": number, "case_id": case_id, "measure": "frozen", "target": VALID_IBAN, "amount": "100"}
    return row | {"currency": "EUR", "date": "2025-03-01", "asset_id": ""} | cells


def request(number: str, case_id: str, **cells: str) -> Cells:
    row = {"request_id": number, "case_id": case_id, "channel": "FIU", "country": "ME", "sent": "2025-02-02"}
    return row | {"due": "2025-05-02", "answered": "", "outcome": ""} | cells


def base() -> Register:
    """A register with something of every table; no two cases are linked."""
    return {
        "cases": [a_case("A"), a_case("B", loss="20000"), a_case("C"), a_case("D"), ANCHOR],
        "investigations": [pfi("F1", "C"), pfi("F2", "D"), pfi("F3", "NOWHERE")],
        "accounts": [account("A", VALID_IBAN)],
        "measures": [measure("M1", "C"), measure("", "C", amount="5"), measure("", "C", amount="7")],
        "requests": [request("R1", "C"), request("", "D")],
    }


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return built(tmp_path_factory.mktemp("old"), base())


def told(old: Build, new: Build, *, counts: bool = False) -> list[tuple[str, str, str, str]]:
    """Return (what, subject, before, after) of every change; of indicators only when asked."""
    return [line[:4] for line in compare(old, new).rows() if counts or line[0] != "kpi_changed"]


def add(table: str, *rows: Cells) -> Register:
    register = base()
    register.setdefault(table, [])[1:1] = list(rows)
    return register


def change(table: str, at: int, **cells: str) -> Register:
    register = base()
    register[table][at] = register[table][at] | cells
    return register


def drop(table: str, at: int) -> Register:
    register = base()
    del register[table][at]
    return register


OVERDUE = ("finding_new", "case:N", "", "G01 (high)")
CHANGES: list[tuple[str, Register, list[tuple[str, str, str, str]]]] = [
    ("a case", add("cases", a_case("N")), [("case_new", "case:N", "", "MISSING"), OVERDUE]),
    ("a case not yet due", add("cases", a_case("N", opened="2025-06-20")), [("case_new", "case:N", "", "NOT_YET_DUE")]),
    (
        "a PFI",
        add("investigations", pfi("F9", "A")),
        [
            ("no_longer_overdue", "case:A", "MISSING", "OPEN"),
            ("finding_new", "case:A", "", "G21 (low)"),
            ("finding_resolved", "case:A", "G01 (high)", ""),
            ("pfi_new", "investigation:F9", "", "open, covers A"),
        ],
    ),
    (
        "a PFI clears every finding that there is none",
        add("investigations", pfi("F9", "B")),
        [
            ("no_longer_overdue", "case:B", "MISSING", "OPEN"),
            ("finding_new", "case:B", "", "G21 (low)"),
            ("finding_resolved", "case:B", "G01 (high)", ""),
            ("finding_resolved", "case:B", "G02 (high)", ""),
            ("pfi_new", "investigation:F9", "", "open, covers B"),
        ],
    ),
    (
        "a PFI covers one case more",
        add("investigations", pfi("F1", "D")),
        [("pfi_changed", "investigation:F1", "C", "C;D")],
    ),
    (
        "the case list says yes",
        change("cases", 0, pfi="yes", pfi_opened="2025-01-20"),
        [
            ("no_longer_overdue", "case:A", "MISSING", "OPEN_STALLED"),
            ("case_changed", "case:A", "", "2025-01-20"),
            ("case_changed", "case:A", "", "yes"),
            ("finding_new", "case:A", "", "G16 (medium)"),
            ("finding_new", "case:A", "", "G21 (low)"),
            ("finding_resolved", "case:A", "G01 (high)", ""),
            ("pfi_new", "investigation:PFI:A", "", "status unknown, covers A"),
        ],
    ),
    (
        "a PFI closes with a result",
        change("investigations", 0, closed="2025-06-02", status="closed", outcome="seized"),
        [
            ("status_changed", "case:C", "OPEN", "CLOSED_RESULT"),
            ("pfi_changed", "investigation:F1", "", "2025-06-02"),
            ("pfi_changed", "investigation:F1", "", "seized"),
            ("pfi_changed", "investigation:F1", "open", "closed"),
        ],
    ),
    (
        "a PFI is gone",
        drop("investigations", 0),
        [
            ("newly_overdue", "case:C", "OPEN", "MISSING"),
            ("finding_new", "case:C", "", "G01 (high)"),
            ("pfi_gone", "investigation:F1", "open, covers C", ""),
        ],
    ),
    (
        "a PFI names another case that is not there",
        change("investigations", 2, case_id="ELSEWHERE"),
        [
            ("finding_changed", "investigation:F3", "G14 (medium)", "G14 (medium)"),
            ("pfi_changed", "investigation:F3", "NOWHERE", "ELSEWHERE"),
        ],
    ),
    (
        "a case is gone",
        drop("cases", 0),
        [("case_gone", "case:A", "MISSING", ""), ("finding_resolved", "case:A", "G01 (high)", "")],
    ),
    ("a loss", change("cases", 0, loss="500.50"), [("case_changed", "case:A", "500", "500.5")]),
    ("a loss written otherwise", change("cases", 0, loss="500.00"), []),
    ("a measure", add("measures", measure("M9", "A")), [("measure_new", "case:A", "", "frozen 100 EUR")]),
    ("a measure is gone", drop("measures", 0), [("measure_gone", "case:C", "frozen 100 EUR", "")]),
    ("an amount of a measure", change("measures", 0, amount="90"), [("measure_changed", "case:C", "100", "90")]),
    ("one of two alike", drop("measures", 2), [("measure_gone", "case:C", "frozen 7 EUR", "")]),
    ("a third alike", add("measures", measure("", "C", amount="9")), [("measure_new", "case:C", "", "frozen 9 EUR")]),
    ("a request", add("requests", request("R9", "A")), [("request_new", "case:A", "", "FIU ME")]),
    (
        "a request is gone",
        drop("requests", 1),
        [("finding_new", "case:D", "", "G21 (low)"), ("request_gone", "case:D", "FIU ME", "")],
    ),
    (
        "a request without a number is answered",
        change("requests", 1, answered="2025-06-20"),
        [("request_changed", "case:D", "", "2025-06-20")],
    ),
    (
        "a link",
        add("accounts", account("B", VALID_IBAN)),
        [
            ("network_new", "N001", "", "N001: A;B"),
            ("link_new", "A..B", "", "proposed, strength 1.0"),
        ],
    ),
    ("an account that links nothing", add("accounts", account("B", OTHER_IBAN)), []),
    (
        "a column of their own",
        change("cases", 0, desk="7"),
        [("case_changed", "case:A", "", "7")],
    ),
]


@pytest.mark.parametrize(("register", "expected"), [one[1:] for one in CHANGES], ids=[one[0] for one in CHANGES])
def test_one_change_is_told_and_nothing_else(
    register: Register, expected: list[tuple[str, str, str, str]], old: Build, tmp_path: Path
) -> None:
    new = built(tmp_path, register)
    assert told(old, new) == expected
    assert mirrored(compare(new, old).rows()) == unmirrored(compare(old, new).rows())


MIRROR = {"new": "gone", "gone": "new", "resolved": "new", "grew": "shrank", "shrank": "grew"} | {
    "merged": "split",
    "split": "merged",
}


def mirrored(lines: list[Line]) -> Counter[tuple[str, ...]]:
    """Return the lines as they would be the other way round; networks without their number, which is the build's."""
    counted: Counter[tuple[str, ...]] = Counter()
    for what, subject, before, after, *_ in lines:
        sort, _, how = what.rpartition("_")
        other = {"newly_overdue": "no_longer_overdue", "no_longer_overdue": "newly_overdue"}.get(
            what, "finding_resolved" if what == "finding_new" else f"{sort}_{MIRROR.get(how, how)}"
        )
        counted[other, "" if sort == "network" else subject, after, before] += 1
    return counted


def unmirrored(lines: list[Line]) -> Counter[tuple[str, ...]]:
    return Counter(
        (what, "" if what.startswith("network_") else subject, *sides) for what, subject, *sides, _, _ in lines
    )


def test_rows_that_only_moved_are_no_change(old: Build, tmp_path: Path) -> None:
    register = base()
    for rows in register.values():
        rows.reverse()
    new = built(tmp_path, register)
    assert records(new, "SELECT source_row FROM cases WHERE case_id = 'A'") != records(
        old, "SELECT source_row FROM cases WHERE case_id = 'A'"
    )
    found = compare(old, new)
    assert found.rows() == []
    assert found.summary.startswith("Nothing changed of what is compared, though input files differ: ")
    assert "cases.csv (5 lines used)" in found.summary


def test_a_build_beside_itself_did_not_change(old: Build, tmp_path: Path) -> None:
    found = compare(old, built(tmp_path, base()))
    assert (found.rows(), found.head, found.summary, found.files) == ([], [], "Nothing changed.", "")


def test_evidence_names_the_row_in_the_build_that_has_it(old: Build, tmp_path: Path) -> None:
    new = built(tmp_path / "1", add("cases", a_case("N")))
    [line] = compare(old, new).rows(["case_new"])
    assert line[5] == "cases.csv:3"
    assert records(new, "SELECT case_id FROM cases WHERE source_row = 3") == [("N",)]
    [line] = compare(new, old).rows(["case_gone"])
    assert line[5] == "cases.csv:3"
    [line] = compare(old, built(tmp_path / "2", add("accounts", account("B", VALID_IBAN)))).rows(["network_new"])
    assert line[5] == "accounts.csv:2; accounts.csv:3"


# Time.


def test_a_week_that_passes_makes_cases_overdue_and_says_so(tmp_path: Path) -> None:
    files: Register = {"cases": [a_case("A", opened="2025-06-01"), a_case("B")], "investigations": [pfi("F", "X")]}
    before = built(tmp_path / "1", files, as_of="2025-07-01")
    after = built(tmp_path / "2", files, as_of="2025-07-02")
    assert told(before, after) == [
        ("newly_overdue", "case:A", "NOT_YET_DUE", "MISSING"),
        ("finding_new", "case:A", "", "G01 (high)"),
    ]
    [said] = [line for line in compare(before, after).head if "as of" in line]
    assert "OLD speaks as of 2025-07-01, NEW as of 2025-07-02" in said
    ages = "SELECT reason FROM findings WHERE case_id = 'B'"
    assert records(before, ages) != records(after, ages)
    assert compare(before, after).summary.startswith("1 newly overdue, 1 new finding, ")


# Networks: known by their cases.

A, B, C, D, E, F = "ABCDEF"
NETWORKS: list[tuple[str, list[str], list[str], list[tuple[str, str, str]]]] = [
    ("the same", ["ABC"], ["ABC"], []),
    ("one came", ["AB"], ["AB", "CD"], [("network_new", "", "CD")]),
    ("one went", ["AB", "CD"], ["CD"], [("network_gone", "AB", "")]),
    ("grew", ["AB"], ["ABC"], [("network_grew", "AB", "ABC")]),
    ("shrank", ["ABC"], ["AB"], [("network_shrank", "ABC", "AB")]),
    ("grew and shrank", ["ABC"], ["ABD"], [("network_changed", "ABC", "ABD")]),
    ("merged", ["AB", "CD"], ["ABCD"], [("network_merged", "AB|CD", "ABCD")]),
    ("merged with a case of none", ["AB", "CD"], ["ABCDE"], [("network_merged", "AB|CD", "ABCDE")]),
    ("split", ["ABCD"], ["AB", "CD"], [("network_split", "ABCD", "AB|CD")]),
    ("split off one case", ["ABC"], ["BC"], [("network_shrank", "ABC", "BC")]),
    (
        "split and merged",
        ["ABC", "DE"],
        ["AB", "CDE"],
        [("network_merged", "ABC|DE", "CDE"), ("network_split", "ABC", "AB|CDE")],
    ),
]


def grouped(base_folder: Path, groups: list[str]) -> Build:
    """Build the cases A to F, joined in groups; the first group has the least loss, so that it is numbered last."""
    accounts = [
        account(case_id, value)
        for group, value in zip(groups, (VALID_IBAN, OTHER_IBAN, THIRD_IBAN), strict=False)
        for case_id in group
    ]
    cases = [a_case(name, loss=str(100 + 10 * n)) for n, name in enumerate("ABCDEF")]
    return built(base_folder, {"cases": [*cases, ANCHOR], "investigations": [pfi("X", "F")], "accounts": accounts})


@pytest.mark.parametrize(
    ("before", "after", "expected"), [one[1:] for one in NETWORKS], ids=[one[0] for one in NETWORKS]
)
def test_networks(before: list[str], after: list[str], expected: list[tuple[str, str, str]], tmp_path: Path) -> None:
    old, new = grouped(tmp_path / "1", before), grouped(tmp_path / "2", after)
    found = [line for line in compare(old, new).rows() if line[0].startswith("network")]
    parts = [(what, members(was), members(now)) for what, _, was, now, _, _ in found]
    assert parts == expected
    assert all(evidence.startswith("accounts.csv:") for *_, evidence in found)
    back = [line for line in compare(new, old).rows() if line[0].startswith("network")]
    assert unmirrored(found) == mirrored(back)


def members(cell: str) -> str:
    """Return "AB|CD" of "N001: A;B | N002: C;D"."""
    return "|".join(sorted(part.partition(": ")[2].replace(";", "") for part in cell.split(" | "))) if cell else ""


def test_an_analysts_word_changes_a_link_and_parts_a_network(tmp_path: Path) -> None:
    files: Register = {
        "cases": [a_case("A"), a_case("B"), ANCHOR],
        "accounts": [account(one, VALID_IBAN) for one in "AB"],
    }
    word = {"left": "case:A", "right": "case:B", "decision": "different", "by": "x", "at": "2025-06-01T10:00:00Z"}
    old, new = built(tmp_path / "1", files), built(tmp_path / "2", files | {"decisions": [word]})
    assert told(old, new) == [
        ("network_gone", "N001", "N001: A;B", ""),
        ("link_changed", "A..B", "proposed, strength 1.0", "rejected, strength 1.0"),
    ]


# Money.


def test_traced_and_freezable_sums(tmp_path: Path) -> None:
    paid = {"time": "2025-02-01T10:00:00Z", "sender": OTHER_IBAN, "receiver": VALID_IBAN, "amount": "400"}
    paid |= {"currency": "EUR", "proceeds_of": "A", "transfer_id": "T1"}
    register = base()
    old = built(tmp_path / "1", register)
    paid_in = built(tmp_path / "2", register | {"transfers": [paid]})
    assert [line for line in told(old, paid_in) if line[0] in ("traced_changed", "freezable_changed")] == [
        ("traced_changed", "case:A", "", "400.00 EUR"),
        ("freezable_changed", "case:A", "", "300.00 EUR"),
    ]
    freed = [measure("M1", "C", amount="150"), *register["measures"][1:]]
    frozen = built(tmp_path / "3", register | {"transfers": [paid], "measures": freed})
    [line] = compare(paid_in, frozen).rows(["freezable_changed"])
    assert line[2:4] == ("300.00 EUR", "250.00 EUR")
    assert "change -50.00 EUR" in line[4]
    assert line[5] == "transfers.csv:2"


# Many changes at once: what is told leads from the one build to the other.


def some_register(draw: random.Random) -> Register:
    """Draw a register from few ids, so that two draws have much in common."""
    ids = [f"C{n}" for n in range(14) if draw.random() < 0.8]
    statuses = ["open", "open", "closed", "duplicate", ""]
    cases = [
        a_case(
            one,
            loss=draw.choice(["500", "12000", ""]),
            status=draw.choice(statuses),
            pfi=draw.choice(["", "no", "yes"]),
        )
        for one in ids
    ]
    numbers = [f"F{n}" for n in range(8) if draw.random() < 0.7]
    return {
        "cases": [*cases, ANCHOR],
        "investigations": [
            pfi(
                one,
                f"C{draw.randrange(16)}",
                outcome=draw.choice(["", "seized"]),
                closed=draw.choice(["", "2025-06-02"]),
            )
            for one in numbers
            for _ in range(draw.randrange(1, 4))
        ],
        "accounts": [
            account(draw.choice(ids), value) for value in (VALID_IBAN, OTHER_IBAN, THIRD_IBAN) for _ in range(4)
        ],
        "measures": [measure(draw.choice(["", f"M{n}"]), draw.choice(ids), amount=str(n % 3)) for n in range(6)],
        "requests": [request(draw.choice(["", f"R{n}"]), draw.choice(ids), due=f"2025-05-0{n + 1}") for n in range(6)],
    }


SUMS = {
    "case_status": ("case_new", "case_gone"),
    "findings": ("finding_new", "finding_resolved"),
    "links": ("link_new", "link_gone"),
    "measures": ("measure_new", "measure_gone"),
    "requests": ("request_new", "request_gone"),
}


@pytest.mark.parametrize("seed", range(4))
def test_what_is_told_leads_from_the_old_build_to_the_new(seed: int, tmp_path: Path) -> None:
    draw = random.Random(seed)  # noqa: S311
    old, new = (built(tmp_path / side, some_register(draw)) for side in ("old", "new"))
    found = compare(old, new)
    for table, (came, went) in SUMS.items():
        [(was,)], [(now,)] = (records(build, f"SELECT count(*) FROM {table}") for build in (old, new))
        assert now == was + found.counts.get(came, 0) - found.counts.get(went, 0), table
    statuses = Counter(dict(records(old, "SELECT status, count(*) FROM case_status GROUP BY 1")))
    for what, _, before, after, *_ in found.rows():
        if (what.startswith("case_") and what != "case_changed") or what.endswith(("_overdue", "status_changed")):
            statuses.subtract([before] * bool(before))
            statuses.update([after] * bool(after))
    assert +statuses == Counter(dict(records(new, "SELECT status, count(*) FROM case_status GROUP BY 1")))
    assert mirrored(compare(new, old).rows()) == unmirrored(found.rows())
    assert set(found.counts) <= set(KINDS)
