"""The parts of a camt document, one at a time: small trees with the physical line of every element."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from finlink.errors import FinlinkError
from finlink.read.formats.bounds import CHUNK
from finlink.read.formats.xml_parser import feed, new_parser

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator
    from pathlib import Path

STATEMENTS = ("Stmt", "Rpt", "Ntfctn")
"""The element that holds one statement in camt.053, camt.052 and camt.054."""
_MAX_DEPTH = 60
_MAX_NODES = 2_000_000


@dataclass(slots=True)
class Node:
    """An element: its name without prefix, its text, attributes and children, its first and last line."""

    tag: str
    line: int
    attributes: dict[str, str]
    text: str = ""
    children: list[Node] = field(default_factory=list)
    last_line: int = 0

    def all(self, path: str) -> list[Node]:
        """Return the elements at a path such as ``Acct/Id/IBAN``, in document order."""
        found = [self]
        for tag in path.split("/"):
            found = [child for node in found for child in node.children if child.tag == tag]
        return found

    def first(self, *paths: str) -> Node | None:
        """Return the first element at the first of the paths that has one."""
        return next((node for path in paths for node in self.all(path)), None)

    def get(self, *paths: str) -> str:
        """Return the text at the first of the paths that has any."""
        return next((node.text for path in paths for node in self.all(path) if node.text), "")


def statement_parts(path: Path, name: str, found: Counter[str]) -> Iterator[tuple[int, Node]]:
    """Yield (number of the statement from 1, part) for each child of each statement, in document order.

    A statement begins with a part of its own name without children; ``found`` counts every element that begins.
    Raises FinlinkError for a damaged document, for one with a document type declaration, for one without any
    statement, and for an entry that stands in none.
    """
    builder = _Builder(name, found)
    with path.open("rb") as stream:
        for _ in feed(builder.parser, iter(lambda: stream.read(CHUNK), b""), name):
            if builder.done:
                yield from builder.done
                builder.done.clear()
    if not builder.statement:
        raise FinlinkError(f"{name} is a camt document without any statement; ask for the account's statement.")


class _Builder:
    """The handlers of one pass over a document; finished parts gather in ``done``."""

    def __init__(self, name: str, found: Counter[str]) -> None:
        self.name, self.found = name, found
        self.done: list[tuple[int, Node]] = []
        self.statement = self.depth = self.inside = self.nodes = 0
        self.stack: list[Node] = []
        self.text: list[str] = []
        self.parser = new_parser(name)
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text.append

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        self.found[tag] += 1
        self.depth += 1
        self.text.clear()
        line = self.parser.CurrentLineNumber
        if self.depth > _MAX_DEPTH or self.nodes > _MAX_NODES:
            raise FinlinkError(f"{self.name} is nested or long beyond any statement (line {line}); it was not read.")
        if tag == "Ntry" and (self.stack or not self.inside):
            raise FinlinkError(
                f"{self.name} has an entry (line {line}) that stands in no statement, so nobody can say whose it is; "
                "ask for the file again."
            )
        if self.stack:
            node = Node(tag, line, attributes)
            self.stack[-1].children.append(node)
            self.stack.append(node)
            self.nodes += 1
        elif self.inside:
            self.stack.append(Node(tag, line, attributes))
            self.nodes = 0
        elif self.depth == 3 and tag in STATEMENTS:
            self.statement += 1
            self.inside = self.depth
            self.done.append((self.statement, Node(tag, line, attributes)))

    def end(self, _: str) -> None:
        if self.stack:
            node = self.stack.pop()
            node.text = "".join(self.text).strip()
            node.last_line = self.parser.CurrentLineNumber
            if not self.stack:
                self.done.append((self.statement, node))
        elif self.depth == self.inside:
            self.inside = 0
        self.depth -= 1
        self.text.clear()
