"""Wallets that one owner controls: inputs of one transaction, clusters of an analysis tool.

``wallet_owners`` has one row per wallet and owner, for the groups in which a case has a wallet; ``owner_exclusions``
says what was left out (CoinJoins, services) and why; ``owner_holdings`` brings both to ``case_identifiers``, and
``owner_units`` says which pairs of cases are linked by the same wallet anyway.

A group that holds a service's wallet, or one that a service hosts, is the service's: its other wallets are then
addresses that the service gave to its customers, which say nothing of one customer. The whole group is left out.

What is sure enough for networks (0.9) makes owners of its own; what is only possible may join them to wider ones,
called ``owner:possible:…``, and never makes a sure owner weaker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from finlink.engine import sql_file
from finlink.link.owners.groups import Edges, Holdings, find_groups
from finlink.link.owners.utxo import coins_spent_on, confidence_factor

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from finlink.engine import DuckEngine
    from finlink.link.owners.groups import Numbers
    from finlink.settings import Settings

_BEFORE = (
    "cospend_found", "cospend_told", "cospend_ends", "owner_held", "owner_services", "cluster_rows", "cluster_points",
    "owner_nodes", "cospend_codes", "cospend_rows", "cospend_outputs", "cospend_judged", "owner_points", "owner_edges",
)  # fmt: skip
_AFTER = (
    "owner_excluded",
    "owner_cited",
    "owner_rows",
    "wallet_owners",
    "owner_exclusions",
    "owner_units",
    "owner_holdings",
)
_SIZES = (
    "SELECT (SELECT count(*) FROM owner_nodes), (SELECT coalesce(max(point), 0) FROM owner_points), "
    "(SELECT max(hub_limit) FROM link_params)"
)
_HOLDINGS = (
    "SELECT n.code, h.number FROM (SELECT node, dense_rank() OVER (ORDER BY case_id) AS number FROM owner_held) h "
    "JOIN owner_nodes n ON n.node = h.node"
)
_MADE = ("utxo_chains", "owner_confidence", "owner_groups", "owner_steps", "owner_left_out")
_KEPT = frozenset({"wallet_owners", "owner_exclusions", "owner_units", "owner_holdings"})


def find_owners(engine: DuckEngine, _settings: Settings) -> None:
    """Make ``wallet_owners``, ``owner_exclusions``, ``owner_units`` and ``owner_holdings``.

    Needs the typed tables, ``service_nodes``, ``service_labels`` and ``link_params``; comes before
    ``case_identifiers``, which takes up ``owner_holdings``.
    """
    _words(engine)
    some = engine.rows("SELECT 1 FROM utxo_chains UNION ALL SELECT 1 FROM wallets WHERE cluster IS NOT NULL LIMIT 1")
    for name in _BEFORE:
        engine.table(name, sql_file(__name__, name) + ("" if some else " LIMIT 0"))
    _group(engine)
    for name in _AFTER:
        engine.table(name, sql_file(__name__, name))
    for name in sorted({*_MADE, *_BEFORE, *_AFTER} - _KEPT):
        engine.run(f"DROP TABLE {name}")


def _words(engine: DuckEngine) -> None:
    """Make ``utxo_chains`` (chains of transfers, as written) and ``owner_confidence`` (of wallets, as written)."""
    query = "SELECT DISTINCT chain FROM transfers WHERE chain IS NOT NULL AND tx_hash IS NOT NULL ORDER BY 1"
    chains = {chain: coins_spent_on(chain) for (chain,) in engine.rows(query)}
    found = {chain: family for chain, family in chains.items() if family}
    types = {"chain": "VARCHAR", "family": "VARCHAR"}
    engine.table_from_columns("utxo_chains", {"chain": list(found), "family": list(found.values())}, types)
    query = "SELECT DISTINCT confidence FROM wallets WHERE confidence IS NOT NULL AND cluster IS NOT NULL ORDER BY 1"
    said = [confidence for (confidence,) in engine.rows(query)]
    columns = {"said": said, "factor": [confidence_factor(one) for one in said]}
    engine.table_from_columns("owner_confidence", columns, {"said": "VARCHAR", "factor": "DOUBLE"})


def _group(engine: DuckEngine) -> None:
    """Make ``owner_groups``, ``owner_steps`` and ``owner_left_out`` from the numbered edges."""
    wallets, points, limit = engine.rows(_SIZES)[0]
    node, point, strength = _arrays(engine, "SELECT code, point, strength FROM owner_edges ORDER BY point, code")
    edges = Edges(_whole(node), _whole(point) + wallets, strength, wallets + points + 1)
    (service,) = _arrays(engine, "SELECT code FROM owner_nodes WHERE service = 1")
    held, case = _arrays(engine, _HOLDINGS)
    owners, left_out = find_groups(edges, Holdings(_whole(service), _whole(held), _whole(case), limit))
    columns: dict[str, list[Any]] = {
        "grp": list(range(len(owners))),
        "first": [group.first for group in owners],
        "strength": [group.strength for group in owners],
        "prefix": ["owner:possible:" if group.surer else "owner:" for group in owners],
    }
    types = {"grp": "BIGINT", "first": "BIGINT", "strength": "DOUBLE", "prefix": "VARCHAR"}
    engine.table_from_columns("owner_groups", columns, types)
    steps = [
        (number, code, step, one - wallets)
        for number, group in enumerate(owners)
        for code, path in group.paths.items()
        for step, one in enumerate(path)
    ]
    names = ("grp", "code", "step", "point")
    columns = {name: [row[n] for row in steps] for n, name in enumerate(names)}
    engine.table_from_columns("owner_steps", columns, dict.fromkeys(names, "BIGINT"))
    columns = {"point": np.flatnonzero(left_out[wallets:]).tolist()}
    engine.table_from_columns("owner_left_out", columns, {"point": "BIGINT"})


def _arrays(engine: DuckEngine, query: str) -> list[NDArray[Any]]:
    """Return the columns of a query as arrays."""
    return [np.asarray(column) for column in engine.ask(query).fetchnumpy().values()]


def _whole(column: NDArray[Any]) -> Numbers:
    return column.astype(np.int64)
