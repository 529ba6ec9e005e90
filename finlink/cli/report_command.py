"""``finlink report``: the supervisor's report as a page or a workbook."""

from __future__ import annotations

from pathlib import Path

import click

from finlink.cli.languages import language_option, tell_untranslated
from finlink.cli.options import build_argument
from finlink.cli.output import format_option, show

_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command("report")
@build_argument
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False), default="report.html", show_default=True,
    help="The file: a page where it ends in .html, a workbook where it ends in .xlsx.",
)  # fmt: skip
@language_option
@click.option("--from", "since", type=_DAY, metavar="DATE", help="First day of registration of the cases (YYYY-MM-DD).")
@click.option("--to", "until", type=_DAY, metavar="DATE", help="Last day.")
@click.option("--top", default=20, show_default=True, type=click.IntRange(1, 1000), help="Rows of the lists.")
@format_option
def command(  # type: ignore[no-untyped-def]
    build_folder: str, output: str, lang: str, since, until, top: int, fmt: str
):
    """Write the supervisor's report: coverage, backlog, value, flows, networks, worklist, quality, definitions."""
    from finlink.export.report import write_report  # noqa: PLC0415 - heavy
    from finlink.i18n import translator  # noqa: PLC0415
    from finlink.result import open_build  # noqa: PLC0415

    t = translator(lang)
    first, last = (day.date() if day else None for day in (since, until))
    if first and last and first > last:
        raise click.UsageError(f"The period ends on {last}, before it begins on {first}.")
    write_report(open_build(build_folder), Path(output), t, since=first, until=last, top=top)
    if fmt == "table":
        click.echo(f"Report    {output}")
    else:
        show(("report", "untranslated"), [(output, len(t.missing))], fmt=fmt, output=None)
    tell_untranslated(t)
