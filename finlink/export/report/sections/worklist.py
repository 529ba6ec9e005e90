"""The worklist: the most urgent cases, why, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.assess import PRIORITY
from finlink.export.report.model import Section, Table
from finlink.export.report.sections.common import columns, cut
from finlink.export.report.sentences import FOUND, NEXT_STEPS, STATUS_REASONS, without_persons
from finlink.export.report.words import STATUS_LABELS
from finlink.i18n.sentences import said

if TYPE_CHECKING:
    from finlink.export.report.source import Source


def section(source: Source) -> Section:
    """Return the first rows of the worklist."""
    t = source.t
    found = source.rows("worklist")
    rows = []
    for case, unit, status, priority, age, loss, freezable, rules, why, met, step in found[: source.top]:
        parts = [_told(source, why, STATUS_REASONS), _told(source, met, FOUND)]
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
                _told(source, step, NEXT_STEPS),
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


def _told(source: Source, sentence: str | None, texts: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    return without_persons(said(source.t, sentence, texts)) if sentence else ""
