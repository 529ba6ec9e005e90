"""Tracing as people ask for it: one case of a build, by the stored method or another, and what an answer hangs on."""

from __future__ import annotations

import re
from contextlib import contextmanager
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol

from finlink.engine import literal
from finlink.errors import FinlinkError
from finlink.trace.again import Opening, WhatIf, trace_again
from finlink.trace.listing import end_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from finlink.engine import DuckEngine

_NO_CHANGE = WhatIf()
_AMOUNT = re.compile(r"[0-9]{1,18}(\.[0-9]{1,18})?")


class Built(Protocol):
    """What tracing needs of a build: its folder, its manifest, an engine over its tables."""

    folder: Path
    manifest: dict[str, Any]

    def __init__(self, folder: Path, manifest: dict[str, Any]) -> None:
        """Open the build in ``folder``."""

    @property
    def engine(self) -> DuckEngine:
        """An engine over the build's tables."""


@contextmanager
def traced(build: Built, method: str = "", what_if: WhatIf = _NO_CHANGE) -> Iterator[DuckEngine]:
    """Yield an engine whose trace tables are by ``method`` ("" = the build's own) and under ``what_if``."""
    stored = str(build.engine.value("SELECT method FROM trace_params"))
    if method in ("", stored) and not what_if:
        yield build.engine
        return
    other = type(build)(build.folder, build.manifest)
    try:
        trace_again(other.engine, build.manifest["settings"], method or stored, what_if)
        yield other.engine
    finally:
        other.engine.close()


def changes(build: Built, case: str, method: str, what_if: WhatIf) -> list[tuple[Any, ...]]:
    """Return the destinations of a case that change: case, method, end, currency, reason, amount, what if, change.

    FinlinkError where what is taken to be otherwise names a transfer or an account that the build does not have.
    """
    _check(build, what_if)
    with traced(build, method) as engine:
        usual = _amounts(engine, case)
    with traced(build, method, what_if) as engine:
        other = _amounts(engine, case)
        name = str(engine.value("SELECT method FROM trace_params"))
    return [
        (
            case,
            name,
            *end,
            usual.get(end, Decimal(0)),
            other.get(end, Decimal(0)),
            other.get(end, 0) - usual.get(end, 0),
        )
        for end in sorted(usual.keys() | other.keys())
        if usual.get(end, 0) != other.get(end, 0)
    ]


def _check(build: Built, what_if: WhatIf) -> None:
    """Refuse a change that would change nothing because it names nothing."""
    for row in what_if.without:
        there = f"SELECT 1 FROM transfers WHERE source_file || ':' || CAST(source_row AS VARCHAR) = {literal(row)}"
        if not build.engine.rows(there):
            raise FinlinkError(
                f"{row} is no transfer of this build; finlink trace --hops names the rows, as file:line."
            )
    for one in what_if.opening:
        if not build.engine.rows(f"SELECT 1 FROM transfer_ends WHERE value = {literal(one.holder)}"):
            raise FinlinkError(f"No row writes {one.holder}; give the account or address as the register writes it.")


def _amounts(engine: DuckEngine, case: str) -> dict[tuple[str, str, str], Decimal]:
    of_case = f"FROM trace_ends WHERE case_id = {literal(case)}"
    query = f"SELECT destination, currency, reason, sum(amount) {of_case} GROUP BY ALL"
    return {(end_name(end), currency, reason): amount for end, currency, reason, amount in engine.rows(query)}


def parse_what_if(changes: Sequence[str], case: str) -> WhatIf:
    """Return what the words of ``--what-if`` mean; FinlinkError for a word that means nothing."""
    opening, without, alone, turned, unbalanced = [], [], "", False, False
    for told in changes:
        what, _, value = told.partition("=")
        if what == "opening" and len(parts := value.rsplit(":", 2)) == 3 and _AMOUNT.fullmatch(parts[1]):
            opening.append(Opening(parts[0], Decimal(parts[1]), parts[2].upper()))
        elif what == "without" and re.fullmatch(r".+:[0-9]+", value):
            without.append(value)
        elif told == "alone":
            alone = case
        elif told == "order=outgoing-first":
            turned = True
        elif told == "balances=ignored":
            unbalanced = True
        else:
            raise FinlinkError(
                f'--what-if "{told}" is not understood; say opening=ACCOUNT:AMOUNT:CURRENCY, without=FILE:ROW, '
                "order=outgoing-first, balances=ignored or alone."
            )
    return WhatIf(tuple(opening), tuple(without), alone, turned, unbalanced)
