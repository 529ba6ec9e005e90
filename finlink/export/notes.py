"""Notes on nodes that were written on a page, read back for the next one.

A file of notes is ``{"finlink": "notes", "build": SEAL, "notes": [{"node": "case:C-1", "text": "…"}]}``, as a page
saves it. Nodes are named as that page names them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from finlink.errors import FinlinkError

if TYPE_CHECKING:
    from collections.abc import Container, Mapping
    from pathlib import Path

_SHAPE = '{"finlink": "notes", "build": "", "notes": [{"node": "case:C-1", "text": "Ask the bank."}]}'


@dataclass(frozen=True, slots=True)
class Notes:
    """Texts by the name of their node; ``seal`` is the build on whose page they were written, "" where nobody knows."""

    texts: Mapping[str, str] = field(default_factory=dict)
    seal: str = ""

    def renamed(self, names: Mapping[str, str]) -> Notes:
        """Return the notes with other names for their nodes; those on nodes that become the same stand together."""
        found: dict[str, list[str]] = {}
        for node, text in self.texts.items():
            found.setdefault(names.get(node, node), []).append(text)
        return Notes({node: "\n\n".join(texts) for node, texts in found.items()}, self.seal)

    def said(self, nodes: Container[str], seal: str) -> list[str]:
        """Return what a page of the build ``seal`` that has these ``nodes`` must say about its notes."""
        if not self.texts:
            return []
        elsewhere = sum(node not in nodes for node in self.texts)
        found = []
        if self.seal != seal:
            found.append("The notes were written on a page of another build.")
        if elsewhere:
            notes = "1 note is on a node" if elsewhere == 1 else f"{elsewhere:,} notes are on nodes"
            found.append(f"{notes} that this page does not show; they stay in the notes that it saves.")
        return found


def read_notes(path: Path) -> Notes:
    """Read a file of notes; raises FinlinkError, naming the file, for anything else.

    Several notes on one node become one, the later under the earlier.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise FinlinkError(f"There are no notes {path}; save them from a chart, or write {_SHAPE}.") from None
    except (ValueError, RecursionError):
        raise FinlinkError(f"{path} is no JSON; notes are {_SHAPE}.") from None
    notes = found.get("notes") if isinstance(found, dict) and found.get("finlink") == "notes" else None
    if not isinstance(notes, list):
        raise FinlinkError(f"{path} has no notes as a chart saves them; that is {_SHAPE}.")
    texts: dict[str, list[str]] = {}
    for place, note in enumerate(notes, start=1):
        node, text = (note.get(name) if isinstance(note, dict) else None for name in ("node", "text"))
        if not isinstance(node, str) or not isinstance(text, str):
            raise FinlinkError(f'Note {place} of {path} is not {{"node": "…", "text": "…"}}; correct or remove it.')
        if text.strip() and text not in texts.setdefault(node, []):
            texts[node].append(text)
    return Notes({node: "\n\n".join(said) for node, said in texts.items() if said}, str(found.get("build") or ""))
