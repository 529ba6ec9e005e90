"""What both pandas peers, (c) and (d), do alike once they have links and networks: statuses, findings, gaps, the chart.

Everything here works on whole columns of 100,000 cases; no row is looped over. Only what a benchmark register holds
is covered: identifiers that are written as they are stored, ISO dates, no PFI columns of the case list but `pfi = no`,
no placeholders, no duplicates, no rejected rows. Amounts are floats, which a drawn register forgives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd
from pyvis.network import Network

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import networkx as nx

HUB_LIMIT = 100
WEAK_ROLES = ("victim", "witness", "merchant", "service")
TIMELY_DAYS, STALLED_DAYS, THRESHOLD_EUR = 30, 90, 10_000
PROCEEDS = (
    "fraud", "investment_fraud", "phishing", "bec", "ransomware", "extortion", "account_takeover", "card_fraud",
    "identity_theft", "computer_fraud", "darknet_market", "money_laundering", "theft", "online_shop_fraud",
    "romance_fraud", "sextortion", "csea",
)  # fmt: skip
RESULTS = ("assets_identified", "frozen", "seized", "confiscated", "returned", "ml_charge")
PEGS = {"EUR": 1.0, "BAM": 1.95583, "BGN": 1.95583, "HRK": 7.5345}
LISTED = ("MISSING", "NOT_YET_DUE", "UNDETERMINED", "OPENED_LATE", "OPEN_STALLED", "PARTIAL", "POST_HOC")
CHART_NODES = 300

CASE_COLUMNS = ["case_id", "offence", "opened", "closed", "status", "indicted", "incident_on", "loss", "currency",
                "waiver_reason", "waiver_by", "pfi"]  # fmt: skip


class Tables(NamedTuple):
    """The register's small tables, every cell text, an empty cell the empty text."""

    cases: pd.DataFrame
    accounts: pd.DataFrame
    wallets: pd.DataFrame
    investigations: pd.DataFrame
    rates: pd.DataFrame


def iban_holds(value: str) -> bool:
    """Tell whether the check digits of an IBAN hold (mod 97)."""
    return int("".join(str(int(letter, 36)) for letter in value[4:] + value[:4])) % 97 == 1


def normal_accounts(column: pd.Series) -> pd.Series:
    """Return account numbers as nodes: upper case, no spaces."""
    return "account:" + column.str.upper().str.replace(" ", "")


def normal_wallets(address: pd.Series, chain: pd.Series) -> pd.Series:
    """Return addresses as nodes; Ethereum's letter case is only a checksum."""
    plain = address.str.replace(" ", "")
    return "wallet:" + chain + ":" + plain.where(chain != "ethereum", plain.str.lower())


def among(values: pd.Series | pd.Index, known: pd.Series) -> np.ndarray:
    """Tell which values are known; much faster than `isin` on columns of text (pandas 3.1)."""
    return pd.Index(known.unique()).get_indexer(values) >= 0


def dates(column: pd.Series) -> pd.Series:
    """Return a text column as dates, empty where there is none."""
    return pd.to_datetime(column, format="%Y-%m-%d", errors="coerce")


def as_of_date(tables: Tables, transfer_days: Iterable[pd.Timestamp]) -> pd.Timestamp:
    """Return the latest date of the register, a date more than 180 days after the next earlier one set aside."""
    columns = [dates(tables.cases[name]) for name in ("opened", "closed")]
    columns += [dates(tables.investigations[name]) for name in ("opened", "last_action", "closed")]
    days = sorted({*pd.concat(columns).dropna().unique(), *transfer_days}, reverse=True)
    while len(days) > 1 and days[0] - days[1] > pd.Timedelta(days=180):
        days.pop(0)
    return days[0]


def loss_in_euro(cases: pd.DataFrame, rates: pd.DataFrame) -> pd.Series:
    """Return each case's loss in euro at the peg, or at the latest rate on or before the incident."""
    when = dates(cases["incident_on"]).fillna(dates(cases["opened"]))
    wanted = pd.DataFrame({"case_id": cases["case_id"], "currency": cases["currency"], "when": when})
    wanted = wanted.dropna(subset=["when"]).sort_values("when")
    known = rates.assign(when=dates(rates["date"]), rate=pd.to_numeric(rates["rate"])).sort_values("when")
    found = pd.merge_asof(wanted, known[["when", "currency", "rate"]], on="when", by="currency")
    rate = cases["currency"].map(PEGS).fillna(cases["case_id"].map(found.set_index("case_id")["rate"]))
    return (pd.to_numeric(cases["loss"]) / rate).round(2)


def coverage(tables: Tables) -> pd.DataFrame:
    """Return the investigations of registered cases, with whether each is open and has a result."""
    covered = tables.investigations
    covered = covered[among(covered["case_id"], tables.cases["case_id"])].copy()
    covered["opened"] = dates(covered["opened"])
    covered["closed"] = dates(covered["closed"])
    covered["last_action"] = dates(covered["last_action"])
    covered["is_open"] = covered["closed"].isna() & (covered["status"] != "closed")
    covered["has_result"] = covered["outcome"].isin(RESULTS)
    return covered


def case_facts(tables: Tables, covered: pd.DataFrame, as_of: pd.Timestamp) -> pd.DataFrame:
    """Return one row a case with everything that its status depends on."""
    facts = tables.cases.reindex(columns=CASE_COLUMNS, fill_value="").set_index("case_id")
    facts["loss_eur"] = loss_in_euro(tables.cases, tables.rates).to_numpy()
    for name in ("opened", "closed", "indicted", "incident_on"):
        facts[name] = dates(facts[name])
    facts["age"] = (as_of - facts["opened"]).dt.days
    by_case = covered.groupby("case_id")
    facts["first_opened"] = by_case["opened"].min()
    facts["covered"] = among(facts.index, covered["case_id"])
    facts["any_result"] = by_case["has_result"].any()
    running = covered[covered["is_open"]]
    facts["any_open"] = among(facts.index, running["case_id"])
    steps = running["last_action"].fillna(running["opened"])
    facts["idle"] = (as_of - steps.groupby(running["case_id"]).max()).dt.days
    facts["delay"] = (facts["first_opened"] - facts["opened"]).dt.days
    unknown_scope = among(facts.index, running.loc[running["scope"] == "", "case_id"])
    facts["lacks"] = False
    for table, channel in ((tables.accounts, "bank"), (tables.wallets, "crypto")):
        has = among(facts.index, table.loc[table["role"] != "victim", "case_id"])
        scope = among(facts.index, running.loc[running["scope"].str.contains(channel), "case_id"])
        facts["lacks"] |= has & ~scope & ~unknown_scope
    rows = pd.concat([tables.accounts["case_id"], tables.wallets["case_id"]])
    facts["has_rows"] = among(facts.index, rows)
    return facts


def statuses(facts: pd.DataFrame) -> pd.Series:
    """Return each case's status, the first that holds."""
    covered, loss_blank = facts["covered"], facts["loss"] == ""
    order = {
        "NOT_REQUIRED": facts["status"].isin(["duplicate", "unfounded", "merged"]),
        "POST_HOC": covered & ((facts["first_opened"] > facts["indicted"]) | (facts["first_opened"] > facts["closed"])),
        "CLOSED_RESULT": covered & ~facts["any_open"] & (facts["any_result"] == True),  # noqa: E712 - may be missing
        "CLOSED_NO_RESULT": covered & ~facts["any_open"],
        "OPEN_STALLED": covered & (facts["idle"] > STALLED_DAYS),
        "PARTIAL": covered & facts["lacks"],
        "OPENED_LATE": covered & (facts["delay"] > TIMELY_DAYS),
        "OPEN": covered,
        "WAIVED": (facts["waiver_reason"] != "") & (facts["waiver_by"] != ""),
        "UNDETERMINED": facts["opened"].isna() | ((facts["offence"] == "") & loss_blank),
        "NOT_YET_DUE": facts["age"] <= TIMELY_DAYS,
    }
    chosen = np.select([held.to_numpy() for held in order.values()], list(order), "MISSING")
    return pd.Series(chosen, index=facts.index, name="status")


def findings(
    tables: Tables, facts: pd.DataFrame, covered: pd.DataFrame, links: pd.DataFrame, as_of: pd.Timestamp
) -> tuple[pd.DataFrame, pd.Series]:
    """Return the findings (case_id, rule), and the investigation that a case could join (G12)."""
    status = facts["pfi_status"]
    without = status.isin(["MISSING", "UNDETERMINED"])
    loss = pd.to_numeric(facts["loss"])
    inactive = tables.cases.loc[tables.cases["status"].isin(["duplicate", "unfounded", "merged"]), "case_id"]
    joinable = joinable_investigations(covered, links, status)
    impossible = covered.merge(facts[["incident_on"]], left_on="case_id", right_index=True)
    impossible = impossible[
        (impossible["opened"] < impossible["incident_on"])
        | (impossible[["opened", "closed", "last_action"]] > as_of).any(axis=1)
        | (impossible["closed"] < impossible["opened"])
    ]
    dated_wrong = (facts["opened"] > as_of) | (facts["closed"] > as_of) | (facts["closed"] < facts["opened"])
    rules = {
        "G01": facts.index[(status == "MISSING") & facts["offence"].isin(PROCEEDS)],
        "G02": facts.index[without & (facts["loss_eur"] >= THRESHOLD_EUR)],
        "G03": facts.index[without & (facts["loss"] == "") & facts["has_rows"]],
        "G05": facts.index[(status != "NOT_REQUIRED") & (facts["delay"] > TIMELY_DAYS)],
        "G12": joinable.index,
        "G13": small_together(facts),
        "G14": covered.loc[covered["case_id"].isin(inactive), "case_id"].unique(),
        "G15": facts.index[without & facts["closed"].notna() & (loss > 0)],
        "G22": facts.index[dated_wrong | among(facts.index, impossible["case_id"])],
        "G23": facts.index[(facts["pfi"] == "no") & facts["covered"]],
    }
    return pd.concat([pd.DataFrame({"case_id": ids, "rule": rule}) for rule, ids in rules.items()]), joinable


def joinable_investigations(covered: pd.DataFrame, links: pd.DataFrame, status: pd.Series) -> pd.Series:
    """Return, for each case that lacks an investigation, the open one of a linked case (the earliest opened)."""
    strong = links[links["strength"] >= 0.9]
    turned = strong.rename(columns={"left": "right", "right": "left"})
    pairs = pd.concat([strong, turned]).merge(
        covered.loc[covered["is_open"], ["case_id", "opened", "investigation_id"]],
        left_on="right",
        right_on="case_id",
    )
    pairs = pairs[pairs["left"].map(status).isin(["MISSING", "NOT_YET_DUE", "UNDETERMINED"])]
    pairs = pairs.sort_values(["opened", "investigation_id", "right", "via"]).drop_duplicates("left")
    return pairs.set_index("left")["investigation_id"]


def small_together(facts: pd.DataFrame) -> pd.Index:
    """Return the cases of G13: each loss below the threshold, the network's sum not, and no investigation."""
    members = facts[facts["network"].notna() & (facts["pfi_status"] != "NOT_REQUIRED")]
    groups = members.groupby("network").agg(
        cases=("loss_eur", "size"),
        covered=("covered", "any"),
        largest=("loss_eur", "max"),
        loss=("loss_eur", "sum"),
    )
    groups = groups[~groups["covered"] & (groups["cases"] > 1)]
    groups = groups[(groups["largest"] < THRESHOLD_EUR) & (groups["loss"] >= THRESHOLD_EUR)]
    open_to_it = members["pfi_status"].isin(["MISSING", "NOT_YET_DUE", "UNDETERMINED", "WAIVED"])
    return members.index[members["network"].isin(groups.index) & open_to_it]


def number_networks(groups: Iterable[set[str]], loss_eur: pd.Series) -> pd.DataFrame:
    """Return one row a case that is in a network, networks numbered by known loss, biggest first."""
    rows = [(min(group), case_id) for group in groups for case_id in group]
    members = pd.DataFrame(rows, columns=["first", "case_id"])
    members["loss_eur"] = members["case_id"].map(loss_eur)
    sums = members.groupby("first")["loss_eur"].sum().reset_index()
    sums = sums.sort_values(["loss_eur", "first"], ascending=[False, True], ignore_index=True)
    sums["network"] = [f"N{number:03d}" for number in range(1, len(sums) + 1)]
    return members.merge(sums[["first", "network"]], on="first").sort_values(["network", "case_id"])


def write_results(
    tables: Tables, links: pd.DataFrame, groups: Iterable[set[str]], as_of: pd.Timestamp, out: Path
) -> list[set[str]]:
    """Write links.csv, networks.csv and gaps.csv; return the networks' cases, the biggest loss first."""
    covered = coverage(tables)
    facts = case_facts(tables, covered, as_of)
    members = number_networks(groups, facts["loss_eur"])
    facts["network"] = members.set_index("case_id")["network"]
    facts["pfi_status"] = statuses(facts)
    found, joinable = findings(tables, facts, covered, links, as_of)
    gaps = facts[["pfi_status", "loss_eur", "network"]].rename(columns={"pfi_status": "status"})
    gaps["findings"] = found.sort_values("rule").groupby("case_id")["rule"].agg(";".join)
    gaps["joinable_investigation"] = joinable
    gaps = gaps[gaps["status"].isin(LISTED) | gaps["findings"].notna()]
    by_network = members.groupby("network", sort=False)
    networks = by_network.agg(cases=("case_id", "size"), case_ids=("case_id", ";".join), loss_eur=("loss_eur", "sum"))
    networks["size"] = networks.index.str.len()
    networks = networks.sort_values(["size", "network"]).drop(columns="size")
    links.sort_values(["left", "right", "kind", "via"]).to_csv(out / "links.csv", index=False)
    networks.reset_index().to_csv(out / "networks.csv", index=False)
    gaps.sort_values("loss_eur", ascending=False).reset_index().to_csv(out / "gaps.csv", index=False)
    return [set(case_ids.split(";")) for case_ids in networks["case_ids"]]


def nodes_to_chart(networks: list[set[str]], neighbours: nx.Graph) -> set[str]:
    """Return the cases of the biggest networks and what they hold, up to a readable number of nodes."""
    chosen: set[str] = set()
    for network in networks:
        nodes = {f"case:{case_id}" for case_id in network}
        nodes |= {end for case in nodes for end in neighbours.adj[case]}
        if chosen and len(chosen) + len(nodes) > CHART_NODES:
            continue
        chosen |= nodes
        if len(chosen) > CHART_NODES - 4:
            break
    return chosen


def write_chart(picture: nx.Graph, out: Path) -> None:
    """Write the chart as pyvis writes it, its script in the page, without physics."""
    colours = {"case": "#4477aa", "account": "#228833", "wallet": "#ee7733", "party": "#aa3377"}
    for node, data in picture.nodes(data=True):
        kind, _, name = node.partition(":")
        data.update(label=name, title=node, color=colours[kind])
    for _, _, data in picture.edges(data=True):
        data["title"] = ", ".join(str(value) for value in data.values())
    page = Network(height="900px", directed=picture.is_directed(), cdn_resources="in_line")
    page.from_nx(picture)
    page.toggle_physics(False)
    page.write_html(str(out / "graph.html"))
