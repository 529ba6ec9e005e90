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


def apply_decisions(engine: DuckEngine, proposed: tuple[str, ...], stated: tuple[str, ...]) -> None:
    """Make ``links`` and ``link_decisions`` from the tables that the rules made; ``stated`` ones are confirmed."""
    parts = [*(PROPOSED.format(name) for name in proposed), *(STATED.format(name) for name in stated)]
    engine.table("all_links", " UNION ALL ".join(parts))
    for name in ("decided_links", "link_bearings", "needless_links", "link_decisions", "links"):
        engine.table(name, sql_file(__name__, name))
    for name in ("all_links", "decided_links", "link_bearings", "needless_links"):
        engine.run(f"DROP TABLE {name}")
