"""What a file is, by its first bytes; its suffix only decides what the bytes leave open."""

from __future__ import annotations

import re

XLSX, CAMT, MT940, TAGPACK, GZIP, ZIP = "xlsx", "camt053", "mt940", "tagpack", "gzip", "zip"
READ = (XLSX, CAMT, MT940, TAGPACK)
"""The formats that ``read_rows`` reads; ``GZIP`` and ``ZIP`` are unpacked first, all others are refused by name."""

_MAGIC = (
    (b"\x1f\x8b", GZIP),
    (b"%PDF", "PDF"),
    (b"PAR1", "Parquet"),
    (b"ARROW1", "Arrow"),
    (b"SQLite format 3", "SQLite"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"MZ\x90", "a program"),
    (b"\x7fELF", "a program"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OFFICE_PARTS = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"xl/", b"customXml/", b"word/", b"ppt/")
_TAG_START = re.compile(r":\d\d[A-Z]?:")
_MT = re.compile(r"\A(?:\s*\{[1-5]:|[\s\S]{0,500}?(?:^|\n|\r)\s*:20:)")
_MT_ENTRY = re.compile(r"(?:^|\n|\r|\}|:)\s*:(?:25P?|28C?|60[FM]|61|13D?|34F):")
_YAML_TAGS = re.compile(r"^tags[ \t]*:", re.MULTILINE)
_YAML_ADDRESS = re.compile(r"^[ \t-]*['\"]?address['\"]?[ \t]*:", re.MULTILINE)
_YAML_KEY = re.compile(r"\A(?:%[^\n]*\n|---[^\n]*\n|\s*#[^\n]*\n|\s)*[\w.-]+[ \t]*:(?:\s|$)")


def detect(start: bytes, name: str) -> str:
    """Return what a file is from its first bytes (64 KiB are plenty) and its name.

    "" = delimited text, as far as can be told; one of ``READ``, ``GZIP`` or ``ZIP``; or the name of a type that
    finlink does not read, fit for a sentence: "PDF", "old Excel (XLS)", "a web page", "JSON", …

    >>> detect(b"%PDF-1.7", "cases.csv"), detect(b"case_id;title", "cases.pdf"), detect(b"", "cases.xlsx")
    ('PDF', '', '')
    """
    return _binary(start) or _written(_text(start), name)


def _binary(start: bytes) -> str:
    """Tell what begins with a mark of its own."""
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(start)
    if start.startswith(_OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in start
        return "an Excel file with a password" if locked else "old Excel (XLS)"
    if start[257:262] == b"ustar":
        return "TAR"
    return next((kind for magic, kind in _MAGIC if start.startswith(magic)), "")


def _written(text: str, name: str) -> str:
    """Tell what kind of text this is."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    stripped = text.lstrip("\ufeff \t\r\n")
    if stripped.startswith("<"):
        return _xml(stripped)
    if _MT.match(text) and _MT_ENTRY.search(text):
        return MT940
    if re.match(r"[\[{]\s*(?:[\[{\"}\]]|$)", stripped):
        return "JSON"
    return _yaml(text, name)


def _text(start: bytes) -> str:
    for mark, codec in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if start.startswith(mark):
            return start.decode(codec, errors="replace")
    return start.decode("latin-1")


def _zip(start: bytes) -> str:
    """Tell office files from other archives by the name of the first member, which stands at byte 30."""
    first = start[30 : 30 + int.from_bytes(start[26:28], "little")]
    if first == b"mimetype":
        sheet = b"opendocument.spreadsheet" in start[:200]
        return "OpenDocument spreadsheet (ODS)" if sheet else "OpenDocument or EPUB"
    if not first.startswith(_OFFICE_PARTS):
        return ZIP
    for part, kind in ((b"xl/workbook.bin", "binary Excel (XLSB)"), (b"word/", "Word"), (b"ppt/", "PowerPoint")):
        if part in start:
            return kind
    return XLSX


def _xml(text: str) -> str:
    start = text[:8192]
    if re.match(r"<(?:!doctype\s+html|html|head|body|table)\b", start, re.IGNORECASE):
        return "a web page"
    if not re.match(r"<(?:\?xml|!|[A-Za-z_])", start):
        return ""
    root = re.search(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s/>]", start)
    kind = root[1] if root else ""
    if kind == "Document" and re.search(r"camt\.05[234]|<(?:[\w.-]+:)?BkToCstmr", start):
        return CAMT
    if kind == "Workbook" and "schemas-microsoft-com:office:spreadsheet" in start:
        return "Excel 2003 XML"
    if kind.lower() == "html":
        return "a web page"
    return "XML of another kind than camt.052, camt.053 and camt.054" if kind else ""


def _yaml(text: str, name: str) -> str:
    if _YAML_TAGS.search(text) and _YAML_ADDRESS.search(text):
        return TAGPACK
    if not name.lower().endswith((".yaml", ".yml")):
        return ""
    if re.search(r"^(?:tags|label|currency|confidence|abuse|category)[ \t]*:", text, re.MULTILINE):
        return TAGPACK
    return "YAML that is no TagPack" if _YAML_KEY.match(text) else ""
