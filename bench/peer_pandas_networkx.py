"""Peer (c): the script an analyst would write with pandas and networkx, the whole register as one MultiDiGraph.

Usage: python peer_pandas_networkx.py REGISTER OUT
"""

from __future__ import annotations

import pickle
import sys
from itertools import combinations
from pathlib import Path

import networkx as nx
import pandas as pd
from pandas_rules import (
    HUB_LIMIT,
    WEAK_ROLES,
    Tables,
    as_of_date,
    iban_holds,
    nodes_to_chart,
    normal_accounts,
    normal_wallets,
    write_chart,
    write_results,
)


def read(register: Path, table: str) -> pd.DataFrame:
    """Read a table with every cell as text."""
    return pd.read_csv(register / f"{table}.csv", dtype=str, keep_default_na=False)


def normalise(tables: Tables, transfers: pd.DataFrame) -> None:
    """Give every account, wallet, holder and end of a transfer its node id."""
    accounts, wallets = tables.accounts, tables.wallets
    accounts["node"] = normal_accounts(accounts["account"])
    wallets["node"] = normal_wallets(wallets["address"], wallets["chain"])
    accounts["holder"] = accounts["holder_id"].str.upper().str.replace(r"[ ./_-]", "", regex=True)
    for end in ("sender", "receiver"):
        bank = normal_accounts(transfers[end])
        wallet = normal_wallets(transfers[end], transfers["chain"])
        transfers[f"{end}_node"] = bank.where(transfers["chain"] == "", wallet)


def whole_register(tables: Tables, transfers: pd.DataFrame) -> nx.MultiDiGraph:
    """Return the register as one graph: cases and their investigations, what they hold, every transfer an edge."""
    graph = nx.MultiDiGraph()
    for case in tables.cases.to_dict("records"):
        graph.add_node(f"case:{case['case_id']}", kind="case", **case)
    for row in tables.accounts.itertuples():
        graph.add_node(row.node, kind="account", country=row.country, currency=row.currency)
        graph.add_edge(f"case:{row.case_id}", row.node, relation="holds", role=row.role)
        if row.holder:
            graph.add_node(f"party:{row.holder}", kind="party")
            graph.add_edge(f"case:{row.case_id}", f"party:{row.holder}", relation="holds", role=row.role)
            graph.add_edge(f"party:{row.holder}", row.node, relation="holder")
    for row in tables.wallets.itertuples():
        graph.add_node(row.node, kind="wallet", chain=row.chain)
        graph.add_edge(f"case:{row.case_id}", row.node, relation="holds", role=row.role)
    for row in tables.investigations.to_dict("records"):
        graph.add_node(f"investigation:{row['investigation_id']}", kind="investigation", **row)
        graph.add_edge(f"investigation:{row['investigation_id']}", f"case:{row['case_id']}", relation="covers")
    for row in transfers.itertuples():
        graph.add_edge(
            row.sender_node,
            row.receiver_node,
            relation="transfer",
            transfer_id=row.transfer_id,
            time=row.time,
            amount=row.amount,
            currency=row.currency,
            chain=row.chain,
            tx_hash=row.tx_hash,
            purpose=row.purpose,
        )
    return graph


def shared_identifiers(graph: nx.MultiDiGraph, case_ids: set[str]) -> dict[str, dict[str, list[str]]]:
    """Return, for each identifier that joins nothing by being a hub, its cases and the roles it has in each."""
    shared = {}
    for node, kind in graph.nodes(data="kind"):
        if kind not in ("account", "wallet", "party"):
            continue
        roles: dict[str, list[str]] = {}
        for case, _, edge in graph.in_edges(node, data=True):
            if edge["relation"] == "holds" and case.removeprefix("case:") in case_ids:
                roles.setdefault(case.removeprefix("case:"), []).append(edge["role"])
        service = kind != "party" and any("service" in given for given in roles.values())
        if 1 < len(roles) <= HUB_LIMIT and not service:
            shared[node] = roles
    return shared


def strength_of(node: str) -> float:
    """Return how far an identifier by itself ties two cases together."""
    if node.startswith("party:"):
        return 0.95
    return 0.5 if node.startswith("account:") and not iban_holds(node.removeprefix("account:")) else 1.0


def link_cases(shared: dict[str, dict[str, list[str]]]) -> tuple[pd.DataFrame, list[set[str]]]:
    """Return the links between cases, and the groups of cases connected by what joins them."""
    kinds = {"account": "shared_account", "wallet": "shared_wallet", "party": "shared_national_id"}
    links = []
    joining = nx.Graph()
    for node, roles in shared.items():
        weak = {case for case, given in roles.items() if all(role in WEAK_ROLES for role in given)}
        strength = strength_of(node)
        kind = kinds[node.partition(":")[0]]
        for left, right in combinations(sorted(roles), 2):
            means_nothing = left in weak and right in weak
            links.append((left, right, kind, node, min(0.3, strength) if means_nothing else strength))
        if strength >= 0.9 and len(weak) < len(roles):
            joining.add_edges_from((f"case:{case}", node) for case in roles)
    columns = ["left", "right", "kind", "via", "strength"]
    groups = [
        {node.removeprefix("case:") for node in group if node.startswith("case:")}
        for group in nx.connected_components(joining)
    ]
    return pd.DataFrame(links, columns=columns), groups


def main(register: Path, out: Path) -> None:
    """Read the register, make the graph, and write links, networks, gaps, the graph and the chart."""
    out.mkdir(parents=True)
    names = ("cases", "accounts", "wallets", "investigations", "rates")
    tables = Tables(*(read(register, name) for name in names))
    transfers = read(register, "transfers")
    transfers["amount"] = pd.to_numeric(transfers["amount"])
    transfer_days = pd.to_datetime(transfers["time"]).dt.tz_localize(None).dt.normalize().unique()
    normalise(tables, transfers)
    graph = whole_register(tables, transfers)
    links, groups = link_cases(shared_identifiers(graph, set(tables.cases["case_id"])))
    networks = write_results(tables, links, groups, as_of_date(tables, transfer_days), out)
    with (out / "graph.pickle").open("wb") as file:
        pickle.dump(graph, file, protocol=pickle.HIGHEST_PROTOCOL)
    write_chart(graph.subgraph(nodes_to_chart(networks, graph)).copy(), out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
