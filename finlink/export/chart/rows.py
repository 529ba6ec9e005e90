"""The parts that cards share: fields, rows and sources, cleaned and capped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finlink.export.chart.writer import Writer

    Card = dict[str, Any]

MOST_ROWS = 200
"""How many transfers, links or source rows one card lists; the rest is counted."""


def table(said: list[tuple[str, str]], head: Sequence[str], rows: list[list[str]], write: Writer) -> Card:
    """Return fields and rows without what is empty; a column that is empty in every row goes too."""
    kept = [place for place in range(len(head)) if any(row[place] for row in rows)]
    return {
        "fields": [[write.t(name), write.detail(text)] for name, text in said if text],
        "head": [write.t(head[place]) for place in kept],
        "rows": [[write.detail(row[place]) for place in kept] for row in rows],
    }


def moment(time: object) -> str:
    """Return an ISO time with a space and without a midnight that only stands for "no time of day"."""
    text = str(time)
    return text[:10] if text[10:] in {"T00:00:00Z", "T00:00:00"} else text.replace("T", " ", 1)


def sources(members: Sequence[Mapping[str, Any]], write: Writer) -> Card:
    """Return the rows of the files behind the members, each once."""
    rows = dict.fromkeys(part for member in members for part in split(member.get("evidence")))
    found = [write.detail(row) for row in list(rows)[:MOST_ROWS]]
    more = len(rows) - MOST_ROWS
    return ({"sources": found} if found else {}) | ({"sources_more": more} if more > 0 else {})


def split(text: object) -> list[str]:
    """Return the parts of a text between semicolons."""
    return [part.strip() for part in str(text or "").split(";") if part.strip()]
