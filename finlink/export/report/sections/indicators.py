"""All indicators, and the definitions of everything that the report counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.assess import kpis
from finlink.export.report.model import Section, Table, Valued
from finlink.export.report.sections.common import columns, labelled, left_out
from finlink.export.report.words import SEVERITIES, TERMS, UNITS
from finlink.export.statuses import STATUS_LABELS
from finlink.i18n.sentences import said
from finlink.reference.findings import STATUSES, rule_words

if TYPE_CHECKING:
    from finlink.export.report.model import Kind
    from finlink.export.report.source import Source

_KINDS: dict[str, Kind] = {"share": "share", "EUR": "eur"}


def section(source: Source) -> Section:
    """Return every indicator of the period, whatever there are."""
    t = source.t
    rows = tuple(
        (
            one.kpi,
            labelled(t, one),
            Valued(one.value, _KINDS.get(one.unit, "number")),
            t(UNITS.get(one.unit, one.unit)),
            one.numerator,
            one.denominator,
            left_out(t, one.excluded),
        )
        for one in source.indicators
    )
    table = Table(
        "indicators",
        t("Indicators"),
        t("All indicators of the period"),
        columns(
            ("kpi", t("Id"), "code"),
            ("label", t("Indicator"), "word"),
            ("value", t("Value"), "number", t("n/a")),
            ("unit", t("Unit of measure"), "word"),
            ("numerator", t("Numerator"), "number", "–"),
            ("denominator", t("Denominator"), "number", "–"),
            ("excluded", t("Left out"), "prose", "–"),
        ),
        rows,
        notes=(t("n/a is 0 / 0, or a figure that the register has no data for; it is never 0."),),
    )
    return Section("indicators", t("All indicators"), tables=(table,))


def definitions(source: Source) -> Section:
    """Return what every figure, status and finding of the report means."""
    t = source.t
    says = (t("The numerator and denominator of each figure stand in the table of all indicators."),)
    return Section("definitions", t("Definitions"), says, tables=(_terms(source), _kpis(source)))


def _terms(source: Source) -> Table:
    t = source.t
    return Table(
        "terms",
        t("Terms"),
        t("The words of this report"),
        columns(("id", t("Id"), "code"), ("term", t("Term"), "word"), ("meaning", t("Meaning"), "prose")),
        tuple((key, t(term), t(meaning)) for key, (term, meaning) in TERMS.items()),
        anchor="def",
    )


def _kpis(source: Source) -> Table:
    t = source.t
    told = {one.kpi: one for one in source.indicators}
    texts = [(one.definition, ()) for one in kpis.definitions().values()]
    return Table(
        "definitions",
        t("Definitions"),
        t("What each indicator counts"),
        columns(("kpi", t("Id"), "code"), ("label", t("Indicator"), "word"), ("definition", t("Definition"), "prose")),
        tuple((one.kpi, t(one.label), said(t, one.definition, texts)) for one in told.values()),
        anchor="def",
    )


def statuses(source: Source) -> Section:
    """Return how many cases have each status, and how often each rule was met."""
    t = source.t
    return Section("statuses", t("Statuses and findings"), tables=(_statuses(source), _rules(source)))


def _statuses(source: Source) -> Table:
    t = source.t
    found = {row[0]: row[1:] for row in source.rows("statuses")}
    rows = []
    for status, label in STATUS_LABELS.items():
        cases, loss, unknown = found.get(status, (0, 0, 0))
        rows.append((status, t(label), cases, loss, unknown, t(STATUSES[status])))
    losses = [one[1] for one in found.values() if one[1] is not None]
    cases, unknown = (sum(one[n] for one in found.values()) for n in (0, 2))
    total = ("", t("All"), cases, sum(losses) if losses else None, unknown, "")
    return Table(
        "statuses",
        t("Statuses"),
        t("Every case has exactly one status: the first that holds"),
        columns(
            ("status", t("Code"), "code"),
            ("label", t("Status"), "word"),
            ("cases", t("Cases"), "count"),
            ("loss", t("Loss, EUR"), "eur"),
            ("unknown", t("Losses unknown"), "count"),
            ("meaning", t("Holds when"), "prose"),
        ),
        tuple(rows),
        total=total,
    )


def _rules(source: Source) -> Table:
    t = source.t
    return Table(
        "findings",
        t("Findings"),
        t("Findings, by rule"),
        columns(
            ("rule", t("Rule"), "code"),
            ("severity", t("Severity"), "word"),
            ("findings", t("Findings"), "count"),
            ("cases", t("Cases"), "count"),
            ("meaning", t("What it finds"), "prose"),
        ),
        tuple(
            (rule, t(SEVERITIES.get(severity, severity)), count, cases, t(rule_words(rule)))
            for rule, severity, count, cases in source.rows("rules")
        ),
    )
