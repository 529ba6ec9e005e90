"""Archives in a register: their files are written out once and read as if they lay there themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.errors import FinlinkError
from finlink.files import sha256
from finlink.read.formats import GZIP, ZIP, detect, unpack
from finlink.read.lines import stamp_of

if TYPE_CHECKING:
    from pathlib import Path


class Archives:
    """The archives of one register, unpacked into ``work`` as they are met."""

    def __init__(self, folder: Path, work: Path) -> None:
        self.folder = folder
        self.work = work
        self.opened: dict[Path, list[tuple[Path, str]]] = {}
        self.sums: dict[Path, str] = {}  # unpacked file → SHA-256 of the archive as it was sent

    def files(self, path: Path, name: str) -> list[tuple[Path, str]]:
        """Return the files that ``path`` stands for, each with the name to cite it by: its members, or itself."""
        if not is_archive(path, name):
            return [(path, name)]
        if path not in self.opened:
            self.opened[path] = unpack(path, name, self.work / f"unpacked-{len(self.opened)}")
            self.sums |= dict.fromkeys((member for member, _ in self.opened[path]), sha256(path))
        return self.opened[path]

    def named(self, wanted: str) -> tuple[Path, str] | None:
        """Return the file that finlink.toml names: in the folder, the one in an archive, or ``archive.zip/member``.

        None where there is no such file; raises FinlinkError for an archive of several files named as a whole.
        """
        path = self.folder / wanted
        if path.exists():
            found = self.files(path, wanted)
            if len(found) != 1:
                members = ", ".join(f'"{name}"' for _, name in found[:5])
                raise FinlinkError(f"{wanted} holds {len(found)} files; name the one that is meant: {members}.")
            return found[0]
        parts = wanted.split("/")
        for n in range(1, len(parts)):
            outer = "/".join(parts[:n])
            if (self.folder / outer).is_file():
                return next((one for one in self.files(self.folder / outer, outer) if one[1] == wanted), None)
        return None


def is_archive(path: Path, name: str) -> bool:
    """Say whether a file is a gzip or zip archive, by its first bytes; what is no plain file is none."""
    try:
        stamp_of(path, name)
    except FinlinkError:
        return False
    with path.open("rb") as stream:
        return detect(stream.read(512), name) in (GZIP, ZIP)
