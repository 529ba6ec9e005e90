"""Reading one file: every bad input of the list, what is said, and that every physical line is accounted for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import duckdb
import pytest

from finlink.errors import FinlinkError
from finlink.read import FileRead, Input, read_file
from finlink.settings import Settings, Source

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "case_id,title,opened"
GOOD = "A1,one,2025-01-01"
LAST = "A9,nine,2025-01-09"


def reading(tmp_path: Path, content: bytes, *, careful: bool = False, **settings: str) -> FileRead:
    path = tmp_path / "cases.csv"
    path.write_bytes(content)
    work = tmp_path / "work"
    work.mkdir(exist_ok=True)
    one = Input(path, path.name, "cases", Source(path.name))
    said = Settings(**settings)  # type: ignore[arg-type]
    file = read_file(one, said, work, 0, careful=careful)
    if not file.numbered and (count(file) != file.scan.lines - file.first_row + 1 or ODD.search(content)):
        file = read_file(one, said, work, 0, careful=True)
    file.assert_nothing_lost()
    return file


def count(file: FileRead) -> int:
    """Return how many rows the engine finds; -1 when it refuses the file, as the loader does."""
    try:
        return len(rows(file))
    except duckdb.Error:
        return -1


def rows(file: FileRead) -> list[tuple[object, ...]]:
    cells = ", ".join(f"coalesce(c{n}, '')" for n in range(len(file.header.cells)))
    return duckdb.connect().execute(f"SELECT {cells} FROM {file.relation}").fetchall()


def text(*lines: str, end: str = "\n") -> bytes:
    return "".join(line + end for line in lines).encode()


ODD = re.compile(rb"\n[ ,\t]*\n|\n(?s:.*)\ncase_id,title,opened\n|^case_id,title,opened\n(?s:.*)\ncase_id,title")
"""What only the loader can tell after typing: rows without values, and the header again."""

ONE = ("A1", "one", "2025-01-01")
NINE = ("A9", "nine", "2025-01-09")

REJECTED = [
    ("too few cells", text(HEAD, GOOD, "A2,two", LAST), [(3, 1, "FIELDS")]),
    ("too many cells", text(HEAD, GOOD, "A2,two,2025-01-02,,", LAST), [(3, 1, "FIELDS")]),
    ("a delimiter of another kind", text(HEAD, GOOD, "A2;two;2025-01-02", LAST), [(3, 1, "FIELDS")]),
    ("unclosed quote", text(HEAD, GOOD, 'A2,"two,2025-01-02', LAST), [(3, 1, "QUOTE")]),
    ("text after a closing quote", text(HEAD, GOOD, '"A2"x,two,2025-01-02', LAST), [(3, 1, "QUOTE")]),
    ("quote inside an unquoted cell", text(HEAD, GOOD, 'A2,tw"o,2025-01-02', LAST), [(3, 1, "QUOTE")]),
    ("backslash before a quote", text(HEAD, GOOD, '"A\\"2",two,2025-01-02', LAST), [(3, 1, "QUOTE")]),
    ("NUL in a cell", text(HEAD, GOOD, "A2,t\x00wo,2025-01-02", LAST), [(3, 1, "CONTROL")]),
    ("Ctrl-Z", text(HEAD, GOOD, "A2,two\x1a,2025-01-02", LAST), [(3, 1, "CONTROL")]),
    ("a vertical tab and ESC", text(HEAD, GOOD, "A2,\x0b\x1b[2J,2025-01-02", LAST), [(3, 1, "CONTROL")]),
    ("a C1 control", text(HEAD, GOOD, "A2,t\x84wo,2025-01-02", LAST), [(3, 1, "CONTROL")]),
    ("the header again", text(HEAD, GOOD, HEAD, LAST), [(3, 1, "HEADER-AGAIN")]),
    ("a total line", text(HEAD, GOOD, LAST, "Total 2"), [(4, 1, "FIELDS")]),
    ("cut in the middle of a row", text(HEAD, GOOD, LAST) + b"A3,thr", [(4, 1, "FIELDS")]),
    (
        "one bad byte among many lines",
        text(HEAD, GOOD, *[f"B{n},čć,2025-01-01" for n in range(120)]) + b"A2,t\xe9,x\n" + text(LAST),
        [(123, 1, "ENCODING")],
    ),
    ("unclosed quote at the end", text(HEAD, GOOD, LAST, '"A3'), [(4, 1, "QUOTE")]),
    ("a quoted cell over more than 100 lines", text(HEAD, GOOD, 'A2,"two', *["x"] * 150, '",z', LAST), None),
]


@pytest.mark.parametrize(("content", "rejects"), [case[1:] for case in REJECTED], ids=[case[0] for case in REJECTED])
def test_only_the_bad_line_is_rejected(
    content: bytes, rejects: list[tuple[int, int, str]] | None, tmp_path: Path
) -> None:
    file = reading(tmp_path, content)
    found = rows(file)
    assert ONE in found
    assert NINE in found
    if rejects is None:
        assert {reject.lines for reject in file.rejects} == {1}
        assert len(file.rejects) == 152
    else:
        assert [(reject.row, reject.lines, reject.issue) for reject in file.rejects] == rejects
    assert all(reject.message.startswith(f"Line {reject.row} ") and reject.hint for reject in file.rejects)
    assert file.accepted_lines == len(found)


TOLERATED = [
    ("CRLF", text(HEAD, GOOD, LAST, end="\r\n"), 0),
    ("CR only", text(HEAD, GOOD, LAST, end="\r"), 0),
    ("ends mixed", f"{HEAD}\r\n{GOOD}\r{LAST}\n".encode(), 0),
    ("no final newline", text(HEAD, GOOD, LAST)[:-1], 0),
    ("BOM", b"\xef\xbb\xbf" + text(HEAD, GOOD, LAST), 0),
    ("blank lines", text(HEAD, "", GOOD, "   ", LAST, ""), 3),
    ("UTF-16 little endian", b"\xff\xfe" + text(HEAD, GOOD, LAST).decode().encode("utf-16-le"), 0),
    ("UTF-16 big endian", b"\xfe\xff" + text(HEAD, GOOD, LAST).decode().encode("utf-16-be"), 0),
    ("semicolons", text(HEAD, GOOD, LAST).replace(b",", b";"), 0),
    ("tabs", text(HEAD, GOOD, LAST).replace(b",", b"\t"), 0),
    ("bars", text(HEAD, GOOD, LAST).replace(b",", b"|"), 0),
    ("a sep= line", b"sep=;\n" + text(HEAD, GOOD, LAST).replace(b",", b";"), 0),
    ("quotes everywhere", text('"case_id","title","opened"', '"A1","one","2025-01-01"', '"A9","nine","2025-01-09"'), 0),
    ("headers with blanks and capitals", text(" Case_ID , TITLE\u00a0,opened", GOOD, LAST), 0),
]


@pytest.mark.parametrize(("content", "blank"), [case[1:] for case in TOLERATED], ids=[case[0] for case in TOLERATED])
@pytest.mark.parametrize("careful", [False, True], ids=["as it comes", "careful"])
def test_what_is_read_as_it_stands(content: bytes, blank: int, careful: bool, tmp_path: Path) -> None:
    file = reading(tmp_path, content, careful=careful)
    assert rows(file) == [ONE, NINE]
    assert file.rejects == []
    assert file.blank_lines == blank
    assert file.accepted_lines == 2


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_a_quoted_cell_may_run_over_lines(ends: str, tmp_path: Path) -> None:
    file = reading(tmp_path, text(HEAD, GOOD, 'A2,"two', 'and ""more""",2025-01-02', LAST, end=ends))
    assert rows(file) == [ONE, ("A2", f'two{ends}and "more"', "2025-01-02"), NINE] or ends == "\r"
    assert file.accepted_lines == 4
    assert file.lines_of(3) == 2
    assert file.rejects == []


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("cp1250", "Čačak Đurđević"), ("cp1251", "Ђурђевић"), ("cp1253", "Αθήνα"), ("cp1254", "Şişli ığ")],
)
def test_declared_encodings(encoding: str, name: str, tmp_path: Path) -> None:
    content = f"{HEAD}\nA1,{name},2025-01-01\n".encode(encoding)
    assert rows(reading(tmp_path, content, encoding=encoding)) == [("A1", name, "2025-01-01")]


def test_a_byte_that_a_declared_encoding_lacks_rejects_its_row(tmp_path: Path) -> None:
    file = reading(tmp_path, text(HEAD, GOOD) + b"A2,\x81,x\n" + text(LAST), encoding="cp1250")
    assert rows(file) == [ONE, NINE]
    assert [(reject.row, reject.issue) for reject in file.rejects] == [(3, "ENCODING")]


REFUSED = [
    ("empty", b"", "is empty"),
    ("a BOM alone", b"\xef\xbb\xbf", "nothing in its first lines"),
    ("no required column", text("id,title,opened", GOOD), "required column case_id"),
    ("a required column misspelt", text("cse_id,title,opened", GOOD), "did you mean 'cse_id'"),
    ("the first row is data", text(GOOD, LAST), "required column case_id"),
    ("a required header twice", text("case_id,case_id,opened", GOOD), "claimed by more than one header"),
    ("gzip", b"\x1f\x8b\x08" + b"\x00" * 40, "gzip"),
    ("XLSX", b"PK\x03\x04" + b"\x00" * 40, "XLSX"),
    ("old Excel", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 40, "Excel"),
    ("PDF", b"%PDF-1.7\n", "PDF"),
    ("a web page", b"<!DOCTYPE html>\n<html>", "web page"),
    ("one letter that two code pages read", "case_id,title\nA1,Erdo\u0111an\n".encode("cp1250"), "cp1254 .Erdoğan."),
    ("Hebrew", "case_id,title\nA1,\u05e9\u05dc\u05d5\u05dd\n".encode("cp1255"), "not UTF-8"),
]


@pytest.mark.parametrize(("content", "message"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_a_file_that_cannot_be_used_is_refused_in_one_sentence(content: bytes, message: str, tmp_path: Path) -> None:
    with pytest.raises(FinlinkError, match=message) as caught:
        reading(tmp_path, content)
    said = str(caught.value)
    assert said.startswith("cases.csv")
    assert said.endswith(".")
    assert "\n" not in said


def test_an_unknown_encoding_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FinlinkError, match=r'encoding "klingon" is not known'):
        reading(tmp_path, text(HEAD, GOOD), encoding="klingon")


def test_a_declared_delimiter_wins(tmp_path: Path) -> None:
    file = reading(tmp_path, text("case_id;title,opened", "A1;x,y"), delimiter=";")
    assert rows(file) == [("A1", "x,y")]


def test_a_header_alone_has_no_rows(tmp_path: Path) -> None:
    for careful in (False, True):
        file = reading(tmp_path, text(HEAD), careful=careful)
        assert rows(file) == []
        assert file.accepted_lines == 0


def test_a_device_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    path.symlink_to("/dev/null")
    with pytest.raises(FinlinkError, match="symbolic link"):
        read_file(Input(path, path.name, "cases", Source(path.name)), Settings(), tmp_path, 0)


def test_one_very_long_line_is_read_carefully(tmp_path: Path) -> None:
    file = reading(tmp_path, text(HEAD, GOOD, "A2," + "x" * 3_000_000 + ",2025-01-02", LAST))
    assert len(rows(file)) + len(file.rejects) == 3
    assert {ONE, NINE} <= set(rows(file))


@pytest.mark.parametrize("size", [1, 7, 64])
def test_chunks_do_not_change_the_reading(size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = text(HEAD, GOOD, 'A2,"a ""b"" c",2025-01-02', "", LAST, end="\r\n")
    whole = reading(tmp_path, content)
    monkeypatch.setattr("finlink.read.lines.CHUNK", size)
    pieces = reading(tmp_path, content)
    assert (pieces.scan.lines, pieces.scan.sha256, pieces.scan.plain) == (
        whole.scan.lines,
        whole.scan.sha256,
        whole.scan.plain,
    )
    assert rows(pieces) == rows(whole)
