"""``finlink kpi``: the indicators."""

from __future__ import annotations

import click

from finlink.cli.options import build_argument
from finlink.cli.output import listing_options

_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command("kpi")
@build_argument
@click.option("--from", "since", type=_DAY, metavar="DATE", help="First day of the period (YYYY-MM-DD).")
@click.option("--to", "until", type=_DAY, metavar="DATE", help="Last day of the period.")
@click.option("--by", type=click.Choice(["unit", "offence", "country", "month", "quarter", "year"]), help="Break down.")
@listing_options
def command(  # type: ignore[no-untyped-def]
    build_folder: str, since, until, by: str | None, fmt: str, output: str | None
):
    """Count what a supervisor must count, each figure with numerator, denominator, definition and exclusions."""
    from finlink.assess import kpis  # noqa: PLC0415 - heavy
    from finlink.cli.output import show  # noqa: PLC0415
    from finlink.listings import LISTINGS  # noqa: PLC0415
    from finlink.result import open_build  # noqa: PLC0415

    build = open_build(build_folder)
    kpis.compute(
        build.engine,
        "kpi_asked",
        as_of=build.as_of.day,
        since=since.date() if since else None,
        until=until.date() if until else None,
        by=by or "",
    )
    columns = LISTINGS["kpi"].columns
    selected = ", ".join(f'"{column}"' for column in columns)
    at = columns.index("value")
    rows = [
        tuple("n/a" if n == at and value is None else value for n, value in enumerate(row))
        for row in build.engine.rows(f"SELECT {selected} FROM kpi_asked")
    ]
    shown = columns
    if fmt == "table":
        shown = ("kpi", "label", "group", "value", "numerator", "denominator", "unit", "excluded")
        rows = [tuple(row[columns.index(name)] for name in shown) for row in rows]
    words = [f"{one.kpi}: {one.definition}" for one in kpis.definitions().values()] if fmt == "table" else []
    show(
        shown,
        rows,
        fmt=fmt,
        output=output,
        notes=[build.as_of.words, *words],
    )
