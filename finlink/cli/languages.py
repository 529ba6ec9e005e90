"""The option of a language, and what is said of texts that have none in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from finlink.i18n import Translator

_TOLD = 5
"""So many untranslated texts are named; the rest is counted."""

language_option = click.option(
    "--lang", type=click.Choice(["en", "sr", "sq", "mk", "tr"]), default="en", show_default=True, help="The language."
)


def tell_untranslated(t: Translator) -> None:
    """Say on stderr which texts had to stay English."""
    if t.missing:
        named = "; ".join(f'"{text}"' for text in sorted(t.missing)[:_TOLD])
        more = f"; and {len(t.missing) - _TOLD} more" if len(t.missing) > _TOLD else ""
        click.echo(
            f"finlink: {len(t.missing)} texts have no translation and stand in English: {named}{more}.", err=True
        )
