"""What the commands share that write decisions: their options, and how they say what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from finlink.result import Build
    from finlink.review import Appended

ANALYST = "FINLINK_ANALYST"


def deciding_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--by``, ``--at`` and ``--register``."""
    for option in (
        click.option(
            "--register",
            default="",
            metavar="DIR",
            help="The register of BUILD [FINLINK_REGISTER, else found by its files].",
        ),
        click.option(
            "--at", default="", metavar="TIME", help="When it was decided, as in 2025-06-20T09:30+02:00 [now]."
        ),
        click.option("--by", default="", envvar=ANALYST, metavar="NAME", help=f"Who decides [{ANALYST}]."),
    ):
        command = option(command)
    return command


def register_of(build: Build, given: str) -> Path:
    """Return the register of a build as the options and the environment say, or as it is found."""
    import os  # noqa: PLC0415 - only where a register is looked for

    from finlink.review.register import VARIABLE, find_register  # noqa: PLC0415

    return find_register(build, given, os.environ.get(VARIABLE, ""))


def written_lines(build: Build, register: Path, done: Appended) -> list[tuple[str, str]]:
    """Return what was written and what comes next, as (what, sentence)."""
    lines = []
    if done.already:
        count = len(done.already)
        what = "1 decision stands" if count == 1 else f"{count} decisions stand"
        lines.append(("Already", f"{what} there as the last word on the pair; not written again."))
    if done.written:
        count = len(done.written)
        lines.append(("Written", f"{'1 row' if count == 1 else f'{count} rows'} added to {done.path}."))
        lines.append(
            ("Next", f"finlink build {register} -o {build.folder}  (decisions take effect with the next build)")
        )
    return lines or [("Written", "nothing.")]


def say(lines: list[tuple[str, str]], fmt: str, output: str | None) -> None:
    """Print what was done as lines for people, or as a listing."""
    from finlink.cli.output import show  # noqa: PLC0415
    from finlink.words import visible  # noqa: PLC0415

    if fmt != "table" or output:
        show(("what", "says"), lines, fmt=fmt, output=output)
        return
    for what, says in lines:
        click.echo(visible(f"{what:10}{says}"))
