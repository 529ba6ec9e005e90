"""The interactive link chart: a networkx graph in, one self-contained HTML page out.

`page.render` holds the order: clean the texts (`text`), gather parallel edges (`edges`), describe every node and
edge for the side panel (`cards`), compute positions (`layout`, `force`, `spread`), and write the page through pyvis
with finlink's own template (`page.html.j2`, `page.css` and the scripts) and the vis-network script that pyvis
bundles (`vis`).
"""

from finlink.export.chart.page import render

__all__ = ["render"]
