"""Writing files so that they are whole or absent: atomic files, atomic folders, hashes."""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import re
import shutil
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from finlink.errors import FinlinkError

if TYPE_CHECKING:
    from collections.abc import Iterator

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file as 64 lower-case hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write_text(path: Path, text: str) -> None:
    r"""Write ``text`` as UTF-8 with ``\n`` line ends, whole or not at all (written aside, then renamed)."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Write ``data``, whole or not at all (written aside, then renamed)."""
    part = path.with_name(f".{path.name}.finlink-part")
    try:
        with part.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def fsync_tree(folder: Path) -> None:
    """Ask the system to put every file and folder below ``folder`` on the disk, deepest first."""
    for root, _, names in os.walk(folder, topdown=False):
        for name in names:
            _fsync(Path(root) / name)
        _fsync(Path(root))


def _fsync(path: Path) -> None:
    if sys.platform == "win32" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def old_folder(target: Path) -> Path:
    """Name where the previous build waits while the new one moves in."""
    return target.with_name(f".{target.name}.finlink-old")


def part_folder(target: Path) -> Path:
    """Name where a new build is written before it takes its place."""
    return target.with_name(f".{target.name}.finlink-part")


def finish_interrupted_swap(target: Path) -> None:
    """Put the previous build back if a swap was cut between its two renames; drop what is left over."""
    old = old_folder(target)
    if old.exists():
        if target.exists():
            shutil.rmtree(old)
        else:
            old.rename(target)


def swap_in(part: Path, target: Path) -> None:
    """Put the finished folder ``part`` in the place of ``target``, so that no reader ever finds neither.

    Uses the kernel's atomic exchange where there is one (Linux ``renameat2``); elsewhere the old folder
    is kept aside until the new one is in place, and ``finish_interrupted_swap`` completes a cut swap.
    """
    fsync_tree(part)
    if not target.exists():
        part.rename(target)
    elif _exchange(part, target):
        shutil.rmtree(part)
    else:
        old = old_folder(target)
        target.rename(old)
        part.rename(target)
        shutil.rmtree(old)
    _fsync(target.parent)


def _exchange(left: Path, right: Path) -> bool:
    """Exchange two folders in one step; False where the system or file system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    if renameat2(_AT_FDCWD, os.fsencode(left), _AT_FDCWD, os.fsencode(right), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM):
        return False
    raise OSError(code, os.strerror(code), str(right))


@contextmanager
def claim_part_folder(target: Path) -> Iterator[Path]:
    """Make the folder in which the new build is written, held against a second run; swept away on any failure.

    What a killed run left behind is removed, once no living run holds it. Raises FinlinkError when another run is
    writing the same build.
    """
    part = part_folder(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    if part.exists():
        with _held(part):
            shutil.rmtree(part)
    part.mkdir()
    try:
        with _held(part):
            yield part
    finally:
        if part.exists():
            shutil.rmtree(part, ignore_errors=True)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Hold a folder so that no second run of finlink can; the system lets go when the process ends."""
    if fcntl is None:
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise FinlinkError(
            f"Another finlink is writing {folder}; wait for it to end, or name another folder."
        ) from None
    finally:
        os.close(descriptor)


def safe_name(name: str) -> str:
    """Return a file name made from an input's name: no folders, no odd characters, at most 80 characters."""
    stem = safe_stem(name.rsplit("/", 1)[-1])
    return stem if stem.lower().endswith((".csv", ".tsv", ".txt")) else f"{stem}.csv"


_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever their ending."""


def safe_stem(text: str) -> str:
    """Return text as part of a file name: letters, digits, ``._-``, at most 76 characters, never empty."""
    safe = re.sub(r"[^A-Za-z0-9._-]+", "_", text).lstrip(".-")[-76:] or "chart"
    return _DEVICES.sub(r"\1_\2", safe, count=1) if _DEVICES.match(safe) else safe
