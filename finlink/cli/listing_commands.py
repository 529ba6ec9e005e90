"""What the plain listings share: run the listing's query over a build and show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.cli.output import is_workbook, show
from finlink.listings import LISTINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finlink.result import Build


def show_listing(
    build: Build, name: str, *, fmt: str, output: str | None, where: str = "", notes: Sequence[str] = ()
) -> None:
    """Show the listing ``name`` of a build, restricted by SQL over its columns."""
    listing = LISTINGS[name]
    query = f"SELECT * FROM ({listing.query}) WHERE {where}" if where else listing.query
    rows = build.engine.rows(query)
    columns = listing.columns
    if fmt == "table" and not is_workbook(output):
        columns = listing.on_screen
        rows = [tuple(row[listing.columns.index(shown)] for shown in columns) for row in rows]
    show(columns, rows, fmt=fmt, output=output, notes=[*notes, build.as_of.words])
