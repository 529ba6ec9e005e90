"""What the plain listings share: open the build, run the listing's query, show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.cli.output import show
from finlink.listings import LISTINGS
from finlink.result import open_build

if TYPE_CHECKING:
    from collections.abc import Sequence


def show_listing(
    folder: str, name: str, *, fmt: str, output: str | None, where: str = "", title: str = "", notes: Sequence[str] = ()
) -> int:
    """Show the listing ``name`` of a build, restricted by SQL over its columns; returns the number of rows."""
    build = open_build(folder)
    listing = LISTINGS[name]
    query = f"SELECT * FROM ({listing.query}) WHERE {where}" if where else listing.query
    rows = build.engine.rows(query)
    as_of = f"As of {build.manifest['as_of']} ({build.manifest['as_of_basis']})."
    show(listing.columns, rows, fmt=fmt, output=output, title=title, notes=[*notes, as_of])
    return len(rows)


def text(value: str) -> str:
    """Return a value as an SQL string literal."""
    return "'" + value.replace("'", "''") + "'"
