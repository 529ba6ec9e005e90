"""The rows set aside, as files that a person repairs in a spreadsheet and finlink reads again.

Each row stands there as it was found, after three columns: the file and row it comes from, and why it was set aside.
"""

from __future__ import annotations

import csv
import hashlib
import io
from typing import TYPE_CHECKING

from finlink.files import safe_name, safe_stem
from finlink.read import REPAIR_COLUMNS, physical_lines
from finlink.read.formats import plain
from finlink.read.records import Malformed, Splitter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from finlink.normalise import Loaded
    from finlink.read import FileRead

_BOM = "\ufeff".encode()


def write_rejected(folder: Path, loaded: Loaded) -> None:
    """Write ``rejected/<file>.csv`` for each file with rows set aside: UTF-8 text, bytes that are none as found."""
    used: set[str] = set()
    reasons: dict[tuple[str, int], list[str]] = {}
    for issue in sorted(loaded.issues):
        if issue.severity == "error" or issue.issue == "REPAIRED":
            reasons.setdefault((issue.file, issue.row), []).append(issue.message)
    for name in dict.fromkeys(file.name for file in loaded.files if file.rejects):
        readings = [file for file in loaded.files if file.name == name and file.rejects]
        if readings[0].delimited:
            _write(folder, _target(name, used), _delimited(readings, reasons))
            continue
        for one in readings:  # each table that a statement feeds has its own header
            _write(folder, _target(name, used), _from_cells(one, reasons))


def _write(folder: Path, target: str, lines: Iterable[bytes]) -> None:
    (folder / "rejected").mkdir(exist_ok=True)
    written = list(lines)
    with (folder / "rejected" / target).open("wb") as stream:
        if not all(line.isascii() for line in written):
            stream.write(_BOM)
        stream.writelines(written)


def _delimited(readings: list[FileRead], reasons: dict[tuple[str, int], list[str]]) -> Iterator[bytes]:
    """Yield the header and the rejected records of a text file as found, each after its place and reason.

    Records whose quotes are broken stand last, or a spreadsheet would take what follows for part of them.
    """
    one = readings[0]
    rejects = {reject.row: reject for file in readings for reject in file.rejects}
    header = range(one.header.preamble + 1, one.header.preamble + 1 + one.header.lines - len(one.header.below))
    again = REPAIR_COLUMNS[0] in one.header.cells
    broken: list[bytes] = []
    record: list[bytes] = []
    row = 0
    for number, found in enumerate(physical_lines(one.counted), start=1):
        line = found if found.endswith((b"\n", b"\r")) else found + b"\n"
        if number in header:
            start = _prefix(list(REPAIR_COLUMNS), one.header.delimiter) if number == header[0] and not again else b""
            yield start + line.removeprefix(_BOM)
        elif number in rejects and not record:
            row, record = number, [line]
        elif record:
            record.append(line)
        if record and len(record) == rejects[row].lines:
            why = " ".join(reasons.get((one.name, row), []))
            written, record = _explained(one, row, why, b"".join(record)), []
            if rejects[row].issue == "QUOTE":
                broken.append(written)
            else:
                yield written
    yield from broken


def _explained(one: FileRead, row: int, why: str, record: bytes) -> bytes:
    """Return a record with its place and reason before it; one that repairs another keeps the other's place."""
    if REPAIR_COLUMNS[0] not in one.header.cells:
        return _prefix([one.name, str(row), why], one.header.delimiter) + record
    try:
        cells = Splitter(one.header.delimiter, "utf-8").cells(record.rstrip(b"\r\n"))
    except Malformed:
        return record
    first = one.header.cells[:3] == REPAIR_COLUMNS and len(cells) > 2
    if not first and (REPAIR_COLUMNS[2] not in one.header.cells or len(cells) != len(one.header.cells)):
        return record
    cells[one.header.cells.index(REPAIR_COLUMNS[2])] = why
    return _csv(cells, one.header.delimiter) + b"\n"


def _from_cells(one: FileRead, reasons: dict[tuple[str, int], list[str]]) -> Iterator[bytes]:
    """Yield the header and the rejected rows of a workbook or statement as CSV, in their order."""
    yield _prefix(list(REPAIR_COLUMNS), ",") + _csv(list(one.header.cells), ",") + b"\n"
    if one.part is None:
        return
    wanted = {reject.row for reject in one.rejects}
    found = [(row, list(map(plain, cells))) for row, _, cells in one.part.rows() if row in wanted]
    found += [(note.row, list(note.cells)) for note in one.part.notes if note.cells and note.row in wanted]
    for row, cells in sorted(found, key=lambda place: place[0]):
        padded = [*cells, *[""] * (len(one.header.cells) - len(cells))]
        why = " ".join(reasons.get((one.name, row), []))
        yield _prefix([one.name, str(row), why], ",") + _csv(padded, ",") + b"\n"


def _prefix(cells: list[str], delimiter: str) -> bytes:
    return _csv(cells, delimiter) + delimiter.encode()


def _csv(cells: list[str], delimiter: str) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="").writerow(cells)
    return text.getvalue().encode("utf-8", "backslashreplace")


def _target(name: str, used: set[str]) -> str:
    """Return the name of a file in ``rejected/``, told apart from those used before."""
    target = safe_name(name)
    if target.lower() in used:
        target = f"{safe_stem(name)[-60:]}-{hashlib.sha256(name.encode()).hexdigest()[:8]}.csv"
    used.add(target.lower())
    return target
