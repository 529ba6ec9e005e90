"""``finlink why``: the rows and the rule behind anything a build says."""

from __future__ import annotations

import click

from finlink.cli.options import build_argument
from finlink.cli.output import listing_options


@click.command("why")
@build_argument
@click.argument("thing", metavar="ID")
@listing_options
def command(build_folder: str, thing: str, fmt: str, output: str | None) -> None:
    """Explain ID: a case, a node (account:…, wallet:…, party:…), a rule (G13), an indicator (K2), or FILE:LINE."""
    from finlink.cli.output import show  # noqa: PLC0415
    from finlink.explain import COLUMNS, explain  # noqa: PLC0415 - heavy
    from finlink.result import open_build  # noqa: PLC0415

    show(COLUMNS, explain(open_build(build_folder), thing), fmt=fmt, output=output)
