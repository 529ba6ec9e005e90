"""Links through money: transfers from one case to another, and a third account that both pay."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from registers import a_case, built, records

from finlink.explain import explain
from finlink.settings import load

if TYPE_CHECKING:
    from pathlib import Path

    from registers import Cells

    from finlink.result import Build

IBANS = [
    "RS35260005601001611379", "BA399124449318416423", "RS35908000007713380032", "DE89370400440532013000",
    "GB82WEST12345698765432", "FR1420041010050500013M02606",
]  # fmt: skip
X, Y, Z, T, U, V = IBANS


def held(case_id: str, account: str, role: str = "mule", **cells: str) -> Cells:
    return {"account": account, "case_id": case_id, "role": role} | cells


def paid(sender: str, receiver: str, day: str = "2025-02-01", amount: str = "100", currency: str = "EUR") -> Cells:
    return {"time": day, "sender": sender, "receiver": receiver, "amount": amount, "currency": currency}


def register(tmp_path: Path, accounts: list[Cells], transfers: list[Cells], settings: str = "") -> Build:
    cases = [a_case(name) for name in sorted({row["case_id"] for row in accounts})]
    files = {"cases": cases, "accounts": accounts} | ({"transfers": transfers} if transfers else {})
    return built(tmp_path, files, settings)


def links(build: Build, kind: str) -> list[tuple[str, str, str, float]]:
    return records(build, f'SELECT "left", "right", via, strength FROM links WHERE kind = \'{kind}\' ORDER BY ALL')


DIRECT: list[tuple[str, list[Cells], list[Cells], float]] = [
    ("mule to mule", [held("A", X), held("B", Y)], [paid(X, Y)], 0.8),
    ("roles unknown", [held("A", X, ""), held("B", Y, "")], [paid(X, Y)], 0.8),
    ("the later case pays", [held("B", X), held("A", Y)], [paid(X, Y)], 0.8),
    ("another spelling", [held("A", X), held("B", Y)], [paid("RS35 2600 0560 1001 6113 79", Y.lower())], 0.8),
    ("a victim pays", [held("A", X, "victim"), held("B", Y)], [paid(X, Y)], 0.6),
    ("a victim who is a suspect too", [held("A", X, "victim"), held("A", X), held("B", Y)], [paid(X, Y)], 0.8),
    ("to a victim", [held("A", X), held("B", Y, "victim")], [paid(X, Y)], 0.3),
    ("to a merchant", [held("A", X), held("B", Y, "merchant")], [paid(X, Y)], 0.3),
    ("from a merchant", [held("A", X, "merchant"), held("B", Y)], [paid(X, Y)], 0.3),
    ("an end that is not sure", [held("A", "12345"), held("B", Y)], [paid("12345", Y)], 0.5),
]


@pytest.mark.parametrize(("accounts", "transfers", "strength"), [d[1:] for d in DIRECT], ids=[d[0] for d in DIRECT])
def test_a_direct_transfer(accounts: list[Cells], transfers: list[Cells], strength: float, tmp_path: Path) -> None:
    build = register(tmp_path, accounts, transfers)
    via = f"account:{'-/12345' if accounts[0]['account'] == '12345' else X} > account:{Y}"
    assert links(build, "direct_transfer") == [("A", "B", via, strength)]
    assert records(build, "SELECT case_ids FROM networks") == ([("A;B",)] if strength >= 0.9 else [])


NOT_DIRECT: list[tuple[str, list[Cells], list[Cells], str]] = [
    ("within one case", [held("A", X), held("A", Y)], [paid(X, Y)], ""),
    ("the sender is of both", [held("A", X), held("B", X), held("B", Y)], [paid(X, Y)], ""),
    ("the receiver is of both", [held("A", X), held("A", Y), held("B", Y)], [paid(X, Y)], ""),
    ("to a service", [held("A", X), held("B", Y, "service")], [paid(X, Y)], ""),
    ("from a service", [held("A", X, "service"), held("B", Y)], [paid(X, Y)], ""),
    ("to an account of no case", [held("A", X), held("B", Y)], [paid(X, T)], ""),
    ("no transfers", [held("A", X), held("B", Y)], [], ""),
    (
        "to an account of too many cases",
        [held("A", X), held("B", Y), held("C", Y), held("D", Y)],
        [paid(X, Y)],
        "hub_limit = 2",
    ),
    (
        "to an account that too many cases pay",
        [held("A", X), held("B", Z), held("C", T), held("D", Y)],
        [paid(X, Y), paid(Z, Y), paid(T, Y)],
        "hub_limit = 2",
    ),
]


@pytest.mark.parametrize(
    ("accounts", "transfers", "settings"), [n[1:] for n in NOT_DIRECT], ids=[n[0] for n in NOT_DIRECT]
)
def test_no_direct_transfer(accounts: list[Cells], transfers: list[Cells], settings: str, tmp_path: Path) -> None:
    assert links(register(tmp_path, accounts, transfers, settings), "direct_transfer") == []


def test_an_end_that_too_many_cases_pay_is_said(tmp_path: Path) -> None:
    accounts = [held("A", X), held("B", Z), held("C", T), held("D", Y)]
    build = register(tmp_path, accounts, [paid(X, Y), paid(Z, Y), paid(T, Y)], "hub_limit = 2")
    assert records(build, "SELECT node, kind, cases FROM busy_ends") == [
        (f"account:{Y}", "common_counterparty", 3), (f"account:{Y}", "direct_transfer", 3),
    ]  # fmt: skip
    assert any("3 other cases" in row[1] for row in explain(build, f"account:{Y}"))


def test_both_ways_are_two_links(tmp_path: Path) -> None:
    build = register(tmp_path, [held("A", X), held("B", Y)], [paid(X, Y), paid(Y, X), paid(X, Y)])
    ways = [f"account:{X} > account:{Y}", f"account:{Y} > account:{X}"]
    assert [row[2] for row in links(build, "direct_transfer")] == sorted(ways)


def test_the_evidence_is_both_accounts_and_the_transfers_and_the_sums_are_kept(tmp_path: Path) -> None:
    transfers = [paid(X, Y, f"2025-01-{day:02d}", f"{day}.5") for day in range(1, 31)] + [paid(X, Y, currency="RSD")]
    build = register(tmp_path, [held("A", X), held("B", Y)], transfers)
    [(evidence,)] = records(build, "SELECT evidence FROM links")
    lines = [*range(2, 12), *range(23, 33)]
    assert set(evidence.split("; ")) == {"accounts.csv:2", "accounts.csv:3", *(f"transfers.csv:{n}" for n in lines)}
    assert evidence.startswith("accounts.csv:2; ")
    assert evidence.endswith("; accounts.csv:3")
    sums = records(build, "SELECT currency, transfers, amount FROM direct_transfer_amounts ORDER BY 1")
    assert sums == [("EUR", 30, Decimal(480)), ("RSD", 1, Decimal(100))]


BOTH = [held("A", X), held("B", Y)]

COMMON: list[tuple[str, list[Cells], list[Cells], str, bool]] = [
    ("the same day", BOTH, [paid(X, T), paid(Y, T)], "", True),
    ("thirty days apart", BOTH, [paid(X, T, "2025-01-01"), paid(Y, T, "2025-01-31")], "", True),
    ("thirty-one days apart", BOTH, [paid(X, T, "2025-01-01"), paid(Y, T, "2025-02-01")], "", False),
    ("the other first", BOTH, [paid(X, T, "2025-01-31"), paid(Y, T, "2025-01-01")], "", True),
    (
        "the nearest of several",
        BOTH,
        [paid(X, T, "2024-01-01"), paid(X, T, "2025-01-20"), paid(Y, T, "2025-02-10"), paid(Y, T, "2025-12-01")],
        "",
        True,
    ),
    ("a setting", BOTH, [paid(X, T, "2025-01-01"), paid(Y, T, "2025-01-03")], "counterparty_days = 1", False),
    ("days at most", BOTH, [paid(X, T, "2025-01-01"), paid(Y, T, "2025-01-03")], "counterparty_days = 2", True),
    ("the same day only", BOTH, [paid(X, T), paid(Y, T)], "counterparty_days = 0", True),
    ("two spellings of the third", BOTH, [paid(X, T), paid(Y, T.lower())], "", True),
    ("of a third case", [*BOTH, held("C", T)], [paid(X, T), paid(Y, T)], "", True),
    ("of one of the two", [*BOTH, held("B", T)], [paid(X, T), paid(Y, T)], "", False),
    ("a service", [*BOTH, held("C", T, "service")], [paid(X, T), paid(Y, T)], "", False),
    ("a merchant", [*BOTH, held("C", T, "merchant")], [paid(X, T), paid(Y, T)], "", False),
    ("a victim pays", [held("A", X, "victim"), held("B", Y)], [paid(X, T), paid(Y, T)], "", False),
    ("one account of both", [held("A", X), held("B", X)], [paid(X, T)], "", False),
    (
        "paid by too many cases",
        [*BOTH, held("C", Z, "victim")],
        [paid(X, T), paid(Y, T), paid(Z, T, "2020-01-01")],
        "hub_limit = 2",
        False,
    ),
    ("they are paid by it", BOTH, [paid(T, X), paid(T, Y)], "", False),
]


@pytest.mark.parametrize(
    ("accounts", "transfers", "settings", "found"), [c[1:] for c in COMMON], ids=[c[0] for c in COMMON]
)
def test_a_common_counterparty(
    accounts: list[Cells], transfers: list[Cells], settings: str, found: bool, tmp_path: Path
) -> None:
    build = register(tmp_path, accounts, transfers, settings)
    assert [row for row in links(build, "common_counterparty") if row[:2] == ("A", "B")] == (
        [("A", "B", f"account:{T}", 0.6)] if found else []
    )


def test_the_evidence_of_a_common_counterparty_is_of_that_time(tmp_path: Path) -> None:
    transfers = [paid(X, T, "2024-01-01"), paid(X, T, "2025-01-20"), paid(Y, T, "2025-02-10"), paid(Y, U)]
    build = register(tmp_path, BOTH, transfers)
    [(evidence,)] = records(build, "SELECT evidence FROM links")
    assert evidence == "accounts.csv:2; transfers.csv:3; accounts.csv:3; transfers.csv:4"
    assert records(build, "SELECT * FROM networks") == []


def test_both_rules_on_random_registers(tmp_path: Path) -> None:
    for seed in range(3):
        dice = random.Random(seed)  # noqa: S311 - an invented register
        roles = ["mule", "victim", "suspect", "merchant", ""]
        accounts = [held(f"C{dice.randrange(5)}", dice.choice(IBANS), dice.choice(roles)) for _ in range(8)]
        days = [f"2025-{month:02d}-{day:02d}" for month in (1, 2, 3) for day in (1, 9, 17, 25)]
        ends = [dice.sample(IBANS, 2) for _ in range(25)]
        transfers = [paid(one, other, dice.choice(days), str(n + 1)) for n, (one, other) in enumerate(ends)]
        expected = by_hand(accounts, transfers)
        for turn in range(2):
            build = register(tmp_path / f"{seed}-{turn}", accounts, transfers, "counterparty_days = 20")
            found = {kind: {row[:3] for row in links(build, kind)} for kind in expected}
            assert found == expected
            dice.shuffle(transfers)
            dice.shuffle(accounts)


def by_hand(accounts: list[Cells], transfers: list[Cells]) -> dict[str, set[tuple[str, str, str]]]:
    """Return what both rules should find, row by row."""
    of: dict[str, set[str]] = {account: set() for account in IBANS}
    joining: set[tuple[str, str]] = set()
    for row in accounts:
        of[row["account"]].add(row["case_id"])
        if row["role"] not in ("victim", "merchant"):
            joining.add((row["account"], row["case_id"]))
    merchants = {row["account"] for row in accounts if row["role"] == "merchant"}
    direct: set[tuple[str, str, str]] = set()
    common: set[tuple[str, str, str]] = set()
    for one in transfers:
        sender, receiver = one["sender"], one["receiver"]
        for left in of[sender] - of[receiver]:
            for right in of[receiver] - of[sender]:
                direct.add((*sorted((left, right)), f"account:{sender} > account:{receiver}"))  # type: ignore[arg-type]
        for other in transfers:
            apart = abs((date.fromisoformat(one["time"]) - date.fromisoformat(other["time"])).days)
            if other["receiver"] != receiver or other["sender"] == sender or apart > 20 or receiver in merchants:
                continue
            for left in of[sender] - of[receiver] - of[other["sender"]]:
                for right in of[other["sender"]] - of[receiver] - of[sender]:
                    if left < right and {(sender, left), (other["sender"], right)} <= joining:
                        common.add((left, right, f"account:{receiver}"))
    return {"direct_transfer": direct, "common_counterparty": common}


@pytest.mark.parametrize("text", ["counterparty_days = -1", "counterparty_days = 40000", 'counterparty_days = "x"'])
def test_a_number_of_days_that_is_none_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "finlink.toml").write_text(text)
    with pytest.raises(Exception, match="counterparty_days should be"):
        load(tmp_path)
