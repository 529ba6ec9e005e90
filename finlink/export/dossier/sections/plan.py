"""The findings with their next steps, and the steps in order: the investigative plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.assess import STATUS_WORDS
from finlink.export.dossier import words
from finlink.export.dossier.forms import amount, end, spaced
from finlink.export.dossier.heads import table
from finlink.export.dossier.model import Para, Row, Section
from finlink.export.dossier.sections.summary import end_of

if TYPE_CHECKING:
    from finlink.export.dossier.model import Table
    from finlink.export.dossier.source import Record, Source

MOST_ASKED = 20
"""So many places to restrain at are steps of the plan; all stand in the section on assets."""


def section(source: Source) -> Section:
    """Return the section."""
    rows, numbers = [], []
    for one in source.findings:
        claim = source.claims.add(f"{one['rule']}: {one['reason']}", one["evidence"])
        numbers.append(claim)
        rows.append(Row((one["severity"], one["rule"], one["reason"], one["next_step"], legal_source(one)), claim))
    blocks = (
        Para(words.COUNTED_FROM, tone="note"),
        table("findings", rows),
        Para(words.PLAN, tone="note"),
        _steps(source, numbers),
    )
    return Section("plan", words.SECTIONS["plan"], blocks, wide=True)


def legal_source(finding: Record) -> str:
    """Return where the duty behind a finding comes from: as its rule states it."""
    return str(finding["source"])


def _steps(source: Source, numbers: list[int]) -> Table:
    """Return each step once: what the findings advise, what the status asks for without one, what could be frozen."""
    because: dict[str, list[str]] = {}
    ranked = sorted(zip(source.findings, numbers, strict=True), key=lambda pair: int(pair[0]["step_rank"]))
    for one, number in ranked:
        because.setdefault(one["next_step"], []).append(f"{one['rule']} [{number}]")
    status = source.front["status"]
    if all(one["urgent"] for one in source.findings) and STATUS_WORDS[status][1]:
        because[STATUS_WORDS[status][2]] = [spaced(status)]
    steps = [(step, ", ".join(why), 0) for step, why in because.items()]
    left = [one for one in source.places if one["freezable"]]
    steps += [(_ask(one), words.BECAUSE_TRACED, _claimed(source, one)) for one in left[:MOST_ASKED]]
    rows = [Row((str(n), step, why), claim) for n, (step, why, claim) in enumerate(steps, 1)]
    return table("plan", rows, words.MORE_TO_ASK.format(n=len(left) - MOST_ASKED) if len(left) > MOST_ASKED else "")


def _ask(place: Record) -> str:
    keeper = f"{place['service']}, " if place["service"] else ""
    channel = (
        words.CHANNEL.format(channel=", ".join(place["channel"].split(";"))) if place["channel"] else words.NO_CHANNEL
    )
    return words.ASK.format(
        keeper=keeper,
        place=end(place["destination"]),
        amount=amount(place["freezable"], place["currency"]),
        channel=channel,
    )


def _claimed(source: Source, place: Record) -> int:
    says = f"{amount(place['freezable'], place['currency'])} could still be frozen at {end(place['destination'])}"
    rows = [source.arrivals.get(end_of(place), ""), place["restrained_by"] or "", place["balance_by"] or ""]
    return source.claims.add(says, rows)
