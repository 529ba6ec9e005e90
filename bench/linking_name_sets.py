"""Public lists of names as sets: what a name alone can and cannot tell."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pandas as pd
from linking_sets import LinkingSet, as_records, pairs_of, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SCRIPTS = {"LATIN", "CYRILLIC", "GREEK"}


def script(text: str) -> bool:
    """Tell whether every letter is Latin, Cyrillic or Greek."""
    return all(unicodedata.name(letter, "").split(" ")[0] in SCRIPTS for letter in text if letter.isalpha())


def romanized(data: Path) -> LinkingSet:
    """Return names in their own spelling, romanised, and a different name, as three persons with one birth date.

    A given name gets the surname Novak and a surname the given name Ana, so that only the name in question differs.
    Only names of which both spellings are Latin, Cyrillic or Greek and not the same letters count.
    """
    table = read(data / "names_localized_romanized.csv")
    table = table[table["localized"].map(script) & table["romanized"].map(script)].reset_index(drop=True)
    lists = {key: group.index.to_list() for key, group in table.groupby(["kind", "country", "gender"])}
    rows, truth, judged = [], set(), set()
    for at, row in enumerate(table.itertuples()):
        if row.localized.lower() == row.romanized.lower():
            continue
        same = lists[row.kind, row.country, row.gender]
        other = table.loc[same[(same.index(at) + 1) % len(same)]]
        if {other.localized.lower(), other.romanized.lower()} & {row.localized.lower(), row.romanized.lower()}:
            continue
        born = f"{1950 + at % 50}-{at // 50 % 12 + 1:02d}-{at // 600 + 1:02d}"
        for letter, name in zip("abc", (row.localized, row.romanized, other.localized), strict=True):
            whole = f"{name} Novak" if row.kind == "forename" else f"Ana {name}"
            rows.append((f"n{at}{letter}", whole, born))
        truth.add((f"n{at}a", f"n{at}b"))
        judged |= pairs_of([[f"n{at}a", f"n{at}b", f"n{at}c"]])
    frame = pd.DataFrame(rows, columns=["id", "name", "born"])
    records = as_records(frame["id"], "person", name=frame["name"], birth_date=frame["born"])
    title = "Names in their own spelling and romanised, beside another name of the same list"
    return LinkingSet("romanized", title, records, truth, judged=judged)


def synonyms(data: Path) -> LinkingSet:
    """Return names of malware and of groups with their aliases: most cannot be found by spelling."""
    table = read(data / "misp_galaxy_synonyms.csv")
    names = pd.concat([table["canonical"], table["synonym"]]).drop_duplicates()
    ids = pd.Series([f"a{number}" for number in range(len(names))])
    place = dict(zip(names, ids, strict=True))
    groups = table.groupby(["source", "canonical"])["synonym"].apply(list)
    truth = pairs_of([place[name] for name in (key[1], *found)] for key, found in groups.items())
    records = as_records(ids, "", name=pd.Series(names.to_list()))
    return LinkingSet("synonyms", "Aliases of malware and groups (MISP galaxy)", records, truth)


def watchman(data: Path) -> tuple[LinkingSet, pd.Series]:
    """Return pairs of names, and another tool's score of each in the order of `judged`; the truth is not known."""
    table = read(data / "watchman_name_scores.csv")
    table = table[(table["name_a"] != "") & (table["name_b"] != "")].reset_index(drop=True)
    ids = pd.Series([f"w{number:03d}{side}" for number in range(len(table)) for side in "ab"])
    names = pd.Series([name for pair in zip(table["name_a"], table["name_b"], strict=True) for name in pair])
    records = as_records(ids, "", name=names)
    judged = {(f"w{number:03d}a", f"w{number:03d}b") for number in range(len(table))}
    one = LinkingSet("watchman", "Pairs of names with Watchman's score", records, set(), judged=judged)
    return one, table["watchman_score"].astype(float)


def samples(data: Path) -> LinkingSet:
    """Return odd names without a truth: only whether every row is read and what is proposed can be said."""
    names = read(data / "rigour_sample_names.csv")["name"]
    ids = pd.Series([f"s{number}" for number in range(len(names))])
    return LinkingSet("samples", "Rigour's sample names", as_records(ids, "", name=names), set())


NAMES: dict[str, Callable[[Path], LinkingSet]] = {
    "romanized": romanized,
    "synonyms": synonyms,
    "samples": samples,
    "watchman": lambda data: watchman(data)[0],
}
"""The lists of names by their short name."""
