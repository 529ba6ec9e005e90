"""Options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say how files are to be read."""
    for option in (
        click.option("--zone", metavar="NAME", help="The time zone of times that say none, such as Europe/Belgrade."),
        click.option("--dates", type=click.Choice(["dmy", "mdy", "ymd"]), help="How to read dates such as 03/04/2024."),
        click.option("--decimal", type=click.Choice([",", "."]), help="The decimal mark, where 1.234 may be either."),
        click.option("--delimiter", metavar="CHAR", help="The delimiter of the files (else it is found)."),
        click.option("--encoding", metavar="NAME", help="The encoding of files that are not UTF-8, such as cp1250."),
    ):
        command = option(command)
    return command


build_argument = click.argument("build_folder", metavar="BUILD", type=click.Path())
"""The folder of a build."""
