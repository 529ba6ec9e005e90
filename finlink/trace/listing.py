"""What is told of a case's trace: its destinations, its hop schedule, and the words that belong under them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from finlink.engine import amount_text, literal
from finlink.trace.methods import METHODS
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

_CHOSEN = {
    "declared": "declared in finlink.toml (trace_method)",
    "profile": "the profile's",
    "default": "chosen by default, not by law",
    "asked": "asked for, beside the build's own",
}
_OUTSIDE = {"outside:unknown": "(unknown)", "outside:fee": "(fee)", "outside:conversion": "(conversion)"}


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


def words(engine: DuckEngine, case: str) -> list[str]:
    """Return what belongs under a trace: what entered, by which method, and what its answer hangs on."""
    method, chosen = engine.rows("SELECT method, chosen FROM trace_params")[0]
    notes = [
        *_entered(engine, case),
        *_beside_the_loss(engine, case),
        f"Method: {METHODS[method].says}; {_CHOSEN[chosen]}.",
        "Low and high: the least and most by FIFO, LIFO, pro rata and LIBR.",
    ]
    found = engine.rows(
        f"SELECT destination, {amount_text('amount')}, {amount_text('other')}, currency FROM trace_order "
        f"WHERE case_id = {literal(case)} ORDER BY ALL"
    )
    for end, usual, other, currency in found[:5]:
        notes.append(
            f"The order of payments of one instant is not given and matters: {end_name(end)} gets {usual} "
            f"{currency} where money comes in first, {other} where it goes out first."
        )
    short = engine.rows(
        f"SELECT DISTINCT s.node, {amount_text('s.short')}, s.currency FROM trace_short s JOIN trace_hops h "
        f"ON h.source = s.node AND h.source_currency = s.currency WHERE h.case_id = {literal(case)} ORDER BY ALL"
    )
    for node, missing, currency in short:
        notes.append(
            f"{node} paid out {missing} {currency} more than it received as far as the register shows: money of "
            "unknown origin; its opening balance is taken as 0."
        )
    return notes


def _beside_the_loss(engine: DuckEngine, case: str) -> list[str]:
    """Say where the sum that entered is another than the case's loss, in the currency of the loss."""
    rows = engine.rows(
        f"SELECT {amount_text('c.loss')}, c.currency, {amount_text('coalesce(sum(e.entered), 0)')}, "
        "coalesce(sum(e.entered), 0) = c.loss FROM cases c LEFT JOIN trace_entries e ON e.case_id = c.case_id "
        f"AND e.currency = c.currency WHERE c.case_id = {literal(case)} AND c.loss IS NOT NULL "
        "AND c.currency IS NOT NULL GROUP BY c.loss, c.currency"
    )
    return [
        f"The loss of the case is {loss} {currency}, and {entered} {currency} entered: find the rest, or correct it."
        for loss, currency, entered, same in rows
        if not same
    ]


def _entered(engine: DuckEngine, case: str) -> list[str]:
    """Say what entered, or that nothing did and why."""
    rows = engine.rows(
        f"SELECT currency, {amount_text('sum(entered)')}, {amount_text('sum(amount) - sum(entered)')}, count(*), "
        "min(how), string_agg(evidence, ', ' ORDER BY evidence) "
        f"FROM trace_entries WHERE case_id = {literal(case)} GROUP BY currency ORDER BY currency"
    )
    notes = []
    for currency, amount, traced, count, how, evidence in rows:
        by = "marked proceeds_of" if how == "stated" else "a victim of the case pays one of its accounts"
        less = f"; {traced} {currency} of them was a case's traced money already" if traced != "0" else ""
        payments = f"{count} payment{'s' if count > 1 else ''}"
        notes.append(f"Entered: {amount} {currency} by {payments} ({by}; {evidence}){less}.")
    doubtful = engine.rows(
        "SELECT evidence, candidates FROM trace_entries WHERE case_id IS NULL "
        f"AND list_contains(string_split(candidates, ', '), {literal(case)}) ORDER BY 1"
    )
    notes += [f"{row} may be the proceeds of {cases}: it enters for none; say proceeds_of." for row, cases in doubtful]
    if not rows:
        notes.append(
            "Nothing enters: no transfer is marked proceeds_of this case, and no account or wallet of a victim pays "
            "another one of the case."
        )
    return notes
