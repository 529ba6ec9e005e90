"""What changed between two builds of a register: for the weekly meeting.

``sides`` puts both builds into one engine; ``lines`` has one query a sort of change, ``cells`` those of single cells;
``heads`` says where the builds were made differently. Rows are known again by their keys, never by where they stand:
evidence is not compared, and networks, whose numbers change, are known by their cases.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.compare.cells import KEYED, cell_query
from finlink.compare.heads import files_that_differ, head
from finlink.compare.lines import COLUMNS, KINDS, QUERIES
from finlink.compare.sides import attach
from finlink.engine import literal, sql_file
from finlink.link.rules import rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from finlink.engine import DuckEngine
    from finlink.result import Build

Line = tuple[str, str, str, str, str, str]

__all__ = ["COLUMNS", "KINDS", "Comparison", "Line", "compare", "diff"]


class Comparison:
    """Two builds compared: what must be said first, how many changes there are of each kind, and the changes."""

    def __init__(self, old: Build, new: Build, engine: DuckEngine) -> None:
        self.old, self.new, self.engine = old, new, engine
        self.head = head(old, new, engine)
        counted = dict(engine.rows("SELECT what, count(*) FROM changes GROUP BY what"))
        self.counts: dict[str, int] = {name: counted[name] for name in KINDS if name in counted}

    def rows(self, kinds: Iterable[str] = ()) -> list[Line]:
        """Return the changes, of some kinds or of all, by kind, then subject."""
        chosen = ", ".join(literal(kind) for kind in kinds)
        where = f"WHERE c.what IN ({chosen})" if chosen else ""
        selected = ", ".join(f"c.{name}" for name in COLUMNS)
        order = "k.nth, i.nth, c.subject, c.before, c.after, c.reason, c.evidence"
        return self.engine.rows(
            f"SELECT {selected} FROM changes AS c JOIN kinds AS k ON k.what = c.what "
            f"LEFT JOIN indicators AS i ON i.kpi = split_part(c.subject, ' ', 1) {where} ORDER BY {order}"
        )

    @property
    def summary(self) -> str:
        """One line: how much of what changed, or that nothing did."""
        files = files_that_differ(self.old, self.new)
        if not self.counts:
            if not files:
                return "Nothing changed."
            return f"Nothing changed of what is compared, though input files differ: {', '.join(files)}."
        said = [
            f"{count:,} {KINDS[kind].one if count == 1 else KINDS[kind].many}" for kind, count in self.counts.items()
        ]
        overdue = self.engine.value("SELECT count(*) FROM changes WHERE what = 'case_new' AND after = 'MISSING'")
        if overdue:
            said[0] += f" ({overdue:,} of them MISSING)" if self.counts["case_new"] > 1 else " (MISSING)"
        return ", ".join(said) + "."

    @property
    def files(self) -> str:
        """Which input files differ, as a sentence, or nothing."""
        files = files_that_differ(self.old, self.new)
        return f"Input files that differ: {', '.join(files)}." if files else ""


def compare(old: Build, new: Build) -> Comparison:
    """Compare two builds; FinlinkError where one of them cannot be read."""
    engine = attach(old, new)
    words = rules().values()
    columns: dict[str, list[object]] = {"kind": [one.kind for one in words], "says": [one.says for one in words]}
    engine.table_from_columns("link_words", columns, {"kind": "VARCHAR", "says": "VARCHAR"})
    kpis = list(
        dict.fromkeys(kpi for (kpi,) in engine.rows("SELECT kpi FROM new_kpi UNION ALL SELECT kpi FROM old_kpi"))
    )
    for name, column, ordered in (("kinds", "what", list(KINDS)), ("indicators", "kpi", kpis)):
        order: dict[str, list[object]] = {column: [*ordered], "nth": [*range(len(ordered))]}
        engine.table_from_columns(name, order, {column: "VARCHAR", "nth": "INTEGER"})
    queries = [sql_file("finlink.compare.lines", name) for name in QUERIES]
    queries += [cell_query(engine, keyed) for keyed in KEYED]
    engine.table("changes", " UNION ALL ".join(f"SELECT {', '.join(COLUMNS)} FROM ({query})" for query in queries))
    return Comparison(old, new, engine)


def diff(old: Build, new: Build) -> pd.DataFrame:
    """Return what changed between two builds, one row a change, with the columns of ``finlink diff``."""
    import pandas  # noqa: ICN001, PLC0415 - heavy, and only notebooks need it

    return pandas.DataFrame(compare(old, new).rows(), columns=list(COLUMNS))
