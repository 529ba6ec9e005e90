"""``finlink dossier``: one case's file for the prosecutor."""

from __future__ import annotations

from pathlib import Path

import click

from finlink.cli.options import build_argument
from finlink.cli.output import format_option, show


@click.command("dossier")
@build_argument
@click.argument("case")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False), help="The file: .html or .docx [a page named after the case]."
)
@click.option(
    "--mask", is_flag=True, help="Mask the personal numbers of people; without it they stand as in the register."
)
@format_option
def command(build_folder: str, case: str, output: str | None, mask: bool, fmt: str) -> None:
    """Write the dossier of CASE: what is known, what was traced and how, what to do next, the row behind every claim.

    A page for the browser and for printing, or a Word document where FILE ends in .docx. Both say the same.
    """
    from finlink.export.dossier import file_name, write_dossier  # noqa: PLC0415 - heavy
    from finlink.lookup import find_case  # noqa: PLC0415
    from finlink.result import open_build  # noqa: PLC0415

    build = open_build(build_folder)
    known = find_case(build, case)
    target = Path(output or file_name(known))
    dossier = write_dossier(build, known, target, mask=mask)
    if fmt != "table":
        show(("dossier",), [(str(target),)], fmt=fmt, output=None)
        return
    click.echo(f"Dossier   {target}")
    if dossier.banner:
        click.echo(f"Handling  {dossier.banner}")
    click.echo(build.as_of.words)
