"""finlink: links cybercrime cases to each other and to their proceeds.

The data flow is ``read → normalise → link → trace → assess → publish``; ``finlink.pipeline`` holds the order
(``finlink.build`` is the function). From Python:

    import finlink
    b = finlink.build("sample_data")
    b.table("gaps")              # a pandas DataFrame
    b.graph(network="N001")      # a networkx.MultiDiGraph
    b.trace("KT-116/25")         # where the case's money went

Everything heavy is imported when first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from finlink.compare import diff
    from finlink.errors import FinlinkError
    from finlink.frames import trace_transfers
    from finlink.pipeline import build, check
    from finlink.result import Build, open_build

__all__ = ["Build", "FinlinkError", "build", "check", "diff", "open_build", "trace_transfers"]

_HOMES = {
    "Build": "finlink.result",
    "FinlinkError": "finlink.errors",
    "build": "finlink.pipeline",
    "check": "finlink.pipeline",
    "diff": "finlink.compare",
    "open_build": "finlink.result",
    "trace_transfers": "finlink.frames",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'finlink' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - the point of this function

    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
