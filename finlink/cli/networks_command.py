"""``finlink networks``: groups of linked cases."""

from __future__ import annotations

import click

from finlink.cli.options import build_argument
from finlink.cli.output import listing_options


@click.command("networks")
@build_argument
@listing_options
def command(build_folder: str, fmt: str, output: str | None) -> None:
    """List the groups of linked cases, biggest known loss first."""
    from finlink.cli.listing_commands import show_listing  # noqa: PLC0415 - heavy
    from finlink.result import open_build  # noqa: PLC0415

    show_listing(open_build(build_folder), "networks", fmt=fmt, output=output, notes=[
        "lead = the case with the largest known loss; losses unknown = cases whose loss is in no sum."
    ])  # fmt: skip
