"""``finlink verify``: nothing was altered."""

from __future__ import annotations

from pathlib import Path

import click

from finlink.cli.options import build_argument


@click.command("verify")
@build_argument
def command(build_folder: str) -> int:
    """Compare every file of BUILD with its manifest; exit with 5, naming the files, when anything differs."""
    from finlink.publish import verify  # noqa: PLC0415 - heavy

    problems = verify(Path(build_folder))
    for problem in problems:
        click.echo(f"finlink: {problem}", err=True)
    if not problems:
        click.echo("Nothing was altered.")
    return 5 if problems else 0
