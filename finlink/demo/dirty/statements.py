"""Bank statements: one payment told by the payer's bank and by the payee's, in three formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.demo.dirty.planted import Planted
from finlink.demo.dirty.registers import iban

if TYPE_CHECKING:
    from finlink.demo.draws import Draws


def statement_files(draws: Draws) -> list[Planted]:
    """Return the payer's list, the payee's camt.053 statement that overlaps it, and an MT940 statement."""
    payer, payee, mule = (
        iban(draws, "kt503 victim", "RS"),
        iban(draws, "kt503 collection", "RS"),
        iban(draws, "kt504 mule", "ME"),
    )
    return [_payer(payer, payee), _camt(payer, payee, mule), _mt940(payee, mule)]


def _payer(payer: str, payee: str) -> Planted:
    file = Planted(
        "transfers_payer.csv", "The payer's bank: the same two payments as the payee's statement, without ids"
    )
    file.said("TRANSFER-PAIRS")
    file.row(["Transaction date", "Payer account", "Payee account", "Amount", "Currency", "Details"], "h")
    file.row(["2025-02-19", payer, payee, "90000.00", "EUR", "first payment"], "a", "TRANSFER-PAIRED")
    file.row(["2025-02-20", payer, payee, "58000.00", "EUR", "second payment"], "a", "TRANSFER-PAIRED")
    return file


def _entry(amount: str, side: str, day: str, *, name: str, account: str, text: str) -> tuple[list[str], list[str]]:
    """Return an entry in two parts: what is said of the entry, and its one transaction (the record that is cited)."""
    party, number = ("Dbtr", "DbtrAcct") if side == "CRDT" else ("Cdtr", "CdtrAcct")
    frame = [
        f'<Ntry><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>{side}</CdtDbtInd><Sts>BOOK</Sts>',
        f"<BookgDt><Dt>{day}</Dt></BookgDt><ValDt><Dt>{day}</Dt></ValDt>",
    ]
    return frame, [
        f"<NtryDtls><TxDtls><RltdPties><{party}><Nm>{name}</Nm></{party}>",
        f"<{number}><Id><IBAN>{account}</IBAN></Id></{number}></RltdPties>",
        f"<RmtInf><Ustrd>{text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>",
    ]


def _balance(code: str, amount: str, day: str) -> str:
    return (
        f'<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd>'
        f"<Dt><Dt>{day}</Dt></Dt></Bal>"
    )


def _camt(payer: str, payee: str, mule: str) -> Planted:
    """Return the payee's statement: two credits that the payer's list has too, one debit, a wrong closing balance."""
    file = Planted(
        "transfers_payee.xml", "The payee's camt.053 statement: overlaps the payer's list; its closing balance is wrong"
    )
    file.said("TRANSFER-PAIRS")
    file.line('<?xml version="1.0" encoding="UTF-8"?>', "p")
    file.line('<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>', "p")
    file.line("<GrpHdr><MsgId>INVENTED-1</MsgId><CreDtTm>2025-03-01T08:00:00Z</CreDtTm></GrpHdr>", "p")
    file.line("<Stmt><Id>2025-02</Id><CreDtTm>2025-03-01T08:00:00Z</CreDtTm>", "p")
    owner = "<Ownr><Nm>Test Holder One</Nm></Ownr>"
    file.line(f"<Acct><Id><IBAN>{payee}</IBAN></Id><Ccy>EUR</Ccy>{owner}</Acct>", "p")
    file.line(_balance("OPBD", "100.00", "2025-02-01"), "p")
    file.line(_balance("CLBD", "1100.00", "2025-02-28"), "p", "CONTROL-SUM")
    entries = (
        ("90000.00", "CRDT", "2025-02-19", "Test Victim", payer, "first payment", ()),
        ("58000.00", "CRDT", "2025-02-20", "Test Victim", payer, "second payment", ()),
        ("147500.00", "DBIT", "2025-02-21", "Test Holder Two", mule, "loan", ("TRANSFER-PAIRED",)),
    )
    for amount, side, day, name, account, text, issues in entries:
        frame, transaction = _entry(amount, side, day, name=name, account=account, text=text)
        file.line(frame[0], "p")
        file.line(frame[1], "p")
        file.line("\n".join(transaction), "a", *issues)
    file.line("</Stmt></BkToCstmrStmt></Document>", "p")
    return file


def _mt940(payee: str, mule: str) -> Planted:
    """Return the next account's statement, in MT940: the debit of the camt.053 statement as its credit."""
    file = Planted(
        "transfers_next.sta",
        "An MT940 statement of the next account: the debit above, seen from the other side",
        end="\r\n",
    )
    for tag in (":20:INVENTED2", f":25:{mule}", ":28C:00002/001", ":60F:C250220EUR10,00"):
        file.line(tag, "p")
    credit = f":86:166?00TRANSFER?20loan?31{payee}?32TEST HOLDER ONE"
    file.line(f":61:2502210221CR147500,00NTRFNONREF//R2\r\n{credit}", "a")
    file.line(":61:2502240224DR5000,00NTRFNONREF//R3\r\n:86:166?00CASH?20withdrawal", "a")
    file.line(":62F:C250224EUR142510,00", "p")
    file.line("-", "p")
    return file
