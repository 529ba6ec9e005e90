"""Counts that leave an office: the parts of the indicators without any case, to be added up elsewhere."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from finlink.assess.kpis.counting import Counts, count, version
from finlink.assess.kpis.definitions import definitions
from finlink.assess.kpis.periods import Period
from finlink.errors import FinlinkError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finlink.engine import DuckEngine

MARK = "finlink_counts"
NOT_ADDED = (
    "Added up from {} registers. What stands in two of them counts in each: an investigation, an asset, a request, "
    "a case. Links between cases of two registers are not seen."
)
"""What adding up cannot do, as printed."""


@dataclass(frozen=True, slots=True)
class Office:
    """The counts of one register with what they rest on; ``source`` is where they were read, for messages.

    ``limits`` are the profile's figures: days to be timely, days to be stalled, threshold in euro.
    """

    source: str
    counts: Counts
    period: Period
    by: str
    as_of: date | None
    profile: str
    limits: tuple[tuple[str, str], ...]
    definitions: str

    @property
    def words(self) -> str:
        """The register in one line: as of when it speaks and by which profile."""
        limits = ", ".join(f"{name} {value}" for name, value in self.limits)
        return f"As of {self.as_of or 'an unknown date'}, profile {self.profile} ({limits})."


LIMITS = ("timely_days", "stalled_days", "threshold_eur")


def counted(  # noqa: PLR0917 - a build in the words of its manifest, and what is asked of it
    engine: DuckEngine, source: str, as_of: date | None, profile: str, period: Period, by: str
) -> Office:
    """Count one build for a period and a breakdown; ``engine`` is the build's."""
    counts = count(engine, as_of=as_of, since=period.since, until=period.until, by=by)
    limits = engine.rows(f"SELECT {', '.join(LIMITS)} FROM params")[0]
    named = tuple(zip(LIMITS, map(str, limits), strict=True))
    return Office(source, counts, period, by, as_of, profile, named, version())


def to_json(office: Office, finlink: str) -> str:
    """Return the counts as a file: numbers by group and column, no case, no name but those of the groups."""
    columns = {
        group: {name: None if value is None else str(value) for name, value in sorted(numbers.items())}
        for group, numbers in sorted(office.counts.columns.items())
    }
    days = {
        query: {group: {str(day): n for day, n in sorted(found.items())} for group, found in sorted(groups.items())}
        for query, groups in sorted(office.counts.days.items())
    }
    content = {
        MARK: 1,
        "finlink": finlink,
        "definitions": office.definitions,
        "as_of": office.as_of.isoformat() if office.as_of else None,
        "profile": office.profile,
        "limits": dict(office.limits),
        "from": office.period.since.isoformat() if office.period.since else None,
        "to": office.period.until.isoformat() if office.period.until else None,
        "by": office.by,
        "lacks": sorted(office.counts.lacks),
        "method": office.counts.method,
        "columns": columns,
        "days": days,
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def from_json(text: str, source: str) -> Office:
    """Read a file of counts; raises FinlinkError, naming ``source``, where it is none or is damaged."""
    try:
        content = json.loads(text)
        if not isinstance(content, dict) or content.get(MARK) != 1:
            raise FinlinkError(f"{source} is no file of counts; make one with: finlink kpi BUILD --export-counts FILE.")
        return _office(content, source)
    except (ValueError, KeyError, TypeError, AttributeError, InvalidOperation):
        raise FinlinkError(f"{source} is damaged or no file of counts; ask for it again.") from None


def _office(content: dict[str, Any], source: str) -> Office:
    columns = {
        group: {name: None if value is None else _exact(value) for name, value in numbers.items()}
        for group, numbers in content["columns"].items()
    }
    days = {
        query: {group: {int(day): int(n) for day, n in found.items()} for group, found in groups.items()}
        for query, groups in content["days"].items()
    }
    if "all" not in columns or not {one.days for one in definitions().values()} - {""} <= days.keys():
        raise KeyError("all")
    since, until, as_of = (content[name] and date.fromisoformat(content[name]) for name in ("from", "to", "as_of"))
    counts = Counts(columns, days, frozenset(content["lacks"]), str(content["method"]))
    limits = tuple((str(name), str(value)) for name, value in content["limits"].items())
    return Office(
        source,
        counts,
        Period(since or None, until or None),
        str(content["by"]),
        as_of or None,
        str(content["profile"]),
        limits,
        str(content["definitions"]),
    )


def _exact(value: str) -> int | Decimal:
    """Return a number as written: counts are whole, amounts have cents."""
    number = Decimal(value)
    if not number.is_finite():
        raise InvalidOperation
    return number if "." in value else int(number)


def added(offices: Sequence[Office]) -> list[Counts]:
    """Return the counts that may be added up, in order; raises FinlinkError where definitions or periods differ.

    A register traced by another method than the first stays out of what rests on tracing.
    """
    first = offices[0]
    for one in offices:
        if one.definitions != version():
            raise FinlinkError(
                f"{one.source} was counted by other definitions ({one.definitions}) than this finlink's ({version()}), "
                "so it cannot be added; count it again with the same version of finlink."
            )
        if (one.period, one.by) != (first.period, first.by):
            raise FinlinkError(
                f"{one.source} counts {_asked(one)} and {first.source} {_asked(first)}, so they cannot be added; "
                "count both for the same period and breakdown."
            )
    method = next((one.counts.method for one in offices if one.counts.method), "")
    return [
        replace(one.counts, lacks=one.counts.lacks | {"one_method"})
        if one.counts.method not in ("", method)
        else one.counts
        for one in offices
    ]


def _asked(office: Office) -> str:
    return office.period.words + (f" by {office.by}" if office.by else "")
