"""The paper of the document: sections upright and across, styles, header and footer, properties."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from finlink.export.dossier import words

if TYPE_CHECKING:
    from docx.document import Document

    from finlink.export.dossier.model import Dossier

_INK, _SOFT, _ACCENT, _WARN = "1C2430", "566072", "0B4F7D", "8A2D00"
_FONT, _MONO = "Arial", "Courier New"
SMALL = 7.5
"""Points of the text in tables."""
_PAPER_MM, _MARGIN_MM = (210, 297), 16

_STYLES: dict[str, dict[str, Any]] = {
    "Normal": {"size": 10, "color": _INK, "after": 5},
    "Title": {"size": 20, "color": _INK, "bold": True, "after": 4},
    "Subtitle": {"size": 13, "color": _INK, "after": 4},
    "Heading 1": {"size": 15, "color": _ACCENT, "bold": True, "before": 4, "after": 8},
    "Heading 2": {"size": 11.5, "color": _INK, "bold": True, "before": 10, "after": 4},
    "Caption": {"size": 9.5, "color": _INK, "bold": True, "before": 9, "after": 3},
    "Note": {"size": 9, "color": _SOFT, "after": 5},
    "More": {"size": 9, "color": _INK, "bold": True, "before": 3, "after": 5},
    "Unknown": {"size": 10, "color": _INK, "italic": True, "after": 5},
    "Warning": {"size": 10, "color": _WARN, "bold": True, "after": 6},
    "Command": {"size": 9, "color": _INK, "font": _MONO, "after": 1},
    "Cell": {"size": SMALL, "color": _INK, "after": 0},
    "Fact": {"size": 9, "color": _INK, "before": 1, "after": 1},
    "Fact label": {"size": 9, "color": _SOFT, "before": 1, "after": 1},
    "Code cell": {"size": 7, "color": _INK, "font": _MONO, "after": 0},
    "Head cell": {"size": SMALL, "color": _INK, "bold": True, "after": 0},
    "Figure": {"size": 11, "color": _INK, "bold": True, "after": 0},
}


class Sheet:
    """The document while it is written, with the width that there is on the page of the moment."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.wide = False

    @property
    def width_mm(self) -> float:
        """The width of the text."""
        return _PAPER_MM[1 if self.wide else 0] - 2 * _MARGIN_MM

    def paragraph(self, text: str, style: str, number: str = "") -> None:
        """Write a paragraph, with the number of its claim behind it."""
        made = self.document.add_paragraph(text, style=style)
        if number:
            from docx.shared import Pt, RGBColor  # noqa: PLC0415 - heavy

            run = made.add_run(f" {number}")
            run.font.size, run.font.color.rgb = Pt(SMALL), RGBColor.from_string(_ACCENT)

    def turn(self, *, wide: bool) -> None:
        """Begin a new page, across or upright."""
        from docx.enum.section import WD_SECTION  # noqa: PLC0415 - heavy
        from docx.enum.text import WD_BREAK  # noqa: PLC0415

        if wide == self.wide:
            self.document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
            return
        self.wide = wide
        _set_paper(self.document.add_section(WD_SECTION.NEW_PAGE), wide=wide)


def new_document(dossier: Dossier) -> Sheet:
    """Return an empty document with its styles, its header and footer, and its properties."""
    from docx import Document  # noqa: PLC0415 - heavy

    document = Document()
    for name, asked in _STYLES.items():
        _style(document, name, asked)
    _set_paper(document.sections[0], wide=False)
    _header_and_footer(document, dossier)
    _properties(document, dossier)
    return Sheet(document)


def _style(document: Document, name: str, asked: dict[str, Any]) -> None:
    """Make a style, or change the template's own."""
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415 - heavy
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Pt, RGBColor  # noqa: PLC0415

    styles: Any = document.styles
    style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    font = asked.get("font", _FONT)
    style.font.name, style.font.size = font, Pt(asked["size"])
    style.font.bold, style.font.italic = asked.get("bold", False), asked.get("italic", False)
    style.font.color.rgb = RGBColor.from_string(asked["color"])
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(kind), font)
    style.paragraph_format.space_before, style.paragraph_format.space_after = (
        Pt(asked.get("before", 0)),
        Pt(asked["after"]),
    )
    style.paragraph_format.keep_with_next = name in ("Heading 1", "Heading 2", "Caption")
    border = style.element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")
    if border is not None:
        border.getparent().remove(border)


def _set_paper(section: Any, *, wide: bool) -> None:
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415 - heavy
    from docx.shared import Mm  # noqa: PLC0415

    short, long = _PAPER_MM
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(long), Mm(short)) if wide else (Mm(short), Mm(long))
    section.left_margin = section.right_margin = Mm(_MARGIN_MM)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.header_distance, section.footer_distance = Mm(9), Mm(9)


def _header_and_footer(document: Document, dossier: Dossier) -> None:
    """Write the case and its handling above, and the build and the page below, on every page."""
    section = document.sections[0]
    section.header.paragraphs[0].text = dossier.title
    if dossier.banner:
        section.header.add_paragraph(dossier.banner, style=document.styles["Warning"])
    line = section.footer.paragraphs[0]
    line.add_run(f"{dossier.footer} · ")
    before, _, rest = words.PAGE.partition("{page}")
    between, _, after = rest.partition("{pages}")
    line.add_run(before)
    _field(line, "PAGE")
    line.add_run(between)
    _field(line, "NUMPAGES")
    line.add_run(after)
    for paragraph in (section.header.paragraphs[0], line):
        paragraph.style = document.styles["Note"]
        paragraph.paragraph_format.space_after = 0


def _field(paragraph: Any, name: str) -> None:
    """Write a field that the word processor fills in."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - heavy
    from docx.oxml.ns import qn  # noqa: PLC0415

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no fields


def _properties(document: Document, dossier: Dossier) -> None:
    """Set the properties of the document; its dates are the as-of date, never the clock's."""
    day = datetime.fromisoformat(dossier.as_of) if dossier.as_of else datetime(1980, 1, 1)  # noqa: DTZ001 - a plain day
    core = document.core_properties
    core.title, core.subject, core.author = dossier.title[:255], dossier.subject[:255], dossier.author
    core.last_modified_by, core.comments, core.keywords, core.category = dossier.author, "", "", ""
    core.language, core.revision, core.identifier = "en", 1, dossier.footer[-16:]
    core.created = core.modified = core.last_printed = day
