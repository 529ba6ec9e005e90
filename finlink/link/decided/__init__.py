"""The analyst's last word: which decision bears on which proposed link, and what was called the same beyond them.

``all_links`` gathers what every rule proposes; ``decided_links`` are the pairs of cases that an analyst linked;
``link_bearings`` says which decisions bear on which of them, and ``needless_links`` what a rule says already;
``link_decisions`` keeps the last word on each link, ``links`` is the result, with its status.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.engine import sql_file

if TYPE_CHECKING:
    from finlink.engine import DuckEngine

PROPOSED = 'SELECT "left", "right", kind, via, strength, joining, \'proposed\' AS status, evidence FROM {0}'
STATED = 'SELECT "left", "right", kind, via, strength, joining, \'confirmed\' AS status, evidence FROM {0}'

_STEPS = ("decided_links", "link_bearings", "needless_links", "link_decisions")


def apply_decisions(engine: DuckEngine, proposed: tuple[str, ...], stated: tuple[str, ...]) -> None:
    """Make ``links`` and ``link_decisions`` from the tables that the rules made; ``stated`` ones are confirmed."""
    parts = [*(PROPOSED.format(name) for name in proposed), *(STATED.format(name) for name in stated)]
    engine.table("all_links", " UNION ALL ".join(parts))
    some = engine.rows("SELECT 1 FROM decisions_in_force LIMIT 1")
    for name in _STEPS:
        engine.table(name, sql_file(__name__, name) + ("" if some else " LIMIT 0"))
    engine.table("links", sql_file(__name__, "links"))
    for name in ("all_links", *_STEPS[:-1]):
        engine.run(f"DROP TABLE {name}")
