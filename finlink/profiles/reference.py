"""The reference page of the profiles, `docs/reference/profiles.md`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.profiles.loading import load, names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finlink.profiles.model import Profile

_INTRODUCTION = """# Profiles

<!-- Generated from finlink/profiles/*.toml; FINLINK_UPDATE=1 pytest tests/profiles writes it again. -->

A profile says for one jurisdiction which offences call for a parallel financial investigation, from which
amount and how soon, and how severe each finding is. A profile of your own is a TOML file that starts with
`extends = "default"` and says only what differs:

```toml
extends = "default"
title = "Our district"
jurisdiction = "RS"
currency = "RSD"

[timely_days]
value = 15
source = "instruction no. ..., article ..."

[rules]
G15 = { enabled = true, severity = "high" }
```

Every figure and list names its source. Figures that finlink chose to have something to work with say so, and
a value whose source says `unknown`, `verify`, `not verified` or `unverified` is listed as still to be
verified. An offence is taken out of the duty only by an entry `[[not_required]]` with a source: one that
admits to be unverified is refused.
"""

_RULES = {
    "G01": "proceeds-generating offence, overdue, no financial investigation",
    "G02": "loss at or above the threshold, no financial investigation",
    "G03": "accounts, wallets or transfers known, loss unknown, no financial investigation",
    "G04": "proceeds estimated, no loss recorded, no financial investigation",
    "G05": "financial investigation opened late",
    "G06": "financial investigation opened after indictment or closure",
    "G07": "all financial investigations closed without a result, money left",
    "G08": "scope of the financial investigations leaves out a channel of the money",
    "G09": "accounts or services abroad, no request to that country",
    "G10": "money traced to a bank or service, no measure there",
    "G11": "a preservation or suspension runs out, or ran out, and nothing followed",
    "G12": "linked with a case that an open financial investigation covers: join it",
    "G13": "linked cases, each below the threshold, together at or above it, none investigated",
    "G14": "financial investigation of a case not in the register, or a duplicate, unfounded or merged one",
    "G15": "case closed with a loss and without a financial investigation",
    "G16": "an open financial investigation without a step for too long",
    "G17": "report of suspicious transactions, no financial investigation",
    "G18": "money laundering without a predicate case, or a result without a charge of laundering",
    "G19": "a company as subject or holder, no beneficial owner recorded",
    "G20": "less restrained than traced at an end point",
    "G21": "FIU and asset recovery office not asked in time",
    "G22": "impossible dates",
    "G23": "the case list and the list of investigations contradict each other",
    "G24": "what entered the trace is another sum than the loss",
}
"""What each rule finds, in short."""


def render() -> str:
    """Return the page as Markdown: how profiles work, then each profile that comes with finlink."""
    parts = [_INTRODUCTION]
    for name in names():
        parts += _profile(load(name))
    return "\n".join(parts).rstrip("\n") + "\n"


def _profile(profile: Profile) -> Iterator[str]:
    """Yield the section of one profile."""
    yield f"## {profile.name}\n"
    base = f" Extends `{profile.extends}`." if profile.extends else ""
    jurisdiction = profile.jurisdiction or "none"
    yield f"{profile.title}. Jurisdiction: {jurisdiction}. Currency: {profile.currency}.{base}\n"
    yield from _facts(profile)
    yield from _rules(profile)
    yield from _list("Not required, by a verified source", _not_required(profile))
    yield from _list("Still to be verified, and in use", profile.unverified)
    yield from _list("Notes", profile.notes)
    yield from _list("Sources", profile.sources)


def _facts(profile: Profile) -> Iterator[str]:
    """Yield the table of values with their sources."""
    offences = ", ".join(f"`{offence}`" for offence in profile.offences)
    rows = (
        ("timely_days", f"{profile.timely_days} days from registration"),
        ("stalled_days", f"{profile.stalled_days} days without a step"),
        ("threshold_eur", f"{profile.threshold_eur} EUR"),
        ("offences", offences),
        *([("trace_method", profile.trace_method)] if profile.trace_method else []),
    )
    yield "| key | value | source |\n|---|---|---|"
    for key, value in rows:
        yield f"| `{key}` | {value} | {profile.origins[key]} |"
    may_open = "; ".join(profile.may_open) or "not stated"
    yield f"\nWho may open a financial investigation: {may_open}.\n"


def _rules(profile: Profile) -> Iterator[str]:
    """Yield the table of rules."""
    yield "| rule | finds | severity | days | least EUR | enabled |\n|---|---|---|---|---|---|"
    for rule in profile.rules.values():
        limits = f"{'' if rule.days is None else rule.days} | {'' if rule.amount_eur is None else rule.amount_eur}"
        enabled = "yes" if rule.enabled else "no"
        yield f"| {rule.id} | {_RULES[rule.id]} | {rule.severity} | {limits} | {enabled} |"
    yield ""


def _not_required(profile: Profile) -> tuple[str, ...]:
    """Return the offences outside the duty, each with its source."""
    return tuple(f"`{code}`: {profile.origins[f'not_required:{code}']}" for code in profile.not_required_offences)


def _list(title: str, items: tuple[str, ...]) -> Iterator[str]:
    """Yield a titled list, or that there is nothing."""
    yield f"{title}:\n" if items else f"{title}: none.\n"
    yield from (f"- {item}" for item in items)
    if items:
        yield ""
