"""The reference pages that are made from the code, so that they cannot say anything else: one module a page.

``PAGES`` has the pages that need nothing but the code; the page of the build folder takes the columns of the
stored tables from a build, and the page of the commands is made in ``finlink.cli.reference``, which knows click.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.reference import findings, graph, identifiers, indicators, links, listings, presets

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PAGES: Mapping[str, Callable[[], str]] = {
    "findings": findings.render,
    "graph": graph.render,
    "identifiers": identifiers.render,
    "indicators": indicators.render,
    "links": links.render,
    "listings": listings.render,
    "presets": presets.render,
}
"""File name without its ending (``docs/reference/<name>.md``) → what writes it."""
