"""Measures on the chart: what is held of an asset, and what was done to it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from finlink.export.chart import words
from finlink.export.chart.rows import MOST_ROWS, table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finlink.export.chart.rows import Card
    from finlink.export.chart.writer import Writer


def held(attributes: Mapping[str, Any], write: Writer) -> str:
    """Return how much of an asset is held now, "" where nobody knows."""
    if "held" not in attributes:
        return ""
    return write.amount_text(attributes["held"], str(attributes.get("currency", "")))


def events(attributes: Mapping[str, Any], write: Writer) -> Card:
    """Return the rows of an asset's card, a measure each, in their order; {} of any other node."""
    found: list[dict[str, str]] = json.loads(str(attributes.get("measures", "[]")))
    if not found:
        return {}
    rows = [
        [
            write.word("measure", event.get("measure", "")),
            write.amount_text(event["amount"], event.get("currency", "")) if "amount" in event else "",
            *(event.get(name, "") for name in ("date", "authority", "order_ref", "case_id", "evidence")),
        ]
        for event in found[:MOST_ROWS]
    ]
    told = table([], words.MEASURES_HEAD, rows, write)
    more = len(found) - MOST_ROWS
    return {"head": told["head"], "rows": told["rows"]} | ({"rows_more": more} if more > 0 else {})
