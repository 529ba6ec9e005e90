"""``finlink match-table``: the collisions between units."""

from __future__ import annotations

from typing import Any

import click

from finlink.cli.filters import known
from finlink.cli.options import build_argument
from finlink.cli.output import listing_options


@click.command("match-table")
@build_argument
@click.option("--unit", default="", help="Only what this unit has a part in.")
@listing_options
def command(build_folder: str, unit: str, fmt: str, output: str | None) -> None:
    """List what stands in the cases of two units and more (accounts, wallets, people), biggest known loss first.

    Each row says which units, in which cases, with what losses, and who leads by the rule printed below.
    """
    from finlink.cli.output import show  # noqa: PLC0415
    from finlink.collisions import COLUMNS, ON_SCREEN, RULES, collisions  # noqa: PLC0415 - heavy
    from finlink.result import open_build  # noqa: PLC0415

    build = open_build(build_folder)
    if unit:
        known(unit, (one for (one,) in build.engine.rows("SELECT unit FROM cases WHERE unit IS NOT NULL")), "unit")
    rows = collisions(build, unit)
    shown: tuple[str, ...] = COLUMNS
    if fmt == "table":
        shown = ON_SCREEN
        rows = [tuple(_on_screen(dict(zip(COLUMNS, row, strict=True)))[name] for name in shown) for row in rows]
    notes = list(RULES)
    without = build.engine.value("SELECT count(*) FROM cases WHERE unit IS NULL")
    if without:
        which = "1 case names" if without == 1 else f"{without:,} cases name"
        notes.append(f"{which} no unit; they are counted, and make no collision.")
    show(shown, rows, fmt=fmt, output=output, notes=[*notes, build.as_of.words])


def _on_screen(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row for people: units and cases one below the other, the flag beside the status."""
    flag = f", {row['flag']}" if row["flag"] else ""
    return {
        **row,
        "units": row["units"].replace("; ", "\n"),
        "case_ids": row["case_ids"].replace(";", "\n"),
        "status": row["status"] + flag,
    }
