"""The SQL for the text of each column, made from what a preset or the settings say; never taken from them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from finlink.engine import literal
from finlink.presets.model import OWN_ACCOUNT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from finlink.presets.detect import Made, Mapped
    from finlink.presets.model import Own

BLANKS = " \t\u00a0\u202f\ufeff"
"""What is trimmed from a cell's ends."""

_ZERO = "'[-+]?0*[.,]?0*'"


@dataclass(frozen=True, slots=True)
class Plan:
    """How the text cells ``c0``, ``c1``, … of a file become the columns of its table.

    ``texts`` has SQL for the trimmed text of each column, NULL where empty. ``kept`` is SQL that says whether a row is
    one of the table's ("" = every row is). ``used`` are the positions whose cells all went into columns.
    """

    texts: Mapping[str, str]
    used: frozenset[int] = field(default_factory=frozenset)
    kept: str = ""


def plan_of(mapped: Mapped, *, trim: bool = True) -> Plan:
    """Return the plan of a file whose header was mapped; without ``trim`` its cells have no blanks at their ends."""
    plan = _Cells(trim)
    texts = {name: plan.cell(position) for name, position in mapped.match.columns.items()}
    texts |= {name: plan.made(made) for name, made in mapped.made.items()}
    if mapped.statement is not None:
        texts |= plan.statement(mapped, mapped.statement)
    texts |= {name: literal(value) for name, value in mapped.constants.items() if name != OWN_ACCOUNT and value}
    kept = [plan.is_one_of(position, words) for position, words in mapped.keep.items()]
    kept += [f"NOT {plan.is_one_of(position, words)}" for position, words in mapped.leave_out.items()]
    return Plan(texts, mapped.whole, " AND ".join(kept))


@dataclass(frozen=True, slots=True)
class _Cells:
    """Writes SQL over the text cells of one file."""

    trim: bool

    def cell(self, position: int) -> str:
        """Return SQL for the text of a cell, NULL where it is empty."""
        return f"nullif(trim(c{position}, '{BLANKS}'), '')" if self.trim else f"nullif(c{position}, '')"

    def first(self, positions: Iterable[int]) -> str:
        """Return SQL for the first of these cells that is not empty."""
        cells = [self.cell(position) for position in positions]
        return cells[0] if len(cells) == 1 else f"coalesce({', '.join(cells) or 'NULL'})"

    def made(self, made: Made) -> str:
        """Return SQL for a column that is made of several cells, or of one that is changed."""
        cell = made.cell
        parts = [self.filled(part) if cell.nonzero else self.first(part) for part in made.parts]
        x = parts[0]
        if len(parts) > 1:  # joined only where every part is there
            x = f" || {literal(cell.glue)} || ".join(parts)
        if cell.shift:
            x = _shifted(x, cell.shift)
        if cell.unix:
            x = _from_unix(x)
        return f"{literal(cell.prefix)} || {x}" if cell.prefix else x

    def filled(self, positions: Sequence[int]) -> str:
        """Return SQL for the first cell that is neither empty nor zero; where all are zero, for the first zero."""
        nonzero = [f"CASE WHEN NOT regexp_full_match({x}, {_ZERO}) THEN {x} END" for x in map(self.cell, positions)]
        return f"coalesce({', '.join(nonzero)}, {self.first(positions)})"

    def is_one_of(self, position: int, words: Iterable[str]) -> str:
        """Return SQL that says whether a cell is one of ``words``: true or false, never NULL.

        ``=word`` is that word exactly; otherwise "" is an empty cell, ``*`` any other, ``Err*`` what begins so.
        """
        x = f"coalesce({self.cell(position)}, '')"
        said = []
        for word in words:
            if word.startswith("="):
                said.append(f"{x} = {literal(word[1:])}")
            elif word == "*":
                said.append(f"{x} <> ''")
            elif word.endswith("*"):
                said.append(f"starts_with(lower({x}), {literal(word[:-1].lower())})")
            else:
                said.append(f"lower({x}) = {literal(word.lower())}")
        return f"({' OR '.join(said) or 'false'})"

    def statement(self, mapped: Mapped, own: Own) -> dict[str, str]:
        """Return SQL for the ends, the amount and the direction of the rows of a statement.

        ``direction`` is left empty where both ends are known: the row then is a whole transfer. A row of which nobody
        can say which way the money went, or whose it is, gets an amount that says so, which no grammar reads: it is
        set aside.
        """
        at = mapped.own
        account = self.first(at["account"]) if "account" in at else "NULL"
        if value := mapped.constants.get(OWN_ACCOUNT):
            account = literal(value)
        other = self.first(at["counterparty"]) if "counterparty" in at else "NULL"
        way, amount = self._debit_and_credit(at) if "debit" in at or "credit" in at else self._signed(at, own)
        return {
            "sender": f"(CASE {way} WHEN 'out' THEN {account} WHEN 'in' THEN {other} END)",
            "receiver": f"(CASE {way} WHEN 'in' THEN {account} WHEN 'out' THEN {other} END)",
            "amount": f"(CASE WHEN {account} IS NULL THEN {amount} || ' (of which account?)' ELSE {amount} END)",
            "direction": f"(CASE WHEN {other} IS NULL THEN {way} END)",
        }

    def _debit_and_credit(self, at: Mapping[str, tuple[int, ...]]) -> tuple[str, str]:
        """Return SQL for the way and the amount where money out and money in have columns of their own."""
        debit = self.first(at["debit"]) if "debit" in at else "NULL"
        credit = self.first(at["credit"]) if "credit" in at else "NULL"
        out, in_ = (f"coalesce(NOT regexp_full_match({x}, {_ZERO}), false)" for x in (debit, credit))
        way = f"(CASE WHEN {out} AND {in_} THEN NULL WHEN {out} THEN 'out' WHEN {in_} THEN 'in' END)"
        both = f"concat({debit}, ' out and ', {credit}, ' in')"
        return way, f"(CASE WHEN {out} AND {in_} THEN {both} WHEN {out} THEN {debit} WHEN {in_} THEN {credit} END)"

    def _signed(self, at: Mapping[str, tuple[int, ...]], own: Own) -> tuple[str, str]:
        """Return SQL for the way and the amount where one column has all amounts, with a sign or a word beside."""
        x = self.first(at["amount"]) if "amount" in at else "NULL"
        if own.direction and "direction" in at:
            word = self.first(at["direction"])
            out, in_ = (f"lower({word}) IN ({_list(words)})" for words in (own.outward, own.inward))
            way = f"(CASE WHEN {out} THEN 'out' WHEN {in_} THEN 'in' END)"
            return way, f"(CASE WHEN {way} IS NULL THEN concat({x}, ' ', {word}, ' (in or out?)') ELSE {x} END)"
        negative = f"regexp_full_match({x}, '[-\u2212\u2013].*|.*[0-9][-\u2212\u2013]|[(].*[)]')"
        bare = f"trim(regexp_replace({x}, '[-+\u2212\u2013()]', '', 'g'))"
        return f"(CASE WHEN {negative} THEN 'out' WHEN {x} IS NOT NULL THEN 'in' END)", bare


def _list(words: Iterable[str]) -> str:
    return ", ".join(literal(word.lower()) for word in dict.fromkeys(words))


def _shifted(x: str, shift: int) -> str:
    """Return SQL that moves the decimal point of a whole number to the left, digit by digit; exact.

    Anything but a whole number is marked and so refused as an amount: it is not in the unit that the format promises.
    """
    places = -shift
    whole = f"regexp_extract({x}, '^([+-]?)0*([0-9]+)(?:[.]0*)?$', 2)"
    sign = f"regexp_extract({x}, '^([+-]?)', 1)"
    padded = f"lpad({whole}, greatest(CAST(length({whole}) AS INTEGER), {places + 1}), '0')"
    moved = f"{sign} || left({padded}, -{places}) || '.' || right({padded}, {places})"
    return f"(CASE WHEN {whole} <> '' THEN {moved} ELSE {x} || ' (not a whole number of units of 1e{shift})' END)"


def _from_unix(x: str) -> str:
    """Return SQL that writes seconds since 1970 as a UTC time; anything else stays as it is."""
    time = f"make_timestamp(try_cast({x} AS BIGINT) * 1000000)"
    written = f"strftime({time}, '%Y-%m-%dT%H:%M:%SZ')"
    return f"(CASE WHEN regexp_full_match({x}, '[0-9]{{1,10}}') THEN {written} ELSE {x} END)"
