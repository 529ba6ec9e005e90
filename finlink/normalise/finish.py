"""The final tables: every column of the schema, node ids, source file and row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.engine import literal
from finlink.errors import Issue
from finlink.normalise.cases import settle_cases
from finlink.normalise.cells import empty_column
from finlink.normalise.nodes import identify_all, number_ends
from finlink.normalise.transfers import has_repeated, settle_transfers
from finlink.schema import TABLE_NAMES, tables

if TYPE_CHECKING:
    from finlink.engine import DuckEngine
    from finlink.normalise.loaded import Loaded
    from finlink.settings import Settings

_COMPACT = "nullif(upper(regexp_replace({0}, '[\\s./-]', '', 'g')), '')"
_NODES = {
    "accounts": (
        "i.node, i.valid, i.reason AS check_reason, i.strength, i.country AS account_country, "
        f"{_COMPACT.format('t.holder_id')} AS holder_key"
    ),
    "wallets": "i.node, i.valid, i.reason AS check_reason, i.strength, i.chain AS chain_family",
    "parties": f"{_COMPACT.format('t.national_id')} AS person_key",
}
"""SQL for the columns that finlink adds to a table: what the identifier is, and the compact personal id."""

_HINT_CASES = 2000
_HINTS = 50
"""Nearest case ids are looked up for this many unknown ones, in registers up to this size: it is slow."""


def prepare(engine: DuckEngine, loaded: Loaded, settings: Settings) -> bool:
    """Settle repeated cases, number every account and wallet as written, and give transfers their numbers.

    Returns whether ``transfers`` is final: it is unless some transfer id stands there twice, which only the
    identified ends can settle.
    """
    settle_cases(engine, loaded)
    for name in TABLE_NAMES:
        _complete(engine, loaded, name)
    number_ends(engine, settings)
    final = not has_repeated(engine, loaded)
    if final:
        _transfers(engine, loaded, settings, "ends")
    return final


def normalise(engine: DuckEngine, loaded: Loaded, settings: Settings, *, transfers_final: bool) -> None:
    """Make the ten tables and ``identifiers`` from what was prepared; problems go to ``loaded.issues``.

    ``transfers`` is a view over the loaded rows and ``transfer_ends`` (same order): the two ends are kept as
    written, and their integer ids lead to ``identifiers``, so that millions of rows are written once.
    """
    identify_all(engine, loaded.issues)
    if not transfers_final:
        settle_transfers(engine, loaded)
        _transfers(engine, loaded, settings, "identifiers")
    default = literal(settings.country)
    joins = {
        "accounts": " LEFT JOIN identifiers i ON i.hint = 'account' AND i.value = t.account "
        f"AND i.declared_country = coalesce(t.country, {default}) AND i.bank = coalesce(t.bank, '')",
        "wallets": " LEFT JOIN identifiers i ON i.hint = 'wallet' AND i.value = t.address "
        "AND i.declared_chain = coalesce(t.chain, '') AND i.declared_country = ''",
    }
    for name in TABLE_NAMES:
        if name == "transfers":
            continue
        nodes = f", {_NODES[name]}" if name in _NODES else ""
        columns = "t.* EXCLUDE (source_file, source_row)" + nodes + ", t.source_file, t.source_row"
        # Rows already stand in the order of their files and lines; a join does not keep it.
        order = " ORDER BY t.source_file, t.source_row" if name in joins else ""
        engine.table(name, f"SELECT {columns} FROM all_{name} t{joins.get(name, '')}{order}")
        engine.run(f"DROP VIEW all_{name}")
        engine.run(f"DROP VIEW in_{name}")
        engine.run(f"DROP TABLE {loaded.rows[name]}")
    for name in ("investigations", "parties", "accounts", "wallets", "measures", "requests"):
        _report_unknown_cases(engine, loaded, name)


def _complete(engine: DuckEngine, loaded: Loaded, name: str) -> None:
    """Make ``all_<table>``: the loaded rows with every column of the schema, in its order."""
    if name not in loaded.present:
        source = ", CAST(NULL AS VARCHAR) AS source_file, CAST(NULL AS BIGINT) AS source_row"
        empty = ", ".join(empty_column(column) for column in tables()[name].columns)
        engine.table(f"empty_{name}", f"SELECT {empty}{source} WHERE false")
        loaded.show(engine, name, f"empty_{name}", "*")
        loaded.present[name] = [*(column.name for column in tables()[name].columns), "source_file", "source_row"]
    present = loaded.present[name]
    columns = [f'"{c.name}"' if c.name in present else empty_column(c) for c in tables()[name].columns]
    columns += [f'"{c}"' for c in present if c.startswith("x_")] + ["source_file", "source_row"]
    engine.run(f"CREATE OR REPLACE VIEW all_{name} AS SELECT {', '.join(columns)} FROM in_{name}")


def _transfers(engine: DuckEngine, loaded: Loaded, settings: Settings, numbered: str) -> None:
    """Make ``transfer_ends`` from the table ``numbered``, and the view ``transfers``."""
    default = literal(settings.country)
    present = loaded.present["transfers"]
    chain = "coalesce(t.chain, '')" if "chain" in present else "''"
    joins, ids = [], []
    for alias, end in (("s", "sender"), ("r", "receiver")):
        if end in present:
            joins.append(
                f"LEFT JOIN transfer_ids {alias} ON {alias}.value = t.{end} AND {alias}.declared_chain = {chain}"
            )
        ids.append(f"{alias}.id AS {end}_id" if end in present else f"CAST(NULL AS INTEGER) AS {end}_id")
    engine.table(
        "transfer_ids",
        f"SELECT id, value, declared_chain FROM {numbered} WHERE bank = '' "
        f"AND hint = CASE WHEN declared_chain = '' THEN '' ELSE 'wallet' END AND declared_country = {default}",
    )
    query = f"SELECT t.row_at, {', '.join(ids)} FROM in_transfers t {' '.join(joins)} ORDER BY 1"
    engine.table("transfer_ends", f"SELECT sender_id, receiver_id FROM ({query})")
    engine.run("DROP TABLE transfer_ids")
    _complete(engine, loaded, "transfers")
    engine.run("CREATE VIEW transfers AS SELECT * FROM all_transfers POSITIONAL JOIN transfer_ends")


def _report_unknown_cases(engine: DuckEngine, loaded: Loaded, name: str) -> None:
    """Report, and keep, each row that names a case the register does not have."""
    rows = engine.rows(
        f"SELECT t.source_file, t.source_row, t.case_id FROM {name} t LEFT JOIN cases c ON c.case_id = t.case_id "
        "WHERE c.case_id IS NULL AND t.case_id IS NOT NULL ORDER BY 1, 2"
    )
    if not rows:
        return
    from difflib import get_close_matches  # noqa: PLC0415 - only to word a hint

    known = [case_id for (case_id,) in engine.rows(f"SELECT case_id FROM cases ORDER BY 1 LIMIT {_HINT_CASES + 1}")]
    wanted = sorted({row[2] for row in rows})[:_HINTS] if len(known) <= _HINT_CASES else []
    near = {case_id: get_close_matches(case_id, known, 1) for case_id in wanted}
    for file, row, case_id in rows:
        hint = f"did you mean {near[case_id][0]}?" if near.get(case_id) else "add the case, or correct the id"
        message = f"The row names case {case_id}, which is not in the register; it is kept and connects nothing."
        loaded.issues.append(Issue(file, row, "case_id", "CASE-UNKNOWN", "warning", case_id, message, hint))
