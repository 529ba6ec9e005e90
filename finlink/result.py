"""A build: what every command, exporter and notebook reads."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from finlink import graph
from finlink.assess.as_of import AsOf
from finlink.engine import DuckEngine, amount_text, literal, quoted, sql_file
from finlink.errors import FinlinkError
from finlink.files import finish_interrupted_swap
from finlink.schema import empty_column, tables
from finlink.words import plain_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx
    import pandas as pd

MANIFEST = "manifest.json"
VIEWS = ("case_holdings", "party_names", "transfer_ends", "flows")
"""Views over the stored tables that the graph and ``why`` read."""


def open_build(folder: str | Path) -> Build:
    """Open a build folder; raises FinlinkError when it is none. A swap that was cut short is completed first."""
    path = Path(folder)
    finish_interrupted_swap(path)
    if not (path / MANIFEST).is_file():
        what = "is not a finlink build (it has no manifest.json)" if path.exists() else "does not exist"
        raise FinlinkError(f"{path} {what}; make one with: finlink build REGISTER -o {path}.")
    try:
        manifest = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError):
        raise FinlinkError(f"{path / MANIFEST} is damaged; build the register again.") from None
    return Build(path, manifest)


class Build:
    """One build of a register: its manifest, its tables, its graph.

    ``folder`` is where it lies; ``manifest`` what it was made from (finlink version, settings, profile, as-of date,
    SHA-256 and line counts of every input, SHA-256 of every output); ``timings`` the seconds each stage took,
    known only right after a build.
    """

    def __init__(self, folder: Path, manifest: dict[str, Any], timings: Mapping[str, float] | None = None) -> None:
        self.folder = folder
        self.manifest = manifest
        self.timings = dict(timings or {})

    def __repr__(self) -> str:
        """Say where the build is and as of when it speaks."""
        return f"<finlink build {self.folder} as of {self.manifest['as_of']}>"

    @property
    def as_of(self) -> AsOf:
        """The date as of which the build speaks, and what it rests on."""
        day = self.manifest["as_of"]
        return AsOf(date.fromisoformat(day) if day else None, self.manifest["as_of_basis"])

    @cached_property
    def engine(self) -> DuckEngine:
        """An engine with a view per stored table, made when first needed."""
        engine = DuckEngine()
        try:
            for path in sorted((self.folder / "tables").glob("*.parquet")):
                columns = _transfer_columns(engine, path) if path.stem == "transfers" else "*"
                engine.run(f'CREATE VIEW "{path.stem}" AS SELECT {columns} FROM read_parquet({literal(path)})')
            make_views(engine)
        except Exception as error:
            raise FinlinkError(
                f"{self.folder} cannot be read ({str(error).splitlines()[0]}); see what changed with finlink verify "
                f"{self.folder}, or, if an earlier finlink made it, build the register again."
            ) from None
        return engine

    def table(self, name: str) -> pd.DataFrame:
        """Return a table as a pandas DataFrame; transfers come with the node ids of their ends.

        Raises FinlinkError, naming the tables there are, for any other name.
        """
        if name not in self.engine.names():
            raise FinlinkError(f"There is no table {name}; there are: {', '.join(sorted(self.engine.names()))}.")
        if name == "transfers":
            return self.sql(
                "SELECT t.*, s.node AS sender_node, r.node AS receiver_node FROM transfers t "
                "LEFT JOIN transfer_ends s ON s.value = t.sender AND s.declared_chain = coalesce(t.chain, '') "
                "LEFT JOIN transfer_ends r ON r.value = t.receiver AND r.declared_chain = coalesce(t.chain, '') "
                "ORDER BY t.source_file, t.source_row"
            )
        return self.sql(f'SELECT * FROM "{name}"')

    def sql(self, query: str) -> pd.DataFrame:
        """Return the result of a query over the build's tables (DuckDB's SQL) as a pandas DataFrame.

        Amounts come as ``decimal.Decimal``, exact; an unknown one is None.
        """
        import pandas  # noqa: ICN001, PLC0415 - heavy, and only notebooks need it

        query = query.strip().rstrip(";")
        types = self.engine.rows(f"SELECT column_name, column_type FROM (DESCRIBE {query})")
        exact = [name for name, kind in types if kind.startswith("DECIMAL")]
        texts = ", ".join(f"{amount_text(quoted(name))} AS {quoted(name)}" for name in exact)
        replaced = f"* REPLACE ({texts})" if exact else "*"
        frame = self.engine.ask(f"SELECT {replaced} FROM ({query})").df()
        for name in exact:
            amounts = [None if text is None else Decimal(text) for text in frame[name].array]
            frame[name] = pandas.Series(amounts, index=frame.index, dtype=object)
        return frame

    def trace(self, case: str, method: str = "") -> pd.DataFrame:
        """Return where a case's money went: one row a destination, columns as ``finlink trace`` lists them.

        ``method`` is fifo, lifo, pro_rata, libr or poison; "" is the build's own. Amounts are ``decimal.Decimal``.
        Raises FinlinkError when there is no such case or method.
        """
        return self._traced(case, method, hops=False)

    def hops(self, case: str, method: str = "") -> pd.DataFrame:
        """Return the hop schedule of a case: every movement of its money, with the balances before and after."""
        return self._traced(case, method, hops=True)

    def _traced(self, case: str, method: str, *, hops: bool) -> pd.DataFrame:
        import pandas  # noqa: ICN001, PLC0415 - heavy, and only notebooks need it

        from finlink.trace import METHODS  # noqa: PLC0415 - as above
        from finlink.trace.listing import COLUMNS, HOP_COLUMNS, destinations, schedule  # noqa: PLC0415
        from finlink.tracing import traced  # noqa: PLC0415

        self._require(f"SELECT 1 FROM cases WHERE case_id = {literal(case)}", f"case {case}")
        if method not in ("", *METHODS):
            raise FinlinkError(f"There is no method {method}; there are: {', '.join(METHODS)}.")
        with traced(self, method) as engine:
            found = (schedule if hops else destinations)(engine, case)
        rows = [[Decimal(plain_text(cell)) if isinstance(cell, Decimal) else cell for cell in row] for row in found]
        return pandas.DataFrame(rows, columns=list(HOP_COLUMNS if hops else COLUMNS))

    def graph(self, *, case: str = "", network: str = "", node: str = "", hops: int = 1) -> nx.MultiDiGraph[str]:
        """Return the register as a networkx.MultiDiGraph: whole, one case, one network, or around a node.

        Edges of the relation ``proceeds`` are traced money; ``docs/reference/graph.md`` says whose. Raises FinlinkError
        when there is no such case, network or node.
        """
        if case:
            self._require(f"SELECT 1 FROM cases WHERE case_id = {literal(case)}", f"case {case}")
            return graph.of_cases(self.engine, [case], counterparties=True)
        if network:
            members = self.engine.rows(f"SELECT case_id FROM network_members WHERE network = {literal(network)}")
            self._require_rows(members, f"network {network}")
            return graph.of_cases(self.engine, [case_id for (case_id,) in members])
        if node:
            found = graph.around(self.engine, node, hops)
            self._require_rows(list(found.nodes), f"node {node}")
            return found
        return graph.of_everything(self.engine)

    def _require(self, query: str, what: str) -> None:
        self._require_rows(self.engine.rows(query), what)

    def _require_rows(self, rows: list[Any], what: str) -> None:
        if not rows:
            raise FinlinkError(
                f"There is no {what} in {self.folder}; finlink networks and finlink gaps list what there is."
            )


def _transfer_columns(engine: DuckEngine, path: Path) -> str:
    """Return SQL for every column of ``transfers``: those that no file had are not stored."""
    stored = [str(name) for (name,) in engine.rows(f"SELECT column_name FROM (DESCRIBE FROM {literal(path)})")]
    columns = tables()["transfers"].columns
    known = [f'"{column.name}"' if column.name in stored else empty_column(column) for column in columns]
    others = [f'"{name}"' for name in stored if name not in {column.name for column in columns}]
    return ", ".join([*known, *others])


def make_views(engine: DuckEngine) -> None:
    """Make the views that the graph reads over the tables that are already there."""
    for name in VIEWS:
        engine.run(f"CREATE OR REPLACE VIEW {name} AS {sql_file('finlink.graph', name)}")
