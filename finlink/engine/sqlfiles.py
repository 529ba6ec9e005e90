"""Finding the ``.sql`` files that ship inside the package."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def sql_file(package: str, name: str) -> str:
    """Return the one statement of ``name``.sql inside ``package`` (dotted), without its final semicolon."""
    return files(package).joinpath(f"{name}.sql").read_text(encoding="utf-8").strip().rstrip(";")
