"""Names for nodes and texts for readers and receivers: without personal numbers, unless they may be read.

A person known by a number is ``party:masked/<build>-<n>`` in the file: the same in every file of one build, another in
those of any other, so that files of two builds never make one person of two.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from finlink.engine import sql_file
from finlink.export.chart.text import compact, mask_own
from finlink.export.chart.writer import Writer
from finlink.export.handover.model import AMOUNTS
from finlink.export.handover.scrub import seen
from finlink.export.personal import NUMBERS, is_personal, personal_numbers
from finlink.export.redact import Pseudonyms
from finlink.export.redact.pseudonyms import is_redacted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    import networkx as nx

    from finlink.engine import DuckEngine
    from finlink.export.handover.model import Attributes
    from finlink.export.notes import Notes
    from finlink.i18n import Translator
    from finlink.result import Build

_BETWEEN = " ~ "
"""Stands between the two node ids of what two cases share by likeness."""


def register_numbers(engine: DuckEngine) -> list[str]:
    """Return the numbers of a register that must not be read: of every party not known to be a company."""
    engine.table("personal_parties", sql_file(__package__, "personal_parties"))
    numbers = [str(number) for (number,) in engine.rows(sql_file(__package__, "personal_numbers"))]
    engine.run("DROP TABLE personal_parties")
    return numbers


class Names:
    """Names the nodes of a build in a file, and cleans their attributes.

    ``write`` is what writes the texts of a page in the language ``t``, with the same numbers masked.
    """

    def __init__(self, build: Build, *, unmask: bool = False, t: Translator | None = None) -> None:
        self.unmask, self._t = unmask, t
        self._people: dict[str, str] = {}
        self._numbers: list[str] = []
        if not unmask:
            seal = str(build.manifest["manifest_sha256"])[:8]
            rows = build.engine.rows(sql_file(__package__, "personal_parties"))
            self._people = {str(node): f"party:masked/{seal}-{number}" for node, number in rows}
            self._numbers = register_numbers(build.engine)
        self.write = Writer(self._numbers, t, unmask=unmask)

    @cached_property
    def _meant(self) -> dict[str, str]:
        return {masked: node for node, masked in self._people.items()}

    def meant(self, name: str) -> str:
        """Return the node id of the build that a name in a file stands for."""
        return self._meant.get(name, name)

    def looked_up(self, build: Build, names: Iterable[str]) -> dict[str, str]:
        """Return, of names that masking made of node ids, the one node that each stands for; two would be a guess.

        Those of a redacted page are pseudonyms, and found too.
        """
        if self.unmask:  # what is asked for was named on a page that masks
            return Names(build, t=self._t).looked_up(build, names)
        wanted, found = set(names), dict[str, list[str]]()
        if hidden := [name for name in wanted if is_redacted(name)]:
            known = Pseudonyms(build, self.write.t)
            found |= {name: [meant] for name in hidden if (meant := known.meant(name))}
        for (node,) in build.engine.rows(sql_file("finlink.graph", "all_nodes")):
            for name in {self.shown(str(node)), self.text(str(node))} & wanted:
                found.setdefault(name, []).append(str(node))
        return {name: nodes[0] for name, nodes in found.items() if len(nodes) == 1}

    def noted(self, build: Build, notes: Notes) -> Notes:
        """Return notes on the names that this file has for their nodes, whatever page named them as they are."""
        nodes = {name: self.meant(name) for name in notes.texts}
        nodes |= self.looked_up(build, nodes)
        return notes.renamed({name: self.shown(node) for name, node in nodes.items()})

    def shown(self, node: str) -> str:
        """Return the name in a file of a node that was asked for."""
        return self._people.get(node) or self.text(node)

    def look_through(self, graph: nx.MultiDiGraph[str]) -> None:
        """Mask also what only the graph itself shows to be a personal number, such as what two cases share."""
        if not self.unmask:
            self.write = Writer([*self._numbers, *personal_numbers(graph)], self._t)

    def ids(self, graph: nx.MultiDiGraph[str]) -> dict[str, str]:
        """Return the name of each node of a graph in the file: all different."""
        found: dict[str, str] = {}
        taken: set[str] = set()
        for node, attributes in graph.nodes(data=True):
            name = self._name(str(node), attributes)
            unique, number = name, 1
            while unique in taken:
                number += 1
                unique = f"{name} ({number})"
            taken.add(unique)
            found[str(node)] = unique
        return found

    def _name(self, node: str, attributes: Mapping[str, Any]) -> str:
        if node in self._people:
            return self._people[node]
        name = self.write.masked(node)
        if name != node:
            name = f"{name}@{self.write.masked(str(attributes.get('evidence', '')).partition('; ')[0])}"
        return seen(name)

    def cleaned(self, attributes: Attributes) -> Attributes:
        """Return the attributes of a node or an edge with personal numbers masked and nothing unseen."""
        own = self._own_numbers(attributes)
        return {
            name: value if not isinstance(value, str) or name in AMOUNTS else self._text(name, value, own)
            for name, value in attributes.items()
        }

    def _own_numbers(self, attributes: Attributes) -> set[str]:
        if self.unmask or not is_personal(attributes):
            return set()
        return {compact(str(attributes[key])) for key in NUMBERS if key in attributes}

    def _text(self, name: str, text: str, own: Iterable[str]) -> str:
        if name == "via":
            return _BETWEEN.join(self._people.get(part) or self.text(part) for part in text.split(_BETWEEN))
        return self.text(mask_own(text, own))

    def lines(self, text: str) -> str:
        """Return a text whose line feeds stay."""
        return "\n".join(map(self.text, text.split("\n")))

    def text(self, text: str) -> str:
        """Return any text of the file with personal numbers masked and nothing unseen."""
        return seen(self.write.masked(text))
