"""Networks on random registers with decisions of every kind: what networkx finds on the links, found either way."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from registers import OTHER_IBAN, VALID_IBAN, WRONG_IBAN, a_case, built, records

from finlink.graph.network_view import network_view
from finlink.link import networks

if TYPE_CHECKING:
    from pathlib import Path

    from registers import Cells

    from finlink.result import Build

CASES = [f"C{n:02d}" for n in range(30)]
NUMBERS = [f"{n}0{n}0{n}" for n in range(10, 30)] + [VALID_IBAN, OTHER_IBAN, WRONG_IBAN]
NAMES = ["Rade Testarski", "Mira Probna", "Vuk Izmišljen", "Ema Nepostojeća"]
ROLES, WEIGHTS = ["mule", "victim", "service", "suspect", "merchant", ""], [6, 3, 1, 6, 1, 2]


def a_register(seed: int) -> dict[str, list[Cells]]:
    """Return a register in which everything that links happens, and a third of its pairs is decided on."""
    dice = random.Random(seed)  # noqa: S311 - invented registers
    accounts = [
        {
            "account": dice.choice(NUMBERS), "case_id": dice.choice(CASES), "role": dice.choices(ROLES, WEIGHTS)[0],
            "country": dice.choice(["DE", "DE", "FR"]),
        }
        for _ in range(60)
    ]  # fmt: skip
    parties = [
        {
            "case_id": dice.choice(CASES), "name": dice.choice(NAMES), "role": dice.choice(["suspect", "victim"]),
            "birth_date": dice.choice(["1980-05-06", "1971-01-02", ""]), "phone": dice.choice(["", "+381605550101"]),
        }
        for _ in range(12)
    ]  # fmt: skip
    cases = [a_case(name, related_cases=dice.choice(CASES) if dice.random() < 0.1 else "") for name in CASES]
    named = [*CASES, *(f"account:DE/{number}" for number in NUMBERS[:20]), f"account:{VALID_IBAN}"]
    named += [f"party:{row['case_id']}/{row['name']}" for row in parties]
    decisions = [
        {
            "left": dice.choice(CASES if n % 2 else named), "right": dice.choice(named), "by": "analyst",
            "decision": dice.choice(["same", "different", "different", "unsure"]), "at": f"2025-02-{n % 25 + 1:02}",
        }
        for n in range(60)
    ]  # fmt: skip
    held = {(row["case_id"], row["account"]) for row in accounts}
    decisions += [
        {
            "left": case,
            "right": number,
            "by": "analyst",
            "decision": dice.choice(["same", "different"]),
            "at": "2025-02-27",
        }
        for case, number in sorted(held)
        if dice.random() < 0.2
    ]
    return {"cases": cases, "accounts": accounts, "parties": parties, "decisions": decisions}


def groups(build: Build) -> list[str]:
    return [ids for (ids,) in records(build, "SELECT case_ids FROM networks ORDER BY 1")]


def expected(build: Build, strength: float) -> list[str]:
    """Return the components of the links that join, as networkx finds them."""
    joining = f"status = 'confirmed' OR (status = 'proposed' AND joining = 1 AND strength >= {strength})"
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from(records(build, f'SELECT "left", "right" FROM links WHERE {joining}'))
    return sorted(";".join(sorted(group)) for group in nx.connected_components(graph))


@pytest.mark.parametrize("seed", range(6))
def test_networks_are_the_components_of_the_links_that_join(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = "" if seed % 2 else "network_strength = 0.5"
    files: dict[str, Any] = a_register(seed)
    few = built(tmp_path / "few", files, settings)
    assert groups(few) == expected(few, 0.9 if seed % 2 else 0.5)
    statuses = {status for (status,) in records(few, "SELECT DISTINCT status FROM links")}
    assert statuses == {"confirmed", "proposed", "rejected"}
    monkeypatch.setattr(networks, "MANY", 0)
    many = built(tmp_path / "many", files, settings)
    for table in ("links", "networks", "network_members", "link_decisions"):
        assert records(many, f"SELECT * FROM {table}") == records(few, f"SELECT * FROM {table}")


@pytest.mark.parametrize("seed", range(6))
def test_every_link_stands_once_with_the_smaller_case_on_the_left(seed: int, tmp_path: Path) -> None:
    build = built(tmp_path, a_register(seed))
    rows = records(build, 'SELECT "left", "right", kind, via, status, evidence FROM links')
    assert all(row[0] < row[1] for row in rows)
    assert len({row[:4] for row in rows}) == len(rows)
    judged = records(build, 'SELECT "left", "right", kind, via, decision FROM link_decisions')
    decided = {tuple(key): word for *key, word in judged}
    assert len(decided) == len(judged)
    for row in rows:
        word = decided.pop(row[:4], None)
        stated = "confirmed" if row[2] == "declared" else "proposed"
        assert row[4] == {"same": "confirmed", "different": "rejected"}.get(str(word), stated), row
    assert decided == {}, "a decision on a link that is not there"


def test_no_link_and_no_network(tmp_path: Path) -> None:
    build = built(tmp_path, {"cases": [a_case("A"), a_case("B")]})
    assert records(build, "SELECT * FROM links") == records(build, "SELECT * FROM networks") == []


def test_what_holds_a_network_is_judged_from_the_strength_of_the_settings(tmp_path: Path) -> None:
    accounts = [{"account": "12345", "case_id": case, "role": "mule"} for case in "AB"]
    files: dict[str, Any] = {"cases": [a_case("A"), a_case("B")], "accounts": accounts}
    build = built(tmp_path, files, "network_strength = 0.5")
    assert groups(build) == ["A;B"]
    whole = [row for row in network_view(build.engine, "N001", 0.5) if row.splits_into]
    assert [(row.node, row.splits_into) for row in whole] == [("account:-/12345", "1 + 1")]


def test_the_order_of_rows_changes_no_network(tmp_path: Path) -> None:
    files = a_register(3)
    turned = files | {name: files[name][::-1] for name in ("cases", "accounts", "parties")}
    here, there = (built(tmp_path / name, one) for name, one in (("a", files), ("b", turned)))
    columns = '"left", "right", kind, via, strength, status'
    for query in (
        f"SELECT {columns} FROM links ORDER BY ALL",
        "SELECT * FROM networks",
        "SELECT * FROM network_members",
    ):
        assert records(here, query) == records(there, query)
