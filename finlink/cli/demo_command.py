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
@click.option("--dirty", is_flag=True, help="Write files full of faults instead, with the truth of every line.")
@format_option
def command(directory: str, seed: int, cases: int | None, transfers: int | None, dirty: bool, fmt: str) -> None:
    """Write a seeded training scenario into DIR: tables, STORIES.md, and the planted truth."""
    from finlink import demo  # noqa: PLC0415 - heavy

    if transfers is not None and cases is None:
        raise click.UsageError("--transfers needs --cases: the training scenario has its own.")
    if dirty and cases is not None:
        raise click.UsageError("--dirty and --cases are two different registers; choose one.")
    folder = Path(directory)
    if folder.exists() and any(folder.iterdir()):
        raise click.UsageError(f"{folder} is not empty; name a new folder.")
    if dirty:
        written = demo.write_dirty(folder, seed=seed)
    else:
        written = demo.write(folder, seed=seed, cases=cases, transfers=transfers)
    if fmt != "table":
        show(("file",), [(str(path),) for path in written], fmt=fmt, output=None)
        return
    click.echo(f"Wrote {len(written)} files to {folder}.\nNext: finlink {'check' if dirty else 'build'} {folder}")
