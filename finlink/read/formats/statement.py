"""What bank statements of every format have in common: their columns, and the checks of their sums.

A statement becomes rows of ``transfers`` (the account of the statement on one side, the counterparty on the other)
and one row of ``accounts`` per account. ``transfer_id`` stays out: two banks number one payment differently, and the
entries of a batch share one reference; the same payment in two statements is recognised by its ends, amount,
currency and day. ``case_id`` stays out of ``accounts``: a statement knows no case.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation, localcontext
from typing import TYPE_CHECKING

from finlink.read.formats.rows import Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from finlink.errors import Severity

TRANSFERS = (
    "time", "sender", "receiver", "amount", "currency", "sequence", "direction", "received_amount",
    "received_currency", "fee", "reference", "purpose", "sender_name", "receiver_name", "value_date",
    "bank_reference", "transaction_code", "reversal", "charges", "statement", "balance_after",
)  # fmt: skip
ACCOUNTS = ("account", "holder", "bic", "bank", "currency", "balance", "balance_on", "statement")

IN, OUT = "in", "out"


@dataclass(slots=True)
class Entry:
    """One booking on an account; every text as it stands in the file, amounts with a decimal point, days in ISO."""

    line: int
    lines: int
    direction: str
    amount: str
    currency: str
    time: str = ""
    value_date: str = ""
    other_account: str = ""
    other_name: str = ""
    received_amount: str = ""
    received_currency: str = ""
    fee: str = ""
    reference: str = ""
    purpose: str = ""
    bank_reference: str = ""
    code: str = ""
    reversal: str = ""
    charges: str = ""
    balance: str = ""


@dataclass(slots=True)
class Balance:
    """A stated balance: signed amount, currency, and the day in ISO writing."""

    amount: str
    currency: str
    on: str
    line: int


@dataclass(slots=True)
class Statement:
    """The frame of one statement: its account, its balances, and the running sums of its entries."""

    line: int
    id: str = ""
    account: str = ""
    holder: str = ""
    bic: str = ""
    bank: str = ""
    currency: str = ""
    number: str = ""
    opening: Balance | None = None
    closing: Balance | None = None
    sums: Counter[str] = field(default_factory=Counter)
    count: Counter[str] = field(default_factory=Counter)
    unbooked: int = 0
    stated: dict[str, tuple[str, str, int]] = field(default_factory=dict)

    def add(self, direction: str, amount: str) -> None:
        """Count one booked entry."""
        self.count[direction] += 1
        value = money(amount)
        if value is not None:
            with localcontext(prec=60):
                self.sums[direction] += value  # type: ignore[assignment]

    def first_balance(self, currency: str) -> str:
        """Return what lies on the account after the first booked entry: the stated opening balance and the entry.

        "" after any other entry, and where the opening balance is not known or of another currency.
        """
        opening = self.opening
        if self.count.total() != 1 or opening is None or opening.currency != currency:
            return ""
        first = money(opening.amount)
        with localcontext(prec=60):
            return "" if first is None else format(first + self.sums[IN] - self.sums[OUT], "f")


def money(text: str) -> Decimal | None:
    """Return an amount as an exact number; None where it is none (at most 18 digits on either side of the point).

    >>> money("-12.50"), money("1e5"), money("")
    (Decimal('-12.50'), None, None)
    """
    whole, _, rest = text.lstrip("+-").partition(".")
    if not (whole + rest).isascii() or not (whole + rest).isdigit() or max(len(whole), len(rest)) > 18:
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def transfer_row(entry: Entry, statement: Statement, sequence: int = 0) -> list[str]:
    """Return the cells of ``TRANSFERS`` for one entry; ``direction`` is set where the counterparty is unknown.

    ``sequence`` 0 = the entry has no place among the bookings.
    """
    own, other = (statement.account, statement.holder), (entry.other_account, entry.other_name)
    sender, receiver = (other, own) if entry.direction == IN else (own, other)
    one_sided = "" if entry.other_account else entry.direction
    return [
        entry.time, sender[0], receiver[0], entry.amount, entry.currency, str(sequence or ""), one_sided,
        entry.received_amount, entry.received_currency, entry.fee, entry.reference, entry.purpose, sender[1],
        receiver[1], entry.value_date, entry.bank_reference, entry.code, entry.reversal, entry.charges, statement.id,
        entry.balance,
    ]  # fmt: skip


def account_rows(statements: Iterable[Statement]) -> Iterator[tuple[int, int, list[str]]]:
    """Yield (line, 1, cells of ``ACCOUNTS``) once per account, with its latest closing balance."""
    latest: dict[str, Statement] = {}
    for one in statements:
        known = latest.get(one.account)
        if one.account and (known is None or _closed_on(one) >= _closed_on(known)):
            latest[one.account] = one
    for one in latest.values():
        closing = one.closing
        balance = ("", "") if closing is None else (closing.amount, closing.on)
        currency = one.currency or (closing.currency if closing else "")
        yield one.line, 1, [one.account, one.holder, one.bic, one.bank, currency, *balance, one.id]


def numbered_rows(
    rows: Iterable[tuple[int, int, list[str]]],
) -> tuple[list[tuple[int, int, list[str]]], bool]:
    """Return rows by their lines, or by their numbers where several begin on one line; and which it was.

    Everything that is said about a row names its place, so no two rows may have the same.
    """
    found = list(rows)
    if len({row for row, _, _ in found}) == len(found):
        return found, False
    return [(number, 1, cells) for number, (_, _, cells) in enumerate(found, start=1)], True


def numbered_note(name: str, *, numbered: bool) -> Iterator[Note]:
    """Yield what is said where the rows of a file are cited by their numbers."""
    if numbered:
        message = (
            f"{name} has several entries on one line, so a row is cited by its number among all entries of the file, "
            "from 1, and not by its line."
        )
        yield note(0, "", "ENTRY-NUMBERS", "info", "", message, "")


def _closed_on(statement: Statement) -> str:
    return statement.closing.on if statement.closing else ""


def sum_notes(statement: Statement, name: str) -> Iterator[Note]:
    """Yield CONTROL-SUM where the entries do not add up to what the statement itself says."""
    where = f"{name}: statement {statement.id or 'without number'} of account {statement.account or 'unknown'}"
    opening, closing = statement.opening, statement.closing
    if opening is not None and closing is not None and opening.currency == closing.currency:
        first, last = money(opening.amount), money(closing.amount)
        with localcontext(prec=60):
            moved = Decimal(statement.sums[IN]) - Decimal(statement.sums[OUT])
            if first is not None and last is not None and first + moved != last:
                message = (
                    f"{where} opens at {first} and its entries come to {moved:+}, which makes {first + moved}, but it "
                    f"closes at {last} {closing.currency}."
                )
                yield control_sum(closing.line, str(last), message)
    for key, (said, found, line) in statement.stated.items():
        a, b = money(said), money(found)
        if a is not None and b is not None and a != b:
            yield control_sum(line, said, f"{where} states {key} {said}, but its entries make {found}.")


def control_sum(line: int, value: str, message: str) -> Note:
    """Return the warning that a statement does not add up."""
    hint = "ask for the statement again: entries may be missing, doubled or altered"
    return Note(line, "amount", "CONTROL-SUM", "warning", value, message, hint)


def note(  # noqa: PLR0917 - in the order of Note
    line: int, column: str, issue: str, severity: Severity, value: str, message: str, hint: str
) -> Note:
    """Return a note with its value cut to 120 characters."""
    return Note(line, column, issue, severity, value[:120], message, hint)
