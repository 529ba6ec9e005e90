"""The findings that a profile can switch off, weigh differently, or give other limits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finlink.profiles.model import Rule

PARAMETERS: dict[str, tuple[str, ...]] = {
    "G01": (),
    "G02": (),
    "G03": (),
    "G04": (),
    "G05": (),
    "G06": (),
    "G07": ("amount_eur",),
    "G08": (),
    "G09": ("days",),
    "G10": ("days", "amount_eur"),
    "G11": ("days",),
    "G12": (),
    "G13": (),
    "G14": (),
    "G15": (),
    "G16": (),
    "G17": (),
    "G18": (),
    "G19": (),
    "G20": ("amount_eur",),
    "G21": ("days",),
    "G22": (),
    "G23": (),
    "G24": (),
}
"""Every rule, and the limits of its own that it has; the others read the deadlines and the threshold of the profile."""

RULE_IDS = tuple(PARAMETERS)
"""The rules, in order."""

LIMITS = {"days": "days", "amount_eur": "EUR"}
"""The limits that a rule may have, and their units."""


def merged(inherited: Mapping[str, Rule], own: Mapping[str, Rule]) -> dict[str, Rule]:
    """Return the rules after one more layer: what a rule's entry does not say about its limits is inherited."""
    rules = dict(inherited)
    for name, rule in own.items():
        base = rules.get(name)
        left_out = {limit: getattr(base, limit) for limit in LIMITS if base and getattr(rule, limit) is None}
        rules[name] = replace(rule, **left_out)
    return rules
