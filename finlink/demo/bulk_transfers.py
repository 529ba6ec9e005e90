"""Transfers of a benchmark register, drawn and written in block."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from finlink.demo import numbers

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from finlink.demo.bulk_ends import Ends
    from finlink.demo.draws import Draws

_BLOCK = 100_000
_HEADER = "transfer_id,time,sender,receiver,amount,currency,chain,tx_hash,purpose\n"
_PURPOSES = (
    "invoice", "rent", "loan", "services", "uplata", "pozajmica", "top-up", "car", "plata", "zakup", "avans",
    "fatura", "borc", "kira", "deposit", "consulting", "refund", "gift", "", "",
)  # fmt: skip
_CHAIN_OF_4 = ("bitcoin", "tron", "tron", "ethereum")


def write_transfers(path: Path, draws: Draws, ends: Ends, count: int, last: date) -> Path:
    """Write `count` transfers of the 900 days up to `last` between known ends, four in five by bank.

    No money goes from an end that a case names to another such end: it would link cases that stand alone by the truth.
    """
    days = [(last - timedelta(days=back)).isoformat() for back in range(900)]
    clock = [f"T{s // 3600:02d}:{s // 60 % 60:02d}:{s % 60:02d}Z" for s in range(86_400)]
    with path.open("wb") as out:
        out.write(_HEADER.encode())
        for start in range(0, count, _BLOCK):
            block = range(start, min(start + _BLOCK, count))
            out.write("".join(_block(draws, ends, block, days, clock)).encode())
    return path


def _block(draws: Draws, ends: Ends, block: range, days: list[str], clock: list[str]) -> list[str]:
    start, size = block.start, len(block)
    when, second = (
        draws.below("day", size, 900, start).tolist(),
        draws.below("second", size, 86_400, start).tolist(),
    )
    one = draws.below("sender", size, 1 << 32, start).tolist()
    two = draws.below("receiver", size, 1 << 32, start).tolist()
    amount = draws.below("amount", size, 1 << 32, start).tolist()
    kind = draws.below("kind", size, 1 << 32, start).tolist()
    digest = draws.words("hash", size * 4, start * 4).byteswap().tobytes().hex()
    lines: list[str] = []
    for at in range(size):
        head = f"T{start + at + 1:09d},{days[when[at]]}{clock[second[at]]},"
        dice, value = kind[at], amount[at]
        if dice % 5:
            sender, receiver = _pair(ends.accounts, ends.held["bank"], one[at], two[at])
            cents = value % 10 ** (4 + value % 5) + 100
            currency, purpose = numbers.CURRENCY[sender[:2]], _PURPOSES[dice // 5 % 20]
            tail = f"{cents // 100}.{cents % 100:02d},{currency},,,{purpose}\n"
        else:
            chain = _CHAIN_OF_4[dice // 5 % 4]
            sender, receiver = _pair(ends.wallets[chain], ends.held[chain], one[at], two[at])
            tail = f"{_coins(chain, value)},{chain},{digest[at * 64 : at * 64 + 64]},\n"
        lines.append(f"{head}{sender},{receiver},{tail}")
    return lines


def _pair(ends: list[str], held: int, one: int, two: int) -> tuple[str, str]:
    """Pick two different ends, of which the first `held` are those that cases name: never two of these."""
    first, second = one % len(ends), two % len(ends)
    if first < held and second < held:
        first = held + one % (len(ends) - held)
    return ends[first], ends[second if second != first else second - 1]


def _coins(chain: str, value: int) -> str:
    """Say an amount in the coin of the chain, with all its decimals: BTC 8, USDT 6."""
    if chain == "bitcoin":
        units = value % 10**9 + 1
        return f"{units // 10**8}.{units % 10**8:08d},BTC"
    return f"{value // 10**4 + 1}.{value % 10**6:06d},USDT"
