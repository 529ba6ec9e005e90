"""Finds everything that is wrong with a user's profile, where loading it stops at the first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from finlink.errors import FinlinkError
from finlink.profiles import values
from finlink.profiles.loading import DEFAULT, base_of, is_shipped, located

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_GOOD: dict[str, dict[str, Any]] = {
    "timely_days": {"value": 1, "source": "s"},
    "stalled_days": {"value": 1, "source": "s"},
    "threshold_eur": {"value": "1", "source": "s"},
    "offences": {"proceeds_generating": ["x"], "source": "s"},
    "trace_method": {"value": "fifo", "source": "s"},
    "not_required": {"offence": "x", "source": "s"},
}
"""By the key of a value with a source: one that is in order."""

_GOOD_RULE = {"enabled": True, "severity": "high"}

_OPENABLE = re.compile(
    r"https?://\S"
    r"|\b(gazette|official journal|oj|služben\w+|sluzben\w+|glasnik|narodne novine|nn|monitorul oficial|resm[iî] gazete"
    r"|fletorja zyrtare|gazeta zyrtare|държавен вестник|дв|службен\w+)\b\D*\d",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend ("problem": the file is refused) or to think about ("remark": it is used as it stands)."""

    severity: Literal["problem", "remark"]
    key: str
    message: str


def problems(name_or_path: str | Path) -> tuple[Problem, ...]:
    """Return everything that is wrong with a profile, and below it what is worth a thought; () where all is well.

    Each message is one sentence that names the file and the key. Of a file that is not TOML nothing but that can be
    said. Files that it extends are checked as well, unless they come with finlink.
    """
    top = located(name_or_path)
    layers, broken = _layers(top)
    own = [(path, parsed) for path, parsed in layers if not is_shipped(path)]
    found = [problem for path, parsed in own for problem in _of_file(path, parsed)]
    if broken:
        found.append(broken)
    else:
        said = {key for _, parsed in layers for key in parsed}
        found += [
            Problem("problem", key, f'{top}: {key} is missing; give it, or write extends = "{DEFAULT}".')
            for key in values.NEEDED
            if key not in said
        ]
    remarks = [remark for path, parsed in own for remark in _remarks(path, parsed)]
    return (*dict.fromkeys(found), *dict.fromkeys(remarks))


def openable(source: str) -> bool:
    """Say whether a source names something that a reader can open: an address, or the number of a gazette.

    >>> openable("Official Gazette 32/2013, article 2"), openable("instruction of our head, no. 3")
    (True, False)
    """
    return _OPENABLE.search(source) is not None


def _layers(path: Path) -> tuple[list[tuple[Path, dict[str, Any]]], Problem | None]:
    """Return a profile's file and those it extends as far as they can be read, and why it goes no further."""
    layers: list[tuple[Path, dict[str, Any]]] = []
    key = ""
    try:
        while True:
            if path.resolve() in {known.resolve() for known, _ in layers}:
                raise FinlinkError(f"{path}: extends leads back to this file, so the profile has no beginning.")
            layers.append((path, values.parse(path)))
            key = "extends"
            base = base_of(*layers[-1])
            if base is None:
                return layers, None
            path = base
    except FinlinkError as error:
        return layers, Problem("problem", key, str(error))


def _of_file(path: Path, parsed: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield what is wrong with the values of one file."""
    for key, value in parsed.items():
        whole = "" if key == "extends" else _complaint(path, key, value)
        if whole:
            parts = [complaint for probe in _probes(key, value) if (complaint := _complaint(path, key, probe))]
            for complaint in dict.fromkeys(parts or [whole]):
                named = complaint.removeprefix(f"{path}: ").split(" ", 1)[0]
                yield Problem("problem", named, complaint)


def _complaint(path: Path, key: str, value: object) -> str:
    """Return what the check of loading says of a value, "" where it takes it."""
    try:
        values.check(path, {key: value})
    except FinlinkError as error:
        return str(error)
    return ""


def _probes(key: str, value: object) -> Iterator[object]:
    """Yield the value once per part of it, each time with everything else as it should be.

    So each part that is wrong is refused by itself, by the very check that loading makes.
    """
    if key == "rules" and isinstance(value, dict):
        for rule, entry in value.items():
            yield from ({rule: part} for part in _parts(entry, _GOOD_RULE))
    elif key == "not_required" and isinstance(value, list):
        for entry in value:
            named = isinstance(entry, dict) and isinstance(entry.get("offence"), str) and entry["offence"].strip()
            good = _GOOD[key] | ({"offence": entry["offence"]} if named else {})
            yield from ([part] for part in _parts(entry, good))
    elif key in _GOOD and key != "not_required":
        yield from _parts(value, _GOOD[key])
    elif isinstance(value, list):
        yield from ([item] for item in value)


def _parts(entry: object, good: dict[str, Any]) -> Iterator[object]:
    """Yield a table once per key of it, the other keys as they should be, and once without each key it lacks."""
    if not isinstance(entry, dict):
        yield entry
        return
    for key, value in entry.items():
        alone = [[item] for item in value] if isinstance(value, list) and value else [value]
        yield from ({**good, key: one} for one in alone)
    yield from ({name: good[name] for name in good if name != key} for key in good if key not in entry)


def _remarks(path: Path, parsed: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield what is worth a thought about sources that are taken as they stand."""
    for key in _GOOD:
        entries = parsed.get(key, [])
        for entry in entries if isinstance(entries, list) else [entries]:
            source = entry.get("source") if isinstance(entry, dict) else None
            if not isinstance(source, str) or not source.strip() or openable(source):
                continue
            if not values.is_unverified(source):
                says = "names nothing that a reader could open; add a web address, or gazette and number"
            elif key != "not_required":
                says = "admits that nobody verified it; every build will name the value as still to be verified"
            else:
                continue
            yield Problem("remark", f"{key}.source", f"{path}: {key}.source {says}.")
