"""From what a case file says to the bytes of a file: text, pieces of text and bytes, archives, and odd things on disk.

A content is a text; a list of pieces, each a text, ``{text, encoding, times}`` (``{n}`` = 1, 2, …), ``{hex, times}``;
``{text | pieces, encoding}`` for the whole file; or ``{make, …}`` for what is no plain file of text.
"""

from __future__ import annotations

import gzip
import io
import os
import zipfile
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

LONG_AGO = (1980, 1, 1, 0, 0, 0)


def place(path: Path, content: Any) -> None:
    """Put the file that ``content`` describes at ``path``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    match content:
        case {"make": "fifo"}:
            os.mkfifo(path)
        case {"make": "symlink", "to": str(target)}:
            path.symlink_to(target)
        case {"make": "folder"}:
            path.mkdir()
        case _:
            path.write_bytes(content_bytes(content))


def content_bytes(content: Any, encoding: str = "utf-8") -> bytes:
    """Return the bytes that a content stands for."""
    if isinstance(content, str):
        return content.encode(encoding)
    if isinstance(content, list):
        return b"".join(content_bytes(piece, encoding) for piece in content)
    said: dict[str, Any] = dict(content)
    if maker := said.pop("make", ""):
        return MAKERS[maker](**said)
    encoding, times = said.get("encoding", encoding), said.get("times", 1)
    if "hex" in said:
        raw: bytes = bytes.fromhex(said["hex"]) * times
        return raw
    if "pieces" in said:
        return content_bytes(said["pieces"], encoding)
    return "".join(said["text"].replace("{n}", str(n)) for n in range(1, times + 1)).encode(encoding)


def gzipped(of: Any, times: int = 1) -> bytes:
    """Return a content in gzip, packed ``times`` times over."""
    packed = content_bytes(of)
    for _ in range(times):
        packed = gzip.compress(packed, 9, mtime=0)
    return packed


def zipped(members: dict[str, Any]) -> bytes:
    """Return a ZIP archive of contents."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            with archive.open(zipfile.ZipInfo(name, LONG_AGO), "w") as member:
                member.write(content_bytes(content))
    return stream.getvalue()


def zipped_zeros(name: str, mebibytes: int) -> bytes:
    """Return a ZIP archive with one member of zeros, a few kilobytes that would unpack to ``mebibytes``."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        info = zipfile.ZipInfo(name, LONG_AGO)
        info.compress_type = zipfile.ZIP_DEFLATED
        with archive.open(info, "w") as member:
            for _ in range(mebibytes):
                member.write(bytes(1024 * 1024))
    return stream.getvalue()


def workbook(
    sheets: dict[str, list[list[Any]]],
    *,
    hidden: Sequence[int] = (),
    merged: Sequence[str] = (),
    dates: Sequence[str] = (),
    numbers: Sequence[str] = (),
) -> bytes:
    """Return a workbook; a text that begins with ``=`` is a formula that was never calculated.

    Of the first sheet: rows that are hidden, ranges that are merged, cells shown as dates, texts stored as numbers.
    """
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    first = book.worksheets[0]
    for number in hidden:
        first.row_dimensions[number].hidden = True
    for cells in merged:
        first.merge_cells(cells)
    for cell in dates:
        first[cell].number_format = "yyyy-mm-dd"
    for cell in numbers:
        first[cell].data_type = "n"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def swollen_workbook(mebibytes: int) -> bytes:
    """Return a workbook of a few kilobytes whose first sheet would unpack to ``mebibytes``."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook({"Sheet1": [["x"]]}))) as small, zipfile.ZipFile(stream, "w") as big:
        for name in small.namelist():
            info = zipfile.ZipInfo(name, LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            if not name.endswith("sheet1.xml"):
                big.writestr(info, small.read(name))
                continue
            with big.open(info, "w") as member:
                member.write(
                    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
                )
                for _ in range(mebibytes):
                    member.write(b" " * 1024 * 1024)
                member.write(b"</sheetData></worksheet>")
    return stream.getvalue()


MAKERS: dict[str, Callable[..., bytes]] = {
    "gzip": gzipped,
    "zip": zipped,
    "zeros": zipped_zeros,
    "workbook": workbook,
    "swollen": swollen_workbook,
}
