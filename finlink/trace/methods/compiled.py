"""The methods compiled by numba, for ledgers over which plain Python would take long: the same code and results."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from finlink.trace.methods import claims, lots, state
from finlink.trace.methods.state import fetch_compiled

if TYPE_CHECKING:
    from collections.abc import Callable

_HELPERS = (
    state.muldiv_64, state.write, state.new_lot, state.give_back, state.note_before,
    state.keep_note,
    lots.put_last, lots.put_first, lots.put, lots.take_first, lots.followed,
    claims.add_claim, claims.share_out, claims.hand_out, claims.claimed, claims.drop_empty, claims.receive,
)  # fmt: skip


_OPTIONS = {"_nrt": False, "error_model": "numpy"}
"""None of these functions makes an array or divides by 0: without counting references they take half the time."""


@cache
def _registered() -> None:
    """Let compiled code call the helpers; ``muldiv`` works within 64 bits there, ``fetch`` does something."""
    from numba.extending import overload, register_jitable  # noqa: PLC0415 - slow to import, and only large ledgers need it

    for helper in _HELPERS:
        register_jitable(**_OPTIONS)(helper)
    overload(state.muldiv, strict=False)(_within_64_bits)
    overload(state.fetch, strict=False, jit_options=_OPTIONS)(_fetching)


def _within_64_bits(a: object, b: object, c: object) -> Callable[..., tuple[int, int]]:
    """Return what stands for ``muldiv`` in compiled code."""
    return state.muldiv_64


def _fetching(moves: object, state: object, first: object, last: object) -> Callable[..., int]:
    """Return what stands for ``fetch`` in compiled code."""
    return fetch_compiled


@cache
def compiled(run: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``run`` compiled; it then takes numpy arrays of int64."""
    from numba import njit  # noqa: PLC0415

    _registered()
    made: Callable[..., Any] = njit(nogil=True, **_OPTIONS)(run)
    return made
