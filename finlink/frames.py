"""Tracing without a register: a pandas frame of transfers is enough."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from finlink.errors import FinlinkError
from finlink.pipeline import build

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd


def trace_transfers(transfers: pd.DataFrame, method: str = "fifo", *, services: Sequence[str] = ()) -> pd.DataFrame:
    """Return where the money marked in ``proceeds_of`` went, per case and destination, as ``Build.trace`` does.

    ``transfers`` has the columns of the table transfers (time, sender, receiver, amount, currency, proceeds_of at the
    least); amounts are texts or decimals. ``services`` are accounts and wallets where tracing stops. Raises
    FinlinkError where the frame cannot be read or marks nothing.
    """
    import pandas  # noqa: ICN001, PLC0415 - heavy

    if "proceeds_of" not in transfers or not transfers["proceeds_of"].notna().any():
        raise FinlinkError(
            "The frame marks no payment as proceeds: fill the column proceeds_of with a name of the case."
        )
    cases = sorted({str(case) for case in transfers["proceeds_of"].dropna() if str(case)})
    with tempfile.TemporaryDirectory() as work:
        register = Path(work) / "register"
        register.mkdir()
        transfers.to_csv(register / "transfers.csv", index=False)
        pandas.DataFrame({"case_id": cases}).to_csv(register / "cases.csv", index=False)
        if services:
            held = pandas.DataFrame({"address": list(services), "case_id": cases[0], "role": "service"})
            held.to_csv(register / "wallets.csv", index=False)
            held.rename(columns={"address": "account"}).to_csv(register / "accounts.csv", index=False)
        (register / "finlink.toml").write_text(f'trace_method = "{method}"\n', encoding="utf-8")
        made = build(register, Path(work) / "build")
        found = [made.trace(case) for case in cases]
        made.engine.close()
    return pandas.concat([one for one in found if len(one)] or found[:1], ignore_index=True)
