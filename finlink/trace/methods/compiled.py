"""The methods compiled by numba, for ledgers over which plain Python would take long: the same code and results."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from finlink.trace.methods import claims, lots, state

if TYPE_CHECKING:
    from collections.abc import Callable

_HELPERS = (
    state.muldiv_64, state.write, state.new_lot, state.give_back, state.note_before,
    lots.put_last, lots.put_first, lots.put, lots.take_first, lots.followed,
    claims.add_claim, claims.share_out, claims.hand_out, claims.claimed, claims.drop_empty, claims.receive,
)  # fmt: skip


@cache
def _registered() -> None:
    """Let compiled code call the helpers; ``muldiv`` works within 64 bits there."""
    from numba.extending import overload, register_jitable  # noqa: PLC0415 - slow to import, and only large ledgers need it

    for helper in _HELPERS:
        register_jitable(helper)
    overload(state.muldiv, strict=False)(_within_64_bits)


def _within_64_bits(a: object, b: object, c: object) -> Callable[..., tuple[int, int]]:
    """Return what stands for ``muldiv`` in compiled code."""
    return state.muldiv_64


@cache
def compiled(run: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``run`` compiled; it then takes numpy arrays of int64."""
    from numba import njit  # noqa: PLC0415

    _registered()
    made: Callable[..., Any] = njit(nogil=True)(run)
    return made
