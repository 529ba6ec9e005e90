"""Measures how well finlink links persons and companies, beside its peers, and writes bench/linking.md.

Usage: python bench/linking.py [--data ../shared/data/entities] [--sets febrl1,noisy2k] [--only finlink,splink]
                               [--nomenklatura-python PATH] [--dedupe-python PATH] [--write]
       python bench/linking.py --only finlink --sets febrl1,febrl4,fake1000,chicago,noisy2k --python   (for tuning)

The public sets are read from the folder of `--data`; without it only the generated registers are measured.
`--python` builds within this process instead of starting one for each set. Figures are kept in bench/work/linking/, so
that a later run may measure one contender again; the page is made of all that are kept, and `--write` puts it in place.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))  # this finlink, not another one that is installed

import linking_peers as peers  # noqa: E402
from linking_answers import QUESTIONS, answered  # noqa: E402
from linking_name_sets import NAMES, watchman  # noqa: E402
from linking_noise import noisy  # noqa: E402
from linking_page import page  # noqa: E402
from linking_sets import PUBLIC, LinkingSet, record_pairs, score  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WORK = HERE / "work" / "linking"
PAGE = HERE / "linking.md"
GENERATED = {
    "noisy2k": (2_000, "light"),
    "noisy2k-heavy": (2_000, "heavy"),
    "noisy20k": (20_000, "light"),
    "noisy20k-heavy": (20_000, "heavy"),
    "noisy300k": (300_000, "light"),
}
SETS = [*PUBLIC, *NAMES, *GENERATED]
ENTITY_KINDS = ("same_person", "same_company")
PARTY_KINDS = ("shared_national_id", "shared_company_id", "shared_phone", "shared_email", *ENTITY_KINDS)
BUILD = "import sys, finlink.cli; sys.exit(finlink.cli.main())"
USUAL = 0.9
"""The strength from which finlink joins cases into networks."""

SMALL, MIDDLE = 5_000, 30_000
"""Records up to which the slowest and the slow peers run."""

Tables = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Contender:
    """A tool: its usual threshold, the largest set it runs on, and what gives its pairs by what is judged of them."""

    package: str
    usual: float
    most: int
    names: bool
    run: Callable[[LinkingSet], Tables]


def finlink_links(one: LinkingSet, *, within: bool) -> Tables:
    """Build the set and return the links of entity resolution, each of a party, and what is held back."""
    links = built(one, within=within)
    named = {"finlink, same person or company": ENTITY_KINDS, "finlink, every link of a party": PARTY_KINDS}
    tables = {what: links[links["kind"].isin(kinds)] for what, kinds in named.items()}
    tables["finlink, what is held back too"] = pd.concat([tables["finlink, every link of a party"], held_back(one)])
    return tables


def held_back(one: LinkingSet) -> pd.DataFrame:
    """Return the pairs that contradict or may be relatives, with the strength that their weights alone would give."""
    tables = WORK / f"{one.key}-build" / "tables"
    reasons = pd.read_parquet(tables / "link_reasons.parquet")
    held = reasons[[any(one["factor"] in ("held back", "relatives") for one in row) for row in reasons["reasons"]]]
    bits = [sum(one["bits"] for one in row) for row in held["reasons"]]
    return held.assign(strength=[min(0.99, 1 / (1 + 2**-sum_of)) for sum_of in bits])


def finlink_answered(one: LinkingSet, *, within: bool) -> Tables:
    """Return every link that a party makes after an analyst answered as many questions as dedupe gets."""
    links = answered(one, WORK / one.key, WORK / f"{one.key}-build", lambda: built(one, within=within))
    kinds = (*PARTY_KINDS, "declared")
    return {f"finlink, {QUESTIONS} questions answered": links[links["kind"].isin(kinds)]}


def built(one: LinkingSet, *, within: bool) -> pd.DataFrame:
    """Build the set's register and return the links."""
    register, out = WORK / one.key, WORK / f"{one.key}-build"
    if within:
        import finlink  # noqa: PLC0415 - only this way needs it

        finlink.build(register, out)
    else:
        command = [sys.executable, "-c", BUILD, "build", str(register), "-o", str(out)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
        if done.returncode not in {0, 3}:
            sys.exit(f"finlink build {register} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return pd.read_csv(out / "links.csv", dtype={"left": str, "right": str}, keep_default_na=False)


def contenders(given: argparse.Namespace) -> dict[str, Contender]:
    """Return the contenders by short name; those that need a Python of their own only when it is given."""
    found = {
        "finlink": Contender("finlink", USUAL, 10**9, True, lambda one: finlink_links(one, within=given.python)),
        "finlink-answered": Contender(
            "finlink", USUAL, SMALL, False, lambda one: finlink_answered(one, within=given.python)
        ),
        "splink": Contender("splink", 0.95, 10**9, False, lambda one: {"Splink": peers.splink(one.records)}),
        "splink-own": Contender(
            "splink", 0.95, 10**9, False,
            lambda one: {"Splink, the source's own columns": peers.splink(one.records, one.own)},
        ),
        "recordlinkage": Contender(
            "recordlinkage", 0.5, MIDDLE, False, lambda one: {"recordlinkage, ECM": peers.record_linkage(one.records)}
        ),
        "rapidfuzz": Contender(
            "rapidfuzz", 0.9, MIDDLE, True, lambda one: {"rapidfuzz, name (token_sort_ratio)": peers.rapidfuzz(one)}
        ),
        "rapidfuzz-wratio": Contender(
            "rapidfuzz", 0.9, SMALL, True,
            lambda one: {"rapidfuzz, name (WRatio)": peers.rapidfuzz(one, scorer="WRatio")},
        ),
        "rapidfuzz-all": Contender(
            "rapidfuzz", 0.9, 2 * SMALL, False,
            lambda one: {"rapidfuzz, all cells joined": peers.rapidfuzz(one, whole=True)},
        ),
    }  # fmt: skip
    if nomenklatura := given.nomenklatura_python:
        for algorithm in ("name-based", "logic-v2"):
            found[f"nomenklatura-{algorithm}"] = Contender(
                "nomenklatura", 0.7, MIDDLE, True,
                lambda one, name=algorithm: {f"nomenklatura, {name}": peers.nomenklatura(one, nomenklatura, name)},
            )  # fmt: skip
    if dedupe := given.dedupe_python:
        found["dedupe"] = Contender(
            "dedupe", 0.5, SMALL, False, lambda one: {"dedupe, 100 questions answered": peers.dedupe(one, dedupe)}
        )
    return found


def runs_on(key: str, contender: Contender, one: LinkingSet) -> bool:
    """Tell whether a contender can be asked about a set."""
    if key == "splink-own" and one.own.empty:
        return False
    return len(one.records) <= contender.most and (contender.names or one.key not in NAMES)


def cpu() -> float:
    """Return the CPU seconds of this process and of the children it waited for."""
    return sum(os.times()[:4])


def in_cases(pairs: pd.DataFrame, one: LinkingSet) -> pd.DataFrame:
    """Return pairs of records as pairs of their cases; finlink's are that already. Only judged pairs stay."""
    if "kind" not in pairs:
        cases = dict(zip(one.records["record_id"], one.records["case_id"], strict=True))
        pairs = pairs.assign(left=pairs["left"].map(cases), right=pairs["right"].map(cases))
    if one.judged:
        kept = [tuple(sorted(pair)) in one.judged for pair in zip(pairs["left"], pairs["right"], strict=True)]
        pairs = pairs[pd.Series(kept, index=pairs.index, dtype=bool)]
    return pairs


def measure(one: LinkingSet, contender: Contender, data: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Run a contender on a set; yield what is judged and its figures."""
    wall, used = time.perf_counter(), cpu()
    tables = contender.run(one)
    wall, used = time.perf_counter() - wall, cpu() - used
    for what, pairs in tables.items():
        listed = in_cases(pairs, one)
        found = score(listed, one.truth)
        usual = found.at(contender.usual)
        figures: dict[str, Any] = {"best": asdict(found.best), "usual": asdict(usual), "all": asdict(found.all)}
        figures |= {"threshold": contender.usual, "seconds": wall, "cpu": used, "package": contender.package}
        if one.key == "watchman":
            figures["watchman"] = agreement(listed, one, watchman(data)[1])
        yield what, figures


def agreement(pairs: pd.DataFrame, one: LinkingSet, theirs: pd.Series) -> dict[str, float]:
    """Return the rank correlation with another tool's scores, and the area under the curve for its scores >= 0.85."""
    sides = [tuple(sorted(pair)) for pair in zip(pairs["left"], pairs["right"], strict=True)]
    known = pairs.assign(pair=sides).groupby("pair")["strength"].max() if sides else {}
    ours = pd.Series([float(known.get(pair, 0)) for pair in sorted(one.judged)])
    ranks, match = ours.rank(), theirs >= 0.85
    area = (ranks[match].sum() - match.sum() * (match.sum() + 1) / 2) / (match.sum() * (~match).sum())
    spread = ours.nunique() > 1
    return {
        "rank": float(ranks.corr(theirs.rank())) if spread else 0.0,
        "area": float(area),
        "named": int((ours > 0).sum()),
    }


def described(one: LinkingSet) -> dict[str, Any]:
    """Return what the page says of a set, among it how many true pairs have only the name in common to compare."""
    told: dict[str, Any] = {"title": one.title, "records": len(one.records), "pairs": len(one.truth)}
    told["nameless"] = int((one.records["name"] == "").sum())
    table = one.records.set_index("record_id")[["birth_date", "national_id", "phone", "email", "address"]] != ""
    pairs = sorted(record_pairs(one))
    if pairs:
        left, right = (table.loc[[pair[side] for pair in pairs]].to_numpy() for side in (0, 1))
        told["bare"] = float(1 - (left & right).any(axis=1).mean())
    rejected = WORK / f"{one.key}-build" / "rejected" / "parties.csv"
    told["rejected"] = len(pd.read_csv(rejected, dtype=str)) if rejected.exists() else 0
    return told


def chosen(names: list[str], data: Path, seed: int) -> Iterator[tuple[str, LinkingSet]]:
    """Yield the sets by their short names, each written as a register; public ones only where their files are.

    An invented register of another seed than 1 is a set of its own: what is tuned on one is judged on another.
    """
    for name in names:
        if name not in GENERATED and not data.is_dir():
            print(f"{name}: left out, there is no folder {data}")
            continue
        if name in GENERATED:
            one = noisy(*GENERATED[name], seed)
            if seed != 1:
                name, one.title = f"{name}-seed{seed}", f"{one.title}, seed {seed}"  # noqa: PLW2901
        else:
            one = {**PUBLIC, **NAMES}[name](data)
        for folder in (WORK / one.key, WORK / f"{one.key}-build"):
            shutil.rmtree(folder, ignore_errors=True)
        one.write(WORK / one.key)
        yield name, one


def versions(given: argparse.Namespace) -> dict[str, str]:
    """Return the version of every package that is measured or that figures depend on."""
    asked = {"finlink": "", "splink": "", "recordlinkage": "", "rapidfuzz": "", "duckdb": "", "pandas": ""}
    found = {name: version(name) for name in asked}
    program = "import sys, importlib.metadata as m; print(m.version(sys.argv[1]))"
    for name, python in (("nomenklatura", given.nomenklatura_python), ("dedupe", given.dedupe_python)):
        if python:
            done = subprocess.run([python, "-c", program, name], capture_output=True, text=True, check=True)
            found[name] = done.stdout.strip()
    return found


def told(what: str, figures: dict[str, Any]) -> str:
    """Return a contender's figures on one set as lines."""
    lines = []
    for label in ("all", "usual", "best"):
        point = figures[label]
        at = f">= {point['threshold']:.3f}" if label != "usual" else f">= {figures['threshold']}"
        lines.append(
            f"  {what:36} {label:6} P {point['precision']:.4f} R {point['recall']:.4f} F1 {point['f1']:.4f} "
            f"({point['pairs']:,} pairs {at}; {figures['seconds']:.1f} s)"
        )
    return "\n".join(lines)


def arguments() -> argparse.Namespace:
    """Return what was asked for, checked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "entities")
    parser.add_argument("--sets", default=",".join(SETS[:-1]), help=f"the sets, of {', '.join(SETS)}")
    parser.add_argument("--only", default="", help="the contenders, by the first word of their name [all]")
    parser.add_argument("--seed", type=int, default=1, help="of the invented registers [1]")
    parser.add_argument("--python", action="store_true", help="build within this process")
    parser.add_argument("--nomenklatura-python", help="a Python that has nomenklatura (it needs duckdb<2)")
    parser.add_argument("--dedupe-python", help="a Python that has dedupe and BTrees<6")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    given = parser.parse_args()
    if unknown := set(given.sets.split(",")) - set(SETS):
        parser.error(f"there is no set {min(unknown)}; there are {', '.join(SETS)}")
    return given


def main() -> int:
    """Measure the chosen sets, print the figures and write the page."""
    given = arguments()
    WORK.mkdir(parents=True, exist_ok=True)
    kept = WORK / "results.json"
    results = json.loads(kept.read_text()) if kept.exists() else {"sets": {}, "versions": {}}
    only = given.only.split(",") if given.only else []
    for name, one in chosen(given.sets.split(","), given.data, given.seed):
        stored = results["sets"].setdefault(name, {"figures": {}})
        print(f"{name}: {one.title}, {len(one.records):,} records, {len(one.truth):,} true pairs", flush=True)
        for key, contender in contenders(given).items():
            if runs_on(key, contender, one) and (not only or key in only or key.split("-")[0] in only):
                for what, figures in measure(one, contender, given.data):
                    stored["figures"][what] = figures
                    print(told(what, figures), flush=True)
                if key == "finlink":
                    stored["about"] = described(one)
        results["sets"] = dict(sorted(results["sets"].items(), key=lambda kept: SETS.index(kept[0].split("-seed")[0])))
        kept.write_text(json.dumps(results, indent=1))
    if not only or set(only) - {"finlink"} or given.write:
        results["versions"] |= versions(given)
        kept.write_text(json.dumps(results, indent=1))
        scale = HERE / "work" / "link_scale.json"
        text = page(results, json.loads(scale.read_text()) if scale.exists() else {})
        (PAGE if given.write else WORK / "linking.md").write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
