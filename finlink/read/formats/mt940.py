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
from datetime import date
from decimal import Decimal, localcontext
from functools import partial
from typing import TYPE_CHECKING

from finlink.errors import FinlinkError
from finlink.read.formats.lines import split_lines
from finlink.read.formats.mt940_details import details
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

MAX_SIZE = 1024 * 1024 * 1024
"""Bytes of a file; a year of a large company's account has some 10 MB."""

_FIELD = re.compile(r"(?:\{4:)?:(\d\d[A-Z]?):(.*)", re.DOTALL)
_END = re.compile(r"\s*-(?:\}.*)?|\{[1-5]:.*|\s*-+\s*", re.DOTALL)
_ENTRY = re.compile(
    r"(?P<value>\d{6})(?P<booked>\d{4})?(?P<mark>R[CD]|E[CD]|[CD])(?P<funds>[A-Z])?(?P<amount>\d+(?:[.,]\d*)?)"
    r"(?P<code>[A-Z][A-Z0-9]{3})?(?P<rest>.*)",
    re.DOTALL,
)
_BALANCE = re.compile(r"([CD])R?\s*(\d{6})([A-Z]{3})\s*(\d+(?:[.,]\d*)?)\s*")
_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3,4})?")
_IBAN_CURRENCY = re.compile(r"([A-Z]{2}\d{2}[A-Z0-9]{10,30}?)\s*([A-Z]{3})")
_MARKS = {"C": IN, "D": OUT, "RC": OUT, "RD": IN, "EC": IN, "ED": OUT}
"""C credit, D debit, RC and RD their reversals (money goes the other way), EC and ED expected ones of MT942."""


def read_mt940(path: Path, name: str, options: Options | None = None) -> list[TextRows]:
    """Return the transfers and accounts of the statements in a file.

    Raises FinlinkError when the file holds no statement, or cannot be decoded as was said.
    """
    lines, encoding = _lines(path, name, (options or Options()).encoding)
    reader = _Pass(lines, name)
    for _ in reader.entries():
        pass
    if not reader.statements:
        raise FinlinkError(
            f"{name} looks like an MT940 statement but has none with an account (:25:); ask for it again."
        )
    notes = (*_encoding_note(encoding, name), *reader.notes, *reader.closing_notes())
    transfers = TextRows("transfers", TRANSFERS, partial(_transfers, lines, name), len(lines), notes)
    accounts = tuple(account_rows(reader.statements))
    return [transfers, TextRows("accounts", ACCOUNTS, lambda: iter(accounts), len(lines))]


def _lines(path: Path, name: str, encoding: str) -> tuple[list[str], str]:
    """Return the physical lines of the file and the encoding they were read in."""
    if path.stat().st_size > MAX_SIZE:
        raise FinlinkError(f"{name} is larger than {MAX_SIZE >> 30} GiB; ask for one file per account or year.")
    data = path.read_bytes()
    if encoding:
        try:
            return split_lines(data.decode(encoding)), encoding
        except (UnicodeDecodeError, LookupError):
            raise FinlinkError(f"{name} cannot be read as {encoding}; say another encoding, or none.") from None
    start = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}.get(data[:2], "utf-8-sig")
    try:
        return split_lines(data.decode(start)), "utf-8"
    except UnicodeDecodeError:
        return split_lines(data.decode("cp1252", errors="replace")), "cp1252"


def _encoding_note(encoding: str, name: str) -> Iterator[Note]:
    if encoding == "cp1252":
        message = f"{name} is not UTF-8 and was read as cp1252 (Western European); names may show wrong letters."
        hint = 'if they do, say what it is: encoding = "cp1250" (Latin), "cp852" (DOS) or "cp1251" (Cyrillic)'
        yield note(0, "", "MT940-ENCODING", "info", encoding, message, hint)


def _transfers(lines: list[str], name: str) -> Iterator[tuple[int, int, list[str]]]:
    for sequence, (entry, statement) in enumerate(_Pass(lines, name).entries(), start=1):
        yield entry.line, entry.lines, transfer_row(entry, statement, sequence)


def fields(lines: list[str]) -> Iterator[tuple[str, int, list[str]]]:
    """Yield (tag, first line from 1, its lines without the tag) of every field; "-" ends a message."""
    tag, first, content = "", 0, list[str]()
    for number, line in enumerate(lines, start=1):
        text = line[line.rindex("{4:") :] if line.startswith("{1:") and "{4:" in line else line
        found = _FIELD.match(text)
        if found is None and not _END.fullmatch(line):
            if tag:
                content.append(line)
            continue
        if tag:
            yield tag, first, content
        tag, first, content = ("", 0, []) if found is None else (found[1], number, [found[2]])
    if tag:
        yield tag, first, content


class _Pass:
    """One pass over the fields: yields bookings and gathers statements and notes."""

    def __init__(self, lines: list[str], name: str) -> None:
        self.lines, self.name = lines, name
        self.statements: list[Statement] = []
        self.notes: list[Note] = []
        self.reference = ""

    def entries(self) -> Iterator[tuple[Entry, Statement]]:
        """Yield each booking and its statement, in the order of the file."""
        entry: Entry | None = None
        for tag, line, content in fields(self.lines):
            if tag == "86" and entry is not None:
                _describe(entry, line, content)
                continue
            if entry is not None:
                yield entry, self.statements[-1]
            entry = None
            if tag == "61":
                entry = self.booking(line, content)
            else:
                self.frame(tag, line, content)
        if entry is not None:
            yield entry, self.statements[-1]

    def frame(self, tag: str, line: int, content: list[str]) -> None:
        """Take a field that is no booking."""
        text = content[0].strip()
        if tag == "20":
            self.reference = text
        elif tag in ("25", "25P"):
            statement = Statement(line, id=self.reference, number="")
            bic = content[1].strip() if tag == "25P" and len(content) > 1 else ""
            statement.account, statement.bic, statement.currency = _account(text, bic)
            self.statements.append(statement)
        elif self.statements and tag in ("28", "28C"):
            statement = self.statements[-1]
            statement.number = text
            statement.id = text if not statement.id or statement.id == "NONREF" else f"{statement.id} {text}"
        elif self.statements and tag in ("60F", "60M", "62F", "62M"):
            self.balance(tag, line, text)
        elif self.statements and tag == "34F":
            self.statements[-1].currency = self.statements[-1].currency or text[:3]
        elif self.statements and tag in ("90C", "90D"):
            self.totals(tag, line, text)

    def balance(self, tag: str, line: int, text: str) -> None:
        """Take the opening or closing balance of a statement or of its page."""
        statement = self.statements[-1]
        found = _BALANCE.match(text)
        if found is None:
            message = f"{self.name}: the balance {text[:60]!r} at line {line} cannot be read; it is left out."
            hint = "field 60 and 62 are written C or D, YYMMDD, currency, amount with a comma"
            self.notes.append(note(line, "balance", "MT940-FIELD", "warning", text, message, hint))
            return
        amount = _decimal(found[4])
        sign = "-" if found[1] == "D" and amount.strip("0.") else ""
        balance = Balance(sign + amount, found[3], _day(found[2]), line)
        statement.currency = statement.currency or found[3]
        if tag.startswith("60"):
            statement.opening = statement.opening or balance
        else:
            statement.closing = balance

    def totals(self, tag: str, line: int, text: str) -> None:
        """Take the number and sum of debits or credits that MT942 states."""
        found = re.match(r"(\d+)([A-Z]{3})(\d+(?:[.,]\d*)?)", text)
        if found is not None:
            self.statements[-1].stated[tag] = (found[1], _decimal(found[3]), line)

    def booking(self, line: int, content: list[str]) -> Entry | None:
        """Return the booking of field 61, or None with a note where it cannot be read."""
        found = _ENTRY.fullmatch(content[0].strip())
        if found is None or not self.statements:
            why = "cannot be read" if self.statements else "stands before any account (:25:)"
            message = f"{self.name}: the booking {content[0][:60]!r} at line {line} {why}; it was set aside."
            hint = "field 61 is written YYMMDD, MMDD, C or D, amount with a comma, code, reference"
            self.set_aside(
                note(line, "amount", "MT940-FIELD", "error", content[0], message, hint), purpose=" ".join(content)
            )
            return None
        statement = self.statements[-1]
        way, amount = _MARKS[found["mark"]], _decimal(found["amount"])
        if found["mark"] in ("EC", "ED"):
            message = f"{self.name}: the booking of {amount} at line {line} is expected, not made; it was set aside."
            hint = "use the statement of the bookings (MT940)"
            said = note(line, "amount", "NOT-BOOKED", "error", amount, message, hint)
            self.set_aside(said, way, amount, _booked_on(found["value"], found["booked"]), found["rest"])
            statement.unbooked += 1
            return None
        statement.add(way, amount)
        reference, _, bank_reference = found["rest"].partition("//")
        reference = reference.strip()
        return Entry(
            line=line,
            lines=len(content),
            direction=way,
            amount=amount,
            currency=statement.currency,
            time=_booked_on(found["value"], found["booked"]),
            value_date=_day(found["value"]),
            reference="" if reference in ("NONREF", "NOTPROVIDED") else reference,
            purpose=" ".join(text.strip() for text in content[1:] if text.strip()),
            bank_reference=bank_reference.strip(),
            code=found["code"] or "",
            reversal="yes" if found["mark"].startswith("R") else "",
        )

    def set_aside(self, said: Note, way: str = "", amount: str = "", time: str = "", purpose: str = "") -> None:
        """Note a field 61 that is no transfer, with its cells as far as they can be read."""
        statement = self.statements[-1] if self.statements else Statement(said.row)
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


def _account(text: str, bic: str) -> tuple[str, str, str]:
    """Return (account, BIC, currency) of field 25: BIC/account, IBAN with its currency, or as it stands."""
    left, slash, right = text.partition("/")
    if slash and _BIC.fullmatch(left.strip()):
        text, bic = right.strip(), left.strip()
    if found := _IBAN_CURRENCY.fullmatch(text):
        return found[1], bic, found[2]
    return text, bic, ""


def _decimal(text: str) -> str:
    """Return an amount with a decimal point.

    >>> _decimal("1234,5"), _decimal("1000,"), _decimal("000,50")
    ('1234.5', '1000', '0.50')
    """
    whole, _, rest = text.replace(",", ".").partition(".")
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{rest}" if rest else whole


def _day(text: str) -> str:
    """Return the ISO writing of YYMMDD; years from 80 belong to the 20th century."""
    century = "19" if text[:2] >= "80" else "20"
    return f"{century}{text[:2]}-{text[2:4]}-{text[4:6]}"


def _booked_on(value: str, booked: str | None) -> str:
    """Return the booking day, whose year is the one that brings it nearest to the value date.

    >>> _booked_on("241231", "0102"), _booked_on("250102", "1231"), _booked_on("250331", None)
    ('2025-01-02', '2024-12-31', '2025-03-31')
    """
    written = _day(value)
    try:
        near = date.fromisoformat(written)
    except ValueError:
        return written
    days = []
    for year in (near.year - 1, near.year, near.year + 1):
        try:
            days.append(date.fromisoformat(f"{year}-{(booked or '')[:2]}-{(booked or '')[2:]}"))
        except ValueError:
            continue
    return min(days, key=lambda day: abs(day - near)).isoformat() if days else written


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
