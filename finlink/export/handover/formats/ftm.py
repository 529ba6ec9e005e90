"""FollowTheMoney entities, one JSON object a line, for OpenAleph and its like; written by hand, without the library.

What the library would drop or cannot say is written where it keeps it: an IBAN that does not hold is an account
number, a payment to or from a wallet is an UnknownLink (a Payment's accounts can only be BankAccounts), a masked
personal number is no ``idNumber`` (tools would take two persons with the same mask for one). A link that an analyst
rejected is left out and counted: the model cannot say "not linked".
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from finlink.export.chart.text import cap
from finlink.export.handover.formats.ftm_things import thing
from finlink.export.handover.model import Files, counted

if TYPE_CHECKING:
    from finlink.export.handover.model import Edge, Handover

Entity = dict[str, Any]

LONGEST = {"name": 384, "notes": 65_000, "description": 65_000, "summary": 65_000, "purpose": 65_000}
"""Characters that the model gives a property; the others hold `SHORT`, or `NUMBER` where they are identifiers."""
SHORT, NUMBER = 1_024, 64
NUMBERS = ("caseNumber", "accountNumber", "cryptoAddress", "idNumber", "iban")


def files(handover: Handover) -> Files:
    """Return the file: a note on what it is, the nodes, the edges."""
    kinds = {node.id: node.kind for node in handover.nodes}
    holders = _holders(handover)
    entities = [_note(handover)]
    entities += [_entity(ftm_id(node.id), *thing(node)) for node in handover.nodes]
    met: Counter[str] = Counter()
    rejected = 0
    for edge in handover.edges:
        if edge.relation == "link" and edge.text("status") == "rejected":
            rejected += 1
            continue
        facts = json.dumps([edge.source, edge.target, edge.attributes], sort_keys=True)
        met[facts] += 1
        entities.append(_entity(ftm_id(f"{facts}#{met[facts]}"), *_between(edge, kinds, holders)))
    lines = (json.dumps(entity, ensure_ascii=False, sort_keys=True, separators=(",", ":")) for entity in entities)
    are = "is" if rejected == 1 else "are"
    left_out = f"{counted(rejected, 'rejected link')} {are} not in the file"
    note = f"{left_out}: FollowTheMoney cannot say that a link was rejected."
    return Files({"": "".join(f"{line}\n" for line in lines).encode("utf-8")}, (note,) if rejected else ())


def ftm_id(name: str) -> str:
    """Return an id as the model wants it, letters and digits only: the same for the same node in every file."""
    return "finlink-" + hashlib.sha256(name.encode("utf-8")).hexdigest()[:40]


def _entity(name: str, schema: str, properties: dict[str, str]) -> Entity:
    return {
        "id": name,
        "schema": schema,
        "properties": {key: [_fitting(key, text)] for key, text in sorted(properties.items()) if text},
    }


def _fitting(key: str, text: str) -> str:
    return cap(text, NUMBER if key in NUMBERS else LONGEST.get(key, SHORT))


def _note(handover: Handover) -> Entity:
    said = "\n".join(f"{name}: {text}" for name, text in handover.about)
    return _entity(ftm_id(f"about {said}"), "Note", {"name": "About this file", "description": said})


def _holders(handover: Handover) -> dict[str, str]:
    """Return the holder of each account that has exactly one in the file."""
    found: dict[str, set[str]] = defaultdict(set)
    for edge in handover.edges:
        if edge.relation == "holder":
            found[edge.target].add(edge.source)
    return {account: next(iter(parties)) for account, parties in found.items() if len(parties) == 1}


def _between(edge: Edge, kinds: dict[str, str], holders: dict[str, str]) -> tuple[str, dict[str, str]]:
    """Return the schema and properties of an edge."""
    source, target = ftm_id(edge.source), ftm_id(edge.target)
    said = _said(edge)
    match edge.relation:
        case "holds":
            return "CourtCaseParty", {"case": source, "party": target, "role": edge.text("role")} | said
        case "holder" if kinds[edge.target] == "account":
            return "Ownership", {"owner": source, "asset": target, "role": "account holder"} | said
        case "transfer" if kinds[edge.source] == kinds[edge.target] == "account":
            return "Payment", _payment(edge, holders) | said
    return "UnknownLink", {"subject": source, "object": target, "role": _role(edge)} | _when(edge) | said


def _payment(edge: Edge, holders: dict[str, str]) -> dict[str, str]:
    ends = {"payer": holders.get(edge.source), "beneficiary": holders.get(edge.target)}
    return {
        "payerAccount": ftm_id(edge.source),
        "beneficiaryAccount": ftm_id(edge.target),
        "amount": edge.text("amount"),
        "currency": edge.text("currency"),
        "transactionNumber": edge.text("transfer_id"),
        "purpose": edge.text("purpose"),
        **{name: ftm_id(party) for name, party in ends.items() if party},
    } | _when(edge)


def _when(edge: Edge) -> dict[str, str]:
    """Return dates without the Z: the library keeps the seconds of a time only so. All are UTC."""
    dates = {"date": "time", "startDate": "first_at", "endDate": "last_at"}
    return {name: edge.text(attribute).removesuffix("Z") for name, attribute in dates.items()}


def _role(edge: Edge) -> str:
    amount = f"{edge.text('amount')} {edge.text('currency')}".strip()
    match edge.relation:
        case "transfer":
            return f"transfer {amount}".strip()
        case "proceeds":
            return f"traced proceeds of {edge.text('case_id')}: {amount} ({edge.text('method')})"
        case "link":
            return (
                f"{edge.text('link_kind').replace('_', ' ')}, {edge.text('status')}, strength {edge.text('strength')}"
            )
        case "covers":
            return "financial investigation covers the case"
    return edge.relation


def _said(edge: Edge) -> dict[str, str]:
    """Return what an edge says beside its ends: who it rests on, how it may be handled."""
    names = {"transfer": ("purpose", "transfer_id"), "link": ("via", "decided", "reasons"),
             "proceeds": ("sent", "sent_currency", "entered", "paid", "payments", "hop")}  # fmt: skip
    told = [(name, edge.text(name)) for name in (*names.get(edge.relation, ()), "handling", "evidence")]
    return {"description": "\n".join(f"{name.replace('_', ' ')}: {text}" for name, text in told if text)}
