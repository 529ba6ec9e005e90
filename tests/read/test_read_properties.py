"""Whatever the bytes, reading ends with every line accounted for; and both ways of reading agree."""

from __future__ import annotations

import csv
import io
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from finlink.engine import DuckEngine
from finlink.errors import FinlinkError
from finlink.normalise import load as loading
from finlink.read import FileRead, Input, read_file
from finlink.settings import Settings, Source

SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
ENGINE = DuckEngine()
Outcome = tuple[list[tuple[Any, ...]], dict[int, int], int, int]
"""Rows of the table, rejected lines by row, blank lines, accepted lines."""


def loaded(content: bytes, *, careful: bool, table: str = "cases") -> Outcome:
    """Load one file as a table, as a build does; raises FinlinkError where the file is refused."""

    def reading(*args: Any, **_: Any) -> FileRead:
        return read_file(*args, careful=True)

    with tempfile.TemporaryDirectory() as base, pytest.MonkeyPatch.context() as patch:
        path = Path(base) / f"{table}.csv"
        path.write_bytes(content)
        if careful:
            patch.setattr(loading, "read_file", reading)
        inputs = [Input(path, path.name, table, Source(path.name))]
        done = loading.load_inputs(inputs, Settings(), ENGINE, path.parent)
        [file] = done.files
        names = [name for name in done.present[table] if name != "source_file"]
        selected = ", ".join(f'"{name}"' for name in names)
        rows = ENGINE.rows(f"SELECT {selected} FROM in_{table} ORDER BY source_row")
    return rows, {one.row: one.lines for one in file.rejects}, file.blank_lines, file.accepted_lines


def outcome(content: bytes, *, careful: bool = False, table: str = "cases") -> Outcome | str:
    try:
        return loaded(content, careful=careful, table=table)
    except FinlinkError as error:
        said = str(error)
    assert "defect" not in said
    return said


HEADER = b"case_id,title,opened,loss,currency\n"


@pytest.mark.slow
@settings(max_examples=80, deadline=None, suppress_health_check=SLOW)
@given(st.binary(max_size=300))
@example(b"\x00")
@example(b"\r\r\n\n")
@example(b'"')
@example(b"case_id\n\n\n")
@example(b"case_id,\n,\n")
@example(b"\xff\xfea\x00")
@example(b"\r\x00")
@example(b"A\rB")
@example(b"sep=,\n")
@example(b'case_id\n"')
@example(b"case_id,case_id\nA,B\n")
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    outcome(content)
    outcome(HEADER + content)


PIECES = st.sampled_from(
    [
        ",",
        ";",
        '"',
        '""',
        "\n",
        "\r\n",
        "\r",
        " ",
        "\t",
        "A1",
        "2025-01-01",
        "12.50",
        "EUR",
        "x",
        "\x00",
        "\ufeff",
        "\u00a0",
        "é",
        "=1",
        "|",
    ]
)


@pytest.mark.slow
@settings(max_examples=150, deadline=None, suppress_health_check=SLOW)
@given(st.lists(PIECES, max_size=40).map("".join))
@example('A1,"x\n')
@example("A1,x,2025-01-01,12.50,EUR,\n")
@example(" A1 ,x,2025-01-01,12.50,EUR\n")
@example(';"x",2,3,4\n')
@example('A;"1",x,,,\n')
@example('A1,x;"y",,,EUR\n')
@example("A1,x,,,EUR\n\n")
@example("case_id,title,opened,loss,currency\n")
def test_both_ways_of_reading_agree_on_untidy_files(body: str) -> None:
    content = HEADER + body.encode()
    assert outcome(content) == outcome(content, careful=True)


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=8)
TIDY = st.lists(
    st.tuples(
        st.integers(1, 10**9).map(lambda n: f"C{n}"),
        CELLS,
        st.dates().map(str) | st.just(""),
        st.decimals(0, 10**12, places=2).map(str) | st.just(""),
        st.sampled_from(["EUR", "RSD", ""]),
    ),
    max_size=12,
)


@pytest.mark.slow
@settings(max_examples=80, deadline=None, suppress_health_check=SLOW)
@given(TIDY, st.sampled_from([",", ";", "\t", "|"]), st.sampled_from(["\n", "\r\n"]), st.booleans(), st.booleans())
def test_both_ways_of_reading_agree_on_tidy_files(
    rows: list[tuple[str, ...]], delimiter: str, end: str, quoted: bool, bom: bool
) -> None:
    stream = io.StringIO()
    write = partial(csv.writer, stream, delimiter=delimiter, lineterminator=end)
    writer = write(quoting=csv.QUOTE_ALL) if quoted else write()
    writer.writerow(["case_id", "title", "opened", "loss", "currency"])
    writer.writerows(rows)
    content = stream.getvalue().encode("utf-8-sig" if bom else "utf-8")
    fast = outcome(content)
    assert fast == outcome(content, careful=True)
    assert isinstance(fast, tuple)
    assert [row[0] for row in fast[0]] == [row[0] for row in rows]
    assert fast[1:] == ({}, 0, len(rows))


WRITTEN = st.lists(
    st.lists(
        st.sampled_from(["a", "ж", '"', ",", ";", "\n", "\r\n", "\r", "\t", "|", "'", "\\", "0"]),
        min_size=1,
        max_size=6,
    )
    .map("".join)
    .map(lambda text: f"x{text}x"),
    min_size=1,
    max_size=6,
)


@pytest.mark.slow
@settings(max_examples=100, deadline=None, suppress_health_check=SLOW)
@given(WRITTEN, st.sampled_from([",", ";", "\t", "|"]), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
@example(["x\r\nx"], ",", "\n", True)
@example(["x\rx", "x\nx"], ";", "\r\n", False)
def test_quoted_cells_come_back_as_they_were_written(
    notes: list[str], delimiter: str, end: str, all_quoted: bool
) -> None:
    stream = io.StringIO()
    plain = end == "\r\n" and not all_quoted  # else csv leaves the other line ends unquoted
    write = partial(csv.writer, stream, delimiter=delimiter, lineterminator=end)
    writer = write() if plain else write(quoting=csv.QUOTE_ALL)
    writer.writerow(["case_id", "title", "notes"])
    writer.writerows([f"C{n}", text, "same"] for n, text in enumerate(notes))
    found = loaded(stream.getvalue().encode(), careful=False)
    assert [row[1] for row in found[0]] == notes
    assert found[1] == {}


SMALL = b"account,case_id,role\nRS35908000007713380032,A1,mule\nBA399124449318416423,A2,suspect\nX-1,A3,victim\n"
FIRST_ROW = SMALL.index(b"\n") + 1
MUTATIONS = [b",", b'"', b"\n", b"\r", b"\x00", b"\xff", b" ", b";", b""]


@pytest.mark.parametrize("byte", MUTATIONS, ids=ascii)
@pytest.mark.parametrize("replace", [False, True], ids=["inserted", "replacing"])
def test_one_byte_wrong_anywhere_costs_at_most_its_own_rows(byte: bytes, replace: bool) -> None:
    """Insert or replace (or, for the empty byte, delete) at every place: nothing is lost, the other rows survive."""
    clean = loaded(SMALL, careful=False, table="accounts")[0]
    starts = [FIRST_ROW]
    while len(starts) < len(clean):
        starts.append(SMALL.index(b"\n", starts[-1]) + 1)
    for at in range(0, len(SMALL), 1 if byte in (b'"', b",") else 3):
        content = SMALL[:at] + byte + SMALL[at + (1 if replace or not byte else 0) :]
        found = outcome(content, table="accounts")
        if at < FIRST_ROW:
            continue
        if isinstance(found, str):
            assert "not UTF-8" in found  # one of one line with letters outside ASCII
            continue
        touched = max(n for n, start in enumerate(starts) if start <= at)
        near = {touched, touched + 1} if SMALL[at : at + 1] == b"\n" or byte in (b"\n", b"\r", b'"') else {touched}
        keys = {row[:2] for row in found[0]}
        for n, row in enumerate(clean):
            assert n in near or row[:2] in keys, (at, content)
        assert sum(found[1].values()) + found[2] + found[3] + 1 == len(content.splitlines())


@pytest.mark.parametrize("extra", [1, 2, 3])
def test_empty_cells_too_many_are_not_dropped(extra: int) -> None:
    content = HEADER + b"A1,x,2025-01-01,1,EUR\nA2,y,2025-01-01,2,EUR" + b"," * extra + b"\nA3,z,2025-01-01,3,EUR\n"
    rows, rejects, _, _ = loaded(content, careful=False)
    assert [row[0] for row in rows] == ["A1", "A3"]
    assert rejects == {3: 1}


def test_files_put_together_repeat_the_header_once_and_no_case_is_called_case_id() -> None:
    rows, rejects, _, _ = loaded(HEADER + b"A1,x,,,\n" + HEADER + b"A2,y,,,\n", careful=False)
    assert [row[0] for row in rows] == ["A1", "A2"]
    assert rejects == {3: 1}
