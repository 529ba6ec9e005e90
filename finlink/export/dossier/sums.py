"""The sums of a case that several sections tell: what entered, where it is, what is held of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finlink.engine import sql_file
from finlink.export.chart.money import total
from finlink.export.dossier import words
from finlink.export.dossier.forms import amount

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from finlink.export.dossier.source import Record, Source

_HELD = ("suspended", "frozen", "seized")
"""States in which something is restrained and neither lost nor given back."""


@dataclass(frozen=True, slots=True)
class Sums:
    """What entered and where it lies, by asset; in euro as the worklist counts it, None where that is not known.

    ``least_eur`` is the part of ``freezable_eur`` whose value is known.
    """

    entered: dict[str, Decimal]
    by_reason: dict[str, dict[str, Decimal]]
    located: dict[str, Decimal]
    places: int
    traced_eur: Decimal | None
    freezable_eur: Decimal | None
    least_eur: Decimal

    @classmethod
    def of(cls, source: Source) -> Sums:
        """Return the sums of a case."""
        ends = ends_of(source)
        reasons = [one for one in words.REASONS if any(row["reason"] == one for row in ends)]
        reasons += sorted({row["reason"] for row in ends} - set(reasons))
        worth = source.engine_records(sql_file("finlink.export.dossier.queries", "worth"))[0]
        return cls(
            by_asset((one["currency"], one["entered"]) for one in source.entered),
            {
                one: by_asset((row["currency"], row["amount"]) for row in ends if row["reason"] == one)
                for one in reasons
            },
            by_asset((row["currency"], row["amount"]) for row in ends if row["reason"] in words.LOCATED),
            worth["places"],
            worth["traced_eur"],
            worth["freezable_eur"],
            worth["least_eur"],
        )

    def rows_of(self, source: Source, reason: str) -> list[str]:
        """Return the rows by which money came to where it is for a reason."""
        ends = [row for row in ends_of(source) if row["reason"] == reason]
        return [source.arrivals.get((row["destination"], row["chain"], row["currency"]), "") for row in ends]


def ends_of(source: Source) -> list[Record]:
    """Return the destinations that get something by the declared method."""
    return [row for row in source.destinations if row["amount"]]


def by_asset(amounts: Iterable[tuple[str, Decimal]]) -> dict[str, Decimal]:
    """Return sums by asset, in text order of the assets."""
    found: dict[str, list[Decimal]] = {}
    for currency, value in amounts:
        found.setdefault(currency, []).append(value)
    return {currency: total(found[currency]) for currency in sorted(found)}


def joined(amounts: Mapping[str, Decimal]) -> str:
    """Return sums of several assets beside each other."""
    return "; ".join(amount(value, currency) for currency, value in amounts.items())


@dataclass(frozen=True, slots=True)
class Held:
    """What is restrained now of the assets of a case: in euro None where a part has no value.

    ``shared`` tells that an asset among them is other cases' too: its sum is of all cases together.
    """

    names: list[str]
    amounts: dict[str, Decimal]
    eur: Decimal | None
    shared: bool
    evidence: list[str]


def assets_held(assets: list[Record], states: Iterable[str] = _HELD) -> Held:
    """Return what is held of the assets in some states, of those restrained now unless others are asked for."""
    held = [one for one in assets if one["state"] in states and (one["held"] is None or one["held"] > 0)]
    known = [one["held_eur"] for one in held if one["held_eur"] is not None]
    return Held(
        [one["asset"] for one in held],
        by_asset((one["currency"] or "", one["held"]) for one in held if one["held"] is not None),
        total(known) if len(known) == len(held) else None,
        any(one["cases"] > 1 for one in held),
        [one["evidence"] for one in held],
    )
