"""The final tables: every column of the schema, node ids, source file and row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.engine import literal
from finlink.errors import Issue
from finlink.identifiers.placeholders import NAMELESS
from finlink.normalise.births import BIRTHS, PARTIAL, find_partial_births, partial_join
from finlink.normalise.cases import settle_cases
from finlink.normalise.contacts import identify_party_contacts
from finlink.normalise.decisions import settle_decisions
from finlink.normalise.nodes import account_key, identify_all, on_key, wallet_key
from finlink.normalise.people import ADDED, NORMAL, identify_people, person_join
from finlink.normalise.related import find_related
from finlink.normalise.reports.marked import report_marked
from finlink.normalise.secrets import mask_secrets
from finlink.normalise.transfers import has_repeated, settle_transfers
from finlink.schema import TABLE_NAMES, empty_column, tables

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.engine import DuckEngine
    from finlink.normalise.loaded import Loaded
    from finlink.settings import Settings

_NODES = {
    "accounts": (
        "i.node, i.valid, i.reason AS check_reason, i.strength, i.country AS account_country, "
        f"{NORMAL} AS holder_key, {ADDED}"
    ),
    "wallets": "i.node, i.valid, i.reason AS check_reason, i.strength, i.chain AS chain_family",
    "parties": f"{NORMAL} AS person_key, {ADDED}",
}
"""SQL for the columns that finlink adds to a table: what the identifier is, and which national number it has."""

_KNOWN = f"{literal(NAMELESS)} || coalesce(t.phone, t.email, t.handle, t.national_id) || ')'"
_NAMED = f" REPLACE (coalesce(t.name, {_KNOWN}) AS name)"
"""SQL for what a party without a name is called: nobody's name, and each its own."""

_HINT_CASES = 2000
_HINTS = 50
"""Nearest case ids are looked up for this many unknown ones, in registers up to this size: it is slow."""


def prepare(engine: DuckEngine, loaded: Loaded) -> bool:
    """Settle repeated cases and give every table the schema's columns; return whether ``transfers`` is final.

    It is unless some transfer stands there twice, which only the identified ends can settle.
    """
    settle_cases(engine, loaded)
    for name in TABLE_NAMES:
        _complete(engine, loaded, name)
    return not has_repeated(engine, loaded)


def normalise(
    engine: DuckEngine, loaded: Loaded, settings: Settings, *, transfers_final: bool, known: Path | None = None
) -> None:
    """Make the ten tables, ``identifiers`` and ``party_contacts`` from what was prepared.

    Problems go to ``loaded.issues``. ``known`` is the table ``identifiers`` of an earlier build, whose answers are used
    again. ``transfers`` stays a view over the loaded rows, whose ends are kept as written: two million rows are written
    once. ``transfer_ends`` leads from an end as written to its node.
    """
    identify_all(engine, settings, known)
    report_marked(engine, settings, loaded.issues)
    loaded.had_secrets = mask_secrets(engine, loaded)
    identify_people(engine, settings, loaded.issues)
    find_partial_births(engine, loaded)
    identify_party_contacts(engine, settings, loaded.issues)
    settle_transfers(engine, loaded, settings, final=transfers_final)
    if not transfers_final:
        _complete(engine, loaded, "transfers")
    keys = {"accounts": account_key("t", settings.country), "wallets": wallet_key("t")}
    for name in TABLE_NAMES:
        if name == "transfers":
            engine.run("CREATE VIEW transfers AS SELECT * FROM all_transfers")
            continue
        added = [_NODES[name]] if name in _NODES else []
        # Rows already stand in the order of their files and lines; a join does not keep it.
        joins = [f"LEFT JOIN identifiers i ON {on_key(keys[name], 'i')}"] if name in keys else []
        if name in BIRTHS:
            added.append(PARTIAL)
            joins += [person_join(name, settings.country), partial_join(name)]
        all_columns = f"t.* EXCLUDE (source_file, source_row){_NAMED if name == 'parties' else ''}"
        columns = ", ".join([all_columns, *added, "t.source_file", "t.source_row"])
        join = f" {' '.join(joins)} ORDER BY t.source_file, t.source_row" if joins else ""
        engine.table(name, f"SELECT {columns} FROM all_{name} t{join}")
        engine.run(f"DROP VIEW all_{name}")
        engine.run(f"DROP VIEW in_{name}")
        engine.run(f"DROP TABLE {loaded.rows[name]}")
    engine.run("DROP TABLE person_ids")
    for name in ("investigations", "parties", "accounts", "wallets", "transfers", "measures", "requests"):
        _report_unknown_cases(engine, loaded, name, "case_id")
    _report_unknown_cases(engine, loaded, "transfers", "proceeds_of")
    find_related(engine, loaded)
    _report_unknown_cases(engine, loaded, "related_ids", "related_cases")
    settle_decisions(engine, loaded.issues)
    engine.run("DROP TABLE partial_births")
    for file in loaded.files:
        file.assert_nothing_lost()


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
    own = [c for c in present if c.startswith("x_") or c == "time_text"]  # the time as written, where it was changed
    columns += [f'"{c}"' for c in own] + ["source_file", "source_row"]
    engine.run(f"CREATE OR REPLACE VIEW all_{name} AS SELECT {', '.join(columns)} FROM in_{name}")


def _report_unknown_cases(engine: DuckEngine, loaded: Loaded, name: str, column: str) -> None:
    """Report, and keep, each row whose ``column`` names a case the register does not have."""
    rows = engine.rows(
        f"SELECT t.source_file, t.source_row, t.{column} FROM {name} t LEFT JOIN cases c ON c.case_id = t.{column} "
        f"WHERE c.case_id IS NULL AND t.{column} IS NOT NULL ORDER BY 1, 2"
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
        loaded.issues.append(Issue(file, row, column, "CASE-UNKNOWN", "warning", case_id, message, hint))
