"""GraphML, written by networkx; parallel edges keep their ids, amounts are texts, because they are exact."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import networkx as nx

from finlink.export.handover.formats.networks import as_networkx
from finlink.export.handover.model import Files

if TYPE_CHECKING:
    from finlink.export.handover.model import Handover


def files(handover: Handover) -> Files:
    """Return the file; not by lxml, which writes other bytes where it is installed."""
    stream = io.BytesIO()
    nx.write_graphml_xml(as_networkx(handover), stream)
    return Files({"": stream.getvalue()})
