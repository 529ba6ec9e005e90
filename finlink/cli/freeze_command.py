"""``finlink freeze``: what could be frozen now, across all cases, and drafts of the requests."""

from __future__ import annotations

import click

from finlink.cli.options import build_argument
from finlink.cli.output import listing_options


@click.command("freeze")
@build_argument
@click.option(
    "--requests", "folder", type=click.Path(file_okay=False), help="Write a draft request per custodian here."
)
@click.option(
    "--template",
    type=click.Path(exists=True, dir_okay=False),
    help="Text of the drafts (Jinja), in place of finlink's own.",
)
@listing_options
def command(build_folder: str, folder: str | None, template: str | None, fmt: str, output: str | None) -> None:
    """List what was traced and is not yet restrained, per end point, most and most recent first.

    With --requests a draft is written for every custodian, as plain text and as HTML; nothing is sent.
    """
    from finlink.cli.listing_commands import show_listing  # noqa: PLC0415 - heavy
    from finlink.result import open_build  # noqa: PLC0415
    from finlink.trace.notes import left_open  # noqa: PLC0415

    build = open_build(build_folder)
    notes = [
        "Traced by a method, not proven; check the balance and the channel before you ask.",
        *left_open(build.engine),
    ]
    if folder:
        from finlink.export.requests import write_requests  # noqa: PLC0415

        written = write_requests(build, folder, template or "")
        notes.append(f"{len(written)} draft{'s' if len(written) != 1 else ''} written to {folder} (text and HTML).")
    show_listing(build, "freeze", fmt=fmt, output=output, where="freezable > 0 OR restrained > 0", notes=notes)
