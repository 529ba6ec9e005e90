"""Files of a register that are not read: each is named, with the reason and what would have it read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.errors import Issue
from finlink.schema import table_for_file
from finlink.settings import FILE_NAME

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from finlink.presets import Detected

SUFFIXES = (
    ".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".xml", ".sta", ".mt940", ".940", ".yaml", ".yml", ".gz", ".zip",
)  # fmt: skip
"""The endings of files that are looked at; a file with another ending is read only where [files] names it."""

_DATA = frozenset(
    (".xls", ".xlsb", ".ods", ".numbers", ".json", ".jsonl", ".pdf", ".doc", ".docx", ".dat", ".parquet", ".mdb", ".7z",
     ".rar", ".bz2", ".xz", ".zst", ".tar", ".tgz")
)  # fmt: skip
"""Endings of files that may hold data and are not looked at: that is said."""


def passed_over(folder: Path, taken: Collection[Path]) -> list[Issue]:
    """Say which files are not looked at for their ending, though their name or ending says that they may hold data."""
    issues = []
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        ending = path.suffix.lower()
        if path.name.startswith(".") or ending in SUFFIXES or path.resolve() in taken or not path.is_file():
            continue
        if ending in _DATA or (table_for_file(path.name) is not None and ending != ".toml"):
            what = f"files that end in {ending}" if ending else "files without an ending"
            message = f"{path.name} was not read, since finlink does not look at {what}."
            hint = f"save it as CSV (UTF-8) or XLSX, or name it under [files] in {FILE_NAME}"
            issues.append(Issue(path.name, 0, "", "FILE-UNUSED", "warning", "", message, hint))
    return issues


def named_otherwise(name: str, table: str | None) -> Issue:
    """Say that a file is not read, since the settings name the files of its table."""
    what = f"{table} by its name" if table else "a statement or a TagPack"
    message = f"{name} is {what}, but {FILE_NAME} names the files of its table; it was not read."
    hint = f"name it under [files] in {FILE_NAME} too"
    return Issue(name, 0, "", "FILE-UNUSED", "warning", "", message, hint)


def of_no_table(name: str, found: Detected, lacking: Sequence[str] = ()) -> Issue:
    """Say that a file is not read; a file known to be of no use, or of two kinds at once, is said to be so."""
    message = f"{name} belongs to no table by its name or its headers and was not read."
    hint = f"rename it (cases*.csv, accounts*.csv, …) or name it under [files] in {FILE_NAME}"
    if found.preset is not None and found.preset.instead:
        message = f"{name} is {found.preset.title}, which no table can be made of; it was not read."
        hint = found.preset.instead
    elif found.preset is not None and lacking:
        message = f"{name} is {found.preset.title}, but does not say its {' and '.join(lacking)}; it was not read."
        given = ", ".join(f'{what} = "…"' for what in lacking)
        table = found.preset.feeds[0].table
        hint = f'name it under [files] in {FILE_NAME}: {table} = [{{ path = "{name}", constants = {{ {given} }} }}]'
    elif found.preset is not None:
        message = f"{name} is {found.preset.title}, but {FILE_NAME} names the files of its tables; it was not read."
        hint = f"name it under [files] in {FILE_NAME} too"
    elif found.tied:
        message = f"{name} may be read with the presets {' or '.join(found.tied)}; nobody said which, so it was not."
        hint = f'name it under [files] in {FILE_NAME}, with preset = "{found.tied[0]}" or "{found.tied[-1]}"'
    return Issue(name, 0, "", "FILE-UNUSED", "warning", "", message, hint)
