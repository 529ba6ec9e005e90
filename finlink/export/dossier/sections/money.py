"""Where the money went: payments in, places, what lies at none, other claims, every movement and payment."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finlink.export.chart.money import total, written
from finlink.export.dossier import words
from finlink.export.dossier.forms import amount, day, end, how_known, moment, reason_short, reason_told, told
from finlink.export.dossier.heads import table
from finlink.export.dossier.model import Para, Row, Section
from finlink.export.dossier.sums import by_asset, ends_of, joined
from finlink.trace.listing import HOP_COLUMNS, schedule
from finlink.trace.methods import METHODS
from finlink.trace.notes import caveats, doubtful

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finlink.export.dossier.model import Block, Table
    from finlink.export.dossier.source import Record, Source

MOST_ENTERED, MOST_PLACES, MOST_STEPS, MOST_PASSING, MOST_NOTES = 100, 150, 250, 250, 20
"""So many rows stand in each table; the rest is counted, added up, and said to be in the listing."""


def section(source: Source) -> Section:
    """Return the section."""
    ends = ends_of(source)
    method, chosen = source.engine.rows("SELECT method, chosen FROM trace_params")[0]
    blocks: list[Block] = [
        Para(words.MONEY["method"].format(method=METHODS[method].says, chosen=words.CHOSEN[chosen])),
        Para(words.MONEY["spread"], tone="note"),
        _entered(source),
        _places(source),
    ]
    if source.entered:
        blocks.append(_balance(source, ends))
    blocks += [_untraced(source, ends), _competing(source), *_notes(source), *_movements(source)]
    return Section("money", words.SECTIONS["money"], tuple(blocks), wide=True)


def _movements(source: Source) -> Iterator[Block]:
    """Yield the hop schedule, and every payment of the accounts on the way."""
    steps = _schedule(source)
    yield Para(words.MONEY["schedule" if steps.rows else "nothing"], tone="note")
    yield steps
    if steps.rows:
        yield Para(words.MONEY["in and out"], tone="note")
        yield _passing(source)


def _entered(source: Source) -> Table:
    rows = []
    for one in source.entered[:MOST_ENTERED]:
        paid = amount(one["amount"], one["currency"])
        claim = source.claims.add(f"{paid} entered the trace on {day(one['time'])}", one["evidence"])
        cells = (
            moment(one["time"]),
            told(one["sender"], "(not stated)"),
            told(one["receiver"], "(not stated)"),
            paid,
            amount(one["entered"], one["currency"]),
            how_known(one["how"]),
            told(one["purpose"], ""),
        )
        rows.append(Row(cells, claim))
    left = source.entered[MOST_ENTERED:]
    sums = joined(by_asset((one["currency"], one["entered"]) for one in left))
    return table(
        "entered", rows, words.MORE_ENTERED.format(n=len(left), amounts=sums, case=source.case) if left else ""
    )


def _places(source: Source) -> Table:
    """Return the destinations as ``finlink trace`` lists them, those with nothing by the declared method included."""
    rows = []
    for one in source.destinations[:MOST_PLACES]:
        place, money = one["destination"], amount(one["amount"], one["currency"])
        evidence = source.arrivals.get((place, one["chain"], one["currency"]), "")
        says = f"{money} at {end(place)}: {reason_short(one['reason'])}"
        claim = source.claims.add(says, evidence, f"finlink trace BUILD {source.case}")
        cells = (
            end(place),
            reason_short(one["reason"]),
            money,
            amount(one["amount_eur"]),
            amount(one["low"]),
            amount(one["high"]),
            str(one["hops"]),
            day(one["first_at"]),
            day(one["last_at"]),
            told(one["service"], ""),
            told(one["country"], ""),
        )
        rows.append(Row(cells, claim))
    return table("destinations", rows, _more_places(source, source.destinations[MOST_PLACES:]))


def _more_places(source: Source, left: list[Record]) -> str:
    sums = joined(by_asset((one["currency"], one["amount"]) for one in left))
    return words.MORE_PLACES.format(n=len(left), amounts=sums, case=source.case) if left else ""


def _balance(source: Source, ends: list[Record]) -> Table:
    """Return by asset that what came in equals what is told of: a reader can add it up."""
    entered = by_asset((one["currency"], one["entered"]) for one in source.entered)
    moved = {one["currency"]: one for one in source.ask("converted")}
    kinds = {
        "places": by_asset((one["currency"], one["amount"]) for one in ends if one["reason"] in words.LOCATED),
        "fees": by_asset((one["currency"], one["amount"]) for one in ends if one["reason"] == "fee"),
        "other": by_asset(
            (one["currency"], one["amount"]) for one in ends if one["reason"] not in (*words.LOCATED, "fee")
        ),
    }
    rows: list[Row] = []
    for asset in sorted({*entered, *moved, *(name for sums in kinds.values() for name in sums)}):
        came = [entered.get(asset, Decimal(0)), moved[asset]["came"] if asset in moved else Decimal(0)]
        went = [kinds["places"].get(asset, Decimal(0)), kinds["fees"].get(asset, Decimal(0))]
        went += [moved[asset]["went"] if asset in moved else Decimal(0), kinds["other"].get(asset, Decimal(0))]
        rest = total([*came, *(one.copy_negate() for one in went)])
        rows.append(Row((asset, *map(written, (*came, *went, rest)))))
    return table("balance", rows)


def _untraced(source: Source, ends: list[Record]) -> Table:
    rows: list[Row] = []
    gone = [one for one in ends if one["reason"] not in words.LOCATED]
    for one in gone[:MOST_PLACES]:
        reason = reason_told(one["reason"])
        claim = source.claims.add(
            f"{amount(one['amount'], one['currency'])}: {reason}",
            source.arrivals.get((one["destination"], one["chain"], one["currency"]), ""),
        )
        value = amount(one["amount_eur"], "EUR")
        rows.append(Row((reason, amount(one["amount"], one["currency"]), value, day(one["last_at"])), claim))
    return table("untraced", rows, _more_places(source, gone[MOST_PLACES:]))


def _competing(source: Source) -> Table:
    found, total_rows = source.first("competing", MOST_PLACES)
    rows = []
    for one in found:
        other = amount(one["other"], one["currency"])
        claim = source.claims.add(
            f"{other} of case {one['case_id']} lies at {end(one['destination'])} too", one["evidence"]
        )
        cells = (end(one["destination"]), one["currency"], amount(one["own"], one["currency"]), one["case_id"], other)
        rows.append(Row(cells, claim))
    left = total_rows - len(rows)
    return table("competing", rows, words.MORE_CLAIMS.format(n=left) if left > 0 else "")


def _notes(source: Source) -> Iterator[Para]:
    """Yield what the answer hangs on, as it stands below ``finlink trace``."""
    told_of = [*doubtful(source.engine, source.case), *caveats(source.engine, source.case)]
    yield from (Para(note, tone="note") for note in told_of[:MOST_NOTES])
    if len(told_of) > MOST_NOTES:
        yield Para(words.MORE_NOTES.format(n=len(told_of) - MOST_NOTES, case=source.case), tone="note")


def _schedule(source: Source) -> Table:
    found = [dict(zip(HOP_COLUMNS, row, strict=True)) for row in schedule(source.engine, source.case)]
    rows = []
    for one in found[:MOST_STEPS]:
        sent = amount(one["sent"], one["sent_currency"])
        says = f"Step {one['step']}: {sent} from {end(one['source'])} to {end(one['target'])} on {moment(one['time'])}"
        claim = source.claims.add(says, one["evidence"])
        cells = (
            str(one["step"]),
            str(one["hop"]),
            moment(one["time"]),
            end(one["source"]),
            end(one["target"]),
            sent,
            amount(one["received"], one["received_currency"]),
            amount(one["whole_payment"], one["sent_currency"], ""),
            _pair(one, "source_balance"),
            _pair(one, "source_traced"),
            _pair(one, "target_balance"),
            _pair(one, "target_traced"),
            told(one["tx_hash"] or one["reference"], ""),
        )
        rows.append(Row(cells, claim))
    left = len(found) - MOST_STEPS
    return table("schedule", rows, words.MORE_STEPS.format(n=left, case=source.case) if left > 0 else "")


def _pair(hop: Record, what: str) -> str:
    before, after = hop[f"{what}_before"], hop[f"{what}_after"]
    return "" if before is None and after is None else f"{amount(before, '', '?')} → {amount(after, '', '?')}"


def _passing(source: Source) -> Table:
    found, number = source.first("passing", MOST_PASSING)
    rows = []
    for one in found:
        money = amount(one["amount"], one["currency"])
        says = f"{end(one['node'])}, {one['way']} on {moment(one['time'])}: {money}"
        claim = source.claims.add(says, one["evidence"])
        step = "" if one["step"] is None else str(one["step"])
        cells = (
            end(one["node"]),
            moment(one["time"]),
            words.WAYS[one["way"]],
            end(one["other"]) or words.NO_END,
            money,
            step,
        )
        rows.append(Row(cells, claim))
    left = number - len(rows)
    return table("passing", rows, words.MORE_PASSING.format(n=left) if left > 0 else "")
