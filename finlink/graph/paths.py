"""How two things are connected: what lies around both is gathered by SQL, from both sides, until they meet.

Hubs and services are reached but never walked through; links that an analyst rejected are not walked at all. What was
gathered holds every way of at most as many steps as both sides went together, so the shortest way is the shortest of
the whole register, and the strongest is that among ways of at most two steps more.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from finlink.engine import sql_file
from finlink.graph.steps import Step, steps_of
from finlink.graph.ways import is_certain, places, shortest, strongest

if TYPE_CHECKING:
    from finlink.engine import DuckEngine
    from finlink.graph.ways import Edge, Graph, Place

THROUGH = {
    "any": ("names", "holders", "links", "investigations", "transfers"),
    "identifiers": ("names", "holders", "links"),
    "money": ("names", "links", "transfers"),
}
"""Which relations each kind of way may use."""

MORE_STEPS = 2
"""How many steps longer than the shortest way the strongest may be."""

HUBS_WITHIN = 2
"""How far each side is walked at least, to say which hubs both sides know."""

MOST_RELATIONS = 400_000
"""So many relations are gathered at the most; a way that is not found among them is a very long one."""


@dataclass(slots=True)
class Connection:
    """The ways between two nodes, each as steps ([] = none), and what to say about the search."""

    shortest: list[Step] = field(default_factory=list)
    strongest: list[Step] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def differ(self) -> bool:
        """Whether the strongest way is another one than the shortest."""
        return [(s.source, s.target) for s in self.shortest] != [(s.source, s.target) for s in self.strongest]


class _Side:
    """What was reached from one end: how many steps away, and what is yet to be walked on from."""

    def __init__(self, node: str) -> None:
        self.steps = {node: 0}
        self.frontier = [node]
        self.depth = 0


class _Search:
    """One search in one build."""

    def __init__(self, engine: DuckEngine, start: str, goal: str, through: str) -> None:
        self.engine, self.start, self.goal, self.through = engine, start, goal, through
        if "transfers" in THROUGH[through] and "payments" not in engine.names():
            for name in ("payment_nodes", "payments"):
                engine.table(name, sql_file(__package__, name))
        self.closed = {str(node) for (node,) in engine.rows(sql_file(__package__, "not_walked"))}
        self.sides = (_Side(start), _Side(goal))
        self.edges: dict[tuple[str, str, str], float] = {}

    def run(self) -> tuple[Graph, list[Place] | None]:
        """Gather until the shortest way is certain, and as much around it as a stronger one may need."""
        way: list[Place] | None = None
        while True:
            if way is not None and (self.walked >= len(way) - 1 + MORE_STEPS or is_certain(self.graph(way), way)):
                break
            open_sides = [side for side in self.sides if side.frontier]
            if len(open_sides) < 2:  # nothing more can meet; a little further, to say which hubs are on the other side
                open_sides = [side for side in open_sides if side.depth < HUBS_WITHIN]
            if not open_sides or len(self.edges) > MOST_RELATIONS:
                break
            self.grow(min(open_sides, key=lambda side: (len(side.frontier), side.depth)))
            if way is None and self.sides[0].steps.keys() & self.sides[1].steps.keys():
                way = shortest(self.within(self.walked), self.start, self.goal)
        if way is None:  # the sides met in a way that is none, or one of them went as far as it goes
            way = shortest(self.within(len(self.edges)), self.start, self.goal)
        return self.graph(way), way

    @property
    def complete(self) -> bool:
        """Whether one side was walked to its end, so that a way that was not found does not exist."""
        return not all(side.frontier for side in self.sides)

    @property
    def walked(self) -> int:
        """Every way of at most so many steps has been gathered."""
        return sum(side.depth for side in self.sides)

    def graph(self, way: list[Place] | None) -> Graph:
        """Return the places on ways at most as long as the strongest may be."""
        return self.within(len(way) - 1 + MORE_STEPS if way else 0)

    def grow(self, side: _Side) -> None:
        """Walk one step on from one side."""
        self.engine.table_from_columns("frontier", {"node": side.frontier}, {"node": "VARCHAR"})
        reached: set[str] = set()
        for name in THROUGH[self.through]:
            for source, target, relation, strength in self.engine.rows(self.query(name)):
                self.edges[source, target, relation] = float(strength)
                reached |= {source, target}
        side.depth += 1
        new = sorted(reached - side.steps.keys())
        side.steps |= dict.fromkeys(new, side.depth)
        side.frontier = [node for node in new if node not in self.closed]

    def query(self, name: str) -> str:
        """Return SQL for one kind of relation around the frontier, as far as this kind of way may use it."""
        query = sql_file(__package__, f"near_{name}")
        where = "true"
        if name == "links" and self.through != "any":
            where = f"money = {int(self.through == 'money')}"
        elif name == "links":
            query = f"SELECT source, target, relation, max(strength) AS strength FROM ({query}) GROUP BY ALL"
        elif name == "names" and self.through == "money":
            where = "NOT starts_with(target, 'party:')"
        return f"SELECT source, target, relation, strength FROM ({query}) WHERE {where}"

    def within(self, most: int) -> Graph:
        """Return the places that may be on a way of at most ``most`` steps; what was not reached is further away."""
        here, there = self.sides
        far, farther = here.depth + 1, there.depth + 1
        if not (here.frontier and there.frontier):
            far = farther = 0  # one side has been walked to its end: what it did not reach is cut off anyhow
        edges: list[Edge] = []
        for (one, other, relation), strength in self.edges.items():
            through = min(
                here.steps.get(one, far) + there.steps.get(other, farther),
                here.steps.get(other, far) + there.steps.get(one, farther),
            )
            if through < most:
                edges.append((one, other, relation, strength))
        return places(edges, self.start, self.goal, self.closed)

    def through_hubs(self) -> dict[str, int]:
        """Return the hubs that were reached from both sides, with the steps a way through each would have."""
        first, second = (side.steps for side in self.sides)
        ends = (self.start, self.goal)
        return {hub: first[hub] + second[hub] for hub in self.closed & first.keys() & second.keys() if hub not in ends}


def connect(engine: DuckEngine, start: str, goal: str, through: str = "any") -> Connection:
    """Return how two nodes are connected: the shortest way, the strongest way, and what was not walked.

    ``through`` is "identifiers" (what files have in common), "money" (payments) or "any".
    """
    if start == goal:
        return Connection(notes=["Both are the same thing."])
    first, last = sorted((start, goal))  # the way back is the way there
    search = _Search(engine, first, last, through)
    graph, short = search.run()
    strong = strongest(graph, first, last, len(short) - 1 + MORE_STEPS) if short else None
    found = Connection(notes=_notes(search, short))
    if short and strong:
        turned = start != first
        found.shortest = steps_of(engine, graph, short, turned=turned)
        found.strongest = found.shortest if strong == short else steps_of(engine, graph, strong, turned=turned)
    return found


def _notes(search: _Search, way: list[Place] | None) -> list[str]:
    notes = []
    steps = len(way) - 1 if way else 0
    if not way and search.complete:
        notes.append("There is no way between them that goes through no hub and no rejected link.")
    elif not way:
        notes.append(
            f"No way was found among the {len(search.edges):,} relations nearest to them; there may be a longer one."
        )
    met = search.closed & (search.sides[0].steps.keys() | search.sides[1].steps.keys()) - {search.start, search.goal}
    if met:
        hubs = "1 hub or service was" if len(met) == 1 else f"{len(met):,} hubs or services were"
        notes.append(f"{hubs} met and not walked through: what very many share connects nobody.")
    shorter = {hub: n for hub, n in search.through_hubs().items() if not way or n < steps}
    if shorter:
        best = min(shorter, key=lambda hub: (shorter[hub], hub))
        which = "1 of them" if len(shorter) == 1 else f"{len(shorter):,} of them"
        than = "a shorter way" if way else "a way"
        notes.append(
            f"{which} would give {than}, such as {shorter[best]} steps over {best}; it says nothing about the two."
        )
    return notes
