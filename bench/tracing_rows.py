"""Measures tracing by FIFO alone at any size, with the tables made in the engine: no CSV is written or read.

Usage: python bench/tracing_rows.py ROWS CASES (bench/tracing.py --rows ROWS calls it in a process of its own)

The tables are those of a small build of the same shape, with `transfers`, `transfer_ends` and `cases` in the place of
its own; as in any build that is opened, they lie in Parquet files, kept in bench/work/. All is in euro; one payment in
every ROWS / CASES is a victim's, each of another case. Printed are seconds, peak memory in MiB, movements of traced
money, and accounts that paid out more than they had.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

if TYPE_CHECKING:
    from finlink.engine import DuckEngine

WORK = HERE / "work"
STORED = "(FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, DICTIONARY_SIZE_LIMIT 1000)"
MAKE = {
    "transfers": """
        SELECT 'T' || i AS transfer_id, TIMESTAMP '2024-01-01' + to_seconds(i * 15) AS time,
            'A' || hash(i) % {pots} AS sender, 'A' || hash(i + 777777777) % {pots} AS receiver,
            CAST((1 + hash(i * 7) % 500000) || '.' || lpad(CAST(hash(i * 3) % 100 AS VARCHAR), 2, '0')
                AS DECIMAL(38,18)) AS amount, 'EUR' AS currency,
            CASE WHEN i % {step} = 0 THEN 'C' || i // {step} END AS proceeds_of, 'transfers.csv' AS source_file,
            CAST(i + 2 AS BIGINT) AS source_row
        FROM range({rows}) t(i)""",
    "transfer_ends": """
        SELECT 'A' || i AS value, '' AS declared_chain, 'account:-/A' || i AS node FROM range({pots}) t(i)
        ORDER BY value""",
    "cases": "SELECT 'C' || i AS case_id, 'fraud' AS offence FROM range({cases}) t(i)",
}


def tables(rows: int, cases: int) -> Path:
    """Write the tables unless they are there; return their folder."""
    import duckdb  # noqa: PLC0415 - the harness stays small

    duckdb.sql("SET enable_progress_bar = false")

    folder = WORK / f"tracing-rows-{rows}-{cases}"
    if not folder.exists():
        folder.mkdir(parents=True)
        for name, query in MAKE.items():
            text = query.format(rows=rows, cases=cases, pots=rows // 8, step=rows // cases)
            duckdb.sql(f"COPY ({text}) TO '{folder / f'{name}.parquet'}' {STORED}")
    return folder


def opened(rows: int, cases: int) -> tuple[DuckEngine, dict[str, object]]:
    """Return an engine over the tables of such a build, and the settings of its manifest."""
    from tracing import register  # noqa: PLC0415 - beside this file

    import finlink  # noqa: PLC0415

    folder = tables(rows, cases)
    small = finlink.build(register(WORK / "tracing-2000", 2000, 50), WORK / "tracing-2000-build")
    engine = small.engine
    engine.run(f"SET temp_directory = '{folder / 'spill'}'")
    for name in MAKE:
        path = folder / f"{name}.parquet"
        stored = {column for (column,) in engine.rows(f"SELECT column_name FROM (DESCRIBE FROM '{path}')")}
        columns = ", ".join(
            column if column in stored else f"CAST(NULL AS {kind}) AS {column}"
            for column, kind in engine.rows(f"SELECT column_name, column_type FROM (DESCRIBE {name})")
        )
        engine.run(f"DROP VIEW {name}")
        engine.run(f"CREATE VIEW {name} AS SELECT {columns} FROM read_parquet('{path}')")
    return engine, small.manifest["settings"]


def main() -> int:
    """Trace, and print the figures on one line."""
    rows, cases = map(int, sys.argv[1:])
    tables(rows, cases)
    from finlink.trace import again  # noqa: PLC0415

    engine, settings = opened(rows, cases)
    again.trace.__globals__["RANGE"] = ("fifo",)
    started, used = time.perf_counter(), time.process_time()
    again.trace_again(engine, settings, "fifo")
    seconds, used = time.perf_counter() - started, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    hops, short = (engine.value(f"SELECT count(*) FROM {table}") for table in ("trace_hops", "trace_short"))
    print(seconds, used, peak, hops, short)
    return 0


if __name__ == "__main__":
    sys.exit(main())
