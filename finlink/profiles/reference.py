"""The reference page of the profiles, `docs/reference/profiles.md`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.profiles.explaining import cited, figures, in_words, open_questions
from finlink.profiles.loading import load, located, names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from finlink.profiles.model import Profile
    from finlink.profiles.unknown import Unknown

_INTRODUCTION = """# Profiles

<!-- Generated from finlink/profiles/*.toml; FINLINK_UPDATE=1 pytest tests/profiles writes it again. -->

A profile says for one jurisdiction which offences call for a parallel financial investigation, from which
amount and how soon, and how severe each finding is. `finlink profiles NAME` explains one on the screen.

The national profiles are starting points. A value is active only with a source that a reader can open. What nobody
has read stands in the file as a comment, and below under "Unknown": it changes nothing until somebody who has read
the law writes it down. So the profiles of today differ from `default` in their jurisdiction, currency, sources and
notes, and not in a figure. Many notes were read in secondary places (law offices, newspapers, projects): read
the law itself before you rely on one.

A profile of your own is a TOML file that extends one of these and says only what differs:
[Add a national profile](../how-to/add-a-national-profile.md).

Every figure and list names its source. Figures that finlink chose to have something to work with say so, and
a value whose source says `unknown`, `verify`, `not verified` or `unverified` is listed as still to be
verified, and so is whatever `unverified` lists; every build names these. An offence is taken out of the duty only
by an entry `[[not_required]]` with a source: one that admits to be unverified is refused.

## The keys of a profile

| key | what it says |
|---|---|
| `extends` | the profile this one builds on: a name, or the path of a file beside it |
| `title`, `jurisdiction`, `currency` | what it is called, its two-letter country code, its currency |
| `may_open` | who may open a financial investigation (told, not checked) |
| `timely_days` | `value`, `source`: days from registration within which one is due |
| `stalled_days` | `value`, `source`: days without a step after which an open one counts as stalled |
| `threshold_eur` | `value`, `source`: the loss in EUR from which one is due, whatever the offence |
| `offences` | `proceeds_generating`, `source`: the offences that call for one, whatever the loss |
| `trace_method` | `value`, `source`: how money is traced: `fifo`, `lifo`, `pro_rata` or `libr` |
| `not_required` | `offence`, `source`, once an offence: what a source takes out of the duty below the threshold |
| `rules` | by finding: `enabled` and `severity`; some have `days` and `amount_eur`, inherited where left out |
| `sources`, `notes` | what was read, and what a reader should know; they stand before those inherited |
| `unverified` | what in use still needs checking; "KEY: words" is settled by a file that gives KEY |
"""


def render(labels: Mapping[str, str]) -> str:
    """Return the page as Markdown: how profiles work, then each profile that comes with finlink.

    ``labels`` says in short what each rule finds.
    """
    parts = [_INTRODUCTION]
    for name in names():
        parts += _profile(load(name), labels)
    return "\n".join(parts).rstrip("\n") + "\n"


def _profile(profile: Profile, labels: Mapping[str, str]) -> Iterator[str]:
    """Yield the section of one profile."""
    base = load(profile.extends) if profile.extends else None
    yield f"## {profile.name}\n"
    extends = f" Extends `{profile.extends}`." if profile.extends else ""
    jurisdiction = profile.jurisdiction or "none"
    yield f"{profile.title}. Jurisdiction: {jurisdiction}. Currency: {profile.currency}.{extends}\n"
    yield from _facts(profile, base)
    yield from _rules(profile, base, labels)
    yield from _list("Not required, by a verified source", _not_required(profile))
    yield from _list("Still to be verified, and in use", profile.unverified)
    yield from _list("Unknown, and not in use", [_unknown(one) for one in open_questions(located(profile.name))])
    yield from _list("Notes", [_note(note) for note in profile.notes if base is None or note not in base.notes])
    yield from _list("Sources", [one for one in profile.sources if base is None or one not in base.sources])


def _facts(profile: Profile, base: Profile | None) -> Iterator[str]:
    """Yield the table of values with their sources; where all are those of the base, a sentence."""
    words = in_words(profile)
    if base and words == in_words(base) and profile.origins == base.origins:
        yield f"All values are those of `{base.name}`: nothing that differs was read in a law.\n"
    else:
        yield "| key | value | source |\n|---|---|---|"
        for key, value in words.items():
            yield f"| `{key}` | {value} | {profile.origins[key]} |"
        yield ""
    may_open = "; ".join(profile.may_open) or "not stated"
    yield f"Who may open a financial investigation: {may_open}.\n"


def _rules(profile: Profile, base: Profile | None, labels: Mapping[str, str]) -> Iterator[str]:
    """Yield the table of the rules that differ from those of the base."""
    own = [rule for rule in profile.rules.values() if base is None or base.rules.get(rule.id) != rule]
    if not own:
        return
    yield "| rule | finds | severity | enabled | figures |\n|---|---|---|---|---|"
    for rule in own:
        enabled = "yes" if rule.enabled else "no"
        yield f"| {rule.id} | {labels[rule.id]} | {rule.severity} | {enabled} | {', '.join(figures(rule))} |"
    yield ""


def _unknown(one: Unknown) -> str:
    return f"`{one.key}`: {one.words}" if one.key else one.words


def _note(note: str) -> str:
    words, source = cited(note)
    return f"{words} ({source})" if source else words


def _not_required(profile: Profile) -> tuple[str, ...]:
    """Return the offences outside the duty, each with its source."""
    return tuple(f"`{code}`: {profile.origins[f'not_required:{code}']}" for code in profile.not_required_offences)


def _list(title: str, items: Sequence[str]) -> Iterator[str]:
    """Yield a titled list, or that there is nothing."""
    yield f"{title}:\n" if items else f"{title}: none.\n"
    yield from (f"- {item}" for item in items)
    if items:
        yield ""
