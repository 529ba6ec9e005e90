"""Tracing over a register: what enters, the order of payments, chains and conversions, and what is said."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from registers import SAMPLE, a_case, built, digests, records

import finlink
from finlink.cli import cli
from finlink.cli.trace_command import CHANGES
from finlink.explain import explain
from finlink.profiles import values
from finlink.reference.listings import MORE
from finlink.settings import TRACE_METHODS
from finlink.trace import RANGE
from finlink.trace.listing import COLUMNS, HOP_COLUMNS
from finlink.trace.notes import words
from finlink.tracing import changes, parse_what_if

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from registers import Cells

    from finlink.result import Build

VICTIM, MULE, SECOND, THIRD = (
    "RS35908000007713380032", "RS35904000003968413039", "BA399124449318416423", "ME25505000012345678951",
)  # fmt: skip
TRON, EXCHANGE = "TAL43mhHCYgkvrPAKa1N2KZBR6sRnbEEAw", "TLm2BfwGwWQuzJjx3zLxqN3SS3k9hib7ud"
BITCOIN = (
    "17YcUcpPHPhgLR6BZWqYPtmLQWW3vS5Qgv",
    "1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
    "324N8Q7jiTxzhP7V3ivGmMXE6DspjMnfoW",
)


def paid(time: str, sender: str, receiver: str, amount: str, **cells: str) -> Cells:
    return {"time": time, "sender": sender, "receiver": receiver, "amount": amount, "currency": "EUR"} | cells


def register(tmp_path: Path, transfers: Sequence[Cells], config: str = "", **more: Sequence[Cells]) -> Build:
    cases = [a_case(case) for case in ("C1", "C2")]
    files = {"cases": cases, "transfers": transfers, **more}
    return built(tmp_path, files, config)


def ends(build: Build, case: str = "C1") -> dict[tuple[str, str], str]:
    """Return destination and reason with amount and currency, the node's last part for short."""
    rows = records(
        build, f"SELECT destination, reason, amount, currency FROM trace_ends WHERE case_id = '{case}' AND amount > 0"
    )
    return {
        (end.rsplit(":", 1)[-1], reason): f"{amount.normalize():f} {currency}" for end, reason, amount, currency in rows
    }


LEFT = "left on the account"


def test_money_goes_through_mules_and_stops_at_a_service(tmp_path: Path) -> None:
    transfers = [
        paid("2025-01-01", VICTIM, MULE, "100", proceeds_of="C1"),
        paid("2025-01-02", MULE, SECOND, "70", fee="1"),
        paid("2025-01-03", SECOND, TRON, "60", received_amount="65", received_currency="USDT"),
        paid("2025-01-04", TRON, EXCHANGE, "65", currency="USDT", chain="tron"),
        paid("2025-01-05", EXCHANGE, THIRD, "65", currency="USDT", chain="tron"),
    ]
    wallets = [
        {"address": EXCHANGE, "chain": "TRC20", "case_id": "C1", "role": "service", "service": "X", "country": "EE"}
    ]
    build = register(tmp_path, transfers, wallets=wallets)
    assert ends(build) == {
        (MULE, LEFT): "29 EUR", ("fee", "fee"): "1 EUR", (SECOND, LEFT): "10 EUR", (EXCHANGE, "service"): "65 USDT",
    }  # fmt: skip
    told = records(build, "SELECT service, country, hops, amount_eur FROM trace_ends WHERE reason = 'service'")
    assert told == [("X", "EE", 4, None)]


def test_entered_equals_what_ended_per_asset(tmp_path: Path) -> None:
    build = finlink.build(SAMPLE, tmp_path / "build")
    rows = records(build, """
        WITH flows AS (
            SELECT case_id, currency, entered AS delta FROM trace_entries WHERE case_id IS NOT NULL
            UNION ALL
            SELECT case_id, currency, -amount FROM trace_ends
            UNION ALL
            SELECT case_id, source_currency, -sent FROM trace_hops WHERE source_currency <> target_currency
            UNION ALL
            SELECT case_id, target_currency, received FROM trace_hops WHERE source_currency <> target_currency
        ) SELECT case_id, currency, sum(delta) FROM flows GROUP BY ALL HAVING sum(delta) <> 0""")  # fmt: skip
    assert rows == []
    assert records(build, "SELECT count(*) > 50 FROM trace_ends") == [(True,)]


def test_the_planted_way_of_48_000_euro(tmp_path: Path) -> None:
    build = finlink.build(SAMPLE, tmp_path / "build")
    assert sorted(ends(build, "KT-116/25").values()) == ["1 USDT", "500 EUR", "500 EUR", "51299 USDT"]


ENTRIES: list[tuple[str, list[Cells], list[Cells], dict[str, str]]] = [
    (
        "a victim's account pays another one of the case",
        [{"account": VICTIM, "case_id": "C1", "role": "victim"}, {"account": MULE, "case_id": "C1", "role": "mule"}],
        [paid("2025-01-01", VICTIM, MULE, "100")],
        {"C1": "100 EUR"},
    ),
    (
        "a merchant's account is none of those",
        [
            {"account": VICTIM, "case_id": "C1", "role": "victim"},
            {"account": MULE, "case_id": "C1", "role": "merchant"},
        ],
        [paid("2025-01-01", VICTIM, MULE, "100")],
        {},
    ),
    (
        "where a payment is marked, the others enter nothing",
        [{"account": VICTIM, "case_id": "C1", "role": "victim"}, {"account": MULE, "case_id": "C1", "role": "mule"}],
        [paid("2025-01-01", VICTIM, MULE, "100"), paid("2025-01-02", VICTIM, MULE, "7", proceeds_of="C1")],
        {"C1": "7 EUR"},
    ),
    (
        "what could be of two cases enters for neither",
        [
            {"account": account, "case_id": case, "role": role}
            for case in ("C1", "C2") for account, role in ((VICTIM, "victim"), (MULE, "mule"))
        ],
        [paid("2025-01-01", VICTIM, MULE, "100")],
        {},
    ),
    (
        "unless it stands in the file of one",
        [
            {"account": account, "case_id": case, "role": role}
            for case in ("C1", "C2") for account, role in ((VICTIM, "victim"), (MULE, "mule"))
        ],
        [paid("2025-01-01", VICTIM, MULE, "100", case_id="C2")],
        {"C2": "100 EUR"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("accounts", "transfers", "expected"), [row[1:] for row in ENTRIES], ids=[row[0] for row in ENTRIES]
)
def test_where_proceeds_enter(
    accounts: list[Cells], transfers: list[Cells], expected: dict[str, str], tmp_path: Path
) -> None:
    build = register(tmp_path, transfers, accounts=accounts)
    found = {case: amount for case in ("C1", "C2") for amount in ends(build, case).values()}
    assert found == expected
    if not expected and "C2" in {row["case_id"] for row in accounts}:
        assert records(build, "SELECT case_id, candidates FROM trace_entries") == [(None, "C1, C2")]


def test_a_hop_of_money_already_traced_enters_no_second_time(tmp_path: Path) -> None:
    transfers = [
        paid("2025-01-01", VICTIM, MULE, "100", proceeds_of="C1"),
        paid("2025-01-02", MULE, SECOND, "100", proceeds_of="C1"),
    ]
    build = register(tmp_path, transfers)
    assert records(build, "SELECT amount, entered FROM trace_entries ORDER BY time") == [(100, 100), (100, 0)]
    assert ends(build) == {(SECOND, LEFT): "100 EUR"}
    told = words(build.engine, "C1")
    assert told[0].startswith("Entered: 100 EUR by 2 payments")
    assert "100 EUR of them was a case's traced money already" in told[0]
    shown = explain(build, f"account:{SECOND}")
    traced = [row for row in shown if row[0] == "traced here"]
    assert [row[1] for row in traced] == ["100 EUR of case C1 by fifo: left on the account; came by:"]
    assert traced[0][3] == "transfers.csv:3"


def test_inputs_of_one_transaction_are_pooled_and_its_rest_is_the_fee(tmp_path: Path) -> None:
    first, second, third = BITCOIN
    both = {"currency": "BTC", "chain": "bitcoin", "tx_hash": "ab" * 32}
    transfers = [
        paid(
            "2025-01-01",
            VICTIM,
            first,
            "1",
            currency="EUR",
            received_amount="1",
            received_currency="BTC",
            proceeds_of="C1",
        ),
        paid("2025-01-02", first, "", "1", direction="out", log_index="in-0", **both),
        paid("2025-01-02", second, "", "2", direction="out", log_index="in-1", **both),
        paid("2025-01-02", "", third, "2.5", direction="in", log_index="out-0", **both),
        paid("2025-01-02", "", second, "0.4999", direction="in", log_index="out-1", **both),
    ]
    build = register(tmp_path, transfers)
    assert ends(build) == {(third, LEFT): "1 BTC"}
    lifo = register(tmp_path / "libr", transfers, 'trace_method = "libr"')
    assert ends(lifo) == {(third, LEFT): "0.5 BTC", (second, LEFT): "0.4999 BTC", ("fee", "fee"): "0.0001 BTC"}


ODD: list[tuple[str, list[Cells], dict[tuple[str, str], str]]] = [
    ("a payment to oneself", [paid("2025-01-02", MULE, MULE, "50")], {(MULE, LEFT): "100 EUR"}),
    (
        "a circle",
        [
            paid("2025-01-02", MULE, SECOND, "100"), paid("2025-01-03", SECOND, MULE, "100"),
            paid("2025-01-04", MULE, SECOND, "30"),
        ],
        {(MULE, LEFT): "70 EUR", (SECOND, LEFT): "30 EUR"},
    ),
    (
        "a conversion of which one side is missing",
        [paid("2025-01-02", MULE, TRON, "60", received_currency="USDT")],
        {(MULE, LEFT): "40 EUR", ("conversion", "conversion, one side missing"): "60 EUR"},
    ),
    (
        "nobody knows who is paid",
        [paid("2025-01-02", MULE, "", "60", direction="out")],
        {(MULE, LEFT): "40 EUR", ("unknown", "unknown outflow"): "60 EUR"},
    ),
    ("more goes out than came in", [paid("2025-01-02", MULE, SECOND, "160")], {(SECOND, LEFT): "100 EUR"}),
    (
        "an end that is no identifier",
        [paid("2025-01-02", MULE, "cash desk", "60")],
        {(MULE, LEFT): "40 EUR", ("-/CASHDESK", LEFT): "60 EUR"},
    ),
    (
        "another currency of the same account",
        [paid("2025-01-02", MULE, SECOND, "60", currency="USD")],
        {(MULE, LEFT): "100 EUR"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("transfers", "expected"), [row[1:] for row in ODD], ids=[row[0] for row in ODD])
def test_odd_ledgers_have_a_clear_answer(
    transfers: list[Cells], expected: dict[tuple[str, str], str], tmp_path: Path
) -> None:
    build = register(tmp_path, [paid("2025-01-01", VICTIM, MULE, "100", proceeds_of="C1"), *transfers])
    assert ends(build) == expected


def test_a_days_payments_are_ordered_by_what_they_need(tmp_path: Path) -> None:
    day = [
        paid("2025-01-01", SECOND, THIRD, "100", purpose="last"),
        paid("2025-01-01", MULE, SECOND, "100", purpose="second"),
        paid("2025-01-01", VICTIM, MULE, "100", proceeds_of="C1"),
    ]
    build = register(tmp_path, day)
    assert ends(build) == {(THIRD, LEFT): "100 EUR"}
    found = records(build, "SELECT destination, amount, other FROM trace_order WHERE case_id = 'C1' ORDER BY 1")
    assert [(end.rsplit(":", 1)[-1], usual, other) for end, usual, other in found] == [(THIRD, 100, 0), (MULE, 0, 100)]


def test_the_booking_order_of_a_statement_wins(tmp_path: Path) -> None:
    day = [
        paid("2025-01-01", MULE, SECOND, "100", sequence="1"),
        paid("2025-01-01", VICTIM, MULE, "100", sequence="2", proceeds_of="C1"),
    ]
    build = register(tmp_path, day)
    assert ends(build) == {(MULE, LEFT): "100 EUR"}
    assert records(build, "SELECT count(*) FROM trace_order") == [(0,)]


def test_the_order_of_rows_and_files_changes_nothing(tmp_path: Path) -> None:
    dice = random.Random(3)  # noqa: S311 - a test
    nodes = [VICTIM, MULE, SECOND, THIRD]
    rows = [
        paid(f"2025-01-0{dice.randint(1, 5)}", sender, receiver, str(dice.randint(1, 40)), transfer_id=f"T{n}")
        for n, (sender, receiver) in enumerate(dice.sample(nodes, 2) for _ in range(40))
    ]
    rows += [
        paid("2025-01-01", "", MULE, "50", direction="in", transfer_id=f"E{case}", proceeds_of=case)
        for case in ("C1", "C2")
    ]
    tables = ("trace_ends", "trace_order", "trace_short")
    seen = set()
    for turn in range(3):
        dice.shuffle(rows)
        build = register(tmp_path / str(turn), rows)
        told = [
            records(build, f"SELECT * EXCLUDE (evidence) FROM {name}" if name == "trace_short" else f"FROM {name}")
            for name in tables
        ]
        seen.add(repr(told))
    assert len(seen) == 1


def test_ether_to_the_last_wei(tmp_path: Path) -> None:
    one, other = "0x" + "ab" * 20, "0x" + "cd" * 20
    amount = "123456789.123456789012345678"
    transfers = [
        paid("2025-01-01", VICTIM, one, amount, currency="ETH", chain="ethereum", proceeds_of="C1"),
        paid("2025-01-02", one, other, "100000000.000000000000000001", currency="ETH", chain="ethereum"),
    ]
    build = register(tmp_path, transfers)
    assert ends(build) == {
        (one, LEFT): "23456789.123456789012345677 ETH", (other, LEFT): "100000000.000000000000000001 ETH",
    }  # fmt: skip


def test_a_declared_method_is_applied_and_said(tmp_path: Path) -> None:
    transfers = [
        paid("2025-01-01", SECOND, MULE, "70"),
        paid("2025-01-02", VICTIM, MULE, "30", proceeds_of="C1"),
        paid("2025-01-03", MULE, THIRD, "40"),
    ]
    for method, expected in (("fifo", 0), ("lifo", 30), ("pro_rata", 12), ("libr", 0)):
        build = register(tmp_path / method, transfers, f'trace_method = "{method}"')
        rows = records(build, "SELECT destination, method, amount, low, high FROM trace_ends ORDER BY amount")
        told = {end.rsplit(":", 1)[-1]: (name, amount, low, high) for end, name, amount, low, high in rows}
        assert told[THIRD] == (method, expected, 0, 30)
        assert told[MULE] == (method, 30 - expected, 0, 30)


def test_a_profile_may_declare_the_method(tmp_path: Path) -> None:
    profile = 'extends = "default"\ntrace_method = { value = "lifo", source = "a judgment" }\n'
    transfers = [paid("2025-01-01", VICTIM, MULE, "1", proceeds_of="C1")]
    files: dict[str, Sequence[Cells] | str] = {
        "cases": [a_case("C1")], "transfers": transfers, "ours.toml": profile,
    }  # fmt: skip
    build = built(tmp_path / "1", files, 'profile = "ours.toml"')
    assert records(build, "SELECT method, chosen FROM trace_params") == [("lifo", "profile")]
    both = built(tmp_path / "2", files, 'profile = "ours.toml"\ntrace_method = "libr"')
    assert records(both, "SELECT method, chosen FROM trace_params") == [("libr", "declared")]
    assert values.TRACE_METHODS == TRACE_METHODS == RANGE
    files["ours.toml"] = profile.replace("lifo", "poison")
    with pytest.raises(finlink.FinlinkError, match=r"trace_method.value must be one of fifo, lifo, pro_rata, libr"):
        built(tmp_path / "3", files, 'profile = "ours.toml"')


@pytest.mark.parametrize(
    ("currency", "limit", "pieces"),
    [
        ("EUR", "0.07", {"0.07": LEFT, "0.06": "smaller than the dust limit"}),
        ("ETH", "20", {"20": LEFT, "19.999999999999999999": "smaller than the dust limit"}),
        ("ETH", "0.1000000000000001", {"0.1000000000000001": LEFT, "0.1": "smaller than the dust limit"}),
    ],
)
def test_the_dust_limit_is_exact(currency: str, limit: str, pieces: dict[str, str], tmp_path: Path) -> None:
    """A piece as large as the limit is followed, one unit less is not; in wei neither fits 64 bits."""
    for piece, reason in pieces.items():
        transfers = [
            paid("2025-01-01", VICTIM, MULE, "50", currency=currency, proceeds_of="C1"),
            paid("2025-01-02", MULE, SECOND, piece, currency=currency),
        ]
        build = register(tmp_path / piece, transfers, f'trace_dust = {{ {currency} = "{limit}" }}\n')
        place = SECOND if reason == LEFT else MULE
        assert ends(build)[(place, reason)] == f"{piece} {currency}"


def test_limits_of_age_and_dust(tmp_path: Path) -> None:
    transfers = [
        paid("2025-01-01", VICTIM, MULE, "100", proceeds_of="C1"),
        paid("2025-01-02", MULE, SECOND, "0.50"),
        paid("2025-03-01", MULE, THIRD, "40"),
    ]
    build = register(tmp_path, transfers, 'trace_days = 30\ntrace_dust = { EUR = "1" }\n')
    assert ends(build) == {
        (MULE, "smaller than the dust limit"): "0.5 EUR", (MULE, "age limit"): "40 EUR", (MULE, LEFT): "59.5 EUR",
    }  # fmt: skip


WRONG = [
    'trace_method = "poison"', "trace_days = -1", 'trace_dust = { EUR = 1 }', 'trace_dust = { EUR = "-1" }',
    "trace_pool_owners = 1",
]  # fmt: skip


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_setting_is_refused_in_a_sentence(text: str, tmp_path: Path) -> None:
    with pytest.raises(finlink.FinlinkError, match="trace_"):
        register(tmp_path, [paid("2025-01-01", VICTIM, MULE, "1")], text)


def test_wallets_of_one_owner_may_be_one_pot(tmp_path: Path) -> None:
    first, second, third = BITCOIN
    coins = {"currency": "BTC", "chain": "bitcoin"}
    together = {"tx_hash": "cd" * 32, **coins}
    transfers = [
        paid("2025-01-01", first, "", "1", direction="out", log_index="in-0", **together),
        paid("2025-01-01", second, "", "1", direction="out", log_index="in-1", **together),
        paid("2025-01-01", "", third, "1.9", direction="in", log_index="out-0", **together),
        paid("2025-01-02", "", first, "1", direction="in", proceeds_of="C1", **coins),
        paid("2025-01-03", second, third, "1", tx_hash="ef" * 32, **coins),
    ]
    wallets = [
        {"address": one, "chain": "bitcoin", "case_id": case, "role": "suspect"}
        for one, case in ((first, "C1"), (second, "C2"))
    ]
    assert ends(register(tmp_path / "1", transfers, wallets=wallets)) == {(first, LEFT): "1 BTC"}
    pooled = register(tmp_path / "2", transfers, "trace_pool_owners = true", wallets=wallets)
    assert ends(pooled) == {(third, LEFT): "1 BTC"}


def test_a_wallet_of_a_sure_and_a_possible_owner_is_in_one_pot(tmp_path: Path) -> None:
    first, second, third = BITCOIN
    paid_to = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"
    coins = {"currency": "BTC", "chain": "bitcoin"}
    sure = {"tx_hash": "cd" * 32, **coins}
    possible = {"tx_hash": "ab" * 32, "direction": "out", **coins}
    transfers = [
        paid("2025-01-01", "", first, "1", direction="in", proceeds_of="C1", **coins),
        paid("2025-01-02", first, paid_to, "0.1", **sure),
        paid("2025-01-02", second, paid_to, "0.1", **sure),
        paid("2025-01-03", second, "", "0.05", **possible),
        paid("2025-01-03", third, "", "0.05", **possible),
    ]
    wallets = [
        {"address": one, "chain": "bitcoin", "case_id": case, "role": "suspect"}
        for one, case in ((first, "C1"), (second, "C2"), (third, "C3"))
    ]
    build = register(tmp_path, transfers, "trace_pool_owners = true", wallets=wallets)
    [(rows,)] = records(build, "SELECT count(*) FROM wallet_owners")
    [(nodes,)] = records(build, "SELECT count(DISTINCT node) FROM wallet_owners")
    [(left,)] = records(build, "SELECT sum(amount) FROM trace_ends WHERE amount > 0")
    assert (rows > nodes, left) == (True, 1)


def test_what_if_shows_what_changes_and_leaves_the_build_alone(tmp_path: Path) -> None:
    transfers = [
        paid("2025-01-01", VICTIM, MULE, "100", proceeds_of="C1"),
        paid("2025-01-02", MULE, SECOND, "60"),
    ]
    build = register(tmp_path, transfers)
    before = digests(tmp_path / "build")
    opened = changes(build, "C1", "", parse_what_if([f"opening={MULE}:50:EUR"], "C1"))
    assert [(row[2].rsplit(":", 1)[-1], row[5], row[6]) for row in opened] == [
        (SECOND, Decimal(60), Decimal(10)),
        (MULE, Decimal(40), Decimal(90)),
    ]
    without = changes(build, "C1", "", parse_what_if(["without=transfers.csv:3"], "C1"))
    assert [(row[2].rsplit(":", 1)[-1], row[6]) for row in without] == [(SECOND, 0), (MULE, 100)]
    assert changes(build, "C1", "", parse_what_if(["alone", "order=outgoing-first"], "C1")) == []
    assert digests(tmp_path / "build") == before
    with pytest.raises(finlink.FinlinkError, match=r"transfers.csv:99 is no transfer of this build"):
        changes(build, "C1", "", parse_what_if(["without=transfers.csv:99"], "C1"))
    with pytest.raises(finlink.FinlinkError, match="No row writes RS00; give the account"):
        changes(build, "C1", "", parse_what_if(["opening=RS00:5:EUR"], "C1"))
    with pytest.raises(finlink.FinlinkError, match="is not understood; say opening=ACCOUNT:AMOUNT:CURRENCY"):
        parse_what_if(["opening=5"], "C1")


def test_columns_are_documented() -> None:
    assert tuple(MORE["trace"]) == COLUMNS
    assert tuple(MORE["trace --hops"]) == HOP_COLUMNS
    assert tuple(MORE["trace --what-if"]) == CHANGES


def test_the_command_tells_destinations_hops_and_every_method(tmp_path: Path) -> None:
    transfers = [
        paid("2025-01-01", VICTIM, MULE, "100", proceeds_of="C1"),
        paid("2025-01-02", MULE, SECOND, "60"),
    ]
    register(tmp_path, transfers)
    folder = str(tmp_path / "build")
    run = CliRunner().invoke
    shown = run(cli, ["trace", folder, "C1"]).output
    assert "chosen by default, not by law" in shown
    assert "Entered: 100 EUR by 1 payment (marked proceeds_of; transfers.csv:2)." in shown
    listed = run(cli, ["trace", folder, "C1", "--method", "all", "--format", "csv"])
    assert [line.split(",")[1] for line in listed.stdout.splitlines()[1:]] == [
        method for method in ("fifo", "lifo", "pro_rata", "libr", "poison") for _ in range(2)
    ]
    hops = run(cli, ["trace", folder, "C1", "--hops", "--format", "csv"]).stdout.splitlines()
    assert hops[0].startswith("case_id,method,step,time,source,target,sent")
    assert len(hops) == 3
    assert "The loss of the case is 500 EUR, and 100 EUR entered" in shown
    nothing = run(cli, ["trace", folder, "C2"]).output
    assert "Nothing enters" in nothing
    changed = run(cli, ["trace", folder, "C1", "--what-if", f"opening={MULE}:50:EUR"])
    assert "-50" in changed.output
    assert run(cli, ["trace", folder, "C9"]).exit_code != 0


@pytest.mark.parametrize(
    ("others", "entered"),
    [([], "6 BTC"), ([BITCOIN[2]], "0 BTC")],
    ids=["only the victim pays in", "others pay in too"],
)
def test_a_victim_among_the_inputs_of_a_transaction(tmp_path: Path, others: list[str], entered: str) -> None:
    """A victim's two wallets pay a suspect's and get change: the suspect's part enters; with strangers, nothing."""
    victims = ["1P5ZEDWTKTFGxQjZphgWPQUpe554WKDfHQ", BITCOIN[0]]
    row = {"time": "2025-01-01T10:00:00Z", "currency": "BTC", "chain": "bitcoin", "tx_hash": "ab" * 32}
    inputs = [row | {"sender": one, "receiver": "", "amount": "4", "direction": "out"} for one in (*victims, *others)]
    outputs = [
        row | {"sender": "", "receiver": one, "amount": amount, "direction": "in"}
        for one, amount in ((BITCOIN[1], "6"), (victims[0], "1.9"))
    ]
    wallets = [{"address": one, "chain": "bitcoin", "case_id": "C1", "role": "victim"} for one in victims]
    wallets.append({"address": BITCOIN[1], "chain": "bitcoin", "case_id": "C1", "role": "suspect"})
    build = register(tmp_path, [*inputs, *outputs], wallets=wallets)
    rows = records(build, "SELECT entered, currency, candidates FROM trace_entries")
    assert [(f"{amount.normalize():f} {currency}", told) for amount, currency, told in rows] == [(entered, "C1")]
    assert ("may be the proceeds of C1" in " ".join(words(build.engine, "C1"))) == bool(others)


def test_claims_of_other_cases_on_one_account_are_said(tmp_path: Path) -> None:
    transfers = [
        paid("2025-01-01", VICTIM, MULE, "100", proceeds_of="C1"),
        paid("2025-01-02", SECOND, MULE, "50", proceeds_of="C2"),
        paid("2025-01-03", MULE, THIRD, "120"),
    ]
    build = register(tmp_path, transfers)
    said = {case: [note for note in words(build.engine, case) if "other cases' money" in note] for case in ("C1", "C2")}
    assert said == {
        "C1": [f"account:{THIRD} holds other cases' money too: 20 EUR of C2."],
        "C2": [f"account:{THIRD} holds other cases' money too: 100 EUR of C1."],
    }
