"""Every figure of a dossier is that of its listing, for every case of the sample; page and document agree."""

from __future__ import annotations

import csv
from collections import Counter
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from dossier_pages import amount_in, document_of, dossier_of, facts_of, figures_of, model_of, page_of, table_of
from registers import SAMPLE, a_case, built, records, rows_of

from finlink.export.dossier.forms import end
from finlink.words import plain_text

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.export.dossier.model import Dossier
    from finlink.result import Build

CASES = [row["case_id"] for row in csv.DictReader((SAMPLE / "cases.csv").open(encoding="utf-8"))]
LOCATED = ("service", "left on the account", "age limit", "smaller than the dust limit")


SOME = ("ATH-807/25", "IST-702/25", "KDO-407/25", "KDO-408/25", "KT-105/25", "KT-116/25", "KTP-254/25", "PP-754/25")
"""Cases with links, decisions, long ways, services, assets, requests: one of each kind."""
KINDS = (
    *SOME, "CHI-908/25", "DII-503/25", "DII-505/25", "IST-704/25", "IST-705/25", "JO-305/24", "KDO-404/25",
    "KDO-409/25", "KT-111/25", "KTN-108/25", "KTN-113/25", "KTN-114/25", "PP-752/25", "PP-753/25", "SP-601/25",
    "SP-603/25", "T13-204/25", "T20-203/25", "T20-205/25", "TIR-651/25", "TIR-656/25",
)  # fmt: skip
"""With these too: every reason for which money ends in every currency, every status beside every kind of figure."""
_made: dict[str, Dossier] = {}


def made(build: Build, case: str) -> Dossier:
    """Return the dossier of a case of the sample, composed once."""
    if case not in _made:
        _made[case] = dossier_of(build, case)
    return _made[case]


def blank(cell: object) -> str:
    return "" if cell is None or cell != cell else plain_text(cell)  # noqa: PLR0124 - pandas writes nan


def destinations_are_those_of_finlink_trace(sample_build: Build, case: str, dossier: Dossier) -> None:
    listed = sample_build.trace(case)
    shown = table_of(dossier, "destinations")
    assert len(shown) == len(listed)
    for row, (_, one) in zip(shown, listed.iterrows(), strict=True):
        assert row["Place"] == end(one["destination"])
        assert amount_in(row["Amount"]) == (one["amount"], one["currency"])
        assert [amount_in(row[head])[0] for head in ("Low", "High")] == [one["low"], one["high"]]
        assert (
            row["In euro"] == "unknown"
            if not blank(one["amount_eur"])
            else amount_in(row["In euro"])[0] == one["amount_eur"]
        )
        assert row["Hops"] == str(one["hops"])
        assert [row["First arrival"], row["Last arrival"]] == [str(one[at])[:10] for at in ("first_at", "last_at")]
        assert [row["Kept by"], row["Country"]] == [blank(one["service"]), blank(one["country"])]


def hop_schedule_is_that_of_finlink_trace(sample_build: Build, case: str, dossier: Dossier) -> None:
    listed = sample_build.hops(case)
    shown = table_of(dossier, "schedule")
    assert [row["Step"] for row in shown] == [str(step) for step in listed["step"]]
    for row, (_, one) in zip(shown, listed.iterrows(), strict=True):
        assert [row["From"], row["To"]] == [end(one["source"]), end(one["target"])]
        assert amount_in(row["Of the case, sent"]) == (one["sent"], one["sent_currency"])
        assert amount_in(row["Received"]) == (one["received"], one["received_currency"])
        assert amount_in(row["Whole payment"]) == (one["whole_payment"], one["sent_currency"])


def worklist_says_the_same(sample_build: Build, case: str, dossier: Dossier) -> None:
    columns = "status, findings, loss_eur, traced_eur, freezable_eur, network, joinable_investigation, next_step"
    rows = records(sample_build, f"SELECT {columns} FROM gaps WHERE case_id = '{case}'")
    found = table_of(dossier, "findings")
    front = facts_of(dossier, "front")[0]
    status, reason = records(sample_build, f"SELECT status, reason FROM case_status WHERE case_id = '{case}'")[0]
    assert front["Parallel financial investigation"] == f"{status.replace('_', ' ')}. {reason}"
    if not rows:
        assert found == []
        return
    _, findings, loss, traced, freezable, network, joinable, step = rows[0]
    assert sorted({row["Rule"] for row in found}) == [rule for rule in findings.split(";") if rule]
    shown = front["Loss in euro"].split(" at ")[0]
    assert shown.startswith("unknown") if loss is None else amount_in(shown) == (loss, "EUR")
    assert front["Network of linked cases"] == (network or "none")
    figures = figures_of(dossier)
    entered = table_of(dossier, "entered")
    if traced is not None:
        assert amount_in(figures["Traced to a place"]) == (traced, "EUR")
    else:
        assert ";" in figures["Traced to a place"] or not entered or "EUR" not in figures["Traced to a place"]
    if freezable is not None:
        assert amount_in(figures["Could still be frozen"]) == (freezable, "EUR")
    else:
        assert figures["Could still be frozen"].startswith("at least") or not entered
    steps = [row["What to do"] for row in table_of(dossier, "plan")]
    assert step in steps or any(step == f"{first} {second}" for first, second in combinations(steps, 2))
    if joinable:
        assert joinable in [row["Investigation"] for row in table_of(dossier, "joinable")]


def what_came_in_is_told_to_the_last_unit(sample_build: Build, case: str, dossier: Dossier) -> None:
    for row in table_of(dossier, "balance"):
        assert row["Difference"] == "0", row
    entered: dict[str, Decimal] = {}
    for row in table_of(dossier, "entered"):
        amount, currency = amount_in(row["Entered"])
        entered[currency] = entered.get(currency, Decimal(0)) + amount
    shown = {row["Asset"]: amount_in(row["Entered"])[0] for row in table_of(dossier, "balance")}
    assert {currency: amount for currency, amount in shown.items() if amount} == entered


@pytest.mark.parametrize("case", SOME)
def test_page_and_document_say_the_same(sample_build: Build, case: str) -> None:
    dossier = made(sample_build, case)
    tables, facts = page_of(dossier)
    assert tables == model_of(dossier)
    grids = document_of(dossier)
    for _, grid in tables:
        assert grid in grids
    told_of = [[[label, value] for label, value, _ in grid] for grid in grids if len(grid[0]) == 3]
    numbered = [
        [[label, " ".join(f"{value} {number}".split())] for label, value, number in grid]
        for grid in grids
        if len(grid[0]) == 3
    ]
    assert told_of
    for group in facts:
        assert group in numbered


def every_claim_stands_in_the_matrix_with_rows_that_exist(sample_build: Build, case: str, dossier: Dossier) -> None:
    matrix = table_of(dossier, "matrix")
    numbers = [row["Claim"] for row in matrix]
    grids = [grid for name, grid in model_of(dossier) if name != "matrix"]
    rows = [dict(zip(grid[0], row, strict=True)) for grid in grids for row in grid[1:]]
    numbered = {row["No."] for row in rows if row.get("No.")}
    assert {number.strip("[]") for number in numbered} <= set(numbers)
    assert list(dict.fromkeys(numbers)) == [str(n) for n in range(1, int(numbers[-1]) + 1)]
    hashes = {row["File"]: (row["Name"], row["SHA-256"]) for row in table_of(dossier, "files")}
    for row in matrix:
        if not row["File"]:
            assert row["Rows"], row
            continue
        code, name = row["File"].split(" ", 1)
        assert hashes[code][0] == name
        assert hashes[code][1].startswith(row["SHA-256 begins"])
        lines = [int(line) for part in row["Rows"].split(", ") for line in part.split("-")]
        assert 2 <= min(lines) <= max(lines) <= sum(1 for _ in (SAMPLE / name).open(encoding="utf-8"))


CHECKS = (
    destinations_are_those_of_finlink_trace,
    hop_schedule_is_that_of_finlink_trace,
    worklist_says_the_same,
    what_came_in_is_told_to_the_last_unit,
    every_claim_stands_in_the_matrix_with_rows_that_exist,
)


@pytest.mark.parametrize(
    "case", [pytest.param(case, marks=() if case in KINDS else pytest.mark.slow) for case in CASES]
)
def test_every_figure_of_a_case_is_that_of_its_listing(sample_build: Build, case: str) -> None:
    """In one test a case, as its dossier is composed but once."""
    dossier = made(sample_build, case)
    for check in CHECKS:
        check(sample_build, case, dossier)


EVERYTHING = (
    "destinations",
    "schedule",
    "findings",
    "links",
    "weighed",
    "assets",
    "requests",
    "joinable",
    "competing",
)


def test_some_cases_of_the_sample_have_everything(sample_build: Build) -> None:
    """What the tests compare is there to be compared, in the cases that a quick run looks at."""
    dossiers = [made(sample_build, case) for case in (*SOME, "TIR-656/25")]
    for name in EVERYTHING:
        assert any(table_of(one, name) for one in dossiers), name


def test_the_hashes_are_those_of_the_files(sample_build: Build) -> None:
    import hashlib

    for row in table_of(dossier_of(sample_build, CASES[0]), "files"):
        assert hashlib.sha256((SAMPLE / row["Name"]).read_bytes()).hexdigest() == row["SHA-256"]


def test_in_and_out_lists_every_payment_of_the_accounts_on_the_way(sample_build: Build) -> None:
    """Counted again over the CSV: the accounts of case KT-116/25's way, whatever the payment carried."""
    shown = table_of(made(sample_build, "KT-116/25"), "passing")
    services = {node for (node,) in records(sample_build, "SELECT node FROM service_nodes")}
    hops = sample_build.hops("KT-116/25")
    way = {place for name in ("source", "target") for place in hops[name]} - services
    nodes = {end(place).split(" ")[0] for place in way}
    transfers = rows_of(SAMPLE / "transfers.csv")
    expected = Counter(side for row in transfers for side in (row["sender"], row["receiver"]) if side in nodes)
    assert Counter(row["Account or wallet"].split(" ")[0] for row in shown) == expected
    assert len(expected) > 1


def test_money_of_two_cases_in_one_place_is_said_in_both(tmp_path: Path) -> None:
    build = built(tmp_path, _two_claims())
    for case, other in (("C1", "C2"), ("C2", "C1")):
        rows = table_of(dossier_of(build, case), "competing")
        assert [(row["Other case"], row["This case"], row["Its part"]) for row in rows] == [
            (other, "300 EUR" if case == "C1" else "200 EUR", "200 EUR" if case == "C1" else "300 EUR")
        ]


def _two_claims() -> dict[str, list[dict[str, str]]]:
    a, b, c = "RS35908000007713380032", "BA399124449318416423", "RS35904000004728111316"
    row = {"currency": "EUR", "receiver": c}
    return {
        "cases": [a_case("C1", loss="300"), a_case("C2", loss="200")],
        "transfers": [
            row | {"transfer_id": "1", "time": "2025-01-02", "sender": a, "amount": "300", "proceeds_of": "C1"},
            row | {"transfer_id": "2", "time": "2025-01-03", "sender": b, "amount": "200", "proceeds_of": "C2"},
        ],
    }
