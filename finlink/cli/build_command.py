"""``finlink build``: the main job."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from finlink.cli.filters import known
from finlink.cli.options import reading_options
from finlink.cli.output import format_option, show

if TYPE_CHECKING:
    from finlink.result import Build

STAGES = {
    "read": "reading and typing the files",
    "normalise": "checking identifiers",
    "link": "linking cases",
    "assess": "deciding statuses and findings",
    "write": "writing tables",
    "chart": "drawing the chart",
}


@click.command("build")
@click.argument("register", metavar="INPUT", type=click.Path())
@click.option("-o", "--output", "out", metavar="BUILD", type=click.Path(), help="The folder to write [INPUT-build].")
@click.option("--as-of", metavar="DATE", help='YYYY-MM-DD or "today" [the latest date in the register].')
@click.option(
    "--profile",
    metavar="NAME",
    help="The jurisdiction: a name (see finlink profiles) or a TOML file, from here or from INPUT.",
)
@reading_options
@click.option("--strict", is_flag=True, help="Exit with 3 when rows were rejected.")
@click.option("--fail-on", metavar="RULE", multiple=True, help="Exit with 3 when this finding was met (repeatable).")
@format_option
@click.option("--timings", is_flag=True, help="Print how long each stage took.")
def command(
    register: str, out: str | None, as_of: str, profile: str, strict: bool, fail_on: tuple[str, ...], timings: bool,
    fmt: str, **reading: str,
) -> int:  # fmt: skip
    """Build the register in the folder INPUT: what was read, which cases are linked, which lack an investigation."""
    from finlink.assess.findings import definitions  # noqa: PLC0415
    from finlink.engine import literal  # noqa: PLC0415 - heavy
    from finlink.pipeline import build  # noqa: PLC0415

    wanted = [known(rule.upper(), definitions(), "rule") for rule in fail_on]
    options = {"as_of": as_of, "profile": profile, **reading}
    with _progress() as listener:
        done = build(register, out, **{k: v or "" for k, v in options.items()}, listener=listener)
    _report(done, fmt, timings=timings)
    rejected = sum(one["unrepaired"] for one in done.manifest["inputs"])
    rules = ", ".join(map(literal, wanted)) or "NULL"
    met = done.engine.value(f"SELECT count(*) FROM findings WHERE rule IN ({rules})")
    return 3 if (strict and rejected) or met else 0


class _progress:  # noqa: N801 - used as a function
    """A progress bar over the stages that vanishes at the end, and is not there at all off a terminal."""

    def __enter__(self):  # type: ignore[no-untyped-def]
        self.bar = None
        if not sys.stderr.isatty():
            return lambda _stage: None
        from rich.console import Console  # noqa: PLC0415
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

        self.bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self.bar.start()
        task = self.bar.add_task("starting", total=len(STAGES) + 1)
        bar = self.bar
        return lambda stage: bar.update(task, advance=1, description=STAGES[stage])

    def __exit__(self, *_: object) -> None:
        if self.bar is not None:
            self.bar.stop()


def _summary(done: Build) -> list[tuple[str, str]]:
    """Return what was read, linked and flagged, as (what, sentence)."""
    rows = done.engine.rows
    inputs = done.manifest["inputs"]
    once = {one["file"]: one for one in sorted(inputs, key=lambda one: bool(one["derived"]), reverse=True)}
    accepted, rejected = (sum(one[f"{kind}_lines"] for one in once.values()) for kind in ("accepted", "rejected"))
    files = "1 file" if len(once) == 1 else f"{len(once)} files"
    lines = [("Read", f"{files}, {accepted:,} lines used, {rejected:,} set aside.")]
    issues = rows("SELECT issue, count(*) FROM issues WHERE severity <> 'info' GROUP BY 1 ORDER BY 2 DESC, 1")
    if issues:
        lines.append(("Doubtful", ", ".join(f"{n:,} {issue}" for issue, n in issues) + " (issues.csv says where)."))
    links, joining = rows(
        "SELECT count(*), count(*) FILTER (WHERE l.strength >= p.network_strength) FROM links l CROSS JOIN params p"
    )[0]
    networks, cases = rows("SELECT count(*), coalesce(sum(cases), 0) FROM networks")[0]
    hubs = done.engine.value("SELECT count(*) FROM hubs")
    strong = f"{joining:,} strong links, {links - joining:,} weaker; {networks:,} networks of {cases:,} cases; "
    lines.append(("Linked", strong + f"{hubs} hubs that join nothing."))
    statuses = rows("SELECT status, count(*) FROM case_status GROUP BY 1 ORDER BY 2 DESC, 1")
    lines.append(("Cases", (", ".join(f"{count:,} {status}" for status, count in statuses) or "none") + "."))
    findings = rows("SELECT rule, count(*) FROM findings GROUP BY 1 ORDER BY 1")
    lines.append(("Findings", (", ".join(f"{rule} {count:,}" for rule, count in findings) or "none") + "."))
    lines.append(("As of", done.as_of.words.removeprefix("As of ")))
    return lines + [("Verify", entry) for entry in done.manifest["profile"]["unverified"]]


def _report(done: Build, fmt: str, *, timings: bool) -> None:
    """Print the summary, how long it took if asked, and where to look."""
    folder = _shown(done.folder)
    where = [("Build", str(folder)), ("Chart", str(folder / "graph.html")), ("Next", f"finlink gaps {folder}")]
    took = ", ".join(f"{stage} {seconds:.2f}" for stage, seconds in done.timings.items())
    if fmt != "table":
        rows = [*_summary(done), *where, *([("Seconds", took)] if timings else [])]
        show(("what", "says"), rows, fmt=fmt, output=None)
        return
    for what, says in _summary(done):
        click.echo(f"{what:10}{says}")
    click.echo()
    for what, says in where:
        click.echo(f"{what:10}{says}")
    if timings:
        click.echo(f"\nSeconds: {took}")


def _shown(folder: Path) -> Path:
    """Return a folder as the user would type it from here."""
    try:
        return folder.relative_to(Path.cwd())
    except ValueError:
        return folder
