"""One payment in two files, without an id: counted once, listed with its alternative; nothing of it is lost."""

from __future__ import annotations

from collections import Counter, defaultdict
from contextlib import contextmanager
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from registers import OTHER_IBAN, VALID_IBAN, a_case, built, csv_text, issues_of, records, write_register

from finlink.engine import DuckEngine
from finlink.normalise import load_inputs, normalise, prepare
from finlink.read import find_inputs
from finlink.settings import load

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from registers import Cells

    from finlink.result import Build

CASES = {"cases": [a_case("C1"), a_case("C2")]}
TX = "0xAB" + "12" * 31


def paid(**cells: str) -> Cells:
    """Return a payment without an id."""
    return {
        "time": "2025-04-03",
        "sender": VALID_IBAN,
        "receiver": OTHER_IBAN,
        "amount": "100.00",
        "currency": "EUR",
    } | cells


def kept(build: Build) -> list[tuple[str, int]]:
    return records(build, "SELECT source_file, source_row FROM transfers ORDER BY 1, 2")


def paired(build: Build) -> list[tuple[str, int, str, int]]:
    return records(build, "SELECT kept_file, kept_row, other_file, other_row FROM transfer_pairs ORDER BY 3, 4")


def of(base: Path, payer: Sequence[Cells], payee: Sequence[Cells], text: str = "", **more: Sequence[Cells]) -> Build:
    files = {"transfers_a": payer, "transfers_b": payee} | more
    return built(base, {**CASES, **files}, text)


def test_the_payers_and_the_payees_row_are_one_payment(tmp_path: Path) -> None:
    spaced = f"{VALID_IBAN[:4]} {VALID_IBAN[4:]}"
    payer = [paid(direction="out", purpose="invoice 7"), paid(amount="5")]
    payee = [paid(amount="9"), paid(direction="in", sender=spaced, amount="100", reference="97-1")]
    build = of(tmp_path, payer, payee)
    assert kept(build) == [("transfers_a.csv", 2), ("transfers_a.csv", 3), ("transfers_b.csv", 2)]
    assert paired(build) == [("transfers_a.csv", 2, "transfers_b.csv", 3)]
    listed = "SELECT status, why, sender_node, sender, reference, day, filled, differs FROM transfer_pairs"
    [(status, why, node, sender, reference, day, filled, differs)] = records(build, listed)
    assert (status, why) == ("proposed", "ends, amount, currency and day")
    assert (node, sender, reference) == (f"account:{VALID_IBAN}", spaced, "97-1")
    assert (str(day), filled, differs) == ("2025-04-03", "reference", None)
    assert records(build, "SELECT purpose, reference, direction FROM transfers WHERE source_row = 2 ORDER BY 1") == [
        ("invoice 7", "97-1", "out"),
        (None, None, None),
    ]


def test_the_second_row_stays_in_the_account_and_the_alternative_is_said(tmp_path: Path) -> None:
    rows = [paid(), paid(amount="7", currency="RSD"), paid(amount="0.5")]
    build = of(tmp_path, rows, [*rows, paid(amount="1")])
    said = "SELECT file, \"row\", severity, message FROM issues WHERE starts_with(issue, 'TRANSFER-PAIR') ORDER BY 2"
    total, *each = records(build, said)
    message = (
        "3 rows are taken for payments that transfers_a.csv has too, and count once (transfer_pairs lists them); as "
        "payments of their own they would add 100.5 EUR, 7 RSD."
    )
    assert total == ("transfers_b.csv", 0, "info", message)
    first = "This is the same payment as transfers_a.csv:2 by ends, amount, currency and day; it counts once."
    assert each[0] == ("transfers_b.csv", 2, "info", first)
    assert len(each) == 3
    lines = "SELECT accepted_lines, rejected_lines FROM files WHERE \"table\" = 'transfers' ORDER BY file"
    assert records(build, lines) == [(3, 0), (4, 0)]
    money = "SELECT file, accepted, total FROM money WHERE currency = 'EUR' AND \"table\" = 'transfers' ORDER BY 1"
    assert records(build, money) == [
        ("transfers_a.csv", Decimal("100.5"), Decimal("100.5")),
        ("transfers_b.csv", Decimal("101.5"), Decimal("101.5")),
    ]


APART = [
    ("another amount", {"amount": "100.01"}),
    ("another currency", {"currency": "RSD"}),
    ("another day", {"time": "2025-04-04"}),
    ("another sender", {"sender": "DE89370400440532013000"}),
    ("the other way round", {"sender": OTHER_IBAN, "receiver": VALID_IBAN}),
    ("one end empty", {"receiver": "", "direction": "out"}),
    ("an id in one file only", {"transfer_id": "T1"}),
]


@pytest.mark.parametrize("change", [c[1] for c in APART], ids=[c[0] for c in APART])
def test_rows_that_do_not_agree_are_two_payments(change: Cells, tmp_path: Path) -> None:
    build = of(tmp_path, [paid()], [paid(**change)])
    assert len(kept(build)) == 2
    assert paired(build) == []


def test_two_empty_ends_agree_with_nothing(tmp_path: Path) -> None:
    rows = [paid(receiver="", direction="out")]
    build = of(tmp_path, rows, [rows[0] | {"purpose": "x"}])
    assert len(kept(build)) == 2


CELLS_THAT_MUST_NOT_DIFFER = [
    ("tx_hash", TX, "0x" + "cd" * 32),
    ("proceeds_of", "C1", "C2"),
    ("log_index", "1", "2"),
]


@pytest.mark.parametrize(("column", "one", "other"), CELLS_THAT_MUST_NOT_DIFFER)
def test_known_values_that_differ_keep_rows_apart(column: str, one: str, other: str, tmp_path: Path) -> None:
    assert len(kept(of(tmp_path / "1", [paid(**{column: one})], [paid(**{column: other})]))) == 2
    assert len(kept(of(tmp_path / "2", [paid(**{column: one})], [paid(**{column: ""})]))) == 1
    assert len(kept(of(tmp_path / "3", [paid(**{column: one})], [paid(**{column: one})]))) == 1


WALLETS = {
    "sender": "0x52908400098527886E0F7030069857D2E4169EE7",
    "receiver": "0x8617e340b3d01fa5f11f306f4090fd50e238070d",
    "currency": "USDT",
}
CHAINS = [("ETH", "erc20", 1), ("ethereum", "", 1), ("ETH", "Polygon", 2), ("matic", "polygon", 1), ("EVM", "bsc", 1)]


@pytest.mark.parametrize(("one", "other", "payments"), CHAINS)
def test_networks_are_compared_not_their_spelling(one: str, other: str, payments: int, tmp_path: Path) -> None:
    rows = [paid(**WALLETS, chain=chain, tx_hash=TX.lower() if chain == one else TX[2:]) for chain in (one, other)]
    assert len(kept(of(tmp_path, [rows[0]], [rows[1]]))) == payments


def test_two_chain_tools_agree_by_the_hash(tmp_path: Path) -> None:
    hashes = [f"{n:064x}" for n in (1, 2, 3)]
    one = [paid(**WALLETS, chain="eth", tx_hash=h) for h in hashes[:2]]
    two = [paid(**WALLETS, chain="eth", tx_hash=h.upper()) for h in (hashes[2], hashes[1])]
    build = of(tmp_path, one, two)
    assert len(kept(build)) == 3
    assert paired(build) == [("transfers_a.csv", 3, "transfers_b.csv", 3)]
    assert records(build, "SELECT why FROM transfer_pairs") == [("ends, amount, currency, day and transaction hash",)]


def test_a_row_without_a_hash_is_one_of_those_with_one(tmp_path: Path) -> None:
    one = [paid(tx_hash=f"{n:064x}") for n in (1, 2)]
    assert len(kept(of(tmp_path / "1", one, [paid()]))) == 2
    assert len(kept(of(tmp_path / "2", one, [paid(), paid(), paid()]))) == 3
    mixed = [paid(tx_hash=f"{2:064x}"), paid()]
    assert paired(of(tmp_path / "3", one, mixed)) == [
        ("transfers_a.csv", 3, "transfers_b.csv", 2),
        ("transfers_a.csv", 2, "transfers_b.csv", 3),
    ]


def test_the_proceeds_of_the_second_row_enter(tmp_path: Path) -> None:
    build = of(tmp_path, [paid()], [paid(time="2025-04-03T08:15:00Z", proceeds_of="C1", case_id="C2")])
    found = "SELECT source_file, proceeds_of, case_id, CAST(time AS VARCHAR) FROM transfers"
    assert records(build, found) == [("transfers_a.csv", "C1", "C2", "2025-04-03 08:15:00")]
    assert records(build, "SELECT filled FROM transfer_pairs") == [("time;case_id;proceeds_of",)]


def test_what_twins_disagree_about_is_not_filled_and_stays_listed(tmp_path: Path) -> None:
    three = {"transfers_c": [paid(purpose="rent", reference="2")]}
    build = of(tmp_path, [paid()], [paid(purpose="food", reference="2")], **three)  # type: ignore[arg-type]
    assert records(build, "SELECT purpose, reference FROM transfers") == [(None, "2")]
    assert records(build, "SELECT purpose, filled FROM transfer_pairs ORDER BY other_file") == [
        ("food", "reference"),
        ("rent", "reference"),
    ]


def test_a_statements_own_cells_never_fill_anothers_row(tmp_path: Path) -> None:
    build = of(tmp_path, [paid()], [paid(balance_after="55", sequence="3", direction="in", purpose="x", zodiac="lion")])
    found = "SELECT balance_after, sequence, direction, purpose FROM transfers"
    assert records(build, found) == [(None, None, None, "x")]
    assert records(build, "SELECT balance_after, sequence, x_zodiac FROM transfer_pairs") == [(Decimal(55), 3, "lion")]


def test_differing_cells_stay_as_they_count_and_are_named(tmp_path: Path) -> None:
    build = of(tmp_path, [paid(purpose="a", case_id="C1")], [paid(purpose="b", case_id="C2")])
    assert records(build, "SELECT purpose, case_id FROM transfers") == [("a", "C1")]
    assert records(build, "SELECT differs, purpose, case_id FROM transfer_pairs") == [("purpose;case_id", "b", "C2")]


def test_a_payment_that_both_files_have_twice_is_two(tmp_path: Path) -> None:
    build = of(tmp_path, [paid(), paid()], [paid(), paid(), paid()])
    assert len(kept(build)) == 3
    assert paired(build) == [
        ("transfers_a.csv", 2, "transfers_b.csv", 2),
        ("transfers_a.csv", 3, "transfers_b.csv", 3),
    ]


def test_rows_of_one_file_that_look_alike_are_warned_of(tmp_path: Path) -> None:
    rows = [paid(), paid(amount="3"), paid(), paid(transfer_id="T1"), paid()]
    build = built(tmp_path, {**CASES, "transfers": rows})
    assert len(kept(build)) == 5
    said = "SELECT \"row\", severity, value, message FROM issues WHERE issue = 'TRANSFER-ALIKE' ORDER BY 1"
    message = (
        "The row agrees with transfers.csv:2 in ends, amount, currency and day, and neither has an id; each counts as "
        "its own payment."
    )
    assert records(build, said) == [(row, "warning", "transfers.csv:2", message) for row in (4, 6)]


def test_hashes_that_differ_do_not_look_alike(tmp_path: Path) -> None:
    rows = [paid(tx_hash=f"{n:064x}") for n in range(3)]
    build = built(tmp_path, {**CASES, "transfers": rows})
    assert [one for one in issues_of(build) if one[3] == "TRANSFER-ALIKE"] == []


def test_pairing_can_be_switched_off(tmp_path: Path) -> None:
    build = of(tmp_path, [paid()], [paid(purpose="x")], "pair_transfers = false\n")
    assert len(kept(build)) == 2
    assert paired(build) == []


def test_very_many_pairs_are_listed_in_the_table_and_counted_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("finlink.normalise.pairs.reports.LISTED", 3)
    rows = [paid(amount="1") for _ in range(6)]
    build = of(tmp_path, rows, [one | {"purpose": "x"} for one in rows])
    counted = dict(records(build, "SELECT issue, count(*) FROM issues WHERE starts_with(issue, 'TRANSFER') GROUP BY 1"))
    assert counted == {"TRANSFER-PAIRED": 3, "TRANSFER-PAIRS": 1, "TRANSFER-ALIKE": 4}
    assert records(build, "SELECT count(*) FROM transfer_pairs") == [(6,)]


def test_a_file_under_another_name_and_form_changes_no_total(tmp_path: Path) -> None:
    rows = [paid(amount=f"{n % 4}.50", time=f"2025-04-0{1 + n % 3}") for n in range(30)]
    text = csv_text([dict(reversed(row.items())) for row in reversed(rows)], delimiter=";")
    one = built(tmp_path / "1", {**CASES, "transfers": rows})
    two = built(tmp_path / "2", {**CASES, "transfers": rows, "transfers_again": text})
    totals = "SELECT currency, CAST(time AS DATE), count(*), sum(amount) FROM transfers GROUP BY ALL ORDER BY ALL"
    assert records(one, totals) == records(two, totals)
    assert records(two, "SELECT count(*) FROM transfer_pairs") == [(30,)]


# Against an oracle in plain Python.

ENDS = {"A": VALID_IBAN, "B": OTHER_IBAN, "": ""}
HASHES = {"": "", "h1": f"{1:064x}", "h2": f"{2:064x}"}


@st.composite
def files_of_rows(draw: st.DrawFn) -> list[list[Cells]]:
    """Return the rows of up to four files, from so few values that most agree with some other."""
    row = st.builds(
        lambda ends, amount, day, tx, number, proceeds, purpose: paid(
            sender=ENDS[ends[0]],
            receiver=ENDS[ends[1]],
            direction="out" if "" in ends else "",
            amount=amount,
            time=f"2025-04-0{day}",
            tx_hash=HASHES[tx],
            transfer_id=number,
            proceeds_of=proceeds,
            purpose=purpose,
        ),
        st.sampled_from([("A", "B")] * 4 + [("B", "A"), ("A", "")]),
        st.sampled_from(["1", "1", "2"]),
        st.sampled_from([3, 3, 4]),
        st.sampled_from(["", "", "h1", "h2"]),
        st.sampled_from([""] * 6 + ["T"]),
        st.sampled_from([""] * 3 + ["C1", "C2"]),
        st.sampled_from(["", "x"]),
    )
    # An id is given once: what repeated ids mean is tested elsewhere.
    files = draw(st.lists(st.lists(row, min_size=1, max_size=6), min_size=1, max_size=4))
    for n, one in enumerate(one for rows in files for one in rows):
        one["transfer_id"] = one["transfer_id"] and f"T{n}"
    return files


def expected(files: Iterable[Sequence[Cells]]) -> Counter[tuple[str, str, str, str]]:
    """Return how many payments there are by sender, receiver, amount and day: the definition, row by row."""
    payments: Counter[tuple[str, str, str, str]] = Counter()
    groups: dict[tuple[str, str, str, str], list[tuple[int, str, str]]] = defaultdict(list)
    for number, rows in enumerate(files):
        for row in rows:
            key = (row["sender"], row["receiver"], row["amount"], row["time"])
            if row["transfer_id"] or not row["receiver"]:
                payments[key] += 1
            else:
                groups[key].append((number, row["proceeds_of"], row["tx_hash"]))
    for key, told in groups.items():
        cases = {case for _, case, _ in told if case}
        only = next(iter(cases)) if len(cases) == 1 else ""
        parts: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for number, case, tx in told:
            parts[case or only].append((number, tx))
        payments[key] += sum(_payments(part) for part in parts.values())
    return payments


def _payments(told: Sequence[tuple[int, str]]) -> int:
    """Count hashes, each as often as the file that has it most; a file with more rows than that adds the rest."""
    by_file = Counter(number for number, _ in told)
    most: dict[str, int] = {}
    for (_, tx), count in Counter(one for one in told if one[1]).items():
        most[tx] = max(most.get(tx, 0), count)
    return max(sum(most.values()), *by_file.values())


@contextmanager
def normalised(base: Path, files: Sequence[Sequence[Cells]]) -> Iterator[DuckEngine]:
    """Read and normalise a register with these files of transfers; no build, so that many are quick."""
    named = {f"transfers_{n}": rows for n, rows in enumerate(files)}
    folder = write_register(base / "register", {**CASES, **named})
    engine, chosen = DuckEngine(base / "spill"), load(folder)
    inputs, _ = find_inputs(folder, chosen, base)
    loaded = load_inputs(inputs, chosen, engine, base)
    normalise(engine, loaded, chosen, transfers_final=prepare(engine, loaded))
    yield engine
    engine.close()


def counted(engine: DuckEngine) -> Counter[tuple[str, str, str, str]]:
    query = (
        "SELECT sender, coalesce(receiver, ''), CAST(CAST(amount AS INTEGER) AS VARCHAR), "
        "CAST(CAST(time AS DATE) AS VARCHAR), count(*) FROM transfers GROUP BY ALL"
    )
    return Counter({tuple(row[:4]): row[4] for row in engine.rows(query)})


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files=files_of_rows(), shuffle=st.randoms(use_true_random=False))
def test_pairs_are_what_the_oracle_counts_whatever_the_order(
    files: list[list[Cells]], shuffle: random.Random, tmp_path_factory: pytest.TempPathFactory
) -> None:
    # Files that are equal to the byte count once for that reason alone.
    distinct = [rows for n, rows in enumerate(files) if csv_text(rows) not in {csv_text(one) for one in files[:n]}]
    with normalised(tmp_path_factory.mktemp("r"), distinct) as engine:
        assert counted(engine) == expected(distinct)
        # No row is lost: it counts, or it stands in transfer_pairs beside the one that does.
        count = engine.rows("SELECT source_file, source_row FROM transfers")
        pairs = engine.rows("SELECT other_file, other_row, kept_file, kept_row, proceeds_of FROM transfer_pairs")
        places = [*count, *(pair[:2] for pair in pairs)]
        assert len(places) == len(set(places)) == sum(map(len, distinct))
        assert {pair[2:4] for pair in pairs} <= set(count)
        cases = {case for (case,) in engine.rows("SELECT proceeds_of FROM transfers")}
        assert {pair[4] for pair in pairs if pair[4]} <= cases
    mixed = [shuffle.sample(rows, len(rows)) for rows in shuffle.sample(distinct, len(distinct))]
    if len({csv_text(rows) for rows in mixed}) == len(mixed):
        with normalised(tmp_path_factory.mktemp("r"), mixed) as engine:
            assert counted(engine) == expected(distinct)
