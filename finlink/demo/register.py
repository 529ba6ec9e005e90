"""Rows of an invented register, and the writer of its CSV files."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from finlink.demo.columns import COLUMNS, TRUTH_COLUMNS
from finlink.demo.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path


class Register:
    """Rows by table, and the truth about them."""

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, str]]] = {name: [] for name in COLUMNS}
        self.truth = Truth()

    def add(self, table: str, **cells: str) -> None:
        """Append a row; columns that are not given stay empty."""
        self.rows[table].append(cells)

    def write(self, directory: Path, *, as_of: date) -> list[Path]:
        """Write every table that has rows, and `truth/` with the as-of date; return the files written.

        Columns in which no row says anything are not written.
        """
        written: list[Path] = []
        for table, rows in self.rows.items():
            if rows:
                said = [name for name in COLUMNS[table] if any(row.get(name) for row in rows)]
                values = [[row.get(name, "") for name in said] for row in rows]
                written.append(write_csv(directory / f"{table}.csv", said, values))
        truth = self.truth.tables()
        written += [
            write_csv(directory / "truth" / f"{name}.csv", TRUTH_COLUMNS[name], rows) for name, rows in truth.items()
        ]
        manifest = directory / "truth" / "manifest.toml"
        manifest.write_bytes(f'as_of = "{as_of.isoformat()}"\n'.encode())
        return [*written, manifest]


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]], *, delimiter: str = ",") -> Path:
    """Write one UTF-8 CSV file with line feeds, whatever the system; return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    path.write_bytes(text.getvalue().encode())
    return path
