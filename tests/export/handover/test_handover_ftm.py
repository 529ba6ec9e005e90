"""FollowTheMoney: every entity keeps to the model, nothing is dropped by its library, money and ends are the graph's.

The facts of the model that finlink rests on stand here as figures (FollowTheMoney 4.11). Where the library is installed
(``pip install .[ftm]``; it compiles PyICU), they are compared with it, and it reads the file.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from registers import OTHER_IBAN, VALID_IBAN, WRONG_IBAN, a_case, built

from finlink.export.handover.audiences import audience
from finlink.export.handover.compose import compose
from finlink.export.handover.extent import Extent
from finlink.export.handover.formats import render
from finlink.export.handover.formats.ftm import ftm_id

if TYPE_CHECKING:
    from finlink.export.handover.model import Handover
    from finlink.result import Build

THING = {"name": "name", "country": "country", "summary": "text", "notes": "text", "description": "text"}
INTERVAL = {"startDate": "date", "endDate": "date", "date": "date", "summary": "text", "description": "text"}
LEGAL = THING | {"idNumber": "identifier"}
MODEL: dict[str, dict[str, str]] = {
    "Person": LEGAL | {"birthDate": "date"},
    "Company": LEGAL,
    "LegalEntity": LEGAL,
    "BankAccount": THING | {"bankName": "string", "accountNumber": "identifier", "iban": "identifier"},
    "CryptoWallet": THING
    | {"cryptoAddress": "identifier", "blockchain": "string", "managingExchange": "string"},
    "CourtCase": THING
    | {"category": "string", "type": "string", "status": "string", "caseNumber": "identifier", "fileDate": "date",
       "closeDate": "date"},
    "Asset": THING,
    "Event": THING,
    "Note": THING,
    "Payment": INTERVAL
    | {"payer": "LegalEntity", "beneficiary": "LegalEntity", "payerAccount": "BankAccount",
       "beneficiaryAccount": "BankAccount", "amount": "number", "currency": "string", "purpose": "text",
       "transactionNumber": "string"},
    "CourtCaseParty": INTERVAL | {"case": "CourtCase", "party": "Thing", "role": "string"},
    "Ownership": INTERVAL | {"owner": "LegalEntity", "asset": "Asset", "role": "string"},
    "UnknownLink": INTERVAL | {"subject": "Thing", "object": "Thing", "role": "string"},
}  # fmt: skip
"""Per schema, the properties that finlink writes: their type, or the schema of what they point at."""
KINDS_OF = {
    "Thing": {"Person", "Company", "LegalEntity", "BankAccount", "CryptoWallet", "CourtCase", "Asset", "Event", "Note"},
    "LegalEntity": {"Person", "Company", "LegalEntity"}, "BankAccount": {"BankAccount"}, "CourtCase": {"CourtCase"},
    "Asset": {"Asset", "BankAccount", "Company"},
}  # fmt: skip
LONGEST = {"name": 384, "country": 16, "text": 65_000, "identifier": 64, "date": 32, "string": 1_024, "number": 250}
SHAPES = {
    "date": r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d)?", "country": "[a-z]{2}", "number": r"-?\d+(\.\d+)?",
    "identifier": ".+", "name": "(?s).+", "string": "(?s).+", "text": "(?s).+",
}  # fmt: skip


def entities_of(made: Handover) -> list[dict[str, Any]]:
    return [json.loads(line) for line in render("ftm", made).contents[""].decode("utf-8").splitlines()]


@pytest.fixture(scope="module")
def entities(whole: Handover) -> list[dict[str, Any]]:
    return entities_of(whole)


def check(entities: list[dict[str, Any]]) -> None:
    """Hold every entity against the model."""
    schemata = {entity["id"]: entity["schema"] for entity in entities}
    assert len(schemata) == len(entities)
    for entity in entities:
        assert set(entity) == {"id", "schema", "properties"}
        assert re.fullmatch(r"finlink-[0-9a-f]{40}", entity["id"])
        for name, values in entity["properties"].items():
            kind = MODEL[entity["schema"]][name]
            for value in values:
                assert isinstance(value, str)
                if kind in KINDS_OF:
                    assert schemata[value] in KINDS_OF[kind], (entity["schema"], name)
                else:
                    assert re.fullmatch(SHAPES[kind], value), (name, value)
                    assert len(value) <= LONGEST[kind]


def test_every_entity_keeps_to_the_model(entities: list[dict[str, Any]]) -> None:
    check(entities)


def test_nodes_and_edges_are_the_graphs(entities: list[dict[str, Any]], whole: Handover) -> None:
    rejected = sum(edge.relation == "link" and edge.text("status") == "rejected" for edge in whole.edges)
    assert rejected > 0
    assert len(entities) == 1 + len(whole.nodes) + len(whole.edges) - rejected
    schemata = Counter(entity["schema"] for entity in entities)
    kinds = {node.id: node.kind for node in whole.nodes}
    counts = Counter(kinds.values())
    assert schemata["CourtCase"] == counts["case"] + counts["investigation"]
    assert schemata["BankAccount"] == counts["account"]
    assert schemata["CryptoWallet"] == counts["wallet"]
    relations = Counter(edge.relation for edge in whole.edges)
    assert schemata["CourtCaseParty"] == relations["holds"]
    assert schemata["Ownership"] == relations["holder"]
    assert render("ftm", whole).notes == (
        f"{rejected} rejected link is not in the file: FollowTheMoney cannot say that a link was rejected.",
    )


def test_payments_are_between_bank_accounts_and_sum_up(entities: list[dict[str, Any]], whole: Handover) -> None:
    expected: dict[tuple[bool, str], Decimal] = defaultdict(Decimal)
    for edge in whole.edges:
        if edge.relation == "transfer":
            banks = edge.source.startswith("account:") and edge.target.startswith("account:")
            expected[banks, edge.text("currency")] += Decimal(edge.text("amount"))
    found: dict[tuple[bool, str], Decimal] = defaultdict(Decimal)
    for entity in entities:
        properties = entity["properties"]
        if entity["schema"] == "Payment":
            found[True, properties["currency"][0]] += Decimal(properties["amount"][0])
        elif met := re.fullmatch(r"transfer (\S+) (\S+)", properties.get("role", [""])[0]):
            found[False, met[2]] += Decimal(met[1])
    assert found == expected
    assert {banks for banks, _ in expected} == {True, False}


@pytest.fixture(scope="module")
def trapped(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A register of what the library drops or cuts: an IBAN that does not hold, seconds, endless names."""
    return built(
        tmp_path_factory.mktemp("trapped"),
        {
            "cases": [a_case("C1", title="x" * 2_000, country="RS")],
            "accounts": [
                {"account": VALID_IBAN, "case_id": "C1", "role": "victim", "holder": "Ana",
                 "holder_id": "1409959710022"},
                {"account": WRONG_IBAN, "case_id": "C1", "role": "mule"},
                {"account": OTHER_IBAN, "case_id": "C1", "role": "mule"},
            ],
            "parties": [{"case_id": "C1", "name": "W" * 10_000, "kind": "person", "national_id": "1409959710030"}],
            "transfers": [
                {"time": "2025-02-01T10:15:59", "sender": VALID_IBAN, "receiver": OTHER_IBAN, "amount": "5.50",
                 "currency": "EUR"}
            ],
        },
    )  # fmt: skip


def test_what_the_library_would_drop_is_kept_elsewhere(trapped: Build) -> None:
    masked = entities_of(compose(trapped, Extent(), audience("own-unit"))[0])
    check(masked)
    by_id = {entity["id"]: entity["properties"] for entity in masked}
    assert by_id[ftm_id(f"account:{VALID_IBAN}")]["iban"] == [VALID_IBAN]
    wrong = by_id[ftm_id(f"account:{WRONG_IBAN}")]
    assert wrong["accountNumber"] == [WRONG_IBAN]
    assert "iban" not in wrong
    (payment,) = (entity["properties"] for entity in masked if entity["schema"] == "Payment")
    assert payment["date"][0].endswith(":59")
    assert by_id[payment["payer"][0]]["name"] == ["Ana"]
    assert "beneficiary" not in payment
    assert not [properties for properties in by_id.values() if "idNumber" in properties]
    (person,) = (entity["properties"] for entity in masked if entity["schema"] == "Person")
    assert person["name"] == ["W" * 383 + "…"]
    assert "14•••••••••30" in person["notes"][0]
    assert "W" * 10_000 in person["notes"][0]
    readable = entities_of(compose(trapped, Extent(), audience("own-unit"), unmask=True)[0])
    numbers = {number for entity in readable for number in entity["properties"].get("idNumber", [])}
    assert numbers == {"1409959710022", "1409959710030"}


def test_the_library_reads_all_of_it(entities: list[dict[str, Any]], trapped: Build) -> None:
    followthemoney = pytest.importorskip("followthemoney", reason="pip install .[ftm]")
    model = followthemoney.model
    for schema, properties in MODEL.items():
        for name, kind in properties.items():
            prop = model.get(schema).properties[name]
            assert (prop.range.name if prop.range else prop.type.name) == kind, (schema, name)
            if kind in LONGEST:
                assert prop.max_length >= LONGEST[kind] or prop.type.name == "name", (name, prop.max_length)
    for sort, schemata in KINDS_OF.items():
        assert all(model.get(schema).is_a(sort) for schema in schemata)
    readable = entities_of(compose(trapped, Extent(), audience("own-unit"), unmask=True)[0])
    for entity in (*entities, *readable):
        proxy = model.make_entity(entity["schema"])
        proxy.id = entity["id"]
        for name, values in entity["properties"].items():
            proxy.add(name, values)  # cleans, and drops what it does not accept
            assert len(proxy.get(name)) == len(values), (name, values)
        for name in ("iban", "amount", "accountNumber", "cryptoAddress", "idNumber", "date", "birthDate", "country"):
            assert proxy.get(name, quiet=True) == entity["properties"].get(name, []), name
