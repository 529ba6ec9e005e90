"""How fast files are read: the fast and the careful path beside DuckDB's own reader, on one transfers file.

Run: ``python bench/read.py [--runs 5]``. The file is the transfers of ``finlink demo --cases 100000`` (2,000,000 rows);
each measurement is a process of its own, so that memory and CPU are those of one reading.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PEER = "duckdb: CREATE TABLE AS read_csv(all_varchar=true)"


def peer(path: Path) -> None:
    """Load the file as text, as DuckDB does with everything it needs to know given."""
    import duckdb  # noqa: PLC0415 - each task is a process that loads what it measures

    engine = duckdb.connect()
    engine.execute(f"CREATE TABLE t AS SELECT * FROM read_csv('{path}', all_varchar=true, header=true, delim=',')")


def finlink_reads(path: Path, *, careful: bool) -> None:
    """Read, type and check the file as a build does: lines accounted for, dates, amounts and identifiers judged."""
    from finlink.engine import DuckEngine  # noqa: PLC0415
    from finlink.normalise import load as loading  # noqa: PLC0415
    from finlink.normalise import load_inputs  # noqa: PLC0415
    from finlink.normalise.finish import normalise, prepare  # noqa: PLC0415
    from finlink.pipeline import WHILE_READING  # noqa: PLC0415
    from finlink.read import Input, read_file  # noqa: PLC0415
    from finlink.settings import Settings, Source  # noqa: PLC0415

    if careful:
        loading.read_file = lambda *args, **_: read_file(*args, careful=True)  # type: ignore[assignment]
    with tempfile.TemporaryDirectory() as work:
        engine = DuckEngine(Path(work) / "spill", memory=WHILE_READING)
        cases = Path(work) / "cases.csv"
        cases.write_text("case_id\n", encoding="utf-8")
        inputs = [
            Input(cases, "cases.csv", "cases", Source("cases.csv")),
            Input(path, path.name, "transfers", Source(path.name)),
        ]
        loaded = load_inputs(inputs, Settings(), engine, Path(work))
        normalise(engine, loaded, Settings(), transfers_final=prepare(engine, loaded))
        assert loaded.files[1].accepted_lines == loaded.files[1].scan.lines - 1
        engine.close()


TASKS = {
    "peer": peer,
    "fast": lambda path: finlink_reads(path, careful=False),
    "careful": lambda path: finlink_reads(path, careful=True),
}


def one_run(task: str, path: Path) -> dict[str, float]:
    """Run one task in a process of its own."""
    said = subprocess.run(
        [sys.executable, __file__, "--task", task, "--file", str(path)], capture_output=True, text=True, check=True
    )
    return dict(json.loads(said.stdout.splitlines()[-1]))


def measured(task: str, path: Path) -> None:
    """Do a task and print what it took."""
    before = resource.getrusage(resource.RUSAGE_SELF)
    started = time.perf_counter()
    TASKS[task](path)
    after = resource.getrusage(resource.RUSAGE_SELF)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(json.dumps({"wall": time.perf_counter() - started, "cpu": cpu, "mb": after.ru_maxrss / 1024}))


def main() -> None:
    """Measure all tasks, one after the other in each round, and print a table of medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--file", type=Path)
    parser.add_argument("--task", choices=TASKS)
    said = parser.parse_args()
    if said.task:
        measured(said.task, said.file)
        return
    with tempfile.TemporaryDirectory() as base:
        path = said.file
        if path is None:
            command = [str(Path(sys.executable).with_name("finlink")), "demo", base, "--cases", str(said.cases)]
            subprocess.run(command, check=True, capture_output=True)
            path = Path(base) / "transfers.csv"
        size = path.stat().st_size / 1e6
        runs = {task: [] for task in TASKS}
        for _ in range(said.runs):
            for task, results in runs.items():
                results.append(one_run(task, path))
    medians = {
        task: {what: statistics.median(run[what] for run in results) for what in results[0]}
        for task, results in runs.items()
    }
    print(f"{size:.0f} MB, median of {said.runs}; peer = {PEER}")
    print("| path | wall s | CPU s | MB per CPU s | CPU / peer | peak MB |")
    print("|---|---|---|---|---|---|")
    for task, found in medians.items():
        ratio = found["cpu"] / medians["peer"]["cpu"]
        print(
            f"| {task} | {found['wall']:.2f} | {found['cpu']:.2f} | {size / found['cpu']:.0f} | {ratio:.2f} "
            f"| {found['mb']:.0f} |"
        )


if __name__ == "__main__":
    main()
