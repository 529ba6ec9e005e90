"""Coverage by parallel financial investigations, quarter by quarter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.export.report.model import Bars, Section, Table
from finlink.export.report.sections.common import COVERAGE, FIRST, OPENED, TIMELY, columns, whole

if TYPE_CHECKING:
    from finlink.export.report.model import Cell
    from finlink.export.report.source import Indicator, Source
    from finlink.i18n import Translator

_MOST = 400
"""Quarters between the first and the last that are told one by one; a wrong date must not make a book."""


def section(source: Source) -> Section:
    """Return coverage over time: by the quarter of registration, and what was opened in each quarter."""
    t = source.t
    found = source.groups("quarter", COVERAGE, TIMELY, OPENED, FIRST)
    whole_period = found.pop("all", {})
    undated = found.pop("unknown", {})
    told = bool(whole_period) and (one := whole_period.get(OPENED)) is not None and one.value is not None
    rows = [_row(quarter, found.get(quarter, {}), told=told) for quarter in _quarters(sorted(found))]
    if undated:
        rows.append(_row(t("no date"), undated, told=told))
    table = Table(
        "coverage",
        t("Coverage"),
        t("Coverage and opened investigations by quarter"),
        columns(
            ("quarter", t("Quarter"), "word"),
            ("due", t("Cases due"), "count"),
            ("covered", t("With a PFI in time to run in parallel"), "count"),
            ("open_gap", t("Without"), "count"),
            ("coverage", t("Coverage"), "share", t("n/a")),
            ("timely", t("Opened in time"), "share", t("n/a")),
            ("opened", t("PFIs opened in the quarter"), "count"),
            ("first", t("Cases with their first PFI in it"), "count"),
        ),
        tuple(rows),
        total=_row(t("All"), whole_period, told=told),
        notes=(
            t(
                "Cases stand in the quarter of their registration, investigations in that of their opening. Young "
                "cohorts had less time than old ones: compare cohorts of the same age."
            ),
        ),
        charts=_charts(t),
    )
    return Section("coverage", t("Coverage over time"), tables=(table,))


def _charts(t: Translator) -> tuple[Bars, ...]:
    return (
        Bars(
            t("Cases due, by quarter of registration"),
            t("Columns: cases with a parallel financial investigation, and without. Above: coverage."),
            "quarter",
            ("covered", "open_gap"),
            ("good", "lacking"),
            standing=True,
            annotate="coverage",
        ),
        Bars(
            t("Investigations opened, by quarter of opening"),
            t("Columns: parallel financial investigations opened in the quarter, of whatever case."),
            "quarter",
            ("opened",),
            ("plain",),
            standing=True,
            annotate="opened",
        ),
    )


def _row(quarter: str, by_kpi: dict[str, Indicator], *, told: bool) -> tuple[Cell, ...]:
    """Return one quarter; what has no row is 0 cases, or unknown where the register tells of no investigations."""
    nothing = 0 if told else None
    coverage, timely = by_kpi.get(COVERAGE), by_kpi.get(TIMELY)
    due = whole(coverage.denominator) if coverage else 0
    covered = whole(coverage.numerator) if coverage else nothing
    opened, first = by_kpi.get(OPENED), by_kpi.get(FIRST)
    return (
        quarter,
        due,
        covered,
        None if covered is None or due is None else due - covered,
        coverage.value if coverage else None,
        timely.value if timely else None,
        whole(opened.value) if opened else nothing,
        whole(first.value) if first else nothing,
    )


def _quarters(found: list[str]) -> list[str]:
    """Return all quarters from the first to the last, those without any case too."""
    if not found:
        return []
    first, last = ((int(name[:4]), int(name[-1])) for name in (found[0], found[-1]))
    count = (last[0] - first[0]) * 4 + last[1] - first[1] + 1
    if count > _MOST:
        return found
    starts = (first[0] * 4 + first[1] - 1 + n for n in range(count))
    return [f"{at // 4:04d}-Q{at % 4 + 1}" for at in starts]
