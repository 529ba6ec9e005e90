"""Personal numbers cannot be read anywhere in a file, ids included, and what they kept apart stays apart."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from registers import OTHER_IBAN, PERSON, VALID_IBAN, a_case, built

from finlink.export.chart.text import compact
from finlink.export.handover import FORMATS
from finlink.export.handover.audiences import audience
from finlink.export.handover.compose import compose
from finlink.export.handover.extent import Extent
from finlink.export.handover.formats import render

if TYPE_CHECKING:
    from finlink.export.handover.model import Handover
    from finlink.result import Build

TWIN = "1409959710030"
"""Another person whose masked number is nearly the same: the first ten digits are."""
SAME_MASK = "1401980715022"
COMPANY = "101883300"
SHORT = "AB-12"


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A register with personal numbers in every sort of cell, and in node ids, links, file names and free text."""
    spaced = f"{PERSON[:7]}-{PERSON[7:]}"
    return built(
        tmp_path_factory.mktemp("people"),
        {
            "cases": [
                a_case("C1", title=f"Transfer to {PERSON}", unit=f"({PERSON})", related_cases="C3"),
                a_case("C2", title=f"číslo {spaced}"),
                a_case("C3"),
            ],
            f"parties-{PERSON}": [
                {"case_id": "C1", "name": "Ana Anić", "role": "suspect", "kind": "person", "national_id": PERSON},
                {"case_id": "C2", "name": "Ana Anić", "role": "suspect", "kind": "", "national_id": spaced},
                {"case_id": "C1", "name": "Ivo Ivić", "role": "mule", "kind": "person", "national_id": TWIN},
                {"case_id": "C2", "name": "Eva Ević", "role": "mule", "kind": "person", "national_id": SAME_MASK},
                {"case_id": "C2", "name": f"Known as {PERSON}", "role": "other", "kind": "person"},
                {"case_id": "C3", "name": "Alfa d.o.o.", "role": "other", "kind": "company", "national_id": COMPANY},
                {"case_id": "C3", "name": "Short", "role": "other", "kind": "person", "national_id": SHORT},
            ],
            "accounts": [
                {"account": VALID_IBAN, "case_id": "C1", "role": "victim", "holder": "Ana Anić", "holder_id": PERSON},
                {"account": OTHER_IBAN, "case_id": "C2", "role": "mule", "holder": PERSON},
                {"account": PERSON, "case_id": "C2", "role": "mule", "bank": f"Bank of {TWIN}"},
            ],
            "transfers": [
                {
                    "transfer_id": f"T-{PERSON}", "time": "2025-02-01", "sender": VALID_IBAN, "receiver": OTHER_IBAN,
                    "amount": "500", "currency": "EUR", "purpose": f"for {TWIN}, {spaced}", "proceeds_of": "C1",
                },
            ],
            "decisions": [
                {"left": "case:C1", "right": "case:C2", "decision": "same", "by": "A", "at": "2025-05-01",
                 "reason": f"both say {PERSON}"},
            ],
        },
    )  # fmt: skip


@pytest.fixture(scope="module")
def masked(people: Build) -> Handover:
    return compose(people, Extent(), audience("own-unit"))[0]


def texts_of(content: bytes) -> str:
    if not content.startswith(b"PK"):
        return content.decode("utf-8")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode("utf-8") for name in archive.namelist())


@pytest.mark.parametrize("to", FORMATS)
def test_no_personal_number_can_be_read(to: str, masked: Handover, people: Build) -> None:
    files = render(to, masked).contents
    for content in files.values():
        text = texts_of(content)
        for number in (PERSON, TWIN, SAME_MASK, SHORT):
            assert number not in text
        for number in (PERSON, TWIN, SAME_MASK):
            assert number not in compact(text)
            assert compact(SHORT) not in re.sub(r'r="[A-Z]+[0-9]+"', "", text)  # places of cells
    readable = render(to, compose(people, Extent(), audience("own-unit"), unmask=True)[0]).contents
    found = "".join(map(texts_of, readable.values()))
    assert PERSON in found
    assert TWIN in found
    assert COMPANY in "".join(map(texts_of, files.values()))


def test_masked_persons_stay_apart_and_nothing_is_lost(masked: Handover, people: Build) -> None:
    graph = people.graph()
    assert len({node.id for node in masked.nodes}) == len(graph)
    assert Counter(node.kind for node in masked.nodes) == Counter(data["kind"] for _, data in graph.nodes(data=True))
    assert len(masked.edges) == graph.number_of_edges()
    names = {node.id: node.text("name") for node in masked.nodes if node.id.startswith("party:masked/")}
    assert sorted(names.values()) == ["Ana Anić", "Eva Ević", "Ivo Ivić", "Short"]
    degrees = Counter(name for edge in masked.edges for name in (edge.source, edge.target))
    (ana,) = (name for name, label in names.items() if label == "Ana Anić")
    assert degrees[ana] == graph.degree[f"party:{PERSON}"]
    numbers = {node.text("national_id") for node in masked.nodes} - {""}
    assert numbers == {"14•••••••••22", "14•••••••••30", "••••", COMPANY}


def test_what_two_cases_share_points_at_the_node(masked: Handover) -> None:
    ids = {node.id for node in masked.nodes}
    vias = {edge.text("via") for edge in masked.edges if edge.text("link_kind") == "shared_national_id"}
    assert vias
    assert vias <= ids


def test_ids_are_the_same_in_every_file_of_a_build_and_in_no_other(masked: Handover, people: Build) -> None:
    part, _ = compose(people, Extent(case="C2"), audience("own-unit"))
    masks = {node.id: node.text("name") for node in masked.nodes if "masked/" in node.id}
    own = {node.id: node.text("name") for node in part.nodes if "masked/" in node.id}
    assert own
    assert own.items() <= masks.items()
    seal = people.manifest["manifest_sha256"][:8]
    assert all(re.fullmatch(rf"party:masked/{seal}-\d+", name) for name in masks)


def test_a_masked_name_finds_its_node(masked: Handover, people: Build) -> None:
    (ana,) = (node.id for node in masked.nodes if node.text("name") == "Ana Anić")
    around, _ = compose(people, Extent(node=ana), audience("own-unit"))
    assert ana in {node.id for node in around.nodes}
    assert PERSON not in str(around)
    short, _ = compose(people, Extent(node=f"party:{compact(SHORT)}"), audience("own-unit"))
    assert compact(SHORT) not in str(short)
    assert "party:masked/" in dict(short.about)["holds"]
    assert short.stem.startswith("party_masked_")
    chosen, _ = compose(people, Extent(selection=(ana, "case:C1")), audience("own-unit"))
    assert {node.id for node in chosen.nodes} == {ana, "case:C1"}
    assert [(edge.source, edge.target) for edge in chosen.edges] == [("case:C1", ana)]


def test_amounts_are_never_masked(masked: Handover) -> None:
    (transfer,) = (edge for edge in masked.edges if edge.relation == "transfer")
    assert transfer.text("amount") == "500"
    assert transfer.text("purpose") == "for 14•••••••••30, 14•••••••••22"
