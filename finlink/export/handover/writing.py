"""What a format made goes to the disk: a file, a folder of files, or a zip of these with no clock in it."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from finlink.errors import FinlinkError
from finlink.files import write_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.export.handover.model import Files

_NO_CLOCK = (1980, 1, 1, 0, 0, 0)


def write_files(target: Path, files: Files) -> None:
    """Write one file, or several into the folder ``target`` (into a zip where its name ends in .zip).

    Raises FinlinkError where a folder stands in the place of a file, or a file in that of a folder.
    """
    single = files.contents.get("")
    if single is None and target.suffix.lower() == ".zip":
        single = _zipped(files)
    if single is not None:
        if target.is_dir():
            raise FinlinkError(f"{target} is a folder; name a file with -o.")
        write_bytes(target, single)
        return
    if target.exists() and not target.is_dir():
        names = " and ".join(files.contents)
        raise FinlinkError(f"{target} is a file, and {names} go into a folder; name one, or a .zip, with -o.")
    target.mkdir(parents=True, exist_ok=True)
    for name, content in files.contents.items():
        write_bytes(target / name, content)


def _zipped(files: Files) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.contents.items():
            entry = zipfile.ZipInfo(name, _NO_CLOCK)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return stream.getvalue()
