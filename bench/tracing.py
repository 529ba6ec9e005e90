"""Measures tracing beside the plain-Python deque that its methods are checked against.

Usage: python bench/tracing.py [--transfers 2000000] [--cases 50000] [--rows 50000000] [--fresh] [--write]

A register of transfers among an eighth as many accounts is generated into bench/work/: one payment in 40 is a victim's,
each of another case; one payment in five is in an asset of 18 decimals. Measured are the kernel of FIFO, cold (compile
time included) and warm, beside a queue per account in plain Python over the same moves and FIFO as SQL windows, which
both must find the same; and the stages of tracing a built register. With `--rows`,
FIFO alone is measured at that size too, without CSV (bench/tracing_rows.py). `--write` puts the figures into
bench/tracing.md. Linux and macOS.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import time
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))
RUNS = 5
"""Runs of the warm kernel, of which the fastest counts; of the queue the faster of two does."""
WORK, PAGE = HERE / "work", HERE / "tracing.md"

MAKE = {
    "cases": "SELECT 'C' || i AS case_id, 'fraud' AS offence, '2024-01-01' AS opened FROM range({cases}) t(i)",
    "transfers": """
        SELECT 'T' || i AS transfer_id,
            strftime(TIMESTAMP '2024-01-01' + to_seconds(i * 15), '%Y-%m-%dT%H:%M:%SZ') AS time,
            'A' || hash(i) % {pots} AS sender, 'A' || hash(i + 777777777) % {pots} AS receiver,
            CASE WHEN hash(i * 13) % 5 = 0
                THEN (1 + hash(i * 7) % 50) || '.' || lpad(CAST(hash(i * 17) % 1000000000000000000 AS VARCHAR), 18, '0')
                ELSE (1 + hash(i * 7) % 500000) || '.' || lpad(CAST(hash(i * 3) % 100 AS VARCHAR), 2, '0')
            END AS amount,
            CASE WHEN hash(i * 13) % 5 = 0 THEN 'ETH' ELSE 'EUR' END AS currency,
            CASE WHEN i % {step} = 0 THEN 'C' || i // {step} END AS proceeds_of
        FROM range({rows}) t(i)""",
}


def register(folder: Path, transfers: int, cases: int) -> Path:
    """Write the register unless it is there."""
    import duckdb  # noqa: PLC0415 - the harness stays small

    if not (folder / "transfers.csv").exists():
        folder.mkdir(parents=True, exist_ok=True)
        for name, query in MAKE.items():
            text = query.format(rows=transfers, cases=cases, pots=transfers // 8, step=transfers // cases)
            duckdb.sql(f"COPY ({text}) TO '{folder / f'{name}.csv'}' (HEADER)")
        (folder / "finlink.toml").write_text('trace_method = "fifo"\n', encoding="utf-8")
    return folder


def by_deque(moves: object, live: list[int]) -> tuple[list[tuple[int, int, int]], list[tuple[int, int, int, int]]]:
    """FIFO with a queue of (amount, case) per account, as one would write it in plain Python.

    Returns what the kernel finds too: the pieces of traced money (move, case, amount), and before each move what lay in
    both accounts, all of it and the traced part.
    """
    queues: list[deque[tuple[int, int]]] = [deque() for _ in live]
    balance, traced = [0] * len(live), [0] * len(live)
    pieces, before = [], []
    given = zip(moves.source, moves.target, moves.sent, moves.enters, strict=True)  # type: ignore[attr-defined]
    for move, (source, target, amount, enters) in enumerate(given):
        before.append((balance[source], traced[source], balance[target], traced[target]))
        left = amount
        while left > 0:
            if live[source] and queues[source]:
                have, case = queues[source].popleft()
                take = min(have, left)
                if have > take:
                    queues[source].appendleft((have - take, case))
                balance[source] -= take
                traced[source] -= take if case >= 0 else 0
            else:
                take, case = left, -1
            left -= take
            case = enters if case < 0 else case
            if case >= 0:
                pieces.append((move, case, take))
            if live[target]:
                queues[target].append((take, case))
                balance[target] += take
                traced[target] += take if case >= 0 else 0
    return pieces, before


def kernel(build: Path) -> dict[str, float]:
    """Time FIFO's kernel on the moves of a build's euro, cold, warm, and the deque and the SQL form on the same."""
    import numpy as np  # noqa: PLC0415

    import finlink  # noqa: PLC0415
    from finlink.trace.ledger import make_ledger, read_ledger  # noqa: PLC0415
    from finlink.trace.ledger.played import make_played  # noqa: PLC0415
    from finlink.trace.methods import METHODS, Moves, Rules, play  # noqa: PLC0415

    engine = finlink.open_build(build).engine
    engine.run("SET memory_limit = '4GB'")
    ledger = read_ledger(engine, make_ledger(engine))
    make_played(engine, ledger, np.arange(len(ledger.row)))
    euro = int(np.bincount(ledger.asset).argmax())
    kept = np.flatnonzero((ledger.asset[ledger.moves.source] == euro) & (ledger.asset[ledger.moves.target] == euro))
    sent = np.asarray([int(ledger.moves.sent[move]) for move in kept.tolist()], dtype=np.int64)
    moves = Moves(
        ledger.moves.source[kept],
        ledger.moves.target[kept],
        sent,
        sent,
        ledger.moves.enters[kept],
        ledger.moves.time[kept],
    )
    rules = Rules(ledger.live, np.zeros(len(ledger.live), dtype=np.int64), [2**62] * len(ledger.cases))
    seconds = {"moves": float(len(kept))}
    np.savez(WORK / "moves.npz", live=ledger.live, cases=len(ledger.cases), **moves._asdict())
    # Where a process gets its memory weighs more than all else: each figure is the fastest of three processes.
    runs = [alone(KERNEL, str(WORK / "moves.npz")) for _ in range(3)]
    seconds |= dict(zip(("cold", "warm", "deque"), map(min, zip(*runs, strict=True)), strict=True))
    played = play(METHODS["fifo"], moves, rules, colours=len(ledger.cases))
    agree(played, *by_deque(Moves(*(one.tolist() for one in moves)), ledger.live.tolist()))
    return seconds | windows(engine, played, kept, ledger.cases)


KERNEL = """
import sys, numpy as np
sys.path.insert(0, "bench")
from tracing import RUNS, by_deque, timed
from finlink.trace.methods import METHODS, Moves, Rules, play
given = np.load(sys.argv[1])
moves = Moves(*(given[name] for name in Moves._fields))
rules = Rules(given["live"], np.zeros_like(given["live"]), np.full(int(given["cases"]), 2**62))
taken = [timed(lambda: play(METHODS["fifo"], moves, rules, colours=int(given["cases"])))[0] for _ in range(RUNS + 1)]
plain, live = Moves(*(one.tolist() for one in moves)), given["live"].tolist()
print(taken[0], min(taken[1:]), min(timed(lambda: by_deque(plain, live))[0] for _ in range(2)))
"""
"""The kernel cold and warm, and the queue, on saved moves, in a process of its own: nothing else lies in its memory."""


def windows(engine: Any, played: Any, kept: Any, cases: list[str]) -> dict[str, float]:
    """Time FIFO as SQL windows on the moves ``kept``; end the run where it and the kernel find different things."""
    import numpy as np  # noqa: PLC0415

    from finlink.trace.windows import follow, make_flows  # noqa: PLC0415

    lines = {name: np.asarray(values) for name, values in played.lines.items()}
    kernel_lines = {name: lines[name] for name in ("colour", "kind", "sent")} | {"move": kept[lines["move"]]}
    engine.table_from_numbers("kernel_lines", kernel_lines)
    names = {"case_id": cases, "colour": [*range(len(cases))]}
    engine.table_from_columns("colours", names, {"case_id": "VARCHAR", "colour": "BIGINT"})
    engine.table_from_numbers("kept", {"move": kept})
    engine.table("ledger_played", "SELECT m.* FROM ledger_played m SEMI JOIN kept k ON k.move = m.move ORDER BY move")
    started = time.perf_counter()
    make_flows(engine)
    flows = time.perf_counter() - started
    rounds = follow(engine)
    seconds = {"flows": flows, "windows": time.perf_counter() - started, "rounds": float(rounds)}
    if engine.value(DIFFERENT):
        sys.exit("The SQL windows and the kernel disagree.")
    return seconds


DIFFERENT = """
    WITH one AS (
        SELECT k.move, c.case_id, k.kind, sum(k.sent) AS units
        FROM kernel_lines k JOIN colours c USING (colour) GROUP BY ALL
    ), other AS (SELECT move, case_id, entered AS kind, units FROM fifo_lines)
    SELECT (SELECT count(*) FROM (FROM one EXCEPT FROM other)) + (SELECT count(*) FROM (FROM other EXCEPT FROM one))
"""
"""How many lines of the kernel, summed by move, case and kind (0 = moved on, 1 = entered), the windows have not."""


def timed(job: Callable[[], Any]) -> tuple[float, Any]:
    """Return how long a job takes, and what it returns."""
    started = time.perf_counter()
    result = job()
    return time.perf_counter() - started, result


def agree(played: object, pieces: list[tuple[int, int, int]], before: list[tuple[int, int, int, int]]) -> None:
    """End the run where the queue and the kernel find different things."""
    lines, kept = played.lines, played.before  # type: ignore[attr-defined]
    sums: dict[tuple[int, int], int] = {}
    for move, case, amount in pieces:
        sums[move, case] = sums.get((move, case), 0) + amount
    for move, case, amount in zip(*(lines[name].tolist() for name in ("move", "colour", "sent")), strict=True):
        sums[move, case] -= amount
    names = ("source_before", "source_traced", "target_before", "target_traced")
    found = [*zip(*(kept[name].tolist() for name in names), strict=True)]
    if any(sums.values()) or found != [before[move] for move in kept["move"].tolist()]:
        sys.exit("The queue and the kernel disagree.")


STAGE = """
import resource, sys, time, finlink
from finlink.trace import again
build = finlink.open_build(sys.argv[1])
build.engine.run("SET memory_limit = '2GB'")
again.trace.__globals__["RANGE"] = ("fifo",)
started = time.perf_counter()
again.trace_again(build.engine, build.manifest["settings"], "fifo")
print(time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
"""Tracing a built register by FIFO alone, in a process of its own: ledger, kernel, destinations, hops, amounts."""


def alone(script: str, *arguments: str) -> list[float]:
    """Run a script in a process of its own; return the numbers of the last line that it prints."""
    command = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return [float(word) for word in done.stdout.splitlines()[-1].split()]


def main() -> int:
    """Measure, print, and write the page when asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--transfers", type=int, default=2_000_000)
    parser.add_argument("--cases", type=int, default=50_000)
    parser.add_argument("--rows", type=int, default=0, help="measure FIFO alone at this size too, without CSV")
    parser.add_argument("--fresh", action="store_true", help="generate the register anew")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    given = parser.parse_args()
    folder = WORK / f"tracing-{given.transfers}"
    if given.fresh:
        shutil.rmtree(folder, ignore_errors=True)
    register(folder, given.transfers, given.cases)
    out = WORK / f"tracing-{given.transfers}-build"
    command = [sys.executable, "-c", "import sys, finlink.cli; sys.exit(finlink.cli.main())", "build", str(folder)]
    subprocess.run([*command, "-o", str(out)], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    whole, peak = alone(STAGE, str(out))
    found = kernel(out)
    large = alone(ROWS, str(given.rows), str(given.cases)) if given.rows else []
    text = page(given, whole, peak, found, large)
    print(text)
    if given.write:
        PAGE.write_text(text, encoding="utf-8")
    return 0


def page(given: argparse.Namespace, whole: float, peak: float, found: dict[str, float], large: list[float]) -> str:
    """Return the page as Markdown."""
    count = int(found["moves"])
    return f"""# How fast money is followed

<!-- Written by bench/tracing.py; do not edit. -->

{given.transfers:,} transfers among {given.transfers // 8:,} accounts, {given.cases:,} cases with one victim's payment
each, traced at once by FIFO with the money of each case kept apart; one transfer in five is in an asset of 18
decimals, whose sums do not fit 64 bits and are counted by plain Python. Nearly every account is reached, so hardly
anything is left out: the worst case.

| what | seconds |
|---|---:|
| tracing the built register: ledger, kernel, destinations, hops, amounts in euro; compile time included | {whole:.1f} |
| kernel alone, {count:,} moves of the asset that fits 64 bits, cold (compile time included) | {found["cold"]:.2f} |
| the same, warm (the fastest of five in each of three processes) | {found["warm"]:.2f} |
| a queue per account in plain Python, the same moves | {found["deque"]:.2f} |
| FIFO as SQL windows, the same moves: which part of which payment is which part of the next | {found["flows"]:.2f} |
| the same, and every case's money followed through it, {found["rounds"]:.0f} joins | {found["windows"]:.2f} |

Warm, the kernel is {found["deque"] / found["warm"]:.1f} times as fast as the queue. All three find the same money of
the same cases in the same moves, to the unit; the run ends where they do not. Peak memory of tracing the register:
{peak:,.0f} MiB.
{of_rows(given, large)}
Repeat: `python bench/tracing.py{f" --rows {given.rows}" if large else ""} --write`.
Python {sys.version.split()[0]}, 2 cores.
"""


ROWS = "import sys; sys.path.insert(0, 'bench'); sys.argv[0] = 'rows'; import tracing_rows; tracing_rows.main()"


def of_rows(given: argparse.Namespace, large: list[float]) -> str:
    """Return the part of the page about the size that ``--rows`` asked for."""
    if not large:  # what an earlier run with --rows wrote stays
        _, heading, rest = PAGE.read_text(encoding="utf-8").partition("\n## ") if PAGE.exists() else ("", "", "")
        return f"{heading}{rest.partition('Repeat:')[0]}" if heading else ""
    seconds, used, peak, hops, short = large
    return f"""
## {given.rows:,} transfers

In euro, among {given.rows // 8:,} accounts, {given.cases:,} cases of one victim's payment each, tables in the
engine, by FIFO alone: {seconds:.0f} seconds ({used:.0f} of processor time), compile time included, at the most
{peak / 1024:.1f} GiB. Found were {hops:,.0f} movements of the cases' money, and {short:,.0f} accounts that paid out
more than they had.
"""


if __name__ == "__main__":
    sys.exit(main())
