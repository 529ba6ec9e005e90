"""The summary: plain sentences made from the figures; what is not known is said as not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.export.dossier import words
from finlink.export.dossier.forms import amount, counted, end, how_known, listed, reason_told, spaced
from finlink.export.dossier.model import Figures, Para, Section
from finlink.export.dossier.sections.front import euro, rate_row
from finlink.export.dossier.sums import Sums, assets_held, joined
from finlink.trace.methods import METHODS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from finlink.export.dossier.model import Block
    from finlink.export.dossier.source import Record, Source
    from finlink.export.dossier.sums import Held

SAY = words.SUMMARY


def section(source: Source) -> Section:
    """Return the section."""
    sums = Sums.of(source)
    blocks: tuple[Block, ...] = (
        _figures(source, sums),
        *_loss(source, sums),
        *_traced(source, sums),
        *_restrained(source),
        *_freezable(source, sums),
        *_status(source),
        *_who(source),
        *_linked(source),
        *_unknown(source),
    )
    return Section("summary", words.SECTIONS["summary"], blocks)


def _figures(source: Source, sums: Sums) -> Figures:
    """Return the key figures; each is said again in a sentence with its claim."""
    front, held, there = source.front, assets_held(source.assets), sums.places
    nowhere = (words.NONE, "") if source.entered else (words.UNKNOWN, words.NOT_TRACED)
    least = words.AT_LEAST.format(eur=amount(sums.least_eur, "EUR"))
    known = {
        "loss": (
            amount(front["loss"], front["currency"]),
            amount(front["loss_eur"], "EUR") if front["currency"] != "EUR" else "",
        ),
        "entered": (joined(sums.entered) or words.NONE, ""),
        "traced": _worth(sums.traced_eur, joined(sums.located), words.NO_EURO) if there else nowhere,
        "restrained": _held(held, set_aside(source)),
        "freezable": _worth(sums.freezable_eur, least, words.IN_PART) if there else nowhere,
    }
    return Figures("figures", tuple((words.FIGURES[name], value, note) for name, (value, note) in known.items()))


def _worth(eur: Decimal | None, otherwise: str, note: str) -> tuple[str, str]:
    return (amount(eur, "EUR"), words.IN_EURO) if eur is not None else (otherwise, note)


def _held(held: Held, besides: str) -> tuple[str, str]:
    if not held.names:
        return words.NONE, besides
    value, note = _worth(held.eur, joined(held.amounts), words.NO_EURO)
    return value, "; ".join(filter(None, (note + _shared(held), besides)))


def _shared(held: Held) -> str:
    return f" {words.ALL_CASES}" if held.shared else ""


def set_aside(source: Source) -> str:
    """Return how many rows of measures reading set aside, of which no figure knows; "" for none."""
    number = source.measures_set_aside
    were, are = ("was", "is") if number == 1 else ("were", "are")
    return SAY["set aside"].format(rows=counted("row", number), were=were, are=are) if number else ""


def _loss(source: Source, sums: Sums) -> Iterator[Para]:
    front, claims = source.front, source.claims
    loss = amount(front["loss"], front["currency"])
    if front["loss"] is None:
        said = SAY["no loss"]
    elif front["currency"] is None:
        said = SAY["loss of no currency"].format(loss=loss)
    elif front["currency"] == "EUR":
        said = SAY["loss"].format(loss=loss)
    else:
        said = SAY["loss in euro"].format(loss=loss, eur=euro(front))
    rows = [front["row_evidence"], rate_row(front)]
    yield Para(said, claims.add(said, rows), "unknown" if front["loss"] is None else "plain")
    if not source.entered:
        yield Para(SAY["nothing entered"], claims.add(SAY["nothing entered"], None, words.NO_ROW), "unknown")
        return
    for currency, total in sums.entered.items():
        paid = [one for one in source.entered if one["currency"] == currency]
        stated = front["loss"] if currency == front["currency"] else None
        known = {"amount": amount(total, currency), "payments": counted("payment", len(paid)), "how": _how(paid)}
        said = SAY["entered" if stated is not None and total <= stated else "entered, not of it"].format(**known)
        already = sum((one["amount"] - one["entered"] for one in paid), start=total * 0)
        if already:
            said += " " + SAY["already traced"].format(amount=amount(already, currency))
        if differs := _differs(stated, total, already, alone=len(sums.entered) == 1):
            paid_in_all = amount(total + already, currency)
            said += " " + SAY[differs].format(loss=loss, entered=amount(total, currency), paid=paid_in_all)
        yield Para(said, claims.add(said, [one["evidence"] for one in paid]))


def _differs(stated: Decimal | None, total: Decimal, already: Decimal, *, alone: bool) -> str:
    """Return what is to be said of what entered beside the loss stated; "" where both may well be the same money.

    Where a part of the loss went is not known only if all that was paid is less, and was paid in one currency.
    """
    if stated is None:
        return ""
    if total > stated:
        return "entered more"
    if not alone or total + already >= stated:
        return ""
    return "paid less" if already else "entered less"


def _how(paid: list[Record]) -> str:
    return "; ".join(sorted({how_known(one["how"]) for one in paid}))


def _traced(source: Source, sums: Sums) -> Iterator[Para]:
    """Say where the money is, by reason, and by which method that is said."""
    if not source.entered:
        return
    evidence = [text for text in source.arrivals.values() if text]
    places = counted("place", sums.places)
    if sums.places and sums.traced_eur is not None:
        said = SAY["traced"].format(eur=amount(sums.traced_eur, "EUR"), places=places)
        yield Para(said, source.claims.add(said, evidence))
    elif sums.places:
        said = SAY["traced, no value"].format(places=places, amounts=joined(sums.located))
        yield Para(said, source.claims.add(said, evidence), "unknown")
    for reason, amounts in sums.by_reason.items():
        said = SAY["by reason"].format(reason=reason_told(reason), amounts=joined(amounts))
        yield Para(said, source.claims.add(said, sums.rows_of(source, reason)))
    method, chosen = source.engine.rows("SELECT method, chosen FROM trace_params")[0]
    yield Para(SAY["method"].format(method=METHODS[method].says, chosen=words.CHOSEN[chosen]))


def _restrained(source: Source) -> Iterator[Para]:
    """Say what is restrained now, and what was taken or given back for good."""
    held = assets_held(source.assets)
    if held.names:
        said = SAY["restrained" if held.eur is not None else "restrained, no value"].format(
            eur=amount(held.eur, "EUR"),
            assets=counted("asset", len(held.names)),
            amounts=joined(held.amounts),
            shared=_shared(held),
        )
    else:
        said = SAY["not restrained"]
    said = " ".join(filter(None, (said, set_aside(source))))
    yield Para(said, source.claims.add(said, held.evidence, "" if held.names else words.NO_ROW))
    for state, word in words.TAKEN.items():
        taken = assets_held(source.assets, (state,))
        if taken.names:
            said = SAY["taken"].format(
                state=word,
                amounts=joined(taken.amounts),
                assets=counted("asset", len(taken.names)),
                shared=_shared(taken),
            )
            yield Para(said, source.claims.add(said, taken.evidence))


def _freezable(source: Source, sums: Sums) -> Iterator[Para]:
    left = [one for one in source.places if one["freezable"]]
    if not source.entered:
        yield Para(SAY["nothing traced"], source.claims.add(SAY["nothing traced"], None, words.NO_ROW), "unknown")
        return
    if not left:
        yield Para(SAY["nothing to freeze"], source.claims.add(SAY["nothing to freeze"], None, words.NO_ROW))
        return
    first = end(left[0]["destination"]) + (f" ({left[0]['service']})" if left[0]["service"] else "")
    eur = sums.least_eur if sums.freezable_eur is None else sums.freezable_eur
    known = {"eur": amount(eur, "EUR"), "places": counted("place", len(left)), "first": first}
    said = SAY["freezable" if sums.freezable_eur is not None else "freezable, no value"].format(**known)
    evidence = [source.arrivals.get((end_of(one)), "") for one in left]
    yield Para(said, source.claims.add(said, evidence), "plain" if sums.freezable_eur is not None else "unknown")


def end_of(place: Record) -> tuple[str, str, str]:
    """Return the key of a place in the arrivals."""
    return place["destination"], place["chain"], place["currency"]


def _status(source: Source) -> Iterator[Para]:
    front = source.front
    said = SAY["status"].format(status=spaced(front["status"]), reason=front["reason"])
    yield Para(said, source.claims.add(said, front["evidence"]))
    found = source.findings
    if not found:
        yield Para(SAY["no findings"])
        return
    rules = listed([f"{one['rule']} ({one['severity']})" for one in found], 20)
    said = SAY["findings"].format(findings=counted("finding", len(found)), list=rules)
    yield Para(said, source.claims.add(said, [one["evidence"] for one in found]))


def _who(source: Source) -> Iterator[Para]:
    subjects, holdings = source.subjects, source.holdings
    if not subjects and not holdings:
        yield Para(SAY["no subjects"], source.claims.add(SAY["no subjects"], None, words.NO_ROW), "unknown")
        return
    roles = {words.ROLES[one["role"]]: 0 for one in subjects}
    for one in subjects:
        roles[words.ROLES[one["role"]]] += 1
    said = SAY["subjects"].format(
        subjects=counted("subject", len(subjects)),
        roles=", ".join(f"{role} {number}" for role, number in roles.items()) or words.NONE,
        accounts=counted(
            "account", len({one["node"] or one["written"] for one in holdings if one["kind"] == "account"})
        ),
        wallets=counted("wallet", len({one["node"] or one["written"] for one in holdings if one["kind"] == "wallet"})),
    )
    yield Para(said, source.claims.add(said, [one["evidence"] for one in (*subjects, *holdings)]))


def _linked(source: Source) -> Iterator[Para]:
    links = source.links
    if not links:
        yield Para(SAY["no links"], source.claims.add(SAY["no links"], None, words.NO_ROW))
        return
    best = {one["other"]: one["status"] for one in reversed(links)}
    counts = {status: list(best.values()).count(status) for status in ("confirmed", "proposed", "rejected")}
    said = SAY["links"].format(others=counted("other", len(best)), **counts)
    yield Para(said, source.claims.add(said, [one["evidence"] for one in links]))
    members = source.ask("network")
    if members:
        said = SAY["network"].format(network=members[0]["network"], cases=counted("case", members[0]["cases"]))
        yield Para(said, source.claims.add(said, [one["evidence"] for one in members]))
    join = source.ask("joinable")
    if join:
        said = SAY["join"].format(
            names=listed(sorted({f"{one['investigation_id']} (case {one['other']})" for one in join}))
        )
        yield Para(
            said, source.claims.add(said, [text for one in join for text in (one["evidence"], one["cover_evidence"])])
        )


def _unknown(source: Source) -> Iterator[Para]:
    front = source.front
    cells = [words.FRONT[name].lower() for name in words.SOUGHT if front[name] is None]
    if front["loss"] is not None and front["currency"] is None:
        cells.append("currency of the loss")
    if cells:
        said = SAY["not known"].format(cells=", ".join(cells))
        yield Para(said, source.claims.add(said, front["row_evidence"]), "unknown")
