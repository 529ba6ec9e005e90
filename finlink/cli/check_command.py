"""``finlink check``: the data-quality gate."""

from __future__ import annotations

import click

from finlink.cli.options import reading_options
from finlink.cli.output import listing_options


@click.command("check")
@click.argument("register", metavar="INPUT", type=click.Path())
@reading_options
@click.option("--strict", is_flag=True, help="Exit with 3 when rows were rejected.")
@listing_options
def command(register: str, strict: bool, fmt: str, output: str | None, **reading: str) -> int:
    """Read and validate the register in INPUT; nothing is written."""
    from finlink.cli.output import show  # noqa: PLC0415
    from finlink.errors import ISSUE_COLUMNS  # noqa: PLC0415
    from finlink.pipeline import check  # noqa: PLC0415 - heavy
    from finlink.publish import file_account  # noqa: PLC0415

    loaded, issues = check(register, **{name: value or "" for name, value in reading.items()})
    rows = [tuple(getattr(issue, name) for name in ISSUE_COLUMNS) for issue in issues]
    notes = []
    for file in loaded.files:
        one = file_account(file)
        notes.append(
            f"{one['file']} → {one['table']}: {one['lines']:,} lines = {one['preamble_lines']} before the header "
            f"+ {one['header_lines']} header + {one['accepted_lines']:,} used + {one['rejected_lines']:,} set aside "
            f"+ {one['blank_lines']:,} blank; {one['encoding']}, delimiter {one['delimiter']!r}; {one['columns']}."
        )
    show(ISSUE_COLUMNS, rows, fmt=fmt, output=output, notes=notes)
    return 3 if strict and any(file.rejects for file in loaded.files) else 0
