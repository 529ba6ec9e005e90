"""Reporting identifiers that are kept and marked: those that fail their check, private keys, payments to oneself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.errors import Issue
from finlink.identifiers import secret_keys
from finlink.normalise.nodes import account_key, on_key, transfer_key, wallet_key
from finlink.normalise.reports.messages import shown
from finlink.words import visible

if TYPE_CHECKING:
    from finlink.engine import DuckEngine
    from finlink.settings import Settings

_NO_ADDRESS = "take it out of the file, and put the address in its place; a key that others have read is no longer safe"
_ENDS = ("sender", "receiver")


def report_marked(engine: DuckEngine, settings: Settings, issues: list[Issue]) -> None:
    """Report each row of accounts and wallets, and each end of transfers, whose identifier fails its check."""
    if engine.rows("SELECT 1 FROM identifiers WHERE valid = false LIMIT 1"):
        _report_rows(engine, settings, issues)
        _report_ends(engine, settings, issues)
    _report_self(engine, settings, issues)


def _report_rows(engine: DuckEngine, settings: Settings, issues: list[Issue]) -> None:
    keys = {"accounts": account_key("t", settings.country), "wallets": wallet_key("t")}
    for table, column in (("accounts", "account"), ("wallets", "address")):
        rows = engine.rows(
            f"SELECT DISTINCT t.source_file, t.source_row, t.{column}, i.reason, i.kind FROM all_{table} t "
            f"JOIN (SELECT * FROM identifiers WHERE valid = false) i ON {on_key(keys[table], 'i')} ORDER BY 1, 2"
        )
        for file, row, written, reason, kind in rows:
            issues.append(_checksum(file, row, column, written, reason, kind))


def _report_ends(engine: DuckEngine, settings: Settings, issues: list[Issue]) -> None:
    """Report each wrong end of transfers once a file, at its first row: one account may be paid a thousand times."""
    for end in _ENDS:
        key = transfer_key("t", end, settings.country)
        rows = engine.rows(
            f"SELECT t.source_file, min(t.source_row), t.{end}, i.reason, i.kind, count(*) FROM all_transfers t "
            f"JOIN (SELECT * FROM identifiers WHERE valid = false) i ON {on_key(key, 'i')} "
            f"GROUP BY ALL ORDER BY 1, 2"
        )
        for file, row, written, reason, kind, count in rows:
            issues.append(_checksum(file, row, end, written, reason, kind, count))


def _checksum(  # noqa: PLR0917 - a row of the queries above
    file: str, row: int, column: str, written: str, reason: str, kind: str, count: int = 1
) -> Issue:
    secret = kind in secret_keys.KINDS
    value = secret_keys.masked(written) if secret else written
    more = f" It stands in {count} rows of the file; this is the first." if count > 1 else ""
    message = (
        f"{column} is {shown(value)}: {visible(reason)}. It is kept and marked, and joins no cases on its own.{more}"
    )
    hint = _NO_ADDRESS if secret else "compare it with the document it was copied from"
    return Issue(file, row, column, "CHECKSUM", "warning", value, message, hint)


def _report_self(engine: DuckEngine, settings: Settings, issues: list[Issue]) -> None:
    """Say once a file, at the first such row, that an account pays itself, in whatever spelling.

    Where it changes one asset into another (a swap), nothing is odd about it.
    """
    same_asset = "coalesce(t.received_currency, '') IN ('', coalesce(t.currency, ''))"
    paid = f"SELECT source_file, source_row, receiver FROM all_transfers t WHERE sender = receiver AND {same_asset}"
    nodes = "SELECT node FROM identifiers GROUP BY node HAVING min(value) <> max(value)"
    if engine.rows(f"{nodes} LIMIT 1"):
        twice = f"SELECT value FROM identifiers WHERE node IN ({nodes})"
        sender, receiver = (on_key(transfer_key("t", end, settings.country), end[0]) for end in _ENDS)
        paid += (
            f" UNION ALL SELECT t.source_file, t.source_row, t.receiver FROM all_transfers t "
            f"JOIN identifiers s ON {sender} JOIN identifiers r ON {receiver} AND r.node = s.node "
            f"WHERE t.sender IN ({twice}) AND t.receiver IN ({twice}) AND t.sender <> t.receiver AND {same_asset}"
        )
    rows = engine.rows(
        f"SELECT source_file, min(source_row), arg_min(receiver, source_row), count(*) FROM ({paid}) "
        "GROUP BY 1 ORDER BY 1"
    )
    for file, row, written, count in rows:
        found = secret_keys.describe(written)
        value = secret_keys.masked(written) if found is not None and found.kind in secret_keys.KINDS else written
        more = f"; {count} rows of the file are such payments, this is the first" if count > 1 else ""
        message = f"sender and receiver are both {shown(value)}{more}; it is kept."
        hint = "see in the document whether one of the two was copied wrongly"
        issues.append(Issue(file, row, "receiver", "SELF", "warning", value, message, hint))
