"""YAML as text: maps, lists and scalars with their lines, built from the parser's events.

Nothing is constructed: a scalar is the text as written, an alias refers to the node itself. Bounded in depth and in
the length of what ``plain`` writes out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from finlink.errors import FinlinkError

if TYPE_CHECKING:
    from collections.abc import ItemsView, Iterator

    from finlink.read.formats.lines import LineNumbers

MAX_DEPTH = 50
MAX_MERGED = 50_000_000
"""Pairs that ``<<`` may merge in one file; the packs that merge their defaults merge a dozen a tag."""
MAX_PLAIN = 10_000
"""Characters of a nested value written out in one cell."""

_STANDARD = "tag:yaml.org,2002:"
_HARMLESS = frozenset({"str", "int", "float", "bool", "null", "timestamp", "map", "seq", "binary"})
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(slots=True)
class Scalar:
    """One value, as written; "" for null."""

    line: int
    last_line: int
    text: str


@dataclass(slots=True)
class YamlList:
    """A list and its items."""

    line: int
    last_line: int = 0
    items: list[YamlNode] = field(default_factory=list)


@dataclass(slots=True)
class YamlMap:
    """A map: its pairs in order, keys as text; what ``<<`` merges in is added behind its own pairs at its end."""

    line: int
    last_line: int = 0
    pairs: dict[str, YamlNode] = field(default_factory=dict)
    merged: list[YamlNode] = field(default_factory=list)

    def get(self, key: str) -> YamlNode | None:
        """Return the value of a key, its own or a merged one."""
        return self.pairs.get(key)

    def items(self) -> ItemsView[str, YamlNode]:
        """Return (key, value), own pairs first."""
        return self.pairs.items()

    def merge(self) -> int:
        """Add what ``<<`` merges in, where it has no such key itself, and return how many pairs were looked at.

        A map that is merged has taken in its own merged ones before, so this goes to any depth (yaml.org/type/merge).
        """
        looked = 0
        for node in self.merged:
            for other in node.items if isinstance(node, YamlList) else [node]:
                pairs = tuple(other.pairs.items()) if isinstance(other, YamlMap) else ()
                looked += len(pairs)
                for key, value in pairs:
                    self.pairs.setdefault(key, value)
        return looked


YamlNode = Scalar | YamlList | YamlMap


def plain(node: YamlNode | None) -> str:
    """Return a value as one cell: a list joined with commas, a map as ``key: value`` joined with semicolons."""
    return _plain(node, [MAX_PLAIN], 0)


def _plain(node: YamlNode | None, room: list[int], depth: int) -> str:
    """Write a node out; all of them share the room that is left, so that a web of aliases ends."""
    if node is None or depth > MAX_DEPTH:
        return ""
    if isinstance(node, Scalar):
        room[0] -= len(node.text)
        return node.text
    parts: list[str] = []
    pairs = node.pairs.items() if isinstance(node, YamlMap) else (("", item) for item in node.items)
    for key, value in pairs:
        room[0] -= len(key) + 2
        if room[0] <= 0:
            parts.append("…")
            break
        text = _plain(value, room, depth + 1)
        parts.append(f"{key}: {text}" if key else text)
    return ("; " if isinstance(node, YamlMap) else ", ").join(parts)


def documents(text: str, name: str, numbers: LineNumbers) -> Iterator[YamlNode]:
    """Yield the documents of a YAML text; raises FinlinkError, naming the line, where it is damaged or unsafe."""
    import yaml  # noqa: PLC0415 - only for TagPacks

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    builder = _Builder(name, numbers)
    try:
        for event in yaml.parse(text, Loader=loader):
            builder.take(event)
            if builder.done:
                yield builder.done.pop()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"at line {numbers.at(mark.index)}" if mark is not None else "somewhere"
        why = str(getattr(error, "problem", None) or "it has characters that YAML forbids")
        raise FinlinkError(f"{name} is not valid YAML {where} ({why}); nothing of it was used.") from None
    except RecursionError:
        raise FinlinkError(f"{name} is nested deeper than {MAX_DEPTH} levels; it was not read.") from None


class _Builder:
    """Builds nodes from events."""

    def __init__(self, name: str, numbers: LineNumbers) -> None:
        self.name, self.numbers = name, numbers
        self.open: list[tuple[YamlList | YamlMap, list[str]]] = []
        self.anchors: dict[str, YamlNode] = {}
        self.done: list[YamlNode] = []
        self.looked = 0

    def take(self, event: object) -> None:
        """Take one event of the parser."""
        kind = type(event).__name__
        if kind in ("MappingEndEvent", "SequenceEndEvent"):
            node, _ = self.open.pop()
            if isinstance(node, YamlMap) and node.merged:
                self.looked += node.merge()
                if self.looked > MAX_MERGED:
                    raise FinlinkError(
                        f"{self.name} merges more than {MAX_MERGED} values into its maps; it was not read."
                    )
            if not self.open:
                self.done.append(node)
        elif kind == "AliasEvent":
            anchor = getattr(event, "anchor", "")
            if anchor not in self.anchors:
                raise FinlinkError(f"{self.name}: line {self.line(event)} refers to &{anchor}, which is not defined.")
            self.place(self.anchors[anchor], event)
        elif kind == "ScalarEvent":
            self.scalar(event)
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            self.check_tag(event)
            node = YamlMap(self.line(event)) if kind.startswith("Map") else YamlList(self.line(event))
            self.place(node, event)
            self.open.append((node, []))
            if len(self.open) > MAX_DEPTH:
                raise FinlinkError(f"{self.name} is nested deeper than {MAX_DEPTH} levels; it was not read.")

    def scalar(self, event: object) -> None:
        """Take a value; an unquoted null is empty."""
        self.check_tag(event)
        value = str(getattr(event, "value", ""))
        null = value in _NULLS and not getattr(event, "style", None)
        self.place(Scalar(self.line(event), self.line(event, "end_mark"), "" if null else value), event)

    def place(self, node: YamlNode, event: object) -> None:
        """Put a node where it belongs and remember its anchor."""
        anchor = getattr(event, "anchor", None)
        if anchor and type(event).__name__ != "AliasEvent":
            self.anchors[anchor] = node
        for container, _ in self.open:
            container.last_line = max(container.last_line, self.line(event))
        if not self.open:
            if isinstance(node, Scalar):
                self.done.append(node)
            return
        container, key = self.open[-1]
        if isinstance(container, YamlList):
            container.items.append(node)
        elif not key:
            key.append(node.text if isinstance(node, Scalar) else "?")
        else:
            self.pair(container, key.pop(), node, event)

    def pair(self, container: YamlMap, key: str, node: YamlNode, event: object) -> None:
        """Put a pair into a map; a key that stands there twice is refused, as one of the values would be lost."""
        if key == "<<":
            container.merged.append(node)
        elif key in container.pairs:
            raise FinlinkError(f"{self.name}: line {self.line(event)} gives {key[:60]!r} a second time; remove one.")
        else:
            container.pairs[key] = node

    def check_tag(self, event: object) -> None:
        """Refuse tags that would make anything but text, lists and maps."""
        tag = str(getattr(event, "tag", None) or "")
        if tag and tag != "!" and tag.removeprefix(_STANDARD) not in _HARMLESS:
            shown = tag.replace(_STANDARD, "!!")[:60]
            raise FinlinkError(
                f"{self.name}: line {self.line(event)} has the tag {shown}, which could run a program; it was not read."
            )

    def line(self, event: object, which: str = "start_mark") -> int:
        """Return the physical line of an event."""
        mark = getattr(event, which, None)
        return self.numbers.at(mark.index) if mark is not None else 0
