"""``finlink diff``: what changed between two builds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from finlink.cli.filters import known
from finlink.cli.output import is_workbook, listing_options

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finlink.compare import Comparison, Line

MOST = 20
"""Changes of one kind shown on the screen where nobody asked for that kind alone."""
LONGEST = 300
"""Characters of a cell shown on the screen; a large network has very many cases."""
ON_SCREEN = ("subject", "before", "after", "reason")


@click.command("diff")
@click.argument("old", type=click.Path())
@click.argument("new", type=click.Path())
@click.option(
    "--only", metavar="KIND", multiple=True, help="Only this kind, such as newly_overdue, or sort, such as link."
)
@click.option("--fail-on", metavar="KIND", multiple=True, help="Exit with 3 when there is a change of this kind.")
@listing_options
def command(old: str, new: str, only: tuple[str, ...], fail_on: tuple[str, ...], fmt: str, output: str | None) -> int:
    """List what changed from build OLD to build NEW: cases, statuses, findings, investigations, links, money, counts.

    Rows are known again by their ids and names, networks by their cases; where a row stands in its file is no change.
    """
    from finlink.cli.output import show  # noqa: PLC0415
    from finlink.compare import COLUMNS, KINDS, compare  # noqa: PLC0415 - heavy
    from finlink.result import open_build  # noqa: PLC0415

    chosen, failing = ([name for word in words for name in _kinds(word, KINDS)] for words in (only, fail_on))
    found = compare(open_build(old), open_build(new))
    rows = found.rows(chosen)
    notes = [found.summary, *found.head]
    if fmt == "table" and not is_workbook(output):
        _tell(found, rows, notes, output, whole=bool(chosen))
    else:
        show(COLUMNS, rows, fmt=fmt, output=output, notes=[*notes, *([found.files] if found.files else [])])
    return 3 if any(found.counts.get(kind) for kind in failing) else 0


def _kinds(word: str, kinds: Iterable[str]) -> list[str]:
    """Return the kind of that name, or the kinds of that sort: link is link_new, link_gone and link_changed."""
    of_sort = [kind for kind in kinds if kind.startswith(f"{word}_")]
    return of_sort or [known(word, kinds, "kind of change")]


def _tell(found: Comparison, rows: list[Line], notes: list[str], output: str | None, *, whole: bool) -> None:
    """Show the summary, what was made differently, and then a table per kind; in a file all are one table."""
    from finlink.cli.output import show  # noqa: PLC0415
    from finlink.compare import COLUMNS, KINDS  # noqa: PLC0415 - heavy

    if output:
        cells = [line[: len(COLUMNS) - 1] for line in rows]
        show(COLUMNS[:-1], cells, fmt="table", output=output, title="\n".join(notes), notes=[found.files])
        return
    for note in notes:
        click.echo(note)
    click.echo()
    for kind in dict.fromkeys(line[0] for line in rows):
        lines = [line for line in rows if line[0] == kind]
        shown = lines if whole else lines[:MOST]
        columns = [name for name in ON_SCREEN if any(line[COLUMNS.index(name)] for line in lines)]
        cells = [tuple(_clipped(line[COLUMNS.index(name)]) for name in columns) for line in shown]
        words = KINDS[kind].one if len(lines) == 1 else KINDS[kind].many
        more = f"; the first {MOST} of them, --only {kind} shows all" if len(shown) < len(lines) else ""
        show(columns, cells, fmt="table", output=None, title=f"{len(lines):,} {words} ({kind}{more})")
    if found.files:
        click.echo(found.files)


def _clipped(cell: str) -> str:
    """Return a cell of bearable length; CSV and JSON have all of it."""
    return cell if len(cell) <= LONGEST else f"{cell[:LONGEST]}… ({len(cell):,} characters)"
