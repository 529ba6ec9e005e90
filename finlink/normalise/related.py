"""The cases that a case list itself calls related, one row per case and related case."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from finlink.engine import DuckEngine
    from finlink.normalise.loaded import Loaded


def find_related(engine: DuckEngine, loaded: Loaded) -> None:
    """Make ``related_ids``: case_id, related_cases (one id), source_file, source_row; a case itself is left out.

    An id is taken to be of the namespace of its file; where the register has it only as written, another office's
    case is meant.
    """
    spaces = {file.name: file.input.source.namespace for file in loaded.files if file.input.table == "cases"}
    query = "SELECT DISTINCT source_file, related_cases FROM cases WHERE related_cases IS NOT NULL ORDER BY 1, 2"
    said = [(file, cell, one) for file, cell in engine.rows(query) for one in split_ids(cell)]
    columns = {
        "source_file": [file for file, _, _ in said],
        "cell": [cell for _, cell, _ in said],
        "own": [f"{spaces[file]}/{one}" if spaces.get(file) else one for file, _, one in said],
        "written": [one for _, _, one in said],
    }
    engine.table_from_columns("related_said", columns, dict.fromkeys(columns, "VARCHAR"))
    engine.table(
        "related_ids",
        "SELECT DISTINCT c.case_id, coalesce(o.case_id, w.case_id, s.own) AS related_cases, c.source_file, "
        "c.source_row FROM cases c JOIN related_said s ON s.source_file = c.source_file AND s.cell = c.related_cases "
        "LEFT JOIN cases o ON o.case_id = s.own LEFT JOIN cases w ON w.case_id = s.written "
        "WHERE coalesce(o.case_id, w.case_id, s.own) <> c.case_id ORDER BY 3, 4, 2",
    )
    engine.run("DROP TABLE related_said")


def split_ids(cell: str) -> list[str]:
    """Return the ids of a cell, separated by semicolons, commas or line ends; blanks may belong to an id.

    >>> split_ids("KT-1/24; KT-2/24,KT-3/24 ;; KT-1/24"), split_ids("K 12/2024, K 13/2024")
    (['KT-1/24', 'KT-2/24', 'KT-3/24'], ['K 12/2024', 'K 13/2024'])
    """
    return list(dict.fromkeys(one for part in re.split(r"[;,\r\n]", cell) if (one := part.strip())))
