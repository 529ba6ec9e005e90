"""Links through money: a transfer from one case to another, and a third account that both pay.

``direct_transfers`` and ``common_counterparties`` have one row per pair of cases and way; ``direct_transfer_amounts``
says how much was paid. Everything runs on numbers of ends and on transfers that some case's account pays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.engine import sql_file

if TYPE_CHECKING:
    from finlink.engine import DuckEngine
    from finlink.settings import Settings

_STEPS = (
    "flow_holders", "flow_nodes", "flow_ends", "flow_cases", "flow_rows", "flow_between", "flow_payers", "busy_ends",
    "direct_pairs", "counterparty_payers", "counterparty_pairs", "flow_evidence",
)  # fmt: skip
MONEY_TABLES = ("direct_transfers", "direct_transfer_amounts", "common_counterparties")
"""The tables that are left beside ``busy_ends``; the first and the last are links."""


def money_links(engine: DuckEngine, settings: Settings) -> None:
    """Make ``direct_transfers``, ``direct_transfer_amounts``, ``common_counterparties`` and ``busy_ends``.

    Needs the typed tables, ``case_identifiers``, ``identifier_use`` and ``service_nodes``.
    """
    days = {"counterparty_days": [settings.counterparty_days], "hub_limit": [settings.hub_limit]}
    engine.table_from_columns("flow_params", days, dict.fromkeys(days, "INTEGER"))
    some = engine.rows("SELECT 1 FROM transfers LIMIT 1")
    for name in (*_STEPS, *MONEY_TABLES):
        nothing = "" if some else " LIMIT 0"
        engine.table(name, sql_file(__name__, name) + nothing)
    for name in (*_STEPS, "flow_params"):
        if name != "busy_ends":
            engine.run(f"DROP TABLE {name}")
