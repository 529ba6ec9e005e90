"""A report's model in, a workbook out: a sheet a table, numbers as numbers, a spreadsheet's own charts."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from finlink.export.report.model import NUMBERS, Column, unfolded
from finlink.export.report.writing import Writer, left_in_english
from finlink.export.sheet import HEAD, LINE, MOST_LINES, fitting, is_number, new_book, print_setup
from finlink.words import plain_text

if TYPE_CHECKING:
    from finlink.export.report.model import Bars, Cell, Report, Table
    from finlink.i18n import Translator

_FORMATS = {"count": "#,##0", "eur": "#,##0.00", "share": "0.0%", "number": "#,##0.##"}
_WIDTHS = {"text": 34, "word": 26, "prose": 60, "code": 16, "count": 12, "eur": 16, "share": 12, "number": 14}
_FIRST = 3
"""The row of a sheet that has the header: above it stand the caption and the section."""
_COLOURS = {
    "plain": "#0072B2",
    "good": "#0B3A5B",
    "lacking": "#E69F00",
    "age1": "#F8DCB8",
    "age2": "#E69F00",
    "age3": "#C65500",
    "age4": "#6E2B00",
}
_CHART_ROWS = 25
"""Rows of the sheet of charts that one chart takes: two of them are a printed page."""


class _Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:
        top = {"valign": "top"}
        self.title = book.add_format({"bold": True, "font_size": 18, "font_color": "#0B3A5B"})
        self.caption = book.add_format({"bold": True, "font_size": 13, "font_color": "#0B3A5B"})
        self.soft = book.add_format({"font_color": "#55606E", "text_wrap": True} | top)
        self.note = book.add_format({"font_color": "#55606E"})
        self.head_right = book.add_format(HEAD | {"align": "right"})
        self.head_left = book.add_format(HEAD | {"align": "left", "indent": 1})
        self.text = book.add_format({"text_wrap": True, "align": "left", "indent": 1} | top)
        self.aside = book.add_format({"text_wrap": True, "align": "left", "indent": 2} | top)
        self.total = book.add_format({"bold": True, "top": 1, "align": "left", "indent": 1} | top)
        self.missing = book.add_format({"align": "right", "font_color": "#55606E"} | top)
        self.numbers = {kind: book.add_format({"num_format": text} | top) for kind, text in _FORMATS.items()}
        self.totals = {
            kind: book.add_format({"num_format": text, "bold": True, "top": 1} | top) for kind, text in _FORMATS.items()
        }


def workbook(report: Report, t: Translator) -> bytes:
    """Return the workbook of a report; the same report gives the same bytes."""
    book, stream = new_book()
    styles, names = _Styles(book), _Names()
    first = book.add_worksheet(names.free(t("Summary")))
    charts = book.add_worksheet(names.free(t("Charts")))
    drawn = []
    for section in report.sections:
        for table in section.tables:
            sheet = book.add_worksheet(names.free(table.sheet))
            sheet.write_string(0, 0, fitting(table.caption), styles.caption)
            sheet.write_string(1, 0, fitting(f"{report.title}: {section.title}"), styles.note)
            _table(sheet, styles, table, t)
            drawn += [_chart(book, sheet.get_name(), chart, table) for chart in table.charts if table.rows]
    _charts(charts, drawn)
    _summary(first, styles, report, t)  # last: it says how many texts of all sheets stayed English
    _head_of_pages(book, Writer(t).handling(report.handling))
    book.close()
    return stream.getvalue()


class _Names:
    """Names of sheets: at most 31 characters, none twice, none of the characters that a spreadsheet refuses."""

    def __init__(self) -> None:
        self.used: set[str] = set()

    def free(self, wanted: str) -> str:
        """Return a name like the wanted one."""
        name = re.sub(r"[\[\]:*?/\\']", " ", wanted).strip()[:31] or "sheet"
        number = 1
        while name.casefold() in self.used:
            number += 1
            name = f"{name[:28]} {number}"
        self.used.add(name.casefold())
        return name


def _head_of_pages(book: Any, handling: str) -> None:
    """Put the handling codes above every printed page."""
    if not handling:
        return
    for sheet in book.worksheets():
        sheet.set_header("&C" + fitting(handling).replace("&", "&&"), {"margin": 0.15})


def _summary(sheet: Any, styles: _Styles, report: Report, t: Translator) -> None:
    """Write the first sheet: what the report is of, its figures, what must be known of it."""
    cells = _Cells(sheet, styles, t)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 18)
    sheet.set_column(2, 2, 70)
    sheet.write_string(0, 0, fitting(report.title), styles.title)
    at = 1
    for text in filter(None, (", ".join(report.handling), report.subtitle)):
        sheet.write_string(at, 0, fitting(text), styles.caption)
        at += 1
    for label, text in report.facts:
        at += 1
        sheet.write_string(at, 0, fitting(label), styles.text)
        sheet.merge_range(at, 1, at, 2, fitting(text), styles.text)
        sheet.set_row(at, LINE * -(-len(text) // 80))
    at += 2
    for n, head in enumerate((t("Indicator"), t("Value"), t("Beside it"))):
        sheet.write_string(at, n, head, styles.head_right if n == 1 else styles.head_left)
    for section in report.sections:
        for one in section.figures:
            at += 1
            unit = " (EUR)" if one.kind == "eur" else ""
            sheet.write_string(at, 0, f"{one.label}{unit}", styles.text)
            cells.number(at, 1, one.value, Column("", "", one.kind, t("n/a")))
            sheet.write_string(at, 2, fitting(one.beside), styles.aside)
    at += 2
    says = (say for section in report.sections for say in section.says)
    for text in (*report.warnings, *says, *report.footer, *left_in_english(t)):
        sheet.merge_range(at, 0, at, 2, fitting(text), styles.soft)
        sheet.set_row(at, LINE * -(-len(text) // 110))
        at += 1
    print_setup(sheet, 122)


def _charts(sheet: Any, charts: list[Any]) -> None:
    """Put the charts under one another, two on a printed page."""
    sheet.hide_gridlines(2)
    for n, chart in enumerate(charts):
        sheet.insert_chart(n * _CHART_ROWS, 0, chart)
    sheet.set_paper(9)
    sheet.set_margins(0.5, 0.4, 0.4, 0.5)
    sheet.set_h_pagebreaks([n * _CHART_ROWS for n in range(2, len(charts), 2)])
    sheet.print_area(0, 0, len(charts) * _CHART_ROWS, 8)
    sheet.set_footer("&L&A&R&P / &N")


def _table(sheet: Any, styles: _Styles, table: Table, t: Translator) -> None:
    cells = _Cells(sheet, styles, t)
    for n, column in enumerate(table.columns):
        sheet.set_column(n, n, _WIDTHS[column.kind])
        sheet.write_string(
            _FIRST, n, fitting(column.label), styles.head_right if column.kind in NUMBERS else styles.head_left
        )
    high = max(-(-len(column.label) // (_WIDTHS[column.kind] - 3)) for column in table.columns)
    sheet.set_row(_FIRST, LINE * high)
    sheet.freeze_panes(_FIRST + 1, 1)
    at = _FIRST
    for row in table.rows:
        at += 1
        lines = [cells.cell(at, n, value, table.columns[n]) for n, value in enumerate(row)]
        if max(lines) > 1:
            sheet.set_row(at, LINE * min(max(lines), MOST_LINES))
    sheet.autofilter(_FIRST, 0, max(at, _FIRST + 1), len(table.columns) - 1)
    if table.total:
        at += 1
        for n, value in enumerate(table.total):
            cells.cell(at, n, value, table.columns[n], total=True)
    for note in table.notes:
        at += 1
        width = sum(_WIDTHS[column.kind] for column in table.columns)
        sheet.merge_range(at, 0, at, len(table.columns) - 1, fitting(note), styles.soft)
        sheet.set_row(at, LINE * min(-(-len(note) * 5 // (width * 4)), MOST_LINES))
    print_setup(sheet, sum(_WIDTHS[column.kind] for column in table.columns), _FIRST)


class _Cells:
    """Writes the cells of one sheet."""

    def __init__(self, sheet: Any, styles: _Styles, t: Translator) -> None:
        self.sheet, self.styles, self.t = sheet, styles, t

    def cell(self, at: int, n: int, value: Cell, column: Column, *, total: bool = False) -> int:
        """Write one cell and return how many lines it takes."""
        value, kind = unfolded(value, column.kind)
        missing = column.missing or self.t("unknown")
        if kind in NUMBERS:
            self.number(at, n, value, Column("", "", kind, missing), total=total)
            return 1
        text = fitting(plain_text(value) or ("" if value == "" else missing))
        self.sheet.write_string(at, n, text, self.styles.total if total else self.styles.text)
        return -(-len(text) // max(_WIDTHS[kind] - 1, 1))

    def number(self, at: int, n: int, value: Cell, column: Column, *, total: bool = False) -> None:
        """Write a number as one where a spreadsheet keeps it exactly, else as text; and a word for what is unknown."""
        if isinstance(value, Decimal) and column.kind == "share":
            value = round(value, 6)
        if isinstance(value, (int, Decimal)) and is_number(value):
            formats = self.styles.totals if total else self.styles.numbers
            self.sheet.write_number(at, n, float(value), formats[column.kind])
        else:
            text = column.missing if value is None else plain_text(value)
            self.sheet.write_string(at, n, fitting(text), self.styles.missing)


def _chart(book: Any, sheet: str, chart: Bars, table: Table) -> Any:
    """Return a spreadsheet's own chart of the cells of a table."""
    count = min(chart.most, len(table.rows))
    first = _FIRST + 1 + (len(table.rows) - count if chart.standing else 0)
    last = first + count - 1
    made = book.add_chart({"type": "column" if chart.standing else "bar", "subtype": "stacked"})
    label = table.at(chart.label)
    for name, tone in zip(chart.series, chart.tones, strict=True):
        place, colour = table.at(name), _COLOURS[tone]
        series: dict[str, Any] = {
            "name": [sheet, _FIRST, place],
            "categories": [sheet, first, label, last, label],
            "values": [sheet, first, place, last, place],
            "gap": 60,
            "data_labels": {"value": True, "num_format": "#,##0;;", "font": {"size": 8}},
        }
        if tone == "lacking":
            series["pattern"] = {"pattern": "wide_upward_diagonal", "fg_color": "#D55E00", "bg_color": colour}
        else:
            series["fill"] = {"color": colour}
            if tone in ("good", "age3", "age4", "plain"):
                series["data_labels"]["font"]["color"] = "#FFFFFF" if len(chart.series) > 1 else "#1B2430"
        made.add_series(series)
    made.set_title({"name": chart.title, "name_font": {"size": 12}, "overlay": False})
    made.set_legend({"position": "bottom"} if len(chart.series) > 1 else {"none": True})
    names, values = made.set_x_axis, made.set_y_axis
    if not chart.standing:
        names, values = values, names
    names({"num_font": {"size": 9}, "reverse": not chart.standing, "interval_unit": 1})
    values({"major_gridlines": {"visible": True, "line": {"color": "#DDE3E9"}}, "num_format": "#,##0"})
    made.set_size({"width": 540, "height": 480})
    return made
