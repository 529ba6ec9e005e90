"""What is said about payments told twice: each second row, the sums that hang on it, and rows that look alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.errors import Issue
from finlink.words import plain_text

if TYPE_CHECKING:
    from finlink.engine import DuckEngine
    from finlink.normalise.loaded import Loaded

LISTED = 1000
"""So many rows of one file are reported one by one; ``transfer_pairs`` has all, and a last line counts the rest."""


def report_pairs(engine: DuckEngine, loaded: Loaded) -> None:
    """Report every second row of ``transfer_pairs``, and per two files how much money more two payments would be."""
    rows = engine.rows(
        "SELECT other_file, other_row, kept_file || ':' || kept_row, why FROM transfer_pairs "
        f"QUALIFY row_number() OVER (PARTITION BY other_file ORDER BY other_row) <= {LISTED} ORDER BY 1, 2"
    )
    for file, row, kept, why in rows:
        message = f"This is the same payment as {kept} by {why}; it counts once."
        hint = "if they are two payments, give each its own transfer_id"
        loaded.issues.append(Issue(file, row, "transfer_id", "TRANSFER-PAIRED", "info", kept, message, hint))
    sums: dict[tuple[str, str], list[str]] = {}
    counts: dict[tuple[str, str], int] = {}
    for other, kept, currency, count, amount in engine.rows(
        "SELECT other_file, kept_file, currency, count(*), sum(amount) FROM transfer_pairs GROUP BY ALL ORDER BY ALL"
    ):
        sums.setdefault((other, kept), []).append(f"{plain_text(amount)} {currency}")
        counts[other, kept] = counts.get((other, kept), 0) + count
    for (other, kept), amounts in sums.items():
        rows_are = "1 row is" if counts[other, kept] == 1 else f"{counts[other, kept]} rows are"
        message = (
            f"{rows_are} taken for payments that {kept} has too, and count once (transfer_pairs lists them); "
            f"as payments of their own they would add {', '.join(amounts)}."
        )
        hint = "if the two files never tell the same payment, say pair_transfers = false in finlink.toml"
        loaded.issues.append(Issue(other, 0, "transfer_id", "TRANSFER-PAIRS", "info", kept, message, hint))


def report_alike(engine: DuckEngine, loaded: Loaded, rows: str) -> None:
    """Report the rows of one file that agree with an earlier one in all that would make two files' rows one payment.

    ``rows`` is SQL for the rows that may agree, as ``pairs`` makes it.
    """
    same = "file, sender, receiver, amount, currency, day, network, log_index, mark"
    engine.table("alike_rows", rows)
    engine.table(
        "alike_first", f"SELECT {same}, min(source_row) AS first FROM alike_rows GROUP BY ALL HAVING count(*) > 1"
    )
    on = " AND ".join(f"a.{name} IS NOT DISTINCT FROM f.{name}" for name in same.split(", "))
    engine.table(
        "transfers_alike",
        f"SELECT t.source_file, t.source_row, f.first FROM alike_rows a JOIN alike_first f ON {on} "
        "JOIN in_transfers t ON t.row_at = a.row_at WHERE a.source_row > f.first",
    )
    listed = engine.rows(
        "SELECT source_file, source_row, first FROM transfers_alike "
        f"QUALIFY row_number() OVER (PARTITION BY source_file ORDER BY source_row) <= {LISTED} ORDER BY 1, 2"
    )
    hint = "remove the row if it is the same payment, or give each its own transfer_id"
    for file, row, first in listed:
        message = (
            f"The row agrees with {file}:{first} in ends, amount, currency and day, and neither has an id; "
            "each counts as its own payment."
        )
        value = f"{file}:{first}"
        loaded.issues.append(Issue(file, row, "transfer_id", "TRANSFER-ALIKE", "warning", value, message, hint))
    for file, count in engine.rows(
        f"SELECT source_file, count(*) FROM transfers_alike GROUP BY 1 HAVING count(*) > {LISTED} ORDER BY 1"
    ):
        message = (
            f"{count} rows agree with an earlier row of this file in ends, amount, currency and day, and have no id; "
            f"each counts as its own payment, and the first {LISTED} of them are listed."
        )
        loaded.issues.append(Issue(file, 0, "transfer_id", "TRANSFER-ALIKE", "warning", str(count), message, hint))
