"""The numbers of rows: file and line in one number, which is the row's own even where two rows are cited alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from finlink.engine import sql_file

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from finlink.engine import DuckEngine

_ONCE = "CREATE OR REPLACE VIEW ledger_cited AS SELECT t.*, 0 AS copy FROM transfers t"


def number_rows(engine: DuckEngine) -> None:
    """Make ``ledger_files`` and the view ``ledger_transfers``: every transfer with its ``row_id``.

    Rows of two sheets of one workbook are cited alike, and so are those of a file that feeds the transfers twice: then
    each is a copy of its own, told apart by what the rows say (``ledger_copies``).
    """
    if _any_cited_alike(engine):
        engine.table("ledger_copies", sql_file(__package__, "copies"))
        engine.run("CREATE OR REPLACE VIEW ledger_cited AS SELECT * FROM ledger_copies")
    else:
        engine.run(_ONCE)
    engine.table("ledger_files", sql_file(__package__, "files"))
    engine.run(f"CREATE OR REPLACE VIEW ledger_transfers AS {sql_file(__package__, 'transfers')}")


def _any_cited_alike(engine: DuckEngine) -> bool:
    """Say whether two rows have the same file and line; a mark a line, which is cheap for fifty million rows.

    The lines of one file follow those of another, so that however many files there are the rows are read once.
    """
    return any_twice(np.asarray(engine.ask(sql_file(__package__, "lines")).fetchnumpy()["line"]))


def any_twice(numbers: NDArray[Any]) -> bool:
    """Say whether a number that is not negative stands twice among some."""
    if len(numbers) == 0 or int(numbers.max()) > 64 * len(numbers) + 1_000_000:
        return len(np.unique(numbers)) < len(numbers)
    seen = np.zeros(int(numbers.max()) + 1, dtype=bool)
    seen[numbers] = True
    return int(np.count_nonzero(seen)) < len(numbers)
