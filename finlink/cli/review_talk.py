"""The conversation of ``finlink review``: it reads whole lines, so that it works on any terminal and from a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from finlink.errors import FinlinkError
from finlink.review import append
from finlink.review.decisions import decided, one_line
from finlink.review.worklist import rows_behind, sides
from finlink.words import visible

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from finlink.result import Build
    from finlink.review import Decision, Proposal

WORDS = {"s": "same", "d": "different", "u": "unsure"}
KEYS = "s same | d different | u unsure | k skip | b back | q quit  (or: s REASON)"
_ROWS_SHOWN = 12


class Talk:
    """Walks through pairs, asks, and writes each answer at once: what is decided stays decided after ``q``."""

    def __init__(self, build: Build, register: Path, by: str, at: str, *, interactive: bool) -> None:
        self.build, self.register, self.by, self.at = build, register, by, at
        self.interactive = interactive
        self.written: list[Decision] = []
        self.answered: dict[tuple[str, str], str] = {}
        self.skipped: set[tuple[str, str]] = set()
        self.path: Path | None = None

    @property
    def count(self) -> int:
        """How many pairs were decided."""
        return len(self.answered)

    def through(self, found: Sequence[Proposal]) -> None:
        """Go through the pairs until the last one or ``q``; the end of the input and Ctrl-C quit as well."""
        n = 0
        try:
            while n < len(found):
                self.show(found[n], n, len(found))
                step = self.ask(found[n])
                n = max(0, n + step)
        except (EOFError, KeyboardInterrupt, click.Abort):
            pass
        click.echo()

    def ask(self, one: Proposal) -> int:
        """Ask until there is an answer; return how many pairs to go on (EOFError = quit)."""
        while True:
            key, _, reason = self.line("> ").partition(" ")
            key = key.lower()
            if key in ("q", "quit"):
                raise EOFError
            if key in ("b", "back"):
                return -1
            if key in ("k", "skip"):
                self.skipped.add(one.pair)
                return 1
            word = WORDS.get(key, key if key in WORDS.values() else "")
            if word and self.decide(one, word, reason):
                return 1
            if not word:
                click.echo(f"That is none of the keys.\n{KEYS}")

    def decide(self, one: Proposal, word: str, reason: str) -> bool:
        """Write one answer down; False where no reason was given or nothing could be written."""
        why = one_line(reason) or one_line(self.line("Why? (one line; empty = choose again) > "))
        if not why:
            click.echo(KEYS)
            return False
        try:
            done = append(self.register, [decided(*one.pair, word, by=self.by, at=self.at, reason=why)])
        except FinlinkError as error:
            click.echo(f"finlink: {error}", err=True)
            return False
        self.written += done.written
        self.answered[one.pair] = word
        self.skipped.discard(one.pair)
        self.path = done.path
        click.echo(visible(f"{one.left} and {one.right}: {word}. Written to {done.path}."))
        return True

    def line(self, prompt: str) -> str:
        """Return the next line typed; from a pipe it is shown, so that what is kept of the output can be read."""
        text = input(prompt).strip()
        if not self.interactive:
            click.echo(visible(text))
        return text

    def show(self, one: Proposal, n: int, total: int) -> None:
        """Show one pair: what is at stake, both sides, what they share, and the rows that say so."""
        from rich import box  # noqa: PLC0415 - slow to import
        from rich.console import Console  # noqa: PLC0415
        from rich.table import Table  # noqa: PLC0415
        from rich.text import Text  # noqa: PLC0415

        console = Console(width=None if self.interactive else 120, highlight=False, no_color=True)
        console.print(Text(f"\nPair {n + 1} of {total}. At stake: {one.sum_shown}"))
        if one.pair in self.answered:
            console.print(Text(f"You said {self.answered[one.pair]}; another answer is added and counts instead."))
        table = Table(box=box.SIMPLE_HEAD, show_header=False, pad_edge=False)
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold", ratio=1)
        table.add_column(overflow="fold", ratio=1)
        for row in sides(self.build, one):
            table.add_row(*(Text("\n".join(map(visible, cell.split("\n")))) for cell in row))
        console.print(table)
        console.print(Text("What they share"))
        for link in one.links:
            console.print(Text(visible(f"  {link.kind.replace('_', ' ')} {link.via}, strength {link.strength:g}")))
            for name, words in link.notes:
                console.print(Text(visible(f"    {name}: {words}")))
        console.print(Text("Rows that say so"))
        rows = list(rows_behind(self.build, one))
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold", ratio=1)
        for place, stored in rows[:_ROWS_SHOWN]:
            grid.add_row(Text(visible(f"  {place}")), Text(visible(stored)))
        console.print(grid)
        if len(rows) > _ROWS_SHOWN:
            console.print(
                Text(f"  and {len(rows) - _ROWS_SHOWN} more: finlink why {self.build.folder} {one.left}..{one.right}")
            )
        console.print(Text(f"\n{KEYS}"))
