"""The tables of a build as Parquet and CSV, in a fixed order: the same rows give the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.engine import amount_text, literal
from finlink.listings import LISTINGS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from finlink.engine import DuckEngine
    from finlink.listings import Listing

INPUT_TABLES = (
    "cases", "investigations", "parties", "accounts", "wallets", "measures", "requests", "decisions", "rates",
    "identifiers", "party_contacts", "transfer_pairs", "case_money",
)  # fmt: skip
"""The stored tables that are final once the input is normalised, transfers apart; each in its final order."""

RESULT_TABLES = (
    "files", "readings", "quality", "issues", "money", "links", "hubs", "networks", "network_members",
    "wallet_owners", "owner_exclusions", "direct_transfer_amounts", "busy_ends", "identifier_use", "link_reasons",
    "link_decisions", "decisions_in_force", "person_profiles", "person_pairs", "person_words", "person_keys_left_out",
    "person_model", "service_nodes", "trace_params", "trace_entries", "trace_ends", "trace_hops", "trace_order",
    "trace_short", "trace_stated", "freezable", "asset_events", "assets",
    "coverage", "case_ends", "case_traced", "case_facts", "case_status", "findings", "gaps", "kpi",
    "params",
)  # fmt: skip
"""The stored tables that linking and assessing make; each in its final order."""

CSV_FILES = ("gaps", "links", "networks", "kpi", "issues")


def write_transfers(engine: DuckEngine, folder: Path) -> None:
    """Write ``transfers.parquet``: the rows in file and line order; columns that no file has are left out.

    They are many in every register, and a build adds them again, empty, when it is opened.
    """
    engine.copy_to_parquet("SELECT * EXCLUDE (row_at) FROM in_transfers", folder / "transfers.parquet")


def write_parquet(engine: DuckEngine, folder: Path, names: Sequence[str]) -> None:
    """Write the named tables as ``<table>.parquet``, in the order in which their rows were made."""
    for name in names:
        engine.copy_to_parquet(f'SELECT * FROM "{name}"', folder / f"{name}.parquet")


def write_csv(engine: DuckEngine, folder: Path) -> None:
    """Write the listings as CSV (UTF-8, comma, header), safe to open in a spreadsheet."""
    for name in CSV_FILES:
        target = literal(folder / f"{name}.csv")
        engine.run(f"COPY ({spreadsheet_query(engine, LISTINGS[name])}) TO {target} (FORMAT csv, HEADER true)")


def spreadsheet_query(engine: DuckEngine, listing: Listing) -> str:
    """Return the listing as text in which no cell can start a formula, amounts without idle zeros, 0/0 as n/a.

    A cell that begins with ``= + - @`` or a tab gets an apostrophe in front (OWASP, CSV injection).
    """
    types = dict(engine.rows(f"SELECT column_name, column_type FROM (DESCRIBE {listing.query})"))
    selected = []
    for name in listing.columns:
        cell = f'"{name}"'
        if types[name].startswith("DECIMAL"):
            text = amount_text(cell)
            cell = f"coalesce({text}, 'n/a')" if (listing.name, name) == ("kpi", "value") else text
        elif types[name] == "VARCHAR":
            cell = f"CASE WHEN regexp_matches({cell}, '^[=+@\\t\\r-]') THEN '''' || {cell} ELSE {cell} END"
        selected.append(f'{cell} AS "{name}"')
    return f"SELECT {', '.join(selected)} FROM ({listing.query})"
