"""Times the checks of identifiers: microseconds a value of each kind, and 1,000,000 distinct wallet addresses.

    python bench/identifiers.py              # 1,000,000 addresses, five runs, the median
    python bench/identifiers.py --count 100000 --runs 1

Every address is made from a seeded stream and valid; a quarter each is SegWit, base58 of Bitcoin, EIP-55 in mixed case,
and Tron with the rest. CPU is of this process; wall depends on what else the machine does.
"""

from __future__ import annotations

import argparse
import random
import time
from statistics import median
from typing import TYPE_CHECKING

from finlink.identifiers import (
    base58,
    bech32,
    cashaddr,
    ethereum,
    iban,
    identify_columns,
    ripple,
    substrate,
)

if TYPE_CHECKING:
    from collections.abc import Callable

TO_RIPPLE = str.maketrans(base58.ALPHABET, ripple.ALPHABET)


def segwit(draw: random.Random, prefix: str = "bc", *, version: bool = True) -> str:
    """Return a SegWit address, or without a version a Cosmos one."""
    number = draw.getrandbits(160)
    groups = [number >> 5 * place & 31 for place in reversed(range(32))]
    return bech32.encode(prefix, [0, *groups] if version else groups, "bech32")


def coin(draw: random.Random, *versions: int) -> str:
    """Return a base58 address under one of the versions."""
    return base58.encode_check(bytes([draw.choice(versions)]) + draw.randbytes(20))


def account(draw: random.Random) -> str:
    """Return a German IBAN."""
    bban = f"{draw.randrange(10**18):018}"
    return f"DE{iban.check_digits('DE', bban)}{bban}"


KINDS: dict[str, Callable[[random.Random], str]] = {
    "Bitcoin SegWit": segwit,
    "Bitcoin base58": lambda draw: coin(draw, 0, 5),
    "Ethereum, mixed case": lambda draw: "0x" + ethereum.mixed(draw.randbytes(20).hex()),
    "Ethereum, lower case": lambda draw: "0x" + draw.randbytes(20).hex(),
    "Tron": lambda draw: coin(draw, 65),
    "Litecoin": lambda draw: coin(draw, 48, 50),
    "Dogecoin": lambda draw: coin(draw, 30),
    "Bitcoin Cash": lambda draw: cashaddr.encode("bitcoincash", 0, draw.randbytes(20)),
    "XRP": lambda draw: base58.encode_check(b"\0" + draw.randbytes(20)).translate(TO_RIPPLE),
    "Cosmos": lambda draw: segwit(draw, "cosmos", version=False),
    "Polkadot": lambda draw: substrate.encode(0, draw.randbytes(32)),
    "Solana": lambda draw: base58.encode(draw.randbytes(32)),
    "IBAN": account,
}
MIXED = (*KINDS,)[:3] + (*KINDS,)[4:12]


def identify(values: list[str]) -> tuple[float, float]:
    """Return the CPU and the wall seconds of explaining the values as a build does."""
    blank = [""] * len(values)
    cpu, wall = time.process_time(), time.perf_counter()
    columns = identify_columns(values, blank, blank, blank, blank)
    taken = time.process_time() - cpu, time.perf_counter() - wall
    assert False not in columns["valid"], "an address that was made is said to be wrong"
    return taken


def mixture(draw: random.Random, count: int) -> list[str]:
    """Return distinct addresses: a quarter each of the three first kinds, the rest Tron (half) and all others."""
    quarter = count // 4
    values = [KINDS[kind](draw) for kind in MIXED[:3] for _ in range(quarter)]
    values += [KINDS["Tron"](draw) for _ in range(quarter // 2)]
    others = MIXED[4:]
    values += [KINDS[others[at % len(others)]](draw) for at in range(count - len(values))]
    draw.shuffle(values)
    assert len(set(values)) == count
    return values


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1_000_000, help="distinct wallet addresses")
    parser.add_argument("--each", type=int, default=20_000, help="values of each kind")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    draw = random.Random(1)  # noqa: S311 - nothing secret
    identify(mixture(draw, 4000))  # numpy and Keccak are loaded before the clock runs
    print("| kind | µs a value (CPU) |\n|---|---:|")
    for kind, make in KINDS.items():
        values = [make(draw) for _ in range(options.each)]
        cpu = median(identify(values)[0] for _ in range(options.runs))
        print(f"| {kind} | {cpu / len(values) * 1e6:.1f} |")
    values = mixture(draw, options.count)
    times = [identify(values) for _ in range(options.runs)]
    cpu, wall = (median(one[at] for one in times) for at in (0, 1))
    print(f"\n{options.count:,} distinct wallet addresses: {cpu:.1f} s CPU, {wall:.1f} s wall")


if __name__ == "__main__":
    main()
