"""Where traced money lies: by country, and by who keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from finlink.export.report.model import Bars, Section, Table
from finlink.export.report.sections.common import beside_unknown, columns, cut
from finlink.trace.notes import method_parts

if TYPE_CHECKING:
    from finlink.export.report.model import Kind
    from finlink.export.report.source import Source
    from finlink.i18n import Translator

_MOST_COUNTRIES = 30


def section(source: Source) -> Section:
    """Return the traced money by country and by custodian."""
    t = source.t
    says = (
        _method(source),
        t(
            "Restrained and freezable are those of the whole account or service, other cases' share included. "
            "Freezable is an upper bound: at a pooled custodian nobody but the custodian knows what is left."
        ),
    )
    return Section("flows", t("Where the money went"), says, tables=(_countries(source), _custodians(source)))


def _method(source: Source) -> str:
    t = source.t
    says, chosen = method_parts(source.build.engine)
    return t("Method of tracing: {method}; {chosen}.", method=t(says), chosen=t(chosen))


def _told(t: Translator) -> tuple[tuple[str, str, Kind], ...]:
    return (
        ("places", t("Accounts and wallets"), "count"),
        ("traced", t("Traced, EUR"), "eur"),
        ("restrained", t("Restrained, EUR"), "eur"),
        ("freezable", t("Freezable, EUR"), "eur"),
        ("unknown", t("Without a known value"), "count"),
    )


def _chart(t: Translator, title: str, label: str) -> Bars:
    says = t("Bars: what is restrained and what is freezable. At the end of each: what was traced there, in euro.")
    return Bars(title, says, label, ("restrained", "freezable"), ("good", "age2"), annotate="traced", most=12)


def _countries(source: Source) -> Table:
    t = source.t
    found: list[tuple[Any, ...]] = source.rows("countries")
    rows = tuple((t.country(row[0]) if row[0] else None, row[0], *row[1:]) for row in found)
    unknown = sum(row[-1] for row in found)
    return Table(
        "countries",
        t("Countries"),
        t("Traced money by the country of the account or service"),
        columns(("country", t("Country"), "word", t("country not known")), ("code", t("Code"), "code", "–"), *_told(t)),
        rows[:_MOST_COUNTRIES],
        notes=(*cut(t, _MOST_COUNTRIES, len(rows)), *beside_unknown(t, unknown)),
        charts=(_chart(t, t("Traced money by country"), "country"),),
    )


def _custodians(source: Source) -> Table:
    t = source.t
    found = source.rows("custodians")
    unnamed = t("a holder of the register, not named here")
    rows = tuple(
        (unnamed if hidden else name, t.country(country) if country else None, *told)
        for name, hidden, country, *told in found
    )
    unknown = sum(row[-1] for row in found)
    return Table(
        "custodians",
        t("Custodians"),
        t("Traced money by the bank, exchange or other custodian that keeps it"),
        columns(
            ("custodian", t("Custodian"), "text", t("custodian not known")),
            ("country", t("Country"), "word", t("country not known")),
            *_told(t),
        ),
        rows[: source.top],
        notes=(*cut(t, source.top, len(rows)), *beside_unknown(t, unknown)),
        charts=(_chart(t, t("Traced money by custodian"), "custodian"),),
    )
