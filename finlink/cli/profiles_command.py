"""``finlink profiles``: the jurisdictions known, one of them explained, or a file of one's own checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from finlink.cli.output import is_workbook, listing_options, show
from finlink.files import write_text

if TYPE_CHECKING:
    from finlink.profiles import Profile

COLUMNS = (
    "profile", "title", "jurisdiction", "currency", "timely_days", "stalled_days", "threshold_eur", "offences",
    "unverified",
)  # fmt: skip
PROBLEMS = ("severity", "key", "message")
PARTS = ("part", "key", "value", "source", "standing")
WIDTH = 110
"""Characters of a line of an explanation."""


@click.command("profiles")
@click.argument("profile", required=False, metavar="[NAME|FILE.toml]")
@click.option(
    "--validate", is_flag=True, help="Say everything that is wrong with FILE.toml; exit with 1 if anything is."
)
@listing_options
def command(profile: str | None, validate: bool, fmt: str, output: str | None) -> int:
    """List the profiles, explain the one called NAME or in FILE.toml, or check a file of your own with --validate.

    An explanation gives every value with its source, says what is still to be verified and what nobody has read, and
    which findings are looked for, with their severity.
    """
    if validate:
        if profile is None:
            raise click.UsageError("--validate needs the file to check: finlink profiles --validate FILE.toml")
        return _validate(profile, fmt, output)
    if profile is None:
        _list(fmt, output)
    else:
        _explain(profile, fmt, output)
    return 0


def _list(fmt: str, output: str | None) -> None:
    """List the profiles that come with finlink; a table counts offences and doubts, CSV and JSON name them."""
    from finlink import profiles  # noqa: PLC0415

    found = [profiles.load(name) for name in profiles.names()]
    counted = fmt == "table" and not is_workbook(output)
    notes = ("finlink profiles NAME explains one: every value with its source, and what must be verified.",)
    show(COLUMNS, [_row(p, counted=counted) for p in found], fmt=fmt, output=output, notes=notes if counted else ())


def _row(p: Profile, *, counted: bool) -> tuple[object, ...]:
    offences: object = len(p.offences) if counted else ", ".join(p.offences)
    unverified: object = len(p.unverified) if counted else "; ".join(p.unverified)
    figures = (p.timely_days, p.stalled_days, p.threshold_eur)
    return (p.name, p.title, p.jurisdiction, p.currency, *figures, offences, unverified)


def _explain(name: str, fmt: str, output: str | None) -> None:
    """Explain one profile: text for people, one listing in all other forms."""
    from finlink.assess.findings import definitions  # noqa: PLC0415
    from finlink.profiles.explaining import as_text, explain  # noqa: PLC0415
    from finlink.reference.findings import rule_words  # noqa: PLC0415
    from finlink.words import visible  # noqa: PLC0415

    entries = explain(name, lambda rule: rule_words(rule) if rule in definitions() else "")
    if fmt != "table" or is_workbook(output):
        show(PARTS, entries, fmt=fmt, output=output)
        return
    text = "\n".join(map(visible, as_text(entries, WIDTH).split("\n")))
    if output:
        write_text(Path(output), text)
    else:
        click.echo(text, nl=False)


def _validate(name: str, fmt: str, output: str | None) -> int:
    """List what is wrong with a file; 1 where it would be refused."""
    from finlink.profiles.checking import problems  # noqa: PLC0415

    found = problems(name)
    wrong = sum(one.severity == "problem" for one in found)
    words = f"{wrong} to mend" if wrong else "in order"
    summary = f"{name}: {words}, {len(found) - wrong} to think about."
    rows = [(one.severity, one.key, one.message) for one in found]
    if rows or fmt != "table":
        show(PROBLEMS, rows, fmt=fmt, output=output, notes=(summary,))
    else:
        click.echo(summary)
    return 1 if wrong else 0
