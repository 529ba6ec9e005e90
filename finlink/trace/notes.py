"""The words that belong under a trace: what entered, by which method, and what its answer hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.engine import amount_text, literal
from finlink.trace.listing import end_name
from finlink.trace.methods import METHODS

if TYPE_CHECKING:
    from finlink.engine import DuckEngine

CHOSEN = {
    "declared": "declared in finlink.toml (trace_method)",
    "profile": "the profile's",
    "default": "chosen by default, not by law",
    "asked": "asked for, beside the build's own",
}
"""Who chose the method of tracing."""
_STATED = {
    "opening balance": "{amount} lay on {node} before its first row: the balance after {evidence} is {stated}.",
    "unknown inflow": "{amount} came to {node} without a row: the balance after {evidence} is {stated}.",
    "unknown outflow": "{amount} left {node} without a row: the balance after {evidence} is {stated}.",
    "overdraft used": "{amount} were lent to {node} by its bank: the balance after {evidence} is {stated}.",
    "overdraft repaid": "{amount} of {evidence} paid off the overdraft of {node}: the balance after it is {stated}.",
}
"""What a stated balance tells beyond the rows."""
_UNUSED = {
    "not used": "nothing says whose account they are of; give each statement a file of its own, or say direction",
    "order open": "nothing says in which order the rows of one instant were booked; say it in sequence",
}
_TOLD = 6
"""So many of them are told one by one."""


def method_parts(engine: DuckEngine) -> tuple[str, str]:
    """Return the words of the method by which money was traced, and who chose it."""
    method, chosen = engine.rows("SELECT method, chosen FROM trace_params")[0]
    return METHODS[method].says, CHOSEN[chosen]


def method_words(engine: DuckEngine) -> str:
    """Return by which method money was traced, and who chose it, as a sentence."""
    says, chosen = method_parts(engine)
    return f"Method: {says}; {chosen}."


def words(engine: DuckEngine, case: str) -> list[str]:
    """Return what belongs under a trace: what entered, by which method, and what its answer hangs on."""
    return [
        *_entered(engine, case),
        *_beside_the_loss(engine, case),
        method_words(engine),
        "Low and high: the least and most by FIFO, LIFO, pro rata and LIBR.",
        *caveats(engine, case),
    ]


def caveats(engine: DuckEngine, case: str) -> list[str]:
    """Return what the answer of a trace hangs on: order, unknown origin, other cases' money, stated balances."""
    notes = []
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
    return [*notes, *_beside_others(engine, case), *_stated(engine, case)]


def _beside_others(engine: DuckEngine, case: str) -> list[str]:
    """Say where other cases' money lies on an account or with a custodian beside this case's."""
    same = "o.destination = e.destination AND o.chain = e.chain AND o.currency = e.currency AND o.case_id <> e.case_id"
    amount = f"{amount_text('sum(o.amount)')} || ' ' || o.currency"
    rows = engine.rows(
        f"SELECT e.destination, o.case_id, {amount} FROM (SELECT DISTINCT case_id, destination, chain, currency "
        f"FROM trace_ends WHERE amount > 0) e JOIN trace_ends o ON {same} AND o.amount > 0 "
        f"WHERE e.case_id = {literal(case)} AND NOT starts_with(e.destination, 'outside:') "
        "GROUP BY e.destination, o.case_id, o.currency ORDER BY e.destination, o.currency, o.case_id"
    )
    claims: dict[str, list[str]] = {}
    for end, other, money in rows:
        claims.setdefault(str(end), []).append(f"{money} of {other}")
    told = [(end, others[:_TOLD], len(others) - _TOLD) for end, others in claims.items()]
    return [
        f"{end} holds other cases' money too: {'; '.join(others)}{f'; and of {more} more' if more > 0 else ''}."
        for end, others, more in told[:_TOLD]
    ] + ([f"So do {len(told) - _TOLD} more of its destinations (finlink freeze)."] if len(told) > _TOLD else [])


def _stated(engine: DuckEngine, case: str) -> list[str]:
    """Say what the balances of the case's accounts tell beyond their rows, and which balances are not used."""
    of_case = f"FROM trace_hops WHERE case_id = {literal(case)}"
    rows = engine.rows(
        f"SELECT kind, node, {amount_text('amount')} || ' ' || currency AS amount, "
        f"{amount_text('stated')} || ' ' || currency AS stated, evidence FROM trace_stated WHERE node <> '' AND "
        f"(node, chain, currency) IN (SELECT (source, source_chain, source_currency) {of_case} UNION "
        f"SELECT (target, target_chain, target_currency) {of_case}) ORDER BY time, node, evidence, kind"
    )
    notes = [
        _STATED[kind].format(node=node, amount=amount, stated=stated, evidence=evidence)
        for kind, node, amount, stated, evidence in rows[:_TOLD]
    ]
    if len(rows) > _TOLD:
        notes.append(f"{len(rows) - _TOLD} more such differences stand in the table trace_stated.")
    unused = engine.rows(
        "SELECT evidence, rows_told, kind FROM trace_stated WHERE kind IN ('not used', 'order open') "
        f"AND list_contains((SELECT list(regexp_replace(evidence, ':[0-9]+$', '')) {of_case}), "
        "regexp_replace(evidence, ':[0-9]+$', '')) "
        "ORDER BY 1"
    )
    notes += [
        f"The balances of {count} row{'s' if count > 1 else ''} (first {first}) are not used: {_UNUSED[kind]}."
        for first, count, kind in unused
    ]
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
    notes += doubtful(engine, case)
    if not rows:
        notes.append(
            "Nothing enters: no transfer is marked proceeds_of this case, and no account or wallet of a victim pays "
            "another one of the case."
        )
    return notes


def doubtful(engine: DuckEngine, case: str) -> list[str]:
    """Say which payments may be the case's proceeds or another's, and so enter for none."""
    rows = engine.rows(
        "SELECT evidence, candidates FROM trace_entries WHERE case_id IS NULL "
        f"AND list_contains(string_split(candidates, ', '), {literal(case)}) ORDER BY 1"
    )
    return [f"{row} may be the proceeds of {cases}: it enters for none; say proceeds_of." for row, cases in rows]


def left_open(engine: DuckEngine) -> list[str]:
    """Say what belongs under a list of what could be frozen: values not known, measures that name no target."""
    notes = []
    currencies = engine.rows(
        "SELECT DISTINCT currency FROM freezable WHERE freezable > 0 AND freezable_eur IS NULL ORDER BY 1"
    )
    if currencies:
        names = ", ".join(currency for (currency,) in currencies)
        notes.append(f"What is in {names} stands last: no rate gives its value in euro; add it to rates.")
    rows = [
        row
        for (row,) in engine.rows(
            "SELECT source_file || ':' || CAST(source_row AS VARCHAR) FROM measures "
            "WHERE target IS NULL AND measure NOT IN ('identified', 'released') ORDER BY source_file, source_row"
        )
    ]
    if rows:
        named = ", ".join(rows[:3]) + (f" and {len(rows) - 3} more" if len(rows) > 3 else "")
        notes.append(f"Measures without a target restrain nothing here, as nobody can say what they hold: {named}.")
    return notes
