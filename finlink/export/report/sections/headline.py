"""The figures at the head of the report, each with what stands beside it and where it is defined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.export.report.model import Figure, Section
from finlink.export.report.sections.common import BACKLOG, BACKLOG_EUR, COVERAGE, TIMELY, whole
from finlink.export.report.sections.value import sums

if TYPE_CHECKING:
    from decimal import Decimal

    from finlink.export.report.sections.value import Sum
    from finlink.export.report.source import Source


def section(source: Source) -> Section:
    """Return the headline figures."""
    t = source.t
    found = sums(source)
    loss = found["loss"]
    figures = (
        _share(source, COVERAGE, t("PFI coverage")),
        _backlog(source),
        _share(source, TIMELY, t("Opened in time")),
        _value(source, "traced", t("Traced to a place"), found["traced"], loss),
        _value(source, "restrained", t("Ever restrained"), found["restrained"], loss),
        _value(source, "returned", t("Returned to victims"), found["returned"], loss),
    )
    return Section("headline", t("At a glance"), figures=figures)


def _share(source: Source, kpi: str, label: str) -> Figure:
    t, one = source.t, source.indicator(kpi)
    beside = t("not counted by this version")
    if one:
        beside = t("the register does not say") if one.numerator is None else t("nothing to count")
    if one and one.value is not None and one.numerator is not None and one.denominator is not None:
        beside = t("{part} of {whole} cases", part=t.count(one.numerator), whole=t.count(one.denominator))
    return Figure(kpi, label, one.value if one else None, "share", beside, f"def-{kpi}")


def _backlog(source: Source) -> Figure:
    t, one, loss = source.t, source.indicator(BACKLOG), source.indicator(BACKLOG_EUR)
    beside = t("the register does not say") if one is None or one.value is None else t("their loss is unknown")
    if loss and loss.value is not None:
        beside = t("with a known loss of {eur} EUR", eur=t.whole(loss.value))
    return Figure(
        BACKLOG, t("Cases missing a PFI"), whole(one.value) if one else None, "count", beside, f"def-{BACKLOG}"
    )


def _value(source: Source, name: str, label: str, one: Sum, loss: Sum) -> Figure:
    t = source.t
    if one.things is None:
        beside = t("the register has no such file")
    elif one.eur is None or not loss.eur:
        beside = t("no known value")
    else:
        beside = t("{share} of the known loss", share=t.share(_of(one.eur, loss.eur)))
    if one.unknown:
        beside += "; " + t("without a known value: {n}", n=t.count(one.unknown))
    return Figure(name, label, one.eur, "eur", beside, f"def-{name}")


def _of(part: Decimal, everything: Decimal) -> Decimal:
    return part / everything
