"""Measures statuses, findings, the worklist and the indicators on a national register, beside plain pandas.

Usage: python bench/assess.py [--cases 1000000] [--threads 2] [--write]      (Linux, macOS)

The tables are made in the engine, as the stages before leave them: no file is read. Per 1,000,000 cases: 250,000
investigations, 300,000 measures, 100,000 requests, 600,000 accounts and 300,000 wallets, 200,000 linked cases in
networks of five, 100,000 traced. Every statement is timed. The peer finds the same statuses with pandas on the same
rows; the run ends where the two differ. `--write` puts the figures into bench/assess.md.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))
WORK, PAGE = HERE / "work" / "assess", HERE / "assess.md"
AS_OF = date(2025, 6, 30)
ASKED_SECONDS, ASKED_GIB = 30, 4
SLOWEST = 12
"""Statements named on the page."""
DAY = "DATE '2025-06-30' - CAST({} AS INTEGER)"


def drawn(n: str, sides: int) -> str:
    """Return SQL for a throw of a die with so many sides, told apart by the words in ``n``."""
    return f"(hash({n}) % {sides})"


MAKE: dict[str, str] = {
    "cases": f"""
        SELECT 'C' || lpad(CAST(i AS VARCHAR), 7, '0') AS case_id,
            list_extract(['fraud', 'phishing', 'bec', 'ransomware', 'card_fraud', 'threats', 'extortion', NULL],
                CAST(1 + {drawn("i, 1", 8)} AS INTEGER)) AS offence,
            CASE WHEN {drawn("i, 2", 100)} > 0 THEN {DAY.format(drawn("i, 3", 1100))} END AS opened,
            CASE WHEN {drawn("i, 4", 5)} = 0 THEN {DAY.format(drawn("i, 5", 900))} END AS closed,
            CASE WHEN {drawn("i, 4", 5)} = 0 THEN 'closed' WHEN {drawn("i, 6", 40)} = 0 THEN 'duplicate' ELSE 'open' END
                AS status,
            CASE WHEN {drawn("i, 7", 20)} = 0 THEN {DAY.format(drawn("i, 8", 600))} END AS indicted,
            'Unit ' || {drawn("i, 9", 60)} AS unit, 'C' || {drawn("i, 10", 12)} AS country,
            CASE WHEN {drawn("i, 11", 10)} > 0 THEN {drawn("i, 12", 3000000)} * CAST(0.01 AS DECIMAL(3, 2)) END AS loss,
            'EUR' AS currency,
            CASE WHEN {drawn("i, 13", 30)} = 0 THEN 'small' END AS waiver_reason,
            CASE WHEN {drawn("i, 13", 30)} = 0 THEN 'prosecutor' END AS waiver_by,
            CASE {drawn("i, 14", 30)} WHEN 0 THEN 'yes' WHEN 1 THEN 'no' END AS pfi,
            CASE WHEN {drawn("i, 16", 20)} = 0 THEN 'STR-' || i END AS str_refs,
            CASE WHEN {drawn("i, 14", 30)} = 0 THEN {DAY.format(drawn("i, 15", 700))} END AS pfi_opened,
            'cases.csv' AS source_file, i + 2 AS source_row
        FROM range({{cases}}) t(i)""",
    "investigations": f"""
        SELECT 'F' || (i % ({{cases}} // 4)) AS investigation_id,
            'C' || lpad(CAST({drawn("i, 20", "{cases}")} AS VARCHAR), 7, '0') AS case_id, 'separate' AS form,
            {DAY.format(drawn("i % ({cases} // 4), 21", 900))} AS opened,
            CASE WHEN {drawn("i % ({cases} // 4), 22", 3)} = 0 THEN DATE '2025-06-20' END AS closed, 'open' AS status,
            list_extract(['bank', 'crypto', 'bank;crypto', NULL],
                CAST(1 + {drawn("i % ({cases} // 4), 23", 4)} AS INTEGER)) AS scope,
            CASE WHEN {drawn("i % ({cases} // 4), 24", 3)} = 0 THEN 'seized' END AS outcome,
            CASE WHEN {drawn("i % ({cases} // 4), 25", 4)} > 0
                THEN {DAY.format(drawn("i % ({cases} // 4), 26", 200))} END AS last_action,
            'investigations.csv' AS source_file, i + 2 AS source_row
        FROM range(({{cases}} * 3) // 10) t(i)""",
    "accounts": f"""
        SELECT 'A' || i AS account, 'C' || lpad(CAST({drawn("i, 30", "{cases}")} AS VARCHAR), 7, '0') AS case_id,
            CASE WHEN {drawn("i, 31", 3)} = 0 THEN 'victim' ELSE 'mule' END AS role, 'account:A' || i AS node,
            'C' || {drawn("i, 32", 12)} AS account_country,
            true AS valid, 'accounts.csv' AS source_file, i + 2 AS source_row
        FROM range(({{cases}} * 6) // 10) t(i)""",
    "wallets": f"""
        SELECT 'W' || i AS address, 'C' || lpad(CAST({drawn("i, 40", "{cases}")} AS VARCHAR), 7, '0') AS case_id,
            'suspect' AS role, 'wallet:bitcoin:W' || i AS node, true AS valid, 'wallets.csv' AS source_file,
            i + 2 AS source_row
        FROM range(({{cases}} * 3) // 10) t(i)""",
    "measures": f"""
        SELECT 'M' || i AS measure_id,
            'C' || lpad(CAST({drawn("i // 2, 50", "{cases}")} AS VARCHAR), 7, '0') AS case_id,
            list_extract(['frozen', 'seized', 'confiscated', 'returned'], CAST(1 + i % 4 AS INTEGER)) AS measure,
            'A' || (i // 2) AS target, 'account' AS asset_type, {drawn("i // 2, 51", 900000)} AS amount,
            'EUR' AS currency,
            {DAY.format(drawn("i, 52", 600))} AS date, 'measures.csv' AS source_file, i + 2 AS source_row
        FROM range(({{cases}} * 3) // 10) t(i)""",
    "requests": f"""
        SELECT 'R' || i AS request_id, 'C' || lpad(CAST({drawn("i, 60", "{cases}")} AS VARCHAR), 7, '0') AS case_id,
            list_extract(['FIU', 'ARO', 'SIENA', 'BC-29'], CAST(1 + i % 4 AS INTEGER)) AS channel, 'ME' AS country,
            {DAY.format(drawn("i, 61", 600))} AS sent, {DAY.format(drawn("i, 62", 300))} AS due,
            CASE WHEN i % 2 = 0 THEN {DAY.format(drawn("i, 63", 200))} END AS answered,
            CASE WHEN i % 4 = 3 THEN DATE '2025-07-30' - CAST({drawn("i, 64", 300)} AS INTEGER) END AS valid_until,
            'requests.csv' AS source_file, i + 2 AS source_row
        FROM range({{cases}} // 10) t(i)""",
    "network_members": """
        SELECT 'N' || lpad(CAST(i // 5 AS VARCHAR), 6, '0') AS network, m.case_id, m.loss_eur
        FROM range({cases} // 5) t(i)
        JOIN case_money m ON m.case_id = 'C' || lpad(CAST(i AS VARCHAR), 7, '0')""",
    "networks": """
        SELECT network, count(*) AS cases, string_agg(case_id, ';' ORDER BY case_id) AS case_ids,
            sum(loss_eur) AS loss_eur, count(*) - count(loss_eur) AS losses_unknown
        FROM network_members GROUP BY network""",
    "links": """
        SELECT a.case_id AS "left", b.case_id AS "right", 'shared_account' AS kind, 'account:N' || a.network AS via,
            1.0 AS strength, 1 AS joining, 'proposed' AS status, 'accounts.csv:2; accounts.csv:3' AS evidence
        FROM network_members a JOIN network_members b ON b.network = a.network AND b.case_id > a.case_id""",
    "trace_ends": """
        SELECT 'C' || lpad(CAST(i * 10 AS VARCHAR), 7, '0') AS case_id, 'fifo' AS method,
            'account:A' || (i // 2) AS destination, '' AS chain, 'EUR' AS currency, 'left on the account' AS reason,
            100 + i % 1000 AS amount, 100 + i % 1000 AS amount_eur, TIMESTAMP '2025-01-01' AS last_at
        FROM range({cases} // 10) t(i)""",
    "trace_hops": """
        SELECT case_id, 'fifo' AS method, destination AS target, '' AS target_chain, 'EUR' AS target_currency,
            'transfers.csv:' || CAST(2 + row_number() OVER (ORDER BY case_id) AS VARCHAR) AS evidence
        FROM trace_ends""",
    "freezable": """
        SELECT destination, '' AS chain, 'EUR' AS currency, sum(amount) AS traced, sum(amount_eur) AS traced_eur,
            sum(amount_eur) AS freezable_eur, sum(amount) AS freezable, 0 AS restrained, 0 AS pooled, 'FIU' AS channel,
            'RS' AS country
        FROM trace_ends GROUP BY destination""",
    "trace_entries": """
        SELECT case_id, 'EUR' AS currency, 100 AS amount, 100 AS entered, 'transfers.csv:2' AS evidence
        FROM trace_ends""",
    "files": "SELECT 'cases.csv' AS file, {cases} AS accepted_lines, 0 AS rejected_lines",
}
"""The tables as SQL, in the order in which they need each other; {cases} = how many cases."""


def make(engine: Any, cases: int) -> None:
    """Make every table a build stores, empty, with its own columns and types, then the rows of those above."""
    import finlink  # noqa: PLC0415 - the harness stays small
    from finlink import money  # noqa: PLC0415
    from finlink.engine import literal  # noqa: PLC0415
    from finlink.result import make_views  # noqa: PLC0415

    folder = WORK / "sample"
    finlink.build(ROOT / "sample_data", folder)
    for path in sorted((folder / "tables").glob("*.parquet")):
        engine.run(f'CREATE TABLE "{path.stem}" AS SELECT * FROM read_parquet({literal(path)}) WHERE false')
    make_views(engine)
    for name, query in MAKE.items():
        if name == "network_members":
            money.convert(engine, [])
        engine.run(f'INSERT INTO "{name}" BY NAME {query.format(cases=cases)}')


class Watch:
    """Times every statement that an engine runs: wall and CPU seconds, by name and part."""

    def __init__(self, engine: Any) -> None:
        self.part = ""
        self.took: list[tuple[str, str, float, float]] = []
        self._make, self._rows = engine.table, engine.rows
        engine.table = self.table
        engine.rows = self.rows

    def table(self, name: str, query: str) -> None:
        """Make a table, timed."""
        self._timed(name, lambda: self._make(name, query))

    def rows(self, query: str) -> Any:
        """Return rows, timed."""
        return self._timed("rows", lambda: self._rows(query))

    def _timed(self, name: str, job: Any) -> Any:
        wall, cpu = time.perf_counter(), time.process_time()
        result = job()
        self.took.append((self.part, name, time.perf_counter() - wall, time.process_time() - cpu))
        return result


PARTS = ("assets", "statuses, findings, worklist", "indicators by unit", "indicators by month")


def measured(cases: int, threads: int) -> dict[str, Any]:
    """Assess the register; return seconds by part and statement, the peak, and how many of what was found."""
    from finlink import measures  # noqa: PLC0415 - as above
    from finlink.assess import assess, kpis  # noqa: PLC0415
    from finlink.engine import DuckEngine  # noqa: PLC0415
    from finlink.profiles import load  # noqa: PLC0415

    (WORK / "spill").mkdir(parents=True, exist_ok=True)
    engine = DuckEngine(WORK / "spill", memory="1600MB")
    engine.run(f"SET threads = {threads}")
    make(engine, cases)
    made = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    jobs = (
        lambda: measures.follow(engine, AS_OF),
        lambda: assess(engine, load(), AS_OF, given={"investigations", "measures", "requests"}, network_strength=0.9),
        lambda: kpis.compute(engine, "by_unit", as_of=AS_OF, by="unit"),
        lambda: kpis.compute(engine, "by_month", as_of=AS_OF, by="month"),
    )
    watch = Watch(engine)
    parts = {}
    for watch.part, job in zip(PARTS, jobs, strict=True):
        wall, cpu = time.perf_counter(), time.process_time()
        job()
        parts[watch.part] = (time.perf_counter() - wall, time.process_time() - cpu)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    for name in ("cases", "investigations", "accounts", "wallets", "case_status", "params"):
        engine.copy_to_parquet(f"SELECT * FROM {name}", WORK / f"{name}.parquet")
    found = {
        name: engine.value(f'SELECT count(*) FROM "{name}"') for name in ("findings", "gaps", "by_unit", "by_month")
    }
    return {"parts": parts, "took": watch.took, "made": made, "peak": peak, "found": found}


def peer() -> dict[str, Any]:
    """Find the statuses with pandas on the tables that the engine had; end the run where they differ."""
    import numpy as np  # noqa: PLC0415
    import pandas as pd  # noqa: PLC0415

    frames = {one.stem: pd.read_parquet(one) for one in WORK.glob("*.parquet")}
    theirs = frames.pop("case_status").set_index("case_id")["status"]
    wall, cpu = time.perf_counter(), time.process_time()
    mine = by_pandas(pd, np, **frames)
    seconds = time.perf_counter() - wall, time.process_time() - cpu
    different = int((mine != theirs.reindex(mine.index)).sum())
    if different or len(mine) != len(theirs):
        sys.exit(f"pandas and finlink give {different} cases another status.")
    return {"seconds": seconds, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2}


def by_pandas(pd: Any, np: Any, *, cases: Any, investigations: Any, accounts: Any, wallets: Any, params: Any) -> Any:
    """Return the status of every case as a series: masks over columns, one group-by of the investigations."""
    limit = params.iloc[0]
    c = cases.set_index("case_id")
    dates = {name: pd.to_datetime(c[name]) for name in ("opened", "closed", "indicted", "pfi_opened")}
    as_of = pd.Timestamp(AS_OF)
    i = investigations[
        ["case_id", "investigation_id", "opened", "closed", "status", "scope", "outcome", "ml_charge", "last_action"]
    ]
    i = i[i["case_id"].isin(c.index)].copy()
    said = (c["pfi"] == "yes") | (c["pfi"].isna() & (c["pfi_opened"].notna() | c["pfi_ref"].notna()))
    own = c[said & ~c.index.isin(i["case_id"])]
    i = pd.concat([i, pd.DataFrame({"case_id": own.index, "opened": own["pfi_opened"].to_numpy()})], ignore_index=True)
    for name in ("opened", "closed", "last_action"):
        i[name] = pd.to_datetime(i[name])
    results = ["assets_identified", "frozen", "seized", "confiscated", "returned", "ml_charge"]
    i["result"] = i["outcome"].isin(results) | (i["ml_charge"] == "yes")
    i["at_work"] = i["closed"].isna() & (i["status"].fillna("open") != "closed")
    i["step"] = i[["opened", "last_action"]].max(axis=1).fillna(pd.Timestamp.max).where(i["at_work"])
    scope = ";" + i["scope"].fillna("").astype(str) + ";"
    i["bank"], i["crypto"] = (scope.str.contains(f";{one};", regex=False) & i["at_work"] for one in ("bank", "crypto"))
    i["unsaid"] = i["scope"].isna() & i["at_work"]
    g = i.groupby("case_id").agg(
        {
            "opened": "min",
            "result": "max",
            "at_work": "max",
            "step": "max",
            "bank": "max",
            "crypto": "max",
            "unsaid": "max",
        }
    )
    g = g.reindex(c.index)
    covered = g["at_work"].notna()
    has = {
        name: pd.Series(c.index.isin(rows.loc[rows["role"].fillna("") != "victim", "case_id"]), c.index)
        for name, rows in (("bank", accounts), ("crypto", wallets))
    }
    lacks = [has[one] & (g[one] == False) for one in ("bank", "crypto")]  # noqa: E712 - unknown is neither
    age = (as_of - dates["opened"]).dt.days
    late = (g["opened"] - dates["opened"]).dt.days > limit["timely_days"]
    nothing = c["offence"].isna() & c["loss"].isna() & c["proceeds_estimate"].isna()
    rules = [
        (c["status"].isin(["duplicate", "unfounded", "merged"]), "NOT_REQUIRED"),
        (covered & ((g["opened"] > dates["indicted"]) | (g["opened"] > dates["closed"])), "POST_HOC"),
        (covered & (g["at_work"] == False) & (g["result"] == True), "CLOSED_RESULT"),  # noqa: E712
        (covered & (g["at_work"] == False), "CLOSED_NO_RESULT"),  # noqa: E712
        (covered & ((as_of - g["step"]).dt.days > limit["stalled_days"]), "OPEN_STALLED"),
        (covered & (g["unsaid"] == False) & (lacks[0] | lacks[1]), "PARTIAL"),  # noqa: E712
        (covered & late, "OPENED_LATE"),
        (covered, "OPEN"),
        (c["waiver_reason"].notna() & c["waiver_by"].notna(), "WAIVED"),
        (c["opened"].isna() | nothing, "UNDETERMINED"),
        (age <= limit["timely_days"], "NOT_YET_DUE"),
    ]
    return pd.Series(
        np.select([mask.to_numpy(bool) for mask, _ in rules], [name for _, name in rules], "MISSING"), c.index
    )


def alone(what: str, given: argparse.Namespace) -> dict[str, Any]:
    """Run one half in a process of its own, so that its peak is its own."""
    command = [sys.executable, __file__, what, "--cases", str(given.cases), "--threads", str(given.threads)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT)
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def main() -> int:
    """Measure, print, and write the page when asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("half", nargs="?", choices=["finlink", "pandas"], help=argparse.SUPPRESS)
    parser.add_argument("--cases", type=int, default=1_000_000)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    given = parser.parse_args()
    if given.half:
        print(json.dumps(measured(given.cases, given.threads) if given.half == "finlink" else peer()))
        return 0
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    found, other = alone("finlink", given), alone("pandas", given)
    text = page(given, found, other)
    print(text)
    if given.write:
        PAGE.write_text(text, encoding="utf-8")
    return 0


def status_seconds(found: dict[str, Any]) -> tuple[float, float]:
    """Return wall and CPU seconds of what the peer does too: coverage to statuses."""
    names = ("coverage", "channels", "case_facts", "case_status")
    chosen = [(wall, cpu) for _, name, wall, cpu in found["took"] if name in names]
    return sum(wall for wall, _ in chosen), sum(cpu for _, cpu in chosen)


def rows_of(found: dict[str, Any]) -> Iterator[str]:
    """Yield the slowest statements as lines of a table."""
    for part, name, wall, cpu in sorted(found["took"], key=lambda one: -one[3])[:SLOWEST]:
        yield f"| {part} | `{name}` | {wall:.2f} | {cpu:.2f} |"


def page(given: argparse.Namespace, found: dict[str, Any], other: dict[str, Any]) -> str:
    """Return the page as Markdown."""
    parts, size = found["parts"], given.cases
    wall, cpu = (sum(one[n] for one in parts.values()) for n in (0, 1))
    lines = "\n".join(f"| {name} | {one[0]:.1f} | {one[1]:.1f} |" for name, one in parts.items())
    mine, met = status_seconds(found), found["found"]
    theirs = other["seconds"]
    kept = "kept" if wall <= ASKED_SECONDS and found["peak"] <= ASKED_GIB else "NOT kept"
    return f"""# How fast statuses, findings and indicators are counted

<!-- Written by bench/assess.py; do not edit. -->

{size:,} cases, {size // 4:,} investigations, {size * 3 // 10:,} measures and {size // 10:,} requests, made as tables in
the engine; {met["findings"]:,} findings and {met["gaps"]:,} rows of the worklist came out.
Asked: all of it within {ASKED_SECONDS} seconds and {ASKED_GIB} GiB on 2 cores: {kept}.

| part | seconds | CPU seconds |
|---|---:|---:|
{lines}
| **together** | **{wall:.1f}** | **{cpu:.1f}** |

Peak memory of the process: {found["peak"]:.2f} GiB ({found["made"]:.2f} GiB were reached while the tables were made).

The statuses alone, with the reason and the rows of each, take {mine[0]:.1f} seconds ({mine[1]:.1f} of CPU); the same
statuses by pandas, without reasons and rows, {theirs[0]:.1f} ({theirs[1]:.1f} of CPU) and
{other["peak"]:.2f} GiB: pandas takes {theirs[0] / mine[0]:.1f} times as long, {theirs[1] / mine[1]:.1f} times the CPU.
Both give every case the same status; the run ends where they do not.

The slowest statements, by CPU:

| part | makes | seconds | CPU seconds |
|---|---|---:|---:|
{chr(10).join(rows_of(found))}

Repeat: `python bench/assess.py --write`. Python {sys.version.split()[0]}, {given.threads} threads. On a machine that
others use too, the CPU seconds say more.
"""


if __name__ == "__main__":
    sys.exit(main())
