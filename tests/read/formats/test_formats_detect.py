"""What a file is, by its first bytes."""

from __future__ import annotations

import doctest
import importlib

import pytest

from finlink.read.formats import detect, refusal

MODULES = [
    "lines", "detect", "rows", "statement", "mt940_details", "mt940_fields", "mt940_values", "xlsx_numbers",
    "xlsx_sheet", "unpack",
]  # fmt: skip

KINDS = [
    ("text", b"case_id,title\n1,x\n", "cases.csv", ""),
    ("empty", b"", "cases.xlsx", ""),
    ("suffix alone says nothing", b"a;b\n", "cases.xlsx", ""),
    ("yaml suffix over text", b"a;b\n1;2\n", "cases.yaml", ""),
    ("gzip named csv", b"\x1f\x8b\x08\x00", "cases.csv", "gzip"),
    ("empty zip", b"PK\x05\x06" + bytes(18), "a.zip", "zip"),
    ("zip", b"PK\x03\x04" + bytes(22) + b"\x09\x00\x00\x00cases.csvx", "a.csv", "zip"),
    ("xlsx", b"PK\x03\x04" + bytes(22) + b"\x13\x00\x00\x00[Content_Types].xml", "a.csv", "xlsx"),
    (
        "xlsb",
        b"PK\x03\x04" + bytes(22) + b"\x13\x00\x00\x00[Content_Types].xml..xl/workbook.bin",
        "a",
        "binary Excel (XLSB)",
    ),
    ("docx", b"PK\x03\x04" + bytes(22) + b"\x13\x00\x00\x00[Content_Types].xml..word/document.xml", "a", "Word"),
    (
        "ods",
        b"PK\x03\x04" + bytes(22) + b"\x08\x00\x00\x00mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
        "a.ods",
        "OpenDocument spreadsheet (ODS)",
    ),
    ("xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(9), "a.xls", "old Excel (XLS)"),
    (
        "locked xlsx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "a.xlsx",
        "an Excel file with a password",
    ),
    ("pdf", b"%PDF-1.7", "a.csv", "PDF"),
    ("parquet", b"PAR1", "a.csv", "Parquet"),
    ("sqlite", b"SQLite format 3\x00", "a.csv", "SQLite"),
    ("7z", b"7z\xbc\xaf\x27\x1c", "a.csv", "7-Zip"),
    ("rar", b"Rar!\x1a\x07\x00", "a.csv", "RAR"),
    ("tar", bytes(257) + b"ustar", "a.csv", "TAR"),
    ("web page", b"\n<!DOCTYPE html><html>", "a.csv", "a web page"),
    ("html table named xls", b"<table><tr>", "a.xls", "a web page"),
    ("xhtml", b'<?xml version="1.0"?><html xmlns="x">', "a.csv", "a web page"),
    (
        "camt by namespace",
        b'<?xml version="1.0"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">',
        "s.xml",
        "camt053",
    ),
    ("camt with prefix and BOM", b'\xef\xbb\xbf<ns2:Document xmlns:ns2="urn:x:camt.052.001.02">', "s", "camt053"),
    ("camt in UTF-16", '<Document xmlns="camt.054.001.02">'.encode("utf-16"), "s", "camt053"),
    (
        "pain",
        b'<Document xmlns="pain.001.001.03">',
        "s.xml",
        "XML of another kind than camt.052, camt.053 and camt.054",
    ),
    (
        "xml spreadsheet",
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
        "a.xls",
        "Excel 2003 XML",
    ),
    ("mt940", b":20:START\r\n:25:RS3512\r\n:28C:1/1\r\n:60F:C250101EUR0,\r\n", "s.txt", "mt940"),
    ("mt940 with header", b"{1:F01BANKRSBGXXXX}{2:I940X}{4:\r\n:20:A\r\n:25:1\r\n", "s.sta", "mt940"),
    ("json", b'[{"a": 1}]', "a.csv", "JSON"),
    ("json lines", b'{"a": 1}\n{"a": 2}', "a.csv", "JSON"),
    ("tagpack", b"title: x\ntags:\n- address: abc\n", "pack.txt", "tagpack"),
    ("tagpack whose tags come late", b"title: x\nlabel: y\ncurrency: BTC\n", "pack.yaml", "tagpack"),
    ("other yaml", b"name: x\non: push\n", "ci.yml", "YAML that is no TagPack"),
]


@pytest.mark.parametrize(("start", "name", "kind"), [row[1:] for row in KINDS], ids=[row[0] for row in KINDS])
def test_a_file_is_known_by_its_first_bytes(start: bytes, name: str, kind: str) -> None:
    assert detect(start, name) == kind


@pytest.mark.parametrize(
    "line", ["{1;2}", "[a];b", ":20;x", "time: 10:20", "<5000;1", "tags;address", "PK;x", "BZ;1"], ids=str
)
def test_text_that_looks_a_little_like_something_is_text(line: str) -> None:
    assert detect(line.encode() + b"\n1;2\n", "a.csv") == ""


def test_what_is_not_read_is_refused_in_one_sentence() -> None:
    assert str(refusal("a.csv", "a web page")) == (
        "a.csv is a web page, not a table; it may be a login page saved by mistake."
    )
    assert str(refusal("a.xlsx", "an Excel file with a password")) == (
        "a.xlsx is an Excel file with a password; open it and save it without one."
    )


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings(name: str) -> None:
    done = doctest.testmod(importlib.import_module(f"finlink.read.formats.{name}"))
    assert done.attempted > 0
    assert done.failed == 0


def test_examples_of_the_package() -> None:
    assert doctest.testmod(importlib.import_module("finlink.read.formats")).failed == 0
