"""SWIFT customer statements MT940 and interim reports MT942, with the line of every booking.

The library ``mt-940`` (5.1.1, BSD) was tried: it strips and rejoins the lines before it looks for fields, so that a
booking's line in the file is lost, and holds all statements as objects. A field begins with ``:61:`` at the start of
a line and runs to the next, so it is read here line by line.
Source: SWIFT User Handbook, category 9 (MT940, MT942); banks' own ways are taken as they come where one reading is
possible, and the booking is set aside with its line where none is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal, localcontext
from functools import partial
from typing import TYPE_CHECKING

from finlink.errors import FinlinkError
from finlink.read.formats.mt940_details import details
from finlink.read.formats.mt940_fields import END, OUTSIDE, decoded_lines, fields, starts_booking
from finlink.read.formats.mt940_values import BALANCE, ENTRY, FAR, account_of, booked_on, day, decimal, is_day
from finlink.read.formats.rows import Note, Options, TextRows
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
    sum_notes,
    transfer_row,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BALANCES = ("60F", "60M", "62F", "62M", "64", "65")
_MARKS = {"C": IN, "D": OUT, "RC": OUT, "RD": IN, "EC": IN, "ED": OUT}
"""C credit, D debit, RC and RD their reversals (money goes the other way), EC and ED expected ones of MT942."""


def read_mt940(path: Path, name: str, options: Options | None = None) -> list[TextRows]:
    """Return the transfers and accounts of the statements in a file.

    Raises FinlinkError when the file holds no statement, or cannot be decoded as was said.
    """
    lines, encoding = decoded_lines(path, name, (options or Options()).encoding)
    currencies = _currencies(lines)
    reader = _Pass(lines, name, currencies)
    for _ in reader.entries():
        pass
    if not reader.statements:
        raise FinlinkError(
            f"{name} looks like an MT940 statement but has none with an account (:25:); ask for it again."
        )
    about = [encoding] if encoding is not None else []
    notes = (*about, *_outside_note(lines, name), *reader.notes, *reader.closing_notes())
    rows = partial(_transfers, lines, name, currencies)
    transfers = TextRows("transfers", TRANSFERS, rows, len(lines), notes, sum(map(starts_booking, lines)))
    accounts = tuple(account_rows(reader.statements))
    return [transfers, TextRows("accounts", ACCOUNTS, lambda: iter(accounts), len(lines), (), len(accounts))]


def _outside_note(lines: list[str], name: str) -> Iterator[Note]:
    """Yield what is said about lines that belong to no field: nothing of a file is passed over in silence."""
    found = [number for tag, number, _ in fields(lines) if tag == OUTSIDE]
    if found:
        first = lines[found[0] - 1].strip()
        which = (
            f"{len(found)} lines stand outside its fields, the first of them"
            if len(found) > 1
            else "a line outside its fields stands"
        )
        message = f"{name}: {which} at line {found[0]} ({first[:60]!r}); what stands there is left out."
        yield note(0, "", "MT940-FIELD", "info", first, message, "see whether it belongs to a booking")


def _currencies(lines: list[str]) -> list[str]:
    """Return the currency of each statement: that of its account, else of the first of its balances."""
    found: list[str] = []
    within = False
    for tag, _, content in fields(lines):
        if tag in (END, "20"):
            within = False
        elif tag in ("25", "25P"):
            found.append(account_of(content[0].strip(), "")[2])
            within = True
        elif within and not found[-1] and tag in (*_BALANCES, "34F"):
            balance = BALANCE.match(content[0].strip())
            found[-1] = balance[3] if balance else content[0].strip()[:3] if tag == "34F" else ""
    return found


def _transfers(lines: list[str], name: str, currencies: list[str]) -> Iterator[tuple[int, int, list[str]]]:
    for sequence, (entry, statement) in enumerate(_Pass(lines, name, currencies).entries(), start=1):
        yield entry.line, entry.lines, transfer_row(entry, statement, sequence)


class _Pass:
    """One pass over the fields: yields bookings and gathers statements and notes."""

    def __init__(self, lines: list[str], name: str, currencies: list[str]) -> None:
        self.lines, self.name, self.currencies = lines, name, currencies
        self.statements: list[Statement] = []
        self.statement: Statement | None = None
        self.notes: list[Note] = []
        self.reference = ""

    def entries(self) -> Iterator[tuple[Entry, Statement]]:
        """Yield each booking and its statement, in the order of the file."""
        entry: tuple[Entry, Statement] | None = None
        for tag, line, content in fields(self.lines):
            if tag == "86" and entry is not None:
                _describe(entry[0], line, content)
                continue
            if entry is not None:
                yield entry
            entry = None
            if tag == "61":
                entry = self.booking(line, content)
            elif tag == END:
                self.statement = None
            elif tag != OUTSIDE:
                self.frame(tag, line, content)
        if entry is not None:
            yield entry

    def frame(self, tag: str, line: int, content: list[str]) -> None:
        """Take a field that is no booking."""
        text = content[0].strip()
        statement = self.statement
        if tag == "20":
            self.reference, self.statement = text, None
        elif tag in ("25", "25P"):
            self.statement = Statement(line, id=self.reference, number="")
            bic = content[1].strip() if tag == "25P" and len(content) > 1 else ""
            self.statement.account, self.statement.bic, _ = account_of(text, bic)
            self.statement.currency = self.currencies[len(self.statements)]
            self.statements.append(self.statement)
        elif statement and tag in ("28", "28C"):
            statement.number = text
            statement.id = text if not statement.id or statement.id == "NONREF" else f"{statement.id} {text}"
        elif statement and tag in _BALANCES[:4]:
            self.balance(tag, line, text, statement)
        elif statement and tag in ("90C", "90D"):
            self.totals(tag, line, text, statement)

    def balance(self, tag: str, line: int, text: str, statement: Statement) -> None:
        """Take the opening or closing balance of a statement or of its page."""
        found = BALANCE.match(text)
        if found is None:
            message = f"{self.name}: the balance {text[:60]!r} at line {line} cannot be read; it is left out."
            hint = "field 60 and 62 are written C or D, YYMMDD, currency, amount with a comma"
            self.notes.append(note(line, "balance", "MT940-FIELD", "warning", text, message, hint))
            return
        amount = decimal(found[4])
        sign = "-" if found[1] == "D" and amount.strip("0.") else ""
        balance = Balance(sign + amount, found[3], day(found[2]), line)
        if tag.startswith("60"):
            statement.opening = statement.opening or balance
        else:
            statement.closing = balance

    def totals(self, tag: str, line: int, text: str, statement: Statement) -> None:
        """Take the number and sum of debits or credits that MT942 states."""
        found = re.match(r"(\d+)([A-Z]{3})(\d+(?:[.,]\d*)?)", text)
        if found is not None:
            statement.stated[tag] = (found[1], decimal(found[3]), line)

    def booking(self, line: int, content: list[str]) -> tuple[Entry, Statement] | None:
        """Return the booking of field 61, or None with a note where it cannot be read or was not made."""
        found, statement = ENTRY.fullmatch(content[0].strip()), self.statement
        booked = booked_on(found["value"], found["booked"]) if found else None
        no_day = found is not None and booked is None and not is_day(day(found["value"]))
        if found is None or statement is None or no_day:
            why = "has no day that exists" if no_day else "cannot be read"
            why = why if statement else "stands before any account (:25:)"
            message = f"{self.name}: the booking {content[0][:60]!r} at line {line} {why}; it was set aside."
            hint = "field 61 is written YYMMDD, MMDD, C or D, amount with a comma, code, reference"
            self.set_aside(
                note(line, "amount", "MT940-FIELD", "error", content[0], message, hint), purpose=" ".join(content)
            )
            return None
        way, amount = _MARKS[found["mark"]], decimal(found["amount"])
        if found["mark"] in ("EC", "ED"):
            message = f"{self.name}: the booking of {amount} at line {line} is expected, not made; it was set aside."
            hint = "use the statement of the bookings (MT940)"
            said = note(line, "amount", "NOT-BOOKED", "error", amount, message, hint)
            self.set_aside(said, way, amount, booked or day(found["value"]), found["rest"])
            statement.unbooked += 1
            return None
        if booked is None:
            self.warn_of_day(line, found["booked"], day(found["value"]))
        statement.add(way, amount)
        reference, _, bank_reference = found["rest"].partition("//")
        reference = reference.strip()
        entry = Entry(
            line=line,
            lines=len(content),
            direction=way,
            amount=amount,
            currency=statement.currency,
            time=booked or day(found["value"]),
            value_date=day(found["value"]),
            reference="" if reference in ("NONREF", "NOTPROVIDED") else reference,
            purpose=" ".join(text.strip() for text in content[1:] if text.strip()),
            bank_reference=bank_reference.strip(),
            code=found["code"],
            reversal="yes" if found["mark"].startswith("R") else "",
            balance=statement.first_balance(statement.currency),
        )
        return entry, statement

    def warn_of_day(self, line: int, booked: str, value: str) -> None:
        """Note a booking day that does not exist near its value date: the value date stands for it."""
        exists = is_day(f"2024-{booked[:2]}-{booked[2:]}")
        why = f"does not exist within {FAR} days of" if exists else "is no day; instead stands"
        message = (
            f"{self.name}: the booking day {booked} (MMDD) at line {line} {why} the value date {value}"
            f"{', which is taken instead' if exists else ''}."
        )
        hint = "see the document for the day of the booking"
        self.notes.append(note(line, "time", "MT940-FIELD", "warning", booked, message, hint))

    def set_aside(self, said: Note, way: str = "", amount: str = "", time: str = "", purpose: str = "") -> None:
        """Note a field 61 that is no transfer, with its cells as far as they can be read."""
        statement = self.statement or Statement(said.row)
        entry = Entry(said.row, 1, way, amount, statement.currency if amount else "", time=time, purpose=purpose)
        self.notes.append(replace(said, cells=tuple(transfer_row(entry, statement))))

    def closing_notes(self) -> Iterator[Note]:
        """Yield what can be said at the end: sums that differ, and statements that do not follow on each other."""
        before: dict[str, Statement] = {}
        for statement in self.statements:
            _compare(statement)
            yield from sum_notes(statement, self.name)
            known = before.get(statement.account)
            if known and known.closing and statement.opening and _apart(known.closing, statement.opening):
                message = (
                    f"{self.name}: statement {statement.id} of account {statement.account} opens at "
                    f"{statement.opening.amount}, but the one before it closes at {known.closing.amount} "
                    f"{known.closing.currency}; a statement between them may be missing."
                )
                hint = "ask the bank for the statements between"
                yield note(statement.opening.line, "balance", "STATEMENT-GAP", "warning", "", message, hint)
            before[statement.account] = statement


def _describe(entry: Entry, line: int, content: list[str]) -> None:
    """Add field 86 to a booking; a second one is added to the purpose."""
    said = details(content)
    entry.lines = line + len(content) - entry.line
    entry.other_account = entry.other_account or said.account
    entry.other_name = entry.other_name or said.name
    entry.reference = said.reference or entry.reference
    entry.purpose = " ".join(text for text in (said.purpose, entry.purpose) if text)
    entry.code = entry.code or said.code


def _apart(closing: Balance, opening: Balance) -> bool:
    with localcontext(prec=60):
        return closing.currency == opening.currency and Decimal(closing.amount) != Decimal(opening.amount)


def _compare(statement: Statement) -> None:
    """Turn the totals of MT942 into pairs of what is said and what the bookings make."""
    pairs = {}
    for tag, (count, total, line) in statement.stated.items():
        way, word = (IN, "credits") if tag == "90C" else (OUT, "debits")
        pairs[f"the sum of all {word} as"] = (total, str(Decimal(statement.sums[way])), line)
        pairs[f"the number of {word} as"] = (count, str(statement.count[way]), line)
    statement.stated = {} if statement.unbooked else pairs
