"""What is told of a case's trace: its destinations and its hop schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from finlink.engine import literal
from finlink.trace.paths import Hop, ways

if TYPE_CHECKING:
    from finlink.engine import DuckEngine

COLUMNS = (
    "case_id", "method", "destination", "amount", "currency", "amount_eur", "low", "high", "hops", "first_at",
    "last_at", "service", "country", "path", "reason", "chain",
)  # fmt: skip
"""The columns of ``finlink trace``: a destination is an end point, or the account itself for what is left on it."""

HOP_COLUMNS = (
    "case_id", "method", "step", "time", "source", "target", "sent", "sent_currency", "received", "received_currency",
    "whole_payment", "source_balance_before", "source_balance_after", "source_traced_before", "source_traced_after",
    "target_balance_before", "target_balance_after", "target_traced_before", "target_traced_after", "unknown_funds",
    "hop", "entered", "tx_hash", "reference", "evidence",
)  # fmt: skip
"""The columns of the hop schedule; traced balances are those of this case."""

_OUTSIDE = {
    "outside:unknown": "(unknown)", "outside:unrecorded": "(unrecorded)", "outside:overdraft": "(overdraft)",
    "outside:opening": "(opening balance)", "outside:fee": "(fee)", "outside:conversion": "(conversion)",
}  # fmt: skip


def end_name(node: str) -> str:
    """Return how an end point is called: its node, or where money went to no account that is known.

    >>> end_name("outside:fee"), end_name("account:RS35")
    ('(fee)', 'account:RS35')
    """
    return _OUTSIDE.get(node, node)


def destinations(engine: DuckEngine, case: str) -> list[tuple[Any, ...]]:
    """Return the rows of COLUMNS for a case, the largest amounts in euro first."""
    paths = _paths(engine, case)
    rows = engine.rows(
        "SELECT case_id, method, destination, amount, currency, amount_eur, low, high, hops, first_at, last_at, "
        f"service, country, reason, chain FROM trace_ends WHERE case_id = {literal(case)} "
        "ORDER BY amount_eur DESC NULLS LAST, amount DESC, destination, currency, reason"
    )
    told = []
    for row in rows:
        pot = (row[2], row[14], row[4])
        told.append((*row[:2], end_name(row[2]), *row[3:13], paths.get(pot, ""), *row[13:]))
    return told


def _paths(engine: DuckEngine, case: str) -> dict[tuple[str, str, str], str]:
    """Return for each pot the way to it in words: who pays whom, with the rows."""
    hops = [
        Hop(move, (a, b, c), (d, e, f), hop, evidence)
        for move, a, b, c, d, e, f, hop, evidence in engine.rows(
            "SELECT move, source, source_chain, source_currency, target, target_chain, target_currency, hop, evidence "
            f"FROM trace_hops WHERE case_id = {literal(case)} ORDER BY move"
        )
    ]
    found = {}
    for pot, way in ways(hops).items():
        steps = [f"{end_name(hop.target[0])} ({hop.evidence})" for hop in way]
        found[pot] = " > ".join([end_name(way[0].source[0]), *steps])
    return found


def schedule(engine: DuckEngine, case: str) -> list[tuple[Any, ...]]:
    """Return the rows of HOP_COLUMNS for a case, in order."""
    rows = engine.rows(
        "SELECT h.case_id, method, step, h.time, source, target, sent, source_currency, received, target_currency, "
        "whole, source_before, source_after, source_own_before, source_own_after, target_before, target_after, "
        "target_own_before, target_own_after, short, hop, CASE WHEN entered = 1 THEN 'yes' ELSE '' END, t.tx_hash, "
        "t.reference, evidence FROM trace_hops h LEFT JOIN transfers t "
        "ON t.source_file || ':' || CAST(t.source_row AS VARCHAR) = h.evidence "
        f"WHERE h.case_id = {literal(case)} ORDER BY step"
    )
    return [(*row[:4], *(end_name(end) for end in row[4:6]), *row[6:]) for row in rows]
