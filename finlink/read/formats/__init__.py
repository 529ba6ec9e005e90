"""Files that are not CSV: workbooks, bank statements, TagPacks, and archives of any of these.

``detect`` tells by the first bytes what a file is; ``unpack`` writes an archive's files out; ``read_rows`` turns
each other format into tables of text cells with the place of every row. Nothing is typed here, and what cannot be
used as a whole is refused in one sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.errors import FinlinkError
from finlink.read.formats.detect import CAMT, GZIP, MT940, READ, TAGPACK, XLSX, ZIP, detect
from finlink.read.formats.rows import EXACT, Note, Options, TextRows, exact, plain
from finlink.read.formats.unpack import unpack

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "EXACT",
    "GZIP",
    "READ",
    "XLSX",
    "ZIP",
    "Note",
    "Options",
    "TextRows",
    "detect",
    "exact",
    "plain",
    "read_rows",
    "refusal",
    "unpack",
]


def read_rows(path: Path, name: str, kind: str, options: Options | None = None) -> list[TextRows]:
    """Return the tables of a file of the given kind (see ``detect``); ``name`` is how the file is cited.

    Raises FinlinkError in one sentence for what cannot be used.
    """
    if kind == XLSX:
        from finlink.read.formats.xlsx import read_xlsx  # noqa: PLC0415 - each format is loaded when it is met

        return [read_xlsx(path, name, options)]
    if kind == CAMT:
        from finlink.read.formats.camt import read_camt  # noqa: PLC0415

        return read_camt(path, name)
    if kind == MT940:
        from finlink.read.formats.mt940 import read_mt940  # noqa: PLC0415

        return read_mt940(path, name, options)
    if kind == TAGPACK:
        from finlink.read.formats.tagpack import read_tagpack  # noqa: PLC0415

        return [read_tagpack(path, name)]
    raise refusal(name, kind)


def refusal(name: str, kind: str) -> FinlinkError:
    """Return the error for a file of a type that finlink does not read.

    >>> str(refusal("cases.csv", "PDF"))
    'cases.csv is PDF, which finlink does not read; export it as CSV (UTF-8) or XLSX and put that file here.'
    """
    if kind == "a web page":
        return FinlinkError(f"{name} is a web page, not a table; it may be a login page saved by mistake.")
    if kind == "an Excel file with a password":
        return FinlinkError(f"{name} is an Excel file with a password; open it and save it without one.")
    return FinlinkError(
        f"{name} is {kind}, which finlink does not read; export it as CSV (UTF-8) or XLSX and put that file here."
    )
