"""The peers of finlink's entity resolution, each given the same columns of the same records.

Every function takes a set's records and returns pairs of record ids with a strength from 0 to 1. None of them sees the
truth; none of them gets finlink's folding of names. Nomenklatura and dedupe run in a Python of their own.
"""

from __future__ import annotations

import json
import logging
import subprocess
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from linking_sets import record_pairs

if TYPE_CHECKING:
    from linking_sets import LinkingSet

HERE = Path(__file__).resolve().parent
COMPARED = ("name", "birth_date", "national_id", "phone", "email", "address")
BLOCKS = (
    ("national_id",), ("email",), ("phone",), ("name",), ("sorted_name",), ("birth_date",), ("address",),
    ("first_start", "birth_year"), ("last_start", "birth_year"), ("first_start", "last_start"), ("first_start", "town"),
    ("first_start",), ("last_start",), ("address_start",),
)  # fmt: skip
"""Two records are compared when they agree in all columns of one of these: the rules that all peers get."""


def prepared(records: pd.DataFrame) -> pd.DataFrame:
    """Return the records in lower case, empty cells as missing, with the columns that BLOCKS need."""
    table = records[["record_id", *COMPARED, "country"]].copy()
    for name in COMPARED:
        table[name] = table[name].str.lower().str.replace(r"\s+", " ", regex=True).str.strip()
    words = table["name"].str.replace(r"[^\w\s]", " ", regex=True).str.split()
    table["sorted_name"] = words.apply(sorted).str.join(" ")
    table["first_start"] = words.str[0].str[:4]
    table["last_start"] = words.str[-1].str[:4]
    table["birth_year"] = table["birth_date"].str[:4]
    table["address_start"] = table["address"].str[:10]
    table["town"] = table["address"].str[-5:]
    return table.where(table != "")


def blocking(table: pd.DataFrame, most: int = 40) -> list[tuple[str, ...]]:
    """Return the rules whose columns are filled here and put fewer than `most` records together on average."""
    kept = []
    for rule in BLOCKS:
        filled = table.dropna(subset=list(rule))
        sizes = filled.groupby(list(rule)).size().to_numpy().astype(float)
        if len(filled) and (sizes**2).sum() / sizes.sum() < most:
            kept.append(rule)
    return kept


def splink(records: pd.DataFrame, own: pd.DataFrame | None = None) -> pd.DataFrame:
    """Link by Splink as its documentation does: u by random sampling, m by EM with two blocking rules, then predict.

    `own`: the source's own columns instead of COMPARED, for the same records in the same order.
    """
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on  # noqa: PLC0415

    logging.disable(logging.WARNING)
    warnings.filterwarnings("ignore")
    if own is None:
        table = prepared(records)
        comparisons, rules = _comparisons(table), blocking(table)
    else:
        table, comparisons, rules = _own_columns(records, own)
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="record_id",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=[block_on(*rule) for rule in rules],
    )
    api = DuckDBAPI()
    linker = Linker(api.register(table), settings)
    sure = [block_on(*rule) for rule in rules if rule[0] in {"national_id", "email"}] or [block_on(*rules[0])]
    linker.training.estimate_probability_two_random_records_match(sure, recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for rule in _training(table, rules):
        linker.training.estimate_parameters_using_expectation_maximisation(
            block_on(*rule), record_sample_proportion=1.0
        )
    found = linker.inference.predict(threshold_match_probability=0.001).as_pandas_dataframe()
    renamed = {"record_id_l": "left", "record_id_r": "right", "match_probability": "strength"}
    return found[list(renamed)].rename(columns=renamed)


def _comparisons(table: pd.DataFrame) -> list[Any]:
    import splink.comparison_library as cl  # noqa: PLC0415

    found: list[Any] = [cl.NameComparison("name")]
    if table["birth_date"].notna().any():
        found.append(cl.DateOfBirthComparison("birth_date", input_is_string=True))
    if table["national_id"].notna().any():
        found.append(cl.DamerauLevenshteinAtThresholds("national_id", [1, 2]))
    if table["phone"].notna().any():
        found.append(cl.DamerauLevenshteinAtThresholds("phone", [1, 2]))
    if table["email"].notna().any():
        found.append(cl.EmailComparison("email"))
    if table["address"].notna().any():
        found.append(cl.JaroWinklerAtThresholds("address", [0.9, 0.8]))
    return found


def _training(table: pd.DataFrame, rules: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return two rules that share no compared column, the widest first, so that EM sees every comparison once."""
    wide = [rule for rule in (("birth_date",), ("name",), ("email",), ("phone",), ("address",)) if rule[0] in table]
    usable = [rule for rule in wide if table[rule[0]].dropna().duplicated().any()]
    return usable[:2] or rules[:1]


def _own_columns(records: pd.DataFrame, own: pd.DataFrame) -> tuple[pd.DataFrame, list[Any], list[tuple[str, ...]]]:
    import splink.comparison_library as cl  # noqa: PLC0415

    known = {
        "date_of_birth": "birth_date",
        "dob": "birth_date",
        "soc_sec_id": "national_id",
        "given_name": "first_name",
    }
    table = own.rename(columns=known)
    table = table.where(table != "")
    table.insert(0, "record_id", records["record_id"].to_numpy())
    made_for = {
        "national_id": cl.DamerauLevenshteinAtThresholds("national_id", [1, 2]),
        "email": cl.EmailComparison("email"),
        "postcode": cl.ExactMatch("postcode"),
        "street_number": cl.ExactMatch("street_number"),
        "city": cl.ExactMatch("city").configure(term_frequency_adjustments=True),
        "suburb": cl.JaroWinklerAtThresholds("suburb", [0.9]),
        "address_1": cl.JaroWinklerAtThresholds("address_1", [0.9]),
    }
    comparisons: list[Any] = [cl.ForenameSurnameComparison("first_name", "surname")]
    comparisons.append(cl.DateOfBirthComparison("birth_date", input_is_string=True))
    comparisons += [made for name, made in made_for.items() if name in table]
    made = prepared(records)
    extra = [name for name in made if name not in table]
    table[extra] = made[extra].to_numpy()
    rules = [*blocking(made), ("first_name", "surname")]
    return table, comparisons, rules


def candidates(table: pd.DataFrame) -> pd.MultiIndex:
    """Return the pairs of rows that agree in a blocking rule, as recordlinkage indexes them."""
    import recordlinkage  # noqa: PLC0415

    indexer = recordlinkage.Index()
    for rule in blocking(table):
        indexer.block(list(rule))
    return indexer.index(table)


def record_linkage(records: pd.DataFrame) -> pd.DataFrame:
    """Link by recordlinkage: its ECM classifier over agreement of each column, no labels."""
    import recordlinkage  # noqa: PLC0415

    warnings.filterwarnings("ignore")
    logging.disable(logging.WARNING)
    table = prepared(records)
    pairs = candidates(table)
    compare = recordlinkage.Compare(n_jobs=1)
    for name, bar in (("name", 0.85), ("address", 0.85), ("national_id", 0.9), ("phone", 0.9), ("email", 0.9)):
        if table[name].notna().any():
            compare.string(name, name, method="jarowinkler", threshold=bar, label=name)
    if table["birth_date"].notna().any():
        compare.exact("birth_date", "birth_date", label="birth_date")
    features = compare.compute(pairs, table)
    classifier = recordlinkage.ECMClassifier()
    classifier.fit(features)
    strength = classifier.prob(features)
    ids = table["record_id"].to_numpy()
    left, right = (ids[pairs.get_level_values(level)] for level in (0, 1))
    return pd.DataFrame({"left": left, "right": right, "strength": strength.to_numpy()})


def rapidfuzz(one: LinkingSet, *, whole: bool = False, scorer: str = "token_sort_ratio") -> pd.DataFrame:
    """Compare every record with every other by one of rapidfuzz's scorers: the name, or all cells joined (`whole`).

    Only the likeliest pairs are kept: forty a record on average.
    """
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415

    records = one.records
    table = records[list(COMPARED)]
    texts = table.agg(" ".join, axis=1) if whole else table["name"]
    texts = [utils.default_process(text) for text in texts]
    ids, size, score = records["record_id"].to_numpy(), len(texts), getattr(fuzz, scorer)
    if one.judged:
        place = {name: at for at, name in enumerate(ids)}
        found = [(a, b, score(texts[place[a]], texts[place[b]]) / 100) for a, b in sorted(one.judged)]
        return pd.DataFrame(found, columns=["left", "right", "strength"])
    sample = np.random.default_rng(1).choice(size, min(size, 300), replace=False)
    seen = process.cdist([texts[at] for at in sample], texts, scorer=score, dtype=np.uint8)
    least = int(np.quantile(seen, 1 - min(1.0, 40 / size)))
    parts: list[tuple[Any, ...]] = []
    for start in range(0, size, 500):
        found = process.cdist(texts[start : start + 500], texts[start:], scorer=score, dtype=np.float32)
        rows, columns = np.nonzero(found >= max(least, 1))
        ahead = columns > rows
        rows, columns = rows[ahead], columns[ahead]
        parts.append((ids[start + rows], ids[start + columns], found[rows, columns] / 100))
    left, right, strength = (np.concatenate(part) for part in zip(*parts, strict=True))
    return pd.DataFrame({"left": left, "right": right, "strength": strength})


def elsewhere(python: str, script: str, job: dict[str, Any]) -> Any:
    """Run a script of this folder by another Python; the job goes in and the answer comes out as JSON."""
    command = [python, str(HERE / script)]
    done = subprocess.run(command, input=json.dumps(job), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return json.loads(done.stdout.splitlines()[-1])


def nomenklatura(one: LinkingSet, python: str, algorithm: str, most: int = 20_000) -> pd.DataFrame:
    """Score pairs by one of nomenklatura's algorithms: the pairs to be judged, else those of the blocking rules.

    It scores some hundred pairs a second, so that with more than `most` pairs only those that agree in most cells, and
    then are likeliest by name, are scored.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    table = prepared(one.records)
    ids = one.records["record_id"].to_numpy()
    if one.judged:
        place = {name: at for at, name in enumerate(ids)}
        left, right = (np.array([place[pair[side]] for pair in sorted(one.judged)]) for side in (0, 1))
    else:
        pairs = candidates(table)
        left, right = (pairs.get_level_values(level).to_numpy() for level in (0, 1))
    names = table["name"].fillna("").to_numpy()
    near = process.cpdist(names[left], names[right], scorer=fuzz.token_sort_ratio) / 100
    for name in COMPARED:
        cells = table[name].fillna("").to_numpy()
        near = near + ((cells[left] == cells[right]) & (cells[left] != ""))
    keep = np.argsort(-near, kind="stable")[:most]
    cells = one.records[["kind", "country", *COMPARED]].to_dict("records")
    job = {"algorithm": algorithm, "records": cells, "pairs": np.stack([left[keep], right[keep]], 1).tolist()}
    strength = elsewhere(python, "peer_nomenklatura.py", job)["scores"]
    return pd.DataFrame({"left": ids[left[keep]], "right": ids[right[keep]], "strength": strength})


def dedupe(one: LinkingSet, python: str) -> pd.DataFrame:
    """Link by dedupe, whose questions are answered from the truth: it is the one peer that sees labels."""
    cells = one.records[["record_id", *COMPARED]].to_dict("records")
    job = {"records": cells, "columns": COMPARED, "truth": sorted(record_pairs(one))}
    found = elsewhere(python, "peer_dedupe.py", job)
    return pd.DataFrame(found["pairs"], columns=["left", "right", "strength"])
