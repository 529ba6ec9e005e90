"""How much of a build is handed over: all, a case, a network, what is around a node, or a selection from a chart."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finlink import graph
from finlink.engine import literal
from finlink.errors import FinlinkError
from finlink.export.handover.model import counted
from finlink.files import safe_stem
from finlink.lookup import find_case, find_node

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.export.handover.names import Names
    from finlink.result import Build

_SHOWN = 5
"""So many unknown nodes are named; more are counted."""


@dataclass(frozen=True, slots=True)
class Extent:
    """One of these, or nothing for the whole register; ``selection`` are node ids, ``seal`` the build they are from."""

    case: str = ""
    network: str = ""
    node: str = ""
    hops: int = 1
    selection: tuple[str, ...] = ()
    seal: str = ""

    @property
    def words(self) -> str:
        """What the file holds, in words."""
        if self.case:
            return f"case {self.case}"
        if self.network:
            return f"network {self.network}"
        if self.node:
            return f"{self.node}, {self.hops} {'hop' if self.hops == 1 else 'hops'} around"
        if self.selection:
            return f"a selection of {counted(len(self.selection), 'node')}"
        return "the whole register"

    @property
    def stem(self) -> str:
        """The beginning of a file name."""
        return safe_stem(self.case or self.network or self.node or ("selection" if self.selection else "register"))


def read_selection(path: Path) -> Extent:
    """Read a selection as the chart page saves it; raises FinlinkError, naming the file, for anything else."""
    shape = 'a JSON object {"finlink": "selection", "build": "", "nodes": ["case:C-1"]}'
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise FinlinkError(f"There is no selection {path}; save one from a chart, or write {shape}.") from None
    except (ValueError, RecursionError):
        raise FinlinkError(f"{path} is no JSON; a selection is {shape}.") from None
    nodes = found.get("nodes") if isinstance(found, dict) and found.get("finlink") == "selection" else None
    if not isinstance(nodes, list) or not all(isinstance(node, str) for node in nodes):
        raise FinlinkError(f"{path} is no selection; that is {shape}.")
    if not nodes:
        raise FinlinkError(f"{path} selects nothing: its list of nodes is empty.")
    return Extent(selection=tuple(dict.fromkeys(nodes)), seal=str(found.get("build") or ""))


def resolved(build: Build, extent: Extent, names: Names) -> Extent:
    """Return the extent with the build's own ids; raises FinlinkError, naming what the build does not have."""
    if extent.case:
        return Extent(case=find_case(build, extent.case))
    if extent.node:
        return Extent(node=find_node(build, names.meant(extent.node)), hops=extent.hops)
    if extent.network and not _members(build, extent.network):
        raise FinlinkError(f"There is no network {extent.network} in {build.folder}; finlink networks lists them.")
    if extent.selection:
        nodes = tuple(names.meant(node) for node in extent.selection)
        known = graph.of_nodes(build.engine, nodes)
        unknown = [node for node in nodes if node not in known]
        if unknown:
            masked = names.looked_up(build, unknown)
            nodes = tuple(masked.get(node, node) for node in nodes)
            unknown = [node for node in unknown if node not in masked]
        if unknown:
            raise FinlinkError(_unknown(build, unknown))
        return Extent(selection=nodes, seal=extent.seal)
    return extent


def _unknown(build: Build, nodes: list[str]) -> str:
    shown, more = ", ".join(nodes[:_SHOWN]), len(nodes) - _SHOWN
    rest = f" and {more:,} more" if more > 0 else ""
    are = "is no node" if len(nodes) == 1 else "are no nodes"
    return (
        f"{shown}{rest} of the selection {are} of {build.folder}; save the selection again from a chart of this build."
    )


def picture(build: Build, whole: Build, extent: Extent) -> graph.Graph:
    """Return the extent as a graph of ``build``; which cases are in a network, the ``whole`` build says."""
    if extent.case:
        return graph.of_cases(build.engine, [extent.case], counterparties=True)
    if extent.network:
        return graph.of_cases(build.engine, _members(whole, extent.network))
    if extent.node:
        return graph.around(build.engine, extent.node, extent.hops)
    if extent.selection:
        return graph.of_nodes(build.engine, extent.selection)
    return graph.of_everything(build.engine)


def _members(build: Build, network: str) -> list[str]:
    query = f"SELECT case_id FROM network_members WHERE network = {literal(network)} ORDER BY case_id"
    return [str(case_id) for (case_id,) in build.engine.rows(query)]
