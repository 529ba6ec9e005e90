"""``finlink verify``: nothing was altered."""

from __future__ import annotations

from pathlib import Path

import click

from finlink.cli.options import build_argument
from finlink.cli.output import listing_options, show


@click.command("verify")
@build_argument
@listing_options
def command(build_folder: str, fmt: str, output: str | None) -> int:
    """Compare every file of BUILD with its manifest; exit with 5, naming the files, when anything differs."""
    from finlink.publish import verify  # noqa: PLC0415 - heavy

    problems = verify(Path(build_folder))
    if fmt != "table" or output:
        show(("problem",), [(problem,) for problem in problems], fmt=fmt, output=output)
    for problem in problems:
        click.echo(f"finlink: {problem}", err=True)
    if not problems and fmt == "table":
        click.echo("Nothing was altered.")
    return 5 if problems else 0
