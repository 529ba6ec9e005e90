"""The training scenario: tells every story and writes the register, its truth and STORIES.md."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from finlink.demo.register import write_csv
from finlink.demo.stories import STORIES
from finlink.demo.world import Story, World

if TYPE_CHECKING:
    from pathlib import Path

AS_OF = date(2025, 6, 30)
"""The last action of FI-TR-01, the latest date that can be (KTP-254/25 says 2052)."""

_RATES = {
    "2024-01-01": {
        "RSD": "117.20",
        "MKD": "61.60",
        "ALL": "104.00",
        "RON": "4.9700",
        "TRY": "32.60",
        "MDL": "19.30",
    },
    "2025-01-01": {
        "RSD": "117.00",
        "MKD": "61.50",
        "ALL": "98.00",
        "RON": "4.9750",
        "TRY": "36.50",
        "MDL": "19.20",
    },
    "2025-04-01": {
        "RSD": "117.00",
        "MKD": "61.50",
        "ALL": "99.00",
        "RON": "4.9800",
        "TRY": "41.00",
        "MDL": "19.50",
    },
}

_HEAD = """# The stories of the training scenario

Everything here is invented: people, companies, banks, addresses and amounts. The folder is a register of
{cases} cases as fourteen units of twelve countries might keep it, with {stories} planted stories. For
each story this page says what happened, which rows tell it, what finlink must find, and the near misses:
what looks like a finding or a link and must not become one. `truth/` says the same in tables. All dates are
seen from {as_of}, the as-of date.

Links of the kinds same_person and same_company are weighed, so no story says their exact strength: one
"joins" (0.9 and more) or is "only proposed" (less: it joins no network until an analyst confirms it).

A row is named by its file and line, the header being line 1. One file, `accounts_bank_reply.csv`, is the
answer of a bank in its own words, with `;` and dotted dates.
"""


def write_scenario(directory: Path, seed: int) -> list[Path]:
    """Write the training scenario; the seed changes account numbers, ids and addresses, not the stories."""
    world = World(seed)
    for tell in STORIES:
        tell(world)
    for day, rates in _RATES.items():
        for currency, rate in rates.items():
            world.register.add("rates", date=day, currency=currency, rate=rate, source="invented for training")
    written = world.register.write(directory, as_of=AS_OF)
    header = list(world.reply[0])
    rows = [[row[name] for name in header] for row in world.reply]
    written.append(write_csv(directory / "accounts_bank_reply.csv", header, rows, delimiter=";"))
    page = directory / "STORIES.md"
    page.write_bytes(_page(world).encode())
    return [*written, page]


def _page(world: World) -> str:
    head = _HEAD.format(cases=len(world.register.rows["cases"]), stories=len(world.stories), as_of=AS_OF.isoformat())
    return "\n".join([head, *(_section(story) for story in world.stories)])


def _section(story: Story) -> str:
    """Return the story's section of STORIES.md."""
    rows = "; ".join(f"{name} {_spans(lines)}" for name, lines in story.lines.items())
    parts = [f"## {story.number} {story.title}", "", story.happened, ""]
    if story.cases:
        parts += [f"Cases: {', '.join(f'`{case_id}`' for case_id in story.cases)}.", ""]
    parts += [f"Rows: {rows}.", "", "finlink must find:", ""]
    parts += [f"- {text}" for text in story.finds]
    if story.near:
        parts += ["", "Near misses:", "", *(f"- {text}" for text in story.near)]
    return "\n".join([*parts, ""])


def _spans(lines: list[int]) -> str:
    """Say line numbers shortly: 2, 3, 4, 9 is "2-4, 9"."""
    spans: list[list[int]] = []
    for line in lines:
        if spans and line == spans[-1][-1] + 1:
            spans[-1][1:] = [line]
        else:
            spans.append([line])
    return ", ".join("-".join(map(str, span)) for span in spans)
