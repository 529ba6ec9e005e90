"""Filters that name something: a misspelt one is refused, since an empty list would look like good news."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable


def known(value: str, choices: Iterable[str], what: str) -> str:
    """Return ``value`` when it is one of ``choices``; else a usage error that names the nearest or all of them."""
    from difflib import get_close_matches  # noqa: PLC0415 - only to word an error

    names = sorted(set(choices))
    if value in names:
        return value
    near = get_close_matches(value, names, 3)
    hint = f"did you mean {', '.join(near)}?" if near else f"there are: {', '.join(names[:40]) or 'none'}."
    raise click.UsageError(f"There is no {what} {value}; {hint}")
