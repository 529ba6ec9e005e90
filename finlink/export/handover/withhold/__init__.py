"""Build and audience in, the same build without the rows that the audience may not have out.

The tables of the register are narrowed to the rows that stay, and what was worked out from rows (links, traced money,
statuses) to what rests on these alone; the graph then reads them as it reads a whole build. Each ``.sql`` file is one
step; ``marked_rows`` to ``unjudged_cases`` ask the whole build, ``kept_…`` are the narrowed tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finlink.engine import sql_file
from finlink.result import Build

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finlink.engine import DuckEngine
    from finlink.export.handover.audiences import Audience

OF_ITS_CASE = "row of a withheld case"
"""How a row is counted that carries no forbidding code itself, but names a case whose row does."""

UNCODED = "no code"

_VIEWS = ("marked_rows", "cited_texts")
_STEPS = ("withheld_rows", "withheld_evidence", "touched_nodes", "touched_links", "untraced_cases", "unjudged_cases")
_NARROWED = {
    "cases": "kept_rows", "investigations": "kept_rows", "parties": "kept_rows", "accounts": "kept_rows",
    "wallets": "kept_rows", "transfers": "kept_rows", "wallet_owners": "kept_cited", "link_decisions": "kept_cited",
    "links": "kept_links", "trace_hops": "kept_traces", "trace_entries": "kept_traces", "trace_ends": "kept_traces",
    "gaps": "kept_gaps", "case_status": "kept_status", "case_facts": "kept_facts",
}  # fmt: skip
"""The tables that the graph reads, each with the query that narrows it."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """The rows that an audience may not have, as evidence cites them → why; and the nodes that they name."""

    rows: dict[str, str]
    touched: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Say whether anything is withheld at all."""
        return bool(self.rows)

    def cited(self, evidence: Iterable[str]) -> dict[str, str]:
        """Return those of the rows that these texts of evidence cite."""
        parts = {part for text in evidence for part in text.split("; ")}
        return {part: why for part, why in self.rows.items() if part in parts}


def permitted(build: Build, audience: Audience) -> tuple[Build, Withheld]:
    """Return a build of what the audience may have, and what it may not; the same build where that is nothing."""
    if audience.everything:
        return build, Withheld({})
    narrowed = Build(build.folder, build.manifest)
    engine = narrowed.engine
    for name in _VIEWS:
        engine.run(f"CREATE OR REPLACE VIEW {name} AS {_query(name)}")
    written = [str(code) for (code,) in engine.rows("SELECT DISTINCT handling FROM marked_rows ORDER BY handling")]
    forbidden = [code for code in written if not audience.permits(code)]
    if not forbidden:
        engine.close()
        return build, Withheld({})
    engine.table_from_columns("forbidden", {"handling": forbidden}, {"handling": "VARCHAR"})
    for name in _STEPS:
        engine.table(name, _query(name))
    rows = engine.rows("SELECT part, handling FROM withheld_rows")
    touched = frozenset(str(node) for (node,) in engine.rows("SELECT node FROM touched_nodes"))
    _narrow(engine)
    return narrowed, Withheld({str(part): _why(code) for part, code in rows}, touched)


def _why(code: str | None) -> str:
    return OF_ITS_CASE if code is None else code or UNCODED


def _narrow(engine: DuckEngine) -> None:
    """Put a narrowed view in the place of every table that the graph reads."""
    for name, query in _NARROWED.items():
        _replace(engine, name, query)
    engine.run(f"CREATE OR REPLACE VIEW coverage AS {sql_file('finlink.assess', 'coverage')}")
    engine.table("named_values", _query("named_values"))
    _replace(engine, "identifiers", "kept_identifiers")


def _replace(engine: DuckEngine, name: str, query: str) -> None:
    engine.run(f"ALTER VIEW {name} RENAME TO all_{name}")
    engine.run(f"CREATE VIEW {name} AS {_query(query).replace('all_rows', f'all_{name}')}")


def _query(name: str) -> str:
    return sql_file(__name__, name)
