"""The pairs of cases whose links an analyst should judge, and what to look at for each."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any

from finlink.engine import literal, sql_file
from finlink.schema import tables
from finlink.words import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from finlink.result import Build
    from finlink.review.decisions import Decision

FORMULA = "value = strength of the strongest proposed link × (known loss of the left case + of the right case, in euro)"
"""How pairs are ordered; printed wherever they are listed."""

FORMULA_APART = (
    "one pair for each two networks that it would join; value = strength of its strongest proposed link × (known loss "
    "of all cases of the left network + of the right, in euro); where that is equal, strength × pairs of cases joined"
)
"""How pairs are ordered that stand in different networks."""

PEOPLE_SHOWN = 6
"""People, accounts and wallets shown of one case; the rest is counted."""

_LISTED = ("left", "right", "kind", "via", "strength", "joining", "status", "evidence")


@dataclass(frozen=True, slots=True)
class Shared:
    """One proposed link of a pair; ``notes`` are what else the build says for or against it, as (name, words)."""

    kind: str
    via: str
    strength: float
    evidence: str
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A pair of cases with at least one proposed link; an unknown loss is None and adds nothing to the value."""

    left: str
    right: str
    strength: float
    value: Decimal
    left_loss: Decimal | None
    right_loss: Decimal | None
    links: tuple[Shared, ...] = field(default=())

    @property
    def pair(self) -> tuple[str, str]:
        """The two cases."""
        return self.left, self.right

    @property
    def sum_shown(self) -> str:
        """The value as it is computed, unknown losses named."""
        losses = " + ".join("unknown" if one is None else f"{one:,.2f}" for one in (self.left_loss, self.right_loss))
        return f"{self.strength:g} × ({losses}) = {self.value:,.2f} EUR"


def proposals(
    build: Build, decisions: Iterable[Decision] = (), *, unsure: bool = False, apart: bool = False
) -> list[Proposal]:
    """Return the pairs with proposed links, what is at stake most first, without those that ``decisions`` judge.

    With ``unsure`` pairs whose last word is "unsure" stay in the list. With ``apart`` only pairs of different networks
    are listed, the strongest for each two networks, and the losses are those of the networks.
    """
    last = {one.pair: one.decision for one in decisions}
    build.engine.table("proposed_pairs", sql_file(__package__, "pairs_apart" if apart else "pairs_of_cases"))
    names, rows = build.engine.records(sql_file(__package__, "proposals"))
    more = [n for n, name in enumerate(names) if n > 5 and name.removesuffix("_1") not in _LISTED]
    at = {name: n for n, name in enumerate(names)}
    found = []
    for (left, right), of_pair in groupby(rows, key=lambda row: (row[0], row[1])):
        if last.get((left, right), "unsure" if unsure else None) not in (None, "unsure" if unsure else None):
            continue
        links = list(of_pair)
        _, _, strength, value, left_loss, right_loss, *_ = links[0]
        shared = tuple(_shared(row, at, names, more) for row in links)
        found.append(Proposal(left, right, strength, value, left_loss, right_loss, shared))
    return found


def _shared(row: tuple[Any, ...], at: dict[str, int], names: list[str], more: list[int]) -> Shared:
    notes = tuple((names[n].replace("_", " "), plain_text(row[n])) for n in more if row[n] not in (None, ""))
    kind, via, strength, evidence = (row[at[name]] for name in ("kind", "via", "strength", "evidence"))
    return Shared(kind, via or "", float(strength), evidence or "", notes)


def sides(build: Build, proposal: Proposal) -> list[tuple[str, str, str]]:
    """Return (what, left, right) for a pair: the facts of both cases beside each other, unknown ones said."""
    build.engine.table_from_columns("chosen_cases", {"case_id": list(proposal.pair)}, {"case_id": "VARCHAR"})
    names, rows = build.engine.records(sql_file(__package__, "case_sides"))
    cases = {row[0]: dict(zip(names, row, strict=True)) for row in rows}
    left, right = (cases.get(case, {}) for case in proposal.pair)
    lines = [("case", proposal.left, proposal.right)]
    lines += [(name, _fact(left, name), _fact(right, name)) for name in _FACTS]
    lines.append(("loss", _loss(left), _loss(right)))
    parts: dict[tuple[str, str], list[str]] = {}
    for case, part, name, role in build.engine.rows(sql_file(__package__, "case_names")):
        parts.setdefault((case, part), []).append(f"{name} ({role})")
    for part in ("people", "accounts", "wallets"):
        here, there = (_some(parts.get((case, part), [])) for case in proposal.pair)
        if here or there:
            lines.append((part, here or "none", there or "none"))
    return [*lines, ("row", _fact(left, "evidence"), _fact(right, "evidence"))]


_FACTS = ("title", "unit", "country", "offence", "opened", "status")


def _fact(case: dict[str, Any], name: str) -> str:
    return plain_text(case.get(name)) or "unknown"


def _loss(case: dict[str, Any]) -> str:
    if case.get("loss") is None:
        return "unknown"
    written = f"{case['loss']:,f}".rstrip("0").rstrip(".") + f" {case['currency'] or 'of unknown currency'}"
    if case["currency"] == "EUR":
        return written
    return f"{written} = {case['loss_eur']:,.2f} EUR" if case["loss_eur"] is not None else f"{written}, no rate"


def _some(names: list[str]) -> str:
    more = len(names) - PEOPLE_SHOWN
    return "\n".join([*names[:PEOPLE_SHOWN], *([f"and {more} more"] if more > 0 else [])])


def rows_behind(build: Build, proposal: Proposal) -> Iterator[tuple[str, str]]:
    """Yield (where, what) for each row behind a pair's links, each row once, in the order of the links."""
    places = dict.fromkeys(place for one in proposal.links for place in one.evidence.split("; ") if place)
    for place in places:
        yield place, _as_written(build, place)


def _as_written(build: Build, place: str) -> str:
    """Return the cells of the row at ``file:line`` as ``column=value`` pairs; "" where no table has it."""
    file, _, line = place.rpartition(":")
    if not line.isdigit():
        return ""
    for name, table in tables().items():
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        names, found = build.engine.records(
            f'SELECT {columns} FROM "{name}" WHERE source_file = {literal(file)} AND source_row = {line}'
        )
        if found:
            pairs = zip(names, found[0], strict=True)
            return "; ".join(f"{column}={plain_text(cell)}" for column, cell in pairs if cell is not None)
    return ""
