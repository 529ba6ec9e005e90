"""What became of the money: from the loss to what was traced, restrained, confiscated and returned."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from finlink.export.report.model import Bars, Section, Table
from finlink.export.report.sections.common import columns

if TYPE_CHECKING:
    from finlink.export.report.model import Cell, Kind
    from finlink.export.report.source import Source
    from finlink.i18n import Translator


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount in euro of so many cases or assets; ``unknown`` things are in no sum, and None is not known at all."""

    things: int | None
    eur: Decimal | None
    unknown: int | None


_NOT_TOLD = Sum(None, None, None)


def sums(source: Source) -> dict[str, Sum]:
    """Return the sums of the report by name; what no file of the register tells of is unknown, never 0.

    So is what was traced where nothing says which payments were the victims'.
    """
    found = {"loss": _sum(*source.one("losses"))}
    if not source.has_file("transfers"):
        found["traced"] = _NOT_TOLD
    else:
        found["traced"] = _sum(*source.one("traced")) if source.one("entered")[0] else Sum(0, None, 0)
    for stage, *told in source.rows("stages"):
        found[stage] = _sum(*told) if source.has_file("measures") else _NOT_TOLD
    return found


def _sum(things: int, eur: Decimal | None, unknown: int) -> Sum:
    """Nothing at all is 0 euro; something of which no value is known is unknown."""
    return Sum(int(things), Decimal(0) if eur is None and not unknown else eur, int(unknown))


def section(source: Source) -> Section:
    """Return the value funnel, and the orders by stage."""
    t, found = source.t, sums(source)
    return Section("value", t("From loss to return"), tables=(_funnel(t, found), _orders(t, found)))


def _row(name: str, one: Sum, loss: Sum) -> tuple[Cell, ...]:
    share = one.eur / loss.eur if one.eur is not None and loss.eur else None
    return (name, one.eur, share, one.things, one.unknown)


def _told(t: Translator, things: str) -> tuple[tuple[str, str, Kind], ...]:
    return (
        ("stage", t("Stage"), "word"),
        ("eur", t("EUR"), "eur"),
        ("share", t("Share of the loss"), "share"),
        ("things", things, "count"),
        ("unknown", t("Without a known value"), "count"),
    )


def _funnel(t: Translator, found: dict[str, Sum]) -> Table:
    names = {
        "loss": t("Known loss"),
        "traced": t("Traced to a place"),
        "restrained": t("Ever restrained"),
        "confiscated": t("Confiscated"),
        "returned": t("Returned to victims"),
    }
    return Table(
        "value",
        t("Value"),
        t("From loss to return, in euro"),
        columns(*_told(t, t("Cases or assets"))),
        tuple(_row(name, found[key], found["loss"]) for key, name in names.items()),
        notes=(
            t(
                "Each asset counts once in each stage that it ever reached. An asset may hold money that was not "
                "traced, so a stage can be more than the one before it."
            ),
            t("Traced is a method's answer, not proven fact; amounts without a known value in euro are in no sum."),
        ),
        charts=(
            Bars(
                t("From loss to return"),
                t("Bars: amounts in euro at each stage, with their share of the known loss."),
                "stage",
                ("eur",),
                ("plain",),
                annotate="share",
            ),
        ),
    )


def _orders(t: Translator, found: dict[str, Sum]) -> Table:
    names = {
        "suspended": t("Ever suspended"),
        "frozen": t("Ever frozen"),
        "seized": t("Ever seized"),
        "restrained now": t("Restrained at the as-of date"),
    }
    return Table(
        "orders",
        t("Restraint"),
        t("What “restrained” is made of"),
        columns(*_told(t, t("Assets"))),
        tuple(_row(name, found[key], found["loss"]) for key, name in names.items()),
        notes=(t("One asset can be suspended, then frozen, then seized: these rows do not add up."),),
    )
