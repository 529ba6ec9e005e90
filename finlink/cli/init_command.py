"""``finlink init``: empty templates and a commented finlink.toml."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("init")
@click.argument("directory", metavar="[DIR]", default=".", type=click.Path(file_okay=False))
def command(directory: str) -> None:
    """Write a commented finlink.toml and one template per table into DIR; existing files are never touched."""
    from finlink.templates import write_templates  # noqa: PLC0415

    written, kept = write_templates(Path(directory))
    for path in written:
        click.echo(f"wrote {path}")
    for path in kept:
        click.echo(f"kept  {path} (it exists)")
    click.echo("Rename the templates you use (templates/cases.csv → cases.csv) and remove their example row.")
