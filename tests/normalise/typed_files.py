"""Small registers that are read and typed, not built: what the tests of single cells start from."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from registers import write_register

from finlink.engine import DuckEngine
from finlink.normalise import Loaded, load_inputs
from finlink.read import find_inputs
from finlink.settings import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from finlink.read.readings import Reading

CASES = "case_id,opened\nC1,2024-01-01\n"
IBAN, OTHER = "RS35260005601001611379", "BA391290079401028494"


@contextmanager
def typed(
    folder: Path, files: dict[str, str], settings: str = "", **options: str
) -> Iterator[tuple[DuckEngine, Loaded]]:
    """Read and type a register with the given files; cases.csv is there unless given."""
    register = write_register(folder / "register", {"cases.csv": CASES, **files}, settings)
    said = load(register).with_options(**options)
    engine = DuckEngine()
    try:
        work = folder / "work"
        work.mkdir(exist_ok=True)
        inputs, _ = find_inputs(register, said, work)
        yield engine, load_inputs(inputs, said, engine, work)
    finally:
        engine.close()


def transfers(
    *, amounts: Sequence[str] = (), times: Sequence[str] = (), currencies: Sequence[str] = (), delimiter: str = ";"
) -> str:
    """Return a transfers file in which the nth row has the nth amount, time and currency."""
    count = max(len(amounts), len(times), len(currencies))
    rows = [["transfer_id", "time", "sender", "receiver", "amount", "currency"]]
    for n in range(count):
        time = times[n] if times else "2024-05-07T10:15:00Z"
        amount = amounts[n] if amounts else "5"
        currency = currencies[n] if currencies else "EUR"
        rows.append([f"T{n}", time, IBAN, OTHER, amount, currency])
    return "".join(delimiter.join(row) + "\n" for row in rows)


def said(loaded: Loaded) -> list[tuple[int, str, str, str]]:
    """Return (row, column, code, severity) of every issue, in order."""
    return [(one.row, one.column, one.issue, one.severity) for one in sorted(loaded.issues, key=lambda i: (i.row, i))]


def readings(loaded: Loaded, what: str) -> list[Reading]:
    """Return what was found out about ``what``, of all files."""
    return [one for file in loaded.files for one in file.readings if one.what == what]
