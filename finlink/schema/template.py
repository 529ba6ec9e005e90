"""Empty templates that show one example row."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from finlink.schema.model import Table


def template_csv(table: Table) -> str:
    """Return a CSV template: header line and one example row, comma separated."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerow(column.example for column in table.columns)
    return text.getvalue()
