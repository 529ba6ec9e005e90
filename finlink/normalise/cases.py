"""Case ids that stand in the register more than once: the four situations of the design.

Identical rows count once. The same id from another unit or country, without a namespace, refuses the build: two
different cases under one id would be mixed up everywhere. The same office with differing cells is one case whose
differing cells are unknown; both values are reported. With namespaces the ids already differ.
"""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from finlink.errors import FinlinkError, Issue

if TYPE_CHECKING:
    from finlink.engine import DuckEngine
    from finlink.normalise.loaded import Loaded


def settle_cases(engine: DuckEngine, loaded: Loaded) -> None:
    """Leave one row per case id in ``in_cases``; raises FinlinkError where one id means two cases."""
    columns = [name for name in loaded.present["cases"] if name not in ("case_id", "source_file", "source_row")]
    repeated = "SELECT case_id FROM in_cases GROUP BY case_id HAVING count(*) > 1"
    selected = ", ".join(f'"{name}"' for name in columns) or "NULL"
    if not engine.rows(f"SELECT 1 FROM ({repeated}) LIMIT 1"):
        return
    loaded.keep(engine, "cases")
    rows = engine.rows(
        f"SELECT row_at, case_id, source_file, source_row, {selected} FROM in_cases WHERE case_id IN ({repeated}) "
        "ORDER BY case_id, source_file, source_row"
    )
    drop: list[int] = []
    for case_id, group in groupby(rows, key=itemgetter(1)):
        first, *others = list(group)
        drop += [row[0] for row in others]
        _settle(case_id, (first, *others), columns, engine, loaded)
    engine.table_from_columns("repeated_cases", {"row_at": drop}, {"row_at": "BIGINT"})
    loaded.keep(engine, "cases", "row_at NOT IN (SELECT row_at FROM repeated_cases)")


def _place(row: tuple[Any, ...]) -> str:
    return f"{row[2]}:{row[3]}"


def _settle(
    case_id: str, rows: tuple[tuple[Any, ...], ...], columns: list[str], engine: DuckEngine, loaded: Loaded
) -> None:
    """Make the first of ``rows`` stand for all of them, or refuse."""
    first = rows[0]
    cells = {name: [(row[4 + n], _place(row)) for row in rows] for n, name in enumerate(columns)}
    _refuse_two_offices(case_id, cells)
    differing = {name for name, said in cells.items() if len({value for value, _ in said if value is not None}) > 1}
    if not differing:
        places = ", ".join(_place(row) for row in rows[1:])
        message = f"Case {case_id} stands here and at {places} with nothing that differs; it counts once."
        loaded.issues.append(Issue(first[2], first[3], "case_id", "CASE-SAME", "info", case_id, message, ""))
    for name, said in cells.items():
        known = [(value, place) for value, place in said if value is not None]
        if name in differing:
            value_sql = "NULL"
            texts = " and ".join(f"{value} ({place})" for value, place in known)
            message = f"Case {case_id} has differing values of {name}: {texts}; it counts as unknown."
            hint = "correct one of the rows, or remove it"
            loaded.issues.append(Issue(first[2], first[3], name, "CASE-DIFFERS", "warning", case_id, message, hint))
        elif known and said[0][0] is None:
            source = next(row[0] for row, (value, _) in zip(rows, said, strict=True) if value is not None)
            value_sql = f'(SELECT "{name}" FROM in_cases WHERE row_at = {source})'
        else:
            continue
        engine.run(f'UPDATE {loaded.rows["cases"]} SET "{name}" = {value_sql} WHERE rowid = {first[0]}')


def _refuse_two_offices(case_id: str, cells: dict[str, list[tuple[Any, str]]]) -> None:
    """Refuse one id that two units or countries use, without a namespace to tell them apart."""
    for name in ("unit", "country"):
        said = {value: place for value, place in reversed(cells.get(name, [])) if value is not None}
        if len(said) > 1:
            (one, here), (two, there), *_ = sorted(said.items(), key=itemgetter(1))
            raise FinlinkError(
                f'The case id "{case_id}" stands for two cases: {here} ({name} {one}) and {there} ({name} {two}); give '
                "each file a namespace in finlink.toml, as in [files] cases = "
                '[{ path = "a.csv", namespace = "A" }, { path = "b.csv", namespace = "B" }].'
            )
