"""The largest networks of linked cases, and which of their cases are investigated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.export.report.model import Bars, Section, Table
from finlink.export.report.sections.common import columns, cut

if TYPE_CHECKING:
    from finlink.export.report.source import Source


def section(source: Source) -> Section:
    """Return the networks with the largest known losses."""
    t = source.t
    rows = source.rows("networks")
    table = Table(
        "networks",
        t("Networks"),
        t("Networks of linked cases, the largest known loss first"),
        columns(
            ("network", t("Network"), "code"),
            ("cases", t("Cases"), "count"),
            ("with", t("With an investigation"), "count"),
            ("without", t("Without an investigation"), "count"),
            ("loss", t("Known loss, EUR"), "eur"),
            ("unknown", t("Losses unknown"), "count"),
            ("lead", t("Lead case"), "code"),
            ("unit", t("Unit of the lead case"), "text", "–"),
        ),
        tuple(rows[: source.top]),
        notes=cut(t, source.top, len(rows)),
        charts=(
            Bars(
                t("Cases of the largest networks"),
                t("Bars: cases with and without an investigation. At the end: the known loss of the network in euro."),
                "network",
                ("with", "without"),
                ("good", "lacking"),
                annotate="loss",
                most=10,
            ),
        ),
    )
    says = t(
        "Cases joined by a shared account, wallet, person or payment. The lead case is the one with the largest known "
        "loss. One investigation over a network is often enough."
    )
    return Section("networks", t("Networks of linked cases"), (says,), tables=(table,))
