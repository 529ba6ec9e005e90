"""The interactive link chart: a networkx graph in, one self-contained HTML page out.

`page.render` holds the order: clean the texts (`text`), gather parallel edges (`edges`), describe every node and
edge for the side panel (`cards`), compute positions (`layout`, `force`, `spread`), and write the page through pyvis
with finlink's own template (`page.html.j2`, the scripts, and what `finlink.export.page` shares with the overview) and
the vis-network script that pyvis bundles (`vis`).

In the page: data (`model.js`) → what the reader did to it (`view.js`, `filter.js`) → what is left of it to be drawn
(`shown.js`) → how it looks (`look.js`, `days.js`) → vis-network (`picture.js`). `ways.js` looks for something between
two nodes, `acts.js` is what can be done with one, `panel.js` tells about one, `keep.js` takes along, `page.js` listens.
"""

from finlink.export.chart.page import render

__all__ = ["render"]
