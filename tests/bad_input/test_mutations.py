"""One byte added or taken away at every row and column of a clean file, and files of random bytes.

Whatever is done to a file: one sentence or an account in which every line has its place; a row that was not touched
survives; a row that was is set aside, or read as it was.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from finlink import pipeline
from finlink.engine import DuckEngine
from finlink.errors import FinlinkError
from finlink.intake import file_account
from finlink.settings import load as load_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finlink.normalise import Loaded

ROWS = COLUMNS = 6
CASES = "case_id,title,opened,unit,country,status\n" + "".join(
    f"C{n},Deposit fraud {n},2025-01-{n + 10},North,RS,open\n" for n in range(1, ROWS + 1)
)
ACCOUNTS = ("RS35260005601001611379", "ME25505000012345678951", "BA391290079401028494", "MK07250120000058984")
TRANSFERS = "transfer_id,time,sender,receiver,amount,currency\n" + "".join(
    f"T{n},2025-02-0{n}T09:00:00Z,{ACCOUNTS[n % 4]},{ACCOUNTS[(n + 1) % 4]},{n}00.50,EUR\n" for n in range(1, ROWS + 1)
)
PADDING = "".join(f"Đ{n},2025-02-09T09:00:00Z,{ACCOUNTS[0]},{ACCOUNTS[1]},1.00,EUR\n" for n in range(110))
"""Lines with letters outside ASCII, so that one invalid byte does not make the file one of another encoding."""

LINE = re.compile(rb"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z")
BYTES = {"delimiter": b",", "other delimiter": b";", "quote": b'"', "newline": b"\n", "carriage return": b"\r",
         "NUL": b"\0", "invalid e9": b"\xe9", "invalid ff": b"\xff"}  # fmt: skip


Change = Callable[[bytes, bytes], bytes]
"""From a cell and the mark after it (delimiter or line end) to the bytes that take their place."""


@dataclass(frozen=True)
class Base:
    """A clean file: its cells (the header first), whether they are quoted, and what follows the six rows."""

    table: str
    cells: tuple[tuple[str, ...], ...]
    quoted: bool = False
    after: str = ""

    def ids(self, prefix: str) -> list[str]:
        """Return the ids of the six rows in a file whose ids begin with ``prefix``."""
        return [prefix + row[0] for row in self.cells[1:]]

    def file(self, at: tuple[int, int], change: Change, prefix: str) -> bytes:
        """Return the file with the cell at (row, column) and the mark after it changed."""
        out = b""
        for row, cells in enumerate(self.cells):
            for column, text in enumerate(cells):
                cell = (prefix + text if row and not column else text).encode()
                cell = b'"' + cell + b'"' if self.quoted else cell
                mark = b"," if column < COLUMNS - 1 else b"\n"
                out += change(cell, mark) if (row, column) == at else cell + mark
        return out + self.after.replace("Đ", f"Đ{prefix}").encode()


def base(table: str, text: str, *, quoted: bool = False, after: str = "") -> Base:
    return Base(table, tuple(tuple(line.split(",")) for line in text.splitlines()), quoted, after)


BASES = {
    "transfers": base("transfers", TRANSFERS),
    "cases": base("cases", CASES),
    "quoted": base("transfers", TRANSFERS, quoted=True),
    "padded": base("transfers", TRANSFERS, after=PADDING),
}


def added(byte: bytes, where: str) -> Change:
    def change(cell: bytes, mark: bytes) -> bytes:
        at = len(cell) // 2 if where == "middle" else 0
        return cell[:at] + byte + cell[at:] + mark

    return change


def mutations() -> Iterator[tuple[str, str, Change]]:
    """Yield (name, base, change) for everything that is done to a file."""
    for kind, byte in BYTES.items():
        for where in ("start", "middle"):
            for name in ("padded",) if kind.startswith("invalid") else ("transfers", "quoted", "cases"):
                yield f"{name}: {kind} added at the {where} of a cell", name, added(byte, where)
    for name in ("transfers", "quoted", "cases"):
        yield f"{name}: delimiter or line end taken away", name, lambda cell, _mark: cell
    yield "quoted: opening quote taken away", "quoted", lambda cell, mark: cell[1:] + mark
    yield "quoted: closing quote taken away", "quoted", lambda cell, mark: cell[:-1] + mark


MUTATIONS = list(mutations())
INSIDE = (b'","', b'"\n"', b'"\r"')
"""Bytes that are part of a quoted cell when they stand inside it."""

VALUES = {"transfers": "time, sender, receiver, amount, currency", "cases": "title, opened, unit, country, status"}


@contextmanager
def read(folder: Path) -> Iterator[tuple[DuckEngine, Loaded]]:
    """Read and type a register as ``check`` does, and leave its tables to be looked at."""
    with tempfile.TemporaryDirectory() as work:
        engine = DuckEngine(Path(work) / "spill")
        try:
            yield engine, pipeline._normalised(engine, folder, load_settings(folder), Path(work))
        finally:
            engine.close()


def assert_every_line_has_its_place(folder: Path, loaded: Loaded) -> None:
    """Add up the account of every file, and compare it with lines counted by other means."""
    for file in loaded.files:
        one = file_account(file)
        counts = [one[f"{what}_lines"] for what in ("preamble", "header", "accepted", "rejected", "blank")]
        assert min(counts) >= 0, one
        raw = (folder / file.name).read_bytes()
        if file.delimited and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            assert one["lines"] == len(LINE.findall(raw)), one
        assert sum(counts) == one["lines"] or one["same_as"], one


@pytest.mark.parametrize(("name", "change"), [one[1:] for one in MUTATIONS], ids=[one[0] for one in MUTATIONS])
def test_every_row_and_column(name: str, change: Change, tmp_path: Path) -> None:
    """All 36 places of one kind of change at once, each in a file of its own."""
    one = BASES[name]
    places = [(row, column) for row in range(1, ROWS + 1) for column in range(COLUMNS)]
    if one.table != "cases":
        (tmp_path / "cases.csv").write_text("case_id\nC1\n")
    (tmp_path / f"{one.table}-clean.csv").write_bytes(one.file((0, 0), lambda cell, mark: cell + mark, "c"))
    for row, column in places:
        (tmp_path / f"{one.table}-{row}{column}.csv").write_bytes(one.file((row, column), change, f"{row}{column}"))
    with read(tmp_path) as (engine, loaded):
        assert_every_line_has_its_place(tmp_path, loaded)
        key = one.cells[0][0]
        found = engine.rows(f"SELECT source_file, {key}, ({VALUES[one.table]}) FROM {one.table}")
        said = {(issue.file, issue.row) for issue in loaded.issues if issue.severity == "error"}
    by_file: dict[str, dict[str, Any]] = {}
    for file, row_id, values in found:
        by_file.setdefault(file, {})[row_id] = values
    inside = change(b"", b"") == b";" or (one.quoted and change(b'""', b"") in INSIDE)
    clean = [by_file[f"{one.table}-clean.csv"][row_id] for row_id in one.ids("c")]
    for row, column in places:
        file = f"{one.table}-{row}{column}.csv"
        survived = by_file.get(file, {})
        line_end_gone = change(b"x", b"\n") == b"x" and column == COLUMNS - 1
        for n, row_id in enumerate(one.ids(f"{row}{column}"), 1):
            if n not in ({row, row + 1} if line_end_gone else {row}):
                assert survived.get(row_id) == clean[n - 1], (row, column, n)
            elif row_id in survived and not inside:  # cut in two, its rest is set aside
                assert survived[row_id] == clean[n - 1] or (file, row + 2) in said, (row, column, "silently changed")


@pytest.mark.parametrize("kind", BYTES)
def test_every_column_of_the_header(kind: str, tmp_path: Path) -> None:
    for column in range(COLUMNS):
        for where in ("start", "middle"):
            folder = tmp_path / f"{column}{where}"
            folder.mkdir()
            (folder / "cases.csv").write_text(CASES)
            raw = BASES["transfers"].file((0, column), added(BYTES[kind], where), "")
            (folder / "transfers.csv").write_bytes(raw)
            one_sentence_or_an_account(folder)


def one_sentence_or_an_account(folder: Path) -> None:
    """Read a register that may be anything: finlink refuses it in one sentence, or every line has its place."""
    try:
        with read(folder) as (_, loaded):
            assert_every_line_has_its_place(folder, loaded)
            for issue in loaded.issues:
                assert issue.message.endswith(".")
                assert issue.message.isprintable()
    except FinlinkError as error:
        said = str(error)
        assert "defect" not in said
        assert said.endswith(".")
        assert "\n" not in said


NASTY = st.lists(
    st.sampled_from(
        [b"a", b"1", b",", b";", b"\t", b'"', b'""', b"\n", b"\r\n", b"\r", b" ", b"\0", b"\x1a", b"\xe9", b"\xff\xfe",
         "Đ".encode(), "\u2028".encode(), "\u202e".encode(), b"=1+1", b"-", b"C1", b"case_id", b"1e5"]
    ),
    max_size=80,
).map(b"".join)  # fmt: skip
HEADERS = st.sampled_from(
    [b"", b"case_id,title,loss,currency\n", b"sep=;\ncase_id;title\n", b"x\n\ncase_id\ttitle\r\n"]
)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(header=HEADERS, body=st.one_of(NASTY, st.binary(max_size=200)))
def test_any_bytes_as_cases(header: bytes, body: bytes) -> None:
    with tempfile.TemporaryDirectory() as base_folder:
        folder = Path(base_folder)
        (folder / "cases.csv").write_bytes(header + body)
        one_sentence_or_an_account(folder)


STARTS = {
    "transfers.xlsx": b"PK\x03\x04", "transfers.csv.gz": b"\x1f\x8b\x08\x00", "transfers.zip": b"PK\x05\x06",
    "transfers.xml": b'<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">',
    "transfers.sta": b":20:X\r\n:25:Y\r\n:28C:1\r\n\r\n:61:", "wallets.yaml": b"tags:\n  - address: ",
}  # fmt: skip


@pytest.mark.slow
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(name=st.sampled_from(sorted(STARTS)), body=st.one_of(NASTY, st.binary(max_size=200)))
def test_any_bytes_as_another_format(name: str, body: bytes) -> None:
    with tempfile.TemporaryDirectory() as base_folder:
        folder = Path(base_folder)
        (folder / "cases.csv").write_text(CASES)
        (folder / name).write_bytes(STARTS[name] + body)
        one_sentence_or_an_account(folder)
