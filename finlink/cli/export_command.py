"""``finlink export``: a build, or a part of it, for another tool."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from finlink.cli.options import build_argument
from finlink.cli.output import format_option, show

if TYPE_CHECKING:
    from finlink.export.handover import HandedOver

FORMATS = ("graphml", "gexf", "json", "i2-csv", "ftm", "xlsx", "csv")
AUDIENCES = ("own-unit", "own-organisation", "prosecutor", "partner", "anyone-in-law-enforcement", "public")
_COLUMNS = ("file", "nodes", "edges", "audience", "withheld_rows", "withheld_nodes", "withheld_edges")


@click.command("export")
@build_argument
@click.option("--to", required=True, type=click.Choice(FORMATS), help="The format of the other tool.")
@click.option("--case", default="", help="Only one case with the other ends of its transfers.")
@click.option("--network", default="", help="Only one network, such as N001.")
@click.option("--node", default="", help="Only what is around a node, such as account:RS35….")
@click.option("--hops", default=1, show_default=True, type=click.IntRange(1, 6), help="With --node: how far.")
@click.option("--selection", type=click.Path(dir_okay=False), help="Only the nodes of a selection saved from a chart.")
@click.option(
    "--audience",
    default=AUDIENCES[4],
    show_default=True,
    type=click.Choice(AUDIENCES),
    help="Who receives it; rows whose handling code forbids that are withheld and counted.",
)
@click.option("--unmask", is_flag=True, help="Write the personal numbers of people as they are; else they are masked.")
@click.option(
    "-o",
    "--output",
    type=click.Path(),
    help="The file, for csv and i2-csv the folder or .zip [named after what it is].",
)
@format_option
def command(
    build_folder: str, to: str, case: str, network: str, node: str, hops: int, selection: str | None, audience: str,
    unmask: bool, output: str | None, fmt: str,
) -> None:  # fmt: skip
    """Write a build for another tool: the whole register, or one case, network, neighbourhood or selection.

    Rows whose handling code forbids it are withheld and counted, unless --audience permits them.
    """
    from finlink.export.handover import Extent, hand_over, read_selection  # noqa: PLC0415 - heavy
    from finlink.result import open_build  # noqa: PLC0415

    if sum(map(bool, (case, network, node, selection))) > 1:
        raise click.UsageError("Give one of --case, --network, --node and --selection.")
    extent = read_selection(Path(selection)) if selection else Extent(case=case, network=network, node=node, hops=hops)
    build = open_build(build_folder)
    target = Path(output) if output else None
    made = hand_over(build, to, target, extent=extent, audience=audience, unmask=unmask)
    if fmt != "table":
        missing = made.missing
        counts = (len(made.handover.nodes), len(made.handover.edges), audience)
        row = (str(made.target), *counts, missing.count, missing.nodes, missing.edges)
        show(_COLUMNS, [row], fmt=fmt, output=None, notes=made.notes)
        return
    _tell(made)
    click.echo(build.as_of.words)


def _tell(made: HandedOver) -> None:
    """Print where it is, what it holds, and what it does not hold."""
    from finlink.export.handover.model import counted  # noqa: PLC0415 - heavy

    handover, about = made.handover, dict(made.handover.about)
    nodes, edges = counted(len(handover.nodes), "node"), counted(len(handover.edges), "edge")
    click.echo(f"Written   {made.target}: {about['holds']}, {nodes} and {edges}")
    click.echo(f"For       {about['for']}")
    click.echo(f"Handling  {about['handling']}")
    click.echo(f"Numbers   personal numbers are {about['personal numbers']}")
    click.echo(f"Withheld  {about['withheld']}")
    told = [name for name, _ in handover.about]
    for name in told[told.index("withheld") + 1 :]:
        click.echo(f"          {name}: {about[name]}")
    for note in made.notes:
        click.echo(note)
