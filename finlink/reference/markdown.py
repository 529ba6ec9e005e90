"""What the reference pages share: tables in Markdown, and the remark that a page is generated."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    r"""Return a Markdown table; a pipe in a cell is escaped, a line break becomes a space.

    >>> print(table(("a", "b"), [("1", "x|y")]))
    | a | b |
    |---|---|
    | 1 | x\|y |
    """
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    lines += [f"| {' | '.join(' '.join(cell.split()).replace('|', chr(92) + '|') for cell in row)} |" for row in rows]
    return "\n".join(lines)


def page(title: str, source: str, *parts: str) -> str:
    """Return a page: its title, the remark from which source it is made, and its parts."""
    remark = f"<!-- Generated from {source}; FINLINK_UPDATE=1 pytest tests/test_reference.py writes it again. -->"
    return "\n\n".join([f"# {title}", remark, *(part.strip("\n") for part in parts)]) + "\n"
