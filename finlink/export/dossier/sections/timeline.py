"""What happened when: one table by date, and the same on a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.export.dossier import words
from finlink.export.dossier.forms import amount, day, end, how_known, reason_short, spaced
from finlink.export.dossier.heads import table
from finlink.export.dossier.model import Row, Section
from finlink.export.dossier.strip import strip

if TYPE_CHECKING:
    from finlink.export.dossier.source import Record, Source

MOST_EVENTS = 300


def section(source: Source) -> Section:
    """Return the section; dates after the as-of date are marked as such."""
    events, total = source.first("timeline", MOST_EVENTS)
    rows = [_row(source, one) for one in events]
    if source.day is not None and total <= MOST_EVENTS:
        at = sum(one["on_day"] <= source.day for one in events)
        rows.insert(at, Row((day(source.day), "", words.EVENTS["as of"], "", "", "")))
    more = words.MORE_EVENTS.format(n=total - MOST_EVENTS, case=source.case) if total > MOST_EVENTS else ""
    picture = strip(events, source.day)
    return Section("timeline", words.SECTIONS["timeline"], (*picture, table("timeline", rows, more)), wide=True)


def _row(source: Source, event: Record) -> Row:
    what = words.EVENTS[event["what"]]
    of, sum_of = end(event["subject"]), amount(event["amount"], event["currency"], "")
    claim = source.claims.add(" ".join(filter(None, (day(event["on_day"]), what, of, sum_of))), event["evidence"])
    time = event["moment"].strftime("%H:%M:%S") if event["moment"] else ""
    return Row((day(event["on_day"]), time, what + source.later(event["on_day"]), of, sum_of, _detail(event)), claim)


def _detail(event: Record) -> str:
    if event["what"] == "entered":
        return how_known(event["detail"])
    if event["what"] in ("first arrival", "arrived"):
        return reason_short(event["detail"])
    return event["detail"] if event["what"] in ("case opened", *words.AUTHORITY_EVENTS) else spaced(event["detail"])
