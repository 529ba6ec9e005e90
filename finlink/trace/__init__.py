"""Following the money: from where a victim's payment enters to where it is now, by one declared method.

transfers → ledger (one order, whole numbers) → what proceeds reach → one method's play → lines → destinations, hops.
Each method is a small module in ``methods``; the declared one is applied to every movement of every case at once, and
the other three that share money out give the range beside it.
"""

from __future__ import annotations

from decimal import Decimal, localcontext
from math import ceil
from typing import TYPE_CHECKING

import numpy as np

from finlink.engine import literal
from finlink.trace.ledger import REACHED, make_ledger, read_ledger
from finlink.trace.methods import COMPILE_FROM, LARGEST, METHODS, compile_ahead
from finlink.trace.results import TABLES, Results
from finlink.trace.simulate import Limits

if TYPE_CHECKING:
    from finlink.engine import DuckEngine
    from finlink.settings import Settings
    from finlink.trace.ledger import Ledger

__all__ = ["METHODS", "RANGE", "TABLES", "trace"]

RANGE = ("fifo", "lifo", "pro_rata", "libr")
"""The methods that share money out: their least and most is the range of a destination."""

_ROOM = 120
"""So many bytes a transfer takes in the engine while the ledger is made; with fewer it writes to disk."""

_DAY = 86_400_000_000  # microseconds


def trace(
    engine: DuckEngine, settings: Settings, *, of_profile: str = "", how: str = "", outgoing_first: bool = False
) -> dict[str, str]:
    """Make TABLES from ``transfers``, ``accounts``, ``wallets``, ``cases`` and ``service_nodes``, all cases at once.

    ``trace_ends`` has one row per case and destination: the amount under the declared method, the least and the most
    under RANGE; ``trace_hops`` every movement of traced money under the declared method. ``outgoing_first`` turns the
    order of movements of one instant round where nothing gives it; ``of_profile`` is the profile's method ("" = none),
    ``how`` says in a word how the method was chosen, where that is neither by finlink.toml nor by the profile.
    Returns what the amounts in euro rest on beyond the register, as ``money.convert``.
    """
    method = settings.trace_method or of_profile or "fifo"
    by = "declared" if settings.trace_method else "profile" if of_profile else "default"
    chosen = {"method": [method], "chosen": [how or by]}
    engine.table_from_columns("trace_params", chosen, {"method": "VARCHAR", "chosen": "VARCHAR"})
    methods = [METHODS[name] for name in dict.fromkeys((method, *RANGE))]
    count = int(engine.value("SELECT count(*) FROM transfers"))
    compiled = compile_ahead(methods, REACHED) if count >= COMPILE_FROM else None
    with engine.room_for(count * _ROOM):
        flows = make_ledger(engine, pool_owners=settings.trace_pool_owners)
    if compiled:
        compiled()
    ledger = read_ledger(engine, flows, outgoing_first=outgoing_first, balances=settings.trace_balances)
    limits = _limits(engine, settings, ledger)
    results = Results(engine)
    for one in methods:
        results.play(ledger, one, limits, whole=one.name == method)
    results.find(ledger)
    if ledger.tied:
        turned = read_ledger(engine, flows, outgoing_first=not outgoing_first, balances=settings.trace_balances)
        results.turn(turned, METHODS[method], limits)
    return results.tell()


def _limits(engine: DuckEngine, settings: Settings, ledger: Ledger) -> Limits:
    """Return where following ends, in the units of the ledger: pieces below the dust limit of their asset, and age."""
    least: dict[int, int] = {}
    for currency, amount in settings.trace_dust.items():
        rows = engine.rows(
            "SELECT p.pot, u.places FROM trace_pots p JOIN ledger_units u ON u.currency = p.currency "
            f"WHERE p.currency = {literal(currency)}"
        )
        with localcontext(prec=80):
            least |= {pot: ceil(Decimal(amount).scaleb(places)) for pot, places in rows}
    dust = [least.get(pot, 0) for pot in ledger.pots.tolist()]
    kind = np.int64 if max(dust, default=0) < LARGEST else np.object_
    return Limits(np.asarray(dust, dtype=kind), settings.trace_days * _DAY)
