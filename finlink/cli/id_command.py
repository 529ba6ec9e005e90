"""``finlink id``: explain an identifier."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from click.core import ParameterSource

from finlink.cli.output import listing_options
from finlink.errors import FinlinkError

COLUMNS = ("value", "kind", "chain", "valid", "reason", "normal", "country")
_STDIN = "-"


@click.command("id")
@click.argument("values", nargs=-1, metavar="[VALUE]…")
@click.option("--file", "path", metavar="FILE", help="Explain every line of FILE (- for standard input), as CSV.")
@click.option("--country", default="", help="The country of domestic account numbers and of national numbers.")
@click.option("--birth-date", is_flag=True, help="Add the date of birth that a national number holds.")
@listing_options
@click.pass_context
def command(
    context: click.Context,
    values: tuple[str, ...],
    path: str | None,
    country: str,
    birth_date: bool,
    fmt: str,
    output: str | None,
) -> None:
    """Say what each VALUE is: kind, chain, valid or why not, normal form, country.

    Accounts, wallets, BICs, national numbers and contacts are recognised. A bare number may be several things: all are
    said, none is guessed, and --country narrows them. Private keys are never printed.
    """
    from finlink.cli.output import show  # noqa: PLC0415
    from finlink.identifiers.explained import explain  # noqa: PLC0415

    if not values and path is None:
        raise click.UsageError("Give a VALUE, or --file with one value a line.")
    wanted, notes = list(values), []
    if path is not None:
        lines = _lines(path)
        found = [line for line in lines if line.strip()]
        wanted += found
        if len(lines) > len(found):
            notes.append(f"{len(lines) - len(found):,} blank lines of {len(lines):,} are left out.")
        if context.get_parameter_source("fmt") is ParameterSource.DEFAULT:
            fmt = "csv"
    columns = (*COLUMNS, "birth_date") if birth_date else COLUMNS
    known = {value: explain(value, country=country) for value in dict.fromkeys(wanted)}
    rows = [tuple(getattr(known[value], name) for name in columns) for value in wanted]
    show(columns, rows, fmt=fmt, output=output, notes=notes)


def _lines(path: str) -> list[str]:
    """Return the lines of a file of values, without their ends."""
    try:
        data = sys.stdin.buffer.read() if path == _STDIN else Path(path).read_bytes()
    except OSError as error:
        raise FinlinkError(f"{path} cannot be read ({error.strerror}).") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data[: error.start].count(b"\n") + 1
        raise FinlinkError(f"Line {row} of {path} is not UTF-8; save the file as UTF-8 and try again.") from error
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines
