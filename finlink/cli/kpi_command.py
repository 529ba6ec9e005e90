"""``finlink kpi``: the indicators, of one register or added up over several, and the statistics packs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from finlink.cli.output import listing_options

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from finlink.assess.kpis.offices import Office
    from finlink.assess.kpis.periods import Period

_DAY = click.DateTime(formats=["%Y-%m-%d"])
_BY = ["unit", "offence", "country", "month", "quarter", "year", "channel"]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the command was asked for, beside the sources."""

    trend: bool
    suppress: int
    fmt: str
    output: str | None


@click.command("kpi")
@click.argument("sources", metavar="BUILD...", nargs=-1, required=True, type=click.Path())
@click.option("--from", "since", type=_DAY, metavar="DATE", help="First day of the period (YYYY-MM-DD).")
@click.option("--to", "until", type=_DAY, metavar="DATE", help="Last day of the period.")
@click.option("--by", type=click.Choice(_BY), help="Break down; channel divides the international requests only.")
@click.option("--trend", is_flag=True, help="Beside each figure that of the period before, and the change.")
@click.option("--suppress", type=click.IntRange(2), metavar="N", help="Hide counts below N, and what would tell them.")
@click.option("--pack", type=click.Choice(["fatf-r33", "eu-ar", "amld-44"]), help="A statistics pack instead.")
@click.option(
    "--export-counts", "counts_file", metavar="FILE", help="Write the counts without any case, to be added up."
)
@listing_options
def command(  # type: ignore[no-untyped-def]
    sources: tuple[str, ...], since, until, by, trend, suppress, pack, counts_file, fmt, output
):
    """Count what a supervisor must count, each figure with numerator, denominator, definition and exclusions.

    Several BUILDs, or files that --export-counts wrote in other offices, are added up.
    """
    from finlink.assess.kpis.periods import Period  # noqa: PLC0415 - heavy

    period = Period(_day(since), _day(until))
    _refuse(sources, trend=trend, suppress=suppress, pack=pack, counts_file=counts_file, by=by)
    if pack:
        _show_pack(sources[0], pack, period, by or "", fmt, output)
    elif counts_file:
        _write_counts(sources[0], period, by or "", Path(counts_file))
    else:
        _show_figures(sources, period, by or "", _Asked(trend, suppress or 0, fmt, output))


def _day(given: datetime | None):  # type: ignore[no-untyped-def]
    return given.date() if given else None


def _refuse(
    sources: Sequence[str],
    *,
    trend: bool,
    suppress: int | None,
    pack: str | None,
    counts_file: str | None,
    by: str | None,
) -> None:
    """Refuse options that say two things at once."""
    one_only = "--pack" if pack else "--export-counts" if counts_file else ""
    if one_only and (len(sources) > 1 or trend or suppress or (pack and counts_file)):
        raise click.UsageError(f"{one_only} takes one BUILD, with --from, --to and --by only.")
    if trend and suppress:
        raise click.UsageError("--suppress hides the counts of one period; ask for the --trend without it.")
    if trend and by in ("month", "quarter", "year"):
        raise click.UsageError(f"--trend compares the same groups of two periods; --by {by} has none in common.")


def _is_counts(source: str) -> bool:
    return source.lower().endswith(".json") and Path(source).is_file()


def _offices(sources: Sequence[str], period: Period, by: str) -> list[Office]:
    """Read or count every source; without options, builds are counted as the first file of counts is."""
    from finlink.assess.kpis.offices import from_json  # noqa: PLC0415

    files = {source: from_json(_text(source), source) for source in sources if _is_counts(source)}
    if files and period.since is None and period.until is None and not by:
        first = next(iter(files.values()))
        period, by = first.period, first.by
    return [files[source] if source in files else _counted(source, period, by) for source in sources]


def _text(source: str) -> str:
    from finlink.errors import FinlinkError  # noqa: PLC0415

    try:
        return Path(source).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise FinlinkError(f"{source} cannot be read as text; name a file that --export-counts wrote.") from None


def _counted(source: str, period: Period, by: str) -> Office:
    from finlink.assess.kpis.offices import counted  # noqa: PLC0415
    from finlink.result import open_build  # noqa: PLC0415

    build = open_build(source)
    profile = str(build.manifest["profile"]["name"])
    return counted(build.engine, source, build.as_of.day, profile, period, by)


def _write_counts(source: str, period: Period, by: str, target: Path) -> None:
    """Write the counts of one build to a file."""
    from finlink import __version__  # noqa: PLC0415
    from finlink.assess.kpis.offices import to_json  # noqa: PLC0415
    from finlink.files import write_text  # noqa: PLC0415

    write_text(target, to_json(_counted(source, period, by), __version__))
    click.echo(f"The counts of {source} are in {target}: numbers by indicator and group, no case.")


def _show_figures(sources: Sequence[str], period: Period, by: str, asked: _Asked) -> None:
    from finlink.assess import kpis  # noqa: PLC0415
    from finlink.assess.kpis import listing  # noqa: PLC0415
    from finlink.assess.kpis.offices import added  # noqa: PLC0415
    from finlink.cli.output import show  # noqa: PLC0415

    earlier = _before(sources, period, by) if asked.trend else None
    offices = _offices(sources, period, by)
    found = kpis.figures(*added(offices))
    notes = _notes(sources, offices)
    columns = listing.COLUMNS
    if earlier:
        columns = listing.TREND_COLUMNS
        rows = listing.trend(found, kpis.figures(*added(earlier)))
        notes.append(f"previous: {earlier[0].period.words}. A cohort has had less time than the one before it.")
    elif asked.suppress:
        rows = listing.hidden(found, asked.suppress)
        notes.append(f"<{asked.suppress}: a count below {asked.suppress}; hidden: would tell one.")
    else:
        rows = listing.plain(found)
    if asked.fmt == "table":
        shown = tuple(name for name in columns if name != "definition")
        rows = [tuple(cells[columns.index(name)] for name in shown) for cells in rows]
        columns = shown
        notes += [f"{one.of.kpi}: {one.definition}" for one in found if one.group == "all"]
    show(columns, rows, fmt=asked.fmt, output=asked.output, notes=notes)


def _before(sources: Sequence[str], period: Period, by: str) -> list[Office]:
    """Count the builds for the period before."""
    from finlink.assess.kpis.periods import before  # noqa: PLC0415
    from finlink.errors import FinlinkError  # noqa: PLC0415

    for source in filter(_is_counts, sources):
        raise FinlinkError(f"{source} has the counts of one period, so it has no trend; ask the trend of builds.")
    return [_counted(source, before(period), by) for source in sources]


def _notes(sources: Sequence[str], offices: Sequence[Office]) -> list[str]:
    """Say on what the figures rest: one as-of date, or each register's."""
    from finlink.assess.kpis.offices import NOT_ADDED  # noqa: PLC0415
    from finlink.result import open_build  # noqa: PLC0415

    if len(sources) == 1 and not _is_counts(sources[0]):
        return [open_build(sources[0]).as_of.words]
    said = [f"{one.source}: {one.words}" for one in offices]
    return [*said, NOT_ADDED.format(len(offices))] if len(offices) > 1 else said


def _show_pack(source: str, name: str, period: Period, by: str, fmt: str, output: str | None) -> None:
    from finlink.assess.kpis import packs  # noqa: PLC0415
    from finlink.cli.output import show  # noqa: PLC0415
    from finlink.result import open_build  # noqa: PLC0415

    build = open_build(source)
    asked = packs.pack(name)
    rows = packs.rows(build.engine, asked, as_of=build.as_of.day, since=period.since, until=period.until, by=by)
    columns: tuple[str, ...] = packs.COLUMNS
    notes = [f"{asked.title}. Period: {period.words}.", build.as_of.words, asked.note]
    if fmt == "table":
        notes += [f"{line}: {one.definition}" for line, one in asked.lines.items()]
        columns = ("line", "label", "group", "value", "unit", "source", "table", "excluded")
        rows = [tuple(cells[packs.COLUMNS.index(column)] for column in columns) for cells in rows]
    show(columns, rows, fmt=fmt, output=output, notes=notes)
