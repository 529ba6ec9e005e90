"""``finlink profiles``: the jurisdictions known."""

from __future__ import annotations

import click

from finlink.cli.output import listing_options

COLUMNS = ("profile", "title", "timely_days", "stalled_days", "threshold_eur", "offences", "unverified")


@click.command("profiles")
@listing_options
def command(fmt: str, output: str | None) -> None:
    """List the profiles with their thresholds and what in them still needs checking."""
    from finlink import profiles  # noqa: PLC0415
    from finlink.cli.output import show  # noqa: PLC0415

    found = [profiles.load(name) for name in profiles.names()]
    rows = [
        (
            p.name,
            p.title,
            p.timely_days,
            p.stalled_days,
            p.threshold_eur,
            ", ".join(p.offences),
            "; ".join(p.unverified),
        )
        for p in found
    ]
    show(COLUMNS, rows, fmt=fmt, output=output)
