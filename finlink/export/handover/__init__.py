"""Handing a build, or a part of it, over to another tool: what the receiver may have, in a format that it reads.

``extent`` chooses what; ``withhold`` takes out the rows that the audience may not have; ``names`` and ``scrub`` make
ids and attributes fit for other tools; ``compose`` is these steps in their order; ``formats`` has one module a format.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from finlink.errors import FinlinkError
from finlink.export.handover.audiences import audience as audience_of
from finlink.export.handover.audiences import audiences, default_audience
from finlink.export.handover.compose import compose
from finlink.export.handover.extent import Extent, read_selection
from finlink.export.handover.formats import FORMATS, ending, render
from finlink.export.handover.writing import write_files

if TYPE_CHECKING:
    from finlink.export.handover.compose import Missing
    from finlink.export.handover.model import Handover
    from finlink.result import Build

__all__ = ["FORMATS", "Extent", "HandedOver", "audiences", "default_audience", "hand_over", "read_selection"]


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What was written: where, what it holds, what it does not, and what the format could not say."""

    target: Path
    handover: Handover
    missing: Missing
    notes: tuple[str, ...]


def hand_over(
    build: Build, to: str, target: Path | None = None, *, extent: Extent | None = None, audience: str = "",
    unmask: bool = False,
) -> HandedOver:  # fmt: skip
    """Write a build, or the extent of it, for another tool, without what the audience may not have.

    ``to`` is one of `FORMATS`; ``target`` a file, or for formats of several files a folder (a zip where it ends in
    .zip); without one it is named after the extent. Raises FinlinkError when there is no such thing, format or
    audience, or nothing may go to the audience.
    """
    if to not in FORMATS:
        raise FinlinkError(f"There is no format {to}; there are: {', '.join(FORMATS)}.")
    wanted = extent or Extent()
    handover, missing = compose(build, wanted, audience_of(audience), unmask=unmask)
    files = render(to, handover)
    path = target or Path(handover.stem + ending(to))
    write_files(path, files)
    notes = list(files.notes)
    if wanted.seal and wanted.seal != build.manifest["manifest_sha256"]:
        notes.append("The selection was saved from a chart of another build; all its nodes are in this one.")
    return HandedOver(path, handover, missing, tuple(notes))
