"""What a profile and a rule are."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

SEVERITIES = ("high", "medium", "low")
"""Severities of a finding, worst first."""

_TURKISH_I = str.maketrans({"İ": "i", "I": "i", "ı": "i"})


@dataclass(frozen=True, slots=True)
class Rule:
    """Whether a finding is looked for, how severe it is (one of `SEVERITIES`), and its own limits, where it has any.

    `days` is a time to wait or to look ahead, `amount_eur` the least amount that counts.
    """

    id: str
    enabled: bool
    severity: str
    days: int | None = None
    amount_eur: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """One jurisdiction's rules.

    `jurisdiction` is a two-letter country code ("" for none). `timely_days` run from the day the case was
    registered, `stalled_days` from the last step of an open investigation. `offences` are those that generate
    proceeds, `not_required_offences` those that a verified source takes out of the duty, both as
    `normalise_offence` writes them. `rules` has every rule by its id, in order. `unverified` tells in plain
    words which values in use still need checking. `may_open` tells who may open a financial investigation
    (empty: not stated). `origins` gives `timely_days`, `stalled_days`, `threshold_eur`, `offences` and every
    `not_required:<offence>` the source of its value. `extends` names the profile it was built on ("" for
    none). `trace_method` is the method of tracing that the jurisdiction's law or courts use ("" for none stated).
    """

    name: str
    title: str
    jurisdiction: str
    currency: str
    timely_days: int
    stalled_days: int
    threshold_eur: Decimal
    offences: tuple[str, ...]
    not_required_offences: tuple[str, ...]
    rules: Mapping[str, Rule] = field(hash=False)
    sources: tuple[str, ...]
    notes: tuple[str, ...]
    unverified: tuple[str, ...]
    may_open: tuple[str, ...]
    origins: Mapping[str, str] = field(hash=False)
    extends: str
    trace_method: str = ""


def normalise_offence(text: str) -> str:
    """Return an offence code as profiles compare it: lower case, blanks and hyphens as one underscore.

    >>> normalise_offence(" Investment-Fraud "), normalise_offence("CARD  FRAUD")
    ('investment_fraud', 'card_fraud')
    """
    lowered = unicodedata.normalize("NFKC", text).translate(_TURKISH_I).lower()
    return re.sub(r"[\s_\-\u2010-\u2015\u200b\ufeff]+", "_", unicodedata.normalize("NFC", lowered)).strip("_")
