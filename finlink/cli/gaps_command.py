"""``finlink gaps``: the worklist."""

from __future__ import annotations

import click

from finlink.cli.options import build_argument
from finlink.cli.output import listing_options


@click.command("gaps")
@build_argument
@click.option("--unit", help="Only cases of this unit.")
@click.option("--status", help="Only cases of this status, such as MISSING.")
@click.option("--rule", help="Only cases with this finding, such as G13.")
@click.option("--fail-on", metavar="RULE", multiple=True, help="Exit with 3 when a listed case has this finding.")
@listing_options
def command(
    build_folder: str, unit: str | None, status: str | None, rule: str | None, fail_on: tuple[str, ...],
    fmt: str, output: str | None,
) -> int:  # fmt: skip
    """List the cases that lack a parallel financial investigation, or have it late, stalled or partial."""
    from finlink.assess import PRIORITY  # noqa: PLC0415 - heavy
    from finlink.cli.listing_commands import show_listing  # noqa: PLC0415
    from finlink.engine import literal  # noqa: PLC0415 - heavy
    from finlink.result import open_build  # noqa: PLC0415

    conditions = []
    if unit:
        conditions.append(f"case_id IN (SELECT case_id FROM cases WHERE unit = {literal(unit)})")
    if status:
        conditions.append(f"status = {literal(status.upper())}")
    if rule:
        conditions.append(f"contains(';' || findings || ';', {literal(f';{rule.upper()};')})")
    where = " AND ".join(conditions)
    engine = open_build(build_folder).engine
    unknown = engine.value("SELECT count(*) FROM case_status WHERE status = 'UNKNOWN'")
    notes = [f"Priority: {PRIORITY}."]
    if unknown:
        notes.append(f"{unknown} cases are UNKNOWN: the register says nothing about investigations for them.")
    show_listing(build_folder, "gaps", fmt=fmt, output=output, where=where, notes=notes)
    failing = [f"contains(';' || findings || ';', {literal(f';{one.upper()};')})" for one in fail_on]
    if failing and engine.rows(f"SELECT 1 FROM gaps WHERE ({' OR '.join(failing)}) AND ({where or 'true'}) LIMIT 1"):
        return 3
    return 0
