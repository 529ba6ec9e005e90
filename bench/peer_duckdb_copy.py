"""Peer (b): DuckDB alone copies the register's CSV files, as text, to zstd Parquet: the least any stored build must do.

Usage: python peer_duckdb_copy.py REGISTER OUT
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb


def main(register: Path, out: Path) -> None:
    """Copy every CSV file of `register` to a Parquet file of the same name in `out`; nothing is typed or checked."""
    out.mkdir(parents=True)
    connection = duckdb.connect()
    for path in sorted(register.glob("*.csv")):
        connection.execute(
            f"COPY (SELECT * FROM read_csv('{path}', all_varchar = true, header = true)) "
            f"TO '{out / path.stem}.parquet' (FORMAT parquet, COMPRESSION zstd)"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
