"""``finlink init``: empty templates and a commented finlink.toml."""

from __future__ import annotations

from pathlib import Path

import click

from finlink.cli.output import format_option, show


@click.command("init")
@click.argument("directory", metavar="[DIR]", default=".", type=click.Path(file_okay=False))
@format_option
def command(directory: str, fmt: str) -> None:
    """Write a commented finlink.toml and one template per table into DIR; existing files are never touched."""
    from finlink.templates import write_templates  # noqa: PLC0415

    written, kept = write_templates(Path(directory))
    if fmt != "table":
        rows = [(str(path), "wrote") for path in written] + [(str(path), "kept") for path in kept]
        show(("file", "what"), rows, fmt=fmt, output=None)
        return
    for path in written:
        click.echo(f"wrote {path}")
    for path in kept:
        click.echo(f"kept  {path} (it exists)")
    click.echo("Rename the templates you use (templates/cases.csv → cases.csv) and remove their example row.")
