"""The one way finlink says that it cannot go on, and the one shape of a problem found in the data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]


class FinlinkError(Exception):
    """Finlink cannot go on; the message is one whole sentence that says why and how to mend it."""

    exit_code = 1


class VerificationError(FinlinkError):
    """A build is not what its manifest says; the message names the files that differ."""

    exit_code = 5


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """One problem found in the data, with its place; problems are gathered, never raised.

    ``row`` is the physical line in the file, counted from 1 (0 when the whole file is meant).
    ``severity``: error = the row was set aside in ``rejected/``; warning = the row is used, the cell is
    doubtful or unknown; info = said once, nothing to mend.
    """

    file: str
    row: int
    column: str
    issue: str
    severity: Severity
    value: str
    message: str
    hint: str = ""


ISSUE_COLUMNS = ("issue", "severity", "file", "row", "column", "value", "message", "hint")
"""The order of the columns wherever issues are listed."""
