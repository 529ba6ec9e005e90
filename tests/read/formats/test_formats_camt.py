"""ISO 20022 statements: bookings, parties, amounts, sums and what is said about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from finlink.errors import FinlinkError
from finlink.read.formats import TextRows, detect, read_rows
from finlink.read.formats.statement import ACCOUNTS, TRANSFERS

if TYPE_CHECKING:
    from pathlib import Path

OWN, OTHER = "RS35260005601001611379", "ME25505000012345678951"
KINDS = {
    "053": ("BkToCstmrStmt", "Stmt"),
    "052": ("BkToCstmrAcctRpt", "Rpt"),
    "054": ("BkToCstmrDbtCdtNtfctn", "Ntfctn"),
}
ACCOUNT = (
    f"<Acct><Id><IBAN>{OWN}</IBAN></Id><Ccy>EUR</Ccy><Ownr><Nm>TEST DOO</Nm></Ownr>"
    "<Svcr><FinInstnId><BICFI>DBDBRSBG</BICFI><Nm>Example Bank</Nm></FinInstnId></Svcr></Acct>"
)


def balance(kind: str, amount: str, way: str = "CRDT", day: str = "2025-03-31") -> str:
    return (
        f'<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>{way}'
        f"</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>"
    )


def entry(
    amount: str = "100.00",
    way: str = "CRDT",
    details: str = "",
    *,
    extra: str = "",
    status: str = "<Sts><Cd>BOOK</Cd></Sts>",
) -> str:
    return (
        f'<Ntry>\n<Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>{way}</CdtDbtInd>{extra}{status}'
        "<BookgDt><Dt>2025-03-03</Dt></BookgDt><ValDt><Dt>2025-03-04</Dt></ValDt><AcctSvcrRef>B-1</AcctSvcrRef>\n"
        f"{details}</Ntry>\n"
    )


def details(*transactions: str) -> str:
    return f"<NtryDtls>{''.join(f'<TxDtls>{one}</TxDtls>' for one in transactions)}</NtryDtls>"


def parties(debtor: str = OTHER, creditor: str = OWN) -> str:
    return (
        f"<RltdPties><Dbtr><Nm>ANA TEST</Nm></Dbtr><DbtrAcct><Id><IBAN>{debtor}</IBAN></Id></DbtrAcct>"
        f"<Cdtr><Nm>TEST DOO</Nm></Cdtr><CdtrAcct><Id><IBAN>{creditor}</IBAN></Id></CdtrAcct></RltdPties>"
    )


def document(*statements: str, kind: str = "053", version: str = "08", prefix: str = "") -> bytes:
    outer, inner = KINDS[kind]
    body = "".join(f"<{inner}>\n{one}</{inner}>\n" for one in statements)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.{kind}.001.'
        f'{version}">\n<{outer}><GrpHdr/>\n{body}</{outer}>\n</Document>\n'
    ).encode()


def read(tmp_path: Path, content: bytes) -> tuple[TextRows, TextRows]:
    path = tmp_path / "statement.xml"
    path.write_bytes(content)
    assert detect(content[:65536], path.name) == "camt053"
    transfers, accounts = read_rows(path, path.name, "camt053")
    assert (transfers.table, transfers.header) == ("transfers", TRANSFERS)
    assert (accounts.table, accounts.header) == ("accounts", ACCOUNTS)
    assert transfers.lines == accounts.lines == len(content.splitlines())
    assert list(transfers.rows()) == list(transfers.rows())
    return transfers, accounts


def booked(tmp_path: Path, *parts: str, **kind: str) -> list[dict[str, str]]:
    transfers, _ = read(tmp_path, document(ACCOUNT + "".join(parts), **kind))
    return [{name: cell for name, cell in zip(TRANSFERS, row, strict=True) if cell} for *_, row in transfers.rows()]


def said(table: TextRows) -> list[tuple[str, str, int, str]]:
    return [(one.issue, one.severity, one.row, one.message) for one in table.notes]


FRAME = {"currency": "EUR", "sequence": "1", "time": "2025-03-03", "value_date": "2025-03-04", "bank_reference": "B-1"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("version", ["02", "04", "08", "13"])
def test_a_payment_in_stands_between_its_ends(tmp_path: Path, kind: str, version: str) -> None:
    refs = "<Refs><EndToEndId>INV-7</EndToEndId></Refs>"
    purpose = "<RmtInf><Ustrd>Goods</Ustrd><Ustrd>of May</Ustrd></RmtInf>"
    [row] = booked(tmp_path, entry(details=details(refs + parties() + purpose)), kind=kind, version=version)
    assert row == FRAME | {
        "sender": OTHER, "receiver": OWN, "amount": "100.00", "sender_name": "ANA TEST", "receiver_name": "TEST DOO",
        "reference": "INV-7", "purpose": "Goods of May",
    }  # fmt: skip


def test_a_payment_out_to_nobody_named(tmp_path: Path) -> None:
    [row] = booked(tmp_path, entry(way="DBIT", extra="<AddtlNtryInf>Account fee</AddtlNtryInf>"))
    assert row == FRAME | {
        "sender": OWN, "direction": "out", "amount": "100.00", "sender_name": "TEST DOO", "reference": "B-1",
        "purpose": "Account fee",
    }  # fmt: skip


def test_a_reference_that_was_not_provided_is_none(tmp_path: Path) -> None:
    [row] = booked(tmp_path, entry(details=details("<Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>")))
    assert row["reference"] == "B-1"


@pytest.mark.parametrize(
    ("way", "debtor", "creditor", "ends"),
    [
        pytest.param("CRDT", OWN, OTHER, (OTHER, OWN), id="a payment out came back"),
        pytest.param("DBIT", OTHER, OWN, (OWN, OTHER), id="a payment in was taken back"),
    ],
)
def test_a_reversal_moves_as_it_says_and_keeps_the_first_roles(
    tmp_path: Path, way: str, debtor: str, creditor: str, ends: tuple[str, str]
) -> None:
    row, *_ = booked(
        tmp_path, entry(way=way, extra="<RvslInd>true</RvslInd>", details=details(parties(debtor, creditor)))
    )
    assert (row["sender"], row["receiver"], row["reversal"]) == (*ends, "yes")


def test_parties_of_newer_versions_and_other_numbers(tmp_path: Path) -> None:
    found = (
        "<RltdPties><Dbtr><Pty><Nm>ANA TEST</Nm></Pty></Dbtr><DbtrAcct><Id><Othr><Id>160-123-45</Id></Othr></Id>"
        "</DbtrAcct></RltdPties>"
    )
    [row] = booked(tmp_path, entry(details=details(found)))
    assert (row["sender"], row["sender_name"]) == ("160-123-45", "ANA TEST")


def test_a_batch_that_adds_up_is_split(tmp_path: Path) -> None:
    one = '<Amt Ccy="EUR">60.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>' + parties()
    two = '<AmtDtls><TxAmt><Amt Ccy="EUR">40</Amt></TxAmt></AmtDtls>'
    rows = booked(tmp_path, entry(details=details(one, two)))
    assert [(row["amount"], row.get("sender", ""), row["sequence"]) for row in rows] == [
        ("60.00", OTHER, "1"), ("40", "", "2"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("second", "sum_of"),
    [
        pytest.param('<Amt Ccy="EUR">39.99</Amt>', "99.99", id="other sum"),
        pytest.param("<Refs/>", "no sum, as some state no amount", id="no amount"),
    ],
)
def test_a_batch_that_does_not_add_up_stays_one(tmp_path: Path, second: str, sum_of: str) -> None:
    both = details('<Amt Ccy="EUR">60.00</Amt>' + parties(), second)
    transfers, _ = read(tmp_path, document(ACCOUNT + entry(details=both)))
    [(line, lines, row)] = transfers.rows()
    assert (line, lines, row[3]) == (5, 3, "100.00")
    assert said(transfers) == [
        (
            "BATCH", "warning", 5,
            (f"statement.xml: the entry of 100.00 at line 5 is a batch of 2 transactions that come to {sum_of}; it is "
            "read as one transfer without a counterparty."),
        )
    ]  # fmt: skip


INSTRUCTED = '<AmtDtls><InstdAmt><Amt Ccy="RSD">11700.00</Amt></InstdAmt></AmtDtls>'


def test_another_currency_stands_on_its_side(tmp_path: Path) -> None:
    rows = booked(tmp_path, entry(way="DBIT", details=details(INSTRUCTED)), entry(details=details(INSTRUCTED)))
    keys = ("amount", "currency", "received_amount", "received_currency")
    assert [tuple(row[key] for key in keys) for row in rows] == [
        ("100.00", "EUR", "11700.00", "RSD"), ("11700.00", "RSD", "100.00", "EUR"),
    ]  # fmt: skip


def charge(amount: str, inside: str) -> str:
    said_so = f"<ChrgInclInd>{inside}</ChrgInclInd>" if inside else ""
    return f'<Chrgs><Rcrd><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>DBIT</CdtDbtInd>{said_so}</Rcrd></Chrgs>'


NET = '<AmtDtls><TxAmt><Amt Ccy="EUR">98.50</Amt></TxAmt></AmtDtls>'


@pytest.mark.parametrize(
    ("way", "inside", "amounts", "wanted"),
    [
        pytest.param("DBIT", "true", "", ("98.50", "1.50"), id="said to be inside"),
        pytest.param("DBIT", "", NET, ("98.50", "1.50"), id="seen to be inside"),
        pytest.param("DBIT", "", "", ("100.00", None), id="not said"),
        pytest.param("DBIT", "false", NET, ("100.00", None), id="booked on its own"),
        pytest.param("CRDT", "true", "", ("100.00", None), id="taken from the receiver"),
    ],
)
def test_a_charge_is_a_fee_where_it_is_part_of_the_amount(
    tmp_path: Path, way: str, inside: str, amounts: str, wanted: tuple[str, str | None]
) -> None:
    [row] = booked(tmp_path, entry(way=way, details=details(amounts + charge("1.50", inside))))
    assert (row["amount"], row.get("fee")) == wanted
    assert row["charges"] == "1.50 EUR"


@pytest.mark.parametrize(
    ("status", "why"),
    [
        ("<Sts>PDNG</Sts>", "is pending, not booked"),
        ("<Sts><Cd>INFO</Cd></Sts>", "is for information only"),
        ("<Sts><Cd>FUTR</Cd></Sts>", "lies in the future"),
        ("<Sts><Prtry>odd</Prtry></Sts>", "has the status ODD, not BOOK"),
    ],
)
def test_what_is_not_booked_is_set_aside_and_said(tmp_path: Path, status: str, why: str) -> None:
    transfers, _ = read(tmp_path, document(ACCOUNT + entry(status=status) + entry(status="<Sts>BOOK</Sts>")))
    assert len(list(transfers.rows())) == 1
    assert said(transfers) == [
        ("NOT-BOOKED", "error", 5, f"statement.xml: the entry of 100.00 at line 5 {why}; it was set aside.")
    ]


def test_an_entry_without_a_direction_is_set_aside(tmp_path: Path) -> None:
    transfers, _ = read(tmp_path, document(ACCOUNT + entry(way="")))
    assert list(transfers.rows()) == []
    assert said(transfers) == [
        (
            "DIRECTION", "error", 5,
            ("statement.xml: the entry of 100.00 at line 5 does not say whether it is a credit or a debit (CdtDbtInd); "
            "it was set aside."),
        )
    ]  # fmt: skip


def test_the_account_stands_once_with_its_latest_balance(tmp_path: Path) -> None:
    older = "<Id>S1</Id>" + ACCOUNT + balance("CLBD", "10.00", day="2025-02-28")
    newer = "<Id>S2</Id>" + ACCOUNT + balance("CLBD", "7.50", "DBIT") + balance("CLAV", "99.00")
    _, accounts = read(tmp_path, document(newer, older))
    assert list(accounts.rows()) == [
        (5, 1, [OWN, "TEST DOO", "DBDBRSBG", "Example Bank", "EUR", "-7.50", "2025-03-31", "S2"])
    ]


SUMS = (
    "<TxsSummry><TtlNtries><NbOfNtries>2</NbOfNtries><Sum>130.00</Sum></TtlNtries><TtlCdtNtries><NbOfNtries>1"
    "</NbOfNtries><Sum>100.00</Sum></TtlCdtNtries><TtlDbtNtries><NbOfNtries>1</NbOfNtries><Sum>30.00</Sum></TtlDbtNtries>"
    "</TxsSummry>"
)


def statement(opening: str, closing: str, sums: str = SUMS, status: str = "") -> bytes:
    frame = "<Id>S1</Id>" + ACCOUNT + balance("OPBD", opening) + balance("CLBD", closing) + sums
    return document(frame + entry(status=status) + entry("30.00", "DBIT", status=status))


def test_sums_that_agree_are_not_mentioned(tmp_path: Path) -> None:
    transfers, _ = read(tmp_path, statement("5.00", "75.00"))
    assert transfers.notes == ()


WHERE = f"statement.xml: statement S1 of account {OWN}"


@pytest.mark.parametrize(
    ("closing", "sums", "message"),
    [
        pytest.param(
            "76.00", "",
            f"{WHERE} opens at 5.00 and its entries come to +70.00, which makes 75.00, but it closes at 76.00 EUR.",
            id="balance",
        ),
        pytest.param(
            "75.00", SUMS.replace("<Sum>130.00", "<Sum>131.00"),
            f"{WHERE} states the sum of all entries as 131.00, but its entries make 130.00.", id="sum",
        ),
        pytest.param(
            "75.00", SUMS.replace("<TtlDbtNtries><NbOfNtries>1", "<TtlDbtNtries><NbOfNtries>3"),
            f"{WHERE} states the number of debits as 3, but its entries make 1.", id="number",
        ),
    ],
)  # fmt: skip
def test_sums_that_differ_are_said_with_both_figures(tmp_path: Path, closing: str, sums: str, message: str) -> None:
    transfers, _ = read(tmp_path, statement("5.00", closing, sums))
    assert said(transfers) == [("CONTROL-SUM", "warning", 5, message)]


def test_one_page_of_several_is_not_summed(tmp_path: Path) -> None:
    page = "<StmtPgntn><PgNb>2</PgNb><LastPgInd>true</LastPgInd></StmtPgntn>"
    transfers, _ = read(tmp_path, statement("5.00", "99.00", page))
    assert [row[TRANSFERS.index("balance_after")] for *_, row in transfers.rows()] == ["", ""]
    assert transfers.notes == ()


def test_the_first_booking_has_the_balance_that_the_opening_one_makes(tmp_path: Path) -> None:
    transfers, _ = read(tmp_path, statement("5.00", "75.00"))
    assert [row[TRANSFERS.index("balance_after")] for *_, row in transfers.rows()] == ["105.00", ""]


def test_a_statement_number_that_is_skipped_is_said(tmp_path: Path) -> None:
    frames = (f"<Id>S{n}</Id><ElctrncSeqNb>{n}</ElctrncSeqNb>{ACCOUNT}" for n in (7, 8, 11))
    transfers, _ = read(tmp_path, document(*frames))
    message = f"statement.xml: statement number 11 of account {OWN} follows number 8; 2 between them are missing."
    assert said(transfers) == [("STATEMENT-GAP", "warning", 9, message)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_lines_are_physical_lines(tmp_path: Path, end: str) -> None:
    content = document(ACCOUNT + entry() + entry(details=details(parties()))).replace(b"\n", end.encode())
    transfers, accounts = read(tmp_path, content)
    assert [(line, lines) for line, lines, _ in transfers.rows()] == [(5, 3), (10, 1)]
    assert [line for line, *_ in accounts.rows()] == [5]
    lines = content.decode().splitlines()
    assert "<Ntry>" in lines[4]
    assert "<TxDtls>" in lines[9]


ONE_DETAIL = [
    ("the whole", '<Amt Ccy="EUR">100.00</Amt>', ""),
    ("no amount", "", ""),
    ("another currency", '<Amt Ccy="USD">60.00</Amt>', ""),
    ("without its charges", '<Amt Ccy="EUR">98.00</Amt><Chrgs><Amt Ccy="EUR">2.00</Amt></Chrgs>', ""),
    ("less", '<Amt Ccy="EUR">60.00</Amt>', "60.00"),
    ("less in another place", '<AmtDtls><TxAmt><Amt Ccy="EUR">60.00</Amt></TxAmt></AmtDtls>', "60.00"),
    ("less than the charges", '<Amt Ccy="EUR">97.00</Amt><Chrgs><Amt Ccy="EUR">2.00</Amt></Chrgs>', "97.00"),
]


@pytest.mark.parametrize(("detail", "other"), [row[1:] for row in ONE_DETAIL], ids=[row[0] for row in ONE_DETAIL])
def test_one_transaction_of_another_amount_is_said(tmp_path: Path, detail: str, other: str) -> None:
    transfers, _ = read(tmp_path, document(ACCOUNT + entry(details=details(detail + parties()))))
    [(_, _, row)] = transfers.rows()
    assert (row[1], row[3]) == (OTHER, "100.00") if other else row[1] == OTHER
    message = (
        f"statement.xml: the entry of 100.00 at line 5 has one transaction of {other}; it is read as one transfer of "
        "the whole."
    )
    assert said(transfers) == ([("BATCH", "warning", 5, message)] if other else [])


def test_entries_on_one_line_are_cited_by_their_numbers(tmp_path: Path) -> None:
    batch = details(*(f'<Amt Ccy="EUR">{amount}</Amt>' for amount in ("60.00", "40.00")))
    parts = [entry("1.00"), entry("2.00", status="<Sts>PDNG</Sts>"), entry(details=batch), entry("4.00", "?")]
    flat = document(*(ACCOUNT + "".join(parts) for _ in range(2))).replace(b"\n", b"")
    path = tmp_path / "statement.xml"
    path.write_bytes(flat)
    transfers, accounts = read_rows(path, path.name, "camt053")
    assert [(row, lines, cells[3]) for row, lines, cells in transfers.rows()] == [
        (1, 1, "1.00"), (3, 1, "60.00"), (4, 1, "40.00"), (6, 1, "1.00"), (8, 1, "60.00"), (9, 1, "40.00"),
    ]  # fmt: skip
    assert [(row, cells[3]) for row, _, cells in transfers.rows()] == [
        (row, cells[3]) for row, _, cells in transfers.rows()
    ]
    assert [(one.issue, one.row) for one in transfers.notes] == [
        ("ENTRY-NUMBERS", 0), ("NOT-BOOKED", 2), ("DIRECTION", 5), ("NOT-BOOKED", 7), ("DIRECTION", 10),
    ]  # fmt: skip
    assert "at line 1 (entry 7)" in transfers.notes[3].message
    assert (transfers.entries, accounts.entries, len(list(accounts.rows()))) == (10, 1, 1)


def test_the_entries_of_a_document_are_counted(tmp_path: Path) -> None:
    batch = details(*(f'<Amt Ccy="EUR">{amount}</Amt>' for amount in ("60.00", "40.00")))
    parts = (entry(), entry(status="<Sts>PDNG</Sts>"), entry(details=batch))
    transfers, _ = read(tmp_path, document(ACCOUNT + "".join(parts)))
    assert transfers.entries == len(list(transfers.rows())) + 1 == 4


def test_utf_16_and_single_byte_encodings(tmp_path: Path) -> None:
    text = document(ACCOUNT.replace("TEST DOO", "ŠĆ DOO") + entry()).decode()
    for encoding in ("utf-16", "cp1250"):
        content = text.replace("UTF-8", encoding).encode(encoding)
        path = tmp_path / "statement.xml"
        path.write_bytes(content)
        assert detect(content, path.name) == "camt053"
        transfers, accounts = read_rows(path, path.name, "camt053")
        assert [row[1] for *_, row in accounts.rows()] == ["ŠĆ DOO"]
        assert transfers.lines == len(text.splitlines())
        assert [line for line, *_ in transfers.rows()] == [5]


LAUGHS = b'<!DOCTYPE D [<!ENTITY a "' + b"a" * 1000 + b'"><!ENTITY b "&a;&a;&a;">]>'
BAD = [
    (
        "cut off", document(ACCOUNT + entry())[:-60],
        ("statement.xml is damaged or cut off at line 6 (no element found); nothing of it was used, so "
        "ask for it again."),
    ),
    (
        "cut between tags", document(ACCOUNT + entry()).split(b"</BkTo")[0],
        ("statement.xml is damaged or cut off at line 9 (no element found); nothing of it was used, so "
        "ask for it again."),
    ),
    (
        "billion laughs", LAUGHS + document(ACCOUNT).split(b"\n", 1)[1],
        ("statement.xml declares a document type (line 1), as files that attack XML readers do; ask for "
        "the file as its "
        "program writes it."),
    ),
    (
        "no statement", document(),
        "statement.xml is a camt document without any statement; ask for the account's statement.",
    ),
    (
        "nested", document(ACCOUNT + "<Ntry>" + "<x>" * 100 + "</x>" * 100 + "</Ntry>"),
        "statement.xml is nested or long beyond any statement (line 5); it was not read.",
    ),
    (
        "an entry within an entry", document(ACCOUNT + "<Ntry><x>" + entry() + "</x></Ntry>"),
        ("statement.xml has an entry (line 5) that stands in no statement, so nobody can say whose it is; ask for "
        "the file again."),
    ),
    (
        "unknown encoding", document(ACCOUNT).replace(b"UTF-8", b"X-9"),
        ("statement.xml is damaged or cut off at line 1 (unknown encoding); nothing of it was used, so "
        "ask for it again."),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("content", "message"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_document_that_cannot_be_used_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "statement.xml"
    path.write_bytes(content)
    with pytest.raises(FinlinkError) as refused:
        read_rows(path, path.name, "camt053")
    assert str(refused.value) == message
