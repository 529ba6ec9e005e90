"""Presets: known kinds of files (Etherscan, AMLworld, bank statements, …) and how they become finlink's tables.

How reading uses them: ``mapper`` comes from ``finlink.read.Input.mapper`` and holds what is said about one file::

    mapped = mapper(cells)                 # for any line that may be the header; cheap
    mapped.match                           # the HeaderMatch; what constants and the preset give is not missing in it
    mapped.preset                          # not None where a signature matched: such a line is the header
    mapped.refuse(cells, "f.csv, line 3")  # once the header is settled: FinlinkError for what cannot be done
    mapped.source                          # the Source with zone, dates and decimal of the preset filled in
    mapped.because                         # the headers that decided

Typing asks ``plan_of(mapped)`` for the SQL of each column's text, and of which rows are kept.

A preset never holds SQL: it names headers and choices, and every piece of SQL is written by ``finlink.presets.plan``.
"""

from finlink.presets.detect import Detected, Mapped, Mapper, detect
from finlink.presets.loading import load_presets, shipped
from finlink.presets.model import OWN_ACCOUNT, Cell, Feed, Own, Preset, Presets
from finlink.presets.plan import BLANKS, Plan, plan_of

__all__ = [
    "BLANKS",
    "OWN_ACCOUNT",
    "Cell",
    "Detected",
    "Feed",
    "Mapped",
    "Mapper",
    "Own",
    "Plan",
    "Preset",
    "Presets",
    "detect",
    "load_presets",
    "plan_of",
    "shipped",
]
