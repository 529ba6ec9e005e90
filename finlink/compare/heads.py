"""What must be said before any change: where the builds were made differently, differences may come from that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from finlink.words import plain_text

if TYPE_CHECKING:
    from finlink.engine import DuckEngine
    from finlink.result import Build

_NO_RULE = ("as_of",)
"""A setting that is told as the as-of date."""


def head(old: Build, new: Build, engine: DuckEngine) -> list[str]:
    """Return the sentences: versions, as-of dates, profiles and their figures, settings, input files that differ."""
    said = []
    before, after = old.manifest, new.manifest
    if before["finlink"] != after["finlink"]:
        said.append(f"OLD was built by finlink {before['finlink']}, NEW by {after['finlink']}")
    if before["as_of"] != after["as_of"]:
        said.append(f"OLD speaks as of {before['as_of'] or 'an unknown date'}, NEW as of {after['as_of'] or 'one'}")
    if before["profile"]["name"] != after["profile"]["name"]:
        said.append(f"OLD has the profile {before['profile']['name']}, NEW {after['profile']['name']}")
    said += _figures(engine)
    said += _settings(before["settings"], after["settings"])
    if before.get("identifier_checks") != after.get("identifier_checks"):
        said.append("identifiers were checked by different editions of the checks")
    if before.get("rates") != after.get("rates"):
        said.append("the rates of currencies are of different editions")
    return [f"Made differently: {one}; differences may come from that." for one in said]


_TOLD_ELSEWHERE = ("as_of", "network_strength")
"""Figures that rules were run with but that no profile says: the day, and a setting."""


def _figures(engine: DuckEngine) -> list[str]:
    """Say which figures of the profile differ, and whether the rules do: a profile of one name may have been edited."""
    found = [engine.records(f"SELECT * FROM {side}_params") for side in ("old", "new")]
    before, after = (dict(zip(names, rows[0], strict=True)) for names, rows in found)
    return [
        f"{name} was {plain_text(was)}, is {plain_text(after[name])}"
        for name, was in before.items()
        if name not in _TOLD_ELSEWHERE and name in after and plain_text(was) != plain_text(after[name])
    ]


def _settings(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """Say which settings differ; one that a build does not know has its default there."""
    names = sorted((before.keys() & after.keys()) - {*_NO_RULE, "profile"})
    return [
        f"the setting {name} was {plain_text(before[name]) or 'empty'}, is {plain_text(after[name]) or 'empty'}"
        for name in names
        if before[name] != after[name]
    ]


def files_that_differ(old: Build, new: Build) -> list[str]:
    """Return the input files that came, went, or have other bytes, with what happened to each."""
    before, after = ({one["file"]: one for one in build.manifest["inputs"]} for build in (old, new))
    said = []
    for name in sorted(before.keys() | after.keys()):
        if name not in before:
            said.append(f"{name} (new)")
        elif name not in after:
            said.append(f"{name} (gone)")
        elif before[name]["sha256"] != after[name]["sha256"]:
            was, now = before[name]["accepted_lines"], after[name]["accepted_lines"]
            said.append(f"{name} ({was:,} → {now:,} lines used)" if was != now else f"{name} ({now:,} lines used)")
    return said
