"""Checks that results are the same: links, networks and gaps of finlink, of both pandas peers and of the planted truth.

Usage: python compare_results.py TRUTH OUT...      (exit code 1 when anything differs)

TRUTH is the `truth` folder of a benchmark register; each OUT holds links.csv, networks.csv and gaps.csv. Links of the
kinds that were planted must be equal. A further kind may only connect cases that the truth connects too, or join none
(strength below 0.9): in a generated register strangers pay one account in the same month now and then.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from pathlib import Path

LISTED = frozenset(("MISSING", "NOT_YET_DUE", "UNDETERMINED", "OPENED_LATE", "OPEN_STALLED", "PARTIAL", "POST_HOC"))
JOINING = 0.9
Results = dict[str, set[tuple[str, ...]]]
NAMES = {
    "links": "links (left, right, kind, via, strength; of a further kind, only what joins)",
    "networks": "networks (case ids)",
    "gaps": "gaps (case, status, findings, joinable investigation)",
}


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def links_and_networks(folder: Path) -> Results:
    """Return what the truth and a result write alike."""
    return {
        "links": {
            (row["left"], row["right"], row["kind"], row["via"], f"{float(row['strength']):.2f}")
            for row in rows(folder / "links.csv")
        },
        "networks": {tuple(sorted(row["case_ids"].split(";"))) for row in rows(folder / "networks.csv")},
    }


def results(folder: Path) -> Results:
    """Return what finlink or a peer found."""
    gaps = {
        (row["case_id"], row["status"], row["findings"], row["joinable_investigation"])
        for row in rows(folder / "gaps.csv")
    }
    return {**links_and_networks(folder), "gaps": gaps}


def truth(folder: Path) -> Results:
    """Return what was planted; listed are the statuses of the design and every case with a finding."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows(folder / "findings.csv"):
        if row["subject"].startswith("case:"):
            found[row["case_id"]].add(row["rule"])
    joinable = {row["case_id"]: row["joinable_investigation"] for row in rows(folder / "gaps.csv")}
    gaps = {
        (row["case_id"], row["status"], ";".join(sorted(found[row["case_id"]])), joinable.get(row["case_id"], ""))
        for row in rows(folder / "status.csv")
        if row["status"] != "UNKNOWN" and (row["status"] in LISTED or found[row["case_id"]])
    }
    return {**links_and_networks(folder), "gaps": gaps}


def beyond(planted: set[tuple[str, ...]], found: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Return the found links that are right beyond what was planted: of further kinds, and they join nothing new."""
    kinds = {link[2] for link in planted}
    pairs = {link[:2] for link in planted}
    return {link for link in found if link[2] not in kinds and (link[:2] in pairs or float(link[4]) < JOINING)}


def differences(expected: Results, folder: Path) -> list[str]:
    """Return one line for each table of `folder` that is not as planted, with an example of each side."""
    told = []
    for table, found in results(folder).items():
        missing, extra = expected[table] - found, found - expected[table]
        if table == "links":
            extra -= beyond(expected[table], found)
        if missing or extra:
            examples = "; ".join(
                f"{word}: {' '.join(min(some))}" for word, some in (("missing", missing), ("extra", extra)) if some
            )
            told.append(f"{folder}: {len(missing)} {table} missing, {len(extra)} extra ({examples})")
    return told


def compare(truth_folder: Path, folders: list[Path]) -> tuple[str, list[str]]:
    """Return the sizes compared, in words, and every difference from the truth."""
    expected = truth(truth_folder)
    sizes = ", ".join(f"{len(expected[table]):,} {name}" for table, name in NAMES.items())
    return sizes, [line for folder in folders for line in differences(expected, folder)]


def main(arguments: list[str]) -> int:
    """Compare and print; return the exit code."""
    sizes, told = compare(Path(arguments[0]), [Path(name) for name in arguments[1:]])
    print(f"Planted: {sizes}.")
    print("\n".join(told) if told else f"Equal in all of: {', '.join(arguments[1:])}.")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
