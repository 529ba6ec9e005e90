"""Which folder is the register that a build was made from: a build never says where, since it may be anywhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from finlink.errors import FinlinkError
from finlink.files import sha256

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finlink.result import Build

VARIABLE = "FINLINK_REGISTER"
_MOST_FOLDERS = 500


def find_register(build: Build, given: str = "", said: str = "") -> Path:
    """Return the register of a build: ``given`` (an option), else ``said`` (the environment), else by its files.

    Without either, ``<name>`` for a build ``<name>-build`` and then every folder beside the build and in the current
    one is looked at; it is the register when its files of cases have the SHA-256 that the manifest names. Raises
    FinlinkError where none or several fit, or where a folder that was named has none of the build's files.
    """
    if given or said:
        return _named(build, Path(given or said), "--register" if given else VARIABLE)
    fitting = [folder for folder in _candidates(build.folder) if _fits(build, folder, "cases")]
    if len(fitting) > 1:
        fitting = [folder for folder in fitting if _fits(build, folder, "")] or fitting
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise FinlinkError(
            f"{build.folder} may have been built from {' or '.join(map(str, fitting[:3]))}; say which with --register."
        )
    raise FinlinkError(
        f"The register of {build.folder} was not found: no folder beside it or here has the files of cases it was made "
        f"from. Give the folder with --register or in {VARIABLE}; if it changed since, build it again first."
    )


def _named(build: Build, folder: Path, how: str) -> Path:
    if not folder.is_dir():
        what = "is a file, not a folder" if folder.exists() else "does not exist"
        raise FinlinkError(f"{how} names {folder}, which {what}; give the folder that holds cases.csv.")
    if (folder / "manifest.json").is_file() and (folder / "tables").is_dir():
        raise FinlinkError(f"{how} names {folder}, which is a build; give the folder it was built from.")
    if not any((folder / one).exists() for one in _files(build, "cases")):
        raise FinlinkError(
            f"{how} names {folder}, which has none of the files of cases that {build.folder} was made from "
            f"({', '.join(_files(build, 'cases'))}); give the register of this build."
        )
    return folder


def _candidates(build: Path) -> Iterator[Path]:
    """Yield the folders that may be the register, the likeliest first, each once."""
    places = list(dict.fromkeys([build.resolve().parent, Path.cwd()]))
    name = build.resolve().name.removesuffix("-build")
    likely = [place / name for place in places] + [place for place in places if place.is_dir()]
    others = [one for place in places for one in sorted(place.iterdir())[:_MOST_FOLDERS]]
    seen: set[Path] = set()
    for folder in [*likely, *others]:
        real = folder.resolve()
        if real in seen or folder.name.startswith(".") or not folder.is_dir():
            continue
        seen.add(real)
        yield _short(folder)


def _short(folder: Path) -> Path:
    """Return a folder as one would type it from here."""
    try:
        return folder.relative_to(Path.cwd())
    except ValueError:
        return folder


def _files(build: Build, table: str) -> dict[str, str]:
    """Return the files on the disk that fed a table ("" = all but decisions), each with its SHA-256."""
    found: dict[str, str] = {}
    inputs: list[dict[str, Any]] = build.manifest["inputs"]
    for one in inputs:
        if one["table"] == table or (not table and one["table"] != "decisions"):
            outer = one["file"].partition("/")[0] if one["archive_sha256"] else one["file"]
            found[outer] = one["archive_sha256"] or one["sha256"]
    return found


def _fits(build: Build, folder: Path, table: str) -> bool:
    """Say whether a folder has the build's files of a table, byte for byte."""
    files = _files(build, table)
    try:
        there = all((folder / name).is_file() for name in files)
        return bool(files) and there and all(sha256(folder / name) == digest for name, digest in files.items())
    except OSError:
        return False
