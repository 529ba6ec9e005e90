"""Which files of a register feed which table."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from finlink.errors import FinlinkError, Issue
from finlink.presets import OWN_ACCOUNT, Detected, Mapper, load_presets
from finlink.presets.loading import NONE, named
from finlink.read.archives import Archives
from finlink.read.formats.detect import CAMT, MT940, TAGPACK, detect
from finlink.read.peek import START, first_rows, preset_of
from finlink.read.repairs import as_original, original_of
from finlink.read.unread import SUFFIXES, named_otherwise, of_no_table, passed_over
from finlink.schema import TABLE_NAMES, table_for_file, tables
from finlink.settings import FILE_NAME, Source

if TYPE_CHECKING:
    from collections.abc import Collection

    from finlink.presets import Presets
    from finlink.settings import Derive, Settings

FEEDS = {CAMT: ("accounts", "transfers"), MT940: ("accounts", "transfers"), TAGPACK: ("wallets",)}
"""The tables that a format feeds whatever the file is called."""


@dataclass(frozen=True, slots=True)
class Input:
    """One file read for one table; ``name`` is how finlink cites it: relative to the register, with ``/``.

    ``preset`` is the one that gave a file its table, "" where its name or finlink.toml did; ``presets`` are all that
    its header may be compared with. ``archive`` is the SHA-256 of the archive it was sent in.
    ``like`` names the file whose columns it has, where it repairs rows of that one.
    """

    path: Path
    name: str
    table: str
    source: Source
    derive: Derive | None = None
    preset: str = ""
    like: str = ""
    archive: str = ""
    presets: Presets = field(default_factory=lambda: MappingProxyType({}), repr=False)

    def mapper(self, settings: Settings) -> Mapper:
        """Return what maps a header line of this file to its table: [columns], presets, names and aliases."""
        mapping = {**settings.columns.get(self.table, {}), **settings.columns.get(self.like or self.name, {})}
        return Mapper(tables()[self.table], mapping, self.source, self.presets, self.name, self.preset)


def find_inputs(folder: Path, settings: Settings, work: Path) -> tuple[list[Input], list[Issue]]:
    """List the inputs of a register, by table and then by name, and the files that belong to no table.

    Archives are unpacked into ``work``. Rows that were set aside and come back repaired are read as their original was.
    Raises FinlinkError when the folder is not there, nothing feeds ``cases``, or a named file is missing.
    """
    if not folder.is_dir():
        what = "is a file, not a folder" if folder.exists() else "does not exist"
        raise FinlinkError(f"{folder} {what}; give the folder that holds cases.csv and the other tables.")
    presets = load_presets(folder)
    archives = Archives(folder, work)
    found = [_named(archives, t, s, presets=presets) for t, sources in settings.files.items() for s in sources]
    found += [_named(archives, d.table, Source(d.source), _mapped(d, settings)) for d in settings.derive]
    unused: list[Issue] = []
    taken = {one.path.resolve() for one in found}
    repaired: list[tuple[Path, str, str]] = []
    for outer, name in candidates(folder, taken):
        members = archives.files(outer, name)
        for path, cited in members:
            if path.resolve() in taken:
                continue
            original = original_of(first_rows(path, cited, _start(path)))
            if original is not None:
                repaired.append((path, cited, original))
                continue
            feeds, problem = inputs_of(path, cited, settings, presets, name if len(members) == 1 else "")
            found += feeds
            unused += [problem] if problem else []
    for path, cited, original in repaired:
        feeds, problem = _repaired(path, cited, original, found, presets)
        found += feeds
        unused += [problem] if problem else []
    unused += passed_over(folder, taken)
    _refuse_columns_of_no_file(folder, settings, found)
    if not any(one.table == "cases" for one in found):
        raise FinlinkError(
            f"{folder} has no cases file; add cases.csv (finlink init puts one to fill in under templates/), or name "
            f"the file under [files] or make the table with [[derive]] in {FILE_NAME}."
        )
    found = [replace(one, archive=archives.sums.get(one.path, "")) for one in found]
    return sorted(found, key=lambda one: (TABLE_NAMES.index(one.table), one.name, one.derive is not None)), unused


def inputs_of_table(folder: Path, settings: Settings, work: Path, table: str) -> list[Input]:
    """List the inputs of one table by itself, without looking at the files of the others; repaired rows left out."""
    presets = load_presets(folder)
    archives = Archives(folder, work)
    if table in settings.files:
        return [_named(archives, table, source, presets=presets) for source in settings.files[table]]
    found: list[Input] = []
    for outer, name in candidates(folder):
        if table_for_file(name) != table:
            continue
        for path, cited in archives.files(outer, name):
            if original_of(first_rows(path, cited, _start(path))) is None:
                found += [one for one in inputs_of(path, cited, settings, presets, name)[0] if one.table == table]
    return found


def _refuse_columns_of_no_file(folder: Path, settings: Settings, found: Collection[Input]) -> None:
    names = {one.name for one in found}
    for key in settings.columns:
        if key not in TABLE_NAMES and key not in names:
            near = get_close_matches(key, names, 1)
            hint = f"did you mean {near[0]}?" if near else f"the files read are: {', '.join(sorted(names)[:10])}."
            raise FinlinkError(f'{folder / FILE_NAME}: [columns."{key}"] is for a file that is not read; {hint}')


def candidates(folder: Path, taken: Collection[Path] = ()) -> list[tuple[Path, str]]:
    """List the files of a register that may feed a table and are not ``taken``, each with the name to cite it by."""
    paths = sorted(folder.iterdir(), key=lambda p: p.name)
    return [
        (path, path.name)
        for path in paths
        if not path.name.startswith(".") and path.suffix.lower() in SUFFIXES and path.resolve() not in taken
    ]


def inputs_of(
    path: Path, name: str, settings: Settings, presets: Presets, outer: str = ""
) -> tuple[list[Input], Issue | None]:
    """Return what a file that finlink.toml does not name is read for, or the issue that says why it is not.

    A statement or a TagPack feeds its own tables, any other file the table whose name begins its own (or that of the
    archive it is alone in, ``outer``), or the tables of the preset that its header matches. Tables for which [files]
    names files take no others.
    """
    start = _start(path)
    free = [table for table in TABLE_NAMES if table not in settings.files]
    wanted: Collection[str] = FEEDS.get(detect(start, name), ())
    by_name = table_for_file(name) or table_for_file(outer)
    if wanted or by_name is not None:
        feeds = [Input(path, name, t, Source(name), presets=presets) for t in free if t in (wanted or (by_name,))]
        return feeds, None if feeds else named_otherwise(name, by_name)
    found, cells = preset_of(first_rows(path, name, start), presets)
    feeds = [
        Input(path, name, t, Source(name), preset=found.preset.name, presets=presets)
        for t in free
        if found.preset is not None and found.preset.feed(t)
    ]
    lacking = [what for one in feeds for what in one.mapper(settings)(cells).lacking()]
    return ([], of_no_table(name, found, lacking)) if lacking or not feeds else (feeds, None)


def _repaired(
    path: Path, name: str, original: str, found: list[Input], presets: Presets
) -> tuple[list[Input], Issue | None]:
    """Return the inputs of a file of repaired rows: those of its original, else of the table in a name."""
    feeds = [
        replace(one, path=path, name=name, source=as_original(one.source, name), like=one.name)
        for one in found
        if one.name.casefold() == original.casefold() and one.derive is None
    ]
    table = table_for_file(original) or table_for_file(name)
    if not feeds and table is not None:
        feeds = [Input(path, name, table, Source(name), presets=presets, like=original)]
    return feeds, None if feeds else of_no_table(name, Detected())


def _start(path: Path) -> bytes:
    """Return the beginning of a file; nothing of what is no plain file, since a pipe may never answer."""
    if not stat.S_ISREG(path.stat().st_mode):
        return b""
    with path.open("rb") as stream:
        return stream.read(START)


def _mapped(derive: Derive, settings: Settings) -> Derive:
    """Let [columns] of the table speak for a table derived by key too; the entry's own columns win."""
    if not derive.key:
        return derive
    return replace(derive, columns={**settings.columns.get(derive.table, {}), **derive.columns})


def _named(
    archives: Archives, table: str, source: Source, derive: Derive | None = None, presets: Presets | None = None
) -> Input:
    if Path(source.path).is_absolute() or os.path.normpath(source.path).startswith(".."):
        raise FinlinkError(
            f"{archives.folder / FILE_NAME} names {source.path} for {table}, which lies outside the register; copy the "
            "file into its folder."
        )
    found = archives.named(os.path.normpath(source.path).replace(os.sep, "/"))
    folder = archives.folder
    if found is None:
        raise FinlinkError(
            f"{folder / FILE_NAME} names {source.path} for {table}, but there is no such file; correct the path."
        )
    path, name = found
    if source.preset and source.preset != NONE and presets is not None:
        named(presets, source.preset, f"{folder / FILE_NAME} asks for {name} to be read with")
    columns = {column.name for column in tables()[table].columns} | ({OWN_ACCOUNT} if table == "transfers" else set())
    for column in source.constants:
        if column not in columns:
            raise FinlinkError(
                f'{folder / FILE_NAME}, {name}: constants names "{column}", which is no column of {table}; its columns '
                f"are {', '.join(sorted(columns))}."
            )
    return Input(path, name, table, source, derive, presets=presets or MappingProxyType({}))


def require_regular(path: Path, name: str) -> None:
    """Refuse anything but a plain file: a device or a pipe could hang or never end."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise FinlinkError(f"{name} is not a plain file, so it cannot be read twice and cited; copy it to a file.")
