"""The parts of a workbook: its sheets, its shared texts and its number formats, each read as a counted stream."""

from __future__ import annotations

import posixpath
import zipfile
from array import array
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finlink.errors import FinlinkError
from finlink.read.formats.bounds import DAMAGE, Limits, Meter
from finlink.read.formats.xlsx_numbers import GENERAL, number_format
from finlink.read.formats.xlsx_sheet import Book, unescaped
from finlink.read.formats.xml_parser import feed, new_parser

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from finlink.read.formats.xlsx_numbers import NumberFormat

MAX_TEXTS = 512 * 1024 * 1024
"""Bytes of all shared texts of a workbook; they are held in memory, so this bounds it."""
MAX_FORMATS = 65_536
"""Cell formats of a workbook; Excel allows 65,490."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet: its name, its member in the archive, and whether Excel shows it."""

    name: str
    member: str
    hidden: bool


class Texts:
    """The shared texts of a workbook, held as UTF-8 in one piece: a fraction of what a list of strings takes."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._ends = array("Q")

    def append(self, text: str) -> int:
        """Add a text and return how many bytes all of them take."""
        self._bytes += text.encode("utf-8", "replace")
        self._ends.append(len(self._bytes))
        return len(self._bytes) + 8 * len(self._ends)

    def __len__(self) -> int:
        """Return how many texts there are."""
        return len(self._ends)

    def __getitem__(self, at: int) -> str:
        """Return the text of a number counted from 0."""
        return self._bytes[self._ends[at - 1] if at else 0 : self._ends[at]].decode("utf-8")


class Archive:
    """A workbook's file: opens its parts, counting what they unpack to."""

    def __init__(self, path: Path, name: str, limits: Limits) -> None:
        self.path, self.name, self.limits = path, name, limits
        self.packed = max(path.stat().st_size, 1)
        with self.opened() as archive:
            members = archive.infolist()
        if len(members) > 50 * limits.members:
            raise FinlinkError(f"{name} holds {len(members)} parts, more than a workbook has; save it again.")
        self.parts = {member.filename.replace("\\", "/").lstrip("/").lower(): member for member in members}

    @contextmanager
    def opened(self) -> Iterator[zipfile.ZipFile]:
        """Open the archive; what the library raises becomes one sentence."""
        try:
            with zipfile.ZipFile(self.path) as archive:
                yield archive
        except DAMAGE as error:
            why = "a checksum does not fit" if "CRC" in str(error) else "its ZIP structure is broken"
            raise FinlinkError(
                f"{self.name} is a damaged Excel file, or only the first part of one ({why}); ask for it again."
            ) from None

    def chunks(self, part: str) -> Iterator[bytes]:
        """Yield a part's bytes in pieces; nothing when there is no such part."""
        member = self.parts.get(part.lower())
        if member is None:
            return
        if member.flag_bits & 0x1:
            raise FinlinkError(f"{self.name} is locked with a password; save it without one.")
        with self.opened() as archive, archive.open(member) as stream:
            yield from Meter(self.name, self.packed, self.limits).chunks(stream)

    def elements(self, part: str) -> Iterator[tuple[str, str, dict[str, str]]]:
        """Yield (parent, tag, attributes) of every element of a part, without prefixes."""
        parser = new_parser(self.name)
        found: list[tuple[str, str, dict[str, str]]] = []
        parents = [""]

        def start(tag: str, attributes: dict[str, str]) -> None:
            tag = tag.rpartition(":")[2]
            found.append((parents[-1], tag, attributes))
            parents.append(tag)

        def end(_: str) -> None:
            parents.pop()

        parser.StartElementHandler, parser.EndElementHandler = start, end
        if part.lower() not in self.parts:
            return
        for _ in feed(parser, self.chunks(part), self.name):
            yield from found
            found.clear()


def find_sheets(archive: Archive) -> tuple[list[Sheet], str, bool]:
    """Return the worksheets in the order of their tabs, the folder of the workbook, and whether dates start in 1904."""
    book = "xl/workbook.xml"
    for _, _, attributes in archive.elements("_rels/.rels"):
        if attributes.get("Type", "").endswith("/officeDocument"):
            book = attributes.get("Target", book).lstrip("/")
    folder, file = posixpath.split(book)
    targets = {
        attributes.get("Id", ""): posixpath.normpath(posixpath.join("/" + folder, attributes.get("Target", "")))[1:]
        for _, tag, attributes in archive.elements(f"{folder}/_rels/{file}.rels")
        if tag == "Relationship" and attributes.get("Type", "").endswith("/worksheet")
    }
    sheets, from_1904 = [], False
    for parent, tag, attributes in archive.elements(book):
        if tag == "workbookPr":
            from_1904 = attributes.get("date1904") in ("1", "true")
        if tag == "sheet" and parent == "sheets":
            link = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            if link in targets:
                hidden = attributes.get("state", "visible") != "visible"
                sheets.append(Sheet(attributes.get("name", ""), targets[link], hidden))
    return sheets, folder, from_1904


def read_book(archive: Archive, folder: str, *, from_1904: bool) -> Book:
    """Return what all sheets share."""
    return Book(_texts(archive, f"{folder}/sharedStrings.xml"), _formats(archive, f"{folder}/styles.xml"), from_1904)


def _formats(archive: Archive, part: str) -> list[NumberFormat]:
    codes: dict[str, str] = {}
    styles: list[NumberFormat] = []
    known: dict[str, NumberFormat] = {}
    for parent, tag, attributes in archive.elements(part):
        if tag == "numFmt" and parent == "numFmts":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")[:1000]
        if tag == "xf" and parent == "cellXfs" and len(styles) < MAX_FORMATS:
            number = attributes.get("numFmtId", "0")
            if number not in known:
                short = number.isascii() and number.isdigit() and len(number) < 9
                known[number] = number_format(int(number) if short else 0, codes.get(number)) if number else GENERAL
            styles.append(known[number])
    return styles


def _texts(archive: Archive, part: str) -> Texts:
    """Read the shared texts: the runs of a rich text are joined, phonetic readings left out."""
    texts = Texts()
    parser = new_parser(archive.name)
    text: list[str] = []
    state = {"take": False, "phonetic": False}

    def start(tag: str, _: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "si":
            text.clear()
        state["phonetic"] = state["phonetic"] or tag == "rPh"
        state["take"] = tag == "t" and not state["phonetic"]

    def end(tag: str) -> None:
        tag = tag.rpartition(":")[2]
        state["take"] = False
        if tag == "rPh":
            state["phonetic"] = False
        if tag == "si" and texts.append(unescaped("".join(text))) > MAX_TEXTS:
            raise FinlinkError(
                f"{archive.name} holds more than {MAX_TEXTS >> 20} MiB of text; export the sheet as CSV."
            )

    def data(piece: str) -> None:
        if state["take"]:
            text.append(piece)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, data
    if part.lower() in archive.parts:
        for _ in feed(parser, archive.chunks(part), archive.name):
            pass
    return texts
