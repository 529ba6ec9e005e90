"""The worklist: the most urgent cases, why, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.assess import PRIORITY
from finlink.export.report.model import Section, Table
from finlink.export.report.sections.common import columns, cut
from finlink.export.sentences import FOUND, NEXT_STEPS, STATUS_REASONS, WITHIN, without_persons
from finlink.export.statuses import STATUS_LABELS
from finlink.i18n.sentences import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finlink.export.report.source import Source


def section(source: Source) -> Section:
    """Return the first rows of the worklist."""
    t = source.t
    found = source.rows("worklist")
    kept: dict[str, list[tuple[str, str]]] = {}
    for case, place, instead in source.rows("kept"):
        kept.setdefault(case, []).append((place, instead))
    rows = []
    for case, unit, status, priority, age, loss, freezable, rules, why, met, step in found[: source.top]:
        parts = [_told(source, why, STATUS_REASONS), _told(source, _unnamed(met, kept.get(case, ())), FOUND)]
        rows.append(
            (
                case,
                unit,
                t(STATUS_LABELS.get(status, status)),
                priority,
                age,
                loss,
                freezable,
                (rules or "").replace(";", " "),
                " ".join(filter(None, parts)),
                _told(source, _unnamed(step, kept.get(case, ())), NEXT_STEPS),
            )
        )
    table = Table(
        "worklist",
        t("Worklist"),
        t("Cases that lack an investigation, have it late, stalled or partial, or have an open finding"),
        columns(
            ("case", t("Case"), "code"),
            ("unit", t("Unit"), "text", t("no unit")),
            ("status", t("Status"), "word"),
            ("priority", t("Priority"), "count"),
            ("age", t("Days"), "count"),
            ("loss", t("Known loss, EUR"), "eur"),
            ("freezable", t("Freezable, EUR"), "eur", t("not known")),
            ("findings", t("Findings"), "code"),
            ("reason", t("Why"), "prose"),
            ("step", t("Next step"), "prose"),
        ),
        tuple(rows),
        notes=(*cut(t, source.top, len(found)), t("Priority: {formula}.", formula=t(PRIORITY))),
    )
    return Section("worklist", t("What to do first"), tables=(table,))


def _unnamed(sentence: str | None, kept: Sequence[tuple[str, str]]) -> str | None:
    """Return a sentence of a query without the names of places that the report does not give."""
    for place, instead in kept if sentence else ():
        sentence = (sentence or "").replace(place, instead)
    return sentence


def _told(source: Source, sentence: str | None, texts: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    return without_persons(said(source.t, sentence, texts, WITHIN)) if sentence else ""
