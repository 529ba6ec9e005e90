"""What an explanation is made of: rows with a sentence, the rule behind it, and the cited source row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from finlink.engine import literal
from finlink.words import plain_text

if TYPE_CHECKING:
    from finlink.result import Build

Row = tuple[str, str, str, str, str]
"""What is explained, the sentence, the rule that made it, the citation, and the cited row as stored."""

_SOURCES = (
    "cases", "investigations", "parties", "accounts", "wallets", "transfers", "measures", "requests", "rates",
    "decisions",
)  # fmt: skip


def ask(build: Build, query: str) -> list[tuple[Any, ...]]:
    """Return the rows of a query over the build."""
    return build.engine.rows(query)


def cited(build: Build, what: str, says: str, rule: str, evidence: str | None) -> list[Row]:
    """Return one row per citation of ``evidence``; the sentence stands on the first."""
    first, *others = (evidence or "").split("; ")
    rows: list[Row] = [(what, says, rule, first, stored(build, first))]
    return rows + [("", "", "", place, stored(build, place)) for place in others]


def stored(build: Build, place: str) -> str:
    """Return the stored row behind ``file:line`` as ``column=value`` pairs, empty cells left out."""
    file, _, line = place.rpartition(":")
    if not line.isdigit():
        return ""
    for table in _SOURCES:
        names, found = build.engine.records(
            f'SELECT * EXCLUDE (source_file, source_row) FROM "{table}" '
            f"WHERE source_file = {literal(file)} AND source_row = {line}"
        )
        if found:
            pairs = zip(names, found[0], strict=True)
            return "; ".join(f"{name}={plain_text(value)}" for name, value in pairs if value is not None)
    return ""
