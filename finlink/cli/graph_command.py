"""``finlink graph``: the chart of a case, a network or a node."""

from __future__ import annotations

from pathlib import Path

import click

from finlink.cli.languages import language_option, tell_untranslated
from finlink.cli.options import build_argument
from finlink.cli.output import format_option, show


@click.command("graph")
@build_argument
@click.option("--case", default="", help="Chart one case with the other ends of its transfers.")
@click.option("--network", default="", help="Chart one network, such as N001.")
@click.option("--node", default="", help="Chart what is around a node, such as account:RS35….")
@click.option("--register", is_flag=True, help="Chart the whole register, however large: networks, cases, all in it.")
@click.option("--hops", default=1, show_default=True, type=click.IntRange(1, 6), help="With --node: how far.")
@click.option("--notes", type=click.Path(dir_okay=False), help="Notes on nodes, as a chart saved them.")
@language_option
@click.option("--unmask", is_flag=True, help="Show the personal numbers of people as they are; else they are masked.")
@click.option("--redact", is_flag=True, help="Show pseudonyms for all names and numbers, and no free text.")
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="The file [named after what is shown].")
@format_option
def command(
    build_folder: str, case: str, network: str, node: str, register: bool, hops: int, notes: str | None, lang: str,
    unmask: bool, redact: bool, output: str | None, fmt: str,
) -> None:  # fmt: skip
    """Write an interactive chart that opens offline; without an option, the networks that matter most."""
    from finlink.export.manner import Manner  # noqa: PLC0415 - heavy
    from finlink.export.notes import Notes, read_notes  # noqa: PLC0415
    from finlink.export.overview import register_page  # noqa: PLC0415 - heavy
    from finlink.export.pages import chart_page  # noqa: PLC0415 - heavy
    from finlink.files import safe_stem, write_text  # noqa: PLC0415
    from finlink.i18n import translator  # noqa: PLC0415
    from finlink.result import open_build  # noqa: PLC0415

    if sum(map(bool, (case, network, node, register))) > 1:
        raise click.UsageError("Give one of --case, --network, --node and --register.")
    if unmask and redact:
        raise click.UsageError("Give --unmask or --redact: a page shows numbers as they are, or no name at all.")
    if notes and redact:
        raise click.UsageError("Give --notes or --redact: notes are free text, which a redacted page has none of.")
    noted = read_notes(Path(notes)) if notes else Notes()
    build = open_build(build_folder)
    manner = Manner(translator(lang), unmask=unmask, redact=redact)
    if register:
        page = register_page(build, manner, noted=noted)
    else:
        page = chart_page(build, manner, case=case, network=network, node=node, hops=hops, noted=noted)
    stem = "register" if register else safe_stem(case or network or node or "networks")
    if redact:  # a file is sent under its name, which must not be that of a case
        stem = "redacted-" + ("register" if register else "case" if case else "network" if network else "chart")
    target = Path(output or f"{stem}.html")
    write_text(target, page)
    if fmt == "table":
        click.echo(f"Chart     {target}")
    else:
        show(("chart",), [(str(target),)], fmt=fmt, output=None)
    tell_untranslated(manner.t)
