"""What the pages that draw have in common: their style, and the scripts for texts, search, saving and taking back.

A chart (`finlink.export.chart`) and the overview (`finlink.export.overview`) put these scripts before their own, into
one script of a page; `pack` writes the data that they unpack. Nothing here knows what a node is.
"""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from finlink.export.html import packaged

if TYPE_CHECKING:
    from collections.abc import Sequence

STYLE, SWATCH = "page.css", "swatch.html.j2"


def shared(name: str) -> str:
    """Return a file of this package."""
    return packaged(__name__, name)


def joined_scripts(package: str, names: Sequence[str]) -> str:
    """Return the scripts of a page as the one that stands in it: each from ``package``, or else from here."""
    own = resources.files(package)
    return "\n".join(packaged(package, name) if own.joinpath(name).is_file() else shared(name) for name in names)
