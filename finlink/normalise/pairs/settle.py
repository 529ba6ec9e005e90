"""One payment told by two files, neither giving it an id: a proposed pair, counted once, listed, with the alternative.

The rule (design, "Two rows are one transfer"): rows without an id (no transfer id, and not chain, transaction and log
index together) that agree in both ends, amount, currency and day. From different files they are one payment, seen
from the debit and the credit side or in two exports; within one file they are as many payments as there are rows,
and a warning says so. A file that has the payment twice makes it two: of equal rows the nth of one file is the nth of
the other. An end that is empty agrees with nothing. Transaction hash, chain, log index and ``proceeds_of`` must not
differ where both rows have them. The day is the day in UTC.

The row that counts is the one of the first file by name. What only its twins know (a purpose, the time of day, whose
proceeds enter) is filled into it; the twins' own cells all stay in ``transfer_pairs``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.engine import literal, sql_file
from finlink.normalise.networks import network_of
from finlink.normalise.nodes import on_key, transfer_key
from finlink.normalise.pairs.reports import report_alike, report_pairs
from finlink.schema import sql_type, tables

if TYPE_CHECKING:
    from finlink.engine import DuckEngine
    from finlink.normalise.loaded import Loaded
    from finlink.settings import Settings

_TYPES = {column.name: sql_type(column.type) for column in tables()["transfers"].columns}
_AGREED = ("sender", "receiver", "amount", "currency")
_OF_THE_STATEMENT = ("transfer_id", "direction", "sequence", "balance_after", "time")
"""Columns that speak of the statement they stand in: a twin's never fill the row that counts (time apart)."""

PAIR_COLUMNS = {
    "kept_file": "VARCHAR", "kept_row": "BIGINT", "other_file": "VARCHAR", "other_row": "BIGINT",
    "sender_node": "VARCHAR", "receiver_node": "VARCHAR", "day": "DATE", "status": "VARCHAR", "why": "VARCHAR",
    "filled": "VARCHAR", "differs": "VARCHAR",
}  # fmt: skip
"""The columns of ``transfer_pairs`` that finlink makes; those of the other row, as read, follow."""


def may_pair(engine: DuckEngine, loaded: Loaded) -> bool:
    """Say whether rows without an id in two files agree in amount, currency and day; cheap where rows have ids."""
    files = {file.name for file in loaded.files if file.input.table == "transfers" and not file.same_as}
    return len(files) > 1 and bool(engine.rows(f"{_crowd(loaded)} LIMIT 1"))


def settle_pairs(engine: DuckEngine, loaded: Loaded, settings: Settings, *, final: bool) -> None:
    """Make ``transfer_pairs``, take the second rows out of ``in_transfers``, and report rows of one file that agree.

    ``final`` says that the transfers are written already, because ``may_pair`` found nothing: then only lines that
    look alike are left to report.
    """
    if not final and settings.pair_transfers and may_pair(engine, loaded):
        _name_networks(engine, loaded)
        _name_ends(engine)
        _settle(engine, loaded, settings)
    else:
        columns = {**{name: f"CAST(NULL AS {kind})" for name, kind in PAIR_COLUMNS.items()}, **_cells(loaded)}
        selected = ", ".join(f'{sql} AS "{name}"' for name, sql in columns.items())
        engine.table("transfer_pairs", f"SELECT {selected} FROM in_transfers t WHERE false")
    crowd = _crowd(loaded, of_one_file=True)
    if engine.rows(f"{crowd} LIMIT 1"):
        _name_networks(engine, loaded)
        _name_ends(engine)
        report_alike(engine, loaded, _agreeing(loaded, settings, crowd, of_one_file=True))


def _settle(engine: DuckEngine, loaded: Loaded, settings: Settings) -> None:
    """Find the pairs, list them, fill the rows that count, and take the others out."""
    engine.table("pair_rows", _agreeing(loaded, settings, _crowd(loaded)))
    for name in ("pair_agreed", "pair_known", "pair_groups"):
        engine.table(name, sql_file("finlink.normalise.pairs", name))
    order = ", ".join(_cell(loaded, name) for name in ("time", "reference", "purpose"))
    engine.table(
        "pair_places",
        f"SELECT g.row_at, row_number() OVER (PARTITION BY g.grp, g.file ORDER BY {order}, t.source_row) AS place "
        "FROM pair_groups g JOIN in_transfers t ON t.row_at = g.row_at WHERE g.several = 1",
    )
    for name in ("pair_slots", "pairs_found"):
        engine.table(name, sql_file("finlink.normalise.pairs", name))
    for name in ("pair_agreed", "pair_known", "pair_groups", "pair_places", "pair_slots"):
        engine.run(f"DROP TABLE {name}")
    _list(engine, loaded)
    report_pairs(engine, loaded)
    _fill(engine, loaded)
    loaded.keep(engine, "transfers", "row_at NOT IN (SELECT other_at FROM pairs_found)")


def _cells(loaded: Loaded) -> dict[str, str]:
    """Return SQL for every column of a transfer as read, those that finlink does not use included."""
    extra = {name: f't."{name}"' for name in loaded.present["transfers"] if name.startswith("x_")}
    return {name: _cell(loaded, name) for name in _TYPES} | extra


def _cell(loaded: Loaded, name: str) -> str:
    """Return SQL for a column of ``in_transfers t``, empty where no file has it."""
    return f't."{name}"' if name in loaded.present["transfers"] else f"CAST(NULL AS {_TYPES[name]})"


def _without_id(loaded: Loaded) -> str:
    """Return the condition that a row has no id of its own, and both its ends."""
    present = set(loaded.present["transfers"])
    conditions = [f"{_cell(loaded, end)} IS NOT NULL" for end in ("sender", "receiver")]
    if "transfer_id" in present:
        conditions.append("t.transfer_id IS NULL")
    if {"chain", "tx_hash", "log_index"} <= present:
        conditions.append("(t.chain IS NULL OR t.tx_hash IS NULL OR t.log_index IS NULL)")
    return " AND ".join(conditions)


def _crowd(loaded: Loaded, *, of_one_file: bool = False) -> str:
    """Return SQL for the amounts, currencies and days that stand, without an id, in several files, or rows of one."""
    file, several = ("source_file, ", "count(*) > 1") if of_one_file else ("", "min(source_file) <> max(source_file)")
    return (
        f"SELECT {file}amount, currency, CAST(time AS DATE) AS day FROM in_transfers t WHERE {_without_id(loaded)} "
        f"GROUP BY ALL HAVING {several}"
    )


def _name_networks(engine: DuckEngine, loaded: Loaded) -> None:
    """Make ``pair_networks``: each chain as written and the network it names, "" where that is open."""
    written = []
    if "chain" in loaded.present["transfers"]:
        query = "SELECT DISTINCT chain FROM in_transfers WHERE chain IS NOT NULL ORDER BY 1"
        written = [name for (name,) in engine.rows(query)]
    columns = {"chain": written, "network": [network_of(name) for name in written]}
    engine.table_from_columns("pair_networks", columns, {"chain": "VARCHAR", "network": "VARCHAR"})


def _name_ends(engine: DuckEngine) -> None:
    """Make ``pair_nodes``: a number for each node, quicker to compare than its text."""
    engine.table(
        "pair_nodes",
        "SELECT i.*, n.number FROM identifiers i JOIN (SELECT node, min(rowid) AS number FROM identifiers "
        "WHERE node <> '' GROUP BY node) n ON n.node = i.node",
    )


def _agreeing(loaded: Loaded, settings: Settings, crowd: str, *, of_one_file: bool = False) -> str:
    """Return SQL for the rows that may agree with another: their ends and files by number, and what must not differ."""
    present = loaded.present["transfers"]
    tx_hash = _cell(loaded, "tx_hash")
    mark = (
        f"CASE WHEN regexp_full_match({tx_hash}, '(0[xX])?[0-9a-fA-F]{{16,}}') "
        f"THEN lower(regexp_replace({tx_hash}, '^0[xX]', '')) ELSE {tx_hash} END"
    )
    file = " AND c.source_file = t.source_file" if of_one_file else ""
    names = sorted({one.name for one in loaded.files if one.input.table == "transfers"})
    numbers = " ".join(f"WHEN {literal(name)} THEN {number}" for number, name in enumerate(names))
    joins = [
        f"JOIN pair_nodes {end}s ON {on_key(transfer_key('t', end, settings.country), f'{end}s')}"
        for end in ("sender", "receiver")
    ]
    return (
        f"WITH crowd AS ({crowd}), t AS (SELECT t.*{'' if 'chain' in present else ', CAST(NULL AS VARCHAR) AS chain'} "
        "FROM in_transfers t SEMI JOIN crowd c ON c.amount = t.amount AND c.currency = t.currency "
        f"AND c.day = CAST(t.time AS DATE){file} WHERE {_without_id(loaded)}) "
        f"SELECT t.row_at, CASE t.source_file {numbers} END AS file, t.source_row, senders.number AS sender, "
        "receivers.number AS receiver, t.amount, t.currency, CAST(t.time AS DATE) AS day, "
        f"nullif(n.network, '') AS network, {mark} AS mark, {_cell(loaded, 'log_index')} AS log_index, "
        f"{_cell(loaded, 'proceeds_of')} AS proceeds_of "
        f"FROM t {' '.join(joins)} LEFT JOIN pair_networks n ON n.chain = t.chain"
    )


def _shared(loaded: Loaded) -> list[str]:
    """Return the columns that a twin may fill: they speak of the payment, not of the statement they stand in."""
    own = {*_AGREED, *_OF_THE_STATEMENT}
    return [name for name in _TYPES if name in loaded.present["transfers"] and name not in own]


def _list(engine: DuckEngine, loaded: Loaded) -> None:
    """Make ``pair_fills`` (what the twins of a row agree on and it lacks) and ``transfer_pairs``.

    A time at midnight stands for a day without a time of day.
    """
    rows, names = loaded.rows["transfers"], _shared(loaded)
    clock = "CASE WHEN t.time <> CAST(t.time AS DATE) THEN t.time END"
    no_clock = "any_value(k.time) = any_value(CAST(k.time AS DATE))"
    fills = [f"CASE WHEN min({clock}) = max({clock}) AND {no_clock} THEN min({clock}) END AS time"]
    fills += [
        f'CASE WHEN min(t."{n}") = max(t."{n}") AND any_value(k."{n}") IS NULL THEN min(t."{n}") END AS "{n}"'
        for n in names
    ]
    joins = f"JOIN {rows} k ON k.rowid = p.kept_at JOIN {rows} t ON t.rowid = p.other_at"
    engine.table("pair_fills", f"SELECT p.kept_at, {', '.join(fills)} FROM pairs_found p {joins} GROUP BY p.kept_at")
    filled = ", ".join(f'CASE WHEN t."{n}" = f."{n}" THEN \'{n}\' END' for n in ("time", *names))
    differs = ", ".join(f'CASE WHEN t."{n}" <> coalesce(f."{n}", k."{n}") THEN \'{n}\' END' for n in ("time", *names))
    made = {
        "kept_file": "k.source_file",
        "kept_row": "k.source_row",
        "other_file": "t.source_file",
        "other_row": "t.source_row",
        "sender_node": "s.node",
        "receiver_node": "r.node",
        "day": "w.day",
        "status": "'proposed'",
        "why": "CASE WHEN v.mark = w.mark THEN 'ends, amount, currency, day and transaction hash' "
        "ELSE 'ends, amount, currency and day' END",
        "filled": f"nullif(concat_ws(';', {filled}), '')",
        "differs": f"nullif(concat_ws(';', {differs}), '')",
    }
    columns = ", ".join(f'{sql} AS "{name}"' for name, sql in (made | _cells(loaded)).items())
    engine.table(
        "transfer_pairs",
        f"SELECT {columns} FROM pairs_found p {joins} JOIN pair_fills f ON f.kept_at = p.kept_at "
        "JOIN pair_rows v ON v.row_at = p.kept_at JOIN pair_rows w ON w.row_at = p.other_at "
        "JOIN identifiers s ON s.rowid = w.sender JOIN identifiers r ON r.rowid = w.receiver "
        "ORDER BY t.source_file, t.source_row",
    )
    engine.run("DROP TABLE pair_rows")


def _fill(engine: DuckEngine, loaded: Loaded) -> None:
    """Write what ``pair_fills`` found into the rows that count."""
    names = ("time", *_shared(loaded))
    rows = loaded.rows["transfers"]
    new = ", ".join(f'"{n}" = coalesce(f."{n}", {rows}."{n}")' for n in names)
    wanted = " OR ".join(f'f."{n}" IS NOT NULL' for n in names)
    engine.run(f"UPDATE {rows} SET {new} FROM pair_fills f WHERE {rows}.rowid = f.kept_at AND ({wanted})")
