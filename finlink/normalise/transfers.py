"""The same transfer seen twice: counted once, the second row named as the same as the first.

Two rows are one transfer when they carry the same transfer id, or the same chain, transaction and log index, with
equal amount, currency and ends. The same id with other figures is a conflict inside one file (both rows are set
aside) and a re-used number between files (both are kept, said once). Rows without an id are the matter of ``pairs``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.errors import Issue
from finlink.normalise.nodes import on_key, transfer_key
from finlink.normalise.pairs import may_pair, settle_pairs
from finlink.read import Reject

if TYPE_CHECKING:
    from finlink.engine import DuckEngine
    from finlink.normalise.loaded import Loaded
    from finlink.settings import Settings


def has_repeated(engine: DuckEngine, loaded: Loaded) -> bool:
    """Say whether any transfer may stand in the register more than once, by its id or as a pair without one."""
    return may_pair(engine, loaded) or any(
        engine.rows(f"SELECT 1 FROM ({_repeated(key)}) LIMIT 1") for key in _keys(loaded)
    )


def settle_transfers(engine: DuckEngine, loaded: Loaded, settings: Settings, *, final: bool) -> None:
    """Take repeated transfers out of ``in_transfers``, reporting each, and make ``transfer_pairs``.

    ``final`` says that ``has_repeated`` found none and that the transfers stay as they are.
    """
    if not final:
        _settle_ids(engine, loaded, settings)
    settle_pairs(engine, loaded, settings, final=final)


def _settle_ids(engine: DuckEngine, loaded: Loaded, settings: Settings) -> None:
    for key in _keys(loaded):
        if engine.rows(f"SELECT 1 FROM ({_repeated(key)}) LIMIT 1"):
            loaded.keep(engine, "transfers")
            _settle(engine, loaded, settings, key)


def _keys(loaded: Loaded) -> list[list[str]]:
    """Return what identifies a transfer, as far as the files have the columns."""
    present = loaded.present.get("transfers", [])
    keys = [["transfer_id"]] if "transfer_id" in present else []
    if {"chain", "tx_hash", "log_index"} <= set(present):
        keys.append(["chain", "tx_hash", "log_index"])
    return keys


def _repeated(key: list[str]) -> str:
    """Return SQL for the values of ``key`` that stand in several rows."""
    names = ", ".join(f'"{name}"' for name in key)
    whole = " AND ".join(f'"{name}" IS NOT NULL' for name in key)
    return f"SELECT {names} FROM in_transfers WHERE {whole} GROUP BY {names} HAVING count(*) > 1"


def _settle(engine: DuckEngine, loaded: Loaded, settings: Settings, key: list[str]) -> None:
    """Settle the transfers that share ``key``; two spellings of one account are one end."""
    present = loaded.present["transfers"]
    figures = ["t.amount", "t.currency", *(f"t.{name}" for name in ("direction",) if name in present)]
    chain = "t.chain" if "chain" in present else "CAST(NULL AS VARCHAR) AS chain"
    ends = [end for end in ("sender", "receiver") if end in present]
    joins = []
    for end in ends:
        joins.append(f"LEFT JOIN identifiers {end}s ON {on_key(transfer_key('t', end, settings.country), f'{end}s')}")
        figures.append(f"{end}s.node")
    names = ", ".join(f't."{name}"' for name in key)
    join = " AND ".join(f'r."{name}" = t."{name}"' for name in key)
    same, other = f"PARTITION BY {names}, {', '.join(figures)}", f"PARTITION BY {names} ORDER BY {', '.join(figures)}"
    columns = "t.*" if "chain" in present else f"t.*, {chain}"
    engine.table(
        "repeated_transfers",
        f"SELECT t.row_at, t.source_file, t.source_row, concat_ws(' ', {names}) AS key, "
        f"first_value(t.source_file || ':' || t.source_row) OVER same AS first, row_number() OVER same AS nth, "
        f"dense_rank() OVER ({other}) AS variant "
        f"FROM (SELECT {columns} FROM in_transfers t JOIN ({_repeated(key)}) r ON {join}) t {' '.join(joins)} "
        f"WINDOW same AS ({same} ORDER BY t.source_file, t.source_row)",
    )
    _same(engine, loaded)
    _conflicts(engine, loaded, key[-1])
    loaded.keep(
        engine,
        "transfers",
        "row_at NOT IN (SELECT row_at FROM repeated_transfers WHERE nth > 1 "
        "UNION ALL SELECT row_at FROM conflicting_transfers)",
    )


def _same(engine: DuckEngine, loaded: Loaded) -> None:
    rows = engine.rows("SELECT source_file, source_row, key, first FROM repeated_transfers WHERE nth > 1 ORDER BY 1, 2")
    for file, row, key, first in rows:
        message = f"This is the same transfer ({key}) as {first}; it counts once."
        loaded.issues.append(Issue(file, row, "transfer_id", "TRANSFER-SAME", "info", key, message, ""))


def _conflicts(engine: DuckEngine, loaded: Loaded, column: str) -> None:
    """Set aside rows of one file that share an id but differ; say where files merely number alike."""
    engine.table(
        "conflicting_transfers",
        "SELECT r.* FROM repeated_transfers r JOIN (SELECT source_file, key FROM repeated_transfers "
        "GROUP BY 1, 2 HAVING count(DISTINCT variant) > 1) c ON c.source_file = r.source_file AND c.key = r.key",
    )
    # One file may feed other tables too: the rejected lines belong to its reading as transfers.
    by_name = {file.name: file for file in loaded.files if file.input.table == "transfers"}
    for file, row, key in engine.rows("SELECT source_file, source_row, key FROM conflicting_transfers ORDER BY 1, 2"):
        message = (
            f"{key} stands in this file with different figures; nobody can tell which is right, so all are set aside."
        )
        hint = "give each payment its own id, or correct the figures"
        loaded.issues.append(Issue(file, row, column, "CONFLICT", "error", key, message, hint))
        by_name[file].rejects.append(Reject(row, by_name[file].lines_of(row), "CONFLICT", key, "", ""))
    loaded.take_out_money(engine, "transfers", "row_at IN (SELECT row_at FROM conflicting_transfers)")
    reused = engine.rows(
        "SELECT min(source_file), min(key), count(DISTINCT key) FROM repeated_transfers WHERE key IN ("
        "SELECT key FROM repeated_transfers WHERE row_at NOT IN (SELECT row_at FROM conflicting_transfers) "
        "GROUP BY key HAVING count(DISTINCT variant) > 1) HAVING count(*) > 0"
    )
    for file, key, count in reused:
        message = (
            f"{count} ids such as {key} stand in several files for different payments; each row is its own payment."
        )
        loaded.issues.append(Issue(file, 0, column, "ID-REUSED", "warning", key, message, ""))
