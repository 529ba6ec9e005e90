"""The backlog: cases overdue without an investigation, by age and by unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.export.report.model import Bars, Section, Table
from finlink.export.report.sections.common import AGES, BACKLOG, BACKLOG_EUR, COVERAGE, columns, cut, whole

if TYPE_CHECKING:
    from decimal import Decimal

    from finlink.export.report.model import Cell
    from finlink.export.report.source import Indicator, Source

_MOST_UNITS = 60
_TONES = ("age1", "age2", "age3", "age4")


def section(source: Source) -> Section:
    """Return the backlog by age band, and by unit."""
    t = source.t
    found = source.groups("unit", BACKLOG, BACKLOG_EUR, COVERAGE, *AGES)
    everything = found.pop("all", {})
    return Section(
        "backlog", t("The backlog"), tables=(_by_age(source, everything), _by_unit(source, found, everything))
    )


def _bands(source: Source) -> tuple[str, ...]:
    t = source.t
    return (t("0–30 days"), t("31–90 days"), t("91–180 days"), t("over 180 days"))


def _by_age(source: Source, everything: dict[str, Indicator]) -> Table:
    t = source.t
    rows: list[tuple[Cell, ...]] = []
    for band, kpi in zip(_bands(source), AGES, strict=True):
        one = everything.get(kpi)
        rows.append((band, whole(one.numerator) if one else None, _share(one)))
    one = everything.get(BACKLOG)
    return Table(
        "age",
        t("Backlog by age"),
        t("Cases overdue without an investigation, by days since registration"),
        columns(("band", t("Age"), "word"), ("cases", t("Cases"), "count"), ("share", t("Share"), "share", "–")),
        tuple(rows),
        total=(t("All"), whole(one.value) if one else None, None),
        charts=(
            Bars(
                t("Missing backlog by age"),
                t("Bars: cases overdue without an investigation or a waiver, by days since registration."),
                "band",
                ("cases",),
                ("lacking",),
                annotate="cases",
            ),
        ),
    )


def _share(one: Indicator | None) -> Decimal | None:
    if one is None or one.numerator is None or not one.denominator:
        return None
    return one.numerator / one.denominator


def _by_unit(source: Source, found: dict[str, dict[str, Indicator]], everything: dict[str, Indicator]) -> Table:
    t = source.t
    named = [(name if name != "unknown" else None, by_kpi) for name, by_kpi in found.items()]
    rows = sorted((_unit(name, by_kpi) for name, by_kpi in named), key=_most_first)
    ages = zip(AGES, _bands(source), strict=True)
    return Table(
        "units",
        t("Backlog by unit"),
        t("Cases overdue without an investigation, by unit"),
        columns(
            ("unit", t("Unit"), "text", t("no unit")),
            ("missing", t("Missing"), "count"),
            *((kpi, band, "count") for kpi, band in ages),
            ("loss", t("Known loss, EUR"), "eur"),
            ("coverage", t("Coverage"), "share", t("n/a")),
        ),
        tuple(rows[:_MOST_UNITS]),
        total=_unit(t("All"), everything),
        notes=cut(t, _MOST_UNITS, len(rows)),
        charts=(
            Bars(
                t("Missing backlog by unit"),
                t("Bars: cases overdue without an investigation, by days since registration, in the unit's order."),
                "unit",
                AGES,
                _TONES,
                annotate="missing",
            ),
        ),
    )


def _unit(name: str | None, by_kpi: dict[str, Indicator]) -> tuple[Cell, ...]:
    """Return one unit; an indicator without a row counts no case there."""
    coverage, loss, backlog = by_kpi.get(COVERAGE), by_kpi.get(BACKLOG_EUR), by_kpi.get(BACKLOG)
    told = coverage is None or coverage.numerator is not None
    nothing = 0 if told else None
    counts = [by_kpi.get(kpi) for kpi in AGES]
    return (
        name,
        whole(backlog.value) if backlog else nothing,
        *(whole(one.numerator) if one else nothing for one in counts),
        loss.value if loss else nothing,
        coverage.value if coverage else None,
    )


def _most_first(row: tuple[Cell, ...]) -> tuple[int, str]:
    return (-row[1] if isinstance(row[1], int) else 0, str(row[0] or "\U0010ffff"))
