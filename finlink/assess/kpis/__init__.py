"""The indicators: counted by queries, made into figures, and added up over offices.

``definitions.toml`` says in words what each indicator is and of which columns it is made; ``shared/`` has the tables
that several queries read, ``counts/`` one query an indicator or family; ``counting`` runs them, ``figures`` divides,
``compute`` makes the table. ``periods``, ``suppress``, ``offices`` and ``packs`` are what a supervisor asks of them.
"""

from finlink.assess.kpis.compute import compute
from finlink.assess.kpis.counting import GROUPS, Counts, count, forget, query_text
from finlink.assess.kpis.definitions import Definition, definitions
from finlink.assess.kpis.figures import Figure, figures

__all__ = [
    "GROUPS",
    "Counts",
    "Definition",
    "Figure",
    "compute",
    "count",
    "definitions",
    "figures",
    "forget",
    "query_text",
]
