"""What could be frozen: per end point, less what is restrained, and the drafts that ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from registers import a_case, built, records

from finlink.cli import cli
from finlink.errors import FinlinkError
from finlink.export.requests import write_requests

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from registers import Cells

    from finlink.result import Build

VICTIM, MULE, OTHER = "RS35908000007713380032", "RS35904000003968413039", "BA399124449318416423"
EXCHANGE = "TLm2BfwGwWQuzJjx3zLxqN3SS3k9hib7ud"
PRIVATE = "TAL43mhHCYgkvrPAKa1N2KZBR6sRnbEEAw"


def register(
    tmp_path: Path, *, measures: Sequence[Cells] = (), account: Cells | None = None, wallet: Cells | None = None,
    receiver: str = MULE, currency: str = "EUR",
) -> Build:  # fmt: skip
    transfers = [
        {"time": f"2025-01-0{day}", "sender": VICTIM, "receiver": receiver, "amount": amount, "currency": currency,
         "proceeds_of": case, "reference": f"memo {day}", "tx_hash": f"{day}" * 64}
        for day, case, amount in ((1, "C1", "100"), (2, "C2", "50"))
    ]  # fmt: skip
    files: dict[str, Sequence[Cells] | str] = {
        "cases": [a_case("C1", country="RS"), a_case("C2", country="RS")],
        "transfers": transfers,
        "investigations": "investigation_id,case_id\n",
        "accounts": [{"account": MULE, "case_id": "C1", "role": "mule", "bank": "Banka X"} | (account or {})],
    }
    if wallet:
        files["wallets"] = [{"address": receiver, "chain": "tron", "case_id": "C1"} | wallet]
    if measures:
        files["measures"] = [{"case_id": "C1", "currency": "EUR", "target": MULE} | one for one in measures]
    return built(tmp_path, files)


def freezable(build: Build) -> tuple[object, ...]:
    return records(build, "SELECT traced, restrained, freezable, cases FROM freezable")[0]


def measure(what: str, amount: str, date: str) -> Cells:
    return {"measure": what, "amount": amount, "date": date}


MEASURES: list[tuple[str, list[Cells], int]] = [
    ("nothing", [], 0),
    ("found is not restrained", [measure("identified", "80", "2025-02-01")], 0),
    ("frozen", [measure("frozen", "80", "2025-02-01")], 80),
    ("the latest event counts", [measure("suspended", "150", "2025-02-01"), measure("frozen", "80", "2025-02-03")], 80),
    ("a partial release", [measure("frozen", "80", "2025-02-01"), measure("released", "30", "2025-02-03")], 50),
    ("frozen anew after a release", [
        measure("frozen", "80", "2025-02-01"), measure("released", "80", "2025-02-03"),
        measure("frozen", "20", "2025-02-05"),
    ], 20),
    ("more than was traced", [measure("seized", "500", "2025-02-01")], 500),
]  # fmt: skip


@pytest.mark.parametrize(("measures", "restrained"), [row[1:] for row in MEASURES], ids=[row[0] for row in MEASURES])
def test_what_is_restrained_is_not_freezable(measures: list[Cells], restrained: int, tmp_path: Path) -> None:
    assert freezable(register(tmp_path, measures=measures)) == (150, restrained, max(0, 150 - restrained), 2)


BALANCES: list[tuple[str, Cells, int]] = [
    ("a later balance bounds it", {"balance": "40", "balance_on": "2025-01-05", "currency": "EUR"}, 40),
    ("of unsaid currency too", {"balance": "40", "balance_on": "2025-01-05"}, 40),
    ("an earlier one says nothing", {"balance": "40", "balance_on": "2025-01-01", "currency": "EUR"}, 150),
    ("nor one in another currency", {"balance": "40", "balance_on": "2025-01-05", "currency": "USD"}, 150),
    ("a larger one adds nothing", {"balance": "900", "balance_on": "2025-01-05", "currency": "EUR"}, 150),
]


@pytest.mark.parametrize(("account", "amount"), [row[1:] for row in BALANCES], ids=[row[0] for row in BALANCES])
def test_a_balance_stated_later_bounds_it(account: Cells, amount: int, tmp_path: Path) -> None:
    assert freezable(register(tmp_path, account=account))[2] == amount


def test_at_a_pooled_custodian_the_balance_says_nothing(tmp_path: Path) -> None:
    wallet = {"role": "service", "service": "Exchange", "country": "EE", "balance": "5", "balance_on": "2025-02-01"}
    build = register(tmp_path, wallet=wallet, receiver=EXCHANGE, currency="USDT")
    assert freezable(build) == (150, 0, 150, 2)
    note, channel = records(build, "SELECT note, channel FROM freezable")[0]
    assert note.startswith("traced, balance unknown")
    assert channel == "EGMONT;BC-29;MLA"


def test_each_case_gets_its_share_in_the_worklist(tmp_path: Path) -> None:
    build = register(tmp_path, measures=[measure("frozen", "30", "2025-02-01")])
    assert records(build, "SELECT case_id, traced_eur, freezable_eur FROM gaps ORDER BY 1") == [
        ("C1", 100, 80),
        ("C2", 50, 40),
    ]


def test_drafts_name_custodian_amount_reference_and_rows(tmp_path: Path) -> None:
    register(tmp_path, account={"holder": "<b>x</b>"})
    folder = tmp_path / "drafts"
    done = CliRunner().invoke(cli, ["freeze", str(tmp_path / "build"), "--requests", str(folder)])
    assert "1 draft written" in done.output
    text = (folder / "001-Banka-X-RS.txt").read_text(encoding="utf-8")
    for told in (
        "To:        Banka X",
        "To be restrained: 150 EUR",
        "deposit reference memo 1",
        "[transfers.csv:2]",
        "C1, C2",
    ):
        assert told in text
    page = (folder / "001-Banka-X-RS.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in page
    assert "Banka X" in page


def test_no_draft_goes_to_the_holder_of_an_account(tmp_path: Path) -> None:
    build = register(tmp_path, account={"bank": "", "holder": "Marko Osumnjičeni"})
    assert records(build, "SELECT service FROM freezable") == [(None,)]
    folder = tmp_path / "drafts"
    CliRunner().invoke(cli, ["freeze", str(tmp_path / "build"), "--requests", str(folder)])
    (text,) = folder.glob("*.txt")
    assert "Marko" not in text.read_text(encoding="utf-8")
    assert f"To:        {MULE}" in text.read_text(encoding="utf-8")


def test_the_order_of_measures_of_one_day_changes_nothing(tmp_path: Path) -> None:
    two = [measure("frozen", "80", "2025-02-01"), measure("frozen", "30", "2025-02-01")]
    forth, back = (register(tmp_path / str(n), measures=rows) for n, rows in enumerate((two, two[::-1])))
    assert freezable(forth) == freezable(back)


def test_a_template_that_cannot_be_read_is_said_in_a_sentence(tmp_path: Path) -> None:
    build = register(tmp_path)
    (tmp_path / "own.txt").write_text("{{ custodian", encoding="utf-8")
    with pytest.raises(FinlinkError, match="line 1: the template is not valid Jinja"):
        write_requests(build, str(tmp_path / "d"), str(tmp_path / "own.txt"))


def test_a_draft_shows_data_as_text(tmp_path: Path) -> None:
    register(tmp_path, account={"bank": "<script>alert(1)</script>"})
    folder = tmp_path / "drafts"
    CliRunner().invoke(cli, ["freeze", str(tmp_path / "build"), "--requests", str(folder)])
    page = next(folder.glob("*.html")).read_text(encoding="utf-8")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_drafts_may_be_worded_by_the_user(tmp_path: Path) -> None:
    register(tmp_path)
    (tmp_path / "own.txt").write_text("An {{ custodian }}: {{ positions[0].freezable }}\n", encoding="utf-8")
    command = [
        "freeze",
        str(tmp_path / "build"),
        "--requests",
        str(tmp_path / "d"),
        "--template",
        str(tmp_path / "own.txt"),
    ]
    assert CliRunner().invoke(cli, command).exit_code == 0
    assert (tmp_path / "d" / "001-Banka-X-RS.txt").read_text(encoding="utf-8") == "An Banka X: 150\n"


def test_nobody_is_asked_for_a_wallet_of_ones_own(tmp_path: Path) -> None:
    build = register(tmp_path, wallet={"role": "suspect"}, receiver=PRIVATE, currency="USDT")
    assert records(build, "SELECT note FROM freezable") == [
        ("no custodian is known: whoever has the key can move it; Tether, who issues USDT, can freeze it (verify)",)
    ]
    done = CliRunner().invoke(cli, ["freeze", str(tmp_path / "build"), "--requests", str(tmp_path / "drafts")])
    assert "0 drafts" in done.output


def test_a_draft_names_the_whole_payment_of_which_a_part_was_traced(tmp_path: Path) -> None:
    """Whoever looks for it at the custodian finds 150, not the 100 of it that were the victim's."""
    rows = [
        {"time": "2025-01-01", "sender": VICTIM, "receiver": MULE, "amount": "100", "proceeds_of": "C1"},
        {"time": "2025-01-02", "sender": OTHER, "receiver": MULE, "amount": "50"},
        {"time": "2025-01-03", "sender": MULE, "receiver": EXCHANGE, "amount": "150", "received_amount": "160",
         "received_currency": "USDT"},
    ]  # fmt: skip
    wallets = [
        {"address": EXCHANGE, "chain": "tron", "case_id": "C1", "role": "service", "service": "X", "country": "EE"}
    ]
    transfers = [{"currency": "EUR"} | row for row in rows]
    build = built(tmp_path, {"cases": [a_case("C1", country="RS")], "transfers": transfers, "wallets": wallets})
    (draft,) = write_requests(build, str(tmp_path / "drafts"))
    assert "106.66666666 USDT of case C1, part of a payment of 150 EUR" in draft.read_text(encoding="utf-8")


def test_the_custodian_of_a_services_account_is_its_holder(tmp_path: Path) -> None:
    build = register(tmp_path, account={"role": "service", "holder": "Exchange B", "bank": "Banka X"})
    assert records(build, "SELECT service FROM freezable") == [("Exchange B",)]


def test_an_account_that_no_file_describes_has_the_country_of_its_number_and_a_warning(tmp_path: Path) -> None:
    build = register(tmp_path, receiver=OTHER)
    told = records(build, "SELECT country, channel, note FROM freezable")
    note = "no case's file describes it: find out whose it is first; no later balance is stated: ask for it"
    assert told == [("BA", "EGMONT;W198-47;MLA", note)]


def test_what_is_left_open_is_said(tmp_path: Path) -> None:
    measures = [{"target": "", "measure": "frozen", "amount": "5", "date": "2025-02-01", "currency": "EUR"}]
    register(tmp_path, measures=measures, wallet={"role": "suspect"}, receiver=PRIVATE, currency="USDT")
    said = CliRunner().invoke(cli, ["freeze", str(tmp_path / "build")]).output
    assert "What is in USDT stands last: no rate gives its value in euro" in said
    assert "Measures without a target restrain nothing here, as nobody can say what they hold: measures.csv:2." in said
