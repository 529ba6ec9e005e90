"""Tables of the document: heads that repeat on every page, rows that stay whole, widths by weight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from finlink.export.dossier import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finlink.export.dossier.document.layout import Sheet
    from finlink.export.dossier.model import Dossier, Facts, Figures, Table

_BAND, _LINE = "EEF2F6", "CFD6DF"
_CLAIM_WEIGHT = 1.4
_TWIPS_A_MM = 1440 / 25.4


def fill_table(sheet: Sheet, table: Table, dossier: Dossier) -> None:
    """Write a table with its head, that of the claims first where its rows make claims."""
    claims = any(row.claim for row in table.rows)
    weights = [*([_CLAIM_WEIGHT] if claims else []), *(column.weight for column in table.columns)]
    kinds = [*(["short"] if claims else []), *(column.kind for column in table.columns)]
    heads = [*([words.CLAIM] if claims else []), *(column.head for column in table.columns)]
    rows = [[*([claim_words(row.claim, dossier)] if claims else []), *row.cells] for row in table.rows]
    made = _Grid(sheet, weights)
    made.row(heads, ["Head cell"] * len(heads), kinds, head=True)
    styles = ["Code cell" if kind == "code" else "Cell" for kind in kinds]
    for row in rows:
        made.row(row, styles, kinds)
    made.close()


def claim_words(claim: int, dossier: Dossier) -> str:
    """Return the number of a claim as it stands behind a text, with the mark of its handling; "" for none."""
    return " ".join(filter(None, (f"[{claim}]" if claim else "", dossier.marks.get(claim, ""))))


def fill_facts(sheet: Sheet, facts: Facts, dossier: Dossier) -> None:
    """Write facts as a table of labels and values."""
    made = _Grid(sheet, [2.0, 5.0, 0.8])
    for fact in facts.rows:
        made.row(
            [fact.label, fact.value, claim_words(fact.claim, dossier)], ["Fact label", "Fact", "Cell"], ["text"] * 3
        )
    made.close()


def fill_figures(sheet: Sheet, figures: Figures) -> None:
    """Write the key figures beside each other."""
    made = _Grid(sheet, [1.0] * len(figures.items))
    for at, style in ((0, "Cell"), (1, "Figure"), (2, "Cell")):
        made.row([item[at] for item in figures.items], [style] * len(figures.items), ["text"] * len(figures.items))
    made.close()


class _Grid:
    """A table under way. Its parts are made as XML at once: python-docx takes minutes for thousands of rows."""

    def __init__(self, sheet: Sheet, weights: Sequence[float]) -> None:
        from docx.oxml import OxmlElement  # noqa: PLC0415 - heavy

        self._new: Any = OxmlElement
        self._sheet = sheet
        full = sheet.width_mm * _TWIPS_A_MM
        self._widths = [round(full * weight / sum(weights)) for weight in weights]
        self._table = self._begun()
        self._ids = {style.name: style.style_id for style in sheet.document.styles}

    def _begun(self) -> Any:
        table = self._element("w:tbl")
        asked = self._element("w:tblPr", parent=table)
        self._element("w:tblW", parent=asked, w=str(sum(self._widths)), type="dxa")
        borders = self._element("w:tblBorders", parent=asked)
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            self._element(f"w:{side}", parent=borders, val="single", sz="4", space="0", color=_LINE)
        self._element("w:tblLayout", parent=asked, type="fixed")
        margins = self._element("w:tblCellMar", parent=asked)
        for side in ("left", "right"):
            self._element(f"w:{side}", parent=margins, w="60", type="dxa")
        grid = self._element("w:tblGrid", parent=table)
        for width in self._widths:
            self._element("w:gridCol", parent=grid, w=str(width))
        return table

    def _element(self, tag: str, parent: Any = None, **attributes: str) -> Any:
        from docx.oxml.ns import qn  # noqa: PLC0415 - heavy

        made = self._new(tag)
        for name, value in attributes.items():
            made.set(qn(f"w:{name}"), value)
        if parent is not None:
            parent.append(made)
        return made

    def row(self, cells: Sequence[str], styles: Sequence[str], kinds: Sequence[str], *, head: bool = False) -> None:
        """Write one row."""
        row = self._element("w:tr", parent=self._table)
        asked = self._element("w:trPr", parent=row)
        self._element("w:cantSplit", parent=asked)
        if head:
            self._element("w:tblHeader", parent=asked)
        for text, style, kind, width in zip(cells, styles, kinds, self._widths, strict=True):
            cell = self._element("w:tc", parent=row)
            of_cell = self._element("w:tcPr", parent=cell)
            self._element("w:tcW", parent=of_cell, w=str(width), type="dxa")
            if head:
                self._element("w:shd", parent=of_cell, val="clear", color="auto", fill=_BAND)
            paragraph = self._element("w:p", parent=cell)
            of_text = self._element("w:pPr", parent=paragraph)
            self._element("w:pStyle", parent=of_text, val=self._ids[style])
            if kind == "amount":
                self._element("w:jc", parent=of_text, val="right")
            if text:
                run = self._element("w:r", parent=paragraph)
                written = self._element("w:t", parent=run)
                written.text = text
                written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def close(self) -> None:
        """Put the table at the end of the document, with a little room after it."""
        body = self._sheet.document.element.body
        body.insert_element_before(self._table, "w:sectPr")
        self._sheet.paragraph("", "Cell")
