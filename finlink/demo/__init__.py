"""Invented registers with known answers: the training scenario, a dirty one, and benchmark registers of any size.

The answers (`truth/`) are noted when a story is planted and never worked out from the rows; nothing
here imports the stages that finlink is tested by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TRANSFERS_PER_CASE = 20


def write(directory: Path, *, seed: int = 1, cases: int | None = None, transfers: int | None = None) -> list[Path]:
    """Write an invented register and its truth into `directory`; return the files in the order written.

    Without `cases` it is the training scenario told in its STORIES.md (`sample_data/` is that of seed 1;
    another seed gives other account numbers, the same stories). With `cases` it is a benchmark register
    of that many cases, about 2.6 account and wallet rows each, and `transfers` transfers (20 a case
    unless told). The same arguments give the same bytes everywhere. Raises ValueError for a count below
    1, or `transfers` without `cases`; OSError where the folder cannot be written.
    """
    if cases is None:
        if transfers is not None:
            raise ValueError("transfers needs cases: the training scenario has its own.")
        from finlink.demo.scenario import write_scenario  # noqa: PLC0415  (the two halves need nothing of each other)

        return write_scenario(directory, seed)
    if cases < 1 or (transfers is not None and transfers < 0):
        raise ValueError("cases must be at least 1 and transfers at least 0.")
    from finlink.demo.bulk import write_bulk  # noqa: PLC0415

    return write_bulk(directory, seed, cases, cases * TRANSFERS_PER_CASE if transfers is None else transfers)


def write_dirty(directory: Path, *, seed: int = 1) -> list[Path]:
    """Write a deliberately dirty register into `directory`, with the truth of every line; return the files written.

    `sample_data_dirty/` is that of seed 1; another seed gives other account numbers and amounts, the same dirt.
    """
    from finlink.demo import dirty  # noqa: PLC0415

    return dirty.write_dirty(directory, seed)
