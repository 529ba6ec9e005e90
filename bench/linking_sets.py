"""Public sets of records with a known truth, as a user would map them to finlink's parties; and how they are scored.

A set has one row per record. `case_id` says in which case the record stands: in the public sets every record is a
case of its own, so that a link between two cases is a link between two records. The truth is pairs of case ids.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

COLUMNS = ("name", "kind", "birth_date", "national_id", "country", "phone", "email", "address")
"""What a party is described by: the columns that finlink and every peer get."""

Pairs = set[tuple[str, str]]


@dataclass
class LinkingSet:
    """Records with their truth.

    `records`: record_id, case_id and COLUMNS, all text, empty where unknown. `truth`: pairs of case ids, left < right,
    that share a person or company. `own`: the columns of the source that a user of a peer would give it instead of
    the joined name and address; empty when there are none. `judged`: the pairs that count, when not every pair does.
    """

    key: str
    title: str
    records: pd.DataFrame
    truth: Pairs
    own: pd.DataFrame = field(default_factory=pd.DataFrame)
    judged: Pairs = field(default_factory=set)

    def write(self, folder: Path) -> Path:
        """Write the set as a finlink register: cases.csv, parties.csv, and truth/pairs.csv beside them."""
        (folder / "truth").mkdir(parents=True, exist_ok=True)
        cases = pd.DataFrame({"case_id": self.records["case_id"].drop_duplicates()})
        cases.assign(offence="fraud", opened="2025-01-01").to_csv(
            folder / "cases.csv", index=False, lineterminator="\n"
        )
        parties = self.records.loc[:, ["case_id", *COLUMNS]]
        parties.to_csv(folder / "parties.csv", index=False, lineterminator="\n")
        pairs = pd.DataFrame(sorted(self.truth), columns=["left", "right"])
        pairs.to_csv(folder / "truth" / "pairs.csv", index=False, lineterminator="\n")
        return folder


@dataclass(frozen=True)
class Point:
    """Precision, recall and F1 of the pairs whose strength is at least `threshold`."""

    threshold: float
    pairs: int
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True)
class Score:
    """The curve over all thresholds, highest threshold first, and its best point (by F1, then the higher threshold)."""

    curve: tuple[Point, ...]
    best: Point

    def at(self, threshold: float) -> Point:
        """Return the point at which every pair of at least this strength counts."""
        met = [point for point in self.curve if point.threshold >= threshold]
        return met[-1] if met else Point(threshold, 0, 0.0, 0.0, 0.0)

    @property
    def all(self) -> Point:
        """Return the point at which every listed pair counts."""
        return self.curve[-1] if self.curve else self.best


def score(pairs: pd.DataFrame, truth: Pairs, *, points: int = 1000) -> Score:
    """Return precision, recall and F1 of pairs (left, right, strength) at each strength that occurs.

    A pair counts once, with its greatest strength, whichever way round; a pair of a case with itself counts not at
    all; pairs not listed have strength 0. With more than `points` strengths, as many quantiles of them are shown.
    """
    found = pd.DataFrame({"strength": pairs["strength"].astype(float).to_numpy()})
    left, right = pairs["left"].astype(str).to_numpy(), pairs["right"].astype(str).to_numpy()
    swap = left > right
    found["left"], found["right"] = left, right
    found.loc[swap, "left"], found.loc[swap, "right"] = right[swap], left[swap]
    found = found[found["left"] != found["right"]].groupby(["left", "right"], as_index=False)["strength"].max()
    found["hit"] = [pair in truth for pair in zip(found["left"], found["right"], strict=True)]
    levels = found.groupby("strength")["hit"].agg(["sum", "count"]).sort_index(ascending=False).cumsum()
    if len(levels) > points:
        levels = levels.iloc[sorted({round(at * (len(levels) - 1) / (points - 1)) for at in range(points)})]
    curve = []
    for threshold, (hits, listed) in zip(levels.index, levels.to_numpy().tolist(), strict=True):
        precision, recall = hits / listed, hits / len(truth) if truth else 0.0
        f1 = 2 * hits / (listed + len(truth))
        curve.append(Point(float(threshold), int(listed), precision, recall, f1))
    best = max(curve, key=lambda point: (point.f1, point.threshold), default=Point(1.0, 0, 0.0, 0.0, 0.0))
    return Score(tuple(curve), best)


def pairs_of(groups: Iterable[Iterable[str]]) -> Pairs:
    """Return every pair within each group, left < right."""
    return {pair for group in groups for pair in combinations(sorted(set(group)), 2)}


def record_pairs(one: LinkingSet) -> Pairs:
    """Return the true pairs of records; `truth` is pairs of cases, of which a record is one only in the public sets."""
    if "entity" not in one.records:
        return one.truth
    named = one.records[one.records["entity"] != ""]
    return clustered(named["record_id"], named["entity"])


def clustered(ids: pd.Series, cluster: pd.Series) -> Pairs:
    """Return the pairs of ids that have the same cluster."""
    return pairs_of(group for _, group in ids.groupby(cluster) if len(group) > 1)


def joined(table: pd.DataFrame, columns: Iterable[str], by: str = " ") -> pd.Series:
    """Return the cells of a row that are not empty, joined."""
    return table[list(columns)].apply(lambda row: by.join(cell for cell in row if cell), axis=1)


def read(path: Path) -> pd.DataFrame:
    """Return a CSV file as text without missing values, names and cells stripped, broken lines within a cell joined."""
    table = pd.read_csv(path, dtype=str, keep_default_na=False, skipinitialspace=True, encoding="utf-8")
    table.columns = [name.strip() for name in table.columns]
    return table.apply(lambda column: column.str.replace(r"\s+", " ", regex=True).str.strip())


def as_records(ids: pd.Series, kind: str, **columns: pd.Series) -> pd.DataFrame:
    """Return records with COLUMNS, each in a case of its own; a column that is not given stays empty."""
    records = pd.DataFrame({"record_id": ids, "case_id": ids})
    for name in COLUMNS:
        records[name] = kind if name == "kind" else columns.get(name, "")
    return records


def iso(dates: pd.Series) -> pd.Series:
    """Return YYYYMMDD as YYYY-MM-DD, days that do not exist included; anything else as it is."""
    return dates.str.replace(r"^(\d{4})(\d\d)(\d\d)$", r"\1-\2-\3", regex=True)


def febrl(data: Path, key: str, files: tuple[str, ...]) -> LinkingSet:
    """Return persons with known duplicates: the record id holds the truth."""
    table = pd.concat([read(data / name) for name in files], ignore_index=True)
    born = iso(table["date_of_birth"])
    street = ["street_number", "address_1", "address_2", "suburb", "postcode", "state"]
    records = as_records(
        table["rec_id"],
        "person",
        name=joined(table, ["given_name", "surname"]),
        birth_date=born,
        national_id=table["soc_sec_id"],
        address=joined(table, street),
    )
    truth = clustered(table["rec_id"], table["rec_id"].str.extract(r"^rec-(\d+)-")[0])
    own = table.drop(columns="rec_id").assign(date_of_birth=born)
    return LinkingSet(key, f"FEBRL {', '.join(files)}", records, truth, own)


def fake1000(data: Path) -> LinkingSet:
    """Return Splink's 1,000 invented persons: name, birth date, city, e-mail; the cluster is the truth."""
    table = read(data / "splink_fake_1000.csv")
    ids = "fake-" + table["unique_id"]
    records = as_records(
        ids,
        "person",
        name=joined(table, ["first_name", "surname"]),
        birth_date=table["dob"],
        email=table["email"],
        address=table["city"],
    )
    own = table[["first_name", "surname", "dob", "city", "email"]]
    return LinkingSet("fake1000", "Splink fake_1000", records, clustered(ids, table["cluster"]), own)


def chicago(data: Path) -> LinkingSet:
    """Return real nurseries of Chicago from ten lists: name, address, telephone; True Id is the truth."""
    table = read(data / "dedupe_chicago_early_childhood_true_ids.csv")
    ids = "site-" + table["Id"]
    records = as_records(
        ids, "company", name=table["Site name"], address=joined(table, ["Address", "Zip"]), phone=table["Phone"]
    )
    return LinkingSet("chicago", "Chicago early childhood sites", records, clustered(ids, table["True Id"]))


PUBLIC: dict[str, Callable[[Path], LinkingSet]] = {
    "febrl1": lambda data: febrl(data, "febrl1", ("febrl_dataset1.csv",)),
    "febrl4": lambda data: febrl(data, "febrl4", ("febrl_dataset4a.csv", "febrl_dataset4b.csv")),
    "fake1000": fake1000,
    "chicago": chicago,
}
"""The public sets of records by their short name; each is read from the folder given by ``--data``."""
