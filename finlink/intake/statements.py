"""Where the physical lines of a statement or TagPack went: to entries in use, to entries set aside, or around them.

That no entry is lost is asserted when the file is read, entry by entry; here their lines are added up. A line on which
an entry in use stands counts as used, whatever else stands on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from finlink.read import FileRead


_USED, _ASIDE, _MENDED = 1, 2, 3


def lines_of_statement(file: FileRead) -> dict[str, int]:
    """Return how many physical lines of the file went where; they add up to all of them.

    Where entries share lines and so have no place of their own, all lines go with the entries in use.
    """
    total = file.scan.lines
    aside = {reject.row for reject in file.rejects}
    places = file.careful.places if file.careful else []
    if file.shares_lines:
        used = total if len(aside) < file.counted_as_one else 0
        rejected = total - used if file.counted_as_one else 0
        mended = rejected if aside and aside <= file.repaired else 0
        return _account(total, used, rejected, mended)
    aside_as = {row: _MENDED if row in file.repaired else _ASIDE for row in aside}
    fate = bytearray(total + 1)
    for row, kind in aside_as.items():
        fate[row] = kind
    for row, taken in places:
        if row in aside_as:
            fate[row : row + taken] = bytes([aside_as[row]]) * taken
    for row, taken in places:
        if row not in aside_as:
            fate[row : row + taken] = bytes([_USED]) * taken
    return _account(total, fate.count(_USED), fate.count(_ASIDE) + fate.count(_MENDED), fate.count(_MENDED))


def _account(total: int, used: int, rejected: int, repaired: int) -> dict[str, int]:
    return {
        "preamble_lines": total - used - rejected,
        "header_lines": 0,
        "accepted_lines": used,
        "rejected_lines": rejected,
        "blank_lines": 0,
        "repaired_lines": repaired,
    }
