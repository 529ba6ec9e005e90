"""Writes the page of a benchmark run: the figures, what was asked for, and how to repeat it."""

from __future__ import annotations

from statistics import median
from typing import Any

PAGE = "docs/explanation/speed.md"
WHAT = {
    "a": "`finlink build`: everything, chart included",
    "b": "DuckDB alone: the same CSV files copied as text to zstd Parquet",
    "c": "pandas + networkx: the whole register as one MultiDiGraph",
    "d": "pandas + networkx in its best form: pyarrow engine, transfers only as sums",
}
INTRO = """# Speed and memory

<!-- Written by bench/build.py; do not edit. -->

How long `finlink build` takes on an agency's whole register, beside the least that any stored build must do (b), the
script an analyst would write (c), and the best honest form of that script (d). The peers are in `bench/`, and
`bench/README.md` says what each does and leaves out. Only ratios travel: another machine has other seconds.
"""
WITHIN_WRITE = "chart"
"""The stage that runs while another does: its seconds are not added."""
OVERLAP = """The chart is drawn while the tables are written, so its time lies within that of write. The rest is
starting Python, the manifest with its hashes, taking the build's place on the disk, and the printed summary.
"""
MACHINE = """## The machine

{processor}, {memory} memory, {system}; {versions}; measured on {day}.
"""
HOW = """## How to repeat it

    pip install -e '.[bench]'
    python bench/build.py --runs {runs}

The register is generated (`finlink.demo.write(folder, cases={cases:_})`; the same bytes everywhere) and kept in
`bench/work/`. Each contender is a whole process, started {times}; the contenders take turns; the median counts.
CPU is user + system time of the process and its children, memory the peak resident set, both from the kernel. The
input is in the page cache, every run writes to an empty folder.
"""


def middle(facts: dict[str, Any], key: str, what: str) -> float:
    """Return the median of a figure of a contender."""
    return float(median(facts["measured"][key][what]))


def table(rows: list[list[str]], *, left: int = 1) -> str:
    """Return a Markdown table, the first row its header; `left` columns are aligned left."""
    rule = ["---" if at < left else "---:" for at in range(len(rows[0]))]
    return "\n".join("| " + " | ".join(row) + " |" for row in [rows[0], rule, *rows[1:]]) + "\n"


def results(facts: dict[str, Any]) -> str:
    """Return the table of the contenders, with ratios to (a)."""
    keys = [key for key in WHAT if key in facts["measured"]]
    head = ["", "what", "wall s (min–max)", "CPU s", "peak MiB", "output MB"]
    compared = "a" in keys and len(keys) > 1
    rows = [head + (["wall ÷ (a)", "CPU ÷ (a)"] if compared else [])]
    for key in keys:
        wall, cpu = middle(facts, key, "wall"), middle(facts, key, "cpu")
        every = facts["measured"][key]["wall"]
        spread = f" ({min(every):.2f}–{max(every):.2f})" if len(every) > 1 else ""
        row = [f"({key})", WHAT[key], f"{wall:.2f}{spread}", f"{cpu:.2f}"]
        row += [f"{middle(facts, key, 'memory'):.0f}", f"{facts['measured'][key]['written']:.0f}"]
        if compared:
            row += [f"{wall / middle(facts, 'a', 'wall'):.2f}", f"{cpu / middle(facts, 'a', 'cpu'):.2f}"]
        rows.append(row)
    return table(rows, left=2)


def asked(facts: dict[str, Any]) -> str:
    """Return the table of what was asked for and what was measured."""
    have = {key for key, one in facts["measured"].items() if one["wall"]}
    rows = [["asked for (at 100,000 cases)", "measured", "met"]]

    def ratio(text: str, over: str, under: str, *, least: float = 0.0, most: float = float("inf")) -> None:
        if {over, under} <= have:
            wall, cpu = (middle(facts, over, what) / middle(facts, under, what) for what in ("wall", "cpu"))
            rows.append(
                [text, f"{wall:.2f} wall, {cpu:.2f} CPU", met(least <= min(wall, cpu) and max(wall, cpu) <= most)]
            )

    def figure(text: str, key: str, what: str, most: float, unit: str = "s") -> None:
        if key in have:
            value = middle(facts, key, what) / (1024 if unit == "GiB" else 1)
            rows.append([text, f"{value:.2f} {unit}", met(value <= most)])

    ratio("(a) ≤ 4 × (b)", "a", "b", most=4)
    ratio("(c) ≥ 8 × (a)", "c", "a", least=8)
    ratio("(a) ≤ 1.5 × (d)", "a", "d", most=1.5)
    figure("peak memory of (a) ≤ 2 GiB", "a", "memory", 2, "GiB")
    figure(f"`finlink --help` < 0.4 s (median of {facts['help_runs']})", "help", "wall", 0.4)
    figure(f"`finlink build sample_data` < 3 s (median of {facts['sample_runs']})", "sample", "wall", 3)
    who = ", ".join(f"({key})" for key in facts["checked"])
    same = not facts["differences"]
    if who:
        rows.append([f"results of {who} equal the planted truth", "equal" if same else "differ", met(same)])
    return table(rows, left=3)


def met(held: bool) -> str:
    """Say whether something asked for was met."""
    return "yes" if held else "**no**"


def stages(facts: dict[str, Any]) -> str:
    """Return finlink's own stage times; the rest is starting Python, publishing and the printed summary."""
    kept = [key for key in ("a", "sample") if facts["measured"].get(key, {}).get("stages")]
    if not kept:
        return ""
    names = sorted(facts["measured"][kept[0]]["stages"], key=lambda name: name == WITHIN_WRITE)
    shown = [f"(of write: {name})" if name == WITHIN_WRITE else name for name in names]
    rows = [["wall seconds", *shown, "the rest", "whole process"]]
    for key in kept:
        each = {name: float(median(values)) for name, values in facts["measured"][key]["stages"].items()}
        wall = middle(facts, key, "wall")
        rest = wall - sum(seconds for name, seconds in each.items() if name != WITHIN_WRITE)
        title = "this register" if key == "a" else "`sample_data`"
        rows.append([title, *(f"{each.get(name, 0):.2f}" for name in names), f"{rest:.2f}", f"{wall:.2f}"])
    return f"## The stages of `finlink build`\n\n{table(rows)}\n{OVERLAP}"


def page(facts: dict[str, Any]) -> str:
    """Return the whole page as Markdown."""
    runs = facts["runs"]
    times = "once" if runs == 1 else f"{runs} times"
    rows = [[name, f"{count:,}", f"{size:.1f}"] for name, count, size in facts["files"]]
    files = table([["file", "rows", "MB"], *rows])
    about = facts["machine"]
    parts = [
        INTRO,
        f"## {facts['cases']:,} cases\n\nMedian of {runs} run{'s' if runs > 1 else ''}.\n\n{results(facts)}",
        asked(facts),
        f"Compared with the truth: {facts['sizes']}.\n",
        *([f"{line}\n" for line in facts["differences"]]),
        stages(facts).rstrip() + "\n",
        f"## The register\n\n{files}\nNo parties file and no tracing.\n",
        MACHINE.format(**about),
        HOW.format(runs=runs, cases=facts["cases"], times=times),
    ]
    return "\n".join(part for part in parts if part.strip())
