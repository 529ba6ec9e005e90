"""Graphs as finlink.graph makes them, built by hand and by seed, for the tests of the chart."""

from __future__ import annotations

import json
import random
from typing import Any

import networkx as nx

Graph = nx.MultiDiGraph

_STATUS = ("MISSING", "MISSING", "OPEN", "OPENED_LATE", "PARTIAL", "NOT_YET_DUE", "CLOSED_RESULT", "UNKNOWN")
_OFFENCES = ("phishing", "investment_fraud", "bec", "ransomware", "card_fraud")
_NAMES = (
    "Ana Kovač",
    "Марко Јовановић",
    "Ilir Hoxha",
    "Elena Popescu",
    "Gökçe Yılmaz",
    "Γιώργος Παππάς",
    "Иван Петров",
)
_UNITS = ("Beograd VTK", "Podgorica", "Skopje SVO", "Sarajevo", "Tirana", "Sofia")
_BANKS = ("RS35260005601001611379", "BA391290079401028494", "ME25505000012345678951", "MK07250120000058984")


def story() -> Graph[str]:
    """Return one network as an analyst meets it: three cases, mules, an exchange, one investigation."""
    graph: Graph[str] = nx.MultiDiGraph()
    _story_nodes(graph)
    _story_edges(graph)
    return graph


def _story_nodes(graph: Graph[str]) -> None:
    reason = "No parallel financial investigation covers the case; it was opened 143 days before the as-of date."
    graph.add_node(
        "case:KT-1/24", kind="case", label="KT-1/24", status="MISSING", findings="G01;G02", reason=reason,
        next_step="Open a parallel financial investigation; ask the bank for RS35260005601001611379.", priority=1,
        network="N001", title="Fake crypto broker", unit="Beograd VTK", offence="investment_fraud", country="RS",
        opened="2024-01-12", loss="48000", currency="EUR", loss_eur="48000", evidence="cases.csv:2",
    )  # fmt: skip
    graph.add_node(
        "case:KT-9/24", kind="case", label="KT-9/24", status="OPENED_LATE", findings="G05", network="N001",
        reason="The first investigation was opened 61 days after the case.", unit="Podgorica", offence="phishing",
        country="ME", opened="2024-02-01", loss="9200.50", currency="EUR", evidence="cases.csv:3",
    )  # fmt: skip
    graph.add_node(
        "case:SK-77", kind="case", label="SK-77", status="OPEN", network="N001", unit="Skopje SVO", country="MK",
        offence="bec", opened="2024-03-05", loss="1250000", currency="MKD", evidence="cases.csv:4",
    )  # fmt: skip
    graph.add_node(
        "case:SK-78", kind="case", label="SK-78", status="UNKNOWN", unit="Skopje SVO", evidence="cases.csv:5"
    )
    graph.add_node(
        "investigation:FI-12", kind="investigation", label="FI-12", form="separate", authority="Financial unit Skopje",
        opened="2024-03-20", status="open", scope="bank;crypto", evidence="investigations.csv:2",
    )  # fmt: skip
    for place, (iban, holder) in enumerate(zip(_BANKS, _NAMES, strict=False)):
        graph.add_node(
            f"account:{iban}", kind="account", label=iban, valid=True, why="check digits hold", holder=holder,
            bank="Banka AD", country=iban[:2], cases=1 + (place == 0),
            evidence=f"accounts.csv:{12 + place}; accounts.csv:40", as_written=f"{iban[:4]} {iban[4:8]} {iban[8:]}",
        )  # fmt: skip
    graph.add_node(
        "party:0101990710006", kind="party", label="Марко Јовановић", name="Марко Јовановић", person_kind="person",
        national_id="0101990710006", birth_date="1990-01-01", country="RS",
        as_written="JOVANOVIC MARKO / Марко Јовановић", evidence="parties.csv:7",
    )  # fmt: skip
    graph.add_node(
        "party:KT-1/24/Ana Kovač", kind="party", label="Ana Kovač", name="Ana Kovač", person_kind="person",
        evidence="parties.csv:8",
    )  # fmt: skip
    graph.add_node(
        "party:20451234", kind="party", label="Sunrise Trade d.o.o.", name="Sunrise Trade d.o.o.",
        person_kind="company", national_id="20451234", evidence="parties.csv:9",
    )  # fmt: skip
    graph.add_node(
        "wallet:bitcoin:bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", kind="wallet", chain="bitcoin", valid=True,
        label="bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", why="bech32 checksum holds", cases=1,
        evidence="wallets.csv:3",
    )  # fmt: skip
    graph.add_node(
        "wallet:ethereum:0xde0b295669a9fd93d5f28d9ec85e40f4cb697bae", kind="wallet", chain="ethereum", valid=True,
        label="0xde0b295669a9fd93d5f28d9ec85e40f4cb697bae", service="Exchange Ltd", hub=True, cases=140,
        evidence="wallets.csv:9",
    )  # fmt: skip


def _story_edges(graph: Graph[str]) -> None:
    accounts = [f"account:{iban}" for iban in _BANKS]
    bitcoin, exchange = (node for node in graph if node.startswith("wallet:"))
    for case, node, role, row in (
        ("KT-1/24", accounts[0], "mule", 12),
        ("KT-9/24", accounts[0], "suspect", 40),
        ("KT-9/24", accounts[1], "mule", 13),
        ("SK-77", accounts[2], "collection", 14),
        ("SK-78", accounts[3], "mule", 15),
        ("SK-77", bitcoin, "suspect", 3),
        ("KT-1/24", exchange, "service", 9),
    ):
        graph.add_edge(f"case:{case}", node, relation="holds", role=role, evidence=f"accounts.csv:{row}")
    graph.add_edge("case:KT-1/24", "party:KT-1/24/Ana Kovač", relation="holds", role="victim", evidence="parties.csv:8")
    for case in ("KT-1/24", "KT-9/24"):
        graph.add_edge(
            f"case:{case}", "party:0101990710006", relation="holds", role="suspect", evidence="parties.csv:7"
        )
    graph.add_edge("case:SK-77", "party:20451234", relation="holds", role="suspect", evidence="parties.csv:9")
    graph.add_edge("party:0101990710006", accounts[0], relation="holder", evidence="accounts.csv:12")
    graph.add_edge("party:20451234", accounts[2], relation="holder", evidence="accounts.csv:14")
    graph.add_edge("investigation:FI-12", "case:SK-77", relation="covers", evidence="investigations.csv:2")
    _link(graph, "KT-1/24", "KT-9/24", "shared_account", accounts[0], 1.0, "confirmed")
    _link(graph, "KT-9/24", "SK-77", "shared_national_id", "party:0101990710006", 0.95, "proposed")
    _link(graph, "KT-9/24", "SK-77", "shared_account", accounts[2], 1.0, "proposed")
    for place, amount in enumerate(("1200.10", "1200.20", "9800")):
        _transfer(graph, accounts[0], accounts[1], amount, "EUR", f"2024-02-0{place + 1}T10:30:00Z", 50 + place)
    _transfer(graph, accounts[0], accounts[1], "150000", "RSD", "2024-02-09T00:00:00Z", 60)
    _transfer(graph, accounts[1], accounts[0], "400", "EUR", "2024-02-11T09:00:00Z", 61)
    _transfer(graph, accounts[1], accounts[2], "8000", "EUR", "2024-02-12T09:00:00Z", 62)
    _transfer(graph, accounts[2], bitcoin, "7500", "EUR", "2024-02-14T09:00:00Z", 63)
    _transfer(graph, bitcoin, exchange, "0.18250001", "BTC", "2024-02-14T11:00:00Z", 64)


def traced() -> Graph[str]:
    """Return the story with traced money: two cases', a conversion, a fee, and what ended where."""
    graph = story()
    accounts = [f"account:{iban}" for iban in _BANKS]
    bitcoin, exchange = (node for node in graph if node.startswith("wallet:"))
    graph.add_node("outside:fee/KT-1/24", kind="outside", label="(fee)", evidence="transfers.csv:64")
    for case, source, target, sent, received, hop in (
        ("KT-1/24", accounts[0], accounts[1], "12000 EUR", "12000 EUR", 1),
        ("SK-77", accounts[0], accounts[1], "200.30 EUR", "200.30 EUR", 2),
        ("KT-1/24", accounts[1], accounts[2], "8000 EUR", "8000 EUR", 2),
        ("KT-1/24", accounts[2], bitcoin, "7500 EUR", "0.1827 BTC", 3),
        ("KT-1/24", bitcoin, exchange, "0.18250001 BTC", "0.18250001 BTC", 4),
        ("KT-1/24", bitcoin, "outside:fee/KT-1/24", "0.00019999 BTC", "0.00019999 BTC", 4),
    ):
        (amount, currency), (sent_amount, sent_currency) = received.split(" "), sent.split(" ")
        entered = {"entered": sent_amount} if hop == 1 else {}
        graph.add_edge(
            source, target, relation="proceeds", case_id=case, method="fifo", amount=amount, currency=currency,
            sent=sent_amount, sent_currency=sent_currency, paid=sent_amount, payments=1, hop=hop,
            first_at="2024-02-03T10:30:00Z", last_at="2024-02-03T10:30:00Z", evidence="transfers.csv:50", **entered,
        )  # fmt: skip
    for node, case, amount, reason in (
        (accounts[1], "KT-1/24", "4000 EUR", "left on the account"),
        (accounts[1], "SK-77", "200.30 EUR", "left on the account"),
        (exchange, "KT-1/24", "0.18250001 BTC", "service"),
        ("outside:fee/KT-1/24", "KT-1/24", "0.00019999 BTC", "fee"),
        (accounts[3], "KT-1/24", "0 EUR", "left on the account"),
    ):
        number, currency = amount.split(" ")
        told = json.loads(graph.nodes[node].get("traced", "[]"))
        told.append({
            "case_id": case, "amount": number, "currency": currency, "reason": reason, "low": "0", "high": number,
            "method": "fifo",
        })  # fmt: skip
        graph.nodes[node]["traced"] = json.dumps(told)
    gone = {"destination": exchange, "service": "Exchange Ltd", "amount": "0.18250001", "currency": "BTC",
            "reason": "service", "low": "0", "high": "0.18250001", "method": "fifo", "chain": "ethereum"}  # fmt: skip
    graph.nodes["case:KT-1/24"]["destinations"] = json.dumps([gone])
    return graph


def _link(  # noqa: PLR0917 - a table of facts
    graph: Graph[str], left: str, right: str, kind: str, via: str, strength: float, status: str
) -> None:
    evidence = "accounts.csv:12; accounts.csv:40"
    facts: dict[str, Any] = {
        "link_kind": kind,
        "via": via,
        "strength": strength,
        "status": status,
        "evidence": evidence,
    }
    graph.add_edge(f"case:{left}", f"case:{right}", relation="link", **facts)


def _transfer(  # noqa: PLR0917 - a table of facts
    graph: Graph[str], sender: str, receiver: str, amount: str, currency: str, time: str, row: int
) -> None:
    facts = {
        "amount": amount,
        "currency": currency,
        "time": time,
        "transfer_id": f"T{row}",
        "purpose": f"invoice {row}",
    }
    graph.add_edge(sender, receiver, relation="transfer", evidence=f"transfers.csv:{row}", **facts)


def register(size: int, seed: int = 1) -> Graph[str]:
    """Return about ``size`` nodes: networks of cases with their accounts, wallets, persons and transfers."""
    draw = random.Random(seed)  # noqa: S311 - a test graph
    graph: Graph[str] = nx.MultiDiGraph()
    number = 0
    while graph.number_of_nodes() < size:
        number += 1
        cases = min(int(draw.paretovariate(0.9)) + 1, 40, max(size // 8, 2))
        _network(graph, draw, f"N{number:03d}", cases)
    return graph


def _network(graph: Graph[str], draw: random.Random, network: str, count: int) -> None:
    cases, ends = [], []
    for place in range(count):
        case = f"KT-{network[1:]}-{place}/24"
        status = draw.choice(_STATUS)
        graph.add_node(
            f"case:{case}", kind="case", label=case, status=status, network=network, unit=draw.choice(_UNITS),
            findings="G01;G13" if status == "MISSING" else "", offence=draw.choice(_OFFENCES), country="RS",
            opened=f"2024-0{draw.randint(1, 9)}-11", loss=str(draw.randint(300, 90_000)), currency="EUR",
            reason=f"The status is {status}.", evidence=f"cases.csv:{graph.number_of_nodes() + 2}",
        )  # fmt: skip
        cases.append(f"case:{case}")
        for _ in range(draw.choice((1, 2, 2, 3))):
            ends.append(_end(graph, draw))
            graph.add_edge(
                cases[-1],
                ends[-1],
                relation="holds",
                role=draw.choice(("mule", "suspect", "victim")),
                evidence="accounts.csv:9",
            )
        if draw.random() < 0.5:
            _person(graph, draw, cases[-1], ends[-1])
        if place:
            shared = draw.choice(ends)
            graph.add_edge(cases[-1], shared, relation="holds", role="mule", evidence="accounts.csv:10")
            other = draw.choice(cases[:-1])
            _link(graph, other[5:], case, "shared_account", shared, 1.0, draw.choice(("proposed", "confirmed")))
        if status not in {"MISSING", "NOT_YET_DUE", "UNKNOWN"} and draw.random() < 0.7:
            graph.add_node(
                f"investigation:FI-{case}",
                kind="investigation",
                label=f"FI-{case}",
                status="open",
                evidence="investigations.csv:2",
            )
            graph.add_edge(f"investigation:FI-{case}", cases[-1], relation="covers", evidence="investigations.csv:2")
    for row in range(len(ends)):
        sender, receiver = draw.choice(ends), draw.choice(ends)
        if sender != receiver:
            for _ in range(draw.choice((1, 1, 3))):
                _transfer(
                    graph,
                    sender,
                    receiver,
                    f"{draw.randint(50, 40_000)}.{draw.randint(10, 99)}",
                    "EUR",
                    "2024-05-01T09:00:00Z",
                    row,
                )


def _end(graph: Graph[str], draw: random.Random) -> str:
    if draw.random() < 0.3:
        address = "bc1q" + "".join(draw.choices("023456789acdefghjklmnpqrstuvwxyz", k=38))
        graph.add_node(
            f"wallet:bitcoin:{address}",
            kind="wallet",
            label=address,
            chain="bitcoin",
            valid=True,
            evidence="wallets.csv:3",
        )
        return f"wallet:bitcoin:{address}"
    iban = f"RS35{draw.randrange(10**17, 10**18)}"
    graph.add_node(
        f"account:{iban}", kind="account", label=iban, valid=True, why="check digits hold", holder=draw.choice(_NAMES),
        bank="Banka AD", country="RS", cases=1, evidence=f"accounts.csv:{draw.randint(2, 900)}", as_written=iban,
    )  # fmt: skip
    return f"account:{iban}"


def _person(graph: Graph[str], draw: random.Random, case: str, account: str) -> None:
    number = str(draw.randrange(10**12, 10**13))
    name = draw.choice(_NAMES)
    graph.add_node(
        f"party:{number}",
        kind="party",
        label=name,
        name=name,
        person_kind="person",
        national_id=number,
        evidence="parties.csv:3",
    )
    graph.add_edge(case, f"party:{number}", relation="holds", role="suspect", evidence="parties.csv:3")
    if account.startswith("account:"):
        graph.add_edge(f"party:{number}", account, relation="holder", evidence="accounts.csv:9")


def hostile(payload: str) -> Graph[str]:
    """Return the traced story with ``payload`` in every text of every node and edge, and in the ids."""
    graph: Graph[str] = nx.MultiDiGraph()
    plain = traced()
    names = {node: f"{node.partition(':')[0]}:{place}{payload}" for place, node in enumerate(plain)}
    kept = {"kind", "relation", "person_kind", "traced", "destinations"}
    for node, attributes in plain.nodes(data=True):
        graph.add_node(
            names[node], **{k: v if k in kept or not isinstance(v, str) else payload for k, v in attributes.items()}
        )
        graph.nodes[names[node]][f"extra {payload}"[:200]] = payload
        graph.nodes[names[node]]["__proto__"] = payload
        for name in {"traced", "destinations"} & set(attributes):
            told = [dict.fromkeys(end, payload) for end in json.loads(attributes[name])]
            graph.nodes[names[node]][name] = json.dumps(told)
        if "national_id" in attributes:  # not the payload alone, which would be masked as a number everywhere
            graph.nodes[names[node]]["national_id"] = f"{payload} 1234567"
    for source, target, attributes in plain.edges(data=True):
        facts = {k: v if k in kept or not isinstance(v, str) else payload for k, v in attributes.items()}
        graph.add_edge(names[source], names[target], **facts)
    everything = dict.fromkeys(
        ("kind", "label", "status", "findings", "shape", "image", "group", "hidden", "x", "id"), payload
    )
    graph.add_node(f"unknown:{payload}", **everything)
    graph.add_edge(f"unknown:{payload}", names["case:SK-78"], relation=payload, evidence=payload, arrows=payload)
    return graph
