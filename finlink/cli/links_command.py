"""``finlink links``: why cases are linked."""

from __future__ import annotations

import click

from finlink.cli.filters import known
from finlink.cli.options import build_argument
from finlink.cli.output import listing_options


@click.command("links")
@build_argument
@click.argument("case", required=False)
@listing_options
def command(build_folder: str, case: str | None, fmt: str, output: str | None) -> None:
    """List the links between cases, all or those of CASE, with kind, strength, status and source rows."""
    from finlink.cli.listing_commands import show_listing  # noqa: PLC0415 - heavy
    from finlink.engine import literal  # noqa: PLC0415
    from finlink.result import open_build  # noqa: PLC0415

    build = open_build(build_folder)
    if case:
        known(case, (one for (one,) in build.engine.rows("SELECT case_id FROM cases")), "case")
    where = f'"left" = {literal(case)} OR "right" = {literal(case)}' if case else ""
    strength = build.manifest["settings"].get("network_strength", 0.9)
    show_listing(build, "links", fmt=fmt, output=output, where=where, notes=[
        f"Links are leads, never proof; confirmed ones, and proposed ones from strength {strength:g}, form networks."
    ])  # fmt: skip
