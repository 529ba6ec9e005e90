"""Statuses on the day, the day before and the day after each limit, and at each amount; as of 2025-06-30.

What test_statuses.py has is not here again. Every situation is one case of one register, all judged at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from registers import VALID_IBAN, a_case, built, records

if TYPE_CHECKING:
    from registers import Cells

    from finlink.result import Build

WALLET = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"
ANCHOR = a_case("ANCHOR", opened="2025-06-30")


def pfi(**cells: str) -> Cells:
    """Return an open investigation, ten days after the case, at work until June, with an unknown scope."""
    row = {"opened": "2025-01-20", "closed": "", "status": "open", "scope": "", "outcome": "", "ml_charge": ""}
    return row | {"last_action": "2025-06-01"} | cells


SITUATIONS: list[tuple[str, str, Cells, list[Cells]]] = [
    # POST_HOC: strictly after, whichever of the two came first, and only the first investigation counts.
    ("OPEN", "the day before indictment", {"indicted": "2025-01-21"}, [pfi()]),
    ("OPEN", "on the day of closure", {"closed": "2025-01-20"}, [pfi()]),
    ("OPEN", "the day before closure", {"closed": "2025-01-21"}, [pfi()]),
    ("POST_HOC", "before indictment, after closure", {"indicted": "2025-02-01", "closed": "2025-01-19"}, [pfi()]),
    ("POST_HOC", "before closure, after indictment", {"indicted": "2025-01-19", "closed": "2025-02-01"}, [pfi()]),
    (
        "POST_HOC",
        "the known of two opening days is after",
        {"indicted": "2025-01-19"},
        [pfi(), pfi(opened="", last_action="")],
    ),
    ("OPEN", "no opening day is known", {"indicted": "2025-01-19"}, [pfi(opened="")]),
    ("POST_HOC", "though stalled", {"indicted": "2025-01-19"}, [pfi(last_action="2025-02-01")]),
    # All closed.
    ("CLOSED_RESULT", "assets identified", {}, [pfi(status="closed", outcome="assets_identified")]),
    ("CLOSED_RESULT", "frozen", {}, [pfi(status="closed", outcome="frozen")]),
    ("CLOSED_RESULT", "confiscated", {}, [pfi(status="closed", outcome="confiscated")]),
    ("CLOSED_RESULT", "returned", {}, [pfi(status="closed", outcome="returned")]),
    ("CLOSED_RESULT", "a charge as the outcome", {}, [pfi(status="closed", outcome="ml_charge")]),
    ("CLOSED_NO_RESULT", "handed over", {}, [pfi(status="closed", outcome="transferred")]),
    ("CLOSED_NO_RESULT", "no charge", {}, [pfi(status="closed", ml_charge="no")]),
    ("CLOSED_NO_RESULT", "closed on the as-of day", {}, [pfi(closed="2025-06-30", status="")]),
    ("OPEN", "a result, yet not closed", {}, [pfi(outcome="seized")]),
    ("OPEN", "on hold is not closed", {}, [pfi(status="suspended")]),
    ("CLOSED_RESULT", "late and closed", {}, [pfi(opened="2025-05-01", status="closed", outcome="seized")]),
    # OPEN_STALLED: every open one, counted from the last thing that happened, its opening included.
    ("OPEN_STALLED", "both idle", {}, [pfi(last_action="2025-03-31"), pfi(last_action="2025-02-01")]),
    ("OPEN", "one idle for 90 days", {}, [pfi(last_action="2025-04-01"), pfi(last_action="2025-02-01")]),
    ("OPEN_STALLED", "the one at work is closed", {}, [pfi(last_action="2025-02-01"), pfi(closed="2025-06-02")]),
    ("OPEN", "nothing known of one", {}, [pfi(last_action="2025-02-01"), pfi(opened="", last_action="")]),
    (
        "OPENED_LATE",
        "opened 90 days ago, and a step before that",
        {},
        [pfi(opened="2025-04-01", last_action="2025-02-01")],
    ),
    (
        "OPEN_STALLED",
        "opened 91 days ago, and a step before that",
        {},
        [pfi(opened="2025-03-31", last_action="2025-02-01")],
    ),
    # PARTIAL.
    ("PARTIAL", "no scope has the bank side", {}, [pfi(scope="crypto"), pfi(scope="cash")]),
    ("OPEN", "one of two scopes is not known", {}, [pfi(scope="crypto"), pfi()]),
    ("PARTIAL", "the unknown scope is of a closed one", {}, [pfi(scope="crypto"), pfi(closed="2025-06-02")]),
    ("OPEN", "more than there is", {}, [pfi(scope="bank;crypto;property")]),
    # OPENED_LATE.
    ("OPEN", "the 30th day, the second later", {}, [pfi(opened="2025-02-09"), pfi(opened="2025-04-10")]),
    ("OPENED_LATE", "day 31, closed", {}, [pfi(opened="2025-02-10", closed="2025-03-01"), pfi(opened="2025-03-01")]),
    ("OPEN", "the case's own day unknown", {"opened": ""}, [pfi(opened="2025-06-29")]),
    # The case list beside the table.
    ("OPEN", "the list says no, the table yes", {"pfi": "no"}, [pfi()]),
    ("OPEN", "the list has another day", {"pfi": "yes", "pfi_opened": "2025-06-01"}, [pfi()]),
    ("OPENED_LATE", "the list alone, day 31", {"opened": "2025-05-15", "pfi": "yes", "pfi_opened": "2025-06-15"}, []),
    ("OPEN", "the list alone, day 30", {"opened": "2025-05-15", "pfi": "yes", "pfi_opened": "2025-06-14"}, []),
    ("MISSING", "the list says no and gives a reference", {"pfi": "no", "pfi_ref": "F-1"}, []),
    ("OPEN", "a reference alone, to nothing known", {"pfi_ref": "elsewhere 7/25"}, []),
    # None covers it.
    ("WAIVED", "a waiver of a young case", {"opened": "2025-06-29", "waiver_reason": "x", "waiver_by": "y"}, []),
    ("NOT_REQUIRED", "a bare duplicate", {"status": "duplicate", "opened": "", "offence": "", "loss": ""}, []),
    ("UNDETERMINED", "young, offence and amount unknown", {"opened": "2025-06-29", "offence": "", "loss": ""}, []),
    ("MISSING", "a loss of nought is an amount", {"offence": "", "loss": "0"}, []),
    ("MISSING", "a loss in a currency without a rate", {"offence": "", "loss": "5", "currency": "XAF"}, []),
    ("MISSING", "an estimate of nought", {"offence": "", "loss": "", "proceeds_estimate": "0"}, []),
    ("MISSING", "indicted", {"indicted": "2025-06-30"}, []),
]  # fmt: skip


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """One register with every situation; each case has an account, so that the bank side is a channel of all."""
    cases = [a_case(f"S{n:02d}", **cells) for n, (_, _, cells, _) in enumerate(SITUATIONS)]
    rows = [
        {"investigation_id": f"F{n}-{which}", "case_id": f"S{n:02d}"} | one
        for n, (_, _, _, investigations) in enumerate(SITUATIONS)
        for which, one in enumerate(investigations)
    ]
    accounts = [{"account": f"77-{n}", "case_id": f"S{n:02d}", "role": "mule"} for n in range(len(SITUATIONS))]
    build = built(
        tmp_path_factory.mktemp("many"), {"cases": [*cases, ANCHOR], "investigations": rows, "accounts": accounts}
    )
    assert build.manifest["as_of"] == "2025-06-30"
    return build


@pytest.mark.parametrize("number", range(len(SITUATIONS)), ids=[one[1] for one in SITUATIONS])
def test_status(number: int, many: Build) -> None:
    found = records(many, f"SELECT status FROM case_status WHERE case_id = 'S{number:02d}'")
    assert found == [(SITUATIONS[number][0],)]


def test_every_status_of_a_covered_case_has_a_reason_with_its_own_figures(many: Build) -> None:
    """A stalled case names the last step that counted: the opening where it came after the last action."""
    number = next(n for n, one in enumerate(SITUATIONS) if one[1] == "opened 91 days ago, and a step before that")
    [(reason,)] = records(many, f"SELECT reason FROM case_status WHERE case_id = 'S{number:02d}'")
    assert reason == f"No step in F{number}-0 since 2025-03-31, 91 days before the as-of date."


AMOUNTS = [
    ("2999.99", "NOT_REQUIRED"),
    ("3000", "MISSING"),
    ("3000.01", "MISSING"),
    ("", "MISSING"),
    ("0", "NOT_REQUIRED"),
]


def test_an_exempt_offence_and_its_amount(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Below the threshold in euro, at the peg of BAM too; covered or waived as it may be."""
    rows = [("loss", loss, "EUR", expected) for loss, expected in AMOUNTS]
    rows += [
        ("loss", "5867.48", "BAM", "NOT_REQUIRED"),
        ("loss", "5867.49", "BAM", "MISSING"),
        ("loss", "1", "XAF", "MISSING"),
    ]
    rows += [("proceeds_estimate", "5", "EUR", "MISSING")]
    cases = [
        a_case(f"E{n}", offence="vandalism", **({"loss": "", "currency": currency} | {column: amount}))
        for n, (column, amount, currency, _) in enumerate(rows)
    ]
    covered = a_case("COVERED", offence="Vandalism", loss="5")
    profile = (
        'extends = "default"\ntitle = "Ours"\n[threshold_eur]\nvalue = "3000"\nsource = "https://example.org/i7"\n'
    )
    profile += '[[not_required]]\noffence = "vandalism"\nsource = "https://example.org/i7"\n'
    build = built(
        tmp_path_factory.mktemp("exempt"),
        {
            "cases": [*cases, covered, ANCHOR],
            "investigations": [{"investigation_id": "F", "case_id": "COVERED"} | pfi()],
            "accounts": [{"account": VALID_IBAN, "case_id": "COVERED", "role": "mule"}],
            "ours.toml": profile,
        },
        'profile = "ours.toml"\n',
    )
    found = dict(records(build, "SELECT case_id, status FROM case_status"))
    assert [found[f"E{n}"] for n in range(len(rows))] == [expected for *_, expected in rows]
    assert found["COVERED"] == "NOT_REQUIRED"
