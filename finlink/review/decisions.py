"""Decisions as the register's files have them, read as a build reads them."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from finlink.engine import DuckEngine
from finlink.errors import FinlinkError
from finlink.normalise import load_inputs
from finlink.read.inputs import inputs_of_table
from finlink.settings import load as load_settings

if TYPE_CHECKING:
    from collections.abc import Iterable

WORDS = ("same", "different", "unsure")
"""What may be decided."""


@dataclass(frozen=True, slots=True)
class Decision:
    """An analyst's word on a pair: ``left`` and ``right`` are case ids or node ids, ``at`` a time in UTC."""

    left: str
    right: str
    decision: str
    by: str
    at: str
    reason: str = ""

    @property
    def pair(self) -> tuple[str, str]:
        """The two things in text order, cases by their ids."""
        return pair_of(self.left, self.right)

    @property
    def content(self) -> tuple[object, ...]:
        """What makes two decisions the same one, whenever they were written down."""
        return (self.pair, self.decision, self.by, self.reason)


def pair_of(left: str, right: str) -> tuple[str, str]:
    """Return two things in text order, cases by their ids.

    >>> pair_of("case:B", "A")
    ('A', 'B')
    """
    first, second = sorted((left.removeprefix("case:"), right.removeprefix("case:")))
    return first, second


def decided(
    left: str, right: str, decision: str, *, by: str, reason: str = "", at: str = "", now: datetime | None = None
) -> Decision:
    """Return a decision with its texts on one line; raises FinlinkError for one that lacks what a decision needs.

    ``at`` is a time in ISO form with its zone; "" means now, to the second.
    """
    first, second = pair_of(one_line(left), one_line(right))
    if first == second:
        raise FinlinkError(f"Both sides are {first}; a decision is about two different things.")
    if decision not in WORDS:
        raise FinlinkError(f'"{decision}" is no decision; it is one of {", ".join(WORDS)}.')
    if not one_line(by):
        raise FinlinkError("A decision needs the name of who decides: --by NAME, or set FINLINK_ANALYST.")
    when = _time(at) if at else (now or datetime.now(UTC))
    written = when.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
    return Decision(first, second, decision, one_line(by), written, one_line(reason))


def one_line(text: str) -> str:
    r"""Return a text on one line, without blanks around it and without control characters.

    >>> one_line(" same   holder,\\n p. 3 ")
    'same holder, p. 3'
    """
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _time(text: str) -> datetime:
    try:
        when = datetime.fromisoformat(text.strip())
    except ValueError:
        when = None
    if when is None or when.tzinfo is None:
        raise FinlinkError(f'"{text}" is no time with its zone; write it as in 2025-06-20T09:30+02:00.')
    return when


def read_decisions(register: Path) -> list[Decision]:
    """Return every decision of a register's files, the earliest first; rows that a build would set aside are left out.

    Raises FinlinkError for a file that would refuse a build.
    """
    settings = load_settings(register)
    with tempfile.TemporaryDirectory() as work:
        inputs = inputs_of_table(register, settings, Path(work), "decisions")
        if not inputs:
            return []
        engine = DuckEngine(Path(work) / "spill")
        try:
            load_inputs(inputs, settings, engine, Path(work))
            if "in_decisions" not in engine.names():
                return []
            columns = {str(name) for (name,) in engine.rows("SELECT column_name FROM (DESCRIBE in_decisions)")}
            reason = "reason" if "reason" in columns else "NULL"
            rows = engine.rows(
                f'SELECT "left", "right", decision, "by", "at", {reason} FROM in_decisions '
                'ORDER BY "at", source_file, source_row'
            )
        finally:
            engine.close()
    return [
        Decision(left, right, decision or "", by or "", f"{at:%Y-%m-%dT%H:%M:%S}Z", reason or "")
        for left, right, decision, by, at, reason in rows
    ]


def latest(decisions: Iterable[Decision]) -> dict[tuple[str, str], Decision]:
    """Return the last word on each pair; of several at one time the one that stands last."""
    return {one.pair: one for one in sorted(decisions, key=lambda one: one.at)}
