"""The reference page says what the schema says."""

import os
from pathlib import Path

from finlink.schema import tables
from finlink.schema.reference import render

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "columns.md"


def test_page_is_up_to_date() -> None:
    if os.environ.get("FINLINK_UPDATE"):
        PAGE.write_text(render(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == render(), "run FINLINK_UPDATE=1 pytest tests/schema"


def test_page_names_every_column_and_alias() -> None:
    page = render()
    for table in tables().values():
        section = page.partition(f"\n## {table.name}\n")[2].partition("\n## ")[0]
        for column in table.columns:
            assert f"| `{column.name}` | {column.type} |" in section
            assert all(alias in section for alias in column.aliases)
