"""``finlink check``: the data-quality gate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from finlink.cli.options import reading_options
from finlink.cli.output import listing_options

if TYPE_CHECKING:
    from finlink.engine import DuckEngine

READINGS = ("file", "table", "what", "column", "value", "how", "because")
LINES = ("file", "table", "lines", "before", "header", "used", "set_aside", "repaired", "blank")
QUALITY = (
    "file", "table", "data_lines", "set_aside_lines", "repaired_lines", "set_aside_share", "records", "cells_unknown",
    "failed_checks", "other_doubts", "no_date", "no_offence", "no_currency",
)  # fmt: skip
_LINES = (
    'SELECT file, "table", lines, preamble_lines AS before, header_lines AS header, accepted_lines AS used, '
    "rejected_lines AS set_aside, repaired_lines AS repaired, blank_lines AS blank FROM files ORDER BY rowid"
)


@click.command("check")
@click.argument("register", metavar="INPUT", type=click.Path())
@reading_options
@click.option("--strict", is_flag=True, help="Exit with 3 when rows were set aside and not repaired.")
@click.option(
    "--show",
    "part",
    type=click.Choice(["issues", "lines", "readings", "quality"]),
    default="issues",
    show_default=True,
    help="What to list: problems, where each line went, how each file was read, or the quality of each file (K23).",
)
@click.option("--report", metavar="FILE", type=click.Path(), help="Write all four lists to FILE as one JSON object.")
@listing_options
def command(
    register: str, strict: bool, part: str, report: str | None, fmt: str, output: str | None, **reading: str
) -> int:
    """Read and validate the register in INPUT; nothing is built.

    A table is preceded by how each file was read and where its lines went; see --show for these lists by themselves.
    """
    from finlink.cli.output import show  # noqa: PLC0415
    from finlink.pipeline import checked  # noqa: PLC0415 - heavy

    with checked(register, **{name: value or "" for name, value in reading.items()}) as (engine, _):
        parts = {name: _list(engine, name) for name in ("issues", "lines", "readings", "quality")}
        left = engine.value("SELECT sum(unrepaired) FROM files")
    columns, rows = parts[part]
    show(columns, rows, fmt=fmt, output=output, notes=_notes(parts) if part == "issues" else [])
    if report:
        _write_report(report, register, parts)
    return 3 if strict and left else 0


def _list(engine: DuckEngine, name: str) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """Return the columns and rows of one list."""
    from finlink.errors import ISSUE_COLUMNS  # noqa: PLC0415

    columns = {"issues": ISSUE_COLUMNS, "lines": LINES, "readings": READINGS, "quality": QUALITY}[name]
    source = f"({_LINES})" if name == "lines" else f'"{name}"'
    selected = ", ".join(f'"{column}"' for column in columns)
    return columns, engine.rows(f"SELECT {selected} FROM {source}")


def _notes(parts: dict[str, tuple[tuple[str, ...], list[tuple[Any, ...]]]]) -> list[str]:
    """Say per file where its lines went and what was found out about it."""
    found: dict[tuple[str, str], list[str]] = {}
    for file, table, what, column, value, how, because in parts["readings"][1]:
        of = f" of {column}" if column else ""
        why = f"{how}: {because}" if because else how
        found.setdefault((file, table), []).append(f"  {what}{of}: {value} ({why})")
    notes = []
    for file, table, lines, before, header, used, aside, repaired, blank in parts["lines"][1]:
        again = f" ({repaired:,} of them repaired)" if repaired else ""
        notes.append(
            f"{file} → {table}: {lines:,} lines = {before:,} before the header + {header} header + {used:,} used "
            f"+ {aside:,} set aside{again} + {blank:,} blank."
        )
        notes += found.get((file, table), [])
    return notes


def _write_report(path: str, register: str, parts: dict[str, tuple[tuple[str, ...], list[tuple[Any, ...]]]]) -> None:
    """Write all lists as one JSON object: what a nightly job keeps."""
    import json  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    from finlink import __version__  # noqa: PLC0415
    from finlink.files import write_text  # noqa: PLC0415

    lists = {name: [dict(zip(columns, row, strict=True)) for row in rows] for name, (columns, rows) in parts.items()}
    whole = {"finlink": __version__, "register": Path(register).name, **lists}
    write_text(Path(path), json.dumps(whole, ensure_ascii=False, indent=1, default=str) + "\n")
