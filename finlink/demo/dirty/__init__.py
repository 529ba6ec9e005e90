"""A deliberately dirty register: files as offices and banks really send them, with the truth of each line.

Every file is one kind of trouble. ``truth/lines.csv`` says where each physical line of each file must go and what must
be said about it; it is noted while a line is written and never worked out afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.demo.dirty.registers import case_files
from finlink.demo.dirty.statements import statement_files
from finlink.demo.dirty.transfers import repaired, transfer_files
from finlink.demo.draws import Draws
from finlink.demo.register import write_csv

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.demo.dirty.planted import Planted

TRUTH = ("file", "row", "lines", "outcome", "issues")
"""Outcome: preamble, header, accepted, rejected or blank; "file" with row 0 for what is said of the whole file."""

_README = """# A dirty register

Everything here is invented, and broken on purpose: run `finlink check sample_data_dirty`. `truth/lines.csv` says for
every line of every file where it must go (before the header, header, used, set aside, blank) and which issues must be
said about it; `finlink demo --dirty DIR` writes the same again.

| file | what is wrong with it |
|---|---|
"""


def write_dirty(directory: Path, seed: int) -> list[Path]:
    """Write the dirty register and its truth; the seed changes the account numbers. Return the files written."""
    draws = Draws(seed)
    files: list[Planted] = [*case_files(draws), *transfer_files(draws), *statement_files(draws)]
    written = []
    directory.mkdir(parents=True, exist_ok=True)
    for one in files:
        path = directory / one.name
        path.write_bytes(one.stored())
        written.append(path)
    settings = directory / "finlink.toml"
    settings.write_bytes(
        b'# The zone of the times that name none: the banks and offices of this register.\nzone = "Europe/Belgrade"\n'
    )
    page = directory / "README.md"
    page.write_bytes((_README + "".join(f"| `{one.name}` | {one.about} |\n" for one in files)).encode())
    mended = directory / "repaired" / "transfers_izvod-repaired.csv"
    mended.parent.mkdir(exist_ok=True)
    mended.write_bytes(repaired(draws))
    truth = [row for one in files for row in one.truth]
    return [*written, settings, page, mended, write_csv(directory / "truth" / "lines.csv", TRUTH, truth)]
