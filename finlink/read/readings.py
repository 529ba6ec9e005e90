"""What was found out about a file, or declared, and the cells that decided: written in the build, shown by check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

How = Literal["declared", "preset", "found", "default"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that had to be known to read a file.

    ``what`` is one of: format, encoding, delimiter, header line, preset, sheet, decimal mark, date order, time zone,
    rows kept; ``column`` the column it concerns ("" = the whole file); ``because`` the cells or lines that decided.
    """

    what: str
    value: str
    how: How
    because: str = ""
    column: str = ""
