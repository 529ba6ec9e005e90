"""``finlink networks``: groups of linked cases, and what holds one of them together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from finlink.cli.filters import known
from finlink.cli.options import build_argument
from finlink.cli.output import listing_options

if TYPE_CHECKING:
    from finlink.graph.network_view import Row
    from finlink.result import Build

SPLITTING = ("node", "splits_into", "cuts_off", "strength", "status", "reason", "evidence")
FIRST = ("rank", "node", "betweenness", "loss_eur", "reason", "evidence")
HUBS = ("node", "cases", "reason", "evidence")
MOST = 15


@click.command("networks")
@build_argument
@click.argument("network", required=False)
@listing_options
def command(build_folder: str, network: str | None, fmt: str, output: str | None) -> None:
    """List the groups of linked cases, biggest known loss first; or judge one NETWORK, such as N001.

    Of one network: which single thing or row, if wrong, would split it and into what; and which cases, accounts and
    people lie between the others, to be looked at first. Hubs join nothing and stand last.
    """
    from finlink.cli.listing_commands import show_listing  # noqa: PLC0415 - heavy
    from finlink.result import open_build  # noqa: PLC0415

    build = open_build(build_folder)
    if network:
        names = (one for (one,) in build.engine.rows("SELECT network FROM networks"))
        _one(build, known(network.strip().upper(), names, "network"), fmt, output)
        return
    show_listing(build, "networks", fmt=fmt, output=output, notes=[
        "lead = the case with the largest known loss; losses unknown = cases whose loss is in no sum."
    ])  # fmt: skip


def _one(build: Build, network: str, fmt: str, output: str | None) -> None:
    """Show what one network hangs on."""
    from finlink.cli.output import show  # noqa: PLC0415
    from finlink.graph.articulation import JOINS_FROM  # noqa: PLC0415 - heavy
    from finlink.graph.network_view import COLUMNS, RULES, network_view  # noqa: PLC0415

    rows = network_view(build.engine, network, build.manifest["settings"].get("network_strength", JOINS_FROM))
    notes = [*RULES, build.as_of.words]
    if fmt != "table" or output:
        show(COLUMNS, [row.cells() for row in rows], fmt=fmt, output=output, title=network, notes=notes)
        return
    splitting = [row for row in rows if row.splits_into]
    ranked = sorted((row for row in rows if row.rank), key=lambda row: row.rank)
    hubs = [row for row in rows if row.kind == "hub"]
    if splitting:
        _part(SPLITTING, splitting, f"{network}: what it hangs on. If one of these is wrong, it falls apart")
    else:
        click.echo(f"{network} hangs on no single thing: whatever one of them is wrong, its cases stay together.\n")
    _part(FIRST, ranked, "Look at these first")
    if hubs:
        _part(HUBS, hubs, "Hubs in its files; they join nothing")
    for note in notes:
        click.echo(note)


def _part(columns: tuple[str, ...], rows: list[Row], title: str) -> None:
    from finlink.cli.output import show  # noqa: PLC0415

    more = f" (the first {MOST} of {len(rows):,}; --format csv has all)" if len(rows) > MOST else ""
    cells = [tuple(getattr(row, name) for name in columns) for row in rows[:MOST]]
    show(columns, cells, fmt="table", output=None, title=title + more)
