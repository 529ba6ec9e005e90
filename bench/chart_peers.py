"""The peers of finlink's charts: the same nodes, lines, places and hover texts as a page of another tool.

Usage: python bench/chart_peers.py NAME GRAPH.json PAGE.html; it prints how long that took, the graph read.

- ``pyvis``: pyvis as it comes: add_node, add_edge, physics on.
- ``pyvis-still``: pyvis in its best form: finlink's places, physics off, its lists filled without add_edge, which looks
  through all nodes for every line.
- ``force-graph``: force-graph (canvas; MIT) with finlink's places, no simulation, no dragging of nodes; its data as
  JSON in one file. It is fetched from npm when it is not in bench/work.
"""

from __future__ import annotations

import contextlib
import html
import json
import subprocess
import sys
import tarfile
import time
from pathlib import Path
from typing import Any

WORK = Path(__file__).resolve().parent / "work" / "charts"
FORCE_GRAPH = "force-graph@1.52.0"
FORCE_SCRIPT = WORK / "npm" / "package" / "dist" / "force-graph.min.js"
READY = "requestAnimationFrame(() => requestAnimationFrame(() => { document.documentElement.dataset.ready = '1'; }));"
VIS_READY = f"""<script>
const told = () => {{ network.once("afterDrawing", () => {{ {READY} }}); network.redraw(); }};
if (WAITED) network.once("stabilizationIterationsDone", told); else told();
</script>
</body>"""
FORCE_PAGE = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>force-graph</title></head><body>
<div id="graph"></div><script type="application/json" id="data">DATA</script><script>SCRIPT</script><script>
const graph = new ForceGraph(document.getElementById("graph")).width(WIDTH).height(HEIGHT)
  .nodeRelSize(4).nodeLabel("title").nodeColor("color").linkLabel("title").linkColor(() => "#9aa4ad")
  .enableNodeDrag(false).warmupTicks(0).cooldownTicks(0)
  .graphData(JSON.parse(document.getElementById("data").textContent));

let told = false;
graph.onRenderFramePost(() => {{
  if (told) return;
  told = true;
  graph.zoomToFit(0, 20);
  {READY}
}});
</script></body></html>
"""


def fetched() -> bool:
    """Fetch force-graph into bench/work with npm unless it is there; tell whether it is."""
    folder = WORK / "npm"
    folder.mkdir(parents=True, exist_ok=True)
    if not FORCE_SCRIPT.exists():
        with contextlib.suppress(OSError, subprocess.SubprocessError, tarfile.TarError):
            command = ["npm", "pack", FORCE_GRAPH, "--silent"]
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True, timeout=120)
            with tarfile.open(folder / done.stdout.split()[-1]) as archive:
                archive.extractall(folder, filter="data")
    return FORCE_SCRIPT.exists()


def pyvis(graph: dict[str, Any], *, still: bool) -> str:
    """Return pyvis's page; ``still``: with the places given and its lists filled directly."""
    from pyvis.network import Network  # noqa: PLC0415 - it takes half a second

    width, height = (f"{size}px" for size in graph["size"])
    if not still:
        network = Network(directed=True, cdn_resources="in_line", width=width, height=height)
        for place, (label, title, colour, _, _) in enumerate(graph["nodes"]):
            network.add_node(place, label=label, title=title, color=colour)
        for source, target, title in graph["lines"]:
            network.add_edge(source, target, title=title)
        return network.generate_html()
    network = Network(directed=True, cdn_resources="in_line", width=width, height=height)
    network.toggle_physics(False)
    network.nodes = [
        {"id": place, "label": label, "title": title, "color": colour, "shape": "dot", "size": 8, "x": x, "y": y}
        for place, (label, title, colour, x, y) in enumerate(graph["nodes"])
    ]
    network.node_ids = list(range(len(network.nodes)))
    network.node_map = dict(enumerate(network.nodes))
    network.edges = [
        {"from": source, "to": target, "title": title, "arrows": "to"} for source, target, title in graph["lines"]
    ]
    return network.generate_html()


def force_graph(graph: dict[str, Any]) -> str:
    """Return a page of force-graph."""
    data = {
        "nodes": [
            {"id": place, "title": html.escape(title), "color": colour, "x": x, "y": y, "fx": x, "fy": y}
            for place, (_, title, colour, x, y) in enumerate(graph["nodes"])
        ],
        "links": [
            {"source": source, "target": target, "title": html.escape(title)}
            for source, target, title in graph["lines"]
        ],
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    page = FORCE_PAGE.replace("WIDTH", str(graph["size"][0])).replace("HEIGHT", str(graph["size"][1]))
    before, _, after = page.partition("SCRIPT")
    return before.replace("DATA", text) + FORCE_SCRIPT.read_text(encoding="utf-8") + after


def made(name: str, graph: dict[str, Any]) -> str:
    """Return the page of a peer."""
    if name == "force-graph":
        return force_graph(graph)
    waited = "true" if name == "pyvis" else "false"
    return pyvis(graph, still=name == "pyvis-still").replace("</body>", VIS_READY.replace("WAITED", waited))


def main() -> int:
    """Make one page and say how long that took."""
    name, graph, page = sys.argv[1:]
    given = json.loads(Path(graph).read_text(encoding="utf-8"))
    started, worked = time.perf_counter(), time.process_time()
    Path(page).write_text(made(name, given), encoding="utf-8")
    print(json.dumps({"made": time.perf_counter() - started, "cpu": time.process_time() - worked}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
