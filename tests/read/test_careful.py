"""The careful reader against a plain reading of its rules: same records, same lines, every byte accounted for."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from finlink.read import lines as reading
from finlink.read.careful import Careful, Shape, clean_copy
from finlink.read.lines import physical_lines, pieces
from finlink.read.words import is_header

CELLS = ("case_id", "title", "opened")


def copied(content: bytes, **shape: Any) -> tuple[list[list[str]], Careful]:
    with tempfile.TemporaryDirectory() as folder:
        path, target = Path(folder) / "in.csv", Path(folder) / "out.csv"
        path.write_bytes(content)
        done = clean_copy(path, target, Shape(1, CELLS, ",", "utf-8", is_header=is_header, **shape))
        rows = list(csv.reader(io.StringIO(target.read_bytes().decode(), newline="")))
    return rows, done


PIECES = st.sampled_from(
    [
        b",",
        b'"',
        b'""',
        b"\n",
        b"\r\n",
        b"\r",
        b" ",
        b"A1",
        b"x",
        "č".encode(),
        b"\xe9",
        b"\x00",
        b"\x1a",
    ]
)
BODY = st.lists(PIECES, max_size=60).map(b"".join)


@settings(max_examples=300, deadline=None)
@given(BODY, st.sampled_from([1, 2, 7, 1 << 20]))
@example(b'A,"x\ny",z\nB,c,d\n', 1 << 20)
@example(b'A,"x\r\ny",z\r\nB,c,d\r\n', 3)
def test_simple_lines_in_runs_are_read_as_if_one_by_one(body: bytes, size: int) -> None:
    """Whatever the size of the pieces, and whether lines are judged with numpy or one by one, the result is one."""
    content = b"case_id,title,opened\n" + body
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "CHUNK", size)
        rows, done = copied(content)
    slow_rows, slow = copied(content, thorough=True)
    assert rows == slow_rows
    assert [(one.row, one.lines, one.issue) for one in done.rejects] == [
        (o.row, o.lines, o.issue) for o in slow.rejects
    ]
    assert (done.blank_lines, done.accepted_lines, done.multiline) == (
        slow.blank_lines,
        slow.accepted_lines,
        slow.multiline,
    )


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300) | BODY)
def test_every_line_and_every_byte_is_accounted_for(body: bytes) -> None:
    content = b"case_id,title,opened\n" + body
    _, done = copied(content)
    rejected = sum(one.lines for one in done.rejects)
    assert 1 + done.accepted_lines + rejected + done.blank_lines == len(content.splitlines())
    assert done.bytes == len(content)


@settings(deadline=None)
@given(st.lists(st.tuples(*[st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]))] * 3), max_size=8))
def test_what_csv_writes_is_read_back(rows: list[tuple[str, ...]]) -> None:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([CELLS, *rows])
    found, done = copied(stream.getvalue().encode())
    if not done.rejects and not done.blank_lines:
        assert [row[1:] for row in found] == [list(row) for row in rows]


def test_an_unclosed_quote_costs_one_row_even_in_a_long_file() -> None:
    body = b"A,x,y\n" * 5 + b'B,"never closed,y\n' + b"C,x,y\n" * 3000
    rows, done = copied(b"case_id,title,opened\n" + body)
    assert len(rows) == 3005
    assert [(one.row, one.issue) for one in done.rejects] == [(7, "QUOTE")]


def test_a_quote_that_closes_too_late_is_a_limit() -> None:
    body = b'A,"x' + b"\nfiller" * 150 + b'",y\nB,x,y\n'
    rows, done = copied(b"case_id,title,opened\n" + body)
    assert [row[1:] for row in rows] == [["B", "x", "y"]]
    assert done.rejects[0].issue == "LIMIT"
    assert {one.issue for one in done.rejects[1:]} == {"FIELDS", "QUOTE"}


def test_a_line_without_end_is_refused_in_constant_memory(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b"case_id,title,opened\n" + b"x" * 5_000_000 + b"\nB,x,y\n")
    assert max(len(piece.data) for piece in pieces(path)) <= 1_100_000
    assert [len(line) for line in physical_lines(path)][2:] == [len(b"B,x,y\n")]
    rows, done = copied(path.read_bytes())
    assert [row[1:] for row in rows] == [["B", "x", "y"]]
    assert [(one.row, one.issue) for one in done.rejects] == [(2, "LIMIT")]
    assert done.bytes == path.stat().st_size


def test_a_second_table_ends_the_first() -> None:
    body = b"A,x,y\naccount,case_id,role\nX1,A,mule\n"
    rows, done = copied(b"case_id,title,opened\n" + body, thorough=True)
    assert [row[1:] for row in rows] == [["A", "x", "y"]]
    assert [(one.row, one.issue) for one in done.rejects] == [(3, "SECOND-TABLE"), (4, "SECOND-TABLE")]


@pytest.mark.parametrize("word", ["Total", "UKUPNO:", "Укупно", "Σύνολο", "Genel Toplam"])
def test_a_total_is_no_record(word: str) -> None:
    rows, done = copied(f"case_id,title,opened\nA,x,y\n{word},,9\n".encode(), tail=0)
    assert [row[1:] for row in rows] == [["A", "x", "y"]]
    assert done.totals == [(3, [word, "", "9"])]


@given(st.binary(max_size=400), st.integers(1, 50))
def test_pieces_put_together_are_the_file(content: bytes, size: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x"
        path.write_bytes(content)
        found = list(pieces(path, size=size))
    assert b"".join(piece.data for piece in found) == content
    assert sum(len(piece.data.splitlines()) for piece in found) == len(content.splitlines())
