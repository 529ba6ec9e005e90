"""The overview stays a picture that a browser can show, however large the register; what it leaves out it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import pytest
from registers import built

from finlink import graph
from finlink.errors import FinlinkError
from finlink.export import pages

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import Any


def wallet(number: int, case: str) -> dict[str, str]:
    return {"address": f"0x{number:040x}", "case_id": case}


def drawn(build: Any, monkeypatch: pytest.MonkeyPatch) -> tuple[graph.Graph, str]:
    """Return the picture of the overview and what it says is not in it."""
    seen: dict[str, Any] = {}

    def render(picture: graph.Graph, **said: Any) -> str:
        seen.update(said, picture=picture)
        return ""

    monkeypatch.setattr(pages, "render", render)
    pages.overview_page(build.engine, build.as_of)
    return seen["picture"], seen["hidden"]


def kinds(picture: graph.Graph) -> dict[str, int]:
    found: dict[str, int] = {}
    for _, data in picture.nodes(data=True):
        found[data["kind"]] = found.get(data["kind"], 0) + 1
    return found


def test_of_a_case_with_very_many_wallets_the_first_are_drawn_and_the_shared_one_among_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {
        "cases": [{"case_id": "A"}, {"case_id": "B"}],
        "wallets": [*(wallet(n, "A") for n in range(1, 1001)), wallet(1000, "B")],
    }
    build = built(tmp_path, files)
    picture, hidden = drawn(build, monkeypatch)
    assert kinds(picture) == {"case": 2, "wallet": 300}
    shared = f"wallet:ethereum:0x{1000:040x}"
    assert nx.has_path(picture.to_undirected(), "case:A", "case:B")
    assert set(picture.predecessors(shared)) == {"case:A", "case:B"}
    assert hidden == "Of each case at most 300 accounts, wallets and people are drawn; 700 more are not."


def test_an_investigation_is_drawn_however_many_wallets_a_case_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {
        "cases": [{"case_id": "A"}],
        "investigations": [{"investigation_id": "FI-1", "case_id": "A"}],
        "wallets": [wallet(n, "A") for n in range(1, 601)],
    }
    picture, hidden = drawn(built(tmp_path, files), monkeypatch)
    assert kinds(picture) == {"case": 1, "wallet": 600, "investigation": 1}
    assert hidden == ""


def test_nothing_is_left_out_of_a_small_register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"cases": [{"case_id": "A"}], "wallets": [wallet(n, "A") for n in range(1, 21)]}
    picture, hidden = drawn(built(tmp_path, files), monkeypatch)
    assert kinds(picture) == {"case": 1, "wallet": 20}
    assert hidden == ""


def test_of_a_very_large_network_the_cases_with_the_largest_losses_are_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = [{"case_id": f"C{n:03}", "loss": str(n), "currency": "EUR"} for n in range(90)]
    build = built(tmp_path, {"cases": cases, "wallets": [wallet(1, case["case_id"]) for case in cases]})
    monkeypatch.setattr(pages, "MAX_NODES", 50)
    picture, hidden = drawn(build, monkeypatch)
    assert set(picture) == {f"wallet:ethereum:0x{1:040x}", *(f"case:C{n:03}" for n in range(40, 90))}
    assert hidden == "40 more cases of the network are not shown."


def test_very_many_payments_are_counted_and_not_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        {"time": f"2025-01-01T00:00:{n:02}Z", "sender": wallet(1, "")["address"], "receiver": wallet(2, "")["address"],
         "amount": "1", "currency": "ETH", "transfer_id": f"T{n}"}
        for n in range(30)
    ]  # fmt: skip
    files = {"cases": [{"case_id": "A"}], "wallets": [wallet(1, "A"), wallet(2, "A")], "transfers": rows}
    build = built(tmp_path, files)
    picture, hidden = drawn(build, monkeypatch)
    assert len([1 for *_, data in picture.edges(data=True) if data["relation"] == "transfer"]) == 30
    assert hidden == ""
    monkeypatch.setattr(graph, "MOST_TRANSFERS", 20)
    picture, hidden = drawn(build, monkeypatch)
    assert [data["relation"] for *_, data in picture.edges(data=True)] == ["holds", "holds"]
    assert hidden == "30 payments among these are not drawn; finlink graph BUILD --case ID draws a case's own."


def test_a_case_too_large_to_be_drawn_is_refused_before_it_is_gathered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = built(tmp_path, {"cases": [{"case_id": "A"}], "wallets": [wallet(n, "A") for n in range(1, 31)]})
    monkeypatch.setattr(pages, "TOO_MANY", 20)
    gathered: list[Iterable[str]] = []
    monkeypatch.setattr(graph, "of_cases", lambda _engine, ids, **_: gathered.append(ids))
    with pytest.raises(FinlinkError, match="This would draw 30 nodes"):
        pages.chart_page(build, case="A")
    assert gathered == []
