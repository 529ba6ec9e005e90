"""A redacted page has no original value of any text of the register, and still the same picture."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from manner_pages import manner, pages_of, readable
from overview_pages import read_page
from registers import OTHER_IBAN, SAMPLE, VALID_IBAN, a_case, built, run

from finlink.engine import sql_file
from finlink.export.chart import words
from finlink.export.chart.vocabulary import VALUES
from finlink.export.overview import register_page
from finlink.export.overview import words as overview_words
from finlink.export.pages import chart_page
from finlink.export.redact import Pseudonyms
from finlink.export.redact.allowed import CHAINS, EDGES, NODES
from finlink.export.redact.graph import redacted
from finlink.export.redact.pseudonyms import is_redacted
from finlink.i18n import translator
from finlink.i18n.gather import in_words, marked

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.result import Build

NO_NAME = re.compile(r"[-+]?[\d.,]{1,11}|\d{4}-\d\d-\d\d([T ][\d:.]+(Z|[+-]\d\d:\d\d)?)?|\d\d[./]\d\d[./]\d{4}\.?")
"""A number, a date or a time: amounts and dates stay."""
OWN = "\n".join([*marked("finlink.export"), *in_words(words, overview_words), *(k for v in VALUES.values() for k in v)])
"""finlink's own words: a value that is one of them (a role, a method, a chain) tells nothing of the register."""
KEPT = {"USDT", "USDC", *CHAINS}
"""Currencies of the sample, and chains: finlink knows them by these names."""
ALL = ("case", "network", "node", "networks", "register")
SECRET = "Tajna-7781"  # noqa: S105
"""Stands in every cell of the hostile register that takes a text."""


def cells(folder: Path) -> set[str]:
    """Return every text of a register, of four characters or more, that is neither a number nor a date."""
    found: set[str] = set()
    for path in folder.glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        for row in list(csv.reader(text.splitlines(), delimiter=";" if ";" in text.splitlines()[0] else ","))[1:]:
            found |= {part.strip() for cell in row for part in (cell, *cell.split(";")) if len(part.strip()) >= 4}
    return {cell for cell in found if not NO_NAME.fullmatch(cell)} - KEPT


@pytest.fixture(scope="module")
def sample_pages(sample_build: Build) -> dict[str, str]:
    pages = pages_of(sample_build, manner(redact=True), "KT-116/25", "N001", "account:RS35904000003968413039")
    return {name: readable(html) for name, html in pages.items()}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A register that says something secret wherever a text may stand, in vocabulary columns and file names too."""
    s = SECRET
    return built(
        tmp_path_factory.mktemp("hostile"),
        {
            f"cases-{s}": [
                a_case(f"C1-{s}", title=s, offence=s, unit=s, prosecutor=s, handling=f"for {s}", country="RS",
                       related_cases=f"C2-{s}", str_refs=s),
                a_case(f"C2-{s}", title=s, waiver_reason=s, waiver_by=s, handling="TLP:AMBER"),
            ],
            f"investigations-{s}": [
                {"investigation_id": f"FI-{s}", "case_id": f"C1-{s}", "opened": "2025-02-01", "authority": s,
                 "trigger": s},
            ],
            f"parties-{s}": [
                {"case_id": f"C1-{s}", "name": f"Ana {s}", "role": "suspect", "phone": "+381 60 555 0101",
                 "email": "ana7781@example.org", "address": s, "handle": f"@{s}"},
                {"case_id": f"C2-{s}", "name": f"Ana {s}", "role": "suspect", "phone": "+381 60 555 0101",
                 "national_id": "1409959710022"},
            ],
            f"accounts-{s}": [
                {"account": VALID_IBAN, "case_id": f"C1-{s}", "role": "victim", "holder": f"Ivo {s}", "bank": s},
                {"account": OTHER_IBAN, "case_id": f"C1-{s}", "role": "mule", "holder": s, "bank": s},
                {"account": OTHER_IBAN, "case_id": f"C2-{s}", "role": "mule", "holder": s, "bank": s},
            ],
            f"wallets-{s}": [
                {"address": f"addr{s}", "chain": s, "case_id": f"C1-{s}", "role": "suspect", "service": s, "label": s},
            ],
            f"transfers-{s}": [
                {"transfer_id": f"T-{s}", "time": "2025-02-01", "sender": VALID_IBAN, "receiver": OTHER_IBAN,
                 "amount": "500", "currency": "EUR", "purpose": s, "reference": s, "proceeds_of": f"C1-{s}"},
            ],
            f"measures-{s}": [
                {"measure_id": f"M-{s}", "case_id": f"C1-{s}", "measure": "frozen", "target": OTHER_IBAN,
                 "asset_type": s, "amount": "100", "currency": "EUR", "date": "2025-03-01", "authority": s,
                 "order_ref": s},
            ],
            f"decisions-{s}": [
                {"left": f"case:C1-{s}", "right": f"case:C2-{s}", "decision": "same", "by": s, "at": "2025-05-01",
                 "reason": s},
            ],
        },
    )  # fmt: skip


@pytest.mark.parametrize("kind", ALL)
def test_no_text_of_the_sample_register_is_there(kind: str, sample_pages: dict[str, str]) -> None:
    said = cells(SAMPLE)
    names = {cell for cell in said if cell not in OWN}
    assert len(names) > 0.9 * len(said), "nearly all of them are the register's own"
    assert {"KT-116/25", "RS35904000003968413039", "1409959710022", "Banka 9040", "carina"} <= names
    assert sorted(cell for cell in names if cell in sample_pages[kind]) == []


@pytest.mark.parametrize("kind", ALL)
def test_no_node_and_no_row_of_the_sample_register_is_there(
    kind: str, sample_pages: dict[str, str], sample_build: Build
) -> None:
    nodes = {str(node) for (node,) in sample_build.engine.rows(sql_file("finlink.graph", "all_nodes"))}
    assert [node for node in nodes if node.partition(":")[2] in sample_pages[kind]] == []
    assert re.findall(r"[\w-]+\.csv", sample_pages[kind]) == []
    seal = str(sample_build.manifest["manifest_sha256"])
    assert seal[:8] not in sample_pages[kind]


@pytest.mark.parametrize("kind", ALL)
def test_a_text_stays_out_wherever_it_stands(kind: str, hostile: Build) -> None:
    case, node = f"C1-{SECRET}", f"case:C1-{SECRET}"
    (network,) = hostile.engine.columns("SELECT network FROM networks")["network"]
    how = manner(redact=True)
    page = readable(pages_of(hostile, how, case, str(network), node)[kind])
    for text in (SECRET, "7781", SECRET.lower(), VALID_IBAN, OTHER_IBAN, "3816055", "1409959710022", "example.org"):
        assert text not in page
    assert "TLP:AMBER" in page or kind == "case"
    assert "another handling code, in words" in page
    assert "redacted: pseudonyms, no free text" in page


def test_the_same_texts_are_on_a_page_that_is_not_redacted(hostile: Build) -> None:
    assert SECRET in readable(chart_page(hostile, case=f"C1-{SECRET}"))
    assert SECRET in readable(register_page(hostile))


def test_the_picture_stays_the_same(sample_build: Build) -> None:
    graph = sample_build.graph()
    bare = redacted(graph, Pseudonyms(sample_build, translator("en")))
    assert len(bare) == len(graph)
    assert bare.number_of_edges() == graph.number_of_edges()
    assert sorted(d for _, d in bare.degree()) == sorted(d for _, d in graph.degree())
    for name in ("amount", "currency", "time", "role", "link_kind", "method"):
        kept = Counter(_plain(data[name]) for *_, data in bare.edges(data=True) if name in data)
        assert kept == Counter(_plain(data[name]) for *_, data in graph.edges(data=True) if name in data)
    for name in ("status", "loss", "opened", "country", "priority", "findings", "valid", "hub", "scope"):
        kept = Counter(_plain(data[name]) for _, data in bare.nodes(data=True) if name in data)
        assert kept == Counter(_plain(data[name]) for _, data in graph.nodes(data=True) if name in data)
    assert all(is_redacted(node) for node in bare)


def _plain(value: object) -> object:
    try:
        return Decimal(str(value))
    except ArithmeticError:
        return value


def test_the_overview_stays_the_same_picture(sample_build: Build) -> None:
    page, bare = (read_page(register_page(sample_build, how)) for how in (manner(), manner(redact=True)))
    for name in ("kind", "month", "hub", "unvalued", "line_relation", "line_payments", "line_doubt"):
        assert sorted(bare.columns[name].tolist()) == sorted(page.columns[name].tolist())
    for name in ("amount", "line_amount"):
        assert sorted(bare.columns[name]) == sorted(page.columns[name])
    assert len({*bare.columns["label"]}) == len(bare.columns["label"])
    assert bare.facts["build"] == ""
    assert set(bare.columns["row"].tolist()) == {0}
    assert bare.facts["networks_of"][1] in {row[0] for row in bare.facts["networks"]}


def test_what_is_not_on_the_list_stays_out(sample_build: Build) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node(
        "case:KT-116/25", kind="case", status="Ana", findings="G01;Ana", loss="12.50", remark="Ana", priority=3
    )
    graph.add_node("case:KT-101/25", kind="case", status="MISSING", traced='[{"reason": "Ana", "amount": "5"}]')
    graph.add_node("letter:7", kind="letter", label="Ana")
    graph.add_edge("case:KT-116/25", "case:KT-101/25", relation="link", via="phone:Ana", remark="Ana", strength="0.5")
    graph.add_edge("case:KT-116/25", "letter:7", relation="holds")
    bare = redacted(graph, Pseudonyms(sample_build, translator("en")))
    assert len(bare) == 2
    found = sorted((dict(data) for _, data in bare.nodes(data=True)), key=len)
    assert {key for data in found for key in data} == {"kind", "status", "traced", "loss", "priority", "label"}
    assert '"5"' in json.dumps([data.get("traced", "") for data in found]).replace('\\"', '"')
    ((*_, edge),) = bare.edges(data=True)
    assert edge == {"relation": "link", "strength": "0.5"}


@pytest.mark.parametrize("rules", [NODES, EDGES], ids=["nodes", "edges"])
@pytest.mark.parametrize(
    "value", ["Ana Anić", "x" * 9_000, "RS35908000007713380032", "2025-01-01 Ana", "1e9 Ana", "\n"]
)
def test_no_rule_lets_a_text_through(rules: dict[str, Any], value: str, sample_build: Build) -> None:
    pseudonyms = Pseudonyms(sample_build, translator("en"))
    lists = {"traced", "destinations", "measures", "reasons"}
    for name, rule in rules.items():
        given = json.dumps([dict.fromkeys(("reason", "service", "factor", "measure", "amount"), value)])
        told = rule(given if name in lists else value, pseudonyms)
        assert told is None or value not in json.dumps(told, ensure_ascii=False)


def test_pseudonyms_are_the_same_in_every_page_of_a_build(sample_pages: dict[str, str], sample_build: Build) -> None:
    known = Pseudonyms(sample_build, translator("en"))
    label = known.label("case:KT-116/25")
    assert re.fullmatch(r"Case \d+", label)
    assert label in sample_pages["case"]
    assert label in sample_pages["register"]
    again = Pseudonyms(sample_build, translator("tr"))
    assert again.id("case:KT-116/25") == known.id("case:KT-116/25")
    assert again.label("case:KT-116/25") == label.replace("Case", "Dosya")


def test_numbers_do_not_follow_the_names(sample_build: Build) -> None:
    known = Pseudonyms(sample_build, translator("en"))
    cases = [str(case) for case in sample_build.engine.columns("SELECT case_id FROM cases ORDER BY case_id")["case_id"]]
    numbers = [known.number(f"case:{case}") for case in cases]
    assert len(set(numbers)) == len(numbers)
    rising = sum(one < other for one, other in pairwise(numbers))
    assert 0.3 < rising / len(numbers) < 0.7


def test_another_build_has_other_numbers(tmp_path: Path) -> None:
    cases = [a_case(f"C{n}") for n in range(60)]
    one, other = (built(tmp_path / name, {"cases": [*cases, a_case(name)]}) for name in ("one", "other"))
    numbers = [[Pseudonyms(b, translator("en")).number(f"case:C{n}") for n in range(60)] for b in (one, other)]
    assert numbers[0] != numbers[1]


def test_who_holds_the_build_finds_what_a_pseudonym_stands_for(tmp_path: Path, sample_build: Build) -> None:
    node = Pseudonyms(sample_build, translator("en")).id("account:RS35904000003968413039")
    assert node.startswith("account:redacted/")
    selection = tmp_path / "selection.json"
    selection.write_text(json.dumps({"finlink": "selection", "build": "", "nodes": [node]}), encoding="utf-8")
    result = run("export", sample_build.folder, "--to", "json", "--selection", selection, "-o", tmp_path / "out.json")
    assert result.returncode == 0, result.stderr
    assert "RS35904000003968413039" in (tmp_path / "out.json").read_text(encoding="utf-8")


def test_the_file_is_not_named_after_the_case(tmp_path: Path, sample_build: Build) -> None:
    result = run("graph", sample_build.folder, "--case", "KT-116/25", "--redact", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["redacted-case.html"]
    assert "116" not in result.stdout


@pytest.mark.parametrize("other", ["--unmask", "--notes=notes.json"])
def test_redact_is_refused_with_what_shows_more(other: str, tmp_path: Path, sample_build: Build) -> None:
    (tmp_path / "notes.json").write_text('{"finlink": "notes", "notes": []}', encoding="utf-8")
    result = run("graph", sample_build.folder, "--redact", other, cwd=tmp_path)
    assert result.returncode == 2
    assert "or --redact" in result.stderr
    assert list(tmp_path.glob("*.html")) == []
