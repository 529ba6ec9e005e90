"""Dossiers read back: tables, facts and figures of a page or a document, as a reader sees them."""

from __future__ import annotations

import io
import re
from decimal import Decimal
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import docx
from registers import built

from finlink.export.dossier import compose
from finlink.export.dossier.document import docx as document
from finlink.export.dossier.model import Facts, Figures, Table
from finlink.export.dossier.page import html

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from registers import Cells

    from finlink.export.dossier.model import Dossier
    from finlink.result import Build

Grid = list[list[str]]
"""The rows of a table, its head first."""

_AMOUNT = re.compile(r"(-?[\d,]+(?:\.\d+)?)(?: (\S+))?")


class _Reader(HTMLParser):
    """Collects the tables and facts of a page, the tables with their names."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[tuple[str, Grid]] = []
        self.facts: list[Grid] = []
        self._name = ""
        self._into: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self._name = found.get("data-table") or self._name
        if tag == "table":
            self.tables.append((self._name, []))
        elif tag == "tr":
            self.tables[-1][1].append([])
        elif tag in ("td", "th"):
            self._into = self.tables[-1][1][-1]
            self._into.append("")
        elif tag == "dl":
            self.facts.append([])
        elif tag == "dt":
            self._into = []
            self.facts[-1].append(self._into)
            self._into.append("")
        elif tag == "dd":
            self._into = self.facts[-1][-1]
            self._into.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "dt", "dd"):
            self._into = None

    def handle_data(self, data: str) -> None:
        if self._into:
            self._into[-1] += data


def page_of(dossier: Dossier) -> tuple[list[tuple[str, Grid]], list[Grid]]:
    """Return the tables of the page by name, and its facts."""
    reader = _Reader()
    reader.feed(html(dossier))
    tables = [(name, [[" ".join(cell.split()) for cell in row] for row in grid]) for name, grid in reader.tables]
    facts = [[[" ".join(cell.split()) for cell in pair] for pair in pairs] for pairs in reader.facts]
    return tables, facts


def document_of(dossier: Dossier) -> list[Grid]:
    """Return the tables of the document, facts and figures among them, in order."""
    made = docx.Document(io.BytesIO(document(dossier)))
    return [[[" ".join(cell.text.split()) for cell in row.cells] for row in table.rows] for table in made.tables]


def model_of(dossier: Dossier) -> list[tuple[str, Grid]]:
    """Return the tables that have rows, as the model holds them, with the numbers of claims."""
    found = []
    for section in dossier.sections:
        for block in section.blocks:
            if isinstance(block, Table) and block.rows:
                claims = any(row.claim for row in block.rows)
                head = [*(["No."] if claims else []), *(column.head for column in block.columns)]
                rows = [[*([_number(dossier, row.claim)] if claims else []), *row.cells] for row in block.rows]
                found.append((block.name, [[" ".join(cell.split()) for cell in row] for row in (head, *rows)]))
    return found


def _number(dossier: Dossier, claim: int) -> str:
    return " ".join(filter(None, (f"[{claim}]" if claim else "", dossier.marks.get(claim, ""))))


def table_of(dossier: Dossier, name: str) -> list[dict[str, str]]:
    """Return the rows of a table by its heads; [] where it is empty. The claim stands under "No."."""
    grids = [grid for found, grid in model_of(dossier) if found == name]
    return [dict(zip(grid[0], row, strict=True)) for grid in grids for row in grid[1:]]


def named_tables(dossier: Dossier) -> dict[str, Table]:
    """Return the tables by name, empty ones too."""
    blocks = (block for section in dossier.sections for block in section.blocks)
    return {block.name: block for block in blocks if isinstance(block, Table)}


def facts_of(dossier: Dossier, name: str) -> list[dict[str, str]]:
    """Return every group of facts of a name, by label."""
    blocks = [block for section in dossier.sections for block in section.blocks]
    return [
        {fact.label: fact.value for fact in one.rows} for one in blocks if isinstance(one, Facts) and one.name == name
    ]


def figures_of(dossier: Dossier) -> dict[str, str]:
    """Return the key figures by label."""
    blocks = [block for section in dossier.sections for block in section.blocks]
    return {label: value for one in blocks if isinstance(one, Figures) for label, value, _ in one.items}


def notes_of(dossier: Dossier) -> dict[str, str]:
    """Return the words beside the key figures by label."""
    blocks = [block for section in dossier.sections for block in section.blocks]
    return {label: note for one in blocks if isinstance(one, Figures) for label, _, note in one.items}


def texts_of(dossier: Dossier, key: str) -> str:
    """Return the paragraphs of a section."""
    section = next(one for one in dossier.sections if one.key == key)
    return "\n".join(block.text for block in section.blocks if hasattr(block, "text"))


def amount_in(cell: str) -> tuple[Decimal, str]:
    """Return the amount and the currency that a cell begins with."""
    found = _AMOUNT.match(cell)
    assert found, cell
    return Decimal(found[1].replace(",", "")), found[2] or ""


_NAMED = ("case_id", "proceeds_of", "sender", "receiver", "account", "target", "transfer_id", "measure_id")


def together(folder: Path, registers: Mapping[str, Mapping[str, list[Cells]]]) -> Build:
    """Return one build of small registers that do not touch: cases and accounts of each begin with its name."""
    files: dict[str, list[Cells]] = {}
    for name, register in registers.items():
        for table, rows in register.items():
            own = [
                {column: f"{name}-{cell}" if cell and column in _NAMED else cell for column, cell in row.items()}
                for row in rows
            ]
            files.setdefault(table, []).extend(own)
    return built(folder, files, 'country = "RS"\n', as_of="2025-06-30")


def dossier_of(build: Build, case: str, *, mask: bool = False) -> Dossier:
    """Return the dossier of a case."""
    return compose(build, case, mask=mask)
