"""The dossier as a Word document (DOCX): the same model as the page, with headings, repeated heads, page numbers.

The same dossier gives the same bytes: nothing in it comes from the clock, and the archive is packed again in one way.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from finlink.export.dossier.document.layout import Sheet, new_document
from finlink.export.dossier.document.tables import claim_words, fill_facts, fill_figures, fill_table
from finlink.export.dossier.model import Commands, Facts, Figures, Heading, Para, Strip, Table

if TYPE_CHECKING:
    from finlink.export.dossier.model import Block, Dossier

_DAY = (1980, 1, 1, 0, 0, 0)
"""The day that every part of the archive bears: the first that the format knows."""


def docx(dossier: Dossier) -> bytes:
    """Return the document."""
    sheet = new_document(dossier)
    sheet.paragraph(dossier.title, "Title")
    if dossier.subtitle:
        sheet.paragraph(dossier.subtitle, "Subtitle")
    sheet.paragraph(dossier.footer, "Note")
    for number, section in enumerate(dossier.sections, 1):
        if number > 1:
            sheet.turn(wide=section.wide)
        sheet.paragraph(f"{number}. {section.title}", "Heading 1")
        for block in section.blocks:
            _write(sheet, block, dossier)
    stream = io.BytesIO()
    sheet.document.save(stream)
    return _packed(stream.getvalue())


def _write(sheet: Sheet, block: Block, dossier: Dossier) -> None:
    """Write one block; the strip of time is a picture of the table that follows it, and is left to the page."""
    match block:
        case Heading():
            sheet.paragraph(block.text, "Heading 2")
        case Para():
            sheet.paragraph(block.text, _STYLES[block.tone], claim_words(block.claim, dossier))
        case Facts():
            fill_facts(sheet, block, dossier)
        case Figures():
            fill_figures(sheet, block)
        case Table():
            sheet.paragraph(block.caption, "Caption")
            if block.rows:
                fill_table(sheet, block, dossier)
            elif block.empty:
                sheet.paragraph(block.empty, "Note")
            if block.more:
                sheet.paragraph(block.more, "More")
        case Commands():
            for line in block.lines:
                sheet.paragraph(line, "Command")
        case Strip():
            pass


_STYLES = {"plain": "Normal", "note": "Note", "unknown": "Unknown", "warning": "Warning"}


def _packed(data: bytes) -> bytes:
    """Return the archive packed again: the same parts, on one day, in one order."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            part = zipfile.ZipInfo(name, _DAY)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 0
            target.writestr(part, source.read(name))
    return stream.getvalue()
