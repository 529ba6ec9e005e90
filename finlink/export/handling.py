"""The handling codes of a register's rows: of all, of those that a picture cites, and which restrict most."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finlink.engine import sql_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finlink.engine import DuckEngine
    from finlink.graph import Graph

_RESTRICTING = ("H3", "H2", "H1", "RED", r"AMBER\s*\+\s*STRICT", "AMBER")
_FREE = ("GREEN", "H0", "CLEAR", "WHITE")
"""Codes from the most restricting to the freest; one that nobody knows stands between these, since it may restrict."""

_CODE = re.compile(rf"(TLP:\s*)?({'|'.join((*_RESTRICTING, *_FREE))})", re.IGNORECASE)


def strictest_first(codes: Iterable[str]) -> tuple[str, ...]:
    """Return handling codes, those first that restrict most.

    >>> strictest_first(["TLP:CLEAR", "TLP:AMBER", "H2", "for Unit 5 only", "TLP:RED"])
    ('H2', 'TLP:RED', 'TLP:AMBER', 'for Unit 5 only', 'TLP:CLEAR')
    """
    return tuple(sorted(codes, key=lambda code: (_rank(code), code)))


def _rank(code: str) -> int:
    order = (*_RESTRICTING, "", *_FREE)
    met = (n for n, one in enumerate(order) if one and re.search(rf"(?<!\w){one}(?!\w)", code, re.IGNORECASE))
    return next(met, len(_RESTRICTING))


def is_code(handling: str) -> bool:
    """Tell whether a handling code is one of the known ones, and not words of somebody's own.

    >>> is_code("TLP:AMBER+STRICT"), is_code("for Unit 5 only")
    (True, False)
    """
    return bool(_CODE.fullmatch(handling.strip()))


def handling_codes(engine: DuckEngine) -> tuple[str, ...]:
    """Return the codes of all rows of a register, whatever table they stand in, those first that restrict most."""
    coded = sql_file("finlink.export", "handling")
    return strictest_first(code for (code,) in engine.rows(f"SELECT DISTINCT handling FROM ({coded}) AS c"))


def handling_shown(engine: DuckEngine, picture: Graph) -> tuple[str, ...]:
    """Return the codes of the rows that a picture's nodes and edges cite, whatever table they stand in."""
    engine.table("coded_rows", sql_file("finlink.export", "handling"))
    if not engine.value("SELECT count(*) FROM coded_rows"):
        return ()
    told = [*(data for _, data in picture.nodes(data=True)), *(data for *_, data in picture.edges(data=True))]
    rows = sorted({row for data in told for row in str(data.get("evidence") or "").split("; ")})
    engine.table_from_columns("cited_rows", {"cited": rows}, {"cited": "VARCHAR"})
    return strictest_first(code for (code,) in engine.rows(sql_file("finlink.export", "handling_shown")))
