"""What the balances that rows state tell a trace: opening balances, money without a row, overdrafts, order."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from registers import a_case, built, records

from finlink.trace.notes import words
from finlink.tracing import changes, parse_what_if

if TYPE_CHECKING:
    from pathlib import Path

    from registers import Cells

    from finlink.result import Build

VICTIM, MULE, SECOND, THIRD = (
    "RS35908000007713380032", "RS35904000003968413039", "BA399124449318416423", "ME25505000012345678951",
)  # fmt: skip
LEFT = "left on the account"


def paid(time: str, sender: str, receiver: str, amount: str, after: str = "", **cells: str) -> Cells:
    told = {"time": time, "sender": sender, "receiver": receiver, "amount": amount, "currency": "EUR"}
    return told | ({"balance_after": after} if after else {"balance_after": ""}) | cells


def register(tmp_path: Path, rows: list[Cells], config: str = "", **more: list[Cells]) -> Build:
    return built(tmp_path, {"cases": [a_case("C1")], "transfers": rows, **more}, config)


def ends(build: Build) -> dict[tuple[str, str], Decimal]:
    rows = records(build, "SELECT destination, reason, amount FROM trace_ends WHERE amount > 0")
    return {(end.rsplit(":", 1)[-1], reason): amount.normalize() for end, reason, amount in rows}


def stated(build: Build) -> list[tuple[str, str, Decimal, str]]:
    rows = records(build, "SELECT kind, node, amount, evidence FROM trace_stated")
    return [
        (kind, node.rsplit(":", 1)[-1], amount and amount.normalize(), row.rsplit(":", 1)[1])
        for kind, node, amount, row in rows
    ]


IN = paid("2025-01-02", VICTIM, MULE, "100", "150", proceeds_of="C1")
D = Decimal

FOUND: list[tuple[str, list[Cells], dict[tuple[str, str], Decimal], list[tuple[str, str, Decimal | None, str]]]] = [
    (
        "the opening balance is the oldest money",
        [IN, paid("2025-01-03", MULE, SECOND, "70", "80")],
        {(SECOND, LEFT): D(20), (MULE, LEFT): D(80)},
        [("opening balance", MULE, D(50), "2")],
    ),
    (
        "money that left without a row is where the trace ends",
        [IN, paid("2025-01-03", MULE, SECOND, "70", "20")],
        {("unrecorded", "unknown outflow"): D(10), (SECOND, LEFT): D(70), (MULE, LEFT): D(20)},
        [("opening balance", MULE, D(50), "2"), ("unknown outflow", MULE, D(60), "3")],
    ),
    (
        "money that came without a row is nobody's, and came after the balance before",
        [IN, paid("2025-01-03", MULE, SECOND, "170", "80")],
        {(SECOND, LEFT): D(100)},
        [("opening balance", MULE, D(50), "2"), ("unknown inflow", MULE, D(100), "3")],
    ),
    (
        "less than left without a row lay there: it left after the row",
        [
            paid("2025-01-02", THIRD, MULE, "10", "10"),
            paid("2025-01-03", VICTIM, MULE, "100", "30", proceeds_of="C1"),
        ],
        {("unrecorded", "unknown outflow"): D(70), (MULE, LEFT): D(30)},
        [("unknown outflow", MULE, D(80), "3")],
    ),
    (
        "what pays off an overdraft is gone (Bishopsgate v Homan)",
        [
            paid("2025-01-01", MULE, THIRD, "40", "-40"),
            paid("2025-01-02", VICTIM, MULE, "100", "60", proceeds_of="C1"),
            paid("2025-01-03", MULE, SECOND, "60", "0"),
        ],
        {("overdraft", "overdraft repaid"): D(40), (SECOND, LEFT): D(60)},
        [("overdraft used", MULE, D(40), "2"), ("overdraft repaid", MULE, D(40), "3")],
    ),
    (
        "an account that opens overdrawn",
        [
            paid("2025-01-02", VICTIM, MULE, "100", "-20", proceeds_of="C1"),
            paid("2025-01-03", MULE, SECOND, "30", "-50"),
            paid("2025-01-04", THIRD, MULE, "60", "10"),
        ],
        {("overdraft", "overdraft repaid"): D(100)},
        [
            ("overdraft repaid", MULE, D(100), "2"),
            ("overdraft used", MULE, D(30), "3"),
            ("overdraft repaid", MULE, D(50), "4"),
        ],
    ),
    (
        "a balance counts after the fee of its row",
        [IN, paid("2025-01-03", MULE, SECOND, "100", "47", fee="3")],
        {(SECOND, LEFT): D(50), ("fee", "fee"): D(3), (MULE, LEFT): D(47)},
        [("opening balance", MULE, D(50), "2")],
    ),
    (
        "balances that agree with the rows tell nothing",
        [
            paid("2025-01-02", VICTIM, MULE, "100", "100", proceeds_of="C1"),
            paid("2025-01-03", MULE, SECOND, "70", "30"),
        ],
        {(SECOND, LEFT): D(70), (MULE, LEFT): D(30)},
        [],
    ),
    (
        "one end known alone says whose account it is",
        [
            paid("2025-01-02", VICTIM, MULE, "100", "150", proceeds_of="C1"),
            paid("2025-01-03", MULE, "", "60", "90", direction="out"),
            paid("2025-01-04", MULE, VICTIM, "90", "0"),
        ],
        {("unknown", "unknown outflow"): D(10), (VICTIM, LEFT): D(90)},
        [("opening balance", MULE, D(50), "2")],
    ),
    (
        "a balance that could be of either end is not used",
        [paid("2025-01-02", VICTIM, MULE, "100", "150", proceeds_of="C1")],
        {(MULE, LEFT): D(100)},
        [("not used", "", None, "2")],
    ),
]


@pytest.mark.parametrize(("rows", "wanted", "told"), [case[1:] for case in FOUND], ids=[case[0] for case in FOUND])
def test_what_a_balance_tells(
    tmp_path: Path, rows: list[Cells], wanted: dict[tuple[str, str], Decimal], told: list[tuple[object, ...]]
) -> None:
    build = register(tmp_path, rows)
    assert ends(build) == wanted
    assert sorted(stated(build), key=str) == sorted(told, key=str)


def test_the_words_say_it_and_name_the_row(tmp_path: Path) -> None:
    build = register(tmp_path, [IN, paid("2025-01-03", MULE, SECOND, "70", "20")])
    said = " ".join(words(build.engine, "C1"))
    assert f"50 EUR lay on account:{MULE} before its first row: the balance after transfers.csv:2 is 150 EUR." in said
    assert f"60 EUR left account:{MULE} without a row: the balance after transfers.csv:3 is 20 EUR." in said
    other = register(tmp_path / "other", [IN])
    assert "transfers.csv:2) are not used: nothing says whose account" in " ".join(words(other.engine, "C1"))


def test_balances_may_be_left_aside(tmp_path: Path) -> None:
    rows = [IN, paid("2025-01-03", MULE, SECOND, "70", "80")]
    build = register(tmp_path, rows)
    changed = changes(build, "C1", "", parse_what_if(["balances=ignored"], "C1"))
    assert [(row[2].rsplit(":")[-1], row[5], row[6]) for row in changed] == [(SECOND, 20, 70), (MULE, 80, 30)]
    other = register(tmp_path / "other", rows, "trace_balances = false")
    assert ends(other) == {(SECOND, LEFT): D(70), (MULE, LEFT): D(30)}
    assert stated(other) == []


@given(st.permutations(range(6)), st.lists(st.integers(1, 60), min_size=6, max_size=6), st.integers(0, 40))
@settings(max_examples=12, deadline=None)
def test_balances_give_the_order_of_one_day(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], amounts: list[int], opening: int
) -> None:
    """Rows of one date, in any order of the file, are played as their balances chain, as FIFO by hand does."""
    rows, balance, queue, out = [], opening, [(opening, False)], 0
    for number, amount in enumerate(amounts):
        comes = number % 3 != 2 or balance < amount
        balance += amount if comes else -amount
        ends_told = (VICTIM if number % 2 else THIRD, MULE) if comes else (MULE, SECOND)
        mark = {"proceeds_of": "C1" if comes and number % 2 else ""}
        rows.append(paid("2025-01-02", *ends_told, str(amount), str(balance), transfer_id=f"T{number}", **mark))
        if comes:
            queue.append((amount, bool(number % 2)))
            continue
        left = amount
        while left:
            have, dirty = queue[0]
            take = min(have, left)
            left -= take
            out += take * dirty
            queue[0] = (have - take, dirty)
            if have == take:
                queue.pop(0)
    if len({int(row["balance_after"]) for row in rows} | {opening}) < len(rows) + 1:
        return  # a balance that comes twice leaves the order open
    build = register(tmp_path_factory.mktemp("r"), [rows[place] for place in order])
    found = ends(build)
    assert found.get((SECOND, LEFT), 0) == out
    assert records(build, "SELECT count(*) FROM trace_order") == [(0,)]
    assert [kind for kind, *_ in stated(build)] == (["opening balance"] if opening else [])


def test_two_statements_in_one_file_are_told_apart_by_rows_with_one_end(tmp_path: Path) -> None:
    rows = [
        paid("2025-01-02", VICTIM, MULE, "100", "100", proceeds_of="C1"),
        paid("2025-01-03", MULE, "", "30", "70", direction="out"),
        paid("2025-01-04", SECOND, "", "5", "20", direction="out"),
        paid("2025-01-05", THIRD, SECOND, "5", "25"),
    ]
    build = register(tmp_path, rows)
    assert stated(build) == []  # SECOND is reached by nobody's proceeds, MULE began with nothing
    assert records(build, "SELECT count(*) FROM trace_stated WHERE kind = 'not used'") == [(0,)]


def test_no_order_of_rows_changes_what_balances_tell(tmp_path: Path) -> None:
    rows = [
        IN,
        paid("2025-01-03", MULE, SECOND, "70", "20"),
        paid("2025-01-03", THIRD, MULE, "5", "25"),
        paid("2025-01-04", MULE, THIRD, "65", "-40"),
        paid("2025-01-05", THIRD, MULE, "65", "25"),
    ]
    one, other = register(tmp_path / "1", rows), register(tmp_path / "2", rows[::-1])
    amounts = "SELECT kind, node, amount, stated FROM trace_stated ORDER BY ALL"
    assert ends(one) == ends(other)
    assert records(one, amounts) == records(other, amounts)


def test_the_opening_balance_of_a_bank_statement_counts(tmp_path: Path) -> None:
    """What an MT940 file opens with is spent first; a gap between two statements is money without a row."""
    lines = (
        ":20:A", f":25:{MULE}", ":28C:1/1", ":60F:C250101EUR300,00", ":61:2501020102C100,00NTRFNONREF",
        f":86:166?00CREDIT?31{VICTIM}?32ANA TEST", ":61:2501030103D350,00NTRFNONREF",
        f":86:166?00DEBIT?31{SECOND}?32MARKO TEST", ":62F:C250103EUR50,00", "-",
        ":20:B", f":25:{MULE}", ":28C:3/1", ":60F:C250110EUR20,00", ":61:2501110111D15,00NTRFNONREF",
        f":86:166?00DEBIT?31{THIRD}?32IVA TEST", ":62F:C250111EUR5,00", "-",
    )  # fmt: skip
    accounts = [
        {"account": VICTIM, "case_id": "C1", "role": "victim"}, {"account": MULE, "case_id": "C1", "role": "mule"},
    ]  # fmt: skip
    statement = "\r\n".join(lines).encode()
    build = built(tmp_path, {"cases": [a_case("C1")], "accounts": accounts, "transfers_bank.sta": statement})
    assert [row[:3] for row in stated(build)] == [("opening balance", MULE, D(300)), ("unknown outflow", MULE, D(30))]
    assert ends(build) == {
        (SECOND, LEFT): D(50), ("unrecorded", "unknown outflow"): D(30), (THIRD, LEFT): D(15), (MULE, LEFT): D(5),
    }  # fmt: skip


DAYS: list[tuple[str, list[Cells], dict[tuple[str, str], Decimal], list[str]]] = [
    (
        "two receipts of one day are ordered by their balances",
        [
            paid("2025-01-02", VICTIM, MULE, "10", "10", proceeds_of="C1"),
            paid("2025-01-02", THIRD, MULE, "20", "30"),
            paid("2025-01-03", MULE, SECOND, "15", "15"),
        ],
        {(SECOND, LEFT): D(10)},
        [],
    ),
    (
        "a day that comes back to its balance leaves the order open, and its balances say nothing",
        [
            paid("2025-01-01", THIRD, MULE, "100", "100"),
            paid("2025-01-02", MULE, THIRD, "50", "50"),
            paid("2025-01-02", VICTIM, MULE, "50", "100", proceeds_of="C1"),
            paid("2025-01-03", MULE, SECOND, "70", "30"),
        ],
        {(SECOND, LEFT): D(20), (MULE, LEFT): D(30)},
        ["order open"],
    ),
    (
        "what is missing is found at the next balance that has a place",
        [
            paid("2025-01-01", THIRD, MULE, "100", "100"),
            paid("2025-01-02", MULE, THIRD, "50", "50"),
            paid("2025-01-02", VICTIM, MULE, "50", "100", proceeds_of="C1"),
            paid("2025-01-03", MULE, SECOND, "40", "20"),
        ],
        {("unrecorded", "unknown outflow"): D(0), (SECOND, LEFT): D(30), (MULE, LEFT): D(20)},
        ["order open", "unknown outflow"],
    ),
]


@pytest.mark.parametrize(("rows", "wanted", "kinds"), [case[1:] for case in DAYS], ids=[case[0] for case in DAYS])
def test_balances_of_rows_of_one_day(
    tmp_path: Path, rows: list[Cells], wanted: dict[tuple[str, str], Decimal], kinds: list[str]
) -> None:
    build = register(tmp_path, rows)
    assert ends(build) == {end: amount for end, amount in wanted.items() if amount}
    assert sorted(kind for kind, *_ in stated(build)) == kinds
    assert ("in which order the rows" in " ".join(words(build.engine, "C1"))) == ("order open" in kinds)
    turned = register(tmp_path / "turned", rows[::-1])
    assert ends(turned) == ends(build)
