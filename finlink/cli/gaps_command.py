"""``finlink gaps``: the worklist."""

from __future__ import annotations

import click

from finlink.cli.filters import known
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
    from finlink.assess import PRIORITY, STATUS_WORDS  # noqa: PLC0415 - heavy
    from finlink.assess.findings import definitions  # noqa: PLC0415
    from finlink.cli.listing_commands import show_listing  # noqa: PLC0415
    from finlink.engine import literal  # noqa: PLC0415
    from finlink.result import open_build  # noqa: PLC0415

    def has(found: str) -> str:
        checked = known(found.upper(), definitions(), "rule")
        return f"contains(';' || findings || ';', {literal(f';{checked};')})"

    build = open_build(build_folder)
    conditions = []
    if unit:
        known(unit, (one for (one,) in build.engine.rows("SELECT unit FROM cases WHERE unit IS NOT NULL")), "unit")
        conditions.append(f"case_id IN (SELECT case_id FROM cases WHERE unit = {literal(unit)})")
    if status:
        conditions.append(f"status = {literal(known(status.upper(), STATUS_WORDS, 'status'))}")
    if rule:
        conditions.append(has(rule))
    failing = " OR ".join(map(has, fail_on)) or "false"
    where = " AND ".join(conditions)
    unknown = build.engine.value("SELECT count(*) FROM case_status WHERE status = 'UNKNOWN'")
    notes = [f"Priority: {PRIORITY}."]
    if unknown:
        notes.append(f"{unknown} cases are UNKNOWN: the register says nothing about investigations for them.")
    show_listing(build, "gaps", fmt=fmt, output=output, where=where, notes=notes)
    met = build.engine.rows(f"SELECT 1 FROM gaps WHERE ({failing}) AND ({where or 'true'}) LIMIT 1")
    return 3 if met else 0
