"""The dossier as one self-contained HTML page: printable on A4, no script, no request, nothing runs from the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.export.dossier import words
from finlink.export.html import environment, packaged, policy

if TYPE_CHECKING:
    from collections.abc import Callable

    from finlink.export.dossier.model import Dossier, Table

PACKAGE = "finlink.export.dossier.page"
TEMPLATE, STYLE = "page.html.j2", "page.css"

_LANE, _LEFT, _TOP, _SCALE = 26, 110, 8, 0.86
"""The strip of time: height of a lane, where the lanes begin, and how wide a place of 1,000 is drawn."""


def html(dossier: Dossier) -> str:
    """Return the page. The same dossier gives the same text."""
    from markupsafe import Markup  # noqa: PLC0415 - only a page needs it

    made = environment({TEMPLATE: packaged(PACKAGE, TEMPLATE)})
    made.globals.update(kind_of=lambda block: type(block).__name__, has_claims=has_claims, shares=shares, words=words)
    made.globals.update(across=lambda at: round(_LEFT + at * _SCALE, 1), down=lambda lane: _TOP + lane * _LANE)
    made.globals["first"] = _first_time()
    style = packaged(PACKAGE, STYLE)
    page: str = made.get_template(TEMPLATE).render(
        dossier=dossier, csp=policy(style), style=Markup(style)  # noqa: S704 - finlink's own file
    )  # fmt: skip
    return page


def _first_time() -> Callable[[int], bool]:
    """Return what says of a number whether it is asked about for the first time: only there a claim is made."""
    seen: set[int] = set()

    def first(number: int) -> bool:
        known = number in seen
        seen.add(number)
        return not known

    return first


def has_claims(table: Table) -> bool:
    """Say whether rows of a table make claims, so that it has a column for their numbers."""
    return any(row.claim for row in table.rows)


def shares(table: Table) -> list[str]:
    """Return the width of each column in percent, that of the claims first where there is one."""
    weights = [*([1.4] if has_claims(table) else []), *(column.weight for column in table.columns)]
    return [f"{100 * weight / sum(weights):.2f}%" for weight in weights]
