"""Archives: what comes out, what it is called, and what is refused."""

from __future__ import annotations

import gzip
import io
import stat
import zipfile
from typing import TYPE_CHECKING

import pytest

from finlink.errors import FinlinkError
from finlink.read.formats import unpack
from finlink.read.formats.bounds import Limits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROWS = b"case_id,title\n1,one\n"


def zipped(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def unpacked(tmp_path: Path, content: bytes, name: str = "replies.zip", **limits: int) -> list[tuple[str, str, bytes]]:
    path = tmp_path / "archive"
    path.write_bytes(content)
    done = unpack(path, name, tmp_path / "work", Limits(**limits) if limits else None)
    assert all(inner.parent == tmp_path / "work" for inner, _ in done)
    return [(inner.name, cited, inner.read_bytes()) for inner, cited in done]


def test_a_zip_gives_its_files_with_names_to_cite(tmp_path: Path) -> None:
    content = zipped(("cases.csv", ROWS), ("bank a/", b""), ("bank a/izvod račun.csv", b"x\n"), ("__MACOSX/._a", b"y"))
    assert unpacked(tmp_path, content) == [
        ("0001-cases.csv", "replies.zip/cases.csv", ROWS),
        ("0002-izvod_ra_un.csv", "replies.zip/bank a/izvod račun.csv", b"x\n"),
    ]


def test_a_gzip_file_is_cited_by_its_own_name(tmp_path: Path) -> None:
    two = gzip.compress(ROWS) + gzip.compress(b"2,two\n")
    assert unpacked(tmp_path, two, "cases.csv.gz") == [("0001-cases.csv", "cases.csv.gz", ROWS + b"2,two\n")]


UNSAFE = [
    ("../../cases.csv", "cases.csv"),
    ("/etc/cases.csv", "etc/cases.csv"),
    ("C:\\x\\cases.csv", "C_/x/cases.csv"),
    ("a/./../cases.csv", "a/cases.csv"),
    ("ca\u202eses.csv", "ca_ses.csv"),
    ("-rf", "-rf"),
    ("x" * 300 + ".csv", "x" * 300 + ".csv"),
]


@pytest.mark.parametrize(("inner", "safe"), UNSAFE, ids=range(len(UNSAFE)))
def test_names_that_lead_elsewhere_stay_here(tmp_path: Path, inner: str, safe: str) -> None:
    [(name, cited, content)] = unpacked(tmp_path, zipped((inner, ROWS)))
    assert (cited, content) == (f"replies.zip/{safe}", ROWS)
    assert len(name) <= 85
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive", "work"]


def symlink() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("cases.csv")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    return out.getvalue()


def locked() -> bytes:
    content = bytearray(zipped(("cases.csv", ROWS)))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def wrong_crc() -> bytes:
    content = bytearray(zipped(("cases.csv", ROWS)))
    for at in (14, content.index(b"PK\x01\x02") + 16):
        content[at] ^= 0xFF
    return bytes(content)


def unknown_method() -> bytes:
    content = bytearray(zipped(("cases.csv", ROWS)))
    for at in (8, content.index(b"PK\x01\x02") + 10):
        content[at : at + 2] = b"\x09\x00"
    return bytes(content)


def bomb() -> bytes:
    return zipped(("cases.csv", bytes(3_000_000)))


def lying_bomb() -> bytes:
    """Return a bomb whose headers promise 10 bytes."""
    content = bytearray(bomb())
    for at in (22, content.index(b"PK\x01\x02") + 24):
        content[at : at + 4] = b"\x0a\x00\x00\x00"
    return bytes(content)


SMALL = {"total": 2_000_000, "ratio": 200, "free": 1_000_000}
REFUSED: list[tuple[str, Callable[[], bytes], str, dict[str, int], str]] = [
    (
        "locked",
        locked,
        "replies.zip",
        {},
        "replies.zip/cases.csv is locked with a password; unpack it with the password and put the file here.",
    ),
    (
        "symbolic link",
        symlink,
        "replies.zip",
        {},
        "replies.zip/cases.csv is a link or device, not a file, and was not followed; put the file itself here.",
    ),
    (
        "wrong CRC",
        wrong_crc,
        "replies.zip",
        {},
        "replies.zip/cases.csv is damaged or cut off (its checksum does not fit); ask for it again.",
    ),
    (
        "unknown method",
        unknown_method,
        "replies.zip",
        {},
        (
            "replies.zip/cases.csv is packed by a method that finlink does not know (number 9); unpack it "
            "and put the file "
            "here."
        ),
    ),
    (
        "zip in zip",
        lambda: zipped(("in.zip", zipped(("a.csv", ROWS)))),
        "replies.zip",
        {},
        "replies.zip/in.zip is a ZIP archive inside an archive; unpack the outer one yourself and put its files here.",
    ),
    (
        "gzip in zip",
        lambda: zipped(("a.csv.gz", gzip.compress(ROWS))),
        "replies.zip",
        {},
        (
            "replies.zip/a.csv.gz is a gzip archive inside an archive; unpack the outer one yourself and "
            "put its files here."
        ),
    ),
    (
        "zip in gzip",
        lambda: gzip.compress(zipped(("a.csv", ROWS))),
        "r.gz",
        {},
        "r.gz holds a ZIP archive inside an archive; unpack the outer one yourself and put its files here.",
    ),
    (
        "two of one name",
        lambda: zipped(("a.csv", ROWS), ("./A.csv", ROWS)),
        "replies.zip",
        {},
        "replies.zip holds two files named A.csv; unpack it and rename one.",
    ),
    (
        "no file",
        lambda: zipped(("folder/", b"")),
        "replies.zip",
        {},
        "replies.zip is an archive without any file; ask for it again, or remove it.",
    ),
    (
        "cut off zip",
        lambda: zipped(("cases.csv", ROWS))[:60],
        "replies.zip",
        {},
        (
            "replies.zip is a damaged ZIP archive, or only the first part of one (its structure is broken); ask for it "
            "again."
        ),
    ),
    (
        "cut off gzip",
        lambda: gzip.compress(ROWS * 100)[:-12],
        "cases.csv.gz",
        {},
        "cases.csv.gz is damaged or cut off (it ends too early); ask for it again.",
    ),
    (
        "gzip with a wrong checksum",
        lambda: gzip.compress(ROWS)[:-8] + bytes(8),
        "cases.csv.gz",
        {},
        "cases.csv.gz is damaged or cut off (its checksum does not fit); ask for it again.",
    ),
    (
        "bomb by size",
        bomb,
        "replies.zip",
        {**SMALL, "ratio": 10**9},
        (
            "replies.zip unpacks to more than 1 MiB, so it was not read; unpack it yourself and put its files into the "
            "folder if you trust it."
        ),
    ),
    (
        "bomb by ratio",
        bomb,
        "replies.zip",
        {**SMALL, "total": 10**9},
        (
            "replies.zip unpacks to more than 200 times its size, as a decompression bomb does, so it was not read; "
            "unpack it yourself and put its files into the folder if you trust it."
        ),
    ),
    (
        "gzip bomb",
        lambda: gzip.compress(bytes(3_000_000)),
        "a.gz",
        {**SMALL, "total": 10**9},
        (
            "a.gz unpacks to more than 200 times its size, as a decompression bomb does, so it was not read; unpack it "
            "yourself and put its files into the folder if you trust it."
        ),
    ),
    (
        "bomb in many members",
        lambda: zipped(*((f"{n}.csv", bytes(400_000)) for n in range(4))),
        "replies.zip",
        {**SMALL, "total": 10**9},
        (
            "replies.zip unpacks to more than 200 times its size, as a decompression bomb does, so it was not read; "
            "unpack it yourself and put its files into the folder if you trust it."
        ),
    ),
    (
        "too many members",
        lambda: zipped(*((f"{n}.csv", ROWS) for n in range(4))),
        "replies.zip",
        {"members": 3},
        "replies.zip holds 4 files, more than 3; unpack it and keep what is needed.",
    ),
]


@pytest.mark.parametrize(("make", "name", "limits", "said"), [row[1:] for row in REFUSED], ids=[r[0] for r in REFUSED])
def test_what_cannot_be_unpacked_is_refused_by_name(
    tmp_path: Path, make: Callable[[], bytes], name: str, limits: dict[str, int], said: str
) -> None:
    with pytest.raises(FinlinkError) as refused:
        unpacked(tmp_path, make(), name, **limits)
    assert str(refused.value) == said


def test_a_header_that_lies_about_the_size_lets_nothing_more_out(tmp_path: Path) -> None:
    with pytest.raises(FinlinkError, match="damaged or cut off"):
        unpacked(tmp_path, lying_bomb(), "replies.zip", **SMALL)
    assert sum(path.stat().st_size for path in (tmp_path / "work").iterdir()) < 100_000


def test_nothing_half_written_stays(tmp_path: Path) -> None:
    with pytest.raises(FinlinkError, match="200 times"):
        unpacked(tmp_path, bomb(), "replies.zip", **{**SMALL, "total": 10**9})
    assert list((tmp_path / "work").iterdir()) == []


def test_the_limits_are_those_of_the_documentation() -> None:
    assert Limits() == Limits(total=4 * 1024**3, ratio=200, free=64 * 1024**2, members=1000)
