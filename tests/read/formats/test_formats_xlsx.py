"""Workbooks: every cell against two libraries, and by hand what those do not tell."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from python_calamine import CalamineWorkbook

from finlink.errors import FinlinkError
from finlink.read.formats import EXACT, Note, Options, TextRows, detect, plain, read_rows
from finlink.read.formats.bounds import Limits
from finlink.read.formats.xlsx import read_xlsx
from finlink.read.formats.xlsx_numbers import number_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def book(sheet: str, *, texts: str = "", styles: str = "", main: str = MAIN, links: str = LINKS) -> bytes:
    """Return a workbook of one sheet written by hand."""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="a" Type="{links}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" '
        f'Type="{links}/worksheet" Target="/xl/worksheets/sheet1.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{links}"><sheets><sheet name="S" r:id="r1"/></sheets>'
        "</workbook>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}">{sheet}</worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{main}">{texts}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{main}">{styles}</styleSheet>',
    }
    return packed(parts)


def packed(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def data(*cells: str) -> str:
    return f'<sheetData><row r="1">{"".join(cells)}</row></sheetData>'


def read(tmp_path: Path, content: bytes, **options: str) -> TextRows:
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)
    assert detect(content[:65536], "book.xlsx") == "xlsx"
    [table] = read_rows(path, "book.xlsx", "xlsx", Options(**options))
    assert (table.table, table.header) == ("", None)
    return table


def cells(table: TextRows) -> list[list[str]]:
    return [[plain(cell) for cell in row] for *_, row in table.rows()]


def saved(fill: Callable[[Any], object], *, sheets: Iterable[str] = ()) -> bytes:
    made = openpyxl.Workbook()
    made.active.title = "First"  # type: ignore[union-attr]
    for name in sheets:
        made.create_sheet(name)
    fill(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def of_rows(*rows: list[Any]) -> bytes:
    return saved(lambda made: [made.active.append(row) for row in rows])


def said(table: TextRows) -> list[tuple[str, str, int, str, str]]:
    return [(one.issue, one.severity, one.row, one.column, one.message) for one in table.notes]


VALUES: list[tuple[object, str]] = [
    ("0012", "0012"),
    ("RS35260005601001611379", "RS35260005601001611379"),
    ("two\nlines", "two\nlines"),
    ("=not a formula"[1:], "not a formula"),
    (" spaces ", " spaces "),
    (1234.56, "1234.56"),
    (1234.5600000000002, "1234.56"),
    (0.1 + 0.2, "0.3"),
    (4000, "4000"),
    (4000.0, "4000"),
    (-0.5, "-0.5"),
    (0, "0"),
    (1e-7, "0.0000001"),
    (1e14, "100000000000000"),
    (12345678901234.56, "12345678901234.56"),
    (Decimal("0.00000001"), "0.00000001"),
    (date(2024, 4, 3), "2024-04-03"),
    (datetime(2024, 4, 3, 10, 15), "2024-04-03T10:15:00"),  # noqa: DTZ001
    (datetime(2024, 4, 3, 23, 59, 59, 500000), "2024-04-03T23:59:59.500"),  # noqa: DTZ001
    (datetime(2024, 4, 3), "2024-04-03"),  # noqa: DTZ001
    (date(1900, 1, 1), "1900-01-01"),
    (date(1900, 3, 1), "1900-03-01"),
    (time(8, 5), "08:05:00"),
    (True, "TRUE"),
    ("Ђорђе Šć İ", "Ђорђе Šć İ"),
]


@pytest.mark.parametrize(("value", "text"), VALUES, ids=[str(n) for n in range(len(VALUES))])
def test_a_cell_becomes_the_text_a_person_sees(tmp_path: Path, value: object, text: str) -> None:
    table = read(tmp_path, of_rows(["x", value, "y"]))
    assert cells(table) == [["x", text, "y"]]
    assert table.lines == 1
    assert table.notes == ()


def test_the_decimals_of_a_number_stand_behind_a_mark_of_their_own(tmp_path: Path) -> None:
    table = read(tmp_path, of_rows([1.234, "1.234", -0.5, 1000, f"1{EXACT}5", time(8, 5, 0, 500000), True]))
    [(_, _, row)] = table.rows()
    assert row == [f"1{EXACT}234", "1.234", f"-0{EXACT}5", "1000", "1<U+2396>5", "08:05:00.500", "TRUE"]


NUMBER_FORMATS = [
    ("#,##0.00 KM", "45000.5"),
    ("#,##0.00 Din.", "45000.5"),
    ("Standard", "45000.5"),
    ("0.00 h", "45000.5"),
    ("# ?/?", "45000.5"),
    ("#,##0.00 [$din.-241A]", "45000.5"),
    ("0.00E+00", "45000.5"),
    ("m", "2023-03-15T12:00:00"),
    ("dd.mm.yyyy.", "2023-03-15T12:00:00"),
    ("d. mmmm yyyy. hh:mm", "2023-03-15T12:00:00"),
    ("ddmmyyyy", "2023-03-15T12:00:00"),
    ("yyyy-mm-ddThh:mm:ss.000", "2023-03-15T12:00:00"),
    ("[$-41A]dddd, d. mmm yy;@", "2023-03-15T12:00:00"),
    ("h:mm AM/PM", "2023-03-15T12:00:00"),
    ("yyyy年m月d日", "2023-03-15T12:00:00"),
    ("[h]:mm:ss", "1080012:00:00"),
]


@pytest.mark.parametrize(("code", "text"), NUMBER_FORMATS, ids=[row[0] for row in NUMBER_FORMATS])
def test_a_date_is_a_format_of_date_letters_only(tmp_path: Path, code: str, text: str) -> None:
    def fill(made: Any) -> None:
        made.active["A1"] = 45000.5
        made.active["A1"].number_format = code

    assert cells(read(tmp_path, saved(fill))) == [[text]]


def test_rows_keep_their_numbers_and_may_be_read_again(tmp_path: Path) -> None:
    table = read(tmp_path, of_rows(["case_id", None, "title"], [], [None, None, "last"], [None]))
    assert list(table.rows()) == list(table.rows()) == [(1, 1, ["case_id", "", "title"]), (3, 1, ["", "", "last"])]
    assert table.lines == 3


def test_two_readers_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    table = read(tmp_path, of_rows(*([n] for n in range(1, 2501))))
    pairs = list(zip(table.rows(), table.rows(), strict=True))
    assert [int(a[2][0]) for a, _ in pairs] == list(range(1, 2501))
    assert all(a == b for a, b in pairs)


def test_number_formats_of_zeros_are_filled_up(tmp_path: Path) -> None:
    def fill(made: Any) -> None:
        made.active["A1"] = 101990710018
        made.active["A1"].number_format = "0000000000000"
        made.active["B1"] = 1500.5
        made.active["B1"].number_format = '#,##0.00 "dinara"'

    assert cells(read(tmp_path, saved(fill))) == [["0101990710018", "1500.5"]]


def test_dates_that_count_from_1904(tmp_path: Path) -> None:
    def fill(made: Any) -> None:
        made.epoch = CALENDAR_MAC_1904
        made.active["A1"] = date(2024, 4, 3)

    assert cells(read(tmp_path, saved(fill))) == [["2024-04-03"]]


def test_another_sheet_is_said_and_can_be_named(tmp_path: Path) -> None:
    def fill(made: Any) -> None:
        made["First"].append(["a"])
        made["Računi"].append(["b"])

    content = saved(fill, sheets=["Računi", "Empty"])
    table = read(tmp_path, content)
    assert cells(table) == [["a"]]
    assert said(table) == [
        ("XLSX-SHEETS", "info", 0, "", 'book.xlsx: sheet "First" was read; 1 more with values ("Računi") not.')
    ]
    assert cells(read(tmp_path, content, sheet="računi ")) == [["b"]]
    with pytest.raises(FinlinkError) as refused:
        read(tmp_path, content, sheet="Third")
    assert str(refused.value) == 'book.xlsx has no sheet "Third"; its sheets are "First", "Računi", "Empty".'


def test_a_sheet_with_the_same_header_is_a_warning_unless_the_user_chose(tmp_path: Path) -> None:
    def fill(made: Any) -> None:
        made["First"].append(["Title"])
        for name in ("First", "March", "Template", "Notes"):
            made[name].append(["sender", "Amount "])
        made["First"].append(["a", 1])
        made["March"].append(["b", 2])
        made["Notes"].insert_rows(1)
        made["Notes"]["A1"], made["Notes"]["C2"] = "x", "y"

    content = saved(fill, sheets=["March", "Template", "Notes"])
    where = 'book.xlsx: sheet "First" was read; '
    assert said(read(tmp_path, content)) == [
        ("XLSX-SHEETS", "warning", 0, "", where + 'the sheet "March" has the same header, and its rows are left out.'),
        ("XLSX-SHEETS", "info", 0, "", where + '2 more with values ("Template", "Notes") not.'),
    ]
    assert [note.severity for note in read(tmp_path, content, sheet="March").notes] == ["info"]


def test_the_first_sheet_that_is_shown_and_has_values_is_read(tmp_path: Path) -> None:
    def fill(made: Any) -> None:
        made["Hidden"].append(["h"])
        made["Hidden"].sheet_state = "veryHidden"
        made["Shown"].append(["s"])

    table = read(tmp_path, saved(fill, sheets=["Hidden", "Shown"]))
    assert cells(table) == [["s"]]
    assert [note.issue for note in table.notes] == ["XLSX-SHEETS"]


def test_hidden_parts_and_merged_cells_are_read_and_said(tmp_path: Path) -> None:
    def fill(made: Any) -> None:
        sheet = made.active
        for n in range(1, 4):
            sheet.append([n, n, n])
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True
        sheet.sheet_state = "hidden"
        sheet.merge_cells("A3:C3")

    table = read(tmp_path, saved(fill, sheets=["Empty"]))
    assert cells(table) == [["1", "1", "1"], ["2", "2", "2"], ["3"]]
    assert said(table) == [
        (
            "XLSX-HIDDEN",
            "info",
            0,
            "",
            'book.xlsx, sheet "First": Excel hides the sheet itself and 1 rows (2) and columns (B); all was read.',
        ),
        (
            "XLSX-MERGED",
            "info",
            0,
            "",
            (
                'book.xlsx, sheet "First": 1 ranges of cells are merged (A3:C3); only the first cell of each has the '
                "value."
            ),
        ),
    ]


CELLS = [
    ('<c r="A1"><f>1+1</f><v>2</v></c>', "2", ""),
    ('<c r="A1" t="str"><f>"a"</f><v>a</v></c>', "a", ""),
    (
        '<c r="A1"><f>1+1</f></c>',
        "",
        "cell A1 holds a formula that was never calculated; the cell is taken as empty.",
    ),
    ('<c r="A1" t="e"><f>B9</f><v>#REF!</v></c>', "", "cell A1 shows the error #REF!; the cell is taken as empty."),
    (
        '<c r="A1"><v>1234567890123450</v></c>',
        "1234567890123450",
        (
            "cell A1 holds 1234567890123450 as a number; Excel keeps 15 digits of a number, so the last "
            "ones may have been "
            "lost."
        ),
    ),
    ('<c r="A1"><v>9007199254740993</v></c>', "9007199254740993", "cell A1 holds 9007199254740993 as a number"),
    ('<c r="A1"><v>1.23456789012345E+15</v></c>', "1234567890123450", "cell A1 holds 1234567890123450 as a number"),
    ('<c r="A1" s="1"><v>-5</v></c>', "-5", "cell A1 is formatted as a date, but -5 is none; the number is taken."),
    ('<c r="A1" s="1"><v>60</v></c>', "60", "cell A1 is formatted as a date, but 60 is none; the number is taken."),
    ('<c r="A1"><v>NaN</v></c>', "NaN", "cell A1 should be a number, but NaN is none; the text is taken."),
    ('<c r="A1"><v>1_0</v></c>', "1_0", "cell A1 should be a number, but 1_0 is none; the text is taken."),
    ('<c r="A1"><v>1e99999999</v></c>', "1e99999999", "cell A1 should be a number"),
    ('<c r="A1" t="b"><v>0</v></c>', "FALSE", ""),
    ('<c r="A1" t="d"><v>2024-04-03T00:00:00</v></c>', "2024-04-03", ""),
    ('<c r="A1" s="1"><v>45385</v></c>', "2024-04-03", ""),
    ('<c r="A1" s="2"><v>1.5</v></c>', "36:00:00", ""),
    ('<c r="A1" s="99"><v>1.50</v></c>', "1.5", ""),
    ('<c t="s"><v>0</v></c>', "rich text", ""),
    ('<c t="s"><v>1</v></c>', "a\r\nb_x005F_"[:-7] + "_x000D_", ""),
    ('<c t="inlineStr"><is><t>in</t><r><t>line</t></r><rPh><t>no</t></rPh></is></c>', "inline", ""),
]
TEXTS = (
    "<si><r><t>rich </t></r><r><rPr/><t>text</t></r><rPh sb='0' eb='1'><t>reading</t></rPh></si>"
    "<si><t>a_x000D_\nb_x005F_x000D_</t></si>"
)
STYLES = (
    '<numFmts><numFmt numFmtId="165" formatCode="[h]:mm:ss"/></numFmts><cellStyleXfs><xf numFmtId="14"/>'
    '</cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="165"/></cellXfs>'
)


@pytest.mark.parametrize(("cell", "text", "message"), CELLS, ids=[str(n) for n in range(len(CELLS))])
@pytest.mark.parametrize("main", [MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"], ids=["usual", "strict"])
def test_what_stands_in_a_cell(tmp_path: Path, cell: str, text: str, message: str, main: str) -> None:
    links = LINKS if main == MAIN else "http://purl.oclc.org/ooxml/officeDocument/relationships"
    table = read(tmp_path, book(data(cell, "<c><v>7</v></c>"), texts=TEXTS, styles=STYLES, main=main, links=links))
    assert cells(table) == [[text, "7"]]
    assert bool(table.notes) == bool(message)
    for note in table.notes:
        assert note.message.startswith(f'book.xlsx, sheet "S": {message}')
        assert (note.severity, note.row, note.column) == ("warning", 1, "A")
        assert note.hint


def test_cells_beyond_the_first_200_of_a_kind_are_counted(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}"><c><f>A</f></c></row>' for n in range(1, 251))
    table = read(tmp_path, book(f"<sheetData>{rows}</sheetData>"))
    assert [note.row for note in table.notes] == [*range(1, 201), 0]
    assert table.notes[-1].message == 'book.xlsx, sheet "S": 50 further cells have the same problem (XLSX-FORMULA).'


def test_prefixed_elements_are_read(tmp_path: Path) -> None:
    content = book(data("<c><v>7</v></c>"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].replace(f'xmlns="{MAIN}"', f'xmlns:x="{MAIN}"')
    parts["xl/worksheets/sheet1.xml"] = re.sub(r"<(/?)(?=\w)", r"<\1x:", sheet)
    assert cells(read(tmp_path, packed(parts))) == [["7"]]


DTD = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
SHEET = "book.xlsx is damaged"
REFUSED = [
    (
        "row backwards",
        book('<sheetData><row r="2"/><row r="2"/></sheetData>'),
        f"{SHEET}: row 2 comes after row 2; save it again.",
    ),
    (
        "row too far",
        book('<sheetData><row r="1048577"/></sheetData>'),
        f"{SHEET}: after row 0 comes no row of Excel's; save it again.",
    ),
    ("column too far", book(data('<c r="XFE1"><v>1</v></c>')), f"{SHEET}: XFE1 is no cell of row 1; save it again."),
    ("column backwards", book(data('<c r="B1"/><c r="A1"/>')), f"{SHEET}: A1 is no cell of row 1; save it again."),
    ("no column", book(data('<c r="11"/>')), f"{SHEET}: 11 is no cell of row 1; save it again."),
    (
        "text that is not there",
        book(data('<c t="s"><v>5</v></c>')),
        f"{SHEET}: cell A1 means text number 5, but there are 0; save it again.",
    ),
    (
        "cut in the sheet",
        book("<sheetData><row>"),
        "book.xlsx is damaged or cut off at line 1 (mismatched tag); nothing of it was used, so ask for it again.",
    ),
    (
        "entities",
        packed({"[Content_Types].xml": "x", "_rels/.rels": DTD + "<x>&b;</x>"}),
        (
            "book.xlsx declares a document type (line 1), as files that attack XML readers do; ask for the file as its "
            "program writes it."
        ),
    ),
    (
        "no workbook",
        packed({"[Content_Types].xml": "<Types/>"}),
        "book.xlsx has no worksheet that can be read; save it as .xlsx, or export the sheet as CSV.",
    ),
    (
        "cut off",
        of_rows(["a"])[:-30],
        (
            "book.xlsx is a damaged Excel file, or only the first part of one (its ZIP structure is "
            "broken); ask for it again."
        ),
    ),
]


@pytest.mark.parametrize(("content", "message"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_a_workbook_that_cannot_be_used_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    with pytest.raises(FinlinkError) as refused:
        read(tmp_path, content)
    assert str(refused.value) == message


def test_a_wrong_checksum_is_refused(tmp_path: Path) -> None:
    content = bytearray(of_rows(["a"]))
    at = content.rindex(b"xl/worksheets/sheet1.xml")
    content[at - 46 + 16] ^= 1
    with pytest.raises(
        FinlinkError, match=r"damaged Excel file, or only the first part of one \(a checksum does not fit"
    ):
        read(tmp_path, bytes(content))


SMALL = Limits(total=3_000_000, ratio=100, free=500_000)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(book(data("<c><v>1</v></c>") + " " * 4_000_000), id="blanks in the sheet"),
        pytest.param(
            book(data("<c><v>1</v></c>"), texts="<si><t>" + "a" * 2_000_000 + "</t></si>"), id="one huge text"
        ),
        pytest.param(book(data("<c><v>1</v></c>"), texts="<si><t>aa</t></si>" * 200_000), id="many texts"),
        pytest.param(book(data("<c><v>1</v></c>"), styles="<cellXfs>" + "<xf/>" * 400_000), id="styles"),
    ],
)
def test_a_bomb_is_refused_in_whatever_part_it_lies(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)
    with pytest.raises(FinlinkError, match=r"^book.xlsx unpacks to more than"):
        read_xlsx(path, "book.xlsx", limits=SMALL)


def test_one_huge_tag_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FinlinkError, match=r"^book.xlsx has one tag of more than 4 MiB"):
        read(tmp_path, book(f'<sheetData><row r="1" x="{"a" * 6_000_000}"/></sheetData>'))


def test_one_huge_cell_is_refused(tmp_path: Path) -> None:
    text = f'<c t="inlineStr"><is><t>{"a" * 5_000_000}</t></is></c>'
    with pytest.raises(FinlinkError) as refused:
        read(tmp_path, book(data(text)))
    assert str(refused.value) == "book.xlsx: row 1 has a cell of more than 4194304 characters."


FINITE = st.floats(min_value=-1e15, max_value=1e15, allow_nan=False)


@given(FINITE)
def test_a_number_is_read_to_within_what_excel_keeps(value: float) -> None:
    text = number_text(repr(value))
    assert text is not None
    assert re.fullmatch(r"-?\d+(\.\d+)?", text)
    assert abs(Decimal(text) - Decimal(repr(value))) <= abs(Decimal(repr(value))) * Decimal("5e-15")


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_money_is_exact(value: Decimal) -> None:
    text = number_text(repr(float(value)))
    assert text is not None
    assert Decimal(text) == value


ERRORS = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"}


def written_as_text(text: str) -> bool:
    """Tell whether both libraries keep a text as it is: no formula, no error, not white space alone."""
    plain = not text.startswith("=") and "_x" not in text and "\r" not in text and text not in ERRORS
    return plain and (not text or bool(text.strip()))


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(lambda t: ILLEGAL_CHARACTERS_RE.sub("", t))
ONE = st.one_of(
    st.none(),
    TEXT.filter(written_as_text),
    st.integers(-(10**14), 10**14),
    st.decimals(-(10**9), 10**9, places=2).map(float),
    st.datetimes(datetime(1901, 1, 1), datetime(2100, 1, 1)).map(lambda d: d.replace(microsecond=0)),  # noqa: DTZ001
    st.booleans(),
)


def shown(value: object) -> str:
    """Return what a library's value looks like as text, written anew for this test."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return format(Decimal(repr(value)), "f").removesuffix(".0").replace("-0", "0" if value == 0 else "-0")
    if isinstance(value, datetime | date | time):
        return value.isoformat().removesuffix("T00:00:00")
    return "" if value is None else str(value)


def trimmed(rows: Iterable[Iterable[object]]) -> list[list[str]]:
    texts = [[shown(value) for value in row] for row in rows]
    for row in texts:
        while row and not row[-1]:
            row.pop()
    return [row for row in texts if row]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(ONE, min_size=1, max_size=5), min_size=1, max_size=6))
def test_every_cell_is_what_two_libraries_read(tmp_path: Path, rows: list[list[Any]]) -> None:
    content = of_rows(*rows)
    ours = cells(read(tmp_path, content))
    theirs = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0]
    assert ours == trimmed(theirs.iter_rows(values_only=True))
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
    assert ours == trimmed(sheet.to_python(skip_empty_area=False))


def test_notes_are_values(tmp_path: Path) -> None:
    table = read(tmp_path, book(data("<c><f>A</f></c>")))
    assert isinstance(table.notes[0], Note)
    assert table.notes[0].issue == "XLSX-FORMULA"
