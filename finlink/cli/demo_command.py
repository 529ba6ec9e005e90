"""``finlink demo``: a training scenario."""

from __future__ import annotations

from pathlib import Path

import click

from finlink.cli.output import format_option, show


@click.command("demo")
@click.argument("directory", metavar="[DIR]", default="finlink-demo", type=click.Path(file_okay=False))
@click.option("--seed", default=1, show_default=True, help="Another seed, another register.")
@click.option("--cases", type=click.IntRange(min=1), help="Write a large register of N cases instead of the stories.")
@click.option("--transfers", type=click.IntRange(min=0), help="With --cases: how many transfers [20 a case].")
@format_option
def command(directory: str, seed: int, cases: int | None, transfers: int | None, fmt: str) -> None:
    """Write a seeded training scenario into DIR: tables, STORIES.md, and the planted truth."""
    from finlink import demo  # noqa: PLC0415 - heavy

    if transfers is not None and cases is None:
        raise click.UsageError("--transfers needs --cases: the training scenario has its own.")
    folder = Path(directory)
    if folder.exists() and any(folder.iterdir()):
        raise click.UsageError(f"{folder} is not empty; name a new folder.")
    written = demo.write(folder, seed=seed, cases=cases, transfers=transfers)
    if fmt != "table":
        show(("file",), [(str(path),) for path in written], fmt=fmt, output=None)
        return
    click.echo(f"Wrote {len(written)} files to {folder}.\nNext: finlink build {folder}")
