"""Categories: from the value as written to the canonical one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from finlink.schema.fold import fold_header

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finlink.schema.model import Column


def category(column: Column, value: str) -> str | None:
    """Return the canonical value of `column` that `value` stands for, or None where it is not known.

    An unknown value is never mapped to a default. For a list column, call it once for each part.

    >>> from finlink.schema import tables
    >>> category(tables()["parties"].column("role"), "Oštećeni")
    'victim'
    """
    folded = fold_header(value)
    return _index(tuple(column.values.items())).get(folded) if folded else None


@cache
def _index(items: tuple[tuple[str, tuple[str, ...]], ...]) -> Mapping[str, str]:
    """Return every folded writing with its canonical value; a canonical name wins over a synonym."""
    index = {fold_header(synonym): name for name, synonyms in items for synonym in synonyms}
    return index | {fold_header(name): name for name, _ in items}
