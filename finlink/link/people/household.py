"""What relatives have in common anyway: an address, a telephone, a surname, with twins a date of birth.

Where two names conflict, address and telephone count once; and two of one household with other names are proposed at
most: twins, brothers, husband and wife are as likely as one person under two names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ADDRESS = 10.4
"""Bits that an address counts at most where the names are not the same."""

PLACE = 4.0
"""Bits of an address up to which no more than the place is the same."""

RELATIVES = 0.5
"""Strength that two of one household with other names have at most."""

COUNT_ONCE = "other names at one address may be a household, whose address and telephone count once"
PROPOSED_ONLY = "other names in one household: relatives are as likely as one person under two names"

_PERSONS = "l.sort <> 'company' AND r.sort <> 'company'"


def counted_twice(bits: Mapping[str, str]) -> str:
    """Return SQL for the bits (below zero) that an address and a telephone of one household count too much, else NULL.

    ``bits`` has SQL for the bits of each comparison; ``f`` is the row of levels_found, ``l`` and ``r`` the profiles.
    """
    phone, address = _gain(bits["phone"]), _gain(bits["address"])
    twice = f"greatest({address} - {ADDRESS}, least({phone}, {address}), 0)"
    return f"CASE WHEN f.name_level IN ('one word', 'part', 'different') AND {_PERSONS} THEN -nullif({twice}, 0) END"


def relatives(bits: Mapping[str, str]) -> str:
    """Return the SQL condition that two of one household have other names, and no number in common."""
    return (
        f"coalesce(f.name_level IN ('part', 'different') AND {_PERSONS} AND coalesce({bits['national_id']}, 0) <= 0 "
        f"AND ({_gain(bits['phone'])} > 0 OR {_gain(bits['address'])} > {PLACE}), false)"
    )


def _gain(bits: str) -> str:
    return f"greatest(coalesce({bits}, 0), 0)"
