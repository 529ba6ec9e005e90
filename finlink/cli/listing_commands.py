"""What the plain listings share: open the build, run the listing's query, show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.cli.output import show
from finlink.listings import LISTINGS

if TYPE_CHECKING:
    from collections.abc import Sequence


def show_listing(
    build: Build,
    name: str,
    *,
    fmt: str,
    output: str | None,
    where: str = "",
    title: str = "",
    notes: Sequence[str] = (),
) -> int:
    """Show the listing ``name`` of a build, restricted by SQL over its columns; returns the number of rows."""
    listing = LISTINGS[name]
    query = f"SELECT * FROM ({listing.query}) WHERE {where}" if where else listing.query
    rows = build.engine.rows(query)
    columns = listing.columns
    if fmt == "table":
        columns = listing.on_screen
        rows = [tuple(row[listing.columns.index(name)] for name in columns) for row in rows]
    show(columns, rows, fmt=fmt, output=output, title=title, notes=[*notes, build.as_of.words])
    return len(rows)
