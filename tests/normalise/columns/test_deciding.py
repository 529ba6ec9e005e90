"""What whole columns prove: one decisive value decides, contradictions are refused, open columns are asked about."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typed_files import IBAN, OTHER, readings, said, transfers, typed

from finlink.errors import FinlinkError
from finlink.normalise.columns import evidence, howread
from finlink.normalise.columns.dates import DateReading
from finlink.normalise.columns.deciding import Choice, Evidence, choose_marks, choose_orders

if TYPE_CHECKING:
    from pathlib import Path


OTHER_MARK = {".": ",", ",": "."}


def amounts_of(folder: Path, cells: list[str], **options: str) -> list[str | None]:
    """Return the amounts that come of cells, None where the row was set aside."""
    with typed(folder, {"transfers.csv": transfers(amounts=cells)}, **options) as (engine, _):
        found = dict(engine.rows("SELECT transfer_id, amount FROM in_transfers"))
    return [_plain(found[f"T{n}"]) if f"T{n}" in found else None for n in range(len(cells))]


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


COLUMNS = [
    ("a point", ["12.34", "12", "1,234.50"], ["12.34", "12", "1234.5"], []),
    ("a comma", ["12,34", "12", "1.234,50"], ["12.34", "12", "1234.5"], []),
    ("blanks", ["1 234,56", "1\u00a0234"], ["1234.56", "1234"], []),
    ("only plain figures", ["12", "1 234", "7"], ["12", "1234", "7"], []),
    ("one cell decides a comma", ["12.345", "1234,5"], ["12345", "1234.5"], []),
    ("one cell decides a point", ["12,345", "0.5"], ["12345", "0.5"], []),
    ("nought before the mark", ["12,345", "0,25"], [None, "0.25"], [(2, "amount", "SCALE", "error")]),
    ("two groups decide", ["12.345", "1.234.567"], ["12345", "1234567"], []),
    (
        "open",
        ["12.345", "7", "100.000"],
        [None, "7", None],
        [
            (0, "amount", "DECIMAL-AMBIGUOUS", "error"),
            (2, "amount", "AMOUNT", "error"),
            (4, "amount", "AMOUNT", "error"),
        ],
    ),
    (
        "both marks",
        ["12.34", "12,34", "7"],
        [None, None, "7"],
        [
            (0, "amount", "DECIMAL-MIXED", "error"),
            (2, "amount", "AMOUNT", "error"),
            (3, "amount", "AMOUNT", "error"),
        ],
    ),
    ("a sign decides nothing by itself", ["100 €", "5"], ["100", "5"], []),
    (
        "nothing there",
        ["12.34", "n/a", "-", "null"],
        ["12.34", None, None, None],
        [(3, "amount", "AMOUNT", "error"), (4, "amount", "AMOUNT", "error"), (5, "amount", "AMOUNT", "error")],
    ),
    ("nought is said", ["0", "0.00"], ["0", "0"], [(2, "amount", "AMOUNT-ZERO", "warning"), (3, "amount", "AMOUNT-ZERO", "warning")]),  # noqa: E501
    ("negative", ["-5", "5"], [None, "5"], [(2, "amount", "AMOUNT", "error")]),
    ("too long", ["1" * 19, "5"], [None, "5"], [(2, "amount", "RANGE", "error")]),
    ("too fine", ["1.2345", "1.200", "1.23"], [None, "1.2", "1.23"], [(2, "amount", "SCALE", "error")]),
    ("the wrong sign", ["$5", "5"], [None, "5"], [(2, "amount", "CURRENCY-DIFFERS", "error")]),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "expected", "issues"), [c[1:] for c in COLUMNS], ids=[c[0] for c in COLUMNS])
def test_a_column_of_amounts(
    cells: list[str], expected: list[str | None], issues: list[tuple[int, str, str, str]], tmp_path: Path
) -> None:
    assert amounts_of(tmp_path / "a", cells) == expected
    with typed(tmp_path / "b", {"transfers.csv": transfers(amounts=cells)}) as (_, loaded):
        assert said(loaded) == issues
        assert all(one.message.endswith(".") and one.hint for one in loaded.issues)
        [file] = [file for file in loaded.files if file.name == "transfers.csv"]
        assert len(file.rejects) == expected.count(None)


def test_one_slip_in_many_costs_one_row(tmp_path: Path) -> None:
    cells = ["12.34"] * 250 + ["12,34"] + ["1.500"] * 3
    assert amounts_of(tmp_path, cells) == ["12.34"] * 250 + [None] + ["1.5"] * 3


@pytest.mark.parametrize(("mark", "expected"), [(".", ["12.345"]), (",", ["12345"])])
@pytest.mark.parametrize("way", ["option", "register", "file"])
def test_what_is_declared_settles_an_open_column(mark: str, expected: list[str], way: str, tmp_path: Path) -> None:
    options = {"decimal": mark} if way == "option" else {}
    text = {
        "option": "",
        "register": f'decimal = "{mark}"\n',
        "file": f'decimal = "{"," if mark == "." else "."}"\n[files]\ntransfers = {{ path = "t.csv", decimal = "{mark}" }}\n',  # noqa: E501
    }[way]
    name = "t.csv" if way == "file" else "transfers.csv"
    file = transfers(amounts=["12.345"], currencies=["BTC"])
    with typed(tmp_path, {name: file}, text, **options) as (engine, loaded):
        assert [_plain(a) for (a,) in engine.rows("SELECT amount FROM in_transfers")] == expected
        [reading] = readings(loaded, "decimal mark")
        assert (reading.value, reading.how, reading.column) == (mark, "declared", "amount")


def test_the_other_amount_columns_settle_an_open_one(tmp_path: Path) -> None:
    rows = "transfer_id;time;sender;receiver;amount;currency;fee;balance_after\n"
    rows += f"T1;2024-05-07;{IBAN};{OTHER};12.345;EUR;1,50;\n"
    with typed(tmp_path, {"transfers.csv": rows}) as (engine, loaded):
        assert engine.rows("SELECT amount, fee FROM in_transfers") == [(Decimal(12345), Decimal("1.5"))]
        assert said(loaded) == []
        found = {one.column: (one.value, one.how, one.because) for one in readings(loaded, "decimal mark")}
    assert found == {
        "amount": (",", "found", '"1,50" (row 2) in another column of the file'),
        "fee": (",", "found", '"1,50" (row 2)'),
    }


def test_other_columns_that_disagree_settle_nothing(tmp_path: Path) -> None:
    rows = "transfer_id;time;sender;receiver;amount;currency;fee;balance_after\n"
    rows += f"T1;2024-05-07;{IBAN};{OTHER};12.345;EUR;1,50;1.50\n"
    with typed(tmp_path, {"transfers.csv": rows}) as (engine, loaded):
        assert engine.rows("SELECT amount FROM in_transfers") == []
        assert (0, "amount", "DECIMAL-AMBIGUOUS", "error") in said(loaded)


def test_an_open_optional_column_only_becomes_unknown(tmp_path: Path) -> None:
    cases = "case_id;loss;currency;opened\nC1;12.345;EUR;03/04/2024\nC2;500;EUR;05/05/2024\n"
    with typed(tmp_path, {"cases.csv": cases}) as (engine, loaded):
        assert engine.rows("SELECT loss, opened FROM in_cases ORDER BY case_id") == [
            (None, None), (Decimal(500), date(2024, 5, 5)),
        ]  # fmt: skip
        assert said(loaded) == [
            (0, "loss", "DECIMAL-AMBIGUOUS", "warning"),
            (0, "opened", "DATE-AMBIGUOUS", "warning"),
            (2, "loss", "AMOUNT", "warning"),
            (2, "opened", "DATE", "warning"),
        ]
        hints = [one.hint for one in sorted(loaded.issues) if one.row == 0]
        assert "--decimal ," in hints[0]
        assert "--dates dmy" in hints[1]


def times_of(folder: Path, cells: list[str], **options: str) -> list[str | None]:
    """Return the times that come of cells, None where the row was set aside."""
    with typed(folder, {"transfers.csv": transfers(times=cells)}, **options) as (engine, _):
        found = dict(engine.rows("SELECT transfer_id, time FROM in_transfers"))
    return [f"{found[f'T{n}']:%Y-%m-%d %H:%M}" if f"T{n}" in found else None for n in range(len(cells))]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["03/04/2024", "25/04/2024"], ["2024-04-03 00:00", "2024-04-25 00:00"]),
        (["03/04/2024", "04/25/2024"], ["2024-03-04 00:00", "2024-04-25 00:00"]),
        (["03/04/24", "25/04/24"], ["2024-04-03 00:00", "2024-04-25 00:00"]),
        (["3-4-2024", "25-4-2024"], ["2024-04-03 00:00", "2024-04-25 00:00"]),
        (["03.04.24", "04.05.24"], ["2024-04-03 00:00", "2024-05-04 00:00"]),
        (["03.04.2024 10:15"], ["2024-04-03 10:15"]),
        (["20240501", "20240502"], ["2024-05-01 00:00", "2024-05-02 00:00"]),
        (["45413", "45413.5"], ["2024-05-01 00:00", "2024-05-01 12:00"]),
        (["1714521600", "1714525200"], ["2024-05-01 00:00", "2024-05-01 01:00"]),
        (["1714521600000"], ["2024-05-01 00:00"]),
        (["45413", "n/a"], ["2024-05-01 00:00", None]),
        (["45413", "2024-05-01"], [None, "2024-05-01 00:00"]),
        (["45413", "garbage"], [None, None]),
        (["20240501", "45413"], [None, None]),
        (["03/04/2024", "04/03/2024"], [None, None]),
        (["03/04/2024", "2024-05-01", "05/05/2024"], [None, "2024-05-01 00:00", "2024-05-05 00:00"]),
        (["25/04/2024", "04/25/2024", "2024-05-01"], [None, None, "2024-05-01 00:00"]),
        (["2024-02-30", "2024-02-29"], [None, "2024-02-29 00:00"]),
        (["0000-00-00", "2024-05-07garbage", "2024-W18-3"], [None, None, None]),
    ],
    ids=str,
)
def test_a_column_of_times(cells: list[str], expected: list[str | None], tmp_path: Path) -> None:
    assert times_of(tmp_path, cells) == expected


@pytest.mark.parametrize(
    ("dates", "cell", "expected"),
    [("dmy", "03/04/2024", "2024-04-03"), ("mdy", "03/04/2024", "2024-03-04"), ("ymd", "24/04/03", "2024-04-03"),
     ("ymd", "99/12/31", "1999-12-31"), ("dmy", "03.04.2024", "2024-04-03")],
)  # fmt: skip
def test_a_declared_order_settles_dates(dates: str, cell: str, expected: str, tmp_path: Path) -> None:
    assert times_of(tmp_path, [cell], dates=dates) == [f"{expected} 00:00"]


def test_dates_in_two_orders_are_reported_once(tmp_path: Path) -> None:
    with typed(tmp_path, {"transfers.csv": transfers(times=["25/04/2024", "04/25/2024"])}) as (_, loaded):
        assert said(loaded) == [
            (0, "time", "DATE-MIXED", "error"), (2, "time", "DATE", "error"), (3, "time", "DATE", "error"),
        ]  # fmt: skip
        message = min(loaded.issues).message
        assert '"25/04/2024" (row 2), "04/25/2024" (row 3)' in message


def test_other_date_columns_settle_an_open_one(tmp_path: Path) -> None:
    cases = "case_id;opened;closed\nC1;03/04/2024;25/04/2024\n"
    with typed(tmp_path, {"cases.csv": cases}) as (engine, loaded):
        assert engine.rows("SELECT opened, closed FROM in_cases") == [(date(2024, 4, 3), date(2024, 4, 25))]
        assert {(one.column, one.value, one.how) for one in readings(loaded, "date order")} == {
            ("opened", "dmy", "found"), ("closed", "dmy", "found"),
        }  # fmt: skip


def test_births_need_four_digits(tmp_path: Path) -> None:
    accounts = f"account;case_id;holder_birth_date\n{IBAN};C1;03.04.58\n{OTHER};C1;03.04.1958\n"
    with typed(tmp_path, {"accounts.csv": accounts}) as (engine, loaded):
        assert [d for (d,) in engine.rows("SELECT holder_birth_date FROM in_accounts")] == [None, date(1958, 4, 3)]
        assert said(loaded) == [(2, "holder_birth_date", "DATE", "warning")]


SCALES = [
    ("1.234", "EUR", False), ("1.23", "EUR", True), ("1.230", "EUR", True), ("1.234", "KWD", True), ("1.5", "JPY", False),  # noqa: E501
    ("1.00", "JPY", True), ("0.12345678", "BTC", True), ("0.123456789", "BTC", False), ("0.1234567", "TRX", False),
    ("0.123456789012345678", "ETH", True), ("0.1234567890123456789", "ETH", False),
    ("0.123456789012345678", "USDT", True), ("0.123456789012345678", "XYZ", True),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "currency", "fits"), SCALES, ids=str)
def test_no_amount_has_more_decimals_than_its_currency(cell: str, currency: str, fits: bool, tmp_path: Path) -> None:
    file = transfers(amounts=["0.5" if currency != "JPY" else "5.0", cell], currencies=[currency] * 2)
    with typed(tmp_path, {"transfers.csv": file}) as (engine, loaded):
        kept = dict(engine.rows("SELECT transfer_id, amount FROM in_transfers"))
        assert kept.get("T1") == (Decimal(cell) if fits else None)
        assert said(loaded) == ([] if fits else [(3, "amount", "SCALE", "error")])


# --- the first rows and all rows --------------------------------------------------------------------------------------

CELLS = st.sampled_from(
    ["12.34", "12,34", "12.345", "12,345", "1.234,5", "7", "1 000", "5 €", "n/a", "1.2345", "0,5", "1e5", "-3"]
)
DAYS = st.sampled_from(
    ["2024-05-07T10:15:00Z", "2024-05-07 10:15", "03/04/2024", "25/04/2024", "04/25/2024", "03.04.2024", "45413", "n/a",
     "20240501", "1714521600", "2024-02-30", "05/05/2024", "2024-05-07T10:15:00+02:00"]
)  # fmt: skip


def result(folder: Path, amounts: list[str], times: list[str]) -> tuple[object, object]:
    """Return what comes of the cells: the typed rows, and (cell, code) of every problem."""
    rows = "transfer_id;time;sender;receiver;amount;currency\n"
    for n, (amount, time) in enumerate(zip(amounts, times, strict=True)):
        rows += f"T{n};{time};{IBAN};{OTHER};{amount};EUR\n"
    with typed(folder, {"transfers.csv": rows}) as (engine, loaded):
        kept = engine.rows("SELECT amount, time FROM in_transfers ORDER BY ALL")
        # Which sample a message about the whole file names depends on the rows' order; its code does not.
        issues = sorted((one.column, one.issue, one.value if one.row else "") for one in loaded.issues)
        return kept, issues


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), cells=st.lists(st.tuples(CELLS, DAYS), min_size=1, max_size=12))
def test_the_order_of_rows_changes_nothing(
    data: st.DataObject, cells: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = data.draw(st.permutations(cells))
    one, two = (
        result(tmp_path_factory.mktemp("r"), [a for a, _ in rows], [t for _, t in rows]) for rows in (cells, other)
    )
    assert one == two


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=st.lists(st.tuples(CELLS, DAYS), min_size=4, max_size=14))
def test_the_first_rows_lead_where_all_rows_lead(
    cells: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    amounts, times = [a for a, _ in cells], [t for _, t in cells]
    at_once = result(tmp_path_factory.mktemp("r"), amounts, times)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(howread, "FIRST_ROWS", 2)
        assert result(tmp_path_factory.mktemp("r"), amounts, times) == at_once


def test_plain_files_are_settled_by_their_first_rows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(howread, "FIRST_ROWS", 2)

    def fail(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(howread, "gather", fail)
    monkeypatch.setattr(evidence, "gather", fail)
    file = transfers(amounts=["12.34"] * 9, delimiter=",")
    with typed(tmp_path, {"transfers.csv": file}) as (engine, loaded):
        assert engine.value("SELECT count(*) FROM in_transfers") == 9
        assert loaded.issues == []


# --- the choice itself ------------------------------------------------------------------------------------------------


def proves(**counts: int) -> Evidence:
    names = {"dot": ".", "comma": ","}
    labels = {names.get(name, name) + "/bare": count for name, count in counts.items()}
    return Evidence(labels, dict.fromkeys(labels, ((2, "x"),)))


@pytest.mark.parametrize(
    ("counts", "way", "state"),
    [
        ({"dot": 1, "both": 5}, ".", "proven"),
        ({"comma": 1, "alike": 5}, ",", "proven"),
        ({"both": 5}, "", "ambiguous"),
        ({"alike": 5, "none": 2}, "", "plain"),
        ({}, "", "plain"),
        ({"dot": 1, "comma": 1}, "", "mixed"),
        ({"dot": 99, "comma": 1}, ".", "proven"),
        ({"dot": 98, "comma": 1}, "", "mixed"),
        ({"dot": 1, "comma": 99}, ",", "proven"),
    ],
    ids=str,
)
def test_the_choice_of_one_column(counts: dict[str, int], way: str, state: str) -> None:
    choice = choose_marks({"amount": proves(**counts)}, "")["amount"]
    assert (choice.way, choice.state) == (way, state)


def test_a_declaration_wins_over_every_proof() -> None:
    assert choose_marks({"amount": proves(dot=5)}, ",")["amount"].way == ","
    found = choose_orders({"time": Evidence({"dmy/day": 5})}, "mdy", {"time": DateReading()})
    assert found["time"][0] == Choice("mdy", "declared")
    assert found["time"][1].order == "mdy"


def test_settings_that_mean_nothing_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FinlinkError, match="decimal"), typed(tmp_path, {}, 'decimal = ";"\n'):
        pass


def test_a_time_on_the_clock_has_its_day(tmp_path: Path) -> None:
    with typed(tmp_path, {"transfers.csv": transfers(times=["2024-05-07T10:15:00+02:00"])}) as (engine, loaded):
        assert engine.rows("SELECT time, time_text FROM in_transfers") == [
            (datetime(2024, 5, 7, 8, 15), "2024-05-07T10:15:00+02:00")  # noqa: DTZ001
        ]
        assert loaded.issues == []
