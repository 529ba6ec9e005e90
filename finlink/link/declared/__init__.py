"""Links that the register itself declares: the column ``related_cases`` of the case list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.engine import sql_file

if TYPE_CHECKING:
    from finlink.engine import DuckEngine


def declared_links(engine: DuckEngine) -> None:
    """Make ``declared_links`` from ``related_ids``: confirmed links of strength 1 between registered cases."""
    engine.table("declared_links", sql_file(__name__, "declared_links"))
