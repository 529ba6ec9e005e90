"""The whole register as one picture: tables → columns (`read`) → places (`arrange`) → one HTML page (`page`).

Networks of linked cases, the largest first, then cases in no network, then what no list names, then hubs. Each
case is a disc with what is in its file around it. The page draws it on a canvas: no library draws 100,000 nodes without
a graphics card. A chart of one case or network is `finlink.export.chart`, and looks the same.
"""

from finlink.export.overview.page import register_page

__all__ = ["register_page"]
