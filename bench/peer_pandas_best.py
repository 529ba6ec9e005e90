"""Peer (d): the pandas and networkx script in its best honest form.

The CSV files are read by pyarrow; transfers are never edges but sums per sender, receiver and currency; the graph is
of case-identifier rows only. It leaves out what finlink keeps: the single transfers, typed rows, evidence, reasons.

Usage: python peer_pandas_best.py REGISTER OUT
"""

from __future__ import annotations

import sys
from pathlib import Path

import networkx as nx
import numpy as np
import pandas as pd
from pandas_rules import (
    HUB_LIMIT,
    WEAK_ROLES,
    Tables,
    among,
    as_of_date,
    iban_holds,
    nodes_to_chart,
    normal_accounts,
    normal_wallets,
    write_chart,
    write_results,
)

KINDS = {"a": "shared_account", "w": "shared_wallet", "p": "shared_national_id"}


def read(register: Path, table: str, columns: list[str] | None = None) -> pd.DataFrame:
    """Read a table with every cell as text."""
    return pd.read_csv(register / f"{table}.csv", engine="pyarrow", dtype=str, keep_default_na=False, usecols=columns)


def aggregate_transfers(register: Path, out: Path) -> pd.DatetimeIndex:
    """Write the transfers summed per sender, receiver and currency; return the days on which money moved."""
    columns = ["time", "sender", "receiver", "amount", "currency", "chain"]
    transfers = read(register, "transfers", columns)
    size = len(transfers)
    # Each distinct end is normalised once; its chain is that of its first transfer.
    codes, ends = pd.factorize(pd.concat([transfers["sender"], transfers["receiver"]], ignore_index=True))
    first = np.empty(len(ends), dtype=np.int64)
    first[codes[::-1]] = np.arange(2 * size)[::-1] % size
    ends = pd.Series(ends)
    chain = transfers["chain"].iloc[first].reset_index(drop=True)
    nodes = normal_accounts(ends).where(chain == "", normal_wallets(ends, chain))
    by_node, nodes = pd.factorize(nodes)
    currency, currencies = pd.factorize(transfers["currency"])
    coded = pd.DataFrame(
        {
            "sender": by_node[codes[:size]],
            "receiver": by_node[codes[size:]],
            "currency": currency,
            "amount": pd.to_numeric(transfers["amount"]),
        }
    )
    sums = coded.groupby(["sender", "receiver", "currency"], sort=False)["amount"].agg(["sum", "size"]).reset_index()
    for end in ("sender", "receiver"):
        sums[end] = pd.Categorical.from_codes(sums[end], nodes)
    sums["currency"] = pd.Categorical.from_codes(sums["currency"], currencies)
    sums.to_parquet(out / "flows.parquet", compression="zstd", index=False)
    return pd.DatetimeIndex(pd.to_datetime(transfers["time"].str.slice(0, 10).unique()))


def case_identifier_rows(tables: Tables) -> pd.DataFrame:
    """Return one row per account, wallet and holder of a registered case."""
    accounts, wallets = tables.accounts, tables.wallets
    holder = accounts["holder_id"].str.upper().str.replace(r"[ ./_-]", "", regex=True)
    rows = pd.concat(
        [
            pd.DataFrame(
                {"node": normal_accounts(accounts["account"]), "case_id": accounts["case_id"], "role": accounts["role"]}
            ),
            pd.DataFrame(
                {
                    "node": normal_wallets(wallets["address"], wallets["chain"]),
                    "case_id": wallets["case_id"],
                    "role": wallets["role"],
                }
            ),
            pd.DataFrame({"node": "party:" + holder, "case_id": accounts["case_id"], "role": accounts["role"]})[
                holder != ""
            ],
        ],
        ignore_index=True,
    )
    return rows[among(rows["case_id"], tables.cases["case_id"])]


def joined_sides(rows: pd.DataFrame) -> pd.DataFrame:
    """Return one row per case and identifier that several cases share and that is no hub."""
    sides = rows.assign(
        joining=~rows["role"].isin(WEAK_ROLES),
        service=(rows["role"] == "service") & ~rows["node"].str.startswith("party:"),
    )
    sides = sides[sides["node"].duplicated(keep=False)]
    sides = sides.groupby(["node", "case_id"], as_index=False)[["joining", "service"]].any()
    use = sides.groupby("node")
    cases = use["case_id"].transform("size")
    sides = sides[(cases > 1) & (cases <= HUB_LIMIT) & ~use["service"].transform("any")].copy()
    kind = sides["node"].str.slice(0, 1)
    sides["kind"] = kind.map(KINDS)
    sides["strength"] = kind.map({"a": 1.0, "w": 1.0, "p": 0.95})
    accounts = sides.loc[kind == "a", "node"].unique()
    wrong = [node for node in accounts if not iban_holds(node.removeprefix("account:"))]
    sides.loc[sides["node"].isin(wrong), "strength"] = 0.5
    return sides


def pair_links(sides: pd.DataFrame) -> pd.DataFrame:
    """Return one row per pair of cases and identifier they share."""
    pairs = sides.merge(sides, on=["node", "kind", "strength"], suffixes=("", "_right"))
    pairs = pairs[pairs["case_id"] < pairs["case_id_right"]]
    means_nothing = ~pairs["joining"] & ~pairs["joining_right"]
    pairs["strength"] = pairs["strength"].where(~means_nothing, pairs["strength"].clip(upper=0.3))
    pairs = pairs.rename(columns={"case_id": "left", "case_id_right": "right", "node": "via"})
    return pairs[["left", "right", "kind", "via", "strength"]]


def connected_groups(graph: nx.Graph, sides: pd.DataFrame) -> list[set[str]]:
    """Return the groups of cases connected by identifiers that join."""
    joins = sides.groupby("node")["joining"].transform("any") & (sides["strength"] >= 0.9)
    joining = sides[joins]
    edges = zip("case:" + joining["case_id"], joining["node"], strict=True)
    return [
        {node.removeprefix("case:") for node in group if node.startswith("case:")}
        for group in nx.connected_components(graph.edge_subgraph(edges))
    ]


def main(register: Path, out: Path) -> None:
    """Read the register and write links, networks, gaps, the summed transfers and the chart."""
    out.mkdir(parents=True)
    names = ("cases", "accounts", "wallets", "investigations", "rates")
    transfer_days = aggregate_transfers(register, out)
    tables = Tables(*(read(register, name) for name in names))
    rows = case_identifier_rows(tables)
    graph = nx.Graph()
    graph.add_edges_from(
        (case, node, {"role": role})
        for case, node, role in zip("case:" + rows["case_id"], rows["node"], rows["role"], strict=True)
    )
    sides = joined_sides(rows)
    links = pair_links(sides)
    groups = connected_groups(graph, sides)
    networks = write_results(tables, links, groups, as_of_date(tables, transfer_days), out)
    write_chart(graph.subgraph(nodes_to_chart(networks, graph)).copy(), out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
