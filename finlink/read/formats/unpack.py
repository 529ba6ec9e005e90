"""Files in a gzip or zip archive, written out within bounds.

The standard library inflates (zlib and zipfile are part of Python and kept with it). What it leaves to its caller is
done here: members with names that lead elsewhere get safe ones, links and locked members are refused, the bytes are
counted as they come, and an archive inside an archive is not opened.
"""

from __future__ import annotations

import gzip
import re
import stat
import zipfile
from typing import TYPE_CHECKING

from finlink.errors import FinlinkError
from finlink.read.formats.bounds import DAMAGE, Limits, Meter
from finlink.read.formats.detect import GZIP, ZIP, detect

if TYPE_CHECKING:
    from pathlib import Path
    from typing import IO

_ARCHIVES = (GZIP, ZIP, "bzip2", "xz", "Zstandard", "7-Zip", "RAR", "TAR")
_JUNK = re.compile(r"(?:^|/)(?:__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)")
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f:*?"<>|]|[\u200b-\u200f\u202a-\u202e\u2066-\u2069]')


def unpack(path: Path, name: str, work: Path, limits: Limits | None = None) -> list[tuple[Path, str]]:
    """Write the files of an archive into the folder ``work`` and return (path, name to cite it by) of each, in order.

    A file in ``replies.zip`` is cited as ``replies.zip/accounts.csv``, a gzip file by its own name. Folders, and
    what macOS and Windows add on their own (``__MACOSX``, ``Thumbs.db``), are left out. Raises FinlinkError in one
    sentence for an archive that is damaged, locked, too large, or holds links or further archives.
    """
    limits = limits or Limits()
    work.mkdir(parents=True, exist_ok=True)
    with path.open("rb") as stream:
        kind = detect(stream.read(64 * 1024), name)
    meter = Meter(name, max(path.stat().st_size, 1), limits)
    if kind == GZIP:
        return [_gunzip(path, name, work, meter)]
    try:
        with zipfile.ZipFile(path) as archive:
            return _members(archive, name, work, meter)
    except DAMAGE as error:
        raise FinlinkError(
            f"{name} is a damaged ZIP archive, or only the first part of one ({_reason(error)}); ask for it again."
        ) from None


def _gunzip(path: Path, name: str, work: Path, meter: Meter) -> tuple[Path, str]:
    inner = re.sub(r"\.gz$|\.gzip$", "", name, flags=re.IGNORECASE)
    target = work / f"0001-{_file_name(inner)}"
    with gzip.open(path, "rb") as stream:
        _write(stream, target, name, meter)
    _refuse_archive(target, inner, f"{name} holds")
    return target, name


def _members(archive: zipfile.ZipFile, name: str, work: Path, meter: Meter) -> list[tuple[Path, str]]:
    members = archive.infolist()
    if len(members) > meter.limits.members:
        raise FinlinkError(
            f"{name} holds {len(members)} files, more than {meter.limits.members}; unpack it and keep what is needed."
        )
    done: list[tuple[Path, str]] = []
    cited: set[str] = set()
    for member in members:
        inner = _safe(_decoded(member))
        full = f"{name}/{inner}"
        if member.filename.endswith("/") or _JUNK.search(inner):
            continue
        _refuse_member(member, full)
        if full.casefold() in cited:
            raise FinlinkError(f"{name} holds two files named {inner}; unpack it and rename one.")
        cited.add(full.casefold())
        target = work / f"{len(done) + 1:04}-{_file_name(inner)}"
        _extract(archive, member, target, full, meter)
        _refuse_archive(target, inner, f"{full} is")
        done.append((target, full))
    if not done:
        raise FinlinkError(f"{name} is an archive without any file; ask for it again, or remove it.")
    return done


def _refuse_member(member: zipfile.ZipInfo, full: str) -> None:
    if member.flag_bits & 0x1:
        raise FinlinkError(f"{full} is locked with a password; unpack it with the password and put the file here.")
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise FinlinkError(f"{full} is a link or device, not a file, and was not followed; put the file itself here.")


def _extract(archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, full: str, meter: Meter) -> None:
    try:
        with archive.open(member) as stream:
            _write(stream, target, full, meter)
    except NotImplementedError:
        raise FinlinkError(
            f"{full} is packed by a method that finlink does not know (number {member.compress_type}); unpack it and "
            "put the file here."
        ) from None
    except DAMAGE as error:
        target.unlink(missing_ok=True)
        raise _damaged(full, error) from None


def _write(stream: IO[bytes] | gzip.GzipFile, target: Path, full: str, meter: Meter) -> None:
    try:
        with target.open("wb") as out:
            for piece in meter.chunks(stream):
                out.write(piece)
    except DAMAGE as error:
        target.unlink(missing_ok=True)
        raise _damaged(full, error) from None
    except FinlinkError:
        target.unlink(missing_ok=True)
        raise


def _damaged(full: str, error: Exception) -> FinlinkError:
    if isinstance(error, OSError) and error.errno is not None:
        return FinlinkError(f"{full} could not be unpacked: {error.strerror}.")
    return FinlinkError(f"{full} is damaged or cut off ({_reason(error)}); ask for it again.")


def _reason(error: Exception) -> str:
    """Say in a few words why unpacking failed; what the library says names no part of the data."""
    if isinstance(error, EOFError):
        return "it ends too early"
    if "CRC" in str(error):
        return "its checksum does not fit"
    return "its structure is broken"


def _refuse_archive(target: Path, inner: str, what: str) -> None:
    """Refuse an archive inside an archive; ``what`` begins the sentence."""
    with target.open("rb") as stream:
        kind = detect(stream.read(64 * 1024), inner)
    if kind in _ARCHIVES:
        target.unlink()
        shown = {GZIP: "gzip", ZIP: "ZIP"}.get(kind, kind)
        raise FinlinkError(
            f"{what} a {shown} archive inside an archive; unpack the outer one yourself and put its files here."
        )


def _decoded(member: zipfile.ZipInfo) -> str:
    """Return a member's name; old packers write UTF-8 without saying so."""
    if member.flag_bits & 0x800 or member.filename.isascii():
        return member.filename
    try:
        return member.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return member.filename


def _safe(inner: str) -> str:
    r"""Return a name that stays where it is: no drive, root, ``..``, control or bidirectional characters.

    >>> _safe("../../etc/passwd"), _safe("C:\\replies\\a.csv"), _safe("/a/./b.csv"), _safe("..")
    ('etc/passwd', 'C_/replies/a.csv', 'a/b.csv', 'file')
    """
    parts = (part for part in inner.replace("\\", "/").split("/") if part.strip(" .") != "")
    return "/".join(_UNSAFE.sub("_", part) for part in parts) or "file"


def _file_name(inner: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]", "_", inner.rsplit("/", 1)[-1])[-80:]
