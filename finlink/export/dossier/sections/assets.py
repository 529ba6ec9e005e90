"""Assets by stage, requests, and what can still be restrained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.export.dossier import words
from finlink.export.dossier.forms import amount, counted, day, end, spaced, told
from finlink.export.dossier.heads import table
from finlink.export.dossier.model import Para, Row, Section
from finlink.export.dossier.sections.summary import end_of, set_aside
from finlink.measures import STAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finlink.export.dossier.model import Block, Table
    from finlink.export.dossier.source import Record, Source

MOST = 150


def section(source: Source) -> Section:
    """Return the section."""
    blocks: tuple[Block, ...] = (
        _assets(source),
        _measures(source),
        _freezable(source),
        *_left_open(source),
        _requests(source),
    )
    return Section("assets", words.SECTIONS["assets"], blocks, wide=True)


def _left_open(source: Source) -> Iterator[Para]:
    """Say what the figures of what is restrained and of what could be frozen leave open."""
    if besides := set_aside(source):
        yield Para(besides, tone="unknown")
    unknown = sorted({one["currency"] for one in source.places if one["share_eur"] is None})
    if unknown:
        yield Para(words.NO_EURO_THERE.format(assets=", ".join(unknown)), tone="unknown")
    bare = [one for one in source.assets if one["node"] is None and one["state"] not in ("identified", "released")]
    if bare:
        said = words.NO_TARGET.format(assets=counted("asset", len(bare)))
        yield Para(said, source.claims.add(said, [one["evidence"] for one in bare]), "unknown")


def _assets(source: Source) -> Table:
    rows = []
    for one in source.assets[:MOST]:
        claim = source.claims.add(
            f"Asset {end(one['asset'])}: {one['state']}, {amount(one['held'], one['currency'])} held", one["evidence"]
        )
        stages = [amount(one[f"{stage}_eur"]) if one[f"was_{stage}"] else "" for stage in STAGES]
        others = [case for case in one["case_ids"].split(";") if case != source.case]
        cells = (
            end(one["asset"]),
            spaced(one["state"]),
            amount(one["held"], one["currency"]),
            amount(one["held_eur"]),
            *stages,
            ", ".join(others),
        )
        rows.append(Row(cells, claim))
    return table("assets", rows, _more(len(source.assets)))


def _more(number: int) -> str:
    return words.MORE_ROWS.format(n=number - MOST) if number > MOST else ""


def _measures(source: Source) -> Table:
    found, number = source.first("case_measures", MOST)
    rows = []
    for one in found:
        money = amount(one["amount"], one["currency"])
        claim = source.claims.add(f"{day(one['date'], words.UNKNOWN)}: {one['measure']} {money}", one["evidence"])
        cells = (
            day(one["date"], words.UNKNOWN),
            one["measure"] + source.later(one["date"]),
            end(one["asset"]),
            money,
            amount(one["amount_eur"]),
            told(one["authority"]),
            told(one["order_ref"], ""),
            told(one["legal_basis"], ""),
            told(one["case_id"], ""),
        )
        rows.append(Row(cells, claim))
    return table("measures", rows, _more(number))


def _freezable(source: Source) -> Table:
    left = [one for one in source.places if one["freezable"] or one["restrained"]]
    rows = []
    for one in left[:MOST]:
        evidence = [source.arrivals.get(end_of(one), ""), one["restrained_by"] or "", one["balance_by"] or ""]
        says = f"At {end(one['destination'])}: {amount(one['freezable'], one['currency'])} could still be frozen"
        claim = source.claims.add(says, evidence)
        balance = (
            "" if one["balance"] is None else f"{amount(one['balance'], one['currency'])} ({day(one['balance_on'])})"
        )
        cells = (
            end(one["destination"]),
            told(one["service"], ""),
            told(one["country"], ""),
            amount(one["amount"], one["currency"]),
            f"{amount(one['traced'], one['currency'])} ({counted('case', one['cases'])})",
            amount(one["restrained"], one["currency"]),
            amount(one["freezable"], one["currency"]),
            amount(one["share_eur"]),
            balance,
            spaced(one["channel"]),
            told(one["note"], ""),
        )
        rows.append(Row(cells, claim))
    return table("freezable", rows, words.MORE_TO_ASK.format(n=len(left) - MOST) if len(left) > MOST else "")


def _requests(source: Source) -> Table:
    found, number = source.first("case_requests", MOST)
    rows = []
    for one in found:
        called = " ".join(filter(None, (one["request_id"], one["channel"], one["counterpart"])))
        claim = source.claims.add(f"Request {called}: {state(one)}", one["evidence"])
        cells = (
            told(one["request_id"], ""),
            told(one["channel"]),
            told(one["country"], ""),
            told(one["counterpart"], ""),
            day(one["sent"], words.UNKNOWN),
            day(one["due"], words.UNKNOWN),
            day(one["answered"]),
            state(one),
            spaced(one["outcome"]),
            _valid(one),
        )
        rows.append(Row(cells, claim))
    return table("requests", rows, _more(number))


def state(request: Record) -> str:
    """Return where a request stands on the as-of date."""
    if request["answered"] is not None:
        late = request["answer_late"]
        if late is not None and late > 0:
            return words.REQUEST["answered late"].format(days=counted("day", late))
        return words.REQUEST["answered"]
    if request["due_in"] is None:
        return words.REQUEST["open, no due date"]
    key = "overdue" if request["due_in"] < 0 else "open"
    return words.REQUEST[key].format(days=counted("day", abs(request["due_in"])))


def _valid(request: Record) -> str:
    if request["valid_until"] is None:
        return ""
    until = day(request["valid_until"])
    if request["valid_for"] is None:
        return until
    key = "expired" if request["valid_for"] < 0 else "valid"
    return f"{until}: {words.REQUEST[key].format(days=counted('day', abs(request['valid_for'])))}"
