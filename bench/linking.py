"""Measures how well finlink links persons and companies, beside its peers, and writes bench/linking.md.

Usage: python bench/linking.py [--data ../shared/data/entities] [--sets febrl1,noisy2k] [--only finlink,splink]
       python bench/linking.py --only finlink --sets febrl1,febrl4,fake1000,chicago,noisy2k --python   (for tuning)

The public sets are read from the folder of `--data`; without it only the generated registers are measured.
`--python` builds within this process instead of starting one for each set.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))  # this finlink, not another one that is installed

from linking_noise import noisy  # noqa: E402
from linking_sets import PUBLIC, LinkingSet, score  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

WORK = HERE / "work" / "linking"
GENERATED = {
    "noisy2k": (2_000, "light"),
    "noisy2k-heavy": (2_000, "heavy"),
    "noisy20k": (20_000, "light"),
    "noisy20k-heavy": (20_000, "heavy"),
}
ENTITY_KINDS = ("same_person", "same_company")
PARTY_KINDS = ("shared_national_id", "shared_company_id", "shared_phone", "shared_email", *ENTITY_KINDS)
BUILD = "import sys, finlink.cli; sys.exit(finlink.cli.main())"


def finlink_links(one: LinkingSet, *, within: bool) -> tuple[pd.DataFrame, float]:
    """Build the set and return links.csv (left, right, kind, strength, …) and the seconds of the whole build."""
    register, out = WORK / one.key, WORK / f"{one.key}-build"
    for folder in (register, out):
        shutil.rmtree(folder, ignore_errors=True)
    one.write(register)
    started = time.perf_counter()
    if within:
        import finlink  # noqa: PLC0415 - only this way needs it

        finlink.build(register, out)
    else:
        command = [sys.executable, "-c", BUILD, "build", str(register), "-o", str(out)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
        if done.returncode not in {0, 3}:
            sys.exit(f"finlink build {register} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    seconds = time.perf_counter() - started
    return pd.read_csv(out / "links.csv", dtype={"left": str, "right": str}, keep_default_na=False), seconds


def finlink_scores(one: LinkingSet, *, within: bool) -> Iterator[tuple[str, pd.DataFrame, float]]:
    """Yield what is judged of finlink: only the links of entity resolution, and every link that a party makes."""
    links, seconds = finlink_links(one, within=within)
    for what, kinds in (("finlink, same_person and same_company", ENTITY_KINDS), ("finlink, all links", PARTY_KINDS)):
        yield what, links[links["kind"].isin(kinds)], seconds


def chosen(names: list[str], data: Path) -> Iterator[LinkingSet]:
    """Yield the sets by their short names; public ones only where their files are."""
    for name in names:
        if name in GENERATED:
            yield noisy(*GENERATED[name])
        elif data.is_dir():
            yield PUBLIC[name](data)
        else:
            print(f"{name}: left out, there is no folder {data}")


def main() -> int:
    """Measure the chosen sets and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "entities")
    parser.add_argument("--sets", default=",".join([*PUBLIC, *GENERATED]), help="the sets, by short name")
    parser.add_argument("--only", default="finlink", help="the contenders")
    parser.add_argument("--python", action="store_true", help="build within this process")
    given = parser.parse_args()
    names = given.sets.split(",")
    if unknown := [name for name in names if name not in {**PUBLIC, **GENERATED}]:
        parser.error(f"there is no set {unknown[0]}; there are {', '.join([*PUBLIC, *GENERATED])}")
    for one in chosen(names, given.data):
        print(f"{one.title}: {len(one.records):,} records, {len(one.truth):,} true pairs")
        for what, pairs, seconds in finlink_scores(one, within=given.python):
            found = score(pairs, one.truth)
            for label, point in (("all", found.all), (">= 0.9", found.at(0.9)), ("best", found.best)):
                print(
                    f"  {what:40} {label:7} P {point.precision:.4f} R {point.recall:.4f} F1 {point.f1:.4f} "
                    f"({point.pairs:,} pairs, strength >= {point.threshold:.3f}, {seconds:.1f} s)"
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
