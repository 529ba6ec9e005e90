"""A workbook: what it is, the nodes, the edges; amounts are numbers where a spreadsheet keeps them exactly."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from finlink.export.handover.formats.tables import columns
from finlink.export.handover.model import AMOUNTS, EDGE_COLUMNS, NODE_COLUMNS, Files
from finlink.export.sheet import HEAD, LINE, MOST_LINES, fitting, is_number, new_book, print_setup
from finlink.words import plain_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finlink.export.handover.model import Edge, Handover, Node

MOST_ROWS = 1_048_575
"""Rows that a sheet has below its header; more go on in further sheets."""

_WIDTHS = {"id": 34, "source": 34, "target": 34, "label": 26, "reason": 40, "next_step": 40, "evidence": 26}
_WIDTH, _SAID = 14, 90


def files(handover: Handover) -> Files:
    """Return the file; the same hand-over gives the same bytes."""
    book, stream = new_book()
    _read_me(book, handover)
    names = _present(NODE_COLUMNS, handover.nodes)
    rows = [[node.id, *(_cell(name, node) for name in names)] for node in handover.nodes]
    _sheets(book, "nodes", ["id", *names], rows)
    names = _present(EDGE_COLUMNS, handover.edges)
    rows = [[edge.id, edge.source, edge.target, *(_cell(name, edge) for name in names)] for edge in handover.edges]
    _sheets(book, "edges", ["id", "source", "target", *names], rows)
    book.close()
    return Files({"": stream.getvalue()})


def _present(known: Sequence[str], records: Sequence[Node | Edge]) -> list[str]:
    met = {name for one in records for name in one.attributes}
    return [name for name in columns(known, records) if name in met]


def _cell(name: str, record: Node | Edge) -> object:
    value = record.attributes.get(name)
    return Decimal(value) if name in AMOUNTS and isinstance(value, str) else value


def _read_me(book: Any, handover: Handover) -> None:
    sheet = book.add_worksheet("read me")
    name, text = book.add_format({"bold": True, "valign": "top"}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, _SAID)
    more = (
        (
            "nodes",
            f"{len(handover.nodes):,}, a row each; the columns are explained in finlink's reference of the graph",
        ),
        ("edges", f"{len(handover.edges):,}, a row each, from the node source to the node target"),
        ("amounts", "exact; one of more than 15 digits is text, because a spreadsheet would round it"),
    )
    for at, (fact, said) in enumerate((*handover.about, *more)):
        shown = fitting(said)
        sheet.write_string(at, 0, fact, name)
        sheet.write_string(at, 1, shown, text)
        sheet.set_row(at, LINE * min(-(-len(shown) // _SAID), MOST_LINES))
    print_setup(sheet, 130)


def _sheets(book: Any, title: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    formats = {
        "head": book.add_format(HEAD), "text": book.add_format({"valign": "top"}),
        "amount": book.add_format({"num_format": "#,##0.00######", "valign": "top"}),
    }  # fmt: skip
    for number, first in enumerate(range(0, max(len(rows), 1), MOST_ROWS), 1):
        sheet = book.add_worksheet(title if number == 1 else f"{title} {number}")
        shown = rows[first : first + MOST_ROWS]
        for at, name in enumerate(head):
            sheet.set_column(at, at, _WIDTHS.get(name, _WIDTH))
            sheet.write_string(0, at, name, formats["head"])
        for at, row in enumerate(shown, 1):
            for column, cell in enumerate(row):
                _write(sheet, at, column, cell, formats)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(len(shown), 1), len(head) - 1)
        print_setup(sheet, sum(_WIDTHS.get(name, _WIDTH) for name in head))


def _write(sheet: Any, row: int, column: int, cell: object, formats: dict[str, Any]) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell, formats["text"])
    elif is_number(cell):
        sheet.write_number(
            row, column, float(plain_text(cell)), formats["amount" if isinstance(cell, Decimal) else "text"]
        )
    else:
        sheet.write_string(row, column, fitting(plain_text(cell)), formats["text"])
