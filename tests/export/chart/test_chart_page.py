from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import random
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from registers import ROOT

from finlink.errors import FinlinkError
from finlink.export.chart import page, render, vis

if TYPE_CHECKING:
    from collections.abc import Callable

NUMBER = "0101990710006"
CASE = {"kind": "case", "label": "K1", "status": "MISSING", "loss": "10", "currency": "EUR", "evidence": "cases.csv:2"}
NODES: dict[str, dict[str, Any]] = {
    "case:K1": CASE | {"priority": 2, "reason": f"Suspect {NUMBER} was not asked."},
    "case:K2": CASE | {"label": "K2", "status": "PARTIAL", "priority": 1},
    "account:RS1": {"kind": "account", "label": "RS1", "valid": True, "evidence": "accounts.csv:5; accounts.csv:9"},
    f"party:{NUMBER}": {"kind": "party", "label": "Ana", "national_id": NUMBER, "as_written": "0101990-710006"},
    "party:20451234": {"kind": "party", "label": "Firm", "national_id": "20451234", "person_kind": "company"},
}
EDGES: list[tuple[str, str, dict[str, Any]]] = [
    ("case:K1", "account:RS1", {"relation": "holds", "role": "mule", "evidence": "accounts.csv:5"}),
    ("case:K2", "account:RS1", {"relation": "holds", "role": "suspect", "evidence": "accounts.csv:9"}),
    ("case:K1", f"party:{NUMBER}", {"relation": "holds", "role": "suspect", "evidence": "parties.csv:3"}),
    ("case:K1", "case:K2", {"relation": "link", "link_kind": "shared_national_id", "via": "party:2202980500007"}),
    (
        "case:K1",
        "case:K2",
        {"relation": "link", "link_kind": "shared_account", "via": "account:RS1"}
        | {"evidence": "accounts.csv:5; accounts.csv:9"},
    ),
]


def _graph(seed: int | None = None) -> nx.MultiDiGraph[str]:
    nodes, edges = list(NODES.items()), list(EDGES)
    if seed is not None:
        random.Random(seed).shuffle(nodes)  # noqa: S311
        random.Random(seed).shuffle(edges)  # noqa: S311
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name, attributes in nodes:
        graph.add_node(name, **dict(reversed(attributes.items()) if seed else attributes))
    for source, target, attributes in edges:
        graph.add_edge(source, target, **attributes)
    return graph


@pytest.fixture(scope="module")
def html() -> str:
    return render(_graph(), title="Title", notes=["As of 2024-09-30"], hidden="3 more", handling="TLP:AMBER")


def _data(html: str) -> dict[str, Any]:
    """Return what the page holds: facts as they stand in it, and the rest unpacked from its block."""
    facts = re.search(r'<script type="application/json" id="facts">(.*?)</script>', html, re.DOTALL)
    block = re.search(r'<script type="text/plain" id="block">(.*?)</script>', html, re.DOTALL)
    assert facts is not None
    assert block is not None
    data: dict[str, Any] = json.loads(gzip.decompress(base64.b64decode(block[1])))
    return data | {"facts": json.loads(facts[1]) | {name: data[name] for name in ("cards", "texts", "places")}}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_order_of_nodes_edges_and_attributes_changes_nothing(seed: int) -> None:
    assert render(_graph(seed), title="t") == render(_graph(), title="t")


def test_the_hash_seed_changes_nothing() -> None:
    code = (
        "import hashlib, networkx as nx; from finlink.export.chart import render; g = nx.MultiDiGraph();"
        "[g.add_edge(f'case:{i % 7}', f'account:{i}', relation='holds', role=f'r{i}') for i in range(40)];"
        "print(hashlib.sha256(render(g, title='t').encode()).hexdigest())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True
        )
        for seed in ("0", "4711")
    ]
    assert runs[0].stdout == runs[1].stdout != b""


def test_the_graph_is_left_as_it_was() -> None:
    graph, same = _graph(), _graph()
    render(graph, title="t")
    assert nx.utils.graphs_equal(graph, same)


def test_pyvis_writes_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    from pyvis.network import Network

    made: list[Network] = []
    original = Network.generate_html

    def noting(network: Network) -> str:
        made.append(network)
        return str(original(network))

    monkeypatch.setattr(Network, "generate_html", noting)
    html = render(_graph(), title="t")
    (network,) = made
    assert html == network.html
    assert network.directed
    assert not network.options.physics.enabled
    assert {node["id"] for node in network.nodes} == {f"n{n}" for n in range(5)}
    assert set().union(*network.nodes) <= {"id", "label", "group", "shape", "size", "x", "y", "hub"}
    assert set().union(*network.edges) <= {
        "id", "from", "to", "relation", "width", "label", "arrows", "dashes", "smooth",
    }  # fmt: skip


def test_the_policy_names_the_scripts_and_the_style_by_their_bytes(html: str) -> None:
    (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    policy = policy.replace("&#39;", "'")

    def hashes(texts: list[str]) -> set[str]:
        return {f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts}

    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert set(directives["script-src"].split()) == hashes(re.findall(r"<script>(.*?)</script>", html, re.DOTALL))
    assert set(directives["style-src"].split()) == hashes(re.findall(r"<style>(.*?)</style>", html, re.DOTALL))
    assert directives["default-src"] == directives["connect-src"] == directives["base-uri"] == "'none'"
    assert "unsafe" not in policy


def test_nothing_is_asked_of_any_other_place(html: str) -> None:
    markup = re.sub(r"<script>.*?</script>", "", html, flags=re.DOTALL)
    assert re.findall(r"""(?:src|href)\s*=\s*["']?([^"'\s>]*)""", markup) == ["data:,"]
    assert not re.search(r"@import|url\(|//[a-z]", markup)
    assert "sourceMappingURL" not in html
    assert "\r" not in html
    assert not re.search(r"""\son[a-z]+\s*=|\sstyle\s*=""", markup)
    assert html.startswith("<!doctype html>\n")


def test_personal_numbers_are_masked_everywhere_and_companies_are_not(html: str) -> None:
    said = html + json.dumps(_data(html), ensure_ascii=False)
    for number in (NUMBER, "0101990-710006", "2202980500007"):
        assert number not in said
    assert "party:01•••••••••06" in said
    assert "party:22•••••••••07" in said
    assert "party:20451234" in said


def test_a_short_personal_number_is_masked_in_its_own_card() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("party:AB-12", kind="party", label="AB-12", national_id="AB12", as_written="AB 12")
    html = render(graph, title="t")
    assert not re.search("AB[- ]?12", html.partition("<script>")[0].partition("<body>")[2].partition('id="block"')[0])
    assert not re.search("AB[- ]?12", json.dumps(_data(html), ensure_ascii=False))
    assert _data(html)["facts"]["texts"].count("••••") == 1
    assert _data(html)["nodes"][0]["label"] == "••••"


def test_every_text_of_the_frame_is_there_and_escaped() -> None:
    html = render(_graph(), title="<b>T", notes=["<i>N"], hidden="<u>H", handling="<s>TLP")
    for text in ("&lt;b&gt;T", "&lt;i&gt;N", "&lt;u&gt;H", "&lt;s&gt;TLP"):
        assert text in html
    assert not re.search(r"<(b|i|u|s)>[TNH]", html)


def test_the_table_says_what_the_chart_says(html: str) -> None:
    body, lines = re.findall(r"<tbody>(.*?)</tbody>", html, re.DOTALL)
    assert body.count("<tr>") == len(NODES)
    assert "accounts.csv:5; accounts.csv:9" in body
    assert lines.count("<tr>") == len(_data(html)["edges"])
    first = re.findall(r"<td[^>]*>(.*?)</td>", lines.partition("</tr>")[0])
    assert first[:3] == ["Link between cases", "K1", "K2"]
    assert all(first)


def test_rows_that_a_line_has_no_room_for_are_counted() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for end in ("account:A", "account:B"):
        graph.add_node(end, kind="account", label=end[-1])
    for row in range(10, 10 + page.MOST_CITED + 3):
        graph.add_edge(
            "account:A", "account:B", relation="transfer", amount="1", currency="EUR", evidence=f"transfers.csv:{row}"
        )
    _, lines = re.findall(r"<tbody>(.*?)</tbody>", render(graph, title="t"), re.DOTALL)
    last = re.findall(r"<td[^>]*>(.*?)</td>", lines)[-1]
    assert last.split("; ") == [*(f"transfers.csv:{row}" for row in range(10, 10 + page.MOST_CITED)), "3 more"]


def test_a_long_table_of_lines_is_capped_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "MOST_TABLE_LINES", 1)
    html = render(_graph(), title="t")
    assert f"{len(_data(html)['edges']) - 1} more lines are on the chart but not in this table." in html


def test_a_long_table_is_capped_and_says_so() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(
        (f"account:{n}", {"kind": "account", "label": str(n)}) for n in range(page.MOST_TABLE_ROWS + 3)
    )
    html = render(graph, title="t")
    assert html.count('<th scope="row"') == page.MOST_TABLE_ROWS
    assert "3 more nodes are on the chart but not in this table." in html


def test_the_most_urgent_case_comes_first(html: str) -> None:
    assert [matter for _, matter in _data(html)["facts"]["start"]] == ["MISSING · 10 EUR", "PARTIAL · 10 EUR"]


def test_an_empty_graph_gives_a_page() -> None:
    assert _data(render(nx.MultiDiGraph(), title="t"))["nodes"] == []


@pytest.mark.parametrize("text", ["</script>", "<!--<script>", "\u2028\u2029", "&amp;", "'\"\\"])
def test_no_text_leaves_the_data_block(text: str) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node(f"case:{text}", kind="case", label=text, title=text)
    html = render(graph, title="t")
    data = _data(html)
    assert len(data["nodes"]) == 1
    assert html.count("</script>") == 4
    assert "\u2028" not in html


def test_the_script_in_a_page_is_the_published_one(html: str) -> None:
    """But for its last line, which names a source map; the hash is that of the file in npm's package."""
    shipped = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)[0]
    assert shipped.startswith("/**\n * vis-network\n")
    assert "may be distributed under either license" in shipped[:1000]
    published = shipped.encode() + vis.SOURCE_MAP
    assert hashlib.sha256(published).hexdigest() == vis.PUBLISHED_SHA256


def test_the_copy_of_pyvis_differs_from_the_published_script_as_is_said(html: str) -> None:
    """Undoing what the notice says makes the bundled bytes of the published ones: nothing else differs."""
    published = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)[0] + vis.SOURCE_MAP.decode()
    assert published.count("\xa0") == 3
    assert "\r" not in published
    bundled = published.replace("\xa0", " ").removesuffix("\n").replace("\n", "\r\n").encode()
    assert hashlib.sha256(bundled).hexdigest() == vis.BUNDLED_SHA256


def test_the_notice_names_the_script_its_licence_and_its_hashes() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    for text in (f"vis-network {vis.VERSION}", f"pyvis {vis.PYVIS_VERSION}", "Apache License 2.0 or MIT",
                 vis.PUBLISHED_SHA256, vis.BUNDLED_SHA256, "Almende B.V", "visjs contributors"):  # fmt: skip
        assert text in notice
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        lambda _: b"alert(1)",
        lambda raw: raw + b"alert(1)",
        lambda raw: raw.replace(b"use strict", b"use strjct", 1),
        lambda raw: raw.replace(b"\xe1\x9a\x80", b" ", 1),
        lambda _: b"",
    ],
    ids=["other", "more", "one letter", "one space", "nothing"],
)
def test_a_changed_script_is_refused(change: Callable[[bytes], bytes]) -> None:
    with pytest.raises(FinlinkError, match=r"pyvis 0\.3\.2"):
        vis.checked(change(vis._bundled()))


def test_the_published_file_itself_is_taken_as_well() -> None:
    published = vis.script().encode() + vis.SOURCE_MAP
    assert vis.checked(published) == vis.script()


def test_a_missing_script_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vis, "_PLACE", ("lib", "vis-10", "vis-network.min.js"))
    with pytest.raises(FinlinkError, match=r"pip install pyvis==0\.3\.2"):
        render(_graph(), title="t")
    monkeypatch.setattr(vis, "_bundled", lambda: b"other")
    with pytest.raises(FinlinkError, match=r"not that of pyvis 0\.3\.2"):
        render(_graph(), title="t")


def test_importing_the_chart_is_light() -> None:
    code = "import sys, finlink.export.chart; print({'pyvis', 'IPython', 'jinja2', 'pandas'} & set(sys.modules))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert found.stdout.strip() == "set()"
