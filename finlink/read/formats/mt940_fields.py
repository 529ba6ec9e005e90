"""The lines of an MT940 file and the fields they make: nothing of the text is passed over.

A field begins with ``:61:`` at the start of a line (some programs indent it) and runs to the next. A line ``-`` ends
a message only where a new message or the end of the file follows; within field 86 it is text like any other.
Source: SWIFT User Handbook, FIN message structure (blocks 1 to 5, ``-}`` ends block 4), category 9.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finlink.errors import FinlinkError
from finlink.read.encodings import by_evidence
from finlink.read.formats.lines import split_lines
from finlink.read.formats.statement import note

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from finlink.read.formats.rows import Note

MAX_SIZE = 1024 * 1024 * 1024
"""Bytes of a file; a year of a large company's account has some 10 MB."""
END, OUTSIDE = "end", "outside"
"""What ``fields`` calls the end of a message, and a line that belongs to no field."""

_TAGS = "20|21|25P?|28C?|13[CD]?|34F|60[FM]|61|62[FM]|64|65|86|90[CD]"
_FIELD = re.compile(rf"[ \t]*:({_TAGS}):(.*)", re.DOTALL)
_ENTRY = re.compile(r"[ \t]*:61:")
_BLOCK = r"\{[1-5]:(?:[^{}]|\{[^{}]*\})*\}"
_BLANK = r"[\s\x01\x03$]*"  # with what transmission puts around a message
_BLOCKS = re.compile(rf"{_BLANK}(?:-\}})?{_BLANK}(?:{_BLOCK}{_BLANK})*(?:\{{4:)?")
"""What stands around the fields of a message: the end of one, headers and trailers, the beginning of block 4."""
_NEW = re.compile(r"\s*(?:\{[1-5]:|:20:)")


def decoded_lines(path: Path, name: str, encoding: str) -> tuple[list[str], Note | None]:
    """Return the physical lines of the file, and what is to be said about the encoding they were read in.

    Without a declared ``encoding`` a file that is not UTF-8 is read in the code page under which its words make most
    sense. Raises FinlinkError when it is too large, or cannot be decoded as was said.
    """
    if path.stat().st_size > MAX_SIZE:
        raise FinlinkError(f"{name} is larger than {MAX_SIZE >> 30} GiB; ask for one file per account or year.")
    data = path.read_bytes()
    if encoding:
        try:
            return split_lines(data.decode(encoding)), None
        except (UnicodeDecodeError, LookupError):
            raise FinlinkError(f"{name} cannot be read as {encoding}; say another encoding, or none.") from None
    start = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}.get(data[:2], "utf-8-sig")
    try:
        return split_lines(data.decode(start)), None
    except UnicodeDecodeError:
        found, said = _by_evidence(path, name)
        return split_lines(data.decode(found, errors="replace")), said


def _by_evidence(path: Path, name: str) -> tuple[str, Note]:
    """Return the encoding of a file that is not UTF-8: the one its words show, else cp1252, which is said."""
    try:
        found = by_evidence(path, name)
    except FinlinkError:
        message = f"{name} is not UTF-8 and was read as cp1252 (Western European); names may show wrong letters."
        hint = 'if they do, say what it is: encoding = "cp1250" (Latin), "cp852" (DOS) or "cp1251" (Cyrillic)'
        return "cp1252", note(0, "", "MT940-ENCODING", "info", "cp1252", message, hint)
    message = (
        f"{name} is not UTF-8 and was read as {found.name}, under which its words make most sense ({found.because})."
    )
    hint = 'if names show wrong letters, say what it is, as in encoding = "cp852" (DOS)'
    return found.name, note(0, "", "MT940-ENCODING", "info", found.name, message, hint)


def starts_booking(line: str) -> bool:
    """Say whether a line begins with a field 61; the account of a file is held against this count."""
    return _ENTRY.match(line[_blocks(line) :]) is not None


def fields(lines: list[str]) -> Iterator[tuple[str, int, list[str]]]:
    """Yield (tag, first line from 1, its lines without the tag) of every field, and END and OUTSIDE where they are."""
    tag, first, content = "", 0, list[str]()
    for number, line in enumerate(lines, start=1):
        before = _blocks(line)
        found = _FIELD.match(line, before)
        ends = before > 0 or _ends_message(lines, number)
        if tag and (found or ends):
            yield tag, first, content
            tag = ""
        if ends:
            yield END, number, []
        if found:
            tag, first, content = found[1], number, [found[2]]
        elif tag:
            content.append(line)
        elif line[before:].strip("\x01\x03$- \t"):
            yield OUTSIDE, number, [line]
    if tag:
        yield tag, first, content


def _blocks(line: str) -> int:
    """Return where the text of a line begins behind the end of a message and the headers of the next; 0 = no such.

    >>> _blocks("{1:F01BANKRSBGXXXX}{2:I940XN}{4:"), _blocks("-}{5:{CHK:1}}"), _blocks("  :61:"), _blocks("-} thanks")
    (32, 13, 0, 0)
    """
    if "{" not in line and not line.lstrip().startswith("-}"):
        return 0
    found = _BLOCKS.match(line)
    end = found.end() if found else 0
    rest = line[end:]
    return end if not rest.strip() or _FIELD.match(rest) else 0


def _ends_message(lines: list[str], number: int) -> bool:
    """Say whether line ``number`` is a ``-`` after which a new message or nothing follows."""
    if lines[number - 1].strip() != "-":
        return False
    following = next((line for line in lines[number:] if line.strip()), None)
    return following is None or _NEW.match(following) is not None
