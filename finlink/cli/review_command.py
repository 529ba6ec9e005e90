"""``finlink review``: the proposed links to be judged, one after the other or as a list."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from finlink.cli.deciding import deciding_options, register_of, say, written_lines
from finlink.cli.options import build_argument
from finlink.cli.output import listing_options

if TYPE_CHECKING:
    from finlink.result import Build


@click.command("review")
@build_argument
@click.option(
    "--export", "out", metavar="FILE", type=click.Path(dir_okay=False), help="Write the list to FILE.xlsx or FILE.csv."
)
@click.option("--import", "back", metavar="FILE", type=click.Path(), help="Read FILE back, filled in.")
@click.option("--list", "only_list", is_flag=True, help="Print the list and ask nothing.")
@click.option("--unsure", is_flag=True, help="Also pairs that were decided as unsure.")
@click.option(
    "--apart", is_flag=True, help="Only pairs that would join two networks (or single cases): one for each two of them."
)
@deciding_options
@listing_options
def command(
    build_folder: str, out: str | None, back: str | None, only_list: bool, unsure: bool, apart: bool, by: str, at: str,
    register: str, fmt: str, output: str | None,
) -> int:  # fmt: skip
    """Judge the proposed links of BUILD, those with most at stake first.

    Each pair of cases is shown with both sides; s, d or u and a reason write a decision as finlink decide does. Pairs
    that the register's decisions judge already are left out. With --export and --import the list is judged elsewhere.
    """
    from finlink.result import open_build  # noqa: PLC0415 - heavy

    if out and back:
        raise click.UsageError("Give --export or --import, not both.")
    build = open_build(build_folder)
    if back:
        return _import(build, back, by, at, register, fmt, output)
    if out or only_list or fmt != "table" or output:
        _list(build, out, register, fmt, output, unsure=unsure, apart=apart)
        return 0
    return _walk(build, by, at, register, unsure=unsure, apart=apart)


def _list(
    build: Build, out: str | None, register: str, fmt: str, output: str | None, *, unsure: bool, apart: bool
) -> None:
    """Print the list, or write it to be filled in."""
    from finlink.cli.output import show  # noqa: PLC0415
    from finlink.errors import FinlinkError  # noqa: PLC0415
    from finlink.review import proposals, read_decisions  # noqa: PLC0415
    from finlink.review.sheet import COLUMNS, TO_FILL, rows_of, write_sheet  # noqa: PLC0415
    from finlink.review.worklist import FORMULA, FORMULA_APART  # noqa: PLC0415

    formula = FORMULA_APART if apart else FORMULA
    notes = [f"{formula[0].upper()}{formula[1:]}; an unknown loss adds nothing."]
    try:
        decisions = read_decisions(register_of(build, register))
    except FinlinkError as error:
        if register:
            raise
        decisions = []
        notes.append(f"What was decided since this build is not left out. {error}")
    found = proposals(build, decisions, unsure=unsure, apart=apart)
    notes.append(build.as_of.words)
    if out:
        write_sheet(Path(out), found, build.as_of.words, formula)
        lines = [("Written", f"{_pairs(len(found))} to judge in {out}.")]
        lines.append(("Next", f"fill in decision, reason and by, then: finlink review {build.folder} --import {out}"))
        say(lines + [("Note", note) for note in notes[1:-1]], fmt, output)
        return
    width = len(COLUMNS) - len(TO_FILL)
    shown = COLUMNS[:width] if fmt != "table" else tuple(name for name in COLUMNS[:width] if name != "notes")
    rows = [tuple(row[COLUMNS.index(name)] for name in shown) for row in rows_of(found)]
    show(shown, rows, fmt=fmt, output=output, notes=notes)


def _import(build: Build, back: str, by: str, at: str, register: str, fmt: str, output: str | None) -> int:
    """Append what a list that came back decides; nothing where any row cannot be used."""
    from finlink.review import append  # noqa: PLC0415
    from finlink.review.returned import read_sheet  # noqa: PLC0415

    where = register_of(build, register)
    decisions, problems = read_sheet(build, Path(back), by=by, at=at)
    for problem in problems:
        click.echo(f"finlink: {problem}", err=True)
    if problems:
        count = "1 row" if len(problems) == 1 else f"{len(problems)} rows"
        click.echo(f"finlink: Nothing was written; mend {count} of {back} and import it again.", err=True)
        return 1
    say(written_lines(build, where, append(where, decisions)), fmt, output)
    return 0


def _walk(build: Build, by: str, at: str, register: str, *, unsure: bool, apart: bool) -> int:
    """Show one pair after the other and ask."""
    from finlink.cli.review_talk import Talk  # noqa: PLC0415
    from finlink.review import Appended, proposals, read_decisions  # noqa: PLC0415

    if not by:
        raise click.UsageError("Say who decides: --by NAME, or set FINLINK_ANALYST. (--list only looks.)")
    where = register_of(build, register)
    found = proposals(build, read_decisions(where), unsure=unsure, apart=apart)
    left_out = len(proposals(build, apart=apart)) - len(found)
    if left_out:
        click.echo(f"{_pairs(left_out)} left out: decided in {where} already.")
    if not found:
        click.echo("Nothing to review: no proposed link is left to judge.")
        return 0
    talk = Talk(build, where, by, at, interactive=sys.stdin.isatty())
    talk.through(found)
    click.echo(f"Decided {talk.count}, skipped {len(talk.skipped)}, left {len(found) - len(talk.answered)}.")
    if talk.count and talk.path is not None:
        say(written_lines(build, where, Appended(talk.path, tuple(talk.written), ())), "table", None)
    return 0


def _pairs(count: int) -> str:
    return "1 pair" if count == 1 else f"{count:,} pairs"
