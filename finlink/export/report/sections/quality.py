"""How far the figures can be trusted: lines set aside, cells in doubt, amounts without a value in euro."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.export.report.model import Section, Table, Valued
from finlink.export.report.sections.common import QUALITY, columns, labelled, left_out

if TYPE_CHECKING:
    from finlink.export.report.source import Source


def section(source: Source) -> Section:
    """Return the quality of the input: its shares, its files, and amounts that no rate gives a value."""
    t = source.t
    says = (t("Quality is that of the whole register, whatever the period of the report."),)
    tables = [_shares(source), _files(source)]
    if unvalued := _unvalued(source):
        tables.append(unvalued)
    return Section("quality", t("Data quality"), says, tables=tuple(tables))


def _shares(source: Source) -> Table:
    t = source.t
    found = [one for one in source.indicators if one.kpi.startswith(QUALITY)]
    rows = tuple(
        (
            one.kpi,
            labelled(t, one),
            Valued(one.value, "share" if one.unit == "share" else "number"),
            one.numerator,
            one.denominator,
            left_out(t, one.excluded),
        )
        for one in found
    )
    return Table(
        "quality",
        t("Quality"),
        t("Completeness of the register"),
        columns(
            ("kpi", t("Id"), "code"),
            ("label", t("Indicator"), "word"),
            ("value", t("Value"), "number", t("n/a")),
            ("numerator", t("Numerator"), "number", "–"),
            ("denominator", t("Denominator"), "number", "–"),
            ("excluded", t("Left out"), "prose", "–"),
        ),
        rows,
    )


def _files(source: Source) -> Table:
    t = source.t
    return Table(
        "files",
        t("Files"),
        t("What was read, set aside and doubted in each file"),
        columns(
            ("file", t("File"), "text"),
            ("table", t("Table"), "code"),
            ("records", t("Records"), "count"),
            ("lines", t("Data lines"), "count"),
            ("aside", t("Set aside"), "count"),
            ("unknown", t("Cells unreadable"), "count"),
            ("failed", t("Checks failed"), "count"),
            ("doubts", t("Other doubts"), "count"),
        ),
        tuple(source.rows("files")),
        notes=(t("Every doubt stands with its row and how to mend it in issues.csv of the build."),),
    )


def _unvalued(source: Source) -> Table | None:
    t = source.t
    rows = tuple(source.rows("unvalued"))
    if not rows:
        return None
    return Table(
        "unvalued",
        t("Without a rate"),
        t("Amounts without a value in euro, by currency: they are in no sum"),
        columns(
            ("currency", t("Currency"), "text", t("no currency")),
            ("losses", t("Losses"), "count"),
            ("ends", t("Traced ends"), "count"),
            ("orders", t("Orders"), "count"),
        ),
        rows,
        notes=(t("Add the missing rates to rates.csv, or the currency to the row, and build again."),),
    )
