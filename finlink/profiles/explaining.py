"""Says in words what a profile holds: each value with its source, what is unverified, what nobody has read yet."""

from __future__ import annotations

import dataclasses
import textwrap
from typing import TYPE_CHECKING, NamedTuple

from finlink.profiles.loading import layers_of, load, located
from finlink.profiles.unknown import Unknown, unknowns
from finlink.profiles.values import is_unverified

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from finlink.profiles.model import Profile, Rule

_SOURCE = " Source: "
"""What parts the words of a note from where they were read."""


class Entry(NamedTuple):
    """One thing that a profile says; ``part`` is the kind of thing, ``standing`` whether it can be relied on."""

    part: str
    key: str
    value: str
    source: str
    standing: str


_STANDING_SHOWN = ("value", "rule")

PARTS = {
    "about": "About",
    "value": "Values in use",
    "rule": "Findings looked for, and how severe each is",
    "not required": "Offences outside the duty",
    "to verify": "In use and still to be verified",
    "unknown": "Unknown: nobody has read it, so it is not in use",
    "note": "Notes",
    "source": "Sources",
}
"""The parts of an explanation, in order, with their headings."""


def explain(name_or_path: str | Path, rule_words: Callable[[str], str] = lambda _rule: "") -> list[Entry]:
    """Return what a profile says, part by part in the order of ``PARTS``; ``rule_words`` tells what a rule finds."""
    profile = load(name_or_path)
    path = located(name_or_path)
    base = load(located(profile.extends, path.parent)) if profile.extends else None
    entries = [*_about(profile), *_values(profile, base), *_rules(profile, base, rule_words)]
    exempt = "needs no financial investigation where its loss is below the threshold"
    entries += [
        Entry("not required", code, exempt, profile.origins[f"not_required:{code}"], "")
        for code in profile.not_required_offences
    ]
    for entry in profile.unverified:
        key, _, words = entry.partition(": ")
        entries.append(Entry("to verify", key if words else "", words or entry, "", "in use"))
    entries += [Entry("unknown", one.key, one.words, "", "not in use") for one in open_questions(path)]
    entries += [Entry("note", "", *cited(note), "") for note in profile.notes]
    return entries + [Entry("source", "", source, "", "") for source in profile.sources]


def as_text(entries: Sequence[Entry], width: int) -> str:
    """Return an explanation as plain text: a heading a part, and below each thing its source; addresses stay whole."""
    parts = []
    for part, heading in PARTS.items():
        rows = [entry for entry in entries if entry.part == part]
        margin = max((len(row.key or "other") for row in rows if any(one.key for one in rows)), default=0)
        lines = [line for row in rows for line in _lines(row, margin, width)]
        parts += ["\n".join([heading, *lines])] if rows else []
    return "\n\n".join(parts) + "\n"


def _lines(row: Entry, margin: int, width: int) -> Iterator[str]:
    """Yield one entry as lines; ``margin`` is the room for the keys of its part, 0 where it has none."""
    indent = " " * (margin + 4 if margin else 2)
    start = f"  {row.key or 'other':{margin}}  " if margin else "- "
    aside = f" ({row.standing})" if row.standing and row.part in _STANDING_SHOWN else ""
    texts = [row.value, f"Source: {row.source}{aside}"] if row.source else [row.value + aside]
    for n, text in enumerate(texts):
        yield from textwrap.wrap(
            text, width, initial_indent=indent if n else start, subsequent_indent=indent, break_long_words=False,
            break_on_hyphens=False,
        )  # fmt: skip


def open_questions(path: Path) -> list[Unknown]:
    """Return what a profile's file, and those it extends, call unknown, without what a file above them settles."""
    found: list[Unknown] = []
    settled: set[str] = set()
    for file, parsed in reversed(layers_of(path)):
        found += [one for one in unknowns(file) if one.key not in settled]
        settled |= parsed.keys()
    return found


def cited(note: str) -> tuple[str, str]:
    """Return a note's words and where they were read ("" = it does not say).

    >>> cited("Prosecutors open them. Source: Official Gazette 1/2020")
    ('Prosecutors open them.', 'Official Gazette 1/2020')
    """
    words, _, source = note.partition(_SOURCE)
    return words, source


def in_words(profile: Profile) -> dict[str, str]:
    """Return what each value with a source means, in a sentence."""
    listed = ", ".join(profile.offences) or "none"
    return {
        "timely_days": f"A financial investigation is due within {profile.timely_days} days of registration.",
        "stalled_days": f"An open one counts as stalled after {profile.stalled_days} days without a step.",
        "threshold_eur": f"A loss of {profile.threshold_eur:,} EUR or more calls for one, whatever the offence.",
        "offences": f"{len(profile.offences)} offences call for one, whatever the loss: {listed}.",
        **({"trace_method": f"Money is traced by the method {profile.trace_method}."} if profile.trace_method else {}),
    }


def _about(profile: Profile) -> Iterator[Entry]:
    """Yield what the profile is."""
    yield Entry("about", "title", profile.title, "", "")
    yield Entry("about", "jurisdiction", profile.jurisdiction or "none", "", "")
    yield Entry("about", "currency", profile.currency, "", "")
    if profile.extends:
        yield Entry(
            "about", "extends", f"{profile.extends}: what this profile does not say is taken from there", "", ""
        )
    yield Entry("about", "may_open", "; ".join(profile.may_open) or "who may open one is not stated", "", "")


def _values(profile: Profile, base: Profile | None) -> Iterator[Entry]:
    """Yield the values with a source."""
    open_keys = {entry.partition(":")[0] for entry in profile.unverified}
    for key, words in in_words(profile).items():
        source = profile.origins[key]
        standing = _whose(base, inherited=base is not None and base.origins.get(key) == source)
        doubt = key in open_keys or is_unverified(source)
        yield Entry("value", key, words, source, f"{standing}; to be verified" if doubt else standing)
    if not profile.trace_method:
        words = "Not stated: FIFO is used, and every output says that it was chosen by default, not by law."
        yield Entry("value", "trace_method", words, "", "")


def _rules(profile: Profile, base: Profile | None, rule_words: Callable[[str], str]) -> Iterator[Entry]:
    """Yield the rules: on or off, how severe, with what figures, and what each finds."""
    for rule in profile.rules.values():
        inherited = base is not None and base.rules.get(rule.id) == rule
        state = ", ".join([f"on, {rule.severity}" if rule.enabled else "off", *figures(rule)])
        words = rule_words(rule.id)
        standing = _whose(base, inherited=inherited) if base else ""
        yield Entry("rule", rule.id, f"{state}: {words}" if words else state, "", "" if inherited else standing)


def figures(rule: Rule) -> list[str]:
    """Return the figures that a rule has beside its severity, as "name value"."""
    own = {field.name: getattr(rule, field.name) for field in dataclasses.fields(rule)}
    others = {name: value for name, value in own.items() if name not in ("id", "enabled", "severity")}
    return [f"{name} {value}" for name, value in others.items() if value not in (None, "", {}, ())]


def _whose(base: Profile | None, *, inherited: bool) -> str:
    """Say whether a value is the profile's own or taken over."""
    return f"taken from {base.name}" if base and inherited else "given by this profile"
