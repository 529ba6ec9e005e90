"""The page of the graph: kinds of nodes and edges, and their attributes."""

from __future__ import annotations

from finlink.reference.markdown import page, table

_TRACED = (
    "str; where tracing ended here, JSON: a list of case_id, amount, currency, reason, low, high, method, chain, as in "
    "[trace](listings.md)"
)

NODES: dict[str, dict[str, str]] = {
    "case": {
        "status": "str; the [status](findings.md)",
        "findings": "str; the rules met, `G01;G13`",
        "reason": "str; what decided the status",
        "next_step": "str",
        "priority": "int; as in `gaps`",
        "network": "str; N001, …",
        "title": "str",
        "unit": "str",
        "offence": "str; as written",
        "country": "str; two letters",
        "opened": "str; ISO date",
        "closed": "str; ISO date",
        "loss": "str; exact amount in `currency`",
        "currency": "str",
        "loss_eur": "str; exact amount in euro",
        "handling": "str; handling code or TLP as the source set it",
        "destinations": (
            "str; where its traced money ended, JSON: a list of destination, service, reason, amount, currency, low, "
            "high, method, chain, the largest first"
        ),
    },
    "account": {
        "valid": "bool; whether check digits hold; missing where there is no check",
        "why": "str; what was checked",
        "chain": "str; iban or domestic",
        "holder": "str",
        "bank": "str",
        "country": "str",
        "hub": "bool; whether it joins no cases",
        "cases": "int; in how many registered cases it stands",
        "traced": _TRACED,
    },
    "wallet": {
        "valid": "bool; whether the address is well built; missing where the chain has no check here",
        "why": "str; what was checked",
        "chain": "str",
        "service": "str; the custodian, else the label",
        "holder": "str",
        "country": "str; of the service",
        "hub": "bool; whether it joins no cases",
        "cases": "int; in how many registered cases it stands",
        "traced": _TRACED,
    },
    "party": {
        "name": "str",
        "person_kind": "str; person or company",
        "national_id": "str",
        "birth_date": "str; ISO date",
        "country": "str",
    },
    "investigation": {
        "form": "str; separate or integrated",
        "authority": "str",
        "opened": "str; ISO date",
        "closed": "str; ISO date",
        "status": "str",
        "scope": "str; bank;crypto;…",
        "outcome": "str",
    },
    "outside": {"traced": _TRACED},
    "tx": {"traced": _TRACED},
    "owner": {"wallets": "str; the node ids of the wallets, with `; ` between them", "traced": _TRACED},
}
"""Per kind of node, its attributes; those of ALL_NODES stand on every kind."""

ALL_NODES = {
    "kind": "str; case, account, wallet, party, investigation, outside, tx, owner",
    "label": "str; what a chart prints",
    "evidence": "str; the rows, `file:line; file:line`",
    "as_written": "str; the value as written, where it was normalised",
}

EDGES: dict[str, tuple[str, dict[str, str]]] = {
    "holds": ("case → account, wallet or party", {"role": "str; victim, suspect, mule, …"}),
    "covers": ("investigation → case", {}),
    "holder": ("party → the account it holds", {}),
    "transfer": (
        "account or wallet → account or wallet",
        {
            "amount": "str; exact amount in `currency`",
            "currency": "str",
            "time": "str; ISO, UTC",
            "transfer_id": "str",
            "purpose": "str",
        },
    ),
    "proceeds": (
        "account, wallet, outside, tx or owner → the same: one edge a case, two ends and two currencies",
        {
            "case_id": "str; whose money",
            "method": "str; the declared one: fifo, lifo, pro_rata or libr",
            "amount": "str; exact amount that arrived, in `currency`",
            "currency": "str",
            "sent": "str; exact amount that left, in `sent_currency`; another than `amount` where it was converted",
            "sent_currency": "str",
            "entered": "str; how much of `sent` entered here: a victim's payment; missing where none did",
            "paid": "str; what these payments were in all, the case's money or not, in `sent_currency`",
            "payments": "int",
            "hop": "int; the fewest movements from where the money entered, 1 for a victim's payment",
            "first_at": "str; ISO, UTC",
            "last_at": "str; ISO, UTC",
        },
    ),
    "link": (
        "case → case (the first in text order to the second)",
        {
            "link_kind": "str; as `kind` in [links](listings.md)",
            "via": "str; node id of what is shared",
            "strength": "float; 0 to 1",
            "status": "str; proposed, confirmed or rejected",
            "reasons": "str; of a weighed link, JSON: a list of factor, bits, says, left_says, right_says",
            "decided": "str; the decision that bears on it: what, who, when, why",
        },
    ),
}
"""Per relation, its ends and its attributes; ``relation`` and ``evidence`` stand on every edge."""

ALL_EDGES = {"relation": "str; which of the relations below", "evidence": "str; the rows"}

_NODE_IDS = (
    ("case", "`case:KT-101/25`; with a namespace `case:BG/KT-101/25`"),
    (
        "account",
        (
            "`account:RS35904000003968413039`; a domestic number `account:RS/2605601001611379`, with its country or "
            "bank before the slash, `-` where neither is known"
        ),
    ),
    (
        "wallet",
        (
            "`wallet:tron:TM5v8…`; one `0x` address is one wallet on every EVM chain: `wallet:ethereum:0x…`, in small "
            "letters"
        ),
    ),
    ("party", "`party:1409959710022` by its personal or company number; without one `party:KT-101/25/Name`"),
    ("investigation", "`investigation:FI-RS-01`; `investigation:PFI:CHI-903/25` for the case list's own PFI columns"),
    (
        "outside",
        (
            "`outside:fee/KT-116/25`: where traced money went to, or (`sender`) came from, and no account is known: "
            "`fee`, `unknown`, `unrecorded`, `overdraft`, `conversion`, `sender`. One a case, so that a fee joins no "
            "cases"
        ),
    ),
    ("tx", "`tx:bitcoin:<hash>`: a transaction with several inputs and outputs that traced money went through"),
    ("owner", "`owner:…`: the wallets of one owner, where `trace_pool_owners` has them followed as one"),
)


def render() -> str:
    """Return the page as Markdown."""
    parts = ["## Node ids", table(("kind", "node id"), _NODE_IDS), "## Attributes of nodes", "Of every kind:"]
    parts.append(table(("attribute", "type and meaning"), _rows(ALL_NODES)))
    for kind, attributes in NODES.items():
        parts += [f"### {kind}", table(("attribute", "type and meaning"), _rows(attributes))]
    parts += ["## Edges", "Of every relation:", table(("attribute", "type and meaning"), _rows(ALL_EDGES))]
    for relation, (ends, attributes) in EDGES.items():
        parts += [f"### {relation}", f"From {ends}."]
        if attributes:
            parts.append(table(("attribute", "type and meaning"), _rows(attributes)))
    return page(
        "The graph",
        "finlink/reference/graph.py (a test compares it with the graph of the sample register)",
        "`Build.graph()` returns a `networkx.MultiDiGraph`. A node's key is its node id; an edge's key is a running "
        "number. Every attribute is a str, int, float or bool, so that GraphML and JSON take the graph as it is. "
        "Amounts are texts, because they are exact. **A missing fact is a missing key**: read with "
        '`data.get("loss_eur")`.',
        "Traced money (`proceeds`) is what tracing found under the declared method, gathered over payments; "
        "`finlink trace BUILD CASE --hops` has every movement. `graph(case=…)` has that of the case, with every node "
        "it went through; `graph(network=…)` that of its cases, between its own nodes; `graph(node=…)` and the whole "
        "graph that of all cases. Per case, node and currency, what arrived less what was sent on (`sent` without "
        "`entered`) is what ended there (`traced`).",
        *parts,
    )


def _rows(attributes: dict[str, str]) -> list[tuple[str, str]]:
    """Return the rows of an attribute table."""
    return [(f"`{name}`", words) for name, words in attributes.items()]
