"""``finlink path``: how two things are connected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from finlink.cli.options import build_argument
from finlink.cli.output import listing_options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finlink.graph.steps import Step

COLUMNS = ("step", "from", "relation", "to", "evidence")


@click.command("path")
@build_argument
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option(
    "--by",
    type=click.Choice(["shortest", "strongest"]),
    help="Only this way [both where they differ; shortest in CSV and JSON].",
)
@click.option(
    "--through",
    type=click.Choice(["identifiers", "money", "any"]),
    default="any",
    show_default=True,
    help="What may connect: what files have in common, payments, or both and investigations.",
)
@listing_options
def command(
    build_folder: str, first: str, second: str, by: str | None, through: str, fmt: str, output: str | None
) -> None:
    """Show how A and B (case ids, node ids, or accounts and addresses as written) are connected, step by step.

    The shortest way has the fewest steps; the strongest the largest product of strengths, where a fact counts 1, and at
    most two steps more. No way leads through a hub, a service or a rejected link.
    """
    from finlink.cli.output import show  # noqa: PLC0415
    from finlink.graph.paths import connect  # noqa: PLC0415 - heavy
    from finlink.lookup import find_node  # noqa: PLC0415
    from finlink.result import open_build  # noqa: PLC0415

    build = open_build(build_folder)
    found = connect(build.engine, find_node(build, first), find_node(build, second), through)
    notes = [*found.notes, build.as_of.words]
    chosen = found.strongest if by == "strongest" else found.shortest
    if not chosen and fmt == "table" and not output:
        for note in notes:
            click.echo(note)
        return
    if fmt != "table" or output or by or not found.differ:
        title = _title(by or "shortest", chosen, same=not by and not found.differ)
        show(COLUMNS, _rows(chosen), fmt=fmt, output=output, title=title, notes=notes)
        return
    show(COLUMNS, _rows(found.shortest), fmt=fmt, output=None, title=_title("shortest", found.shortest))
    show(COLUMNS, _rows(found.strongest), fmt=fmt, output=None, title=_title("strongest", found.strongest), notes=notes)


def _rows(steps: Sequence[Step]) -> list[tuple[int, str, str, str, str]]:
    return [(one.number, one.source, one.relation, one.target, one.evidence) for one in steps]


def _title(which: str, steps: Sequence[Step], *, same: bool = False) -> str:
    """Say how long and how strong a way is."""
    if not steps:
        return ""
    strength = 1.0
    for one in steps:
        strength *= one.strength
    count = "1 step" if len(steps) == 1 else f"{len(steps)} steps"
    name = "The shortest way, which is the strongest too" if same else f"The {which} way"
    return f"{name}: {count}, strength {strength:.3g}"
