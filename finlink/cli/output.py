"""How listings leave the command line: a readable table, CSV or JSON, to the terminal or a file."""

from __future__ import annotations

import csv
import io
import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeGuard

import click

from finlink.files import write_bytes, write_text
from finlink.words import formula_safe, plain_text, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_KEPT_WHOLE = 24
"""Characters up to which the words of a column are not broken: names of files, kinds, dates."""
_NUMERIC = (int, float, Decimal)


def listing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--format`` and ``-o`` to a command that lists something."""
    out = click.option(
        "-o",
        "--output",
        type=click.Path(dir_okay=False),
        help="Write to FILE instead of the screen; a workbook where it ends in .xlsx.",
    )
    return format_option(out(command))


def format_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--format`` to a command that reports what it did."""
    return click.option(
        "--format", "fmt", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True
    )(command)


def is_workbook(output: str | None) -> TypeGuard[str]:
    """Say whether a listing goes into a workbook."""
    return output is not None and output.lower().endswith(".xlsx")


def show(
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
    *,
    fmt: str,
    output: str | None,
    title: str = "",
    notes: Sequence[str] = (),
) -> None:
    """Print or write a listing; ``notes`` stand below a table, and go to stderr with CSV and JSON.

    A file whose name ends in .xlsx is a workbook, whatever ``fmt``; a table on the screen may have fewer columns.
    """
    if is_workbook(output):
        from finlink.cli.workbook import workbook  # noqa: PLC0415 - only a workbook needs it

        write_bytes(Path(output), workbook(columns, rows, notes))
        return
    if fmt == "json":
        text = (
            json.dumps([dict(zip(columns, map(_json, row), strict=True)) for row in rows], ensure_ascii=False, indent=1)
            + "\n"
        )
    elif fmt == "csv":
        text = _csv(columns, rows)
    else:
        _table(columns, rows, output, title, notes)
        return
    if output:
        write_text(Path(output), text)
    else:
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
        click.echo(text, nl=False)
    for note in notes:
        click.echo(note, err=True)


def _json(value: object) -> object:
    if isinstance(value, Decimal):
        whole = value == value.to_integral_value()
        if whole:
            return int(value)
        number = float(value)
        return number if Decimal(repr(number)) == value else plain_text(value)
    return value if value is None or isinstance(value, (bool, int, float, str)) else plain_text(value)


def _csv(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """Return CSV in which no text cell can start a formula in a spreadsheet."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_safe(value) for value in row])
    return stream.getvalue()


def _safe(value: object) -> str:
    text = plain_text(value)
    return formula_safe(text) if isinstance(value, str) else text


def _table(
    columns: Sequence[str], rows: Sequence[Sequence[Any]], output: str | None, title: str, notes: Sequence[str]
) -> None:
    from rich import box  # noqa: PLC0415 - slow to import, and only tables need it
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    stream = io.StringIO() if output else None
    console = Console(file=stream, width=160 if output or not sys.stdout.isatty() else None, highlight=False)
    table = Table(title=title or None, box=box.SIMPLE_HEAD, title_justify="left", title_style="bold", pad_edge=False)
    for n, name in enumerate(columns):
        numeric = any(row[n] is not None for row in rows) and all(
            isinstance(row[n], _NUMERIC) and not isinstance(row[n], bool) for row in rows if row[n] is not None
        )
        longest = max((len(plain_text(row[n])) for row in rows), default=0)
        whole = not numeric and len(name) <= longest <= _KEPT_WHOLE
        justify: Literal["left", "right"] = "right" if numeric else "left"
        table.add_column(name.replace("_", " "), justify=justify, overflow="fold", no_wrap=whole)
    for row in rows:
        table.add_row(*(Text(visible(_pretty(value))) for value in row))
    console.print(table)
    for note in notes:
        console.print(Text(note))
    if output and stream is not None:
        write_text(Path(output), stream.getvalue())


def _pretty(value: object) -> str:
    """Return a cell for people: amounts with groups of thousands."""
    if not isinstance(value, Decimal):
        return plain_text(value)
    whole, point, fraction = plain_text(abs(value)).partition(".")
    sign = "-" if value < 0 else ""
    return f"{sign}{int(whole):,}" + (point + fraction.ljust(2, "0") if fraction else "")
