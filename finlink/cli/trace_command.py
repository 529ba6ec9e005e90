"""``finlink trace``: where a case's money went."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from finlink.cli.filters import known
from finlink.cli.options import build_argument
from finlink.cli.output import listing_options

if TYPE_CHECKING:
    from collections.abc import Sequence

SHOWN = ("destination", "amount", "currency", "low", "high", "hops", "last_at", "service", "country", "reason")
HOPS_SHOWN = (
    "step", "time", "source", "target", "sent", "sent_currency", "received", "received_currency",
    "source_traced_before", "source_traced_after", "evidence",
)  # fmt: skip
CHANGES = ("case_id", "method", "destination", "currency", "reason", "amount", "what_if", "change")


@click.command("trace")
@build_argument
@click.argument("case")
@click.option(
    "--method",
    type=click.Choice(["fifo", "lifo", "pro_rata", "libr", "poison", "all"]),
    help="Trace by this method [the declared one]; all: each in turn.",
)
@click.option("--hops", is_flag=True, help="The hop schedule: every movement, with the balances before and after.")
@click.option(
    "--what-if",
    "what_if",
    multiple=True,
    metavar="CHANGE",
    help="Trace again with a change and show what differs: opening=ACCOUNT:AMOUNT:CURRENCY, without=FILE:ROW, "
    "order=outgoing-first, balances=ignored, alone. Repeatable.",
)
@listing_options
def command(
    build_folder: str, case: str, method: str | None, hops: bool, what_if: Sequence[str], fmt: str, output: str | None
) -> None:
    """Show where the money of CASE went: destinations with amount, least and most, hops, times and the way there."""
    from finlink.cli.output import is_workbook, show  # noqa: PLC0415
    from finlink.result import open_build  # noqa: PLC0415 - heavy
    from finlink.trace.listing import COLUMNS, HOP_COLUMNS, destinations, schedule  # noqa: PLC0415
    from finlink.trace.notes import words  # noqa: PLC0415
    from finlink.tracing import changes, parse_what_if, traced  # noqa: PLC0415

    build = open_build(build_folder)
    known(case, (one for (one,) in build.engine.rows("SELECT case_id FROM cases")), "case")
    if what_if:
        asked = parse_what_if(what_if, case)
        show(CHANGES, changes(build, case, method or "", asked), fmt=fmt, output=output, notes=[
            "Only destinations that change are listed; the build stays as it is.", build.as_of.words
        ])  # fmt: skip
        return
    notes: list[str] = []
    rows: list[tuple[object, ...]] = []
    for one in _methods(method):
        with traced(build, one) as engine:
            rows += schedule(engine, case) if hops else destinations(engine, case)
            notes += words(engine, case)
    columns: tuple[str, ...] = HOP_COLUMNS if hops else COLUMNS
    if fmt == "table" and not is_workbook(output):
        shown = (*(("method",) if method == "all" else ()), *(HOPS_SHOWN if hops else SHOWN))
        rows = [tuple(row[columns.index(name)] for name in shown) for row in rows]
        columns = shown
    show(columns, rows, fmt=fmt, output=output, notes=[*dict.fromkeys(notes), build.as_of.words])


def _methods(method: str | None) -> list[str]:
    return ["fifo", "lifo", "pro_rata", "libr", "poison"] if method == "all" else [method or ""]
