"""ISO 20022 account statements: camt.053, and camt.052 and camt.054, which share its structure.

The packages for camt (``camt053``, ``pycamt``, ``bankstatementparser``) build objects of one version from a whole
file and give no line for an entry; evidence needs the line. So the document is read as a stream, without regard to
its namespace, hence all versions alike (001.02 to 001.13).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal, localcontext
from functools import partial
from typing import TYPE_CHECKING

from finlink.read.formats.camt_entry import account_id, booked, direction, entries, whole_entry
from finlink.read.formats.camt_tree import STATEMENTS, Node, statement_parts
from finlink.read.formats.lines import count_lines
from finlink.read.formats.rows import Note, TextRows
from finlink.read.formats.statement import (
    ACCOUNTS,
    IN,
    OUT,
    TRANSFERS,
    Balance,
    Entry,
    Statement,
    account_rows,
    note,
    numbered_note,
    numbered_rows,
    sum_notes,
    transfer_row,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_OPENING, _CLOSING = ("OPBD", "PRCD"), ("CLBD",)


def read_camt(path: Path, name: str) -> list[TextRows]:
    """Return the transfers and accounts of a camt document.

    Only booked entries are transfers; pending ones and those for information are noted and set aside. Raises
    FinlinkError for a document that is damaged, cut off, or has no statement.
    """
    reader = _Pass(path, name)
    rows = reader.places()
    if numbered := len(set(rows)) < len(rows):
        reader = _Pass(path, name, numbered=True)
        reader.places()
    lines, entries = count_lines(path), reader.found["Ntry"] + reader.further
    notes = (*numbered_note(name, numbered=numbered), *reader.notes, *reader.closing_notes())
    transfers = TextRows(
        "transfers", TRANSFERS, partial(_transfers, path, name, numbered=numbered), lines, notes, entries
    )
    accounts, alike = numbered_rows(account_rows(reader.statements))
    about = tuple(numbered_note(name, numbered=alike))
    return [transfers, TextRows("accounts", ACCOUNTS, partial(iter, accounts), lines, about, len(accounts))]


def _transfers(path: Path, name: str, *, numbered: bool) -> Iterator[tuple[int, int, list[str]]]:
    for sequence, (entry, statement) in enumerate(_Pass(path, name, numbered=numbered).entries(), start=1):
        yield entry.line, entry.lines, transfer_row(entry, statement, sequence)


class _Pass:
    """One pass over a document: yields its booked entries and gathers statements and notes.

    Where ``numbered``, bookings and what is set aside are cited by their number instead of their line. ``found``
    counts the elements of the document, ``further`` the transactions of its batches beyond the first of each.
    """

    def __init__(self, path: Path, name: str, *, numbered: bool = False) -> None:
        self.path, self.name, self.numbered = path, name, numbered
        self.found: Counter[str] = Counter()
        self.number = self.further = 0
        self.statements: list[Statement] = []
        self.notes: list[Note] = []
        self.pages: list[bool] = []

    def entries(self) -> Iterator[tuple[Entry, Statement]]:
        """Yield each booking and its statement, in document order."""
        for number, part in statement_parts(self.path, self.name, self.found):
            if number > len(self.statements):
                self.statements.append(Statement(part.line))
                self.pages.append(False)
            statement = self.statements[-1]
            if part.tag == "Ntry":
                first = self.number + 1
                bookings = self.bookings(part, statement)
                self.number += max(len(bookings), 1)
                self.further += max(len(bookings) - 1, 0)
                for at, entry in enumerate(bookings, start=first):
                    yield replace(entry, line=at, lines=1) if self.numbered else entry, statement
            elif part.tag not in STATEMENTS:
                self.frame(part, statement)

    def places(self) -> list[int]:
        """Make the pass, and return the rows of all bookings and of all entries set aside."""
        rows = [entry.line for entry, _ in self.entries()]
        return rows + [one.row for one in self.notes if one.severity == "error"]

    def frame(self, part: Node, statement: Statement) -> None:
        """Take what a statement says about itself."""
        if part.tag == "Id":
            statement.id = part.text
        elif part.tag in ("ElctrncSeqNb", "LglSeqNb"):
            statement.number = statement.number or part.text
        elif part.tag == "StmtPgntn":
            self.pages[-1] = not (part.get("PgNb") == "1" and part.get("LastPgInd").lower() in ("true", "1"))
        elif part.tag == "Acct":
            statement.line, statement.account = part.line, account_id(part)
            statement.holder = part.get("Ownr/Nm", "Ownr/Pty/Nm", "Nm")
            statement.currency = part.get("Ccy")
            statement.bic = part.get("Svcr/FinInstnId/BICFI", "Svcr/FinInstnId/BIC")
            statement.bank = part.get("Svcr/FinInstnId/Nm", "Svcr/FinInstnId/CmbndId/Nm")
        elif part.tag == "Bal":
            self.balance(part, statement)
        elif part.tag == "TxsSummry":
            for key, place in (("in", "TtlCdtNtries"), ("out", "TtlDbtNtries"), ("all", "TtlNtries")):
                if total := part.first(place):
                    statement.stated[key] = (total.get("Sum"), total.get("NbOfNtries"), total.line)

    def balance(self, part: Node, statement: Statement) -> None:
        """Take the opening and the closing booked balance; one owed is negative."""
        kind = part.get("Tp/CdOrPrtry/Cd", "Tp/Cd")
        amount = part.first("Amt")
        if amount is None or kind not in (*_OPENING, *_CLOSING):
            return
        sign = "-" if direction(part) == OUT and amount.text.strip("0.") else ""
        found = Balance(sign + amount.text, amount.attributes.get("Ccy", ""), part.get("Dt/Dt", "Dt/DtTm"), part.line)
        if kind in _CLOSING:
            statement.closing = found
        elif statement.opening is None or kind == "OPBD":
            statement.opening = found

    def bookings(self, part: Node, statement: Statement) -> list[Entry]:
        """Return the bookings of an entry; note what is set aside or kept together."""
        status = booked(part)
        amount = part.get("Amt")
        nth = f" (entry {self.number + 1})" if self.numbered else ""
        where = f"{self.name}: the entry of {amount or 'no amount'} at line {part.line}{nth}"
        if status != "BOOK":
            why = {"PDNG": "is pending, not booked", "INFO": "is for information only", "FUTR": "lies in the future"}
            message = f"{where} {why.get(status, f'has the status {status[:40]}, not BOOK')}; it was set aside."
            hint = "use the statement of the booked entries (camt.053)"
            statement.unbooked += 1
            self.set_aside(part, note(self.row(part), "amount", "NOT-BOOKED", "error", amount, message, hint))
            return []
        way = direction(part)
        if not way:
            message = f"{where} does not say whether it is a credit or a debit (CdtDbtInd); it was set aside."
            said = note(self.row(part), "direction", "DIRECTION", "error", amount, message, "ask the bank")
            self.set_aside(part, said)
            return []
        statement.add(way, amount)
        found, other_sum = entries(part, statement.account)
        if found and not self.pages[-1]:  # of one page of several, nobody knows whether it opens the page or the whole
            found[-1].balance = statement.first_balance(found[-1].currency)
        if other_sum:
            count = len(part.all("NtryDtls/TxDtls") or part.all("TxDtls"))
            what = f"is a batch of {count} transactions that come to {other_sum}"
            rest = "it is read as one transfer without a counterparty"
            if count == 1:
                what, rest = f"has one transaction of {other_sum}", "it is read as one transfer of the whole"
            hint = "ask the bank for the single transactions of the batch"
            self.notes.append(
                note(self.row(part), "amount", "BATCH", "warning", amount, f"{where} {what}; {rest}.", hint)
            )
        return found

    def row(self, part: Node) -> int:
        """Return the row by which an entry is cited."""
        return self.number + 1 if self.numbered else part.line

    def set_aside(self, part: Node, said: Note) -> None:
        """Note an entry that is no transfer, with its cells as far as they can be read."""
        statement = self.statements[-1]
        cells = transfer_row(whole_entry(part, statement.account), statement)
        self.notes.append(replace(said, cells=tuple(cells)))

    def closing_notes(self) -> Iterator[Note]:
        """Yield what can be said once all statements are read: sums and gaps."""
        last: dict[str, int] = {}
        for statement, paged in zip(self.statements, self.pages, strict=True):
            _compare(statement)
            if paged:
                statement.opening = None
            sums = sum_notes(statement, self.name)
            yield from (replace(one, row=0) for one in sums) if self.numbered else sums
            number = int(statement.number) if re.fullmatch(r"[0-9]{1,18}", statement.number) else 0
            before = last.get(statement.account, 0)
            if before and number > before + 1:
                message = (
                    f"{self.name}: statement number {number} of account {statement.account} follows number {before}; "
                    f"{number - before - 1} between them are missing."
                )
                hint = "ask the bank for the statements between"
                line = 0 if self.numbered else statement.line
                yield note(line, "", "STATEMENT-GAP", "warning", str(number), message, hint)
            last[statement.account] = number or before


def _compare(statement: Statement) -> None:
    """Turn the sums a statement states into pairs of what it says and what its entries make.

    Where entries were set aside the sums are left alone: banks differ in whether they count those.
    """
    if statement.unbooked:
        statement.stated = {}
    with localcontext(prec=60):
        total = {IN: Decimal(statement.sums[IN]), OUT: Decimal(statement.sums[OUT])}
        total["all"] = total[IN] + total[OUT]
    count = {IN: statement.count[IN], OUT: statement.count[OUT], "all": statement.count.total()}
    words = {IN: "credits", OUT: "debits", "all": "entries"}
    pairs = {}
    for key, (sum_said, count_said, line) in statement.stated.items():
        pairs[f"the sum of all {words[key]} as"] = (sum_said, str(total[key]), line)
        pairs[f"the number of {words[key]} as"] = (count_said, str(count[key]), line)
    statement.stated = pairs
