"""Writes the page of the bench of charts from the figures that charts.py keeps."""

from __future__ import annotations

from typing import Any

WHAT = {
    "500": "The chart of a case",
    "2000": "The chart of a network",
    "20000": "The overview of a register",
    "100000": "The overview of a large register",
}
ROWS = (
    ("bytes", "file, MB", 1e-6, 2),
    ("bare", "of which all but what only panels say, MB", 1e-6, 2),
    ("made", "page made once the build is open, s", 1, 2),
    ("cpu", "its CPU seconds", 1, 2),
    ("layout", "of which layout, s", 1, 2),
    ("peak", "peak memory of making it, MiB", 1, 0),
    ("ready", "ready, s", 1, 2),
    ("pan", "moved, frames a second", 1, 0),
    ("zoom", "zoomed, frames a second", 1, 0),
    ("half pan", "moved where lines begin to show, frames a second", 1, 0),
    ("near pan", "moved where names can be read, frames a second", 1, 0),
    ("longest", "longest wait for a frame meanwhile, ms", 1, 0),
    ("search", "search answered, the slowest question, s", 1e-3, 3),
    ("first", "the first search, asked when it is ready, s", 1e-3, 3),
    ("panel", "the first panel of a case complete, s", 1e-3, 3),
    ("page", "page memory (heap and arrays), MB", 1, 0),
    ("process", "memory of the browser's process, MB", 1, 0),
    ("no webgl", "ready without WebGL, s", 1, 2),
)
"""Each figure: its key, its words, by what it is multiplied, and how many decimals are shown."""

ASKED = {
    "500": {"bytes": 1.0, "made": 1.0, "ready": 1.0},
    "2000": {"ready": 1.5, "pan": 25.0, "zoom": 25.0},
    "20000": {"bytes": 3.0, "layout": 5.0, "ready": 1.0, "pan": 30.0, "zoom": 30.0, "half pan": 30.0, "near pan": 30.0},
    "100000": {
        "bytes": 15.0, "bare": 6.0, "layout": 20.0, "ready": 3.0, "pan": 30.0, "zoom": 30.0, "half pan": 30.0,
        "near pan": 30.0, "search": 0.2, "page": 200.0, "no webgl": 3.0,
    },
}  # fmt: skip
"""What is asked of finlink, in the unit of the row."""

AT_LEAST = frozenset({"pan", "zoom", "half pan", "near pan"})
NAMES = {
    "finlink": "**finlink**",
    "pyvis": "pyvis as it comes",
    "pyvis-still": "pyvis, places given",
    "force-graph": "force-graph, places given",
}
INTRO = """# How fast charts are

<!-- Written by bench/charts.py; do not edit. -->

Pages of finlink and of two other tools with the same nodes, lines, places and hover texts, opened from a file in
headless Chromium without a graphics card, in one run on one machine. {missed}

- **ready**: from the start of the navigation to the second animation frame after the first picture.
- **frames a second**: one event of the pointer or the wheel an animation frame, for {seconds} seconds; a frame counts
  when something was drawn on the canvas. More than 60 there cannot be.
- **search**: as if typed, up to the list of answers. The other two tools have no search over what is written.
- **page memory**: after its garbage is collected, at the end of all that. The process has the browser's own as well.
- **without WebGL**: it is switched off in the browser, with the software that stands in for it.
"""
PEERS = """## The others

- **pyvis as it comes**: `add_node`, `add_edge`, physics on; ready when its physics has come to rest. It asks a server
  for two files that are not in its page; here this fails at once, on an office network it may take long.
- **pyvis, places given**: its best form. Physics off, finlink's places, its lists filled directly, because `add_edge`
  looks through all nodes for every line.
- **force-graph, places given**: of the libraries that draw such graphs in a browser the fastest without a graphics card
  that was tried. It has no simulation to run here; nodes are dots, their text comes with the pointer.

The pages of finlink hold what theirs do not: search, filters, a panel with reasons and source rows, a table, names
drawn in the picture. Nor do the others read the build or find places: they are given the nodes and lines in memory.
Their canvas is as large as finlink's.
"""
HOW = """## How to repeat it

    pip install -e '.[dev,bench]'
    apt-get install chromium chromium-driver npm
    python bench/charts.py --write

The registers are invented, made by SQL (`bench/chart_registers.py`) and kept in `bench/work/`. Each page is opened
{runs} in a browser of its own, the contenders in turns; the median counts. "Not within {limit:g} s" is
said of a page that was not made, or not ready, in that time.

{processor}; {versions}; {day}. Load of the machine at the end of the run: {load:.1f}.
"""


def written(kept: dict[str, Any]) -> str:
    """Return the page as Markdown."""
    sizes = kept["sizes"]
    missed = [f"{row} at {int(size):,}" for size in sizes for row in _missed(size, sizes[size]["finlink"])]
    said = f"Of what is asked of finlink is missed: {'; '.join(missed)}." if missed else "All that is asked is met."
    times = "once" if kept["runs"] == 1 else f"{kept['runs']} times"
    parts = [INTRO.format(seconds=4, missed=said)]
    parts += [_of_size(size, found, kept["limit"]) for size, found in sizes.items()]
    return "\n".join([*parts, PEERS, HOW.format(runs=times, limit=kept["limit"], **kept["machine"])])


def _of_size(size: str, found: dict[str, Any], limit: float) -> str:
    """Return the heading and the table of one size."""
    own = found["finlink"]
    head = ["", "asked", *(NAMES[name] for name in found)]
    lines = ["| " + " | ".join(head) + " |", "| --- |" + " ---: |" * (len(head) - 1)]
    for key, words, factor, places in ROWS:
        if key not in own:
            continue
        cells = [_cell(key, one, factor, places, limit) for one in found.values()]
        asked = ASKED[size].get(key)
        if asked is not None:
            cells[0] += f" {'met' if _is_met(key, own[key], factor, asked) else '**missed**'}"
        sign = "≥" if key in AT_LEAST else "≤"
        lines.append(f"| {words} | {f'{sign} {asked:g}' if asked is not None else ''} | {' | '.join(cells)} |")
    blank = [NAMES[name] for name, one in found.items() if one.get("colours", 9) < 3]
    after = f"\nWithout WebGL the picture is blank: {', '.join(blank)}.\n" if blank else ""
    return (
        f"## {WHAT[size]}: {own['nodes']:,.0f} nodes, {own['lines']:,.0f} lines\n\n" + "\n".join(lines) + f"\n{after}"
    )


def _cell(key: str, figures: dict[str, Any], factor: float, places: int, limit: float) -> str:
    """Return a figure as a cell; what could not come for want of an earlier one is empty."""
    if key not in figures:
        return ""
    value = figures[key]
    if value is None:
        return f"not within {limit:g} s"
    value *= factor
    if places and value < 10**-places:
        return f"< {10**-places:g}"
    return f"{value:,.{places if places or value >= 10 else 1}f}"


def _is_met(key: str, value: float | None, factor: float, asked: float) -> bool:
    if value is None:
        return False
    return value * factor >= asked if key in AT_LEAST else value * factor <= asked


def _missed(size: str, own: dict[str, Any]) -> list[str]:
    """Return the words of what is asked and missed."""
    asked = ASKED[size]
    return [
        words.split(",")[0]
        for key, words, factor, _ in ROWS
        if key in asked and not _is_met(key, own.get(key), factor, asked[key])
    ]
