"""The status of every case once more, in plain Python over the text of the CSV files.

Written from the definition (docs/explanation/status-and-findings.md and docs/reference/findings.md), not from the
queries, and without anything of finlink: whoever doubts a status can follow this with a finger. It understands what
a clean register holds: finlink's own headers and words, dates in ISO form, losses in euro.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

Row = dict[str, str]

RESULTS = {"assets_identified", "frozen", "seized", "confiscated", "returned", "ml_charge"}
DATES = {
    "cases": ("opened", "closed"),
    "investigations": ("opened", "last_action", "closed"),
    "transfers": ("time",),
    "measures": ("date",),
    "requests": ("sent", "answered"),
}
"""The dates that say the register was still being written; never a due date."""


@dataclass(frozen=True)
class Rules:
    """What the profile says."""

    timely_days: int = 30
    stalled_days: int = 90
    threshold_eur: Decimal = Decimal(10000)
    exempt: frozenset[str] = frozenset()


@dataclass
class Investigation:
    """One investigation as it covers one case."""

    opened: date | None
    closed: date | None
    status: str
    scope: set[str]
    last_action: date | None
    result: bool

    @property
    def is_open(self) -> bool:
        return self.closed is None and self.status != "closed"

    @property
    def last_step(self) -> date | None:
        """The last thing known to have happened: its opening is one."""
        return max((one for one in (self.opened, self.last_action) if one), default=None)


@dataclass
class Case:
    """A case with all that bears on its status."""

    row: Row
    investigations: list[Investigation] = field(default_factory=list)
    channels: set[str] = field(default_factory=set)


def read(folder: Path, table: str) -> list[Row] | None:
    """Return the rows of a file, or None where there is no such file."""
    path = folder / f"{table}.csv"
    if not path.exists():
        return None
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def as_of(folder: Path) -> date | None:
    """Return the latest date of the register, without those more than 180 days after the next earlier one."""
    found = {
        day(row[column])
        for table, columns in DATES.items()
        for row in read(folder, table) or []
        for column in columns
        if row.get(column)
    }
    days = sorted(one for one in found if one)
    while len(days) > 1 and days[-1] - days[-2] > timedelta(days=180):
        days.pop()
    return days[-1] if days else None


def investigation(row: Row, opened: date | None = None) -> Investigation:
    return Investigation(
        opened or day(row.get("opened")),
        day(row.get("closed")),
        row.get("status", ""),
        set(filter(None, row.get("scope", "").split(";"))),
        day(row.get("last_action")),
        row.get("outcome") in RESULTS or row.get("ml_charge") == "yes",
    )


def cases_of(folder: Path) -> dict[str, Case]:
    """Return the cases with their investigations and channels."""
    cases = {row["case_id"]: Case(row) for row in read(folder, "cases") or []}
    rows = read(folder, "investigations") or []
    for row in rows:
        if row["case_id"] in cases:
            cases[row["case_id"]].investigations.append(investigation(row))
    for case in cases.values():
        if not case.investigations and says_yes(case.row):
            named = [row for row in rows if row["investigation_id"] == case.row.get("pfi_ref")]
            opened = day(case.row.get("pfi_opened"))
            case.investigations.append(investigation(named[0] if named else {}, opened))
    for table, channel in (("accounts", "bank"), ("wallets", "crypto")):
        for row in read(folder, table) or []:
            if row["case_id"] in cases and row["role"] != "victim":
                cases[row["case_id"]].channels.add(channel)
    return cases


def says_yes(row: Row) -> bool:
    """Say whether the case list itself names an investigation: a yes, or a date or a reference without a no."""
    return row.get("pfi") == "yes" or (not row.get("pfi") and bool(row.get("pfi_opened") or row.get("pfi_ref")))


def statuses(folder: Path, rules: Rules, today: date | None = None) -> dict[str, str]:
    """Return the status of every case; ``today`` is the as-of date where it was given."""
    today = today or as_of(folder)
    assert today
    no_file = read(folder, "investigations") is None
    return {case_id: status(case, rules, today, no_file=no_file) for case_id, case in cases_of(folder).items()}


def status(case: Case, rules: Rules, today: date, *, no_file: bool) -> str:  # noqa: PLR0911 - one line a status
    """Return the first status that holds."""
    row = case.row
    loss = Decimal(row["loss"]) if row.get("loss") else None
    if row.get("status") in ("duplicate", "unfounded", "merged"):
        return "NOT_REQUIRED"
    if row.get("offence") in rules.exempt and loss is not None and loss < rules.threshold_eur:
        return "NOT_REQUIRED"
    if case.investigations:
        return covered(case, rules, today)
    if row.get("waiver_reason") and row.get("waiver_by"):
        return "WAIVED"
    if no_file and not row.get("pfi"):
        return "UNKNOWN"
    opened = day(row.get("opened"))
    if opened is None or (not row.get("offence") and loss is None and not row.get("proceeds_estimate")):
        return "UNDETERMINED"
    return "NOT_YET_DUE" if (today - opened).days <= rules.timely_days else "MISSING"


def covered(case: Case, rules: Rules, today: date) -> str:
    """Return the status of a case that an investigation covers."""
    first = min((one.opened for one in case.investigations if one.opened), default=None)
    ends = [day(case.row.get("indicted")), day(case.row.get("closed"))]
    if first and any(end and first > end for end in ends):
        return "POST_HOC"
    at_work = [one for one in case.investigations if one.is_open]
    if not at_work:
        return "CLOSED_RESULT" if any(one.result for one in case.investigations) else "CLOSED_NO_RESULT"
    steps = [one.last_step for one in at_work]
    if all(step and (today - step).days > rules.stalled_days for step in steps):
        return "OPEN_STALLED"
    looked_at = set().union(*(one.scope for one in at_work))
    if all(one.scope for one in at_work) and case.channels - looked_at:
        return "PARTIAL"
    opened = day(case.row.get("opened"))
    if first and opened and (first - opened).days > rules.timely_days:
        return "OPENED_LATE"
    return "OPEN"
