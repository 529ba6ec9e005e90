"""``finlink id``: explain an identifier."""

from __future__ import annotations

import click

from finlink.cli.output import listing_options

COLUMNS = ("value", "kind", "chain", "valid", "reason", "normal", "country")


@click.command("id")
@click.argument("values", nargs=-1, required=True, metavar="VALUE…")
@click.option("--country", default="", help="The country of a domestic account number.")
@listing_options
def command(values: tuple[str, ...], country: str, fmt: str, output: str | None) -> None:
    """Say what each VALUE is: kind, chain, valid or why not, normal form, country."""
    from finlink.cli.output import show  # noqa: PLC0415
    from finlink.identifiers import identify  # noqa: PLC0415

    found = [identify(value, country=country) for value in values]
    show(COLUMNS, [tuple(getattr(one, name) for name in COLUMNS) for one in found], fmt=fmt, output=output)
