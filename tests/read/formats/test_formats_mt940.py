"""MT940 and MT942: bookings as banks write them, balances, and what cannot be read."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from finlink.errors import FinlinkError
from finlink.read.formats import Options, TextRows, detect, read_rows
from finlink.read.formats.mt940_details import details
from finlink.read.formats.statement import ACCOUNTS, TRANSFERS

if TYPE_CHECKING:
    from pathlib import Path

OWN = "RS35260005601001611379"
HEAD = (":20:REF1", f":25:{OWN}", ":28C:7/1", ":60F:C250131EUR1000,00")


def text(*lines: str, end: str = "\r\n") -> bytes:
    return "".join(line + end for line in lines).encode()


def read(tmp_path: Path, content: bytes, **options: str) -> tuple[TextRows, TextRows]:
    path = tmp_path / "izvod.sta"
    path.write_bytes(content)
    assert detect(content[:65536], path.name) == "mt940"
    transfers, accounts = read_rows(path, path.name, "mt940", Options(**options))
    assert (transfers.table, transfers.header) == ("transfers", TRANSFERS)
    assert (accounts.table, accounts.header) == ("accounts", ACCOUNTS)
    assert transfers.lines == accounts.lines
    return transfers, accounts


def booked(tmp_path: Path, *lines: str) -> list[dict[str, str]]:
    transfers, _ = read(tmp_path, text(*HEAD, *lines))
    return [{name: cell for name, cell in zip(TRANSFERS, row, strict=True) if cell} for *_, row in transfers.rows()]


def said(table: TextRows) -> list[tuple[str, str, int, str]]:
    return [(one.issue, one.severity, one.row, one.message) for one in table.notes]


def test_a_booking_and_its_details(tmp_path: Path) -> None:
    lines = (
        ":61:2502030201C250,50NTRFINV-7//BANK-9",
        ":86:166?00GUTSCHRIFT?20EREF+NOTPROVIDED?21SVWZ+Goods of?22 May?30DBDBRSBG",
        "?31ME25505000012345678951?32ANA?33 TEST",
        ":62F:C250203EUR1250,50",
        "-",
    )
    transfers, accounts = read(tmp_path, text(*HEAD, *lines))
    [(line, taken, row)] = transfers.rows()
    assert (line, taken, transfers.lines) == (5, 3, 9)
    assert {name: cell for name, cell in zip(TRANSFERS, row, strict=True) if cell} == {
        "time": "2025-02-01", "value_date": "2025-02-03", "sender": "ME25505000012345678951", "sender_name": "ANA TEST",
        "receiver": OWN, "amount": "250.50", "currency": "EUR", "sequence": "1", "reference": "INV-7",
        "purpose": "Goods of May", "bank_reference": "BANK-9", "transaction_code": "NTRF", "statement": "REF1 7/1",
        "balance_after": "1250.50",
    }  # fmt: skip
    assert list(accounts.rows()) == [(2, 1, [OWN, "", "", "", "EUR", "1250.50", "2025-02-03", "REF1 7/1"])]
    assert transfers.notes == ()


MARKS = [
    ("C", "in", ""),
    ("D", "out", ""),
    ("RC", "out", "yes"),
    ("RD", "in", "yes"),
    ("CR", "in", ""),
    ("DR", "out", ""),
]


@pytest.mark.parametrize(("mark", "way", "reversal"), MARKS, ids=[row[0] for row in MARKS])
def test_marks(tmp_path: Path, mark: str, way: str, reversal: str) -> None:
    [row] = booked(tmp_path, f":61:250203{mark}100,NMSCNONREF")
    assert (row["direction"], row.get("reversal", ""), row["amount"]) == (way, reversal, "100")
    assert row["receiver" if way == "in" else "sender"] == OWN
    assert "reference" not in row


DAYS = [
    ("2412310102", "2025-01-02"),
    ("2501021231", "2024-12-31"),
    ("2502280301", "2025-03-01"),
    ("2402290229", "2024-02-29"),
    ("250203", "2025-02-03"),
    ("9912310101", "2000-01-01"),
    ("2503310102", "2025-01-02"),
]


@pytest.mark.parametrize(("written", "day"), DAYS, ids=[row[0] for row in DAYS])
def test_the_booking_day_takes_the_nearest_year(tmp_path: Path, written: str, day: str) -> None:
    [row] = booked(tmp_path, f":61:{written}C1,00NMSC")
    assert row["time"] == day


FAR_DAYS = [
    ("2503010229", "0229 (MMDD) at line 5 does not exist within 180 days of the value date 2025-03-01, which is taken"),
    ("2502030230", "0230 (MMDD) at line 5 is no day; instead stands the value date 2025-02-03"),
    ("2502031301", "1301 (MMDD) at line 5 is no day; instead stands the value date 2025-02-03"),
    ("2502039999", "9999 (MMDD) at line 5 is no day; instead stands the value date 2025-02-03"),
    ("2501010703", "0703 (MMDD) at line 5 does not exist within 180 days of the value date 2025-01-01, which is taken"),
]


@pytest.mark.parametrize(("written", "what"), FAR_DAYS, ids=[row[0] for row in FAR_DAYS])
def test_a_booking_day_that_cannot_be_meant_gives_way_to_the_value_date(
    tmp_path: Path, written: str, what: str
) -> None:
    transfers, _ = read(tmp_path, text(*HEAD, f":61:{written}C1,00NMSC"))
    [(_, _, row)] = transfers.rows()
    value = f"20{written[:2]}-{written[2:4]}-{written[4:6]}"
    assert (row[0], row[14]) == (value, value)
    [(issue, severity, line, message)] = said(transfers)
    assert (issue, severity, line) == ("MT940-FIELD", "warning", 5)
    assert message.startswith(f"izvod.sta: the booking day {what}")


def test_a_booking_without_any_day_that_exists_is_set_aside(tmp_path: Path) -> None:
    transfers, _ = read(tmp_path, text(*HEAD, ":61:2502310230C1,00NMSC"))
    assert list(transfers.rows()) == []
    assert said(transfers) == [
        (
            "MT940-FIELD", "error", 5,
            "izvod.sta: the booking '2502310230C1,00NMSC' at line 5 has no day that exists; it was set aside.",
        )
    ]  # fmt: skip


AMOUNTS = [
    ("C1,5NTRF", "1.5"),
    ("C1234,NTRFX", "1234"),
    ("CN1,00S103X", "1.00"),
    ("C12.50NTRFX", "12.50"),
    ("C1,00 NMSCX", "1.00"),
    ("C1 234,56NTRFX", ""),
    ("C1'234,56NTRFX", ""),
    ("C12,34,56NTRFX", ""),
    ("C1.234,56NTRFX", ""),
    ("C1.234NTRFX", ""),
    ("C1,00", ""),
    ("C1,00XTRF", ""),
    ("C-1,00NTRF", ""),
    ("C١,00NTRF", ""),
]


@pytest.mark.parametrize(("written", "amount"), AMOUNTS, ids=[row[0] for row in AMOUNTS])
def test_the_amount_of_a_booking_is_read_whole_or_not_at_all(tmp_path: Path, written: str, amount: str) -> None:
    transfers, _ = read(tmp_path, text(*HEAD, f":61:2502030203{written}"))
    assert [row[3] for *_, row in transfers.rows()] == ([amount] if amount else [])
    assert [note.issue for note in transfers.notes] == ([] if amount else ["MT940-FIELD"])


def test_no_line_of_a_text_is_lost(tmp_path: Path) -> None:
    lines = (":61:250203C1,NMSC", ":86:one", "---", "-", ":30:two", "{x", ":62F:C250203EUR1001,", "-", "")
    transfers, _ = read(tmp_path, text(*HEAD, *lines, *HEAD, "  :61:250203C2,NMSC", " :86:indented", "-"))
    assert [(line, taken, row[3], row[11]) for line, taken, row in transfers.rows()] == [
        (5, 6, "1", "one --- - :30:two {x"), (18, 2, "2", "indented"),
    ]  # fmt: skip
    assert [note.issue for note in transfers.notes] == ["STATEMENT-GAP"]
    assert transfers.entries == 2


def test_lines_outside_any_field_are_said(tmp_path: Path) -> None:
    transfers, _ = read(tmp_path, text("Account 7", "", *HEAD, ":62F:C250203EUR1000,", "-}", "\x03", "End"))
    assert said(transfers) == [
        (
            "MT940-FIELD", "info", 0,
            ("izvod.sta: 2 lines stand outside its fields, the first of them at line 1 ('Account 7'); what stands "
            "there is left out."),
        )
    ]  # fmt: skip


def test_a_message_without_an_account_belongs_to_no_other(tmp_path: Path) -> None:
    one = (*HEAD, ":61:250203C1,NMSC", ":62F:C250203EUR1001,", "-")
    two = (":20:REF2", ":60F:C250203RSD7,", ":61:250203C2,NMSC", ":62F:C250203RSD9,", "-")
    transfers, accounts = read(tmp_path, text(*one, *two, *HEAD[:2], ":61:250203C3,NMSC", ":62F:C250203RSD3,"))
    assert [(line, row[3], row[4]) for line, _, row in transfers.rows()] == [(5, "1", "EUR"), (15, "3", "RSD")]
    assert [row[5] for *_, row in accounts.rows()] == ["3"]
    assert said(transfers) == [
        (
            "MT940-FIELD", "error", 10,
            "izvod.sta: the booking '250203C2,NMSC' at line 10 stands before any account (:25:); it was set aside.",
        )
    ]  # fmt: skip
    assert transfers.entries == 3


def test_the_currency_may_stand_in_the_closing_balance_only(tmp_path: Path) -> None:
    lines = (":20:A", f":25:{OWN}", ":61:250203C1,NMSC", ":61:250203EC1,NMSC", ":62F:C250203RSD1,")
    transfers, accounts = read(tmp_path, text(*lines))
    assert [row[4] for *_, row in transfers.rows()] == ["RSD"]
    assert [note.cells[4] for note in transfers.notes] == ["RSD"]
    assert [row[4] for *_, row in accounts.rows()] == ["RSD"]


def test_an_impossible_day_is_handed_on_as_written(tmp_path: Path) -> None:
    [row] = booked(tmp_path, ":61:250231C1,00NMSC")
    assert row["time"] == "2025-02-31"


DETAILS: list[tuple[str, list[str], tuple[str, str, str, str]]] = [
    ("free text", ["Payment  by", " card 5 "], ("", "", "", "Payment  by card 5")),
    ("no details", [""], ("", "", "", "")),
    ("numbered by ~", ["020~00X~20for~21 goods~311602~32ANA~38RS3512"], ("RS3512", "ANA", "", "for goods")),
    ("numbered by <", ["<20abc<3112<32B"], ("12", "B", "", "abc")),
    ("a part without purpose", ["999?00FEE"], ("", "", "", "FEE")),
    ("a SEPA word cut by a line", ["166?20SVWZ+a?21b", "c?32N"], ("", "N", "", "abc")),
    (
        "named", ["/TRTP/SEPA/IBAN/NL00TEST/BIC/X/NAME/ANA", " TEST/REMI/for goods/EREF/E-1"],
        ("NL00TEST", "ANA TEST", "E-1", "for goods"),
    ),
    (
        "named with counterparty", ["/EREF/E-1//CNTP/NL00TEST/INGBNL2A/ANA TEST///REMI/USTD//for goods/"],
        ("NL00TEST", "ANA TEST", "E-1", "for goods"),
    ),
    ("text with a slash", ["/ABC text"], ("", "", "", "/ABC text")),
    ("a number in free text is no account", ["RS3512 ANA"], ("", "", "", "RS3512 ANA")),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "wanted"), [row[1:] for row in DETAILS], ids=[row[0] for row in DETAILS])
def test_details_as_banks_write_them(lines: list[str], wanted: tuple[str, str, str, str]) -> None:
    found = details(lines)
    assert (found.account, found.name, found.reference, found.purpose) == wanted


def test_text_below_a_booking_and_a_second_field_86_belong_to_it(tmp_path: Path) -> None:
    [row] = booked(tmp_path, ":61:250203D1,00NMSCNONREF", "more text", ":86:one", ":86:two")
    assert row["purpose"] == "two one more text"


ACCOUNT_FIELDS = [
    (f"{OWN}EUR", (OWN, "", "EUR")),
    (f"{OWN} USD", (OWN, "", "USD")),
    (f"DBDBRSBG/{OWN}", (OWN, "DBDBRSBG", "EUR")),
    ("50070010/0123456789", ("50070010/0123456789", "", "EUR")),
    ("160-0000000123456-78", ("160-0000000123456-78", "", "EUR")),
    ("37040044/0532013000EUR", ("37040044/0532013000", "", "EUR")),
    (f"{OWN}/RSD", (OWN, "", "RSD")),
    ("260-0056010016113-79 RSD", ("260-0056010016113-79", "", "RSD")),
    ("/160-0000000123456-78", ("160-0000000123456-78", "", "EUR")),
]


@pytest.mark.parametrize(("field", "wanted"), ACCOUNT_FIELDS, ids=[row[0] for row in ACCOUNT_FIELDS])
def test_the_account_as_banks_write_it(tmp_path: Path, field: str, wanted: tuple[str, str, str]) -> None:
    _, accounts = read(tmp_path, text(":20:A", f":25:{field}", ":60F:C250131EUR0,", ":62F:C250131EUR0,"))
    [(_, _, row)] = accounts.rows()
    assert (row[0], row[2], row[4]) == wanted


def test_several_statements_with_swift_headers(tmp_path: Path) -> None:
    one = ("{1:F01BANKRSBGXXXX}{2:I940XN}{4:", *HEAD, ":61:250203D1,00NMSC", ":62F:C250203EUR999,00", "-}")
    two = (
        "{1:F01BANKRSBGXXXX}{4:",
        ":20:REF2",
        ":25:OTHER-1",
        ":60F:D250131RSD5,",
        ":61:250203C7,NMSC",
        ":62F:C250203RSD2,",
        "-}",
    )
    transfers, accounts = read(tmp_path, text(*one, "", *two, end="\n"))
    assert [(line, row[1], row[2], row[4]) for line, _, row in transfers.rows()] == [
        (6, OWN, "", "EUR"), (14, "", "OTHER-1", "RSD"),
    ]  # fmt: skip
    assert [(line, row[0], row[5]) for line, _, row in accounts.rows()] == [(3, OWN, "999.00"), (12, "OTHER-1", "2")]
    assert transfers.notes == ()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_lines_are_physical_lines(tmp_path: Path, end: str) -> None:
    transfers, _ = read(
        tmp_path, text(*HEAD, ":61:250203C1,NMSC", ":86:a\u2028b", "c\x85d", ":61:250203C1,NMSC", end=end)
    )
    assert [(line, taken) for line, taken, _ in transfers.rows()] == [(5, 3), (8, 1)]
    assert transfers.lines == 8


def test_balances_that_do_not_add_up_are_said(tmp_path: Path) -> None:
    transfers, _ = read(tmp_path, text(*HEAD, ":61:250203D1,00NMSC", ":62F:D250203EUR1,00"))
    assert said(transfers) == [
        (
            "CONTROL-SUM", "warning", 6,
            (f"izvod.sta: statement REF1 7/1 of account {OWN} opens at 1000.00 and its entries come to -1.00, "
            "which makes "
            "999.00, but it closes at -1.00 EUR."),
        )
    ]  # fmt: skip


def test_a_statement_that_does_not_follow_on_is_said(tmp_path: Path) -> None:
    one = (*HEAD, ":62F:C250203EUR1000,00", "-")
    two = (":20:REF2", f":25:{OWN}", ":60F:C250210EUR900,00", ":62F:C250210EUR900,00", "-")
    transfers, _ = read(tmp_path, text(*one, *two))
    assert said(transfers) == [
        (
            "STATEMENT-GAP", "warning", 9,
            (f"izvod.sta: statement REF2 of account {OWN} opens at 900.00, but the one before it closes at "
            "1000.00 EUR; a "
            "statement between them may be missing."),
        )
    ]  # fmt: skip


def test_interim_reports(tmp_path: Path) -> None:
    lines = (
        ":20:A", f":25:{OWN}", ":28C:1", ":34F:EUR0,", ":61:250203C5,00NMSC", ":61:250203EC9,00NMSC",
        ":61:250203D2,NMSC",
    )  # fmt: skip
    transfers, _ = read(tmp_path, text(*lines, ":90D:9EUR9,00"))
    assert [(row[3], row[4]) for *_, row in transfers.rows()] == [("5.00", "EUR"), ("2", "EUR")]
    assert said(transfers) == [
        ("NOT-BOOKED", "error", 6, "izvod.sta: the booking of 9.00 at line 6 is expected, not made; it was set aside.")
    ]
    transfers, _ = read(tmp_path, text(*lines[:5], ":90C:2EUR5,00"))
    assert said(transfers) == [
        (
            "CONTROL-SUM", "warning", 6,
            f"izvod.sta: statement A 1 of account {OWN} states the number of credits as 2, but its entries make 1.",
        )
    ]  # fmt: skip


def test_a_booking_that_cannot_be_read_is_set_aside(tmp_path: Path) -> None:
    transfers, _ = read(tmp_path, text(*HEAD, ":61:25-02-03C1,00", ":61:250203C1,00NMSC", ":62F:unknown"))
    assert [line for line, *_ in transfers.rows()] == [6]
    assert said(transfers) == [
        (
            "MT940-FIELD", "error", 5,
            "izvod.sta: the booking '25-02-03C1,00' at line 5 cannot be read; it was set aside.",
        ),
        ("MT940-FIELD", "warning", 7, "izvod.sta: the balance 'unknown' at line 7 cannot be read; it is left out."),
    ]  # fmt: skip


def test_a_booking_before_any_account_is_set_aside(tmp_path: Path) -> None:
    transfers, _ = read(tmp_path, text(":20:A", ":61:250203C1,00NMSC", f":25:{OWN}"))
    assert [note.message for note in transfers.notes] == [
        "izvod.sta: the booking '250203C1,00NMSC' at line 2 stands before any account (:25:); it was set aside."
    ]


def test_encodings(tmp_path: Path) -> None:
    lines = "".join(f"{line}\n" for line in (*HEAD, ":61:250203C1,NMSC", ":86:Šćepan Žižić"))
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        path = tmp_path / "izvod.sta"
        path.write_bytes(lines.encode(encoding))
        transfers, _ = read_rows(path, path.name, "mt940")
        assert ([row[11] for *_, row in transfers.rows()], transfers.notes) == (["Šćepan Žižić"], ())
    transfers, _ = read(tmp_path, lines.encode("cp1250"))
    assert [row[11] for *_, row in transfers.rows()] == ["Šćepan Žižić"]
    [(issue, severity, line, message)] = said(transfers)
    assert (issue, severity, line) == ("MT940-ENCODING", "info", 0)
    assert message.startswith('izvod.sta is not UTF-8 and was read as cp1250, under which its words make most sense ("')
    transfers, _ = read(tmp_path, text(*HEAD, ":61:250203C1,NMSC") + b":86:X\xf0\xa3\xd7\r\n")
    assert said(transfers) == [
        (
            "MT940-ENCODING", "info", 0,
            "izvod.sta is not UTF-8 and was read as cp1252 (Western European); names may show wrong letters.",
        )
    ]  # fmt: skip
    transfers, _ = read(tmp_path, lines.encode("cp1250"), encoding="cp1250")
    assert ([row[11] for *_, row in transfers.rows()], transfers.notes) == (["Šćepan Žižić"], ())
    with pytest.raises(FinlinkError) as refused:
        read(tmp_path, lines.encode("cp1250"), encoding="utf-8")
    assert str(refused.value) == "izvod.sta cannot be read as utf-8; say another encoding, or none."


def test_a_file_without_an_account_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FinlinkError) as refused:
        read(tmp_path, text(":20:A", ":28C:1"))
    assert str(refused.value) == (
        "izvod.sta looks like an MT940 statement but has none with an account (:25:); ask for it again."
    )


BOOKINGS = st.lists(
    st.tuples(
        st.dates().filter(lambda day: 1980 <= day.year <= 2079),
        st.sampled_from(["C", "D", "RC", "RD"]),
        st.decimals(0, 10**12, places=2),
        st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=40),
    ),
    max_size=8,
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(BOOKINGS)
def test_what_was_written_is_read(tmp_path: Path, bookings: list[tuple[object, str, Decimal, str]]) -> None:
    lines = [*HEAD]
    total = Decimal(1000)
    for day, mark, amount, purpose in bookings:
        lines += [f":61:{day:%y%m%d}{mark}{str(amount).replace('.', ',')}NMSCNONREF", f":86:{purpose}"]
        total += amount if mark in ("C", "RD") else -amount
    lines.append(f":62F:{'D' if total < 0 else 'C'}250228EUR{str(abs(total)).replace('.', ',')}")
    transfers, _ = read(tmp_path, text(*lines))
    assert transfers.notes == ()
    assert [(line, row[0], Decimal(row[3]), row[11]) for line, _, row in transfers.rows()] == [
        (5 + 2 * n, str(day), amount, purpose) for n, (day, _, amount, purpose) in enumerate(bookings)
    ]
