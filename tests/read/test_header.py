"""Where the header stands: titles above it, further header lines below, which delimiter, what is refused."""

from __future__ import annotations

from functools import partial

import pytest

from finlink.errors import FinlinkError
from finlink.presets import Mapper
from finlink.read.header import Header, find_header
from finlink.schema import tables
from finlink.settings import Source


def header_of(text: str, table: str = "cases", **said: str | int) -> Header:
    judge = Mapper(tables()[table], {}, Source("x.csv"), {}, "x.csv")
    find = partial(find_header, text, "x.csv", tables()[table], judge)
    return find(**said)  # type: ignore[arg-type]


FOUND = [
    ("the first line", "case_id,title\nA1,x\n", ",", 0, 1),
    ("semicolons", "case_id;title\nA1;x\n", ";", 0, 1),
    ("tabs", "case_id\ttitle\nA1\tx\n", "\t", 0, 1),
    ("bars", "case_id|title\nA1|x\n", "|", 0, 1),
    ("a sep= line", "sep=;\ncase_id;title\n", ";", 1, 1),
    ("a comma in a semicolon header", "case_id;loss, EUR;title\n", ";", 0, 1),
    ("titles above", "Register of cases\nas of 3 April 2024\n\ncase_id;title;opened\nA1;x;y\n", ";", 3, 1),
    ("titles with the delimiter", "Register;;\nExported;03.04.2024;\ncase_id;title;opened\n", ";", 2, 1),
    ("a title that says one column", "Case number\n\ncase_id;title;opened;loss\nA1;;;\n", ";", 2, 1),
    ("a second header line", "case_id;loss;offence\nброј предмета;штета;кривично дело\nA1;x;y\n", ";", 0, 2),
    ("a quoted header over two lines", 'case_id,"title\nof the case",opened\nA1,x,y\n', ",", 0, 2),
    ("the header again below", "case_id,title\ncase_id,title\nA1,x\n", ",", 0, 1),
    ("a broken quote above", 'Export of "bank\ncase_id,title\nA1,x\n', ",", 1, 1),
    ("one column", "case_id\nA1\n", ",", 0, 1),
]


@pytest.mark.parametrize(
    ("text", "delimiter", "preamble", "lines"), [case[1:] for case in FOUND], ids=[case[0] for case in FOUND]
)
def test_found(text: str, delimiter: str, preamble: int, lines: int) -> None:
    header = header_of(text)
    assert (header.delimiter, header.preamble, header.lines) == (delimiter, preamble, lines)
    assert header.match.columns["case_id"] == 0
    said = [line for line in text.splitlines()[:preamble] if line.strip() and not line.startswith("sep=")]
    assert len(header.above) == len(said)


def test_the_line_may_be_said() -> None:
    text = "case_id;title\ncase_id;title;opened\nA1;x;y\n"
    assert header_of(text).preamble == 0
    assert header_of(text, line=2).preamble == 1


def test_the_delimiter_may_be_said() -> None:
    assert header_of("case_id;title,opened\n", delimiter=";").cells == ("case_id", "title,opened")


REFUSED = [
    ("data only", "A1,x,2025-01-01\nA2,y,2025-01-02\n", "line 1: the required column case_id"),
    ("a nearest name", "Titles\ncse_id;title;opened\n", "line 2: the required column case_id"),
    ("twice", "case_id,case_id\n", "claimed by more than one header"),
    ("blank", "\n\n", "nothing in its first lines"),
    ("too many columns", ",".join(["x"] * 6000) + "\n", "6,000 columns"),
]


@pytest.mark.parametrize(("text", "said"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_refused_in_one_sentence(text: str, said: str) -> None:
    with pytest.raises(FinlinkError) as caught:
        header_of(text)
    assert said in str(caught.value)
    assert str(caught.value).startswith("x.csv")
    assert "\n" not in str(caught.value)
