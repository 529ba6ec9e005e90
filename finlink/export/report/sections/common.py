"""What several sections say in the same words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finlink.export.report.model import Column

if TYPE_CHECKING:
    from decimal import Decimal

    from finlink.export.report.model import Kind
    from finlink.export.report.source import Indicator
    from finlink.i18n import Translator

COVERAGE, TIMELY, BACKLOG, BACKLOG_EUR = "K2", "K3", "K5", "K5eur"
AGES = ("K5a", "K5b", "K5c", "K5d")
OPENED, FIRST = "K1", "K1b"
QUALITY = "K23"
_COUNTED = re.compile(r"(\d+) (.+)", re.DOTALL)


def columns(*told: tuple[str, str, Kind] | tuple[str, str, Kind, str]) -> tuple[Column, ...]:
    """Return columns from (name, label, kind) or (name, label, kind, word for unknown)."""
    return tuple(Column(*one) for one in told)


def whole(value: Decimal | int | None) -> int | None:
    """Return a count as a whole number."""
    return None if value is None else int(value)


def labelled(t: Translator, one: Indicator) -> str:
    """Return what an indicator is called, with the group that it is counted in where that is not all."""
    return t(one.label) if one.group == "all" else f"{t(one.label)}: {one.group}"


def left_out(t: Translator, excluded: str) -> str:
    """Return what an indicator excludes, in the report's language: "2 not yet due, 3 unknown" part by part."""
    if t.lang == "en" or not excluded:
        return excluded
    parts = []
    for part in excluded.split(", "):
        counted = _COUNTED.fullmatch(part)
        parts.append(f"{t(counted[2])}: {counted[1]}" if counted else t(part))
    return "; ".join(parts)


def cut(t: Translator, shown: int, of: int) -> tuple[str, ...]:
    """Say that a list goes on; nothing where it does not."""
    if of <= shown:
        return ()
    return (t("Shown: {shown} of {of}.", shown=t.count(shown), of=t.count(of)),)


def beside_unknown(t: Translator, unknown: int) -> tuple[str, ...]:
    """Say how many amounts are in no sum."""
    if not unknown:
        return ()
    return (t("Without a known value in euro, and in no sum: {n}.", n=t.count(unknown)),)
