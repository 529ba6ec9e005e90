"""Measures `finlink build` beside its peers on a generated register, and writes docs/explanation/speed.md.

Usage: python bench/build.py [--runs 5] [--only a,b] [--cases 100000] [--fresh]      (Linux, macOS)

Every contender is a whole process, from its start to its end; the contenders take turns, so that a slow spell of the
machine meets all of them. Wall time, CPU time (user + system, children included) and the peak resident memory come
from the kernel (wait4). Only a run of all four on 100,000 cases writes the docs page; any other leaves its page in
bench/work/. Exit code 1 when links, networks or gaps differ from what was planted.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from compare_results import compare
from report import PAGE, page

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
WORK = HERE / "work"
FULL = 100_000
FINLINK = Path(sys.executable).parent / "finlink"
FINLINK_BUILD = [str(FINLINK), "build", "--timings"]
HELP_RUNS, SAMPLE_RUNS = 10, 5
GENERATE = "import sys, pathlib, finlink.demo; finlink.demo.write(pathlib.Path(sys.argv[1]), cases=int(sys.argv[2]))"
STAGES = re.compile(r"([a-z]+) ([0-9]+\.[0-9]+)")


@dataclass
class Measured:
    """The runs of one contender: seconds, seconds, MiB; and finlink's own stage times."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    stages: dict[str, list[float]] = field(default_factory=dict)
    written: float = 0.0

    def add(self, wall: float, cpu: float, memory: float, said: str) -> None:
        """Note one run and the stage times it printed, if it did."""
        self.wall.append(wall)
        self.cpu.append(cpu)
        self.memory.append(memory)
        for line in said.splitlines():
            if line.startswith("Seconds: "):
                for stage, seconds in STAGES.findall(line):
                    self.stages.setdefault(stage, []).append(float(seconds))


def commands(register: Path) -> dict[str, list[str]]:
    """Return the command of each contender, its output folder last."""
    peers = {"b": "peer_duckdb_copy", "c": "peer_pandas_networkx", "d": "peer_pandas_best"}
    found = {"a": [*FINLINK_BUILD, str(register), "-o", str(WORK / "out-a")]}
    for key, script in peers.items():
        found[key] = [sys.executable, str(HERE / f"{script}.py"), str(register), str(WORK / f"out-{key}")]
    return found


def run(command: list[str], measured: Measured) -> None:
    """Run a command as a whole process and note what it took; stop when it fails.

    This process stays small: on Linux a child's peak memory starts at its parent's.
    """
    log = WORK / "log.txt"
    with log.open("wb") as out:
        started = time.perf_counter()
        child = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    said = log.read_text(encoding="utf-8", errors="replace")
    if child.returncode:
        sys.exit(f"{' '.join(command)} ended with {child.returncode}:\n{said[-2000:]}")
    kilo = 1024 if sys.platform == "linux" else 1024 * 1024
    measured.add(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / kilo, said)


def make_register(cases: int, *, fresh: bool) -> Path:
    """Return the benchmark register of so many cases, generated when it is not there yet."""
    register = WORK / f"register-{cases}"
    if fresh:
        shutil.rmtree(register, ignore_errors=True)
    if not register.exists():
        part = WORK / "register-part"
        shutil.rmtree(part, ignore_errors=True)
        print(f"generating {register} ...", flush=True)
        subprocess.run([sys.executable, "-c", GENERATE, str(part), str(cases)], check=True)
        part.rename(register)
    return register


def describe(register: Path) -> list[tuple[str, int, float]]:
    """Return each CSV file's name, data rows and MB; reading them also warms the page cache for everyone."""
    told = []
    for path in sorted(register.glob("*.csv")):
        with path.open("rb") as file:
            lines = sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
        told.append((path.name, lines - 1, path.stat().st_size / 1e6))
    return told


def measure(keys: list[str], register: Path, runs: int) -> dict[str, Measured]:
    """Run the contenders in turn, `runs` times each, every time into an empty folder."""
    todo = commands(register)
    measured = {key: Measured() for key in keys}
    for number in range(1, runs + 1):
        for key in keys:
            out = Path(todo[key][-1])
            shutil.rmtree(out, ignore_errors=True)
            os.sync()
            run(todo[key], measured[key])
            measured[key].written = sum(path.stat().st_size for path in out.rglob("*") if path.is_file()) / 1e6
            wall, cpu, memory = (of[-1] for of in (measured[key].wall, measured[key].cpu, measured[key].memory))
            print(f"{number}/{runs} ({key}) {wall:.2f} s, {cpu:.2f} CPU s, {memory:.0f} MiB", flush=True)
    return measured


def measure_small() -> dict[str, Measured]:
    """Measure `finlink --help`, and the build of sample_data."""
    small = {"help": Measured(), "sample": Measured()}
    for _ in range(HELP_RUNS):
        run([str(FINLINK), "--help"], small["help"])
    sample, out = ROOT / "sample_data", WORK / "out-sample"
    for _ in range(SAMPLE_RUNS if (sample / "cases.csv").exists() else 0):
        shutil.rmtree(out, ignore_errors=True)
        run([*FINLINK_BUILD, str(sample), "-o", str(out)], small["sample"])
    print(f"finlink --help {median(small['help'].wall):.3f} s", flush=True)
    return small


def machine() -> dict[str, str]:
    """Return what the figures depend on: the processor, memory, Python and library versions."""
    info = Path("/proc/cpuinfo")
    models = re.findall(r"model name\s*: (.*)", info.read_text()) if info.exists() else []
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    names = ("duckdb", "pandas", "pyarrow", "networkx", "numpy", "pyvis")
    return {
        "processor": f"{os.cpu_count()} cores{f' ({models[0].strip()})' if models else ''}",
        "memory": f"{memory:.0f} GiB",
        "system": f"{sys.platform}, Python {sys.version.split()[0]}",
        "versions": ", ".join(f"{name} {version(name)}" for name in ("finlink", *names)),
        "day": time.strftime("%Y-%m-%d"),
    }


def main() -> int:
    """Measure, compare, write the page; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5, help="runs of each contender; the median counts [5]")
    parser.add_argument("--only", default="a,b,c,d", help="the contenders to run, for example a,b")
    parser.add_argument("--cases", type=int, default=FULL, help=f"size of the register [{FULL}]")
    parser.add_argument("--fresh", action="store_true", help="generate the register anew")
    given = parser.parse_args()
    keys = sorted(set(given.only.split(",")))
    if given.runs < 1 or not set(keys) <= set("abcd"):
        parser.error("--runs is at least 1, and --only names some of a,b,c,d")
    WORK.mkdir(exist_ok=True)
    register = make_register(given.cases, fresh=given.fresh)
    files = describe(register)
    measured = measure(keys, register, given.runs)
    small = measure_small()
    checked = [key for key in keys if key != "b"]
    sizes, differences = compare(register / "truth", [WORK / f"out-{key}" for key in checked])
    facts: dict[str, Any] = {
        "runs": given.runs,
        "cases": given.cases,
        "files": files,
        "machine": machine(),
        "checked": checked,
        "sizes": sizes,
        "differences": differences,
        "help_runs": HELP_RUNS,
        "sample_runs": SAMPLE_RUNS,
    }
    facts["measured"] = {key: asdict(one) for key, one in {**measured, **small}.items()}
    (WORK / "results.json").write_text(json.dumps(facts, indent=1), encoding="utf-8")
    text = page(facts)
    complete = given.cases == FULL and keys == list("abcd")
    target = ROOT / PAGE if complete else WORK / "speed.md"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    print(f"{text}\nwritten to {target}")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
