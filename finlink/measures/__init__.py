"""What happened to assets: every measure as an event of one asset, and what became of the asset.

``asset_events`` has one row a row of ``measures``; ``assets`` one row an asset. Tracing asks what is restrained, the
indicators what was reached at which stage, a dossier what is left. An asset is counted once, whatever the number of
orders and cases: that is why every reader takes it from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.engine import sql_file
from finlink.money import convert_amounts

if TYPE_CHECKING:
    from datetime import date

    from finlink.engine import DuckEngine

STAGES = ("identified", "suspended", "frozen", "seized", "confiscated", "realised", "returned")
"""The stages of an asset in their order; ``released`` is none, it takes from what is held."""


def follow(engine: DuckEngine, as_of: date | None) -> dict[str, str]:
    """Make ``asset_events`` and ``assets`` from ``measures``; returns what the euro rest on, as ``money.convert``.

    An event after the as-of date (a mistyped year; a build as of an earlier day) is among the events, and changes no
    asset; finding G22 tells it. Amounts in euro are at the rate of the day of the event; ``held_eur`` at that of the
    day of the asset's last event.
    """
    engine.table_from_columns(
        "stages",
        {"measure": [*STAGES, "released"], "stage": list(range(8))},
        {"measure": "VARCHAR", "stage": "INTEGER"},
    )
    engine.table_from_columns("follow_params", {"as_of": [as_of]}, {"as_of": "DATE"})
    engine.table("events_found", sql_file(__name__, "events_found"))
    basis = convert_amounts(engine, "SELECT id, amount, currency, date AS on_date FROM events_found", "event_amounts")
    engine.table("asset_events", sql_file(__name__, "asset_events"))
    engine.table("assets_found", sql_file(__name__, "assets_found"))
    held = "SELECT asset AS id, held AS amount, currency, last_on AS on_date FROM assets_found"
    basis |= convert_amounts(engine, held, "held_amounts")
    engine.table("assets", sql_file(__name__, "assets"))
    for name in ("events_found", "event_amounts", "assets_found", "held_amounts", "stages", "follow_params"):
        engine.run(f"DROP TABLE {name}")
    return basis
