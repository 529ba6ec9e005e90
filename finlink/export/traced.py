"""Traced money on charts: a case's trail, as much of it as is a picture, and what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink import graph
from finlink.engine import literal
from finlink.trace.notes import method_words, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finlink.engine import DuckEngine
    from finlink.i18n import Translator
    from finlink.result import Build

MOST_TRAIL = 400
"""So many nodes of a case's trail are drawn, the nearest to where its money entered first; the rest is counted."""


_MOST_NOTES = 8
"""Notes that stand over a chart."""


def case_picture(build: Build, case: str, t: Translator) -> tuple[graph.Graph, str]:
    """Return the graph of a case with at most `MOST_TRAIL` nodes of its trail, and what is said of the others."""
    of_case = f"FROM trace_hops WHERE case_id = {literal(case)}"
    places = build.engine.value(f"SELECT count(*) FROM (SELECT source {of_case} UNION SELECT target {of_case})")
    if places <= MOST_TRAIL:
        return build.graph(case=case), ""
    return graph.of_cases(build.engine, [case], counterparties=True, trail=MOST_TRAIL), (
        t(
            "The case's money went through {n} accounts, wallets and ends; the {most} nearest to where it entered are "
            "drawn, with what else belongs to the case. finlink trace BUILD CASE --hops lists all.",
            n=t.count(places),
            most=MOST_TRAIL,
        )
    )


def without_traced(picture: graph.Graph) -> graph.Graph:
    """Take out the lines of traced money; what ended at a node stays in its panel."""
    traced = [
        (source, target, key) for source, target, key, data in picture.edges(keys=True, data=True) if _is_traced(data)
    ]
    picture.remove_edges_from(traced)
    return picture


def traced_notes(engine: DuckEngine, picture: graph.Graph, case: str = "") -> list[str]:
    """Return what belongs under a chart that tells of traced money: of a case what entered and how, else the method."""
    told = any("traced" in data for _, data in picture.nodes(data=True))
    if told or any(_is_traced(data) for *_, data in picture.edges(data=True)):
        said = words(engine, case) if case else [method_words(engine)]
        more = len(said) - _MOST_NOTES
        return said if more <= 0 else [*said[:_MOST_NOTES], f"{more} more notes: finlink trace BUILD {case}."]
    return [f"No money of this case was traced; finlink trace BUILD {case} says why."] if case else []


def _is_traced(attributes: Mapping[str, object]) -> bool:
    return attributes["relation"] == "proceeds"
