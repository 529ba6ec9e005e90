"""Cards as JSON that does not say the same text twice: every text once in a list, the cards as numbers of it."""

from __future__ import annotations

from typing import Any

PLACES = (
    "kind", "title", "value", "fields", "findings", "reason", "next_step", "sources", "sources_more", "head", "rows",
    "rows_more", "weighed", "weighed_more",
)  # fmt: skip
"""What each place of a packed card holds; `model.js` gets this list with the data."""


def packed(cards: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return ``texts`` (each text once, by first use), ``places`` and ``cards`` (id → numbers, as `PLACES`).

    A card's text is its number in ``texts``, a list is a list of such; what a card has not is 0, for which the first
    text is empty; the places from the last that it has on are left out. Counts (``…_more``) stay counts.

    >>> packed({"n0": {"kind": "Case", "title": "K1", "value": "K1"}})["cards"]
    {'n0': [1, 2, 2]}
    """
    numbers: dict[str, int] = {"": 0}

    def number(value: Any) -> Any:
        if isinstance(value, str):
            return numbers.setdefault(value, len(numbers))
        return value if isinstance(value, int) else [number(part) for part in value]

    found = {key: _shortened([number(card.get(place, 0)) for place in PLACES]) for key, card in cards.items()}
    return {"places": PLACES, "cards": found, "texts": list(numbers)}


def _shortened(row: list[Any]) -> list[Any]:
    last = max((place for place, value in enumerate(row) if value), default=-1)
    return row[: last + 1]
