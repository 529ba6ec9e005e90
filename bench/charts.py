"""Measures the speed of charts in headless Chromium without a graphics card, beside pyvis and force-graph.

Usage: python bench/charts.py [--only 500,2000] [--runs 3] [--limit 60] [--fresh] [--write]

Four pages: the chart of a case with 500 nodes, of a network with 2,000, and the overviews of registers of 20,000 and of
100,000 nodes. Each contender gets the same nodes, lines, places and hover texts. The contenders take turns, each page
in a browser of its own; the median counts. What is not done within the limit is told as that. Figures are kept in
bench/work/charts/results.json; `--write` puts them into bench/charts.md. Linux, with Debian's chromium and
chromium-driver, and npm for force-graph.
"""

from __future__ import annotations

import argparse
import base64
import gzip
import json
import os
import platform
import resource
import subprocess
import sys
import time
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(ROOT), str(HERE)]

import chart_page  # noqa: E402 - after the path
import chart_peers  # noqa: E402
from chart_registers import WORK, Shape, built, large  # noqa: E402

if TYPE_CHECKING:
    from chart_measure import Page

RESULTS, PAGE = WORK / "results.json", HERE / "charts.md"
SHAPES = {
    "500": Shape(1, own=170, wallets=25, parties=15, victims=225, onward=15, investigations=1.0, linked=0.0),
    "2000": Shape(40, own=25, wallets=4, parties=8, victims=1, onward=20, linked=1.0, one=True),
    "20000": large(20_000),
    "100000": large(100_000),
}
PEERS = ("pyvis", "pyvis-still", "force-graph")
QUESTIONS = ("KT-", "KT-1", "KT-7/24", "35160000", "7919", "jovan", "150.", "accounts.csv:77", "nobody of that name")
"""Asked of a page's search: from what every case has to what nobody has."""


def make(size: str) -> dict[str, Any]:
    """Make finlink's page of a size in this process, and keep its nodes and lines for the peers; return the figures."""
    import finlink  # noqa: PLC0415 - the harness stays small

    build = finlink.open_build(WORK / f"build-{size}")
    overview = SHAPES[size].cases > 1000
    of = "" if overview else build.engine.value("SELECT max(network) FROM networks") or ""
    case = "" if overview or of else build.engine.value("SELECT max(case_id) FROM cases")
    watch: dict[str, Any] = {}
    _listen(watch)
    started, worked = time.perf_counter(), time.process_time()
    if overview:
        from finlink.export.overview import register_page  # noqa: PLC0415 - imported when needed, as the command does

        page = register_page(build)
    else:
        from finlink.export.pages import chart_page as chart  # noqa: PLC0415

        page = chart(build, case=case, network=of)
    took = {"made": time.perf_counter() - started, "cpu": time.process_time() - worked}
    target = WORK / f"finlink-{size}.html"
    target.write_text(page, encoding="utf-8", newline="\n")
    graph = _of_overview(watch) if overview else _of_chart(page)
    (WORK / f"graph-{size}.json").write_text(json.dumps(graph, ensure_ascii=False), encoding="utf-8")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    facts = {"nodes": len(graph["nodes"]), "lines": len(graph["lines"])}
    if overview:
        beyond = sum(len(part.partition("</script>")[0]) for part in page.split('id="part-')[1:])
        facts["bare"] = target.stat().st_size - beyond
    return took | {"layout": watch["layout"], "bytes": target.stat().st_size, "peak": peak, **facts}


def _listen(watch: dict[str, Any]) -> None:
    """Note how long the layout takes, what it is given and what it gives; the modules are loaded, pyvis is not."""
    from finlink.export.chart import draw  # noqa: PLC0415 - as above
    from finlink.export.overview import columns, page  # noqa: PLC0415

    def timed(module: Any, name: str, kept: str) -> None:
        plain = getattr(module, name)

        def call(*given: Any, **named: Any) -> Any:
            started = time.perf_counter()
            watch[kept] = plain(*given, **named)
            watch[f"{kept} seconds"] = time.perf_counter() - started
            if kept == "places":
                watch["layout"] = watch["places seconds"]
            return watch[kept]

        setattr(module, name, call)

    timed(draw, "positions", "places")
    timed(columns, "arrange", "places")
    timed(page, "read_register", "register")


COLOURS = {
    "case-lacking": "#d55e00", "case-late": "#e69f00", "case-covered": "#009e73", "case-other": "#b6bec9",
    "investigation": "#f0e442", "person": "#56b4e9", "company": "#56b4e9", "account": "#0072b2", "wallet": "#cc79a7",
}  # fmt: skip


def _of_overview(watch: dict[str, Any]) -> dict[str, Any]:
    """Return what the overview draws, for the peers: nodes as label, text, colour, x, y; lines as ends and text."""
    from finlink.export.chart.kinds import group_of  # noqa: PLC0415 - as above

    nodes, lines, places = watch["register"].nodes, watch["register"].lines, watch["places"]
    drawn = []
    for n, label in enumerate(nodes["label"]):
        kind, status, amount = nodes["kind"][n], nodes["status"][n] or "", nodes["amount_eur"][n] or ""
        place = (nodes["place"][n] or "").replace("\x1f", ":")
        as_node = {"kind": "party", "person_kind": kind} if kind in {"person", "company"} else {"kind": kind}
        colour = COLOURS.get(group_of(as_node | {"status": status}).key, "#8a94a1")
        title = "\n".join(filter(None, (kind, str(label), status, amount, place)))
        drawn.append([str(label), title, colour, round(float(places.x[n]), 1), round(float(places.y[n]), 1)])
    texts = zip(lines["relation"], lines["words"], lines["amount"], strict=True)
    titles = [" ".join(filter(None, text)) for text in texts]
    return {"nodes": drawn, "lines": [*zip(lines["source"], lines["target"], titles, strict=True)]}


def _of_chart(page: str) -> dict[str, Any]:
    """Return the same of a chart, read from finlink's own page: what it draws once parallel lines are gathered."""
    block = page.partition('<script type="text/plain" id="block">')[2].partition("</script>")[0]
    data = json.loads(gzip.decompress(base64.b64decode(block)))
    texts, cards = data["texts"], data["cards"]
    number = {node["id"]: place for place, node in enumerate(data["nodes"])}

    def title(key: str) -> str:
        kind, name, _, fields = (*cards[key], 0, 0, 0)[:4]
        said = [": ".join(texts[part] for part in pair) for pair in (fields or [])[:4]]
        return "\n".join([texts[kind], texts[name], *said])

    nodes = [
        [node["label"], title(node["id"]), COLOURS.get(node["group"], "#8a94a1"), node["x"], node["y"]]
        for node in data["nodes"]
    ]
    return {"nodes": nodes, "lines": [[number[e["from"]], number[e["to"]], title(e["id"])] for e in data["edges"]]}


def measured(path: Path, limit: float, *, own: bool, overview: bool) -> dict[str, Any]:
    """Open a page and return its figures; None is what was not done within the limit."""
    from chart_measure import COLOURS as PICTURE  # noqa: PLC0415 - selenium is not needed to make a page
    from chart_measure import NEAR, SEARCH, opened  # noqa: PLC0415

    with opened(path, limit=limit) as page:
        figures: dict[str, Any] = {"ready": page.ready(), "browser": page.version}
        if figures["ready"] is None:
            return figures
        time.sleep(1)  # the index of the search is made
        figures["size"] = page.run(PICTURE)[1:]
        _move(page, figures, ("pan", "zoom"))
        if overview:
            for where, scale in (("half ", 0.35), ("near ", 1.0)):
                page.run(NEAR, scale)
                time.sleep(0.5)
                _move(page, figures, ("pan",), where)
        if own:
            figures["search"] = page.run(SEARCH, list(QUESTIONS))
        figures |= page.memory()
        return figures


def _move(page: Page, figures: dict[str, Any], ways: tuple[str, ...], before: str = "") -> None:
    for how in ways:
        found = page.moved(how)
        figures[before + how] = found and found["fps"]
        if found:
            figures["longest"] = max(figures.get("longest", 0.0), found["longest"])
        time.sleep(0.5)


def once(path: Path, limit: float, *, overview: bool) -> dict[str, Any]:
    """Return what needs no repeats: without WebGL when it is ready and whether it is blank; the first search."""
    from chart_measure import COLOURS as PICTURE  # noqa: PLC0415 - as above
    from chart_measure import NO_WEBGL, opened  # noqa: PLC0415

    figures: dict[str, Any] = {}
    with opened(path, limit=limit, flags=NO_WEBGL) as page:
        figures["no webgl"] = page.ready()
        if figures["no webgl"] is not None:
            figures["colours"] = page.run(PICTURE)[0]
    if overview:
        with opened(path, limit=limit, ask="KT-7/24") as page:
            page.ready()
            figures["first"] = page.run("return bench.first")
            figures["panel"] = page.panel()
    return figures


def child(command: list[str], limit: float) -> dict[str, Any]:
    """Run a command and return what it prints as JSON; nothing where it does not end within the limit."""
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT, timeout=limit)
    except subprocess.TimeoutExpired:
        return {"made": None}
    return dict(json.loads(done.stdout.splitlines()[-1]))


def make_peer(name: str, size: str, limit: float) -> dict[str, Any]:
    """Make a peer's page in a process of its own; return how long it took and how large it is."""
    target = WORK / f"{name}-{size}.html"
    target.unlink(missing_ok=True)
    graph = str(WORK / f"graph-{size}.json")
    figures = child([sys.executable, str(HERE / "chart_peers.py"), name, graph, str(target)], limit)
    return figures | ({"bytes": target.stat().st_size} if figures["made"] is not None else {})


def of_size(size: str, peers: list[str], given: argparse.Namespace) -> dict[str, Any]:
    """Measure every contender at a size, in turns; return the median of each figure."""
    overview = SHAPES[size].cases > 1000
    built(size, SHAPES[size], fresh=given.fresh)
    own = [child([sys.executable, __file__, "--make", size], 600) for _ in range(given.runs)]
    found: dict[str, list[dict[str, Any]]] = {"finlink": own}
    graph = WORK / f"graph-{size}.json"
    for run in range(given.runs):
        for name in ("finlink", *peers):
            told = found.setdefault(name, [])
            if run and name != "finlink" and None in (told[-1]["made"], told[-1].get("ready")):
                continue
            if name != "finlink":
                told.append(make_peer(name, size, given.limit))
            page = WORK / f"{name}-{size}.html"
            if told[-1]["made"] is not None:
                figures = measured(page, given.limit, own=name == "finlink", overview=overview and name == "finlink")
                told[run if name == "finlink" else -1] |= figures
                if run == 0 and figures["ready"] is not None:
                    told[0] |= once(page, given.limit, overview=overview and name == "finlink")
            if name == "finlink" and run == 0:
                graph.write_text(json.dumps(json.loads(graph.read_text()) | {"size": told[0].get("size", [840, 660])}))
            print(size, name, told[run] if name == "finlink" else told[-1], flush=True)
    return {name: middle(runs) for name, runs in found.items()}


def middle(runs: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the median of each figure; None where one run has none, what is no number from the first run."""
    figures: dict[str, Any] = {}
    for name in dict.fromkeys(name for run in runs for name in run):
        values = [run[name] for run in runs if name in run]
        numbers = all(isinstance(value, (int, float)) for value in values)
        figures[name] = median(values) if numbers else None if None in values else values[0]
    return figures


def machine(results: dict[str, Any]) -> dict[str, Any]:
    """Return what the figures rest on: when, where, which versions."""
    browsers = [one["browser"] for size in results.values() for one in size.values() if "browser" in one]
    model = next(
        (line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line),
        platform.machine(),
    )
    packages = ("duckdb", "numpy", "networkx", "pyvis")
    versions = [f"Python {platform.python_version()}", *(f"{one} {version(one)}" for one in packages)]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "day": datetime.now(UTC).strftime("%Y-%m-%d"),
        "processor": f"{os.cpu_count()} cores ({model}), {memory:.0f} GiB",
        "load": os.getloadavg()[0],
        "versions": ", ".join([*versions, chart_peers.FORCE_GRAPH.replace("@", " "), f"Chromium {browsers[0]}"]),
    }


def main() -> int:
    """Measure, keep, print, and write the page when asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default=",".join(SHAPES), help="sizes [all]")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--limit", type=float, default=60, help="seconds that making or opening a page may take [60]")
    parser.add_argument("--fresh", action="store_true", help="make the registers anew")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    parser.add_argument("--make", choices=SHAPES, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.make:
        print(json.dumps(make(given.make)))
        return 0
    WORK.mkdir(parents=True, exist_ok=True)
    peers = [name for name in PEERS if name != "force-graph" or chart_peers.fetched()]
    results = {size: of_size(size, peers, given) for size in given.only.split(",")}
    kept = {"sizes": results, "machine": machine(results), "runs": given.runs, "limit": given.limit}
    RESULTS.write_text(json.dumps(kept, indent=1), encoding="utf-8")
    text = chart_page.written(kept)
    print(text)
    if given.write:
        PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
