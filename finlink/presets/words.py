"""What a preset does, in words: for ``finlink presets NAME`` and the reference page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.presets.model import OWN_ACCOUNT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finlink.presets.model import Cell, Feed, Headers, Own

_SHOWN = 3  # of several headers that may stand for one thing


def made_of(feed: Feed) -> Iterator[tuple[str, str]]:
    """Yield what each column of a table is made of, then which rows are kept and how the cells are read."""
    for column, cell in feed.columns.items():
        yield column, _cell(cell)
    if feed.own is not None:
        yield from _own(feed.own)
    for column, value in feed.constants.items():
        yield column, f'"{value}" in every row' + (", unless a header gives it" if column in feed.columns else "")
    for column in dict.fromkeys(name for given in feed.by_name.values() for name in given):
        by_name = "; ".join(f"{given[column]} in {name}" for name, given in feed.by_name.items() if column in given)
        yield column, f"by the name of the file: {by_name}"
    for header, words in feed.where.items():
        yield "", f"only rows where {header} is {_words(words)}"
    for header, words in feed.where_not.items():
        yield "", f"not the rows where {header} is {_words(words)}"
    for column, meant in feed.values.items():
        yield column, "reads " + ", ".join(f'"{written}" as {value}' for written, value in meant.items())
    said = {"time zone": feed.zone, "order of dates": feed.dates, "decimal mark": feed.decimal}
    if any(said.values()):
        yield "", "; ".join(f"{name} {value}" for name, value in said.items() if value)


def any_of(headers: Headers) -> str:
    """Return headers of which any may stand, the first few."""
    return " or ".join(headers[:_SHOWN]) + (" or …" if len(headers) > _SHOWN else "")


def _cell(cell: Cell) -> str:
    glue = f' + "{cell.glue}" + ' if cell.glue else " + "
    said = glue.join(any_of(part) for part in cell.parts)
    if cell.nonzero:
        said += ", the first that is not zero"
    if cell.shift:
        said += f", times 1e{cell.shift}"
    if cell.unix:
        said += ", seconds since 1970"
    return f'"{cell.prefix}" + {said}' if cell.prefix else said


def _own(own: Own) -> Iterator[tuple[str, str]]:
    account = " or ".join(filter(None, [any_of(own.account), f"the constant {OWN_ACCOUNT}"]))
    other = any_of(own.counterparty) or "unknown"
    yield "sender", f"money out: {account}; money in: {other}"
    yield "receiver", f"money in: {account}; money out: {other}"
    if own.amount and own.direction:
        yield "amount", f"{any_of(own.amount)}; {any_of(own.direction)} says which way"
    elif own.amount:
        yield "amount", f"{any_of(own.amount)}; negative is out"
    else:
        yield "amount", f"out: {any_of(own.debit)}; in: {any_of(own.credit)}"
    yield "direction", "set where the other side is unknown"


def _words(words: tuple[str, ...]) -> str:
    return " or ".join({"": "empty", "*": "filled"}.get(word, word) for word in words)
