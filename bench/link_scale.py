"""Measures the link stage on large registers beside DuckDB merely reading the same files.

Usage: python bench/link_scale.py [--cases 1000000] [--skip-noisy] [--fresh]      (Linux, macOS)

Two registers are generated into bench/work/: 1,000,000 cases with 4,700,000 rows of accounts, wallets and parties, of
which one in a hundred uses an identifier of another and a few identifiers are in very many cases; and 100,000
cases with 300,000 noisy parties. Every measurement is a process of its own on one core; all seconds are CPU seconds,
those of the link stage too, which `finlink build --timings` says with the clock of its own CPU time. The figures go
to bench/work/link_scale.json and, as a section, to the end of the page that linking.py writes.
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
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(HERE))
WORK = HERE / "work"
RESULTS = WORK / "link_scale.json"
STAGES = re.compile(r"([a-z]+) ([0-9]+\.[0-9]+)")
ROWS = {"accounts": 2.0, "wallets": 0.7, "parties": 2.0}
"""Rows of each table for every case: 4.7 rows a case."""

MAKE = {
    "cases": """
        SELECT 'KT-' || i AS case_id, 'fraud' AS offence, DATE '2024-01-01' + CAST(i % 365 AS INTEGER) AS opened
        FROM range({cases}) AS t(i)""",
    "accounts": """
        WITH numbers AS (SELECT i, {used} AS k FROM range({rows}) AS t(i)),
        basic AS (SELECT i, 160 * 10000000000000 + (k * 7919) % 10000000000000 AS body FROM numbers),
        national AS (SELECT i, body * 100 + 98 - (body % 97 * 100) % 97 AS bban FROM basic)
        SELECT 'RS' || lpad(CAST(98 - ((bban % 97) * (1000000 % 97) + 272800) % 97 AS VARCHAR), 2, '0')
            || lpad(CAST(bban AS VARCHAR), 18, '0') AS account, {case} AS case_id,
            CASE WHEN i % 3 = 0 THEN 'mule' ELSE 'suspect' END AS role
        FROM national""",
    "wallets": """
        SELECT '0x' || substr(md5('w' || {used}) || md5('v' || {used}), 1, 40) AS address, 'ethereum' AS chain,
            {case} AS case_id, 'suspect' AS role
        FROM range({rows}) AS t(i)""",
    "parties": """
        WITH numbers AS (
            SELECT i, {used} AS k, hash(i * 31 + 5) % 1000 AS one, hash(i * 37 + 6) % 1000 AS two
            FROM range({rows}) AS t(i)
        ), made AS (
            SELECT n.*, s.name || ' ' || g.name AS name, 45000000 + k AS phone
            FROM numbers AS n
            JOIN given AS g ON g.place = CAST(floor(pow(hash(n.k * 11 + 1) % 10000 / 10000.0, 2) * {given}) AS INTEGER)
            JOIN surnames AS s
                ON s.place = CAST(floor(pow(hash(n.k * 13 + 2) % 10000 / 10000.0, 2) * {surnames}) AS INTEGER)
        )
        SELECT {case} AS case_id, 'suspect' AS role, name, 'person' AS kind,
            CASE WHEN one < 800 THEN CAST(DATE '1950-01-01' + CAST(hash(k * 17 + 3) % 20000 AS INTEGER) AS VARCHAR) END
                AS birth_date,
            CASE WHEN two < 500 THEN CAST(1000000000 + k * 7919 % 900000000 AS VARCHAR) END AS national_id,
            'XK' AS country,
            CASE WHEN one % 10 < 5 THEN '+3816' || phone END AS phone,
            CASE WHEN two % 10 < 3 THEN 'u' || k || '@mail.example' END AS email
        FROM made ORDER BY i""",
}
"""Each table of the register as a query: `k` is the number of the identifier that row `i` uses."""

USED = "CASE WHEN i % 40000 < 200 THEN i % 5 WHEN hash(i * 3 + 1) % 100 = 0 THEN hash(i * 5 + 2) % {rows} ELSE i END"
"""One row in 200 uses one of five numbers (hubs), one in a hundred another's, others an own one."""
CASE = "'KT-' || CAST(hash(i * 7 + 3) % {cases} AS VARCHAR)"

READ = """
import sys, duckdb
engine = duckdb.connect()
for path in sys.argv[2:]:
    source = f"read_csv('{path}', all_varchar = true, header = true, delim = ',')"
    what = "DISTINCT *" if sys.argv[1] == "distinct" else "*"
    engine.execute(f"CREATE OR REPLACE TABLE t AS SELECT {what} FROM {source}")
"""
BUILD = """
import atexit, contextlib, sys, time, types, finlink.cli, finlink.pipeline, finlink.publish
from finlink.engine import DuckEngine
@contextlib.contextmanager
def after(work):
    yield
    work()
finlink.publish._beside = after
finlink.pipeline.time = types.SimpleNamespace(perf_counter=time.process_time)
plain, spent = DuckEngine.table, {"pairs": 0.0}
def table(self, name, query):
    started = time.process_time()
    plain(self, name, query)
    if name in ("shared_links", "all_links", "links", "link_reasons", "link_decisions", "decided_links"):
        spent["pairs"] += time.process_time() - started
DuckEngine.table = table
atexit.register(lambda: print(f"Seconds: pairs {spent['pairs']:.2f}"))
sys.exit(finlink.cli.main())
"""
"""A build whose stages are timed in CPU seconds; `pairs` are the tables of pairs of cases with their evidence.

What a build writes in a second thread while it links is written afterwards here: its CPU time is not the link stage's.
"""


def large(folder: Path, cases: int) -> None:
    """Write the large register; the same bytes for the same number of cases."""
    import duckdb  # noqa: PLC0415 - this process stays small: a child's peak memory starts at its parent's
    from linking_names import POOLS  # noqa: PLC0415

    engine = duckdb.connect()
    given = sorted({name for pool in POOLS.values() for name in (*pool.men, *pool.women)})
    surnames = sorted({name for pool in POOLS.values() for name in pool.surnames})
    for table, names in (("given", given), ("surnames", surnames)):
        engine.execute(f"CREATE TABLE {table} (place INTEGER, name VARCHAR)")
        engine.executemany(f"INSERT INTO {table} VALUES (?, ?)", list(enumerate(names)))
    folder.mkdir(parents=True)
    for name, query in MAKE.items():
        rows = int(cases * ROWS.get(name, 1))
        sizes = {"rows": rows, "cases": cases, "given": len(given), "surnames": len(surnames)}
        text = query.format(used=f"CAST({USED.format(rows=rows)} AS BIGINT)", case=CASE.format(cases=cases), **sizes)
        engine.execute(f"COPY ({text}) TO '{folder / f'{name}.csv'}' (HEADER)")
    (folder / "finlink.toml").write_text("match_people = false  # the exact rules alone\n", encoding="utf-8")


def noisy_register(folder: Path, parties: int) -> None:
    """Write a register of noisy parties in a third as many cases."""
    from linking_noise import noisy  # noqa: PLC0415

    noisy(parties).write(folder)


def made(name: str, make: str, size: int, *, fresh: bool) -> Path:
    """Return a register's folder, generated by a process of its own when it is not there yet."""
    folder = WORK / name
    if fresh:
        shutil.rmtree(folder, ignore_errors=True)
    if not folder.exists():
        part = WORK / f"{name}-part"
        shutil.rmtree(part, ignore_errors=True)
        print(f"generating {folder} ...", flush=True)
        program = f"import sys, pathlib, link_scale; link_scale.{make}(pathlib.Path(sys.argv[1]), int(sys.argv[2]))"
        subprocess.run([sys.executable, "-c", program, str(part), str(size)], check=True, cwd=HERE)
        part.rename(folder)
    return folder


def timed(command: list[str]) -> dict[str, float]:
    """Run a command on one core from the root of finlink; return its CPU and wall seconds, peak MiB and stages."""
    log = WORK / "log.txt"
    with log.open("wb") as out:
        started = time.perf_counter()
        child = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, cwd=ROOT)
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(child.pid, {min(os.sched_getaffinity(0))})
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    said = log.read_text(encoding="utf-8", errors="replace")
    if child.returncode not in {0, 3}:
        sys.exit(f"{' '.join(command)} ended with {child.returncode}:\n{said[-2000:]}")
    kilo = 1024 if sys.platform == "linux" else 1024 * 1024
    figures = {"cpu": usage.ru_utime + usage.ru_stime, "wall": wall, "mib": usage.ru_maxrss / kilo}
    for line in said.splitlines():
        if line.startswith("Seconds: "):
            figures |= {stage: float(seconds) for stage, seconds in STAGES.findall(line)}
    return figures


def build(register: Path) -> dict[str, float]:
    """Build a register; also count its links by kind."""
    out = WORK / "link-scale-build"
    shutil.rmtree(out, ignore_errors=True)
    figures = timed([sys.executable, "-c", BUILD, "build", str(register), "-o", str(out), "--timings"])
    program = "import sys, duckdb; print(*duckdb.execute('SELECT count(*) FROM ' + repr(sys.argv[1])).fetchone())"
    counted = [sys.executable, "-c", program, str(out / "tables" / "links.parquet")]
    figures["links"] = float(subprocess.run(counted, capture_output=True, text=True, check=True).stdout)
    shutil.rmtree(out, ignore_errors=True)
    return figures


def main() -> int:
    """Generate, measure, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=1_000_000, help="cases of the large register [1,000,000]")
    parser.add_argument("--skip-noisy", action="store_true", help="only the large register")
    parser.add_argument("--fresh", action="store_true", help="generate the registers anew")
    given = parser.parse_args()
    WORK.mkdir(exist_ok=True)
    results = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    todo = [("large", f"link-scale-{given.cases}", "large", given.cases)]
    if not given.skip_noisy:
        todo.append(("noisy", "link-scale-noisy-300000", "noisy_register", 300_000))
    for key, name, make, size in todo:
        register = made(name, make, size, fresh=given.fresh)
        files = sorted(str(path) for path in register.glob("*.csv"))
        one = results[key] = {"size": size, "rows": sum(Path(path).read_bytes().count(b"\n") - 1 for path in files)}
        one["mb"] = sum(Path(path).stat().st_size for path in files) / 1e6
        for what in ("read", "distinct"):
            one[what] = timed([sys.executable, "-c", READ, what, *files])
            print(f"{key}: DuckDB, {what}: {one[what]['cpu']:.1f} CPU s, {one[what]['mib']:.0f} MiB", flush=True)
        one["build"] = build(register)
        link = one["build"].get("link", 0.0) - one["build"].get("pairs", 0.0)
        print(
            f"{key}: finlink link {link:.1f} s and pairs with evidence {one['build'].get('pairs', 0.0):.1f} s of "
            f"{one['build']['cpu']:.1f} CPU s, {one['build']['links']:,.0f} links, "
            f"peak {one['build']['mib']:.0f} MiB; link / read {link / one['read']['cpu']:.1f}, "
            f"link / distinct {link / one['distinct']['cpu']:.1f}",
            flush=True,
        )
        RESULTS.write_text(json.dumps(results, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
