"""The reference page of the commands, `docs/reference/commands.md`, from the commands themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from finlink.cli import COMMANDS, cli
from finlink.reference.markdown import page, table

if TYPE_CHECKING:
    from collections.abc import Iterator

EXIT_CODES = (
    ("0", "done"),
    ("1", "finlink cannot go on; one whole sentence on stderr says why"),
    ("2", "the command was not written as it should be"),
    ("3", "rows were rejected under `--strict`, or a finding was met under `--fail-on`"),
    ("5", "`finlink verify` found a difference"),
    ("130", "stopped with Ctrl-C; nothing was changed"),
)

LISTS = {
    "links": ("links",), "networks": ("networks", "network"), "gaps": ("gaps",), "kpi": ("kpi",), "check": ("issues",),
    "path": ("path",), "match-table": ("match-table",), "review": ("review",),
    "diff": ("diff",),
}  # fmt: skip
"""The commands that print a listing, and which."""


def render() -> str:
    """Return the page as Markdown."""
    context = click.Context(cli, info_name="finlink")
    rows = [(f"[`{name}`](#finlink-{name})", words) for name, words in COMMANDS.items()]
    parts = [table(("command", "does"), rows)]
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None, name  # noqa: S101 - COMMANDS lists them
        parts += _command(name, command)
    return page(
        "Commands",
        "finlink/cli",
        "INPUT is the folder of a register, BUILD the folder of a build. `finlink COMMAND --help` prints the same on "
        "the terminal.",
        *parts,
        "## Exit codes",
        table(("code", "means"), EXIT_CODES),
        "Results go to stdout; notes and errors go to stderr when the format is CSV or JSON.",
    )


def _command(name: str, command: click.Command) -> Iterator[str]:
    """Yield the section of one command."""
    arguments = [p for p in command.params if isinstance(p, click.Argument)]
    options = [p for p in command.params if isinstance(p, click.Option)]
    usage = " ".join([f"finlink {name}", *(["[OPTIONS]"] if options else []), *map(_argument, arguments)])
    yield f"## finlink {name}"
    yield f"```text\n{usage}\n```"
    yield " ".join((command.help or "").split())
    if name in LISTS:
        yield "Columns: " + ", ".join(f"[{one}](listings.md#{one})" for one in LISTS[name]) + "."
    if options:
        yield table(("option", "meaning"), [(f"`{_written(option)}`", _meaning(option)) for option in options])


def _argument(argument: click.Argument) -> str:
    """Return how an argument stands in the usage line."""
    written = argument.metavar or (argument.name or "").upper()
    return written if argument.required or written.startswith("[") else f"[{written}]"


def _written(option: click.Option) -> str:
    """Return an option with its value, as typed."""
    names = ", ".join(option.opts)
    if option.is_flag:
        return names
    if isinstance(option.type, click.Choice):
        return f"{names} {'|'.join(map(str, option.type.choices))}"
    return f"{names} {option.metavar or _KINDS.get(option.type.name, 'TEXT')}"


_KINDS = {"file": "FILE", "integer": "N", "integer range": "N", "text": "TEXT", "path": "FILE"}


def _meaning(option: click.Option) -> str:
    """Return the help of an option with its default, and whether it may be repeated."""
    words = option.help or ("How the listing is written." if "--format" in option.opts else "")
    return f"{words} [{option.default}]" if option.show_default is True else words
