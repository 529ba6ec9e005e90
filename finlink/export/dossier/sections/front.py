"""The case itself: what the register says of it, and its status with the rule that decided it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from finlink import __version__
from finlink.export.dossier import words
from finlink.export.dossier.forms import amount, day, spaced, told
from finlink.export.dossier.heads import table
from finlink.export.dossier.model import Fact, Facts, Para, Row, Section
from finlink.reference.findings import STATUSES
from finlink.words import plain_text

if TYPE_CHECKING:
    from finlink.export.dossier.model import Table
    from finlink.export.dossier.source import Record, Source


def section(source: Source) -> Section:
    """Return the section."""
    front = source.front
    row = source.claims.add(f"What the register says of case {source.case}", front["row_evidence"])
    worth = (
        source.claims.add(f"Loss in euro: {euro(front)}", [front["row_evidence"], rate_row(front)])
        if euro(front)
        else 0
    )
    status = source.claims.add(f"Status {front['status']}: {front['reason']}", front["evidence"])
    values = _values(source)
    facts = tuple(
        _fact(name, label, values[name], {"status": status, "rule": status, "loss_eur": worth}.get(name, row))
        for name, label in words.FRONT.items()
        if values[name] or name not in words.LEFT_OUT_WHEN_EMPTY
    )
    blocks = (Para(words.FRAGMENT, tone="note"), Facts("front", facts), _investigations(source))
    return Section("front", words.SECTIONS["front"], blocks)


def _fact(name: str, label: str, value: str, claim: int) -> Fact:
    """Return a fact; what finlink adds of its own rests on no row."""
    own = name in ("network", "as_of", "profile", "limits", "unverified", "version")
    return Fact(label, value or words.UNKNOWN, 0 if own or not value else claim, "plain" if value else "unknown")


def _values(source: Source) -> dict[str, str]:
    """Return what stands under each label; "" for what is not known."""
    front, profile = source.front, source.manifest["profile"]
    values = {name: told(front.get(name), "") for name in words.FRONT}
    values["offence"] = spaced(front["offence"])
    values["case_status"] = spaced(front["case_status"])
    values["loss"] = amount(front["loss"], front["currency"] or "", "")
    values["loss_eur"] = euro(front)
    values["proceeds_estimate"] = amount(front["proceeds_estimate"], front["currency"], "")
    values["status"] = f"{spaced(front['status'])}. {front['reason']}"
    values["rule"] = f"{STATUSES[front['status']]} (finlink/assess/case_status.sql)"
    by = {"reason": told(front["waiver_reason"]), "by": told(front["waiver_by"])}
    values["waiver"] = words.WAIVER.format(**by) if front["waiver_reason"] or front["waiver_by"] else ""
    values["network"] = told(front["network"], words.NONE)
    values["as_of"] = source.as_of.words.removeprefix("As of ").removesuffix(".")
    values["profile"] = words.PROFILE.format(**profile)
    values["limits"] = words.PROFILE_FIGURES.format(
        timely_days=front["timely_days"], stalled_days=front["stalled_days"], threshold=amount(front["threshold_eur"])
    )
    values["unverified"] = "; ".join(profile["unverified"]) or words.NOBODY_SWITCHED
    values["version"] = f"finlink {__version__}"
    return values


def euro(front: Record) -> str:
    """Return the loss in euro with what it rests on; "" where there is no loss."""
    if front["loss"] is None:
        return ""
    if front["currency"] == "EUR":
        return amount(front["loss_eur"], "EUR")
    said = {name: plain_text(front[name]) or words.UNKNOWN for name in ("rate", "price", "price_currency", "currency")}
    said |= {"day": day(front["on_date"], words.UNKNOWN), "source": _rate_source(front)}
    if front["loss_eur"] is None:
        return words.NO_RATE.format(**said)
    template = words.PRICE if front["price"] is not None else words.RATE
    return template.format(eur=amount(front["loss_eur"], "EUR"), **said)


def _rate_source(front: Record) -> str:
    """Return where a rate comes from: what its row says, and the row; else what finlink had it from."""
    row = told(front["rate_source"])
    return f"{front['rate_said']} ({row})" if front["rate_said"] else row


def rate_row(front: Record) -> str:
    """Return the row of the rate by which the loss was turned into euro; "" where no row gave it."""
    return front["rate_source"] if front["rate_said"] or ":" in (front["rate_source"] or "") else ""


def _investigations(source: Source) -> Table:
    rows = []
    for one in source.ask("investigations"):
        claim = source.claims.add(f"Investigation {one['investigation_id']} covers the case", one["evidence"])
        cells = (
            one["investigation_id"],
            spaced(one["form"]),
            day(one["opened"], words.UNKNOWN),
            day(one["last_action"], words.UNKNOWN),
            day(one["closed"], "open" if one["is_open"] else words.UNKNOWN),
            told(one["authority"]),
            spaced(one["scope"]) or words.UNKNOWN,
            spaced(one["outcome"]),
            told(one["ml_charge"]),
        )
        rows.append(Row(cells, claim))
    made = table("investigations", rows)
    return made if source.front["status"] != "UNKNOWN" else dataclasses.replace(made, empty=words.NOT_TOLD)
