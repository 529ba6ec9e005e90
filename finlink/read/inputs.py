"""Which files of a register feed which table."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from finlink.errors import FinlinkError, Issue
from finlink.schema import TABLE_NAMES, table_for_file
from finlink.settings import FILE_NAME, Source

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.settings import Derive, Settings

SUFFIXES = (".csv", ".tsv", ".txt")


@dataclass(frozen=True, slots=True)
class Input:
    """One file read for one table; ``name`` is how finlink cites it: relative to the register, with ``/``."""

    path: Path
    name: str
    table: str
    source: Source
    derive: Derive | None = None


def find_inputs(folder: Path, settings: Settings) -> tuple[list[Input], list[Issue]]:
    """List the inputs of a register, by table and then by name, and the files that belong to no table.

    Raises FinlinkError when the folder is not there, nothing feeds ``cases``, or a named file is missing.
    """
    if not folder.is_dir():
        what = "is a file, not a folder" if folder.exists() else "does not exist"
        raise FinlinkError(f"{folder} {what}; give the folder that holds cases.csv and the other tables.")
    found = [_named(folder, t, s) for t, sources in settings.files.items() for s in sources]
    found += [_named(folder, d.table, Source(d.source), _mapped(d, settings)) for d in settings.derive]
    taken = {one.path.resolve() for one in found}
    unused = []
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.name.startswith(".") or path.suffix.lower() not in SUFFIXES or path.resolve() in taken:
            continue
        table = table_for_file(path.name)
        if table is None or table in settings.files:
            unused.append(_unused(path.name))
        else:
            found.append(Input(path, path.name, table, Source(path.name)))
    if not any(one.table == "cases" for one in found):
        raise FinlinkError(
            f"{folder} has no cases file; add cases.csv (finlink init writes an empty one), or name the file under "
            f"[files] or make the table with [[derive]] in {FILE_NAME}."
        )
    return sorted(found, key=lambda one: (TABLE_NAMES.index(one.table), one.name, one.derive is not None)), unused


def _mapped(derive: Derive, settings: Settings) -> Derive:
    """Let [columns] of the table speak for a table derived by key too; the entry's own columns win."""
    if not derive.key:
        return derive
    return replace(derive, columns={**settings.columns.get(derive.table, {}), **derive.columns})


def _named(folder: Path, table: str, source: Source, derive: Derive | None = None) -> Input:
    path = folder / source.path
    if not path.exists():
        raise FinlinkError(
            f"{folder / FILE_NAME} names {source.path} for {table}, but there is no such file; correct the path."
        )
    return Input(path, os.path.normpath(source.path).replace(os.sep, "/"), table, source, derive)


def _unused(name: str) -> Issue:
    return Issue(
        file=name,
        row=0,
        column="",
        issue="FILE-UNUSED",
        severity="warning",
        value="",
        message=f"{name} belongs to no table by its name and was not read.",
        hint=f"rename it (cases*.csv, accounts*.csv, …) or name it under [files] in {FILE_NAME}",
    )


def require_regular(path: Path, name: str) -> None:
    """Refuse anything but a plain file: a device or a pipe could hang or never end."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise FinlinkError(f"{name} is not a plain file, so it cannot be read twice and cited; copy it to a file.")
