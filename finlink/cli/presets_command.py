"""``finlink presets``: the kinds of files known, one of them explained, or a file of one's own checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from finlink.cli.output import listing_options

if TYPE_CHECKING:
    from finlink.presets import Preset

COLUMNS = ("preset", "feeds", "verified", "title")
PARTS = ("table", "column", "made_of")


@click.command("presets")
@click.argument("preset", required=False, metavar="[NAME|FILE.toml]")
@click.option("--register", type=click.Path(), help="Also the presets in the folder presets/ of this register.")
@listing_options
def command(preset: str | None, register: str | None, fmt: str, output: str | None) -> None:
    """List the known kinds of files, explain the one called NAME, or check FILE.toml, a preset of your own."""
    from finlink.cli.output import show  # noqa: PLC0415
    from finlink.presets import load_presets, shipped  # noqa: PLC0415
    from finlink.presets.loading import named  # noqa: PLC0415
    from finlink.presets.words import made_of  # noqa: PLC0415

    known = load_presets(Path(register)) if register else shipped()
    if preset is None:
        rows = [
            (p.name, ", ".join(f.table for f in p.feeds), "yes" if p.verified else "no", p.title)
            for p in known.values()
        ]
        show(COLUMNS, rows, fmt=fmt, output=output)
        return
    one = _own(preset) if preset.endswith(".toml") else named(known, preset, "You ask for")
    notes = [
        f"{one.name}: {one.title}. {one.description}".strip(),
        f"Known by the headers {', '.join(' or '.join(h[:3]) + (' or …' if len(h) > 3 else '') for h in one.headers)}.",
        f"Source: {one.source} ({'verified' if one.verified else 'not verified'}).",
    ]
    notes += [f"No table can be made of it: {one.instead}."] if one.instead else []
    parts = [(feed.table, column, what) for feed in one.feeds for column, what in made_of(feed)]
    show(PARTS, parts, fmt=fmt, output=output, notes=notes)


def _own(path: str) -> Preset:
    """Return the preset of a user's file, checked; FinlinkError where it is wrong or not there."""
    from finlink.errors import FinlinkError  # noqa: PLC0415
    from finlink.presets.parse import parse  # noqa: PLC0415

    if not Path(path).is_file():
        raise FinlinkError(f"{path} is no file; give the path of a preset, as in presets/my-bank.toml.")
    return parse(Path(path))
