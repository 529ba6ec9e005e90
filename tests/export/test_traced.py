"""Which charts draw traced money, whose, how much of a very long trail, and what they say of it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from registers import built

from finlink.export import pages, traced

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.graph import Graph
    from finlink.result import Build


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the page is made of, noted instead of drawn."""
    noted: dict[str, Any] = {}

    def render(picture: Graph, **said: Any) -> str:
        noted.update(said, picture=picture)
        return ""

    monkeypatch.setattr(pages, "render", render)
    return noted


def cases_of(picture: Graph) -> set[str]:
    """Return whose traced money is drawn."""
    return {data["case_id"] for *_, data in picture.edges(data=True) if data["relation"] == "proceeds"}


def test_a_case_has_its_own_and_says_what_entered_and_how(sample_build: Build, seen: dict[str, Any]) -> None:
    pages.chart_page(sample_build, case="KT-116/25")
    assert cases_of(seen["picture"]) == {"KT-116/25"}
    assert seen["notes"][1].startswith("Entered: 48000 EUR")
    assert any("chosen by default, not by law" in note for note in seen["notes"])
    assert seen["hidden"] == ""


def test_a_case_without_any_says_so(sample_build: Build, seen: dict[str, Any]) -> None:
    ((case, *_),) = sample_build.engine.rows(
        "SELECT min(case_id) FROM cases WHERE case_id NOT IN (SELECT case_id FROM trace_hops)"
    )
    pages.chart_page(sample_build, case=case)
    assert seen["notes"][1:] == [f"No money of this case was traced; finlink trace BUILD {case} says why."]


def test_a_node_has_that_of_all_cases(sample_build: Build, seen: dict[str, Any]) -> None:
    pages.chart_page(sample_build, node="account:RS35904000003968413039")
    assert len(cases_of(seen["picture"])) == 3
    assert seen["notes"][1].startswith("Method: ")


def test_a_network_and_the_overview_draw_none_but_a_network_tells_where_it_ended(
    sample_build: Build, seen: dict[str, Any]
) -> None:
    pages.chart_page(sample_build)
    assert cases_of(seen["picture"]) == set()
    assert not any("traced" in data for _, data in seen["picture"].nodes(data=True))
    pages.chart_page(sample_build, network="N001")
    assert cases_of(seen["picture"]) == set()
    assert "traced" in seen["picture"].nodes["account:RS35904000003968413039"]
    assert seen["notes"][1].startswith("Method: ")


def test_of_a_very_long_trail_the_nearest_is_drawn_and_the_rest_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seen: dict[str, Any]
) -> None:
    wallets = [f"0x{n:040x}" for n in range(1, 32)]
    rows = [
        {"time": f"2025-01-01T00:{n:02}:00Z", "sender": sender, "receiver": receiver, "chain": "ethereum",
         "amount": "10", "currency": "ETH", "proceeds_of": "" if n else "A"}
        for n, (sender, receiver) in enumerate(pairwise(wallets))
    ]  # fmt: skip
    build = built(tmp_path, {"cases": [{"case_id": "A"}], "transfers": rows})
    pages.chart_page(build, case="A")
    assert (len(seen["picture"]), seen["hidden"]) == (32, "")
    monkeypatch.setattr(traced, "MOST_TRAIL", 10)
    pages.chart_page(build, case="A")
    drawn = {node for node in seen["picture"] if node.startswith("wallet:")}
    assert drawn == {f"wallet:ethereum:{wallet}" for wallet in wallets[:10]}
    assert seen["hidden"].startswith("The case's money went through 31 accounts, wallets and ends; the 10 nearest")
